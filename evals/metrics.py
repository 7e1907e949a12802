"""Every figure of the evaluation: a name, its value for one question, and which way is better.

A figure of a group of questions is the mean of its values; questions that it does not concern have none. So one
bootstrap and one paired test (significance.py) serve all of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.score import Ranks, Score

Value = float | None


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure. better is 1 where more is better, -1 where less is; only headline figures are held by the gate."""

    name: str
    meaning: str
    value: Callable[[Score], Value]
    better: int = 1
    headline: bool = False
    percent: bool = True


def recall_at(k: int, ranks: Ranks) -> Value:
    """Return the share of a question's parts that the first k results hold.

    >>> recall_at(5, (1, 7)), recall_at(5, ())
    (0.5, None)
    """
    return sum(rank is not None and rank <= k for rank in ranks) / len(ranks) if ranks else None


def reciprocal_rank(ranks: Ranks) -> Value:
    """Return one over the rank of the first result that holds any part, 0 where none does.

    >>> reciprocal_rank((4, 2)), reciprocal_rank((None,))
    (0.5, 0.0)
    """
    found = [rank for rank in ranks if rank is not None]
    return (1 / min(found) if found else 0.0) if ranks else None


def ndcg_at(k: int, ranks: Ranks) -> Value:
    """Return the gain of the first k results over that of an ideal order, which brings one part a rank.

    A part counts once, where it is first held [1]. A result that holds two parts does better than that ideal, so the
    value is bounded by 1. [1] Järvelin & Kekäläinen 2002; binary gain, discount log2(rank + 1).

    >>> ndcg_at(10, (1, 2)), round(ndcg_at(10, (2,)), 3), ndcg_at(10, (1, 1))
    (1.0, 0.631, 1.0)
    """
    if not ranks:
        return None
    gain = sum(1 / math.log2(rank + 1) for rank in ranks if rank is not None and rank <= k)
    return min(1.0, gain / sum(1 / math.log2(rank + 1) for rank in range(1, min(k, len(ranks)) + 1)))


def ranking(ranks_of: Callable[[Score], Ranks | None], *, headline: bool = False) -> tuple[Metric, ...]:
    """Return the figures of a ranking, over whichever search."""

    def of(function: Callable[[Ranks], Value]) -> Callable[[Score], Value]:
        return lambda score: function(ranks_of(score) or ())

    return (
        Metric("R@1", "share of the gold's parts held by the first result", of(lambda ranks: recall_at(1, ranks))),
        Metric("R@5", "share of the gold's parts held by the first five results", of(lambda ranks: recall_at(5, ranks)), headline=headline),
        Metric("R@10", "share of the gold's parts held by the first ten results", of(lambda ranks: recall_at(10, ranks))),
        Metric("MRR", "one over the rank of the first gold passage", of(reciprocal_rank), headline=headline, percent=False),
        Metric(
            "nDCG@10",
            "gain of the first ten results over the ideal order",
            of(lambda ranks: ndcg_at(10, ranks)),
            headline=headline,
            percent=False,
        ),
    )


RANKING = ranking(lambda score: score.ranks, headline=True)
DIRECTIONS = {  # question language, documents searched
    ("zh", "zh"): ranking(lambda score: score.ranks_zh),
    ("en", "zh"): ranking(lambda score: score.ranks_zh),
    ("en", "en"): ranking(lambda score: score.ranks_en),
    ("zh", "en"): ranking(lambda score: score.ranks_en),
    ("zh", "both"): RANKING,
    ("en", "both"): RANKING,
}


def _if(condition: bool, value: Value) -> Value:
    return value if condition else None


METRICS: tuple[Metric, ...] = (
    Metric("right", "right status, every key fact, a gold passage cited, no known mistake", lambda s: float(s.right), headline=True),
    *RANKING,
    Metric("key facts", "share of the key facts that the answer carries", lambda s: s.facts, headline=True),
    Metric("all facts", "answers that carry every key fact", lambda s: _if(s.facts is not None, float(s.facts == 1.0))),
    Metric("citation precision", "share of an answer's citations that point into a gold passage", lambda s: s.precision, headline=True),
    Metric("citation recall", "share of the gold's parts that the answer cites", lambda s: s.recall, headline=True),
    Metric("quotes verbatim", "share of quotes that stand so in the paragraph named; must be 100 %", lambda s: s.verbatim, headline=True),
    Metric("status right", "answers with a status that is right", lambda s: float(s.status_right)),
    Metric(
        "refused rightly", "unanswerable questions that are refused", lambda s: _if(not s.answerable, float(not s.answered)), headline=True
    ),
    Metric(
        "refused wrongly",
        "answerable questions that are refused",
        lambda s: _if(s.answerable, float(not s.answered)),
        better=-1,
        headline=True,
    ),
    Metric(
        "wrong session",
        "answers on a session's decision that give it to another",
        lambda s: _not(s.session_right),
        better=-1,
        headline=True,
    ),
    Metric(
        "known mistakes", "answers with wording that betrays a known mistake", lambda s: float(bool(s.mistakes)), better=-1, headline=True
    ),
    Metric("language kept", "answers in the language of the question", lambda s: float(s.language_kept), headline=True),
    Metric("quotes in its language", "quotes in the question's language, where the passage exists in it", lambda s: s.quotes_kept),
    Metric("same again", "answers identical in every run", lambda s: _number(s.same_again)),
    Metric("faithful, judged", "answers supported by their quotes, as a language model judges", lambda s: _number(s.faithful)),
    Metric("relevant, judged", "answers to the point, as a language model judges", lambda s: _number(s.relevant)),
    Metric("characters", "mean length of an answer", lambda s: float(s.length), better=-1, percent=False),
)
HEADLINE = tuple(metric for metric in METRICS if metric.headline)


def _number(value: bool | None) -> Value:
    return None if value is None else float(value)


def _not(value: bool | None) -> Value:
    return None if value is None else float(not value)


def shown(metric: Metric, value: float | None) -> str:
    """Return a figure as people read it.

    >>> shown(HEADLINE[0], 0.75), shown(HEADLINE[0], None)
    ('75.0 %', '–')
    """
    if value is None:
        return "–"
    if metric.percent:
        return f"{100 * value:.1f} %"
    return f"{value:.3f}" if abs(value) < 10 else f"{value:.0f}"


def values(scores: Sequence[Score], metric: Metric) -> list[Value]:
    """Return a figure's value for every question, in order."""
    return [metric.value(score) for score in scores]


def percentile(numbers: Sequence[float], share: float) -> float | None:
    """Return the smallest number that at least this share of them does not exceed.

    >>> percentile([5.0, 1.0, 3.0], 0.5), percentile([], 0.5)
    (3.0, None)
    """
    ordered = sorted(numbers)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else None
