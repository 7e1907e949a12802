"""What is kept of Slack: which messages were taken up, and which reply stands for which question, for edits and follow-ups."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.adapters.service_store import QUERY, TURNS, queries_of
from assistant.adapters.state_file import StateFile
from assistant.errors import ServiceError
from assistant.model import Query

CLAIMS_DAYS = 3.0  # Slack tries an event again for up to an hour, and delays some by up to a day
TALK_SECONDS = 3_600.0  # what was said in a direct message beside the thread is looked back at for so long
REMEMBERED = 20_000  # claims held in memory, so that one process answers once even where the file cannot be written
log = logging.getLogger("assistant.slack")
_CLAIMS = "CREATE TABLE IF NOT EXISTS slack_claims (key TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID;"
_REPLIES = """
CREATE TABLE IF NOT EXISTS slack_replies (
    team TEXT NOT NULL, channel TEXT NOT NULL, ts TEXT NOT NULL, thread TEXT NOT NULL, reply TEXT NOT NULL,
    version TEXT NOT NULL, query TEXT, at REAL NOT NULL, PRIMARY KEY (team, channel, ts)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS slack_replies_by_thread ON slack_replies(team, channel, thread, ts);
CREATE INDEX IF NOT EXISTS slack_replies_by_time ON slack_replies(at);
"""


@dataclass(frozen=True, slots=True)
class Reply:
    """Our reply to one message. ts, thread and reply are Slack's timestamps of the message, its thread's first and our reply.

    version is the timestamp of the wording that was answered: that of its last edit, else its own. query is what was
    understood, None where there was nothing to understand.
    """

    team: str
    channel: str
    ts: str
    thread: str
    reply: str
    version: str
    query: Query | None = None


class SlackStore:
    """Claims and replies. Safe to share between threads and processes; methods but claim raise ServiceError."""

    def __init__(self, path: Path, *, days: float, clock: Callable[[], float] = time.time) -> None:
        self._claims = StateFile(path, _CLAIMS, ("slack_claims",), days=CLAIMS_DAYS, clock=clock)
        self._replies = StateFile(path, _REPLIES, ("slack_replies",), days=days, clock=clock)
        self._lock = threading.Lock()
        self._claimed: OrderedDict[str, None] = OrderedDict()

    def claim(self, *key: str) -> bool:
        """Take something up; True for the first to ask, in whatever process, and False ever after.

        Where the file cannot be used this process still claims each key only once, and the log tells.
        """
        joined = "\x1f".join(key)
        with self._lock:
            if joined in self._claimed:
                return False
            self._claimed[joined] = None
            if len(self._claimed) > REMEMBERED:
                self._claimed.popitem(last=False)
        try:
            return bool(
                self._claims.run("INSERT OR IGNORE INTO slack_claims (key, at) VALUES (?, ?) RETURNING 1", (joined, self._claims.clock()))
            )
        except ServiceError:
            log.exception("a claim could not be written; another process may answer the same message")
            return True

    def release(self, *key: str) -> None:
        """Give a claim back, so that what failed may be tried again."""
        joined = "\x1f".join(key)
        with self._lock:
            self._claimed.pop(joined, None)
        self._claims.run("DELETE FROM slack_claims WHERE key = ?", (joined,))

    def keep(self, reply: Reply) -> None:
        """Keep a reply, in the place of an earlier one to the same message."""
        packed = None if reply.query is None else QUERY.dump_json(reply.query, exclude_defaults=True).decode()
        self._replies.run(
            "INSERT OR REPLACE INTO slack_replies (team, channel, ts, thread, reply, version, query, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (reply.team, reply.channel, reply.ts, reply.thread, reply.reply, reply.version, packed, self._replies.clock()),
        )

    def reply(self, team: str, channel: str, ts: str) -> Reply | None:
        """Return our reply to a message, or None."""
        rows = self._replies.run(
            "SELECT team, channel, ts, thread, reply, version, query FROM slack_replies WHERE team = ? AND channel = ? AND ts = ?",
            (team, channel, ts),
        )
        for team, channel, ts, thread, reply, version, query in rows:
            return Reply(team, channel, ts, thread, reply, version, next(iter(queries_of([query] if query else [])), None))
        return None

    def forget(self, team: str, channel: str, ts: str) -> None:
        """Delete what is kept of a message."""
        self._replies.run("DELETE FROM slack_replies WHERE team = ? AND channel = ? AND ts = ?", (team, channel, ts))

    def engaged(self, team: str, channel: str, thread: str) -> bool:
        """Whether we have replied in a thread."""
        found = self._replies.run(
            "SELECT 1 FROM slack_replies WHERE team = ? AND channel = ? AND thread = ? LIMIT 1", (team, channel, thread)
        )
        return bool(found)

    def history(self, team: str, channel: str, thread: str | None, before: str) -> tuple[Query, ...]:
        """Return the queries of a thread before a message, the last one last; those of one channel never reach another.

        thread None takes the whole channel, of the last hour: a direct message, where people ask on without a thread.
        """
        kept, talk = self._replies.oldest(), self._replies.clock() - TALK_SECONDS
        rows = self._replies.run(
            "SELECT query FROM slack_replies WHERE team = ?1 AND channel = ?2 AND (?3 IS NULL OR thread = ?3) AND ts < ?4 AND at > ?5"
            " AND query IS NOT NULL ORDER BY ts DESC LIMIT ?6",
            (team, channel, thread, before, kept if thread else max(kept, talk), TURNS),
        )
        return queries_of(row[0] for row in reversed(rows))

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        self._claims.close()
        self._replies.close()
