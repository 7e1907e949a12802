"""The questions a reader asks of a catalogue. A row is a chunk's place among all chunks in ascending order of id."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.adapters.catalogue.layout import Description, KnownFile, unpack
from assistant.adapters.catalogue.recent import Recent
from assistant.adapters.catalogue.words import Bm25
from assistant.beside import Versions
from assistant.errors import IndexDamaged
from assistant.model import Chunk, Decision, Document, Filters, Language, Paragraph, Recommendation, RecommendationStatus, Series

Rows = NDArray[np.intp]
_TOKENS_HELD = 16_384  # of so many chunks: some 12 MB
_CHUNKS_HELD = 4_096  # some 16 MB
_FILTERS_REMEMBERED = 32  # 100 kB each at 100,000 chunks


@dataclass(frozen=True, slots=True)
class StoredChunk:
    """A chunk as the catalogue holds it: its id in every store, and the row of its document."""

    id: int
    document: int
    chunk: Chunk


class Catalogue:
    """Read access to a generation's catalogue; safe to use from many threads (one connection each)."""

    def __init__(self, path: Path) -> None:
        """Open a complete catalogue. Raises IndexDamaged if it is missing or cannot be read."""
        self.path = path
        self._local = threading.local()
        if not path.is_file():
            raise IndexDamaged(f"The catalogue {path} is missing. Run `cdip ingest PATH --rebuild` to make the index anew.")
        columns = dict(self._rows("SELECT name, value FROM columns"))
        try:
            self.ids: NDArray[np.int64] = np.frombuffer(columns["ids"], dtype=np.int64)
            self.covers: NDArray[np.bool_] = np.frombuffer(columns["covers"], dtype=np.bool_)  # by row: whether it is a document's cover
            self._document_of: NDArray[np.int32] = np.frombuffer(columns["documents"], dtype=np.int32)
            self._bm25 = Bm25.over(self.ids, np.frombuffer(columns["lengths"], dtype=np.int32))
        except (KeyError, ValueError, IndexError) as error:
            raise self._damaged(error) from error
        self.documents_by_id: Mapping[int, Document] = _Documents(self)
        self._tokens = Recent(self._read_tokens, _TOKENS_HELD)
        self._chunks = Recent(self._read_chunks, _CHUNKS_HELD)
        self.versions = Versions(self)
        self.passing = lru_cache(_FILTERS_REMEMBERED)(self._passing)

    @property
    def chunk_count(self) -> int:
        """How many chunks there are."""
        return len(self.ids)

    def _rows(self, statement: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        try:
            if connection is None:
                connection = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
                self._local.connection = connection
            return connection.execute(statement, parameters).fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> IndexDamaged:
        return IndexDamaged(f"The catalogue {self.path} cannot be read ({error}). Run `cdip ingest PATH --rebuild`.")

    def documents(self) -> list[tuple[Document, int]]:
        """Return every indexed document (without paragraphs) with its number of chunks, by symbol and language."""
        counts = dict(self._rows("SELECT id, chunks FROM documents"))
        held = [(document, counts[id_]) for id_, document in self.documents_by_id.items()]
        return sorted(held, key=lambda pair: (pair[0].session or 0, pair[0].key))

    def languages(self) -> list[Language]:
        """Return the languages of the indexed documents, in order of their names."""
        return [row[0] for row in self._rows("SELECT DISTINCT language FROM documents ORDER BY language")]

    def sessions(self) -> list[int]:
        """Return the sessions that indexed documents are for, ascending."""
        return [row[0] for row in self._rows("SELECT DISTINCT session FROM documents WHERE session IS NOT NULL ORDER BY session")]

    def symbols(self) -> set[str]:
        """Return the symbols of the indexed documents."""
        return {row[0] for row in self._rows("SELECT DISTINCT symbol FROM documents WHERE symbol IS NOT NULL")}

    def files(self) -> dict[str, KnownFile]:
        """Return every file the catalogue knows, by path."""
        return {row[0]: KnownFile(*row) for row in self._rows("SELECT path, file, digest, status, document, note FROM files")}

    def descriptions(self) -> dict[str, Description]:
        """Return what a report says of every indexed document, by key."""
        rows = self._rows("SELECT key, symbol, language, session, chunks FROM documents")
        return {row[0]: Description(*row[1:]) for row in rows}

    def paragraphs(self, document: int, first: int = -1, last: int = 1 << 40) -> tuple[Paragraph, ...]:
        """Return a document's paragraphs with ordinals first to last, in order; the cover, where shown, has -1."""
        rows = self._rows(
            "SELECT value FROM paragraphs WHERE document = ? AND ordinal BETWEEN ? AND ? ORDER BY ordinal",
            (document, first, last),
        )
        return tuple(unpack(Paragraph, row[0]) for row in rows)

    def document_id(self, key: str) -> int | None:
        """Return the row of the document with this key, or None."""
        rows = self._rows("SELECT id FROM documents WHERE key = ?", (key,))
        return rows[0][0] if rows else None

    def _passing(self, filters: Filters) -> Rows | None:
        """Return the rows of the chunks that pass the filters, ascending; None where the filters let all pass.

        A recommendation filter lets pass the chunks of that recommendation's own block.
        """
        passes = np.ones(len(self.ids), dtype=bool)
        conditions, values = _conditions(filters)
        if conditions:
            documents = [row[0] for row in self._rows(f"SELECT id FROM documents WHERE {' AND '.join(conditions)}", values)]
            known = np.zeros(int(self._document_of.max(initial=0)) + 1, dtype=bool)
            known[documents] = True
            passes &= known[self._document_of]
        if filters.recommendations:
            of_block = np.zeros(len(self.ids), dtype=bool)
            for recommendation in filters.recommendations:
                of_block[self.rows_of_recommendation(recommendation)] = True
            passes &= of_block
        return np.flatnonzero(passes) if conditions or filters.recommendations else None

    def tokens(self, rows: Iterable[int]) -> list[NDArray[np.int32]]:
        """Return the token ids of the chunks in these rows, in the order of rows."""
        return self._tokens.of(self._ids_of(rows))

    def chunks(self, rows: Iterable[int]) -> list[StoredChunk]:
        """Return the chunks in these rows, in the order of rows."""
        return self._chunks.of(self._ids_of(rows))

    def _ids_of(self, rows: Iterable[int]) -> list[int]:
        ids: list[int] = self.ids[list(rows)].tolist()
        return ids

    def _read_tokens(self, ids: Sequence[int]) -> dict[int, NDArray[np.int32]]:
        found = self._rows(f"SELECT id, tokens FROM chunks WHERE id IN ({_marks(ids)})", ids)
        return {id_: np.frombuffer(packed, dtype=np.int32) for id_, packed in found}

    def _read_chunks(self, ids: Sequence[int]) -> dict[int, StoredChunk]:
        found = self._rows(f"SELECT id, document, value FROM chunks WHERE id IN ({_marks(ids)})", ids)
        return {id_: StoredChunk(id_, document, unpack(Chunk, value)) for id_, document, value in found}

    def documents_of(self, rows: Rows) -> NDArray[np.int32]:
        """Return the row of the document that holds each of these chunks, in the order of rows."""
        return self._document_of[rows]

    def rows_of_recommendation(self, recommendation: Recommendation) -> Rows:
        """Return the rows of the chunks of a recommendation's blocks, in order."""
        return self._rows_of(
            "SELECT chunk FROM chunk_recommendations WHERE series = ? AND number = ?", (recommendation.series, recommendation.number)
        )

    def rows_of_decisions(self, sessions: Sequence[int]) -> Rows:
        """Return the rows of the chunks that tell a decision of these sessions, in order."""
        return self._rows_of(
            f"SELECT DISTINCT chunk FROM decisions WHERE session IN ({_marks(sessions)}) AND chunk IS NOT NULL", list(sessions)
        )

    def rows_of_covers(self, sessions: Sequence[int]) -> Rows:
        """Return the rows of the covers of the documents written for these sessions, in order."""
        return self._rows_of(
            f"SELECT min(c.id) FROM chunks c JOIN documents d ON d.id = c.document WHERE d.session IN ({_marks(sessions)}) GROUP BY d.id",
            list(sessions),
        )

    def rows_of_document(self, symbol: str) -> Rows:
        """Return the rows of the chunks of the documents with this symbol, in order."""
        return self._rows_of("SELECT c.id FROM chunks c JOIN documents d ON d.id = c.document WHERE d.symbol = ?", (symbol,))

    def rows_around(self, place: tuple[str, int], reach: int) -> Rows:
        """Return the rows of the chunks that begin within so many paragraphs of one, told by its document's key and its ordinal."""
        key, ordinal = place
        return self.rows_between(key, ordinal - reach, ordinal + reach)

    def rows_between(self, key: str, first: int = -1, last: int = 1 << 40) -> Rows:
        """Return the rows of the chunks of a document that begin between two paragraphs, these included; of all of it by itself."""
        return self._rows_of(
            "SELECT c.id FROM chunks c JOIN documents d ON d.id = c.document WHERE d.key = ? AND c.first BETWEEN ? AND ?",
            (key, first, last),
        )

    def _rows_of(self, statement: str, parameters: Sequence[object]) -> Rows:
        ids = np.array([row[0] for row in self._rows(statement, parameters)], dtype=np.int64)
        return np.searchsorted(self.ids, np.sort(ids))

    def word_scores(self, weights: Mapping[str, float]) -> NDArray[np.float32]:
        """Return, row by row, the weighted sum of bm25 over these words; 0 where a chunk holds none."""
        words = list(weights)
        statement = f"SELECT word, chunks, ids, counts FROM postings WHERE word IN ({_marks(words)}) ORDER BY word"
        return self._bm25.scores(self._rows(statement, words), weights)

    def document_frequency(self, words: Iterable[str]) -> dict[str, int]:
        """Return in how many chunks each word occurs."""
        wanted = list(dict.fromkeys(words))
        held = dict(self._rows(f"SELECT word, chunks FROM postings WHERE word IN ({_marks(wanted)})", wanted))
        return {word: held.get(word, 0) for word in wanted}

    def decisions(self, sessions: Sequence[int] = ()) -> list[Decision]:
        """Return decisions taken at these sessions (all without any), by session, primary sources first."""
        where = f"WHERE session IN ({_marks(sessions)})" if sessions else ""
        rows = self._rows(f"SELECT value FROM decisions {where} ORDER BY session, id", list(sessions))
        found = [unpack(Decision, row[0]) for row in rows]
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
        return [unpack(RecommendationStatus, row[0]) for row in rows]

    def recommendations(self) -> set[Recommendation]:
        """Return every recommendation that some indexed document reports on."""
        return {Recommendation(series, number) for series, number in self._rows("SELECT DISTINCT series, number FROM statuses")}

    def symbols_reporting(self) -> set[str]:
        """Return the symbols of the documents that report on recommendations."""
        rows = self._rows("SELECT DISTINCT d.symbol FROM statuses s JOIN documents d ON d.id = s.document WHERE d.symbol IS NOT NULL")
        return {row[0] for row in rows}

    def sessions_decided(self) -> set[int]:
        """Return every session of which some indexed document tells a decision."""
        return {row[0] for row in self._rows("SELECT DISTINCT session FROM decisions")}

    def mentions(self, symbol: str) -> bool:
        """Whether some chunk names this symbol."""
        return self.document_frequency([symbol.lower().replace(" ", "_")]).popitem()[1] > 0

    def names_session(self, session: int) -> bool:
        """Whether some chunk speaks of this session of the Committee."""
        return bool(self._rows("SELECT 1 FROM chunk_sessions WHERE session = ? LIMIT 1", (session,)))

    def count(self, table: str) -> int:
        """Return how many rows one of our tables has."""
        return int(self._rows(f"SELECT count(*) FROM {table}")[0][0])


class _Documents(Mapping[int, Document]):
    """Every document (without its paragraphs) by its row, each unpacked when it is first asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._held: dict[int, Document] = {}
        self._order: tuple[int, ...] | None = None  # once all are held

    def __getitem__(self, id_: int) -> Document:
        if id_ not in self._held:
            rows = self._catalogue._rows("SELECT value FROM documents WHERE id = ?", (id_,))
            if not rows:
                raise KeyError(id_)
            self._held[id_] = unpack(Document, rows[0][0])
        return self._held[id_]

    def __len__(self) -> int:
        return self._catalogue.count("documents")

    def __iter__(self) -> Iterator[int]:
        if self._order is None:
            rows = self._catalogue._rows("SELECT id, value FROM documents ORDER BY id")
            self._held |= {id_: unpack(Document, value) for id_, value in rows if id_ not in self._held}
            self._order = tuple(id_ for id_, _ in rows)
        return iter(self._order)


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


def _conditions(filters: Filters) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    languages = [filters.language] if filters.language else []
    for column, wanted in (("language", languages), ("session", filters.sessions), ("symbol", filters.symbols)):
        if wanted:
            conditions.append(f"{column} IN ({_marks(wanted)})")
            values.extend(wanted)
    return conditions, values
