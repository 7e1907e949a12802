"""The Web API methods that the mock speaks: what each wants, what it does to the workspace, how it refuses."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.support.slack import limits
from tests.support.slack.workspace import APP, BOT, BOT_TOKEN, BOT_USER, TEAM, Json, Message, Workspace

Act = Callable[[Workspace, Json], Json]


class Refused(Exception):
    """Slack's answer ok: false, with its code and, for us, the reason. blamed: whether the app should have known better."""

    def __init__(self, code: str, reason: str = "", *, blamed: bool = True) -> None:
        super().__init__(f"{code}: {reason}" if reason else code)
        self.code, self.blamed = code, blamed


@dataclass(frozen=True)
class Method:
    """needs: arguments without which it is refused. token: the one it takes."""

    act: Act
    needs: tuple[str, ...] = ()
    token: str = BOT_TOKEN


def call(workspace: Workspace, method: str, body: Json, token: str | None) -> Json:
    """Do what a method does and return its answer. Raises Refused."""
    if method not in METHODS:
        raise Refused("unknown_method", method)
    wanted = METHODS[method]
    if token is None:
        raise Refused("not_authed")
    if token != wanted.token:
        raise Refused("invalid_auth" if wanted.token == BOT_TOKEN else "not_allowed_token_type", method)
    missing = [name for name in wanted.needs if body.get(name) in (None, "")]
    if missing:
        raise Refused("invalid_arguments", f"{method} needs {', '.join(missing)}")
    return {"ok": True} | wanted.act(workspace, body)


def _auth_test(workspace: Workspace, body: Json) -> Json:
    return {"url": "https://cdip.slack.com/", "team": "CDIP", "user": "cdip", "team_id": TEAM, "user_id": BOT_USER, "bot_id": BOT}


def check_content(body: Json, *, most: int = limits.TEXT) -> None:
    """Refuse text and blocks that Slack would refuse."""
    if body.get("markdown_text") and (body.get("text") or body.get("blocks")):
        raise Refused("markdown_text_conflict")
    if not (body.get("text") or body.get("blocks") or body.get("markdown_text")):
        raise Refused("no_text")
    if len(body.get("text") or "") > most:
        raise Refused("msg_too_long", f"{len(body['text'])} characters of text, at most {most}")
    if len(body.get("markdown_text") or "") > limits.MARKDOWN:
        raise Refused("msg_too_long", f"{len(body['markdown_text'])} characters of markdown, at most {limits.MARKDOWN}")
    if body.get("blocks") and (complaints := limits.of_blocks(body["blocks"])):
        raise Refused("invalid_blocks", "; ".join(complaints))


def _channel(workspace: Workspace, body: Json) -> str:
    channel = workspace.channels.get(body["channel"])
    if channel is None:
        raise Refused("channel_not_found", body["channel"])
    if not channel.bot_is_in:
        raise Refused("not_in_channel", channel.id)
    return channel.id


def _parent(workspace: Workspace, channel: str, thread_ts: str | None) -> None:
    """A thread begins at a message that is there, and at none that is a reply itself."""
    if thread_ts is None:
        return
    parent = workspace.find(channel, thread_ts)
    if parent is None:
        raise Refused("thread_not_found", thread_ts)
    if parent.thread_ts not in (None, parent.ts):
        raise Refused("cannot_reply_to_message", "the ts of a reply is no thread_ts")


def _said(body: Json) -> str:
    return body.get("text") or body.get("markdown_text") or ""


def _post(workspace: Workspace, body: Json) -> Json:
    channel = _channel(workspace, body)
    check_content(body)
    _parent(workspace, channel, body.get("thread_ts"))
    message = Message(channel, workspace.new_ts(), BOT_USER, _said(body), body.get("blocks") or [], body.get("thread_ts"), sent=body)
    workspace.add(message)
    return {"channel": channel, "ts": message.ts, "message": {"text": message.text, "user": BOT_USER, "bot_id": BOT, "ts": message.ts}}


def _ephemeral(workspace: Workspace, body: Json) -> Json:
    channel = _channel(workspace, body)
    check_content(body)
    if body["user"] not in workspace.people:
        raise Refused("user_not_in_channel", body["user"])
    message = Message(
        channel, workspace.new_ts(), BOT_USER, _said(body), body.get("blocks") or [], body.get("thread_ts"), body["user"], sent=body
    )
    return {"message_ts": workspace.add(message).ts}


