"""What the figures of a table count: its unit stands above it, and once for all its rows."""

from __future__ import annotations

import re

_MONEY = r"瑞士法郎|瑞郎|美元|欧元|(?:Swiss|US|United States)\s+(?:francs?|dollars?)|francs?|dollars?|euros?|CHF|US\$|USD|EUR"
_SCALE = r"千|万|百万|亿|thousands?(?:\s+of)?\s+|millions?(?:\s+of)?\s+"
_UNIT = rf"(?:{_SCALE})?(?:{_MONEY})|[%％]|百分比|per\s?cent(?:age)?|{_SCALE}"
_NAMED = re.compile(
    rf"(?:单\s*位|\bunit)\s*[：:]\s*(?P<said>[^\s，,；;。)）]+(?:\s[A-Za-z]+){{0,3}})"
    rf"|[（(][^（）()]{{0,40}}?(?P<bracketed>{_UNIT})[^（）()]{{0,12}}[)）]"
    rf"|\b(?:in|expressed\s+in)\s+(?P<running>{_UNIT})",
    re.IGNORECASE,
)
_CELL = re.compile(r"(?P<name>[^；;：:]*[：:])?\s*(?P<figure>[-–]?\d[\d,.]*)\s*(?=[；;]|$)")


def unit_named(above: str) -> str | None:
    """Return the unit that the words above a table give its figures, or None.

    >>> unit_named("估计支出（单位：千瑞士法郎）"), unit_named("Budget by year (in Swiss francs)"), unit_named("The costs in US dollars are below.")
    ('千瑞士法郎', 'Swiss francs', 'US dollars')
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
    """
    of_table = unit_named(above)

    def counted(cell: re.Match[str]) -> str:
        unit = unit_named(cell["name"] or "") or of_table
        return f"{cell[0].rstrip()} {unit}" if unit else cell[0]

    return _CELL.sub(counted, row)
