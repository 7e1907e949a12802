"""A question for documents is answered with the documents there are; what a session did with them is told by their text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.documents.collection import MOST
from assistant.model import Answer, Asked, Filters, Intent, Query, Status
from assistant.service import Assistant
from assistant.understanding.collection import collection_asked
from tests.conftest import assistant_of_texts

COVER_EN = """{symbol}
ORIGINAL: ENGLISH
DATE: {date}

Committee on Development and Intellectual Property (CDIP)

{session} Session
Geneva, {met}

{title}

prepared by the Secretariat

"""
COVER_ZH = """{symbol}
原文：英文
日期：{date}

发展与知识产权委员会（CDIP）

第{session}届会议
{met}，日内瓦

{title}

秘书处编拟

"""
BAKERS_EN = (
    COVER_EN.format(
        symbol="CDIP/91/10",
        date="MARCH 2, 2061",
        session="Ninety-First",
        met="May 9 to 13, 2061",
        title="COMPLETION REPORT OF THE PROJECT ON\nTRADEMARKS FOR VILLAGE BAKERS",
    )
    + """1. The Annex to this document contains the completion report of the Project on Trademarks for Village Bakers.

2. The project trained 412 bakers in the use of marks.

3. The CDIP is invited to take note of the information contained in this document.
"""
)
BAKERS_ZH = (
    COVER_ZH.format(
        symbol="CDIP/91/10", date="2061年3月2日", session="九十一", met="2061年5月9日至13日", title="乡村面包师商标项目的完成报告"
    )
    + """1. 本文件附件载有乡村面包师商标项目的完成报告。

2. 项目培训了412名面包师。

3. 请委员会注意本文件所载的信息。
"""
)
WELLS_ZH = (
    COVER_ZH.format(
        symbol="CDIP/91/2", date="2061年1月20日", session="九十一", met="2061年5月9日至13日", title="关于水井专利信息服务的路线图"
    )
    + """1. 委员会第九十届会议要求秘书处编拟关于水井专利信息服务的路线图。

2. 面包师代表团在第九十届会议上提出了文件CDIP/90/7。
"""
)
BELLS_EN = (
    COVER_EN.format(
        symbol="CDIP/92/3",
        date="SEPTEMBER 9, 2061",
        session="Ninety-Second",
        met="November 7 to 11, 2061",
        title="STUDY ON THE DESIGN OF SHIP BELLS",
    )
    + """1. At its ninety-first session, the Committee considered the completion report contained in document CDIP/91/10 and took note of it.

