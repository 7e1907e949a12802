"""What a word means, in the ways that papers of our own define words."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

COVERS = {
    "en": "CDIP/46/{n}\nORIGINAL: ENGLISH\nDATE: MAY 2, 2032\n\nCommittee on Development and Intellectual Property (CDIP)\n\nForty-Sixth Session\n"
    "Geneva, May 24 to 28, 2032\n\n{title}\n\nprepared by the Secretariat\n\n",
    "zh": "CDIP/46/{n}\n原文：英文\n日期：2032年5月2日\n\n发展与知识产权委员会（CDIP）\n\n第四十六届会议\n2032年5月24日至28日，日内瓦\n\n{title}\n\n秘书处编拟\n\n",
}
PAPERS = {
    "cdip_46_3.en.txt": COVERS["en"].format(n=3, title="REPORT ON THE TRAVELLING ORGAN SCHEME")
    + "1. The Travelling Organ Scheme (TOS) lends organs to concert halls.\n\n"
    "2. Under the TOS, a builder accompanies each organ for one season and trains two local tuners.\n\n"
    "3. Halls ask for the TOS in writing, and the TOS answers within a month.\n\n"
    "4. The term “retired pipe” is used loosely by builders. In this report it means a pipe that has not sounded for five years.\n\n"
    "5. A loan is treated as lapsed where the hall has not reported for ninety days. Three loans lapsed in 2031.\n\n"
    "6. A “visit” in the register is any stay of a builder of more than one day.\n\n"
    "7. In all 212 visits of builders 41 retired pipes were replaced.\n\n"
    "8. LOFT Watch is a circle of listeners.\n",
    "cdip_46_4.zh.txt": COVERS["zh"].format(n=4, title="巡回纺车计划情况报告")
    + "1. 巡回纺车计划向村镇学校出借纺车。\n\n2. 根据巡回纺车计划，每台纺车由一名工匠陪同一个学期，并培训两名当地教师。\n\n"
    "3. “失修”一词各校用法不一。本报告中是指纺车连续三年没有使用。\n\n4. “逾期”指学校在借期届满后六十天内没有交还纺车。2031年有四台逾期。\n\n"
    "5. 登记册中所称的借出次数共为318次。\n\n6. 学校失修的纺车共有27台，已全部更换。\n\n7. LOFT Watch是一个听众团体。\n",
}


@pytest.fixture(scope="module")
def schemes(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("schemes"), PAPERS, model)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Explain what the TOS is.", "a builder accompanies each organ"),
        ("What does “retired pipe” mean in the report?", "it means a pipe that has not sounded"),
        ("From what point does a loan count as lapsed?", "ninety days"),
        ("After what delay is a loan treated as lapsed?", "ninety days"),
        ("In the register, what is meant by a visit?", "any stay of a builder"),
        ("解释一下巡回纺车计划是什么。", "由一名工匠陪同"),
        ("报告里“失修”是什么意思？", "连续三年没有使用"),
        ("学校拖多久才算逾期？", "六十天内没有交还"),
        ("“逾期”指什么？", "六十天内没有交还"),
    ],
)
def test_the_sentence_that_defines_is_quoted(question: str, told: str, schemes: Assistant) -> None:
    assert told in schemes.ask(question).answer


@pytest.mark.parametrize("question", ["What does “spare bellows” mean?", "“半成品”指什么？"])
def test_a_word_that_nothing_defines_is_given_no_other_words_meaning(question: str, schemes: Assistant) -> None:
    answer = schemes.ask(question).answer
    assert not any(told in answer for told in ("means", "是指", "指学校", "any stay"))


@pytest.mark.parametrize("question", ["What is LOFT?", "LOFT是什么？"])
def test_a_longer_name_is_another_thing(question: str, schemes: Assistant) -> None:
    told = ("听众团体", "circle of listeners")
    assert not any(words in schemes.ask(question).answer for words in told)
    assert any(words in schemes.ask(question.replace("LOFT", "LOFT Watch")).answer for words in told)


@pytest.mark.parametrize("question", ["CDIP是什么？", "What is the CDIP?"])
def test_what_every_paper_names_is_defined_by_none_that_only_names_it(question: str, schemes: Assistant) -> None:
    assert schemes.ask(question).status is Status.NOT_FOUND
