"""One figure in the reports of several years: each period is told from its own report, and by no other."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.other_sources import of_one_size
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

ENGLISH = """CDIP/{session}/2
ORIGINAL: ENGLISH
DATE: SEPTEMBER 14, {last}

Committee on Development and Intellectual Property (CDIP)

{ordinal} Session
Geneva, November 6 to 10, {last}

REPORT ON THE LAMP LIBRARIES

prepared by the Secretariat

1. This report covers the period from July {first} to June {last}.

THE LIBRARIES

2. The libraries lent {lent} lamps to village schools. Most of them came back in good order.

THE COURSES

3. The courses for lamp menders had {learners} learners, who met in the evening.
"""
CHINESE = """CDIP/{session}/3
原文：中文
日期：{last}年9月9日

发展与知识产权委员会（CDIP）

{ordinal}会议
{last}年11月6日至10日，日内瓦

风筝学校的报告

秘书处编拟

1. 本报告所述期间为{first}年7月至{last}年6月。

学校

2. 各风筝学校共教了{lent}名孩子，其中多数来自山村。

课程

3. 风筝修补课程有{learners}名学员，晚间上课。
"""
YEARS = (
    (47, "Forty-Seventh", "第四十七届", 2033, "4,310", "260"),
    (49, "Forty-Ninth", "第四十九届", 2034, "5,120", "340"),
)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    texts = {}
    for session, english, chinese, first, lent, learners in YEARS:
        told = {"session": session, "first": first, "last": first + 1, "lent": lent, "learners": learners}
        texts[f"cdip_{session}_2.en.txt"] = ENGLISH.format(ordinal=english, **told)
        texts[f"cdip_{session}_3.zh.txt"] = CHINESE.format(ordinal=chinese, **told)
    return assistant_of_texts(tmp_path_factory.mktemp("yearly"), texts, model)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("How many lamps did the libraries lend to village schools in 2034/35?", "5,120", "4,310"),
        ("How many lamps did the libraries lend to village schools in 2033/34?", "4,310", "5,120"),
        ("How many lamps were lent to village schools according to the report for 2034/35?", "5,120", "4,310"),
        ("2034/35年度各风筝学校教了多少名孩子？", "5,120", "4,310"),
        ("2033年7月至2034年6月各风筝学校教了多少名孩子？", "4,310", "5,120"),
    ],
)
def test_a_figure_of_a_period_is_told_from_its_report(reports: Assistant, question: str, told: str, untold: str) -> None:
    answer = reports.ask(question).answer

    assert told in answer and untold not in answer, answer


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        (
            "How has the number of lamps lent to village schools developed from the report for 2033/34 to that for 2034/35?",
            ("2033/34:", "2034/35:"),
        ),
        ("2033/34年度和2034/35年度各风筝学校分别教了多少名孩子？", ("2033/34年度：", "2034/35年度：")),
    ],
)
def test_figures_of_several_periods_are_told_under_each(reports: Assistant, question: str, labels: tuple[str, str]) -> None:
    first, second = reports.ask(question).answer.split(labels[1])

    assert labels[0] in first and "4,310" in first and "5,120" in second


@pytest.mark.parametrize(
    "question",
    ["How many lamps did the libraries lend to village schools in 2029/30?", "2029/30年度各风筝学校教了多少名孩子？"],
)
def test_a_period_that_no_report_covers_is_not_answered_for(reports: Assistant, question: str) -> None:
    assert reports.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("text", "other", "alike"),
    [
        ("1,720 lamps in 40 ports", "1,610 lamps in 2033", True),
        ("两个码头的灯", "共有1,610盏灯", False),
        ("in 1,900 ports", "in 2033", True),
    ],
)
def test_figures_of_one_thing_are_of_one_size(text: str, other: str, alike: bool) -> None:
    assert of_one_size(text, other) is alike
