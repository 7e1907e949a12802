"""Passages are read under their documents' titles, and in one place."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.closeness import PLACE, met_under_titles

NO_TITLE = 0


def _met(model: StaticEmbedder, question: str, passages: list[str], titles: list[str], title_of: list[int]) -> list[list[float]]:
    ids = [model.vocabulary.ids(text) for text in [question, *passages, *titles]]
    found = met_under_titles(model, ids[0], ids[1 : 1 + len(passages)], ids[1 + len(passages) :], np.array(title_of))
    return [each.tolist() for each in found]


@pytest.mark.parametrize(
    ("question", "passage", "title"),
    [
        ("手工纺织项目的外部审评专家是谁？", "审评专家为科雷亚女士。", "手工纺织业女性创业者项目的完成报告"),
        (
            "Who evaluated the handwoven textile project?",
            "The evaluator is Ms. Correia.",
            "Completion report of the handwoven textile project",
        ),
    ],
)
def test_what_a_title_names_is_met_by_every_passage_under_it(model: StaticEmbedder, question: str, passage: str, title: str) -> None:
    text, with_title, in_place = _met(model, question, [passage, passage], ["", title], [NO_TITLE, 1])
    assert text[0] == text[1]
    assert with_title[0] == pytest.approx(text[0]) and with_title[1] > with_title[0] + 0.1
    assert in_place[1] > in_place[0] + 0.1


@pytest.mark.parametrize(
    ("question", "together", "filler"),
    [
        ("网络论坛费用", "网络 论坛 费用", "会议注意到各代表团就其他议题所作的发言和主席的说明，"),
        (
            "cost of the web forum",
            "the cost of the web forum",
            "the delegations took the floor on other items of the agenda and the chair thanked them, ",
        ),
    ],
)
def test_words_together_are_closer_than_the_same_words_far_apart(model: StaticEmbedder, question: str, together: str, filler: str) -> None:
    apart = (filler * 3).join(f"{word} " for word in together.split())
    text, _, in_place = _met(model, question, [filler * 9 + together, apart], [""], [NO_TITLE, NO_TITLE])
    assert text[0] == pytest.approx(text[1], abs=0.1)
    assert in_place[0] > in_place[1] + 0.15


def test_a_place_never_meets_more_than_all_of_the_passage(model: StaticEmbedder) -> None:
    passages = ["委员会注意到报告。" * 20, "", "WIPO Match", "The Committee took note of the report. " * 9]
    text, with_title, in_place = _met(model, "委员会注意到什么报告", passages, ["进展报告", ""], [0, 1, 1, 0])
    assert text == pytest.approx(model.maxsim(model.vocabulary.ids("委员会注意到什么报告"), list(map(model.vocabulary.ids, passages))))
    assert all(t <= w + 1e-6 and p <= w + 1e-6 for t, w, p in zip(text, with_title, in_place, strict=True))
    assert (text[1], in_place[1]) == (0, 0)


def test_nothing_is_met_by_nothing(model: StaticEmbedder) -> None:
    assert _met(model, "。", ["报告"], [""], [NO_TITLE]) == [[0.0]] * 3
    assert _met(model, "report", ["。"], [""], [NO_TITLE]) == [[0.0]] * 3


def test_a_passage_of_exactly_one_place_is_one_place(model: StaticEmbedder) -> None:
    passage = "report " * PLACE
    text, _, in_place = _met(model, "report", [passage, "committee"], [""], [NO_TITLE, NO_TITLE])
    assert in_place[0] == pytest.approx(text[0]) == pytest.approx(1.0)
