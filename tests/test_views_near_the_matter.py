"""A view need not name the matter that it is on; who does a thing is told by what says that it is done; a matter is read back as it was written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts
from tests.test_conversation import talk

VIEWS_ZH = """CDIP/71/8
原文：中文
日期：2046年2月15日

发展与知识产权委员会（CDIP）

第七十一届会议
2046年4月24日至28日，日内瓦

关于未来灯塔研讨会的文件

秘书处编拟

1. 本文件介绍灯塔研讨会主题的选定程序。附件载有收到的意见汇编。

2. 灯塔法条约外交会议的筹备委员会在灯塔法条约外交会议之前开了会。筹备委员会还批准灯塔法条约外交会议由沙特阿拉伯王国政府在利雅得主办。

[后接附件]

附件

成员国的意见汇编

肯尼亚

肯尼亚认为，原则应是由成员国制定和决定研讨会的主题，因为主题应与成员国的兴趣相符。

秘鲁

秘鲁感谢秘书处提供早餐。

[附件和文件完]
"""
VIEWS_EN = """CDIP/72/8
ORIGINAL: ENGLISH
DATE: FEBRUARY 15, 2046

Committee on Development and Intellectual Property (CDIP)

Seventy-Second Session
Geneva, April 24 to 28, 2046

DOCUMENT ON FUTURE KILN SEMINARS

prepared by the Secretariat

1. This document describes the topic selection process for kiln seminars. The Annex contains the views received.

[Annex follows]

ANNEX

COMPILATION OF THE VIEWS OF MEMBER STATES

BRAZIL

Brazil considers that Member States should develop, propose and decide on the topics of the seminars, since topics should correspond to their interests.

MEXICO

Mexico thanks the Secretariat for the breakfast.

[End of Annex and of document]
"""


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Iterator[Assistant]:
    yield assistant_of_texts(tmp_path_factory.mktemp("views"), {"views.zh.txt": VIEWS_ZH, "views.en.txt": VIEWS_EN}, model=model)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("肯尼亚对主题的选定程序持什么立场？", "肯尼亚认为"),
        ("What is Brazil's position on how topics are chosen?", "Brazil considers"),
    ],
)
def test_a_view_near_the_matter_is_shown(views: Assistant, question: str, told: str) -> None:
    answer = views.ask(question)
    assert answer.status is Status.ANSWERED and told in answer.answer


@pytest.mark.parametrize(
    "question",
    ["秘鲁对主题的选定程序持什么立场？", "What is Mexico's position on the topic selection process?", "肯尼亚对专利费用持什么立场？"],
)
def test_a_view_of_something_else_is_not(views: Assistant, question: str) -> None:
    assert views.ask(question).status is Status.NOT_FOUND


def test_who_does_it_is_told_by_what_says_so(views: Assistant) -> None:
    answer = views.ask("灯塔法条约外交会议由谁主办？")
    assert answer.status is Status.ANSWERED and "沙特阿拉伯" in answer.answer


def test_a_follow_up_is_read_back_with_the_capitals_of_the_turn_before() -> None:
    assert "eTISC" in talk("eTISC平台有多少注册用户？", "男女比例呢？").understood
