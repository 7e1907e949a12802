"""The service put together: routes inside, then admission, compression and what operators see around them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import anyio.to_thread
from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from assistant.channels.http.admission import Admission, Rules
from assistant.channels.http.calls import calls
from assistant.channels.http.description import described
from assistant.channels.http.desk import FrontDesk
from assistant.channels.http.health import health
from assistant.channels.http.hosts import Hosts
from assistant.channels.http.limits import Keys, RateLimiter, Turns
from assistant.channels.http.observing import Observed
from assistant.channels.http.page import page
from assistant.channels.http.problems import handle_errors
from assistant.channels.mcp import mcp_app, mcp_server
from assistant.channels.openai_api import openai_api
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.channels.slack.app import SlackApp

VERSION = "0.1.0"
DESCRIPTION = """Cited answers, in Chinese and English, from the documents of WIPO's Committee on Development and Intellectual Property.
Every error is a problem detail (RFC 9457). Send `Authorization: Bearer KEY` where the service wants a key."""


def create_app(settings: Settings) -> FastAPI:
    """Build the service. Nothing is opened before the first request that needs it."""
    desk = FrontDesk(settings)
    tools = mcp_server(desk, VERSION)
    over_http = mcp_app(tools)

    slack = _slack(settings, desk)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # a thread for every turn, and some for health and pages, so that those answer under load
        anyio.to_thread.current_default_thread_limiter().total_tokens = settings.concurrency + 16
        async with tools.session_manager.run():
            yield
        if slack is not None:
            await anyio.to_thread.run_sync(slack.close)
        desk.store.close()

    app = FastAPI(
        title="CDIP documents assistant", version=VERSION, description=DESCRIPTION, lifespan=lifespan, docs_url=None, redoc_url=None
    )
    app.openapi = lambda: described(app)  # type: ignore[method-assign]
    app.state.desk = desk
    app.state.assistant = desk.assistant
    handle_errors(app)
    app.include_router(calls(desk))
    app.include_router(openai_api(desk))
    app.include_router(health(desk))
    app.include_router(page())
    app.mount("/mcp", over_http)
    if slack is not None:
        from assistant.channels.slack.events import slack_events

        app.include_router(slack_events(slack))
    rules = Rules(
        hosts=Hosts(settings.hosts),
        keys=Keys(settings.keys),
        rate=RateLimiter(settings.rate_limit),
        turns=Turns(settings.concurrency, settings.queue, settings.request_timeout_seconds),
        seconds=settings.request_timeout_seconds,
        refused=lambda why: desk.metrics.refused.labels(why).inc(),
    )
    app.add_middleware(Admission, rules=rules)  # the innermost; each one added stands around those before
    app.add_middleware(GZipMiddleware, minimum_size=1_024, compresslevel=5)
    app.add_middleware(Observed, metrics=desk.metrics)
    return app


def _slack(settings: Settings, desk: FrontDesk) -> SlackApp | None:
    """Return the Slack app where the settings switch its events on; its library is not loaded before."""
    if not settings.slack_events:
        return None
    from assistant.channels.slack.app import build_app

    return build_app(settings, desk)
