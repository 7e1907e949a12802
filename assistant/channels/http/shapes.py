"""What responses hold, for the description at /openapi.json only: rendering.py makes them, a test holds the two together."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.model import Language, Series, Status


class Shape(BaseModel):
    """A response of ours; fields may be added, none is taken away."""

    model_config = ConfigDict(extra="allow")


class Problem(Shape):
    """A problem detail (RFC 9457). error repeats it for clients of the OpenAI protocol."""

    type: str
    title: str
    status: int
    detail: str


class Citation(Shape):
    """What the reader is shown of a passage. quote is verbatim; start and end are offsets in the answer, in characters."""

    n: int
    symbol: str | None
    title: str | None
    file: str
    language: Language
    session: int | None
    annex: str | None
    section: str | None
    paragraph: str | None
    page: int | None
    recommendation: str | None
    quote: str
    url: str | None
    start: int | None
    end: int | None


class FiltersShown(Shape):
    """What a search was confined to; what did not confine it is left out."""

    language: Language | None = None
    session: list[int] = []
    symbol: list[str] = []
    recommendation: list[str] = []


class Understood(Shape):
    """What was understood of a question."""

    text: str
    language: Language
    intent: str
    understood: str
    filters: FiltersShown


class Searched(Shape):
    """What an answer was looked for in."""

    filters: FiltersShown
    documents: int
    as_of: str | None


class Answer(Shape):
    """Status, text with [n] markers, and citations numbered in order of first use."""

    answer_id: str
    status: Status
    language: Language
    question: str
    answer: str
    citations: list[Citation]
    notes: list[str]
    searched: Searched
    mode: Literal["extractive", "llm"]
    query: Understood | None
    timings_ms: dict[str, float]


class Result(Shape):
    """One passage that a search found; score compares within one search only."""

    rank: int
    score: float
    symbol: str | None
    title: str | None
    file: str
    language: Language
    session: int | None
    annex: str | None
    section: str | None
    paragraphs: str | None
    page: int | None
    recommendations: list[str]
    text: str
    url: str | None


class Search(Shape):
    """What a search understood and found, best first."""

    question: str
    query: Understood
    results: list[Result]
    timings_ms: dict[str, float]


class Document(Shape):
    """What is told of an indexed document."""

    file: str
    symbol: str | None
    language: Language
    session: int | None
    date: str | None
    title: str | None
    chunks: int
    warnings: list[str]
    url: str | None


class Paragraph(Shape):
    """The smallest citable piece of a document; ordinal counts from 0 in reading order."""

    ordinal: int
    kind: str
    number: str | None
    label: str | None
    annex: str | None
    page: int | None
    section: str | None
    text: str


class ParagraphBeside(Paragraph):
    """A paragraph and, where asked for and known, its counterpart in the other language."""

    twin: Paragraph | None = None


class DocumentText(Document):
    """A document by paragraph. beside is the document in the other language, where asked for and indexed."""

    paragraphs: list[ParagraphBeside]
    beside: Document | None = None


class Source(Shape):
    """Where a record was read."""

    symbol: str | None
    file: str
    language: Language
    paragraph: str | None
    annex: str | None
    page: int | None


class Decision(Shape):
    """What the Committee decided, as a document tells it."""

    session: int
    verb: str
    text: str
    language: Language
    about_symbols: list[str]
    decided_in: str | None
    recited_in: Source
    quote: str


class RecommendationStatus(Shape):
    """One report on one recommendation."""

    series: Series
    number: int
    group: list[int]
    number_inferred: bool
    text: str
    cluster: str | None
    departments: list[str]
    implementation: str | None
    highlights: list[str]
    activities: str | None
    progress: str | None
    reporting_period: str | None
    source: Source


class SessionHeld(Shape):
    """A session that documents are of, or tell decisions of."""

    session: int
    documents: int
    decisions: bool


class RecommendationReported(Shape):
    """A recommendation that some document reports on."""

    series: Series
    number: int


class Overview(Shape):
    """What the index holds."""

    generation: str
    as_of: str
    documents: int
    sessions: list[SessionHeld]
    recommendations: list[RecommendationReported]


class TermFound(Shape):
    """A term of the house in a text, and what it is called in the other language; kind tells terms from places and plain words."""

    start: int
    end: int
    written: str
    equivalent: str
    kind: str


class FeedbackKept(Shape):
    """Feedback was kept."""

    answer_id: str
    value: Literal["up", "down"]
    kept: bool


class Live(Shape):
    """The process answers."""

    status: Literal["ok"]


class Ready(Shape):
    """Questions can be answered from this generation. slack: whether its events are taken over HTTP here."""

    status: Literal["ready"]
    generation: str
    documents: int
    chunks: int
    slack: Literal["events", "off"]
