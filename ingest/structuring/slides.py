"""Presentations attached to a paper: which annexes are one, and which of their lines are titles."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.structuring.headings import levels_by_shape
from ingest.structuring.joining import Piece
from ingest.structuring.lines import width
from ingest.structuring.numbering import NUMBER
from ingest.structuring.speakers import speaker_of_heading

_NEW_SLIDE = 4  # blank lines, from here on a new slide begins


def slide_levels(pieces: Sequence[Piece]) -> dict[int, int | None]:
    """Return, for every piece of a presentation by its place, the level of the heading it is, or None for a line.

    A title is followed by a heading, repeated from slide to slide, or set off by much space; what is left with
    nothing under it before the next slide is a line of its own.
    """
    levels: dict[int, int | None] = {}
    start = 0
    for at in range(1, len(pieces) + 1):
        if at == len(pieces) or pieces[at].annex != pieces[start].annex:
            if pieces[start].annex and _is_presentation(pieces[start:at]):
                levels.update(_levels(pieces, start, at))
            start = at
    return levels


def _levels(pieces: Sequence[Piece], start: int, end: int) -> dict[int, int | None]:
    short = {at for at, level in enumerate(levels_by_shape(pieces[start:end]), start) if level is not None}
    opens = {at for at in range(start, end) if at == start or pieces[at].gap >= _NEW_SLIDE or pieces[at].opens_page}
    headings = {at for at in short if at + 1 < end and not (at + 1 in opens and at + 1 in short)}
    repeated = [pieces[at].text for at in headings]
    return {
        at: None if at not in headings else 1 if at in opens or at + 1 in headings or repeated.count(pieces[at].text) > 1 else 2
        for at in range(start, end)
    }


def _is_presentation(pieces: Sequence[Piece]) -> bool:
    """Many short lines under headings, no numbered paragraph, no table, no recommendation, no speaker."""
    if len(pieces) < 8 or any(
        NUMBER.match(p.text) or p.recommendations or p.table is not None or speaker_of_heading(p.text) for p in pieces
    ):
        return False
    widths = sorted(width(piece.text) for piece in pieces)
    headings = sum(level is not None for level in levels_by_shape(pieces))
    return widths[len(widths) // 2] < 60 and widths[-1] < 400 and headings * 4 >= len(pieces)
