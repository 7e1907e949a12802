"""Fit what the signs of an answer weigh, and where an answer becomes a refusal; print both with what they are worth.

    python -m evals.fit --corpus INDEX SET [SET …] --corpus INDEX SET …

Each corpus is an index with the question sets asked over it; only their "tune" and "check" questions are read. Every corpus
is also left out once, so that the figures printed are of documents that nothing was fitted to. The weights go into
`SelectionSettings` (a window that carries the key facts must come before all others: a softmax over the question's windows)
and into `Thresholds` (a logistic regression on the window chosen: right or not; near misses, and every answerable question
asked again with its gold taken out of the evidence, are to be refused). Paraphrases (`evals.paraphrases`) teach the floor only:
they are near misses by the hundred, on single paragraphs without a document around them. Nothing is random.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.passages import Thresholds
from assistant.answering.choosing.selection import Selector
from assistant.answering.choosing.shown import widen
from assistant.answering.choosing.windows import SIGNS
from assistant.answering.extractive import EVIDENCE
from assistant.errors import UsageError
from assistant.model import Intent, Query
from assistant.service import Assistant, filters_from
from assistant.settings import read_settings
from evals.check import evened, occurs
from evals.paraphrases import KIND as PARAPHRASE
from evals.run import read_set
from evals.score import golds, points_at

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]
Row = dict[str, Any]

UNFITTED = frozenset(["untold", "open", "norm", "rare", "coverage"])  # of no use in telling windows of one question apart
AGAINST = frozenset(["conflict", "opinion"])  # signs that speak against an answer; all others speak for one
FLOOR = tuple(field.name for field in fields(Thresholds) if field.name != "least")
ELSEWHERE = frozenset(["ambiguous", "injection", "comparison"])  # kinds that are composed in other ways
PASSAGES = (Intent.PASSAGE, Intent.FIGURE, Intent.LIST, Intent.WHO, Intent.WHEN, Intent.DEFINITION)
PENALTY = 0.02  # on squared weights of standardised signs
FLOOR_PENALTY = 0.0005  # the same, for the floor
BARRED = -8.0  # added to the score of windows that lack something particular
STEPS = 800
SHARES = {  # of all cases together, what those of each sort count in the floor
    "right": 4.0,
    "wrong": 0.7,
    "near miss": 1.0,
    "removed": 0.7,
    "right paraphrase": 0.3,
    "wrong paraphrase": 0.3,
    "near miss paraphrase": 0.6,
}
LOWER = (0.0, 0.5, 1.0, 1.5)  # floors that much lower are shown beside the one fitted
REFUSED_WRONGLY = 0.007  # of right answers, that the floor may cost


@dataclass(frozen=True)
class Case:
    """A question with the signs of its windows: which are barred, which carry facts in a gold passage, which are the shortest
    of these that carry the most, which stand in gold or carry a fact, and which carry a fact as they would be quoted."""

    corpus: str
    paraphrase: bool
    answerable: bool
    signs: Numbers
    barred: Mask
    right: Mask
    best: Mask
    given: Mask
    quoted: Mask


def main() -> None:
    """Read the questions of every corpus once, fit on all and on all but each, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", nargs="+", action="append", required=True, metavar="PATH", help="an index, then its sets")
    options = parser.parse_args()
    cases: list[Case] = []
    for index, *sets in options.corpus:
        cases += _cases(Assistant(read_settings(index_dir=Path(index))), index, read_set(map(Path, sets)))
    corpora = sorted({case.corpus for case in cases if not case.paraphrase})
    for corpus in corpora if len(corpora) > 1 else ():
        weights = fit_selection([case for case in cases if case.corpus != corpus])
        print(f"{corpus:32} left out: {_share_right(cases, corpus, weights):.3f} of the answerable with a right window get it first")
    weights = fit_selection(cases)
    print("\n".join(f"    {name}: float = {weight:.2f}" for name, weight in zip(SIGNS, weights, strict=True)))
    floor, least = fit_floor(cases, weights)
    print("\n".join(f"    {name}: float = {weight:.2f}" for name, weight in zip(FLOOR, floor, strict=True)))
    print(f"    least: float = {least:.2f}")


