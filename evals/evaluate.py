"""One evaluation from end to end: index the documents, ask the questions, gather the scores and what they were made with."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from assistant.service import Assistant
from assistant.settings import Settings
from evals.baselines import QUICK_START, VARIANTS, quick_start_figures, variant_figures
from evals.corpora import Corpus, indexed, read_questions, source_texts
from evals.judge import judge_answers
from evals.provenance import index_provenance, peak_memory_mib, provenance
from evals.reworded import in_other_words
from evals.run import Asked, How, Row, ask_all, ask_in_processes
from evals.significance import RESAMPLES, SEED, Figure
from evals.summary import figures_json

Json = dict[str, Any]
Progress = Callable[[str, int], AbstractContextManager[Callable[[], None]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to ask, and how. keep says which questions of a corpus are asked, reworded whether in other words; baselines whether
    others answer them too."""

    keep: Callable[[Corpus, Row], bool] = lambda corpus, row: True
    how: How = field(default_factory=How)
    workers: int = 1
    reworded: bool = False
    baselines: bool = False


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was asked, with what it was made with, and what other ways of answering are worth beside it, by corpus."""

    asked: list[Asked]
    config: Json
    beside: Json


def evaluate(corpora: Sequence[Corpus], settings: Settings, plan: Plan, progress: Progress) -> Evaluation:
    """Ask every question kept of every corpus. Raises UsageError, or what the index or a service raises."""
    started, clock = datetime.now(UTC), time.perf_counter()
    asked: list[Asked] = []
    indexes, beside = {}, {}
    for corpus in corpora:
        with indexed(corpus, settings) as inside:
            assistant = Assistant(inside)
            index = assistant.index()
            indexes[corpus.name] = index_provenance(index.manifest, assistant.documents())
            files = [Path(document.file).name for document, _ in assistant.documents()]
            questions = read_questions(corpus, files)
            rows = [row for row in (in_other_words(questions) if plan.reworded else questions) if plan.keep(corpus, row)]
            asked += _answers(assistant, inside, rows, corpus, plan, progress)
            if plan.baselines:
                beside[corpus.name] = _beside(inside, rows, corpus, plan.workers, progress)
    config = provenance(settings, [path for corpus in corpora for path in corpus.sets]) | {
        "started": started.isoformat(timespec="seconds"),
        "seconds": round(time.perf_counter() - clock, 1),
        "workers": plan.workers,
        "runs": plan.how.runs,
        "reworded": plan.reworded,
        "resamples": RESAMPLES,
        "seed": SEED,
        "memory_mib": peak_memory_mib(),
        "indexes": indexes,
    }
    return Evaluation(asked, config, beside)


def _answers(assistant: Assistant, settings: Settings, rows: list[Row], corpus: Corpus, plan: Plan, progress: Progress) -> list[Asked]:
    with progress(f"Asking about {corpus.name}", len(rows)) as tick:
        if plan.workers > 1:
            asked = ask_in_processes(partial(Assistant, settings), rows, plan.workers, tick, plan.how, corpus.name)
        else:
            asked = ask_all(assistant, rows, tick, plan.how, corpus.name)
    if settings.llm is None:
        return asked
    with progress("Judging", len(asked)) as tick:
        return judge_answers(asked, settings, tick)


def _beside(settings: Settings, rows: Sequence[Row], corpus: Corpus, workers: int, progress: Progress) -> Json:
    with progress(f"{' and '.join(VARIANTS)} over {corpus.name}", len(VARIANTS) * len(rows)) as tick:
        found: dict[str, dict[str, Figure] | None] = dict(variant_figures(settings, rows, workers, tick))
    if corpus.documents:
        with progress(f"{QUICK_START} over {corpus.name}", sum(row["answerable"] for row in rows)) as tick:
            found[QUICK_START] = quick_start_figures(source_texts(corpus.documents), rows, tick)
    return {name: None if figures is None else figures_json(figures) for name, figures in found.items()}
