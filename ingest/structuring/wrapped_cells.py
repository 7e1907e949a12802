"""Tables printed in columns whose cells are wrapped: what stands under a cell goes on with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.structuring.breaks import FIRST_WORD
from ingest.structuring.joining import join_text
from ingest.structuring.lines import GAP, Line, width
from ingest.structuring.numbering import BULLET, LETTER, NUMBER, SECTION
from ingest.structuring.printed_heads import PRINTED

_LEAST = 3  # columns
_BEYOND = 3  # lines under a row, at most, in which its cells go on
_AT_EDGE = 0.9  # of the widest line
_SLACK = 6  # cells between two columns that may stay empty
_ASIDE = 1  # cells by which a line may stand beside the column it belongs to


def cells_joined(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the rows of a table on one line each where their cells were wrapped.

    A table is known by its rows: as many parts, three or more, on one line and again a few lines below.
    """
    made: list[Line] = []
    at, widest = 0, max((line.places[-1][1] for line in lines if line.places), default=0)
    while at < len(lines):
        row, end = _row(lines, at, int(_AT_EDGE * widest))
        if end > at + 1 and (_is_row_of(lines, end, len(row)) or (made and len(_parts(made[-1])) == len(row))):
            made.append(replace(lines[at], text="   ".join(row)))
            at = end
        else:
            made.append(lines[at])
            at += 1
    return made


def _row(lines: Sequence[Line], at: int, edge: int) -> tuple[list[str], int]:
    """The cells of the row that begins at a line, and where it ends; from edge on a line of words may have been wrapped as a whole."""
    row, end = _parts(lines[at]), at + 1
    if len(row) < _LEAST:
        return row, end
    ends = {column: end for column, (_, end) in enumerate(lines[at].places)}
    while end < len(lines) and end - at <= _BEYOND and (under := _under(lines[end], lines[at], ends)):
        if set(under) == {0} and max(ends.values()) >= edge and any(map(str.isalpha, row[-1])):
            break
        for column, (text, reaches) in under.items():
            row[column], ends[column] = join_text(row[column], text), reaches
        end += 1
    return row, end


def _parts(line: Line) -> list[str]:
    """The parts of a printed line that gaps part; none where it is not known at which place each stands."""
    parts = GAP.split(line.text) if line.kind in PRINTED and not line.is_set else []
    return parts if len(parts) == len(line.places) else []


def _under(line: Line, row: Line, ends: dict[int, int]) -> dict[int, tuple[str, int]]:
    """What a line has under the cells of the row above, by their columns, each with where it ends; nothing where it is no part of it.

    A cell goes on where its first words below had no room above; ends tells where each cell ended so far. Figures are never wrapped.
    """
    parts, starts = _parts(line), [start for start, _ in row.places]
    if not 0 < len(parts) < len(starts) or line.annex != row.annex or line.gap > row.gap or _begins(line.text):
        return {}
    found: dict[int, tuple[str, int]] = {}
    for text, (start, end) in zip(parts, line.places, strict=True):
        column = next((at for at, own in enumerate(starts) if abs(own - start) <= _ASIDE), None)
        if column is None or not any(map(str.isalpha, text)):
            return {}
        limit = starts[column + 1] if column + 1 < len(starts) else None
        word = FIRST_WORD.match(text)
        if limit and (end >= limit or ends[column] + 1 + width(word[0] if word else "") < limit - _SLACK):
            return {}
        found[column] = text, end
    return found


def _begins(text: str) -> bool:
    return any(pattern.match(text) for pattern in (NUMBER, LETTER, SECTION, BULLET))


def _is_row_of(lines: Sequence[Line], at: int, columns: int) -> bool:
    """Tell whether the row of so many columns that stands above is followed by another."""
    return at < len(lines) and len(_parts(lines[at])) == columns
