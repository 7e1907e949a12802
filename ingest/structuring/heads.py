"""The row over a table that names its columns: words, years and quarters, numbered names such as "Option 2"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.text import BETWEEN_NAMES, MONTHS

_DIGIT = re.compile(r"\d")
_YEARS = r"(?<!\d)(?:19|20)\d\d(?:\s*[/–—-]\s*(?:(?:19|20)\d\d|\d\d))?(?![\d,.]*\d)"
# What has figures and counts nothing: a symbol, a period, the end of a numbered name, what a name has in brackets.
_NAMING = re.compile(
    rf"[（(][^（()）]*[)）]|\b[A-Z]+(?:/\w+)+(?: Rev\.? ?\d?)?|{_YEARS}|\d{{1,2}}\s*月(?:\s*\d{{1,2}}\s*日)?|\b{MONTHS}\s+\d{{1,2}}\b|\b\d{{1,2}}\s+{MONTHS}\b"
    r"|\b[QH]\s?[1-4]\b|第\s?[1-4]\s?季度|(?<=[^\W\d_])\s?\d{1,2}$",
    re.IGNORECASE,
)
_PERIOD = re.compile(rf"(?:[QH]\s?[1-4]\s*)?{_YEARS}\s*(?:年度?)?(?:[上下]半年|第?[一二三四1-4]季度)?", re.IGNORECASE)
_LONGEST = 80  # characters of a column's name
_FIELD = re.compile(
    r"(?:项目(?:编号|代码|标题|名称)|标题|名称|Project\s+(?:code|title|name)|Title)\s*[:：]?$", re.IGNORECASE
)  # what a form opens with
_MARK = re.compile(r"\*{1,4}|NP|[×✓✔√]")
_WORDED = re.compile(r"[^\W\d_]{2}")
_BARE = re.compile(r"[-–—]|(?!(?:19|20)\d\d$)[-–+]?\d[\d,.\s]*[%％]?")


def has_head(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table's first row names its columns, over rows of as many cells.

    Two columns have a head only over figures or marks, and a form has none; otherwise each row is a label and its value.

    >>> has_head([("Activity", "2021", "2022"), ("Training", "1,200", "640")]), has_head([("Goal 2", "640"), ("Goal 3", "710")])
    (True, False)
    """
    first, body = rows[0], rows[1:]
    if not body or sum(map(bool, first)) < 2 or any(len(row) > len(first) for row in body):
        return False
    if len(first) == 2:
        return (
            not _FIELD.match(first[0].strip())
            and not _DIGIT.search(" ".join(first))
            and all(_DIGIT.search(row[-1]) or _MARK.fullmatch(row[-1].strip()) for row in body)
        )
    return all(names_column(cell) or _names_figures(at, rows) for at, cell in enumerate(first)) and not any(
        _periods_go_on(at, rows) for at in range(1, len(first))
    )


def names_of(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], int]:
    """Return the names of a table's columns and how many rows hold them; no names and 0 where it has no head.

    A head of two rows names groups of columns above the columns: "2021" over "Budget" and "Spent".

    >>> names_of([("Goal", "2021", "", "2022", ""), ("Goal", "Budget", "Spent", "Budget", "Spent"), ("Water", "9", "8", "7", "6")])
    (('Goal', '2021 – Budget', '2021 – Spent', '2022 – Budget', '2022 – Spent'), 2)
    """
    if len(rows) > 2 and _is_over_another(rows):
        return tuple(_joined(above, below) for above, below in zip(_filled(rows[0]), rows[1], strict=True)), 2
    return (tuple(rows[0]), 1) if has_head(rows) else ((), 0)


def _is_over_another(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row names groups of the columns that the second names, over rows of figures."""
    first, second, body = rows[0], rows[1], rows[2:]
    if len(first) != len(second) or len(first) < 3 or not first[1].strip() or not has_head(rows[1:]):
        return False
    spans = any(not above.strip() and below.strip() for above, below in zip(first[2:], second[2:], strict=True))
    figures = all(len(row) == len(first) and _DIGIT.search("".join(row[1:])) for row in body)
    return spans and figures and all(map(names_column, first)) and not _DIGIT.search(_NAMING.sub("", " ".join(second)))


def _filled(row: Sequence[str]) -> list[str]:
    """A row of groups with each name over all the columns of its group."""
    names: list[str] = []
    for at, cell in enumerate(row):
        names.append(cell if cell.strip() or at == 0 else names[-1])
    return names


def _joined(above: str, below: str) -> str:
    return below if above in ("", below) else f"{above}{BETWEEN_NAMES}{below}"


def names_column(cell: str) -> bool:
    """Tell whether a cell may name a column: it is short, and what figures it has count nothing.

    >>> [names_column(cell) for cell in ("2022年", "Option 2", "Q4 2024", "Budget (CHF 1,000)", "4 months", "640")]
    [True, True, True, True, False, False]
    """
    names = cell.strip().split(BETWEEN_NAMES)
    return all(len(name) <= _LONGEST and not _DIGIT.search(_NAMING.sub("", name)) for name in names)


def _names_figures(column: int, rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a name with a figure in it stands over a column of bare figures: "Workshops with fewer than 10 people".

    >>> _names_figures(1, [("Country", "Share under 10"), ("Malta", "9%")]), _names_figures(1, [("Malta", "9%"), ("Cyprus", "7%")])
    (True, False)
    """
    name, *own = [row[column].strip() for row in rows if column < len(row)]
    return bool(_WORDED.match(name)) and len(name) <= _LONGEST and any(own) and all(not cell or _BARE.fullmatch(cell) for cell in own)


def _periods_go_on(column: int, rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a column holds periods below a first one: then that is a value, too."""
    own = [row[column].strip() for row in rows if column < len(row)]
    return bool(_PERIOD.fullmatch(own[0])) and any(_PERIOD.fullmatch(cell) for cell in own[1:])
