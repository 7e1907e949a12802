"""What Slack's payloads say, without a Slack: who speaks to whom, edits, deletions, commands; and what is kept and in which order it is done."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from assistant.adapters.slack_store import Reply, SlackStore
from assistant.channels.slack.reading import Command, Gone, asks, command, deleted, edited, heard
from assistant.channels.slack.workers import Workers
from assistant.model import Query

BOT = "U0BOT"


def body(event: dict[str, Any]) -> dict[str, Any]:
    told = {"type": "message", "channel": "C1", "user": "U1", "ts": "1700000000.000100", "text": "港口？"}
    return {"team_id": "T1", "authorizations": [{"user_id": BOT, "is_bot": True}], "event": told | event}


@pytest.mark.parametrize(
    ("event", "direct", "named", "to_others", "in_thread"),
    [
        ({"channel": "D1", "channel_type": "im"}, True, False, False, False),
        ({"text": f"<@{BOT}> 港口？"}, False, True, False, False),
        ({"type": "app_mention", "text": f"<@{BOT}> 港口？"}, False, True, False, False),
        ({"text": f"<@U2> <@{BOT}> 港口？"}, False, True, False, False),
        ({"text": "<@U2> 港口？", "thread_ts": "1699999999.000100"}, False, False, True, True),
        ({"thread_ts": "1699999999.000100", "subtype": "thread_broadcast"}, False, False, False, True),
        ({"text": "港口？", "subtype": "file_share", "files": []}, False, False, False, False),
    ],
)
def test_a_message_is_heard_as_it_was_meant(event: dict[str, Any], direct: bool, named: bool, to_others: bool, in_thread: bool) -> None:
    message = heard(body(event))
    assert message is not None and message.text == "港口？"
    assert (message.direct, message.named, message.to_others, message.in_thread) == (direct, named, to_others, in_thread)


@pytest.mark.parametrize(
    "event",
    [
        {"bot_id": "B1"},
        {"user": BOT},
        {"user": "USLACKBOT"},
        {"user": None},
        {"subtype": "bot_message"},
        {"subtype": "channel_join"},
        {"channel": None},
        {"ts": None},
        {"bot_profile": {"id": "B1"}},
    ],
)
def test_bots_notices_and_what_lacks_a_person_or_a_place_are_not_heard(event: dict[str, Any]) -> None:
    assert heard(body(event)) is None


def test_an_edit_is_one_where_words_changed() -> None:
    now = {"user": "U1", "ts": "1.1", "text": f"<@{BOT}> Ports?", "edited": {"ts": "2.2"}}
    change = {"subtype": "message_changed", "user": None, "message": now}
    message = edited(body(change | {"previous_message": {"text": "Harbours?"}}))
    assert message is not None and (message.ts, message.version, message.text, message.named) == ("1.1", "2.2", "Ports?", True)
    assert edited(body(change | {"previous_message": {"text": now["text"]}})) is None
    assert edited(body(change | {"message": now | {"bot_id": "B1"}, "previous_message": {"text": ""}})) is None


def test_a_deletion_comes_in_two_forms() -> None:
    before = {"user": "U1", "ts": "1.1", "thread_ts": "1.0"}
    gone = Gone("T1", "C1", "1.1", "1.0")
    assert deleted(body({"subtype": "message_deleted", "deleted_ts": "1.1", "previous_message": before})) == gone
    tombstone = {"subtype": "tombstone", "ts": "1.1", "user": "USLACKBOT"}
    assert deleted(body({"subtype": "message_changed", "message": tombstone, "previous_message": before})) == gone
    assert deleted(body({"subtype": "message_deleted", "deleted_ts": "1.1", "previous_message": before | {"bot_id": "B1"}})) is None
    assert deleted(body({})) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Command("help", "")),
        ("帮助", Command("help", "帮助")),
        ("decisions", Command("help", "decisions")),
        ("recommendation ten", Command("help", "recommendation ten")),
        ("decisions of session 23", Command("decisions", "decisions of session 23", 23)),
        ("决定 23", Command("decisions", "决定 23", 23)),
        ("决定 第23届", Command("decisions", "决定 第23届", 23)),
        ("recommendation 10 review", Command("recommendation", "recommendation 10 review", 10, "review")),
        ("建议10", Command("recommendation", "建议10", 10)),
        ("decisions on CDIP/23/11?", Command("question", "decisions on CDIP/23/11?")),
        ("what is R&amp;D?", Command("question", "what is R&D?")),
    ],
)
def test_a_command_is_read_and_anything_else_is_a_question(text: str, expected: Command) -> None:
    assert command(text) == expected


@pytest.mark.parametrize("text", ["And session 24?", "那第24届呢", "请用英文回答", "in Chinese please", "compare both", "多少用户"])
def test_what_asks_is_taken_up_in_a_thread(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", ["thanks!", "谢谢", "I will check with the Secretariat", "好的，我去问秘书处", ":+1:", "ok", ""])
def test_what_people_say_to_each_other_is_left_to_them(text: str) -> None:
    assert not asks(text)


def store(path: Path, clock: list[float] | None = None) -> SlackStore:
    now = clock or [1_000_000.0]
    return SlackStore(path / "state.sqlite", days=30, clock=lambda: now[0])


def query(text: str) -> Query:
    return Query(text, text, "zh")


def test_a_message_is_claimed_once_by_whoever_comes_first(tmp_path: Path) -> None:
    one, other = store(tmp_path), store(tmp_path)
    assert [one.claim("T", "C", "1"), one.claim("T", "C", "1"), other.claim("T", "C", "1"), other.claim("T", "C", "2")] == [
        True,
        False,
        False,
        True,
    ]
    one.close()
    assert not store(tmp_path).claim("T", "C", "1"), "a restart forgets nothing"


def test_many_threads_and_processes_opening_the_file_at_once_agree(tmp_path: Path) -> None:
    stores = [store(tmp_path) for _ in range(8)]
    won: list[bool] = []
    ready = threading.Barrier(8)

    def run(own: SlackStore) -> None:
        ready.wait()
        won.extend(own.claim("T", "C", str(number)) for number in range(20))

    threads = [threading.Thread(target=run, args=(own,)) for own in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(won) == 20


def test_a_process_that_cannot_write_still_claims_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("")
    broken = SlackStore(tmp_path / "file" / "state.sqlite", days=30)
    assert [broken.claim("T", "C", "1"), broken.claim("T", "C", "1")] == [True, False]
    assert "another process may answer the same message" in caplog.text


def test_a_conversation_is_of_its_thread_in_its_channel_and_in_order(tmp_path: Path) -> None:
    clock = [1_000_000.0]
    kept = store(tmp_path, clock)
    for channel, ts, thread, text in [
        ("C1", "3.0", "1.0", "third"),
        ("C1", "1.0", "1.0", "first"),
        ("C1", "2.0", "2.0", "another thread"),
        ("C2", "1.5", "1.0", "another channel"),
        ("D1", "1.0", "1.0", "direct"),
        ("D1", "2.0", "2.0", "direct too"),
    ]:
        kept.keep(Reply("T", channel, ts, thread, f"r{ts}", ts, query(text)))
    kept.keep(Reply("T", "C1", "1.1", "1.0", "r", "1.1", None))
    assert [q.text for q in kept.history("T", "C1", "1.0", "4.0")] == ["first", "third"]
    assert [q.text for q in kept.history("T", "C1", "1.0", "3.0")] == ["first"]
    assert [q.text for q in kept.history("T", "D1", None, "3.0")] == ["direct", "direct too"]
    assert kept.history("T2", "C1", "1.0", "4.0") == () and kept.engaged("T", "C2", "1.0") and not kept.engaged("T", "C2", "2.0")
    clock[0] += 2 * 3_600
    assert kept.history("T", "D1", None, "3.0") == () and len(kept.history("T", "C1", "1.0", "4.0")) == 2


def test_an_edit_replaces_and_a_deletion_forgets(tmp_path: Path) -> None:
    kept = store(tmp_path)
    kept.keep(Reply("T", "C1", "1.0", "1.0", "r1", "1.0", query("before")))
    kept.keep(Reply("T", "C1", "1.0", "1.0", "r1", "2.0", query("after")))
    assert [q.text for q in kept.history("T", "C1", "1.0", "9.0")] == ["after"]
    known = kept.reply("T", "C1", "1.0")
    assert known is not None and (known.reply, known.version) == ("r1", "2.0")
    kept.forget("T", "C1", "1.0")
    assert kept.reply("T", "C1", "1.0") is None and not kept.engaged("T", "C1", "1.0")


def test_what_was_kept_is_forgotten_after_its_time(tmp_path: Path) -> None:
    clock = [1_000_000.0]
    kept = store(tmp_path, clock)
    kept.keep(Reply("T", "C1", "1.0", "1.0", "r1", "1.0", query("old")))
    kept.claim("T", "C1", "1.0")
    clock[0] += 31 * 86_400
    kept.keep(Reply("T", "C1", "5.0", "5.0", "r5", "5.0", None))
    assert kept.reply("T", "C1", "1.0") is None
    assert store(tmp_path, clock).claim("T", "C1", "1.0")


def test_work_of_one_key_goes_in_order_and_of_others_meanwhile() -> None:
    workers, done, gate = Workers(4, 100), [], threading.Event()
    workers.take("a", lambda: (gate.wait(10), done.append("a1")))  # type: ignore[func-returns-value]
    workers.take("a", lambda: done.append("a2"))
    workers.take("b", lambda: (done.append("b"), gate.set()))  # type: ignore[func-returns-value]
    workers.close()
    assert done == ["b", "a1", "a2"]


def test_work_that_fails_keeps_nobody_from_the_next(caplog: pytest.LogCaptureFixture) -> None:
    workers, done = Workers(1, 100), []
    workers.take("a", lambda: 1 / 0)  # type: ignore[arg-type, return-value]
    workers.take("a", lambda: done.append("next"))
    workers.close()
    assert done == ["next"] and "a piece of work failed" in caplog.text


def test_beyond_what_may_wait_nothing_is_taken() -> None:
    workers, gate = Workers(1, 2), threading.Event()
    assert workers.take("a", lambda: gate.wait(10)) and workers.take("b", lambda: None)  # type: ignore[arg-type, return-value]
    assert not workers.take("c", lambda: None)
    gate.set()
    workers.close()
    assert not workers.take("d", lambda: None), "a closed pool takes nothing"
