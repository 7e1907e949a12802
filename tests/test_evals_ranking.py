"""Our figures of a ranking are those of a library made for them, wherever its notion of relevance can say what ours says."""

from __future__ import annotations

import random
from typing import Any

import pytest

from evals.metrics import RANKING
from evals.score import Score, first_rank, part_ranks

ir_measures = pytest.importorskip("ir_measures", reason="ir-measures is not installed; it comes with the dev extra")

NAMES = [metric.name for metric in RANKING]


def passage(part: int, n: int = 0) -> dict[str, Any]:
    return {"file": "a.txt", "anchor": f"这是第{part}部分的第{n}处原文", "part": part}


def results(texts: list[str]) -> list[dict[str, Any]]:
    return [{"rank": rank, "file": "zh/a.txt", "symbol": None, "text": text} for rank, text in enumerate(texts, 1)]


def scored(ranks: tuple[int | None, ...]) -> Score:
    return Score(id="q", language="zh", kind="list", split="tune", group="q", answerable=True, expected=(), status="answered", ranks=ranks)


@pytest.mark.parametrize("seed", range(40))
def test_each_figure_agrees_with_ir_measures(seed: int) -> None:
    chance = random.Random(seed)
    wanted = chance.randint(1, 5)
    gold = [passage(part) for part in range(1, wanted + 1)]
    order = [one["anchor"] for one in gold] + [f"旁的文字{i}" for i in range(12)]
    chance.shuffle(order)
    order = order[:10]
    ranks = part_ranks(gold, results(order))

    run = [ir_measures.ScoredDoc("q", text, -place) for place, text in enumerate(order)]
    relevant = [ir_measures.Qrel("q", one["anchor"], 1) for one in gold]
    measures = {ir_measures.parse_measure(name.replace("MRR", "RR")): name for name in NAMES}
    theirs = {measures[measure]: value for measure, value in ir_measures.calc_aggregate(list(measures), relevant, run).items()}

    assert {metric.name: pytest.approx(metric.value(scored(ranks))) for metric in RANKING} == theirs


def test_passages_of_one_part_are_alternatives_and_a_part_counts_once() -> None:
    gold = [passage(1, 0), passage(1, 1), passage(2)]
    found = results(["旁的文字", gold[1]["anchor"], gold[0]["anchor"], "旁的文字"])

    assert part_ranks(gold, found) == (2, None)
    assert [metric.value(scored((2, None))) for metric in RANKING] == [0.0, 0.5, 0.5, 0.5, pytest.approx(0.387, abs=1e-3)]


def test_a_result_that_holds_two_parts_brings_both() -> None:
    gold = [passage(1), passage(2)]

    assert part_ranks(gold, results([gold[0]["anchor"] + "。" + gold[1]["anchor"]])) == (1, 1)


def test_the_first_rank_is_that_of_either_language_version() -> None:
    row = {"gold": [passage(1)], "gold_en": [{"file": "a.en.txt", "anchor": "the words of the original"}]}
    english = {"rank": 1, "file": "en/a.en.txt", "symbol": None, "text": "These are the words of the  original."}

    assert first_rank(row, [english]) == 1
    assert first_rank(row, [english | {"file": "b.en.txt"}]) is None
