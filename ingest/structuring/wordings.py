"""Where a paper prints the recommendations themselves: the list of the 45, and those that a project answers to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.model import Language, Recommendation
from ingest.parsing.source import BlockKind
from ingest.structuring.joining import Piece
from ingest.structuring.numbering import BULLET, LETTER, NUMBER, recommendation_heading
from ingest.structuring.recommendations import CERTAIN, likeness

_LIST = re.compile(
    r"(?:45|四十五)\s*项.{0,12}建议|45\s+(?:adopted\s+|agreed\s+)?(?:Development\s+Agenda\s+)?recommendations|recommendations\s+(?:adopted\s+)?under\s+the\s+(?:WIPO\s+)?Development\s+Agenda",
    re.IGNORECASE,
)
_CLUSTER = re.compile(r"(?:提案|建议)?(?:集|类)\s*[A-F]\b|[A-F]\s*[类集]\s*[：:]|Cluster\s+[A-F]\b", re.IGNORECASE)
_LONGEST_TITLE = 200  # characters
_MOST_ITEMS = 8  # of one recommendation; the fifteenth has five
_HALF = 0.5  # of the best likeness: the wording of the number printed is as good as that of any other


def mark_texts(pieces: Sequence[Piece], language: Language) -> list[Piece]:
    """Return the pieces with the wordings of the Development Agenda's recommendations marked as what they are.

    "Recommendation 4: …" counts where the words are those of recommendation 4, so that an evaluation's own never do; a
    bare "4. …" only in a list whose title or cluster headings say what it lists. What stands in a block stays as it is.
    """
    marked: list[Piece] = []
    listing, own = False, list[Recommendation]()
    for at, piece in enumerate(pieces):
        if piece.recommendations:
            own = []
        elif (number := _number(piece, _items(pieces, at + 1), language, listed=listing)) is not None:
            own = [Recommendation("da", number)]
            piece = replace(piece, recommendations=tuple(own), field="text")
        elif own and _goes_on(piece):
            piece = replace(piece, recommendations=tuple(own), field="text")
        else:
            own = []
            listing = _names_list(piece) or (listing and piece.annex == pieces[at - 1].annex and len(piece.text) < _LONGEST_TITLE)
        marked.append(piece)
    return marked


def _names_list(piece: Piece) -> bool:
    return len(piece.text) < _LONGEST_TITLE and bool(_LIST.search(piece.text) or _CLUSTER.match(piece.text))


def _items(pieces: Sequence[Piece], start: int) -> str:
    """The words of the items that stand next."""
    items = takewhile(_goes_on, pieces[start : start + _MOST_ITEMS])
    return " ".join(item.text for item in items)


def _number(piece: Piece, items: str, language: Language, *, listed: bool) -> int | None:
    """The number of the recommendation a piece is, with its items, the wording of, or None."""
    if piece.kind in (BlockKind.ROW, BlockKind.HEADING) or piece.heading:
        return None
    heading = recommendation_heading(piece.text)
    if heading and heading.text and not heading.addressee and len(heading.numbers) == 1:
        number, words = heading.numbers[0], heading.text
    elif listed:
        printed = piece.text if not piece.label or piece.text.startswith(piece.label) else f"{piece.label} {piece.text}"
        match = NUMBER.match(printed)
        if not match or "." in match[1] or not 1 <= int(match[1]) <= 45:
            return None
        number, words = int(match[1]), printed[match.end() :]
    else:
        return None
    scores = likeness(f"{words} {items}", "da", language)
    best = max(scores.values(), default=0.0)
    enough = scores.get(number, 0.0) >= (CERTAIN * _HALF if listed else CERTAIN)
    return number if enough and scores[number] >= _HALF * best else None


def _goes_on(piece: Piece) -> bool:
    """Tell whether a piece is an item of the recommendation above it."""
    return piece.kind is BlockKind.ITEM or bool(BULLET.match(piece.text) or LETTER.match(piece.text))
