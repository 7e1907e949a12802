"""Recommendations told by what they say, and what of their reports answers yes or no."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.known import Known
from assistant.model import Language, Recommendation, RecommendationStatus, Source, Status
from assistant.service import Assistant
from assistant.understanding.named.described import with_recommendation_named
from assistant.wording import Wording

TEXTS: tuple[tuple[Recommendation, Language, str], ...] = (
    (Recommendation("da", 4), "en", "Lend musical instruments to schools in remote areas, free of charge."),
    (Recommendation("da", 9), "en", "Keep a public register of bell founders and of the alloys that they use."),
    (Recommendation("review", 5), "zh", "秘书处应当每两年审查一次钟表收藏的保险费用。"),
    (Recommendation("review", 6), "zh", "成员国应当为盲人读者制作触觉地图。"),
)


@pytest.fixture(scope="module")
def known(model: StaticEmbedder) -> Known:
    reports = [RecommendationStatus(r, text, Source("CDIP/40/2", "a.txt", language, 1)) for r, language, text in TEXTS]
    return Known(wording=Wording(reports, model, model))


@pytest.mark.parametrize(
    ("question", "read"),
    [
        (
            "Will reporting go on for the independent review recommendation on insuring the clock collection?",
            "Will reporting go on for Independent Review recommendation 5 ?",
        ),
        ("把乐器借给偏远学校的那条建议落实了吗?", "发展议程建议4落实了吗?"),
        ("独立审查里给盲人做触觉地图的那一条,以后还报告吗?", "独立审查建议6,以后还报告吗?"),
        ("审查钟表收藏保险费用的那项建议由谁负责?", "独立审查建议5由谁负责?"),
        ("独立审查有一条说,给盲人读者做触觉地图。对这一条,还报告吗?", "独立审查建议6。对这一条,还报告吗?"),
        ("烦请介绍一下涉及把乐器借给偏远学校的那条发展议程建议", "发展议程建议4"),
    ],
)
def test_a_described_recommendation_is_read_as_its_number(question: str, read: str, known: Known) -> None:
    assert " ".join(with_recommendation_named(question, known).split()) == read


@pytest.mark.parametrize(
    "question",
    [
        "Where does the recommendation on deep-sea fishing stand?",
        "What did the evaluator recommend on instruments?",
        "Which recommendations are on schools?",
        "Has the development agenda recommendation on insuring the clock collection been discussed?",  # of the other series
        "关于深海捕鱼的那条建议落实了吗?",
        "哪条建议讲的是乐器?",
        "评价员提出的建议是什么?",
        "秘书处建议把乐器借给谁?",
    ],
)
def test_what_fits_none_or_tells_of_none_is_left_as_it_is(question: str, known: Known) -> None:
    assert with_recommendation_named(question, known) == question


def test_the_one_is_a_recommendation_after_a_question_on_one(known: Known) -> None:
    assert with_recommendation_named("And the one on a register of bell founders?", known) == "And the one on a register of bell founders?"
    named = with_recommendation_named("And the one on a register of bell founders?", known, spoken_of=True)
    assert named.startswith("And Development Agenda recommendation 9")


@pytest.mark.parametrize(
    ("question", "number", "told", "untold"),
    [
        (
            "Will the Secretariat go on reporting on the review recommendation on modules and partnerships?",
            "Independent Review recommendation 8",
            "end the reporting",
            "Subject:",
        ),
        ("独立审查里让项目采用模块方式的那条建议，今后还继续报告吗？", "独立审查建议8", "不再报告", "主题"),
        ("What is the status of the recommendation on legislative assistance?", "Development Agenda recommendation 13", "on request", ""),
        ("关于立法援助的那条建议落实情况如何？", "发展议程建议13", "应请求", ""),
    ],
)
def test_the_block_answers_as_if_the_number_were_named(question: str, number: str, told: str, untold: str, samples: Assistant) -> None:
    answer = samples.ask(question)

    assert answer.status is Status.ANSWERED
    assert answer.query is not None and number in answer.query.understood
    assert told in answer.answer
    assert not untold or untold not in answer.answer


@pytest.mark.parametrize(
    "question", ["Will reporting on Development Agenda recommendation 12 be stopped?", "发展议程建议12以后还继续报告吗？"]
)
def test_whether_reporting_goes_on_is_not_told_by_a_block_that_does_not_say(question: str, samples: Assistant) -> None:
    assert samples.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Does the Secretariat want to stop reporting on the review item about modular projects and partnerships?", "end the reporting"),
        ("独立审查里讲项目要采用模块方式、建立伙伴关系的内容，秘书处还打算继续汇报吗？", "不再报告"),
    ],
)
def test_a_recommendation_told_by_its_matter_tells_whether_reporting_goes_on(question: str, told: str, samples: Assistant) -> None:
    answer = samples.ask(question)

    assert answer.status is Status.ANSWERED
    assert told in answer.answer
    assert "8" in answer.answer.splitlines()[0]
