"""The ingest job: files in, the next generation out; idempotent, and atomic at every moment.

Under the index's lock the next generation is built beside the current one: it starts as a copy, files whose bytes are
unchanged are left as they are, the others are read again, and only when all stores agree is it switched to.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.adapters.catalogue import Catalogue, Description, KnownFile
from assistant.adapters.embedder import Embedder, StaticEmbedder
from assistant.adapters.generations import CATALOGUE, Generation, clean_up, current_generation, current_id, generations_folder
from assistant.errors import IndexBusy, UsageError
from ingest.building import Building, check_goes_on
from ingest.reports import FileReport, IngestReport
from ingest.same_text import richer, same_text
from ingest.sources import digest_of, fault_of, tasks_under
from ingest.stores import forget_collection, unwritable
from ingest.workers import Reading, Task, read_files


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

    Raises UsageError for a path that is not there, IndexBusy, IndexMismatch, IndexDamaged, StorageError or ServiceError;
    then the old generation stays in force.
    """
    started = datetime.now(UTC)
    tasks = tasks_under(paths)
    with _lock(options), _storing(options.index_dir):
        clean_up(options.index_dir, forget_collection)  # behind a run that was killed
        # What is to be built anew is not read: it may be damaged, or another version's.
        before = None if options.rebuild or current_id(options.index_dir) is None else current_generation(options.index_dir)
        if before is not None:
            check_goes_on(before, embedder, lexicon, options.index_dir, options.chroma_url)
        job = _Job(before, embedder, lexicon, options, started)
        try:
            if options.prune:  # first, so that a file under a new name takes its document over and does not lose it
                job.remove_missing(paths, {str(task.path) for task in tasks})
            for reading in _readings(tasks, job, lexicon, options):
                progress(job.settle(reading), len(tasks))
            for reading in _readings(job.left_behind(), job, lexicon, options):
                job.settle(reading)
            published = job.publish()
        except BaseException:
            job.discard()
            raise
        clean_up(options.index_dir, forget_collection)
    seconds = (datetime.now(UTC) - started).total_seconds()
    generation = published.manifest.id if published else current_id(options.index_dir)
    return IngestReport(generation, job.final_reports(), round(seconds, 3), options.dry_run)


@contextmanager
def _lock(options: IngestOptions) -> Iterator[None]:
    holder = options.index_dir / "lock.holder"
    lock = FileLock(options.index_dir / "lock", timeout=options.lock_seconds)
    try:
        generations_folder(options.index_dir).mkdir(parents=True, exist_ok=True)
        lock.acquire()
        holder.write_text(f"process {os.getpid()}, since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC", encoding="utf-8")
    except Timeout as error:
        who = holder.read_text(encoding="utf-8") if holder.exists() else "another process"
        raise IndexBusy(f"Another ingest into {options.index_dir} is running ({who}). Wait for it to end, then run this again.") from error
    except OSError as error:
        lock.release()
        raise UsageError(
            f"The index folder {options.index_dir} cannot be made or written ({error.strerror}). "
            "Grant access to it, or choose another with --index or CDIP_INDEX_DIR."
        ) from error
    try:
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


