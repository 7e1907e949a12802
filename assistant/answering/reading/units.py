"""What the figures of a table count: its unit stands above it, and once for all its rows."""

from __future__ import annotations

import re

from assistant.currencies import CURRENCY
from assistant.text import BETWEEN_NAMES

_SCALE = r"千|万|百万|亿|thousands?(?:\s+of)?\s+|millions?(?:\s+of)?\s+"
_UNIT = rf"(?:{_SCALE})?(?:{CURRENCY})|[%％]|百分比|per\s?cent(?:age)?|{_SCALE}"
_NAMED = re.compile(
    rf"(?:单\s*位|\bunit)\s*[：:]\s*(?P<said>[^\s，,；;。)）]+(?:\s[A-Za-z]+){{0,3}})"
    rf"|[（(][^（）()]{{0,40}}?(?P<bracketed>{_UNIT})[^（）()]{{0,24}}[)）]"
    rf"|\b(?:in|expressed\s+in)\s+(?P<running>{_UNIT})"
    rf"|(?:以|单位[为是])\s*(?P<counted>{_UNIT})|(?:币种|货币|金额|\bcurrency|\bamounts?)\s*[：:]\s*(?P<currency>{_UNIT})",
    re.IGNORECASE,
)
# What is counted in people, as a table says above its figures or over a column of them.
_OF_PEOPLE = re.compile(
    r"人数|人次|\bnumbers?\s+of\s+(?:\w+\s+){0,3}?(?:people|persons|participants|trainees|attendees|students|learners|passengers|visitors|users|women|men)\b",
    re.IGNORECASE,
)
_PEOPLE_COLUMN = re.compile(
    r"(?:其中)?(?:(?:常住|总)?人口|居民|学员|参加者|与会者|受训者|受益人|乘客|观众|用户|女性|男性|妇女|女学员|(?:培训|讲|教|导)师|教员|专家|官员|学生|志愿者|工作人员)[：:]?"
    r"|(?:(?:of\s+)?(?:which|these|whom),?\s+)?(?:\w+\s+)?(?:people|persons|population|residents|inhabitants|participants|trainees|trainers|teachers|mentors|attendees|students|learners"
    r"|passengers|visitors|volunteers|fellows|experts|officials|staff|women|men)[：:]?",
    re.I,
)
# What the figures of a row or a column count, in brackets behind its name: "讲师（名）", "Length (months)".
_COUNTED_IN = re.compile(
    r"[（(]\s*([个名人位场次份项件座所家年月天周届页]|人次|小时|个月|people|persons|months?|years?|weeks?|days?|hours?|countries|number)\s*[)）]$",
    re.IGNORECASE,
)
_UNIT_ALONE = re.compile(rf"(?:{_UNIT})", re.IGNORECASE)  # a column that has the name of what its figures count
_BETWEEN_CELLS = re.compile(r"[；;]")
_CELL = re.compile(r"(?P<name>[^；;：:]*[：:])?\s*(?P<figure>[-–]?\d[\d,.]*)\s*(?=[；;]|$)")


def unit_named(above: str) -> str | None:
    """Return the unit that the words above a table give its figures, or None.

    >>> unit_named("估计支出（单位：千瑞士法郎）"), unit_named("Budget by year (in Swiss francs)"), unit_named("The costs in US dollars are below.")
    ('千瑞士法郎', 'Swiss francs', 'US dollars')
    >>> unit_named("各项费用以瑞士法郎计"), unit_named("Currency: euros")
    ('瑞士法郎', 'euros')
    >>> unit_named("表1（2022年）")
    """
    match = _NAMED.search(above)
    return next((group.strip() for group in match.groups() if group), None) if match else None


def with_unit(row: str, above: str) -> str:
    """Return a row as a reader takes it: each figure that stands bare with the unit named over its column or its table.

    >>> with_unit("Item: Travel; 2021: 1,200; 2022: 640", "Costs (in Swiss francs)")
    'Item: Travel; 2021: 1,200 Swiss francs; 2022: 640 Swiss francs'
    >>> with_unit("项目：借阅；预算（美元）：4,200；册数：310", "表1")
    '项目：借阅；预算（美元）：4,200 美元；册数：310'
    >>> with_unit("课程：修补；参加人数：31", ""), with_unit("Course: Mending; Participants: 31", "")
    ('课程：修补；参加人数：31 人', 'Course: Mending; Participants: 31 people')
    >>> with_unit("指标：讲师（名）；原稿：15；修订稿：12", ""), with_unit("Length (months); 36; 30", "")
    ('指标：讲师（名）；原稿：15 名；修订稿：12 名', 'Length (months); 36 months; 30 months')
    >>> with_unit("国家：甲；等候时间（月）：22", ""), with_unit("Country: A; Wait (days) – Town: 34", "")
    ('国家：甲；等候时间（月）：22 个月', 'Country: A; Wait (days) – Town: 34 days')
    >>> with_unit("Item: Boats; Swiss francs: 310", ""), with_unit("截至：五月；导师：31；其中女性：12", "")
    ('Item: Boats; Swiss francs: 310 Swiss francs', '截至：五月；导师：31 人；其中女性：12 人')
    """
    name_of_row = _BETWEEN_CELLS.split(row)[0].strip()
    of_row = unit_named(name_of_row) or _counted_in(name_of_row)
    of_table = unit_named(above) or _people(above)

    def counted(cell: re.Match[str]) -> str:
        name = (cell["name"] or "").strip().rstrip(":：")
        unit = unit_named(name) or _counted_in(name) or _people(name) or of_row or of_table
        return f"{cell[0].rstrip()} {unit}" if unit else cell[0]

    return _CELL.sub(counted, row)


def _counted_in(name: str) -> str | None:
    """The unit in brackets behind a name, or behind that of the group it belongs to; or the name, where it is itself a unit."""
    if _UNIT_ALONE.fullmatch(name):
        return name
    found = (_COUNTED_IN.search(part) for part in reversed(name.split(BETWEEN_NAMES)))
    unit = next((match[1].strip() for match in found if match), None)
    return "个月" if unit == "月" else unit


def _people(words: str) -> str | None:
    """The word for people, where words say that it is they who are counted."""
    if not (_OF_PEOPLE.search(words) or _PEOPLE_COLUMN.fullmatch(words)):
        return None
    return "people" if words.isascii() else "人"
