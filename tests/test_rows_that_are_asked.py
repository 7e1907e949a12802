"""Which row of a table, and which of its sums, a question asks for: by a number, a year, a date, or all of it."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Answer, Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts
from tests.test_answers import check_sound
from tests.workshop_papers import paper

_BODY = {
    "zh": """1. 本文件介绍灯塔守护人项目的费用和日程。项目经理将在2033年的中期审查时报告灯塔守护人的经验。

一、费用

2. 灯塔守护人项目的费用估计如下（瑞士法郎）。

类别 | 2031年 | 2032年 | 合计
灯油 | 1,200 | 1,300 | 2,500
船只 | 4,100 | 3,900 | 8,000
合计 | 5,300 | 5,200 | 10,500

二、守护人名册

3. 守护人名册的规模如下。

截至日期 | 守护人 | 其中女性
2031年6月30日 | 318 | 121
2032年6月30日 | 507 | 214

三、讲习班日程

4. 守护人讲习班的日程如下。

序号 | 港口 | 日期
1 | 北港 | 2031年9月
2 | 南港 | 2032年4月
3 | 东港 | 2032年11月

四、里程碑

5. 灯塔守护人项目的里程碑如下。

活动 | 日期 | 状态
征集守护人 | 2031年2月 | 已定
中期审查 | 2033年5月 | 已定
""",
    "en": """1. This document sets out the costs and the calendar of the lighthouse keepers project. The manager will report on the keepers at the mid-term review in 2033.

I. COSTS

2. The costs of the lighthouse keepers project are estimated as follows.

Item | Swiss francs
Lamp oil | 2,500
Boats | 8,000
Total | 10,500

II. ROSTER

3. The roster of keepers has grown as follows.

As of | Keepers | Of these, women
June 30, 2031 | 318 | 121
June 30, 2032 | 507 | 214

III. MILESTONES

4. The milestones of the lighthouse keepers project are as follows.

Activity | Date | Status
Call for keepers opens | February 2031 | Confirmed
Mid-term review | May 2033 | Open

5. By the end of 2032, CHF 9,800 had been spent on the harbour museum.
""",
}  # fmt: skip
_TITLE = {"zh": "灯塔守护人项目", "en": "The Lighthouse Keepers Project"}


@pytest.fixture(scope="module")
def keepers(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> dict[str, Assistant]:
    return {
        language: assistant_of_texts(
            tmp_path_factory.mktemp(language), {f"keepers.{language}.txt": paper(language, "CDIP/42/15", _TITLE[language], body)}, model
        )
        for language, body in _BODY.items()
    }


def asked(assistant: Assistant, question: str) -> Answer:
    answer = assistant.ask(question)
    check_sound(answer, assistant)
    return answer


@pytest.mark.parametrize(
    ("language", "question", "told", "untold"),
    [
        ("zh", "灯塔守护人项目2032年要花多少钱？", "2032年：5,200", "灯油"),
        ("zh", "灯塔守护人项目的船只2031年一共要多少钱？", "2031年：4,100", "5,300"),
        ("en", "What is the estimated cost of the lighthouse keepers project?", "Swiss francs: 10,500", "2,500"),
        ("zh", "2031年守护人名册上有多少名女性？", "其中女性：121", "214"),
        ("zh", "第二次守护人讲习班在什么时候？", "南港", "2032年11月"),
        ("zh", "灯塔守护人项目的中期审查在什么时候？", "2033年5月", "2031年2月"),
        ("en", "When does the call for keepers open?", "February 2031", "May 2033"),
        ("en", "How much had been spent on the harbour museum?", "CHF 9,800", "10,500"),
    ],
)
def test_the_row_that_is_asked_answers(keepers: dict[str, Assistant], language: str, question: str, told: str, untold: str) -> None:
    answer = asked(keepers[language], question)

    assert answer.status is Status.ANSWERED
    assert told in answer.answer
    assert untold not in answer.answer


@pytest.mark.parametrize(
    ("language", "question", "figures"),
    [
        ("zh", "守护人名册2031年和2032年的规模各是多少人？", ["318", "507"]),
        ("en", "How many keepers were on the roster in 2031 and in 2032?", ["318", "507"]),
    ],
)
def test_each_of_two_years_is_told_by_its_row(keepers: dict[str, Assistant], language: str, question: str, figures: list[str]) -> None:
    answer = asked(keepers[language], question)

    assert all(figure in answer.answer for figure in figures)


def test_no_row_is_told_of_a_year_that_the_table_does_not_have(keepers: dict[str, Assistant]) -> None:
    assert asked(keepers["zh"], "2029年守护人名册上有多少名女性？").status is Status.NOT_FOUND
