"""The OpenAPI description, kept in openapi.json beside the channels so that a change of it is seen and meant.

`python -m assistant.channels.http` writes that file anew.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from assistant.channels.http.shapes import Problem

WRITTEN = Path(__file__).parents[1] / "openapi.json"


def described(app: FastAPI) -> dict[str, Any]:
    """Return the description of a service, made once."""
    if app.openapi_schema is None:
        schema = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        parts = schema["components"]
        parts["schemas"]["Problem"] = Problem.model_json_schema()
        parts["schemas"].pop("HTTPValidationError", None)  # the framework's own form of 422, which nobody gets here
        parts["schemas"].pop("ValidationError", None)
        parts["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer", "description": "one of CDIP_API_KEYS"}}
        schema["security"] = [{}, {"key": []}]
        app.openapi_schema = schema
    return app.openapi_schema


def written(schema: dict[str, Any]) -> str:
    """Return a description as it stands in the file."""
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
