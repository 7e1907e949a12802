"""Tables whose cells are parted by bars, as Markdown and many a conversion to plain text write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.parsing.source import BlockKind
from ingest.structuring.lines import Line
from ingest.structuring.printed_heads import PRINTED

_BAR = re.compile(r"\s*[|｜│┃]\s*")
_FRAME = re.compile(r"[\s|｜│┃+:=\-–—─━┼├┤┌┐└┘┬┴]+")  # a line that only rules the table
_LEAST, _LEAST_OF_TWO = 2, 3  # rows; of two columns more: a bar may part what stands on one line of a page's head


def rows_between_bars(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with every run of as many cells between bars as ROW lines; what only rules a table is left out.

    >>> [line.cells for line in rows_between_bars([Line("Isle | Boats"), Line("---|---"), Line("Sark | 4"), Line("Herm | 2")])]
    [('Isle', 'Boats'), ('Sark', '4'), ('Herm', '2')]
    """
    made: list[Line] = []
    at, table = 0, 1 + max((line.table or 0 for line in lines), default=0)
    while at < len(lines):
        rows, end = _table(lines, at)
        made += [replace(line, kind=BlockKind.ROW, cells=_cells(line), table=table, indent=0) for line in rows] or [lines[at]]
        at, table = end, table + bool(rows)
    return made


def _table(lines: Sequence[Line], at: int) -> tuple[list[Line], int]:
    """The rows of the table that begins here and where it ends; no rows, and the next line, where none does."""
    columns, end = len(_cells(lines[at])), at
    if columns < 2 and not _is_frame(lines[at]):
        return [], at + 1
    rows: list[Line] = []
    while end < len(lines) and lines[end].annex == lines[at].annex:
        own = len(_cells(lines[end]))
        if not _is_frame(lines[end]):
            columns = columns if rows else own
            if own < 2 or own != columns:
                break
            rows.append(lines[end])
        end += 1
    return (rows, end) if len(rows) >= (_LEAST if columns > 2 else _LEAST_OF_TWO) else ([], at + 1)


def _cells(line: Line) -> tuple[str, ...]:
    """The cells of a line that bars part; bars at its two ends frame the table."""
    return tuple(_BAR.split(_BAR.sub("|", line.text).strip("|"))) if line.kind in PRINTED and _BAR.search(line.text) else ()


def _is_frame(line: Line) -> bool:
    return line.kind in PRINTED and _FRAME.fullmatch(line.text) is not None and re.search(r"[|｜│┃+┼├┌└]", line.text) is not None
