"""A paragraph asked for by its number is the one that is shown; one that is not there is not made up."""

from __future__ import annotations

import pytest

from assistant.model import Intent, Status
from assistant.service import Assistant
from tests.test_conversation import talk
from tests.test_question import read


@pytest.mark.parametrize(
    ("question", "paragraph"),
    [
        ("What does paragraph 5 of CDIP/30/8 say?", (None, "5")),
        ("CDIP/25/5, Annex, para. 8", ("", "8")),
        ("Quote CDIP/33/2 Annex II paragraph 3 please", ("II", "3")),
        ("Show me para 7.2 of CDIP/30/8", (None, "7.2")),
        ("CDIP/30/8第5段", (None, "5")),
        ("CDIP/25/5附件第八段写了什么？", ("", "8")),
        ("CDIP/33/2附件二第3段", ("II", "3")),
        ("Who is named in paragraph 5 of CDIP/30/8?", None),  # asks something of the paragraph
        ("CDIP/30/8第5段提到哪些国家？", None),
        ("What do paragraphs 5 and para 6 of CDIP/30/8 say?", None),
        ("第一段时间有什么活动？", None),
    ],
)
def test_the_paragraph_asked_for(question: str, paragraph: object) -> None:
    assert read(question).paragraph == paragraph


def test_the_next_paragraph_is_of_the_same_document() -> None:
    query = talk("What does paragraph 5 of CDIP/30/8 say?", "And paragraph 6?")

    assert (query.symbols, query.paragraph) == (("CDIP/30/8",), (None, "6"))


@pytest.mark.parametrize(
    ("question", "place", "words"),
    [
        ("What does paragraph 4 of CDIP/23/D/1 say?", (None, "4"), "CDIP/33/2"),
        ("CDIP/23/D/1第4段", (None, "4"), "CDIP/33/2"),
        ("CDIP/25/D/2 Annex, paragraph 3", ("Annex", "3"), "Nigeria"),
        ("CDIP/25/D/2附件第3段", ("Annex", "3"), "165"),
        ("CDIP/25/D/2 para 3", (None, "3"), "official document"),  # the body's, where the annex has one of the number too
    ],
)
def test_it_is_shown_as_it_stands(samples: Assistant, question: str, place: tuple[str | None, str], words: str) -> None:
    answer = samples.ask(question)

    assert answer.status is Status.ANSWERED
    assert {(c.annex, c.paragraph) for c in answer.citations} == {place}
    assert words in answer.answer


@pytest.mark.parametrize("question", ["What does paragraph 90 of CDIP/23/D/1 say?", "CDIP/23/D/1附件三第4段", "CDIP/23/D/1第90段"])
def test_a_paragraph_that_is_not_there_is_not_found(samples: Assistant, question: str) -> None:
    answer = samples.ask(question)

    assert (answer.status, answer.citations) == (Status.NOT_FOUND, ())


@pytest.mark.parametrize(
    ("question", "paragraph", "topic"),
    [
        ("CDIP/30/8第13段列了哪些领域？", (None, "13"), "领域"),
        ("CDIP/25/D/2附件第3段里尼日利亚有多少用户？", ("", "3"), "尼日利亚"),
        ("Which areas does CDIP/30/8 list in paragraph 13?", (None, "13"), "areas"),
        ("Who is named in paragraph 5 of CDIP/30/8?", (None, "5"), "named"),
    ],
)
def test_what_is_asked_of_a_paragraph_is_asked_of_that_one(question: str, paragraph: object, topic: str) -> None:
    query = read(question)
    assert (query.paragraph, query.of_paragraph) == (None, paragraph)
    assert topic in query.topic and not any(word in query.topic for word in ("段", "paragraph"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many users has Nigeria, by paragraph 3 of the Annex to CDIP/25/D/2?", "Nigeria"),
        ("CDIP/25/D/2附件第3段里尼日利亚有多少用户？", "尼日利亚"),
    ],
)
def test_a_paragraph_answers_what_is_asked_of_it(samples: Assistant, question: str, told: str) -> None:
    answer = samples.ask(question)
    assert answer.status is Status.ANSWERED and told in answer.answer
    assert {(citation.symbol, citation.paragraph) for citation in answer.citations} == {("CDIP/25/D/2", "3")}


@pytest.mark.parametrize(
    "question", ["CDIP/25/D/2第1段里写了多少瑞士法郎？", "How many Swiss francs are named in paragraph 1 of CDIP/25/D/2?"]
)
def test_another_paragraph_does_not_answer_for_the_one_that_is_named(samples: Assistant, question: str) -> None:
    assert samples.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize("question", ["CDIP/30/8都说了些啥？", "CDIP/30/8讲了些什么？", "CDIP/30/8到底说了什么"])
def test_what_a_paper_says_in_everyday_words_is_what_it_is_about(question: str) -> None:
    query = read(question)
    assert query.intent is Intent.DOCUMENT and query.topic == ""
