"""Answers: every quote is verbatim, every marker has its citation, refusals say why; in both languages."""

from __future__ import annotations

import re

import pytest

from assistant.errors import UsageError
from assistant.model import Answer, Filters, Status
from assistant.service import Assistant, filters_from

SAMPLE_QUESTIONS = [
    "截至2020年3月，eTISC平台有多少注册用户？",
    "How many registered users did eTISC have in March 2020?",
    "第二十三届会议对文件CDIP/23/11作出了什么决定？",
    "What did the Committee decide on CDIP/23/11?",
    "建议43的落实情况如何？",
    "What is the status of recommendation 10?",
    "技术援助网络论坛的费用是多少？",
    "Which delegations commented on the webinars?",
    "谁主持网络论坛？",
    "what is IP-TAD",
]


def check_sound(answer: Answer, assistant: Assistant) -> None:
    """Whatever is answered: markers and citations match, and every quote stands in the document it names."""
    assert [c.n for c in answer.citations] == list(range(1, len(answer.citations) + 1))
    markers = [int(n) for n in re.findall(r"\[(\d+)\]", answer.answer)]
    assert set(markers) >= {c.n for c in answer.citations}
    catalogue = assistant.index().catalogue
    for citation in answer.citations:
        assert citation.start is not None and citation.end is not None
        assert answer.answer[citation.start : citation.end] == citation.quote
        held = [id_ for id_, d in catalogue.documents_by_id.items() if d.file == citation.file]
        texts = [text for id_ in held for p in catalogue.paragraphs(id_) for text in (p.text, *(note.text for note in p.footnotes))]
        assert any(citation.quote in text for text in texts)
    if answer.status in (Status.ANSWERED, Status.AMBIGUOUS):
        assert answer.citations
    else:
        assert answer.answer


@pytest.mark.parametrize("question", SAMPLE_QUESTIONS)
def test_every_answer_is_sound(samples: Assistant, question: str) -> None:
    answer = samples.ask(question)
    check_sound(answer, samples)
    assert answer.status in (Status.ANSWERED, Status.AMBIGUOUS)


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("截至2020年3月，eTISC平台有多少注册用户？", ["2,655"]),
        ("How many registered users did eTISC have in March 2020?", ["2,655"]),
        ("第二十三届会议对文件CDIP/23/11作出了什么决定？", ["接受"]),
        ("What did the Committee decide on CDIP/23/11?", ["accepted"]),
    ],
)
def test_the_answer_carries_the_fact(samples: Assistant, question: str, facts: list[str]) -> None:
    answer = samples.ask(question)
    assert all(fact in answer.answer for fact in facts)


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("CDIP第99届会议决定了什么？", Status.NOT_INDEXED),
        ("What was decided at the 99th session?", Status.NOT_INDEXED),
        ("建议46的落实情况如何？", Status.NOT_INDEXED),
        ("What is the status of recommendation 46?", Status.NOT_INDEXED),
        ("今天日内瓦天气怎么样？", Status.OUT_OF_SCOPE),
        ("What is the weather in Geneva today?", Status.OUT_OF_SCOPE),
        ("截至2031年，eTISC平台有多少注册用户？", Status.NOT_FOUND),
        ("How many registered users did eTISC have in 2031?", Status.NOT_FOUND),
    ],
)
def test_a_refusal_says_why(samples: Assistant, question: str, status: Status) -> None:
    answer = samples.ask(question)
    check_sound(answer, samples)
    assert answer.status is status


def test_what_is_still_ahead_is_no_decision(documents: Assistant) -> None:
    for question in (
        "纳米比亚关于替代性争议解决服务的提案获得批准了吗？",
        "Was Namibia's proposal on alternative dispute resolution approved?",
    ):
        answer = documents.ask(question)
        check_sound(answer, documents)
        assert answer.status is Status.NOT_FOUND


def test_a_recommendation_in_both_series_is_answered_twice(samples: Assistant) -> None:
    for question in ("建议10的落实情况如何？", "What is the status of recommendation 10?"):
        answer = samples.ask(question)
        assert answer.status is Status.AMBIGUOUS
        assert {"DA 10", "IR 10"} <= {c.recommendation for c in answer.citations}


def test_the_frame_is_in_the_askers_language_and_so_is_the_version_quoted(samples: Assistant) -> None:
    for question, language in (("eTISC平台有多少注册用户？", "zh"), ("How many registered users does eTISC have?", "en")):
        answer = samples.ask(question)
        assert answer.language == language
        assert {c.language for c in answer.citations} == {language}


def test_a_quote_in_the_other_language_comes_with_its_terms(documents: Assistant) -> None:
    answer = documents.ask("As of March 2020, how many registered users did the eTISC platform have?")
    check_sound(answer, documents)
    assert "2,655" in answer.answer and answer.citations[0].language == "zh"
    assert any("quoted in Chinese" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("question", "told", "left_out"),
    [
        ("建立技术援助网络论坛要多少钱？", ("57,518", "120,736", "48,294", "待定"), ()),
        ("How much would the technical assistance web forum cost?", ("57,518", "120,736", "48,294", "待定"), ()),
        ("网络论坛的一次性支出总计多少？", ("57,518",), ("120,736",)),
    ],
)
def test_what_a_thing_costs_once_is_not_all_that_it_costs(
    documents: Assistant, question: str, told: tuple[str, ...], left_out: tuple[str, ...]
) -> None:
    answer = documents.ask(question).answer
    assert [one for one in told if one not in answer] == [one for one in left_out if one in answer] == []


def test_the_same_question_gets_the_same_answer(samples: Assistant) -> None:
    for question in SAMPLE_QUESTIONS[:4]:
        first = samples.ask(question)
        again = samples.ask(question)
        assert (first.answer, first.citations, first.answer_id) == (again.answer, again.citations, again.answer_id)


@pytest.mark.parametrize("question", ["", "   ", "\u200b"])
def test_an_empty_question_is_a_usage_error(samples: Assistant, question: str) -> None:
    with pytest.raises(UsageError):
        samples.ask(question)


def test_a_question_of_a_million_characters_is_refused_at_once(samples: Assistant) -> None:
    with pytest.raises(UsageError, match="characters"):
        samples.ask("知识产权" * 250_000)


@pytest.mark.parametrize("filters", [{"session": 99}, {"symbol": "CDIP/99/1"}, {"symbol": "nonsense"}, {"language": "fr"}])
def test_a_filter_that_nothing_can_pass_is_named(samples: Assistant, filters: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        samples.ask("eTISC", filters_from(**filters))  # type: ignore[arg-type]


def test_filters_confine_every_leg(samples: Assistant) -> None:
    found = samples.search("网络论坛 web forum", Filters(language="en", sessions=(25,))).evidence
    assert found and {(e.document.language, e.document.session) for e in found} == {("en", 25)}
