"""Table rows brought into line: the cell of a column stands at the same place in every row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.parsing.source import Block, BlockKind


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, and the paragraphs of which it was made (none where it only repeats a merged cell)."""

    text: str = ""
    paragraphs: tuple[Block, ...] = ()


_LONGEST_REPEATED = 300  # characters; what labels several rows is short, and a copy of a page in each row is an attack
_MOST_PLACES = 200_000  # rows times columns; beyond it the rows stay as wide as they are
Placed = tuple[int, Cell]  # the grid column at which a cell starts, and the cell


def cell_of(blocks: Iterable[Block]) -> Cell:
    """Return the cell that holds these blocks, its text one line a paragraph."""
    paragraphs = tuple(block for block in blocks if block.text)
    return Cell("\n".join(map(line_of, paragraphs)), paragraphs)


def repeated(cell: Cell) -> Cell:
    """Return what a cell merged downwards shows in the rows below its first."""
    return Cell(cell.text if len(cell.text) <= _LONGEST_REPEATED else "")


def only_frames(rows: Sequence[Sequence[Placed]]) -> bool:
    """Tell whether no row of a table shows more than one cell: it places text on the page and relates nothing."""
    return all(sum(bool(cell.text) for _, cell in row) <= 1 for row in rows)


def framed(rows: Sequence[Sequence[Placed]]) -> Iterator[Block]:
    """Yield the text that a table only frames."""
    return (block for row in rows for _, cell in row for block in cell.paragraphs)


def row_blocks(rows: Sequence[Sequence[Placed]], table: int) -> Iterator[Block]:
    """Yield a ROW for each row that shows anything; each has a cell for every column at which any row starts one."""
    columns = sorted({start for row in rows for start, _ in row})
    align = len(columns) * len(rows) <= _MOST_PLACES
    for row in rows:
        starts = dict(row)
        cells = [starts.get(column, Cell()) for column in columns] if align else list(starts.values())
        if any(cell.text for cell in cells):
            yield _row(cells, table)


def line_of(block: Block) -> str:
    """Return a block as one line of a cell or note, its mark before it."""
    text = "\t".join(cell for cell in block.cells if cell) if block.cells else block.text
    return f"{block.label} {text}" if block.label else text


def _row(cells: Sequence[Cell], table: int) -> Block:
    texts = tuple(cell.text for cell in cells)
    inside = [block for cell in cells for block in cell.paragraphs]
    return Block(
        "\t".join(texts).strip(),
        BlockKind.ROW,
        cells=texts,
        table=table,
        footnote_marks=tuple(mark for block in inside for mark in block.footnote_marks),
        links=tuple(dict.fromkeys(link for block in inside for link in block.links)),
        paragraphs=tuple(cell.paragraphs for cell in cells),
    )
