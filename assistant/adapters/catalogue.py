"""The catalogue of one generation: documents, paragraphs, chunks, words and records in one SQLite file.

A writer fills it once while a generation is built; readers open it read-only. Words are searched with FTS5 over our
own tokens (assistant.text.tokens), so its tokenizer only has to split at the spaces we put between them.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from assistant.errors import IndexDamaged
from assistant.model import (
    Chunk,
    Decision,
    Document,
    Filters,
    Paragraph,
    Recommendation,
    RecommendationStatus,
    Series,
)
from assistant.symbols import find_sessions
from assistant.text import tokens

T = TypeVar("T")

LAYOUT = 2  # of the tables below; an index of another layout is refused, not guessed at
CONTEXT_WEIGHT = 0.3  # of a word found in a chunk's context against one in its text

_SCHEMA = """
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
    document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, tokens BLOB NOT NULL, value TEXT NOT NULL
);
CREATE INDEX chunks_by_document ON chunks(document);
CREATE TABLE chunk_recommendations (
    chunk INTEGER NOT NULL REFERENCES chunks(id) ON DELETE CASCADE, series TEXT NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (series, number, chunk)
) WITHOUT ROWID;
CREATE INDEX chunk_recommendations_by_chunk ON chunk_recommendations(chunk);
CREATE TABLE chunk_sessions (
    chunk INTEGER NOT NULL REFERENCES chunks(id) ON DELETE CASCADE, session INTEGER NOT NULL, PRIMARY KEY (session, chunk)
) WITHOUT ROWID;
CREATE INDEX chunk_sessions_by_chunk ON chunk_sessions(chunk);
CREATE VIRTUAL TABLE words USING fts5(
    text, context, tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'"
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, 'row');
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


@lru_cache(maxsize=8)
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _pack(value: object) -> str:
    return _adapter(cast(Hashable, type(value))).dump_json(value, exclude_defaults=True).decode()


def _unpack(kind: type[T], packed: str) -> T:
    unpacked: T = _adapter(cast(Hashable, kind)).validate_json(packed)
    return unpacked


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


@dataclass(frozen=True, slots=True)
class StoredChunk:
    """A chunk as the catalogue holds it: id is its row in every store; tokens are the model's token ids."""

    id: int
    document: int
    chunk: Chunk
    tokens: NDArray[np.int32]