@contextmanager
def _storing(index_dir: Path) -> Iterator[None]:
    """Tell a disk that is full or shut as StorageError; files that cannot be read are told apart from it, each by name."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise unwritable(index_dir, error) from error


def _readings(tasks: list[Task], job: _Job, lexicon: StaticEmbedder, options: IngestOptions) -> Iterator[Reading]:
    """Yield a reading for every file, in order; a file whose bytes are known is not read again."""
    fresh: list[Task] = []
    known: dict[Path, Reading] = {}
    for task in tasks:
        if fault := fault_of(task.path):
            known[task.path] = Reading(task, error=f"{task.file} {fault}.")
            continue
        try:
            task = replace(task, digest=digest_of(task.path))
        except OSError as error:
            known[task.path] = Reading(task, error=f"{task.file} cannot be read: {error.strerror}.")
            continue
        if job.knows(task):
            known[task.path] = Reading(task)
        else:
            fresh.append(task)
    reading = read_files(fresh, min(options.workers, len(fresh)), lexicon=lexicon.name) if fresh else iter(())
    for task in tasks:
        yield known[task.path] if task.path in known else next(reading)


class _Job:
    """One ingest under way: what is held so far, what became of each file, and, once something changes, what is built."""

    def __init__(
        self, before: Generation | None, embedder: Embedder, lexicon: StaticEmbedder, options: IngestOptions, started: datetime
    ) -> None:
        self._before, self._embedder, self._lexicon, self._options, self._started = before, embedder, lexicon, options, started
        catalogue = Catalogue(before.folder / CATALOGUE) if before is not None else None
        self._files: dict[str, KnownFile] = catalogue.files() if catalogue else {}
        self._held: dict[str, Description] = catalogue.descriptions() if catalogue else {}  # by the documents' keys
        self._reports: dict[str, FileReport] = {}  # by path
        self._begun: Building | None = None

    @property
    def _building(self) -> Building:
        """What is built; a run that changes nothing never comes here, and copies nothing."""
        if self._begun is None:
            options = self._options
            self._begun = Building(
                options.index_dir,
                self._before,
                self._embedder,
                self._lexicon,
                self._started,
                chroma_url=options.chroma_url,
                dry_run=options.dry_run,
            )
        return self._begun

    def knows(self, task: Task) -> bool:
        """Whether these bytes at this path are in the index already (or repeat a document that still is)."""
        known = self._files.get(str(task.path))
        return known is not None and known.digest == task.digest and self._stands(known)

    def _stands(self, known: KnownFile) -> bool:
        """Whether what a file holds or repeats is still in the index, and what it is in conflict with as well."""
        return {known.document, (known.document or "").removesuffix(f"@{known.path}")} <= self._held.keys()

    def left_behind(self) -> list[Task]:
        """Files whose document is held no more, as the file that held it now holds another: they are to be read again."""
        failed = {path for path, report in self._reports.items() if report.status == "failed"}
        behind = [known for known in self._files.values() if not self._stands(known) and known.path not in failed]
        return [Task(Path(known.path), known.file, "") for known in behind if Path(known.path).is_file()]

    def settle(self, reading: Reading) -> FileReport:
        """Decide what a file's reading means for the index, do it, and say what became of the file."""
        path = str(reading.task.path)
        known = self._files.get(path)
        if reading.error is not None:
            self._reports[path] = FileReport(reading.task.file, "failed", error=reading.error)
        elif reading.document is None:
            assert known is not None
            self._report("unchanged" if known.status == "indexed" else "duplicate", known)
        else:
            self._settle_document(path, known, reading)
        return self._reports[path]

    def _settle_document(self, path: str, known: KnownFile | None, reading: Reading) -> None:
        document = reading.document
        assert document is not None
        key = document.key
        if known is not None and known.status == "indexed" and known.document != key:
            self._drop(known.document)  # the file holds another document now
        held = self._building.document(key) if key in self._held else None
        note = None
        if held is not None and held[1] != path:
            if same_text(held[0], document):
                if not richer(document, held[0]) and Path(held[1]).exists():
                    self._remember(path, reading, "duplicate", key, f"The same document is held by {held[0].file}.")
                    return
                self._drop(key)
                self._take_over(held[1], key, document.file)
            elif Path(held[1]).exists() and document.symbol is None:  # two files of one name are no conflict
                reading = self._named_apart(reading)
                self._settle_document(path, known, reading)
                return
            elif Path(held[1]).exists():
                note = f"Conflict: {held[0].file} claims {key} too, with another text; both are kept."
                key = f"{key}@{path}"
                self._drop(key)
            else:
                self._drop(key)
                self._forget(held[1])
        else:
            self._drop(key)
        status = "updated" if known is not None and known.status == "indexed" else "added"
        self._building.add(key, path, reading)
        self._held[key] = Description(document.symbol, document.language, document.session, len(reading.entries))
        self._remember(path, reading, status, key, note)

    def _named_apart(self, reading: Reading) -> Reading:
        """Show a file by one part more of its path than it is shown by."""
        task, document = reading.task, reading.document
        assert document is not None
        longer = "/".join(task.path.parts[-len(Path(task.file).parts) - 1 :])
        return replace(reading, task=replace(task, file=longer), document=replace(document, file=longer))

    def _drop(self, key: str | None) -> None:
        if key in self._held:
            del self._held[key]
            self._building.drop(key)

    def _remember(self, path: str, reading: Reading, status: str, key: str, note: str | None) -> None:
        stored = "duplicate" if status == "duplicate" else "indexed"
        self._keep(KnownFile(path, reading.task.file, reading.task.digest, stored, key, note))
        self._report(status, self._files[path])

    def _take_over(self, path: str, key: str, better: str) -> None:
        holder = self._files.get(path)
        if holder is None or not Path(path).exists():
            self._forget(path)
            return
        self._keep(replace(holder, status="duplicate", document=key, note=f"The same document is held by {better}."))
        if holder.path in self._reports:
            self._report("duplicate", self._files[holder.path])

    def _keep(self, known: KnownFile) -> None:
        if self._files.get(known.path) != known:
            self._files[known.path] = known
            self._building.remember_file(known)

    def _forget(self, path: str) -> None:
        if self._files.pop(path, None) is not None:
            self._building.forget_file(path)

    def _report(self, status: str, known: KnownFile) -> None:
        held = self._held.get(known.document or "")
        self._reports[known.path] = FileReport(
            known.file,
            status,
            held.symbol if held else None,
            held.language if held else None,
            held.session if held else None,
            held.chunks if held and status not in ("duplicate", "removed") else 0,
            known.note,
        )

    def remove_missing(self, paths: Sequence[Path], seen: set[str]) -> None:
        """Remove what came from files under the given folders that are no longer there."""
        folders = [str(path.resolve()) + os.sep for path in paths if path.is_dir()]
        for path, known in sorted(self._files.items()):
            if path in seen or not path.startswith(tuple(folders)) or Path(path).exists():
                continue
            self._forget(path)
            if known.status == "indexed":
                self._report("removed", known)
                self._drop(known.document)

    def final_reports(self) -> tuple[FileReport, ...]:
        """Return what became of every file, by its name."""
        return tuple(sorted(self._reports.values(), key=lambda report: report.file))

    def publish(self) -> Generation | None:
        """Switch to what was built, and return it; None where nothing changed, or nothing may."""
        nothing_yet = self._before is None and not self._options.dry_run  # an index of no documents is one too
        if self._begun is None and not nothing_yet:
            return None
        if self._options.dry_run:
            self.discard()
            return None
        return self._building.publish()

    def discard(self) -> None:
        """Throw away what was built; the generation in force was never touched."""
        if self._begun is not None:
            self._begun.discard()
