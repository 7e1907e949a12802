"""Questions on one recommendation as such, in whatever words: the report on it answers."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.known import Known
from assistant.model import Intent, Language, Recommendation, RecommendationStatus, Source
from assistant.question import understand
from assistant.service import Assistant
from assistant.understanding.described import with_recommendation_named
from assistant.understanding.shorthand import written_out
from assistant.wording import Wording

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
