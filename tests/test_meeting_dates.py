"""A session told by when it met is the session of that date, where the index holds one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.model import Query
from assistant.question import understand
from tests.test_question import KNOWN

HELD = replace(
    KNOWN, months=frozenset({(24, "2019-11"), (25, "2020-05"), (18, "2016-10"), (18, "2016-11"), (31, "2023-11"), (30, "2023-04")})
)


def read(question: str) -> Query:
    return understand(question, known=HELD)


@pytest.mark.parametrize(
    ("question", "sessions"),
    [
        ("What did the November 2019 session decide?", (24,)),
        ("Who chaired the session held in November 2019?", (24,)),
        ("When the Committee met in October 2016, what was approved?", (18,)),
        ("What did the sessions of 2023 decide?", ()),  # many at once are told otherwise
        ("What did the 2023 meeting adopt?", (30, 31)),
        ("2019年11月的会议决定了什么？", (24,)),
        ("2020年5月那届会议要求秘书处做什么？", (25,)),
        ("2016年11月举行的会议批准了什么？", (18,)),
        ("二〇一九年十一月", ()),
        ("What did the Committee ask for in November 2019?", (24,)),
        ("2019年11月委员会提出了什么要求？", (24,)),
        ("2019年11月，委员会批准了什么？", (24,)),
        ("What did the Secretariat publish in November 2019?", ()),
        ("2019年11月秘书处公布了什么？", ()),
        ("How many activities were held in November 2019?", ()),
        ("2019年11月举办了几场活动？", ()),
        ("What did the March 2019 session decide?", ()),  # none was held then
        ("In November 2019, did the Committee give the lamps the go-ahead?", (24,)),
        ("Was the lamp fund rejected in November 2019?", (24,)),
        ("What is the budget of the lamp project approved in November 2019?", ()),  # it may have changed since
        ("灯塔提案2019年11月讨论之后怎么样了？", (24,)),
        ("灯塔提案2019年11月被推迟了吗？", (24,)),
        ("2019年11月批准的灯塔项目预算是多少？", ()),
        ("到2019年11月为止批准了几个项目？", ()),
        ("Which rules were adopted in spring 2023?", (30,)),
        ("What did the autumn 2019 session decide?", (24,)),
        ("2023年春季会议通过了什么？", (30,)),
        ("2019年秋天委员会批准了什么？", (24,)),
        ("Which handbooks came out in spring 2023?", ()),
        ("Who was in the chair in November 2019?", (24,)),
        ("Who presided in November 2019?", (24,)),
        ("Who was elected Chair in November 2019?", (24,)),
        ("2019年11月谁担任主席？", (24,)),
        ("2019年11月的主席团成员都有谁？", (24,)),
        ("Who chaired the seminar on lamps in November 2019?", ()),
        ("2019年11月谁主持灯塔讲习班？", ()),
        ("What did session 23 say of the November 2019 session?", (23,)),
    ],
)
def test_the_session_of_a_date(question: str, sessions: tuple[int, ...]) -> None:
    assert read(question).sessions == sessions


@pytest.mark.parametrize("question", ["What did the November 2019 session decide?", "2019年11月的会议决定了什么？"])
def test_the_date_is_no_longer_looked_for(question: str) -> None:
    query = read(question)

    assert (query.dates, query.years) == ((), ())
    assert "2019" not in query.text


@pytest.mark.parametrize(
    ("question", "printed"), [("2023年4月那届会议批准了什么？", "第三十届会议"), ("2019年11月的会议批准了什么？", "第二十四届会议")]
)
def test_the_session_is_written_as_the_documents_print_it(question: str, printed: str) -> None:
    assert printed in read(question).text
