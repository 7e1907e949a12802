"""The service on a free port of loopback, in a thread of the test's own process."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from assistant.channels.http import create_app
from assistant.channels.http.connections import BoundedProtocol
from assistant.settings import Settings

RARELY_ENOUGH = "100000/minute"  # so that tests do not meet the limit but where they mean to


def settings_for(index_dir: Path, state: Path, **more: object) -> Settings:
    """Settings over an index folder, with what the service keeps in a folder of the test's."""
    given = {"CDIP_INDEX_DIR": index_dir, "CDIP_STATE_FILE": state / "service.sqlite", "CDIP_RATE_LIMIT": RARELY_ENOUGH, **more}
    return Settings(**given, _env_file=None)  # type: ignore[arg-type]


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Serve an app for the length of a block; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, port=port, http=BoundedProtocol, ws="none", log_level="error", timeout_graceful_shutdown=5))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the service did not start"
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def app_over(index_dir: Path, state: Path, **more: object) -> FastAPI:
    """An app over an index folder."""
    return create_app(settings_for(index_dir, state, **more))
