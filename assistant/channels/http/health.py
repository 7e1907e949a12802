"""Is it live, is it ready, what does it count: the calls that operators' tools make."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from assistant.channels.http import responses, shapes
from assistant.channels.http.desk import FrontDesk
from assistant.channels.http.metrics import CONTENT_TYPE
from assistant.channels.http.problems import problem
from assistant.errors import AssistantError


def health(desk: FrontDesk) -> APIRouter:
    """Return /healthz, /readyz and /metrics."""
    router = APIRouter(tags=["operation"])

    @router.head("/healthz", include_in_schema=False)
    @router.get("/healthz", responses=responses.of(shapes.Live))
    async def healthz() -> dict[str, str]:
        """Answer as long as the process does."""
        return {"status": "ok"}

    @router.head("/readyz", include_in_schema=False)
    @router.get("/readyz", responses=responses.of(shapes.Ready) | responses.PROBLEM_503)
    def readyz() -> Any:
        """Say whether index and models can answer, and what to do where they cannot."""
        if desk.stopping.is_set():
            return problem(503, "stopping", "The service is being stopped.")
        try:
            manifest = desk.assistant.index().manifest
        except AssistantError as error:
            return problem(503, "not-ready", str(error))
        slack = "events" if desk.settings.slack_events else "off"
        held = {"generation": manifest.id, "documents": manifest.documents, "chunks": manifest.chunks}
        return {"status": "ready", **held, "slack": slack}

    @router.get(
        "/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}, "description": "Prometheus' text form"}}
    )
    def metrics() -> Response:
        """Return the counters for Prometheus."""
        return Response(desk.metrics.text(), headers={"Content-Type": CONTENT_TYPE})

    return router
