"""Fields: Word's codes inside the text, of which a reader sees only the result.

Codes: ISO/IEC 29500-1, 17.16.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.parsing.word.numerals import numeral

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*))?', re.IGNORECASE)
_PLACE = re.compile(r'\\l\s+"([^"]*)"')
_NOTE_REFERENCE = re.compile(r"\s*NOTEREF\b", re.IGNORECASE)
_AUTOMATIC = re.compile(r"\s*AUTONUM(?:LGL|OUT)?\b", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"\s*LISTNUM\b", re.IGNORECASE)
_LEVEL = re.compile(r"\\l\s+\"?([1-9])")
_START = re.compile(r"\\s\s+\"?(\d{1,6})")
_STYLE = re.compile(r"\\\*\s*(\w+)")
_STYLES = {
    "roman": "lowerRoman",
    "ROMAN": "upperRoman",
    "alphabetic": "lowerLetter",
    "ALPHABETIC": "upperLetter",
}
# What LISTNUM shows on its nine levels when no list is named.
_LIST_STYLES = (
    ("decimal", "{})"), ("lowerLetter", "{})"), ("lowerRoman", "{})"),
    ("decimal", "({})"), ("lowerLetter", "({})"), ("lowerRoman", "({})"),
    ("decimal", "{}."), ("lowerLetter", "{}."), ("lowerRoman", "{}."),
)  # fmt: skip


@dataclass(slots=True)
class Field:
    """A field being read: its code so far, whether its result has begun, and where the result starts in the text."""

    code: str = ""
    in_result: bool = False
    start: int = 0

    @property
    def url(self) -> str | None:
        """The address of a HYPERLINK field, with the place in it."""
        match = _HYPERLINK.match(self.code)
        address = match and (match[1] or match[2])
        if not address:
            return None
        place = _PLACE.search(self.code)
        return f"{address}#{place[1]}" if place else address

    @property
    def is_note_reference(self) -> bool:
        """Whether the result is the mark of a note that stands elsewhere."""
        return bool(_NOTE_REFERENCE.match(self.code))


@dataclass(slots=True)
class FieldNumbers:
    """Counts the fields that number paragraphs: their result is never stored, Word works it out on the page."""

    automatic: int = 0
    listed: list[int] = field(default_factory=lambda: [0] * 9)

    def result(self, code: str) -> str:
        """Count one numbering field and return what Word shows for it; "" for any other field.

        >>> numbers = FieldNumbers()
        >>> [numbers.result(code) for code in (" AUTONUM ", " AUTONUM ", " LISTNUM \\\\l 2", " PAGE ")]
        ['1.', '2.', 'a)', '']
        """
        if _AUTOMATIC.match(code):
            self.automatic += 1
            style = _STYLE.search(code)
            return numeral(self.automatic, _STYLES.get(style[1], "decimal") if style else "decimal") + "."
        if _LIST_NUMBER.match(code):
            named = _LEVEL.search(code)
            level = int(named[1]) - 1 if named else 0
            start = _START.search(code)
            self.listed[level] = int(start[1]) if start else self.listed[level] + 1
            self.listed[level + 1 :] = [0] * (8 - level)
            style_name, shape = _LIST_STYLES[level]
            return shape.format(numeral(self.listed[level], style_name))
        return ""
