"""A window that may answer: where it stands, its signs, and how well it answers by them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.adapters.embedder import Excerpt
from assistant.answering.choosing.windows import SIGNS
from assistant.answering.reading.surroundings import headed
from assistant.answering.writing.draft import Passage
from assistant.model import Evidence, Footnote, ParagraphKind

BEFORE = 120  # characters that a paragraph says before a window


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
    read: bool = False  # whether the sign of that name is its own

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return self.passage.paragraph.kind is ParagraphKind.ROW

    @property
    def met(self) -> float:
        """The share of the question's weight met by its chunk (0 to 1), comparable between questions."""
        return (self.sign("support") + self.sign("coverage_all")) / 2

    @property
    def quoted(self) -> str:
        """The words of the paragraph that it covers."""
        return self.passage.paragraph.text[self.start : self.end]

    @property
    def excerpt(self) -> Excerpt:
        """What is read of it with the question: its words, with what stands above its chunk and before it in its paragraph."""
        words = f"{self.quoted} {self.note.text if self.note else ''}"
        return Excerpt(words.strip(), headed(self.evidence), self.passage.paragraph.text[max(0, self.start - BEFORE) : self.start])

    def as_read(self, odds: float, adds: float, *, read: bool) -> Choice:
        """Return the window as it stands when it has been read, or others have: with the log-odds that it answers, and what these add to its
        score."""
        return replace(self, score=self.score + adds, signs=(*self.signs[:-1], odds), read=read)

    def sign(self, name: str) -> float:
        """Return one of its signs."""
        return self.signs[SIGNS.index(name)]
