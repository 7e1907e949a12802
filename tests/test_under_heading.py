"""What a paper lists under a heading of its own is told whole: lessons, risks, conclusions; not those of another paper."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

PIERS_EN = """CDIP/53/4
ORIGINAL: ENGLISH
DATE: MAY 13, 2036

Committee on Development and Intellectual Property (CDIP)

Fifty-Third Session
Geneva, June 9 to 13, 2036

COMPLETION REPORT OF THE PROJECT ON PIER BUILDERS

prepared by the Secretariat

I. BACKGROUND

1. The project trained pier builders in Samoa. Its lessons will serve other projects.

II. RESULTS

2. Some 210 pier builders were trained, and 14 piers were built.

III. LESSONS LEARNED

3. Courses in Samoan were followed to the end twice as often as courses in English.

4. Timber must be bought before the rains.

5. A builder who teaches two others learns more than one who is taught.

IV. RISKS AND MITIGATION

6. Storms may delay the work by a season.

7. The price of rope may double.
"""

MILLS_ZH = """CDIP/53/5
原文：中文
日期：2036年5月13日

发展与知识产权委员会（CDIP）

第五十三届会议
2036年6月9日至13日，日内瓦

水磨坊主项目完成报告

秘书处编拟

一、背景

1. 项目在斐济培训了水磨坊主，总结的教训可供其他项目参考。

二、主要成果

2. 共培训了320名水磨坊主。

三、经验教训

3. 石磨应在旱季之前订购。

4. 夜间授课的出席率最高。

5. 水渠图纸须由村长会签。
"""

ROPES_ZH = """CDIP/53/6
原文：中文
日期：2036年5月13日

发展与知识产权委员会（CDIP）

第五十三届会议
2036年6月9日至13日，日内瓦

制绳工匠项目审评报告

秘书处编拟

一、方法

1. 审评人访谈了31名制绳工匠。

2. 审评的局限：汤加的数字未经核对；两个岛屿无法前往。

二、结论

3. 结论1：麻绳课程切合需要。

4. 结论2：没有销售渠道。

三、审评人的建议

5. 建议1：在港口设立售绳点。

6. 建议2：每年复查一次工匠名单。

四、项目组的回应

7. 秘书处接受建议2。关于建议1，须先征求港口的意见。
"""

SAILS_EN = """CDIP/53/7
ORIGINAL: ENGLISH
DATE: MAY 13, 2036

Committee on Development and Intellectual Property (CDIP)

Fifty-Third Session
Geneva, June 9 to 13, 2036

PROJECT PROPOSAL ON SAIL SEWERS

prepared by the Secretariat

I. BACKGROUND

1. Sails are sewn by hand in Kiribati.

II. EVALUATION

2. An independent evaluation of the project on sail sewers would be made in 2040.

III. TIMETABLE

3. Phase 1 (2037): patterns of sails are collected.

4. Phase 2 (2038): sewers are trained.

IV. DIFFICULTIES FORESEEN

5. Canvas is dear. The islands are far apart.
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    """An assistant over small papers of our own."""
    files = {"cdip_53_4.en.txt": PIERS_EN, "cdip_53_5.zh.txt": MILLS_ZH, "cdip_53_6.zh.txt": ROPES_ZH, "cdip_53_7.en.txt": SAILS_EN}
    return assistant_of_texts(tmp_path_factory.mktemp("piers"), files, model)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What lessons were drawn from the pier builders project?", ("Courses in Samoan", "before the rains", "teaches two others")),
        ("Which lessons does CDIP/53/4 name?", ("Courses in Samoan", "before the rains", "teaches two others")),
        ("水磨坊主项目总结了哪些教训？", ("旱季之前", "出席率最高", "村长会签")),
        ("What were the main lessons of the water mill owners project?", ("旱季之前", "出席率最高", "村长会签")),
        ("What are the risks of the pier builders project?", ("Storms", "price of rope")),
        ("制绳工匠项目审评有哪些局限？", ("未经核对", "无法前往")),
        ("What were the limitations of the evaluation of the rope makers project?", ("未经核对", "无法前往")),
        ("What did the evaluator of the rope makers project conclude?", ("切合需要", "没有销售渠道")),
        ("制绳工匠项目的审评人提了什么建议？", ("售绳点", "复查一次")),
        ("What did the evaluation of the rope makers project recommend?", ("售绳点", "复查一次")),
        ("秘书处接受了制绳工匠项目审评的哪几条建议？", ("接受建议2",)),
        ("Which recommendations of the evaluation of the rope makers project did the Secretariat accept?", ("接受建议2",)),
        ("What are the phases of the sail sewers project?", ("patterns of sails", "sewers are trained")),
        ("What difficulties does the sail sewers project face?", ("Canvas is dear",)),
        ("造墩工项目的经验教训有哪些？CDIP/53/4", ("Courses in Samoan", "before the rains", "teaches two others")),
    ],
)
def test_what_stands_under_the_heading_is_told_whole(papers: Assistant, question: str, told: tuple[str, ...]) -> None:
    answer = papers.ask(question)
    assert answer.status is Status.ANSWERED
    assert all(words in answer.answer for words in told)


@pytest.mark.parametrize("question", ["What lessons were drawn from the seaweed project?", "海藻项目总结了哪些教训？"])
def test_what_another_paper_lists_is_no_answer(papers: Assistant, question: str) -> None:
    assert "Samoan" not in papers.ask(question).answer
    assert "旱季" not in papers.ask(question).answer


@pytest.mark.parametrize("question", ["What did the evaluator of the sail sewers project conclude?", "缝帆工匠项目的审评提出了哪些建议？"])
def test_what_is_only_planned_has_concluded_nothing(papers: Assistant, question: str) -> None:
    answer = papers.ask(question)
    assert answer.status is Status.NOT_FOUND and "麻绳" not in answer.answer and "售绳点" not in answer.answer


@pytest.mark.parametrize("question", ["What did the authors of the study on wind flutes recommend?", "风笛研究的作者提出了什么建议？"])
def test_what_others_recommend_is_no_answer(papers: Assistant, question: str) -> None:
    assert papers.ask(question).status is Status.NOT_FOUND
