"""A decision that ends by introducing a list is told with the list: its first line alone decides nothing."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

_ZH = """CDIP/61/9
原文：英文
日期：2042年6月3日

发展与知识产权委员会（CDIP）
第六十一届会议
2042年5月12日至16日，日内瓦

主席总结

1. 会议由主席主持开幕；主席感谢各代表团在休会期间所做的工作，感谢秘书处及时印发了全部文件，并感谢口译员和会议服务人员的协助。

2. 委员会审议了文件CDIP/61/4中所载的灯塔博物馆培训班清单，商定开设三个班：
(a) 灯具修复与外观设计；
(b) 馆藏照片的版权；
(c) 纪念品的商标。

3. 委员会注意到文件CDIP/61/5所载的年度报告。
"""
_EN = """CDIP/62/9
ORIGINAL: ENGLISH
DATE: NOVEMBER 27, 2042

Committee on Development and Intellectual Property (CDIP)
Sixty-Second Session
Geneva, November 17 to 21, 2042

SUMMARY BY THE CHAIR

1. The Chair opened the session, thanked all delegations for the work which they had done since the last session, and the interpreters for theirs.

2. The Committee considered the paper on ferry timetables, contained in document CDIP/62/4, and requested the Secretariat to:
(a) translate the timetables into Portuguese;
(b) count the passengers of each pier; and
(c) report back on the cost of a second pier.

3. The Committee took note of the annual report, contained in document CDIP/62/5.
"""


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("sessions"), {"cdip_61_9.zh.txt": _ZH, "cdip_62_9.en.txt": _EN}, model)


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("第六十一届会议商定开设哪些培训班？", ("灯具修复", "馆藏照片", "纪念品的商标")),
        ("CDIP/61就灯塔博物馆培训班作了什么决定？", ("灯具修复", "馆藏照片", "纪念品的商标")),
        (
            "What did the Committee request of the Secretariat at session 62 on ferry timetables?",
            ("Portuguese", "each pier", "second pier"),
        ),
        ("第六十二届会议就渡轮时刻表向秘书处提了什么要求？", ("Portuguese", "each pier", "second pier")),
    ],
)
def test_a_decision_is_told_with_the_list_it_introduces(sessions: Assistant, question: str, items: tuple[str, ...]) -> None:
    answer = sessions.ask(question)
    assert answer.status is Status.ANSWERED
    assert [item in answer.answer for item in items] == [True] * len(items), answer.answer
    assert [sum(item in citation.quote for citation in answer.citations) for item in items] == [1] * len(items)


@pytest.mark.parametrize("question", ["第六十一届会议注意到了什么？", "What did session 62 take note of?"])
def test_what_introduces_nothing_brings_no_list(sessions: Assistant, question: str) -> None:
    answer = sessions.ask(question)
    assert answer.status is Status.ANSWERED
    assert "(a)" not in answer.answer
