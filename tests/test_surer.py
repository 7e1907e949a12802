"""A window that tells what is asked and is surely the answer is taken where the best one, of another year, is not supported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.floor import NEARLY, SURELY, Floor, Thresholds
from assistant.answering.choosing.selection import Selector
from assistant.answering.choosing.windows import SIGNS
from assistant.answering.extractive import EVIDENCE
from assistant.question import understand
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

PAPERS = {
    "cdip_45_6.zh.html": "<html><body><p>CDIP/45/6</p><p>原文：中文</p><p>日期：2033年9月12日</p><p>发展与知识产权委员会（CDIP）</p><p>第四十五届会议</p>"
    "<p>1. 本报告介绍马拉维、秘鲁和加纳三国灯塔名录的建设情况，数字截至2033年6月。</p>"
    "<table><tr><th>国家</th><th>目标</th><th>已登记灯塔</th><th>受训守塔人</th></tr><tr><td>马拉维</td><td>5,000</td><td>4,450</td><td>32</td></tr>"
    "<tr><td>秘鲁</td><td>7,000</td><td>6,120</td><td>41</td></tr><tr><td>加纳</td><td>6,000</td><td>2,310</td><td>27</td></tr></table>"
    "<p>2. 只有马拉维把登记灯塔的名录的经常费用列入国家预算（2034年为4200万克瓦查）。</p></body></html>",
    "cdip_45_7.en.html": "<html><body><p>CDIP/45/7</p><p>ORIGINAL: ENGLISH</p><p>DATE: SEPTEMBER 12, 2033</p><p>Committee on Development and Intellectual Property (CDIP)</p>"
    "<p>Forty-Fifth Session</p><p>1. This report tells of the registers of kites in Kenya, Nepal and Georgia. The figures are as of June 30, 2033.</p>"
    "<table><tr><th>Country</th><th>Target</th><th>Registered kites</th><th>Keepers trained</th></tr><tr><td>Kenya</td><td>5,000</td><td>4,180</td><td>35</td></tr>"
    "<tr><td>Nepal</td><td>7,000</td><td>6,240</td><td>44</td></tr><tr><td>Georgia</td><td>6,000</td><td>2,130</td><td>29</td></tr></table>"
    "<p>2. Only Kenya has entered the running costs of the register of kites in its national budget (42 million shillings for 2034).</p></body></html>",
}


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("registers"), PAPERS, model)


@pytest.mark.parametrize(
    ("question", "of_another_year", "fact"),
    [
        ("到2033年年中，马拉维登记进名录的灯塔有多少座？", "2034年", "4,450"),
        ("Number of kites Kenya had entered in the register by mid-2033?", "2034", "4,180"),
    ],
)
def test_what_is_surely_told_is_taken_before_what_is_not(registers: Assistant, question: str, of_another_year: str, fact: str) -> None:
    index = registers.index()
    query = understand(question, known=index.known)
    selector = Selector(query, index.retriever)
    choices = selector.choices(index.retriever.find(query, EVIDENCE))
    row = next(c for c in choices if fact in c.quoted)
    other = next(c for c in choices if of_another_year in c.quoted)
    unsupported = replace(other, score=row.score, signs=(0.0,) * len(other.signs))
    thresholds = Thresholds(least=Thresholds().support(row) - SURELY)

    def taken(telling: Sequence[Choice]) -> Choice:
        return Floor(thresholds, choices, index.catalogue).surer(unsupported, telling, selector)

    assert taken([row]) is row
    assert taken([unsupported]) is unsupported
    assert taken([replace(row, score=row.score - 2 * NEARLY)]) is unsupported
    assert (
        taken([replace(row, signs=tuple(0.0 if name == "told" else sign for name, sign in zip(SIGNS, row.signs, strict=True)))])
        is unsupported
    )
