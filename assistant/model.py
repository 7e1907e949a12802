"""The nouns of the product, frozen: a Document is read into Paragraphs and Records, paragraphs into Chunks;
a question becomes a Query (one of several Parts where it asks several things), a query finds Evidence, evidence becomes an Answer with Citations.
"""

from __future__ import annotations

from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is confined to; None or empty means not confined. The same in every leg."""

    language: Language | None = None
    sessions: tuple[int, ...] = ()
    symbols: tuple[str, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()


class Intent(StrEnum):
    """What a question wants."""

    DECISION = "decision"
    STATUS = "status"
    DOCUMENT = "document"
    FIGURE = "figure"
    LIST = "list"
    WHO = "who"
    WHEN = "when"
    DEFINITION = "definition"
    HISTORY = "history"
    COLLECTION = "collection"  # which documents there are
    ABOUT_ASSISTANT = "about_assistant"
    OUT_OF_SCOPE = "out_of_scope"
    PASSAGE = "passage"  # anything else that the documents may say


class Want(StrEnum):
    """What kind of thing a question wants to be told."""

    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"  # of a hundred
    PEOPLE = "people"  # how many of them
    LENGTH = "length"  # of time
    DATE = "date"
    DEADLINE = "deadline"  # a date by which something is to be done
    SESSION = "session"
    PLACE = "place"
    ACTOR = "actor"  # a person, a body, a delegation
    PERSON = "person"  # who holds an office
    ITEMS = "items"
    REASON = "reason"
    STATE = "state"  # how far a thing has got, whether it still goes on
    PLAN = "plan"  # what someone means to do
    CRITICISM = "criticism"
    PRAISE = "praise"
    OPINION = "opinion"
    TITLE = "title"
    DOCUMENT = "document"
    MEANING = "meaning"
    DECISION = "decision"
    DESCRIPTION = "description"  # how a thing works, what it is for, what a paper says of it


@dataclass(frozen=True, slots=True)
class Cited:
    """What an answer drew on: a document by its symbol, and what it or the words quoted call the matter; None where unknown."""

    symbol: str | None
    title: str | None


class Asked(StrEnum):
    """What a question wants to know of the collection of documents, or of one of them as the catalogue knows it."""

    LIST = "list"
    NEWEST = "newest"
    OLDEST = "oldest"
    SESSIONS = "sessions"
    NEWEST_SESSION = "newest_session"
    HELD = "held"
    DATE = "date"
    LANGUAGE = "language"
    AUTHOR = "author"
    LENGTH = "length"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class OfCollection:
    """A question for documents themselves. matter is what they are to be on, or their kind, "" for any; language the one they are
    to be in, "other" one that no document here has; lacking one that they are not to be in; since and until are years, both included.
    """

    asked: Asked
    matter: str = ""
    language: Language | Literal["other"] | None = None
    lacking: Language | None = None
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What was understood of a question.

    text is the question normalised for search; language that of the question (and of the answer's frame, unless
    answer_language was asked for). filters were read out of the question or given with it; given tells which
    the caller set. years are those named. corrected holds (written, read as) for words mended against the glossary.
    dates are ISO, as exact as written ("2020-03"). topic is what the question is about, without its frame and what it
    names; verbs are the operative verbs it asks for, as a Decision carries them; expansions are the glossary's names
    in the other language for its terms. injection tells that it also tried to instruct the assistant (those clauses
    are not in text); follows_up that an earlier turn filled in what it left out. understood is for the reader. paragraph
    is the printed number of the one paragraph it asks to see, with its annex ("" for the only one, None for the body).
    before is the turn that a follow-up leans on, and same_matter tells that it asks more of what that turn was about; cited
    is what the answer drew on, once there is one: what a later turn's "it" may mean; quoted is where its words stand, as keys of
    documents and ordinals of paragraphs. wants are the kinds of thing it asks for,
    the likeliest first. of_collection is what it asks of the collection of documents, None where it asks what they say. everyday is how
    likely it is a question of everyday life (0 to 1; 0 where it names anything of the house), for_a_desk how likely one that a service desk
    of the field is asked, not these documents.
    """

    question: str
    text: str
    language: Language
    intent: Intent = Intent.PASSAGE
    filters: Filters = field(default_factory=Filters)
    sessions: tuple[int, ...] = ()
    symbols: tuple[str, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    recommendation_numbers: tuple[int, ...] = ()
    series: Series | None = None
    years: tuple[int, ...] = ()
    latest: bool = False
    previous: bool = False
    answer_language: Language | None = None
    corrected: tuple[tuple[str, str], ...] = ()
    understood: str = ""
    dates: tuple[str, ...] = ()
    topic: str = ""
    verbs: tuple[str, ...] = ()
    expansions: tuple[str, ...] = ()
    injection: bool = False
    follows_up: bool = False
    paragraph: tuple[str | None, str] | None = None
    before: Query | None = None
    same_matter: bool = False
    cited: tuple[Cited, ...] = ()
    quoted: tuple[tuple[str, int], ...] = ()
    wants: tuple[Want, ...] = ()
    of_collection: OfCollection | None = None
    everyday: float = 0.0
    for_a_desk: float = 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """One of the questions a question is made of. label names the side it asks of, "" for one of two questions in a row;
    view tells that the sides are parties whose views are compared."""

    question: str
    label: str = ""
    view: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """A chunk found for a query.

    score is the fused score, higher is better, comparable only within one query; support is the share of the
    question's meaning found in the chunk (0 to 1), comparable between queries. found_by names the legs.
    """

    chunk: Chunk
    document: Document
    paragraphs: tuple[Paragraph, ...]
    score: float
    support: float
    found_by: frozenset[str]
    twins: tuple[str, ...] = ()  # keys of the same passage in the other language or repeated in the source


class Status(StrEnum):
    """How an answer ends; a refusal is a result, not an error."""

    ANSWERED = "answered"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not_found"
    NOT_INDEXED = "not_indexed"
    OUT_OF_SCOPE = "out_of_scope"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Citation:
    """What the reader is shown of a passage. quote is verbatim; start and end are character offsets in the
    answer's text of what the citation supports. What is unknown is None, never guessed."""

    n: int
    quote: str
    file: str
    language: Language
    symbol: str | None = None
    title: str | None = None
    session: int | None = None
    annex: str | None = None
    section: str | None = None
    paragraph: str | None = None
    page: int | None = None
    recommendation: str | None = None
    url: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, text with [n] markers, citations numbered in order of first use, and what was searched. sure is False where
    the text says that what it quotes may not be the answer."""

    answer_id: str
    status: Status
    language: Language
    question: str
    answer: str
    citations: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
    searched_documents: int = 0
    searched_filters: Filters = field(default_factory=Filters)
    as_of: str | None = None
    sure: bool = True
    mode: Literal["extractive", "llm"] = "extractive"
    timings_ms: tuple[tuple[str, float], ...] = ()
    query: Query | None = None
