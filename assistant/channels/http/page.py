"""The web page and its parts, read once; only files that were there at the start can be asked for, so no path leads elsewhere."""

from __future__ import annotations

import hashlib
import mimetypes
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}


def page() -> APIRouter:
    """Return /, /docs and /assets/."""
    router = APIRouter(include_in_schema=False)
    folder = files("assistant.channels") / "web"
    held = {item.name: item.read_bytes() for item in folder.iterdir() if item.is_file()}

    def shown(name: str, request: Request) -> Response:
        content = held[name]
        tag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
        headers = {"ETag": tag, "Cache-Control": "no-cache"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        suffix = name[name.rfind(".") :]
        kind = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Response(content, media_type=kind, headers=headers)

    @router.head("/")
    @router.get("/")
    async def index(request: Request) -> Any:
        return shown("index.html", request)

    @router.head("/docs")
    @router.get("/docs")
    async def docs(request: Request) -> Any:
        return shown("docs.html", request)

    @router.head("/favicon.ico")
    @router.get("/favicon.ico")
    async def favicon(request: Request) -> Any:
        return shown("icon.svg", request)

    @router.head("/assets/{name}")
    @router.get("/assets/{name}")
    async def asset(name: str, request: Request) -> Any:
        if name not in held:
            raise HTTPException(404, f"There is no {name} here.")
        return shown(name, request)

    return router
