"""Rows of words that single spaces part: under a head of as many words, or one a day, a date, a phase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.text import HAN, MONTHS
from ingest.parsing.source import BlockKind
from ingest.structuring.lines import NARROW_GAP, Line, is_complete
from ingest.structuring.numbering import BULLET, LETTER, NUMBER
from ingest.structuring.printed_heads import PRINTED

_LEAST = 2  # rows under a head, three without one
_LONGEST = 200  # characters of a printed line that may be a row
_WORD_OF_HEAD = re.compile(rf"[{HAN}]{{1,10}}(?:[（(][^（()）]{{1,12}}[)）])?")
_SERIES = (  # what the lines of such a table begin with: each line with another of its kind
    re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b,?\s"),
    re.compile(r"(?:星期|周)[一二三四五六日天]\s"),
    re.compile(r"第\s?[一二三四五六七八九十\d]{1,3}\s?(?:阶段|期|年|季度|步|天|次|场|组|部分)\s"),
    re.compile(
        r"(?:Phase|Stage|Step|Year|Quarter|Month|Day|Module|Component|Output|Outcome|Part|Lot)\s(?:[IVX]{1,4}|\d{1,2}|[A-F])\b[.,]?\s"
    ),
    re.compile(r"\d{4}\s?年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?|[上下]半年)?\s"),
    re.compile(rf"{MONTHS}\s(?:\d{{1,2}}(?:,\s?\d{{4}})?|\d{{4}})\s|\d{{1,2}}\s{MONTHS}(?:\s\d{{4}})?\s|Q[1-4]\s\d{{4}}\s"),
)
_NAMES_SERIES = re.compile(
    r"(?:星期|日期|时间|日程|阶段|步骤|年份|月份|季度|期次)\b|(?:Days?|Dates?|Time|Phases?|Stages?|Steps?|Years?|Months?|Quarters?|Periods?)\b",
    re.IGNORECASE,
)
_DAY = (
    r"\d{4}\s?年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日|[上中下]旬|[初底])?|[上下]半年|第[一二三四]季度|[初底])?"
    rf"|(?:(?:\d{{1,2}}\s)?{MONTHS}|{MONTHS}\s\d{{1,2}},|Q[1-4])\s\d{{4}}"
)
TIME = rf"(?:by\s|before\s)?(?:{_DAY})(?:\s?(?:至|[-–—]|to)\s?(?:{_DAY}|\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?日)?|\d{{1,2}}\s?日))?\s?前?"
_AMOUNT = re.compile(r"(?P<label>\S.*[^\W\d_][)）]?)\s(?P<amount>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?\s?[%％])")
_RATING = re.compile(rf"\S\s+(?:\*{{1,4}}|NP|[×✓✔√]|{TIME})$")
_NAMES_NUMBER = re.compile(r"(?:No\.?|#|序号|编号)\s+\S")
_NAMES_RATING = re.compile(
    r"\s(?:评级|评分|自我评价|进展标志|截止日期|完成日期|日期|时间|[Rr]ating|[Ss]core|TLS|Traffic\s+Light(?:\s+System)?|(?:Due\s+)?[Dd]ate|Deadline)$"
)
_BRACKET = re.compile(r"\s*[（(][^（()）]*[)）]$")
_IN_DATE = re.compile(r"(?<=\d) (?=[年月日])|(?<=[年月至]) (?=\d)")
_BY_FIGURE = re.compile(rf"(?<=\d) (?=[{HAN}])|(?<=[{HAN}]) (?=\d)")


def rows_under_words(lines: Sequence[Line], at: int) -> list[tuple[str, ...]]:
    """Return the head that begins here and the rows below it, all of as many cells; nothing where no such table begins.

    >>> rows_under_words([Line("阶段 内容 时间"), Line("筹备 购船 2030年 4月"), Line("试航 绕岛一周 2031年")], 0)[1]
    ('筹备', '购船', '2030年 4月')
    """
    head = tuple(lines[at].text.split(" "))
    if lines[at].kind not in PRINTED or len(head) < 3 or not all(map(_WORD_OF_HEAD.fullmatch, head)):
        return []
    rows = [head]
    for line in lines[at + 1 :]:
        own = _parts(line.text, len(head)) if _may_be_row(line, lines[at]) else None
        if own is None:
            break
        rows.append(own)
    return rows if len(rows) > _LEAST else []


def _parts(text: str, columns: int) -> tuple[str, ...] | None:
    """The cells of a line that spaces part into so many; those that extraction leaves around figures may part none."""
    for inner in (None, _IN_DATE, _BY_FIGURE):
        kept = inner.sub("\x00", text) if inner else text
        parts = tuple(part.replace("\x00", " ") for part in kept.split(" "))
        if len(parts) == columns and all(parts):
            return parts
    return None


def series_of_lines(lines: Sequence[Line], at: int) -> list[Line]:
    """Return the lines from here on that are rows, with their head if that is here: each begins with another day, date or
    phase, or with the next number, or ends with a rating or a date.

    A head alone makes two such lines a table; without one there are three.
    """
    named = replace(lines[at], text=_BRACKET.sub("", lines[at].text))
    headed = " " in named.text and _may_be_row(named, named) and bool(_NAMES_SERIES.match(named.text))
    start = at + 1 if headed else at
    for pattern in _SERIES:
        seen = dict[str, Line]()
        for line in lines[start:]:
            match = pattern.match(line.text)
            if not match or match[0] in seen or not _may_be_row(line, lines[at]):
                break
            seen[match[0]] = line
        if len(seen) > _LEAST or (headed and len(seen) == _LEAST):
            return [replace(line, kind=BlockKind.ROW) for line in (*lines[at:start], *seen.values())]
    return _counted(lines, at) or _rated(lines, at)


def rows_with_amounts(lines: Sequence[Line], at: int) -> list[tuple[str, ...]]:
    """Return the cells of three lines or more from here on that are a label and one amount, parted by a single space.

    >>> rows_with_amounts([Line("Travel of fellows 33,600"), Line("Lectures 18,000"), Line("Total 51,600")], 0)[1:]
    [('Lectures', '18,000'), ('Total', '51,600')]
    """
    rows: list[tuple[str, ...]] = []
    for line in lines[at:]:
        match = _AMOUNT.fullmatch(line.text) if _may_be_row(line, lines[at]) else None
        if not match:
            break
        rows.append((match["label"], match["amount"]))
    return rows if len(rows) > _LEAST else []


def _counted(lines: Sequence[Line], at: int) -> list[Line]:
    """Lines that begin with bare numbers from one on, and the line that names the columns."""
    headed = bool(_NAMES_NUMBER.match(lines[at].text)) and lines[at].kind in PRINTED
    end = at + headed
    while end < len(lines) and lines[end].text.startswith(f"{end - at - headed + 1} ") and _may_be_row(lines[end], lines[at]):
        end += 1
    return [replace(line, kind=BlockKind.ROW) for line in lines[at:end]] if end - at - headed > _LEAST - headed else []


def _rated(lines: Sequence[Line], at: int) -> list[Line]:
    """Three lines or more that end with a mark of how far a thing has come, or with a date, and the line that names the last column."""
    headed = _may_be_row(lines[at], lines[at]) and bool(_NAMES_RATING.search(lines[at].text))
    end = at + headed
    while end < len(lines) and _may_be_row(lines[end], lines[at]) and _RATING.search(lines[end].text):
        end += 1
    return [replace(line, kind=BlockKind.ROW) for line in lines[at:end]] if end - at - headed > _LEAST - headed else []


def _may_be_row(line: Line, first: Line) -> bool:
    if line.kind not in PRINTED or line.annex != first.annex or not line.text or len(line.text) > _LONGEST or is_complete(line.text):
        return False
    if NARROW_GAP.search(line.text):
        return False  # gaps part its cells better
    return not (NUMBER.match(line.text) or LETTER.match(line.text) or BULLET.match(line.text))
