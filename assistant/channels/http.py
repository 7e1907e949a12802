"""HTTP: the calls of the contract over one shared Assistant, errors as RFC 9457 problem details."""

from __future__ import annotations

import ipaddress
import uuid
from http import HTTPStatus
from typing import Annotated, Any

import uvicorn
from fastapi import FastAPI, Path, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from assistant.channels.rendering import (
    answer_json,
    decision_json,
    document_json,
    paragraph_json,
    search_json,
    status_json,
)
from assistant.errors import AssistantError, EmbeddingError, IndexError_, NotIndexed, ServiceError, SettingsError, UsageError
from assistant.model import Filters, Language, Series
from assistant.service import Assistant, filters_from
from assistant.settings import Settings

MAX_BODY_BYTES = 256 * 1024
Json = dict[str, Any]


class FiltersBody(BaseModel):
    """What a search is confined to."""

    model_config = ConfigDict(extra="forbid")

    session: Annotated[int, Field(ge=1, le=999)] | None = None
    symbol: str | None = Field(default=None, max_length=64)
    language: Language | None = None
    recommendation: Annotated[int, Field(ge=1, le=999)] | None = None

    def filters(self) -> Filters:
        """Return the filters as our noun. Raises UsageError for a symbol that is none."""
        return filters_from(language=self.language, session=self.session, symbol=self.symbol, recommendation=self.recommendation)


class SearchBody(BaseModel):
    """A question to search for."""

    model_config = ConfigDict(extra="forbid")

    question: str
    filters: FiltersBody = FiltersBody()
    k: int = Field(default=10, ge=1, le=100)


class AskBody(BaseModel):
    """A question to answer."""

    model_config = ConfigDict(extra="forbid")

    question: str
    filters: FiltersBody = FiltersBody()
    conversation_id: str | None = Field(default=None, max_length=128)
    stream: bool = False


def create_app(settings: Settings) -> FastAPI:
    """Build the service. Nothing is opened before the first request that needs it."""
    app = FastAPI(title="CDIP documents assistant", version="0.1.0")
    assistant = Assistant(settings)
    app.state.assistant = assistant
    _handle_errors(app)

    @app.middleware("http")
    async def bounded(request: Request, call_next: Any) -> Any:
        length = request.headers.get("content-length", "0")
        if not length.isdigit() or int(length) > MAX_BODY_BYTES:
            return problem(413, "too-large", f"A request may hold at most {MAX_BODY_BYTES} bytes.")
        return await call_next(request)

    @app.post("/v1/ask")
    def ask(body: AskBody) -> Any:
        if body.stream:
            return _streamed(assistant, body)
        return answer_json(assistant.ask(body.question, body.filters.filters()))

    @app.post("/v1/search")
    def search(body: SearchBody) -> Json:
        found = assistant.search(body.question, body.filters.filters(), body.k)
        return search_json(body.question, found.query, found.evidence, found.timings_ms)

    @app.get("/v1/documents")
    def documents() -> list[Json]:
        return [document_json(document, chunks) for document, chunks in assistant.documents()]

    @app.get("/v1/documents/{language}/{symbol:path}")
    def document(language: Language, symbol: str) -> Json:
        held, chunks, paragraphs = assistant.document(symbol, language)
        return document_json(held, chunks) | {"paragraphs": [paragraph_json(paragraph) for paragraph in paragraphs]}

    @app.get("/v1/sessions/{session}/decisions")
    def decisions(session: Annotated[int, Path(ge=1, le=999)], about: str | None = None) -> list[Json]:
        return [decision_json(decision) for decision in assistant.decisions(session, about)]

    @app.get("/v1/recommendations/{number}")
    def recommendation(number: Annotated[int, Path(ge=1, le=999)], series: Series | None = None) -> list[Json]:
        return [status_json(status) for status in assistant.recommendation(number, series)]

    @app.get("/healthz")
    def healthz() -> Json:
        return {"status": "ok"}

    @app.get("/readyz")
    def readyz() -> Any:
        try:
            manifest = assistant.index().manifest
        except AssistantError as error:
            return problem(503, "not-ready", str(error))
        return {"status": "ready", "generation": manifest.id, "documents": manifest.documents, "chunks": manifest.chunks}

    return app


def _streamed(assistant: Assistant, body: AskBody) -> Any:
    """Answer as server-sent events: status, delta, citation, done; error if anything fails on the way."""
    import json
    from collections.abc import Iterator

    from fastapi.responses import StreamingResponse

    answer = answer_json(assistant.ask(body.question, body.filters.filters()))

    def events() -> Iterator[str]:
        def event(name: str, value: Any) -> str:
            return f"event: {name}\ndata: {json.dumps(value, ensure_ascii=False)}\n\n"

        yield event("status", {"status": answer["status"], "answer_id": answer["answer_id"]})
        for line in answer["answer"].splitlines(keepends=True):
            yield event("delta", {"text": line})
        for citation in answer["citations"]:
            yield event("citation", citation)
        yield event("done", answer)

    return StreamingResponse(events(), media_type="text/event-stream")


def problem(status: int, kind: str, detail: str) -> JSONResponse:
    """Return a problem detail (RFC 9457); kind is the stable last part of its type."""
    body = {"type": f"urn:cdip:problem:{kind}", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return JSONResponse(body, status, media_type="application/problem+json")


_STATUSES: tuple[tuple[type[AssistantError], int, str], ...] = (
    (SettingsError, 500, "settings"),
    (NotIndexed, 404, "not-indexed"),
    (UsageError, 422, "bad-request"),
    (IndexError_, 503, "no-index"),
    (EmbeddingError, 503, "no-model"),
    (ServiceError, 502, "service-failed"),
    (AssistantError, 500, "failed"),
)


def _handle_errors(app: FastAPI) -> None:
    @app.exception_handler(AssistantError)
    async def ours(request: Request, error: AssistantError) -> JSONResponse:
        status, kind = next((status, kind) for kind_of, status, kind in _STATUSES if isinstance(error, kind_of))
        return problem(status, kind, str(error))

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        return problem(422, "bad-request", faults)

    @app.exception_handler(HTTPException)
    async def plain(request: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, "not-found" if error.status_code == 404 else "http", str(error.detail))

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        import logging

        id_ = uuid.uuid4().hex[:12]
        logging.getLogger(__name__).exception("request %s failed", id_)
        return problem(500, "failed", f"Something went wrong here (id {id_}); it has been logged.")


def serve(settings: Settings, host: str, port: int) -> int:
    """Serve until stopped. Raises SettingsError for an address beyond loopback without keys."""
    if not _is_loopback(host):
        raise SettingsError(f"--host {host} is reachable by others, and this version has no keys to keep them out; use 127.0.0.1.")
    uvicorn.run(create_app(settings), host=host, port=port, log_level="warning")
    return 0


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
