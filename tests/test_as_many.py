"""Where so many things are asked for by name, the passage that names as many answers; a question of several parts is told each part."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.kinds.who_told import tells_who
from assistant.model import Status
from assistant.ordinals import ordinals_in
from assistant.service import Assistant
from assistant.understanding.asked.whether import asks_whether
from tests.conftest import assistant_of_texts

ROPES_EN = """CDIP/54/4
ORIGINAL: ENGLISH
DATE: MAY 13, 2036

Committee on Development and Intellectual Property (CDIP)

Fifty-Fourth Session
Geneva, June 9 to 13, 2036

REPORT ON ROPE MAKERS

prepared by the Secretariat

1. The gathering of rope makers was attended by 92 member States, 6 intergovernmental organizations and 17 non-governmental organizations.

2. The Committee admitted two non-governmental organizations (the League of Rope Walkers and the Hemp Friends) as observers of the
gathering of rope makers, for one year.

3. The half-day talk on knots was held on April 9, 2036. The slides are at https://www.example.org/meetings/doc_details.jsp?doc_id=629602.
"""

SAILS_ZH = """CDIP/54/5
原文：中文
日期：2036年5月13日

发展与知识产权委员会（CDIP）

第五十四届会议
2036年6月9日至13日，日内瓦

帆匠补贴报告

秘书处编拟

1. 帆匠补贴所说的“首次领取”，指领取人此前在任何国家均未领取过补贴的情形。以合作社名义领取过的，不影响其资格。
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    """An assistant over small papers of our own."""
    files = {"cdip_54_4.en.txt": ROPES_EN, "cdip_54_5.zh.txt": SAILS_ZH}
    return assistant_of_texts(tmp_path_factory.mktemp("ropes"), files, model)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which two non-governmental organizations attended the gathering of rope makers?", "League of Rope Walkers"),
        ("制绳匠会议让哪两个非政府组织列席？", "Hemp Friends"),
        ("When was the talk on knots held?", "April 9, 2036"),
    ],
)
def test_the_passage_that_names_as_many_answers(papers: Assistant, question: str, told: str) -> None:
    answer = papers.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in answer.answer


def test_each_part_is_told_and_nothing_twice(papers: Assistant) -> None:
    answer = papers.ask("帆匠补贴所说的“首次领取”是什么意思？以合作社名义领取过的人还算不算？").answer
    assert "不影响其资格" in answer
    assert answer.count("指领取人此前在任何国家均未领取过补贴的情形") == 1


def test_words_of_the_same_meaning() -> None:
    assert asks_whether("以公司名义申请过的人还算不算?")
    assert ordinals_in("第三次工作坊没有举行") == {("workshop", "3")}
    assert tells_who("Who runs the knot course together with WIPO?", "The course was set up in cooperation with Apia University.", "en")
    assert not tells_who("Who runs the knot course?", "The knot course trained 40 people.", "en")
