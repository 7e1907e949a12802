"""What is told of one project, or said by one delegation on one matter, does not answer for another."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.matching.named_matter import thing_named
from assistant.model import Query, Status
from assistant.service import Assistant
from assistant.text import language_of
from tests.conftest import assistant_of_texts
from tests.orchard_papers import FILES


@pytest.fixture(scope="module")
def orchards(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("orchards"), FILES, model)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("海藻项目由谁管理？", "海藻"),
        ("那个风车项目的预算是多少？", "风车"),
        ("有哪些发展议程项目做完了？", ""),
        ("万一吵起来项目打算怎么弄？", ""),
        ("联合提案里有哪几项？", ""),
        ("CDIP/41/7这份提案批了吗？", ""),
        ("那份风车提案批了吗？", "风车"),
        ("有没有关于海藻的项目？", "海藻"),
        ("与海藻和知识产权有关的项目怎么样了", "海藻和知识产权"),
        ("海藻与潮汐那个项目有什么结果", "海藻与潮汐"),
        ("已经批准的项目有哪些？", ""),
        ("目前有多少个发展议程项目还在做？", ""),
        ("Who manages the seaweed project?", "seaweed"),
        ("Is the project on sea walls still going on?", "sea walls"),
        ("Has the webinar on kelp and tides been held yet?", "kelp and tides"),
        ("What did the joint proposal ask for?", ""),
        ("How long is the project on windmills to last?", "windmills"),
        ("Name the three proposals that passed.", ""),
    ],
)
def test_the_name_of_a_project_is_read(question: str, name: str) -> None:
    thing = thing_named(Query(question, question, language_of(question)))
    assert (thing.name if thing else "") == name


@pytest.mark.parametrize(
    "question",
    [
        "桥梁项目由谁管理？",
        "灯塔项目花了多少钱？",
        "渡船项目审评由谁进行？",
        "Who managed the bridge project?",
        "What did the lighthouse project spend?",
        "Who evaluated the ferry project?",
    ],
)
def test_another_project_does_not_answer(orchards: Assistant, question: str) -> None:
    assert orchards.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("樱桃项目由谁管理？", "Exemplar"),
        ("樱桃合作社项目支出多少？", "141,300"),
        ("Who managed the cherry project?", "Exemplar"),
        ("What was the expenditure of the cherry project?", "141,300"),
    ],
)
def test_the_project_named_does(orchards: Assistant, question: str, fact: str) -> None:
    answer = orchards.ask(question)
    assert (answer.status, fact in answer.answer) == (Status.ANSWERED, True)


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("秘鲁代表团对果园大会发言人提出了什么建议？", Status.NOT_FOUND),
        ("加纳代表团就果园大会提出了什么？", Status.ANSWERED),
        ("What did the Delegation of Peru propose on the speakers of the Orchard Conference?", Status.NOT_FOUND),
        ("What did the Delegation of Peru propose on the budget?", Status.ANSWERED),
    ],
)
def test_a_delegation_answers_for_what_it_spoke_of(orchards: Assistant, question: str, status: Status) -> None:
    assert orchards.ask(question).status is status
