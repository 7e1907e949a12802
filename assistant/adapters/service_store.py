"""What the service keeps of its readers: their conversations and feedback, in one SQLite file, for a time and no longer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from assistant.adapters.state_file import StateFile
from assistant.adapters.state_file import state_file as state_file
from assistant.model import Query

TURNS = 10  # of a conversation that are looked back at; older ones no follow-up means
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
QUERY: TypeAdapter[Query] = TypeAdapter(Query)


def queries_of(packed: Iterable[str]) -> tuple[Query, ...]:
    """Return the queries that were kept; one that another version of this product kept, and this one cannot read, is left out."""
    found: list[Query] = []
    for one in packed:
        with suppress(ValidationError):
            found.append(QUERY.validate_json(one))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader thought of an answer. at is in seconds since 1970; question and status are None where no longer known."""

    answer_id: str
    value: Literal["up", "down"]
    comment: str | None = None
    question: str | None = None
    status: str | None = None
    at: float = 0.0


class ServiceStore:
    """Conversations and feedback. Safe to share between threads; opened at first use, and made where it is not there.

    Every method raises ServiceError where the file cannot be read or written.
    """

    def __init__(self, path: Path, *, days: float, clock: Callable[[], float] = time.time) -> None:
        self.path = path
        self._clock = clock
        self._file = StateFile(path, _SCHEMA, ("turns", "feedback"), days=days, clock=clock)

    def history(self, conversation: str) -> tuple[Query, ...]:
        """Return the last queries of a conversation, the last one last; () for an unknown one."""
        rows = self._file.run(
            "SELECT query FROM turns WHERE conversation = ? AND at > ? ORDER BY id DESC LIMIT ?",
            (conversation, self._file.oldest(), TURNS),
        )
        return queries_of(row[0] for row in reversed(rows))

    def remember(self, conversation: str, query: Query) -> None:
        """Add a query to its conversation."""
        packed = QUERY.dump_json(query, exclude_defaults=True).decode()
        self._file.run("INSERT INTO turns (conversation, at, query) VALUES (?, ?, ?)", (conversation, self._clock(), packed))

    def forget(self, conversation: str) -> None:
        """Delete a conversation, if it is there."""
        self._file.run("DELETE FROM turns WHERE conversation = ?", (conversation,))

    def add_feedback(self, feedback: Feedback) -> None:
        """Keep what a reader thought; its time is now."""
        self._file.run(
            "INSERT INTO feedback (at, answer_id, value, comment, question, status) VALUES (?, ?, ?, ?, ?, ?)",
            (self._clock(), feedback.answer_id, feedback.value, feedback.comment, feedback.question, feedback.status),
        )

    def feedback(self) -> list[Feedback]:
        """Return all feedback that is still kept, oldest first."""
        rows = self._file.run(
            "SELECT answer_id, value, comment, question, status, at FROM feedback WHERE at > ? ORDER BY id", (self._file.oldest(),)
        )
        return [Feedback(*row) for row in rows]

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        self._file.close()
