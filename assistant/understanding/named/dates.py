"""Dates and years as a text names them: 2020年3月13日, 13 March 2020, 2020-03, FY 2018/19."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.numerals import chinese_number
from assistant.rules import Rule
from assistant.text import NAMED_BY_YEAR

MONTHS_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DATE_NAMED = Rule(
    r"(?<!\d)(?P<zy>(?:19|20)\d{2}|二[〇零][〇零一二三四五六七八九]{2})\s*年(?!可持续发展议程|议程)(?:\s*(?P<zm>\d{1,2})\s*月(?:\s*(?P<zd>\d{1,2})\s*日)?)?"
    r"|\b(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<m1>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<ey>(?:19|20)\d{2})\b"
    r"|\b(?P<iy>(?:19|20)\d{2})-(?P<im>\d{2})(?:-(?P<id>\d{2}))?\b"
    r"|(?:\bFY\s?|(?<![\d/.,])(?<!\d-))(?P<y>(?:19|20)\d{2})(?:\s*[/–-]\s*(?P<to>(?:20)?\d{2})(?![\d/-]))?"
    rf"(?!\d|[.,]\d|/|{NAMED_BY_YEAR})",
    flags=re.IGNORECASE,
)


def read_dates(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a text names a date or year, and the date, as exact as written ("2020", "2020-03", "2020-03-13")."""
    yield from ((match.start(), match.end(), date_of(match)) for match in DATE_NAMED.finditer(text))


def date_of(match: re.Match[str]) -> str:
    """Return the date that a match of DATE_NAMED is, as exact as written."""
    groups = match.groupdict()
    written = groups["zy"] or groups["ey"] or groups["iy"] or groups["y"]
    year = f"{int(written) if written.isdigit() else chinese_number(written) or 0:04}"
    month = groups["zm"] or groups["im"] or (str(MONTHS_SHORT.index(groups["m1"].lower()) + 1) if groups["m1"] else None)
    day = groups["zd"] or groups["id"] or groups["d1"] or groups["d2"]
    if month is None or not 1 <= int(month) <= len(MONTHS_SHORT):
        return year
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
