"""Slack as delegates meet it: mentions, direct messages, threads, commands, the shortcut, App Home; over HTTP and over a socket."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from tests.support.slack import events
from tests.support.slack.stage import Stage
from tests.support.slack.workspace import ANA, ANAS, BOT_USER, LIN, LINS, OTHER, PRIVATE, PUBLIC, Channel, Message, Person

EN = "How many registered users does eTISC have?"
ZH = "第二十三届会议对文件CDIP/23/11作出了什么决定？"
SAID_EN, SAID_ZH = "2,655", "接受了替代方案大纲"
UNKNOWN_EN, UNKNOWN_ZH = "How much did the web forum cost in Brazil?", "网络论坛在巴西花了多少钱？"
NOT_SAID_EN, NOT_SAID_ZH = "do not say", "没有说明"
BOTH = pytest.mark.parametrize("stage", ["http", "socket"], indirect=True)


@BOTH
@pytest.mark.parametrize(("person", "question", "said"), [(ANA, EN, SAID_EN), (LIN, ZH, SAID_ZH)])
@pytest.mark.parametrize("channel", [PUBLIC, PRIVATE])
def test_a_mention_is_answered_once_in_its_thread(stage: Stage, channel: Channel, person: Person, question: str, said: str) -> None:
    asked = stage.asks(person, channel, question)
    answer = stage.answer(asked)
    assert said in answer.shown and answer.thread_ts == asked.ts
    assert stage.slack.workspace.by_bot() == [answer]


@BOTH
@pytest.mark.parametrize(("person", "channel", "question", "said"), [(ANA, ANAS, EN, SAID_EN), (LIN, LINS, ZH, SAID_ZH)])
def test_a_direct_message_is_answered(stage: Stage, person: Person, channel: Channel, question: str, said: str) -> None:
    assert said in stage.answer(stage.asks(person, channel, question)).shown


def test_the_answer_is_the_one_of_every_other_channel(stage: Stage, samples: Assistant) -> None:
    shown = stage.answer(stage.asks(ANA, ANAS, EN)).shown
    expected = samples.ask(EN)
    citation = expected.citations[0]
    assert expected.answer.split("[1]")[0] in shown
    assert citation.symbol in shown and str(citation.session) in shown and str(citation.paragraph) in shown


def test_the_sources_tell_symbol_paragraph_session_and_language(stage: Stage) -> None:
    english, chinese = stage.answer(stage.asks(ANA, ANAS, EN)).shown, stage.answer(stage.asks(LIN, LINS, ZH)).shown
    assert "CDIP/25/D/" in english and "para" in english
    assert "CDIP/25/D/1" in chinese and "第" in chinese


@BOTH
@pytest.mark.parametrize(
    ("person", "first", "second", "said"),
    [
        (ANA, "What is the status of DA recommendation 10?", "and 12?", "CDIP/33/D/3"),
        (LIN, "第23届会议决定了什么？", "请用英文回答", "accepted"),
    ],
)
def test_a_follow_up_in_the_thread_needs_no_mention(stage: Stage, person: Person, first: str, second: str, said: str) -> None:
    asked = stage.asks(person, PUBLIC, first)
    stage.answer(asked)
    assert said in stage.answer(stage.asks(person, PUBLIC, second, thread=asked, mention=False)).shown


def test_a_follow_up_works_in_a_direct_message_too(stage: Stage) -> None:
    asked = stage.asks(ANA, ANAS, "What is the status of DA recommendation 10?")
    stage.answer(asked)
    assert "CDIP/33/D/3" in stage.answer(stage.asks(ANA, ANAS, "and 12?", thread=asked)).shown


def test_another_person_may_follow_up_in_the_thread(stage: Stage) -> None:
    asked = stage.asks(ANA, PUBLIC, "What is the status of DA recommendation 10?")
    stage.answer(asked)
    assert "CDIP/33/D/3" in stage.answer(stage.asks(LIN, PUBLIC, "and 12?", thread=asked, mention=False)).shown


def test_a_follow_up_that_mentions_again_is_answered_once(stage: Stage) -> None:
    asked = stage.asks(ANA, PUBLIC, EN)
    stage.answer(asked)
    assert SAID_EN in stage.answer(stage.asks(ANA, PUBLIC, EN, thread=asked)).shown


def test_talk_that_is_not_for_the_bot_is_left_alone(stage: Stage) -> None:
    talk = stage.asks(ANA, PUBLIC, EN, mention=False)
    stage.asks(LIN, PUBLIC, "我也想知道", thread=talk, mention=False)
    answered = stage.asks(ANA, PUBLIC, EN)
    stage.answer(answered)
    stage.asks(LIN, PUBLIC, f"<@{ANA.id}> 你怎么看？", thread=answered, mention=False)
    stage.rest()
    assert len(stage.slack.workspace.by_bot(PUBLIC.id)) == 1


def test_a_mention_in_the_middle_of_a_thread_is_answered_in_it(stage: Stage) -> None:
    talk = stage.asks(LIN, PUBLIC, "大家好", mention=False)
    asked = stage.asks(ANA, PUBLIC, EN, thread=talk)
    assert stage.answer(asked).thread_ts == talk.ts


def test_a_private_conversation_is_not_the_context_of_another(stage: Stage) -> None:
    private = stage.asks(ANA, PRIVATE, "What is the status of DA recommendation 10?")
    stage.answer(private)
    direct = stage.asks(ANA, ANAS, "What is the status of DA recommendation 10?")
    stage.answer(direct)
    for channel, person in ((PUBLIC, ANA), (OTHER, LIN), (LINS, LIN)):
        shown = stage.answer(stage.asks(person, channel, "and 12?")).shown
        assert "recommendation 12 (" not in shown, channel
    own = stage.asks(ANA, PRIVATE, "and 12?", thread=private, mention=False)
    assert "recommendation 12 (" in stage.answer(own).shown


def test_two_threads_of_one_channel_do_not_share_their_context(stage: Stage) -> None:
    stage.answer(stage.asks(ANA, PUBLIC, "What is the status of DA recommendation 10?"))
    assert "recommendation 12 (" not in stage.answer(stage.asks(ANA, PUBLIC, "and 12?")).shown


@BOTH
@pytest.mark.parametrize(("person", "channel", "question", "said"), [(ANA, PUBLIC, EN, SAID_EN), (LIN, PRIVATE, ZH, SAID_ZH)])
def test_the_command_answers_in_private_and_shares_on_demand(
    stage: Stage, person: Person, channel: Channel, question: str, said: str
) -> None:
    assert stage.commands(person, channel, question).status == 200
    *_, private = stage.private(person, channel)
    assert said in private.shown and not [m for m in stage.slack.workspace.by_bot() if m.seen_by is None]
    share = next(e for e in events.elements(private, "button") if "share" in e["action_id"])
    stage.clicks(person, channel, private, share)
    stage.wait(lambda: _public(stage, channel), "the shared answer")
    shared = _public(stage, channel)
    assert len(shared) == 1 and said in shared[0].shown and person.id in shared[0].shown


def test_sharing_twice_shows_once(stage: Stage) -> None:
    stage.commands(ANA, PUBLIC, EN)
    *_, private = stage.private(ANA, PUBLIC)
    share = next(e for e in events.elements(private, "button") if "share" in e["action_id"])
    for _ in range(2):
        stage.clicks(ANA, PUBLIC, private, share)
    stage.wait(lambda: _public(stage, PUBLIC), "the shared answer")
    assert len(_public(stage, PUBLIC)) == 1


@pytest.mark.parametrize(
    ("person", "text", "said"),
    [
        (ANA, "decisions 23", "CDIP/23/11"),
        (LIN, "decisions 23", "替代方案大纲"),
        (ANA, "recommendation 10", "CDIP/33/D/2"),
        (LIN, "recommendation 10", "发展议程建议 10"),
        (ANA, "decisions 99", "99"),
        (LIN, "recommendation 99", "99"),
        (ANA, "decisions", "/cdip decisions"),
        (ANA, "recommendation ten", "/cdip recommendation"),
        (ANA, "help", "/cdip decisions"),
        (LIN, "help", "/cdip decisions"),
        (LIN, "帮助", "/cdip decisions"),
        (ANA, "", "/cdip decisions"),
    ],
)
def test_the_command_lists_decisions_recommendations_and_help(stage: Stage, person: Person, text: str, said: str) -> None:
    ack = stage.commands(person, PUBLIC, text)
    if said not in ack.body:
        assert any(said in message.shown for message in stage.private(person, PUBLIC))
    assert not _public(stage, PUBLIC)


@BOTH
def test_the_shortcut_asks_about_a_message(stage: Stage) -> None:
    about = stage.slack.workspace.say(LIN, PUBLIC, ZH)
    url = stage.slack.response_url(PUBLIC.id, ANA.id)
    assert stage.door.interactive(events.shortcut(ANA, PUBLIC, about, "cdip_ask_about_this", url)).status == 200
    shown = stage.private(ANA, PUBLIC)
    assert any(SAID_ZH in message.shown for message in shown) and not _public(stage, PUBLIC)


@pytest.mark.parametrize(("person", "channel", "words"), [(ANA, ANAS, ("document", "/cdip")), (LIN, LINS, ("文件", "/cdip"))])
def test_app_home_tells_what_is_indexed_and_how_to_ask(stage: Stage, person: Person, channel: Channel, words: tuple[str, ...]) -> None:
    stage.door.event(events.home(person, channel, "home"))
    stage.wait(lambda: person.id in stage.slack.workspace.views, "App Home")
    shown = Message("", "", BOT_USER, blocks=stage.slack.workspace.views[person.id]["blocks"]).shown
    assert all(word in shown for word in (*words, "31"))
    assert stage.slack.workspace.prompts == []


@pytest.mark.parametrize(("person", "channel", "chinese"), [(ANA, ANAS, False), (LIN, LINS, True)])
def test_the_messages_tab_suggests_questions_in_the_users_language(
    stage: Stage, samples: Assistant, person: Person, channel: Channel, chinese: bool
) -> None:
    stage.door.event(events.home(person, channel, "messages"))
    stage.wait(lambda: stage.slack.workspace.prompts, "suggested prompts")
    prompts = stage.slack.workspace.prompts[-1]
    assert prompts["channel_id"] == channel.id and 2 <= len(prompts["prompts"]) <= 4
    for prompt in prompts["prompts"]:
        assert _is_chinese(prompt["title"]) == _is_chinese(prompt["message"]) == chinese
        assert samples.ask(prompt["message"]).status in ("answered", "ambiguous"), prompt
    assert stage.slack.workspace.views == {}


def test_it_says_that_it_is_searching_before_it_answers(stage: Stage) -> None:
    for person, channel, question, chinese in ((ANA, PUBLIC, EN, False), (LIN, LINS, ZH, True)):
        asked = stage.asks(person, channel, question)
        stage.answer(asked)
        place, thread, status = stage.slack.workspace.statuses[0]
        assert (place, thread) == (channel.id, asked.ts) and status and _is_chinese(status) == chinese
        methods = [made.method for made in stage.slack.calls]
        assert methods.index("assistant.threads.setStatus") < methods.index("chat.startStream")
        stage.slack.clear()


def test_an_answer_streams_and_is_stopped_once(stage: Stage) -> None:
    asked = stage.asks(ANA, PUBLIC, EN)
    answer = stage.answer(asked)
    assert answer.streaming is False
    methods = [made.method for made in stage.slack.calls if made.method.startswith("chat.")]
    assert methods[0] == "chat.startStream" and methods[-1] == "chat.stopStream"
    assert set(methods[1:-1]) <= {"chat.appendStream"} and methods.count("chat.stopStream") == 1
    started = stage.slack.called("chat.startStream")[0].body
    assert (started["thread_ts"], started["recipient_user_id"]) == (asked.ts, ANA.id)


@pytest.mark.parametrize(
    ("person", "channel", "question", "unknown", "words"),
    [(ANA, ANAS, EN, UNKNOWN_EN, NOT_SAID_EN), (LIN, LINS, ZH, UNKNOWN_ZH, NOT_SAID_ZH)],
)
def test_a_refusal_looks_different_and_cites_nothing(
    stage: Stage, person: Person, channel: Channel, question: str, unknown: str, words: str
) -> None:
    answer, refusal = stage.answer(stage.asks(person, channel, question)), stage.answer(stage.asks(person, channel, unknown))
    assert words in refusal.shown and words not in answer.shown
    assert [b["type"] for b in refusal.blocks] != [b["type"] for b in answer.blocks] or refusal.shown[0] != answer.shown[0]
    assert "[1]" not in refusal.shown and "¹" not in refusal.shown


@pytest.mark.parametrize(
    ("person", "channel", "question"), [(ANA, ANAS, EN), (ANA, PUBLIC, UNKNOWN_EN), (LIN, LINS, ZH), (LIN, PUBLIC, UNKNOWN_ZH)]
)
def test_one_message_is_in_one_language(stage: Stage, person: Person, channel: Channel, question: str) -> None:
    shown = stage.answer(stage.asks(person, channel, question)).shown
    if _is_chinese(question):
        assert not [word for word in ("Sources", "Session", "para.", "Helpful", "Share", "language") if word in shown], shown
    else:
        assert not _is_chinese(shown), shown


def _public(stage: Stage, channel: Channel) -> list[Message]:
    return [m for m in stage.slack.workspace.by_bot(channel.id) if m.seen_by is None]


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)
