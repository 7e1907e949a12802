"""What a part of a table comes to: its sum with what it is made of, and one item only where that item is asked for."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.service import Assistant
from tests.conftest import assistant_of_texts
from tests.test_answers import check_sound
from tests.workshop_papers import paper

_COSTS = """1. 本文件说明建立灯塔技术互助论坛的可行性。

二、财务影响

2. 建立论坛的指示性预算如下：

一次性支出 每年支出

- 技术开发：41,300 法郎 - 主持论坛：62,500 法郎

- 编写规则：16,200 法郎

总计：57,500 法郎 总计：62,500 法郎
"""


@pytest.fixture(scope="module")
def forum(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    text = paper("zh", "CDIP/42/14", "灯塔技术互助论坛的可行性", _COSTS)
    return assistant_of_texts(tmp_path_factory.mktemp("forum"), {"forum.zh.txt": text}, model)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("灯塔技术互助论坛的一次性支出是多少？", "57,500", "120,000"),
        ("What would the technical forum of lighthouses cost as a one-time expense?", "57,500", "120,000"),
        ("What would setting up the lighthouse forum cost in one-time expenditure?", "57,500", "120,000"),
        ("灯塔论坛编写规则的支出是多少？", "16,200", "41,300"),
        ("How much would it cost to draft the rules of the lighthouse forum?", "16,200", "120,000"),
    ],
)
def test_what_a_part_of_a_table_costs_is_its_sum(forum: Assistant, question: str, told: str, untold: str) -> None:
    answer = forum.ask(question)
    check_sound(answer, forum)

    assert told in answer.answer, answer.answer
    assert untold not in answer.answer


@pytest.mark.parametrize(
    ("question", "told", "missing"),
    [
        ("灯塔技术互助论坛，管理员由谁担任？一次性支出估了多少？", "57,500", "管理员由谁担任：已索引的文件没有说明"),
        (
            "Who moderates the forum of lighthouses, and what would it cost as a one-time expense?",
            "57,500",
            "the indexed documents do not say",
        ),
    ],
)
def test_a_part_is_told_though_another_is_not(forum: Assistant, question: str, told: str, missing: str) -> None:
    answer = forum.ask(question)
    check_sound(answer, forum)

    assert told in answer.answer, answer.answer
    assert missing in answer.answer
