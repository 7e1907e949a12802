"""Where two passages answer about as well, the reader sees both and is told so; where one answers better, it stands alone."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

ENGLISH = """CDIP/41/8
ORIGINAL: ENGLISH
DATE: MAY 4, 2031

Committee on Development and Intellectual Property (CDIP)

Forty-First Session
Geneva, May 18 to 22, 2031

REPORT ON THE GLASS PILOT

prepared by the Secretariat

1. The pilot teaches glass makers how to use a collective mark.

2. A fair of glass makers was held in Lima in May 2030. It was opened by the mayor.

3. A fair of glass makers was held in Cusco in October 2030. It was opened by a minister.

4. The mark was registered in Peru on June 3, 2030.
"""

CHINESE = """CDIP/42/9
原文：中文
日期：2031年11月3日

发展与知识产权委员会（CDIP）

第四十二届会议
2031年11月17日至21日，日内瓦

竹编试点报告

秘书处编拟

1. 试点教竹编艺人使用集体商标。

2. 2030年5月在内罗毕举办了竹编艺人展销会，由市长开幕。

3. 2030年10月在蒙巴萨举办了竹编艺人展销会，由部长开幕。

4. 该商标于2030年6月3日在肯尼亚注册。
"""


@pytest.fixture(scope="module")
def fairs(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    """An assistant over two made-up reports, one in each language, with two fairs each."""
    return assistant_of_texts(tmp_path_factory.mktemp("fairs"), {"cdip_41_8.en.txt": ENGLISH, "cdip_42_9.zh.txt": CHINESE}, model)


@pytest.mark.parametrize(
    ("question", "first", "second", "said"),
    [
        ("Who opened the fair of glass makers?", "Lima", "Cusco", "The answer may also be here: "),
        ("竹编艺人展销会由谁开幕？", "内罗毕", "蒙巴萨", "答案也可能在这一段："),
    ],
)
def test_of_two_passages_that_answer_alike_both_are_shown(fairs: Assistant, question: str, first: str, second: str, said: str) -> None:
    answer = fairs.ask(question)
    assert answer.status is Status.ANSWERED and said in answer.answer
    assert len(answer.citations) == 2 and {first, second} == {
        place for c in answer.citations for place in (first, second) if place in c.quote
    }


@pytest.mark.parametrize(
    ("question", "fact", "said"),
    [
        ("When was the fair of glass makers held in Cusco?", "October 2030", "may also"),
        ("When was the mark of the glass makers registered in Peru?", "June 3", "may also"),
        ("蒙巴萨的竹编艺人展销会是什么时候举办的？", "2030年10月", "也可能"),
        ("竹编艺人的商标是什么时候在肯尼亚注册的？", "6月3日", "也可能"),
    ],
)
def test_a_passage_that_answers_better_stands_alone(fairs: Assistant, question: str, fact: str, said: str) -> None:
    answer = fairs.ask(question)
    assert fact in answer.answer and said not in answer.answer and len(answer.citations) == 1


@pytest.mark.parametrize(
    ("question", "unsure"),
    [
        ("When was the fair of glass makers held in Lima?", False),
        ("商标什么时候在肯尼亚注册的？", False),
        ("展销会结束后谁送市长回家？", True),
        ("Who drove the mayor home from the fair?", True),
        ("What do craftsmen learn from it?", False),  # refused: there is no passage to be unsure of
    ],
)
def test_an_answer_that_is_not_sure_says_so(fairs: Assistant, question: str, unsure: bool) -> None:
    answer = fairs.ask(question)
    assert answer.answer.startswith(("可能是这一段，请核对：", "This may be the passage; please check:")) is unsure
    assert not unsure or answer.status is Status.ANSWERED
