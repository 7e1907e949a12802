"""What is asked of a project, study or roadmap as a whole is told from the fixed places of its own papers, or refused."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Language, Query, Status
from assistant.service import Assistant
from assistant.understanding.asked.properties import Property
from assistant.understanding.asked.wholes import asked_of_whole
from tests.conftest import assistant_of_texts
from tests.test_answers import check_sound
from tests.workshop_papers import paper

_PROPOSAL: dict[Language, str] = {
    "zh": """1. 2031年3月2日，秘书处收到智利代表团代表智利和肯尼亚发来的来函，提交一份关于海藻养殖的项目提案。

2. 请委员会审议并批准本文件附件。

[后接附件]

附件

1. 概要

项目编号：DA_04_10_09

标题：沿海村庄海藻养殖的品牌

项目预算：非人事费用：120,000瑞士法郎；人事费用：40,000瑞士法郎

项目期限：18个月，自2032年1月起

2. 项目说明

2.1 目标

3. 项目的总体目标是使沿海村庄能够自己管理海藻的品牌。

2.2 成果与活动

4. 成果1：一份关于海藻品牌的基线研究，由当地大学在三个村庄编写，应于2032年6月完成。

5. 成果2：两次讲习班，参加讲习班的村民在结束后一年内应提交一份报告。

3. 预算

6. 费用按年度细分如下（瑞士法郎）：

活动 2032年 2033年 合计
基线研究 50,000 - 50,000
讲习班 30,000 40,000 70,000
人事费用 20,000 20,000 40,000
总计 100,000 60,000 160,000
""",
    "en": """1. On March 2, 2031, the Secretariat received a communication from the Delegation of Chile, on behalf of Chile and Kenya, submitting
a project proposal on seaweed farming.

2. The Committee is invited to consider and approve the Annex to this document.

[Annex follows]

ANNEX

1. SUMMARY

Project Code: DA_04_10_09

Title: Brands for Seaweed Farming in Coastal Villages

Project Budget: Non-personnel costs: 120,000 Swiss francs; personnel costs: 40,000 Swiss francs

Project Duration: 18 months, starting in January 2032

2. PROJECT DESCRIPTION

2.1 Objectives

3. The overall objective of the project is to enable coastal villages to manage the brands of their seaweed themselves.

2.2 Outputs and activities

4. Output 1: A baseline study on seaweed brands, written by local universities in three villages, to be completed in June 2032.

5. Output 2: Two workshops; the villagers who attend them will hand in a report within one year of their end.

3. BUDGET

6. Costs are broken down by year as follows (in Swiss francs):

Activity 2032 2033 Total
Baseline study 50,000 - 50,000
Workshops 30,000 40,000 70,000
Personnel costs 20,000 20,000 40,000
Grand total 100,000 60,000 160,000
""",
}
_EVALUATION: dict[Language, str] = {
    "zh": """1. 本文件附件载有“加纳和秘鲁陶器作坊的名称”项目的独立审评报告，由阿克拉的埃丝特·曼萨女士编写。

2. 请委员会注意本文件所载的信息。

[后接附件]

附件

内容提要

3. 项目于2027年3月启动，原定2028年12月结束，后延长至2029年6月。核定预算为210,000瑞士法郎，支出198,000瑞士法郎。

一、审评结果

4. 共有312人接受培训，其中女性占一半。

二、结论

5. 结论1：培训达到了目的，但陶器作坊很少提交申请。

6. 结论2：两国的做法都可以继续下去。

三、建议

7. 建议1：应为陶器作坊编写一份手册。

8. 建议2：应向陶器作坊提供一对一的咨询。
""",
    "en": """1. The Annex to this document contains the independent evaluation report of the project on names for pottery workshops in Ghana and
Peru, prepared by Ms. Esther Mansa, Accra.

2. The Committee is invited to take note of the information contained in this document.

[Annex follows]

ANNEX

EXECUTIVE SUMMARY

3. The project began in March 2027. It was to have ended in December 2028 and was extended to June 2029. Out of an approved
budget of 210,000 Swiss francs, 198,000 Swiss francs were spent.

I. FINDINGS

4. In all, 312 persons had been trained, half of them women.

II. CONCLUSIONS

5. Conclusion 1: The training met its purpose, but the potters hardly ever filed applications.

6. Conclusion 2: The practice of both countries can be continued.

III. RECOMMENDATIONS

7. Recommendation 1: A handbook should be written for pottery workshops.

