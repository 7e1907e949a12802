"""The two ways by which Slack reaches an app: signed HTTP, and a socket. Tests go through either in the same words."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlencode

import httpx

from tests.support.slack.server import SlackServer
from tests.support.slack.sockets import Kind
from tests.support.slack.workspace import SECRET, Json

ACK_SECONDS = 3.0  # after which Slack sends again


@dataclass(frozen=True)
class Ack:
    """What the app said at once. seconds: how long that took; body: what it answered a command or a click with."""

    seconds: float
    status: int = 200
    body: str = ""


class Door(Protocol):
    """A way in."""

    def event(self, payload: Json, *, retry: int = 0) -> Ack: ...
    def command(self, payload: Json) -> Ack: ...
    def interactive(self, payload: Json) -> Ack: ...


def signed(body: str, *, secret: str = SECRET, at: float | None = None) -> dict[str, str]:
    """Return the headers by which an app knows that Slack sent a body."""
    stamp = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


class HttpDoor:
    """Posts to /slack/events of an app as Slack does."""

    def __init__(self, base: str) -> None:
        self._client = httpx.Client(base_url=base, timeout=30, limits=httpx.Limits(max_connections=50))

    def close(self) -> None:
        self._client.close()

    def event(self, payload: Json, *, retry: int = 0) -> Ack:
        more = {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"} if retry else {}
        return self._post(json.dumps(payload), "application/json", more)

    def command(self, payload: Json) -> Ack:
        return self._post(urlencode(payload), "application/x-www-form-urlencoded", {})

    def interactive(self, payload: Json) -> Ack:
        return self._post(urlencode({"payload": json.dumps(payload)}), "application/x-www-form-urlencoded", {})

    def _post(self, body: str, kind: str, more: dict[str, str]) -> Ack:
        headers = {"Content-Type": kind} | signed(body) | more
        began = time.monotonic()
        answer = self._client.post("/slack/events", content=body.encode(), headers=headers)
        return Ack(time.monotonic() - began, answer.status_code, answer.text)


class SocketDoor:
    """Sends envelopes down the app's socket."""

    def __init__(self, slack: SlackServer) -> None:
        self._sockets = slack.sockets

    def close(self) -> None:
        """Nothing of ours is open."""

    def event(self, payload: Json, *, retry: int = 0) -> Ack:
        return self._send("events_api", payload, retry)

    def command(self, payload: Json) -> Ack:
        return self._send("slash_commands", payload)

    def interactive(self, payload: Json) -> Ack:
        return self._send("interactive", payload)

    def _send(self, kind: Kind, payload: Json, retry: int = 0) -> Ack:
        envelope = self._sockets.deliver(kind, payload, retry=retry)
        return Ack(envelope.seconds, 200, json.dumps(envelope.payload, ensure_ascii=False) if envelope.payload else "")
