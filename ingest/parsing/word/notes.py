"""Footnotes and endnotes: numbered as Word shows them, read in the order of their references.

Rules: ISO/IEC 29500-1, 17.11. A note whose mark the author wrote takes no number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from ingest.parsing.word.numerals import numeral
from ingest.parsing.word.package import W, WordPackage
from ingest.parsing.word.styles import value

_DEFAULT_STYLE = {"footnote": "decimal", "endnote": "lowerRoman"}
Kind = str  # "footnote" or "endnote"


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A reference met in the text: which note, and under which mark."""

    kind: Kind
    identifier: str
    mark: str


class NoteMarks:
    """Numbers the references to notes while they pass in order, and remembers them."""

    def __init__(self, package: WordPackage) -> None:
        self._settings = package.companion("settings")
        self._section: etree._Element | None = None
        self._counts: dict[Kind, int] = {}
        self.references: list[NoteReference] = []

    def begin_section(self, section: etree._Element | None) -> None:
        """Take over the numbering rules of a section; its notes begin anew where the rules say so."""
        self._section = section
        for kind in _DEFAULT_STYLE:
            if self._rule(kind, "numRestart") in ("eachSect", "eachPage"):
                self._counts.pop(kind, None)

    def mark(self, kind: Kind, identifier: str, own: str | None) -> str:
        """Count one reference and return its mark: the author's own, or the next number."""
        mark = own or self._next(kind)
        self.references.append(NoteReference(kind, identifier, mark))
        return mark

    def _next(self, kind: Kind) -> str:
        start = self._rule(kind, "numStart") or "1"
        first = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
        self._counts[kind] = self._counts.get(kind, first - 1) + 1
        return numeral(self._counts[kind], self._rule(kind, "numFmt") or _DEFAULT_STYLE[kind])

    def _rule(self, kind: Kind, tag: str) -> str | None:
        """A section's own rule stands before the document's."""
        for holder in (self._section, self._settings):
            rules = None if holder is None else holder.find(f"{W}{kind}Pr")
            if (found := value(rules, tag)) is not None:
                return found
        return None


def note_elements(package: WordPackage, kind: Kind) -> dict[str, etree._Element]:
    """Return the notes of a kind by their id; separators are no notes."""
    root = package.companion(f"{kind}s")
    notes = [] if root is None else root.findall(f"{W}{kind}")
    return {n.get(f"{W}id", ""): n for n in notes if n.get(f"{W}type", "normal") == "normal"}


def note_text(lines: list[str], mark: str) -> str:
    """Return a note's text without the mark that stands before it where the author wrote the mark himself."""
    text = "\n".join(lines)
    return text.removeprefix(mark).lstrip() if mark and not mark.isalnum() else text


NoteCallback = Callable[[Kind, str, str | None], str]
