"""Chroma: collections of a generation's chunks with vector, text and flat metadata, embedded or on a server."""

from __future__ import annotations

import atexit
import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np

from assistant.adapters.vectors.port import Ids, Nearest, Rows, Vectors
from assistant.errors import AssistantError, IndexDamaged, ServiceError

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

BATCH = 2_000  # Chroma takes at most 5,461 rows at once
# How a server is asked among some chunks only, measured at 100,000: its filters on metadata take 50 to 350 ms, a search
# confined to named ids 7 to 50 ms, fetching 300 vectors 5 ms, the nearest 1,000 of all 5 ms.
_FEW = 300
_MANY = 1_000
_SECONDS = 60.0  # a batch of vectors is stored in less by any server worth waiting for
_HEARTBEAT_SECONDS = 10.0


class ChromaCollection:
    """One generation's collection."""

    def __init__(self, client: ClientAPI, name: str, *, create: bool = False) -> None:
        """Open a collection, or create it."""
        self.name = name
        options: dict[str, Any] = {"embedding_function": None}  # its default would download a model
        if create:
            self._collection: Collection = client.create_collection(name, configuration={"hnsw": {"space": "cosine"}}, **options)
        else:
            self._collection = client.get_collection(name, **options)

    def add(self, ids: Sequence[int], vectors: Vectors, documents: Sequence[str], metadatas: Sequence[Mapping[str, str | int]]) -> None:
        """Add chunks with their text and flat metadata, in batches Chroma takes."""
        for start in range(0, len(ids), BATCH):
            part = slice(start, start + BATCH)
            self._collection.add(
                ids=[str(id_) for id_ in ids[part]],
                embeddings=vectors[part],
                documents=list(documents[part]),
                metadatas=[dict(metadata) for metadata in metadatas[part]],
            )

    def remove(self, ids: Sequence[int]) -> None:
        """Remove chunks."""
        for start in range(0, len(ids), BATCH):
            self._collection.delete(ids=[str(id_) for id_ in ids[start : start + BATCH]])

    def rows(self) -> Iterator[tuple[list[int], Vectors, list[str], list[dict[str, Any]]]]:
        """Yield everything stored, batch by batch: ids, vectors, texts, metadata."""
        for start in range(0, self.count(), BATCH):
            batch = self._collection.get(limit=BATCH, offset=start, include=["embeddings", "documents", "metadatas"])
            yield (
                [int(id_) for id_ in batch["ids"]],
                np.asarray(batch["embeddings"], dtype=np.float32),
                [text or "" for text in batch["documents"] or []],
                [dict(metadata) for metadata in batch["metadatas"] or []],
            )

    def nearest(self, question: Vectors, limit: int, ids: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Return (chunk id, cosine) of the nearest chunks, among these ids only, best first."""
        found = self._collection.query(
            query_embeddings=question[None, :],
            n_results=limit,
            ids=None if ids is None else [str(id_) for id_ in ids],
            include=["distances"],
        )
        distances = (found["distances"] or [[]])[0]
        return [(int(id_), 1.0 - distance) for id_, distance in zip(found["ids"][0], distances, strict=True)]

    def vectors(self, ids: Sequence[int]) -> Vectors:
        """Return the vectors of these chunks, in the order of ids."""
        batch = self._collection.get(ids=[str(id_) for id_ in ids], include=["embeddings"])
        by_id = dict(zip(batch["ids"], np.asarray(batch["embeddings"], dtype=np.float32), strict=True))
        if len(by_id) != len(set(ids)):
            raise IndexDamaged(f"Of {len(ids)} chunks the collection {self.name} has lost some. Run `cdip ingest PATH --rebuild`.")
        return np.stack([by_id[str(id_)] for id_ in ids])

    def count(self) -> int:
        """Return how many chunks it holds."""
        return self._collection.count()


class ServerSearch:
    """Searches a generation's collection on a server; one that fails meanwhile is a ServiceError, and names it."""

    def __init__(self, url: str, name: str, ids: Ids) -> None:
        """Take the server, the collection, and the ids of all chunks, ascending."""
        self._url, self._ids = url, ids
        client = server_client(url)
        with answering(url):
            self._collection = ChromaCollection(client, name)

    def search(self, question: Vectors, limit: int, groups: Sequence[Rows | None]) -> list[Nearest]:
        """Return, for each group of rows (None: all of them), those nearest to the question, at most limit of each."""
        with answering(self._url):
            return [self._nearest(question, limit, rows) for rows in groups]

    def _nearest(self, question: Vectors, limit: int, rows: Rows | None) -> Nearest:
        if rows is None:
            return self._in_rows(self._collection.nearest(question, limit))
        if len(rows) == 0:
            return []
        if len(rows) <= max(limit, _FEW):
            cosines = self._collection.vectors(self._ids[rows].tolist()) @ question
            best = np.lexsort((rows, -cosines))[:limit]
            return [(int(rows[place]), float(cosines[place])) for place in best]
        enough = math.ceil(2 * limit * len(self._ids) / len(rows))
        if enough <= _MANY:
            passing = set(rows.tolist())
            found = [pair for pair in self._in_rows(self._collection.nearest(question, enough)) if pair[0] in passing]
            if len(found) >= limit:
                return found[:limit]
        return self._in_rows(self._collection.nearest(question, limit, self._ids[rows].tolist()))

    def _in_rows(self, nearest: list[tuple[int, float]]) -> Nearest:
        rows = np.searchsorted(self._ids, [id_ for id_, _ in nearest])
        return [(int(row), cosine) for row, (_, cosine) in zip(rows, nearest, strict=True)]

    def similarities(self, question: Vectors, rows: Rows) -> Vectors:
        """Return the cosine of each of these chunks with the question, in the order of rows."""
        with answering(self._url):
            cosines: Vectors = self._collection.vectors(self._ids[rows].tolist()) @ question
        return cosines

    def count(self) -> int:
        """Return how many chunks have a vector."""
        with answering(self._url):
            return self._collection.count()


@contextmanager
def answering(url: str) -> Iterator[None]:
    """Tell whatever goes wrong with a server as ServiceError, or as IndexDamaged where it has lost the collection."""
    from chromadb.errors import NotFoundError

    try:
        yield
    except AssistantError:
        raise
    except NotFoundError as error:
        raise IndexDamaged(
            f"The Chroma server at {url} does not hold this index's collection ({error}). Run `cdip ingest PATH --rebuild`."
        ) from error
    except Exception as error:  # chromadb raises ValueError, its own errors and httpx's alike
        raise ServiceError(
            f"The Chroma server at {url} does not answer as it should ({error}). Start it, or unset CDIP_CHROMA_URL."
        ) from error


def embedded_client(folder: Path) -> ClientAPI:
    """Open an embedded Chroma folder; only the ingest job does, under its lock."""
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))


def server_client(url: str) -> ClientAPI:
    """Return this process's client of a Chroma server. Raises ServiceError naming it when it does not answer.

    One a process and server, shared by every generation and thread: chromadb's close leaves its connections open, so a client
    for each switch of generation would leave some behind each time.
    """
    import httpx

    with answering(url):
        httpx.get(f"{url.rstrip('/')}/api/v2/heartbeat", timeout=_HEARTBEAT_SECONDS).raise_for_status()
        return _server_client(url)


@cache
def _server_client(url: str) -> ClientAPI:
    import chromadb
    from chromadb.config import Settings

    address = urlsplit(url)
    client: Any = chromadb.HttpClient(
        host=address.hostname or "localhost",
        port=address.port or (443 if address.scheme == "https" else 80),
        ssl=address.scheme == "https",
        settings=Settings(anonymized_telemetry=False),
    )
    for part in (client, client._admin_client):  # each has connections of its own, which nothing public reaches
        part._server._session.timeout = _SECONDS  # chromadb would wait for ever
        atexit.register(part._server._session.close)
    return client  # type: ignore[no-any-return]
