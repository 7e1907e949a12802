"""One region of two names, two tables of the same rows, the year in which something was approved, a session that is still ahead."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from assistant.understanding.asked.definitions import defined_in
from tests.conftest import assistant_of_texts

_TABLE = "<table><tr><th>{}</th><th>2035</th><th>2036</th></tr>{}</table>"


def _rows(*rows: tuple[str, str, str]) -> str:
    return "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>" for a, b, c in rows)


ENGLISH = (
    "<html><body><p>CDIP/54/INF/2</p><p>ORIGINAL: ENGLISH</p><p>DATE: SEPTEMBER 9, 2037</p><p>Committee on Development and Intellectual Property (CDIP)</p>"
    "<p>Fifty-Fourth Session</p><p>Geneva, November 9 to 13, 2037</p><p>LIGHTHOUSE VISITS IN FIGURES</p>"
    "<p>1. In this note, a “visit” means a stay of at least one day in a lighthouse.</p>"
    "<h2>Visits by region</h2><p>Table 1. Number of visits by region and year</p>"
    + _TABLE.format("Region", _rows(("Africa", "318", "361"), ("Asia and the Pacific", "297", "331"), ("Interregional", "95", "109")))
    + "<h2>Least developed countries</h2><p>Table 2. Visits to LDCs by region and year</p>"
    + _TABLE.format("Region", _rows(("Africa", "104", "117"), ("Asia and the Pacific", "41", "49"), ("Arab countries", "12", "10")))
    + "</body></html>"
)
CHINESE = """CDIP/54/2
原文：中文
日期：2037年9月9日

发展与知识产权委员会（CDIP）

第五十四届会议
2037年11月9日至13日，日内瓦

总干事关于发展议程落实情况的报告

秘书处编拟

1. 风车项目在第四十八届会议上获得批准，会议于2034年11月举行。

2. 委员会在2036年批准了下列项目：

• “灯塔守护者的证明商标”；

• “渔村学校的版权知识”。

3. 委员会商定，第五十六届会议的专题为“知识产权与潮汐钟”。
"""


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    files = {"cdip_54_inf_2.en.html": ENGLISH, "cdip_54_2.zh.txt": CHINESE}
    return assistant_of_texts(tmp_path_factory.mktemp("visits"), files, model)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("According to CDIP/54/INF/2, how many visits were there to least developed countries in Asia and the Pacific in 2036?", "49"),
        ("CDIP/54/INF/2：2036年亚洲和太平洋最不发达国家的访问有多少次？", "49"),
        ("How many lighthouse visits were there in Asia and the Pacific in 2035?", "297"),
    ],
)
def test_a_region_of_two_names_is_one_and_its_row_is_of_the_table_meant(visits: Assistant, question: str, told: str) -> None:
    answer = visits.ask(question)

    assert [citation.quote for citation in answer.citations if any(char.isdigit() for char in citation.quote)] == [
        next(c.quote for c in answer.citations if told in c.quote)
    ], answer.answer


@pytest.mark.parametrize("question", ["2036年有哪些新项目获得批准？", "Which new projects were approved in 2036?"])
def test_what_was_approved_in_a_year_is_of_that_year_and_comes_with_its_list(visits: Assistant, question: str) -> None:
    answer = visits.ask(question)

    assert "灯塔守护者的证明商标" in answer.answer and "渔村学校" in answer.answer, answer.answer
    assert "风车" not in answer.answer


@pytest.mark.parametrize("question", ["第五十六届会议的专题是什么？", "What topic will the fifty-sixth session discuss?"])
def test_what_is_told_of_a_session_still_ahead_is_found(visits: Assistant, question: str) -> None:
    assert "潮汐钟" in visits.ask(question).answer


@pytest.mark.parametrize("question", ["第五十七届会议的专题是什么？", "What topic will the fifty-seventh session discuss?"])
def test_a_session_of_which_nobody_speaks_is_not_indexed(visits: Assistant, question: str) -> None:
    assert visits.ask(question).status is Status.NOT_INDEXED


def test_a_quoted_word_is_defined_whole() -> None:
    assert defined_in("What counts as one “activity” in the statistics?") == "activity"
    assert defined_in("什么样的访问算一项“活动”?") == "活动"
