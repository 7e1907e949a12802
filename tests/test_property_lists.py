"""A question for a list by a property is answered by the list: recommendations, projects and proposals, each with the words that tell."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.lists.states_told import Thing, named_in
from assistant.model import Language, Status
from assistant.service import Assistant
from assistant.understanding.asked.states import State
from tests.conftest import assistant_of_texts

COVERS = {
    "en": "CDIP/{s}/{n}\nORIGINAL: ENGLISH\nDATE: MAY 2, 203{y}\n\nCommittee on Development and Intellectual Property (CDIP)\n\n{session} Session\n"
    "Geneva, May 23 to 27, 203{y}\n\n{title}\n\nprepared by the Secretariat\n\n",
    "zh": "CDIP/{s}/{n}\n原文：英文\n日期：203{y}年5月2日\n\n发展与知识产权委员会（CDIP）\n\n第{session}届会议\n203{y}年5月23日至27日，日内瓦\n\n{title}\n\n秘书处编拟\n\n",
}
PAPERS = {
    "cdip_51_3.zh.txt": COVERS["zh"].format(s=51, n=3, y=6, session="五十一", title="工作概览")
    + "1. 本文件概述各项工作。\n\n2. 发展议程项目陶笛作坊的商标使用已完成。发展议程项目海藻养殖户的品牌建设于2035年开始实施。\n\n"
    "3. 智利提交了项目提案“牧羊人的证明商标”。该项目期限两年。委员会本届会议将审议该提案。\n\n"
    "4. 加纳提交了项目提案“木雕的外观设计”。委员会第五十届会议批准了该提案。\n\n"
    "5. “竹编图案”项目的研讨会推迟到秋天。秘书处每年对已完成的项目进行评价，其中八个项目已完成。\n\n"
    "6. “盐田博物馆”项目将于2037年完成。请委员会注意本文件。\n",
    "cdip_51_4.en.txt": COVERS["en"].format(s=51, n=4, y=6, session="Fifty-First", title="STATE OF PLAY")
    + "1. This document reports on the following projects currently under implementation:\n\n"
    "(i) Collective Marks for Lantern Makers (Annex I);\n\n(ii) Patent Information for Well Diggers (Annex II).\n\n"
    "2. The project “Songs of the Ferrymen” was completed in March 2036. The project “Maps of Springs” will be completed in 2038.\n\n"
    "3. The Committee is invited to take note of this document.\n",
    "cdip_44_2.en.txt": COVERS["en"].format(
        s=44, n=2, y=3, session="Forty-Fourth", title="COMPLETION REPORT OF THE PROJECT ON TRAVELLING PRINTERS"
    )
    + "1. The printers went to nine towns.\n\n2. The project “Bells and Designs” is under way.\n",
}


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("works"), PAPERS, model)


DONE = ["陶笛作坊的商标使用已完成", "“Songs of the Ferrymen” was completed", "TRAVELLING PRINTERS"]
ONGOING = ["海藻养殖户的品牌建设于2035年开始实施", "Lantern Makers", "Well Diggers"]
AHEAD = ["牧羊人的证明商标"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("哪些项目已经完成？", DONE),
        ("Which projects have been completed?", DONE),
        ("Give me the list of finished projects.", DONE),
        ("目前有哪些项目正在实施？", ONGOING),
        ("Which projects are ongoing?", ONGOING),
        ("本届会议将审议哪些提案？", AHEAD),
        ("Which proposals will the Committee consider at this session?", AHEAD),
        ("哪些项目还在提案阶段？", AHEAD),
        ("哪些项目提案获得了批准？", ["木雕的外观设计"]),
    ],
)
def test_what_is_in_a_state_is_listed_and_nothing_else(question: str, told: list[str], works: Assistant) -> None:
    answer = works.ask(question)
    assert answer.status is Status.ANSWERED
    assert [piece for piece in told if piece not in answer.answer] == []
    others = {*DONE, *ONGOING, *AHEAD, "木雕的外观设计", "竹编图案", "八个项目", "盐田", "Maps of Springs", "Bells and Designs"}.difference(
        told
    )
    assert [piece for piece in others if piece in answer.answer] == []
    assert f"{len(told)}" in answer.answer.splitlines()[0]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Fiji submitted a project proposal on Weaving Nets. It aims at weavers. The CDIP will consider the proposal at this session.",
            "en",
        ),
        ("斐济提交了项目提案渔网编织学校。该项目面向织工。CDIP本届会议将审议该提案。", "zh"),
    ],
)
def test_a_proposal_named_without_marks_is_one_that_is_still_to_be_considered(text: str, language: Language) -> None:
    assert [quote for _, quote in named_in(text, language, Thing.PROPOSAL, State.AHEAD)] == [text]


@pytest.mark.parametrize("question", ["Which projects were cancelled?", "哪些项目被取消了？", "哪些项目中止了？"])
def test_a_state_that_nothing_is_in_is_not_made_up(question: str, works: Assistant) -> None:
    assert works.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("哪些建议和灵活性有关？", ["DA 14", "DA 17"]),
        ("Which recommendations are about flexibilities?", ["DA 14", "DA 17"]),
        ("有关立法援助的建议有哪些？", ["DA 13"]),
        ("Which recommendations deal with norm-setting?", ["DA 15", "DA 21"]),
        ("Which recommendation deals with norm-setting?", ["DA 15", "DA 21"]),
        ("哪条建议是关于立法援助的？", ["DA 13"]),
        ("哪些建议涉及公有领域？", ["DA 12"]),  # told by its highlights alone
        ("哪些建议由行政、财务和管理部门负责？", ["DA 5", "DA 6", "DA 12"]),
        ("Which recommendations is the Administration, Finance and Management Sector responsible for?", ["DA 5", "DA 6", "DA 12"]),
        ("哪些建议还没有讨论？", ["DA 42", "DA 43"]),
        ("Which recommendations are in cluster F?", ["DA 45"]),
        ("哪些建议自2009年开始落实？", ["DA 5", "DA 8", "DA 10"]),
        ("Which recommendations have been implemented since 2009?", ["DA 5", "DA 8", "DA 10"]),
    ],
)
def test_recommendations_are_listed_by_what_their_records_tell(question: str, numbers: list[str], samples: Assistant) -> None:
    answer = samples.ask(question)
    of = dict.fromkeys(name for citation in answer.citations for name in (citation.recommendation or "").split(", "))
    assert answer.status is Status.ANSWERED
    assert [name for name in numbers if name not in of] == []
    assert len(numbers) == len(answer.answer.splitlines()) - 1


@pytest.mark.parametrize(
    "question", ["哪些国家的项目已经完成？", "Which countries proposed the projects?", "陶笛项目的评价员提出了哪些建议？"]
)
def test_a_question_for_something_else_gets_no_such_list(question: str, works: Assistant) -> None:
    assert "项（文件没有写明" not in works.ask(question).answer
    assert "may be others that they do not name" not in works.ask(question).answer


@pytest.mark.parametrize("question", ["Which recommendation covers animal welfare?", "哪条建议涉及动物福利？"])
def test_a_word_of_what_is_asked_about_makes_no_recommendation_one_on_it(question: str, samples: Assistant) -> None:
    assert samples.ask(question).status is Status.NOT_FOUND


def test_a_project_that_carries_out_recommendations_is_not_told_as_one_of_the_report_it_stands_in(samples: Assistant) -> None:
    answer = samples.ask("Which recommendations does the project on collective marks aim to implement?")
    assert not answer.answer.startswith("Independent Review recommendation")


def test_all_activities_are_told_where_all_are_asked_for(samples: Assistant) -> None:
    few, every = (
        samples.ask(question)
        for question in ("What activities are there under DA recommendation 10?", "List all activities under DA recommendation 10.")
    )
    assert len(every.citations) >= len(few.citations)
