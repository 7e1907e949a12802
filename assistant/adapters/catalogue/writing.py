"""The making of a catalogue: from nothing, or from a copy of the current generation's."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.adapters.catalogue.entries import Entry, words_of
from assistant.adapters.catalogue.layout import SCHEMA, KnownFile, pack, unpack
from assistant.adapters.catalogue.words import PostingsWriter
from assistant.model import Chunk, Decision, Document, Paragraph, RecommendationStatus


class CatalogueWriter:
    """Builds the catalogue of the next generation; it is complete once closed."""

    def __init__(self, path: Path) -> None:
        """Open a catalogue to change, or make one where there is none."""
        fresh = not path.exists()
        self._connection = sqlite3.connect(path, isolation_level=None)
        # A generation counts only once it is complete and renamed into place, so half-written pages harm nobody.
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;")
        if fresh:
            self._connection.executescript(SCHEMA)
        self._connection.execute("BEGIN")
        self._next_chunk = 1 + self._connection.execute("SELECT coalesce(max(id), 0) FROM chunks").fetchone()[0]
        self._postings = PostingsWriter(self._connection)

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
        return replace(unpack(Document, row[1]), paragraphs=tuple(unpack(Paragraph, p[0]) for p in paragraphs)), row[2]

    def add_document(
        self,
        key: str,
        path: str,
        document: Document,
        entries: Sequence[Entry],
        decisions: Sequence[Decision],
        statuses: Sequence[RecommendationStatus],
    ) -> list[int]:
        """Store one document with all that was read out of it; return the ids of its chunks, in order."""
        execute, many = self._connection.execute, self._connection.executemany
        row = execute(
            "INSERT INTO documents (key, path, symbol, language, session, chunks, value) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (key, path, document.symbol, document.language, document.session, len(entries), pack(replace(document, paragraphs=()))),
        ).lastrowid
        many(
            "INSERT INTO paragraphs VALUES (?, ?, ?, ?, ?)",
            [(row, p.ordinal, p.number, p.annex, pack(p)) for p in (document.cover_paragraph, *document.paragraphs) if p],
        )
        ids = list(range(self._next_chunk, self._next_chunk + len(entries)))
        self._next_chunk += len(entries)
        numbered = list(zip(ids, entries, strict=True))
        many(
            "INSERT INTO chunks VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (id_, e.chunk.key, row, e.chunk.first, e.length, np.asarray(e.tokens, np.int32).tobytes(), pack(e.chunk))
                for id_, e in numbered
            ],
        )
        for id_, entry in numbered:
            self._postings.add(id_, entry.words)
        many(
            "INSERT OR IGNORE INTO chunk_recommendations VALUES (?, ?, ?)",
            [(id_, r.series, r.number) for id_, entry in numbered for r in entry.chunk.recommendations],
        )
        many("INSERT OR IGNORE INTO chunk_sessions VALUES (?, ?)", [(id_, s) for id_, entry in numbered for s in entry.sessions])
        many(
            "INSERT INTO decisions (document, session, chunk, value) VALUES (?, ?, ?, ?)",
            [(row, d.session, _chunk_of(d, numbered), pack(d)) for d in decisions],
        )
        many(
            "INSERT INTO statuses (document, series, number, value) VALUES (?, ?, ?, ?)",
            [(row, s.recommendation.series, s.recommendation.number, pack(s)) for s in statuses],
        )
        return ids

    def remove_document(self, key: str) -> list[int]:
        """Remove a document and all that was read out of it; return the ids its chunks had."""
        execute = self._connection.execute
        held = execute("SELECT id, value FROM documents WHERE key = ?", (key,)).fetchone()
        if held is None:
            return []
        title = unpack(Document, held[1]).title
        chunks = execute("SELECT id, value FROM chunks WHERE document = ? ORDER BY id", (held[0],)).fetchall()
        for id_, value in chunks:
            self._postings.remove(id_, words_of(unpack(Chunk, value), title)[0])
        execute("DELETE FROM documents WHERE id = ?", (held[0],))
        return [id_ for id_, _ in chunks]

    def discard(self) -> None:
        """Let go of the file as it is; it is thrown away."""
        self._connection.close()

    def close(self) -> list[int]:
        """Write what is still in memory, and the columns; return the ids of all chunks, ascending."""
        self._postings.settle()
        rows = self._connection.execute("SELECT id, document, first, length FROM chunks ORDER BY id").fetchall()
        ids, documents, firsts, lengths = zip(*rows, strict=True) if rows else ((), (), (), ())
        columns: dict[str, NDArray[np.generic]] = {
            "ids": np.array(ids, dtype=np.int64),
            "documents": np.array(documents, dtype=np.int32),
            "covers": np.array(firsts, dtype=np.int64) < 0,
            "lengths": np.array(lengths, dtype=np.int32),
        }
        self._connection.executemany(
            "INSERT OR REPLACE INTO columns VALUES (?, ?)", [(name, column.tobytes()) for name, column in columns.items()]
        )
        self._connection.execute("COMMIT")
        self._connection.close()
        return list(ids)


def _chunk_of(decision: Decision, numbered: Sequence[tuple[int, Entry]]) -> int | None:
    """The chunk that tells a decision: of those of its paragraph, the one that holds the opening of its quote."""
    ordinal, opening = decision.recited_in.ordinal, decision.quote[:20]
    holding = [(id_, entry.chunk) for id_, entry in numbered if entry.chunk.first <= ordinal <= entry.chunk.last]
    return next((id_ for id_, chunk in holding if opening in chunk.text), holding[0][0] if holding else None)
