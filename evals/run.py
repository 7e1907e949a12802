"""Ask the product every question of a set, in this process, and score what comes back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.channels.rendering import answer_json, search_json
from assistant.model import Query
from assistant.service import Assistant, filters_from
from evals.score import Score, score, summary

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with what came back and what it is worth."""

    row: Row
    answer: Row
    results: list[Row]
    score: Score


def read_set(paths: Iterable[Path]) -> list[Row]:
    """Return the questions of one or several files, in order."""
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def ask_all(assistant: Assistant, rows: Sequence[Row], tick: Callable[[], None] = lambda: None) -> list[Asked]:
    """Ask every question (its history first, in the same conversation) and score it."""
    asked = []
    for row in rows:
        filters = filters_from(**row.get("filters", {}))
        history: list[Query] = []
        for earlier in row.get("history", ()):
            history.append(assistant.understand(earlier, history=history))
        answer = answer_json(assistant.ask(row["question"], filters, history))
        found = assistant.search(row["question"], filters, 10, history)
        results = search_json(row["question"], found.query, found.evidence, found.timings_ms)["results"]
        asked.append(Asked(row, answer, results, score(row, answer, results)))
        tick()
    return asked


def tables(asked: Sequence[Asked]) -> dict[str, dict[str, Any]]:
    """Return the headline figures by language, by kind and in all."""
    groups: dict[str, list[Score]] = defaultdict(list)
    for one in asked:
        groups["all"].append(one.score)
        groups[f"language {one.score.language}"].append(one.score)
        groups[f"kind {one.score.kind}"].append(one.score)
    return {name: summary(scores) for name, scores in sorted(groups.items())}


def write_rows(asked: Sequence[Asked], path: Path) -> None:
    """Write a line a question: what was asked, what came back, what it is worth."""
    with path.open("w", encoding="utf-8") as out:
        for one in asked:
            line = {"score": asdict(one.score), "question": one.row, "answer": one.answer, "results": one.results}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
