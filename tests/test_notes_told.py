"""What a note tells is an answer: it names nothing of what it is about, the paragraph that it stands under does."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

FRONT = {
    "zh": "<p>CDIP/45/6</p><p>原文：中文</p><p>日期：2033年9月12日</p><p>发展与知识产权委员会（CDIP）</p><p>第四十五届会议</p>",
    "en": "<p>CDIP/45/7</p><p>ORIGINAL: ENGLISH</p><p>DATE: SEPTEMBER 12, 2033</p><p>Committee on Development and Intellectual Property (CDIP)</p><p>Forty-Fifth Session</p>",
}
BODY = {
    "zh": "<p>1. 秘书处正在与港口协会一起筹备面向北部渔村的灯塔维护讲习班<a href='#fn1' id='fnref1'><sup>1</sup></a>。讲习班教渔民修灯芯、换灯油，并介绍灯塔名录的用法。</p><p>2. 风筝手册已经印好，分发给各学校。</p><p>3. 蜂箱培训已在山区联盟的村庄中开办，包括蜂箱制作、蜂蜜采收、分蜂和越冬<a href='#fn2' id='fnref2'><sup>2</sup></a>。</p><p>4. 四个村庄签署了磨坊章程，承诺每年检修水轮<a href='#fn3' id='fnref3'><sup>3</sup></a>。</p><ol><li id='fn1'><p>定于2033年10月30日至11月1日在秘鲁利马举行。<a href='#fnref1'>↩</a></p></li><li id='fn2'><p>石桥村、柳湾村、东渡村和白塔村。<a href='#fnref2'>↩</a></p></li><li id='fn3'><p>南坡村、芦苇村、双井村和榆树村。<a href='#fnref3'>↩</a></p></li></ol>",
    "en": "<p>1. With the harbours association the Secretariat prepares a workshop on keeping lighthouses for fishing villages in the north.<a href='#fn1' id='fnref1'><sup>1</sup></a> The workshop teaches fishers to mend wicks and to change the oil, and shows how the list of lighthouses is used.</p><p>2. The kite manual has been printed and sent to the schools.</p><p>3. The canoe training, which takes in carving, rigging, and caulking, was given to the villages of the Lagoon Union.<a href='#fn2' id='fnref2'><sup>2</sup></a></p><p>4. Four villages have signed the charter of the mills and inspect their waterwheels every year.<a href='#fn3' id='fnref3'><sup>3</sup></a></p><ol><li id='fn1'><p>To be held in Lima, Peru, from October 30 to November 1, 2033. <a href='#fnref1'>↩</a></p></li><li id='fn2'><p>Oakham, Wells, Dunmore and Fenwick. <a href='#fnref2'>↩</a></p></li><li id='fn3'><p>Elmstead, Reedham, Southslope and Twinwell. <a href='#fnref3'>↩</a></p></li></ol>",
}


@pytest.fixture(scope="module")
def harbours(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    papers = {f"{language}.html": f"<html><body>{FRONT[language]}{BODY[language]}</body></html>" for language in BODY}
    folder: Path = tmp_path_factory.mktemp("harbours")
    return assistant_of_texts(folder, papers, model)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("面向北部渔村的灯塔维护讲习班定在哪天？", "2033年10月30日"),
        ("那个教渔民维护灯塔的讲习班，什么时候在哪座城市办？", "利马"),
        ("When is the workshop on keeping lighthouses for the fishing villages to be held?", "October 30"),
        ("Where will the workshop on lighthouses for fishing villages take place?", "Lima"),
    ],
)
def test_when_and_where_may_be_told_by_a_note(harbours: Assistant, question: str, fact: str) -> None:
    answer = harbours.ask(question)

    assert answer.status is Status.ANSWERED
    assert fact in answer.answer


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("蜂箱培训在山区联盟的哪几个村庄开办了？", ["石桥村", "白塔村"]),
        ("Which villages of the Lagoon Union was the canoe training given to?", ["Oakham", "Fenwick"]),
    ],
)
def test_a_note_that_lists_is_told_beside_a_sentence_that_lists_other_things(harbours: Assistant, question: str, facts: list[str]) -> None:
    answer = harbours.ask(question)

    assert answer.status is Status.ANSWERED
    assert all(fact in answer.answer for fact in facts)


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("有四个村庄签署了磨坊章程，请说明。", ["南坡村", "榆树村"]),
        ("签署磨坊章程的四个村庄", ["南坡村", "榆树村"]),
        ("Four villages signed the charter of the mills; please name them.", ["Elmstead", "Twinwell"]),
        ("The four villages that signed the charter of the mills", ["Elmstead", "Twinwell"]),
    ],
)
def test_a_note_that_lists_the_things_counted_is_told(harbours: Assistant, question: str, facts: list[str]) -> None:
    answer = harbours.ask(question)

    assert answer.status is Status.ANSWERED
    assert all(fact in answer.answer for fact in facts)
