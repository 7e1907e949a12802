"""What is plotted: the retrieval curve, the refusal trade-off, latencies, and every kind of question."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from evals.metrics import METRICS, percentile, recall_at, shown
from evals.report.plots import Axis, Line, legend, number_axis, percent_axis, plot, whiskers
from evals.score import Ranks, Score

Json = dict[str, Any]
NAMES = {"zh": "Chinese", "en": "English", "both": "all"}
RIGHT = next(metric for metric in METRICS if metric.name == "right")


def retrieval_curve(scores: Sequence[Score], beside: Json) -> Markup:
    """Plot recall over the number of results, by direction; beside it other ways of answering."""
    lines = []
    for language in ("zh", "en"):
        own, other = ("zh", "en") if language == "zh" else ("en", "zh")
        ranks: dict[str, Callable[[Score], Ranks | None]] = {"zh": lambda s: s.ranks_zh, "en": lambda s: s.ranks_en}
        asked = [score for score in scores if score.language == language]
        for searched, style in ((own, language), (other, f"{language} cross")):
            if points := _recalls(asked, ranks[searched]):
                lines.append(Line(f"{NAMES[language]} questions over {NAMES[searched]} documents", style, points))
        alone = any(line.style.startswith(language) for line in lines)
        if not alone and (points := _recalls(asked, lambda s: s.ranks)):
            lines.append(Line(f"{NAMES[language]} questions", language, points))
    for i, (way, found) in enumerate(beside.items()):
        if found:
            points = tuple((float(k), found[f"R@{k}"]["value"]) for k in (1, 5, 10) if found[f"R@{k}"]["value"] is not None)
            lines.append(Line(way, f"beside way{i}", points, dots=True))
    x = Axis(1, 10, tuple((float(k), str(k)) for k in (1, 2, 3, 5, 7, 10)), "results looked at")
    return plot("Retrieval curve", x, percent_axis("gold parts found, %"), lines) + legend(lines)


def _recalls(scores: Sequence[Score], ranks_of: Callable[[Score], Ranks | None]) -> tuple[tuple[float, float], ...]:
    ranked = [ranks for score in scores if (ranks := ranks_of(score))]
    if not ranked:
        return ()
    return tuple((float(k), sum(recall_at(k, ranks) or 0.0 for ranks in ranked) / len(ranked)) for k in range(1, 11))


def refusal_trade_off(scores: Sequence[Score]) -> Markup:
    """Plot both kinds of refusal against each other: what the product does, and what a floor on support alone would do."""
    lines = []
    if curve := _floors(scores):
        lines.append(Line("any floor on the best result's support alone", "beside", curve, steps=False))
    for group, style in (("zh", "zh"), ("en", "en"), ("all", "all")):
        members = [score for score in scores if group in ("all", score.language)]
        wrongly, rightly = _refused(members, answerable=True), _refused(members, answerable=False)
        if wrongly is not None and rightly is not None:
            name = f"{NAMES[group]} questions" if group != "all" else "all questions"
            lines.append(Line(name, style, ((wrongly, rightly),), dots=True))
    return plot("Refusal trade-off", percent_axis("answerable, refused, %"), percent_axis("unanswerable, refused, %"), lines) + legend(
        lines
    )


def _refused(scores: Sequence[Score], *, answerable: bool) -> float | None:
    concerned = [not score.answered for score in scores if score.answerable is answerable]
    return sum(concerned) / len(concerned) if concerned else None


def _floors(scores: Sequence[Score]) -> tuple[tuple[float, float], ...]:
    good = sorted(score.support or 0.0 for score in scores if score.answerable)
    bad = sorted(score.support or 0.0 for score in scores if not score.answerable)
    if not good or not bad:
        return ()
    floors = [step / 100 for step in range(102)]
    points = [(sum(s < f for s in good) / len(good), sum(s < f for s in bad) / len(bad)) for f in floors]
    return tuple(dict.fromkeys(points))


def latencies(scores: Sequence[Score]) -> Markup:
    """Plot the share of answers that are there after so many milliseconds."""
    lines, longest = [], 0.0
    for language in ("zh", "en"):
        taken = sorted(score.milliseconds for score in scores if score.language == language and score.status != "error")
        if taken:
            points = tuple((ms, (i + 1) / len(taken)) for i, ms in enumerate(taken))
            lines.append(Line(f"{NAMES[language]} questions", language, ((taken[0], 0.0), *points), steps=True))
            longest = max(longest, percentile(taken, 0.99) or 0.0)
    bounded = [Line(line.label, line.style, tuple((min(ms, longest), share) for ms, share in line.points), steps=True) for line in lines]
    return plot("Latency", number_axis(longest or 1.0, "milliseconds"), percent_axis("answers there, %"), bounded) + legend(bounded)


def kinds(figures: Mapping[str, Json]) -> Markup:
    """Plot how many questions of each kind are right, by language, with intervals."""
    rows = []
    for kind in (name for name in figures if " " not in name and name not in ("all", "zh", "en")):
        dots = []
        for language in ("zh", "en"):
            found = figures.get(f"{kind} {language}", {}).get("right", {"n": 0})
            if found["n"]:
                tooltip = f"{kind}, {NAMES[language]}: {shown(RIGHT, found['value'])} of {found['n']}"
                dots.append((language, found["value"], found["low"], found["high"], tooltip))
        rows.append((kind.replace("_", " "), dots))
    asked = [language for language in ("zh", "en") if language in figures]
    lines = [Line(f"{NAMES[language]} questions", language, ((0.0, 0.0),), dots=True) for language in asked]
    return whiskers("Right answers by kind", rows) + legend(lines)
