"""Reading files in processes of their own: on all cores, and so that a file that hangs or swells ends alone."""

from __future__ import annotations

import contextlib
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

from assistant.errors import DocumentError
from assistant.model import Decision, Document, RecommendationStatus

SECONDS_PER_FILE = 120.0  # a real report of 300 pages reads in under ten
MEMORY_BYTES = 3 << 30


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read. file is the name it is shown and cited by."""

    path: Path
    file: str
    digest: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file: a document with its records, or what is wrong with it."""

    task: Task
    document: Document | None = None
    decisions: tuple[Decision, ...] = ()
    statuses: tuple[RecommendationStatus, ...] = ()
    error: str | None = None


def read_file(task: Task) -> Reading:
    """Read one file into a document and its records; a file that cannot be read gives its error, not an exception."""
    from ingest.parsing.reader import read_source
    from ingest.records import decisions_of, statuses_of
    from ingest.structure import read_document

    try:
        document = read_document(read_source(task.path), file=task.file, digest=task.digest)
        if not any(paragraph.text.strip() for paragraph in document.paragraphs):
            raise DocumentError(f"{task.file} holds no text that can be read.")
        return Reading(task, document, decisions_of(document), statuses_of(document))
    except DocumentError as error:
        return Reading(task, error=str(error))
    except MemoryError:
        return Reading(task, error=f"{task.file} needs more than {MEMORY_BYTES >> 30} GiB of memory to read; split it.")
    except OSError as error:
        return Reading(task, error=f"{task.file} cannot be read: {error.strerror or error}.")
    except Exception as error:  # a fault of ours must not take the other files along; it is reported by name
        return Reading(task, error=f"{task.file} could not be understood ({type(error).__name__}: {error}). Please report it.")


class _Worker:
    """A process that reads one file at a time. Not multiprocessing's: that would run the caller's main module again."""

    def __init__(self) -> None:
        take, theirs_out = os.pipe()
        theirs_in, give = os.pipe()
        command = [sys.executable, "-m", "ingest.workers", str(theirs_in), str(theirs_out)]
        self.process = subprocess.Popen(command, pass_fds=(theirs_in, theirs_out), stdin=subprocess.DEVNULL)  # noqa: S603
        os.close(theirs_in)
        os.close(theirs_out)
        self.readings: Connection[None, Reading] = Connection(take, writable=False)
        self._tasks: Connection[Task, None] = Connection(give, readable=False)
        self.task: Task | None = None
        self.deadline = 0.0

    def give(self, task: Task, seconds: float) -> None:
        """Hand over a file; a process that has died is noticed when its reading is collected."""
        self.task, self.deadline = task, time.monotonic() + seconds
        with contextlib.suppress(BrokenPipeError):
            self._tasks.send(task)

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self.readings.close()
        self._tasks.close()


def _serve(tasks: Connection[None, Task], readings: Connection[Reading, None]) -> None:
    """Read files until the other end is closed, as when the ingest that asked is gone."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    with contextlib.suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            readings.send(read_file(tasks.recv()))


def read_files(tasks: Iterable[Task], workers: int, seconds: float = SECONDS_PER_FILE) -> Iterator[Reading]:
    """Yield a reading for every task, in the order of tasks; at most a few files a worker are read ahead.

    A worker that takes longer than seconds, or dies, is replaced; its file is reported as failed.
    """
    waiting = iter(enumerate(tasks))
    team = [_Worker() for _ in range(workers)]
    busy: dict[_Worker, int] = {}
    done: dict[int, Reading] = {}
    turn = 0

    def hand_out(worker: _Worker) -> None:
        if (following := next(waiting, None)) is not None:
            busy[worker] = following[0]
            worker.give(following[1], seconds)

    try:
        for worker in team:
            hand_out(worker)
        while busy or done:
            while turn in done:
                yield done.pop(turn)
                turn += 1
            if not busy:
                continue
            patience = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
            wait([worker.readings for worker in busy], timeout=patience)
            for worker in list(busy):
                assert worker.task is not None
                reading = _collect(worker, seconds)
                if reading is None:
                    continue
                done[busy.pop(worker)] = reading
                if worker.process.poll() is not None:
                    team[team.index(worker)] = worker = _Worker()
                hand_out(worker)
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

    serve(Connection(int(sys.argv[1]), writable=False), Connection(int(sys.argv[2]), readable=False))
