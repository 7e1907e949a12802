"""How many persons, and who a person is: told by a number of persons and by a name, by none that counts or names other things."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.kinds.numbers import OF_ANOTHER_KIND, Counting
from assistant.model import Status, Want
from assistant.service import Assistant
from assistant.understanding.named.persons import asks_for_a_persons_name, persons_in
from tests.conftest import assistant_of_texts


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("数据库收录了多少名织工?", "织工数据库收到的请求达到32份。", False),
        ("计划有多少位用户?", "手册针对三个主要用户群体。", False),
        ("计划有多少名用户?", "该计划为125个发展中国家提供约49,000种期刊。", False),
        ("计划有多少名用户?", "该计划已有2,655个注册用户。", True),
        ("多少名织工接受了培训?", "约有389名织工接受了培训。", True),
        ("多少名织工接受了培训?", "接受培训的织工有389人。", True),
        ("多少名织工接受了培训?", "389 weavers, all of them women, were trained.", True),
        ("名册有多少名培训师?", "在册培训师（总数）：1,412", True),
        ("how many trainers are on the roster?", "Trainers on the roster: 1,412", True),
        ("how many users does it have?", "It gives access to 49,000 journals.", False),
        ("how many inventors does it hold?", "请求总数达到32份。", False),
        ("how many trained users does it have?", "It has 2,655 users.", True),
        ("how many judges were trained?", "Of the judges, 389 were trained.", True),
        ("how many countries take part?", "12 countries take part.", True),
    ],
)
def test_persons_are_told_by_a_number_of_persons(question: str, text: str, told: bool) -> None:
    language = "en" if text.isascii() else "zh"
    assert (Counting((), question).told(Want.NUMBER, text, language) > OF_ANOTHER_KIND) is told  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["新增五名大使，目前大使总数达到15名。", "IP4Youth 大使", "她攻读博士。", "两位客座教授", "形象大使"])
def test_a_title_alone_is_no_name(text: str) -> None:
    assert list(persons_in(text)) == []


@pytest.mark.parametrize("text", ["王明大使主持了会议。", "Smith 大使", "阿娜·鲁伊斯", "李华教授"])
def test_a_name_before_a_title_is(text: str) -> None:
    assert list(persons_in(text))


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("课程的老师是谁?", True),
        ("竞赛的冠军是谁?", True),
        ("谁来主讲?", True),
        ("Who teaches the course?", True),
        ("Who were the tutors?", True),
        ("承办方是谁?", False),
        ("Who won the tender?", False),
    ],
)
def test_who_teaches_or_won_asks_for_a_name(question: str, asks: bool) -> None:
    assert asks_for_a_persons_name(question) is asks


REPORT = """CDIP/54/7
原文：中文
日期：2037年9月9日

发展与知识产权委员会（CDIP）

第五十四届会议
2037年11月9日至13日，日内瓦

织机年的报告

秘书处编拟

1. 织机大学合作开设了梭子课程，该课程的重点是纹样法。课程已培训了来自40个国家的1500名学员。

2. 织机日视频竞赛收到来自70个国家的283件作品。竞赛由织布基金会赞助。

3. 新增五名织机大使，分别来自秘鲁和智利，目前大使总数达到15名。

4. 织机节的主讲人是安娜·罗萨教授。
"""


@pytest.fixture(scope="module")
def looms(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("persons"), {"cdip_54_7.zh.txt": REPORT}, model)


@pytest.mark.parametrize(
    "question",
    ["梭子课程的老师是谁？", "织机日视频竞赛的冠军是谁？", "来自秘鲁的那位织机大使叫什么名字？", "织机日视频竞赛有多少名评委？"],
)
def test_no_other_thing_stands_for_a_person(looms: Assistant, question: str) -> None:
    assert looms.ask(question).status in (Status.NOT_FOUND, Status.OUT_OF_SCOPE)


@pytest.mark.parametrize(
    ("question", "fact"),
    [("织机节的主讲人是谁？", "安娜·罗萨"), ("梭子课程培训了多少名学员？", "1500"), ("现在有多少位织机大使？", "15")],
)
def test_persons_are_told(looms: Assistant, question: str, fact: str) -> None:
    answer = looms.ask(question)
    assert answer.status is Status.ANSWERED and fact in answer.answer
