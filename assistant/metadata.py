"""A chunk's facts as one flat record of strings and whole numbers, for stores that take no nesting."""

from __future__ import annotations

from assistant.model import Chunk, Document


def metadata_of(document: Document, chunk: Chunk) -> dict[str, str | int]:
    """Return what is known of a chunk's place; absent facts are left out, for such stores take no None."""
    known = {
        "key": chunk.key,
        "file": document.file,
        "symbol": document.symbol,
        "title": document.title,
        "language": document.language,
        "session": document.session,
        "date": document.date,
        "annex": chunk.annex,
        "section": chunk.section,
        "paragraph": chunk.paragraphs,
        "page": chunk.page,
        "recommendations": ", ".join(f"{r.series} {r.number}" for r in chunk.recommendations) or None,
    }
    return {name: value for name, value in known.items() if value is not None}
