"""Whether a text tells when something was or is to be, and of which years it speaks; a date that the question names tells nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.symbols import sessions_with_spans
from assistant.text import MONTHS, NAMED_BY_YEAR, fold

_HARDLY = 0.25  # how well the day to which figures are told tells when something was
_NUMERAL = r"(?:\d[\d,.]*|[一二两三四五六七八九十]+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty)\b)"
_DAY = re.compile(rf"\d{{1,2}}\s*月\s*\d{{1,2}}\s*日|\b(?:{MONTHS})\s+\d{{1,2}}\b|\b\d{{1,2}}\s+(?:{MONTHS})\b")
_MONTH = re.compile(rf"\d{{1,2}}\s*月(?!\s*\d)|\b(?:{MONTHS})\b(?!\s+\d{{1,2}}\b)")
_YEAR = re.compile(rf"(?:19|20)\d\d(?!\d|{NAMED_BY_YEAR})", re.I)
_PERIOD = re.compile(r"((?:19|20)\d\d)\s*[-–—/至到]\s*((?:19|20)?\d\d)(?!\d)")
_MONTHS_OF = re.compile(
    rf"((?:19|20)\d\d)\s*年\s*\d{{1,2}}\s*月\s*[-–—/至到]+\s*((?:19|20)\d\d)\s*年|\b(?:{MONTHS})\s+((?:19|20)\d\d)\s*(?:to|and|through|until|[-–—])\s*(?:{MONTHS})\s+((?:19|20)\d\d)",
    re.I,
)
# A year that only says which paper is meant: "2031年那份文件", "the 2031 progress report". 2031年委员会文件的翻译 is of that year.
_PAPER_ZH = r"(?:文件|报告(?!期)|论文|研究|总结|提案|说明|通报)"
_OF_PAPER = re.compile(
    rf"((?:19|20)\d\d)\s*年(?:发布|提交|编拟|编写|出|有)?过?的?(?:那|这)?(?:一|两|几)?[份篇本](?=[^，。；？?]{{0,24}}?{_PAPER_ZH})"
    rf"|((?:19|20)\d\d)\s*年的?(?:那|这)?(?:个|些)?(?:年度|进展|年终|专题|项目|审评|评价|评估|研究)*{_PAPER_ZH}(?=(?:里|中|上|说|称|讲|显示|提到|提及|指出|列|写|给出|所|[，,]|分别|各|把|\s*[？?]|$))"
    r"|\b((?:19|20)\d\d)\s+(?:(?!and\b|to\b|for\b|in\b)[\w-]+\s+){0,2}?(?:reports?|papers?|documents?|stud(?:y|ies)|summar(?:y|ies))\b(?!\s+(?:period|on\s+time|deadline))"
    r"|\b(?:reports?|papers?|documents?|study|summary)\s+(?:of|from|for|dated)\s+(?:\w+\s+)?((?:19|20)\d\d)\b",
    re.I,
)
# To what day figures are told: no date of anything that happened.
_AS_AT = re.compile(
    rf"截[至止]\s*(?:(?:19|20)\d\d\s*年)?(?:\s*\d{{1,2}}\s*月)?(?:\s*\d{{1,2}}\s*日)?(?!前|期)|\bas (?:of|at) (?:(?:{MONTHS})\s+\d{{1,2}},?\s*)?(?:19|20)\d\d",
    re.I,
)
_DATES_NO_FIGURE = re.compile(
    rf"\b(?:since|from|than(?:\s+in)?|(?:over|against|versus|compared\s+(?:with|to))(?:\s+(?:in|the))?|(?:launched|started|begun|began|adopted|approved|established|founded|opened|created|published)\s+in)\s+(?:(?:{MONTHS})\s+)?(?:19|20)\d\d"
    r"|[自从比较与和同](?:19|20)\d\d\s*年(?![至到])|(?:19|20)\d\d\s*年(?:\s*\d{1,2}\s*月)?(?:以来|起|启动|成立|设立|批准|通过|发布|创建|推出|上线|开始|启用)",
    re.I,
)
_BY = re.compile(
    r"前|截止|截至|[不最](?:迟|晚)|为止|期限|届满|到期|直[至到]|[至到][^，。；]{0,12}(?:底|末|止|结束)|\b(?:by|before|until|till|through|no later than|not later than|at the latest|deadline|due|close[sd]?|ends?|expire[sd]?|latest date)\b(?!\s+the\s+(?:secretariat|committee|delegation))",
    re.I,
)
# The session that a paper is written for, which its cover dates.
_THIS_SESSION = re.compile(r"本(?:届|次)会议|\b(?:at|during|by)\s+(?:the\s+present|this|its\s+present|the\s+current)\s+session\b", re.I)
_ABOUT_WHEN = re.compile(
    rf"每年|每月|每季度|上半年|下半年|[年月][初中底末]|季度|[春夏秋冬]季|[同次翌]年|[同次]日|之后|直[至到]|为止|一旦|{_NUMERAL}\s*(?:天|周|星期|个月|个工作日|年)(?:内|后|之后|以后|前)"
    r"|\b(?:annual(?:ly)?|every|each year|(?:half|beginning|end|middle) of (?:the|each|every) (?:year|month)|within|after|before|until|once|quarter|spring|summer|autumn|winter|same day|same year)\b",
    re.I,
)


def date_told(text: str, named: str, to_the_day: bool) -> float:
    """Return how well a text tells when (0 to 1); named is the folded question, to_the_day whether it asks for a day."""
    text, told = _AS_AT.sub(" ", text), text

    def fresh(pattern: re.Pattern[str]) -> bool:
        return any(fold(match[0]) not in named for match in pattern.finditer(text))

    if fresh(_DAY):
        return 1.0
    if fresh(_MONTH):
        return 0.6 if to_the_day else 1.0
    if fresh(_YEAR):
        return 0.4 if to_the_day else 0.9
    if not to_the_day and fresh(_THIS_SESSION):
        return 0.9
    about = bool(_ABOUT_WHEN.search(text)) or (not to_the_day and names_another_session(text, named))
    return 0.5 if about else _HARDLY * (text != told)


def names_another_session(text: str, named: str) -> bool:
    """Whether a text names a session that the folded question does not, however either writes it.

    >>> names_another_session("第三十五届会议商定", "at the 35th session"), names_another_session("第三十六届会议商定", "at the 35th session")
    (False, True)
    """
    return any(not _sessions_of(named).issuperset(numbers) for numbers, _, _ in sessions_with_spans(text))


@lru_cache(maxsize=64)
def _sessions_of(folded: str) -> frozenset[int]:
    return frozenset(number for numbers, _, _ in sessions_with_spans(folded) for number in numbers)


def tells_a_deadline(text: str) -> bool:
    """Whether a text has a word of a date by which something is to be done."""
    return bool(_BY.search(text))


def to_the_day(text: str) -> bool:
    """Whether a text names a day.

    >>> to_the_day("于2031年5月4日开放"), to_the_day("open in May 2031")
    (True, False)
    """
    return _DAY.search(text) is not None


def conflicting_years(text: str, years: Iterable[int]) -> bool:
    """Whether a text names years, and none that is asked about (a period stands for every year it spans)."""
    asked = set(years)
    named = years_in(text)
    if not asked or not named or asked & named:
        return False
    return not any(spans_year(text, year) for year in asked)


def dated_to_another_year(text: str, years: Iterable[int]) -> bool:
    """Whether the figures of a text are told of another year than those asked about; the year that they are compared with, or in which
    what they are of began, dates none.

    >>> dated_to_another_year("As of May 2031, 40 lamps were lit.", [2032]), dated_to_another_year("40 lamps were lit, more than in 2031.", [2032])
    (True, False)
    >>> dated_to_another_year("截至2031年5月点亮40盏灯。", [2032]), dated_to_another_year("自2031年启动以来点亮40盏灯。", [2032])
    (True, False)
    """
    return conflicting_years(_DATES_NO_FIGURE.sub(" ", text), years)


def tells_years(text: str) -> bool:
    """Whether a text tells figures year by year, or says to what day they are told.

    >>> tells_years("40 in 2031, 52 in 2032"), tells_years("截至2031年5月有40盏灯"), tells_years("lit in 2031")
    (True, True, False)
    """
    return len(years_in(text)) > 1 or bool(_AS_AT.search(text))


def years_in(text: str) -> frozenset[int]:
    """Return the years that a text names."""
    return frozenset(int(match[0]) for match in _YEAR.finditer(text))


def years_of_papers(text: str) -> frozenset[int]:
    """Return the years by which a question only says which paper it means.

    >>> sorted(years_of_papers("What does the 2031 progress report say of 2030?")), sorted(years_of_papers("2031年那份讲灯塔的文件"))
    ([2031], [2031])
    """
    return frozenset(int(year) for match in _OF_PAPER.finditer(text) for year in match.groups() if year)


def years_beside(name: str, text: str) -> frozenset[int]:
    """Return the years with which a text names what comes every year.

    >>> sorted(years_beside("灯塔日", "2031 年灯塔日比2030年好")), sorted(years_beside("Lighthouse Day", "Lighthouse Day 2031, the 2032 Lighthouse Day"))
    ([2031], [2031, 2032])
    """
    if not _YEAR.search(text):
        return frozenset()  # before a pattern is made for every name
    year = rf"((?:19|20)\d\d)(?!\d|{NAMED_BY_YEAR})"
    beside = re.compile(rf"{year}\s*(?:年度?的?)?\s*{re.escape(name)}|{re.escape(name)}\s*(?:(?:of|in)\s+|[(（])?{year}(?!\s*年)", re.I)
    return frozenset(int(found) for pair in beside.findall(text) for found in pair if found)


def periods_in(text: str) -> frozenset[tuple[int, int]]:
    """Return the periods of a report that a text names, each by the two years in which it begins and ends; what runs through more years
    is a plan's.

    >>> sorted(periods_in("2030/31")), sorted(periods_in("2030年7月至2031年7月")), sorted(periods_in("from July 2030 to July 2031; 2026-2030"))
    ([(2030, 2031)], [(2030, 2031)], [(2030, 2031)])
    """
    named = [*_PERIOD.findall(text), *(tuple(filter(None, found)) for found in _MONTHS_OF.findall(text))]
    periods = ((int(first), int(last if len(last) == 4 else first[:2] + last)) for first, last in named)
    return frozenset((first, last) for first, last in periods if last == first + 1)


def spans_year(text: str, year: int) -> bool:
    """Whether a text names a period that a year falls in.

    >>> spans_year("2022/23", 2023), spans_year("从2018至2021年", 2020), spans_year("2018年和2021年", 2020)
    (True, True, False)
    """
    periods = _PERIOD.findall(text)
    return any(int(first) <= year <= int(last if len(last) == 4 else first[:2] + last) for first, last in periods)