def _cases(assistant: Assistant, corpus: str, rows: Iterable[Row]) -> list[Case]:
    cases = []
    for row in rows:
        if row["split"] == "report" or row["kind"] in ELSEWHERE:
            continue
        try:
            query = _query(assistant, row)
        except UsageError:
            continue
        if query.intent in PASSAGES and (case := _case(assistant, corpus, row, query)):
            cases.append(case)
    return cases


def _query(assistant: Assistant, row: Row) -> Query:
    history: list[Query] = []
    for earlier in row.get("history", ()):
        history.append(assistant.understand(earlier, history=history))
    return assistant.understand(row["question"], filters_from(**row.get("filters", {})), history)


def _case(assistant: Assistant, corpus: str, row: Row, query: Query) -> Case | None:
    retriever = assistant.index().retriever
    selector = Selector(query, retriever)
    choices = selector.choices(retriever.find(query, EVIDENCE))
    if not choices:
        return None
    facts = np.array([_facts(choice, row) for choice in choices])
    gold = np.array([_in_gold(choice, row) for choice in choices])
    right = gold & (facts > 0)
    most = right & (facts >= max(facts[right], default=1.0))
    shortest = np.array(
        [bool(most[i]) and not any(most[j] and _within(choices[j], one) for j in _beside(choices, i)) for i, one in enumerate(choices)]
    )
    return Case(
        corpus,
        row["kind"] == PARAPHRASE,
        bool(row["answerable"]),
        np.array([choice.signs for choice in choices]),
        np.array([not selector.answers(choice) for choice in choices]),
        right,
        shortest,
        gold | (facts > 0),
        right | np.array([in_gold and _carries_when_quoted(one, choices, row) for one, in_gold in zip(choices, gold, strict=True)]),
    )


def _carries_when_quoted(choice: Choice, choices: Sequence[Choice], row: Row) -> bool:
    """Whether the neighbours that are quoted with a window carry a key fact, whatever it carries itself."""
    if choice.end == choice.start or not row.get("facts"):
        return False
    start, end = widen(choice, choices, choice.passage.document.language)
    shown = evened(choice.passage.paragraph.text[start:end])
    return any(occurs(wording, shown) for fact in row["facts"] for wording in fact)


def _facts(choice: Choice, row: Row) -> float:
    """Return the share of the key facts that a window carries."""
    if not row["answerable"] or not row.get("facts"):
        return 0.0
    shown = evened(_words(choice))
    return float(np.mean([any(occurs(wording, shown) for wording in fact) for fact in row["facts"]]))


def _words(choice: Choice) -> str:
    return f"{choice.passage.paragraph.text[choice.start : choice.end]} {choice.note.text if choice.note else ''}".strip()


def _in_gold(choice: Choice, row: Row) -> bool:
    document, paragraph = choice.passage.document, choice.passage.paragraph
    place = {"file": document.file, "symbol": document.symbol, "annex": paragraph.annex, "paragraph": paragraph.number}
    cited = {**place, "quote": _words(choice), "recommendation": None}
    whole = " ".join([paragraph.text, *(note.text for note in paragraph.footnotes)])
    return row["answerable"] and any(points_at(cited, gold, whole) for gold in golds(row))


def _beside(choices: Sequence[Choice], place: int) -> list[int]:
    passage = choices[place].passage
    return [i for i, choice in enumerate(choices) if i != place and choice.passage == passage]


def _within(one: Choice, other: Choice) -> bool:
    """Whether a window is a part of another one."""
    noted = one.note is None or one.note == other.note
    told = one.start == one.end or (other.start <= one.start and one.end <= other.end)
    return noted and told and (one.start, one.end, one.note) != (other.start, other.end, other.note)


