"""Socket Mode's end at Slack: connections, envelopes, acknowledgements with their times, refreshes and drops."""

from __future__ import annotations

import asyncio
import itertools
import json
import threading
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, Literal

from aiohttp import WSMsgType, web

from tests.support.slack.workspace import APP, Json

Kind = Literal["events_api", "slash_commands", "interactive"]


@dataclass
class Envelope:
    """One payload sent down a socket. Times are of the monotonic clock; acked_at is None until the app has said that it has it."""

    id: str
    sent_at: float
    acked_at: float | None = None
    payload: Json = field(default_factory=dict)  # what the app answered with, for a command or a click
    acks: int = 0
    heard: threading.Event = field(default_factory=threading.Event)

    @property
    def seconds(self) -> float:
        """How long the app took to say that it has it."""
        assert self.acked_at is not None, "it was not acknowledged"
        return self.acked_at - self.sent_at


class Sockets:
    """The open connections of one app. Everything may be called from any thread but the server's own."""

    def __init__(self) -> None:
        self.loop: asyncio.AbstractEventLoop
        self.opened = 0  # connections ever made
        self.envelopes: dict[str, Envelope] = {}
        self._open: list[web.WebSocketResponse] = []
        self._tickets: set[str] = set()
        self._numbers = itertools.count(1)
        self._turns = itertools.count()

    @property
    def open(self) -> int:
        return len(self._open)

    def ticket(self) -> str:
        """Return what a new connection is let in with, once."""
        ticket = f"t{next(self._numbers)}"
        self._tickets.add(ticket)
        return ticket

    def wait_open(self, count: int = 1, *, ever: int = 0, seconds: float = 20.0) -> None:
        """Wait until so many connections are open, and so many were ever made."""
        until = time.monotonic() + seconds
        while self.open < count or self.opened < ever:
            assert time.monotonic() < until, f"{self.open} of {count} connections are open, {self.opened} of {ever} were made"
            time.sleep(0.01)

    def send(self, kind: Kind, payload: Json, *, retry: int = 0, to: int | None = None) -> Envelope:
        """Send a payload down one connection, each in turn unless `to` says which; wait for one where the app is just making it anew."""
        envelope = Envelope(f"env-{next(self._numbers)}", time.monotonic())
        self.envelopes[envelope.id] = envelope
        message = {
            "envelope_id": envelope.id,
            "type": kind,
            "payload": payload,
            "accepts_response_payload": kind != "events_api",
        } | ({"retry_attempt": retry, "retry_reason": "timeout" if retry else ""} if kind == "events_api" else {})
        self.wait_open()
        connections = list(self._open)
        socket = connections[to if to is not None else next(self._turns) % len(connections)]
        self._run(socket.send_str(json.dumps(message)))
        return envelope

    def deliver(self, kind: Kind, payload: Json, *, retry: int = 0, seconds: float = 10.0) -> Envelope:
        """Send a payload and wait for its acknowledgement."""
        envelope = self.send(kind, payload, retry=retry)
        assert envelope.heard.wait(seconds), f"no acknowledgement within {seconds} s"
        return envelope

    def refresh(self, *, reason: str = "refresh_requested") -> None:
        """Ask the app to make a new connection, as Slack does every few hours, and close the old ones."""
        ending = self._taken()
        for socket in ending:
            self._run(socket.send_str(json.dumps({"type": "disconnect", "reason": reason, "debug_info": {"host": "mock"}})))
        for socket in ending:
            self._run(socket.close())

    def drop(self) -> None:
        """Lose every connection without a word."""
        for socket in self._taken():
            self.loop.call_soon_threadsafe(_abort, socket)

    def _taken(self) -> list[web.WebSocketResponse]:
        """Take what is about to end out of the open ones: nothing is sent down it from now on."""
        taken, self._open = self._open, []
        return taken

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection."""
        if request.match_info["ticket"] not in self._tickets:
            raise web.HTTPForbidden
        self._tickets.discard(request.match_info["ticket"])
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._open.append(socket)
        self.opened += 1
        try:
            await socket.send_str(_hello(self.open))
            async for message in socket:
                if message.type == WSMsgType.TEXT:
                    self._heard(json.loads(message.data))
        finally:
            if socket in self._open:
                self._open.remove(socket)
        return socket

    async def close(self) -> None:
        """Close every connection, at the server's end."""
        for socket in list(self._open):
            await socket.close()

    def _heard(self, told: Json) -> None:
        envelope = self.envelopes[told["envelope_id"]]
        envelope.acks += 1
        envelope.acked_at = envelope.acked_at or time.monotonic()
        envelope.payload = told.get("payload") or {}
        envelope.heard.set()

    def _run(self, work: Coroutine[Any, Any, Any]) -> None:
        asyncio.run_coroutine_threadsafe(work, self.loop).result(10)


def _hello(connections: int) -> str:
    return json.dumps({"type": "hello", "num_connections": connections, "debug_info": {"host": "mock"}, "connection_info": {"app_id": APP}})


def _abort(socket: web.WebSocketResponse) -> None:
    if socket._req and socket._req.transport:  # aiohttp offers no other way to lose a connection
        socket._req.transport.abort()
