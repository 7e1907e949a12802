"""Sessions told by when they met: "the November 2019 session", "2023年4月那届会议"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.known import Known
from assistant.model import Document
from assistant.rules import Rule
from assistant.symbols import find_sessions
from assistant.text import language_of
from assistant.understanding.named.dates import MONTHS_SHORT, read_dates
from assistant.understanding.named.mentions import DATE

_DIGITS = "零一二三四五六七八九"
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH_ZH = re.compile(r"(\d{1,2})\s*月")
_MONTH_EN = re.compile(rf"\b({'|'.join(MONTHS_SHORT)})[a-z]*\.?\s+\d", re.IGNORECASE)
_D = re.escape(DATE)
_MET = Rule(
    rf"{_D}(?:\d{{1,2}}日)?(?:的|份)?(?:在日内瓦)?(?:举行的?|召开的?|开的?)?(?:那|这|该)?(?:一)?(?:届|次)?(?:cdip|委员会|发展与知识产权委员会)?(?:的)?(?:届会|会议|会上|那届|那次会)(?!室)|{_D}(?:那|这|的)?一?届",
    rf"{_D}\s+(?:cdip\s+|committee\s+)?(?:session|meeting)\b|\b(?:session|meeting)\s+(?:which\s+was\s+|that\s+was\s+)?(?:held\s+)?(?:in|of|from)\s+{_D}|\b(?:committee|cdip)\s+(?:met|meeting|convened)\s+in\s+{_D}|\bmet\s+in\s+{_D}",
    flags=re.IGNORECASE,
)

_DEED = r"(?:approved?|adopted?|decided?|rejected|postponed?|deferred|agreed|endorsed|turned\s+down|green\s+light|go-?\s?ahead)"

# What the Committee did in a month, it did at the session that met in it.
_ACTED = Rule(
    rf"{_D}(?:\d{{1,2}}日)?[,，]?(?:cdip|(?:发展与知识产权)?委员会)|{_D}[^?]{{0,16}}(?:讨论|审议|上会|过会)(?:完|过)?(?:之后|以后|后|时|中|了)|{_D}(?!\s*(?:以前|之前|前|以来|起|底|为止|至|到))[^?]{{0,30}}(?:批准|获批|核准|通过了|决定|推迟|延后|搁置|否决|驳回|商定|议定)(?!的)|{_D}[^?]{{0,40}}(?:谈出|谈判|磋商|协商|讨论|审议|商议)[^?]{{0,20}}(?:结果|结论|什么)",
    rf"\b(?:committee|cdip)\b[^?]*\bin\s+(?:the\s+)?{_D}|\bin\s+(?:the\s+)?{_D},?[^?]{{0,60}}\b(?:committee|cdip|delegates|(?:was|were|been)\s+(?:\w+\s+)?{_DEED})\b|\b(?:was|were|did|been)\b[^?]{{0,60}}\b{_DEED}\b[^?]{{0,60}}\bin\s+(?:the\s+)?{_D}|\bin\s+(?:the\s+)?{_D}\s*[:,–-]\s*(?:was\s+it\s+)?{_DEED}\b|\b(?:talks|discussions?|consultations?|deliberations?|debates?)\b[^?]*\bin\s+(?:the\s+)?{_D}",
    flags=re.IGNORECASE,
)
# Who presided in a month, of nothing else that is named, presided over the Committee.
_HELD = r"(?:的|时候?|那会儿|新一?届|新任|当时|由|是|都|有|谁|哪些?|几?[位人]|成员|来|担任|出任|当选|[当任做]|会议|届会|委员会|cdip|了|呢|为|,)*"
_PRESIDED = Rule(
    rf"(?=[^?]*[谁哪]){_D}(?:日)?{_HELD}(?:副?主席团?|主持){_HELD}(?=\?|$)",
    rf"\bwho\s+(?:was\s+|were\s+|is\s+)?(?:elected\s+)?(?:as\s+)?(?:in\s+)?(?:the\s+)?(?:(?:vice-?)?chair(?:ed|s|man|woman|persons?)?|presid(?:ed|ing)|officers|bureau)"
    rf"\s+(?:(?:over|of|at)\s+)?(?:(?:the\s+)?(?:committee|cdip)\s+)?(?:back\s+)?in\s+{_D}",
    flags=re.IGNORECASE,
)
_SEASON = Rule(
    r"(?P<zy>(?:19|20)\d\d)\s*年的?(?P<zs>春|夏|秋|冬)[季天]?",
    r"\b(?P<es>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<ey>(?:19|20)\d\d)\b",
    flags=re.IGNORECASE,
)
_OF_SEASON = {"春": (3, 6), "夏": (6, 8), "秋": (9, 12), "冬": (11, 12)}  # first and last month, as sessions are spoken of
_OF_SEASON |= {"spring": (3, 6), "summer": (6, 8), "autumn": (9, 12), "fall": (9, 12), "winter": (11, 12)}
_THEN = Rule(rf"{_D}(?:\d{{1,2}}日)?", rf"\bin\s+(?:the\s+)?{_D}", flags=re.IGNORECASE)


def months_named(session_dates: str) -> Iterator[str]:
    """Yield the months of a cover's line on when a session met.

    >>> list(months_named("Geneva, October 31 to November 4, 2016")), list(months_named("2020年 5月 18日至 22日，日内瓦"))
    (['2016-10', '2016-11'], ['2020-05'])
    """
    year = _YEAR.search(session_dates)
    if year is None:
        return
    for match in _MONTH_ZH.finditer(session_dates):
        yield f"{year[0]}-{int(match[1]):02}"
    for match in _MONTH_EN.finditer(session_dates):
        yield f"{year[0]}-{MONTHS_SHORT.index(match[1].lower()) + 1:02}"


def sessions_met_in(documents: Iterable[Document]) -> frozenset[tuple[int, str]]:
    """Return (session, "2019-11") for every month that a session met in: as a cover prints it, else as any text tells it."""
    held = tuple(documents)
    printed = {(d.session, month) for d in held if d.session and d.session_dates for month in months_named(d.session_dates)}
    surely = {session for session, _ in printed}
    return frozenset(printed | {(session, month) for d in held for session, month in d.meetings if session not in surely})


def with_sessions_named(text: str, known: Known) -> str:
    """Return a plain question that names by number the session it tells by when it met; as it is where none of that date is held."""
    dates = list(read_dates(text))
    if len(dates) != 1 or find_sessions(text):
        return text
    start, end, months = _season_in(text) or (*dates[0][:2], (dates[0][2],))
    language = language_of(text)
    marked = f"{text[:start]}{DATE}{text[end:]}"
    of_a_year = len(months[0]) == len("2019")
    acted = not of_a_year and (_ACTED.search(marked) or _PRESIDED.search(marked))
    told = _MET.search(marked) or (_THEN.search(marked) if acted else None)
    sessions = sorted({session for month in months for session in known.sessions_met(month)})
    if told is None or not sessions:
        return text
    named = "、".join(f"第{_in_chinese(n)}届会议" for n in sessions) if language == "zh" else " and ".join(f"session {n}" for n in sessions)
    return f"{marked[: told.start()]}{named}{marked[told.end() :]}"


def _season_in(text: str) -> tuple[int, int, tuple[str, ...]] | None:
    """Where a text names a season of a year, and its months."""
    found = _SEASON.search(text)
    if found is None:
        return None
    groups = found.groupdict()
    first, last = _OF_SEASON[(groups["zs"] or groups["es"]).lower()]
    year = groups["zy"] or groups["ey"]
    return found.start(), found.end(), tuple(f"{year}-{month:02}" for month in range(first, last + 1))


def _in_chinese(number: int) -> str:
    """Write a session's number as the documents print it: 24 is 二十四."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")
