"""Who may come in, how often, with how much, how many at once and for how long; all of it before the framework sees a request."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.channels.http.hosts import Hosts
from assistant.channels.http.limits import Full, Keys, RateLimiter, Turns, Verdict
from assistant.channels.http.problems import problem

log = logging.getLogger("assistant.http")
MAX_BODY_BYTES = 256 * 1024
BODY_SECONDS = 15.0  # a body of that size comes in less over any line worth serving
OPEN_PATHS = frozenset({"/", "/healthz", "/readyz", "/docs", "/openapi.json", "/favicon.ico", "/slack/events"})
OPEN_FOLDERS = ("/assets/",)
COUNTED = ("/v1/", "/mcp")
ANY_HOST = frozenset({"/healthz", "/readyz", "/slack/events"})  # a probe names an address, and Slack signs what it sends


@dataclass(frozen=True, slots=True)
class Rules:
    """What requests are measured against. refused is told why each request that is turned away was."""

    hosts: Hosts
    keys: Keys
    rate: RateLimiter
    turns: Turns
    seconds: float
    refused: Callable[[str], None]


class Admission:
    """ASGI middleware: names, keys, rates, sizes, turns and time-outs."""

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self._app, self._rules = app, rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it with a problem."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        rules, headers, path = self._rules, Headers(scope=scope), scope["path"]
        holder = rules.keys.holder(headers.get("authorization"))
        client = holder or (scope["client"] or ("unknown",))[0]
        scope.setdefault("state", {})["client"] = client
        if path not in ANY_HOST and not rules.hosts.answer_to(headers.get("host")):
            await self._refuse("host", scope, receive, send)
            return
        if not path.startswith(COUNTED):
            admitted = holder or not rules.keys or path in OPEN_PATHS or path.startswith(OPEN_FOLDERS)
            await (self._read(scope, receive, send, counted=False) if admitted else self._refuse("key", scope, receive, send))
            return
        verdict = rules.rate.ask(client)
        telling = _telling(send, verdict, round(rules.rate.window))
        if not verdict.allowed:
            await self._refuse("rate", scope, receive, telling)
        elif rules.keys and not holder:
            await self._refuse("key", scope, receive, telling)
        else:
            await self._read(scope, receive, telling, counted=True)

    async def _read(self, scope: Scope, receive: Receive, send: Send, *, counted: bool) -> None:
        """Read the body before a turn is taken, so that a client that dawdles holds nobody up."""
        body = await _body(scope, receive)
        if isinstance(body, str):
            await self._refuse(body, scope, receive, send)
            return
        receive = _replay(body, receive)
        if not counted:
            await self._work(scope, receive, send, ended=lambda: None)
            return
        try:
            await self._rules.turns.take()
        except Full:
            await self._refuse("turns", scope, receive, send)
            return
        # The turn ends when the work does, which may be after the client was told that it took too long.
        await self._work(scope, receive, send, ended=self._rules.turns.give_back)

    async def _work(self, scope: Scope, receive: Receive, send: Send, ended: Callable[[], None]) -> None:
        gate = _Gate(send)
        work = asyncio.ensure_future(self._app(scope, receive, gate.send))
        try:
            done, _ = await asyncio.wait({work}, timeout=self._rules.seconds)
            if done or gate.opened:
                await work
            else:
                gate.closed = True
                await self._refuse("time", scope, receive, send)
        except asyncio.CancelledError:
            work.cancel()
            raise
        finally:
            if work.done():
                ended()
            else:
                work.add_done_callback(_afterwards(ended))

    async def _refuse(self, why: str, scope: Scope, receive: Receive, send: Send) -> None:
        self._rules.refused(why)
        await _refusal(why)(scope, receive, send)


def _afterwards(ended: Callable[[], None]) -> Callable[[asyncio.Future[None]], None]:
    def late(work: asyncio.Future[None]) -> None:
        ended()
        if not work.cancelled() and (error := work.exception()):
            log.error("work that was given up on failed", exc_info=error)

    return late


def _refusal(why: str) -> Response:
    match why:
        case "host":
            detail = "This service does not answer to the name in the Host header: its operator names it in CDIP_ALLOWED_HOSTS."
            return problem(421, "wrong-host", detail)
        case "key":
            detail = "This service wants a bearer key: send `Authorization: Bearer KEY`."
            return problem(401, "no-key", detail, {"WWW-Authenticate": 'Bearer realm="cdip"'})
        case "rate":
            return problem(429, "too-many", "You have asked more often than is allowed here; try again after the time in Retry-After.")
        case "turns":
            return problem(503, "busy", "Too many questions are waiting; try again in a few seconds.", {"Retry-After": "5"})
        case "size":
            return problem(413, "too-large", f"A request may hold at most {MAX_BODY_BYTES} bytes.")
        case "slow":
            return problem(408, "too-slow", "The request did not arrive in time.", {"Connection": "close"})
        case _:
            return problem(504, "timed-out", "This took too long and was given up; ask for less, or try again later.")


async def _body(scope: Scope, receive: Receive) -> bytes | str:
    """Read the whole body, or return why it is refused. Reading it here bounds what any code behind can be sent."""
    declared = Headers(scope=scope).get("content-length", "0")
    if not declared.isdigit() or int(declared) > MAX_BODY_BYTES:
        return "size"
    if scope["method"] in ("GET", "HEAD", "OPTIONS"):
        return b""
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while True:
                message = await receive()
                body += message.get("body", b"")
                if len(body) > MAX_BODY_BYTES:
                    return "size"
                if message["type"] == "http.disconnect" or not message.get("more_body"):
                    return bytes(body)
    except TimeoutError:
        return "slow"


def _replay(body: bytes, receive: Receive) -> Receive:
    """Hand the body that was read to what comes next, and then what the client does."""
    told = False

    async def again() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _telling(send: Send, verdict: Verdict, window: int) -> Send:
    """Tell the client with every response what is left of its rate."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(verdict.headers(window))
        await send(message)

    return sending


class _Gate:
    """Passes a response on until it is closed, after which what is still said goes nowhere."""

    def __init__(self, send: Send) -> None:
        self._send, self.opened, self.closed = send, False, False

    async def send(self, message: Message) -> None:
        if not self.closed:
            self.opened = True
            await self._send(message)
