"""Print what each retrieval setting is worth on the "tune" questions, one setting varied at a time.

    python -m evals.tune --index DIR [--set FILE …]

Only the "tune" third is read: the figures that are reported come from questions nobody tuned on.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from assistant.channels.rendering import result_json
from assistant.legs import RetrievalSettings
from assistant.model import Query
from assistant.retrieval import Retriever
from assistant.service import Assistant
from assistant.settings import read_settings
from evals.run import read_set
from evals.score import first_rank, golds

QUESTIONS = Path(__file__).parent / "questions"
GRID: dict[str, tuple[float, ...]] = {
    "words": (0.0, 0.3, 0.5, 0.8, 1.2),
    "late_interaction": (0.0, 0.6, 1.2, 1.8, 2.4),
    "place": (0.0, 0.5, 0.9, 1.4, 2.0),
    "meaning": (0.0, 0.2, 0.35, 0.6, 1.0),
    "phrase_weight": (0.0, 0.5, 0.9, 1.2),
    "translation_weight": (0.0, 0.3, 0.6, 0.9),
    "recommendation": (0.0, 1.0, 2.0, 3.0),
    "status": (0.0, 1.5, 3.0),
    "decision": (0.0, 1.0, 2.0),
    "document": (0.0, 1.0, 2.0),
    "form": (0.0, 1.0, 2.0, 3.0),
    "candidates": (30, 60, 100),
}


def main() -> None:
    """Read the questions once, then print a line for every variation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--set", type=Path, action="append")
    parser.add_argument("--only", action="append", choices=GRID, help="vary only this setting")
    options = parser.parse_args()
    assistant = Assistant(read_settings(index_dir=options.index))
    paths = options.set or [QUESTIONS / "documents.zh.jsonl", QUESTIONS / "documents.en.jsonl"]
    rows = [row for row in read_set(paths) if row["split"] == "tune" and row["answerable"] and golds(row)]
    asked = [(row, _query(assistant, row)) for row in rows]
    for name, settings in _variations(options.only or list(GRID)):
        print(f"{name:28}", _figures(assistant, settings, asked), flush=True)


def _query(assistant: Assistant, row: dict[str, Any]) -> Query:
    history: list[Query] = []
    for earlier in row.get("history", ()):
        history.append(assistant.understand(earlier, history=history))
    return assistant.understand(row["question"], history=history)


def _variations(names: Sequence[str]) -> Iterator[tuple[str, RetrievalSettings]]:
    settings = RetrievalSettings()
    yield "as it is", settings
    for name in names:
        for value in GRID[name]:
            if asdict(settings)[name] != value:
                yield f"{name} = {value}", replace(settings, **{name: value})


def _figures(assistant: Assistant, settings: RetrievalSettings, asked: Sequence[tuple[dict[str, Any], Query]]) -> str:
    index = assistant.index()
    retriever = Retriever(index.catalogue, index.vectors, *assistant.models(), settings)
    ranks: dict[str, list[int | None]] = {"zh": [], "en": []}
    for row, query in asked:
        results = [result_json(rank, found) for rank, found in enumerate(retriever.find(query, 10), 1)]
        ranks[row["language"]].append(first_rank(row, results))
    return "   ".join(
        f"{language}: R@1 {_share(found, 1):.3f} R@5 {_share(found, 5):.3f} MRR {sum(1 / r for r in found if r) / len(found):.3f}"
        for language, found in ranks.items()
    )


def _share(ranks: Sequence[int | None], k: int) -> float:
    return sum(rank is not None and rank <= k for rank in ranks) / len(ranks)


if __name__ == "__main__":
    main()
