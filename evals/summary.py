"""What an evaluation comes to: every figure by language and kind, with its interval."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from evals.metrics import DIRECTIONS, METRICS, Metric, percentile, values
from evals.run import Asked
from evals.score import Score
from evals.significance import Figure, figures

Json = dict[str, Any]


def by_corpus(asked: Sequence[Asked]) -> dict[str, list[Asked]]:
    """Return what was asked, corpus by corpus, in the order asked."""
    found: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        found[one.corpus].append(one)
    return dict(found)


def groups(scores: Sequence[Score]) -> dict[str, list[Score]]:
    """Return the groups that figures are given for: all, each language, each kind, each kind in each language."""
    found: dict[str, list[Score]] = {"all": list(scores), "zh": [], "en": []}
    for kind in sorted({score.kind for score in scores}):
        found |= {kind: [], f"{kind} zh": [], f"{kind} en": []}
    for score in scores:
        for name in (score.language, score.kind, f"{score.kind} {score.language}"):
            found[name].append(score)
    return {name: members for name, members in found.items() if members}


def measured(scores: Sequence[Score], metrics: Sequence[Metric] = METRICS) -> dict[str, Figure]:
    """Return each figure of a group of questions."""
    found = figures([values(scores, metric) for metric in metrics], [score.group for score in scores])
    return {metric.name: figure for metric, figure in zip(metrics, found, strict=True)}


def summary(asked: Sequence[Asked]) -> dict[str, Json]:
    """Return for every corpus its figures by group, its rankings by direction, and how long answers took."""
    return {corpus: _summary([one.score for one in members]) for corpus, members in by_corpus(asked).items()}


def _summary(scores: Sequence[Score]) -> Json:
    directions = {}
    for (language, searched), metrics in DIRECTIONS.items():
        found = measured([score for score in scores if score.language == language], metrics)
        if found[metrics[0].name].n:
            directions[f"{language}→{searched}"] = figures_json(found)
    return {
        "questions": len(scores),
        "figures": {name: figures_json(measured(members)) for name, members in groups(scores).items()},
        "directions": directions,
        "latency_ms": {
            "ask": _percentiles([score.milliseconds for score in scores if score.status != "error"]),
            "search": _percentiles([score.search_milliseconds for score in scores if score.status != "error"]),
        },
    }


def figures_json(found: dict[str, Figure]) -> Json:
    """Return figures as JSON, rounded to four places."""
    return {name: {key: _rounded(value) for key, value in asdict(figure).items()} for name, figure in found.items()}


def _rounded(value: float | None) -> float | None:
    return round(value, 4) if isinstance(value, float) else value


def _percentiles(milliseconds: Sequence[float]) -> Json:
    shares = {"p50": 0.5, "p90": 0.9, "p95": 0.95, "p99": 0.99, "max": 1.0}
    return {name: percentile(milliseconds, share) for name, share in shares.items()}
