"""Fit how surely a window is the answer: a logistic regression on the window chosen, right or not.

Near misses are to be refused, and so is every answerable question asked again with its gold taken out of the evidence. A corpus may hold
questions on papers that it does not (`pairs.py`): near misses too, as are everyday questions that no paper answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields

import numpy as np

from assistant.answering.choosing.belief import AROUND, ASKED, WIDEST, Weights
from assistant.answering.choosing.windows import SIGNS
from evals.cases import Case
from evals.climb import Numbers, climb

_WEIGHED = {field.name for field in fields(Weights)} - {"bias"}
OF_SIGNS = tuple(name for name in SIGNS if name in _WEIGHED)
BELIEVED = (*OF_SIGNS, *AROUND, *ASKED)
PENALTY = 0.0005  # on squared weights of standardised signs
COUNTS = {"right": 1.0, "wrong": 1.0, "near miss": 1.0, "removed": 0.4}
KEPT = (0.99, 0.98, 0.95, 0.9, 0.85, 0.8)  # shares of right answers at which the others are told
_RANK = SIGNS.index("rank")


def fit_belief(cases: Sequence[Case], weights: Numbers) -> Numbers:
    """Return the bias and what each of BELIEVED weighs; print what is refused where some right answers are."""
    table, sorts = [], []
    for case in cases:
        for row, sort in _chosen(case, weights):
            table.append(row)
            sorts.append(sort)
    signs, of = np.array(table), np.array(sorts)
    share = np.array([COUNTS[sort] for sort in sorts])
    share /= share.sum()
    target = (of == "right").astype(np.float64)
    middle, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    scaled = np.column_stack([(signs - middle) / spread, np.ones(len(signs))])
    penalty = np.array([2 * PENALTY] * len(BELIEVED) + [0.0])

    def slope(fitted: Numbers) -> Numbers:
        given = 1 / (1 + np.exp(-np.clip(scaled @ fitted, -30, 30)))
        slope_: Numbers = scaled.T @ (share * (target - given)) - penalty * fitted
        return slope_

    fitted = climb(slope, len(BELIEVED) + 1)
    odds = scaled @ fitted
    for kept in KEPT:
        least = float(np.quantile(odds[of == "right"], 1 - kept))
        refused = " ".join(f"{sort} {np.mean(odds[of == sort] < least):.3f}" for sort in COUNTS if sort != "right" and (of == sort).any())
        print(f"{kept:.2f} of the right answers kept from {least:6.2f} on, refused of: {refused}")
    plain = fitted[:-1] / spread
    return np.concatenate([[fitted[-1] - middle @ plain], plain])


def _chosen(case: Case, weights: Numbers) -> Iterator[tuple[Numbers, str]]:
    """Yield what is seen of the window chosen, and what it is: as asked, and with the gold taken out of what was found."""
    nothing = np.zeros(len(case.barred), dtype=np.bool_)
    for removed, gone in ((False, nothing), (True, case.given)):
        open_ = ~(case.barred | gone)
        if not open_.any() or (removed and not case.answerable):
            continue
        scores = case.signs @ weights
        chosen = int(np.argmax(np.where(open_, scores, -np.inf)))
        beside = open_ & (case.places != case.places[chosen])
        gap = min(WIDEST, scores[chosen] - scores[beside].max()) if beside.any() else WIDEST
        signs = case.signs[chosen].copy()
        if removed:
            signs[_RANK] = min(1.0, signs[_RANK] / max(1e-6, case.signs[~gone, _RANK].max()))
        around = [scores[chosen] - scores[~gone].max(), gap, case.unmet[chosen]]
        sort = "removed" if removed else "right" if case.quoted[chosen] else "wrong" if case.answerable else "near miss"
        yield np.array([*(signs[SIGNS.index(name)] for name in OF_SIGNS), *around, *case.asked]), sort
