"""A year that says which paper is meant bars no passage of that paper; a year of which something is asked still does."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.kinds.dates import years_of_papers
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts
from tests.support.printed import document_from, paper

UNDATED_ZH = """1. 本文件说明秘书处如何修理村庄的风车。

一、内部协调

2. 风车的修理分为三类：叶片的更换、轴承的加油和塔身的粉刷。

3. 风车叶片的更换费用为每座1,250瑞士法郎。
"""

UNDATED_EN = """1. This document explains how the Secretariat mends the bells of villages.

I. Coordination

2. The mending of bells falls into three kinds: the recasting of cracked bells, the oiling of wheels and the painting of frames.

3. The recasting of a cracked bell costs 3,150 Swiss francs.
"""

LIST_EN = """CDIP/71/INF/2
ORIGINAL: ENGLISH
DATE: MARCH 9, 2046

Committee on Development and Intellectual Property (CDIP)

Seventy-First Session
Geneva, May 7 to 11, 2046

LIST OF THE VOYAGES OF THE LANTERN BARGE

prepared by the Secretariat

1. In 2045, the lantern barge made nine voyages.

2. The voyages of the lantern barge cost 84,300 Swiss francs in all.
"""

CORRIGENDUM_EN = """CDIP/71/INF/2 Corr.
ORIGINAL: ENGLISH
DATE: APRIL 2, 2046

Committee on Development and Intellectual Property (CDIP)

Seventy-First Session
Geneva, May 7 to 11, 2046

LIST OF THE VOYAGES OF THE LANTERN BARGE

CORRIGENDUM

1. In document CDIP/71/INF/2, paragraph 2, the cost of the voyages of the lantern barge, “84,300 Swiss francs”, should read
“48,300 Swiss francs”.
"""

LIST_ZH = """CDIP/71/INF/5
原文：中文
日期：2046年3月9日

发展与知识产权委员会（CDIP）

第七十一届会议
2046年5月7日至11日，日内瓦

风筝集市一览

秘书处编拟

1. 2045年举办了六次风筝集市。

2. 风筝集市共有卖家64 名，其中女性31名。
"""

CORRIGENDUM_ZH = """CDIP/71/INF/5 Corr.
原文：中文
日期：2046年4月2日

发展与知识产权委员会（CDIP）

第七十一届会议
2046年5月7日至11日，日内瓦

风筝集市一览

更正

1. 在文件CDIP/71/INF/5第2段中，卖家人数“64名”应改为“46名”。
"""

FILES = {
    "mills.zh.txt": UNDATED_ZH,
    "bells.en.txt": UNDATED_EN,
    "cdip_71_inf_2.en.txt": LIST_EN,
    "cdip_71_inf_2_corr.en.txt": CORRIGENDUM_EN,
    "cdip_71_inf_5.zh.txt": LIST_ZH,
    "cdip_71_inf_5_corr.zh.txt": CORRIGENDUM_ZH,
}


@pytest.fixture(scope="module")
def mills(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("years"), FILES, model)


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("2040年的那份文件把风车的修理分成哪些类？", {2040}),
        ("在2040年的文件里，风车分几类？", {2040}),
        ("2040年进展报告说修了几座风车？", {2040}),
        ("2040年委员会文件的翻译花了多少钱？", set()),
        ("2040年提交了几份报告？", set()),
        ("What does the 2040 progress report say of bells?", {2040}),
        ("In the paper from 2040, how many bells are there?", {2040}),
        ("How many reports were published in 2040?", set()),
        ("Which mills were mended in the 2040 reporting period?", set()),
    ],
)
def test_a_year_of_a_paper_is_known(question: str, years: set[int]) -> None:
    assert years_of_papers(question) == years


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2040年的那份文件把风车的修理分成哪些类？", "轴承的加油"),
        ("2040年那份讲内部协调的文件里，更换一座风车的叶片要多少钱？", "1,250"),
        ("Into which kinds does the 2040 paper divide the mending of bells?", "oiling of wheels"),
        ("According to the 2040 document, what does the recasting of a cracked bell cost?", "3,150"),
        ("What did the voyages of the lantern barge cost in 2045, as corrected?", "48,300"),
    ],
)
def test_it_bars_no_passage_of_a_paper_without_a_date(mills: Assistant, question: str, told: str) -> None:
    answer = mills.ask(question)

    assert answer.status is Status.ANSWERED and told in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "2040年更换一座风车的叶片要多少钱？",
        "What did the recasting of a cracked bell cost in 2040?",
        "According to the 2040 paper, what did the lantern barge cost?",
    ],
)
def test_a_year_of_events_still_bars(mills: Assistant, question: str) -> None:
    assert mills.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("language", "first", "period"),
    [
        ("zh", "1. 本文件涵盖2045年1月1日至12月31日。", "2045年1月1日至12月31日"),
        ("en", "1. This document covers the period from January 1, 2045, to June 30, 2046.", "January 1, 2045, to June 30, 2046"),
        ("zh", "1. 第七十一届会议于2045年11月1日至5日举行。", None),
        ("en", "1. The session was held from November 1 to 5, 2045.", None),
    ],
)
def test_what_a_paper_covers_to_the_day_is_its_period(language: str, first: str, period: str | None) -> None:
    assert document_from(paper(language, first)).period == period


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("风筝集市共有多少名卖家？", "46名"),
        ("How many sellers did the kite fairs have?", "46名"),
        ("What did the voyages of the lantern barge cost in all?", "48,300"),
    ],
)
def test_a_figure_put_right_is_not_told_as_first_printed_alone(mills: Assistant, question: str, right: str) -> None:
    assert right in mills.ask(question).answer


@pytest.mark.parametrize(
    ("question", "other"), [("2045年举办了几次风筝集市？", "46名"), ("How many voyages did the barge make in 2045?", "48,300")]
)
def test_what_was_not_put_right_stands_alone(mills: Assistant, question: str, other: str) -> None:
    assert other not in mills.ask(question).answer
