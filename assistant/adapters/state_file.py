"""One SQLite file for what the service keeps for a time: opened at first use, pruned by age, shared between threads and processes."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from assistant.errors import ServiceError
from assistant.settings import Settings

PRUNE_SECONDS = 3_600.0
BUSY_SECONDS = 5.0  # another process writes for far less


def state_file(settings: Settings) -> Path:
    """Where the service keeps what it keeps: beside the index unless the settings name a place."""
    return settings.state_file or settings.index_dir / "service.sqlite"


class StateFile:
    """Some tables of the file; each has a column `at`, in seconds since 1970, and forgets what is older than days.

    run raises ServiceError where the file cannot be read or written.
    """

    def __init__(self, path: Path, schema: str, tables: Sequence[str], *, days: float, clock: Callable[[], float] = time.time) -> None:
        self.path = path
        self.clock = clock
        self._schema, self._tables, self._seconds = schema, tuple(tables), days * 86_400.0
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._pruned = 0.0

    def oldest(self) -> float:
        """Return the time before which everything is forgotten."""
        return self.clock() - self._seconds

    def run(self, statement: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        """Run one statement, by itself a transaction, and return its rows."""
        with self._lock:
            try:
                connection = self._connection or self._opened()
                self._prune(connection)
                return connection.execute(statement, values).fetchall()
            except (sqlite3.Error, OSError) as error:
                raise ServiceError(
                    f"{self.path} cannot be used ({error}). Set CDIP_STATE_FILE to a file in a folder that the service may write to."
                ) from error

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _opened(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, check_same_thread=False, isolation_level=None, timeout=BUSY_SECONDS)
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA secure_delete = ON")  # what was to be forgotten is not left in free pages
        connection.executescript(self._schema)
        self.path.chmod(0o600)
        self._connection = connection
        return connection

    def _prune(self, connection: sqlite3.Connection) -> None:
        now = self.clock()
        if now - self._pruned >= PRUNE_SECONDS:
            self._pruned = now
            for table in self._tables:
                connection.execute(f"DELETE FROM {table} WHERE at <= ?", (self.oldest(),))  # noqa: S608  # our own names


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging. Where another process is just doing so, SQLite says "locked" at once and waits for nobody."""
    until = time.monotonic() + BUSY_SECONDS
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
