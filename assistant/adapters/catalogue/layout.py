"""The tables of a catalogue, and how our nouns are packed into them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from assistant.errors import IndexDamaged

T = TypeVar("T")

NOUNS_REMEMBERED = 4_096  # some 16 MB; frozen, so that all may share one
LAYOUT = 10  # of the tables below and of what is read into them; an index of another layout is refused, not guessed at

# columns holds what is asked of all chunks at once, an array a name, in ascending order of chunk id: see reading.py.
SCHEMA = """
CREATE TABLE files (
    path TEXT PRIMARY KEY, file TEXT NOT NULL, digest TEXT NOT NULL, status TEXT NOT NULL, document TEXT, note TEXT
) WITHOUT ROWID;
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, path TEXT NOT NULL, symbol TEXT, language TEXT NOT NULL,
    session INTEGER, chunks INTEGER NOT NULL, value TEXT NOT NULL
);
CREATE INDEX documents_by_symbol ON documents(symbol, language);
CREATE TABLE paragraphs (
    document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, ordinal INTEGER NOT NULL,
    number TEXT, annex TEXT, value TEXT NOT NULL, PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;
CREATE TABLE chunks (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, first INTEGER NOT NULL,
    length INTEGER NOT NULL, tokens BLOB NOT NULL, value TEXT NOT NULL
);
CREATE INDEX chunks_by_document ON chunks(document);
CREATE TABLE columns (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE postings (word TEXT NOT NULL UNIQUE, chunks INTEGER NOT NULL, ids BLOB NOT NULL, counts BLOB NOT NULL);
CREATE TABLE chunk_recommendations (
    chunk INTEGER NOT NULL REFERENCES chunks(id) ON DELETE CASCADE, series TEXT NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (series, number, chunk)
) WITHOUT ROWID;
CREATE INDEX chunk_recommendations_by_chunk ON chunk_recommendations(chunk);
CREATE TABLE chunk_sessions (
    chunk INTEGER NOT NULL REFERENCES chunks(id) ON DELETE CASCADE, session INTEGER NOT NULL, PRIMARY KEY (session, chunk)
) WITHOUT ROWID;
CREATE INDEX chunk_sessions_by_chunk ON chunk_sessions(chunk);
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    session INTEGER NOT NULL, chunk INTEGER, value TEXT NOT NULL
);
CREATE INDEX decisions_by_session ON decisions(session);
CREATE INDEX decisions_by_document ON decisions(document);
CREATE TABLE statuses (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    series TEXT NOT NULL, number INTEGER NOT NULL, value TEXT NOT NULL
);
CREATE INDEX statuses_by_number ON statuses(series, number);
CREATE INDEX statuses_by_document ON statuses(document);
"""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What the catalogue remembers of a file it was shown. document is the key of the document it holds or repeats."""

    path: str
    file: str
    digest: str
    status: str  # "indexed", "duplicate"
    document: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Description:
    """What a report says of a stored document."""

    symbol: str | None
    language: str
    session: int | None
    chunks: int


@lru_cache(maxsize=8)
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(Any, kind))


def pack(value: object) -> str:
    """Return one of our nouns as JSON, without what is as it is by default."""
    return _adapter(cast(Hashable, type(value))).dump_json(value, exclude_defaults=True).decode()


def unpack(kind: type[T], packed: str) -> T:
    """Return the noun of this kind that was packed; the same one for the same JSON, as long as it is remembered."""
    unpacked: T = _unpacked(cast(Hashable, kind), packed)
    return unpacked


@lru_cache(maxsize=NOUNS_REMEMBERED)
def _unpacked(kind: Hashable, packed: str) -> Any:
    try:
        return _adapter(kind).validate_json(packed)
    except ValidationError as error:
        raise IndexDamaged(f"The catalogue holds a {kind} that cannot be read. Run `cdip ingest PATH --rebuild`.") from error
