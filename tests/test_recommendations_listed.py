"""Which recommendations a sector sees to alone, of which reporting is to end, and what stands for a long history."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.recorded.history import LISTED, _Step, _weightiest
from assistant.answering.recorded.recommendation_lists import _ends
from assistant.answering.writing.draft import Passage, Quoted
from assistant.model import Document, Paragraph, Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

REPORT_ZH = """CDIP/71/2
原文：中文
日期：2046年3月9日

发展与知识产权委员会（CDIP）

第七十一届会议
2046年5月7日至11日，日内瓦

实施45项发展议程建议的进展报告

秘书处编拟

1. 报告见附件。

[后接附件]

附件一

45项发展议程建议实施情况报告

建议 2

通过捐助国提供资金，在产权组织设立最不发达国家专项信托基金或其他自愿基金。

相关产权组织部门 基础设施和平台部门；全球挑战和伙伴关系部门

落实工作 该建议自2009年起实施。

亮点 信托基金有所增加。

建议 42*

加强各项措施，确保广大民间社会广泛地参与产权组织的活动。

相关产权组织部门 全球挑战和伙伴关系部门

落实工作 该建议正在落实。

亮点 经认可的组织有304个。
"""
REPORT_EN = """CDIP/71/2
ORIGINAL: ENGLISH
DATE: MARCH 9, 2046

Committee on Development and Intellectual Property (CDIP)

Seventy-First Session
Geneva, May 7 to 11, 2046

PROGRESS REPORT ON THE IMPLEMENTATION OF THE 45 DEVELOPMENT AGENDA RECOMMENDATIONS

prepared by the Secretariat

1. The report is in the Annex.

[Annex follows]

ANNEX I

REPORT ON THE IMPLEMENTATION STATUS OF THE 45 DEVELOPMENT AGENDA RECOMMENDATIONS

Recommendation 2

Provide additional assistance to WIPO through donor funding, and establish Trust-Funds or other voluntary funds within WIPO.

Relevant WIPO Sectors

Infrastructure and Platforms Sector; Global Challenges and Partnerships Sector

Implementation

This Recommendation has been implemented since 2009.

Highlights

The funds have grown.

Recommendation 42*

Enhance measures that ensure wide participation of civil society at large in WIPO activities.

Relevant WIPO Sectors

Global Challenges and Partnerships Sector

Implementation

This Recommendation is being implemented.

Highlights

There are 304 accredited organizations.
"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Iterator[Assistant]:
    yield assistant_of_texts(tmp_path_factory.mktemp("reports"), {"report.zh.txt": REPORT_ZH, "report.en.txt": REPORT_EN}, model=model)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("哪些建议由全球挑战和伙伴关系部门负责？", {2, 42}),
        ("哪些建议是由全球挑战和伙伴关系部门单独负责的？", {42}),
        ("只由全球挑战和伙伴关系部门负责的建议有哪些？", {42}),
        ("Which recommendations does the Global Challenges and Partnerships Sector see to?", {2, 42}),
        ("Which recommendations are the responsibility of the Global Challenges and Partnerships Sector alone?", {42}),
    ],
)
def test_alone_is_with_nobody_else(reports: Assistant, question: str, numbers: set[int]) -> None:
    answer = reports.ask(question)
    assert answer.status is Status.ANSWERED
    assert {int((citation.recommendation or "0").split()[-1]) for citation in answer.citations} == numbers


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        ("建议结束对建议8实施情况的报告。", True),
        ("委员会决定结束对关于灯塔的报告（文件CDIP/24/8）的讨论。", False),
        ("It is proposed to end the reporting on the implementation of Recommendation 8.", True),
        ("The Committee decided to end the discussion on the report on lighthouses (document CDIP/24/8).", False),
    ],
)
def test_a_debate_that_is_closed_ends_no_reporting(sentence: str, ends: bool) -> None:
    assert _ends(sentence) is ends


def test_a_decision_stands_for_what_was_before_its_session() -> None:
    passage = Passage(Document("a.txt", "zh", "", "txt", ()), Paragraph(1, "灯"))

    def step(session: int, *, decided: bool) -> _Step:
        return _Step(float(session), "", Quoted("灯", passage), session, decided=decided)

    told = [step(session, decided=False) for session in range(20, 28)]
    decided = [step(session, decided=True) for session in range(20, 27)]
    chain = sorted([*told, *decided], key=lambda one: one.when)
    assert len(chain) > LISTED and _weightiest(chain) == [*decided, told[-1]]
    assert _weightiest(chain[:LISTED]) == chain[:LISTED]
