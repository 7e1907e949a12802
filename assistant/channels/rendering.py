"""Our nouns as the JSON values of the contract; every channel shows these, so they cannot differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from urllib.parse import quote, urlencode

from assistant.model import (
    Answer,
    Citation,
    Decision,
    Document,
    Evidence,
    Filters,
    Paragraph,
    Query,
    RecommendationStatus,
    Source,
)
from assistant.official import official_url

Json = dict[str, Any]


def answer_json(answer: Answer) -> Json:
    """Return an Answer as the contract's JSON."""
    return {
        "answer_id": answer.answer_id,
        "status": str(answer.status),
        "language": answer.language,
        "question": answer.question,
        "answer": answer.answer,
        "citations": [citation_json(citation) for citation in answer.citations],
        "notes": list(answer.notes),
        "searched": {
            "filters": filters_json(answer.searched_filters),
            "documents": answer.searched_documents,
            "as_of": answer.as_of,
        },
        "mode": answer.mode,
        "query": query_json(answer.query) if answer.query else None,
        "timings_ms": dict(answer.timings_ms),
    }


def citation_json(citation: Citation) -> Json:
    """Return a Citation as the contract's JSON; what is unknown is null."""
    return asdict(citation)


def address(citation: Citation, base: str) -> str:
    """Return where this service shows a citation in its place."""
    place = {"annex": citation.annex, "n": citation.paragraph, "page": citation.page, "quote": citation.quote[:80]}
    known = urlencode({name: value for name, value in place.items() if value is not None})
    return f"{base}#/document/{citation.language}/{quote(citation.symbol or citation.file)}?{known}"


def query_json(query: Query) -> Json:
    """Return what was understood of a question."""
    return {
        "text": query.text,
        "language": query.language,
        "intent": str(query.intent),
        "understood": query.understood,
        "filters": filters_json(query.filters),
        "sessions": list(query.sessions),
        "symbols": list(query.symbols),
        "recommendations": [r.label for r in query.recommendations],
        "series": query.series,
        "years": list(query.years),
        "answer_language": query.answer_language,
        "corrected": [list(pair) for pair in query.corrected],
    }


def filters_json(filters: Filters) -> Json:
    """Return the filters in force; only those that confine anything."""
    values: Json = {
        "language": filters.language,
        "session": list(filters.sessions),
        "symbol": list(filters.symbols),
        "recommendation": [r.label for r in filters.recommendations],
    }
    return {name: value for name, value in values.items() if value}


def result_json(rank: int, evidence: Evidence) -> Json:
    """Return one result of a search; rank counts from 1."""
    chunk, document = evidence.chunk, evidence.document
    return {
        "rank": rank,
        "score": evidence.score,
        "support": evidence.support,
        "symbol": document.symbol,
        "title": document.title,
        "file": document.file,
        "language": document.language,
        "session": document.session,
        "annex": chunk.annex,
        "section": chunk.section,
        "paragraphs": chunk.paragraphs,
        "page": chunk.page,
        "recommendations": [r.label for r in chunk.recommendations],
        "text": chunk.text,
        "url": official_url(document.symbol, document.language),
        "found_by": sorted(evidence.found_by),
        "twins": list(evidence.twins),
    }


def search_json(question: str, query: Query, evidence: tuple[Evidence, ...], timings: Mapping[str, float]) -> Json:
    """Return a search as the contract's JSON."""
    return {
        "question": question,
        "query": query_json(query),
        "results": [result_json(rank, found) for rank, found in enumerate(evidence, 1)],
        "timings_ms": dict(timings),
    }


def source_json(source: Source) -> Json:
    """Return where a record was read."""
    return {
        "symbol": source.symbol,
        "file": source.file,
        "language": source.language,
        "paragraph": source.paragraph,
        "annex": source.annex,
        "page": source.page,
    }


def decision_json(decision: Decision) -> Json:
    """Return a Decision as the contract's JSON."""
    return {
        "session": decision.session,
        "verb": decision.verb,
        "text": decision.text,
        "language": decision.language,
        "about_symbols": list(decision.about_symbols),
        "decided_in": decision.decided_in,
        "original": decision.original,
        "recited_in": source_json(decision.recited_in),
        "quote": decision.quote,
    }


def status_json(status: RecommendationStatus) -> Json:
    """Return a RecommendationStatus as the contract's JSON."""
    return {
        "series": status.recommendation.series,
        "number": status.recommendation.number,
        "group": list(status.group),
        "number_inferred": status.number_inferred,
        "text": status.text,
        "cluster": status.cluster,
        "departments": list(status.departments),
        "implementation": status.implementation,
        "highlights": list(status.highlights),
        "activities": status.activities,
        "progress": status.progress,
        "reporting_period": status.reporting_period,
        "source": source_json(status.source),
    }


def document_json(document: Document, chunks: int) -> Json:
    """Return what is told of an indexed document."""
    return {
        "file": document.file,
        "symbol": document.symbol,
        "language": document.language,
        "session": document.session,
        "date": document.date,
        "title": document.title,
        "original_language": document.original_language,
        "session_dates": document.session_dates,
        "place": document.place,
        "prepared_by": document.prepared_by,
        "revises": document.revises,
        "format": document.format,
        "chunks": chunks,
        "warnings": list(document.warnings),
        "url": official_url(document.symbol, document.language),
    }


def paragraph_json(paragraph: Paragraph) -> Json:
    """Return one paragraph of a document, for showing a citation in place."""
    return {
        "ordinal": paragraph.ordinal,
        "kind": str(paragraph.kind),
        "number": paragraph.number,
        "label": paragraph.label,
        "annex": paragraph.annex,
        "page": paragraph.page,
        "section": paragraph.section,
        "speaker": paragraph.speaker,
        "field": paragraph.field,
        "recommendations": [r.label for r in paragraph.recommendations],
        "text": paragraph.text,
        "footnotes": [asdict(note) for note in paragraph.footnotes],
        "links": [asdict(link) for link in paragraph.links],
    }
