"""Who presided over a session is told by the opening of its record, however the question puts it."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

SUMMARY_EN = """CDIP/61/SUMMARY
ORIGINAL: ENGLISH
DATE: MAY 15, 2041

Committee on Development and Intellectual Property (CDIP)

Sixty-First Session
Geneva, May 11 to 15, 2041

SUMMARY BY THE CHAIR

1. The session was opened by Mr. Olaf Opener. It was chaired by Ms. Wilma Wick (Iceland), with Mr. Tom Tallow (Kenya) as Vice-Chair.

2. The Committee adopted the draft agenda contained in document CDIP/61/1 Prov.

3. The Committee took note of the report on lamps contained in document CDIP/61/4.
"""

REPORT_ZH = """CDIP/62/9
原文：中文
日期：2042年2月3日

发展与知识产权委员会（CDIP）

第六十二届会议
2041年11月4日至8日，日内瓦

报告

经委员会通过

1. 第六十二届会议于2041年11月4日至8日举行。

2. 下列国家出席了会议：冰岛、肯尼亚、秘鲁。

议程第1项：会议开幕

3. 会议由主席Wilma Wick女士（冰岛）主持。副主席为汤姆·蜡烛先生（肯尼亚）。秘书由登记司司长林青女士担任。

4. 委员会通过了文件CDIP/62/1 Prov.2中的议程。

5. 主席感谢各代表团，并宣布会议闭幕。
"""

PAPER_EN = """CDIP/63/2
ORIGINAL: ENGLISH
DATE: JANUARY 9, 2043

Committee on Development and Intellectual Property (CDIP)

Sixty-Third Session
Geneva, May 6 to 10, 2043

REPORT ON THE PANELS OF LAMPLIGHTERS

prepared by the Secretariat

1. The panel on candles, held at the Sixty-First Session, was moderated by Mr. Karl Kandel.
"""

FILES = {"cdip_61_summary.en.txt": SUMMARY_EN, "cdip_62_9.zh.txt": REPORT_ZH, "cdip_63_2.en.txt": PAPER_EN}


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("presiding"), FILES, model)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who chaired session 61?", "Wilma Wick"),
        ("Who was in the chair in May 2041?", "Wilma Wick"),
        ("Who presided over CDIP 61?", "Wilma Wick"),
        ("Who was the Vice-Chair of the sixty-first session?", "Tom Tallow"),
        ("第61届会议由谁主持？", "Wilma Wick"),
        ("2041年5月的主席团成员都有谁？", "Tom Tallow"),
        ("2041年11月那届会议由谁主持？", "Wilma Wick"),
        ("第六十二届会议的副主席是谁？", "汤姆·蜡烛"),
        ("Who chaired the session of November 2041?", "Wilma Wick"),
        ("何人担任2041年11月会议的主席？", "Wilma Wick"),
        ("请告知CDIP第62届会议主席的姓名。", "Wilma Wick"),
        ("第六十二届会议的主席是哪一位，他或她又是哪个国家的，敬请告知。", "Wilma Wick"),
        ("Kindly indicate who chaired session 61.", "Wilma Wick"),
    ],
)
def test_who_presided_is_told_by_the_opening(lamps: Assistant, question: str, name: str) -> None:
    answer = lamps.ask(question)

    assert answer.status is Status.ANSWERED and name in answer.answer


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("主席是谁？", "Wilma Wick"),
        ("Who is the chair of the Committee?", "Wilma Wick"),
        ("秘书由谁担任？", "林青"),
        ("Who was the secretary of the sixty-second session?", "林青"),
    ],
)
def test_of_no_session_named_the_newest_record_that_tells_is_taken(lamps: Assistant, question: str, name: str) -> None:
    answer = lamps.ask(question)

    assert answer.status is Status.ANSWERED and name in answer.answer and answer.citations[0].session == 62


@pytest.mark.parametrize("question", ["Who was the secretary of session 61?", "第61届会议的秘书是谁？"])
def test_whoever_presides_is_not_the_secretary(lamps: Assistant, question: str) -> None:
    assert "Wilma Wick" not in lamps.ask(question).answer


@pytest.mark.parametrize("question", ["Who chaired session 63?", "第63届会议由谁主持？"])
def test_a_record_that_does_not_tell_is_not_made_to(lamps: Assistant, question: str) -> None:
    assert lamps.ask(question).status is Status.NOT_FOUND
