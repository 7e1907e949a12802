"""A follow-up takes what it leaves out from the turn before, a new subject takes nothing; memory is bounded."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest

from assistant.answering.conversations.conversation import Conversations, resolve
from assistant.model import Filters, Intent, Query
from tests.test_question import KNOWN, da, read, review


def talk(*questions: str) -> Query:
    """The last query of a conversation."""
    history: list[Query] = []
    for question in questions:
        history.append(read(question, history=history))
    return history[-1]


FOLLOW_UPS: list[tuple[tuple[str, ...], Intent, dict[str, Any]]] = [
    # sessions, counted from where the conversation is
    (
        ("What did session 23 decide on the web forum?", "And at the session after?"),
        Intent.DECISION,
        {"sessions": (24,), "topic": "web forum"},
    ),
    (("What did session 23 decide on the web forum?", "What about the previous session?"), Intent.DECISION, {"sessions": (22,)}),
    (("What did session 23 decide on the web forum?", "And one session earlier?"), Intent.DECISION, {"sessions": (22,)}),
    (("What did session 23 decide?", "What about the 24th?"), Intent.DECISION, {"sessions": (24,)}),
    (("What did session 23 decide?", "and session 21?"), Intent.DECISION, {"sessions": (21,)}),
    (("What did session 23 decide?", "CDIP/24?"), Intent.DECISION, {"sessions": (24,)}),
    (("What did session 23 decide?", "What was approved at that session?"), Intent.DECISION, {"sessions": (23,)}),
    (("第23届会议就网络论坛决定了什么？", "下一届呢？"), Intent.DECISION, {"sessions": (24,), "topic": "网络论坛"}),
    (("第23届会议就网络论坛决定了什么？", "那上一届呢？"), Intent.DECISION, {"sessions": (22,)}),
    (("第23届会议就网络论坛决定了什么？", "第21届会议呢？"), Intent.DECISION, {"sessions": (21,), "topic": "网络论坛"}),
    (("第23届会议决定了什么？", "该届会议还批准了什么？"), Intent.DECISION, {"sessions": (23,)}),
    (("第23届会议决定了什么？", "下一届呢？", "再下一届呢？"), Intent.DECISION, {"sessions": (25,)}),
    # another subject in the same place
    (("What did session 23 decide on the web forum?", "What about webinars?"), Intent.DECISION, {"sessions": (23,), "topic": "webinars"}),
    (("第30届会议就网络论坛决定了什么？", "关于技术援助呢？"), Intent.DECISION, {"sessions": (30,), "topic": "技术援助"}),
    # recommendations
    (("建议10的落实情况如何？", "那建议11呢？"), Intent.STATUS, {"recommendations": da(11)}),
    (("建议10的落实情况如何？", "独立审查的那个呢？"), Intent.STATUS, {"recommendations": review(10), "series": "review"}),
    (("独立审查建议10的进展？", "建议8呢？"), Intent.STATUS, {"recommendations": review(8)}),
    (("What is the status of DA recommendation 10?", "and 12?"), Intent.STATUS, {"recommendations": da(12), "series": "da"}),
    (("What is the status of recommendation 36?", "Which departments are responsible for it?"), Intent.STATUS, {"recommendations": da(36)}),
    (("第23届会议决定了什么？", "那建议11呢？"), Intent.STATUS, {"recommendations": da(11), "sessions": ()}),
    # documents
    (("What does CDIP/30/8 say about costs?", "Who proposed that?"), Intent.WHO, {"symbols": ("CDIP/30/8",)}),
    (("CDIP/30/8讲什么？", "那CDIP/25/5呢？"), Intent.DOCUMENT, {"symbols": ("CDIP/25/5",)}),
    (("CDIP/23/11什么时候提交的？", "它是什么时候通过的？"), Intent.WHEN, {"symbols": ("CDIP/23/11",)}),
    # pronouns and rests
    (("截至2020年3月，eTISC平台有多少注册用户？", "他们来自多少个国家？"), Intent.FIGURE, {"dates": ("2020-03",)}),
    (("截至2020年3月，eTISC平台有多少注册用户？", "男女比例呢？"), Intent.FIGURE, {"dates": ("2020-03",)}),
    (("截至2020年3月，eTISC平台有多少注册用户？", "其中有多少来自高校？"), Intent.FIGURE, {"dates": ("2020-03",)}),
    (("What is the GRATK Treaty?", "When was it adopted?"), Intent.WHEN, {"topic": "gratk treaty", "verbs": ("adopted",)}),
    (("什么是马拉喀什条约？", "它什么时候生效？"), Intent.WHEN, {}),
    (("第30届会议决定了什么？", "为什么？"), Intent.PASSAGE, {"sessions": (30,)}),
    (
        ("How much does the web forum cost?", "And per additional language?"),
        Intent.FIGURE,
        {"topic": "web forum cost per additional language"},
    ),
    (("What did the Committee decide on the web forum?", "In which session was this discussed?"), Intent.WHEN, {"topic": "web forum"}),
    (("网络论坛要花多少钱？", "每增加一种语言呢？"), Intent.FIGURE, {}),
    # another version of the thing, and no wish for an answer in that language; how long, which asks in words of its own
    (
        ("Is the lamp catalogue available in Arabic?", "And in Chinese?"),
        Intent.PASSAGE,
        {"answer_language": None, "text": "Is the lamp catalogue available in Chinese?"},
    ),
    (("Who may light the lamps?", "And for how long must they stay?"), Intent.FIGURE, {}),
    # the same of another country or group
    (
        ("What did Brazil say about webinars?", "中国呢？"),
        Intent.PASSAGE,
        {"language": "en", "answer_language": "zh", "text": "What did China say about webinars?"},
    ),
    (
        ("巴西对网络研讨会怎么看？", "And Mexico?"),
        Intent.PASSAGE,
        {"language": "zh", "answer_language": "en", "text": "墨西哥对网络研讨会怎么看?"},
    ),
    (("How many loans did libraries in Kenya make?", "And in Peru?"), Intent.FIGURE, {"topic": "loans libraries peru"}),
    (("What did Japan say about the length of sessions?", "And the African Group?"), Intent.PASSAGE, {}),
    (("肯尼亚的图书馆借出多少册书？", "那秘鲁呢？"), Intent.FIGURE, {"topic": "图书馆借出 册书 秘鲁"}),
    (("日本对会议长短怎么看？", "非洲集团呢？"), Intent.PASSAGE, {}),
    # the document that was read, and its other edition
    (
        ("What is in CDIP/25/5?", "How many volunteers?"),
        Intent.FIGURE,
        {"symbols": ("CDIP/25/5",), "filters": Filters(symbols=("CDIP/25/5",))},
    ),
    (("CDIP/25/5讲什么？", "有几名志愿者？"), Intent.FIGURE, {"filters": Filters(symbols=("CDIP/25/5",))}),
    (("What does CDIP/30/8 say about costs?", "And in the original?"), Intent.FIGURE, {"symbols": ("CDIP/30/8",), "text": "costs in the"}),
    # the year before and after
    (("2022年借出多少册书？", "那前一年呢？"), Intent.FIGURE, {"years": (2021,), "dates": ()}),
    (("How many loans did libraries in Kenya make in 2022?", "And the year after?"), Intent.FIGURE, {"years": (2023,)}),
    # who else at the same session
    (
        ("Who was elected Chair at session 25?", "And who was elected Vice-Chair?"),
        Intent.WHO,
        {"sessions": (25,), "topic": "elected vice-chair"},
    ),
    (("第25届会议谁当选主席？", "那副主席是谁？"), Intent.WHO, {"sessions": (25,)}),
    # one of what was listed
    (("CDIP/30/8列了哪些备选方案？", "秘书处倾向哪一个？"), Intent.PASSAGE, {"filters": Filters(symbols=("CDIP/30/8",))}),
    (
        ("What options does CDIP/30/8 list?", "Which one does the Secretariat prefer?"),
        Intent.PASSAGE,
        {"filters": Filters(symbols=("CDIP/30/8",))},
    ),
    # in words of its own
    (("Who evaluated the project on collective marks?", "What did she recommend?"), Intent.PASSAGE, {}),
    (("集体商标项目是谁审评的？", "她建议了什么？"), Intent.PASSAGE, {}),
    (("Who proposed the project on collective marks?", "And how much was really spent?"), Intent.FIGURE, {}),
    # only an aspect of what was spoken of
    (("Who proposed the project on collective marks?", "With what budget?"), Intent.FIGURE, {"topic": "project collective marks budget"}),
    (("集体商标项目是谁提出的？", "预算多少？"), Intent.FIGURE, {"topic": "集体商标项目 预算"}),
    (("CDIP/25/5的预算是多少？", "期限呢？", "谁提的？"), Intent.WHO, {"symbols": ("CDIP/25/5",)}),
    # the language
    (("第23届会议决定了什么？", "and in English?"), Intent.DECISION, {"sessions": (23,), "answer_language": "en"}),
    (("第23届会议决定了什么？", "请用英文回答"), Intent.DECISION, {"sessions": (23,), "answer_language": "en"}),
    (("What did session 23 decide?", "请用中文"), Intent.DECISION, {"sessions": (23,), "answer_language": "zh"}),
    # over a turn that was not about the documents
    (("What did session 23 decide?", "Who are you?", "And session 24?"), Intent.DECISION, {"sessions": (24,)}),
    (("建议10的落实情况如何？", "谢谢", "那建议14呢？"), Intent.STATUS, {"recommendations": da(14)}),
]
NEW_SUBJECTS: list[tuple[str, ...]] = [
    ("What did session 23 decide on the web forum?", "What is the status of the Marrakesh Treaty?"),
    ("What did session 23 decide on the web forum?", "And what is the PCT?"),
    ("What is the status of recommendation 10?", "How many registered users does eTISC have?"),
    ("CDIP/30/8讲什么？", "什么是发展议程？"),
    ("建议10的落实情况如何？", "哪些国家签署了GRATK条约？"),
    ("第23届会议决定了什么？", "产权组织学院有多少学员？"),
    ("独立审查建议10的进展？", "建议5的落实情况如何？"),
    ("What does CDIP/30/8 say about costs?", "How many libraries in Paraguay lend books?"),
    ("What does CDIP/30/8 say about costs?", "List the members of the Pacific Alliance"),
    ("CDIP/30/8列了哪些备选方案？", "挪威和智利的办法哪一个更贵？"),
    ("What options does CDIP/30/8 list?", "Which one of the two libraries lends more?"),
    ("第23届会议决定了什么？", "换个话题：它什么时候生效？"),
    ("What did session 23 decide?", "Changing the subject: what does it cost?"),
]


@pytest.mark.parametrize(("questions", "intent", "carried"), FOLLOW_UPS, ids=[" – ".join(f[0]) for f in FOLLOW_UPS])
def test_a_follow_up_is_filled_in(questions: tuple[str, ...], intent: Intent, carried: dict[str, Any]) -> None:
    query = talk(*questions)

    assert query.follows_up
    assert (query.intent, {name: getattr(query, name) for name in carried}) == (intent, carried)


@pytest.mark.parametrize("questions", NEW_SUBJECTS, ids=[q[-1] for q in NEW_SUBJECTS])
def test_a_new_subject_takes_nothing_over(questions: tuple[str, ...]) -> None:
    alone, following = read(questions[-1]), talk(*questions)

    assert replace(following, after=None) == alone


def test_filters_of_a_document_are_carried_until_the_subject_changes() -> None:
    assert talk("What does CDIP/30/8 say about costs?", "And about interpretation?").filters == Filters(symbols=("CDIP/30/8",))
    assert talk("What does CDIP/30/8 say about costs?", "And what does CDIP/25/5 say?").filters == Filters(symbols=("CDIP/25/5",))
    assert talk("What does CDIP/30/8 say about costs?", "What is the PCT?").filters == Filters()


def test_what_the_caller_sets_stays_above_what_is_carried() -> None:
    history = [read("What does CDIP/30/8 say about costs?")]
    given = Filters(symbols=("CDIP/25/5",))

    assert read("And about interpretation?", history=history, filters=given).filters == given


def test_the_text_that_is_searched_is_made_whole() -> None:
    assert talk("What did session 23 decide on the web forum?", "And at the session after?").text == "web forum at the session 24"
    assert talk("截至2020年3月，eTISC平台有多少注册用户？", "他们来自多少个国家？").text == "etisc平台 注册用户 来自多少个国家"


def test_without_history_a_follow_up_is_read_as_it_stands() -> None:
    query = read("And at the session after?")

    assert resolve(query, ()) == query
    assert not query.follows_up


def test_resolve_alone_does_what_understanding_does() -> None:
    first = read("建议10的落实情况如何？")

    assert resolve(read("那建议14呢？"), [first], KNOWN).recommendations == da(14)


# ---- memory --------------------------------------------------------------------------------------------------------


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_conversation_keeps_its_last_turns() -> None:
    conversations = Conversations(turns=3)
    queries = [read(f"session {n}") for n in range(20, 25)]

    for query in queries:
        conversations.remember("a", query)

    assert conversations.history("a") == tuple(queries[-3:])
    assert conversations.history("b") == ()


def test_without_an_id_nothing_is_kept() -> None:
    conversations = Conversations()

    conversations.remember(None, read("session 23"))

    assert conversations.history(None) == ()
    assert len(conversations) == 0


def test_the_least_recently_used_conversation_goes_first() -> None:
    conversations = Conversations(size=2)
    for name in ("a", "b", "a", "c"):
        conversations.remember(name, read("session 23"))

    assert [bool(conversations.history(name)) for name in "abc"] == [True, False, True]


def test_a_silent_conversation_is_forgotten() -> None:
    clock = Clock()
    conversations = Conversations(seconds=60, clock=clock)
    conversations.remember("a", read("session 23"))
    clock.now = 50
    conversations.remember("b", read("session 23"))
    clock.now = 70

    assert conversations.history("a") == ()
    assert len(conversations.history("b")) == 1

    conversations.forget("b")
    assert len(conversations) == 0


def test_many_threads_share_one_memory() -> None:
    conversations = Conversations(size=5, turns=4)
    query = read("session 23")

    def chat(name: str) -> None:
        for _ in range(200):
            conversations.remember(name, query)
            assert len(conversations.history(name)) <= 4

    threads = [threading.Thread(target=chat, args=(str(n),)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(conversations) == 5
