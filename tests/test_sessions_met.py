"""When, where and how long a session met is told by its covers, or by a sentence that says it; in both languages alike."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.documents.meetings import asks_of_meeting
from assistant.model import Status
from assistant.question import understand
from assistant.service import Assistant
from tests.conftest import assistant_of_texts
from tests.test_answers import check_sound
from tests.test_question import KNOWN

PAPER_EN = """CDIP/61/4
ORIGINAL: ENGLISH
DATE: MARCH 3, 2041

Committee on Development and Intellectual Property (CDIP)

Sixty-First Session
Geneva, May 11 to 15, 2041

REPORT ON LAMPS

prepared by the Secretariat

1. A delegation has the honor to refer to the preparation of the Sixty-First Session of the Committee, for which it sends comments on lamps.

2. At the Fifty-Ninth Session, held from May 7 to 11, 2040, the Committee asked for a report on lamps.

3. A workshop on lamps met in Oslo from June 3 to 5, 2040.
"""
PAPER_ZH = """CDIP/62/4
原文：中文
日期：2041年9月2日

发展与知识产权委员会（CDIP）

第六十二届会议
2041年11月4日至8日，日内瓦

关于油灯的报告

秘书处编拟

1. 某代表团荣幸地提及第六十二届会议的筹备情况，并转交关于油灯的意见。

2. 油灯讲习班于2041年6月在奥斯陆举行。
"""


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    texts = {"cdip_61_4.en.txt": PAPER_EN, "cdip_62_4.zh.txt": PAPER_ZH}
    return assistant_of_texts(tmp_path_factory.mktemp("met"), texts, model)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("When was the 61st session held?", "Geneva, May 11 to 15, 2041"),
        ("第六十一届会议什么时候开的？", "Geneva, May 11 to 15, 2041"),
        ("Where did the sixty-second session take place?", "2041年11月4日至8日，日内瓦"),
        ("第62届会议在哪里举行？", "2041年11月4日至8日，日内瓦"),
        ("第六十二届会议开了几天？", "2041年11月4日至8日"),
        ("How long did session 61 last?", "May 11 to 15, 2041"),
        ("Which session was held in May 2041?", "Sixty-First Session"),
        ("2041年11月开的是第几届会议？", "第六十二届会议"),
        ("When was the fifty-ninth session?", "May 7 to 11, 2040"),
        ("第59届会议是哪一年开的？", "May 7 to 11, 2040"),
    ],
)
def test_a_session_is_told_of_by_its_covers_or_by_a_sentence(lamps: Assistant, question: str, told: str) -> None:
    answer = lamps.ask(question)

    assert answer.status is Status.ANSWERED and told in answer.answer
    assert "honor" not in answer.answer and "荣幸" not in answer.answer
    check_sound(answer, lamps)


@pytest.mark.parametrize(
    "question", ["When does the Committee meet?", "委员会什么时候开会？", "When was the latest session?", "现在是第几届会议？"]
)
def test_of_no_session_named_the_newest_is_told_and_named(lamps: Assistant, question: str) -> None:
    answer = lamps.ask(question)

    assert answer.status is Status.ANSWERED and "62" in answer.answer and "2041年11月4日至8日" in answer.answer


@pytest.mark.parametrize(
    "question",
    ["When is the next session?", "下一届会议什么时候？", "Where was the fifty-ninth session held?", "Which session was held in 2038?"],
)
def test_what_no_cover_and_no_sentence_tells_is_not_answered_by_another_date(lamps: Assistant, question: str) -> None:
    assert lamps.ask(question).status in (Status.NOT_FOUND, Status.NOT_INDEXED)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("When did the 24th session start and end?", True),
        ("第24届会议的会期和地点", True),
        ("When did the 24th session approve the fund?", False),
        ("第24届会议什么时候讨论了论坛？", False),
        ("When is the report of the 24th session due?", False),
        ("What time does the session start today?", False),
        ("为期两天的研讨会在哪里开？", False),
    ],
)
def test_only_what_asks_of_nothing_else_is_a_question_of_when_a_session_met(question: str, asks: bool) -> None:
    assert asks_of_meeting(understand(question, known=KNOWN)) is asks
