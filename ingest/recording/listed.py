"""Decisions that a compilation lists by session: under headings that each name one, or in a table with a column of them."""

from __future__ import annotations

import re

from assistant.numerals import chinese_number
from assistant.symbols import find_sessions, sessions_with_spans

_BETWEEN_HEADINGS = " > "
_OF_A_SESSION = re.compile(  # what a heading says of a session besides which it is: whose, when and where it met
    r"CDIP|(?:发展与知识产权)?委员会|会议|届会|期间|的?(?:各项)?决定|第?\d+[届年月日]|年|月|日|至|举行|日内瓦|[一二三四五六七八九十]+、"
    r"|\b(?:sessions?|the|of|to|and|in|held|Geneva|Committee(?:\s+on\s+Development\s+and\s+Intellectual\s+Property)?|decisions?|[IVX]+"
    r"|Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
    r"|[\d\s.,，、:：;()（）/–—-]",
    re.IGNORECASE,
)
_SESSION_CELL = re.compile(
    r"(?:^|[；;]\s*)(?:届会|届次|会议|CDIP\s*届会|(?:CDIP\s+)?sessions?)\s*[:：]\s*(?P<cell>[^；;:：]{1,40}?)\s*(?=[；;])", re.IGNORECASE
)
_DECISION_CELL = re.compile(
    r"[；;]\s*(?:(?:委员会|会议)?的?(?:决定|结论|审议结果|处理结果|处理情况|结果)|(?:committee['’]?s?\s+)?(?:decisions?|outcomes?|conclusions?|actions?(?:\s+taken)?|results?))"
    r"\s*[:：]\s*(?P<cell>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_NEXT_COLUMN = re.compile(
    r"[；;]\s*(?:备注|说明|来源|状况|落实情况|文件|remarks?|notes?|sources?|status|documents?|follow-up)\s*[:：]", re.IGNORECASE
)


def session_of_section(section: str | None) -> int | None:
    """Return the session under whose heading a paragraph stands, where that heading says no more than which it was.

    >>> session_of_section("Decisions > Ninth Session (May 7 to 11, 2012)"), session_of_section("Follow-up to the Ninth Session")
    (9, None)
    """
    for heading in reversed((section or "").split(_BETWEEN_HEADINGS)):
        named = list(sessions_with_spans(heading))
        if len(named) == 1 and len(named[0][0]) == 1:
            sessions, start, end = named[0]
            if not _OF_A_SESSION.sub("", heading[:start] + heading[end:]):
                return sessions[0]
    return None


def decided_in_row(row: str) -> tuple[int, str] | None:
    """Return the session of a row of a table and the words of what it decided; None where it has no such two columns.

    >>> decided_in_row("届会：第九届；文件：CDIP/9/6；决定：推迟"), decided_in_row("Session: Ninth; Outcome: approved; Remarks: none")
    ((9, '推迟'), (9, 'approved'))
    """
    number, decision = session_of_row(row), _DECISION_CELL.search(row)
    if number is None or decision is None:
        return None
    words = decision["cell"]
    after = _NEXT_COLUMN.search(words)
    words = words[: after.start()] if after else words
    return (number, words.strip()) if words.strip(" —–-") else None


def session_of_row(row: str) -> int | None:
    """Return the session in the column of a row's table that is headed so, or None."""
    cell = _SESSION_CELL.search(row)
    return _session(cell["cell"]) if cell else None


def _session(cell: str) -> int | None:
    """The session that a cell names: 第九届, 九, Ninth, 9, CDIP/9."""
    bare = chinese_number(cell) or (int(cell) if cell.isdigit() else None)
    if bare:
        return bare
    found = find_sessions(cell) or find_sessions(f"{cell}会议") or find_sessions(f"{cell} Session")
    return found[0] if len(found) == 1 else None
