"""What an English question names and a Chinese paper writes in its own way: a town by its sound, a country of a region, a plain thing."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.matching.heard import heard_in
from assistant.concepts import Kind, concepts_of
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

PAPER = """CDIP/47/6
原文：中文
日期：2034年3月9日

发展与知识产权委员会（CDIP）

第四十七届会议
2034年5月8日至12日，日内瓦

关于乡村灯笼项目的进展报告

秘书处编拟

1. 在加纳的库马西，灯笼作坊2033年共培训了64名学徒，其中女性27名。

2. 在危地马拉的克萨尔特南戈，因停电频繁，作坊关闭了六周。

3. 每只图书箱的费用为390瑞士法郎，不含运费。

4. 作坊的资金由捐助国提供。捐助国包括法国、日本、墨西哥、西班牙和乌拉圭。

5. 灯笼师傅每月举行一次交流会，由当地协会主持。
"""


@pytest.fixture(scope="module")
def lanterns(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("lanterns"), {"cdip_47_6.zh.txt": PAPER}, model)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many apprentices were trained in Kumasi in 2033?", "64名学徒"),
        ("How many apprentices were trained in Kumasi, Ghana, in 2033?", "64名学徒"),
        ("Why was the workshop in Quetzaltenango closed for weeks?", "停电频繁"),
        ("What does one book box cost?", "390瑞士法郎"),
        ("Which Latin American donors are there?", "乌拉圭"),
    ],
)
def test_what_is_named_in_the_papers_own_way_is_met(lanterns: Assistant, question: str, told: str) -> None:
    answer = lanterns.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "How many apprentices were trained in Tamale in 2033?",
        "How many apprentices were trained in Tamale, Ghana, in 2033?",
        "How many apprentices were trained in Nongoma in 2033?",
        "Why was the workshop in Chimaltenango closed for weeks?",
        "What does one helicopter cost?",
        "Which African donors are there?",
    ],
)
def test_another_name_is_not_met(lanterns: Assistant, question: str) -> None:
    assert lanterns.ask(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("name", "text", "heard"),
    [
        ("Achterberg", "选举阿赫特贝格大使为主席", "阿赫特贝格"),
        ("Halvorsen", "英格丽德·哈尔沃森女士", "哈尔沃森"),
        ("Totonicapán", "托托尼卡潘的协会", "托托尼卡潘"),
        ("Achterberg", "英格丽德·哈尔沃森女士", None),
        ("Jepara", "委员会请秘书处编拟报告", None),
        ("Huehuetenango", "克萨尔特南戈", None),
        ("Lima", "利马", None),  # of two sounds
        ("", "利马", None),
    ],
)
def test_a_name_is_heard_in_the_characters_that_give_its_sound(name: str, text: str, heard: str | None) -> None:
    assert heard_in(name, text) == heard


def test_letters_joined_are_no_names(model: StaticEmbedder) -> None:
    kinds = {concept.written: concept.kind for concept in concepts_of("How many talks of the Q&A series on R&D were held?", "en", model)}
    assert Kind.NAME not in kinds.values()
    assert kinds["R&D"] is Kind.WORD
