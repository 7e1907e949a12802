"""Many words as one regular expression: it finds what plain alternatives find, the longest first."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.form import Form, form_of, has_form
from assistant.model import Intent, Language, Query
from assistant.rules import one_of

LETTERS = "国中非共和 aB-."
WORDS = st.sets(st.text(LETTERS, min_size=1, max_size=4), min_size=1, max_size=8)


@given(WORDS, st.text(LETTERS, max_size=20), st.booleans())
def test_one_of_many_words_is_found_as_by_alternatives(words: set[str], text: str, whole: bool) -> None:
    boundary = r"\b" if whole else ""
    plain = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    assert re.findall(one_of(words, whole=whole), text) == re.findall(f"{boundary}(?:{plain}){boundary}", text)


@pytest.mark.parametrize(
    ("language", "question", "several", "one"),
    [
        ("zh", "哪些国家参加了试点？", "智利和秘鲁参加了试点。", "智利参加了试点，智利很满意。"),
        ("en", "Which countries took part?", "Chile and Peru took part.", "Chile took part, as Chile often does."),
    ],
)
def test_two_different_places_answer_a_question_for_places(language: Language, question: str, several: str, one: str) -> None:
    form = form_of(Query(question, question, language, intent=Intent.PASSAGE))
    assert isinstance(form, Form) and has_form(several, form) and not has_form(one, form)
