"""The rows of ruled tables, put together from the lines in their cells; a table goes on over pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.parsing.cells import Cell, Placed
from ingest.parsing.pages.grid import Grid
from ingest.parsing.pages.lines import Line, Page, run_on
from ingest.parsing.source import Block, BlockKind
from ingest.parsing.table_heads import parts_of_head
from ingest.parsing.tables import cell_of, repeated, row_blocks

_SAME = 4.0  # points by which the columns of a table may shift from page to page
Texts = tuple[tuple[int, str], ...]  # of a row: where its cells start, and what they show


class Tables:
    """The tables of a file, numbered from 1; the one whose rows ended the page before may go on."""

    def __init__(self) -> None:
        self._number = 0
        self._columns: tuple[float, ...] | None = None  # of the table that nothing has followed yet
        self._head: list[Texts] = []
        self._last: list[Placed] = []

    def interrupt(self) -> None:
        """Take note that text stands after the last table: the next one is another."""
        self._columns = None

    def rows(self, page: Page, table: int, placed: Sequence[tuple[Line, bool]]) -> Iterator[Block]:
        """Yield a ROW for each row of one of the page's tables; a head repeated on a later page is left out."""
        grid = page.grids[table]
        rows = _rows(grid, placed)
        goes_on = self._goes_on(grid.columns)
        if not goes_on:
            self._number += 1
            self._head = [_texts(row) for row in rows[: sum(parts_of_head(rows))]]
        else:
            if [_texts(row) for row in rows[: len(self._head)]] == self._head:
                rows = rows[len(self._head) :]
            rows = _labelled(rows, self._last)
        self._columns = grid.columns
        self._last = rows[-1] if rows else self._last
        for block in row_blocks(rows, self._number, range(len(grid.columns) - 1), begins=not goes_on):
            yield replace(block, page=page.number)

    def _goes_on(self, columns: Sequence[float]) -> bool:
        before = self._columns
        return (
            before is not None
            and len(before) == len(columns)
            and all(abs(one - other) <= _SAME for one, other in zip(before, columns, strict=True))
        )


def _rows(grid: Grid, placed: Sequence[tuple[Line, bool]]) -> list[list[Placed]]:
    """Return the rows of a grid with their cells, those merged downwards in each of their rows."""
    inside: dict[tuple[int, int], list[tuple[Line, bool]]] = {}
    for line, starts in placed:
        if line.cell:
            inside.setdefault(line.cell[1:], []).append((line, starts))
    rows: list[list[Placed]] = []
    for row in range(len(grid.rows) - 1):
        above = dict(rows[-1]) if rows else {}
        cells: list[Placed] = []
        for column in range(len(grid.columns) - 1):
            area = grid.area(row, column)
            if area.column == column:
                new = area.row == row
                cells.append((column, _cell(inside.get((row, column), ()), area.wide) if new else repeated(above[column])))
        rows.append(cells)
    return rows


def _labelled(rows: Sequence[Sequence[Placed]], above: Sequence[Placed]) -> list[list[Placed]]:
    """Return rows that go on after a page's end with their label, where that end parted the cell it stands in."""
    label = dict(above).get(0)
    labelled = [list(row) for row in rows]
    if label and rows and (label.goes_on or (len(rows) > 1 and dict(rows[1])[0].goes_on)):
        for at, row in enumerate(rows):
            if row[0][1].text or (at and not row[0][1].goes_on):
                break
            labelled[at][0] = (0, repeated(label))
    return labelled


def _texts(row: Sequence[Placed]) -> Texts:
    return tuple((start, cell.text) for start, cell in row)


def _cell(placed: Sequence[tuple[Line, bool]], wide: int) -> Cell:
    """Return a cell with its paragraphs as the white space parts them."""
    paragraphs: list[list[Line]] = []
    for line, starts_paragraph in placed:
        if starts_paragraph or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(line)
    return cell_of(map(_paragraph, paragraphs), wide)


def _paragraph(lines: Sequence[Line]) -> Block:
    return Block(
        run_on([line.text for line in lines]),
        BlockKind.PARAGRAPH,
        footnote_marks=tuple(mark for line in lines for mark in line.marks),
        links=tuple(dict.fromkeys(link for line in lines for link in line.links)),
    )
