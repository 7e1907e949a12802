"""What is told: a query finds Evidence, evidence becomes an Answer with Citations."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from assistant.model.documents import Chunk, Document, Language, Paragraph
from assistant.model.questions import Filters, Query


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
