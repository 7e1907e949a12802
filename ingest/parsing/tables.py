"""Table rows brought into line: the cell of a column stands at the same place in every row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assistant.text import BETWEEN_NAMES
from ingest.parsing.cells import Cell, Placed
from ingest.parsing.pages.lines import run_on
from ingest.parsing.source import Block, BlockKind
from ingest.parsing.table_heads import parts_of_head

_LONGEST_REPEATED = 300  # characters; what labels several rows is short, and a copy of a page in each row is an attack
_MOST_PLACES = 200_000  # rows times columns; beyond it the rows stay as wide as they are


def cell_of(blocks: Iterable[Block], wide: int = 1) -> Cell:
    """Return the cell that holds these blocks, its text one line a paragraph."""
    paragraphs = tuple(block for block in blocks if block.text)
    return Cell("\n".join(map(line_of, paragraphs)), paragraphs, wide)


def repeated(cell: Cell) -> Cell:
    """Return what a cell merged downwards shows in the rows below its first."""
    return Cell(cell.text if len(cell.text) <= _LONGEST_REPEATED else "", wide=cell.wide, goes_on=True)


def only_frames(rows: Sequence[Sequence[Placed]]) -> bool:
    """Tell whether no row of a table shows more than one cell: it places text on the page and relates nothing."""
    return all(sum(bool(cell.text) for _, cell in row) <= 1 for row in rows)


def framed(rows: Sequence[Sequence[Placed]]) -> Iterator[Block]:
    """Yield the text that a table only frames."""
    return (block for row in rows for _, cell in row for block in cell.paragraphs)


def row_blocks(rows: Sequence[Sequence[Placed]], table: int, columns: Sequence[int] = (), *, begins: bool = True) -> Iterator[Block]:
    """Yield a ROW for each row that shows anything of its own; each has a cell for every column at which any row starts one.

    What stands across a whole table above its head is the text that titles it. A head of several rows is one row, in which
    each column has the names of all cells over it. columns may be given; begins is not set where rows go on with a table.
    """
    columns = columns or sorted({start for row in rows for start, _ in row})
    titles, names = parts_of_head(rows) if begins else (0, 0)
    yield from framed(rows[:titles])
    if names > 1:
        yield _row(_one_head(rows[titles : titles + names], columns), table)
        titles += names
    align = len(columns) * len(rows) <= _MOST_PLACES
    for row in rows[titles:]:
        starts = dict(row)
        across = len(row) == 1 < len(columns) - 1 and row[0][1].wide > len(columns) - 1
        cells = [starts.get(column, Cell()) for column in columns] if align and not across else list(starts.values())
        if any(cell.text and not cell.goes_on for cell in cells):
            yield _row(cells, table)


def _one_head(rows: Sequence[Sequence[Placed]], columns: Sequence[int]) -> list[Cell]:
    """Return the cells of a head of several rows as those of one: each column's names from above downwards."""
    cells: list[Cell] = []
    for column in columns:
        over = [(start, cell) for row in rows for start, cell in row if start <= column < start + cell.wide]
        names = [run_on(cell.text.split("\n")) for _, cell in over if cell.text and not cell.goes_on]
        paragraphs = tuple(block for start, cell in over if start == column for block in cell.paragraphs)
        cells.append(Cell(BETWEEN_NAMES.join(names), paragraphs))
    return cells


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