class Catalogue:
    """Read access to a generation's catalogue; safe to use from many threads (one connection each)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        if not path.is_file():
            raise IndexDamaged(f"The catalogue {path} is missing. Run `cdip ingest PATH --rebuild` to make the index anew.")
        self.chunk_count = int(self._rows("SELECT count(*) FROM chunks")[0][0])
        self.documents_by_id: dict[int, Document] = {
            row[0]: _unpack(Document, row[1]) for row in self._rows("SELECT id, value FROM documents ORDER BY id")
        }

    def _rows(self, statement: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        try:
            if connection is None:
                connection = sqlite3.connect(f"file:{self.path}?mode=ro&immutable=1", uri=True)
                self._local.connection = connection
            return connection.execute(statement, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            raise IndexDamaged(f"The catalogue {self.path} cannot be read ({error}). Run `cdip ingest PATH --rebuild`.") from error

    def documents(self) -> list[tuple[Document, int]]:
        """Return every indexed document (without paragraphs) with its number of chunks, by symbol and language."""
        counts = dict(self._rows("SELECT id, chunks FROM documents"))
        held = [(document, counts[id_]) for id_, document in self.documents_by_id.items()]
        return sorted(held, key=lambda pair: (pair[0].session or 0, pair[0].key))

    def paragraphs(self, document: int, first: int = -1, last: int = 1 << 40) -> tuple[Paragraph, ...]:
        """Return a document's paragraphs with ordinals first to last, in order; the cover, where shown, has -1."""
        rows = self._rows(
            "SELECT value FROM paragraphs WHERE document = ? AND ordinal BETWEEN ? AND ? ORDER BY ordinal",
            (document, first, last),
        )
        return tuple(_unpack(Paragraph, row[0]) for row in rows)

    def document_id(self, key: str) -> int | None:
        """Return the row of the document with this key, or None."""
        rows = self._rows("SELECT id FROM documents WHERE key = ?", (key,))
        return rows[0][0] if rows else None

    def chunk_ids(self, filters: Filters) -> NDArray[np.int64] | None:
        """Return the ids of the chunks that pass the filters, ascending; None where the filters let all pass.

        A recommendation filter lets pass the chunks of that recommendation's own block.
        """
        conditions, values = _conditions(filters)
        if not conditions:
            return None
        rows = self._rows(
            f"SELECT c.id FROM chunks c JOIN documents d ON d.id = c.document WHERE {' AND '.join(conditions)} ORDER BY c.id",
            values,
        )
        return np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))

    def chunks(self, ids: Iterable[int]) -> dict[int, StoredChunk]:
        """Return the chunks with these ids, by id."""
        wanted = [int(id_) for id_ in ids]
        marks = ",".join("?" * len(wanted))
        rows = self._rows(f"SELECT id, document, tokens, value FROM chunks WHERE id IN ({marks})", wanted)
        return {
            id_: StoredChunk(id_, document, _unpack(Chunk, value), np.frombuffer(packed, dtype=np.int32))
            for id_, document, packed, value in rows
        }

    def chunks_of_recommendation(self, recommendation: Recommendation) -> list[int]:
        """Return the ids of the chunks of a recommendation's blocks, in order."""
        return [
            row[0]
            for row in self._rows(
                "SELECT chunk FROM chunk_recommendations WHERE series = ? AND number = ? ORDER BY chunk",
                (recommendation.series, recommendation.number),
            )
        ]

    def search_words(
        self, words: Mapping[str, float] | Sequence[str], limit: int, allowed: NDArray[np.int64] | None = None
    ) -> list[tuple[int, float]]:
        """Return (chunk id, bm25) of the chunks that hold any of the words, best first; higher is better."""
        if not words:
            return []
        match = " OR ".join(f'"{word.replace(chr(34), "")}"' for word in dict.fromkeys(words))
        confined = ""
        if allowed is not None:
            if len(allowed) == 0:
                return []
            confined = f"AND rowid BETWEEN {int(allowed[0])} AND {int(allowed[-1])}"
        rows = self._rows(
            f"SELECT rowid, -bm25(words, 1.0, {CONTEXT_WEIGHT}) FROM words WHERE words MATCH ? {confined} ORDER BY 2 DESC, 1 LIMIT ?",
            (match, limit if allowed is None else -1),
        )
        if allowed is not None:
            passing = set(allowed.tolist())
            rows = [row for row in rows if row[0] in passing][:limit]
        return [(row[0], row[1]) for row in rows]

    def document_frequency(self, words: Sequence[str]) -> dict[str, int]:
        """Return in how many chunks each word occurs."""
        return {
            word: self._rows("SELECT coalesce(sum(doc), 0) FROM vocabulary WHERE term = ?", (word,))[0][0] for word in dict.fromkeys(words)
        }

    def decisions(self, sessions: Sequence[int] = ()) -> list[Decision]:
        """Return decisions taken at these sessions (all without any), by session, primary sources first."""
        where = f"WHERE session IN ({','.join('?' * len(sessions))})" if sessions else ""
        rows = self._rows(f"SELECT value FROM decisions {where} ORDER BY session, id", list(sessions))
        found = [_unpack(Decision, row[0]) for row in rows]
        return sorted(found, key=lambda decision: (decision.session, not decision.original))

    def statuses(self, number: int | None = None, series: Series | None = None) -> list[RecommendationStatus]:
        """Return the reports on a recommendation (on all without a number), newest session first."""
        conditions = [name for name, value in (("number = ?", number), ("series = ?", series)) if value is not None]
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        rows = self._rows(
            f"SELECT s.value FROM statuses s JOIN documents d ON d.id = s.document {where} "
            "ORDER BY s.series, s.number, d.session DESC, d.language DESC",
            [value for value in (number, series) if value is not None],
        )
        return [_unpack(RecommendationStatus, row[0]) for row in rows]

    def recommendations(self) -> set[Recommendation]:
        """Return every recommendation that some indexed document reports on."""
        return {Recommendation(series, number) for series, number in self._rows("SELECT DISTINCT series, number FROM statuses")}

    def sessions_decided(self) -> set[int]:
        """Return every session of which some indexed document tells a decision."""
        return {row[0] for row in self._rows("SELECT DISTINCT session FROM decisions")}

    def mentions(self, symbol: str) -> bool:
        """Whether some chunk names this symbol."""
        return self.document_frequency([symbol.lower().replace(" ", "_")]).popitem()[1] > 0

    def names_session(self, session: int) -> bool:
        """Whether some chunk speaks of this session of the Committee."""
        return bool(self._rows("SELECT 1 FROM chunk_sessions WHERE session = ? LIMIT 1", (session,)))

    def chunks_of_decisions(self, sessions: Sequence[int]) -> list[int]:
        """Return the ids of the chunks that tell a decision of these sessions, in order."""
        marks = ",".join("?" * len(sessions))
        rows = self._rows(
            f"SELECT DISTINCT chunk FROM decisions WHERE session IN ({marks}) AND chunk IS NOT NULL ORDER BY chunk", list(sessions)
        )
        return [row[0] for row in rows]

    def covers_of_sessions(self, sessions: Sequence[int]) -> list[int]:
        """Return the ids of the covers of the documents written for these sessions, in order."""
        marks = ",".join("?" * len(sessions))
        rows = self._rows(
            f"SELECT min(c.id) FROM chunks c JOIN documents d ON d.id = c.document WHERE d.session IN ({marks}) GROUP BY d.id ORDER BY 1",
            list(sessions),
        )
        return [row[0] for row in rows]

    def chunks_of_document(self, symbol: str) -> list[int]:
        """Return the ids of the chunks of the documents with this symbol, in order."""
        return [
            row[0]
            for row in self._rows(
                "SELECT c.id FROM chunks c JOIN documents d ON d.id = c.document WHERE d.symbol = ? ORDER BY c.id", (symbol,)
            )
        ]

    def chunks_of_session(self, session: int) -> list[int]:
        """Return the ids of the chunks that speak of this session of the Committee, in order."""
        return [row[0] for row in self._rows("SELECT chunk FROM chunk_sessions WHERE session = ? ORDER BY chunk", (session,))]

    def all_chunk_ids(self) -> list[int]:
        """Return the ids of all chunks, ascending."""
        return [row[0] for row in self._rows("SELECT id FROM chunks ORDER BY id")]

    def count(self, table: str) -> int:
        """Return how many rows one of our tables has."""
        return int(self._rows(f"SELECT count(*) FROM {table}")[0][0])


