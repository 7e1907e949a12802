"""Two reports side by side: which figures differ, how surely, and which answers changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.errors import UsageError
from evals.baseline import kept
from evals.gate import Change, change_between
from evals.metrics import METRICS, Metric, shown
from evals.report.folder import Report
from evals.report.questions import QuestionView, view
from evals.run import Asked
from evals.significance import Difference, difference

GROUPS = ("all", "zh", "en")
SURE = 0.05


@dataclass(frozen=True, slots=True)
class Pair:
    """One question in both reports."""

    before: Asked
    after: Asked
    change: Change | None  # None where no headline figure differs

    @property
    def became(self) -> str:
        """What the reader gained or lost: "right", "wrong", or "" where that is as it was."""
        if self.before.score.right == self.after.score.right:
            return ""
        return "right" if self.after.score.right else "wrong"

    @property
    def said_otherwise(self) -> bool:
        return (self.before.answer["status"], self.before.answer["answer"]) != (self.after.answer["status"], self.after.answer["answer"])


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports over the questions that they share; figures by corpus, group and name."""

    before: Report
    after: Report
    pairs: tuple[Pair, ...]
    figures: dict[str, dict[str, dict[str, Difference]]]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the comparison as JSON, without the answers."""
        return {
            "before": str(self.before.folder),
            "after": str(self.after.folder),
            "figures": {
                c: {g: {n: asdict(d) for n, d in found.items()} for g, found in groups.items()} for c, groups in self.figures.items()
            },
            "changed": [{"corpus": p.after.corpus, "became": p.became} | asdict(p.change) for p in self.pairs if p.change],
            "only_before": list(self.only_before),
            "only_after": list(self.only_after),
        }


def compare(before: Report, after: Report) -> Comparison:
    """Compare two reports question by question. Raises UsageError where they share none."""
    olds = {(one.corpus, one.score.id): one for one in before.asked}
    news = {(one.corpus, one.score.id): one for one in after.asked}
    pairs = tuple(Pair(olds[key], one, change_between(kept(olds[key].score), kept(one.score))) for key, one in news.items() if key in olds)
    if not pairs:
        raise UsageError(f"{before.folder} and {after.folder} have no question in common; compare reports over the same sets.")
    figures = {corpus: _figures([pair for pair in pairs if pair.after.corpus == corpus]) for corpus in dict.fromkeys(c for c, _ in news)}
    return Comparison(
        before,
        after,
        pairs,
        {corpus: found for corpus, found in figures.items() if found},
        tuple(id_ for corpus, id_ in olds if (corpus, id_) not in news),
        tuple(id_ for corpus, id_ in news if (corpus, id_) not in olds),
    )


def _figures(pairs: Sequence[Pair]) -> dict[str, dict[str, Difference]]:
    found = {}
    for group in GROUPS:
        members = [pair for pair in pairs if group in ("all", pair.after.score.language)]
        if members:
            found[group] = {metric.name: _difference(metric, members) for metric in METRICS}
    return found


def _difference(metric: Metric, pairs: Sequence[Pair]) -> Difference:
    olds = [metric.value(pair.before.score) for pair in pairs]
    news = [metric.value(pair.after.score) for pair in pairs]
    return difference(olds, news, [pair.after.score.group for pair in pairs], metric.better)


def terminal(comparison: Comparison) -> str:
    """Return the figures that differ and the questions that changed, for a terminal."""
    lines = [f"before: {comparison.before.folder}", f"after:  {comparison.after.folder}"]
    for corpus, groups in comparison.figures.items():
        lines += ["", f"{corpus}: {sum(pair.after.corpus == corpus for pair in comparison.pairs)} questions in both"]
        for metric in METRICS:
            cells = [told(metric, groups[group][metric.name]) for group in groups]
            if any(groups[group][metric.name].change for group in groups):
                lines.append(
                    f"  {metric.name:22}" + "".join(f"{group + ' ' + cell:>44}" for group, cell in zip(groups, cells, strict=True))
                )
    for became in ("wrong", "right"):
        ids = [pair.after.score.id for pair in comparison.pairs if pair.became == became]
        lines += ["", f"became {became}: {', '.join(ids) or 'none'}"]
    for where, alone in (("before", comparison.only_before), ("after", comparison.only_after)):
        lines += [f"only {where}: {', '.join(alone)}"] if alone else []
    return "\n".join(lines)


def told(metric: Metric, found: Difference) -> str:
    """Return a difference as people read it; a star marks one that chance hardly makes."""
    if found.change is None:
        return "–"
    if not found.change:
        return shown(metric, found.after)
    star = "*" if found.change and found.p < SURE else ""
    return f"{shown(metric, found.before)} → {shown(metric, found.after)}{star} (p = {found.p:.2g})"


@dataclass(frozen=True, slots=True)
class PairView:
    """One question as the comparison shows it."""

    pair: Pair
    before: QuestionView
    after: QuestionView


def write_comparison(comparison: Comparison, folder: Path) -> Path:
    """Write compare.html into a folder and return its path. Raises UsageError where it cannot be written."""
    from evals.report.page import rendered

    shown_pairs = [pair for pair in comparison.pairs if pair.change or pair.said_otherwise]
    rank = {"wrong": 0, "": 1, "right": 2}
    views = [
        PairView(pair, view(pair.before, prefix="before"), view(pair.after, pair.change))
        for pair in sorted(shown_pairs, key=lambda pair: rank[pair.became])
    ]
    page = rendered("compare.html", comparison=comparison, pairs=views, told=told, better_or_worse=better_or_worse)
    path = folder / "compare.html"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"The comparison cannot be written to {folder} ({error.strerror}). Give another --out.") from error
    return path


def better_or_worse(metric: Metric, found: Difference) -> str:
    """Return which way a figure moved, where chance hardly moves it so far."""
    if not found.change or found.p >= SURE:
        return ""
    return "better" if metric.better * found.change > 0 else "worse"
