"""The months that a report covers: read from where it says so, and heard in every question on one of its paragraphs."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Language, Paragraph, Recommendation, Status
from assistant.service import Assistant
from ingest.structuring.periods import reporting_period
from tests.conftest import assistant_of_texts

ENGLISH = """CDIP/47/2
ORIGINAL: ENGLISH
DATE: SEPTEMBER 14, 2034

Committee on Development and Intellectual Property (CDIP)

Forty-Seventh Session
Geneva, November 6 to 10, 2034

REPORT ON THE LAMP LIBRARIES

prepared by the Secretariat

1. This report covers the period from July 2033 to June 2034.

THE LIBRARIES

2. The libraries lent 4,310 lamps to village schools. Most of them came back in good order.

THE COURSES

3. The courses for lamp menders had 260 learners, who met in the evening.
"""

CHINESE = """CDIP/48/2
原文：中文
日期：2035年3月9日

发展与知识产权委员会（CDIP）

第四十八届会议
2035年5月14日至18日，日内瓦

风筝学校的报告

秘书处编拟

1. 本报告所述期间为2033年 7月至 2034年 6月。

学校

2. 各风筝学校共教了5,120名孩子，其中多数来自山村。

课程

3. 风筝修补课程有340名学员，晚间上课。
"""


def paragraphs(*texts: str, recommendation_at: int | None = None) -> list[Paragraph]:
    recommendation = (Recommendation("da", 1),)
    return [Paragraph(n, text, recommendations=recommendation if n == recommendation_at else ()) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("text", "language", "printed"),
    [
        ("The report covers July 2033 to June 2034.", "en", "July 2033 to June 2034"),
        ("It covers the months January 2033 through\n December 2033.", "en", "January 2033 through December 2033"),
        ("Status (March 2033–May 2034)", "en", "March 2033–May 2034"),
        ("本报告所述期间为2033年 7月至 2034年 6月。", "zh", "2033年7月至2034年6月"),
        ("2033年1月—12月的情况", "zh", "2033年1月—12月"),
        ("截至2033年7月，2034年再议。", "zh", None),
        ("The session was held from May 9 to 13, 2033.", "en", None),
        ("It began in July 2033.", "en", None),
    ],
)
def test_a_period_is_two_months_as_printed(text: str, language: Language, printed: str | None) -> None:
    assert reporting_period(None, paragraphs(text), language) == printed


@pytest.mark.parametrize(
    ("title", "first", "language", "printed"),
    [
        ("Report, May 2031 to April 2032", "It follows that of May 2030 to April 2031.", "en", "May 2031 to April 2032"),
        ("2031年5月至2032年4月的报告", "上一份涉及2030年5月至2031年4月。", "zh", "2031年5月至2032年4月"),
    ],
)
def test_the_title_comes_first(title: str, first: str, language: Language, printed: str) -> None:
    assert reporting_period(title, paragraphs(first), language) == printed


@pytest.mark.parametrize(
    ("told", "language"), [("Courses ran from May 2031 to April 2032.", "en"), ("课程从2031年5月到2032年4月举办。", "zh")]
)
def test_what_stands_further_down_is_of_one_activity_only(told: str, language: Language) -> None:
    assert reporting_period(None, paragraphs(*["—"] * 20, told), language) is None
    assert reporting_period(None, paragraphs("—", "—", told, recommendation_at=0), language) is None


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("periods"), {"cdip_47_2.en.txt": ENGLISH, "cdip_48_2.zh.txt": CHINESE}, model)


@pytest.mark.parametrize(("key", "period"), [("CDIP/47/2:en", "July 2033 to June 2034"), ("CDIP/48/2:zh", "2033年7月至2034年6月")])
def test_a_document_keeps_its_period(reports: Assistant, key: str, period: str) -> None:
    (document,) = (document for document, _ in reports.index().catalogue.documents() if document.key == key)

    assert document.period == period


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("How many lamps were lent to schools between July 2033 and June 2034?", "4,310"),
        ("How many lamps did the libraries lend in 2033?", "4,310"),
        ("How many learners did the courses for lamp menders have in 2034?", "260"),
        ("2033年7月至2034年6月，风筝学校教了多少名孩子？", "5,120"),
        ("2033年风筝学校教了多少名孩子？", "5,120"),
    ],
)
def test_a_question_on_the_period_is_answered_by_a_paragraph_that_names_no_year(reports: Assistant, question: str, fact: str) -> None:
    answer = reports.ask(question)

    assert answer.status is Status.ANSWERED
    assert fact in answer.answer


@pytest.mark.parametrize("question", ["How many lamps did the libraries lend in 2029?", "2029年风筝学校教了多少名孩子？"])
def test_a_question_on_another_year_is_refused(reports: Assistant, question: str) -> None:
    assert reports.ask(question).status in (Status.NOT_FOUND, Status.NOT_INDEXED)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("CDIP/48/2的报告期是什么？", "本报告所述期间为2033年 7月至 2034年 6月。[1]"),
        ("CDIP/48/2涵盖哪段时间？", "本报告所述期间为2033年 7月至 2034年 6月。[1]"),
        ("What is the reporting period of CDIP/47/2?", "This report covers the period from July 2033 to June 2034.[1]"),
        ("Which period does CDIP/47/2 cover?", "This report covers the period from July 2033 to June 2034.[1]"),
    ],
)
def test_the_period_of_a_report_is_told_by_its_own_sentence(reports: Assistant, question: str, told: str) -> None:
    assert reports.ask(question).answer == told
