"""What was only planned tells nothing of what came of it; figures told year by year tell nothing of another year, what is told of
one region nothing of another."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

BRIDGES_EN = """CDIP/51/7
ORIGINAL: ENGLISH
DATE: MAY 13, 2036

Committee on Development and Intellectual Property (CDIP)

Fifty-First Session
Geneva, June 9 to 13, 2036

PROPOSAL ON BRIDGE BUILDERS

prepared by the Secretariat

1. A helpdesk for bridge builders should be set up in Fiji, to serve 40 builders a year.

2. A tracer survey of bridge builders will be carried out in 2037, and its results will be submitted to the Fifty-Third Session.

3. The rope library lent 310 ropes in 2031, 415 in 2032 and 520 in 2033. It keeps three rooms open all week.

4. The bridge rope pilot is under way in selected African countries.

5. The African Group asked that the helpdesk publish its fees.

6. The Committee took note of the rope library at its Fiftieth Session.

7. At its Forty-Ninth Session, the Committee adopted the terms of reference for the external review of rope training. The report on the external review of rope training will be considered at the Fifty-First Session.
"""

MILLS_ZH = """CDIP/51/8
原文：中文
日期：2036年5月13日

发展与知识产权委员会（CDIP）

第五十一届会议
2036年6月9日至13日，日内瓦

关于水磨坊的提案

秘书处编拟

1. 水磨坊服务台将设在斐济，每年接待40名磨坊主。

2. 磨坊主跟踪调查将于2037年进行，结果将提交第五十三届会议。

3. 石磨图书馆2031年借出石磨310台，2032年借出415台，2033年借出520台。图书馆全周开放三个阅览室。

4. 水轮试点正在非洲地区的选定国家开展。

5. 非洲集团要求服务台公布收费。

6. 委员会第四十九届会议通过了磨石培训外部审查的职责范围，第五十一届会议将审议磨石培训外部审查的报告。

7. 水车展览的预计费用为 410 瑞士法郎。聘请水车匠的程序平均用时 14 周，是水车展览延误的主要原因。
"""


@pytest.fixture(scope="module")
def builders(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    files = {"cdip_51_7.en.txt": BRIDGES_EN, "cdip_51_8.zh.txt": MILLS_ZH}
    return assistant_of_texts(tmp_path_factory.mktemp("builders"), files, model)


@pytest.mark.parametrize(
    "question",
    [
        "What are the findings of the external review of rope training?",
        "磨石培训外部审查的结论是什么？",
        "What did the tracer survey of bridge builders show?",
        "磨坊主跟踪调查得出了什么？",
        "How many builders registered with the helpdesk for bridge builders in its first year of operation?",
        "水磨坊服务台第一年接待了多少名磨坊主？",
        "How many ropes did the rope library lend in 2034?",
        "石磨图书馆2034年借出多少台石磨？",
        "Which Asian countries take part in the bridge rope pilot?",
        "水轮试点在哪些亚洲国家开展？",
        "What did GRULAC say about the fees of the helpdesk?",
    ],
)
def test_what_is_still_ahead_or_of_another_year_is_no_answer(builders: Assistant, question: str) -> None:
    assert builders.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("When will the tracer survey of bridge builders be carried out?", "2037"),
        ("磨坊主跟踪调查什么时候进行？", "2037"),
        ("How many builders a year should the helpdesk for bridge builders serve?", "40"),
        ("水磨坊服务台每年将接待多少名磨坊主？", "40"),
        ("How many ropes did the rope library lend in 2032?", "415"),
        ("石磨图书馆2032年借出多少台石磨？", "415"),
        ("Where is the bridge rope pilot under way?", "African countries"),
        ("水轮试点在哪里开展？", "非洲地区"),
        ("What did the African Group ask of the helpdesk?", "fees"),
        ("How long did it take on average to hire the wheelwrights of the waterwheel exhibition?", "14"),
        ("聘请水车展览的水车匠平均用了多长时间？", "14"),
    ],
)
def test_what_is_told_of_it_is_answered(builders: Assistant, question: str, fact: str) -> None:
    answer = builders.ask(question)

    assert answer.status is Status.ANSWERED
    assert fact in answer.answer
