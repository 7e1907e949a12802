"""A workspace with the app in it: people say things, the events reach the app by one of the two ways, and its answers are awaited."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.support.slack import events
from tests.support.slack.doors import Ack, Door
from tests.support.slack.server import SlackServer
from tests.support.slack.workspace import ANA, ANAS, BOT_USER, Channel, Json, Message, Person

SECONDS = 40.0  # far more than an answer takes; what is late is missing
QUIET = 0.2  # without a call for so long, an app in another process has said what it had to say
BRIEF = 0.02  # the same for one that we see to have nothing left to do


@dataclass
class Stage:
    """slack and the way from it to the app."""

    slack: SlackServer
    door: Door

    def asks(self, person: Person, channel: Channel, text: str, *, thread: Message | None = None, mention: bool | None = None) -> Message:
        """A person asks; in a channel by mentioning the bot unless told otherwise, for which Slack sends two events."""
        mention = channel.kind in ("channel", "group", "mpim") if mention is None else mention
        said = self.slack.workspace.say(
            person, channel, f"<@{BOT_USER}> {text}" if mention else text, thread_ts=thread.ts if thread else None
        )
        for payload in self.about(said, channel, mention=mention):
            self.door.event(payload)
        return said

    def about(self, said: Message, channel: Channel, *, mention: bool) -> list[Json]:
        """Return the events that Slack sends about something said."""
        plain = events.message(said, channel.kind)
        return [events.mention(said), plain] if mention else [plain]

    def commands(self, person: Person, channel: Channel, text: str) -> Ack:
        """A person types /cdip TEXT."""
        return self.door.command(events.command(person, channel, text, self.slack.response_url(channel.id, person.id)))

    def clicks(self, person: Person, channel: Channel, on: Message, element: Json, *, side: str | None = None) -> Ack:
        """A person presses a button of a message."""
        url = self.slack.response_url(channel.id, person.id, thread_ts=on.thread_ts, original=on)
        return self.door.interactive(events.click(person, channel, on, element, url, side=side))

    def answer(self, said: Message) -> Message:
        """Return the one answer to a message, once it stands."""
        found = self.answers(said)
        assert len(found) == 1, [message.shown for message in found]
        return found[0]

    def answers(self, said: Message) -> list[Message]:
        """Return what the bot said after a message in its thread, once there is something and nothing more comes."""
        self.wait(lambda: self._after(said), f"an answer to {said.text!r}")
        return self._after(said)

    def private(self, person: Person, channel: Channel) -> list[Message]:
        """Return what only one person sees in a channel, once there is something and nothing more comes."""
        self.wait(lambda: self._private(person, channel), f"something that only {person.name} sees")
        return self._private(person, channel)

    def wait(self, condition: Callable[[], object], what: str) -> None:
        """Wait for a condition, then until the app is quiet."""
        until = time.monotonic() + SECONDS
        while not condition():
            assert time.monotonic() < until, f"{what} did not come; {self.slack.verdict()}"
            time.sleep(0.01)
        self.settle()

    def settle(self) -> None:
        """Wait until the app makes no more calls and no stream is open."""
        until = time.monotonic() + SECONDS
        quiet = BRIEF if self.slack.pools else QUIET
        while time.monotonic() < until:
            idle = all(pool.idle for pool in self.slack.pools)
            last = max((made.at for made in list(self.slack.calls)), default=0.0)
            streaming = any(message.streaming for message in self.slack.workspace.by_bot())
            if idle and time.monotonic() - last > quiet and not self.slack.in_hand and not streaming:
                return
            time.sleep(0.005)
        raise AssertionError("the app never came to rest")

    def rest(self) -> None:
        """Wait until whatever was sent before has been worked on: a question after it has its answer, and all is quiet."""
        self.answer(self.asks(ANA, ANAS, "How many registered users does eTISC have?"))

    def _after(self, said: Message) -> list[Message]:
        root = said.thread_ts or said.ts
        thread = self.slack.workspace.thread(said.channel, root)
        return [m for m in thread if m.user == BOT_USER and m.seen_by is None and m.ts > said.ts and m.shown]

    def _private(self, person: Person, channel: Channel) -> list[Message]:
        return [m for m in self.slack.workspace.by_bot(channel.id) if m.seen_by == person.id]
