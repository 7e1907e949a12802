"""An answer being written: text with [n] markers, and the citations they number in order of first use."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.model import Citation, Document, Language, Paragraph
from assistant.official import official_url

_LOOKS_LIKE_A_MARKER = re.compile(r"\[(?=\d+\])")
_JOINER = "\u2060"  # U+2060 WORD JOINER: no reader sees it, and no program takes what it stands in for a marker


def unmarked(text: str) -> str:
    """Return text whose own numbers in brackets, as notes have them, are no markers of an answer: they would lead to another source."""
    return _LOOKS_LIKE_A_MARKER.sub(f"[{_JOINER}", text)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph in its document: what a citation points at."""

    document: Document
    paragraph: Paragraph

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands: its document and the ordinal of its paragraph."""
        return self.document.key, self.paragraph.ordinal

    def citation(self, n: int, quote: str) -> Citation:
        """Return the citation of a verbatim quote from this passage."""
        document, paragraph = self.document, self.paragraph
        named = ", ".join(r.label for r in paragraph.recommendations)
        return Citation(
            n=n,
            quote=quote,
            file=document.file,
            language=document.language,
            symbol=document.symbol,
            title=document.title,
            session=document.session,
            annex=paragraph.annex,
            section=paragraph.section,
            paragraph=paragraph.number,
            page=paragraph.page,
            recommendation=named or None,
            url=official_url(document.symbol, document.language),
        )


@dataclass(frozen=True, slots=True)
class Quoted:
    """A verbatim quote with the passage it stands in."""

    quote: str
    passage: Passage

    def holds(self, other: Quoted) -> bool:
        """Whether this quote has all that another quotes of the same paragraph."""
        return self.passage.place == other.passage.place and other.quote in self.quote


def seen(quote: Quoted) -> str:
    """A quote as a reader sees it: with its document's symbol, title and date, its heading, and whose opinion it is."""
    document, paragraph = quote.passage.document, quote.passage.paragraph
    numbers = " ".join(f"建议 {r.number} recommendation {r.number}" for r in paragraph.recommendations)
    above = (document.symbol, document.title, document.date, paragraph.section, paragraph.speaker, numbers)
    return "\n".join([quote.quote, *(part for part in above if part)])


class Draft:
    """Collects an answer piece by piece; a quote can only enter with the passage it stands in."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.sure = True
        # So little speaks for it that it gives way to what is surely told, and to a refusal of what is hardly of the house.
        self.weak = False
        self.in_its_place = False  # told where such papers always tell it: a label or a heading says what it is, the words need not
        self._text = ""
        self._citations: dict[tuple[str, int, str], Citation] = {}
        self._pieces: list[str | tuple[str, Quoted]] = []

    @property
    def text(self) -> str:
        return self._text.strip()

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(self._citations.values())

    @property
    def quotes(self) -> tuple[Quoted, ...]:
        """What has been quoted so far, in order."""
        return tuple(piece[1] for piece in self._pieces if isinstance(piece, tuple))

    def say(self, text: str) -> None:
        """Add words of our own."""
        self._text += unmarked(text)
        self._pieces.append(text)

    def doubt(self, text: str, *, weak: bool = True) -> None:
        """Say, on a line of its own, that what follows may not be the answer."""
        self.line()
        self.say(text)
        self.line()
        self.sure, self.weak = False, self.weak or weak

    def line(self) -> None:
        """Begin a new line unless one has just begun."""
        if self._text and not self._text.endswith("\n"):
            self.say("\n")

    def quote(self, quote: str, passage: Passage) -> None:
        """Add a verbatim quote and its marker. Raises ValueError if neither the passage nor its notes hold the quote."""
        self.refer(quote, quote, passage)

    def refer(self, text: str, quote: str, passage: Passage) -> None:
        """Add words of our own, from a record, with the marker of the verbatim quote that bears them out. Raises as quote does."""
        if not any(quote in text for text in (passage.paragraph.text, *(note.text for note in passage.paragraph.footnotes))):
            raise ValueError(f"not in paragraph {passage.paragraph.ordinal} of {passage.document.file}: {quote[:60]!r}")
        key = (passage.document.key, passage.paragraph.ordinal, quote)
        citation = self._citations.get(key)
        start, shown = len(self._text), unmarked(text)
        if citation is None:
            citation = replace(passage.citation(len(self._citations) + 1, quote), start=start, end=start + len(shown))
            self._citations[key] = citation
        self._text += f"{shown}[{citation.n}]"
        self._pieces.append((text, Quoted(quote, passage)))

    def with_quotes(self, translated: Callable[[Quoted], Quoted], labelled: Callable[[str, Quoted, Quoted, Language], str]) -> Draft:
        """Return the same draft with other quotes in the place of those that are told in their own words, and what is said before each as
        labelled has it; what is quoted in its own words as well is said once."""
        draft = Draft(self.language)
        draft.sure, draft.weak, draft.in_its_place = self.sure, self.weak, self.in_its_place
        native = [quote for quote in self.quotes if quote.passage.document.language == self.language]
        said = ""
        for piece in self._pieces:
            if isinstance(piece, str):
                said += piece
                continue
            text, old = piece
            new = translated(old) if text == old.quote and old.passage.document.language != self.language else old
            if new is not old and any(other.holds(new) for other in (*native, *draft.quotes)):
                said = ""
                continue
            draft.say(labelled(said, old, new, self.language) if new is not old else said)
            draft.refer(new.quote if new is not old else text, new.quote, new.passage)
            said = ""
        draft.say(said)
        return draft

    def add(self, other: Draft) -> None:
        """Write here what another draft says, its quotes numbered on."""
        self.sure, self.weak = self.sure and other.sure, self.weak or other.weak
        for piece in other._pieces:
            if isinstance(piece, tuple):
                self.refer(piece[0], piece[1].quote, piece[1].passage)
            else:
                self.say(piece)
