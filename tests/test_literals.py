"""A pattern is searched only where a text holds one of its literals: nothing that it matches may lack them all."""

from __future__ import annotations

from importlib import resources

import pytest

from assistant.model import Language
from assistant.rules import Rule
from assistant.understanding.asked import aspects
from assistant.understanding.asked.literals import held_by_pattern

LEFT_OUT = {"en": (" ", " of the new ferry "), "zh": ("", "新的人")}


def rules(language: Language) -> list[tuple[str, Rule]]:
    asked = ((aspect.name, one) for aspect, one in aspects._table(language))
    return [(name, rule) for name, one in asked for rule in (one.phrases, one.verbs, one.nouns) if rule is not None]


def texts(language: Language) -> list[str]:
    """Every form of the table as it may be written, with all its ways beside each other."""
    rows = resources.files("assistant").joinpath("understanding/asked/aspects.tsv").read_text(encoding="utf-8").splitlines()[1:]
    forms = [
        form.removeprefix("=").removeprefix("to ") for row in rows for form in row.split("\t")[1 if language == "en" else 2].split("; ")
    ]
    said = [form.replace("|", " ").replace("/", " ").replace("*", "").replace("_", " ") for form in forms]
    ways = [form.split("|")[0].replace("*", "ed") for form in forms] + [form.rpartition("|")[2] for form in forms]
    return [text.replace("…", between) for text in (*said, *ways) for between in LEFT_OUT[language]]


@pytest.mark.parametrize("language", ("zh", "en"))
def test_what_a_pattern_of_an_aspect_matches_holds_one_of_its_literals(language: Language) -> None:
    asked = texts(language)
    lost = [(name, text) for name, rule in rules(language) for text in asked if not rule.may_match(text) and rule._pattern.search(text)]
    assert not lost


@pytest.mark.parametrize("language", ("zh", "en"))
def test_a_question_of_nothing_in_the_table_needs_no_pattern_compiled(language: Language) -> None:
    question = {"zh": "灯塔用石头砌成", "en": "Lamps, stones."}[language]
    assert not [name for name, rule in rules(language) if rule.may_match(question)]


def test_a_pattern_that_cannot_be_read_has_no_literals() -> None:
    assert [held_by_pattern(pattern) for pattern in (r"\d+人", "(?:谁(?:来|去)|哪)", "多?", ".人", "(?:人|多?)")] == [()] * 5
