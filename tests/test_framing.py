"""The words that frame a question ask for nothing and are not searched for; a noun alone may say what is asked for."""

from __future__ import annotations

import pytest

from assistant.framing import without_frame
from assistant.model import Language, Want
from assistant.understanding.asked.heads import kinds_of_head


@pytest.mark.parametrize(
    ("question", "language", "left"),
    [
        ("Kindly specify the mill that was repaired", "en", "the mill that was repaired"),
        ("I would be interested in the price of lanterns", "en", "the price of lanterns"),
        ("The ferry has three owners; please name them.", "en", "The ferry has three owners; them."),
        ("We'd like to know the former name of the harbour", "en", "the former name of the harbour"),
        ("for the record, the date of the fair", "en", ", the date of the fair"),
        ("State aid for mills and a list price", "en", "State aid for mills and a list price"),
        ("烦请告知灯塔的旧称", "zh", "灯塔的旧称"),
        ("我想了解一下磨坊的修缮日期", "zh", "磨坊的修缮日期"),
        ("请逐一列出五家风筝作坊", "zh", "五家风筝作坊"),
        ("渡轮的申请列出了三项请求", "zh", "渡轮的申请列出了三项请求"),
    ],
)
def test_the_frame_is_taken_out_and_nothing_else(question: str, language: Language, left: str) -> None:
    assert " ".join(without_frame(question, language, " " if language == "en" else "").split()) == left


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Author of the kite manual?", [Want.ACTOR]),
        ("Home countries of the lantern makers", [Want.PLACE]),
        ("Orchard fair: exact dates, please.", [Want.DATE]),
        ("Planned date and venue of the ferry meeting?", [Want.DATE, Want.PLACE]),
        ("Please give the number of beehives", [Want.NUMBER]),
        ("A list of the mills", [Want.ITEMS]),
        ("Who is the author of the kite manual?", []),
        ("Starting with the wicks, set out the steps", []),
        ("请告知灯芯课程的起止日期。", [Want.DATE]),
        ("最先修缮磨坊的六个国家", [Want.PLACE]),
        ("风筝手册的作者", [Want.ACTOR]),
        ("渡轮的旧称", [Want.TITLE]),
        ("新入会的磨坊名单，以及会费", [Want.ITEMS]),
        ("风筝手册的作者是谁?", []),
        ("灯塔开放时间表", []),
    ],
)
def test_a_noun_that_heads_a_question_says_what_it_asks_for(question: str, kinds: list[Want]) -> None:
    assert kinds_of_head(question) == kinds
