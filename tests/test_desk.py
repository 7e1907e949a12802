"""What a service desk of the field is asked, in the house's own words: refused unless a passage speaks of just that."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.adapters.embedder.loading import BUNDLED_FOLDER
from assistant.answering.matching.unmet import FOR_A_DESK
from assistant.known import Known
from assistant.model import Status
from assistant.question import understand
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

FOR_THE_DESK = [
    "怎么申请外观设计专利？",
    "商标证书在哪里领？",
    "我想在国外申请专利，怎么办手续？",
    "专利申请费可以分期付吗？",
    "帮我起草一份专利许可合同",
    "Where do I apply for a patent on my kettle?",
    "What do I have to pay to trademark my bakery?",
    "Are you hiring, and where do I send my application?",
    "What's the difference between design rights and trademarks?",
    "Please draft a patent licence agreement for me",
]
OURS = [
    "灯笼项目注册了几个集体商标？",
    "讲习班教了多少位发明人写专利申请？",
    "网络论坛的费用由谁承担？",
    "How many collective marks did the lantern project register?",
    "What did the inventors learn at the workshops?",
    "Who bears the cost of the web forum?",
]
LANTERNS = """CDIP/44/7
ORIGINAL: ENGLISH
DATE: MAY 13, 2033

Committee on Development and Intellectual Property (CDIP)

Forty-Fourth Session
Geneva, May 9 to 13, 2033

REPORT ON THE LANTERN MAKERS

prepared by the Secretariat

1. The lantern makers of the village registered a trademark for their lanterns in 2031, with the help of the office of Malawi.

2. Forty inventors learned at two workshops how a patent application is written.

3. The Secretariat helped the lantern makers to license the trademark to three shops.
"""


@pytest.fixture(scope="module")
def lanterns(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("desk"), {"cdip_44_7.txt": LANTERNS}, model)


@pytest.mark.parametrize("question", FOR_THE_DESK)
def test_what_a_desk_is_asked_is_known_and_refused(lanterns: Assistant, question: str) -> None:
    answer = lanterns.ask(question)
    assert answer.query is not None
    assert answer.query.for_a_desk >= FOR_A_DESK
    assert answer.status in (Status.NOT_FOUND, Status.OUT_OF_SCOPE)
    assert not answer.citations


@pytest.mark.parametrize("question", OURS)
def test_papers_that_deal_with_the_same_are_not_taken_for_a_desk(question: str) -> None:
    assert understand(question, known=Known()).for_a_desk < FOR_A_DESK


@pytest.mark.parametrize("question", ["What must I do to register a trademark for CDIP/44/7?", "第44届会议上怎么办理专利？"])
def test_what_names_a_document_or_a_session_is_for_no_desk(question: str) -> None:
    assert not understand(question, known=Known()).for_a_desk


@pytest.mark.parametrize("question", ["写一首关于商标的打油诗", "Write a short poem about trademarks"])
def test_verses_are_not_asked_of_documents_whatever_they_are_about(lanterns: Assistant, question: str) -> None:
    assert lanterns.ask(question).status is Status.OUT_OF_SCOPE


def test_the_table_is_small() -> None:
    assert (BUNDLED_FOLDER / "desk.npz").stat().st_size < 1_000_000


def test_no_question_is_both_for_a_desk_and_of_the_house() -> None:
    lines = (Path(__file__).parent.parent / "ingest/training/desk.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines[1:]]
    assert {(row[0], row[1]) for row in rows} == {(where, language) for where in ("here", "desk") for language in ("zh", "en")}
    assert len({row[2] for row in rows}) == len(rows)
