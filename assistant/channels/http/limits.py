"""How much one client and all clients together may ask for: a rate per client, turns for everybody, keys for those let in."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import math
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_SECONDS = {"second": 1.0, "minute": 60.0, "hour": 3_600.0, "day": 86_400.0}
CLIENTS = 20_000  # remembered at once; the one silent longest is forgotten first


class Keys:
    """The bearer keys, held only as digests."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._digests = tuple(_digest(key) for key in keys)

    def __bool__(self) -> bool:
        """Whether any key is set."""
        return bool(self._digests)

    def holder(self, authorization: str | None) -> str | None:
        """Return who sent an Authorization header (the start of its key's digest), or None for no key of ours.

        The time taken tells nothing: digests are compared in constant time, and always all of them.
        """
        scheme, _, given = (authorization or "").partition(" ")
        digest = _digest(given.strip())
        matching = [hmac.compare_digest(digest, known) for known in self._digests]
        return digest.hex()[:16] if any(matching) and scheme.lower() == "bearer" else None


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a request may pass, and what is left. reset is in seconds: until all is granted again, or the next one is."""

    allowed: bool
    limit: int
    remaining: int
    reset: int

    def headers(self, window: int) -> dict[str, str]:
        """Return the header fields that tell a client where it stands; window is in seconds."""
        told = {
            "RateLimit-Policy": f'"default";q={self.limit};w={window}',
            "RateLimit": f'"default";r={self.remaining};t={self.reset}',
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.remaining),
            "X-RateLimit-Reset": str(self.reset),
        }
        return told if self.allowed else told | {"Retry-After": str(self.reset)}


class RateLimiter:
    """A bucket of requests for each client, filled evenly. Used from the event loop only.

    >>> limiter = RateLimiter("2/minute", clock=iter([0.0, 0.0, 0.0, 30.0]).__next__)
    >>> [limiter.ask("one").allowed for _ in range(4)]
    [True, True, False, True]
    """

    def __init__(self, rate: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        number, _, unit = rate.partition("/")
        self.limit, self.window = int(number), _SECONDS[unit]
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # what was left, and when

    def ask(self, client: str) -> Verdict:
        """Take one request out of a client's bucket, if there is one in it."""
        now = self._clock()
        left, then = self._buckets.pop(client, (float(self.limit), now))
        left = min(float(self.limit), left + (now - then) * self.limit / self.window)
        allowed = left >= 1.0
        left -= 1.0 if allowed else 0.0
        self._buckets[client] = (left, now)
        if len(self._buckets) > CLIENTS:
            self._buckets.popitem(last=False)
        missing = (self.limit - left) if allowed else (1.0 - left)
        wait = math.ceil(missing * self.window / self.limit) if self.limit else math.ceil(self.window)
        return Verdict(allowed, self.limit, int(left), max(1, wait))


class Full(Exception):  # it is a state, told to the client as one
    """All turns are taken and as many wait as may."""


class Turns:
    """Lets a few requests work at once, some wait, and turns the rest away. Used from the event loop only."""

    def __init__(self, at_once: int, waiting: int, seconds: float) -> None:
        self._free = asyncio.Semaphore(at_once)
        self._may_wait, self._seconds = waiting, seconds
        self.working = self.waiting = 0

    async def take(self) -> None:
        """Wait for a turn. Raises Full where too many wait already, or the turn does not come in time."""
        if self._free.locked() and self.waiting >= self._may_wait:
            raise Full
        self.waiting += 1
        try:
            await asyncio.wait_for(self._free.acquire(), self._seconds)
        except TimeoutError:
            raise Full from None
        finally:
            self.waiting -= 1
        self.working += 1

    def give_back(self) -> None:
        """End a turn."""
        self.working -= 1
        self._free.release()
