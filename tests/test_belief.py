"""How surely a window is believed to answer: more where it speaks of all that is asked, and where nothing else comes near it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.choosing.belief import AROUND, ASKED, Belief, Weights, asked_in
from assistant.answering.choosing.selection import Selector
from assistant.answering.choosing.windows import SIGNS
from assistant.answering.extractive import EVIDENCE
from assistant.model import Want
from assistant.question import understand
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

PAPERS = {
    "cdip_83_4.zh.txt": "CDIP/83/4\n\n1. 风筝借阅处去年借出风筝四百只。\n\n2. 灯塔名录由三座岛的守塔人编写。\n\n3. 竹编展销会在港口举行，由市长开幕。\n",
    "cdip_83_5.en.txt": "CDIP/83/5\n\n1. The kite library lends four hundred kites a year.\n\n2. The list of lamps is kept by the keepers of three islands.\n\n"
    "3. The fair of basket makers was held in the harbour and opened by the mayor.\n",
}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("believed"), PAPERS, model)


def believed(papers: Assistant, question: str, weights: Weights = Weights()) -> float:
    index = papers.index()
    query = understand(question, known=index.known)
    selector = Selector(query, index.retriever)
    choices = selector.choices(index.retriever.find(query, EVIDENCE))
    return Belief(choices[0], choices, selector, weights).in_(choices[0], selector.unmet(choices[0]))


@pytest.mark.parametrize(
    ("told", "beside"),
    [
        ("去年借出了多少只风筝？", "去年修补了多少只风筝？"),
        ("How many kites does the kite library lend a year?", "How many kites does the kite library repair a year?"),
    ],
)
def test_what_is_told_is_believed_more_than_what_stands_beside_it(papers: Assistant, told: str, beside: str) -> None:
    assert believed(papers, told) > believed(papers, beside)


@pytest.mark.parametrize("question", ["竹编展销会由谁开幕？", "Who opened the fair of basket makers?"])
def test_one_far_before_all_others_is_believed_more(papers: Assistant, question: str) -> None:
    assert believed(papers, question) > believed(papers, question, replace(Weights(), gap=0.0))


def test_every_weight_is_of_a_sign_of_the_others_or_of_what_is_asked() -> None:
    assert set(Weights.__slots__) - {"bias"} <= {*SIGNS, *AROUND, *ASKED}
    assert asked_in([Want.PERSON]) == (0.0, 1.0) and asked_in([]) == (0.0, 0.0)
