"""Whom to write to is told by a passage that gives a name or an address; what a note tells is read with its sentence."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.form import asks_for_a_contact, gives_a_contact
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

SCHEME_EN = """CDIP/91/INF/3
ORIGINAL: ENGLISH
DATE: MARCH 9, 2056

Committee on Development and Intellectual Property (CDIP)

Ninety-First Session
Geneva, May 7 to 11, 2056

QUESTIONS AND ANSWERS ON THE LAMPLIGHTER EXCHANGE

prepared by the Secretariat

Who can take part?

1. Lamplighters with two years of service may take part in the exchange. The head of their office names them.

Who pays for the exchange?

2. The Secretariat pays the travel of the lamplighters.

Who is the contact person?

3. Ms. Tilda Taper, Division of Lamps, exchange@lamps.example.
"""

FAIR_ZH = """CDIP/92/2
原文：中文
日期：2056年9月9日

发展与知识产权委员会（CDIP）

第九十二届会议
2056年11月6日至10日，日内瓦

灯塔工作的进展报告

秘书处编拟

1. 守塔人手册已经印出，共印制三千册，分发给沿海各国的守塔人。此外，“守塔人风筝大会”的筹备工作正在进行中[footnoteRef:1] [1: 会议定于2057年3月3日至5日在秘鲁利马举行。]。各灯塔的灯具检修由各国自行安排，秘书处提供检修表。手册的下一版将增加关于雾号的一章，并附有各国雾号的清单。检修表每两年更新一次，更新后的检修表发给各国灯塔主管部门，并在灯塔网站上公布，供守塔人下载使用。
"""

FILES = {"cdip_92_2.zh.txt": FAIR_ZH, "cdip_91_inf_3.en.txt": SCHEME_EN}


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("contacts"), FILES, model)


@pytest.mark.parametrize(
    "question",
    [
        "Whom do I contact about the lamplighter exchange?",
        "Who is the contact person for the lamplighter exchange?",
        "点灯人交流计划要联系谁？",
    ],
)
def test_a_contact_is_told_by_its_line(lamps: Assistant, question: str) -> None:
    answer = lamps.ask(question)

    assert answer.status is not Status.ANSWERED or "Tilda Taper" in answer.answer
    assert answer.status is Status.ANSWERED or question.endswith("谁？")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Whom should a keeper write to?", True),
        ("What is the e-mail address of the exchange?", True),
        ("Who wrote the guide on lamps?", False),
        ("要联系谁？", True),
        ("联系人是谁？", True),
        ("谁和秘书处保持联系？", False),
        ("两次灯塔调查提交给哪届会议？", False),
    ],
)
def test_a_question_on_a_contact_is_known(text: str, asked: bool) -> None:
    assert asks_for_a_contact(text) is asked


@pytest.mark.parametrize(
    ("text", "given"),
    [("Write to lamps@post.example.", True), ("联系人：林女士。", True), ("The offices keep the lamps.", False), ("各局负责点灯。", False)],
)
def test_an_address_is_known(text: str, given: bool) -> None:
    assert gives_a_contact(text) is given


@pytest.mark.parametrize(
    "question", ["守塔人风筝大会定在哪天、在哪座城市开？", "When and where will the kite congress of the lighthouse keepers be held?"]
)
def test_a_note_is_quoted_with_its_sentence(lamps: Assistant, question: str) -> None:
    answer = lamps.ask(question).answer

    assert "利马" in answer and "风筝大会" in answer