def _conditions(filters: Filters) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []

    def one_of(column: str, wanted: Sequence[object]) -> None:
        conditions.append(f"{column} IN ({','.join('?' * len(wanted))})")
        values.extend(wanted)

    if filters.language:
        one_of("d.language", [filters.language])
    if filters.sessions:
        one_of("d.session", filters.sessions)
    if filters.symbols:
        one_of("d.symbol", filters.symbols)
    if filters.recommendations:
        pairs = " OR ".join("(series = ? AND number = ?)" for _ in filters.recommendations)
        conditions.append(f"c.id IN (SELECT chunk FROM chunk_recommendations WHERE {pairs})")
        for recommendation in filters.recommendations:
            values.extend((recommendation.series, recommendation.number))
    return conditions, values


def _chunk_of(decision: Decision, ids: Sequence[int], chunks: Sequence[Chunk]) -> int | None:
    """The chunk that tells a decision: of those of its paragraph, the one that holds the opening of its quote."""
    ordinal, opening = decision.recited_in.ordinal, decision.quote[:20]
    holding = [(id_, chunk) for id_, chunk in zip(ids, chunks, strict=True) if chunk.first <= ordinal <= chunk.last]
    return next((id_ for id_, chunk in holding if opening in chunk.text), holding[0][0] if holding else None)


