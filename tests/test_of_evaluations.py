"""An evaluation is not what it evaluates: what it recommends and what it cost; and what introduces a paper tells nothing of it."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.kinds.costs import tells_its_cost
from assistant.answering.kinds.of_evaluations import asks_what_is_recommended
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

FERRIES_ZH = """CDIP/55/4
原文：中文
日期：2037年5月13日

发展与知识产权委员会（CDIP）

第五十五届会议
2037年6月9日至13日，日内瓦

“知识产权与渡船木雕”项目审评报告

外部审评人编拟

1. 本文件附件载有对“知识产权与渡船木雕”项目的外部独立审评报告。

2. 请委员会注意本文件附件所载的信息。

[后接附件]

附件

一、主要发现

1. 斐济自2036年起每月发给木雕辅导员津贴70欧元。汤加没有发给津贴。

2. 项目预算为310,000瑞士法郎，支出为290,000瑞士法郎。

二、建议

3. 建议1（致秘书处）：应在批准项目之前调查木料来源。

4. 建议2（致受益国政府）：应为木雕辅导员提供固定津贴，数额不低于当地最低工资的三分之一。

5. 建议3（致委员会）：应考虑批准第二阶段，限于萨摩亚和图瓦卢。
"""

BELLS_EN = """CDIP/56/5
ORIGINAL: ENGLISH
DATE: MAY 13, 2038

Committee on Development and Intellectual Property (CDIP)

Fifty-Sixth Session
Geneva, June 9 to 13, 2038

SUMMARY OF THE STUDY ON DESIGNS AND SLEIGH BELLS

prepared by the Secretariat

1. At its Fifty-Fourth Session, the Committee requested the Secretariat to commission a study on designs and sleigh bells, on a suggestion
by the Delegation of Fiji.

2. The Committee is invited to take note of the Annex.

[Annex follows]

ANNEX

I. SCOPE

1. The survey covers four places of bell casting: Chad, Nepal, Peru and Samoa.

II. FINDINGS

2. Of 60 casters, nine had registered a shape.

3. Shapes of sleigh bells are seen by the casters of the study as hard to register.

4. Casters do not register because of the fee and the distance.
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    """An assistant over small papers of our own."""
    files = {"cdip_55_4.zh.txt": FERRIES_ZH, "cdip_56_5.en.txt": BELLS_EN}
    return assistant_of_texts(tmp_path_factory.mktemp("bells"), files, model)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("渡船项目的审评报告建议给辅导员多少津贴？", True),
        ("渡船项目的审评人主张第二阶段放在哪个国家？", True),
        ("审评报告的建议2落实了吗？", False),
        ("审评建议有几条？", False),
        ("How much does the evaluator of the ferry project suggest paying?", True),
        ("Which recommendations of the evaluation were accepted?", False),
    ],
)
def test_it_is_known_when_a_recommendation_is_asked_for(question: str, asked: bool) -> None:
    assert asks_what_is_recommended(question) is asked


@pytest.mark.parametrize(
    ("question", "told", "tells"),
    [
        ("渡船项目的审评花了多少钱？", "审评费用为9,000瑞郎。", True),
        ("渡船项目的审评花了多少钱？", "四国各得51,000瑞郎。审评人认为这不够。", False),
        ("给渡船项目做审评，付了审评人多少钱？", "项目预算为310,000瑞郎。", False),
        ("How much did the evaluation of the ferry project cost?", "Independent evaluation: 9,000 Swiss francs", True),
        ("How much did the evaluation of the ferry project cost?", "The project cost 310,000 Swiss francs.", False),
        ("How much did the ferry project cost?", "The project cost 310,000 Swiss francs.", True),
    ],
)
def test_the_cost_of_an_evaluation_is_told_of_it_alone(question: str, told: str, tells: bool) -> None:
    assert tells_its_cost(question, told) is tells


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("渡船木雕项目的审评报告建议政府给辅导员多少津贴？", "三分之一"),
        ("How much does the evaluation of the ferry carving project suggest that governments pay the tutors?", "三分之一"),
        ("渡船木雕项目的审评人主张第二阶段放在哪几个国家做？", "限于萨摩亚"),
    ],
)
def test_what_is_recommended_is_told_by_the_recommendation(papers: Assistant, question: str, told: str) -> None:
    answer = papers.ask(question)
    assert answer.status is Status.ANSWERED and told in answer.answer and "70欧元" not in answer.answer


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("渡船木雕项目的审评报告希望委员会做什么？", "限于萨摩亚", "木料来源"),
        ("渡船木雕项目的审评人要求秘书处做些什么？", "木料来源", "限于萨摩亚"),
        ("What did the evaluator of the ferry carving project want the Secretariat to do?", "木料来源", "限于萨摩亚"),
        ("What did the evaluation of the ferry carving project recommend to the Committee?", "限于萨摩亚", "木料来源"),
    ],
)
def test_those_for_one_addressee_are_told_alone(papers: Assistant, question: str, told: str, other: str) -> None:
    answer = papers.ask(question)
    assert answer.status is Status.ANSWERED and told in answer.answer and other not in answer.answer


@pytest.mark.parametrize(
    "question", ["Which countries does the study on designs and sleigh bells look at?", "雪橇铃铛研究考察了哪些国家？"]
)
def test_what_introduces_a_paper_is_not_what_it_says(papers: Assistant, question: str) -> None:
    answer = papers.ask(question)
    assert "requested the Secretariat" not in answer.answer


def test_a_reason_is_told_by_what_gives_one(papers: Assistant) -> None:
    answer = papers.ask("Why do casters in the study on sleigh bells not register shapes?")
    assert "\nCasters do not register because" in f"\n{answer.answer}"