def _own(workspace: Workspace, body: Json, refusal: str) -> Message:
    message = workspace.find(_channel(workspace, body), body["ts"])
    if message is None or message.seen_by is not None:
        raise Refused("message_not_found", body["ts"])
    if message.user != BOT_USER:
        raise Refused(refusal)
    return message


def _update(workspace: Workspace, body: Json) -> Json:
    message = _own(workspace, body, "cant_update_message")
    if message.streaming:  # undocumented; measured by others on the live API
        raise Refused("streaming_state_conflict")
    check_content(body, most=limits.UPDATED_TEXT)
    message.text, message.edited, message.streaming, message.finished = _said(body), True, None, time.monotonic()
    message.blocks = body["blocks"] if body.get("blocks") is not None else message.blocks
    return {"channel": message.channel, "ts": message.ts, "text": message.text}


def _delete(workspace: Workspace, body: Json) -> Json:
    message = _own(workspace, body, "cant_delete_message")
    if message.streaming:
        raise Refused("cant_delete_message", "it is still streaming")
    message.deleted = True
    return {"channel": message.channel, "ts": message.ts}


def _start_stream(workspace: Workspace, body: Json) -> Json:
    channel = _channel(workspace, body)
    if workspace.channels[channel].kind == "mpim":
        raise Refused("channel_type_not_supported", blamed=False)
    for name in ("recipient_team_id", "recipient_user_id"):  # documented for channels; others met it in direct messages
        if not isinstance(body.get(name), str):
            raise Refused(f"missing_{name}", repr(body.get(name)))
    _parent(workspace, channel, body["thread_ts"])
    message = Message(channel, workspace.new_ts(), BOT_USER, thread_ts=body["thread_ts"], streaming=True, sent=body)
    _stream_in(message, body)
    workspace.add(message)
    return {"channel": channel, "ts": message.ts}


def _open_stream(workspace: Workspace, body: Json) -> Message:
    message = _own(workspace, body, "message_not_owned_by_app")
    if not message.streaming:
        raise Refused("message_not_in_streaming_state", body["ts"], blamed=not message.expired)
    return message


def _append_stream(workspace: Workspace, body: Json) -> Json:
    message = _open_stream(workspace, body)
    if not body.get("chunks") and not body.get("markdown_text"):
        raise Refused("invalid_arguments", "chunks or markdown_text")
    _stream_in(message, body)
    return {"channel": message.channel, "ts": message.ts}


def _stop_stream(workspace: Workspace, body: Json) -> Json:
    message = _open_stream(workspace, body)
    if body.get("blocks") and (complaints := limits.of_blocks(body["blocks"])):
        raise Refused("invalid_blocks", "; ".join(complaints))
    _stream_in(message, body)
    message.streaming, message.blocks = False, [*message.blocks, *(body.get("blocks") or [])]
    message.finished = time.monotonic()
    return {"channel": message.channel, "ts": message.ts, "message": {"text": message.text}}


def _stream_in(message: Message, body: Json) -> None:
    """Add what a call streams. A stream keeps to what it was opened with (measured by others, undocumented)."""
    mode = "chunks" if body.get("chunks") else "markdown_text" if body.get("markdown_text") else None
    if mode and message.mode not in (None, mode):
        raise Refused("streaming_mode_mismatch", f"opened with {message.mode}")
    text, blocks = body.get("markdown_text") or "", []
    for chunk in body.get("chunks") or ():
        match chunk.get("type"):
            case "markdown_text" if isinstance(chunk.get("text"), str):
                text += chunk["text"]
            case "task_update" if chunk.get("id") and chunk.get("title"):
                _short(chunk, "title", "details", "output")
            case "plan_update" if chunk.get("title"):
                _short(chunk, "title")
            case "blocks" if not limits.of_blocks(chunk.get("blocks")):
                blocks += chunk["blocks"]
            case _:
                raise Refused("invalid_chunks", repr(chunk)[:200])
    if len(message.text) + len(text) > limits.MARKDOWN:
        raise Refused("msg_too_long", f"{len(message.text) + len(text)} characters streamed, at most {limits.MARKDOWN}")
    message.mode = message.mode or mode  # type: ignore[assignment]
    message.text, message.blocks = message.text + text, message.blocks + blocks


def _short(chunk: Json, *names: str) -> None:
    for name in names:
        if len(chunk.get(name) or "") > 256:
            raise Refused("invalid_chunks", f"{name} of {len(chunk[name])} characters, at most 256")


