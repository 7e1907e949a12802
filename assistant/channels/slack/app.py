"""The Bolt app: each of Slack's payloads is acknowledged where it arrives, and worked on in a pool behind it.

Nothing on the way to the acknowledgement asks Slack, the disk or the index anything, so it takes milliseconds under any load.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Hashable
from typing import Any

from slack_bolt import Ack, App, BoltResponse
from slack_bolt.authorization import AuthorizeResult

from assistant.adapters.service_store import state_file
from assistant.adapters.slack_store import SlackStore
from assistant.channels.http.desk import FrontDesk
from assistant.channels.slack.delivery import Delivery
from assistant.channels.slack.handlers import Handlers
from assistant.channels.slack.pages import OPEN_PAGE
from assistant.channels.slack.reading import Heard, deleted, edited, heard
from assistant.channels.slack.views import FEEDBACK, SHARE, say
from assistant.channels.slack.workers import Work, Workers
from assistant.settings import Settings
from assistant.text import language_of

Json = dict[str, Any]
COMMAND = "/cdip"
SHORTCUT = "cdip_ask_about_this"
EVENTS = ("app_mention", "message", "app_home_opened")  # those a listener below is for; the manifest subscribes to no others
THREADS = 16  # an answer takes milliseconds of ours and some calls to Slack, which are waited for
WAITING = 4_000
ANYTHING = re.compile(".*", re.DOTALL)
log = logging.getLogger("assistant.slack")


class SlackApp(App):
    """A Bolt app that ends what it has begun."""

    workers: Workers
    store: SlackStore
    delivery: Delivery

    def close(self) -> None:
        """Finish what was acknowledged, then close the files."""
        self.workers.close()
        self.store.close()


def build_app(settings: Settings, desk: FrontDesk) -> SlackApp:
    """Put the Bolt app together. Slack is asked nothing before something is to be said; the token is tried by `cdip doctor`."""
    delivery = Delivery(settings)
    store = SlackStore(state_file(settings), days=settings.retention_days)
    workers = Workers(THREADS, WAITING)
    secret = settings.slack_signing_secret.get_secret_value() if settings.slack_signing_secret else None
    app = SlackApp(
        name="cdip",
        logger=_quiet(),
        signing_secret=secret or "none",
        request_verification_enabled=True,
        client=delivery.client,
        authorize=_authorized(delivery.client.token),
        process_before_response=True,  # our listeners acknowledge and hand the work on, so they are as well run at once
        attaching_conversation_kwargs_enabled=False,
    )
    app.workers, app.store, app.delivery = workers, store, delivery
    _listen(app, Handlers(settings, desk, store, delivery), workers)
    return app


def _listen(app: SlackApp, handlers: Handlers, workers: Workers) -> None:
    """Register a listener for everything the manifest lets Slack send, and silence for the rest."""

    def later(key: Hashable, work: Work) -> BoltResponse | None:
        # Not to acknowledge tells Slack to bring an event again later, and to show who pressed a button that it did nothing.
        return None if workers.take(key, work) else BoltResponse(status=503, body="")

    def on_mention(body: Json) -> BoltResponse | None:
        message = heard(body)
        return later(_conversation(message), lambda: handlers.question(message)) if message else None

    def on_message(body: Json) -> BoltResponse | None:
        if gone := deleted(body):
            handlers.withdrawn(gone)
            return later(_key(gone.team, gone.channel, gone.thread), lambda: handlers.deletion(gone))
        if changed := edited(body):
            return later(_conversation(changed), lambda: handlers.edit(changed))
        return on_mention(body)

    def on_home(body: Json) -> BoltResponse | None:
        event = body["event"]
        user, channel, tab = event.get("user"), event.get("channel"), event.get("tab")
        if user and tab == "home":
            return later(user, lambda: handlers.home(user))
        if user and channel and tab == "messages":
            return later(user, lambda: handlers.messages_tab(user, channel))
        return None

    def on_command(ack: Ack, body: Json) -> None:
        taken = workers.take(body.get("trigger_id"), lambda: handlers.slash(body))
        ack() if taken else ack(say("busy", language_of(body.get("text") or "")))

    def quietly(handle: Callable[[Json], None]) -> Callable[[Ack, Json], BoltResponse | None]:
        def acknowledge(ack: Ack, body: Json) -> BoltResponse | None:
            ack()
            return later(body.get("trigger_id"), lambda: handle(body))

        return acknowledge

    def silence(ack: Ack) -> None:
        ack()

    for event, listener in zip(EVENTS, (on_mention, on_message, on_home), strict=True):
        app.event(event)(listener)
    app.command(COMMAND)(on_command)
    app.shortcut({"type": "message_action", "callback_id": SHORTCUT})(quietly(handlers.shortcut))
    app.action(FEEDBACK)(quietly(handlers.feedback))
    app.action(SHARE)(quietly(handlers.share))
    app.action(OPEN_PAGE)(silence)
    app.event(ANYTHING)(silence)  # else Bolt logs what it does not know, words and all
    app.action(ANYTHING)(silence)
    app.shortcut(ANYTHING)(silence)
    app.error(_failed)


def _failed(error: Exception, body: Json) -> BoltResponse:
    log.error("a payload could not be read", exc_info=error, extra={"fields": {"type": body.get("type")}})
    return BoltResponse(status=200, body="")  # it will not be read any better the next time


def _conversation(message: Heard) -> Hashable:
    return _key(message.team, message.channel, message.thread)


def _key(team: str, channel: str, thread: str) -> Hashable:
    """Name what goes in order: a thread, or a direct message as a whole."""
    return (team, channel) if channel.startswith("D") else (team, channel, thread)


def _authorized(token: str | None) -> Callable[..., AuthorizeResult]:
    def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token)

    return authorize


def _quiet() -> logging.Logger:
    """Bolt's own log tells of payloads below this level, with the words in them."""
    logger = logging.getLogger("assistant.slack.bolt")
    logger.setLevel(logging.ERROR)
    return logger
