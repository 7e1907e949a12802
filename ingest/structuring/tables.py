"""Tables: every row one readable line, its cells beside the words of the head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from assistant.model import Language, Recommendation, Series
from ingest.parsing.pages.lines import run_on
from ingest.parsing.source import BlockKind
from ingest.structuring.fields import field_label
from ingest.structuring.heads import names_of
from ingest.structuring.joining import Piece
from ingest.structuring.lines import clean

_LEADING_NUMBER = re.compile(r"(?:Adopted\s+)?(?:Recommendation\s+|建议\s*)?(\d{1,2})\s*\*?\s*(?:[.．、:：)）]\s*|$|(?=\n))", re.IGNORECASE)


_BY_WHOM = re.compile(
    r"(?:负责|牵头|执行|主管|提出对象|对象)(?:方|部门|单位|机构|者)?|(?:Responsib(?:le|ility)|Lead|Implementing|Addressees?|Addressed\s+to)(?:\s+\w+)?",
    re.IGNORECASE,
)


def write_rows(pieces: Sequence[Piece], language: Language) -> list[Piece]:
    """Return the pieces with each table row written out: "head: cell; head: cell", or "label: value" in two columns.

    A head row goes into its rows. Cells stand verbatim, their lines joined by spaces.
    """
    written: list[Piece] = []
    for table, group in groupby(pieces, key=lambda piece: piece.table if piece.kind is BlockKind.ROW and piece.cells else None):
        rows = list(group)
        written.extend(rows if table is None and not rows[0].cells else _table(rows, language))
    return written


def fields_of_table(rows: Sequence[Piece]) -> dict[int, str]:
    """Return which columns of a table hold which field of a recommendation; empty where the head names none.

    Older reports print one row a recommendation, its fields side by side.
    """
    head = [field_label(cell.strip()) for cell in rows[0].cells]
    found = {at: label.field for at, label in enumerate(head) if label and label.end >= len(rows[0].cells[at].strip())}
    if not found or 0 in found or len(rows) < 2:
        return {}
    by_whom = {at: "departments" for at, cell in enumerate(rows[0].cells) if at and at not in found and _BY_WHOM.fullmatch(cell.strip())}
    return by_whom | {at: "progress" if field == "status" else field for at, field in found.items()}


def number_of_row(row: Piece) -> int | None:
    """Return the number of the Development Agenda's recommendation that a row begins with, or None."""
    match = _LEADING_NUMBER.match(row.cells[0].strip())
    return int(match[1]) if match and 1 <= int(match[1]) <= 45 else None


def recommendation_rows(rows: Sequence[Piece], columns: dict[int, str], series: Series) -> Iterator[Piece]:
    """Yield the pieces of a table with one recommendation a row; a row without a number goes on with the one before."""
    numbers: tuple[Recommendation, ...] = ()
    for row in rows[1:]:
        if match := _LEADING_NUMBER.match(row.cells[0].strip()):
            numbers = (Recommendation(series, int(match[1])),) if 1 <= int(match[1]) <= 45 else ()
        for at in range(len(row.cells)):
            for place, piece in enumerate(cell_pieces(row, at)):
                text = piece.text[match.end() :] if match and at == place == 0 else piece.text
                yield replace(piece, text=text, recommendations=numbers, field=columns.get(at, "text"))


def cell_pieces(row: Piece, cell: int) -> list[Piece]:
    """Return the paragraphs of one cell as pieces, each with its own label, marks and links where the format knows them."""
    bare = replace(row, kind=BlockKind.PARAGRAPH, cells=(), inside=(), table=None, label=None, marks=(), links=())
    if cell < len(row.inside) and row.inside[cell]:
        return [
            replace(bare, text=clean(block.text), kind=block.kind, label=block.label, marks=block.footnote_marks, links=block.links)
            for block in row.inside[cell]
            if clean(block.text)
        ]
    lines = [replace(bare, text=line.strip()) for line in row.cells[cell].split("\n") if line.strip()]
    return [replace(lines[0], marks=row.marks, links=row.links), *lines[1:]] if lines and cell == len(row.cells) - 1 else lines


def _table(rows: Sequence[Piece], language: Language) -> Iterable[Piece]:
    head, above = names_of([row.cells for row in rows])
    names = [run_on(name.split("\n")).rstrip(" :：") for name in head]
    colon, stop = ("：", "；") if language == "zh" else (": ", "; ")
    for row in rows[above:]:
        cells = [re.sub(r"\s*\n\s*", " ", cell).strip() for cell in row.cells]
        if len(cells) == 1 < len(names):
            text = cells[0]  # a line across the table
        elif names:
            parts = [f"{name}{colon}{cell}" if name else cell for name, cell in zip(names, cells, strict=False) if cell]
            text = stop.join([*parts, *filter(None, cells[len(names) :])])
        elif len(cells) == 2 and all(cells):
            text = f"{cells[0].rstrip(' :：')}{colon}{cells[1]}"
        else:
            text = stop.join(filter(None, cells))
        yield replace(row, text=text, cells=())
