"""The ingest job: files in, the next generation out; idempotent, and atomic at every moment.

Under the index's lock the next generation is built beside the current one: its catalogue starts as a copy, files whose
bytes are unchanged are left as they are, the others are read again, and only when all stores agree is it switched to.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from assistant.adapters.catalogue import LAYOUT, Catalogue, CatalogueWriter, KnownFile
from assistant.adapters.embedder import Embedder, StaticEmbedder
from assistant.adapters.generations import (
    CATALOGUE,
    Generation,
    Manifest,
    clean_up,
    current_generation,
    current_id,
    generations_folder,
    publish,
)
from assistant.errors import IndexBusy, IndexDamaged, IndexMismatch, UsageError
from assistant.model import Chunk, Document
from ingest.chunking import chunks_of, passage
from ingest.same_text import richer, same_text
from ingest.stores import VectorStore
from ingest.workers import Reading, Task, read_files

SUFFIXES = (".docx", ".html", ".htm", ".pdf", ".md", ".txt")  # richest first: so fewer documents are replaced in one run


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file. error says what is wrong, or for a duplicate which file holds the document."""

    file: str
    status: str  # added, updated, unchanged, removed, duplicate, failed
    symbol: str | None = None
    language: str | None = None
    session: int | None = None
    chunks: int = 0
    error: str | None = None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did. generation is the one in force afterwards (None only for a dry run into nothing)."""

    generation: str | None
    documents: tuple[FileReport, ...]
    seconds: float
    dry_run: bool = False

    @property
    def totals(self) -> dict[str, int]:
        """How many files ended how, and how many chunks the named files hold."""
        counts = dict.fromkeys(("added", "updated", "unchanged", "removed", "duplicate", "failed"), 0)
        for report in self.documents:
            counts[report.status] += 1
        return counts | {"chunks": sum(report.chunks for report in self.documents)}


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How an ingest goes about it. chroma_url None keeps the vectors in the generation's folder."""

    index_dir: Path
    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    dry_run: bool = False
    prune: bool = False
    rebuild: bool = False
    chroma_url: str | None = None
    lock_seconds: float = 10.0


def ingest(
    paths: Sequence[Path],
    embedder: Embedder,
    lexicon: StaticEmbedder,
    options: IngestOptions,
    progress: Callable[[FileReport, int], None] = lambda report, total: None,
) -> IngestReport:
    """Bring the index to hold these files; progress is told of each file and of how many there are.

    lexicon is the bundled model, whose tokens are kept with every chunk for late interaction, whatever the embedder.

    Raises UsageError for a path that is not there, IndexBusy, IndexMismatch, IndexDamaged or ServiceError; then the
    old generation stays in force.
    """
    started = datetime.now(UTC)
    tasks = _tasks(paths)
    with _lock(options):
        before = None if current_id(options.index_dir) is None else current_generation(options.index_dir)
        if before is not None and not options.rebuild:
            _check_same_model(before, embedder, lexicon, options)
        job = _Job(before if not options.rebuild else None, embedder, lexicon, options)
        try:
            for reading in _readings(tasks, job, options):
                job.settle(reading)
                progress(job.reports[-1], len(tasks))
            job.remove_missing(paths, {str(task.path) for task in tasks})
            reports = job.final_reports()
            generation = before
            if options.dry_run or not job.changed:
                job.discard()
            else:
                generation = job.publish(started)
                clean_up(options.index_dir)
        except BaseException:
            job.discard()
            raise
    seconds = (datetime.now(UTC) - started).total_seconds()
    return IngestReport(generation.manifest.id if generation else None, reports, round(seconds, 3), options.dry_run)


