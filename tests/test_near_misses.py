"""What is close to the documents and not in them is refused: another of a series, another office, another party's view."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

SUMMARY_EN = """CDIP/44/SUMMARY
ORIGINAL: ENGLISH
DATE: MAY 13, 2033

Committee on Development and Intellectual Property (CDIP)

Forty-Fourth Session
Geneva, May 9 to 13, 2033

SUMMARY BY THE CHAIR

1. The Committee elected Ms. Ana Sample (Malawi) as Chair for a term of one year.

2. The Committee took note of the report on the first Lantern Forum. The Forum cost 81,300 Swiss francs, and its topic was “Lamps and Lessons”.

3. The Committee decided that project proposals be submitted nine weeks before a session. The Committee requested the Secretariat to
prepare a concept note for the second Lantern Forum.

4. The Malawian candle makers presented what they had learned in the first phase of the candle project, in which 45 makers were trained.

5. The Committee considered document CDIP/43/9 on the wicks of village lamps.
"""

VIEWS_ZH = """CDIP/45/6
原文：中文
日期：2033年9月12日

发展与知识产权委员会（CDIP）

第四十五届会议
2033年11月7日至11日，日内瓦

关于灯笼论坛的意见汇编

秘书处编拟

1. 在第四十四届会议上，委员会选举安娜·样本女士（马拉维）担任主席。

2. 第一次灯笼论坛的主题是“灯与课”，费用为81,300瑞士法郎，参加者有210人。

3. 蜡烛项目一期培训了45名制烛人，为期七个月。

4. 文件CDIP/43/8介绍了村灯的灯罩，由秘书处编拟。

附件

B集团的意见

灯笼论坛应每两年举行一次，每次不超过一天，发言人不多于六名。

非洲集团的意见

灯笼论坛应在非洲举行，并为最不发达国家的与会者提供旅费。
"""


@pytest.fixture(scope="module")
def lanterns(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(
        tmp_path_factory.mktemp("lanterns"), {"cdip_44_summary.en.txt": SUMMARY_EN, "cdip_45_6.zh.txt": VIEWS_ZH}, model
    )


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("What was the topic of the first Lantern Forum?", "Lamps and Lessons"),
        ("第一次灯笼论坛的主题是什么？", "灯与课"),
        ("How many makers were trained in the first phase of the candle project?", "45 makers"),
        ("蜡烛项目一期培训了多少人？", "45名"),
        ("Who was elected Chair at the forty-fourth session?", "安娜·样本"),
        ("第四十四届会议的主席是谁？", "安娜·样本"),
        ("B集团对灯笼论坛有什么意见？", "不超过一天"),
        ("What is the African Group's view on the Lantern Forum?", "在非洲举行"),
        ("What did the Committee decide on project proposals at session 44?", "nine weeks"),
    ],
)
def test_what_is_told_is_answered(lanterns: Assistant, question: str, fact: str) -> None:
    answer = lanterns.ask(question)

    assert answer.status is Status.ANSWERED
    assert fact in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "What was the topic of the second Lantern Forum?",
        "第二次灯笼论坛的主题是什么？",
        "How many makers were trained in the second phase of the candle project?",
        "蜡烛项目二期培训了多少人？",
        "Who was elected Chair at the forty-fifth session?",
        "第四十五届会议的主席是谁？",
        "What is the Arab Group's view on the Lantern Forum?",
        "阿拉伯集团对灯笼论坛有什么意见？",
        "What is Peru's view on the Lantern Forum?",
        "秘鲁代表团对灯笼论坛有什么意见？",
        "What percentage of the Lantern Forum's cost was spent on travel?",
        "第一次灯笼论坛的费用中旅费占百分之几？",
        "What was the title of the concept note?",
        "蜡烛项目的名称是什么？",
        "How many Peruvian candle makers were trained?",
        "培训了多少名秘鲁制烛人？",
    ],
)
def test_what_is_close_and_not_told_is_refused(lanterns: Assistant, question: str) -> None:
    assert lanterns.ask(question).status in (Status.NOT_FOUND, Status.NOT_INDEXED)


@pytest.mark.parametrize(
    "question", ["What was decided on lanterns in May 2033?", "2033年5月就灯笼作了什么决定？", "May I ask who chaired in May?"]
)
def test_a_month_that_is_also_a_word_breaks_nothing(lanterns: Assistant, question: str) -> None:
    assert lanterns.ask(question).answer


@pytest.mark.parametrize(
    ("question", "said", "fact"),
    [
        ("What does CDIP/43/9 say?", "The index does not hold document CDIP/43/9", "wicks"),
        ("文件CDIP/43/8讲什么？", "索引中没有文件 CDIP/43/8", "灯罩"),
    ],
)
def test_a_paper_that_is_only_named_is_said_not_to_be_held(lanterns: Assistant, question: str, said: str, fact: str) -> None:
    answer = lanterns.ask(question)

    assert answer.answer.startswith(said)
    assert fact in answer.answer


@pytest.mark.parametrize("question", ["What did the Committee decide on CDIP/43/9?", "委员会就CDIP/43/8作了什么决定？"])
def test_what_was_decided_on_a_paper_is_told_by_others_as_a_matter_of_course(lanterns: Assistant, question: str) -> None:
    assert "index does not hold" not in lanterns.ask(question).answer and "索引中没有文件" not in lanterns.ask(question).answer
