"""The folder of a report: config.json, rows.jsonl, summary.json, report.md and report.html."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import UsageError
from evals.baseline import read_all, read_beside
from evals.gate import Verdict, verdicts
from evals.run import Asked, read_asked, write_rows
from evals.summary import summary

if TYPE_CHECKING:
    from evals.evaluate import Evaluation

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it stands in its folder."""

    folder: Path
    config: Json
    summary: Json
    asked: list[Asked]


def write_report(evaluation: Evaluation, folder: Path) -> Json:
    """Write the folder and return the summary. Raises UsageError where it cannot be written."""
    from evals.report.page import report_page
    from evals.report.text import markdown

    found = {"corpora": summary(evaluation.asked), "beside": _beside(evaluation), "memory_mib": evaluation.config["memory_mib"]}
    since = _since_baseline(evaluation.asked)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "config.json").write_text(_as_text(evaluation.config), encoding="utf-8")
        write_rows(evaluation.asked, folder / "rows.jsonl")
        (folder / "summary.json").write_text(_as_text(found), encoding="utf-8")
        (folder / "report.md").write_text(markdown(found, evaluation.config, since), encoding="utf-8")
        (folder / "report.html").write_text(report_page(found, evaluation.config, evaluation.asked, since), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"The report cannot be written to {folder} ({error.strerror}). Give another --out.") from error
    return found


def read_report(folder: Path) -> Report:
    """Read a report back. Raises UsageError where the folder holds none."""
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        found = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{folder} holds no report ({error}). `cdip eval --out {folder}` writes one.") from error
    return Report(folder, config, found, list(read_asked(folder / "rows.jsonl")))


def _beside(evaluation: Evaluation) -> Json:
    """Other ways of answering: measured in this run, or else when the baseline was renewed."""
    corpora = {one.corpus for one in evaluation.asked}
    return {corpus: figures for corpus, figures in (read_beside() | evaluation.beside).items() if corpus in corpora}


def _since_baseline(asked: list[Asked]) -> dict[str, Verdict]:
    """What changed since the committed baseline, for every corpus that it knows."""
    try:
        return {verdict.corpus: verdict for verdict in verdicts(asked, read_all())}
    except UsageError:  # none of the questions has one: a user's own set
        return {}


def _as_text(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
