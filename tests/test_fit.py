"""What fitting finds where it is known what it should find: cases made up so that one sign tells the right windows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.answering.choosing.belief import ASKED
from assistant.answering.choosing.windows import SIGNS
from evals.cases import Case
from evals.fit import UNFITTED, fit_selection
from evals.fit_belief import BELIEVED, fit_belief

WINDOWS = 6
TELLING = SIGNS.index("told")  # the sign that tells a right window here
NONE = np.zeros(WINDOWS, dtype=bool)


def case(seed: int, *, corpus: str = "lamps", telling: str | None = "told", answerable: bool = True) -> Case:
    """Six windows with signs by chance; the third is right, and a sign is higher there than by chance."""
    signs = np.random.default_rng(seed).uniform(0.0, 0.5, (WINDOWS, len(SIGNS)))
    right = NONE.copy()
    if answerable:
        right[2] = True
        if telling:
            signs[2, SIGNS.index(telling)] += 0.5
    places, unmet = np.arange(WINDOWS), np.zeros(WINDOWS)
    return Case(corpus, answerable, signs, NONE, right, right, right, right, places, unmet, np.zeros(len(ASKED)))


def cases(*seeds: int, answerable: bool = True, telling: str | None = "told") -> list[Case]:
    return [case(seed, answerable=answerable, telling=telling) for seed in seeds]


ANSWERABLE = cases(*range(60))
NEAR_MISSES = cases(*range(100, 140), answerable=False)
BY_TOLD = np.eye(len(SIGNS))[TELLING]  # weights by which only that sign counts


def odds_of(taught: Sequence[Case], believed: NDArray[np.float64]) -> list[float]:
    """The log-odds that the window chosen is the answer, by its signs alone, of every case."""
    weights = np.array([dict(zip(BELIEVED, believed[1:], strict=True)).get(name, 0.0) for name in SIGNS])
    return [float(one.signs[int(np.argmax(one.signs @ BY_TOLD))] @ weights) for one in taught]


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


def test_what_has_no_answer_teaches_no_choice() -> None:
    assert np.array_equal(fit_selection([*ANSWERABLE, *NEAR_MISSES]), fit_selection(ANSWERABLE))


def test_a_large_corpus_does_not_drown_a_small_one() -> None:
    large = [case(seed, corpus="large", telling="near") for seed in range(90)]
    small = [case(seed, corpus="small", telling="told") for seed in range(300, 310)]
    near = SIGNS.index("near")

    apart = fit_selection([*large, *small])
    as_one = fit_selection([*large, *(replace(one, corpus="large") for one in small)])

    assert apart[TELLING] / apart[near] > as_one[TELLING] / as_one[near]


# How surely a window answers.


def test_right_answers_are_believed_and_near_misses_are_not() -> None:
    believed = fit_belief([*ANSWERABLE, *NEAR_MISSES], BY_TOLD)

    right, near = odds_of(ANSWERABLE, believed), odds_of(NEAR_MISSES, believed)
    assert np.mean(np.array(near) < np.quantile(right, 0.1)) > 0.9


def test_what_is_unmet_speaks_against_an_answer() -> None:
    unmet = [replace(one, unmet=np.full(WINDOWS, 0.4)) for one in NEAR_MISSES]

    believed = fit_belief([*ANSWERABLE, *unmet], BY_TOLD)

    assert believed[1 + BELIEVED.index("unmet")] < 0


def test_one_far_before_the_next_paragraph_is_believed_more() -> None:
    before = [replace(one, places=np.zeros(WINDOWS, dtype=np.intp)) for one in ANSWERABLE]  # no other paragraph at all

    believed = fit_belief([*before, *NEAR_MISSES], BY_TOLD)

    assert believed[1 + BELIEVED.index("gap")] > 0


def test_answerable_questions_are_near_misses_too_once_their_gold_is_taken_out(capsys: pytest.CaptureFixture[str]) -> None:
    fit_belief(ANSWERABLE, BY_TOLD)

    assert "removed" in capsys.readouterr().out


def test_a_question_whose_windows_are_all_barred_teaches_nothing() -> None:
    barred = [replace(one, barred=~NONE) for one in cases(*range(700, 720), answerable=False)]

    assert np.array_equal(fit_belief([*ANSWERABLE, *NEAR_MISSES], BY_TOLD), fit_belief([*ANSWERABLE, *NEAR_MISSES, *barred], BY_TOLD))


def test_the_same_cases_give_the_same_twice() -> None:
    taught = [*ANSWERABLE, *NEAR_MISSES]

    first, second = fit_selection(taught), fit_selection(taught)

    assert np.array_equal(first, second)
    assert np.array_equal(fit_belief(taught, first), fit_belief(taught, second))
