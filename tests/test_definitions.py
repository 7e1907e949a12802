"""What a question wants defined, and what only looks like a definition."""

from __future__ import annotations

import pytest

from assistant.understanding.asked.definitions import counted_as, defined_in
from assistant.understanding.asked.whether import asks_whether, matter_of
from assistant.understanding.colloquial import in_plain_words


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("什么样的人算“借阅者”?", "借阅者"),
        ("在灯具项目里,哪些村庄算试点?", "试点"),
        ("“逾期”指的是什么?", "逾期"),
        ("“逾期”如何界定?", "逾期"),
        ("什么是提灯馆?", "提灯馆"),
        ("Who counts as a borrower in CDIP/41/3?", "borrower"),
        ("Under what conditions is a loan regarded as overdue?", "overdue"),
        ("For the lamp project, what is meant by an overdue loan?", "overdue loan"),
        ("What does “lending house” refer to?", "lending house"),
        ("How is an overdue loan defined?", "overdue loan"),
        ("谁借了灯?", ""),
        ("What does CDIP/41/3 say about loans?", ""),
        ("When did the Committee treat the item?", ""),
    ],
)
def test_what_is_to_be_defined_is_cut_out(question: str, word: str) -> None:
    assert defined_in(question) == word


def test_only_what_counts_as_a_thing_is_asked_with_any_word() -> None:
    assert all(
        counted_as(question) for question in ("谁算借阅者?", "When is a loan treated as overdue?", "How is “overdue” to be understood?")
    )
    assert not any(counted_as(question) for question in ("一共借了几盏灯?", "When was the loan returned?"))


@pytest.mark.parametrize(
    ("spoken", "plain"),
    [
        ("钱从哪儿来?", "用什么资金?"),
        ("主席是谁?", "选举谁担任主席?"),
        ("为什么项目没有结果?", "为什么项目没有结果?"),
        ("几何图形有多少?", "几何图形有多少?"),
        ("大家最吐槽什么?", "大家最批评什么?"),
        ("有人半道不来了?", "有人中途退出了?"),
        ("借灯为什么慢了?", "借灯为什么推迟了?"),
        ("万一吵起来怎么弄?", "万一发生争议怎么办?"),
        ("灯做出来了没有?", "灯完成了吗?"),
        ("灯归谁管?", "灯归谁管?"),
        ("What did they gripe about?", "What did they complain about?"),
        ("Was the lamp scrapped?", "Was the lamp cancelled?"),
        ("Where does the money come from?", "how is it financed?"),
        ("Which lamp does the keeper prefer?", "Which lamp does the keeper recommend?"),
        ("Who is the Chair of the lamp committee?", "Who is the Chair of the lamp committee?"),
    ],
)
def test_everyday_words_are_put_as_written_ones(spoken: str, plain: str) -> None:
    assert in_plain_words(spoken) == plain


def test_yes_or_no_is_known_by_its_shape() -> None:
    assert all(asks_whether(question) for question in ("批准了吗?", "是否批准?", "so is it approved?", "Has it been lent?"))
    assert not any(asks_whether(question) for question in ("批准了什么?", "What is approved?"))


def test_words_for_any_matter_name_none() -> None:
    assert [matter_of(topic) for topic in ("灯具项目", "lamp project", "项目", "project")] == ["灯具", "lamp", "项目", "project"]
