"""The form of an answer: sides labelled, histories in order, lists whole, rows alone, views with their speaker."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Answer, Status
from assistant.service import Assistant
from tests.conftest import assistant_over, ingest_into
from tests.lantern_papers import write_papers
from tests.test_answers import check_sound


@pytest.fixture(scope="module")
def lanterns(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    """An assistant over small papers of our own."""
    folder: Path = tmp_path_factory.mktemp("lanterns")
    (folder / "papers").mkdir()
    write_papers(folder / "papers")
    ingest_into(folder / "index", folder / "papers", model=model)
    return assistant_over(folder / "index")


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("挪威和智利在借阅期限上的主张有什么不同？", ["挪威的意见：挪威认为", "智利的意见：智利主张"]),
        ("How do Norway and Chile differ on the length of loans?", ["Norway’s view: Norway considers", "Chile’s view: Chile holds"]),
        ("购灯和运输哪个花费更多？", ["购灯：购灯：18,400", "运输：运输：3,100"]),
        ("Which costs more, the purchase of lanterns or transport?", ["purchase of lanterns: Purchase of lanterns: 18,400", "transport: Transport: 3,100"]),
        (
            "How does CDIP/41/4 Rev. differ from CDIP/41/4 on the number of tutors?",
            ["CDIP/41/4 Rev.: It is proposed that the network begin with 15", "CDIP/41/4: It is proposed that the network begin with 12"],
        ),
        ("挪威和印度对借阅期限的看法有何不同？", ["挪威的意见：挪威认为", "印度：已索引的文件没有说明。"]),
        ("How do Norway and India differ on the length of lantern loans?", ["Norway’s view: Norway considers", "India: the indexed documents do not say."]),
    ],
)  # fmt: skip
def test_each_side_is_told_by_itself(lanterns: Assistant, question: str, lines: list[str]) -> None:
    answer = lanterns.ask(question)
    check_sound(answer, lanterns)
    assert answer.status is Status.ANSWERED
    written = answer.answer.split("\n")
    assert len(written) == len(lines)
    assert all(line.startswith(start) for line, start in zip(written, lines, strict=True)), written


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("提灯馆和书屋馆各有多少借阅者？", ["312", "128"]),
        ("How many borrowers did the Lamp House and the Book Barn each have?", ["312", "128"]),
    ],
)
def test_one_sentence_that_tells_of_all_sides_is_quoted_once(lanterns: Assistant, question: str, figures: list[str]) -> None:
    answer = lanterns.ask(question)
    check_sound(answer, lanterns)
    assert len(answer.citations) == 1
    assert all(figure in answer.citations[0].quote for figure in figures)


def test_sides_that_nobody_tells_of_are_refused(lanterns: Assistant) -> None:
    for question in ("挪威和智利对火箭燃料的主张有什么不同？", "How many submarines do Norway and India each have?"):
        answer = lanterns.ask(question)
        check_sound(answer, lanterns)
        assert "12" not in answer.answer or answer.status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "steps"),
    [
        ("灯具借阅图书馆的历史", ["第37届会议：", "第38届会议要求：", "第39届会议批准：", "第40届会议"]),
        ("Trace the history of the libraries that lend lanterns.", ["Session 37: ", "Session 38 requested: ", "Session 39 approved: ", "Session 40 agreed: "]),
    ],
)  # fmt: skip
def test_a_history_is_a_chain_oldest_first(lanterns: Assistant, question: str, steps: list[str]) -> None:
    answer = lanterns.ask(question)
    check_sound(answer, lanterns)
    written = answer.answer.split("\n")
    assert len(written) == len(steps)
    assert all(line.startswith(start) for line, start in zip(written, steps, strict=True))
    assert {citation.language for citation in answer.citations} == {answer.language}


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("比较第36届和第39届会议对灯具借阅图书馆的决定", "第 36 届"),
        ("Compare the decisions of sessions 36 and 39 on the libraries that lend lanterns", "session 36"),
    ],
)
def test_a_session_of_which_nothing_is_told_is_not_made_up(lanterns: Assistant, question: str, missing: str) -> None:
    answer = lanterns.ask(question)
    check_sound(answer, lanterns)
    assert all("三十九" in quote or "Thirty-Ninth" in quote for quote in quotes(answer))
    assert not any("三十六" in quote or "Thirty-Sixth" in quote for quote in quotes(answer))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("看灯人的培训分哪几步？", ["首先", "其次", "最后"]),
        ("What are the steps of the training of keepers?", ["First", "Second", "Third"]),
        ("试点在哪些国家进行？", ["赞比亚", "秘鲁", "蒙古"]),
        ("Which countries had the pilot?", ["Zambia", "Peru", "Mongolia"]),
    ],
)
def test_a_list_is_whole(lanterns: Assistant, question: str, told: list[str]) -> None:
    answer = lanterns.ask(question)
    check_sound(answer, lanterns)
    assert all(any(word in quote for quote in quotes(answer)) for word in told)
    assert len(answer.citations) == 1


@pytest.mark.parametrize("question", ["培训看灯人的费用是多少？", "How much did the training of keepers cost?"])
def test_one_item_of_a_list_of_costs_answers_alone(lanterns: Assistant, question: str) -> None:
    answer = lanterns.ask(question)
    check_sound(answer, lanterns)
    assert len(answer.citations) == 1
    assert "6,250" in answer.citations[0].quote


def test_a_cell_comes_with_its_row_and_column(lanterns: Assistant) -> None:
    answer = lanterns.ask("How many lanterns did Tarma lend?")
    check_sound(answer, lanterns)
    assert quotes(answer) == ["Village: Tarma; Lanterns lent: 340; Lanterns mended: 9"]


def test_two_rows_are_held_side_by_side(lanterns: Assistant) -> None:
    answer = lanterns.ask("Which village lent more lanterns, Kasama or Darkhan?")
    check_sound(answer, lanterns)
    assert answer.answer.split("\n") == [
        "Kasama: Village: Kasama; Lanterns lent: 212; Lanterns mended: 14[1]",
        "Darkhan: Village: Darkhan; Lanterns lent: 175; Lanterns mended: 21[2]",
    ]


def test_a_name_that_no_row_has_is_refused(lanterns: Assistant) -> None:
    assert lanterns.ask("How many lanterns did Loja lend?").status is Status.NOT_FOUND


@pytest.mark.parametrize("question", ["智利对借阅期限持什么立场？", "What is Chile's position on the length of loans?"])
def test_a_view_is_told_with_whose_it_is(lanterns: Assistant, question: str) -> None:
    answer = lanterns.ask(question)
    check_sound(answer, lanterns)
    assert answer.answer.startswith(("智利的意见：", "Chile’s view: "))
    assert len(answer.citations) == 1


@pytest.mark.parametrize("question", ["网络从多少名导师开始？", "How many tutors does the network begin with?"])
def test_sources_that_differ_are_both_shown(lanterns: Assistant, question: str) -> None:
    answer = lanterns.ask(question)
    check_sound(answer, lanterns)
    assert {citation.symbol for citation in answer.citations} == {"CDIP/41/4", "CDIP/41/4 Rev."}
    assert [any(number in quote for quote in quotes(answer)) for number in ("12", "15")] == [True, True]


def test_a_revision_is_told_apart_where_it_is_named(lanterns: Assistant) -> None:
    answer = lanterns.ask("How many tutors does CDIP/41/4 Rev. propose?")
    check_sound(answer, lanterns)
    assert [(citation.symbol, "15" in citation.quote) for citation in answer.citations] == [("CDIP/41/4 Rev.", True)]


@pytest.mark.parametrize("question", ["CDIP/41/4 Rev.讲什么？", "What is CDIP/41/4 Rev. about?"])
def test_a_summary_is_of_the_document_named(lanterns: Assistant, question: str) -> None:
    answer = lanterns.ask(question)
    check_sound(answer, lanterns)
    assert {citation.symbol for citation in answer.citations} == {"CDIP/41/4 Rev."}
    assert answer.answer.startswith("CDIP/41/4 Rev. — TUTORS FOR KEEPERS OF LANTERNS")


def test_the_act_asked_for_is_the_one_told(lanterns: Assistant) -> None:
    for question in ("委员会何时批准了灯具借阅图书馆项目？", "Was the project on libraries that lend lanterns approved?"):
        answer = lanterns.ask(question)
        check_sound(answer, lanterns)
        assert all("批准" in quote or "approved" in quote for quote in quotes(answer))


def test_the_same_question_gets_the_same_answer(lanterns: Assistant) -> None:
    for question in ("灯具借阅图书馆的历史", "How do Norway and Chile differ on the length of loans?"):
        assert {lanterns.ask(question).answer for _ in range(3)} == {lanterns.ask(question).answer}


def test_a_decision_told_in_both_languages_is_told_once(tmp_path: Path, model: StaticEmbedder) -> None:
    papers = {
        "zh": "CDIP/41/6\n\n原文：英文\n\n发展与知识产权委员会（CDIP）\n\n第四十一届会议\n\n风筝图书馆\n\n秘书处编拟的文件\n\n"
        "1. 背景如下。\n\n2. 委员会第三十九届会议批准了文件CDIP/39/4所载的风筝图书馆项目。\n",
        "en": "CDIP/41/6\n\nORIGINAL: ENGLISH\n\nCommittee on Development and Intellectual Property (CDIP)\n\nForty-First Session\n\n"
        "LIBRARIES OF KITES\n\nDocument prepared by the Secretariat\n\n"
        "1. At its Thirty-Ninth Session, the Committee approved the project on libraries of kites contained in document CDIP/39/4.\n",
    }
    for language, text in papers.items():
        (tmp_path / f"kites.{language}.txt").write_text(text, encoding="utf-8")
    ingest_into(tmp_path / "index", tmp_path / "kites.zh.txt", tmp_path / "kites.en.txt", model=model)
    assistant = assistant_over(tmp_path / "index")
    for question, quoted in (("第39届会议决定了什么？", "批准"), ("What did session 39 decide?", "approved")):
        answer = assistant.ask(question)
        assert len(answer.citations) == 1 and quoted in answer.citations[0].quote
