"""Conversations: the last turns of each, in bounded memory, so that a follow-up finds what it leaves out."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.model import Query
from assistant.understanding.turns.followups import resolve as resolve


@dataclass(slots=True)
class _Turns:
    last_used: float
    queries: deque[Query] = field(default_factory=deque)


class Conversations:
    """The queries of each conversation by its id. Safe to share between threads.

    At most turns queries a conversation and size conversations are kept, the least recently used go first; one that
    was silent for seconds is forgotten.
    """

    def __init__(
        self, *, size: int = 1_000, turns: int = 10, seconds: float = 3_600.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._size, self._turns_kept, self._seconds, self._clock = size, turns, seconds, clock
        self._lock = threading.Lock()
        self._by_id: OrderedDict[str, _Turns] = OrderedDict()

    def history(self, conversation_id: str | None) -> tuple[Query, ...]:
        """Return the conversation's queries, the last one last; () for an unknown one and for None."""
        if conversation_id is None:
            return ()
        with self._lock:
            self._forget_silent()
            turns = self._by_id.get(conversation_id)
            return tuple(turns.queries) if turns else ()

    def remember(self, conversation_id: str | None, query: Query) -> None:
        """Add a query to its conversation; nothing is kept for None."""
        if conversation_id is None:
            return
        with self._lock:
            self._forget_silent()
            turns = self._by_id.pop(conversation_id, None) or _Turns(0.0, deque(maxlen=self._turns_kept))
            turns.last_used = self._clock()
            turns.queries.append(query)
            self._by_id[conversation_id] = turns
            while len(self._by_id) > self._size:
                self._by_id.popitem(last=False)

    def forget(self, conversation_id: str) -> None:
        """Drop a conversation, if it is there."""
        with self._lock:
            self._by_id.pop(conversation_id, None)

    def __len__(self) -> int:
        """How many conversations are remembered."""
        with self._lock:
            return len(self._by_id)

    def _forget_silent(self) -> None:
        """Conversations stand in the order of their last use, so the silent ones stand first."""
        oldest = self._clock() - self._seconds
        while self._by_id and next(iter(self._by_id.values())).last_used < oldest:
            self._by_id.popitem(last=False)
