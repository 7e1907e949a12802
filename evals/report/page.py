"""The report as one self-contained page: no outside resource, readable without scripts, in light and in dark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from evals.faults import severity
from evals.gate import Change, Verdict
from evals.metrics import HEADLINE, METRICS, RANKING, Metric, shown
from evals.report import charts
from evals.report.plots import interval_bar
from evals.report.questions import QuestionView, view
from evals.report.text import BY_KIND, columns_of, with_interval
from evals.run import Asked
from evals.significance import Difference
from evals.summary import by_corpus

Json = dict[str, Any]
TEMPLATES = Path(__file__).parent / "templates"
WORST = 20


@dataclass(frozen=True, slots=True)
class Tile:
    """One headline figure: its value with interval, by language, and since the baseline."""

    metric: Metric
    value: str
    bar: Markup
    interval: str
    languages: tuple[tuple[str, str], ...]
    change: str  # "better", "worse" or ""
    since: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of figures: a head, and rows of a name and cells."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class CorpusView:
    """What the page shows of one corpus."""

    name: str
    questions: int
    tiles: tuple[Tile, ...]
    plots: tuple[tuple[str, str, Markup], ...]  # title, what to read from it, plot
    beside: Table
    directions: Table
    kinds: Table
    latency: Table
    since: Verdict | None


def report_page(summary: Json, config: Json, asked: Sequence[Asked], since: Mapping[str, Verdict]) -> str:
    """Return the page."""
    views = [view(one, _change_of(one, since)) for one in asked]
    unread = [one for one in views if one.asked.score.split != "report"]
    worst = sorted((one for one in unread if not one.right), key=lambda one: -severity(one.asked.score))[:WORST]
    corpora = [_corpus_view(name, [one.score for one in members], summary, since.get(name)) for name, members in by_corpus(asked).items()]
    return rendered(
        "report.html", config=config, memory=summary["memory_mib"], corpora=corpora, worst=worst, questions=views, choices=_choices(views)
    )


def rendered(template: str, **values: Any) -> str:
    """Fill a template; a variable that is missing is an error."""
    style, script = (Markup((TEMPLATES / name).read_text(encoding="utf-8")) for name in ("page.css", "page.js"))  # noqa: S704  # ours
    return _environment().get_template(template).render(style=style, script=script, **values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals["metrics"] = METRICS
    return environment


def _change_of(one: Asked, since: Mapping[str, Verdict]) -> Change | None:
    verdict = since.get(one.corpus)
    return next((change for change in verdict.changes if change.id == one.score.id), None) if verdict else None


def _choices(views: Sequence[QuestionView]) -> Json:
    scores = [one.asked.score for one in views]
    return {
        "corpus": sorted({one.asked.corpus for one in views}),
        "language": sorted({score.language for score in scores}),
        "kind": sorted({score.kind for score in scores}),
        "split": [split for split in ("tune", "check", "report") if any(score.split == split for score in scores)],
        "change": sorted({one.change for one in views} - {""}),
    }


def _corpus_view(name: str, scores: Sequence[Any], summary: Json, since: Verdict | None) -> CorpusView:
    corpus = summary["corpora"][name]
    beside = {way: found for way, found in summary["beside"].get(name, {}).items() if found}
    figures = corpus["figures"]
    return CorpusView(
        name=name,
        questions=corpus["questions"],
        tiles=tuple(_tile(metric, figures, since) for metric in HEADLINE if figures["all"][metric.name]["n"]),
        plots=(
            ("Retrieval", "How much of what answers is among the first results.", charts.retrieval_curve(scores, beside)),
            ("Refusals", "Top left is best: what has no answer is refused, what has one is not.", charts.refusal_trade_off(scores)),
            ("Time", "How long an answer takes.", charts.latencies(scores)),
            ("Kinds", "Questions answered right, with 95 % intervals.", charts.kinds(figures)),
        ),
        beside=_beside(figures, beside),
        directions=_directions(corpus["directions"]),
        kinds=_kinds(figures),
        latency=_latency(corpus["latency_ms"]),
        since=since and _without(since, {score.id for score in scores if score.split == "report"}),
    )


def _without(since: Verdict, unread: set[str]) -> Verdict:
    return replace(since, changes=tuple(change for change in since.changes if change.id not in unread))


def _tile(metric: Metric, figures: Json, since: Verdict | None) -> Tile:
    found = figures["all"][metric.name]
    moved = since.differences.get(metric.name) if since else None
    return Tile(
        metric=metric,
        value=shown(metric, found["value"]),
        bar=interval_bar(found["value"], found["low"], found["high"], moved.before if moved else None),
        interval=with_interval(metric, found).partition(" (")[2].rstrip(")"),
        languages=tuple((group, shown(metric, figures[group][metric.name]["value"])) for group in columns_of(figures)[1:]),
        change=_better_or_worse(metric, moved),
        since=_since(metric, moved),
    )


def _better_or_worse(metric: Metric, moved: Difference | None) -> str:
    if moved is None or not moved.change:
        return ""
    return "better" if metric.better * moved.change > 0 else "worse"


def _since(metric: Metric, moved: Difference | None) -> str:
    if moved is None or moved.change is None:
        return ""
    if not moved.change:
        return "as the baseline"
    change = f"{100 * moved.change:+.1f} points" if metric.percent else f"{moved.change:+.3f}"
    return f"{change} (p = {moved.p:.2g})"


def _beside(figures: Json, beside: Json) -> Table:
    columns = columns_of(figures)
    rows = [
        (
            metric.name + (" ↓" if metric.better < 0 else ""),
            (
                *(with_interval(metric, figures[column][metric.name]) for column in columns),
                *(shown(metric, found.get(metric.name, {"value": None})["value"]) for found in beside.values()),
            ),
        )
        for metric in METRICS
        if figures["all"][metric.name]["n"]
    ]
    return Table(("", *columns, *beside), tuple(rows))


def _directions(directions: Json) -> Table:
    rows = [(name, tuple(with_interval(metric, found[metric.name]) for metric in RANKING)) for name, found in directions.items()]
    return Table(("question → documents", *(metric.name for metric in RANKING)), tuple(rows))


def _kinds(figures: Json) -> Table:
    metrics = [metric for metric in METRICS if metric.name in BY_KIND]
    rows = [
        (
            name.rpartition(" ")[2].replace("_", " "),
            (str(found["right"]["n"]), *(shown(metric, found[metric.name]["value"]) for metric in metrics)),
        )
        for name, found in figures.items()
        if name not in ("all", "zh", "en")
    ]
    return Table(("kind", "questions", *(metric.name + (" ↓" if metric.better < 0 else "") for metric in metrics)), tuple(rows))


def _latency(percentiles: Json) -> Table:
    rows = [(what, tuple("–" if value is None else f"{value:.0f}" for value in found.values())) for what, found in percentiles.items()]
    return Table(("ms", *percentiles["ask"]), tuple(rows))
