"""What a session did is told by its record, what a thing cost in the end by what was spent, a numbered point by its own number."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.choosing.settled import asks_what_was_spent
from assistant.answering.kinds.forms import is_pending
from assistant.answering.matching.particulars import sessions_acting
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts
from tests.orchard_papers import FILES


@pytest.fixture(scope="module")
def orchards(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("orchards"), FILES, model)


@pytest.mark.parametrize(
    "question",
    [
        "第六十一届会议对果农导师平台作了什么决定？",
        "第六十一届会议批准了柑橘园灌溉项目吗？",
        "第六十一届会议给苹果命名二期拨了多少预算？",
        "What did the Sixty-First Session decide on the mentor platform for fruit growers?",
        "Did the Sixty-First Session approve the citrus irrigation project?",
        "What budget was given to the second phase of the apple naming project at CDIP 61?",
    ],
)
def test_what_was_put_before_a_session_is_not_what_it_did(orchards: Assistant, question: str) -> None:
    assert orchards.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("第六十届会议上委员会要求秘书处就果农编拟什么文件？", "导师平台"),
        ("谁要求把柑橘园灌溉项目提交第六十一届会议？", "摩洛哥"),
        ("第六十届会议批准樱桃项目了吗？", "approved the project"),
        ("What budget did the Sixtieth Session allow for the second phase of the apple naming project?", "77,000"),
        ("Did the Sixtieth Session approve the cherry project?", "approved the project"),
    ],
)
def test_what_is_told_of_a_session_is_answered(orchards: Assistant, question: str, fact: str) -> None:
    answer = orchards.ask(question)
    assert answer.status is Status.ANSWERED
    assert fact in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "第二次果树论坛最后花了多少钱？",
        "第二次果树论坛的实际费用是多少？",
        "第二次果树论坛口译最终支出多少？",
        "How much did the second fruit tree forum cost in the end?",
        "What was actually spent on the second fruit tree forum?",
        "How much did interpretation at the second fruit tree forum finally cost?",
    ],
)
def test_an_estimate_is_not_what_was_spent(orchards: Assistant, question: str) -> None:
    assert orchards.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("第一次果树论坛最后花了多少钱？", "64,500"),
        ("第二次果树论坛估计要花多少钱？", "88,000"),
        ("How much did the first fruit tree forum cost in the end?", "64,500"),
        ("What is the second fruit tree forum estimated to cost?", "88,000"),
    ],
)
def test_what_was_spent_and_what_was_estimated_are_each_told(orchards: Assistant, question: str, fact: str) -> None:
    answer = orchards.ask(question)
    assert answer.status is Status.ANSWERED
    assert fact in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "樱桃合作社项目评价人的建议7是什么？",
        "樱桃项目审评报告的第五条建议说什么？",
        "樱桃合作社项目评价报告的结论2是什么？",
        "What is recommendation 7 of the evaluator of the cherry project?",
        "What does the evaluator's fifth recommendation on cherry cooperatives say?",
        "What is conclusion 2 of the evaluation of the cherry project?",
    ],
)
def test_a_point_that_a_report_does_not_number_is_not_another(orchards: Assistant, question: str) -> None:
    assert orchards.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("樱桃合作社项目评价人的建议2是什么？", "translate the cherry manual"),
        ("樱桃合作社项目审评报告的第三条建议是什么？", "waive the fees"),
        ("What is recommendation 2 of the evaluator of the cherry project?", "translate the cherry manual"),
        ("What does recommendation 3 of the evaluation of cherry cooperatives ask for?", "waive the fees"),
    ],
)
def test_a_point_is_told_by_its_number(orchards: Assistant, question: str, fact: str) -> None:
    answer = orchards.ask(question)
    assert answer.status is Status.ANSWERED
    assert fact in answer.answer


@pytest.mark.parametrize(
    ("text", "sessions"),
    [
        ("委员会在2031年5月5日至9日举行的第四十届会议上要求提交第四十二届会议。", {40}),
        ("委员会商定在第四十三届会议上继续讨论。", set()),
        ("该项目经委员会第三十九届会议批准。", {39}),
        ("At its fortieth session, the Committee approved the plan.", {40}),
        ("The Committee decided to continue the discussion at its Forty-First Session.", set()),
        ("A second phase was prepared for discussion at the Forty-Second Session.", set()),
    ],
)
def test_the_session_that_acted_is_not_the_one_that_is_to_act(text: str, sessions: set[int]) -> None:
    assert sessions_acting(text) == sessions


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("博览会最后花了多少钱？", True),
        ("博览会到底要花多少钱？", False),
        ("最终批准的费用是多少？", False),
        ("What did the fair actually cost?", True),
        ("What will the fair really cost?", False),
        ("How much was budgeted for the fair in the end?", False),
    ],
)
def test_what_was_spent_is_asked_of_the_past(text: str, asks: bool) -> None:
    assert asks_what_was_spent(text) is asks


@pytest.mark.parametrize(
    ("text", "pending"),
    [
        ("建议5：致委员会。应考虑批准为期18个月的第二阶段。", True),
        ("The evaluator recommends that the Committee approve a second phase.", True),
        ("委员会批准了为期18个月的第二阶段。", False),
        ("At its Thirtieth Session, the Committee approved a second phase, as the evaluator had recommended.", False),
    ],
)
def test_what_is_only_recommended_is_still_ahead(text: str, pending: bool) -> None:
    assert is_pending(text) is pending


def test_what_a_session_may_fail_to_do_is_no_act_of_it() -> None:
    assert not sessions_acting("如委员会在第四十届会议上不能批准本提案，提案国请委员会先开设课程。")
    assert not sessions_acting("The course may begin if, at its fortieth session, the Committee approves nothing else.")
    assert sessions_acting("委员会在第四十届会议上批准了本提案。") == {40}
