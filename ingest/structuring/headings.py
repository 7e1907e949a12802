"""Headings: which paragraphs are one, how deep they stand, and the path of those that are open."""

from __future__ import annotations

import re

from assistant.text import HAN
from ingest.parsing.source import BlockKind
from ingest.structuring.joining import Piece
from ingest.structuring.lines import is_complete, width
from ingest.structuring.numbering import BULLET, LETTER, NUMBER
from ingest.structuring.speakers import speaker_of_heading

SEPARATOR = " > "
_FIRST = re.compile(r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[部章]分?|[IVX]{1,5}[.．]\s+\S|(?:Part|Section|Chapter)\s+[IVX\dA-Z]+\b", re.IGNORECASE)
_SECOND = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]|[A-HJ-UWYZ][.．、]\s*\S|[A-Z][)）]\s*\S")
_BRACKETED = re.compile(r"[（(\[［【].*[)）\]］】]")
_ONLY_SIGNS = re.compile(rf"[^A-Za-z{HAN}]*")


def heading_level(piece: Piece) -> int | None:
    """Return 1 to 3 for a heading, by its numbering, or None for a paragraph that is none.

    A heading stands alone, is short, and does not end as a sentence does.
    """
    text = piece.text
    if piece.heading or piece.kind is BlockKind.HEADING:
        return _level(text)
    if piece.kind in (BlockKind.ROW, BlockKind.ITEM) or piece.label or _BRACKETED.fullmatch(text) or _ONLY_SIGNS.fullmatch(text):
        return None
    if is_complete(text) or "\ue000" in text[-8:] or BULLET.match(text) or text.startswith(("http", "“", "‘", "\"", "@")):
        return None
    if speaker_of_heading(text):
        return 3
    numbered = bool(_FIRST.match(text) or _SECOND.match(text))
    if not numbered and (NUMBER.match(text) or LETTER.match(text)):
        return None
    limit = 120 if numbered or text.isupper() else 64 if re.search(f"[{HAN}]", text) else 72
    if width(text) > limit or re.search(r"[，。；]|[,;]\s\S+\s\S+\s\S+\s", text) and not numbered and not text.isupper():
        return None
    if text[:1].islower():
        return None
    return _level(text)


def _level(text: str) -> int:
    return 1 if _FIRST.match(text) else 2 if _SECOND.match(text) else 3


class Path:
    """The headings that stand above a paragraph, outermost first."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []
        self._filled = True  # something stood under the last heading

    def open(self, level: int, text: str) -> None:
        """Take a heading: it closes those of its level and below; one right under another of its level goes inside."""
        texts = [heading for _, heading in self._open]
        if text in texts:  # a title repeated from slide to slide
            del self._open[texts.index(text) :]
        elif not self._filled and self._open and self._open[-1][0] == level == 3:
            level = 4
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        self._open.append((level, text))
        self._filled = False

    def fill(self) -> None:
        self._filled = True

    def close(self) -> None:
        self._open.clear()
        self._filled = True

    def __str__(self) -> str:
        return SEPARATOR.join(text for _, text in self._open[-2:])
