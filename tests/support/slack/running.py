"""The app as it runs, over signed HTTP or over a socket, in a thread of the test's own process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from assistant.channels.http import create_app
from assistant.channels.slack.socket_mode import connected
from assistant.channels.slack.workers import Workers
from assistant.settings import Settings
from tests.support.serving import served, settings_for
from tests.support.slack.doors import HttpDoor, SocketDoor
from tests.support.slack.server import SlackServer
from tests.support.slack.stage import Stage
from tests.support.slack.workspace import APP_TOKEN, BOT_TOKEN, SECRET


def slack_settings(index_dir: Path, state: Path, slack: SlackServer, **more: object) -> Settings:
    """Settings with the mock's tokens and address."""
    given: dict[str, object] = {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": slack.api_url,
        "CDIP_PUBLIC_URL": "https://cdip.example.org",
    }
    return settings_for(index_dir, state, **given | more)


@contextmanager
def running(door: str, settings: Settings, slack: SlackServer) -> Iterator[Stage]:
    """The app over one way in, http or socket, as long as the block lasts."""

    def workers(threads: int, waiting: int) -> Workers:
        slack.pools.append(pool := Workers(threads, waiting))
        return pool

    with patch("assistant.channels.slack.app.Workers", workers):
        if door == "socket":
            with connected(settings):
                slack.sockets.wait_open()
                yield Stage(slack, SocketDoor(slack))
            return
        with served(create_app(settings)) as base:
            http = HttpDoor(base)
            try:
                yield Stage(slack, http)
            finally:
                http.close()
