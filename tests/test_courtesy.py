"""Politeness around a question is set aside, and only politeness."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model import Intent
from assistant.understanding.courtesy import without_courtesies
from tests.test_question import read

POLITE = [
    ("Hello! Could you kindly tell me how many countries took part? Many thanks in advance!", "how many countries took part?"),
    ("I am a new delegate and I would like to know who wrote the study.", "who wrote the study."),
    ("I am preparing a note on CDIP/41/7. What are its aims?", "I am preparing a note on CDIP/41/7. What are its aims?"),
    ("Sorry to bother you, quick question: what does the toolkit cost?", "what does the toolkit cost?"),
    ("I was wondering whether the pilot was extended", "the pilot was extended"),
    ("Please tell me, if it is not too much trouble, when the survey ran", "when the survey ran"),
    ("Thanks! And how often was it downloaded?", "And how often was it downloaded?"),
    ("您好,我是新来的代表,麻烦您帮我查一下,有多少国家参加,谢谢!", "有多少国家参加"),
    ("不好意思,打扰一下,请问研究是谁写的?", "研究是谁写的?"),
    ("我想了解一下工具包的费用", "工具包的费用"),
    ("能不能帮我看下试点延长了没有", "试点延长了没有"),
    ("好的,那调查是什么时候做的?", "那调查是什么时候做的?"),
    ("问一下,名册有几个人", "名册有几个人"),
]
NOT_POLITENESS = [
    "What do Member States need to know about trademarks?",
    "Thanks to the project, how many marks were filed?",
    "Can you summarise CDIP/25/5?",
    "What did delegations wish to know?",
    "委员会请秘书处做什么?",
    "哪些工具可以帮助中小企业?",
    "项目帮助了哪些国家?",
    "谢谢",
    "Hi",
    "代表团想了解什么?",
]


@pytest.mark.parametrize(("question", "left"), POLITE, ids=[left for _, left in POLITE])
def test_what_is_asked_is_left(question: str, left: str) -> None:
    assert without_courtesies(question) == left


@pytest.mark.parametrize("question", NOT_POLITENESS)
def test_words_that_politeness_also_uses_are_kept(question: str) -> None:
    kept = without_courtesies(question)

    assert kept.rstrip("?") == question.rstrip("?")


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Good morning, could someone please tell me how many observers attended session 25? Thank you so much!", "observers attended"),
        ("各位好,我是观察员,想请教一下:第二十五届会议有多少观察员出席?非常感谢!", "观察员出席"),
    ],
)
def test_politeness_is_no_part_of_the_subject(question: str, topic: str) -> None:
    query = read(question)

    assert (query.intent, query.sessions, query.topic) == (Intent.FIGURE, (25,), topic)


@given(st.text(max_size=80))
def test_something_is_always_left(text: str) -> None:
    assert any(map(str.isalnum, without_courtesies(text))) == any(map(str.isalnum, text))
