"""Headings that are only the titles of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.source import BlockKind
from ingest.structuring.headings import is_plain, printed_number
from ingest.structuring.joining import Piece
from ingest.structuring.lines import is_capitals

_LINES_OF_CAPTION = 2
_UNIT = re.compile(
    r"[（(][^（()）]{2,40}[)）]|(?:单位|计量单位)\s*[：:].{1,20}|(?:In|All\s+figures\s+in|Amounts\s+in)\s+.{3,40}", re.IGNORECASE
)
_UNDER_TABLE = re.compile(r"(?:注|说明|来源|资料来源|数据来源)\s*[：:]|(?:Notes?|Sources?)\s*:|[*＊†]", re.IGNORECASE)


def captions(pieces: Sequence[Piece], levels: Sequence[int | None]) -> dict[int, int]:
    """Return the headings that are only the titles of tables, each with the first piece that is none of its own.

    The count of the paragraphs goes on behind such a table as if it had not been there.
    """
    found: dict[int, int] = {}
    number = 0
    for at, piece in enumerate(pieces):
        if at and pieces[at - 1].annex != piece.annex:
            number = 0
        if levels[at] is None:
            own = printed_number(piece) if piece.kind is not BlockKind.ROW else None
            number = int(own) if own and "." not in own else number
        elif number and at not in found and _is_caption(piece):
            own_end = end = _end_of_table(pieces, levels, at)
            while end < len(pieces) and levels[end] is not None and (below := _end_of_table(pieces, levels, end)) > end:
                end = below  # the next table, with a title of its own
            if end < len(pieces) and pieces[end].annex == piece.annex and own_end > at and printed_number(pieces[end]) == str(number + 1):
                found |= {heading: own_end for heading in range(at, own_end) if levels[heading] is not None}
    return found


def _is_caption(piece: Piece) -> bool:
    return is_plain(piece.text) and printed_number(piece) is None and not is_capitals(piece.text)


def _end_of_table(pieces: Sequence[Piece], levels: Sequence[int | None], at: int) -> int:
    """Where the table ends whose title, of one line or two, stands at a place; that place where none does."""
    start = at
    while start < len(pieces) and levels[start] is not None and _is_caption(pieces[start]) and start - at < _LINES_OF_CAPTION:
        start += 1
    if at < start < len(pieces) and _UNIT.fullmatch(pieces[start].text):
        start += 1
    end = _end_of_rows(pieces, start) if start > at else at
    return end if end > start else at


def _end_of_rows(pieces: Sequence[Piece], start: int) -> int:
    """Where the rows that begin there end, with the notes under them."""
    rows = start
    while rows < len(pieces) and pieces[rows].kind is BlockKind.ROW and pieces[rows].annex == pieces[start - 1].annex:
        rows += 1
    end = rows
    while start < end < len(pieces) and pieces[end].annex == pieces[start - 1].annex and _UNDER_TABLE.match(pieces[end].text):
        end += 1
    return end
