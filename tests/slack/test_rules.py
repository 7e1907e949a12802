"""Slack's rules kept: acknowledged first, answered once, nobody's bot, edits and deletions, signatures, channels allowed, votes kept."""

from __future__ import annotations

import random
from pathlib import Path

import httpx
import pytest

from assistant.adapters.service_store import ServiceStore
from assistant.channels.http import create_app
from tests.slack.test_conversations import EN, SAID_EN, SAID_ZH, UNKNOWN_EN, ZH
from tests.support.serving import served
from tests.support.slack import events
from tests.support.slack.doors import HttpDoor, signed
from tests.support.slack.running import running, slack_settings
from tests.support.slack.server import Fault, SlackServer
from tests.support.slack.stage import Stage
from tests.support.slack.workspace import ANA, ANAS, BOT_USER, FOREIGN, GROUP, LIN, LINS, OTHER, PRIVATE, PUBLIC, Json, Message

BOTH = pytest.mark.parametrize("stage", ["http", "socket"], indirect=True)


@BOTH
def test_it_is_acknowledged_before_the_work_begins(stage: Stage) -> None:
    for method in ("assistant.threads.setStatus", "chat.startStream", "users.info"):
        stage.slack.fails(method, Fault(wait=0.7), times=3)
    said = stage.asks(ANA, PUBLIC, EN)
    stage.commands(ANA, PUBLIC, EN)
    stage.door.event(events.home(ANA, ANAS, "home"))
    assert stage.slack.workspace.by_bot() == [] and stage.slack.workspace.views == {}
    assert SAID_EN in stage.answer(said).shown


@BOTH
@pytest.mark.parametrize("mention", [True, False])
def test_an_event_sent_again_is_answered_once(stage: Stage, mention: bool) -> None:
    channel = PUBLIC if mention else ANAS
    said = stage.slack.workspace.say(ANA, channel, f"<@{BOT_USER}> {EN}" if mention else EN)
    payloads = stage.about(said, channel, mention=mention)
    for retry in range(3):
        for payload in payloads:
            assert stage.door.event(payload, retry=retry).status == 200
    assert SAID_EN in stage.answer(said).shown


def test_a_retry_that_comes_after_the_answer_is_not_answered(stage: Stage) -> None:
    said = stage.slack.workspace.say(ANA, ANAS, EN)
    payload = events.message(said, "im")
    stage.door.event(payload)
    stage.answer(said)
    stage.door.event(payload, retry=1)
    stage.rest()
    assert len(stage.slack.workspace.thread(ANAS.id, said.ts)) == 2


@pytest.mark.parametrize("seed", range(3))
def test_events_in_any_order_and_number_are_answered_once_each(stage: Stage, seed: int) -> None:
    asked: list[Message] = []
    payloads: list[tuple[Json, int]] = []
    for number in range(6):
        person, channel, question = [(ANA, PUBLIC, EN), (LIN, PRIVATE, ZH), (ANA, ANAS, UNKNOWN_EN)][number % 3]
        mention = channel is not ANAS
        said = stage.slack.workspace.say(person, channel, f"<@{BOT_USER}> {question}" if mention else question)
        asked.append(said)
        payloads += [(payload, retry) for payload in stage.about(said, channel, mention=mention) for retry in range(3)]
    random.Random(seed).shuffle(payloads)
    for payload, retry in payloads:
        stage.door.event(payload, retry=retry)
    for said in asked:
        stage.answer(said)


def test_a_follow_up_that_overtakes_its_question_harms_neither(stage: Stage) -> None:
    first = stage.slack.workspace.say(ANA, ANAS, EN)
    second = stage.slack.workspace.say(ANA, ANAS, "What is the status of DA recommendation 10?", thread_ts=first.ts)
    stage.door.event(events.message(second, "im"))
    stage.answer(second)
    stage.door.event(events.message(first, "im"))
    stage.wait(lambda: len(stage.slack.workspace.by_bot()) == 2, "the second answer")
    assert sum(SAID_EN in message.shown for message in stage.slack.workspace.by_bot()) == 1


