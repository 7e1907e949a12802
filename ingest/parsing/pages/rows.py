"""The rows of ruled tables, put together from the lines in their cells; a table goes on over pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.parsing.pages.lines import Line, Page, run_on
from ingest.parsing.source import Block, BlockKind

_SAME = 4.0  # points by which the columns of a table may shift from page to page


class Tables:
    """The tables of a file, numbered from 1; the one whose rows ended the page before may go on."""

    def __init__(self) -> None:
        self._number = 0
        self._columns: tuple[float, ...] | None = None  # of the table that nothing has followed yet
        self._head: tuple[str, ...] = ()

    def interrupt(self) -> None:
        """Take note that text stands after the last table: the next one is another."""
        self._columns = None

    def rows(self, page: Page, table: int, placed: Sequence[tuple[Line, bool]]) -> Iterator[Block]:
        """Yield a ROW for each row of one of the page's tables; a head repeated on a later page is left out."""
        columns = page.columns[table]
        if not self._goes_on(columns):
            self._number, self._head = self._number + 1, ()
        self._columns = columns
        for _, group in groupby(placed, key=lambda one: one[0].cell and one[0].cell[1]):
            lines = list(group)
            cells = tuple(_text([one for one in lines if one[0].cell and one[0].cell[2] == column]) for column in range(len(columns) - 1))
            if cells == self._head:
                continue
            self._head = self._head or cells
            yield Block(
                "\t".join(cells).strip(),
                BlockKind.ROW,
                page=page.number,
                cells=cells,
                table=self._number,
                footnote_marks=tuple(mark for line, _ in lines for mark in line.marks),
                links=tuple(dict.fromkeys(link for line, _ in lines for link in line.links)),
            )

    def _goes_on(self, columns: Sequence[float]) -> bool:
        before = self._columns
        return (
            before is not None
            and len(before) == len(columns)
            and all(abs(one - other) <= _SAME for one, other in zip(before, columns, strict=True))
        )


def _text(placed: Sequence[tuple[Line, bool]]) -> str:
    """The text of a cell, one line a paragraph."""
    paragraphs: list[list[str]] = []
    for line, starts_paragraph in placed:
        if starts_paragraph or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(line.text)
    return "\n".join(map(run_on, paragraphs))