def _tasks(paths: Sequence[Path]) -> list[Task]:
    """List the files to read, each once, the richest formats first, shown by name (by path where two share a name)."""
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise UsageError(f"There is no such file or folder: {', '.join(missing)}. Give the path of documents to ingest.")
    found: dict[Path, str] = {}
    for path in paths:
        for file, shown in _files_below(path):
            found.setdefault(file, shown)
    if not found:
        raise UsageError(f"No documents ({', '.join(SUFFIXES)}) under {', '.join(map(str, paths))}.")
    order = sorted(found.items(), key=lambda pair: (_format_rank(pair[0]), pair[1]))
    times = Counter(path.name for path in found)
    return [Task(path, path.name if times[path.name] == 1 else shown, "") for path, shown in order]


def _files_below(path: Path) -> Iterator[tuple[Path, str]]:
    if path.is_file():
        yield path.resolve(), path.name
        return

    def unreadable(error: OSError) -> None:
        raise UsageError(f"The folder {error.filename} cannot be read ({error.strerror}). Grant access to it, or leave it out.")

    for place, folders, files in os.walk(path, onerror=unreadable):
        folders.sort()
        for name in sorted(files):
            file = Path(place) / name
            if file.suffix.lower() in SUFFIXES and not name.startswith((".", "~$")) and file.is_file():
                yield file.resolve(), str(file.relative_to(path))


def _format_rank(path: Path) -> int:
    suffix = path.suffix.lower()
    return SUFFIXES.index(suffix) if suffix in SUFFIXES else len(SUFFIXES)


