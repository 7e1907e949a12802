"""All that a session decided, what became of all projects or proposals, and whose proposal it was: told by the records."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.glossary import matches
from assistant.model import Status
from assistant.question import Known, understand
from assistant.service import Assistant
from assistant.understanding.asked.kinds_of_matter import acted_on
from tests.conftest import assistant_of_texts

_EN = """CDIP/62/SUMMARY

ORIGINAL: ENGLISH

DATE: MAY 9, 2042

Committee on Development and Intellectual Property (CDIP)

Sixty-Second Session

Geneva, May 5 to 9, 2042

SUMMARY BY THE CHAIR

Agenda Item 2: Election of the Chair

2.1 The Committee elected Mr. Ole Brandt (Norway) as Chair for a term of one year.

Agenda Item 3: Adoption of the Agenda

3.1 The Committee adopted the draft agenda contained in document CDIP/62/1 Prov.

Agenda Item 4: Accreditation of Observers

4.1 The Committee decided to grant ad hoc observer status to the Guild of Kettle Makers for a period of one year.

Agenda Item 5: Reports

5.1 The Committee considered the Report on the Use of Rain Barrels in Mountain Schools and in the Workshops that Repair Them, contained in document CDIP/62/2. The Committee took note of the information contained in the report.

5.2 The Committee considered the Evaluation Report of the Project on Marks for Goat Cheese from the Highlands, contained in document CDIP/62/3. The Committee took note of the report and requested the Secretariat to send its annexes to the herders before the Sixty-Fourth Session, in a form that can be read aloud.

Agenda Item 6: Project Proposals

6.1 The Committee considered the Project Proposal Submitted by the Delegation of Spain on Designs for Folding Ladders, contained in document CDIP/62/4. The Committee approved the project as amended during the session, with a budget of 210,000 Swiss francs and a duration of 20 months.

6.2 The Committee considered the Project Proposal Submitted by the Delegation of Kenya on Patent Information for Beehive Heaters, contained in document CDIP/62/5. The Committee did not approve the project and invited the proponent to submit a revised proposal at the Sixty-Third Session.

6.3 The Committee discussed the paper on a prize for young tinkers, contained in document CDIP/62/6. The Committee agreed to continue the discussion at its Sixty-Fourth Session on the basis of a shorter paper, to be prepared by the Secretariat together with the members that had asked for one, and to be sent out in all languages of the Organization.

6.4 The Committee requested the Secretariat to list all workshops that lend tools, with the hours at which they are open, the tools that they lend and the languages that are spoken in them, and to bring the list up to date twice a year for as long as there are any such workshops.

Agenda Item 7: Future Work

7.1 The Committee agreed upon a list of issues for its Sixty-Third Session.

[End of document]
"""

_ZH = """CDIP/61/主席总结

原文：英文

日期：2041年11月15日

发展与知识产权委员会（CDIP）

第六十一届会议

2041年11月11日至15日，日内瓦

主席总结

议程第2项：通过议程

2.1 委员会通过了文件CDIP/61/1 Prov.中提出的议程草案。

议程第3项：项目提案

3.1 委员会审议了秘鲁代表团提交的文件CDIP/61/4“山区蓑衣编织者使用商标”项目提案。委员会批准了该项目，预算为180,000瑞郎，期限为18个月。

3.2 委员会审议了赞比亚代表团提交的文件CDIP/61/5“水瓢外观设计”项目提案。委员会未批准该项目，并请提案国提交修订稿，供第六十二届会议审议。

3.3 委员会要求秘书处在第六十三届会议上报告补锅匠互助会的情况。

