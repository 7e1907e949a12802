"""How the description at /openapi.json tells what a call returns: as asked for, in a stream of events, or with a problem."""

from __future__ import annotations

from typing import Any

from assistant.channels.http.shapes import Answer

Responses = dict[int | str, dict[str, Any]]

_WHY = {
    400: "The request cannot be read.",
    401: "A bearer key is wanted.",
    404: "There is no such thing here.",
    408: "The request did not arrive in time.",
    413: "The request is too large.",
    421: "The Host header holds no name that the service answers to.",
    422: "The request makes no sense as it stands; detail says why.",
    429: "Asked too often; Retry-After says when to try again.",
    500: "Something went wrong here; it has been logged.",
    502: "A service behind this one failed.",
    503: "No index to answer from, too many waiting, or being stopped; detail says which.",
    504: "It took too long and was given up.",
}


def _problem(status: int) -> dict[str, Any]:
    example = {"type": "urn:cdip:problem:bad-request", "title": "…", "status": status, "detail": _WHY[status]}
    return {"description": _WHY[status], "content": {"application/problem+json": {"schema": _REFERENCE, "example": example}}}


_REFERENCE = {"$ref": "#/components/schemas/Problem"}
PROBLEMS: Responses = {status: _problem(status) for status in _WHY}
PROBLEM_503: Responses = {503: _problem(503)}


def of(kind: Any) -> Responses:
    """Describe a successful response of a kind."""
    return {200: {"model": kind, "description": "As asked for."}}


def events(*names: str) -> dict[str, Any]:
    """Describe a stream by one of its server-sent events, whose data is JSON; without names they have none."""
    named = {"event": {"type": "string", "enum": list(names)}} if names else {}
    data = {"type": "string", "contentMediaType": "application/json"}
    schema = {"type": "object", "properties": named | {"data": data}, "required": [*named, "data"]}
    return {"text/event-stream": {"schema": schema}}


ASK: Responses = {
    200: {
        "model": Answer,
        "description": "The Answer; with `stream`, server-sent events `status`, `delta`, `citation`, `done` (the Answer), `error`.",
        "content": events("status", "delta", "citation", "done", "error"),
    }
}
