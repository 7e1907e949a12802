"""`cdip serve`: one process, told where to listen, that ends what it has begun before it stops."""

from __future__ import annotations

import logging
import signal
import socket
import sys
from types import FrameType

import uvicorn

from assistant.channels.http.app import create_app
from assistant.channels.http.connections import BoundedProtocol
from assistant.channels.http.desk import FrontDesk
from assistant.channels.http.hosts import is_loopback
from assistant.channels.http.observing import JsonLines
from assistant.channels.http.tracing import configure
from assistant.errors import SettingsError
from assistant.settings import Settings

GRACE_SECONDS = 20  # what was begun has this long to end once a stop was asked for
KEEP_ALIVE_SECONDS = 15
BACKLOG = 1_024
log = logging.getLogger("assistant.http")


class Server(uvicorn.Server):
    """uvicorn, telling the front desk when it is asked to stop, so that streams end with an event and not with a cut."""

    def __init__(self, config: uvicorn.Config, desk: FrontDesk) -> None:
        super().__init__(config)
        self._desk = desk

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, and say so only then."""
        await super().startup(sockets)
        if self.started:
            fields = {"host": self.config.host, "port": self.config.port, "index": str(self._desk.settings.index_dir)}
            log.info("listening", extra={"fields": fields})

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop; a second Ctrl-C does not wait. The signal is not raised again: a stop that was asked for is no failure."""
        self._desk.stopping.set()
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.should_exit = True


def serve(settings: Settings, host: str, port: int) -> int:
    """Serve until stopped. Raises SettingsError for an address beyond loopback without keys, or one that cannot be listened at."""
    if not is_loopback(host) and not settings.keys:
        raise SettingsError(f"--host {host} is reachable by others, and no key keeps them out: set CDIP_API_KEYS, or serve on 127.0.0.1.")
    log_json_lines()
    configure()
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        http=BoundedProtocol,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        backlog=BACKLOG,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
        h11_max_incomplete_event_size=32 * 1024,
    )
    server = Server(config, app.state.desk)
    try:
        server.run()
    except SystemExit as stopped:  # uvicorn's way to say that it cannot begin; its log says why
        raise SettingsError(
            f"{host} cannot be listened at on port {port}; another service may be there. Choose another --port."
        ) from stopped
    return 0 if server.started else 2


def log_json_lines() -> None:
    """Write one JSON object a line on stderr: what we tell, and warnings of the libraries."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("assistant").setLevel(logging.INFO)
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
