"""Who wrote a paper is told by its cover or its opening, where the paper is surely the one that is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.documents.authors import asks_for_authors
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

STUDY_ZH = """CDIP/81/INF/4
原文：英文
日期：2050年9月9日

发展与知识产权委员会（CDIP）

第八十一届会议
2050年11月7日至11日，日内瓦

关于灯塔守护人收入的研究报告摘要

海滨大学讲师林·烛台女士和港口学院教授托马斯·灯芯先生编拟

1. 本文件附件载有一份研究报告的摘要。

2. 请委员会注意本文件附件中所载的信息。

[后接附件]

附件

一、主要发现

1. 灯塔守护人的平均月收入为820瑞士法郎。

2. 作者认为灯塔守护人的收入会继续下降。
"""

EVALUATION_EN = """CDIP/82/3
ORIGINAL: ENGLISH
DATE: SEPTEMBER 9, 2051

Committee on Development and Intellectual Property (CDIP)

Eighty-Second Session
Geneva, November 6 to 10, 2051

EVALUATION OF THE PROJECT ON THE REPAIR OF VILLAGE BELLS

prepared by the Secretariat

1. The Annex to this document contains the evaluation of the Project on the Repair of Village Bells. The evaluation was carried out by
Dr. Berta Bell, consultant, Bergen, between May and July 2051.

2. The CDIP is invited to take note of the information contained in the Annex.

[Annex follows]

ANNEX

1. The project mended 214 bells in five villages.

2. The evaluation found that the bells ring more often than before.
"""

PROPOSAL_EN = """CDIP/82/7
ORIGINAL: ENGLISH
DATE: SEPTEMBER 12, 2051

Committee on Development and Intellectual Property (CDIP)

Eighty-Second Session
Geneva, November 6 to 10, 2051

PROPOSAL FOR A PROJECT ON THE DREDGING OF HARBOURS

prepared by the Secretariat

1. The project on the dredging of harbours will be evaluated by an external consultant. The evaluation of the project on the dredging of
harbours will be submitted in 2054.
"""

FILES = {"cdip_81_inf_4.zh.txt": STUDY_ZH, "cdip_82_3.en.txt": EVALUATION_EN, "cdip_82_7.en.txt": PROPOSAL_EN}


@pytest.fixture(scope="module")
def bells(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("authors"), FILES, model)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("灯塔守护人收入的研究是谁写的？", "林·烛台"),
        ("是哪两位学者撰写了灯塔守护人收入的研究报告？", "托马斯·灯芯"),
        ("Who are the authors of the lighthouse keepers study?", "林·烛台"),
        ("Who wrote CDIP/81/INF/4, the study?", "林·烛台"),
        ("Who carried out the evaluation of the village bells project?", "Berta Bell"),
        ("Which consultant conducted the evaluation of the village bells?", "Berta Bell"),
        ("村庄钟铃项目的评价是哪位专家做的？", "Berta Bell"),
    ],
)
def test_authors_are_told_by_the_paper(bells: Assistant, question: str, name: str) -> None:
    answer = bells.ask(question)

    assert answer.status is Status.ANSWERED and name in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Who wrote the evaluation of the harbour dredging project?",
        "疏浚港口项目的评价是谁写的？",
        "Who wrote the study on kites?",
        "风筝研究的作者是谁？",
    ],
)
def test_the_author_of_another_paper_is_not_told(bells: Assistant, question: str) -> None:
    answer = bells.ask(question).answer

    assert "Berta Bell" not in answer and "烛台" not in answer


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Who wrote the guide on lamps?", True),
        ("By whom was the survey made?", True),
        ("What did the authors of the study recommend?", False),
        ("Who will receive the report?", False),
        ("这份调查报告是谁编写的？", True),
        ("作者在研究中建议什么？", False),
        ("谁要求编写这份研究报告？", False),
        ("钟楼项目的审评人主张下一阶段放在哪几个国家做？", False),
    ],
)
def test_a_question_on_authors_is_known(question: str, asked: bool) -> None:
    assert asks_for_authors(question) is asked


UNTITLED = {
    "notes_one.zh.txt": "1. 研讨会于2019年在马拉维举行，有四十人参加。\n\n2. 灯塔名录由马拉维大学编写。\n",
    "notes_two.en.txt": "1. The workshop on kites was held in Kenya in 2019.\n\n2. The register of kites was drawn up by the University of Nairobi.\n",
}


@pytest.mark.parametrize("question", ["Who wrote the study on lighthouses?", "关于风筝的研究报告是谁写的？"])
def test_papers_without_a_title_are_written_by_nobody_that_could_be_named(tmp_path: Path, model: StaticEmbedder, question: str) -> None:
    answer = assistant_of_texts(tmp_path, UNTITLED, model).ask(question)

    assert answer.status in (Status.ANSWERED, Status.NOT_FOUND)