def _status(workspace: Workspace, body: Json) -> Json:
    _channel(workspace, {"channel": body["channel_id"]})
    if len(body.get("loading_messages") or ()) > 10:
        raise Refused("invalid_arguments", "more than 10 loading_messages")
    workspace.statuses.append((body["channel_id"], body["thread_ts"], body.get("status", "")))
    return {}


def _prompts(workspace: Workspace, body: Json) -> Json:
    _channel(workspace, {"channel": body["channel_id"]})
    if complaints := limits.of_prompts(body["prompts"]):
        raise Refused("invalid_arguments", "; ".join(complaints))
    workspace.prompts.append(body)
    return {}


def _title(workspace: Workspace, body: Json) -> Json:
    return {}


def _publish(workspace: Workspace, body: Json) -> Json:
    if body["view"].get("type") != "home" or body["user_id"] not in workspace.people:
        raise Refused("invalid_arguments", "a home view for somebody of the workspace")
    _check_view(body["view"])
    workspace.views[body["user_id"]] = body["view"]
    return {"view": body["view"] | {"id": f"V{body['user_id']}"}}


def _open_view(workspace: Workspace, body: Json) -> Json:
    if body["view"].get("type") != "modal":
        raise Refused("invalid_arguments", "a modal")
    _check_view(body["view"])
    workspace.modals.append(body["view"])
    return {"view": body["view"] | {"id": f"V{len(workspace.modals)}"}}


def _check_view(view: Json) -> None:
    if complaints := limits.of_view(view):
        raise Refused("invalid_arguments", "; ".join(complaints))


def _user(workspace: Workspace, body: Json) -> Json:
    person = workspace.people.get(body["user"])
    if person is None:
        raise Refused("user_not_found", body["user"])
    told = {"id": person.id, "team_id": TEAM, "name": person.name, "real_name": person.name.title(), "is_bot": False}
    return {"user": told | ({"locale": person.locale} if body.get("include_locale") in (True, "true", "1", 1) else {})}


def _history(workspace: Workspace, body: Json) -> Json:
    channel = _channel(workspace, body)
    found = workspace.thread(channel, body["ts"]) if "ts" in body else [m for m in workspace.messages if m.channel == channel]
    if "ts" in body and not found:
        raise Refused("thread_not_found", body["ts"])
    told: list[Json] = [
        {"type": "message", "user": m.user, "text": m.text, "ts": m.ts}
        | ({"thread_ts": m.thread_ts} if m.thread_ts else {})
        | ({"bot_id": BOT, "app_id": APP} if m.user == BOT_USER else {})
        for m in found
        if m.seen_by is None
    ]
    return {"messages": told, "has_more": False}


def _info(workspace: Workspace, body: Json) -> Json:
    channel = workspace.channels.get(body["channel"])
    if channel is None:
        raise Refused("channel_not_found", body["channel"])
    kinds: dict[str, Any] = {f"is_{kind}": channel.kind == kind for kind in ("channel", "group", "im", "mpim")}
    private = channel.kind != "channel"
    return {"channel": {"id": channel.id, "name": channel.name, "is_private": private, "is_member": channel.bot_is_in} | kinds}


def _permalink(workspace: Workspace, body: Json) -> Json:
    return {"permalink": f"https://cdip.slack.com/archives/{body['channel']}/p{body['message_ts'].replace('.', '')}"}


METHODS: dict[str, Method] = {
    "auth.test": Method(_auth_test),
    "chat.postMessage": Method(_post, ("channel",)),
    "chat.postEphemeral": Method(_ephemeral, ("channel", "user")),
    "chat.update": Method(_update, ("channel", "ts")),
    "chat.delete": Method(_delete, ("channel", "ts")),
    "chat.getPermalink": Method(_permalink, ("channel", "message_ts")),
    "chat.startStream": Method(_start_stream, ("channel", "thread_ts")),
    "chat.appendStream": Method(_append_stream, ("channel", "ts")),
    "chat.stopStream": Method(_stop_stream, ("channel", "ts")),
    "assistant.threads.setStatus": Method(_status, ("channel_id", "thread_ts")),
    "assistant.threads.setSuggestedPrompts": Method(_prompts, ("channel_id", "prompts")),
    "assistant.threads.setTitle": Method(_title, ("channel_id", "thread_ts", "title")),
    "views.publish": Method(_publish, ("user_id", "view")),
    "views.open": Method(_open_view, ("trigger_id", "view")),
    "users.info": Method(_user, ("user",)),
    "conversations.info": Method(_info, ("channel",)),
    "conversations.replies": Method(_history, ("channel", "ts")),
    "conversations.history": Method(_history, ("channel",)),
}
