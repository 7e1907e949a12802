"""The documents measured on: the real ones where they are, else the samples, and many times as much with invented ones."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from evals.bench.generating import generate

ROOT = Path(__file__).parents[2]
_REAL = ROOT.parent / "shared" / "documents"
_CHUNKS_OF_ONE = 11.6  # that an invented document has on average


def is_real() -> bool:
    """Whether the real documents are here."""
    return _REAL.is_dir()


def folders() -> list[Path]:
    """Return the folders of the documents, once."""
    return [_REAL / "zh", _REAL / "en"] if is_real() else [ROOT / "ingest" / "samples"]


def texts(folder: Path) -> Path:
    """Gather the documents that are plain text in one folder, as a quick start is given them, and return it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path in (path for place in folders() for path in sorted(place.glob("*.txt"))):
        shutil.copy(path, folder / path.name)
    return folder


def invented(folder: Path, chunks: int) -> tuple[Path, int]:
    """Return a folder of invented documents of about so many chunks, and how many they are; written once, then found again."""
    documents = round(chunks / _CHUNKS_OF_ONE)
    if len(list(folder.glob("*.txt"))) != documents:
        shutil.rmtree(folder, ignore_errors=True)
        generate(folder, documents)
    return folder, documents


def questions(at_most: int) -> list[str]:
    """Return questions of our sets, both languages mixed, each once."""
    sets: Sequence[str] = ("documents.zh", "documents.en") if is_real() else ("samples",)
    lists = [_questions(ROOT / "evals" / "questions" / f"{name}.jsonl") for name in sets]
    step = max(1, sum(map(len, lists)) // at_most)
    return [question for questions in lists for question in questions[::step]][:at_most]


def _questions(path: Path) -> list[str]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return list(dict.fromkeys(row["question"] for row in rows if not row.get("history")))