class CatalogueWriter:
    """Builds the catalogue of the next generation, from nothing or from a copy of the current one."""

    def __init__(self, path: Path) -> None:
        fresh = not path.exists()
        self._connection = sqlite3.connect(path, isolation_level=None)
        # A generation counts only once it is complete and renamed into place, so half-written pages harm nobody.
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;")
        if fresh:
            self._connection.executescript(_SCHEMA)
        self._connection.execute("BEGIN")
        self._next_chunk = 1 + self._connection.execute("SELECT coalesce(max(id), 0) FROM chunks").fetchone()[0]

    def files(self) -> dict[str, KnownFile]:
        """Return every file the catalogue knows, by path."""
        rows = self._connection.execute("SELECT path, file, digest, status, document, note FROM files").fetchall()
        return {row[0]: KnownFile(*row) for row in rows}

    def remember_file(self, known: KnownFile) -> None:
        """Record what became of a file, replacing what was known of its path."""
        self._connection.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)",
            (known.path, known.file, known.digest, known.status, known.document, known.note),
        )

    def forget_file(self, path: str) -> None:
        """Drop what was known of a path."""
        self._connection.execute("DELETE FROM files WHERE path = ?", (path,))

    def document(self, key: str) -> tuple[Document, str] | None:
        """Return the stored document with its paragraphs, and its path; None where the key is free."""
        row = self._connection.execute("SELECT id, value, path FROM documents WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        paragraphs = self._connection.execute(
            "SELECT value FROM paragraphs WHERE document = ? AND ordinal >= 0 ORDER BY ordinal", (row[0],)
        )
        return replace(_unpack(Document, row[1]), paragraphs=tuple(_unpack(Paragraph, p[0]) for p in paragraphs)), row[2]

    def add_document(
        self,
        key: str,
        path: str,
        document: Document,
        chunks: Sequence[Chunk],
        token_ids: Sequence[NDArray[np.int32]],
        decisions: Sequence[Decision],
        statuses: Sequence[RecommendationStatus],
    ) -> list[int]:
        """Store one document with all that was read out of it; return the ids of its chunks, in order."""
        execute, many = self._connection.execute, self._connection.executemany
        row = execute(
            "INSERT INTO documents (key, path, symbol, language, session, chunks, value) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (key, path, document.symbol, document.language, document.session, len(chunks), _pack(replace(document, paragraphs=()))),
        ).lastrowid
        many(
            "INSERT INTO paragraphs VALUES (?, ?, ?, ?, ?)",
            [(row, p.ordinal, p.number, p.annex, _pack(p)) for p in (document.cover_paragraph, *document.paragraphs) if p],
        )
        ids = list(range(self._next_chunk, self._next_chunk + len(chunks)))
        self._next_chunk += len(chunks)
        many(
            "INSERT INTO chunks VALUES (?, ?, ?, ?, ?)",
            [
                (id_, chunk.key, row, np.asarray(of_chunk, dtype=np.int32).tobytes(), _pack(chunk))
                for id_, chunk, of_chunk in zip(ids, chunks, token_ids, strict=True)
            ],
        )
        many(
            "INSERT INTO words (rowid, text, context) VALUES (?, ?, ?)",
            [
                (id_, " ".join(tokens(c.text)), " ".join(tokens(f"{document.title or ''}\n{c.context}")))
                for id_, c in zip(ids, chunks, strict=True)
            ],
        )
        many(
            "INSERT OR IGNORE INTO chunk_recommendations VALUES (?, ?, ?)",
            [(id_, r.series, r.number) for id_, c in zip(ids, chunks, strict=True) for r in c.recommendations],
        )
        many(
            "INSERT OR IGNORE INTO chunk_sessions VALUES (?, ?)",
            [(id_, session) for id_, c in zip(ids, chunks, strict=True) for session in find_sessions(c.text)],
        )
        many(
            "INSERT INTO decisions (document, session, chunk, value) VALUES (?, ?, ?, ?)",
            [(row, d.session, _chunk_of(d, ids, chunks), _pack(d)) for d in decisions],
        )
        many(
            "INSERT INTO statuses (document, series, number, value) VALUES (?, ?, ?, ?)",
            [(row, s.recommendation.series, s.recommendation.number, _pack(s)) for s in statuses],
        )
        return ids

    def remove_document(self, key: str) -> list[int]:
        """Remove a document and all that was read out of it; return the ids its chunks had."""
        execute = self._connection.execute
        ids = [
            row[0]
            for row in execute("SELECT c.id FROM chunks c JOIN documents d ON d.id = c.document WHERE d.key = ? ORDER BY c.id", (key,))
        ]
        self._connection.executemany("DELETE FROM words WHERE rowid = ?", [(id_,) for id_ in ids])
        execute("DELETE FROM documents WHERE key = ?", (key,))
        return ids

    def description(self, key: str) -> Description | None:
        """Return what a report says of a stored document, or None where the key is free."""
        row = self._connection.execute("SELECT symbol, language, session, chunks FROM documents WHERE key = ?", (key,)).fetchone()
        return Description(*row) if row else None

    def close(self) -> None:
        """Commit, settle the word index into one segment and write everything to disk."""
        self._connection.execute("COMMIT")
        self._connection.execute("INSERT INTO words(words) VALUES ('optimize')")
        self._connection.close()


@contextmanager
def writing(path: Path) -> Iterator[CatalogueWriter]:
    """Open a catalogue for writing; it is complete only if the block ends without an error."""
    writer = CatalogueWriter(path)
    yield writer
    writer.close()
