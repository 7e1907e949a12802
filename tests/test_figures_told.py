"""Figures, dates and deadlines told in a sentence: which sentences tell what is asked, and which tell something near it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.kinds.wanted import Wanted, wanted_of
from assistant.known import Known
from assistant.model import Language, Status, Want
from assistant.question import understand
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

NOTHING_KNOWN = Known(sessions=(), symbols=frozenset(), recommendations=frozenset())

KITES_ZH = """CDIP/71/3
原文：中文
发展与知识产权委员会（CDIP）
第七十一届会议
风筝作坊项目提案
秘书处编拟

1. 风筝作坊项目旨在支持风筝制作者利用商标。人事费用84,000瑞郎用于一名半职项目官员。
2. 风筝作坊项目的费用总额为310,000瑞郎，其中226,000瑞郎为非人事费用，84,000瑞郎为人事费用。
3. 有意参加风筝作坊项目的国家应最迟于2031年9月30日提交申请。
4. 截至2030年12月31日，风筝作坊项目共发出164只工具箱。
5. 风筝作坊项目原计划制造八台绕线机，实际完成七台。
6. 风筝名册由国家局维护到2036年底。
"""
LAMPS_EN = """CDIP/72/4
ORIGINAL: ENGLISH
Committee on Development and Intellectual Property (CDIP)
Seventy-Second Session
Lamp Makers Project: Report
prepared by the Secretariat

1. The lamp makers project helped lamp makers to use trademarks. Personnel costs of the lamp makers project were 84,000 Swiss francs.
2. The total cost of the lamp makers project was 310,000 Swiss francs, including travel.
3. As of December 31, 2030, the lamp makers project had handed out 164 lamp kits.
4. The steering group of the lamp makers project meets at each session of the Committee.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("figures")
    yield assistant_of_texts(folder, {"kites.txt": KITES_ZH, "lamps.txt": LAMPS_EN}, model)


def wanted(question: str) -> Wanted:
    return wanted_of(understand(question, known=NOTHING_KNOWN), ())


@pytest.mark.parametrize(
    ("question", "language", "better", "worse"),
    [
        ("申请截止到哪天？", "zh", "应最迟于2031年9月30日提交申请。", "秘书处于2031年9月30日发出照会。"),
        ("Until when will the roster be kept up?", "zh", "名册维护到2036年底。", "名册于2036年建立。"),
        ("By what date must they apply?", "en", "Requests close at the latest on May 2, 2031.", "On May 2, 2031, a note was sent."),
        ("记录保存到什么时候？", "zh", "记录保存，直至有人要求删除。", "记录由秘书处保存。"),
        ("At what time of the year is the list sent?", "en", "In the second half of each year, a list is sent.", "A list is sent."),
        ("第七十届会议是哪天开的？", "en", "The session was held on May 2, 2031.", "At its 70th session, the Committee spoke of kites."),
        ("做出了几台绕线机？", "zh", "原计划制造八台，实际完成七台。", "绕线机用于拉线。"),
        ("归成多少类？", "zh", "汇编分六类。", "汇编第二类是风筝。"),
        ("发出了多少只工具箱？", "zh", "共发出164只。", "工具箱装有900种材料。"),
        ("每个地区至少几场研讨会？", "zh", "每个地区至少一场。", "举行了一场研讨会。"),
        ("How many days did the desk take?", "zh", "咨询台需要9个工作日。", "咨询台有9名职员。"),
        ("第二件补贴多大比例？", "zh", "第二件支付一半。", "第二件由作坊支付。"),
        ("What share of the searches is checked?", "en", "The head checks one search in twenty.", "The head checks 12 searches in May."),
        ("How long is the form kept?", "en", "The form is kept until the end of 2036.", "The form has 2 pages."),
        ("How often will the group meet?", "en", "It meets at each session.", "It has 12 members."),
        ("每台电脑多少钱？", "zh", "每台电脑1,200瑞郎。", "电脑的总费用为148,000瑞郎。"),
        ("How much was spent?", "en", "CHF 295,500 was spent.", "The unspent balance of CHF 22,500 was returned."),
        ("实际支出多少瑞郎？", "zh", "支出295,500瑞郎。", "未用余额22,500瑞郎已退回。"),
        ("还剩多少钱没用？", "zh", "未用余额22,500瑞郎已退回。", "余额已退回。"),
        ("小组开了几次会议？", "zh", "小组在2031年召开了两次会议。", "小组在2031年谈到两只风筝。"),
        ("大韩民国捐了多少？", "zh", "大韩民国捐款20万瑞郎。", "大韩民国捐了12台电脑。"),
    ],
)
def test_one_sentence_tells_it_and_the_other_something_near_it(question: str, language: Language, better: str, worse: str) -> None:
    asked = wanted(question)
    assert asked.told(better, language) > asked.told(worse, language)
    assert asked.answers(better, language)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("风筝作坊项目总共要花多少钱？", "310,000"),
        ("What was the total cost of the lamp makers project?", "310,000"),
        ("想参加风筝作坊项目，申请截止到哪天？", "2031年9月30日"),
        ("风筝名册维护到什么时候？", "2036年底"),
        ("风筝作坊项目最后做出了几台绕线机？", "七台"),
        ("到2030年底风筝作坊项目发出了多少只工具箱？", "164只"),
        ("How many lamp kits had the lamp makers project handed out by the end of 2030?", "164 lamp kits"),
        ("How often does the steering group of the lamp makers project meet?", "each session"),
    ],
)
def test_a_figure_told_in_a_sentence_is_found(question: str, told: str, assistant: Assistant) -> None:
    assert told in assistant.ask(question).answer


@pytest.mark.parametrize(
    "question", ["2032年风筝作坊项目发出了多少只工具箱？", "How many lamp kits did the lamp makers project hand out in 2032?"]
)
def test_a_figure_dated_to_another_year_tells_none_of_the_year_asked(question: str, assistant: Assistant) -> None:
    assert assistant.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    "question", ["Which observer was admitted at the 27th session?", "Which proposals were on the table at the 27th session?"]
)
def test_a_session_that_is_named_is_not_asked_for(question: str) -> None:
    assert Want.SESSION not in wanted(question).kinds
