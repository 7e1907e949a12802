"""A question that names no thing and no day but by pointing is refused with the reason, unless only one thing can be meant."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Filters, Status
from assistant.question import understand
from assistant.service import Assistant
from assistant.understanding.asked.unsaid import asks_of_the_day, thing_unsaid
from tests.conftest import assistant_of_texts
from tests.test_question import KNOWN
from tests.workshop_papers import paper

_BODY = {
    "zh": "1. 智利代表团支持关于{}的提案。秘鲁代表团反对该提案。\n\n2. 讲习班于3月2日开始，每天举行。",
    "en": "1. The Delegation of Chile supported the proposal on {}. The Delegation of Peru opposed it.\n\n2. The workshop began on March 2 and met daily.",
}
_TITLE = {"zh": "关于{}的项目提案", "en": "PROJECT PROPOSAL ON {}"}


def _paper(language: str, symbol: str, matter: str) -> str:
    return paper(language, symbol, _TITLE[language].format(matter), _BODY[language].format(matter))


@pytest.fixture(scope="module")
def proposals(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    texts = {f"lamps.{language}.txt": _paper(language, "CDIP/42/5", {"zh": "灯塔", "en": "LAMPS"}[language]) for language in ("zh", "en")}
    texts |= {f"kites.{language}.txt": _paper(language, "CDIP/42/6", {"zh": "风筝", "en": "KITES"}[language]) for language in ("zh", "en")}
    return assistant_of_texts(tmp_path_factory.mktemp("proposals"), texts, model)


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("哪些代表团支持了该提案？", "该提案"),
        ("谁反对这项提案？", "这项提案"),
        ("Which delegations supported the proposal?", "the proposal"),
        ("Who supported it?", "it"),
        ("What did the study conclude?", "the study"),
    ],
)
def test_a_thing_only_pointed_at_is_asked_back(proposals: Assistant, question: str, thing: str) -> None:
    answer = proposals.ask(question)

    assert answer.status is Status.NOT_FOUND and thing in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Which delegations supported the proposal on lamps?",
        "谁支持关于灯塔的这项提案？",
        "Which delegations made proposals?",
        "谁支持CDIP/23/11的提案？",
    ],
)
def test_a_thing_that_is_named_is_searched_for(question: str) -> None:
    assert thing_unsaid(understand(question, known=KNOWN)) is None


def test_the_turn_before_says_what_is_meant(proposals: Assistant) -> None:
    before = proposals.turn("Which delegations supported the proposal on lamps?", history=[])
    answer = proposals.ask("And who opposed it?", history=[before])

    assert "does not say what" not in answer.answer


def test_a_proposal_that_the_caller_names_is_meant(proposals: Assistant) -> None:
    answer = proposals.ask("Which delegations supported the proposal?", filters=Filters(symbols=("CDIP/42/5",)))

    assert "does not say what" not in answer.answer


@pytest.mark.parametrize(
    "question", ["今天的会议几点开始？", "明天的议程是什么？", "What is on tomorrow's programme?", "Who spoke at the session yesterday?"]
)
def test_the_day_of_the_question_is_in_no_document(proposals: Assistant, question: str) -> None:
    assert asks_of_the_day(question) and proposals.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    "question", ["讲习班几点开始？", "What time does the workshop start?", "讲习班的会议室在哪里？", "Which room is the workshop in?"]
)
def test_an_hour_or_a_room_is_told_by_no_date(proposals: Assistant, question: str) -> None:
    assert proposals.ask(question).status in (Status.NOT_FOUND, Status.OUT_OF_SCOPE)
