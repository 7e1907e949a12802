"""Where the head of a table ends, seen from its merged cells: what titles it, and the rows that name its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.cells import Cell, Placed

_COUNTS = re.compile(r"(?!(?:19|20)\d\d\s*$)[-–+(（]?\s*\d[\d.,\s]*[%％)）]*\s*")


def parts_of_head(rows: Sequence[Sequence[Placed]]) -> tuple[int, int]:
    """Return how many rows title a table, each one cell across all of it, and how many rows below them name its columns.

    The names take several rows only where a cell over several columns says so: those go on below it with names of their own.

    >>> year, parts, row = [(0, Cell("")), (1, Cell("2021", wide=2))], [(1, Cell("Men")), (2, Cell("Women"))], [(1, Cell("9")), (2, Cell("7"))]
    >>> parts_of_head([[(0, Cell("Guides", wide=3))], year, parts, row]), parts_of_head([parts, row])
    ((1, 2), (0, 1))
    """
    end = max((start + cell.wide for row in rows for start, cell in row), default=0)
    titles = 0
    while titles + 2 < len(rows) and end > 2 and _is_across(rows[titles], end):
        titles += 1
    names = 1
    while titles + names + 1 < len(rows) and _names_parts(rows[titles + names - 1], rows[titles + names]):
        names += 1
    return titles, names


def _is_across(row: Sequence[Placed], end: int) -> bool:
    """Whether a row is one cell across the whole table."""
    return len(row) == 1 and row[0][1].is_own and row[0][1].wide >= end - row[0][0]


def _names_parts(above: Sequence[Placed], below: Sequence[Placed]) -> bool:
    """Whether a row names the columns into which cells of the row above are parted, and nothing else."""
    groups = [(start, cell) for start, cell in above if cell.wide > 1 and cell.text]
    own = [(start, cell) for start, cell in below if cell.is_own]
    if not groups or any(_COUNTS.fullmatch(cell.text) for _, cell in own):
        return False
    if not all(_is_under(groups, start, cell) or not _shown_over(above, start) for start, cell in own):
        return False
    return any(_is_under(groups, start, cell) for start, cell in own)


def _is_under(groups: Sequence[Placed], start: int, cell: Cell) -> bool:
    """Whether a cell stands under one that reaches over more columns."""
    return any(first <= start and start + cell.wide <= first + group.wide and cell.wide < group.wide for first, group in groups)


def _shown_over(above: Sequence[Placed], column: int) -> bool:
    """Whether the row above shows text over a column."""
    return any(cell.text and start <= column < start + cell.wide for start, cell in above)
