"""What fitting finds where it is known what it should find: cases made up so that one sign tells the right windows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.answering.choosing.windows import SIGNS
from evals.fit import AGAINST, FLOOR, REFUSED_WRONGLY, UNFITTED, Case, fit_floor, fit_selection

WINDOWS = 6
TELLING = SIGNS.index("told")  # the sign that tells a right window here
NONE = np.zeros(WINDOWS, dtype=bool)


def case(seed: int, *, corpus: str = "lamps", telling: str | None = "told", answerable: bool = True, paraphrase: bool = False) -> Case:
    """Six windows with signs by chance; the third is right, and a sign is higher there than by chance."""
    signs = np.random.default_rng(seed).uniform(0.0, 0.5, (WINDOWS, len(SIGNS)))
    right = NONE.copy()
    if answerable:
        right[2] = True
        if telling:
            signs[2, SIGNS.index(telling)] += 0.5
    return Case(corpus, paraphrase, answerable, signs, NONE, right, right, right, right)


def cases(*seeds: int, answerable: bool = True, paraphrase: bool = False, telling: str | None = "told") -> list[Case]:
    return [case(seed, answerable=answerable, paraphrase=paraphrase, telling=telling) for seed in seeds]


ANSWERABLE = cases(*range(60))
NEAR_MISSES = cases(*range(100, 140), answerable=False)
BY_TOLD = np.eye(len(SIGNS))[TELLING]  # weights by which only that sign counts


def sums_of(taught: Sequence[Case], weights: NDArray[np.float64], floor: NDArray[np.float64]) -> list[float]:
    """How surely the window chosen is the answer, of every case."""
    columns = [SIGNS.index(name) for name in FLOOR]
    return [float(one.signs[int(np.argmax(one.signs @ weights)), columns] @ floor) for one in taught]


# The choice among windows.


def test_the_sign_that_tells_right_windows_weighs_most() -> None:
    weights = fit_selection(ANSWERABLE)

    assert int(np.argmax(np.abs(weights))) == TELLING
    assert weights[TELLING] > 0
    assert all(np.argmax(one.signs @ weights) == 2 for one in ANSWERABLE)


def test_a_sign_that_wrong_windows_have_speaks_against_them() -> None:
    conflict = SIGNS.index("conflict")
    taught = []
    for one in cases(*range(40), telling=None):
        signs = one.signs.copy()
        signs[:, conflict] = ~one.right
        taught.append(replace(one, signs=signs))

    weights = fit_selection(taught)

    assert int(np.argmin(weights)) == conflict and weights[conflict] < 0


def test_signs_of_no_use_among_windows_of_one_question_weigh_nothing() -> None:
    weights = fit_selection(ANSWERABLE)

    assert {name for name, weight in zip(SIGNS, weights, strict=True) if weight == 0.0} == UNFITTED


def test_what_is_barred_anyway_teaches_little() -> None:
    """A window that the rules keep out need not be kept out by the weights too."""
    rival = SIGNS.index("item")
    taught, spared = [], []
    for one in ANSWERABLE:
        signs, barred = one.signs.copy(), NONE.copy()
        signs[4, rival], signs[4, TELLING], barred[4] = 1.0, 1.0, True
        taught.append(replace(one, signs=signs))
        spared.append(replace(one, signs=signs, barred=barred))

    assert fit_selection(taught)[rival] < fit_selection(spared)[rival]
    assert fit_selection(spared)[TELLING] > fit_selection(taught)[TELLING]


def test_neither_paraphrases_nor_what_has_no_answer_teach_the_choice() -> None:
    misleading = cases(*range(200, 260), paraphrase=True, telling="length")

    assert np.array_equal(fit_selection([*ANSWERABLE, *misleading, *NEAR_MISSES]), fit_selection(ANSWERABLE))


def test_a_large_corpus_does_not_drown_a_small_one() -> None:
    large = [case(seed, corpus="large", telling="near") for seed in range(90)]
    small = [case(seed, corpus="small", telling="told") for seed in range(300, 310)]
    near = SIGNS.index("near")

    apart = fit_selection([*large, *small])
    as_one = fit_selection([*large, *(replace(one, corpus="large") for one in small)])

    assert apart[TELLING] / apart[near] > as_one[TELLING] / as_one[near]


# The floor.


def test_the_floor_tells_right_answers_from_near_misses() -> None:
    floor, least = fit_floor([*ANSWERABLE, *NEAR_MISSES], BY_TOLD)

    assert FLOOR[int(np.argmax(floor))] == "told"
    assert np.mean(np.array(sums_of(NEAR_MISSES, BY_TOLD, floor)) < least) > 0.9


@pytest.mark.parametrize("many", [20, 60, 400])
def test_the_floor_costs_no_more_right_answers_than_it_may(many: int) -> None:
    right = cases(*range(many))

    floor, least = fit_floor([*right, *NEAR_MISSES], BY_TOLD)

    assert np.mean(np.array(sums_of(right, BY_TOLD, floor)) >= least - 1e-9) >= 1 - REFUSED_WRONGLY


@pytest.mark.parametrize("sign", sorted(AGAINST & set(FLOOR)))
def test_a_sign_against_never_speaks_for_an_answer(sign: str) -> None:
    """Even where all right answers have it, and no near miss."""
    column = SIGNS.index(sign)
    taught = []
    for one in [*ANSWERABLE, *NEAR_MISSES]:
        signs = one.signs.copy()
        signs[:, column] = one.answerable
        taught.append(replace(one, signs=signs))

    floor, _ = fit_floor(taught, BY_TOLD)

    assert floor[FLOOR.index(sign)] == 0.0


def test_a_sign_for_an_answer_never_speaks_against_one() -> None:
    column = SIGNS.index("coverage_headed")
    taught = []
    for one in [*ANSWERABLE, *NEAR_MISSES]:
        signs = one.signs.copy()
        signs[:, column] = not one.answerable
        taught.append(replace(one, signs=signs))

    floor, _ = fit_floor(taught, BY_TOLD)

    assert floor[FLOOR.index("coverage_headed")] == 0.0
    assert all(weight <= 0 if name in AGAINST else weight >= 0 for name, weight in zip(FLOOR, floor, strict=True))


def test_answerable_questions_are_near_misses_too_once_their_gold_is_taken_out(capsys: pytest.CaptureFixture[str]) -> None:
    fit_floor([*ANSWERABLE, *cases(500, paraphrase=True)], BY_TOLD)

    told = [line.split(" cases")[0].rsplit(maxsplit=1) for line in capsys.readouterr().out.splitlines()]
    assert {sort.strip(): int(count) for sort, count in told} == {
        "right": len(ANSWERABLE),
        "removed": len(ANSWERABLE),
        "right paraphrase": 1,
    }


def test_paraphrases_teach_the_floor() -> None:
    misses = cases(*range(600, 660), answerable=False, paraphrase=True)
    loud = []
    for one in misses:
        signs = one.signs.copy()
        signs[:, SIGNS.index("near_headed")] += 0.5
        loud.append(replace(one, signs=signs))
    known = [*ANSWERABLE, *NEAR_MISSES]

    assert not np.array_equal(fit_floor([*known, *loud], BY_TOLD)[0], fit_floor(known, BY_TOLD)[0])


def test_a_question_whose_windows_are_all_barred_teaches_no_floor() -> None:
    barred = [replace(one, barred=~NONE) for one in cases(*range(700, 720), answerable=False)]
    floor, least = fit_floor([*ANSWERABLE, *NEAR_MISSES], BY_TOLD)

    again, least_again = fit_floor([*ANSWERABLE, *NEAR_MISSES, *barred], BY_TOLD)

    assert np.array_equal(floor, again) and least == least_again


def test_the_same_cases_give_the_same_twice() -> None:
    taught = [*ANSWERABLE, *NEAR_MISSES, *cases(*range(800, 810), paraphrase=True)]

    first, second = fit_selection(taught), fit_selection(taught)
    floor, least = fit_floor(taught, first)
    floor_again, least_again = fit_floor(taught, second)

    assert np.array_equal(first, second)
    assert np.array_equal(floor, floor_again) and least == least_again
