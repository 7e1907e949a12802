"""The mock of Slack, held against the official client: what it takes, refuses and forgets is what the tests of the app rest on."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.models.blocks import (
    ContextActionsBlock,
    FeedbackButtonObject,
    FeedbackButtonsElement,
    HeaderBlock,
    MarkdownBlock,
    SectionBlock,
)
from slack_sdk.models.views import View
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook import WebhookClient

from tests.support.slack import events, limits
from tests.support.slack.server import Fault, SlackServer
from tests.support.slack.workspace import ANA, ANAS, APP_TOKEN, BOT_TOKEN, FOREIGN, GROUP, LIN, PUBLIC, TEAM, mentions, texts

TO_ANA = {"recipient_team_id": TEAM, "recipient_user_id": ANA.id}


@pytest.fixture
def slack() -> Iterator[SlackServer]:
    with SlackServer() as server:
        yield server


@pytest.fixture
def client(slack: SlackServer) -> WebClient:
    return WebClient(BOT_TOKEN, base_url=slack.api_url, timeout=5)


def _code(refusal: pytest.ExceptionInfo[SlackApiError]) -> str:
    return str(refusal.value.response["error"])


def test_a_stream_is_started_appended_to_and_stopped_once(slack: SlackServer, client: WebClient) -> None:
    asked = slack.workspace.say(ANA, PUBLIC, "What was decided?")
    stream = client.chat_stream(channel=PUBLIC.id, thread_ts=asked.ts, buffer_size=1, **TO_ANA)
    stream.append(markdown_text="It **took ")
    stream.append(markdown_text="note** of 中文.")
    stream.stop(blocks=[SectionBlock(text="Sources")])
    answer = slack.workspace.thread(PUBLIC.id, asked.ts)[-1]
    assert (answer.text, answer.streaming) == ("It **took note** of 中文.", False)
    assert answer.shown.endswith("Sources")
    assert [made.method for made in slack.calls] == ["chat.startStream", "chat.appendStream", "chat.stopStream"]
    assert slack.verdict() == []
    with pytest.raises(SlackApiError) as refusal:
        client.chat_stopStream(channel=PUBLIC.id, ts=answer.ts)
    assert _code(refusal) == "message_not_in_streaming_state" and slack.verdict()


def test_an_open_stream_is_neither_updated_nor_deleted_nor_forgotten(slack: SlackServer, client: WebClient) -> None:
    asked = slack.workspace.say(ANA, ANAS, "?")
    ts = client.chat_startStream(channel=ANAS.id, thread_ts=asked.ts, markdown_text="a", **TO_ANA)["ts"]
    codes = []
    for attempt in (
        lambda: client.chat_update(channel=ANAS.id, ts=ts, text="b"),
        lambda: client.chat_delete(channel=ANAS.id, ts=ts),
        lambda: client.chat_appendStream(channel=ANAS.id, ts=ts, chunks=[{"type": "markdown_text", "text": "b"}]),  # type: ignore[call-arg]
    ):
        with pytest.raises(SlackApiError) as refusal:
            attempt()
        codes.append(_code(refusal))
    assert codes == ["streaming_state_conflict", "cant_delete_message", "streaming_mode_mismatch"]
    assert any("never stopped" in complaint for complaint in slack.verdict())


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda c, ts: c.chat_postMessage(channel=PUBLIC.id, text="x" * 40_001), "msg_too_long"),
        (lambda c, ts: c.chat_postMessage(channel=PUBLIC.id, markdown_text="字" * 12_001), "msg_too_long"),
        (lambda c, ts: c.chat_postMessage(channel=PUBLIC.id, markdown_text="a", text="b"), "markdown_text_conflict"),
        (lambda c, ts: c.api_call("chat.postMessage", json={"channel": PUBLIC.id}), "no_text"),
        (lambda c, ts: c.chat_postMessage(channel="C0NOWHERE", text="a"), "channel_not_found"),
        (lambda c, ts: c.chat_postMessage(channel=FOREIGN.id, text="a"), "not_in_channel"),
        (lambda c, ts: c.chat_postMessage(channel=PUBLIC.id, text="a", thread_ts="1.0"), "thread_not_found"),
        (lambda c, ts: c.chat_update(channel=PUBLIC.id, ts=ts, text="a"), "cant_update_message"),
        (lambda c, ts: c.chat_update(channel=PUBLIC.id, ts="1.0", text="a"), "message_not_found"),
        (lambda c, ts: c.chat_startStream(channel=PUBLIC.id, thread_ts=ts), "missing_recipient_team_id"),
        (lambda c, ts: c.chat_startStream(channel=GROUP.id, thread_ts=ts, **TO_ANA), "channel_type_not_supported"),
        (lambda c, ts: c.chat_startStream(channel=PUBLIC.id, thread_ts=ts, markdown_text="字" * 12_001, **TO_ANA), "msg_too_long"),
        (lambda c, ts: c.chat_postMessage(channel=PUBLIC.id, text="a", token="xoxb-wrong"), "invalid_auth"),
        (lambda c, ts: c.users_info(user="U0NOBODY"), "user_not_found"),
        (lambda c, ts: c.api_call("chat.unheardOf"), "unknown_method"),
    ],
)
def test_calls_are_refused_as_slack_refuses_them(slack: SlackServer, client: WebClient, call: Any, code: str) -> None:
    said = slack.workspace.say(ANA, PUBLIC, "hello")
    with pytest.raises(SlackApiError) as refusal:
        call(client, said.ts)
    assert _code(refusal) == code
    assert bool(slack.complaints) == (code != "channel_type_not_supported")


def _button(**more: Any) -> dict[str, Any]:
    return {"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "Share"}} | more


@pytest.mark.parametrize(
    "blocks",
    [
        [{"type": "section", "text": {"type": "mrkdwn", "text": "字" * 3_001}}],
        [{"type": "section", "text": {"type": "mrkdwn", "text": ""}}],
        [{"type": "section", "text": "bare"}],
        [{"type": "section"}],
        [{"type": "section", "fields": [{"type": "mrkdwn", "text": "x" * 2_001}]}],
        [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}],
        [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
        [{"type": "context", "elements": [{"type": "mrkdwn", "text": "x"}] * 11}],
        [{"type": "context", "elements": []}],
        [{"type": "divider"}] * 51,
        [{"type": "markdown", "text": "x" * 6_001}] * 2,
        [{"type": "actions", "elements": [_button(text={"type": "plain_text", "text": "x" * 76})]}],
        [{"type": "actions", "elements": [_button(value="x" * 2_001)]}],
        [{"type": "actions", "elements": [_button(action_id="x" * 256)]}],
        [{"type": "actions", "elements": [_button(), _button()]}],
        [{"type": "actions", "elements": [_button(style="loud")]}],
        [{"type": "actions", "elements": [_button(action_id=f"a{n}") for n in range(26)]}],
        [{"type": "context_actions", "elements": [_button()]}],
        [{"type": "divider", "block_id": "same"}, {"type": "divider", "block_id": "same"}],
        [{"type": "divider", "block_id": "x" * 256}],
        [{"type": "alert", "text": {"type": "mrkdwn", "text": "x"}}],
        [{"type": "marquee"}],
        "text",
    ],
)
def test_blocks_beyond_the_limits_are_refused(slack: SlackServer, client: WebClient, blocks: Any) -> None:
    with pytest.raises(SlackApiError) as refusal:
        client.api_call("chat.postMessage", json={"channel": PUBLIC.id, "text": "x", "blocks": blocks})
    assert _code(refusal) == "invalid_blocks" and "invalid_blocks" in slack.complaints[0]


def test_blocks_of_the_official_models_at_the_limits_are_taken(slack: SlackServer, client: WebClient) -> None:
    button = FeedbackButtonObject(text="好" * 75, value="x" * 2_000)
    blocks = [
        HeaderBlock(text="题" * 150),
        SectionBlock(text="字" * 3_000),
        MarkdownBlock(text="x" * 12_000),
        ContextActionsBlock(elements=[FeedbackButtonsElement(action_id="f", positive_button=button, negative_button=button)]),
    ]
    client.chat_postMessage(channel=PUBLIC.id, text="x", blocks=blocks)
    client.views_publish(user_id=LIN.id, view=View(type="home", blocks=[SectionBlock(text="x")] * 100))
    assert slack.verdict() == []
    with pytest.raises(SlackApiError):
        client.views_publish(user_id=LIN.id, view={"type": "home", "blocks": [{"type": "markdown", "text": "x"}]})
    with pytest.raises(SlackApiError):
        client.assistant_threads_setSuggestedPrompts(channel_id=ANAS.id, prompts=[{"title": "a", "message": "b"}] * 5)


def test_a_rate_limit_closes_the_method_and_a_call_too_soon_is_complained_about(slack: SlackServer, client: WebClient) -> None:
    slack.fails("chat.postMessage", Fault(retry_after=1))
    for wait in (0.0, 0.5):
        time.sleep(wait)
        with pytest.raises(SlackApiError) as refusal:
            client.chat_postMessage(channel=PUBLIC.id, text="a")
        assert refusal.value.response.status_code == 429 and refusal.value.response.headers["Retry-After"] == "1"
    assert len(slack.complaints) == 1
    patient = WebClient(BOT_TOKEN, base_url=slack.api_url, retry_handlers=[RateLimitErrorRetryHandler()])
    slack.fails("auth.test", Fault(retry_after=1))
    patient.auth_test()
    assert len(slack.complaints) == 1 and len(slack.called("auth.test")) == 2


def test_it_misbehaves_when_told_to(slack: SlackServer) -> None:
    client = WebClient(BOT_TOKEN, base_url=slack.api_url, timeout=1, retry_handlers=[])
    asked = slack.workspace.say(ANA, PUBLIC, "?")
    slack.fails("chat.postMessage", Fault(status=500))
    slack.fails("chat.postMessage", Fault(cut=True))
    slack.fails("chat.postMessage", Fault(wait=1.5))
    for _ in range(3):
        with pytest.raises(Exception, match=r".+"):
            client.chat_postMessage(channel=PUBLIC.id, text="a")
    ts = client.chat_startStream(channel=PUBLIC.id, thread_ts=asked.ts, markdown_text="a", **TO_ANA)["ts"]
    slack.fails("chat.appendStream", Fault(error="message_not_in_streaming_state", closes=True), after=1)
    client.chat_appendStream(channel=PUBLIC.id, ts=ts, markdown_text="b")
    with pytest.raises(SlackApiError):
        client.chat_appendStream(channel=PUBLIC.id, ts=ts, markdown_text="c")
    client.chat_update(channel=PUBLIC.id, ts=ts, text="abc")
    assert slack.workspace.thread(PUBLIC.id, asked.ts)[-1].text == "abc" and slack.verdict() == []


def test_a_response_url_takes_five_posts_and_shows_them_to_one_reader(slack: SlackServer) -> None:
    url = slack.response_url(FOREIGN.id, ANA.id)
    for number in range(6):
        assert WebhookClient(url).send(text=f"{number}", response_type="ephemeral").status_code == 200
    assert [message.seen_by for message in slack.workspace.by_bot()] == [ANA.id] * 5
    assert any("expired_url" in complaint for complaint in slack.complaints)


def test_a_socket_is_acknowledged_refreshed_and_dropped(slack: SlackServer) -> None:
    async def listen() -> None:
        client = SocketModeClient(APP_TOKEN, web_client=AsyncWebClient(BOT_TOKEN, base_url=slack.api_url), ping_interval=0.2)

        async def acknowledge(_: Any, request: SocketModeRequest) -> None:
            await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, {"text": "ok"}))

        client.socket_mode_request_listeners.append(acknowledge)  # type: ignore[arg-type]
        await client.connect_to_new_endpoint()
        try:
            for made, disturb in ((1, slack.sockets.refresh), (2, slack.sockets.drop), (3, lambda: None)):
                await asyncio.to_thread(slack.sockets.wait_open, 1, ever=made)
                payload = events.callback({"type": "app_mention"})
                envelope = await asyncio.to_thread(slack.sockets.deliver, "events_api", payload)
                assert envelope.acks == 1 and envelope.seconds < 5 and envelope.payload == {"text": "ok"}
                await asyncio.to_thread(disturb)
        finally:
            await client.close()

    asyncio.run(listen())
    assert slack.verdict() == []


def test_a_thread_reads_back_and_mentions_are_known_from_escaped_ones(slack: SlackServer, client: WebClient) -> None:
    asked = slack.workspace.say(LIN, PUBLIC, "谁决定的？")
    client.chat_postMessage(channel=PUBLIC.id, text="委员会", thread_ts=asked.ts)
    told = [(line["user"], line["text"]) for line in slack.workspace.transcript(PUBLIC.id, asked.ts)]
    assert told == [("lin", "谁决定的？"), ("cdip", "委员会")]
    assert mentions("<!channel> <@U0ANA> <!subteam^S1|x> <#C1|y> &lt;!here&gt; <https://a.b|@here>") == [
        "<!channel>",
        "<@U0ANA>",
        "<!subteam^S1|x>",
        "<#C1|y>",
    ]
    assert texts({"type": "section", "text": {"type": "mrkdwn", "text": "a"}, "accessory": {"text": {"text": "b"}}}) == ["a", "b"]
    assert limits.of_blocks([{"type": "divider"}]) == [] and time.time() - float(asked.ts) < 60
