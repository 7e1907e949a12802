"""Decisions and histories asked for in any words: what a question is taken to want, of which sessions, on what matter."""

from __future__ import annotations

import pytest

from assistant.known import Known
from assistant.model import Intent, Status
from assistant.question import understand
from assistant.service import Assistant
from assistant.understanding.asked.outcomes import acts_asked, asks_for_an_outcome
from assistant.understanding.colloquial import in_plain_words
from assistant.understanding.plain import plain

KNOWN = Known(sessions=(20, 21, 22, 23), decided=frozenset(range(18, 24)), months=frozenset({(22, "2018-11")}))


@pytest.mark.parametrize(
    "question",
    [
        "Please walk me through how the lighthouse forum was dealt with from one session to the next: CDIP/20, CDIP/21, CDIP/22.",
        "How was the lighthouse project dealt with at each session?",
        "I am trying to reconstruct the course of the proposal on lighthouses.",
        "I'd like to understand the path from the first proposal to the lighthouse fund.",
        "Please set out which sessions approved the lighthouse project and prolonged it.",
        "What changed for the lighthouse proposal between CDIP/20 and CDIP/21?",
        "请梳理灯塔路线图的整个过程。",
        "灯塔提案逐届是怎么处理的？",
        "想了解灯塔提案的来历",
        "灯塔提案几经起落：哪届搁下、哪届又是通过的？",
        "请回顾灯塔提案的各个阶段。",
    ],
)
def test_a_history_is_asked_for_in_many_ways(question: str) -> None:
    assert understand(question, known=KNOWN).intent is Intent.HISTORY


@pytest.mark.parametrize(
    ("question", "sessions"),
    [
        ("From CDIP/20 through CDIP/23, how did the lighthouse review develop?", (20, 21, 22, 23)),
        ("What became of the lighthouse proposal between CDIP/20 and CDIP/22?", (20, 21, 22)),
        ("Trace the lighthouse proposal from the twentieth session to the twenty-second.", (20, 21, 22)),
        ("灯塔论坛，CDIP 20到CDIP 22这几届，委员会要求了什么？", (20, 21, 22)),
        ("请回顾灯塔提案在第22届会议以前的各个阶段。", ()),
        ("What were the stages of the lighthouse proposal, session by session, before session 22?", ()),
    ],
)
def test_a_span_of_sessions_is_all_between_and_one_up_to_a_session_begins_where_it_began(question: str, sessions: tuple[int, ...]) -> None:
    query = understand(question, known=KNOWN)
    assert (query.intent, query.sessions) == (Intent.HISTORY, sessions)


@pytest.mark.parametrize(
    ("question", "verbs"),
    [
        ("CDIP 21给哪些灯塔项目开了绿灯？", ("approved",)),
        ("灯塔那个项目，CDIP 21给过了吗？", ("approved",)),
        ("帮我捋一下第21届CDIP都定了什么事", ()),
        ("灯塔项目的讨论，第21届会议画上句号了吗？", ("closed",)),
        ("Was discussion of the lighthouse report brought to a close at the 21st session?", ("closed",)),
        ("What was CDIP/21's response to the lighthouse survey?", ()),
        ("Did the Committee give the lighthouse keepers the extension they sought at CDIP/21?", ()),
        ("第二十一届会上谈完灯塔要花多少钱，委员会让改哪些地方？", ()),
        ("第21届会议多久报告一次的几种办法，最后采纳的是哪一个？", ("accepted",)),
        ("The lighthouse project in November 2018: approved or returned for revision?", ("approved",)),
        ("Did the lighthouse project make it through the 21st session?", ("approved",)),
        ("What did the Committee want done with the lighthouse manual?", ("requested",)),
        ("What came out of the lighthouse keepers' training discussion?", ()),
    ],
)
def test_a_decision_is_asked_for_in_everyday_words(question: str, verbs: tuple[str, ...]) -> None:
    query = understand(question, known=KNOWN)
    assert (query.intent, query.verbs) == (Intent.DECISION, verbs)


@pytest.mark.parametrize("question", ["Taking all the papers together, what was decided at CDIP/21?", "帮我捋一下第21届CDIP都定了什么事"])
def test_how_a_list_of_decisions_is_asked_for_is_no_matter_of_theirs(question: str) -> None:
    assert "together" not in understand(question, known=KNOWN).topic
    assert "捋" not in understand(question, known=KNOWN).topic


def test_who_is_to_act_is_no_part_of_the_matter() -> None:
    assert understand("第二十一届CDIP，各国要求秘书处再给灯塔路线图加做点啥？", known=KNOWN).topic.replace(" ", "") == "秘书处灯塔路线图"


def test_what_is_decided_on_a_recommendation_is_told_by_its_report() -> None:
    for question in (
        "What is the status of recommendation 11, and is there a decision on the frequency of its reports?",
        "建议11的落实情况如何，报告的频率决定了吗？",
    ):
        assert understand(question, known=KNOWN).intent is Intent.STATUS


@pytest.mark.parametrize(
    ("question", "put"),
    [
        ("Name of the Chair at CDIP/21", "who was elected Chair at CDIP/21"),
        ("What was the name of the Vice-Chair of the session?", "who was elected Vice-Chair of the session?"),
    ],
)
def test_everyday_words_are_put_as_papers_put_them(question: str, put: str) -> None:
    assert in_plain_words(question) == put


@pytest.mark.parametrize(
    "question", ["灯塔路线图审议之后，秘书处被要求再补充哪些工作？", "要求秘书处给灯塔补做什么？", "What was the Secretariat told to do?"]
)
def test_what_the_secretariat_was_given_to_do_is_an_outcome(question: str) -> None:
    assert asks_for_an_outcome(plain(question))
    assert acts_asked(plain(question)) == ("requested",)


@pytest.mark.parametrize("question", ["Taking all the papers together, what was decided at CDIP/23?", "帮我捋一下第23届CDIP都定了什么事"])
def test_all_that_a_session_decided_is_told(question: str, samples: Assistant) -> None:
    answer = samples.ask(question)
    assert answer.status is Status.ANSWERED
    assert "23" in answer.answer.splitlines()[0]


@pytest.mark.parametrize("question", ["Did the lighthouse project end up getting a second phase?", "灯塔项目最后怎么收场的？"])
def test_what_a_matter_ended_up_as_is_an_outcome(question: str) -> None:
    assert asks_for_an_outcome(plain(question))
