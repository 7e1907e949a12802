"""What Slack remembers: people, channels, messages and their threads; a thread reads back as a transcript."""

from __future__ import annotations

import re
import threading
import time
from dataclasses import dataclass, field
from typing import Any, Literal

TEAM, APP = "T0CDIP", "A0CDIP"
BOT_USER, BOT = "U0CDIPBOT", "B0CDIP"
BOT_TOKEN, APP_TOKEN, SECRET = "xoxb-of-the-tests", "xapp-of-the-tests", "signing-secret-of-the-tests"
Json = dict[str, Any]


@dataclass(frozen=True)
class Person:
    """Somebody in the workspace. locale is Slack's, such as en-US."""

    id: str
    name: str
    locale: str


@dataclass(frozen=True)
class Channel:
    """A conversation. The bot takes part in it unless bot_is_in is false."""

    id: str
    kind: Literal["channel", "group", "im", "mpim"]
    name: str
    bot_is_in: bool = True


ANA, LIN = Person("U0ANA", "ana", "en-US"), Person("U0LIN", "lin", "zh-CN")
PUBLIC, OTHER = Channel("C0PUBLIC", "channel", "cdip-session"), Channel("C0OTHER", "channel", "delegation")
PRIVATE = Channel("G0PRIVATE", "group", "group-b")
ANAS, LINS = Channel("D0ANA", "im", "ana"), Channel("D0LIN", "im", "lin")
GROUP = Channel("G0DMS", "mpim", "mpdm-ana--lin--cdip-1")  # Slack streams into no such conversation
FOREIGN = Channel("C0FOREIGN", "channel", "without-the-bot", bot_is_in=False)


@dataclass
class Message:
    """A message as the readers of its channel see it now.

    streaming: None for one that was posted; else whether the stream is open. mode: what a stream was opened with.
    expired: Slack ended the stream by itself. finished: the moment of time.monotonic() at which it stood whole.
    """

    channel: str
    ts: str
    user: str
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    seen_by: str | None = None  # an ephemeral message's one reader
    edited: bool = False
    deleted: bool = False
    streaming: bool | None = None
    mode: Literal["chunks", "markdown_text"] | None = None
    expired: bool = False
    sent: Json = field(default_factory=dict)  # the body it was first posted with
    finished: float = field(default_factory=time.monotonic)

    @property
    def shown(self) -> str:
        """All text a reader sees: the text or stream, and the text of every block; blocks take the place of a text that was posted."""
        inside = [part for block in self.blocks for part in texts(block)]
        parts = inside if inside and self.streaming is None else [self.text, *inside]
        return "\n".join(part for part in parts if part)


def texts(value: Any) -> list[str]:
    """Return every text inside a block, in order, buttons included."""
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    if not isinstance(value, dict):
        return []
    own = value.get("text")
    rest = [part for name, item in value.items() if name != "text" for part in texts(item)]
    return ([own] if isinstance(own, str) else texts(own)) + rest


class Workspace:
    """One workspace. Safe to share between threads."""

    def __init__(self) -> None:
        self.people = {person.id: person for person in (ANA, LIN)}
        self.channels = {channel.id: channel for channel in (PUBLIC, OTHER, PRIVATE, ANAS, LINS, GROUP, FOREIGN)}
        self.messages: list[Message] = []
        self._by_place: dict[tuple[str, str], list[Message]] = {}  # by channel and ts, and by channel and thread
        self.views: dict[str, Json] = {}  # App Home by user
        self.modals: list[Json] = []
        self.statuses: list[tuple[str, str, str]] = []  # channel, thread, status as it was set
        self.prompts: list[Json] = []
        self.lock = threading.RLock()
        self._last_ts = 0.0

    def clear(self) -> None:
        """Forget all that was said and shown."""
        with self.lock:
            self._by_place.clear()
            for kept in (self.messages, self.views, self.modals, self.statuses, self.prompts):
                kept.clear()

    def new_ts(self) -> str:
        """Return a time stamp that no other message of the workspace has."""
        with self.lock:
            self._last_ts = max(round(time.time(), 6), round(self._last_ts + 0.000_001, 6))
            return f"{self._last_ts:.6f}"

    def add(self, message: Message) -> Message:
        """Keep a new message."""
        with self.lock:
            self.messages.append(message)
            for ts in dict.fromkeys((message.ts, message.thread_ts)):
                self._by_place.setdefault((message.channel, ts or ""), []).append(message)
        return message

    def say(self, person: Person, channel: Channel, text: str, *, thread_ts: str | None = None) -> Message:
        """A person writes something; the events about it are another matter."""
        return self.add(Message(channel.id, self.new_ts(), person.id, text, thread_ts=thread_ts))

    def find(self, channel: str, ts: str) -> Message | None:
        """Return the message, deleted ones not."""
        with self.lock:
            found = [m for m in self._by_place.get((channel, ts), ()) if m.ts == ts and not m.deleted]
        return found[0] if found else None

    def thread(self, channel: str, ts: str) -> list[Message]:
        """Return what stands in a thread, its first message first."""
        with self.lock:
            return [m for m in self._by_place.get((channel, ts), ()) if not m.deleted]

    def by_bot(self, channel: str | None = None) -> list[Message]:
        """Return the bot's messages that can be seen, in one channel or in all."""
        with self.lock:
            return [m for m in self.messages if m.user == BOT_USER and channel in (None, m.channel) and not m.deleted]

    def transcript(self, channel: str, ts: str) -> list[Json]:
        """Return a thread as JSON: who, when, text, blocks."""
        return [
            {
                "user": self.people[m.user].name if m.user in self.people else "cdip",
                "ts": m.ts,
                "text": m.text,
                "blocks": m.blocks,
            }
            | ({"streamed": True} if m.streaming is not None else {})
            | ({"edited": True} if m.edited else {})
            for m in self.thread(channel, ts)
        ]


MENTION = re.compile(r"<(?:@[UW]\w+|![^>]*|#C\w+)[^>]*>")


def mentions(text: str) -> list[str]:
    """Return what Slack would ring somebody for: <@U…>, <!here>, <!channel>, <!subteam…>, <#C…>.

    >>> mentions("see <!here> and &lt;!channel&gt; and <https://example.org|a link>")
    ['<!here>']
    """
    return MENTION.findall(text)
