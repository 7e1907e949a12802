"""How sure a figure is: cluster bootstrap intervals, and a paired randomisation test between two runs.

Questions on one passage (often a Chinese and an English one) stand or fall together, so whole groups of them are
resampled and flipped, not single questions. Everything is seeded: the same values give the same figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

SEED = 20261120
RESAMPLES = 2_000
FLIPS = 9_999
EXACT_UP_TO = 12  # groups that differ: 4,096 ways to flip them are tried one by one

Values = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over n questions with its 95 % interval; all None where no question is concerned."""

    value: float | None
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Difference:
    """How two runs differ over the n questions that both have a value for. p is two-sided; loss is the chance of so
    bad a change for the worse if the runs did not differ."""

    before: float | None
    after: float | None
    low: float | None
    high: float | None
    p: float
    loss: float
    n: int

    @property
    def change(self) -> float | None:
        return None if self.before is None or self.after is None else self.after - self.before


def figures(columns: Sequence[Values], groups: Sequence[str]) -> list[Figure]:
    """Return the mean and interval of each column of values; groups names for each question what it depends on [1].

    [1] Percentile intervals over resampled groups: Efron & Tibshirani 1993, ch. 13; Davison & Hinkley 1997, 2.4.
    """
    sums, counts = _by_group(columns, groups)
    weights = _resamples(sums.shape[0])
    return [_figure(sums[:, i], counts[:, i], weights) for i in range(len(columns))]


def difference(before: Values, after: Values, groups: Sequence[str], better: int = 1) -> Difference:
    """Compare two runs' values question by question, by a paired randomisation test on groups [1].

    [1] Smucker, Allan & Carterette 2007: under no difference a group's two results could as well be swapped.
    """
    pairs = [(a, b, g) for a, b, g in zip(before, after, groups, strict=True) if a is not None and b is not None]
    if not pairs:
        return Difference(None, None, None, None, 1.0, 1.0, 0)
    olds, news, named = [a for a, _, _ in pairs], [b for _, b, _ in pairs], [g for _, _, g in pairs]
    changes = [b - a for a, b in zip(olds, news, strict=True)]
    interval = figures([changes], named)[0]
    sums, _ = _by_group([changes], named)
    two_sided, loss = _randomisation(sums[:, 0], better)
    return Difference(float(np.mean(olds)), float(np.mean(news)), interval.low, interval.high, two_sided, loss, len(pairs))


def _by_group(columns: Sequence[Values], groups: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the sum and the number of each column's values in each group, both of shape (groups, columns)."""
    places = {group: place for place, group in enumerate(dict.fromkeys(groups))}
    rows = np.array([places[group] for group in groups], dtype=np.int64)
    sums, counts = np.zeros((len(places), len(columns))), np.zeros((len(places), len(columns)))
    for i, column in enumerate(columns):
        known = np.array([value is not None for value in column], dtype=bool)
        np.add.at(sums[:, i], rows[known], np.array([value for value in column if value is not None], dtype=np.float64))
        np.add.at(counts[:, i], rows[known], 1.0)
    return sums, counts


def _resamples(groups: int) -> NDArray[np.float64]:
    """Return how often each group is drawn in each resample, of shape (RESAMPLES, groups)."""
    if groups == 0:
        return np.zeros((RESAMPLES, 0))
    return np.random.default_rng(SEED).multinomial(groups, np.full(groups, 1 / groups), size=RESAMPLES).astype(np.float64)


def _figure(sums: NDArray[np.float64], counts: NDArray[np.float64], weights: NDArray[np.float64]) -> Figure:
    n = int(counts.sum())
    if n == 0:
        return Figure(None, None, None, 0)
    drawn = weights @ counts
    means = (weights @ sums)[drawn > 0] / drawn[drawn > 0]
    low, high = np.percentile(means, [2.5, 97.5])
    return Figure(float(sums.sum() / n), float(low), float(high), n)


def _randomisation(changes: NDArray[np.float64], better: int) -> tuple[float, float]:
    """Return the two-sided chance and that of a loss so great, if every group's change could as well be its opposite."""
    changes = changes[np.abs(changes) > 1e-12]
    if len(changes) == 0:
        return 1.0, 1.0
    if len(changes) <= EXACT_UP_TO:
        signs = np.array(list(product((1.0, -1.0), repeat=len(changes))))
    else:
        drawn = np.random.default_rng(SEED).choice((1.0, -1.0), size=(FLIPS, len(changes)))
        signs = np.vstack([np.ones(len(changes)), drawn])  # the change as it is counts among its swaps
    totals, seen = signs @ changes, changes.sum()
    near = 1e-9
    return float(np.mean(np.abs(totals) >= abs(seen) - near)), float(np.mean(better * totals <= better * seen + near))
