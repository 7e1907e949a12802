"""Slack on loopback: the Web API, response URLs and Socket Mode on one port, real HTTP and WebSocket, misbehaving where told to."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from assistant.channels.slack.workers import Workers
from tests.support.slack.methods import Refused, call, check_content
from tests.support.slack.sockets import Sockets
from tests.support.slack.workspace import APP_TOKEN, BOT_USER, Json, Message, Workspace

RESPONSES = 5  # posts that a response_url takes
UNDERWAY_SECONDS = 0.3  # a call that comes so soon after a 429 was made before it was heard


@dataclass(frozen=True)
class Fault:
    """What goes wrong with a call.

    error: the code answered. status: an HTTP status instead of an answer. retry_after: 429, and the method is closed for so many
    seconds. wait: seconds before the answer. cut: the connection is closed without one. closes: Slack ends the stream by itself.
    acts: the call takes effect all the same.
    """

    error: str | None = None
    status: int | None = None
    retry_after: int | None = None
    wait: float = 0.0
    cut: bool = False
    closes: bool = False
    acts: bool = False


@dataclass(frozen=True)
class Call:
    """One call as it came. at: seconds of the monotonic clock; error: what it was answered, None for ok."""

    method: str
    body: Json
    at: float
    error: str | None


@dataclass
class _Planned:
    fault: Fault
    after: int
    times: int


@dataclass
class _Reply:
    """What a response_url stands for."""

    channel: str
    user: str
    thread_ts: str | None = None
    original: Message | None = None
    used: int = 0


class SlackServer:
    """Use it as a context manager; api_url is what SLACK_API_URL is set to."""

    def __init__(self) -> None:
        self.workspace = Workspace()
        self.calls: list[Call] = []
        self.complaints: list[str] = []  # what Slack would have refused, or an app should not do
        self.sockets = Sockets()
        self.in_hand = 0  # calls that wait for their answer
        self.pools: list[Workers] = []  # of the apps in this process that it serves: while one has work, calls may come
        self._released = asyncio.Event()
        self._faults: dict[str, list[_Planned]] = {}
        self._closed: dict[str, tuple[float, float]] = {}  # since when and until when Slack wants a method left alone
        self._replies: dict[str, _Reply] = {}
        self._numbers = itertools.count(1)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> SlackServer:
        self._thread.start()
        self._port = asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(10)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    def fails(self, method: str, fault: Fault, *, after: int = 0, times: int = 1) -> None:
        """Let calls of a method fail: those after the next `after` ones, `times` of them. method may be response_url."""
        self._faults.setdefault(method, []).append(_Planned(fault, after, times))

    def release(self) -> None:
        """Let the calls that wait be answered now."""

        async def released() -> None:
            self._released.set()
            self._released = asyncio.Event()

        asyncio.run_coroutine_threadsafe(released(), self._loop).result(10)

    def clear(self) -> None:
        """Forget what was said, called and planned; the app keeps running."""
        self.workspace.clear()
        self.calls.clear()
        self.complaints.clear()
        self._faults.clear()
        self._closed.clear()

    def response_url(self, channel: str, user: str, *, thread_ts: str | None = None, original: Message | None = None) -> str:
        """Return a new response_url, good for five posts."""
        token = f"r{next(self._numbers)}"
        self._replies[token] = _Reply(channel, user, thread_ts, original)
        return f"{self.url}/respond/{token}"

    def called(self, method: str) -> list[Call]:
        """Return the calls of a method, failed ones too."""
        return [made for made in list(self.calls) if made.method == method]

    def verdict(self) -> list[str]:
        """Return every complaint, streams that were left open included."""
        left = [f"the stream {m.ts} was never stopped" for m in self.workspace.by_bot() if m.streaming]
        return [*self.complaints, *left]

    async def _start(self) -> int:
        app = web.Application(client_max_size=1_000_000)
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/respond/{token}", self._respond)
        app.router.add_get("/link/{ticket}", self.sockets.handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.sockets.loop = self._loop
        return int(self._runner.addresses[0][1])

    async def _stop(self) -> None:
        self._released.set()
        await self.sockets.close()
        await self._runner.cleanup()

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method, body = request.match_info["method"], await _arguments(request)
        if request.method != "POST":
            self.complaints.append(f"{method} by {request.method}")
        token = request.headers.get("Authorization", "").removeprefix("Bearer ") or body.pop("token", None)
        return await self._answer(request, method, body, lambda: self._act(method, body, token or None))

    def _act(self, method: str, body: Json, token: str | None) -> Json:
        if method != "apps.connections.open":
            return call(self.workspace, method, body, token)
        if token != APP_TOKEN:
            raise Refused("not_allowed_token_type" if token else "not_authed")
        return {"ok": True, "url": f"ws://127.0.0.1:{self._port}/link/{self.sockets.ticket()}"}

    async def _answer(self, request: web.Request, method: str, body: Json, act: Callable[[], Json]) -> web.StreamResponse:
        at, fault = time.monotonic(), self._due(method)
        answer: Json = {"ok": True}
        error: str | None = None
        if fault is None or fault.acts or fault == Fault(wait=fault.wait):
            try:
                answer = act()
            except Refused as refused:
                error = refused.code
                answer = {"ok": False, "error": error}
                if refused.blamed:
                    self.complaints.append(f"{method}: {refused}")
        if fault:
            error = error or fault.error or (fault.status and str(fault.status)) or ("cut" if fault.cut else None)
            answer = {"ok": False, "error": fault.error} if fault.error else answer
        self.calls.append(Call(method, body, at, error))
        self.in_hand += 1
        try:
            return await self._misbehave(request, method, body, fault, answer)
        finally:
            self.in_hand -= 1

    async def _misbehave(self, request: web.Request, method: str, body: Json, fault: Fault | None, answer: Json) -> web.StreamResponse:
        if fault is None:
            return web.json_response(answer)
        if fault.closes and (message := self.workspace.find(body["channel"], body["ts"])):
            message.streaming, message.expired = False, True
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._released.wait(), fault.wait)
        if fault.cut:
            if request.transport:
                request.transport.abort()
            return web.Response()
        if fault.retry_after is not None:
            now = time.monotonic()
            self._closed.setdefault(method, (now, now + fault.retry_after))
            if self._closed[method][1] < now:
                self._closed[method] = (now, now + fault.retry_after)
            return _limited(fault.retry_after)
        if fault.status is not None:
            return web.Response(status=fault.status, text="upstream error", content_type="text/html")
        return web.json_response(answer)

    def _due(self, method: str) -> Fault | None:
        """Return the fault that this call meets; one that comes while the method is closed is complained about."""
        now = time.monotonic()
        since, until = self._closed.get(method, (0.0, 0.0))
        if now < until:
            if now > since + UNDERWAY_SECONDS:
                self.complaints.append(f"{method} was called {until - now:.2f} s before Retry-After had passed")
            return Fault(retry_after=math.ceil(until - now))
        for planned in self._faults.get(method, []):
            if planned.after > 0:
                planned.after -= 1
                return None
            if planned.times > 0:
                planned.times -= 1
                return planned.fault
        return None

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        body = await _arguments(request)
        reply = self._replies.get(request.match_info["token"])
        return await self._answer(request, "response_url", body, lambda: self._take(reply, body))

    def _take(self, reply: _Reply | None, body: Json) -> Json:
        if reply is None or reply.used >= RESPONSES:
            raise Refused("expired_url" if reply else "invalid_url")
        reply.used += 1
        if body.get("delete_original") and reply.original:
            reply.original.deleted = True
        if body.get("delete_original") and not (body.get("text") or body.get("blocks")):
            return {"ok": True}
        check_content(body)
        if body.get("replace_original") and reply.original:
            reply.original.text, reply.original.blocks, reply.original.edited = body.get("text", ""), body.get("blocks") or [], True
            return {"ok": True}
        private = body.get("response_type", "ephemeral") == "ephemeral"
        thread = body.get("thread_ts", reply.thread_ts)
        self.workspace.add(
            Message(
                reply.channel,
                self.workspace.new_ts(),
                BOT_USER,
                body.get("text", ""),
                body.get("blocks") or [],
                thread,
                reply.user if private else None,
                sent=body,
            )
        )
        return {"ok": True}


def _limited(seconds: int) -> web.Response:
    return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": str(seconds)})


async def _arguments(request: web.Request) -> Json:
    """Read the arguments of a call, however it was written: JSON, a form, or the query."""
    given: Json = dict(request.query)
    raw = (await request.read()).decode("utf-8")
    if request.content_type == "application/json":
        given |= json.loads(raw or "{}")
    else:
        given |= dict(parse_qsl(raw, keep_blank_values=True))
    return {name: _unpacked(value) for name, value in given.items()}


def _unpacked(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in ("[", "{"):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
