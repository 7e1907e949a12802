"""Reading files in processes of their own: on all cores, and so that a file that hangs or swells ends alone."""

from __future__ import annotations

import contextlib
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from pathlib import Path

from assistant.adapters.catalogue import Entry, entry_of
from assistant.adapters.embedder import Embedder, StaticEmbedder, load_embedder
from assistant.errors import DocumentError
from assistant.model import Decision, Document, RecommendationStatus
from ingest.chunking import chunks_of, passage

SECONDS_PER_FILE = 120.0  # a real report of 300 pages reads in under ten
MEMORY_BYTES = 3 << 30
_AHEAD = 8  # files a worker read while an earlier one is still being read; their readings wait in memory


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read. file is the name it is shown and cited by."""

    path: Path
    file: str
    digest: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file: a document with its records and all that finds its chunks, or what is wrong with it."""

    task: Task
    document: Document | None = None
    decisions: tuple[Decision, ...] = ()
    statuses: tuple[RecommendationStatus, ...] = ()
    entries: tuple[Entry, ...] = ()
    error: str | None = None


def read_file(task: Task) -> Reading:
    """Read one file into a document and its records; a file that cannot be read gives its error, not an exception."""
    from ingest.parsing.reader import read_source
    from ingest.records import decisions_of, meetings_of, statuses_of
    from ingest.structure import read_document

    try:
        document = read_document(read_source(task.path), file=task.file, digest=task.digest)
        if not any(paragraph.text.strip() for paragraph in document.paragraphs):
            raise DocumentError(f"{task.file} holds no text that can be read.")
        document = replace(document, meetings=meetings_of(document))
        return Reading(task, document, decisions_of(document), statuses_of(document))
    except DocumentError as error:
        return Reading(task, error=str(error))
    except MemoryError:
        return Reading(task, error=f"{task.file} needs more than {MEMORY_BYTES >> 30} GiB of memory to read; split it.")
    except OSError as error:
        return Reading(task, error=f"{task.file} cannot be read: {error.strerror or error}.")
    except Exception as error:  # a fault of ours must not take the other files along; it is reported by name
        return Reading(task, error=f"{task.file} could not be understood ({type(error).__name__}: {error}). Please report it.")


def entries_of(document: Document, lexicon: StaticEmbedder) -> tuple[Entry, ...]:
    """Return the document's chunks with all that finds them."""
    chunks = chunks_of(document)
    token_ids = lexicon.token_ids([passage(chunk) for chunk in chunks])
    return tuple(entry_of(chunk, document.title, ids) for chunk, ids in zip(chunks, token_ids, strict=True))


class _Worker:
    """A process that reads one file at a time. Not multiprocessing's: that would run the caller's main module again."""

    def __init__(self, lexicon: str | None) -> None:
        take, theirs_out = os.pipe()
        theirs_in, give = os.pipe()
        command = [sys.executable, "-m", "ingest.workers", str(theirs_in), str(theirs_out), *([lexicon] if lexicon else [])]
        alone = os.environ | {"OPENBLAS_NUM_THREADS": "1"}  # the cores are shared out among the workers already
        self.process = subprocess.Popen(command, pass_fds=(theirs_in, theirs_out), stdin=subprocess.DEVNULL, env=alone)  # noqa: S603
        os.close(theirs_in)
        os.close(theirs_out)
        self.readings: Connection[None, Reading] = Connection(take, writable=False)
        self._tasks: Connection[Task, None] = Connection(give, readable=False)
        self.task: Task | None = None
        self.turn, self.deadline = 0, 0.0

    def give(self, turn: int, task: Task, seconds: float) -> None:
        """Hand over a file; a process that has died is noticed when its reading is collected."""
        self.turn, self.task, self.deadline = turn, task, time.monotonic() + seconds
        with contextlib.suppress(BrokenPipeError):
            self._tasks.send(task)

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self.readings.close()
        self._tasks.close()


def _serve(tasks: Connection[None, Task], readings: Connection[Reading, None], model: str | None) -> None:
    """Read files until the other end is closed, as when the ingest that asked is gone."""
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    lexicon = load_embedder(model) if model else None
    with contextlib.suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            readings.send(_read(tasks.recv(), lexicon))


def _end_with(parent: int) -> None:
    """End this process soon after its parent has: a file may take minutes, and nobody waits for it any more."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _read(task: Task, lexicon: Embedder | None) -> Reading:
    reading = read_file(task)
    if reading.document is None or not isinstance(lexicon, StaticEmbedder):
        return reading
    return replace(reading, entries=entries_of(reading.document, lexicon))


def read_files(tasks: Iterable[Task], workers: int, seconds: float = SECONDS_PER_FILE, lexicon: str | None = None) -> Iterator[Reading]:
    """Yield a reading for every task, in the order of tasks; at most a few files a worker are read ahead.

    lexicon names the model whose tokens the entries of a document carry; without one a reading has none. A worker that
    takes longer than seconds, or dies, is replaced; its file is reported as failed.
    """
    coming = enumerate(tasks)
    team = [_Worker(lexicon) for _ in range(workers)]
    done: dict[int, Reading] = {}
    given = turn = 0
    try:
        while True:
            while turn in done:
                yield done.pop(turn)
                turn += 1
            for worker in (w for w in team if w.task is None):
                if given - turn < _AHEAD * workers and (following := next(coming, None)) is not None:
                    worker.give(*following, seconds)
                    given += 1
            busy = [worker for worker in team if worker.task is not None]
            if not busy:
                return
            patience = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
            wait([worker.readings for worker in busy], timeout=patience)
            for worker in busy:
                reading = _collect(worker, seconds)
                if reading is not None:
                    done[worker.turn], worker.task = reading, None
                    if worker.process.poll() is not None:
                        team[team.index(worker)] = _Worker(lexicon)
    finally:
        for worker in team:
            worker.end()


def _collect(worker: _Worker, seconds: float) -> Reading | None:
    """Return what the worker has for us, its failure if it died or overran, or None while it still works."""
    assert worker.task is not None
    if worker.readings.poll():
        try:
            return worker.readings.recv()
        except (EOFError, OSError):
            worker.end()
            return Reading(worker.task, error=f"Reading {worker.task.file} ended the process that read it; the file is left out.")
    if time.monotonic() >= worker.deadline:
        worker.end()
        return Reading(worker.task, error=f"{worker.task.file} took longer than {seconds:.0f} s to read and was given up; split it.")
    return None


if __name__ == "__main__":
    from ingest.workers import _serve as serve  # so that readings are pickled by this module's name, not as __main__'s

    ours_in, ours_out = int(sys.argv[1]), int(sys.argv[2])
    serve(Connection(ours_in, writable=False), Connection(ours_out, readable=False), next(iter(sys.argv[3:]), None))
