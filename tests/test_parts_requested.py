"""What is asked for by name and in a row, and what closes or opens a question and asks for nothing of its own."""

from __future__ import annotations

import pytest

from assistant.known import Known
from assistant.question import understand
from assistant.understanding.parts.asides import without_asides
from assistant.understanding.parts.parts import parts_of, subject_of

KNOWN = Known(sessions=(38, 39, 40, 41))


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("请说明灯塔项目的启动时间，以及首次讲座的日期和地点。", ["请说明灯塔项目的启动时间?", "首次讲座的日期和地点?"]),
        ("想了解图书馆的开馆日期，还有它对渔民为什么重要", ["想了解图书馆的开馆日期?", "它对渔民为什么重要?"]),
        ("请介绍修灯试点的状况，并说明造成这一状况的缘故。", ["请介绍修灯试点的状况?", "造成这一状况的缘故?"]),
        (
            "Please state the number of lamps lent in 2031, together with the number of readers.",
            ["Please state the number of lamps lent in 2031?", "the number of readers?"],
        ),
        (
            "I want to know the name of the lamp keeper, and whether this person may keep the oil.",
            ["I want to know the name of the lamp keeper?", "whether this person may keep the oil?"],
        ),
        (
            "Two figures are requested: the share of women among the keepers, and the lowest share of women among the readers.",
            ["the share of women among the keepers?", "the lowest share of women among the readers?"],
        ),
    ],
)
def test_a_request_for_two_things_by_name_is_two(question: str, parts: list[str]) -> None:
    assert [part.question for part in parts_of(understand(question, known=KNOWN))] == parts


def test_what_is_requested_first_is_no_part_of_what_the_next_is_asked_of() -> None:
    query = understand("请说明灯塔项目的启动时间，以及首次讲座的日期和地点。", known=KNOWN)
    assert subject_of(*parts_of(query)[:2], query) == "灯塔项目"


@pytest.mark.parametrize(
    "question",
    [
        "请说明灯塔项目的启动时间和地点。",
        "Please state the name and the date of the lamp fund.",
        "Who paid for the lamps and the oil, together with the wicks?",
        "讲座办过一期，馆长资助了几名学徒到场，能否告知？",
        "借出的灯所占的份额，在培训之前与之后分别如何？",
        "How did the share of lamps before and after the training change?",
        "When was the lamp fair in Bergen, Norway?",
        "How much does each additional lamp cost for lighting and mending the tower?",
        "How much is spent each year on lighting and mending the tower?",
    ],
)
def test_a_request_for_one_thing_stays_whole(question: str) -> None:
    assert parts_of(understand(question, known=KNOWN)) == ()


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("请比较2031年与2032年两份报告：修好的灯分别为多少盏？", ["2031年报告", "2032年报告"]),
        ("修灯项目第一、第二两期，预算用掉的比例哪一期更大，相差多少？", ["第一阶段", "第二阶段"]),
        ("选B一年多少钱，选C呢？", ["备选方案B", "备选方案C"]),
        ("What did the first and second phases each cost?", ["first phase", "second phase"]),
        ("馆长和非政府组织座谈，资助了多少名学徒到场，他们分别来自哪些学校？", []),
        ("得到协助的挪威和智利，专利领域有几个局，商标领域有几个局，两者相差多少？", []),
        ("Of the lamps lent to Norway and Chile, how many were mended, and how many were lost?", []),
    ],
)
def test_what_is_asked_twice_is_not_asked_of_each(question: str, sides: list[str]) -> None:
    parts = parts_of(understand(question, known=KNOWN))
    assert [part.label.removeprefix("the ") for part in parts if part.label] == sides


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("挪威有几盏灯,智利有几盏灯,两者相差多少?", "挪威有几盏灯,智利有几盏灯?"),
        ("比较挪威与智利修灯的平均用时,并指出两者之差。", "比较挪威与智利修灯的平均用时?"),
        ("谁来保管灯油,敬请告知。", "谁来保管灯油?"),
        ("灯价从去年到今年,相差多少?", "灯价从去年到今年,相差多少?"),
        ("How long would A take, how long B, and what is the difference?", "How long would A take, how long B?"),
        ("Oil and wicks, what is the difference?", "Oil and wicks, what is the difference?"),
        ("I would like three facts: who lit the lamps?", "who lit the lamps?"),
        ("想问两个数:修好的灯有多少?", "修好的灯有多少?"),
    ],
)
def test_what_asks_for_nothing_of_its_own_is_left_out(question: str, left: str) -> None:
    assert without_asides(question) == left
