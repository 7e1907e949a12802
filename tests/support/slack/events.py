"""What Slack sends: events, commands, clicks and shortcuts, shaped as the real ones are."""

from __future__ import annotations

import itertools
import time
from typing import Any, Literal

from tests.support.slack.workspace import APP, BOT_USER, TEAM, Channel, Json, Message, Person

_numbers = itertools.count(1)
_TEAM = {"id": TEAM, "domain": "cdip"}


def callback(event: Json, *, event_id: str | None = None) -> Json:
    """Wrap an event as the Events API does."""
    return {
        "token": "verification",
        "team_id": TEAM,
        "api_app_id": APP,
        "type": "event_callback",
        "event_id": event_id or f"Ev{next(_numbers):08d}",
        "event_time": int(time.time()),
        "authorizations": [{"enterprise_id": None, "team_id": TEAM, "user_id": BOT_USER, "is_bot": True, "is_enterprise_install": False}],
        "is_ext_shared_channel": False,
        "event": event,
    }


def message(said: Message, kind: str, **more: Any) -> Json:
    """The event message.* about something said in a conversation of that kind (channel, group, im, mpim)."""
    return callback(_message(said) | {"channel_type": kind} | more)


def mention(said: Message) -> Json:
    """The event app_mention; Slack sends the event message.* about the same words too."""
    return callback(_message(said) | {"type": "app_mention"})


def changed(said: Message, before: str, kind: str, **more: Any) -> Json:
    """The event about an edited message; its text is as it stands now."""
    now = _message(said) | {"edited": {"user": said.user, "ts": f"{time.time():.6f}"}} | more
    return callback(_about(said, kind, "message_changed") | {"message": now, "previous_message": _message(said) | {"text": before}})


def deleted(said: Message, kind: str) -> Json:
    """The event about a deleted message."""
    return callback(_about(said, kind, "message_deleted") | {"deleted_ts": said.ts, "previous_message": _message(said)})


def home(person: Person, channel: Channel, tab: Literal["home", "messages"]) -> Json:
    """The event app_home_opened, of a tab."""
    return callback({"type": "app_home_opened", "user": person.id, "channel": channel.id, "tab": tab, "event_ts": f"{time.time():.6f}"})


def command(person: Person, channel: Channel, text: str, response_url: str) -> Json:
    """The form of /cdip TEXT."""
    return {
        "token": "verification",
        "team_id": TEAM,
        "team_domain": "cdip",
        "channel_id": channel.id,
        "channel_name": channel.name if channel.kind == "channel" else "privategroup" if channel.kind == "group" else "directmessage",
        "user_id": person.id,
        "user_name": person.name,
        "command": "/cdip",
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": f"trigger-{next(_numbers)}",
    }


def shortcut(person: Person, channel: Channel, about: Message, callback_id: str, response_url: str) -> Json:
    """The payload of a message shortcut."""
    return _interactive(person, channel, response_url) | {
        "type": "message_action",
        "callback_id": callback_id,
        "message": _message(about),
        "message_ts": about.ts,
        "action_ts": f"{time.time():.6f}",
    }


def click(person: Person, channel: Channel, on: Message, element: Json, response_url: str, *, side: str | None = None) -> Json:
    """The payload of a button's click; side names the feedback button that was pressed."""
    button = element[side] if side else element
    action = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": element.get("block_id", "b1"),
        "text": button.get("text"),
        "value": button.get("value"),
        "action_ts": f"{time.time():.6f}",
    }
    private = on.seen_by is not None
    container = {"type": "message", "message_ts": on.ts, "channel_id": channel.id, "is_ephemeral": private}
    thread = {"thread_ts": on.thread_ts} if on.thread_ts else {}
    shown = {} if private else {"message": _message(on) | {"blocks": on.blocks}}
    return (
        _interactive(person, channel, response_url)
        | {"type": "block_actions", "container": container | thread, "actions": [action], "state": {"values": {}}}
        | shown
    )


def elements(shown: Message | Json, kind: str | None = None) -> list[Json]:
    """Return the interactive elements of a message or a view, in order, each with the block_id that Slack gives it."""
    blocks = shown.blocks if isinstance(shown, Message) else shown["blocks"]
    found = [
        element | {"block_id": block.get("block_id", f"b{number}")}
        for number, block in enumerate(blocks)
        for element in [*block.get("elements", []), *filter(None, [block.get("accessory")])]
        if isinstance(element, dict) and "action_id" in element
    ]
    return [element for element in found if kind in (None, element["type"])]


def _message(said: Message) -> Json:
    event = {
        "type": "message",
        "user": said.user,
        "text": said.text,
        "ts": said.ts,
        "event_ts": said.ts,
        "team": TEAM,
        "channel": said.channel,
        "client_msg_id": f"{said.channel}-{said.ts}",
    }
    return event | ({"thread_ts": said.thread_ts} if said.thread_ts else {})


def _about(said: Message, kind: str, subtype: str) -> Json:
    ts = f"{time.time():.6f}"
    return {
        "type": "message",
        "subtype": subtype,
        "hidden": True,
        "channel": said.channel,
        "channel_type": kind,
        "ts": ts,
        "event_ts": ts,
    }


def _interactive(person: Person, channel: Channel, response_url: str) -> Json:
    return {
        "token": "verification",
        "api_app_id": APP,
        "team": _TEAM,
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": TEAM},
        "channel": {"id": channel.id, "name": channel.name},
        "trigger_id": f"trigger-{next(_numbers)}",
        "response_url": response_url,
    }
