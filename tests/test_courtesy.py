"""How a question is put to somebody asks for nothing: what is left of it is the question."""

from __future__ import annotations

import pytest

from assistant.understanding.courtesy import without_courtesy


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("灯塔论坛由哪国承办,敬请告知。", "灯塔论坛由哪国承办?"),
        ("请告知灯塔论坛的会期。", "灯塔论坛的会期。"),
        ("本代表团希望了解,风筝项目花了多少钱?", "风筝项目花了多少钱?"),
        ("我们想知道风筝项目何时结束。", "风筝项目何时结束。"),
        ("我们正在备会,烦请核实一下,第六十届会议是否批准了风筝项目。", "我们正在备会,第六十届会议是否批准了风筝项目。"),
        ("Kindly indicate which country hosts the lighthouse forum.", "which country hosts the lighthouse forum."),
        ("We wish to know when the kite project ended.", "when the kite project ended."),
        ("We would appreciate knowing at which session it was taken up.", "at which session it was taken up."),
        ("We would be grateful for the number of lighthouses.", "what is the number of lighthouses."),
        ("As to the forum, please state the date on which it opens.", "As to the forum, what is the date on which it opens."),
    ],
)
def test_the_question_is_left(question: str, left: str) -> None:
    assert without_courtesy(question) == left


@pytest.mark.parametrize(
    "question",
    [
        "秘书处请各国告知联系人了吗?",
        "代表团想了解的三件事是什么?",
        "请说明风筝项目的目标。",
        "Please list the lighthouses.",
        "We asked to know who was elected.",
        "Did members like to know the number?",
    ],
)
def test_what_asks_for_something_stays(question: str) -> None:
    assert without_courtesy(question) == question
