"""Tables that are only printed lines: consecutive lines in columns become rows, with their cells where these are evident."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.text import HAN
from ingest.parsing.source import BlockKind
from ingest.structuring.heads import names_column
from ingest.structuring.lines import Line, is_complete, width
from ingest.structuring.numbering import BULLET, LEADER, LETTER, NUMBER, SECTION

_GAP = re.compile(" {3,}")  # as lines.clean leaves the white space between two columns
_FIGURE = r"(?:[-–—]|[（(]?[-–+]?(?:CHF ?)?\d[\d,.]*[)）]? ?[%％]?)"
_FIGURES = re.compile(rf"(?P<label>\D(?:.*?\S)?)\s+(?P<figures>{_FIGURE}(?:\s+{_FIGURE})+)")
_NARROW_GAP = re.compile(r"(?<![.:;!?]) {2,}")  # also parts columns, where what stands between is figures or names
_VALUE = re.compile(rf"{_FIGURE}|[×xX✓√—–-]|(?:n/?a|不适用)|\d[\d,.]*\s*[^\W\d]{{1,8}}", re.IGNORECASE)
_SPLIT = re.compile(r"(?<=[^\s])\s+(?=\S)")
_WORDS = re.compile(rf"[^\d，。；,;:：]*[{HAN}][^\d，。；,;:：]*")
_PRINTED = (BlockKind.LINE, BlockKind.PARAGRAPH)
_LEAST = 3  # rows of two columns: fewer may be anything set apart on a line
_CELL = 24  # of width: a cell of a head printed cell by cell
_LONGEST = 300  # characters of a printed line that may be a row


def rows_of_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with runs of table rows as ROW lines; cells are set where nearly every row of a run has as many.

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
        columns = _columns(cells)
        while columns and len(cells[0]) != columns:  # what stands over the head spans columns
            made.append(lines[at])
            at, cells = at + 1, cells[1:]
        if columns and (head := _head(made, lines[at], columns)):
            above = made[-len(head.lines)]
            made[-len(head.lines) :] = [replace(above, text=" ".join(head.names), kind=BlockKind.ROW, cells=head.names, table=table)]
        made += [
            replace(
                line, kind=BlockKind.ROW, cells=(own if len(own) == columns else (line.text,)) if columns else (), table=columns and table
            )
            for line, own in zip(lines[at:end], cells, strict=True)
        ]
        at, table = end, table + 1
    return made


def _columns(cells: Sequence[tuple[str, ...]]) -> int | None:
    """How many columns a run of rows has, if nearly all of them have as many."""
    (columns, rows), *_ = Counter(map(len, cells)).most_common(1)
    return columns if rows == len(cells) or (rows >= _LEAST and rows * 4 >= 3 * len(cells)) else None


def _cells(line: Line) -> tuple[str, ...] | None:
    """Return the cells of a line that looks like a row, or None."""
    text = line.text
    if line.kind not in _PRINTED or (not line.whole and len(text) > _LONGEST) or text.startswith("http") or LEADER.search(text):
        return None
    own = NUMBER.match(text) or LETTER.match(text) or BULLET.match(text)
    parts = _GAP.split(text[own.end() :] if own else text)
    if len(parts) > 1:
        return (text[: own.end()] + parts[0] if own else parts[0], *parts[1:])
    label, *values = _NARROW_GAP.split(text)
    if values and not own and all(map(_VALUE.fullmatch, values)) and not is_complete(label):
        return (label, *values)
    match = None if own else _FIGURES.fullmatch(text)
    if match and not is_complete(match["label"]):
        return (match["label"], *_SPLIT.split(match["figures"].replace(" %", "%")))
    return None


@dataclass(frozen=True, slots=True)
class _Head:
    """The names of a table's columns and the printed lines they stand in."""

    names: tuple[str, ...]
    lines: Sequence[Line]


def _head(above: Sequence[Line], first: Line, columns: int) -> _Head | None:
    """Return what heads a run of figures: the words of the line above, or of so many lines with one name each."""
    near = [line for line in above[-columns:] if line.kind in _PRINTED and line.annex == first.annex]
    if not near or near[-1] is not above[-1] or is_complete(near[-1].text):
        return None
    names = tuple(_NARROW_GAP.split(near[-1].text))
    if len(names) == columns and all(map(names_column, names)):
        return _Head(names, near[-1:])
    names = tuple(near[-1].text.split(" "))
    if (
        len(names) == columns
        and all(map(_is_word_of_head, names[1:]))
        and (_is_word_of_head(names[0]) or not any(map(str.isalpha, names[1:])))
    ):
        return _Head(names, near[-1:])
    names = tuple(line.text for line in near)
    if columns > 2 and len(near) == columns and all(map(_names_alone, names)):
        return _Head(names, near)
    return None


def _is_word_of_head(word: str) -> bool:
    """Tell whether a word by itself names a column: English ones are seldom one word each, years always are."""
    return bool(_WORDS.fullmatch(word)) or (not word.isalpha() and names_column(word))


def _names_alone(text: str) -> bool:
    """Tell whether a short line may be one cell of a head that was printed cell by cell."""
    return width(text) <= _CELL and names_column(text) and not (is_complete(text) or NUMBER.match(text) or SECTION.match(text))