8. Recommendation 2: Pottery workshops should be offered advice one by one.
""",
}
_TITLES = {
    ("a", "zh"): "智利和肯尼亚代表团提交的沿海村庄海藻养殖品牌项目提案",
    ("a", "en"): "PROJECT PROPOSAL SUBMITTED BY THE DELEGATIONS OF CHILE AND KENYA ON BRANDS FOR SEAWEED FARMING IN COASTAL VILLAGES",
    ("b", "zh"): "加纳和秘鲁陶器作坊名称项目审评报告",
    ("b", "en"): "EVALUATION REPORT OF THE PROJECT ON NAMES FOR POTTERY WORKSHOPS IN GHANA AND PERU",
}


@pytest.fixture(scope="module", params=("zh", "en"))
def wholes(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> tuple[Language, Assistant]:
    language: Language = request.param
    texts = {
        f"a.{language}.txt": paper(language, "CDIP/41/4", _TITLES["a", language], _PROPOSAL[language]),
        f"b.{language}.txt": paper(language, "CDIP/42/6", _TITLES["b", language], _EVALUATION[language]),
    }
    return language, assistant_of_texts(tmp_path_factory.mktemp(f"wholes_{language}"), texts, model)


@pytest.mark.parametrize(
    ("zh", "en", "told"),
    [
        ("海藻养殖项目要花多少钱？", "How much would the seaweed project cost?", ("160,000",)),
        ("海藻养殖项目要做多长时间？", "How long would the seaweed project last?", ("18",)),
        ("海藻养殖项目的目标是什么？", "What are the objectives of the seaweed project?", ("品牌|brands",)),
        ("海藻养殖项目是谁提出的？", "Who proposed the seaweed project?", ("智利|Chile", "肯尼亚|Kenya")),
        ("海藻养殖提案具体要做什么？", "What would the seaweed proposal do?", ("基线研究|baseline", "讲习班|workshops")),
        ("陶器作坊项目结束了吗？", "Has the pottery project finished?", ("2029",)),
        ("陶器作坊项目是什么时候开始的？", "When did the pottery project start?", ("2027",)),
        ("陶器作坊项目花了多少钱？", "How much was spent on the pottery project?", ("198,000",)),
        ("陶器作坊项目是谁审评的？", "Who evaluated the pottery project?", ("曼萨|Mansa",)),
        ("陶器作坊项目培训了多少人？", "How many people did the pottery project train?", ("312",)),
        (
            "陶器作坊项目的审评得出了什么结论？",
            "What did the evaluation of the pottery project conclude?",
            ("达到了目的|met its purpose", "继续|continued"),
        ),
        (
            "陶器作坊项目审评的建议2是什么？",
            "What does recommendation 2 of the evaluation of the pottery project propose?",
            ("一对一|one by one",),
        ),
        ("陶器作坊项目结束了吗？培训了多少人？", "Has the pottery project finished, and how many people did it train?", ("2029", "312")),
    ],
)
def test_a_property_is_told_from_its_place(wholes: tuple[Language, Assistant], zh: str, en: str, told: tuple[str, ...]) -> None:
    language, assistant = wholes
    answer = assistant.ask(zh if language == "zh" else en)

    check_sound(answer, assistant)
    assert answer.status is Status.ANSWERED, answer.answer
    for fact in told:
        assert any(wording in answer.answer for wording in fact.split("|")), answer.answer


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("海藻养殖项目是谁审评的？", "Who evaluated the seaweed project?"),
        ("海藻养殖项目的钱由谁出？", "Who pays for the seaweed project?"),
        ("海藻养殖项目的经理是谁？", "Who manages the seaweed project?"),
        ("海藻养殖项目结束了吗？", "Has the seaweed project finished?"),
        ("海藻养殖提案通过了吗？", "Was the seaweed proposal approved?"),
        ("海藻养殖项目总结了哪些经验教训？", "What lessons were drawn from the seaweed project?"),
    ],
)
def test_what_its_papers_do_not_tell_is_refused(wholes: tuple[Language, Assistant], zh: str, en: str) -> None:
    language, assistant = wholes

    assert assistant.ask(zh if language == "zh" else en).status is Status.NOT_FOUND


def test_what_is_planned_is_said_to_be_planned(wholes: tuple[Language, Assistant]) -> None:
    language, assistant = wholes
    answer = assistant.ask("海藻养殖项目要做多长时间？" if language == "zh" else "How long would the seaweed project last?")

    assert answer.answer.startswith("CDIP/41/4 所载的计划" if language == "zh" else "As planned in CDIP/41/4")


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("How long did the evaluation of the pottery project take?", "en"),
        ("What did the Committee say about the pottery project?", "en"),
        ("Which projects have finished?", "en"),
        ("How much did the pottery project cost per country?", "en"),
        ("委员会对陶器项目说了什么？", "zh"),
        ("哪些项目结束了？", "zh"),
    ],
)
def test_what_is_no_property_of_one_whole_is_left_to_others(question: str, language: Language) -> None:
    assert asked_of_whole(Query(question, question, language)) is None


@pytest.mark.parametrize(
    ("question", "language", "subject", "properties"),
    [
        ("How much does the kelp roadmap cost, and who pays?", "en", "kelp", (Property.COST, Property.PAYER)),
        ("Who ran the study on nets?", "en", "nets", (Property.RUNNER,)),
        ("渔网那个提案具体要做什么？", "zh", "渔网", (Property.CONTENT,)),
        ("人工智能与渔网的研究发现了什么？", "zh", "人工智能与渔网", (Property.FINDINGS,)),
        ("渔网项目要做多长时间？", "zh", "渔网", (Property.LENGTH,)),
    ],
)
def test_subject_and_properties(question: str, language: Language, subject: str, properties: tuple[Property, ...]) -> None:
    asked = asked_of_whole(Query(question, question, language))

    assert asked is not None
    assert (asked.subject, asked.properties) == (subject, properties)
