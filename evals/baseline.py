"""The committed baseline: what every question was worth when it was last renewed, and the figures measured beside it.

A line a question in evals/baseline/<corpus>.jsonl, without a word of any document; beside.json has the figures of the
other ways of answering; config.json says what all this was made with.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import UsageError
from evals.corpora import HERE
from evals.faults import faults
from evals.metrics import METRICS
from evals.score import Score

FOLDER = HERE / "baseline"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a question was worth: every figure by name, and what was wrong."""

    id: str
    group: str
    values: Mapping[str, float | None]
    faults: tuple[str, ...]


def kept(score: Score) -> Kept:
    """Return what is remembered of a scored question; what was wrong with a "report" question nobody is told."""
    wrong = () if score.split == "report" else tuple(faults(score))
    values = {metric.name: metric.value(score) for metric in METRICS}
    # rounded here, so that what is written and what is measured are compared as the same number
    return Kept(score.id, score.group, {name: None if value is None else round(value, 4) for name, value in values.items()}, wrong)


def write_baseline(corpus: str, scores: Sequence[Score], folder: Path = FOLDER) -> Path:
    """Write what a corpus' questions are worth, a line each."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{corpus}.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for one in map(kept, scores):
            values = {name: value for name, value in one.values.items() if value is not None}
            line = {"id": one.id, "group": one.group, "values": values, "faults": list(one.faults)}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path


def read_baseline(corpus: str, folder: Path = FOLDER) -> dict[str, Kept] | None:
    """Return the baseline of a corpus by question id; None where none was written. Raises UsageError for a damaged one."""
    path = folder / f"{corpus}.jsonl"
    if not path.is_file():
        return None
    try:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        found = [Kept(line["id"], line["group"], line["values"], tuple(line["faults"])) for line in lines]
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} is damaged ({error}). Write it anew with `cdip eval --renew-baseline`.") from error
    return {one.id: one for one in found}


def write_beside(beside: Json, config: Json, folder: Path = FOLDER) -> None:
    """Write the figures of the other ways of answering, and what all was made with."""
    for name, value in (("beside", beside), ("config", config)):
        (folder / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_all(folder: Path = FOLDER) -> dict[str, dict[str, Kept]]:
    """Return every baseline there is, by corpus."""
    return {path.stem: read_baseline(path.stem, folder) or {} for path in sorted(folder.glob("*.jsonl"))}


def read_beside(folder: Path = FOLDER) -> Json:
    """Return, by corpus and by way of answering, the figures measured beside the product; empty where none were."""
    path = folder / "beside.json"
    found: Json = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found
