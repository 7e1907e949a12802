"""Questions on one recommendation as such, in whatever words: the report on it answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.recorded.reports import rows_of_reports
from assistant.known import Known
from assistant.model import Intent, Language, Recommendation, RecommendationStatus, Source
from assistant.question import understand
from assistant.service import Assistant
from assistant.understanding.named.described import with_recommendation_named
from assistant.understanding.typing.shorthand import written_out
from assistant.wording import Wording
from tests.conftest import assistant_of_texts
from tests.test_reviews import paper

TEXTS: tuple[tuple[Recommendation, Language, str], ...] = (
    (Recommendation("da", 4), "en", "Lend musical instruments to schools in remote areas, free of charge."),
    (Recommendation("da", 9), "en", "Keep a public register of bell founders and of the alloys that they use."),
    (Recommendation("review", 5), "zh", "秘书处应当每两年审查一次钟表收藏的保险费用。"),
)


@pytest.fixture(scope="module")
def known(model: StaticEmbedder) -> Known:
    reports = [RecommendationStatus(r, text, Source("CDIP/40/2", "a.txt", language, 1)) for r, language, text in TEXTS]
    return Known(recommendations=frozenset(r for r, _, _ in TEXTS), wording=Wording(reports, model, model))


@pytest.mark.parametrize(
    "question",
    [
        "Recommendation 4 in brief, if you'd be so kind.",
        "I'd like to see the wording of Recommendation 9.",
        "Development Agenda Recommendation 4 has two key achievements mentioned; which are they?",
        "On instruments for schools (Development Agenda Recommendation 4), which activities are described in the report?",
        "Please tell what has been achieved on the register of bell founders (recommendation 9).",
        "How long has recommendation 9 been implemented – starting in which year?",
        "第4条建议是怎么回事，说说看",
        "给我讲讲独立审查第5条建议，就是钟表收藏那条",
        "第9条建议究竟是从哪年起步的？",
        "独立审查建议5突出的成绩有哪些？",
    ],
)
def test_the_report_is_asked_for_in_any_words(question: str, known: Known) -> None:
    assert understand(question, known=known).intent is Intent.STATUS


@pytest.mark.parametrize(
    "question",
    [
        "Which violin maker was hired under recommendation 4?",
        "How many sopranos sang at the opening under recommendation 9?",
        "第4条建议下聘请的小提琴师傅叫什么名字？",
        "独立审查建议5花了多少瑞郎？",
    ],
)
def test_what_else_is_asked_of_it_is_not(question: str, known: Known) -> None:
    assert understand(question, known=known).intent is not Intent.STATUS


@pytest.mark.parametrize(
    ("question", "read"),
    [
        (
            "One recommendation was about lending musical instruments to remote schools. Was it taken up?",
            "Development Agenda recommendation 4 . Was it taken up?",
        ),
        (
            "There's a recommendation saying that a public register of bell founders is kept. What is its number?",
            "Development Agenda recommendation 9 . What is its number?",
        ),
        (
            "Lending musical instruments to schools: was that recommendation discussed?",
            "Development Agenda recommendation 4 : was that recommendation discussed?",
        ),
        (
            "How far is the recommendation about the register of bell founders – starting in which year?",
            "How far is Development Agenda recommendation 9 – starting in which year?",
        ),
        ("独立审查有一条建议,主张每两年审查钟表收藏的保险费用。还报告吗?", "独立审查建议5。还报告吗?"),
        ("钟表收藏的保险费用这项建议落实了吗?", "独立审查建议5落实了吗?"),
    ],
)
def test_it_is_described_before_or_after_it_is_called_one(question: str, read: str, known: Known) -> None:
    assert " ".join(with_recommendation_named(question, known).split()) == read


@pytest.mark.parametrize(
    "question",
    ["Deep-sea fishing: was that recommendation discussed?", "One recommendation was about deep-sea fishing.", "有一条建议,主张深海捕鱼。"],
)
def test_one_that_nobody_made_is_left_as_it_is(question: str, known: Known) -> None:
    assert with_recommendation_named(question, known) == question


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("独立审评第3条建议讲什么", "独立审查第3条建议讲什么"),
        ("第3条独立审评建议讲什么", "第3条独立审查建议讲什么"),
        ("灯塔项目的独立审评有几条建议", "灯塔项目的独立审评有几条建议"),
        ("独立审评报告的建议3", "独立审评报告的建议3"),
    ],
)
def test_the_review_of_the_agenda_by_another_word(said: str, written: str) -> None:
    assert written_out(said) == written


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which number has the recommendation that asks for legislative assistance on request?", "13"),
        ("应请求提供立法援助，这是发展议程第几条建议说的？", "发展议程建议13"),
    ],
)
def test_its_number_is_told(question: str, told: str, samples: Assistant) -> None:
    assert told in samples.ask(question).answer


REPORTS: dict[Language, str] = {
    "en": """
[Annex I follows]

ANNEX I

INDEPENDENT REVIEW RECOMMENDATION 3 (SECRETARIAT)

Recommendation: The keepers of lighthouses should be trained.

Response: Since 2031, forty keepers have been trained at the harbour school. A second school is to open in 2034.

Status: being implemented.

INDEPENDENT REVIEW RECOMMENDATION 5 (SECRETARIAT)

Recommendation: A list of foghorns should be published.

Response: The list was printed by the Harbour Press.

Status: completed.
""",
    "zh": """
[后接附件一]

附件一

独立审查建议3（秘书处）

建议：应当培训灯塔看守人。

答复：自2031年起，港口学校培训了四十名看守人。第二所学校将于2034年开办。

状况：正在落实。

独立审查建议5（秘书处）

建议：应当公布雾号名录。

答复：名录由海港出版社印制。

状况：已经完成。
""",
}


@pytest.mark.parametrize(
    ("language", "question", "told"),
    [
        (
            "en",
            "Independent Review recommendation 3, if you'd be so kind: how far is it?",
            ("second school is to open in 2034", "being implemented"),
        ),
        ("zh", "麻烦讲讲独立审查建议3到哪一步了", ("第二所学校将于2034年开办", "正在落实")),
        ("en", "Under Independent Review recommendation 5, which press printed the list?", ("Harbour Press",)),
        ("zh", "独立审查建议5的名录由哪家出版社印制？", ("海港出版社",)),
    ],
)
def test_a_report_tells_the_response_and_what_is_asked_of_it(
    language: Language, question: str, told: tuple[str, ...], tmp_path: Path, model: StaticEmbedder
) -> None:
    papers = {"cdip_40_2.txt": paper(language, REPORTS[language])}
    answer = assistant_of_texts(tmp_path, papers, model).ask(question).answer
    assert all(part in answer for part in told), answer


def test_the_chunks_of_a_report_are_those_of_its_block(samples: Assistant) -> None:
    catalogue, known = samples.index().catalogue, samples.index().known
    assert len(rows_of_reports(understand("What of Development Agenda recommendation 13?", known=known), catalogue))
    assert not len(rows_of_reports(understand("What of recommendations 13 and 14?", known=known), catalogue))
