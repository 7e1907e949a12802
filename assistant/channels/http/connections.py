"""Connections that are waited for only so long: for the head of a request, and for a client to take what it asked for.

Bodies and work are bounded in admission.py. uvicorn bounds neither of these two: thousands of connections that say nothing,
or take nothing, would be held for ever.
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 15.0
STALL_SECONDS = 60.0  # a quarter of a megabyte, the longest document here compressed, over a line of 5 kB a second


class BoundedProtocol(H11Protocol):
    """HTTP/1.1 over h11 (whose parser, unlike httptools', bounds the size of a head too)."""

    _head: asyncio.TimerHandle | None = None
    _stall: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait_for_head()

    def data_received(self, data: bytes) -> None:
        """Take in what came; a head that has begun must be whole within the time that began with it."""
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            self._wait_for_head()
        else:
            self._stop_waiting_for_head()

    def pause_writing(self) -> None:
        """The client takes less than it is sent."""
        super().pause_writing()
        self._stall = self._stall or self.loop.call_later(STALL_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """The client took what it was sent, or is gone."""
        super().resume_writing()
        if self._stall is not None:
            self._stall.cancel()
            self._stall = None

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is waited for any longer."""
        super().connection_lost(exc)
        self._stop_waiting_for_head()
        self.resume_writing()

    def _wait_for_head(self) -> None:
        self._head = self._head or self.loop.call_later(HEAD_SECONDS, self.transport.abort)

    def _stop_waiting_for_head(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None
