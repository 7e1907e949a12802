"""What the service keeps of its readers: their conversations and feedback, in one SQLite file, for a time and no longer."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter

from assistant.errors import ServiceError
from assistant.model import Query
from assistant.settings import Settings

TURNS = 10  # of a conversation that are looked back at; older ones no follow-up means
PRUNE_SECONDS = 3_600.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS turns (
    id INTEGER PRIMARY KEY, conversation TEXT NOT NULL, at REAL NOT NULL, query TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS turns_by_conversation ON turns(conversation, id);
CREATE INDEX IF NOT EXISTS turns_by_time ON turns(at);
CREATE TABLE IF NOT EXISTS feedback (
    id INTEGER PRIMARY KEY, at REAL NOT NULL, answer_id TEXT NOT NULL, value TEXT NOT NULL, comment TEXT,
    question TEXT, status TEXT
);
CREATE INDEX IF NOT EXISTS feedback_by_time ON feedback(at);
"""
_QUERY: TypeAdapter[Query] = TypeAdapter(Query)


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader thought of an answer. at is in seconds since 1970; question and status are None where no longer known."""

    answer_id: str
    value: Literal["up", "down"]
    comment: str | None = None
    question: str | None = None
    status: str | None = None
    at: float = 0.0


def state_file(settings: Settings) -> Path:
    """Where the service keeps what it keeps: beside the index unless the settings name a place."""
    return settings.state_file or settings.index_dir / "service.sqlite"


class ServiceStore:
    """Conversations and feedback. Safe to share between threads; opened at first use, and made where it is not there.

    Every method raises ServiceError where the file cannot be read or written.
    """

    def __init__(self, path: Path, *, days: float, clock: Callable[[], float] = time.time) -> None:
        self.path = path
        self._seconds, self._clock = days * 86_400.0, clock
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._pruned = 0.0

    def history(self, conversation: str) -> tuple[Query, ...]:
        """Return the last queries of a conversation, the last one last; () for an unknown one."""
        rows = self._run(
            "SELECT query FROM turns WHERE conversation = ? AND at > ? ORDER BY id DESC LIMIT ?",
            (conversation, self._oldest(), TURNS),
        )
        return tuple(_QUERY.validate_json(row[0]) for row in reversed(rows))

    def remember(self, conversation: str, query: Query) -> None:
        """Add a query to its conversation."""
        packed = _QUERY.dump_json(query, exclude_defaults=True).decode()
        self._run("INSERT INTO turns (conversation, at, query) VALUES (?, ?, ?)", (conversation, self._clock(), packed))

    def forget(self, conversation: str) -> None:
        """Delete a conversation, if it is there."""
        self._run("DELETE FROM turns WHERE conversation = ?", (conversation,))

    def add_feedback(self, feedback: Feedback) -> None:
        """Keep what a reader thought; its time is now."""
        self._run(
            "INSERT INTO feedback (at, answer_id, value, comment, question, status) VALUES (?, ?, ?, ?, ?, ?)",
            (self._clock(), feedback.answer_id, feedback.value, feedback.comment, feedback.question, feedback.status),
        )

    def feedback(self) -> list[Feedback]:
        """Return all feedback that is still kept, oldest first."""
        rows = self._run("SELECT answer_id, value, comment, question, status, at FROM feedback WHERE at > ? ORDER BY id", (self._oldest(),))
        return [Feedback(*row) for row in rows]

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _oldest(self) -> float:
        return self._clock() - self._seconds

    def _run(self, statement: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        with self._lock:
            try:
                connection = self._connection or self._opened()
                self._prune(connection)
                return connection.execute(statement, values).fetchall()
            except (sqlite3.Error, OSError) as error:
                raise ServiceError(
                    f"{self.path} cannot be used ({error}). Set CDIP_STATE_FILE to a file in a folder that the service may write to."
                ) from error

    def _opened(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, check_same_thread=False, isolation_level=None, timeout=5.0)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA secure_delete = ON")  # what was to be forgotten is not left in free pages
        connection.executescript(_SCHEMA)
        self.path.chmod(0o600)
        self._connection = connection
        return connection

    def _prune(self, connection: sqlite3.Connection) -> None:
        now = self._clock()
        if now - self._pruned >= PRUNE_SECONDS:
            self._pruned = now
            connection.execute("DELETE FROM turns WHERE at <= ?", (self._oldest(),))
            connection.execute("DELETE FROM feedback WHERE at <= ?", (self._oldest(),))
