"""Headings: which paragraphs are one, how deep they stand, and the path of those that are open."""

from __future__ import annotations

import re

from assistant.text import HAN
from ingest.parsing.source import BlockKind
from ingest.structuring.joining import Piece
from ingest.structuring.lines import is_capitals, is_complete, width
from ingest.structuring.marks import MARK
from ingest.structuring.numbering import BULLET, LEADER, LETTER, NUMBER, recommendation_heading
from ingest.structuring.speakers import speaker_of_heading

SEPARATOR = " > "
_FIRST = re.compile(
    r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[部章]分?|[IVX]{1,5}[.．]\s+\S|(?:Part|Section|Chapter)\s+[IVX\dA-Z]+\b",
    re.IGNORECASE,
)
_SECOND = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]|[A-HJ-UWYZ][.．、]\s*\S|[A-Z][)）]\s*\S")
_BRACKETED = re.compile(r"[（(\[［【].*[)）\]］】]")
_WORDLESS = re.compile(rf"[^A-Za-z{HAN}]*")
_QUOTED = ("http", "“", "‘", '"', "@")
_CLAUSES = re.compile(r"[，。；]|[,;]\s\S+\s\S+\s\S+\s")


def heading_level(piece: Piece) -> int | None:
    """Return 1 to 3 for a heading, by its numbering, or None for a paragraph that is none.

    A heading stands alone, is short, and does not end as a sentence does. Inside a recommendation's fields only
    lettered ones are headings: departments and "not applicable" are short as well.
    """
    text = piece.text
    if piece.heading or piece.kind is BlockKind.HEADING:
        return _level(text)
    if piece.kind in (BlockKind.ROW, BlockKind.ITEM) or piece.label or is_complete(text) or MARK.search(text[-8:]):
        return None
    if (
        LEADER.search(text)
        or _BRACKETED.fullmatch(text)
        or _WORDLESS.fullmatch(text)
        or BULLET.match(text)
        or text.startswith(_QUOTED)
        or text[:1].islower()
    ):
        return None
    numbered = bool(_FIRST.match(text) or _SECOND.match(text))
    if piece.field and not numbered:
        return None
    if speaker_of_heading(text):
        return _level(text)
    if not numbered and (NUMBER.match(text) or LETTER.match(text) or (_CLAUSES.search(text) and not is_capitals(text))):
        return None
    limit = 120 if numbered else 240 if is_capitals(text) else 72
    return _level(text) if width(text) <= limit else None


def is_plain(text: str) -> bool:
    """Tell whether a heading is neither numbered nor a speaker's nor a recommendation's: an annex's title."""
    return not (_FIRST.match(text) or _SECOND.match(text) or speaker_of_heading(text) or recommendation_heading(text))


def _level(text: str) -> int:
    if _FIRST.match(text) or recommendation_heading(text) or speaker_of_heading(text):
        return 1
    return 2 if _SECOND.match(text) else 3


class Path:
    """The headings that stand above a paragraph, outermost first."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []
        self._filled = True  # something stood under the last heading

    def open(self, level: int, text: str) -> None:
        """Take a heading: it closes those of its level and below; a plain one right under another goes inside it."""
        if not self._filled and self._open and self._open[-1][0] == level == 3:
            level = 4
        self.close(level)
        self._open.append((level, text))
        self._filled = False

    def fill(self) -> None:
        self._filled = True

    def close(self, level: int) -> None:
        """Close the headings of a level and below."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()

    def __str__(self) -> str:
        return SEPARATOR.join(text for _, text in self._open[-2:])
