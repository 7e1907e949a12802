"""What Slack's payloads say: a message as heard, an edit, a deletion, a command. Pure functions; None where nothing is to be done."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from assistant.channels.slack.wording import plain
from assistant.model import Series

Json = Mapping[str, Any]
WORDED = (None, "file_share", "thread_broadcast", "me_message")  # the subtypes of a message that a person writes
SLACKBOT = "USLACKBOT"

_QUESTION = re.compile(
    r"[?？]|[吗呢么][。.!！]?\s*$|什么|哪|谁|几|多少|如何|怎|是否|有没有|为何|^请|^那|^还有|用[中英]文"
    r"|\bin (?:english|chinese)\b|^(?:please|and|what|which|who|whose|when|where|why|how|is|are|was|were|did|does|do|has|have|had|can|could|tell|show|list|give|explain|compare|quote)\b",
    re.IGNORECASE,
)
_DECISIONS = re.compile(r"(?:decisions?|决定)\s*(?:of|on|at)?\s*(?:session)?\s*第?\s*(\d{1,3})\s*届?(?:会议)?(?:的?决定)?", re.IGNORECASE)
_RECOMMENDATION = re.compile(r"(?:recommendations?|rec|建议)\s*(?:no\.?)?\s*(\d{1,3})(?:\s+(da|review|ir))?", re.IGNORECASE)
_HELP = re.compile(
    r"(?:help|帮助|[?？]|(?:decisions?|recommendations?|决定|建议)(?:\s+[^\d\s]+)?)?", re.IGNORECASE
)  # a list of no number too


@dataclass(frozen=True, slots=True)
class Heard:
    """A message of a person. thread is the timestamp of its thread's first message, its own where it begins one.

    direct: in a direct message; named: it mentions us; to_others: it mentions others and not us; of_ours: the thread began
    with a message of ours. version is the timestamp of this wording. recipient_team is the workspace of the person, which may not be the one we are in.
    """

    team: str
    channel: str
    user: str
    ts: str
    thread: str
    text: str
    version: str
    recipient_team: str
    direct: bool = False
    named: bool = False
    to_others: bool = False
    of_ours: bool = False

    @property
    def in_thread(self) -> bool:
        """Whether it replies to another message."""
        return self.thread != self.ts


@dataclass(frozen=True, slots=True)
class Gone:
    """A message that was deleted."""

    team: str
    channel: str
    ts: str
    thread: str


@dataclass(frozen=True, slots=True)
class Command:
    """What the words after /cdip ask for."""

    kind: Literal["help", "decisions", "recommendation", "question"]
    text: str
    number: int = 0
    series: Series | None = None


def heard(body: Json) -> Heard | None:
    """Return the message that an app_mention or message event brings, or None for one of a bot, of no words or of no person."""
    event = body["event"]
    if event.get("subtype") not in WORDED:
        return None
    return _message(body, event, event)


def edited(body: Json) -> Heard | None:
    """Return a message in its new wording, or None where an edit changed no words (a preview that was added is an edit too)."""
    event = body["event"]
    now, before = event.get("message") or {}, event.get("previous_message") or {}
    if event.get("subtype") != "message_changed" or now.get("subtype") not in WORDED or now.get("text") == before.get("text"):
        return None
    return _message(body, event, now)


def deleted(body: Json) -> Gone | None:
    """Return a message of a person that is gone, or None. One that had replies is not deleted but turned into a tombstone."""
    event = body["event"]
    now, before = event.get("message") or {}, event.get("previous_message") or {}
    if event.get("subtype") == "message_changed" and now.get("subtype") == "tombstone":
        ts = now.get("ts")
    else:
        ts = event.get("deleted_ts") if event.get("subtype") == "message_deleted" else None
    if not ts or not event.get("channel") or before.get("bot_id"):
        return None
    return Gone(_team(body), event["channel"], ts, before.get("thread_ts") or ts)


def asks(text: str) -> bool:
    """Whether words spoken in a thread, to nobody by name, ask something; people there also talk to each other.

    >>> [asks(said) for said in ("And session 24?", "那第24届呢", "请用英文回答", "I will check with the Secretariat", "谢谢")]
    [True, True, True, False, False]
    """
    return bool(_QUESTION.search(text.strip()))


def command(text: str) -> Command:
    """Read the words after /cdip; whatever is no command is a question.

    >>> command("decisions 23"), command("建议 10").number, command("decisions on CDIP/23/11?").kind
    (Command(kind='decisions', text='decisions 23', number=23, series=None), 10, 'question')
    """
    said = plain(text)
    if found := _DECISIONS.fullmatch(said):
        return Command("decisions", said, int(found[1]))
    if found := _RECOMMENDATION.fullmatch(said):
        series = {"da": "da", "review": "review", "ir": "review"}.get((found[2] or "").lower())
        return Command("recommendation", said, int(found[1]), cast(Series | None, series))
    if _HELP.fullmatch(said):
        return Command("help", said)
    return Command("question", said)


def is_direct(channel: str) -> bool:
    """Whether a channel is a direct message, by the letter its id begins with."""
    return channel.startswith("D")


def _message(body: Json, event: Json, message: Json) -> Heard | None:
    channel, user, ts, said = event.get("channel"), message.get("user"), message.get("ts"), message.get("text") or ""
    ours = _ourselves(body)
    if not channel or not user or not ts or user in (ours, SLACKBOT) or message.get("bot_id") or message.get("bot_profile"):
        return None
    team = _team(body)
    calls = re.findall(r"<@([A-Z0-9]+)", said)
    named = event["type"] == "app_mention" or ours in calls
    return Heard(
        team=team,
        channel=channel,
        user=user,
        ts=ts,
        thread=message.get("thread_ts") or ts,
        text=plain(said),
        version=(message.get("edited") or {}).get("ts") or ts,
        recipient_team=message.get("user_team") or message.get("team") or team,
        direct=event.get("channel_type") == "im" or is_direct(channel),
        named=named,
        to_others=bool(calls) and not named,
        of_ours=ours is not None and message.get("parent_user_id") == ours,
    )


def _team(body: Json) -> str:
    return str(body.get("team_id") or body["event"].get("team") or "")


def _ourselves(body: Json) -> str | None:
    """Our own user id, which Slack sends along with each event."""
    return next((a["user_id"] for a in body.get("authorizations") or () if a.get("is_bot") and a.get("user_id")), None)
