"""A report as text: tables for the terminal and for report.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from evals.gate import Verdict, told
from evals.metrics import METRICS, RANKING, Metric, shown

Json = dict[str, Any]
BY_KIND = ("right", "key facts", "citation precision", "citation recall", "R@5", "MRR", "refused rightly", "refused wrongly")


def terminal(summary: Json) -> str:
    """Return the headline figures of every corpus by language, and its rankings by direction, for a terminal."""
    return "\n\n".join(_terminal(name, corpus) for name, corpus in summary["corpora"].items())


def _terminal(name: str, corpus: Json) -> str:
    figures = corpus["figures"]
    columns = columns_of(figures)
    lines = [f"{name}: {corpus['questions']} questions", f"{'':22}" + "".join(f"{column:>26}" for column in columns)]
    for metric in METRICS:
        if figures["all"][metric.name]["n"]:
            lines.append(f"{metric.name:22}" + "".join(f"{with_interval(metric, figures[column][metric.name]):>26}" for column in columns))
    if corpus["directions"]:
        lines += ["", f"{'':22}" + "".join(f"{metric.name:>10}" for metric in RANKING)]
        lines += [
            f"{direction:22}" + "".join(f"{shown(metric, found[metric.name]['value']):>10}" for metric in RANKING)
            for direction, found in corpus["directions"].items()
        ]
    asked = corpus["latency_ms"]["ask"]
    lines += ["", "milliseconds an answer: " + ", ".join(f"{at} {value:.0f}" for at, value in asked.items() if value is not None)]
    return "\n".join(lines)


def columns_of(figures: Json) -> list[str]:
    """Return the groups that a table has columns for: all questions, and each language where both are asked in."""
    return ["all", "zh", "en"] if {"zh", "en"} <= figures.keys() else ["all"]


def with_interval(metric: Metric, figure: Mapping[str, Any]) -> str:
    """Return a figure with its interval, as people read it.

    >>> with_interval(METRICS[0], {"value": 0.75, "low": 0.7, "high": 0.8, "n": 100})
    '75.0 % (70.0–80.0)'
    """
    if figure["value"] is None:
        return "–"
    low, high = (shown(metric, figure[side]).removesuffix(" %") for side in ("low", "high"))
    return f"{shown(metric, figure['value'])} ({low}–{high})"


def markdown(summary: Json, config: Json, since: Mapping[str, Verdict]) -> str:
    """Return the report as Markdown."""
    lines = ["# Evaluation", "", *_made_with(config)]
    for name, corpus in summary["corpora"].items():
        figures = corpus["figures"]
        columns = columns_of(figures)
        beside = {way: found for way, found in summary["beside"].get(name, {}).items() if found}
        lines += ["", f"## {name}: {corpus['questions']} questions", "", "95 % intervals in brackets; ↓ less is better."]
        lines += [
            "",
            *_table(
                ["", *columns, *beside], [_row(metric, figures, columns, beside) for metric in METRICS if figures["all"][metric.name]["n"]]
            ),
        ]
        if corpus["directions"]:
            lines += ["", "### Retrieval by direction: language of the question → documents searched", ""]
            rows = [
                [direction, *(with_interval(metric, found[metric.name]) for metric in RANKING)]
                for direction, found in corpus["directions"].items()
            ]
            lines += _table(["", *(metric.name for metric in RANKING)], rows)
        lines += ["", "### By kind", "", *_kinds(figures), "", "### Milliseconds", ""]
        percentiles = corpus["latency_ms"]
        rows = [[what, *(f"{value:.0f}" if value is not None else "–" for value in found.values())] for what, found in percentiles.items()]
        lines += _table(["", *percentiles["ask"]], rows)
        if name in since:
            lines += ["", "### Since the committed baseline", "", "```", told(since[name]), "```"]
    return "\n".join(lines) + "\n"


def _made_with(config: Json) -> list[str]:
    sets = ", ".join(f"{name} {checksum[:12]}" for name, checksum in config["sets"].items())
    memory = f"{config['memory_mib']:.0f} MiB at most" if config["memory_mib"] else "memory unknown"
    return [
        f"{config['started']}; commit {config['commit'] or 'unknown'}; {config['seconds']} s with {config['workers']} at a time; {memory}.",
        f"Sets: {sets or 'as bundled'}.",
    ]


def _row(metric: Metric, figures: Json, columns: Sequence[str], beside: Json) -> list[str]:
    name = f"**{metric.name}**" if metric.headline else metric.name
    others = [shown(metric, found[metric.name]["value"]) if metric.name in found else "–" for found in beside.values()]
    return [
        name + (" ↓" if metric.better < 0 else ""),
        *(with_interval(metric, figures[column][metric.name]) for column in columns),
        *others,
    ]


def _kinds(figures: Json) -> list[str]:
    metrics = [metric for metric in METRICS if metric.name in BY_KIND]
    kinds = [name for name in figures if name not in ("all", "zh", "en")]
    rows = [
        [kind, str(figures[kind]["right"]["n"]), *(shown(metric, figures[kind][metric.name]["value"]) for metric in metrics)]
        for kind in kinds
    ]
    return _table(["kind", "questions", *(metric.name for metric in metrics)], rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", f"| --- |{' ---: |' * (len(head) - 1)}"]
    return lines + [f"| {' | '.join(row)} |" for row in rows]
