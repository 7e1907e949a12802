"""Table rows brought into line: the cell of a column stands at the same place in every row."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.parsing.source import Block

Placed = tuple[int, str]  # the grid column at which a cell starts, and its text


def aligned(rows: Sequence[Sequence[Placed]]) -> list[tuple[str, ...]]:
    """Return the cells of each row, one for each column at which any row starts a cell, "" where it starts none.

    >>> aligned([[(0, "Year"), (1, "Cost")], [(0, "Total for both")], [(0, "2023"), (1, "41,518")]])
    [('Year', 'Cost'), ('Total for both', ''), ('2023', '41,518')]
    """
    columns = sorted({start for row in rows for start, _ in row})
    return [tuple(dict(row).get(column, "") for column in columns) for row in rows]


def line_of(block: Block) -> str:
    """Return a block as one line of a cell or note, its mark before it."""
    text = "\t".join(cell for cell in block.cells if cell) if block.cells else block.text
    return f"{block.label} {text}" if block.label else text
