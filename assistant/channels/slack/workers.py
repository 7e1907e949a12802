"""The work behind an acknowledgement: a bounded pool of threads, in which what belongs to one conversation goes in order."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor

Work = Callable[[], None]
log = logging.getLogger("assistant.slack")


class Workers:
    """Does work by key: of one key one piece at a time, first come first done; of different keys, threads at once.

    At most waiting pieces are held; take returns False for what is beyond.
    """

    def __init__(self, threads: int, waiting: int) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="slack")
        self._waiting = waiting
        self._changed = threading.Condition()
        self._queues: dict[Hashable, deque[Work]] = {}
        self._held = 0
        self._closed = False

    @property
    def idle(self) -> bool:
        """Whether all that was taken is done."""
        with self._changed:
            return not self._queues

    def take(self, key: Hashable, work: Work) -> bool:
        """Take a piece of work, or return False where too much waits already or the pool is closed."""
        with self._changed:
            if self._closed or self._held >= self._waiting:
                return False
            self._held += 1
            idle = key not in self._queues
            self._queues.setdefault(key, deque()).append(work)
            if idle:
                self._pool.submit(self._next, key)
            return True

    def close(self, seconds: float = 20.0) -> None:
        """Take nothing more, and wait so long at most until what was taken is done; what then still waits is dropped."""
        with self._changed:
            self._closed = True
            self._changed.wait_for(lambda: not self._queues, timeout=seconds)
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _next(self, key: Hashable) -> None:
        """Do one piece, then let other keys have their turn before the next of this one."""
        with self._changed:
            work = self._queues[key][0]
        try:
            work()
        except Exception:
            log.exception("a piece of work failed")
        with self._changed:
            self._held -= 1
            queue = self._queues[key]
            queue.popleft()
            if queue:
                self._pool.submit(self._next, key)
            else:
                del self._queues[key]
                self._changed.notify_all()
