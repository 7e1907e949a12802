"""What an operator sees of each request: an id, a line of log, a count; and the header fields every response carries."""

from __future__ import annotations

import json
import logging
import re
import time
import uuid
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.channels.http.metrics import Metrics
from assistant.channels.http.problems import problem
from assistant.channels.http.tracing import finish, request_span

log = logging.getLogger("assistant.http")
request_id: ContextVar[str] = ContextVar("request_id", default="-")

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
_GIVEN_ID = re.compile(r"[0-9A-Za-z._-]{1,64}")


class Observed:
    """ASGI middleware, the outermost: nothing leaves without an id and the security headers, and nothing fails unheard."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request and tell of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        given = headers.get("x-request-id", "")
        id_ = given if _GIVEN_ID.fullmatch(given) else uuid.uuid4().hex[:16]
        token = request_id.set(id_)
        started, status = time.perf_counter(), 0

        async def telling(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                sent = MutableHeaders(scope=message)
                sent["X-Request-ID"] = id_
                for name, value in SECURITY_HEADERS.items():
                    sent.setdefault(name, value)
                if scope["path"].startswith(("/v1/", "/mcp")):
                    sent.setdefault("Cache-Control", "no-store")
            await send(message)

        method = scope["method"] if scope["method"] in _METHODS else "other"
        try:
            with request_span(method, headers) as span:
                try:
                    await self._app(scope, receive, telling)
                finally:
                    finish(span, method, _route(scope), status)
        except Exception:
            log.exception("request failed", extra={"fields": {"path": _route(scope)}})
            if status == 0:
                detail = f"Something went wrong here; it has been logged with the id {id_}."
                await problem(500, "failed", detail)(scope, receive, telling)
        finally:
            seconds = time.perf_counter() - started
            self._metrics.requests.labels(method, _route(scope), str(status)).inc()
            self._metrics.request_seconds.labels(_route(scope)).observe(seconds)
            log.info(
                "request",
                extra={"fields": {"method": scope["method"], "path": _route(scope), "status": status, "ms": round(1000 * seconds, 1)}},
            )
            request_id.reset(token)


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def _route(scope: Scope) -> str:
    """The route's own form: a path as sent could hold a question, and would make a label for every document."""
    route = scope.get("route")
    return getattr(route, "path", None) or ("/mcp/" if scope["path"].startswith("/mcp") else "other")


class JsonLines(logging.Formatter):
    """One JSON object a line. What a record carries as `fields` stands beside its message."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as a line of JSON."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            "request_id": request_id.get(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
