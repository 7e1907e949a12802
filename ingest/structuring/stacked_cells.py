"""Tables printed cell by cell, each on a line of its own: a label, then as many figures under every label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.structuring.heads import names_column
from ingest.structuring.joining import join_text
from ingest.structuring.lines import Line, is_complete, width
from ingest.structuring.numbering import BULLET, LETTER, NUMBER, SECTION
from ingest.structuring.printed_heads import PRINTED

_FIGURE = re.compile(r"[-–—]|[（(]?[-–+]?(?:CHF ?)?\d[\d,.]*[)）]? ?[%％]?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 60  # cells of a line that may be the cell of a table
_NAME = 30  # cells of the name of a column
_LINES_OF_LABEL = 3
_MOST = 16  # lines of a head with a label, or figures under one
_LEAST, _LEAST_OF_ONE = 2, 3  # rows; of labels with one figure more


@dataclass(frozen=True, slots=True)
class _Row:
    """The lines of a label, from first on, and of the figures under it, to behind the last."""

    first: int
    figures: int
    end: int


def stacked_rows(lines: Sequence[Line], at: int) -> tuple[list[tuple[str, ...]], int]:
    """Return the rows of the table that begins at a line, with its head if it shows one, and where it ends; none, and that line, where
    no such table begins.

    >>> stacked_rows([Line(text) for text in ("Isle", "Boats", "Nets", "Sark", "4", "9", "Herm", "2", "7")], 0)[0]
    [('Isle', 'Boats', 'Nets'), ('Sark', '4', '9'), ('Herm', '2', '7')]
    """
    rows: list[_Row] = []
    end = at
    while row := _row(lines, end, lines[at]):
        own = row.end - row.figures
        if rows and (own != rows[0].end - rows[0].figures or row.figures - row.first > _LINES_OF_LABEL):
            break
        rows.append(row)
        end = row.end
    if not rows or len(rows) < (_LEAST if (figures := rows[0].end - rows[0].figures) > 1 else _LEAST_OF_ONE):
        return [], at
    words = [line.text for line in lines[at : rows[0].figures]]
    head = (
        tuple(words[:-1]) if len(words) == figures + 2 and all(names_column(word) and width(word) <= _NAME for word in words[:-1]) else ()
    )
    if not head and len(words) > 1:
        return [], at  # what stands above belongs to no table, or not to this one
    made = [_cells(lines, row) for row in rows]
    return ([head, (words[-1], *made[0][1:]), *made[1:]] if head else made), end


def _row(lines: Sequence[Line], at: int, first: Line) -> _Row | None:
    """The row whose label begins at a line: words, then figures; None where none does."""
    figures = at
    while figures < min(len(lines), at + _MOST) and _is_cell(lines[figures], first) and not _is_figure(lines[figures]):
        figures += 1
    end = figures
    while end < min(len(lines), figures + _MOST) and _is_cell(lines[end], first) and _is_figure(lines[end]):
        end += 1
    return _Row(at, figures, end) if at < figures < end else None


def _is_cell(line: Line, first: Line) -> bool:
    if line.kind not in PRINTED or line.is_set or line.annex != first.annex or width(line.text) > _LONGEST or is_complete(line.text):
        return False
    return not any(pattern.match(line.text) for pattern in (NUMBER, LETTER, SECTION)) and (_is_figure(line) or not BULLET.match(line.text))


def _is_figure(line: Line) -> bool:
    return _FIGURE.fullmatch(line.text) is not None and not _YEAR.fullmatch(line.text)


def _cells(lines: Sequence[Line], row: _Row) -> tuple[str, ...]:
    label = ""
    for line in lines[row.first : row.figures]:
        label = join_text(label, line.text)
    return (label, *(line.text for line in lines[row.figures : row.end]))
