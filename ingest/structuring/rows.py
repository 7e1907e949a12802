"""Tables that are only printed lines: consecutive lines in columns become rows, with their cells where these are evident."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.text import HAN
from ingest.parsing.source import BlockKind
from ingest.structuring.lines import Line, is_complete
from ingest.structuring.numbering import BULLET, LEADER, LETTER, NUMBER

_GAP = re.compile(" {3,}")  # as lines.clean leaves the white space between two columns
_FIGURE = r"(?:[-–—]|[（(]?[-–+]?(?:CHF ?)?\d[\d,.]*[)）]? ?[%％]?)"
_FIGURES = re.compile(rf"(?P<label>\D(?:.*?\S)?)\s+(?P<figures>{_FIGURE}(?:\s+{_FIGURE})+)")
_SPLIT = re.compile(r"(?<=[^\s])\s+(?=\S)")
_WORDS = re.compile(rf"[^\d，。；,;:：]*[{HAN}][^\d，。；,;:：]*")
_PRINTED = (BlockKind.LINE, BlockKind.PARAGRAPH)
_LEAST = 3  # rows of two columns: fewer may be anything set apart on a line
_LONGEST = 300  # characters of a printed line that may be a row


def rows_of_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with runs of table rows as ROW lines; cells are set where every row of a run has as many.

    A row is a line with wide gaps, or a label followed by two figures or more. One row alone is none: a sentence may end
    in figures too. The words above figures head them only where there is one for each column.
    """
    made: list[Line] = []
    at, table = 0, 1 + max((line.table or 0 for line in lines), default=0)
    while at < len(lines):
        end = at
        cells: list[tuple[str, ...]] = []
        while end < len(lines) and lines[end].annex == lines[at].annex and (own := _cells(lines[end])):
            cells.append(own)
            end += 1
        if len(cells) < 2 or (len(cells) < _LEAST and max(map(len, cells)) < 3):
            made.append(lines[at])
            at += 1
            continue
        even = len(set(map(len, cells))) == 1
        if even and made and (head := _head(made[-1], lines[at], len(cells[0]))):
            made[-1] = replace(made[-1], kind=BlockKind.ROW, cells=head, table=table)
        made += [
            replace(line, kind=BlockKind.ROW, cells=own if even else (), table=table if even else None)
            for line, own in zip(lines[at:end], cells, strict=True)
        ]
        at, table = end, table + 1
    return made


def _cells(line: Line) -> tuple[str, ...] | None:
    """Return the cells of a line that looks like a row, or None."""
    text = line.text
    if line.kind not in _PRINTED or (not line.whole and len(text) > _LONGEST) or text.startswith("http") or LEADER.search(text):
        return None
    own = NUMBER.match(text) or LETTER.match(text) or BULLET.match(text)
    parts = _GAP.split(text[own.end() :] if own else text)
    if len(parts) > 1:
        return (text[: own.end()] + parts[0] if own else parts[0], *parts[1:])
    match = None if own else _FIGURES.fullmatch(text)
    if match and not is_complete(match["label"]):
        return (match["label"], *_SPLIT.split(match["figures"].replace(" %", "%")))
    return None


def _head(above: Line, first: Line, columns: int) -> tuple[str, ...] | None:
    """Return the words of the line above a run of figures as the names of its columns, if they are as many."""
    if above.kind not in _PRINTED or above.annex != first.annex or is_complete(above.text):
        return None
    names = tuple(above.text.split(" "))
    return names if len(names) == columns and all(map(_WORDS.fullmatch, names)) else None
