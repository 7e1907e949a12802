"""The number or the day of one act on a treaty answers for no other: signed is not ratified, and neither is in force."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

PAPERS = {
    "cdip_45_6.txt": """CDIP/45/6
原文：中文
日期：2033年9月12日

发展与知识产权委员会（CDIP）

第四十五届会议
2033年11月7日至11日，日内瓦

关于灯塔的报告

秘书处编拟

1. 外交会议于2033年5月24日通过了《灯塔标志条约》。截至2033年7月，已有23个成员国签署了《灯塔标志条约》。
""",
    "cdip_45_7.txt": """CDIP/45/7
ORIGINAL: ENGLISH
DATE: SEPTEMBER 12, 2033

Committee on Development and Intellectual Property (CDIP)

Forty-Fifth Session
Geneva, November 7 to 11, 2033

REPORT ON KITES

prepared by the Secretariat

1. The diplomatic conference adopted the Kite Marks Treaty on June 3, 2033. By August, 17 member states had signed the Kite Marks Treaty.
""",
}
OTHERS = {
    "cdip_45_6.txt": PAPERS["cdip_45_6.txt"] + "\n2. 《港口名称公约》于2031年3月1日生效，目前有41个缔约方。\n",
    "cdip_45_7.txt": PAPERS["cdip_45_7.txt"]
    + "\n2. The Rope Names Convention entered into force on March 9, 2030; 38 states have ratified the Rope Names Convention.\n",
}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("treaties"), PAPERS, model)


@pytest.fixture(scope="module")
def with_others(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("others"), OTHERS, model)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("有多少个成员国签署了灯塔标志条约？", "23"),
        ("港口名称公约是什么时候生效的？", "2031年3月1日"),
        ("港口名称公约有多少个国家加入？", "41"),
        ("How many states have signed the Kite Marks Treaty?", "17"),
        ("When did the Rope Names Convention enter into force?", "March 9, 2030"),
        ("How many states ratified the Rope Names Convention?", "38"),
    ],
)
def test_an_act_on_a_treaty_is_told(with_others: Assistant, question: str, fact: str) -> None:
    answer = with_others.ask(question)

    assert answer.status is Status.ANSWERED
    assert fact in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "有多少个国家批准了灯塔标志条约？",
        "灯塔标志条约的批准国有几个？",
        "灯塔标志条约什么时候生效？",
        "How many states have ratified the Kite Marks Treaty?",
        "When did the Kite Marks Treaty enter into force?",
    ],
)
def test_another_act_on_a_treaty_is_no_answer(papers: Assistant, question: str) -> None:
    assert papers.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "of_another"),
    [
        ("港口名称公约有多少个国家签署？", "23"),
        ("帆船外观条约有多少个签署国？", "23"),
        ("How many states have signed the Rope Names Convention?", "17"),
        ("Number of signatories of the Sail Shapes Treaty?", "17"),
    ],
)
def test_an_act_on_another_treaty_in_the_same_language_is_no_answer(with_others: Assistant, question: str, of_another: str) -> None:
    assert of_another not in with_others.ask(question).answer
