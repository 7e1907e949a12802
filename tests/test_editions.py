"""A document is found however people name it: by its edition, by its number in a session, with the marks out of place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.model import Query
from assistant.question import understand
from tests.test_question import KNOWN

HELD = replace(KNOWN, symbols=KNOWN.symbols | {"CDIP/30/8 Rev.", "CDIP/25/INF/4"})


def read(question: str) -> Query:
    return understand(question, known=HELD)


@pytest.mark.parametrize(
    ("question", "symbol"),
    [
        ("What does the revised version of CDIP/30/8 say about interpretation?", "CDIP/30/8 Rev."),
        ("How many webinars are proposed in CDIP/30/8, as revised?", "CDIP/30/8 Rev."),
        ("CDIP/30/8修订版提议一年几场？", "CDIP/30/8 Rev."),
        ("经修订的文件CDIP/30/8的费用是多少？", "CDIP/30/8 Rev."),
        ("What was the cost in the original CDIP/30/8?", "CDIP/30/8"),
        ("CDIP/30/8原稿的费用是多少？", "CDIP/30/8"),
        ("What does the revised CDIP/25/5 say?", "CDIP/25/5"),  # of which no revision is held
        ("CDIP/30/8/REV", "CDIP/30/8 Rev."),
        ("CDIP/30/8 Rev. 2里有多少场？", "CDIP/30/8 Rev.2"),
        ("CDIP/25/INF4讲什么？", "CDIP/25/INF/4"),
        ("What is in document INF/4 of session 25?", "CDIP/25/INF/4"),
        ("第二十五届会议第五号文件讲什么？", "CDIP/25/5"),
        ("第25届会议INF/4号文件讲什么？", "CDIP/25/INF/4"),
        ("Summarise document no. 5 from the 25th session", "CDIP/25/5"),
        ("How does document 5 of the twenty-fifth session define a webinar?", "CDIP/25/5"),
        ("What does session 25, document 5 say?", "CDIP/25/5"),
        ("What number does information document 4 of session 25 give?", "CDIP/25/INF/4"),
        ("CDIP第25届会议文件5讲什么？", "CDIP/25/5"),
        ("25届5号文件用了哪些渠道？", "CDIP/25/5"),
        ("第25届会议第4号信息文件讲什么？", "CDIP/25/INF/4"),
        ("第30届会议第8号文件修订本的费用是多少？", "CDIP/30/8 Rev."),
    ],
)
def test_the_document_meant(question: str, symbol: str) -> None:
    assert read(question).symbols == (symbol,)


@pytest.mark.parametrize(
    "question",
    [
        "What did paper 24 of 30 volumes say?",
        "CDIP/30/8 Rev. 2个附件",
        "How do CDIP/30/8 and CDIP/30/8 Rev. differ?",
        "第25届会议有几号文件？",
        "第25届会议文件第5段说了什么？",
        "第25届会议文件5份都有哪些？",
        "第25届会议第5号建议是什么？",
    ],
)
def test_no_other_document_is_made_up(question: str) -> None:
    assert set(read(question).symbols) <= {"CDIP/30/8", "CDIP/30/8 Rev."}


@pytest.mark.parametrize(
    ("question", "confined"),
    [
        ("CDIP/25/5 budget", True),
        ("CDIP/25/5的预算是多少？", True),
        ("How much does the forum of CDIP/25/5 cost?", True),
        ("How much was approved for CDIP/25/5?", False),
        ("第二十五届会议对CDIP/25/5提了什么要求？", False),
        ("Which session dealt with CDIP/25/5?", False),
    ],
)
def test_what_is_asked_beside_a_document_is_asked_of_it(question: str, confined: bool) -> None:
    assert bool(read(question).filters.symbols) is confined