[文件完]
"""


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("decided"), {"cdip_62_summary.en.txt": _EN, "cdip_61_summary.zh.txt": _ZH}, model)


def test_all_that_a_session_decided_is_told_with_matters_of_procedure_in_one_line(sessions: Assistant) -> None:
    answer = sessions.ask("What did the Committee decide at its 62nd session?")
    lines = answer.answer.splitlines()
    assert answer.status is Status.ANSWERED
    assert {citation.paragraph for citation in answer.citations} == {"2.1", "3.1", "4.1", "5.1", "5.2", "6.1", "6.2", "6.3", "6.4", "7.1"}
    assert [citation.paragraph for citation in answer.citations][:3] == ["5.2", "6.1", "6.2"]
    assert lines[-1].startswith("On procedure, 4: ") and lines[-2].startswith("Noted besides, 1: ")
    assert "CDIP/62/6" in answer.answer  # the sentence that decides does not name it
    assert len(answer.answer) <= 2_200


def test_what_is_short_is_told_whole_and_in_the_order_of_the_agenda(sessions: Assistant) -> None:
    answer = sessions.ask("第61届会议决定了哪些事？")
    assert [citation.paragraph for citation in answer.citations] == ["2.1", "3.1", "3.2", "3.3"]


@pytest.mark.parametrize(
    ("question", "paragraphs"),
    [
        ("Which project proposals were approved?", ["6.1", "3.1"]),
        ("哪些项目提案获得批准？", ["6.1", "3.1"]),
        ("Which projects were rejected by the Committee?", ["6.2", "3.2"]),
        ("哪些项目没有批准？", ["6.2", "3.2"]),
        ("Which projects did session 62 approve?", ["6.1"]),
        ("既然第61届会议否决了所有项目提案，那接下来怎么办？", ["3.1", "3.2"]),
        ("Did session 62 reject all project proposals?", ["6.1", "6.2"]),
    ],
)
def test_what_became_of_all_projects_is_told_the_newest_first(sessions: Assistant, question: str, paragraphs: list[str]) -> None:
    assert [citation.paragraph for citation in sessions.ask(question).citations] == paragraphs


@pytest.mark.parametrize(
    ("question", "paragraph"),
    [
        ("Was the Spanish proposal adopted?", "6.1"),
        ("西班牙的提案通过了吗？", "6.1"),
        ("委员会是不是否决了水瓢外观设计的提案？", "3.2"),
        ("Did the Committee reject the proposal on folding ladders?", "6.1"),
    ],
)
def test_a_proposal_is_known_by_who_put_it_forward_and_what_became_of_it_is_told(
    sessions: Assistant, question: str, paragraph: str
) -> None:
    answer = sessions.ask(question)
    assert answer.status is Status.ANSWERED
    assert [citation.paragraph for citation in answer.citations] == [paragraph]


@pytest.mark.parametrize(
    "question",
    [
        "Was the Portuguese proposal adopted?",
        "葡萄牙的提案通过了吗？",
        "Has the Committee agreed on a definition of folding ladders?",
        "What did the Committee decide on lighthouses in the end?",
        "委员会对灯塔是怎么决定的？",
    ],
)
def test_a_decision_on_another_matter_is_no_answer(sessions: Assistant, question: str) -> None:
    assert sessions.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("text", "language", "places"),
    [
        ("the Spanish delegation and the Chinese proposal", "en", ["Spain", "China"]),
        ("a paper in Spanish, and the Chinese version", "en", []),
        ("an African initiative", "en", ["Africa"]),
    ],
)
def test_an_adjective_that_also_names_a_language_means_the_country_where_somebody_acts(text: str, language: str, places: list[str]) -> None:
    assert [match.term.en for match in matches(text, language) if match.term.kind == "place"] == places  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "language"),
    [("哪些蓑衣项目获得批准?", "zh"), ("Was the ladder project approved?", "en"), ("How many ladders are there?", "en")],
)
def test_a_question_of_one_matter_is_none_of_all_of_a_kind(text: str, language: str) -> None:
    assert acted_on(text, language) is None  # type: ignore[arg-type]


def test_the_words_that_ask_leave_the_verb_whole() -> None:
    query = understand("委员会是不是否决了水瓢的提案？", known=Known())
    assert (query.verbs, query.topic) == (("did not approve",), "水瓢 提案")


@pytest.mark.parametrize(
    ("first", "then", "status"),
    [
        ("What did session 62 decide on beehive heaters?", "Did they approve it?", Status.ANSWERED),
        ("What did the Committee decide on folding ladders?", "And how many of those are in Africa?", Status.NOT_FOUND),
        ("第61届会议批准了蓑衣项目吗？", "是哪个国家提的？", Status.ANSWERED),
        ("第61届会议批准了蓑衣项目吗？", "由哪家银行保管？", Status.NOT_FOUND),
    ],
)
def test_a_follow_up_is_answered_by_what_tells_its_own_words_of_what_was_spoken_of(
    sessions: Assistant, first: str, then: str, status: Status
) -> None:
    assert sessions.ask(then, history=[sessions.turn(first)]).status is status
