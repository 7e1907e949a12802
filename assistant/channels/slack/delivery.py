"""What is said to Slack's Web API: a status, an answer that streams where it may, an update, a private word, the Home tab.

What cannot be said raises ServiceError; what is only nice to have is logged and given up.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.webhook import WebhookClient

from assistant.channels.slack.client import TIMEOUT_SECONDS, Client, Limits, response_retries, trusted
from assistant.channels.slack.views import Message
from assistant.channels.slack.wording import pieces
from assistant.errors import ServiceError
from assistant.model import Language
from assistant.settings import Settings

Json = dict[str, Any]
SHOW_SECONDS = 3  # what is only for show is not waited for longer
STREAMING = ("chat.startStream", "chat.appendStream", "chat.stopStream")
PIECE = 1_000  # characters sent at once to a stream; each piece is a call
LOCALE_SECONDS = 3_600.0
LOCALES = 5_000  # remembered
NO_THREAD = ("thread_not_found", "message_not_found", "channel_not_found", "is_archived")
BAD_BLOCKS = ("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long")
log = logging.getLogger("assistant.slack")


class Refused(ServiceError):
    """Slack understood and said no, so nothing was done; of a line that failed that cannot be known."""


class Withdrawn(Refused):
    """What was to be answered, or the place to answer in, is there no more."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an answer goes: below which message of which channel, and for whom, which a stream into a channel has to name."""

    channel: str
    thread: str
    user: str
    team: str


class Delivery:
    """The one place that calls Slack. Safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        self._limits = Limits()
        self.client = Client(settings, self._limits)
        # Streams and statuses are not worth waiting for: where Slack wants us to wait, the answer is posted whole instead.
        self._brisk = Client(settings, self._limits, patient=False)
        self._for_show = Client(settings, self._limits, patient=False, seconds=SHOW_SECONDS)
        self._lock = threading.Lock()
        self._languages: OrderedDict[str, tuple[float, Language]] = OrderedDict()

    def status(self, spot: Spot, words: str) -> None:
        """Show that we are at work, or with no words that we no longer are."""
        with _nice_to_have("assistant.threads.setStatus"):
            self._for_show.assistant_threads_setStatus(channel_id=spot.channel, thread_ts=spot.thread, status=words)

    def send(self, spot: Spot, message: Message) -> str:
        """Answer in a thread, streaming where Slack lets us, and return the timestamp of the answer."""
        streamed = self._stream(spot, message)
        return streamed or self.post(spot.channel, message, spot.thread)

    def post(self, channel: str, message: Message, thread: str | None = None) -> str:
        """Post a message whole, links without previews, and return its timestamp."""

        def posted(**said: Any) -> str:
            sent = self.client.chat_postMessage(channel=channel, thread_ts=thread, unfurl_links=False, unfurl_media=False, **said)
            return str(sent["ts"])

        return _said("chat.postMessage", message, posted)

    def update(self, channel: str, ts: str, message: Message) -> None:
        """Put a message in the place of one of ours."""
        _said("chat.update", message, lambda **said: str(self.client.chat_update(channel=channel, ts=ts, **said)["ts"]))

    def remove(self, channel: str, ts: str) -> None:
        """Delete a message of ours; one that is gone already is fine."""
        with suppress(Withdrawn), _told("chat.delete"):
            self.client.chat_delete(channel=channel, ts=ts)

    def whisper(self, channel: str, user: str, text: str, thread: str | None = None) -> None:
        """Tell one person something that the others in the channel do not see; text is mrkdwn."""
        with _told("chat.postEphemeral"):
            self.client.chat_postEphemeral(channel=channel, user=user, text=text, thread_ts=thread)

    def respond(self, url: str, message: Message, *, public: bool = False, replace: bool = False) -> None:
        """Answer a command, a shortcut or a button at the address that Slack gave for it."""
        body: Json = {
            "response_type": "in_channel" if public else "ephemeral",
            "replace_original": replace,
            "unfurl_links": False,
            "unfurl_media": False,
            "text": message.notice,
        }

        with _told("response_url"):
            webhook = WebhookClient(url, timeout=TIMEOUT_SECONDS, ssl=trusted(), retry_handlers=response_retries())
            response = webhook.send_dict(body | {"blocks": message.blocks()})
            if response.status_code == 400 and any(word in response.body for word in BAD_BLOCKS):
                log.error("Slack refused our blocks; the text went alone", extra={"fields": {"method": "response_url"}})
                response = webhook.send_dict(body)
            if response.status_code != 200:
                raise ServiceError(f"Slack refused an answer at its response_url: {response.status_code} {response.body[:100]}.")

    def home(self, user: str, view: Json) -> None:
        """Show a person the Home tab."""
        with _told("views.publish"):
            self.client.views_publish(user_id=user, view=view)

    def suggest(self, channel: str, prompts: list[Json], title: str) -> None:
        """Suggest prompts in the Messages tab."""
        with _told("assistant.threads.setSuggestedPrompts"):
            self.client.assistant_threads_setSuggestedPrompts(channel_id=channel, prompts=prompts, title=title)

    def language(self, user: str) -> Language:
        """Return the language of a person's Slack, remembered for an hour; English where Slack does not tell."""
        now = time.monotonic()
        with self._lock:
            known = self._languages.get(user)
        if known and now - known[0] < LOCALE_SECONDS:
            return known[1]
        language: Language = "en"
        with _nice_to_have("users.info"):
            locale = self._for_show.users_info(user=user, include_locale=True)["user"].get("locale") or ""
            language = "zh" if locale.lower().startswith("zh") else "en"
            with self._lock:
                self._languages[user] = (now, language)
                if len(self._languages) > LOCALES:
                    self._languages.popitem(last=False)
        return language

    def _stream(self, spot: Spot, message: Message) -> str | None:
        """Stream a message and return its timestamp, or None where none of it was shown.

        One that breaks off on the way is completed by an update; nothing of a broken stream is left standing.
        """
        if self._limits.left(*STREAMING):
            return None
        stream = self._brisk.chat_stream(
            buffer_size=PIECE, channel=spot.channel, thread_ts=spot.thread, recipient_team_id=spot.team, recipient_user_id=spot.user
        )
        try:
            for piece in pieces(message.markdown):
                stream.append(markdown_text=piece)
            stream.stop(blocks=list(message.below))
        except (SlackClientError, OSError) as error:
            log.warning("a stream broke off", extra={"fields": {"why": _why(error), "began": stream.ts is not None}})
            return self._completed(spot, message, stream.ts) if stream.ts else None
        return str(stream.ts)

    def _completed(self, spot: Spot, message: Message, ts: str) -> str | None:
        with _nice_to_have("chat.stopStream"):  # else it would show as still being written
            self.client.chat_stopStream(channel=spot.channel, ts=ts)
        try:
            self.update(spot.channel, ts, message)
        except ServiceError as error:
            log.warning("a broken stream could not be completed and is replaced", extra={"fields": {"why": str(error)}})
            with _nice_to_have("chat.delete"):
                self._brisk.chat_delete(channel=spot.channel, ts=ts)
            return None
        return ts


