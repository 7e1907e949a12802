"""The gate: no headline figure may be significantly worse than in the committed baseline, or worse by more than five points
at all, and every quote is verbatim.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.errors import UsageError
from evals.baseline import Kept, kept
from evals.metrics import HEADLINE, Metric, shown
from evals.run import Asked
from evals.score import Score
from evals.significance import Difference, difference
from evals.summary import by_corpus

ALPHA = 0.05  # one-sided, figure by figure: a gate that cries once in twenty noisy changes is cheaper than one that sleeps
MARGIN = 0.05  # a greater loss fails in any case: on a small set no test can be sure, and five points are felt
VERBATIM = "quotes verbatim"


@dataclass(frozen=True, slots=True)
class Change:
    """A question that is worth more or less than in the baseline; figures are the headline figures that changed."""

    id: str
    worse: tuple[str, ...]
    better: tuple[str, ...]
    before: tuple[str, ...]  # what was wrong
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of a corpus: failures in sentences, figures with their differences, questions that changed."""

    corpus: str
    failures: tuple[str, ...]
    differences: Mapping[str, Difference]
    changes: tuple[Change, ...]
    missing: tuple[str, ...]  # ids of the baseline that were not asked
    new: tuple[str, ...]  # ids asked that the baseline lacks

    @property
    def passed(self) -> bool:
        return not self.failures


def verdicts(asked: Sequence[Asked], baselines: Mapping[str, Mapping[str, Kept]]) -> list[Verdict]:
    """Return a verdict for each corpus asked. A question's baseline is found by its id, in whichever corpus it was asked.

    Raises UsageError where none of the questions has one.
    """
    known = {id_: one for baseline in baselines.values() for id_, one in baseline.items()}
    if not any(one.score.id in known for one in asked):
        raise UsageError("There is no baseline for these questions. `cdip eval --renew-baseline` writes one for the standard sets.")
    found = []
    for corpus, members in by_corpus(asked).items():
        scores = [one.score for one in members]
        expected = baselines.get(corpus) or {score.id: known[score.id] for score in scores if score.id in known}
        found.append(judge(corpus, expected, scores))
    return found


def judge(corpus: str, baseline: Mapping[str, Kept], scores: Sequence[Score]) -> Verdict:
    """Compare the scores of a run with the baseline, question by question."""
    now = {score.id: kept(score) for score in scores}
    both = [id_ for id_ in baseline if id_ in now]
    differences = {metric.name: _difference(metric, baseline, now, both) for metric in HEADLINE}
    changes = tuple(change for id_ in both if (change := change_between(baseline[id_], now[id_])))
    failures = [_loss(metric, differences[metric.name]) for metric in HEADLINE if _is_loss(differences[metric.name], metric)]
    broken = [one.id for one in now.values() if one.values[VERBATIM] not in (None, 1.0)]
    if broken:
        failures.append(f"quotes do not stand in the paragraphs they name: {', '.join(broken)}")
    if not both:
        failures.append("the baseline and this run have no question in common; renew it with `cdip eval --renew-baseline`")
    missing = tuple(id_ for id_ in baseline if id_ not in now)
    return Verdict(corpus, tuple(failures), differences, changes, missing, tuple(id_ for id_ in now if id_ not in baseline))


def _difference(metric: Metric, before: Mapping[str, Kept], after: Mapping[str, Kept], ids: Sequence[str]) -> Difference:
    olds = [before[id_].values.get(metric.name) for id_ in ids]
    news = [after[id_].values[metric.name] for id_ in ids]
    return difference(olds, news, [before[id_].group for id_ in ids], metric.better)


def _is_loss(found: Difference, metric: Metric) -> bool:
    lost = -metric.better * (found.change or 0.0)
    return lost > MARGIN or (lost > 0 and found.loss < ALPHA)


def _loss(metric: Metric, found: Difference) -> str:
    return f"{metric.name} {shown(metric, found.before)} → {shown(metric, found.after)} (p = {found.loss:.2g}, {found.n} questions)"


def change_between(before: Kept, after: Kept) -> Change | None:
    """Return which headline figures of a question changed; None where none did."""
    worse: list[str] = []
    better: list[str] = []
    for metric in HEADLINE:
        old, new = before.values.get(metric.name), after.values[metric.name]
        if old is None or new is None or old == new:
            continue
        (better if metric.better * (new - old) > 0 else worse).append(metric.name)
    if not worse and not better:
        return None
    return Change(before.id, tuple(worse), tuple(better), before.faults, after.faults)


def told(verdict: Verdict) -> str:
    """Return a verdict as the terminal shows it: failures, figures that moved, and the questions that changed."""
    lines = [f"{verdict.corpus}: {'passed' if verdict.passed else 'FAILED'}"]
    lines += [f"  lost: {failure}" for failure in verdict.failures]
    for metric in HEADLINE:
        found = verdict.differences[metric.name]
        if found.change:
            sign = "better" if metric.better * found.change > 0 else "worse"
            lines.append(
                f"  {metric.name}: {shown(metric, found.before)} → {shown(metric, found.after)}, {sign} (p = {found.p:.2g}, two-sided)"
            )
    for title, ids in (("not asked, though in the baseline", verdict.missing), ("new, not in the baseline", verdict.new)):
        lines += [f"  {title}: {', '.join(ids)}"] if ids else []
    for change in verdict.changes:
        moved = [f"worse {', '.join(change.worse)}"] * bool(change.worse) + [f"better {', '.join(change.better)}"] * bool(change.better)
        lines.append(f"  {change.id}: {'; '.join(moved)}")
        if set(change.before) != set(change.after):
            lines.append(f"      was: {_said(change.before)}; is: {_said(change.after)}")
    return "\n".join(lines)


def _said(faults: Sequence[str]) -> str:
    return "; ".join(faults) or "right"
