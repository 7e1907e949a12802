"""What an evaluation recommends is told whole; and of which recommendations something is reported."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

COVERS = {
    "en": "CDIP/47/{n}\nORIGINAL: ENGLISH\nDATE: MAY 2, 2033\n\nCommittee on Development and Intellectual Property (CDIP)\n\nForty-Seventh Session\n"
    "Geneva, May 23 to 27, 2033\n\n{title}\n\nprepared by the Secretariat\n\n",
    "zh": "CDIP/47/{n}\n原文：英文\n日期：2033年5月2日\n\n发展与知识产权委员会（CDIP）\n\n第四十七届会议\n2033年5月23日至27日，日内瓦\n\n{title}\n\n秘书处编拟\n\n",
}
PAPERS = {
    "cdip_47_3.en.txt": COVERS["en"].format(n=3, title="EXTERNAL EVALUATION OF THE PROJECT ON PUPPET THEATRES")
    + "1. The evaluator saw nine theatres.\n\n2. The project is well run.\n\n"
    "3. Recommendation 1: the Secretariat should lend stages to villages.\n\n4. Recommendation 2: each theatre should keep a list of its puppets.\n\n"
    "5. Recommendation 3: carvers should be paid by the day.\n\n6. The Committee is invited to take note of this document.\n",
    "cdip_47_4.zh.txt": COVERS["zh"].format(n=4, title="风筝博物馆项目独立评价报告")
    + "1. 评价员走访了五家博物馆。\n\n2. 项目管理良好。\n\n3. 建议1：秘书处应当印制风筝图录。\n\n4. 建议2：各馆应当培训一名修复师。\n\n"
    "5. 建议3：应当延长开放时间。\n\n6. 请委员会注意本文件。\n",
}


@pytest.fixture(scope="module")
def evaluations(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("evaluations"), PAPERS, model)


PUPPETS, KITES = ["lend stages", "list of its puppets", "paid by the day"], ["印制风筝图录", "培训一名修复师", "延长开放时间"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did the evaluation of the puppet theatres project recommend?", PUPPETS),
        ("What does the evaluator of the puppet theatres project recommend? All three points, please.", PUPPETS),
        ("木偶剧院项目的评价员提出了哪些建议？", PUPPETS),
        ("风筝博物馆项目的评价报告提了哪些建议？", KITES),
        ("风筝博物馆项目的评价员建议了什么？", KITES),
        ("What are the recommendations of the evaluation of the kite museums project?", KITES),
    ],
)
def test_what_an_evaluation_recommends_is_told_whole(question: str, told: list[str], evaluations: Assistant) -> None:
    answer = evaluations.ask(question)
    assert [piece for piece in told if piece not in answer.answer] == []
    assert len(answer.citations) == len(told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("For which Independent Review recommendations does the Secretariat propose to end reporting?", [3, 7, 8, 10]),
        ("秘书处建议停止对哪些独立审查建议的报告？", [3, 7, 8, 10]),
    ],
)
def test_of_which_recommendations_a_report_says_so(question: str, told: list[int], samples: Assistant) -> None:
    citations = samples.ask(question).citations
    assert [int((citation.recommendation or "0").split()[-1]) for citation in citations] == told


@pytest.mark.parametrize(
    "question",
    [
        "Which recommendations of the evaluation of the puppet theatres project did the Secretariat accept?",
        "秘书处接受了风筝博物馆项目评价员的哪几条建议？",
    ],
)
def test_which_of_them_were_accepted_is_another_question(question: str, evaluations: Assistant) -> None:
    assert evaluations.ask(question).status is Status.NOT_FOUND
