"""Errors as RFC 9457 problem details; the last part of `type` is stable, the detail is meant for the person who asked."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from assistant.errors import AssistantError, EmbeddingError, IndexError_, NotIndexed, ServiceError, SettingsError, UsageError

MEDIA_TYPE = "application/problem+json"
_KINDS: tuple[tuple[type[AssistantError], int, str], ...] = (
    (SettingsError, 500, "settings"),
    (NotIndexed, 404, "not-indexed"),
    (UsageError, 422, "bad-request"),
    (IndexError_, 503, "no-index"),
    (EmbeddingError, 503, "no-model"),
    (ServiceError, 502, "service-failed"),
    (AssistantError, 500, "failed"),
)
# Python's names of these two change between its versions; a title is stable.
_TITLES = {413: "Content Too Large", 422: "Unprocessable Content"}
_OF_STATUS = {400: "bad-request", 404: "not-found", 405: "method-not-allowed", 413: "too-large", 415: "media-type"}


def problem_json(status: int, kind: str, detail: str) -> dict[str, Any]:
    """Return a problem detail; kind is the stable last part of its type."""
    return {
        "type": f"urn:cdip:problem:{kind}",
        "title": _TITLES.get(status) or HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }


def problem(status: int, kind: str, detail: str, headers: dict[str, str] | None = None) -> JSONResponse:
    """Return a problem detail as a response."""
    # Clients of the OpenAI protocol look for `error`; a problem detail may carry members of its own.
    body = problem_json(status, kind, detail) | {"error": {"message": detail, "type": kind, "code": kind, "param": None}}
    return JSONResponse(body, status, headers, media_type=MEDIA_TYPE)


def problem_of(error: AssistantError) -> JSONResponse:
    """Return the problem that one of our errors is."""
    status, kind = kind_of(error)
    return problem(status, kind, str(error), {"Retry-After": "30"} if status == 503 else None)


def kind_of(error: AssistantError) -> tuple[int, str]:
    """Return the status and the kind that one of our errors is told as."""
    return next((status, kind) for kind_of_error, status, kind in _KINDS if isinstance(error, kind_of_error))


def handle_errors(app: FastAPI) -> None:
    """Make every refusal of the framework and every error of ours a problem detail."""

    @app.exception_handler(AssistantError)
    async def ours(request: Request, error: AssistantError) -> JSONResponse:
        return problem_of(error)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        return problem(422, "bad-request", faults.encode("utf-8", "replace").decode())

    @app.exception_handler(HTTPException)
    async def plain(request: Request, error: HTTPException) -> JSONResponse:
        kind = _OF_STATUS.get(error.status_code, "http")
        return problem(error.status_code, kind, str(error.detail), dict(error.headers) if error.headers else None)
