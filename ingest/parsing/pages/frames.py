"""Grids of two columns: a form is a table, but a frame with paragraphs beside their labels is read as printed lines.

What a paragraph in a frame goes on over pages must stay one paragraph; the short cells of a form stand row by row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ingest.parsing.pages.grid import Grid
from ingest.parsing.pages.lines import Line

_MOST_LINES = 3  # of a cell in a form
_LEAST_ROWS = 3


def only_frames(grids: Sequence[Grid], lines: Sequence[Line]) -> set[int]:
    """Return which of a page's grids frame printed lines: of two columns, few rows, paragraphs in a cell, or a cell without text."""
    printed: dict[tuple[int, int, int], int] = defaultdict(int)
    for line in lines:
        if line.cell:
            printed[line.cell] += 1
    return {
        table
        for table, grid in enumerate(grids)
        if len(grid.columns) == 3
        and not (
            len(grid.rows) > _LEAST_ROWS
            and all(0 < printed[table, row, column] <= _MOST_LINES for row, column in _cells(grid) if not grid.area(row, column).wide > 1)
        )
    }


def _cells(grid: Grid) -> list[tuple[int, int]]:
    return [
        (row, column)
        for row in range(len(grid.rows) - 1)
        for column in range(len(grid.columns) - 1)
        if (area := grid.area(row, column)).row == row and area.column == column
    ]