def fit_selection(cases: Sequence[Case]) -> Numbers:
    """Return a weight for every sign, 0 for those unfitted: the maximum of the penalised likelihood of the best windows.

    A corpus counts by the square root of its questions: the next one will be no more like the largest than like the others.
    """
    taught = [case for case in cases if case.best.any() and not case.paraphrase]
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
    weights[columns] = _climb(slope, len(columns)) / spread
    return weights


def fit_floor(cases: Sequence[Case], weights: Numbers) -> tuple[Numbers, float]:
    """Return what each sign of the floor weighs, and the least sum that is an answer."""
    columns = [SIGNS.index(name) for name in FLOOR]
    table, sorts = [], []
    for case in cases:
        for removed, barred in ((False, case.barred), (True, case.barred | case.given)):
            if barred.all() or (removed and (not case.answerable or case.paraphrase)):
                continue
            chosen = int(np.argmax(case.signs @ weights + np.where(barred, -np.inf, 0.0)))
            table.append(case.signs[chosen, columns])
            sorts.append("removed" if removed else _sort(case, chosen))
    signs, share = np.array(table), np.array([SHARES[sort] / sorts.count(sort) for sort in sorts]) / sum(SHARES.values())
    target = np.array([sort.startswith("right") for sort in sorts], dtype=np.float64)
    spread = signs.std(axis=0) + 1e-9
    scaled = np.column_stack([signs / spread, np.ones(len(signs))])
    penalty = np.array([2 * FLOOR_PENALTY] * len(FLOOR) + [0.0])

    def slope(fitted: Numbers) -> Numbers:
        given = 1 / (1 + np.exp(-np.clip(scaled @ fitted, -30, 30)))
        slope_: Numbers = scaled.T @ (share * (target - given)) - penalty * fitted
        return slope_

    most = np.array([0.0 if name in AGAINST else np.inf for name in FLOOR] + [np.inf])
    least_ = np.array([-np.inf if name in AGAINST else 0.0 for name in FLOOR] + [-np.inf])
    fitted = _climb(slope, len(FLOOR) + 1, least_, most)[:-1] / spread
    sums = signs @ fitted
    right = np.sort(sums[np.array(sorts) == "right"])
    least = float(right[int(REFUSED_WRONGLY * len(right))])
    for sort in SHARES:
        of_sort = sums[np.array(sorts) == sort]
        if len(of_sort):
            answered = " ".join(f"{np.mean(of_sort >= least - lower):.3f}" for lower in LOWER)
            print(f"{sort:22} {len(of_sort):5} cases, answered {answered}")
    return fitted, least


def _sort(case: Case, chosen: int) -> str:
    sort = "near miss" if not case.answerable else "right" if case.quoted[chosen] else "wrong"
    return f"{sort} paraphrase" if case.paraphrase else sort


def _climb(slope: Callable[[Numbers], Numbers], size: int, least: float | Numbers = -np.inf, most: float | Numbers = np.inf) -> Numbers:
    """Follow a slope to its top within bounds: Adam (Kingma and Ba, 2015), with steps that grow smaller."""
    place, first, second = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        at = slope(place)
        first, second = 0.9 * first + 0.1 * at, 0.999 * second + 0.001 * at**2
        stride = 0.1 * (1 - step / STEPS) * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        place = np.clip(place + stride, least, most)
    return place


def _share_right(cases: Sequence[Case], corpus: str, weights: Numbers) -> float:
    asked = [case for case in cases if case.corpus == corpus and case.answerable and case.right.any()]
    first = [int(np.argmax(case.signs @ weights + np.where(case.barred, -np.inf, 0.0))) for case in asked]
    return float(np.mean([case.right[place] and not case.barred[place] for case, place in zip(asked, first, strict=True)]))


if __name__ == "__main__":
    main()
