"""Chroma, where a generation's vectors live: embedded in the generation's folder, or a collection on a server.

The embedded collection is mirrored in a memory-mapped matrix that only readers use: its exact product with a question
is faster than Chroma's filtered search by an order of magnitude, needs no import of chromadb, and lets many processes
read while one ingests (two processes on one embedded Chroma folder read it stale or harm it).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from assistant.errors import IndexDamaged, ServiceError

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

Vectors = NDArray[np.float32]
Ids = NDArray[np.int64]

COLLECTION = "chunks"
_BATCH = 2_000  # Chroma takes at most 5,461 rows at once
_MATRIX, _IDS = "vectors.npy", "chunk_ids.npy"


class VectorSearch(Protocol):
    """Finds the chunks nearest to a question."""

    def search(self, question: Vectors, limit: int, allowed: Ids | None = None) -> list[tuple[int, float]]:
        """Return (chunk id, cosine) of the nearest chunks, best first, among the allowed ids only (None: all)."""
        ...

    def similarities(self, question: Vectors, ids: Sequence[int]) -> Vectors:
        """Return the cosine of each of these chunks with the question, in the order of ids."""
        ...

    def count(self) -> int:
        """Return how many chunks have a vector."""
        ...


class Matrix:
    """The vectors of one generation in a memory-mapped matrix: exact search, rows in ascending order of chunk id."""

    def __init__(self, folder: Path) -> None:
        try:
            self.ids: Ids = np.load(folder / _IDS)
            self.vectors: Vectors = np.load(folder / _MATRIX, mmap_mode="r")
        except (OSError, ValueError) as error:
            raise IndexDamaged(f"The vectors in {folder} cannot be read ({error}). Run `cdip ingest PATH --rebuild`.") from error
        if len(self.ids) != len(self.vectors):
            raise IndexDamaged(f"{folder} holds {len(self.vectors)} vectors for {len(self.ids)} chunks. Run `cdip ingest PATH --rebuild`.")

    def search(self, question: Vectors, limit: int, allowed: Ids | None = None) -> list[tuple[int, float]]:
        rows = None if allowed is None else self._rows(allowed)
        scores = (self.vectors if rows is None else self.vectors[rows]) @ question
        best = np.argpartition(-scores, min(limit, len(scores)) - 1)[:limit] if len(scores) > limit else np.arange(len(scores))
        best = best[np.lexsort((best, -scores[best]))]
        ids = self.ids if rows is None else self.ids[rows]
        return [(int(ids[i]), float(scores[i])) for i in best]

    def similarities(self, question: Vectors, ids: Sequence[int]) -> Vectors:
        found: Vectors = self.vectors[self._rows(np.asarray(ids, dtype=np.int64))] @ question
        return found

    def count(self) -> int:
        return len(self.ids)

    def _rows(self, ids: Ids) -> NDArray[np.intp]:
        return np.searchsorted(self.ids, ids)


def write_matrix(folder: Path, vectors: Mapping[int, Vectors], dimension: int) -> None:
    """Write the mirror of an embedded collection: vectors by chunk id."""
    ids = np.array(sorted(vectors), dtype=np.int64)
    matrix = np.lib.format.open_memmap(folder / _MATRIX, mode="w+", dtype=np.float32, shape=(len(ids), dimension))
    for row, id_ in enumerate(ids):
        matrix[row] = vectors[int(id_)]
    matrix.flush()
    np.save(folder / _IDS, ids)


class ChromaCollection:
    """One generation's collection; the writer of embedded ones, writer and reader of those on a server."""

    def __init__(self, client: ClientAPI, name: str, *, create: bool = False) -> None:
        self._client, self.name = client, name
        options: dict[str, Any] = {"embedding_function": None}  # its default would download a model
        if create:
            self._collection: Collection = client.get_or_create_collection(name, configuration={"hnsw": {"space": "cosine"}}, **options)
        else:
            self._collection = client.get_collection(name, **options)

    def add(self, ids: Sequence[int], vectors: Vectors, documents: Sequence[str], metadatas: Sequence[Mapping[str, str | int]]) -> None:
        """Add chunks with their text and flat metadata, in batches Chroma takes."""
        for start in range(0, len(ids), _BATCH):
            part = slice(start, start + _BATCH)
            self._collection.add(
                ids=[str(id_) for id_ in ids[part]],
                embeddings=vectors[part],
                documents=list(documents[part]),
                metadatas=[dict(metadata) for metadata in metadatas[part]],
            )

    def remove(self, ids: Sequence[int]) -> None:
        """Remove chunks."""
        for start in range(0, len(ids), _BATCH):
            self._collection.delete(ids=[str(id_) for id_ in ids[start : start + _BATCH]])

    def rows(self) -> Iterator[tuple[list[int], Vectors, list[str], list[dict[str, Any]]]]:
        """Yield everything stored, batch by batch: ids, vectors, texts, metadata."""
        for start in range(0, self.count(), _BATCH):
            batch = self._collection.get(limit=_BATCH, offset=start, include=["embeddings", "documents", "metadatas"])
            yield (
                [int(id_) for id_ in batch["ids"]],
                np.asarray(batch["embeddings"], dtype=np.float32),
                [text or "" for text in batch["documents"] or []],
                [dict(metadata) for metadata in batch["metadatas"] or []],
            )

    def search(self, question: Vectors, limit: int, allowed: Ids | None = None) -> list[tuple[int, float]]:
        where: dict[str, Any] | None = None
        if allowed is not None:
            if len(allowed) == 0:
                return []
            where = {"chunk": {"$in": allowed.tolist()}}
        found = self._collection.query(query_embeddings=question[None, :], n_results=limit, where=where, include=["distances"])
        distances = (found["distances"] or [[]])[0]
        return [(int(id_), 1.0 - distance) for id_, distance in zip(found["ids"][0], distances, strict=True)]

    def similarities(self, question: Vectors, ids: Sequence[int]) -> Vectors:
        batch = self._collection.get(ids=[str(id_) for id_ in ids], include=["embeddings"])
        by_id = dict(zip(batch["ids"], np.asarray(batch["embeddings"], dtype=np.float32), strict=True))
        found: Vectors = np.stack([by_id[str(id_)] for id_ in ids]) @ question
        return found

    def count(self) -> int:
        return self._collection.count()


def embedded_client(folder: Path) -> ClientAPI:
    """Open an embedded Chroma folder; only the ingest job does, under its lock."""
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))


def server_client(url: str) -> ClientAPI:
    """Connect to a Chroma server. Raises ServiceError naming it when it does not answer."""
    import chromadb
    from chromadb.config import Settings

    address = urlsplit(url)
    try:
        client = chromadb.HttpClient(
            host=address.hostname or "localhost",
            port=address.port or (443 if address.scheme == "https" else 80),
            ssl=address.scheme == "https",
            settings=Settings(anonymized_telemetry=False),
        )
        client.heartbeat()
    except Exception as error:  # chromadb raises ValueError, its own errors and httpx's alike
        raise ServiceError(f"The Chroma server at {url} does not answer ({error}). Start it, or unset CDIP_CHROMA_URL.") from error
    return client
