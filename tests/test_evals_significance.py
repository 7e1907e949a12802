"""Intervals and tests: known values, whole groups, seeded."""

from __future__ import annotations

import numpy as np
import pytest

from evals.significance import EXACT_UP_TO, Figure, difference, figures

NAMES = [str(i) for i in range(400)]


def test_a_figure_is_the_mean_of_what_it_concerns() -> None:
    found, none = figures([[1.0, 0.0, None, 1.0], [None] * 4], list("abcd"))

    assert (found.value, found.n) == (pytest.approx(2 / 3), 3)
    assert found.low is not None and found.high is not None and 0 <= found.low <= 2 / 3 <= found.high <= 1
    assert none == Figure(None, None, None, 0)


def test_an_interval_is_as_wide_as_theory_says_and_the_same_every_time() -> None:
    values = [float(i % 4 == 0) for i in range(400)]
    once, again = (figures([values], NAMES)[0] for _ in range(2))
    half = 1.96 * np.sqrt(0.25 * 0.75 / 400)

    assert once == again
    assert once.low == pytest.approx(0.25 - half, abs=0.008)
    assert once.high == pytest.approx(0.25 + half, abs=0.008)


def test_questions_on_one_passage_widen_the_interval() -> None:
    values = [float(i % 40 < 20) for i in range(400)]  # right or wrong by the twenty
    apart = figures([values], NAMES)[0]
    together = figures([values], [str(i // 20) for i in range(400)])[0]

    assert apart.high is not None and apart.low is not None and together.high is not None and together.low is not None
    assert together.high - together.low > 3 * (apart.high - apart.low)


def test_five_groups_lost_and_none_won_are_hardly_chance() -> None:
    before = [1.0] * 50
    after = [0.0] * 5 + [1.0] * 45
    found = difference(before, after, NAMES[:50])

    assert (found.before, found.after, found.n) == (1.0, 0.9, 50)
    assert found.loss == pytest.approx(1 / 32)
    assert found.p == pytest.approx(2 / 32)
    assert difference(after, before, NAMES[:50]).loss == 1.0
    assert difference(after, before, NAMES[:50], better=-1).loss == pytest.approx(1 / 32)


def test_five_questions_of_one_group_count_as_one() -> None:
    found = difference([1.0] * 50, [0.0] * 5 + [1.0] * 45, ["same"] * 5 + NAMES[:45])

    assert found.loss == 0.5


def test_drawn_flips_agree_with_all_flips() -> None:
    before = [0.0] * (EXACT_UP_TO + 6)
    after = [1.0] * (EXACT_UP_TO + 1) + [-1.0] * 5  # 13 won, 5 lost: the sign test says 0.0481 one-sided
    found = difference(before, after, NAMES[: len(before)], better=-1)

    assert found.loss == pytest.approx(0.0481, abs=0.006)
    assert found == difference(before, after, NAMES[: len(before)], better=-1)


def test_what_neither_run_has_a_value_for_is_left_out() -> None:
    assert difference([None, 1.0], [1.0, None], ["a", "b"]).n == 0
    assert difference([1.0, 1.0], [1.0, 1.0], ["a", "b"]).p == 1.0
