"""The decision on the matter that a question names: in a report decided paragraphs after it was introduced, and told whole."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Intent, Status
from assistant.service import Assistant
from assistant.understanding.asked.whether import asks_only_whether
from tests.conftest import assistant_of_texts
from tests.orchard_papers import FILES


@pytest.fixture(scope="module")
def orchards(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("orchards"), FILES, model)


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("梨农项目的完成报告，第六十届会议怎么处理的？给秘书处布置了什么？", ("took note", "Portuguese")),
        ("评价人给梨农项目提的几条建议，委员会同意了哪几条，哪条没谈拢？", ("1 and 3", "No agreement was reached on Recommendation 2")),
        ("CDIP/60讨论水果统计改革，结果如何？图册的事定了没有？", ("continue the discussion", "No decision was taken")),
        ("委员会是怎么定果园大会的？", ("three days", "did not fix a date")),
        ("What did the Sixtieth Session do with the completion report on pear growers?", ("took note", "Hindi")),
        ("Which recommendations of the evaluator of the pear project did the Committee agree on?", ("1 and 3", "No agreement")),
        ("What came out of the talks on the big orchard conference in May 2041?", ("three days", "did not fix a date")),
        ("How did the Committee settle the reform of fruit statistics?", ("continue the discussion", "No decision was taken")),
    ],
)
def test_what_was_decided_on_a_matter_is_told_whole(orchards: Assistant, question: str, facts: tuple[str, ...]) -> None:
    answer = orchards.ask(question)
    assert answer.status is Status.ANSWERED
    assert len(answer.citations) == 1
    assert [fact in answer.citations[0].quote.replace("\n", " ") for fact in facts] == [True] * len(facts)


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("第六十届会议审议苹果命名试点的评价报告后作出了什么决定？后续阶段的预算上限是多少？", ("second phase", "77,000")),
        ("智利提的樱桃项目在第六十届会议上获批了吗？预算和期限是多少？", ("approved", "150,000", "18 months")),
        ("樱桃项目是哪一届会议批准的，预算多少？", ("approved", "150,000")),
        ("What did the Committee decide after considering the evaluation of the apple naming pilot, and what is the ceiling for the next phase?", ("second phase", "77,000")),
        ("Was the cherry project proposed by Chile approved at session 60, and what are its budget and duration?", ("approved", "150,000", "18 months")),
        ("Which session approved the cherry project, and with what budget?", ("approved", "150,000")),
    ],
)  # fmt: skip
def test_the_record_that_tells_every_part_is_the_answer(orchards: Assistant, question: str, facts: tuple[str, ...]) -> None:
    answer = orchards.ask(question)
    assert answer.status is Status.ANSWERED
    assert [fact in answer.answer for fact in facts] == [True] * len(facts)
    assert "190,000" not in answer.answer  # what was proposed


@pytest.mark.parametrize(
    "question",
    [
        "哪一届会议批准了桥梁项目？",
        "柑橘园灌溉项目是哪届会议批准的？",
        "Which session approved the bridge project?",
        "At which session was the citrus irrigation project approved?",
    ],
)
def test_no_session_approved_what_none_decided_on(orchards: Assistant, question: str) -> None:
    assert orchards.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("When did the Committee decide to continue the discussion on the reform of fruit statistics?", Status.ANSWERED),
        ("委员会什么时候决定继续讨论水果统计改革？", Status.ANSWERED),
        ("When did the Committee decide to build the bridge?", Status.NOT_FOUND),
    ],
)
def test_when_something_was_decided_is_told_by_the_decision(orchards: Assistant, question: str, status: Status) -> None:
    answer = orchards.ask(question)
    assert answer.status is status
    assert status is Status.NOT_FOUND or "continue the discussion" in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2041年那次到底有没有定下果园大会的日期？", "did not fix a date"),
        ("Did anybody actually set a date for the orchard conference back in 2041, or not?", "did not fix a date"),
    ],
)
def test_whether_a_date_was_set_asks_for_no_date(orchards: Assistant, question: str, told: str) -> None:
    answer = orchards.ask(question)
    assert (answer.status, told in answer.answer) == (Status.ANSWERED, True)


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("委员会作了什么决定？", Intent.DECISION),
        ("他给项目提的几条建议是什么？", Intent.PASSAGE),
        ("Was a date for the fair set?", Intent.PASSAGE),
        ("When was the date for the fair set?", Intent.WHEN),
    ],
)
def test_what_is_asked_is_read_from_its_shape(orchards: Assistant, question: str, intent: Intent) -> None:
    assert orchards.understand(question).intent is intent


def test_only_whether_asks_for_nothing_else() -> None:
    assert asks_only_whether("第三届会议批准了吗?") and asks_only_whether("Did it approve the lamp fund?")
    assert not asks_only_whether("批准了吗?预算多少?") and not asks_only_whether("Did it approve the fund, and how much is it?")
