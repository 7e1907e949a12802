"""The vectors of the next generation, in Chroma: beside the catalogue being built, or as a collection on a server."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.adapters.generations import CHROMA, Generation
from assistant.adapters.vectors import ChromaCollection, Matrix, embedded_client, server_client, write_matrix

Vector = NDArray[np.float32]
EMBEDDED = "chunks"


class VectorStore:
    """Builds one generation's collection from the one before it and what has changed."""

    def __init__(self, folder: Path, name: str, chroma_url: str | None, dimension: int) -> None:
        self._folder, self._url, self._dimension = folder, chroma_url, dimension
        self.collection = EMBEDDED if chroma_url is None else name
        self._client: Any = None
        self._store: ChromaCollection | None = None

    def build(
        self,
        before: Generation | None,
        removed: set[int],
        added: Mapping[int, Vector],
        texts: Mapping[int, tuple[str, dict[str, str | int]]],
    ) -> None:
        """Fill the collection: everything of the generation before but what was removed, then what was added."""
        if self._url is None:
            self._build_embedded(before, removed, added, texts)
        else:
            self._build_on_server(before, removed, added, texts)

    def _build_embedded(
        self, before: Generation | None, removed: set[int], added: Mapping[int, Vector], texts: Mapping[int, tuple[str, dict[str, str | int]]]
    ) -> None:
        if before is not None:
            shutil.copytree(before.folder / CHROMA, self._folder / CHROMA)
        self._client = embedded_client(self._folder / CHROMA)
        self._store = ChromaCollection(self._client, EMBEDDED, create=before is None)
        vectors = dict(added)
        if before is not None:
            kept = Matrix(before.folder)
            gone = [id_ for id_ in kept.ids.tolist() if id_ in removed]
            self._store.remove(gone)
            vectors |= {int(id_): vector for id_, vector in zip(kept.ids, kept.vectors, strict=True) if int(id_) not in removed}
        self._add(added, texts)
        write_matrix(self._folder, vectors, self._dimension)

    def _build_on_server(
        self, before: Generation | None, removed: set[int], added: Mapping[int, Vector], texts: Mapping[int, tuple[str, dict[str, str | int]]]
    ) -> None:
        assert self._url is not None
        self._client = server_client(self._url)
        self._store = ChromaCollection(self._client, self.collection, create=True)
        if before is not None:
            for ids, vectors, documents, metadatas in ChromaCollection(self._client, before.manifest.collection).rows():
                stay = [i for i, id_ in enumerate(ids) if id_ not in removed]
                if stay:
                    self._store.add([ids[i] for i in stay], vectors[stay], [documents[i] for i in stay], [metadatas[i] for i in stay])
        self._add(added, texts)

    def _add(self, added: Mapping[int, Vector], texts: Mapping[int, tuple[str, dict[str, str | int]]]) -> None:
        assert self._store is not None
        ids = sorted(added)
        if ids:
            metadatas = [{"chunk": id_, **texts[id_][1]} for id_ in ids]
            self._store.add(ids, np.stack([added[id_] for id_ in ids]), [texts[id_][0] for id_ in ids], metadatas)

    def count(self) -> int:
        """Return how many vectors the collection (and its mirror) hold; unlike counts give -1."""
        assert self._store is not None
        held = self._store.count()
        if self._url is None and Matrix(self._folder).count() != held:
            return -1
        return held

    def close(self) -> None:
        """Let go of an embedded folder so that it can be moved into place."""
        if self._url is None and self._client is not None:
            self._client.close()

    def forget(self, before: Generation | None) -> None:
        """Delete the collection of the generation before on the server, once nobody new will ask for it."""
        if self._url is not None and before is not None and before.manifest.collection != self.collection:
            self._client.delete_collection(before.manifest.collection)
