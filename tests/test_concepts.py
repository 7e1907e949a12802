"""What a question is about: terms and places stay whole when the words that only ask are taken out, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.embedder import StaticEmbedder
from assistant.concepts import Kind, concepts_of
from assistant.content import content
from assistant.glossary import matches, terms
from assistant.model import Language
from assistant.text import fold


@pytest.mark.parametrize(
    ("question", "language", "named"),
    [
        ("中国有多少所学校参加？", "zh", {"中国": Kind.PLACE}),
        ("发展中国家里有多少个中小企业？", "zh", {"发展中国家": Kind.TERM, "中小企业": Kind.TERM}),
        ("以色列和利比里亚的意见是什么？", "zh", {"以色列": Kind.PLACE, "利比里亚": Kind.PLACE}),
        ("计划和预算委员会决定了什么？", "zh", {"计划和预算委员会": Kind.TERM}),
        ("KiteLab课程有多少学员？", "zh", {"kitelab": Kind.NAME}),
        ("How many schools in China take part?", "en", {"China": Kind.PLACE}),
        ("How many schools in San José take part?", "en", {"San José": Kind.CITY}),
        ("圣何塞有多少所学校参加？", "zh", {"圣何塞": Kind.CITY}),
        ("When does the Madrid System meet in Geneva?", "en", {"Madrid System": Kind.TERM}),
        ("What do Israel and Liberia think of it?", "en", {"Israel": Kind.PLACE, "Liberia": Kind.PLACE}),
        ("What did the Program and Budget Committee decide?", "en", {"Program and Budget Committee": Kind.TERM}),
    ],
)
def test_terms_and_places_stay_whole(question: str, language: Language, named: dict[str, Kind], model: StaticEmbedder) -> None:
    found = {concept.written: concept.kind for concept in concepts_of(question, language, model)}
    assert named.items() <= found.items()


@pytest.mark.parametrize(
    ("question", "words"),
    [("参与者集中在哪里？", {"参与者", "集中"}), ("其中有多少是线上活动？", {"活动"}), ("共同项目的目的是什么？", {"项目", "目的"})],
)
def test_only_words_that_ask_are_taken_out(question: str, words: set[str], model: StaticEmbedder) -> None:
    kept = content(question, "zh", model)
    assert all(word in kept for word in words)
    assert not any(word in kept for word in ("多少", "什么", "哪里"))


@given(st.lists(st.sampled_from([form for term in terms() for form in term.zh_forms if len(form) > 2]), min_size=1, max_size=3))
def test_no_term_is_cut(model: StaticEmbedder, named: list[str]) -> None:
    question = "的情况和".join(named) + "有多少？"
    kept = content(question, "zh", model)
    assert fold(kept) == kept  # offsets of what is found in it hold
    assert [m.written for m in matches(kept, "zh")][:1] == [m.written for m in matches(fold(question), "zh")][:1]
