"""The next generation while it is built, beside the one in force: a folder with its catalogue and its vectors."""

from __future__ import annotations

import shutil
import uuid
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from assistant.adapters.catalogue import LAYOUT, Catalogue, CatalogueWriter, Entry, KnownFile
from assistant.adapters.embedder import Embedder, StaticEmbedder
from assistant.adapters.generations import CATALOGUE, Generation, Manifest, generations_folder, publish, remove
from assistant.errors import IndexMismatch
from assistant.metadata import metadata_of
from assistant.model import Document
from ingest.chunking import passage
from ingest.stores import VectorStore, forget_collection, vector_store
from ingest.workers import Reading


def check_goes_on(generation: Generation, embedder: Embedder, lexicon: StaticEmbedder, index_dir: Path, chroma_url: str | None) -> None:
    """Raise IndexMismatch unless the next generation can be built from this one."""
    manifest = generation.manifest
    mend = f"Run `cdip ingest PATH --rebuild --index {index_dir}` to build it anew"
    if manifest.fingerprint != embedder.fingerprint:
        raise IndexMismatch(
            f"This index was built with the embedding model {manifest.embedding_model!r} ({manifest.fingerprint}), the settings name "
            f"{embedder.name!r} ({embedder.fingerprint}). {mend}, or set CDIP_EMBEDDING_MODEL back."
        )
    if manifest.lexicon != lexicon.fingerprint:
        raise IndexMismatch(f"This index was built with an older bundled model. {mend}.")
    if manifest.layout != LAYOUT:
        raise IndexMismatch(f"This index has layout {manifest.layout}, this version writes layout {LAYOUT}. {mend}.")
    if not manifest.keeps_vectors_at(chroma_url):
        raise IndexMismatch(
            f"This index keeps its vectors in {manifest.chroma_url or 'its own folder'}, the settings say "
            f"{chroma_url or 'its own folder'}. {mend}, or set CDIP_CHROMA_URL back."
        )


class Building:
    """A generation under construction; nothing of it counts until it is published."""

    def __init__(
        self,
        index_dir: Path,
        before: Generation | None,
        embedder: Embedder,
        lexicon: StaticEmbedder,
        started: datetime,
        *,
        chroma_url: str | None = None,
        dry_run: bool = False,
    ) -> None:
        """Start from a copy of the generation before, or from nothing. Raises ServiceError for a server that does not answer."""
        self._index_dir, self._embedder, self._lexicon = index_dir, embedder, lexicon
        self._chroma_url, self._started = chroma_url, started
        self._id = f"{started:%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:8]}"
        self._folder = generations_folder(index_dir) / f".building-{self._id}"
        self._store: VectorStore | None = None
        self._catalogue: CatalogueWriter | None = None
        try:
            self._folder.mkdir()
            if before is not None:
                shutil.copyfile(before.folder / CATALOGUE, self._folder / CATALOGUE)
            self._catalogue = CatalogueWriter(self._folder / CATALOGUE)
            if not dry_run:
                self._store = vector_store(self._folder, before, f"cdip-{self._id}", chroma_url, embedder.dimension)
        except BaseException:
            self.discard()
            raise

    def document(self, key: str) -> tuple[Document, str] | None:
        """Return the document held under a key, with its paragraphs, and its path; None where the key is free."""
        return self._writer.document(key)

    def add(self, key: str, path: str, reading: Reading) -> None:
        """Store a document that was read, under a key."""
        document = reading.document
        assert document is not None
        entries = tuple(_keyed(entry, key) for entry in reading.entries)
        ids = self._writer.add_document(key, path, document, entries, reading.decisions, reading.statuses)
        if not entries or self._store is None:
            return
        if self._embedder is self._lexicon:
            vectors = self._lexicon.embed_tokens([entry.tokens for entry in entries])
        else:
            vectors = self._embedder.embed_passages([passage(entry.chunk) for entry in entries])
        chunks = [entry.chunk for entry in entries]
        self._store.add(ids, vectors, [chunk.text for chunk in chunks], [metadata_of(document, chunk) for chunk in chunks])

    def drop(self, key: str) -> None:
        """Remove the document held under a key."""
        ids = self._writer.remove_document(key)
        if self._store is not None:
            self._store.remove(ids)

    def remember_file(self, known: KnownFile) -> None:
        """Record what became of a file."""
        self._writer.remember_file(known)

    def forget_file(self, path: str) -> None:
        """Drop what was known of a file."""
        self._writer.forget_file(path)

    def publish(self) -> Generation:
        """Complete all stores, check that they agree, and switch to the new generation."""
        assert self._store is not None
        ids = self._writer.close()
        self._store.finish(ids)
        catalogue = Catalogue(self._folder / CATALOGUE)
        manifest = Manifest(
            id=self._id,
            created=self._started.isoformat(timespec="seconds"),
            layout=LAYOUT,
            embedding_model=self._embedder.name,
            fingerprint=self._embedder.fingerprint,
            lexicon=self._lexicon.fingerprint,
            dimension=self._embedder.dimension,
            documents=len(catalogue.documents_by_id),
            chunks=catalogue.chunk_count,
            collection=self._store.collection,
            chroma_url=self._chroma_url,
        )
        return publish(self._index_dir, self._folder, manifest)

    def discard(self) -> None:
        """Throw away what was built; the generation in force was never touched."""
        if self._catalogue is not None:
            self._catalogue.discard()
        if self._store is not None:
            self._store.discard()
        remove(self._folder, forget_collection)

    @property
    def _writer(self) -> CatalogueWriter:
        assert self._catalogue is not None
        return self._catalogue


def _keyed(entry: Entry, key: str) -> Entry:
    """An entry as it is kept under a key, which for a conflicting document is another than it was read under."""
    own = entry.chunk.document_key
    return (
        entry if key == own else replace(entry, chunk=replace(entry.chunk, document_key=key, key=key + entry.chunk.key.removeprefix(own)))
    )
