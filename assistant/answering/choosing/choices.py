"""A window that may answer: where it stands, its signs, and how well it answers by them."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answering.choosing.windows import SIGNS
from assistant.answering.writing.draft import Passage
from assistant.model import Evidence, Footnote


@dataclass(frozen=True, slots=True)
class Choice:
    """A window that may answer: offsets in its paragraph (equal where only its note is quoted), the note quoted with it,
    its signs, and how well it answers by them, comparable within one question."""

    passage: Passage
    evidence: Evidence
    start: int
    end: int
    note: Footnote | None
    score: float
    signs: tuple[float, ...]

    @property
    def met(self) -> float:
        """The share of the question's weight met by its chunk (0 to 1), comparable between questions."""
        return (self.sign("support") + self.sign("coverage_all")) / 2

    @property
    def quoted(self) -> str:
        """The words of the paragraph that it covers."""
        return self.passage.paragraph.text[self.start : self.end]

    def sign(self, name: str) -> float:
        """Return one of its signs."""
        return self.signs[SIGNS.index(name)]
