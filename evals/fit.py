"""Fit what the signs of an answer weigh, and how surely a window answers by them; print both with what they are worth.

    python -m evals.fit --corpus INDEX SET [SET …] --corpus INDEX SET …

Each corpus is an index with the question sets asked over it; only their "tune" and "check" questions are read. Every corpus
is also left out once, so that the figures printed are of documents that nothing was fitted to. The weights go into
`SelectionSettings` (a window that carries the key facts must come before all others: a softmax over the question's windows)
and into `Weights` (see `fit_belief.py`). Sets that end in .tsv are pairs (see `pairs.py`). Nothing is random.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple

import numpy as np

from assistant.answering.choosing.weights import SelectionSettings
from assistant.answering.choosing.windows import SIGNS
from evals.cases import Case, cases_of
from evals.climb import Numbers, climb
from evals.fit_belief import BELIEVED, fit_belief

UNFITTED = frozenset(["untold", "open", "norm", "rare", "coverage"])  # of no use in telling windows of one question apart
PENALTY = 0.02  # on squared weights of standardised signs
BARRED = -8.0  # added to the score of windows that lack something particular


def main() -> None:
    """Read the questions of every corpus once, fit on all and on all but each, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", nargs="+", action="append", required=True, metavar="PATH", help="an index, then its sets")
    parser.add_argument("--belief", action="store_true", help="fit only how surely a window answers: minutes less")
    options = parser.parse_args()
    cases: list[Case] = []
    for index, *sets in options.corpus:
        cases += cases_of(index, sets)
    believed = fit_belief(cases, np.array(astuple(SelectionSettings())))  # of the windows that the weights in force choose
    print("\n".join(f"    {name}: float = {weight:.2f}" for name, weight in zip(("bias", *BELIEVED), believed, strict=True)), flush=True)
    if options.belief:
        return
    corpora = sorted({case.corpus for case in cases})
    for corpus in corpora if len(corpora) > 1 else ():
        weights = fit_selection([case for case in cases if case.corpus != corpus])
        print(f"{corpus:32} left out: {_share_right(cases, corpus, weights):.3f} of the answerable with a right window get it first")
    weights = fit_selection(cases)
    print("\n".join(f"    {name}: float = {weight:.2f}" for name, weight in zip(SIGNS, weights, strict=True)))


def fit_selection(cases: Sequence[Case]) -> Numbers:
    """Return a weight for every sign, 0 for those unfitted: the maximum of the penalised likelihood of the best windows.

    A corpus counts by the square root of its questions: the next one will be no more like the largest than like the others.
    """
    taught = [case for case in cases if case.best.any()]
    columns = [i for i, name in enumerate(SIGNS) if name not in UNFITTED]
    spread = np.concatenate([case.signs[:, columns] for case in taught]).std(axis=0) + 1e-9
    many = Counter(case.corpus for case in taught)
    share_of = {corpus: 1 / np.sqrt(count) for corpus, count in many.items()}
    mean = sum(share_of[case.corpus] for case in taught) / len(taught)
    tables = [(case.signs[:, columns] / spread, case.best, BARRED * case.barred, share_of[case.corpus] / mean) for case in taught]

    def slope(weights: Numbers) -> Numbers:
        total = -2 * PENALTY * len(tables) * weights
        for table, best, barred, counts in tables:
            scores = table @ weights + barred
            share = np.exp(scores - scores.max())
            share /= share.sum()
            total = total + counts * (table.T @ (np.where(best, share / max(share[best].sum(), 1e-12), 0.0) - share))
        slope_: Numbers = total / len(tables)
        return slope_

    weights = np.zeros(len(SIGNS))
    weights[columns] = climb(slope, len(columns)) / spread
    return weights


def _share_right(cases: Sequence[Case], corpus: str, weights: Numbers) -> float:
    asked = [case for case in cases if case.corpus == corpus and case.answerable and case.right.any()]
    first = [int(np.argmax(case.signs @ weights + np.where(case.barred, -np.inf, 0.0))) for case in asked]
    return float(np.mean([case.right[place] and not case.barred[place] for case, place in zip(asked, first, strict=True)]))


if __name__ == "__main__":
    main()
