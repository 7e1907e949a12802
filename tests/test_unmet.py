"""A passage on the subject is no answer where it says nothing of what is asked of it; a yes or no needs more."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.matching.unmet import FOR_A_DESK, support_needed
from assistant.model import Query, Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

LANTERNS = """CDIP/44/7
ORIGINAL: {original}
DATE: MAY 13, 2033

Committee on Development and Intellectual Property (CDIP)

Forty-Fourth Session
Geneva, May 9 to 13, 2033

REPORT ON THE LANTERN LECTURES

prepared by the Secretariat

{text}
"""
ENGLISH = """1. The lantern lectures are held four times a year and are open to all Member States. They take place in the evening.

2. The recordings of the lantern lectures are kept on the website of the Organization for two years.

3. The delegation of Malawi proposed the lantern lectures at the forty-second session."""
CHINESE = """1. 灯笼讲座每年举行四次，对所有成员国开放。讲座在晚间举行。

2. 灯笼讲座的录像在本组织网站上保存两年。

3. 马拉维代表团在第四十二届会议上提出举办灯笼讲座。"""


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    text = LANTERNS.format(original="ENGLISH", text=ENGLISH)
    return assistant_of_texts(tmp_path_factory.mktemp("unmet_en"), {"cdip_44_7.txt": text}, model)


@pytest.fixture(scope="module")
def chinese(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    text = LANTERNS.format(original="CHINESE", text=CHINESE)
    return assistant_of_texts(tmp_path_factory.mktemp("unmet_zh"), {"cdip_44_7.txt": text}, model)


@pytest.mark.parametrize("question", ["Is coffee served at the lantern lectures?", "Are the lantern lectures boring?"])
def test_a_yes_or_no_is_told_by_what_speaks_of_it(english: Assistant, question: str) -> None:
    answer = english.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert not answer.citations


@pytest.mark.parametrize("question", ["灯笼讲座有没有字幕？", "灯笼讲座枯燥吗？"])
def test_a_chinese_yes_or_no_is_told_by_what_speaks_of_it(chinese: Assistant, question: str) -> None:
    answer = chinese.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert not answer.citations


def test_a_yes_or_no_that_is_told_is_answered(english: Assistant, chinese: Assistant) -> None:
    assert "kept on the website" in english.ask("Are the recordings of the lantern lectures kept?").answer
    assert "对所有成员国开放" in chinese.ask("灯笼讲座对所有成员国开放吗？").answer


@pytest.mark.parametrize(
    ("question", "for_a_desk", "unmet", "needed"),
    [
        ("Who lit the lamps?", 0.0, 0.2, 0.0),
        ("Who lit the lamps?", 0.0, 0.52, 5.0 + 1.0),
        ("Were the lamps lit?", 0.0, 0.26, 6.08),
        ("灯点了吗?", 0.0, 0.26, 6.08),
        ("Who lit the lamps?", FOR_A_DESK, 0.2, 6.08),
    ],
)
def test_the_heavier_what_is_not_spoken_of_the_surer_an_answer_must_be(
    question: str, for_a_desk: float, unmet: float, needed: float
) -> None:
    query = Query(question, question, "zh" if question.startswith("灯") else "en", for_a_desk=for_a_desk)
    assert support_needed(query, unmet, 5.0, 6.0) == pytest.approx(needed)
