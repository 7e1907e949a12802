"""Two projects of one programme: each is told by the words that the other does not have, from its own part of the papers."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

PAPER = """CDIP/{number}
原文：中文
日期：2031年3月4日

发展与知识产权委员会（CDIP）

第四十一届会议
2031年5月12日至16日，日内瓦

{title}

秘书处编拟

1. {what}

2. {cost}
"""
REPORT = """CDIP/41/2
ORIGINAL: ENGLISH
DATE: MARCH 4, 2031

Committee on Development and Intellectual Property (CDIP)

Forty-First Session
Geneva, May 12 to 16, 2031

PROGRESS REPORT ON PROJECTS

prepared by the Secretariat

Project A: Lantern Makers

1. As of December 31, 2030, the rate of use of the budget was 38 per cent.

Project B: Canal Pilots

2. As of December 31, 2030, the rate of use of the budget was 71 per cent.
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    cars = PAPER.format(
        number="41/5",
        title="流动信息车运行报告",
        what="流动信息车是一辆配有电脑的小客车。",
        cost="一辆信息车的购置费用为92,000瑞郎，每年运行费用为61,000瑞郎。",
    )
    clinics = PAPER.format(
        number="41/6",
        title="流动诊所车运行报告",
        what="流动诊所车是一辆配有扫描设备的汽车。",
        cost="每辆诊所车的购置费用平均为68,000瑞郎，每年运行费用为41,000瑞郎。",
    )
    texts = {"cdip_41_5.zh.txt": cars, "cdip_41_6.zh.txt": clinics, "cdip_41_2.en.txt": REPORT}
    return assistant_of_texts(tmp_path_factory.mktemp("apart"), texts, model)


@pytest.mark.parametrize("question", ["流动信息车和流动诊所车，哪一种买起来更贵？", "购置费用：流动信息车和流动诊所车各多少？"])
def test_each_is_told_from_its_own_paper(papers: Assistant, question: str) -> None:
    first, second = papers.ask(question).answer.split("流动诊所车：")

    assert "92,000" in first and "68,000" in second


def test_another_project_of_the_same_report_is_no_other_source(papers: Assistant) -> None:
    answer = papers.ask("Rate of use of the budget: the lantern makers project against the canal pilots project").answer

    assert "Another source" not in answer and "38" in answer and "71" in answer, answer