2. The study found that 31 foundries cast ship bells.
"""
)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    """Four papers in five files: one of them in both languages."""
    texts = {"bakers.en.txt": BAKERS_EN, "bakers.zh.txt": BAKERS_ZH, "wells.zh.txt": WELLS_ZH, "bells.en.txt": BELLS_EN}
    return assistant_of_texts(tmp_path_factory.mktemp("papers"), texts, model)


def cited(answer: Answer) -> list[str | None]:
    return [citation.symbol for citation in answer.citations]


@pytest.mark.parametrize(
    ("question", "symbols"),
    [
        ("第91届会议的文件有哪些？", ["CDIP/91/2", "CDIP/91/10"]),
        ("Which documents of session 91 are indexed?", ["CDIP/91/2", "CDIP/91/10"]),
        ("What was submitted to the ninety-first session?", ["CDIP/91/2", "CDIP/91/10"]),
        ("列出你收录的全部文件", ["CDIP/91/2", "CDIP/91/10", "CDIP/92/3"]),
        ("What documents do you have?", ["CDIP/91/2", "CDIP/91/10", "CDIP/92/3"]),
        ("一共收录了多少份文件？", ["CDIP/91/2", "CDIP/91/10", "CDIP/92/3"]),
        ("Do you have anything in English?", ["CDIP/91/10", "CDIP/92/3"]),
        ("中文文件有几份？", ["CDIP/91/2", "CDIP/91/10"]),
        ("最新的一份文件是哪份？", ["CDIP/92/3"]),
        ("What is the oldest document in the index?", ["CDIP/91/2"]),
        ("Which documents are from September 2061?", ["CDIP/92/3"]),
        ("2061年以后的文件有哪些？", ["CDIP/91/2", "CDIP/91/10", "CDIP/92/3"]),
        ("你收录了哪几届会议的文件？", ["CDIP/91/2", "CDIP/91/10", "CDIP/92/3"]),
        ("What is the latest session you know?", ["CDIP/92/3"]),
        ("收录的完成报告有哪几份？", ["CDIP/91/10"]),
        ("Is there a paper on ship bells?", ["CDIP/92/3"]),
        ("哪份文件讲水井专利信息？", ["CDIP/91/2"]),
        ("How many papers are there on ship bells?", ["CDIP/92/3"]),
        ("Could you tell me what documents you've got on village bakers?", ["CDIP/91/10"]),
        ("你的资料更新到什么时候？", ["CDIP/92/3"]),
        ("How recent is your data?", ["CDIP/92/3"]),
        ("哪些文件没有英文版？", ["CDIP/91/2"]),
        ("Which documents are only in English?", ["CDIP/92/3"]),
        ("give me a list of everything that is indexed", ["CDIP/91/2", "CDIP/91/10", "CDIP/92/3"]),
    ],
)
def test_the_documents_that_fit_are_listed_in_order(papers: Assistant, question: str, symbols: Sequence[str]) -> None:
    answer = papers.ask(question)

    assert (answer.status, cited(answer)) == (Status.ANSWERED, list(symbols))


def test_an_entry_tells_the_title_in_the_askers_language_and_points_at_the_cover(papers: Assistant) -> None:
    english, chinese = papers.ask("Is there a paper on village bakers?"), papers.ask("有没有关于乡村面包师的文件？")

    assert (
        "CDIP/91/10 — COMPLETION REPORT OF THE PROJECT ON TRADEMARKS FOR VILLAGE BAKERS (session 91, March 2, 2061, Chinese, English)[1]"
        in (english.answer)
    )
    assert english.citations[0].quote == "COMPLETION REPORT OF THE PROJECT ON\nTRADEMARKS FOR VILLAGE BAKERS"
    assert "CDIP/91/10 — 乡村面包师商标项目的完成报告（第91届会议，2061年3月2日，中文、英文）[1]" in chinese.answer
    assert (chinese.citations[0].quote, chinese.citations[0].section) == ("乡村面包师商标项目的完成报告", "封面")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("CDIP/92/3是什么时候的文件？", "DATE: SEPTEMBER 9, 2061[1]"),
        ("What is the date of CDIP/91/2?", "日期：2061年1月20日[1]"),
        ("CDIP/91/2是谁编的？", "秘书处编拟[1]"),
        ("Who prepared CDIP/92/3?", "prepared by the Secretariat[1]"),
        ("CDIP/91/10的原文是什么语言？", "原文：英文[2]"),
        ("Is CDIP/92/3 available in Chinese?", "The index does not hold CDIP/92/3 in Chinese; it holds:"),
        ("CDIP/91/10有几段？", "3 个编号段落"),
        ("What is the title of CDIP/92/3?", "STUDY ON THE DESIGN OF SHIP BELLS"),
        ("CDIP/91/2收录了吗？", "关于水井专利信息服务的路线图"),
        ("完成报告是哪天的？", "日期：2061年3月2日[1]"),
        ("这份完成报告是谁编写的？", "秘书处编拟[1]"),
        ("Who wrote the completion report on village bakers?", "prepared by the Secretariat[1]"),
        ("When was the completion report published?", "DATE: MARCH 2, 2061[1]"),
    ],
)
def test_one_fact_of_a_document_is_told_by_its_cover(papers: Assistant, question: str, told: str) -> None:
    answer = papers.ask(question)

    assert answer.status is Status.ANSWERED
    assert told in answer.answer


@pytest.mark.parametrize(
    ("question", "status", "told"),
    [
        ("第89届会议的文件有哪些？", Status.NOT_INDEXED, "已索引的会议：91、92"),
        ("Which documents of session 89 do you have?", Status.NOT_INDEXED, "Indexed sessions: 91, 92"),
        ("Is CDIP/91/10 Rev. indexed?", Status.NOT_INDEXED, "No document CDIP/91/10 Rev. is indexed."),
        ("有没有法文文件？", Status.NOT_FOUND, "语言：英文、中文"),
        ("有没有法文的完成报告？", Status.NOT_FOUND, "索引中没有语言为这种语文、标题涉及“完成报告”的文件。"),
        ("Which documents are from 2058?", Status.NOT_FOUND, "The index holds no document of 2058. It holds 3 documents"),
    ],
)
def test_what_is_not_held_is_told_with_what_is(papers: Assistant, question: str, status: Status, told: str) -> None:
    answer = papers.ask(question)

    assert (answer.status, answer.citations) == (status, ())
    assert told in answer.answer


def test_a_cover_that_does_not_say_is_told_so(tmp_path: Path, model: StaticEmbedder) -> None:
    silent = assistant_of_texts(tmp_path, {"bells.en.txt": BELLS_EN.replace("prepared by the Secretariat\n", "")}, model)
    for question, told in (("Who prepared CDIP/92/3?", "does not say"), ("CDIP/92/3是谁起草的？", "没有说明")):
        answer = silent.ask(question)
        assert answer.status is Status.NOT_FOUND
        assert told in answer.answer


def test_who_wrote_a_study_is_left_to_its_text(papers: Assistant) -> None:
    for question in ("Who wrote the study on ship bells?", "关于船钟的研究是谁写的？"):
        assert "prepared by the Secretariat" not in papers.ask(question).answer


def test_that_a_session_may_have_had_other_documents_is_said(papers: Assistant) -> None:
    assert "it may have had others" in papers.ask("What was tabled at session 91?").answer
    assert "会议可能还有其他文件" in papers.ask("提交给第91届会议的文件有哪些？").answer


@pytest.mark.parametrize(
    "question",
    [
        "第九十一届会议审议了哪些文件？",
        "Which documents did the Committee consider at its ninety-first session?",
        "Which document contains the proposal of the bakers?",
        "哪份文件提到了面包师的提案？",
        "What is this document about?",
        "What does the latest document say about bakers?",
        "这份文件是什么时候的？",
        "List all recommendations",
        "有哪些项目？",
    ],
)
def test_what_is_told_of_documents_is_left_to_them(papers: Assistant, question: str) -> None:
    query = papers.understand(question)

    assert (query.intent is Intent.COLLECTION, query.of_collection) == (False, None)


def test_what_no_title_tells_is_looked_for_in_the_text_and_the_document_named(papers: Assistant) -> None:
    answer = papers.ask("Which document deals with foundries?")

    assert answer.status is Status.ANSWERED
    assert answer.answer.endswith("Told in: CDIP/92/3 — STUDY ON THE DESIGN OF SHIP BELLS.")
    assert papers.ask("有没有关于潜水艇的文件？").status is Status.NOT_FOUND


def test_the_filters_of_a_caller_confine_the_list(papers: Assistant) -> None:
    assert cited(papers.ask("Which documents do you have?", Filters(sessions=(92,)))) == ["CDIP/92/3"]
    assert cited(papers.ask("有哪些文件？", Filters(language="zh"))) == ["CDIP/91/2", "CDIP/91/10"]


def test_a_follow_up_asks_for_other_documents_or_of_the_one_listed(papers: Assistant) -> None:
    history: list[Query] = []
    told = []
    for question in ("第91届会议的文件有哪些？", "那第92届呢？", "谁编的？", "它讲什么？"):
        told.append(papers.ask(question, history=history))
        history.append(papers.turn(question, history=history))

    assert cited(told[1]) == ["CDIP/92/3"]
    assert "prepared by the Secretariat" in told[2].answer
    assert told[3].answer.startswith("CDIP/92/3 — ")
    only = papers.ask("and only the English ones?", history=[papers.turn("What documents do you have?")])
    assert cited(only) == ["CDIP/91/10", "CDIP/92/3"]


def test_a_long_list_is_cut_and_the_rest_counted(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> None:
    texts = {
        f"paper{number}.txt": COVER_EN.format(
            symbol=f"CDIP/93/{number}",
            date="MARCH 2, 2062",
            session="Ninety-Third",
            met="May 8 to 12, 2062",
            title=f"LANTERN PAPER {number}",
        )
        + f"1. Lantern {number} burns for {number} hours.\n"
        for number in range(1, MOST + 4)
    }
    answer = assistant_of_texts(tmp_path_factory.mktemp("many"), texts, model).ask("list all documents")

    assert answer.answer.startswith(f"The index holds {MOST + 3} documents:")
    assert answer.answer.endswith("Not listed: 3 more.")
    assert cited(answer) == [f"CDIP/93/{number}" for number in range(1, MOST + 1)]


@pytest.mark.parametrize(
    "shape",
    [
        "灯塔提案的来函是几号的?",
        "灯塔提案是哪天寄到的?",
        "when was the letter on the lighthouse proposal dated?",
        "when did the lighthouse proposal arrive?",
    ],
)
def test_the_letter_that_a_paper_came_with_is_told_by_no_cover(shape: str) -> None:
    asked = collection_asked(shape)
    assert asked is None or asked.asked is not Asked.DATE


def test_years_and_kinds_are_read() -> None:
    asked = collection_asked("which documents between ⟦y⟧ and ⟦y⟧ do you have?", (2014, 2016))
    after = collection_asked("documents after ⟦y⟧", (2014,))
    newest = collection_asked("最新的进展报告是哪份?")
    listing, roll = collection_asked("give me a list of all documents"), collection_asked("is there any list of participants?")

    assert asked and (asked.asked, asked.since, asked.until) == (Asked.LIST, 2014, 2016)
    assert after and (after.since, after.until) == (2015, None)
    assert listing and roll and (listing.matter, roll.matter) == ("", "list of participants")
    assert newest and (newest.asked, newest.matter) == (Asked.NEWEST, "进展报告")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("CDIP/91/2是什么文件，什么时候的？", ("水井专利信息服务的路线图", "日期：2061年1月20日")),
        ("CDIP/91/2是什么文件、几号的？", ("水井专利信息服务的路线图", "日期：2061年1月20日")),
        ("CDIP/91/2讲什么，由谁编拟？", ("水井专利信息服务的路线图", "秘书处编拟")),
        ("文件CDIP/91/2是讲什么的，是哪天的？", ("水井专利信息服务的路线图", "日期：2061年1月20日")),
        ("What is CDIP/92/3 and when is it dated?", ("STUDY ON THE DESIGN OF SHIP BELLS", "DATE: SEPTEMBER 9, 2061")),
        ("What is CDIP/92/3 about, and who prepared it?", ("STUDY ON THE DESIGN OF SHIP BELLS", "prepared by the Secretariat")),
    ],
)
def test_what_a_paper_is_and_what_its_cover_prints_are_told_together(papers: Assistant, question: str, told: tuple[str, str]) -> None:
    answer = papers.ask(question)

    assert answer.status is Status.ANSWERED
    assert all(piece in answer.answer for piece in told)
    assert set(cited(answer)) == {"CDIP/92/3" if question.isascii() else "CDIP/91/2"}
