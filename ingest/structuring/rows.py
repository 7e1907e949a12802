"""Tables that are only printed lines: consecutive lines in columns become rows, with their cells where these are evident."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.parsing.source import BlockKind
from ingest.structuring.heads import names_column
from ingest.structuring.lines import NARROW_GAP, Line, columns_of, is_complete
from ingest.structuring.numbering import BULLET, CAPTION, LEADER, LETTER, NUMBER, SECTION
from ingest.structuring.printed_heads import PRINTED, head_over
from ingest.structuring.stacked_cells import stacked_rows
from ingest.structuring.worded_rows import TIME, rows_under_words, rows_with_amounts, series_of_lines

_GAP = re.compile(" {3,}")  # as lines.clean leaves the white space between two columns
_FIGURE = r"(?:[-–—]|[（(]?[-–+]?(?:CHF ?)?\d[\d,.]*[)）]? ?[%％]?)"
_FIGURES = re.compile(rf"(?P<label>(?:19|20)\d\d|(?:\d{{4}}\s?年|\D)(?:.*?\S)?)\s+(?P<figures>{_FIGURE}(?:\s+{_FIGURE})+)")
_PAIR = re.compile(rf"(?P<label>[^\d\s，。；,;:：]{{2,30}}) (?P<figure>{_FIGURE})")
_VALUE = re.compile(rf"{_FIGURE}|[×xX✓√—–-]|(?:n/?a|不适用|待定|TBD)|{TIME}|\d[\d,.]*\s*[^\W\d]{{1,8}}", re.IGNORECASE)
_SPLIT = re.compile(r"(?<=[^\s])\s+(?=\S)")
_LEAST = 3  # rows of two columns: fewer may be anything set apart on a line
_MOST_OF_HEAD = 2  # lines
_LONGEST = 300  # characters of a printed line that may be a row


def rows_of_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with runs of table rows as ROW lines; cells are set where nearly every row of a run has as many.

    A row is a line with wide gaps, or a label followed by two figures or more. One row alone is none: a sentence may end
    in figures too. The words above figures head them only where there is one for each column.
    """
    made: list[Line] = []
    at, table = 0, 1 + max((line.table or 0 for line in lines), default=0)
    while at < len(lines):
        if worded := rows_under_words(lines, at) or rows_with_amounts(lines, at):
            end = at + len(worded)
            made += [replace(line, kind=BlockKind.ROW, cells=own, table=table) for line, own in zip(lines[at:end], worded, strict=True)]
            at, table = end, table + 1
            continue
        stacked, end = stacked_rows(lines, at)
        if stacked:
            made += [replace(lines[at], text=" ".join(own), kind=BlockKind.ROW, cells=own, table=table) for own in stacked]
            at, table = end, table + 1
            continue
        if columned := _columned(lines, at):
            end = at + len(columned)
            made += [replace(line, kind=BlockKind.ROW, cells=own, table=table) for line, own in zip(lines[at:end], columned, strict=True)]
            at, table = end, table + 1
            continue
        if series := series_of_lines(lines, at):
            made += series
            at += len(series)
            continue
        end = at
        cells: list[tuple[str, ...]] = []
        while end < len(lines) and lines[end].annex == lines[at].annex and (own := _cells(lines[end]) or _as_above(lines[end], cells)):
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
        for _ in range(_lines_of_head(lines[at:end], cells)):
            made.append(lines[at])
            at, cells = at + 1, cells[1:]
        if columns and (head := head_over(made, lines[at], columns)):
            above = made[-head.lines]
            made[-head.lines :] = [replace(above, text=" ".join(head.names), kind=BlockKind.ROW, cells=head.names, table=table)]
        made += [
            replace(
                line, kind=BlockKind.ROW, cells=(own if len(own) == columns else (line.text,)) if columns else (), table=columns and table
            )
            for line, own in zip(lines[at:end], cells, strict=True)
        ]
        at, table = end, table + 1
    return made


def _columned(lines: Sequence[Line], at: int) -> list[tuple[str, ...]]:
    """Return the cells of the lines from here on that gaps part into as many cells, where no single line shows as many: some are
    words; nothing where the lines are too few, of two columns where none names them."""
    rows: list[tuple[str, ...]] = []
    for line in lines[at:]:
        if line.annex != lines[at].annex or len(own := columns_of(line)) < 2 or (rows and len(own) != len(rows[0])):
            break
        if len(own) == 2 and _is_numbered(line.text):
            break
        rows.append(own)
    if len(rows) < _LEAST or (len(rows[0]) == 2 and not (len(rows) > _LEAST and all(map(names_column, rows[0])))):
        return []
    worded = any(len(_cells(line) or ()) != len(own) for line, own in zip(lines[at + 1 : at + len(rows)], rows[1:], strict=True))
    return rows if worded else []


def _is_numbered(text: str) -> bool:
    """Whether what a gap parts is a number and what it stands before: a heading, a paragraph, an item, the title of a table."""
    return bool(NUMBER.match(text) or LETTER.match(text) or SECTION.match(text) or CAPTION.match(text))


def _lines_of_head(lines: Sequence[Line], cells: Sequence[tuple[str, ...]]) -> int:
    """How many lines of a run only name columns: those without a figure over rows that all have one."""
    figures = [any(map(_VALUE.fullmatch, row[1:])) for row in cells]
    first = figures.index(True) if True in figures else 0
    named = all(names_column(cell) for row in cells[:first] for cell in row) and not any(is_complete(line.text) for line in lines[:first])
    return first if first <= _MOST_OF_HEAD and all(figures[first:]) and named else 0


def _columns(cells: Sequence[tuple[str, ...]]) -> int | None:
    """How many columns a run of rows has, if nearly all of them have as many."""
    (columns, rows), *_ = Counter(map(len, cells)).most_common(1)
    return columns if rows == len(cells) or (rows >= _LEAST and rows * 4 >= 3 * len(cells)) else None


def _as_above(line: Line, above: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The cells of a line whose longest label leaves but one space, under rows of a label and a figure."""
    match = _PAIR.fullmatch(line.text) if above and line.kind in PRINTED else None
    figures = all(len(row) == 2 and re.fullmatch(_FIGURE, row[1]) for row in above)
    return (match["label"], match["figure"]) if match and figures else None


def _cells(line: Line) -> tuple[str, ...] | None:
    """Return the cells of a line that looks like a row, or None."""
    text = line.text
    if line.kind not in PRINTED or (not line.whole and len(text) > _LONGEST) or text.startswith("http") or LEADER.search(text):
        return None
    own = NUMBER.match(text) or LETTER.match(text) or BULLET.match(text)
    parts = _GAP.split(text[own.end() :] if own else text)
    if len(parts) > 1:
        return (text[: own.end()] + parts[0] if own else parts[0], *parts[1:])
    label, *values = NARROW_GAP.split(text)
    if values and not own and all(map(_VALUE.fullmatch, values)) and not is_complete(label):
        return (label, *values)
    match = None if own else _FIGURES.fullmatch(text)
    if match and not is_complete(match["label"]):
        return (match["label"], *_SPLIT.split(match["figures"].replace(" %", "%")))
    return None