def _said(method: str, message: Message, call: Callable[..., str]) -> str:
    """Say a message with its blocks; where Slack takes no such blocks, its text alone, and the log tells."""
    with _told(method):
        try:
            return call(blocks=message.blocks(), text=message.notice)
        except SlackApiError as error:
            if _why(error) not in BAD_BLOCKS:
                raise
            log.error("Slack refused our blocks; the text went alone", extra={"fields": {"method": method, "why": _why(error)}})
            return call(markdown_text=message.markdown)


@contextmanager
def _told(method: str) -> Iterator[None]:
    """Turn what Slack or the line to it refuses into our error."""
    try:
        yield
    except (SlackClientError, OSError) as error:
        said_no = isinstance(error, SlackApiError) and error.response.status_code == 200
        kind = Withdrawn if _why(error) in NO_THREAD else Refused if said_no else ServiceError
        raise kind(f"Slack's {method} failed: {_why(error)}.") from error


@contextmanager
def _nice_to_have(method: str) -> Iterator[None]:
    try:
        yield
    except (SlackClientError, OSError) as error:
        log.info("left out", extra={"fields": {"method": method, "why": _why(error)}})


def _why(error: Exception) -> str:
    """Say why without what was sent: Slack's own word for it, else the kind of error."""
    if isinstance(error, SlackApiError):
        told = error.response.data.get("error") if isinstance(error.response.data, dict) else None
        return str(told or error.response.status_code)[:200]
    return f"{type(error).__name__}: {error}"[:200]
