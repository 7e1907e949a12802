"""What is read: a Document into Paragraphs and Records, its paragraphs into Chunks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Language = Literal["zh", "en"]
Series = Literal["da", "review"]  # the 45 Development Agenda recommendations, or the Independent Review's 12


class ParagraphKind(StrEnum):
    """What a paragraph is on the page."""

    TEXT = "text"  # a numbered or plain paragraph
    HEADING = "heading"  # a section title; kept for context, rarely an answer
    ITEM = "item"  # one bullet, lettered or roman item of a list
    ROW = "row"  # one row of a table, written as label and value
    SLIDE = "slide"  # a line of a presentation that stands in a document
    COVER = "cover"  # the lines of the cover page, one a line


@dataclass(frozen=True, slots=True, order=True)
class Recommendation:
    """Which recommendation: the two series collide in their numbers, so a number alone names none."""

    series: Series
    number: int

    @property
    def label(self) -> str:
        """Its name, which tells the two series apart: "DA 10", "IR 10"."""
        return f"{'DA' if self.series == 'da' else 'IR'} {self.number}"


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note tied to its mark; its text never stands inside the sentence."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link target harvested from the page; anchor is the linked words where the format tells."""

    url: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The smallest citable piece of a document.

    ordinal counts from 0 in reading order over the whole document; the cover, before all others, has -1. number is the
    printed number of the numbered paragraph it is or stands under ("8", "5.2"; restarts in annexes); label its own mark
    ("(a)", "iv.", "•") where it is an item of it. annex is None in the body, "Annex" for an only, unnumbered annex,
    else the Roman number ("I", "II"); an appendix is "Appendix I", and "II, Appendix I" where two annexes have one of
    that name. field names the part of a recommendation block ("text", "departments",
    "implementation", "highlights", "activities", "progress"). speaker is the delegation or group whose opinion
    this is. What is unknown is None.
    """

    ordinal: int
    text: str
    kind: ParagraphKind = ParagraphKind.TEXT
    number: str | None = None
    label: str | None = None
    annex: str | None = None
    page: int | None = None
    section: str | None = None
    speaker: str | None = None
    recommendations: tuple[Recommendation, ...] = ()
    number_inferred: bool = False
    field: str | None = None
    footnotes: tuple[Footnote, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One file of one symbol in one language.

    symbol is the normal form ("CDIP/30/8 Rev.") or None where the document shows none; then the file identifies
    it. date is ISO ("2020-03-13"), the date of the document, not of the session. session_dates is the cover line
    as printed, period the months that a report covers, meetings (session, "2013-05") the months in which its text says that
    sessions met. digest is the sha256 of the file's bytes.
    """

    file: str
    language: Language
    digest: str
    format: str
    paragraphs: tuple[Paragraph, ...]
    symbol: str | None = None
    session: int | None = None
    date: str | None = None
    title: str | None = None
    original_language: str | None = None
    session_dates: str | None = None
    place: str | None = None
    prepared_by: str | None = None
    period: str | None = None
    revises: str | None = None
    cover: str | None = None  # its printed lines; None where the document shows no cover
    warnings: tuple[str, ...] = ()
    meetings: tuple[tuple[int, str], ...] = ()

    @property
    def cover_paragraph(self) -> Paragraph | None:
        """The cover as a citable paragraph, before all others (ordinal -1)."""
        if not self.cover:
            return None
        return Paragraph(-1, self.cover, ParagraphKind.COVER, section="封面" if self.language == "zh" else "Cover page")

    @property
    def key(self) -> str:
        """What identifies the document in the index: symbol and language, or the file's name without a symbol."""
        return f"{self.symbol or self.file}:{self.language}"


@dataclass(frozen=True, slots=True)
class Chunk:
    """One or a few neighbouring paragraphs (or a part of a long one): what is embedded and found.

    text is verbatim: the paragraphs' texts and their notes, joined by newlines. context is what a reader of the page would see
    above it (title, section, recommendation) and is searched but never quoted. first and last are ordinals.
    """

    key: str
    document_key: str
    text: str
    context: str
    first: int
    last: int
    part: int = 1
    annex: str | None = None
    section: str | None = None
    page: int | None = None
    paragraphs: str | None = None  # printed numbers, "8" or "4-6"
    recommendations: tuple[Recommendation, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record was read: always a paragraph of an indexed document."""

    symbol: str | None
    file: str
    language: Language
    ordinal: int
    paragraph: str | None = None
    annex: str | None = None
    page: int | None = None


# Verbs of what the Committee would not do, or could not: no decision for a matter, but the answer to whether there was one.
REFUSALS = frozenset({"did not approve", "did not agree", "did not decide"})


@dataclass(frozen=True, slots=True)
class Decision:
    """What the Committee decided at a session, as a document says it.

    session took the decision; recited_in says which document tells so (often a later one). quote is verbatim.
    verb is the operative verb in English ("requested", "approved"). decided_in names the primary source where the
    text gives it ("Summary by the Chair, para 6.2"). original is True where the document is that primary source.
    """

    session: int
    verb: str
    text: str
    language: Language
    quote: str
    recited_in: Source
    about_symbols: tuple[str, ...] = ()
    decided_in: str | None = None
    original: bool = False


@dataclass(frozen=True, slots=True)
class RecommendationStatus:
    """One report on one recommendation: the fields of its block, each verbatim.

    group lists all numbers that share the block. number_inferred tells that the heading is lost in the text and
    the number was rebuilt. reporting_period is as printed. cluster is the letter A to F (Development Agenda only).
    """

    recommendation: Recommendation
    text: str
    source: Source
    group: tuple[int, ...] = ()
    number_inferred: bool = False
    cluster: str | None = None
    departments: tuple[str, ...] = ()
    implementation: str | None = None
    highlights: tuple[str, ...] = ()
    activities: str | None = None
    progress: str | None = None
    reporting_period: str | None = None
    ordinals: tuple[int, int] = (0, 0)  # first and last paragraph of the block in its document