@contextmanager
def _lock(options: IngestOptions) -> Iterator[None]:
    try:
        options.index_dir.mkdir(parents=True, exist_ok=True)
        generations_folder(options.index_dir).mkdir(exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"The index folder {options.index_dir} cannot be made ({error.strerror}). Choose another with --index or CDIP_INDEX_DIR."
        ) from error
    holder = options.index_dir / "lock.holder"
    lock = FileLock(options.index_dir / "lock", timeout=options.lock_seconds)
    try:
        lock.acquire()
    except Timeout as error:
        who = holder.read_text(encoding="utf-8") if holder.exists() else "another process"
        raise IndexBusy(f"Another ingest into {options.index_dir} is running ({who}). Wait for it to end, then run this again.") from error
    try:
        holder.write_text(f"process {os.getpid()}, since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC", encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _check_same_model(generation: Generation, embedder: Embedder, lexicon: StaticEmbedder, options: IngestOptions) -> None:
    manifest = generation.manifest
    mend = f"Run `cdip ingest PATH --rebuild --index {options.index_dir}` to build it anew"
    if manifest.fingerprint != embedder.fingerprint:
        raise IndexMismatch(
            f"This index was built with the embedding model {manifest.embedding_model!r} ({manifest.fingerprint}), the settings name "
            f"{embedder.name!r} ({embedder.fingerprint}). {mend}, or set CDIP_EMBEDDING_MODEL back."
        )
    if manifest.lexicon != lexicon.fingerprint:
        raise IndexMismatch(f"This index was built with an older bundled model. {mend}.")
    if manifest.layout != LAYOUT:
        raise IndexMismatch(f"This index has layout {manifest.layout}, this version writes layout {LAYOUT}. {mend}.")
    if manifest.chroma_url != options.chroma_url:
        raise IndexMismatch(
            f"This index keeps its vectors in {manifest.chroma_url or 'its own folder'}, the settings say "
            f"{options.chroma_url or 'its own folder'}. {mend}, or set CDIP_CHROMA_URL back."
        )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _readings(tasks: list[Task], job: _Job, options: IngestOptions) -> Iterator[Reading]:
    """Yield a reading for every file, in order; a file whose bytes are known is not read again."""
    fresh: list[Task] = []
    known: dict[Path, Reading] = {}
    for task in tasks:
        if task.path.suffix.lower() not in SUFFIXES:
            known[task.path] = Reading(task, error=f"{task.file} has an unknown suffix; known are {', '.join(SUFFIXES)}.")
            continue
        try:
            task = replace(task, digest=_digest(task.path))
        except OSError as error:
            known[task.path] = Reading(task, error=f"{task.file} cannot be read: {error.strerror}.")
            continue
        if job.knows(task):
            known[task.path] = Reading(task)
        else:
            fresh.append(task)
    reading = read_files(fresh, min(options.workers, len(fresh))) if fresh else iter(())
    for task in tasks:
        yield known[task.path] if task.path in known else next(reading)


class _Job:
    """One ingest under way: the catalogue being written, and what became of each file so far."""

    def __init__(self, before: Generation | None, embedder: Embedder, lexicon: StaticEmbedder, options: IngestOptions) -> None:
        self._before, self._embedder, self._lexicon, self._options = before, embedder, lexicon, options
        self._building = generations_folder(options.index_dir) / f".building-{uuid.uuid4().hex[:8]}"
        self._building.mkdir()
        if before is not None:
            shutil.copyfile(before.folder / CATALOGUE, self._building / CATALOGUE)
        self._catalogue = CatalogueWriter(self._building / CATALOGUE)
        self._files = self._catalogue.files()
        self._reports: dict[str, FileReport] = {}  # by path
        self._added: dict[int, NDArray[np.float32]] = {}
        self._removed: set[int] = set()
        self._texts: dict[int, tuple[str, dict[str, str | int]]] = {}
        self.changed = before is None

    @property
    def reports(self) -> list[FileReport]:
        return list(self._reports.values())

    def knows(self, task: Task) -> bool:
        """Whether these bytes at this path are in the index already (or repeat a document that still is)."""
        known = self._files.get(str(task.path))
        if known is None or known.digest != task.digest:
            return False
        return known.status == "indexed" or (known.document is not None and self._catalogue.document(known.document) is not None)

    def settle(self, reading: Reading) -> None:
        """Decide what a file's reading means for the index, and do it."""
        path = str(reading.task.path)
        known = self._files.get(path)
        if reading.error is not None:
            self._reports[path] = FileReport(reading.task.file, "failed", error=reading.error)
        elif reading.document is None:
            assert known is not None
            status = "unchanged" if known.status == "indexed" else "duplicate"
            self._report(path, status, known)
        else:
            self._settle_document(path, known, reading)

    def _settle_document(self, path: str, known: KnownFile | None, reading: Reading) -> None:
        document = reading.document
        assert document is not None
        key = document.key
        if known is not None and known.status == "indexed" and known.document != key:
            self._drop(known.document)  # the file holds another document now
        held = self._catalogue.document(key)
        note = None
        if held is not None and held[1] != path:
            if same_text(held[0], document):
                holder = self._files.get(held[1])
                if not richer(document, held[0]) and Path(held[1]).exists():
                    self._remember(path, reading, "duplicate", key, f"The same document is held by {held[0].file}.")
                    return
                self._drop(key)
                if holder is not None and Path(held[1]).exists():
                    self._remember_as_duplicate(holder, key, document.file)
            elif Path(held[1]).exists():
                note = f"Conflict: {held[0].file} claims {key} too, with another text; both are kept."
                key = f"{key}@{document.file}"
                self._drop(key)
            else:
                self._drop(key)
        elif held is not None:
            self._drop(key)
        status = "updated" if known is not None and known.status == "indexed" else "added"
        self._add(key, path, reading)
        self._remember(path, reading, status, key, note)

    def _add(self, key: str, path: str, reading: Reading) -> None:
        document = reading.document
        assert document is not None
        chunks = chunks_of(document, key)
        passages = [passage(chunk) for chunk in chunks]
        vectors = self._embedder.embed_passages(passages) if passages else np.empty((0, self._embedder.dimension), np.float32)
        ids = self._catalogue.add_document(
            key, path, document, chunks, self._lexicon.token_ids(passages), reading.decisions, reading.statuses
        )
        for id_, chunk, vector in zip(ids, chunks, vectors, strict=True):
            self._added[id_] = vector
            self._texts[id_] = (chunk.text, _metadata(document, chunk))
        self.changed = True

    def _drop(self, key: str | None) -> None:
        if key is None:
            return
        for id_ in self._catalogue.remove_document(key):
            self._removed.add(id_)
            self._added.pop(id_, None)
            self._texts.pop(id_, None)
            self.changed = True

    def _remember(self, path: str, reading: Reading, status: str, key: str, note: str | None) -> None:
        stored = "duplicate" if status == "duplicate" else "indexed"
        known = KnownFile(path, reading.task.file, reading.task.digest, stored, key, note)
        if self._files.get(path) != known:
            self.changed = True
        self._files[path] = known
        self._catalogue.remember_file(known)
        self._report(path, status, known)

    def _remember_as_duplicate(self, holder: KnownFile, key: str, better: str) -> None:
        known = replace(holder, status="duplicate", document=key, note=f"The same document is held by {better}.")
        self._files[holder.path] = known
        self._catalogue.remember_file(known)
        if holder.path in self._reports:
            self._report(holder.path, "duplicate", known)

    def _report(self, path: str, status: str, known: KnownFile) -> None:
        held = self._catalogue.description(known.document) if known.document else None
        self._reports[path] = FileReport(
            known.file,
            status,
            held.symbol if held else None,
            held.language if held else None,
            held.session if held else None,
            held.chunks if held and status != "duplicate" else 0,
            known.note,
        )

    def remove_missing(self, paths: Sequence[Path], seen: set[str]) -> None:
        """With --prune, remove what came from files under the given folders that are no longer there."""
        if not self._options.prune:
            return
        folders = [str(path.resolve()) + os.sep for path in paths if path.is_dir()]
        for path, known in sorted(self._files.items()):
            if path in seen or not path.startswith(tuple(folders)) or Path(path).exists():
                continue
            self._catalogue.forget_file(path)
            self.changed = True
            if known.status == "indexed":
                self._report(path, "removed", known)
                self._reports[path] = replace(self._reports[path], chunks=0)
                self._drop(known.document)

    def final_reports(self) -> tuple[FileReport, ...]:
        """Return what became of every file, by its name."""
        return tuple(sorted(self._reports.values(), key=lambda report: report.file))

    def publish(self, started: datetime) -> Generation:
        """Write the vectors, check that all stores agree, and switch to the new generation."""
        self._catalogue.close()
        catalogue = Catalogue(self._building / CATALOGUE)
        ids = catalogue.all_chunk_ids()
        id_ = f"{started:%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:8]}"
        store = VectorStore(self._building, f"cdip-{id_}", self._options.chroma_url, self._embedder.dimension)
        store.build(self._before, self._removed, self._added, self._texts)
        held = store.count()
        if held != len(ids):
            raise IndexDamaged(f"The new generation holds {len(ids)} chunks but {held} vectors; the old one stays in force. Run it again.")
        manifest = Manifest(
            id=id_,
            created=started.isoformat(timespec="seconds"),
            layout=LAYOUT,
            embedding_model=self._embedder.name,
            fingerprint=self._embedder.fingerprint,
            lexicon=self._lexicon.fingerprint,
            dimension=self._embedder.dimension,
            documents=catalogue.count("documents"),
            chunks=len(ids),
            collection=store.collection,
            chroma_url=self._options.chroma_url,
        )
        store.close()
        generation = publish(self._options.index_dir, self._building, manifest)
        store.forget(self._before)
        return generation

    def discard(self) -> None:
        """Throw away what was built; the generation in force was never touched."""
        shutil.rmtree(self._building, ignore_errors=True)


def _metadata(document: Document, chunk: Chunk) -> dict[str, str | int]:
    """Our names to Chroma's flat record; absent facts are left out, for Chroma takes no None."""
    known = {
        "key": chunk.key,
        "file": document.file,
        "symbol": document.symbol,
        "language": document.language,
        "session": document.session,
        "annex": chunk.annex,
        "section": chunk.section,
        "paragraph": chunk.paragraphs,
    }
    return {name: value for name, value in known.items() if value is not None}
