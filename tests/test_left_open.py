"""What the documents leave open, or only plan, is shown under a line that says so: it is no answer to what is asked as a fact."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.writing.replies import say
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

WELLS_EN = """CDIP/52/4
ORIGINAL: ENGLISH
DATE: MAY 13, 2036

Committee on Development and Intellectual Property (CDIP)

Fifty-Second Session
Geneva, June 9 to 13, 2036

PROGRESS REPORT ON THE WELL DIGGERS PROJECT

prepared by the Secretariat

1. The closing conference on wells will bring all diggers together. Its venue is still to be determined, and will be agreed with the proposing countries.

2. The evaluation of the well diggers project is planned for the second half of 2037. The evaluator has not yet been selected.

3. A round table on pump makers has been offered by two governments, Samoa and Togo. The Secretariat will propose a choice at the next session.

4. The Committee requested the Secretariat to organize, before the end of 2036, an online exchange on rope labels, and to submit a summary of it.

5. An advisory panel on buckets would have five members, elected by the Committee. Their names have not yet been put forward.

6. The first edition of the drilling fair took place in Apia on March 4, 2035, with 41 participants. A second is planned for Lomé; its date has not been fixed.

7. The manual on windlasses was translated into Samoan by the school of engineering of Apia. The price of the printed edition is not yet known.

8. Handbook of Anchors (document CDIP/51/9). The Committee agreed to hold one anchor conference, and to decide afterwards whether it will be held again.

9. The first round table on nets was held in Apia, with 38 participants. The second round table on nets will be held in Lomé.

10. The training of mechanics will begin on September 14, 2036 in Nuku'alofa.
"""

LOOMS_ZH = """CDIP/52/5
原文：中文
日期：2036年5月13日

发展与知识产权委员会（CDIP）

第五十二届会议
2036年6月9日至13日，日内瓦

织机项目进展报告

秘书处编拟

1. 织工闭幕会议将请所有织工介绍经验。会议地点待定，由提案国与秘书处商定。

2. 织机项目的独立审评计划于2037年下半年进行，审评人尚未选定。

3. 第一次染料研讨会于2035年3月4日在阿皮亚举行，41人参加；第二次拟在洛美举行，日期未定。

4. 《纺车手册》由阿皮亚工程学校译成萨摩亚文。印刷本的价格尚未确定。

5. 委员会请秘书处在2036年年底之前举办一次关于线轴标签的线上交流会，并提交摘要。

6. 机械师培训将于2036年9月14日在努库阿洛法开始。

7. 梭子试用于2036年12月结束，届时再决定是否采购。
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    """An assistant over small papers of our own."""
    files = {"cdip_52_4.en.txt": WELLS_EN, "cdip_52_5.zh.txt": LOOMS_ZH}
    return assistant_of_texts(tmp_path_factory.mktemp("wells"), files, model)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("In which city was the closing conference on wells held?", "Its venue is still to be determined"),
        ("Who carried out the evaluation of the well diggers project?", "The evaluator has not yet been selected"),
        ("In which country did the round table on pump makers take place?", "will propose a choice"),
        ("Which five members sit on the advisory panel on buckets?", "Their names have not yet been put forward"),
        ("On what date was the second edition of the drilling fair held?", "its date has not been fixed"),
        ("What is the price of the printed edition of the manual on windlasses?", "is not yet known"),
        ("织工闭幕会议是在哪座城市举行的？", "会议地点待定"),
        ("织机项目的独立审评是谁做的？", "审评人尚未选定"),
        ("第二次染料研讨会是哪天举行的？", "日期未定"),
        ("《纺车手册》印刷本的价格是多少？", "价格尚未确定"),
        ("Who did the evaluation of the looms project?", "审评人尚未选定"),
    ],
)
def test_what_is_left_open_is_shown_as_such(papers: Assistant, question: str, shown: str) -> None:
    answer = papers.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert answer.answer.startswith(say("left_open", answer.language))
    assert any(shown in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "What conclusions came out of the online exchange on rope labels?",
        "How many mechanics took part in the training of mechanics?",
        "How many participants came to the second round table on nets?",
        "Did the second round table on nets take place?",
        "线轴标签的线上交流会得出了哪些结论？",
        "梭子试用结束以后，最后采购了没有？",
    ],
)
def test_what_is_only_planned_is_no_answer(papers: Assistant, question: str) -> None:
    assert papers.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Where did the first edition of the drilling fair take place?", "Apia"),
        ("Who translated the manual on windlasses?", "the school of engineering of Apia"),
        ("Has the evaluator of the well diggers project been selected yet?", "has not yet been selected"),
        ("When will the evaluation of the well diggers project take place?", "second half of 2037"),
        ("How many participants came to the first round table on nets?", "38"),
        ("When does the training of mechanics begin?", "September 14, 2036"),
        ("第一次染料研讨会有多少人参加？", "41人"),
        ("《纺车手册》译成了什么文？", "萨摩亚文"),
        ("织机项目的审评人选定了吗？", "尚未选定"),
        ("机械师培训定于哪天开始？", "2036年9月14日"),
    ],
)
def test_what_is_told_beside_it_is_answered(papers: Assistant, question: str, told: str) -> None:
    answer = papers.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in answer.answer
