"""The vectors of the next generation: in Chroma beside the catalogue being built, or in a collection on a server.

Both take chunks as they come and hold no more than one batch of them in memory.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.adapters.generations import CHROMA, Generation
from assistant.adapters.vectors import ChromaCollection, Matrix, MatrixWriter, embedded_client, server_client
from assistant.adapters.vectors.chroma import BATCH, answering
from assistant.errors import IndexDamaged, StorageError

Vectors = NDArray[np.float32]
Metadata = dict[str, str | int]
EMBEDDED = "chunks"
_ON_SERVER = "collection"  # a file in a generation's folder: which server holds its collection, under which name


class VectorStore(Protocol):
    """Builds one generation's vectors from those of the generation before and what has changed."""

    collection: str

    def add(self, ids: Sequence[int], vectors: Vectors, texts: Sequence[str], metadatas: Sequence[Metadata]) -> None:
        """Add chunks; their ids are higher than all before them."""
        ...

    def remove(self, ids: Sequence[int]) -> None:
        """Remove chunks, of the generation before or added since."""
        ...

    def finish(self, ids: Sequence[int]) -> None:
        """Write what is still in memory and let go. Raises IndexDamaged unless exactly these chunks are held."""
        ...

    def discard(self) -> None:
        """Let go of what was built; its folder is thrown away."""
        ...


def vector_store(building: Path, before: Generation | None, name: str, chroma_url: str | None, dimension: int) -> VectorStore:
    """Return the store that the settings ask for. Raises ServiceError where its server does not answer."""
    if chroma_url is None:
        return EmbeddedStore(building, before, dimension)
    return ServerStore(building, before, name, chroma_url)


class _Batches:
    """Chunks on their way into a collection: one batch is gathered while the one before is being written."""

    def __init__(self, collection: ChromaCollection) -> None:
        self._collection = collection
        self._gathered: dict[int, tuple[NDArray[np.float32], str, Metadata]] = {}
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="chroma")
        self._written: Future[None] | None = None

    def add(self, ids: Sequence[int], vectors: Vectors, texts: Sequence[str], metadatas: Sequence[Metadata]) -> None:
        for id_, vector, text, metadata in zip(ids, vectors, texts, metadatas, strict=True):
            self._gathered[id_] = (vector, text, {"chunk": id_, **metadata})
        if len(self._gathered) >= BATCH:
            self._write()

    def remove(self, ids: Sequence[int]) -> None:
        written = [id_ for id_ in ids if self._gathered.pop(id_, None) is None]
        self._wait()
        self._collection.remove(written)

    def finish(self) -> None:
        self._write()
        self._wait()
        self._thread.shutdown()

    def discard(self) -> None:
        self._thread.shutdown()

    def _write(self) -> None:
        self._wait()
        if self._gathered:
            vectors, texts, metadatas = zip(*self._gathered.values(), strict=True)
            self._written = self._thread.submit(self._collection.add, list(self._gathered), np.stack(vectors), texts, metadatas)
            self._gathered = {}

    def _wait(self) -> None:
        """Wait for the batch that is being written, and raise what went wrong with it."""
        written, self._written = self._written, None
        if written is not None:
            written.result()


class EmbeddedStore:
    """A Chroma folder in the generation's own, and the matrix that readers use in its place."""

    def __init__(self, building: Path, before: Generation | None, dimension: int) -> None:
        """Start from a copy of the generation before, or from nothing. Raises StorageError where the disk is full."""
        self.collection = EMBEDDED
        self._building = building
        with _embedded(building):
            if before is not None:
                shutil.copytree(before.folder / CHROMA, building / CHROMA)
            self._matrix = MatrixWriter(building, before.folder if before else None, dimension)
            self._client: Any = embedded_client(building / CHROMA)
            self._chroma = ChromaCollection(self._client, EMBEDDED, create=before is None)
        self._batches = _Batches(self._chroma)

    def add(self, ids: Sequence[int], vectors: Vectors, texts: Sequence[str], metadatas: Sequence[Metadata]) -> None:
        """Add chunks; their ids are higher than all before them."""
        with _embedded(self._building):
            self._matrix.add(ids, vectors)
            self._batches.add(ids, vectors, texts, metadatas)

    def remove(self, ids: Sequence[int]) -> None:
        """Remove chunks, of the generation before or added since."""
        with _embedded(self._building):
            self._batches.remove(ids)

    def finish(self, ids: Sequence[int]) -> None:
        """Write what is still in memory and let go. Raises IndexDamaged unless exactly these chunks are held."""
        with _embedded(self._building):
            self._batches.finish()
            _check(self._chroma.count(), len(ids))
            self._client.close()
            self._matrix.finish(ids)
        _check(Matrix(self._building).count(), len(ids))

    def discard(self) -> None:
        """Let go of what was built; its folder is thrown away."""
        self._batches.discard()
        self._matrix.discard()
        self._client.close()


class ServerStore:
    """A collection of its own on a Chroma server; the generation's folder remembers it, so that both go together."""

    def __init__(self, building: Path, before: Generation | None, name: str, url: str) -> None:
        """Start from what the collection of the generation before holds, or from nothing."""
        self.collection, self._url = name, url
        client = server_client(url)
        (building / _ON_SERVER).write_text(f"{url}\n{name}", encoding="utf-8")
        with answering(url):
            self._chroma = ChromaCollection(client, name, create=True)
            self._batches = _Batches(self._chroma)
            if before is not None:
                for rows in ChromaCollection(client, before.manifest.collection).rows():
                    self._chroma.add(*rows)

    def add(self, ids: Sequence[int], vectors: Vectors, texts: Sequence[str], metadatas: Sequence[Metadata]) -> None:
        """Add chunks; their ids are higher than all before them."""
        with answering(self._url):
            self._batches.add(ids, vectors, texts, metadatas)

    def remove(self, ids: Sequence[int]) -> None:
        """Remove chunks, of the generation before or added since."""
        with answering(self._url):
            self._batches.remove(ids)

    def finish(self, ids: Sequence[int]) -> None:
        """Write what is still in memory. Raises IndexDamaged unless exactly these chunks are held."""
        with answering(self._url):
            self._batches.finish()
            _check(self._chroma.count(), len(ids))

    def discard(self) -> None:
        """Leave the collection to `forget_collection`, which clears up behind crashed runs too."""
        self._batches.discard()


def forget_collection(folder: Path) -> None:
    """Delete the collection that a generation's folder, about to be removed, has on a server.

    Raises ServiceError where the server does not answer; a collection that is gone already is no fault.
    """
    try:
        url, name = (folder / _ON_SERVER).read_text(encoding="utf-8").split("\n")
    except (FileNotFoundError, NotADirectoryError, ValueError):  # an embedded one, or a run that ended before it had one
        return
    client = server_client(url)
    with contextlib.suppress(IndexDamaged), answering(url):
        client.delete_collection(name)


@contextmanager
def _embedded(building: Path) -> Iterator[None]:
    """Tell what goes wrong inside an embedded Chroma, whose errors are its own, as StorageError."""
    from chromadb.errors import ChromaError

    try:
        yield
    except ChromaError as error:
        raise unwritable(building.parent.parent, error) from error


def unwritable(index_dir: Path, error: Exception) -> StorageError:
    """Return the error that says that the index cannot be written, and why."""
    return StorageError(
        f"The index cannot be written in {index_dir} ({error}). What was in force before still is; make room or grant access, and run it again."
    )


def _check(held: int, wanted: int) -> None:
    if held != wanted:
        raise IndexDamaged(f"The new generation holds {wanted} chunks but {held} vectors; the old one stays in force. Run it again.")
