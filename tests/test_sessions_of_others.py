"""A session named by its number alone is the CDIP's: what another committee did at its own of that number is no answer."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

REPORT_ZH = """CDIP/54/5
原文：中文
日期：2037年9月9日

发展与知识产权委员会（CDIP）

第五十四届会议
2037年11月9日至13日，日内瓦

织机年的报告

秘书处编拟

1. 工艺常设委员会（SCT）在报告所涉期间召开了两次会议。第五十六届会议于2037年3月2日至6日举行，第五十七届会议于2037年6月8日至12日举行。委员会讨论了织机的登记和梭子的标准。

2. 作为纺织工作队（UNTEX-LOOM）的成员，产权组织参加了2037年4月举行的UNTEX-LOOM第四十一届会议。

3. 在2035年5月7日至11日举行的第五十届会议上，委员会审议了关于织机的初步说明。

4. 第五十五届会议将审议织机名录的更新。
"""

REPORT_EN = """CDIP/54/6
ORIGINAL: ENGLISH
DATE: SEPTEMBER 9, 2037

Committee on Development and Intellectual Property (CDIP)

Fifty-Fourth Session
Geneva, November 9 to 13, 2037

REPORT ON THE YEAR OF THE KILN

prepared by the Secretariat

1. The Standing Committee on Crafts (SCT) met twice. Its Fifty-Sixth Session was held from March 2 to 6, 2037, and its Fifty-Seventh Session from June 8 to 12, 2037. The Committee discussed the register of kilns and the norms for glazes.

2. In April 2037 the Organization took part in the forty-first session of UNKILN-TEX.

3. At its Fiftieth Session, held from May 7 to 11, 2035, the Committee considered a first note on kilns.
"""


@pytest.fixture(scope="module")
def looms(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    texts = {"cdip_54_5.zh.txt": REPORT_ZH, "cdip_54_6.en.txt": REPORT_EN}
    return assistant_of_texts(tmp_path_factory.mktemp("looms"), texts, model)


@pytest.mark.parametrize(
    "question",
    [
        "第五十六届会议是哪几天开的？",
        "第五十七届会议哪一天开始？",
        "CDIP第五十六届会议是哪几天开的？",
        "第四十一届会议是哪几天开的？",
        "第五十六届会议讨论了什么？",
        "On what days did the fifty-sixth session meet?",
        "When was the forty-first session held?",
        "What did the fifty-seventh session discuss?",
    ],
)
def test_anothers_session_is_not_ours(looms: Assistant, question: str) -> None:
    answer = looms.ask(question)
    assert answer.status in (Status.NOT_FOUND, Status.NOT_INDEXED), answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("SCT第五十六届会议是哪几天开的？", "2037年3月2日至6日"),
        ("工艺常设委员会第五十七届会议是哪几天开的？", "2037年6月8日至12日"),
        ("第五十届会议是哪几天开的？", "2035年5月7日至11日"),
        ("第五十四届会议是哪几天开的？", "2037年11月9日至13日"),
        ("第五十五届会议将审议什么？", "织机名录的更新"),
        ("What did the Standing Committee on Crafts discuss at its Fifty-Sixth Session?", "register of kilns"),
        ("When was the Fiftieth Session held?", "May 7 to 11, 2035"),
    ],
)
def test_whose_session_it_is_named_answers(looms: Assistant, question: str, told: str) -> None:
    answer = looms.ask(question)
    assert answer.status is Status.ANSWERED and told in answer.answer
