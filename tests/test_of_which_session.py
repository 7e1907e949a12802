"""Of which session a sentence speaks: a paper for a session does not know its outcome, and tells what an earlier one did."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

SUMMARY_ZH = """CDIP/53/SUMMARY
原文：中文
日期：2037年5月15日

发展与知识产权委员会（CDIP）

第五十三届会议
2037年5月11日至15日，日内瓦

主席总结

1. 委员会选举本·样例先生（秘鲁）担任主席，任期一年。

2. 委员会决定，村灯名录每三年更新一次。
"""

PAPER_EN = """CDIP/54/3
ORIGINAL: ENGLISH
DATE: SEPTEMBER 9, 2037

Committee on Development and Intellectual Property (CDIP)

Fifty-Fourth Session
Geneva, November 9 to 13, 2037

REPORT ON THE BELL FOUNDRIES

prepared by the Secretariat

1. At its fifty-second session, the Committee approved the budget of the bell foundries, which was 36,500 Swiss francs.

2. In the meantime 17 foundries joined the register, and the register moved to a new site.
"""

PAPER_ZH = """CDIP/54/4
原文：中文
日期：2037年9月9日

发展与知识产权委员会（CDIP）

第五十四届会议
2037年11月9日至13日，日内瓦

风车项目的报告

秘书处编拟

1. 在第五十二届会议上，委员会批准了风车项目的预算，共计28,700瑞士法郎。

2. 此后共有23座风车登记入册，名册也换了新网址。
"""

FILES = {"cdip_53_summary.zh.txt": SUMMARY_ZH, "cdip_54_3.en.txt": PAPER_EN, "cdip_54_4.zh.txt": PAPER_ZH}


@pytest.fixture(scope="module")
def bells(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("bells"), FILES, model)


@pytest.mark.parametrize(("session", "files"), [(53, {"cdip_53_summary.zh.txt"}), (54, set()), (52, set()), (99, set())])
def test_a_session_is_told_by_its_record_alone(bells: Assistant, session: int, files: set[str]) -> None:
    """Not by the papers written for it, nor by those that recall it."""
    assert bells.index().retriever.told_by(session) == files


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("第五十三届会议就村灯名录作出了什么决定？", "每三年"),
        ("What did the Committee decide on the lamp directory at session 53?", "每三年"),
        ("第五十三届会议选举了谁担任主席？", "本·样例"),
        ("What was the budget of the bell foundries that the fifty-second session approved?", "36,500"),
        ("第五十二届会议批准的风车项目预算是多少？", "28,700"),
        ("How many foundries joined the register, according to the report to the fifty-fourth session?", "17"),
        ("提交第五十四届会议的报告说有多少座风车登记入册？", "23"),
    ],
)
def test_the_session_that_is_told_is_answered_for(bells: Assistant, question: str, fact: str) -> None:
    answer = bells.ask(question)

    assert answer.status is Status.ANSWERED
    assert fact in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "第五十四届会议就村灯名录作出了什么决定？",
        "What did the Committee decide on the lamp directory at session 54?",
        "第五十四届会议选举了谁担任主席？",
        "Who was elected Chair at the fifty-fourth session?",
        "What was the budget of the bell foundries that the fifty-fourth session approved?",
        "第五十四届会议批准的风车项目预算是多少？",
    ],
)
def test_another_session_is_not(bells: Assistant, question: str) -> None:
    assert bells.ask(question).status in (Status.NOT_FOUND, Status.NOT_INDEXED)


@pytest.mark.parametrize(
    "question",
    [
        "村灯名录每三年更新一次，是哪届会议规定的？",
        "村灯名录每三年更新一次，这个规矩是第几届定下的？",
        "Which session laid down that the register of village lamps is updated every three years?",
    ],
)
def test_which_session_made_it_a_rule_is_told_by_its_decision(bells: Assistant, question: str) -> None:
    answer = bells.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.answer.startswith(("第53届会议", "Session 53"))


@pytest.fixture(scope="module")
def adopted(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    """Papers of which one tells when a strategy was adopted, and another uses the word for "by means of", or for taking up."""
    told = {
        "cdip_54_5.zh.txt": PAPER_ZH.replace("CDIP/54/4", "CDIP/54/5")
        .replace("风车项目的报告", "钟楼讲习班战略")
        .replace(
            "1. 在第五十二届会议上，委员会批准了风车项目的预算，共计28,700瑞士法郎。", "1. 在第五十二届会议上，委员会通过了钟楼讲习班战略。"
        )
        .replace(
            "2. 此后共有23座风车登记入册，名册也换了新网址。", "2. 每年秋季，秘书处将通过协调员与成员国分享钟楼讲习班战略的主题列表。"
        ),
        "cdip_54_6.en.txt": PAPER_EN.replace("CDIP/54/3", "CDIP/54/6")
        .replace("REPORT ON THE BELL FOUNDRIES", "THE HARBOR CRANE STRATEGY")
        .replace(
            "1. At its fifty-second session, the Committee approved the budget of the bell foundries, which was 36,500 Swiss francs.",
            "1. At its fifty-second session, the Committee adopted the harbor crane strategy.",
        )
        .replace(
            "2. In the meantime 17 foundries joined the register, and the register moved to a new site.",
            "2. Every autumn the Secretariat shares the themes of the harbor crane strategy through coordinators.",
        ),
        "cdip_54_7.zh.txt": PAPER_ZH.replace("CDIP/54/4", "CDIP/54/7")
        .replace("风车项目的报告", "磨坊名录指南")
        .replace("1. 在第五十二届会议上，委员会批准了风车项目的预算，共计28,700瑞士法郎。", "1. 本指南说明磨坊名录的用法。")
        .replace("2. 此后共有23座风车登记入册，名册也换了新网址。", "2. 每年3月，秘书处将通过协调员与成员国分享磨坊名录指南。"),
    }
    return assistant_of_texts(tmp_path_factory.mktemp("adopted"), told, model)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("钟楼讲习班战略是什么时候通过的？", "第52届会议通过：在第五十二届会议上，委员会通过了钟楼讲习班战略。[1]"),
        (
            "When was the harbor crane strategy adopted?",
            "Session 52 adopted: At its fifty-second session, the Committee adopted the harbor crane strategy.[1]",
        ),
    ],
)
def test_when_something_was_adopted_is_told_by_the_decision(adopted: Assistant, question: str, words: str) -> None:
    assert adopted.ask(question).answer == words


@pytest.mark.parametrize("question", ["磨坊名录指南是什么时候通过的？", "When was the guide to the register of mills adopted?"])
def test_what_is_shared_through_somebody_is_not_adopted(adopted: Assistant, question: str) -> None:
    assert adopted.ask(question).status is Status.NOT_FOUND
