"""Where a recommendation block begins and ends: its headings, printed or lost, and what stands above and below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.model import Series
from ingest.parsing.source import BlockKind
from ingest.structuring.fields import field_label
from ingest.structuring.joining import Piece
from ingest.structuring.lines import is_complete
from ingest.structuring.numbering import BULLET, LETTER, NUMBER_ONE, recommendation_heading

REACH = 8  # paragraphs between a heading and the first label of its block
_TITLE_LINES = 3  # paragraphs at the beginning of an annex that may be its title
_LONGEST_TITLE = 200  # characters
_LONGEST_HEADING = 90  # characters
_NEXT_TEXT = re.compile(r"(?<=[。；;.])\s*(?=(?:建\s*议|Recommendation)\s*\d{1,2}\s*\*?\s*(?:[（(][^（()）]{1,40}[)）]\s*)?[：:])")
_FIRST = re.compile(r"[一二三四五六七八九十]{1,3}、|[IVX]{1,5}[.．]\s+\S")


def head_of(pieces: Sequence[Piece], label: int, floor: int, before: set[int]) -> tuple[int, tuple[int, ...]]:
    """Return where the block with its first label there begins, and the numbers its headings print.

    Headings of one block stand close together; one that only repeats the block before is none of them.
    """
    head, reached, numbers = label, label, list[int]()
    for at in range(label - 1, floor - 1, -1):
        if pieces[at].annex != pieces[label].annex or reached - at > REACH:
            break
        heading = recommendation_heading(pieces[at].text)
        if heading and not (set(heading.numbers) <= before and not heading.text):
            head = reached = at
            numbers = [*heading.numbers, *numbers]
    if numbers:
        return head, tuple(sorted(dict.fromkeys(numbers)))
    return _lost_head(pieces, label, floor), ()


def _lost_head(pieces: Sequence[Piece], label: int, floor: int) -> int:
    """Where the recommendation's text begins when no heading says so: the paragraph above the label, with its list."""
    at = label - 1
    if at < floor or pieces[at].annex != pieces[label].annex:
        return label
    while at > floor and LETTER.match(pieces[at].text):
        at -= 1
    return at


def one_each(piece: Piece) -> list[Piece]:
    """Part a paragraph that prints the texts of several recommendations, one after the other, into one for each."""
    heading = recommendation_heading(piece.text)
    if not heading or not heading.text:
        return [piece]
    *before, last = _NEXT_TEXT.split(piece.text)
    return [*(replace(piece, text=text, marks=(), links=()) for text in before), replace(piece, text=last)]


def names_review(piece: Piece) -> bool:
    """Tell whether a piece heads a recommendation and says itself that it is the Independent Review's."""
    heading = recommendation_heading(piece.text)
    return heading is not None and heading.series == "review"


def unlabelled_report(pieces: Sequence[Piece], heading: int) -> int | None:
    """Where the report under a heading begins if no label stands there before the next heading; None where one does."""
    below = heading + 1
    for at in range(below, len(pieces)):
        if pieces[at].annex != pieces[heading].annex or recommendation_heading(pieces[at].text):
            return below if at > below else None
        if field_label(pieces[at].text):
            return None
    return below if below < len(pieces) else None


def annex_titles(pieces: Sequence[Piece]) -> dict[str | None, str]:
    """What stands at the beginning of each annex, where its title is."""
    opening: dict[str | None, list[str]] = {}
    for piece in pieces:
        first = opening.setdefault(piece.annex, [])
        if piece.annex and len(first) < _TITLE_LINES and len(piece.text) < _LONGEST_TITLE:
            first.append(piece.text)
    return {annex: "\n".join(first) for annex, first in opening.items()}


def begins_part(pieces: Sequence[Piece], at: int, series: Series) -> bool:
    """Tell whether a piece heads another part of the paper: by its own number, or paragraphs that are counted from one.

    The fields of the Development Agenda's blocks may have lists with headings; there a page must begin, too.
    """
    piece = pieces[at]
    if piece.kind in (BlockKind.ROW, BlockKind.ITEM) or piece.label or is_complete(piece.text) or recommendation_heading(piece.text):
        return False
    if len(piece.text) > _LONGEST_HEADING or BULLET.match(piece.text) or LETTER.match(piece.text):
        return False
    if series == "review" and _FIRST.match(piece.text):
        return True
    counted = at + 1 < len(pieces) and pieces[at + 1].annex == piece.annex and bool(NUMBER_ONE.match(pieces[at + 1].text))
    return counted and (piece.kind is BlockKind.HEADING or piece.opens_page or series == "review")