def test_two_processes_that_share_what_is_kept_answer_once(own_slack: SlackServer, samples_index: Path, tmp_path: Path) -> None:
    settings = slack_settings(samples_index, tmp_path, own_slack)
    with (
        running("http", settings, own_slack) as one,
        running("http", settings, own_slack) as other,
        running("socket", settings, own_slack) as third,
    ):
        asked = []
        for number in range(6):
            said = own_slack.workspace.say(ANA, PUBLIC, f"<@{BOT_USER}> {EN}")
            mention, plain = one.about(said, PUBLIC, mention=True)
            doors = [one, other, third]
            for turn, payload in enumerate((mention, plain, mention, plain)):
                doors[(number + turn) % 3].door.event(payload, retry=turn // 2)
            asked.append(said)
        for said in asked:
            assert SAID_EN in one.answer(said).shown
        follow_up = own_slack.workspace.say(ANA, PUBLIC, "What is the status of DA recommendation 10?", thread_ts=asked[0].ts)
        other.door.event(events.message(follow_up, "channel"))
        assert "CDIP/33/D/2" in one.answer(follow_up).shown  # the other process knows the thread, too


NOT_FOR_US: list[Json] = [
    {"subtype": "bot_message", "bot_id": "B0OTHER", "user": None},
    {"bot_id": "B0OTHER", "user": "U0OTHERBOT", "app_id": "A0OTHER"},
    {"user": BOT_USER, "bot_id": "B0CDIP"},
    {"user": BOT_USER},
    {"user": "USLACKBOT"},
    {"subtype": "channel_join"},
    {"subtype": "channel_topic"},
    {"text": ""},
]


def test_bots_the_bot_itself_and_notices_get_no_answer(stage: Stage) -> None:
    before = len(stage.slack.workspace.by_bot())
    for more in NOT_FOR_US:
        said = stage.slack.workspace.say(ANA, LINS, EN)
        stage.door.event(events.message(said, "im", **more))
        if "user" in more:
            mention = events.mention(stage.slack.workspace.say(ANA, PUBLIC, f"<@{BOT_USER}> {EN}"))
            mention["event"] |= more
            stage.door.event(mention)
    stage.rest()
    assert len(stage.slack.workspace.by_bot()) == before + 1  # the answer that was waited for


@pytest.mark.parametrize(("person", "channel", "after", "said"), [(ANA, PUBLIC, EN, SAID_EN), (LIN, LINS, ZH, SAID_ZH)])
def test_an_edited_question_is_answered_anew_in_the_same_place(
    stage: Stage, person: object, channel: object, after: str, said: str
) -> None:
    before = UNKNOWN_EN if after is EN else "网络论坛在巴西花了多少钱？"
    asked = stage.asks(person, channel, before)  # type: ignore[arg-type]
    first = stage.answer(asked)
    assert said not in first.shown
    old = asked.text
    asked.text = old.replace(before, after)
    payload = events.changed(asked, old, channel.kind)  # type: ignore[attr-defined]
    for retry in range(2):
        stage.door.event(payload, retry=retry)
    stage.wait(lambda: any(said in m.shown for m in stage.slack.workspace.by_bot()), "the new answer")
    assert said in stage.answer(asked).shown


def test_an_edit_that_changes_no_words_or_comes_again_changes_nothing(stage: Stage) -> None:
    asked = stage.asks(ANA, PUBLIC, EN)
    stage.answer(asked)
    made = len(stage.slack.calls)
    stage.door.event(events.changed(asked, asked.text, "channel", attachments=[{"title": "a preview"}]))
    stage.rest()
    told = [c for c in stage.slack.calls[made:] if c.body.get("channel") == PUBLIC.id]
    assert told == []


def test_an_edit_of_what_was_never_for_the_bot_is_left_alone(stage: Stage) -> None:
    talk = stage.asks(ANA, PUBLIC, "hello", mention=False)
    talk.text = EN
    stage.door.event(events.changed(talk, "hello", "channel"))
    stage.rest()
    assert stage.slack.workspace.by_bot(PUBLIC.id) == []


def test_a_mention_added_by_an_edit_is_answered(stage: Stage) -> None:
    talk = stage.asks(ANA, PUBLIC, EN, mention=False)
    talk.text = f"<@{BOT_USER}> {EN}"
    stage.door.event(events.changed(talk, EN, "channel"))
    assert SAID_EN in stage.answer(talk).shown


@pytest.mark.parametrize(("channel", "person"), [(PUBLIC, ANA), (LINS, LIN)])
def test_the_answer_goes_with_a_deleted_question(stage: Stage, channel: object, person: object) -> None:
    asked = stage.asks(person, channel, EN)  # type: ignore[arg-type]
    stage.answer(asked)
    asked.deleted = True
    stage.door.event(events.deleted(asked, channel.kind))  # type: ignore[attr-defined]
    stage.wait(lambda: not stage.slack.workspace.by_bot(asked.channel), "the answer's end")


def test_a_question_deleted_before_its_answer_leaves_nothing_behind(stage: Stage) -> None:
    stage.slack.fails("assistant.threads.setStatus", Fault(wait=0.5))
    asked = stage.asks(ANA, PUBLIC, EN)
    asked.deleted = True
    stage.door.event(events.deleted(asked, "channel"))
    stage.rest()
    assert stage.slack.workspace.by_bot(PUBLIC.id) == []
    stage.slack.complaints.clear()  # a reply to a message that is gone is refused, which nobody can foresee


def test_what_slack_did_not_sign_is_not_read(stage: Stage) -> None:
    base = stage.door._client.base_url  # type: ignore[attr-defined]
    said = stage.slack.workspace.say(ANA, ANAS, EN)
    body = httpx.Request("POST", "http://x", json=events.message(said, "im")).content.decode()
    hour_ago = float(said.ts) - 3_600
    for headers in (
        {},
        signed(body, secret="another"),
        signed(body, at=hour_ago),
        signed(body + " "),
        signed(body) | {"X-Slack-Request-Timestamp": "soon"},
        signed(body) | {"X-Slack-Signature": "v0="},
        {**signed(body), "X-Slack-Signature": "v0=é".encode()},
    ):
        answer = httpx.post(f"{base}/slack/events", content=body, headers={"Content-Type": "application/json", **headers})
        assert answer.status_code in (400, 401), headers
        assert "Traceback" not in answer.text
    stage.rest()
    assert len(stage.slack.workspace.thread(ANAS.id, said.ts)) == 1


def test_slack_may_verify_the_address(stage: Stage) -> None:
    ack = stage.door.event({"token": "verification", "type": "url_verification", "challenge": "3eZbrw"})
    assert ack.status == 200 and "3eZbrw" in ack.body


def test_nonsense_that_is_signed_is_refused_or_passed_over(stage: Stage) -> None:
    door = stage.door
    assert isinstance(door, HttpDoor)
    for body, kind in (
        ("", "application/json"),
        ("{", "application/json"),
        ("[]", "application/json"),
        ("{}", "application/json"),
        ("payload=%7B", "application/x-www-form-urlencoded"),
        ('{"type": "event_callback"}', "application/json"),
        ('{"type": "event_callback", "event": {"type": "message"}}', "application/json"),
    ):
        answer = door._post(body, kind, {})
        assert answer.status < 500 and "Traceback" not in answer.body, body


def test_only_allowed_channels_are_answered_in(own_slack: SlackServer, samples_index: Path, tmp_path: Path) -> None:
    with running(
        "http", slack_settings(samples_index, tmp_path, own_slack, SLACK_CHANNELS=f"{PUBLIC.id}, {PRIVATE.id}"), own_slack
    ) as stage:
        assert SAID_EN in stage.answer(stage.asks(ANA, PUBLIC, EN)).shown
        assert SAID_ZH in stage.answer(stage.asks(LIN, PRIVATE, ZH)).shown
        stage.asks(ANA, OTHER, EN)
        stage.rest()  # a direct message, which the list does not close
        assert not [m for m in own_slack.workspace.by_bot(OTHER.id) if SAID_EN in m.shown]
        ack = stage.commands(ANA, OTHER, EN)
        stage.rest()
        assert SAID_EN not in ack.body + "".join(m.shown for m in own_slack.workspace.by_bot(OTHER.id))


@pytest.mark.parametrize(("person", "channel", "question"), [(ANA, PUBLIC, EN), (LIN, LINS, ZH), (ANA, ANAS, UNKNOWN_EN)])
def test_a_vote_lands_in_the_store_of_the_web_page(
    own_slack: SlackServer, samples_index: Path, tmp_path: Path, person: object, channel: object, question: str
) -> None:
    settings = slack_settings(samples_index, tmp_path, own_slack)
    with running("http", settings, own_slack) as stage:
        answer = stage.answer(stage.asks(person, channel, question))  # type: ignore[arg-type]
        [buttons] = events.elements(answer, "feedback_buttons")
        for side in ("positive_button", "negative_button"):
            assert stage.clicks(person, channel, answer, buttons, side=side).status == 200  # type: ignore[arg-type]
            stage.settle()  # a click is acknowledged before it is kept, and nobody clicks twice in a millisecond
    kept = ServiceStore(tmp_path / "service.sqlite", days=30)
    votes = kept.feedback()
    kept.close()
    assert [vote.value for vote in votes] == ["up", "down"]
    assert {vote.question for vote in votes} == {question} and all(len(vote.answer_id) > 8 for vote in votes)


def test_feedback_buttons_can_be_left_out(own_slack: SlackServer, samples_index: Path, tmp_path: Path) -> None:
    with running("http", slack_settings(samples_index, tmp_path, own_slack, SLACK_FEEDBACK=False), own_slack) as stage:
        answer = stage.answer(stage.asks(ANA, PUBLIC, EN))
        assert SAID_EN in answer.shown and events.elements(answer, "feedback_buttons") == []


def test_a_forged_vote_harms_nothing(stage: Stage) -> None:
    answer = stage.answer(stage.asks(ANA, PUBLIC, EN))
    [buttons] = events.elements(answer, "feedback_buttons")
    for value in ("", "sideways", "x" * 2_000, "up", "{}", '{"answer_id": null}'):
        forged = buttons | {"positive_button": buttons["positive_button"] | {"value": value}}
        assert stage.clicks(ANA, PUBLIC, answer, forged, side="positive_button").status == 200
    stage.rest()


def test_without_its_settings_slack_is_not_served(samples_index: Path, own_slack: SlackServer, tmp_path: Path) -> None:
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"):
        with served(create_app(slack_settings(samples_index, tmp_path, own_slack, **{name: None}))) as base:
            said = own_slack.workspace.say(ANA, ANAS, EN)
            door = HttpDoor(base)
            assert door.event(events.message(said, "im")).status in (404, 503)
            assert httpx.get(f"{base}/healthz").status_code == 200
            door.close()


def test_a_group_message_where_slack_streams_nothing_is_answered(stage: Stage) -> None:
    assert SAID_EN in stage.answer(stage.asks(ANA, GROUP, EN)).shown
    assert [made.error for made in stage.slack.called("chat.startStream")] == ["channel_type_not_supported"]


def test_the_command_works_where_the_bot_is_not(stage: Stage) -> None:
    stage.commands(ANA, FOREIGN, EN)
    assert any(SAID_EN in message.shown for message in stage.private(ANA, FOREIGN))


def test_a_share_that_failed_may_be_tried_again(stage: Stage) -> None:
    stage.commands(ANA, PUBLIC, EN)
    *_, private = stage.private(ANA, PUBLIC)
    share = next(e for e in events.elements(private, "button") if "share" in e["action_id"])
    stage.slack.fails("chat.postMessage", Fault(status=500), times=3)
    stage.clicks(ANA, PUBLIC, private, share)
    stage.wait(lambda: any("went wrong" in m.shown for m in stage.slack.workspace.by_bot(PUBLIC.id)), "the reader's notice")
    assert not [m for m in stage.slack.workspace.by_bot(PUBLIC.id) if m.seen_by is None]
    stage.clicks(ANA, PUBLIC, private, share)
    stage.wait(lambda: [m for m in stage.slack.workspace.by_bot(PUBLIC.id) if m.seen_by is None], "the shared answer")


def test_a_shared_answer_begins_a_thread_that_needs_no_mention(stage: Stage) -> None:
    stage.commands(ANA, PUBLIC, "What is the status of DA recommendation 10?")
    *_, private = stage.private(ANA, PUBLIC)
    stage.clicks(ANA, PUBLIC, private, next(e for e in events.elements(private, "button") if "share" in e["action_id"]))
    stage.wait(lambda: [m for m in stage.slack.workspace.by_bot(PUBLIC.id) if m.seen_by is None], "the shared answer")
    shared = next(m for m in stage.slack.workspace.by_bot(PUBLIC.id) if m.seen_by is None)
    assert "CDIP/33/D/3" in stage.answer(stage.asks(LIN, PUBLIC, "and 12?", thread=shared, mention=False)).shown


def test_a_list_is_shared_as_an_answer_is(stage: Stage) -> None:
    stage.commands(LIN, PUBLIC, "决定 23")
    *_, private = stage.private(LIN, PUBLIC)
    stage.clicks(LIN, PUBLIC, private, next(e for e in events.elements(private, "button") if "share" in e["action_id"]))
    stage.wait(lambda: [m for m in stage.slack.workspace.by_bot(PUBLIC.id) if m.seen_by is None], "the shared list")
    [shared] = [m for m in stage.slack.workspace.by_bot(PUBLIC.id) if m.seen_by is None]
    assert SAID_ZH in shared.shown and LIN.id in shared.shown


def test_where_the_bot_is_not_sharing_and_voting_go_by_the_buttons_address(stage: Stage) -> None:
    stage.commands(ANA, FOREIGN, EN)
    *_, private = stage.private(ANA, FOREIGN)
    [thumbs] = events.elements(private, "feedback_buttons")
    stage.clicks(ANA, FOREIGN, private, thumbs, side="positive_button")
    stage.wait(lambda: any("Thank you" in m.shown for m in stage.slack.workspace.by_bot(FOREIGN.id)), "thanks")
    stage.clicks(ANA, FOREIGN, private, next(e for e in events.elements(private, "button") if "share" in e["action_id"]))
    stage.wait(lambda: [m for m in stage.slack.workspace.by_bot(FOREIGN.id) if m.seen_by is None], "the shared answer")
    stage.slack.complaints.clear()  # whether we may write in a channel is known once we tried


def test_a_long_question_is_refused_in_the_language_it_is_in(stage: Stage) -> None:
    assert "too long" in stage.answer(stage.asks(ANA, ANAS, "port " * 3_000)).shown
    assert "问题太长" in stage.answer(stage.asks(LIN, LINS, "港口" * 6_000)).shown


def test_a_mention_without_words_gets_help_in_the_readers_language(stage: Stage) -> None:
    assert "How to ask" in stage.answer(stage.asks(ANA, PUBLIC, "")).shown
    assert "提问的方式" in stage.answer(stage.asks(LIN, PUBLIC, "")).shown


def test_in_a_direct_message_one_may_ask_on_without_a_thread(stage: Stage) -> None:
    stage.answer(stage.asks(ANA, ANAS, "What is the status of DA recommendation 10?"))
    assert "CDIP/33/D/3" in stage.answer(stage.asks(ANA, ANAS, "and 12?")).shown
