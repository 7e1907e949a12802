"""A figure of another year does not answer, nor does what comes every year for another of its years."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.kinds.numbers import Counting
from assistant.model import Language, Status, Want
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

LAMPS_ZH = """CDIP/71/3
原文：中文
发展与知识产权委员会（CDIP）
第七十一届会议
灯塔平台报告
秘书处编拟

1. 截至2031年3月，灯塔平台有来自40个国家的1,240个注册用户。男女注册用户的比例为1.4:1。灯塔平台在2030年期间共获得9,360次页面浏览。

2. 2031年灯塔日的主题是“海上的光”。在31个国家举办了灯塔日活动。
"""
LAMPS_EN = """CDIP/72/4
ORIGINAL: ENGLISH
Committee on Development and Intellectual Property (CDIP)
Seventy-Second Session
REPORT ON THE KILN PLATFORM
prepared by the Secretariat

1. As of March 2031, the kiln platform had 1,240 registered users from 40 countries. The ratio of men to women was 1.4:1. In 2030, the kiln platform received 9,360 page views.

2. The theme of Potters Day 2031 was “clay and fire”. Activities for Potters Day were held in 31 countries.
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Iterator[Assistant]:
    yield assistant_of_texts(tmp_path_factory.mktemp("years"), {"lamps.zh.txt": LAMPS_ZH, "kilns.en.txt": LAMPS_EN}, model=model)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("灯塔平台2030年的页面浏览量是多少？", "9,360"),
        ("2031年灯塔日的主题是什么？", "海上的光"),
        ("2031年灯塔日在多少个国家举办了活动？", "31个国家"),
        ("How many page views did the kiln platform receive in 2030?", "9,360"),
        ("What was the theme of Potters Day 2031?", "clay and fire"),
    ],
)
def test_the_year_asked_about_is_answered(papers: Assistant, question: str, told: str) -> None:
    answer = papers.ask(question)
    assert answer.status is Status.ANSWERED and told in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "灯塔平台2031年的页面浏览量是多少？",
        "2029年灯塔日的主题是什么？",
        "2030年灯塔日在多少个国家举办了活动？",
        "How many page views did the kiln platform receive in 2031?",
        "What was the theme of Potters Day 2029?",
        "In how many countries was Potters Day 2030 held?",
    ],
)
def test_another_year_is_not(papers: Assistant, question: str) -> None:
    assert papers.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("这是2030/31两年期的优先重点（主席总结第6.2段）。", "zh"),
        ("It was a priority of the biennium (paragraph 6.2 of the Summary).", "en"),
    ],
)
def test_a_biennium_and_the_number_of_a_paragraph_count_nothing(text: str, language: Language) -> None:
    assert Counting((), "", False).told(Want.NUMBER, text, language) == 0.0


FAIRS_ZH = """CDIP/73/5
原文：中文
发展与知识产权委员会（CDIP）
第七十三届会议
灯笼集市报告
秘书处编拟

1. 2031年举办了两次灯笼集市。本届会议将讨论灯笼集市的总结报告。

2. 帆船竞赛定于2032年6月举行。
"""
FAIRS_EN = """CDIP/74/5
ORIGINAL: ENGLISH
Committee on Development and Intellectual Property (CDIP)
Seventy-Fourth Session
REPORT ON KITE FAIRS
prepared by the Secretariat

1. Two kite fairs were held in 2031. The Committee will discuss the summary report on kite fairs at the present session.

2. A sailing contest will be held in June 2032.
"""


@pytest.fixture(scope="module")
def fairs(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Iterator[Assistant]:
    yield assistant_of_texts(tmp_path_factory.mktemp("fairs"), {"lanterns.zh.txt": FAIRS_ZH, "kites.en.txt": FAIRS_EN}, model=model)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("下一次帆船竞赛什么时候举行？", "2032年6月"),
        ("灯笼集市的总结报告什么时候讨论？", "本届会议将讨论"),
        ("When is the next sailing contest?", "June 2032"),
        ("When will the summary report on kite fairs be discussed?", "at the present session"),
    ],
)
def test_what_is_to_come_is_told_by_what_says_so(fairs: Assistant, question: str, told: str) -> None:
    answer = fairs.ask(question)
    assert answer.status is Status.ANSWERED and told in answer.answer


@pytest.mark.parametrize("question", ["下一次灯笼集市什么时候举行？", "When is the next kite fair held?"])
def test_the_last_of_a_kind_is_not_the_next(fairs: Assistant, question: str) -> None:
    assert fairs.ask(question).status is Status.NOT_FOUND
