"""Questions as people put them, over papers of our own: two at once, over two years, yes or no, and one after the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Answer, Cited, Query, Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts, assistant_over, ingest_into
from tests.kite_papers import write_kites
from tests.test_answers import check_sound

SUMMARIES: set[str | None] = {None, "CDIP/40/主席总结", "CDIP/40/SUMMARY"}


@pytest.fixture(scope="module")
def kites(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    """An assistant over small papers of our own."""
    folder: Path = tmp_path_factory.mktemp("kites")
    (folder / "papers").mkdir()
    write_kites(folder / "papers")
    ingest_into(folder / "index", folder / "papers", model=model)
    return assistant_over(folder / "index")


def asked(assistant: Assistant, *questions: str) -> Answer:
    """The answer to the last question of a conversation."""
    history: list[Query] = []
    for question in questions[:-1]:
        history.append(assistant.turn(question, history=history))
    answer = assistant.ask(questions[-1], history=history)
    check_sound(answer, assistant)
    return answer


@pytest.mark.parametrize(
    ("question", "defined"),
    [
        ("什么样的工坊算小型工坊？", "“小型工坊”系指"),
        ("“小型工坊”是怎么界定的？", "“小型工坊”系指"),
        ("What counts as a small workshop?", "a “small workshop” means"),
        ("For the kite project, what is meant by a small workshop?", "a “small workshop” means"),
    ],
)
def test_a_word_is_explained_by_the_sentence_that_defines_it(kites: Assistant, question: str, defined: str) -> None:
    answer = asked(kites, question)
    assert answer.status is Status.ANSWERED
    assert [defined in citation.quote for citation in answer.citations] == [True]


def test_a_word_that_no_document_defines_is_not_explained_by_another(kites: Assistant) -> None:
    for question in ("什么样的人算指导员？", "Who counts as a tutor?"):
        assert "系指" not in asked(kites, question).answer
        assert "means" not in asked(kites, question).answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("陶器作坊项目预算多少，期限多长？", ["210,000"]),
        ("How large is the budget of the potteries project, and how long does it last?", ["210,000"]),
        ("第四十届会议的主席是谁，来自哪个国家？", ["阿达·伦德"]),
        ("Who was the Chair of the fortieth session, and from which country?", ["Ada Lund"]),
        ("风筝工坊项目的期限是多久，资金来自哪里？", ["二十六个月"]),
    ],
)
def test_one_passage_that_tells_both_is_quoted_once(kites: Assistant, question: str, told: list[str]) -> None:
    answer = asked(kites, question)
    assert answer.status is Status.ANSWERED
    assert [words in citation.quote for words, citation in zip(told, answer.citations, strict=True)] == [True]


@pytest.mark.parametrize(
    ("question", "told", "missing"),
    [
        ("风筝工坊项目的期限是多久，请了多少厨师？", "二十六个月", "请了多少厨师：已索引的文件没有说明。"),
        (
            "How long is the kite workshop project to last, and how many cooks does it hire?",
            "26 months",
            "how many cooks does it hire: the indexed documents do not say.",
        ),
    ],
)
def test_what_is_not_told_is_said_so_and_the_rest_answered(kites: Assistant, question: str, told: str, missing: str) -> None:
    answer = asked(kites, question)
    assert answer.status is Status.ANSWERED
    assert told in answer.answer
    assert answer.answer.endswith(missing)


@pytest.mark.parametrize(
    ("question", "starts"),
    [
        ("风筝学校2029年和2030年各有多少名学员？", ["2029年：风筝学校在2029年有118名", "2030年：风筝学校在2030年有164名"]),
        ("风筝学校的学员，2029年报告和2030年报告各说是多少？", ["2029年报告：", "2030年报告："]),
        ("How many pupils did the kite school have in 2029 and in 2030?", ["2029: In 2029 the kite school had 118", "2030: In 2030 the kite school had 164"]),
        ("How many pupils did the kite school have according to the 2029 report, and according to the 2030 report?", ["2029 report: ", "2030 report: "]),
    ],
)  # fmt: skip
def test_two_years_are_told_one_by_one(kites: Assistant, question: str, starts: list[str]) -> None:
    lines = asked(kites, question).answer.split("\n")
    assert [line.startswith(start) for line, start in zip(lines, starts, strict=True)] == [True, True]
    assert "118" in lines[0]
    assert "164" in lines[1]


@pytest.mark.parametrize(
    ("question", "status", "told"),
    [
        ("第四十届会议批准陶器项目了吗？", Status.ANSWERED, "委员会批准了"),
        ("Has the potteries project been approved?", Status.ANSWERED, "approved the project"),
        ("鼓乐项目批准了没有？", Status.ANSWERED, "委员会未批准"),
        ("Did session 40 approve the drum music project?", Status.ANSWERED, "did not approve"),
        ("第四十一届会议批准风筝工坊项目了吗？", Status.NOT_FOUND, "没有记载这项决定"),  # only submitted to it
        ("Did session 41 approve the kite workshop project?", Status.NOT_FOUND, "record no such decision"),
        ("第四十届会议批准风筝工坊项目没有？", Status.NOT_FOUND, ""),  # another project of the same session
        ("Did session 40 approve the kite project?", Status.NOT_FOUND, ""),
        ("第四十一届会议谁当选主席？", Status.NOT_FOUND, ""),  # the session before tells who is still to be elected
        ("Who was elected Chair at the forty-first session?", Status.NOT_FOUND, ""),
    ],
)
def test_yes_or_no_is_told_by_what_was_settled(kites: Assistant, question: str, status: Status, told: str) -> None:
    answer = asked(kites, question)
    assert (answer.status, told in answer.answer) == (status, True)


@pytest.mark.parametrize(
    ("question", "refused"),
    [
        ("第四十届会议对织毯审评报告作出了什么决定？", "委员会未核可建议4。"),
        ("What did session 40 decide on the evaluation of carpet weaving?", "did\nnot endorse recommendation 4."),
    ],
)
def test_what_was_refused_is_told_with_what_was_decided(kites: Assistant, question: str, refused: str) -> None:
    answer = asked(kites, question)
    assert refused.replace("\n", " ") in answer.answer.replace("\n", " ")


@pytest.mark.parametrize(
    ("questions", "told", "symbols"),
    [
        (("风筝学校2030年有多少名学员？", "那前一年呢？"), "118", {"CDIP/40/2"}),
        (("How many pupils did the kite school have in 2029?", "And the year after?"), "164", {"CDIP/41/2"}),
        (("第四十届会议选举谁担任主席？", "那副主席是谁？"), "索托", SUMMARIES),
        (("Who was elected Chair at the fortieth session?", "And who was made Vice-Chair?"), "Soto", SUMMARIES),
        (("第四十届会议批准了哪个陶器项目？", "它要做多久？"), "20个月", SUMMARIES),
        (("Which project did session 40 approve?", "How long is it to last?"), "20 months", SUMMARIES),
        (("CDIP/41/7提出了哪些方案？", "秘书处倾向哪一个？"), "方案二", {"CDIP/41/7"}),
        (("Which options does CDIP/41/7 name?", "Which one does the Secretariat prefer?"), "Option 2", {"CDIP/41/7"}),
        (("CDIP/41/7提出了哪些方案？", "秘书处倾向哪一个？钱从哪里来？"), "2031年的经常预算", {"CDIP/41/7"}),
        (("Which options does CDIP/41/7 name?", "Which one does the Secretariat prefer, and where does the money come from?"), "regular budget", {"CDIP/41/7"}),
        (("Who proposed the kite workshops?", "Why is Ghana no longer among them?"), "at its own expense", {"CDIP/41/7"}),
        (("风筝工坊项目由谁提出？", "为什么它不再包括加纳？"), "自行出资", {"CDIP/41/7"}),
    ],
    ids=lambda value: " – ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_a_follow_up_asks_more_of_what_was_answered(
    kites: Assistant, questions: tuple[str, ...], told: str, symbols: set[str | None]
) -> None:
    answer = asked(kites, *questions)
    assert answer.status is Status.ANSWERED
    assert told in answer.answer
    assert {citation.symbol for citation in answer.citations} <= symbols


@pytest.mark.parametrize(
    "questions",
    [
        ("CDIP/41/7提出了哪些方案？", "风筝学校2030年有多少名学员？"),
        ("CDIP/41/7提出了哪些方案？", "换个话题：它什么时候开会？"),
        ("Which options does CDIP/41/7 name?", "How many pupils did the kite school have in 2030?"),
        ("Which options does CDIP/41/7 name?", "On another topic: when did it meet?"),
    ],
)
def test_a_change_of_topic_drops_it_all(kites: Assistant, questions: tuple[str, ...]) -> None:
    after, alone = asked(kites, *questions), asked(kites, questions[-1])
    assert (after.status, after.answer) == (alone.status, alone.answer)


def test_an_answer_remembers_what_it_drew_on(kites: Assistant) -> None:
    chinese, english = "智利和肯尼亚关于风筝工坊的项目提案", "PROJECT PROPOSAL FROM CHILE AND KENYA ON KITE WORKSHOPS"
    for question, title in (("风筝工坊项目的期限是多久？", chinese), ("How long is the kite workshop project to last?", english)):
        query = kites.turn(question)
        assert query.cited == (Cited("CDIP/41/7", title),)
        assert query.before is None


LIBRARY = {
    "cdip_44_6.en.txt": (
        "CDIP/44/6\nORIGINAL: ENGLISH\nDATE: MAY 2, 2031\n\nCommittee on Development and Intellectual Property (CDIP)\n\nForty-Fourth Session\n"
        "Geneva, May 26 to 30, 2031\n\nREPORT ON READING ROOMS\n\nprepared by the Secretariat\n\n"
        "1. The Secretariat submits this report on reading rooms and on other outreach.\n\n"
        "2. In 2030 the lighthouse exhibition in Valletta drew 4,120 visitors. The catalogue was ordered 310 times.\n\n"
        "3. The exhibition closed in October.\n\n"
        "4. Staff of the reading rooms met twice.\n\n"
        "5. Two more rooms were opened in Suva.\n\n"
        "6. The rooms in Suva hold 900 volumes.\n\n"
        "7. A newsletter is printed every month.\n\n"
        "8. It is sent to all members.\n\n"
        "9. The manual of the Organization for reading rooms was ordered 2,750 times in the same year.\n"
    ),
    "cdip_44_6.zh.txt": (
        "CDIP/44/6\n原文：英文\n日期：2031年5月2日\n\n发展与知识产权委员会（CDIP）\n\n第四十四届会议\n2031年5月26日至30日，日内瓦\n\n"
        "阅览室情况报告\n\n秘书处编拟\n\n1. 秘书处提交本报告，说明阅览室和其他宣传活动的情况。\n\n"
        "2. 2030年在瓦莱塔举办的灯塔展览接待了4,120名参观者。展览图录被订购310次。\n\n3. 展览于10月结束。\n\n4. 阅览室工作人员开了两次会。\n\n"
        "5. 在苏瓦新开设了两个阅览室。\n\n6. 苏瓦的阅览室藏书900册。\n\n7. 每月印发一份通讯。\n\n8. 通讯发给所有成员。\n\n"
        "9. 同年，本组织的阅览室手册被订购2,750次。\n"
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("library"), LIBRARY, model)


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        (("How many visitors did the lighthouse exhibition draw?", "And how many times was it ordered?"), "310"),
        (("灯塔展览接待了多少参观者？", "那被订购了多少次？"), "310"),
    ],
)
def test_a_follow_up_is_asked_first_beside_what_was_quoted(library: Assistant, questions: tuple[str, ...], told: str) -> None:
    assert told in asked(library, *questions).answer


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("How many visitors did the lighthouse exhibition draw?", "Did the reading rooms newsletter reach all of its members?"),
        ("How many visitors did the lighthouse exhibition draw?", "Is it cheaper to print the newsletter every month?"),
        ("灯塔展览接待了多少参观者？", "苏瓦新开的那个阅览室藏书多少册？"),
        ("灯塔展览接待了多少参观者？", "那个在苏瓦新开设的阅览室藏书多少册？"),
    ],
)
def test_what_a_question_names_itself_is_not_taken_from_the_turn_before(library: Assistant, before: str, question: str) -> None:
    query = asked(library, before, question).query
    assert query is not None
    assert not library.understand(question, history=[library.turn(before)]).follows_up


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("What does the paper on reading rooms say?", "Did the Committee approve it?"),
        ("阅览室情况报告说了什么？", "委员会批准了这一条吗？"),
        ("Where was the lighthouse exhibition held?", "How many people went there?"),
        ("灯塔展览在哪里举行？", "有多少人去了那里？"),
    ],
)
def test_an_actor_is_not_what_a_pronoun_means(library: Assistant, before: str, question: str) -> None:
    assert library.understand(question, history=[library.turn(before)]).follows_up
