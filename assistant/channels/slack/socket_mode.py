"""`cdip slack`: Slack over Socket Mode, which needs no address that Slack could reach."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.builtin import SocketModeClient, client
from slack_sdk.socket_mode.builtin.connection import Connection

from assistant.channels.http.desk import FrontDesk
from assistant.channels.slack.app import build_app
from assistant.channels.slack.client import web_client
from assistant.errors import ServiceError, SettingsError
from assistant.settings import Settings

LOOK_SECONDS = 1.0
PING_SECONDS = 3  # a line that is silent for four of these is made anew by the client
GIVE_UP_SECONDS = 300.0  # without a connection for so long, what watches over processes does better to start a new one
CONNECTIONS = 10  # threads that read envelopes; each only acknowledges
log = logging.getLogger("assistant.slack")


class ClosedOnce(Connection):
    """A connection that two threads may close at once: slack_sdk sees whether it is open before it takes the lock, and fails where
    another was quicker; a message to make the connection anew is lost by it, or the thread that looks after it ends."""

    def disconnect(self) -> None:
        """Close it, unless it is closed."""
        with suppress(AttributeError):
            super().disconnect()


client.Connection = ClosedOnce  # type: ignore[attr-defined]  # the client offers no other way to say what it connects with


def slack(settings: Settings) -> int:
    """Serve Slack until stopped. Raises SettingsError for a token that is missing or refused, ServiceError without a connection."""
    stop = threading.Event()
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        with connected(settings) as line:
            log.info("connected", extra={"fields": {"index": str(settings.index_dir)}})
            while not stop.wait(LOOK_SECONDS):
                if line.lost_seconds() > GIVE_UP_SECONDS:
                    raise ServiceError(
                        f"No connection to Slack for {GIVE_UP_SECONDS / 60:.0f} minutes. See whether SLACK_API_URL can be reached."
                    )
    finally:
        for number, handled in before.items():
            signal.signal(number, handled)
    return 0


@contextmanager
def connected(settings: Settings) -> Iterator[Line]:
    """Connect to Slack for the length of a block; what was acknowledged in it is answered before it ends."""
    token = checked(settings)
    desk = FrontDesk(settings)
    app = build_app(settings, desk)
    quiet = logging.getLogger("assistant.slack.socket")
    handler = SocketModeHandler(app, token, logger=quiet, ping_interval=PING_SECONDS, concurrency=CONNECTIONS)
    line = Line(handler.client)
    try:
        with _naming("SLACK_APP_TOKEN"):
            handler.connect()  # type: ignore[no-untyped-call]
        line.start()
        yield line
    finally:
        line.stop()
        handler.close()  # type: ignore[no-untyped-call]
        app.close()
        desk.store.close()


class Line:
    """The connection as we see it. The client makes lost ones anew, but takes five failed pings to see that one is cut; one is enough."""

    def __init__(self, client: SocketModeClient) -> None:
        self._client = client
        self._seen = time.monotonic()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, name="slack-line", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()

    def lost_seconds(self) -> float:
        """Return for how long there has been no connection; about nothing while there is one."""
        return time.monotonic() - self._seen

    def _look(self) -> None:
        while not self._ended.wait(LOOK_SECONDS):
            session = self._client.current_session
            if session is not None and session.is_active() and session.consecutive_check_state_error_count:
                log.warning("the connection to Slack is cut")
                session.disconnect()
            if self._client.is_connected():
                if self.lost_seconds() > 2 * LOOK_SECONDS:
                    log.info("connected again", extra={"fields": {"seconds_without": round(self.lost_seconds())}})
                self._seen = time.monotonic()


def checked(settings: Settings) -> str:
    """Return the app's token once both tokens are there and Slack takes the bot's."""
    needed = {"SLACK_BOT_TOKEN": settings.slack_bot_token, "SLACK_APP_TOKEN": settings.slack_app_token}
    missing = [name for name, value in needed.items() if not value]
    if missing or not settings.slack_app_token:
        raise SettingsError(f"Slack needs {' and '.join(missing)}, which SLACK.md tells how to get; set it in the environment or in .env.")
    with _naming("SLACK_BOT_TOKEN"):
        web_client(settings).auth_test()
    return settings.slack_app_token.get_secret_value()


def looked_at(settings: Settings) -> str:
    """Say who we are in Slack and by which ways it reaches us. Raises as connected does."""
    with _naming("SLACK_BOT_TOKEN"):
        known = web_client(settings).auth_test()
    ways = ["HTTP events at /slack/events"] if settings.slack_events else []
    if settings.slack_app_token:
        with _naming("SLACK_APP_TOKEN"):
            web_client(settings).apps_connections_open(app_token=settings.slack_app_token.get_secret_value())
        ways.append("Socket Mode by `cdip slack`")
    if not ways:
        raise SettingsError("Slack's token is well, but no way leads here: set SLACK_APP_TOKEN or SLACK_SIGNING_SECRET (SLACK.md).")
    channels = f"{len(settings.slack_allowed)} channels" if settings.slack_allowed else "every channel it is invited to"
    return f"{known['user']} in {known['team']}; {', '.join(ways)}; answers in {channels}"


@contextmanager
def _naming(setting: str) -> Iterator[None]:
    """Tell a token that Slack refuses from a Slack that cannot be reached."""
    try:
        yield
    except SlackApiError as error:
        why = error.response.data.get("error") if isinstance(error.response.data, dict) else error.response.status_code
        if error.response.status_code >= 500:
            raise ServiceError(f"Slack fails ({why}). Try again in a while.") from error
        raise SettingsError(f"Slack refuses {setting} ({why}). SLACK.md tells where to find it and which scopes it needs.") from error
    except OSError as error:
        raise ServiceError(f"Slack cannot be reached ({error}). See whether SLACK_API_URL can be, and try again.") from error
