"""How a project went over its papers: what is told of it, oldest first, and of no other project."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

PROPOSAL = """CDIP/41/5
ORIGINAL: ENGLISH
DATE: MARCH 4, 2031

Committee on Development and Intellectual Property (CDIP)

Forty-First Session
Geneva, May 12 to 16, 2031

PROPOSAL FOR A PROJECT ON LANTERN MAKERS

document prepared by the Secretariat

1. In a communication dated February 11, 2031, the Delegation of Chad submitted the proposal contained in the Annex.

2. The Committee is invited to consider the Annex to this document.
"""
SUMMARY = """Committee on Development and Intellectual Property (CDIP)

Forty-Second Session
Geneva, November 10 to 14, 2031

SUMMARY BY THE CHAIR

Agenda Item 6: Projects

6.1 The Committee considered the project proposal on “Lantern Makers” (document CDIP/41/5). It approved the proposal with a budget of 90,000 Swiss francs.

6.2 The Committee considered the project proposal on “Canal Pilots” (document CDIP/42/6). It approved the proposal with a budget of 80,000 Swiss francs.

6.3 The Committee considered the project proposal on “Bell Founders” (document CDIP/42/7). It requested the Secretariat to revise the proposal.
"""
PROGRESS = """CDIP/44/2
ORIGINAL: ENGLISH
DATE: SEPTEMBER 1, 2032

Committee on Development and Intellectual Property (CDIP)

Forty-Fourth Session
Geneva, November 8 to 12, 2032

PROGRESS REPORT ON PROJECTS

prepared by the Secretariat

Project A: Lantern Makers

1. The project started in February 2032 in two villages.

Project B: Canal Pilots

2. The project started in April 2032 with six pilots.
"""
WAGON = """CDIP/40/7
原文：中文
日期：2030年3月4日

发展与知识产权委员会（CDIP）

第四十届会议
2030年5月13日至17日，日内瓦

灯光车运行报告

秘书处编拟

1. 委员会第三十八届会议要求就灯光车提交一份报告。第一辆灯光车于2028年3月投入使用。
"""
ELSEWHERE = """CDIP/40/8
原文：中文
日期：2030年3月4日

发展与知识产权委员会（CDIP）

第四十届会议
2030年5月13日至17日，日内瓦

节庆说明

秘书处编拟

1. 委员会第三十七届会议商定每年公布灯光节的日期。

2. 委员会第三十九届会议要求就风琴的音管提交一份说明。
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    texts = {
        "cdip_41_5.en.txt": PROPOSAL,
        "cdip_42_summary.en.txt": SUMMARY,
        "cdip_44_2.en.txt": PROGRESS,
        "cdip_40_7.zh.txt": WAGON,
        "cdip_40_8.zh.txt": ELSEWHERE,
    }
    return assistant_of_texts(tmp_path_factory.mktemp("histories"), texts, model)


def test_a_project_is_followed_over_its_papers(papers: Assistant) -> None:
    answer = papers.ask("What is the history of the lantern makers project?").answer
    told = [answer.find(one) for one in ("the Delegation of Chad submitted", "90,000", "The project started in February 2032")]

    assert -1 not in told and told == sorted(told), answer
    assert "80,000" not in answer and "revise" not in answer and "April 2032" not in answer, answer


def test_what_has_one_word_of_its_name_is_no_step_of_it(papers: Assistant) -> None:
    answer = papers.ask("灯光车从提出到现在的来龙去脉？").answer

    assert "第三十八届会议" in answer and "2028年3月" in answer, answer
    assert "灯光节" not in answer and "音管" not in answer, answer
