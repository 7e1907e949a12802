"""Make the bundled reader.

    python -m ingest.training.reading --parallel DIR --glossary FILE [--windows FILE …] [--out DIR]

DIR and FILE hold the pairs and terms that the bundled model is made from. Each of --windows was written by `python -m evals.windows`. The
seed is fixed; between machines the sums round otherwise, and training carries that on.
"""

from __future__ import annotations

import os

# Threads that spin while they wait slow training tenfold on a machine that does anything else; read at import.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import argparse
import sys
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.progress import Progress

from assistant.adapters.embedder import StaticEmbedder
from assistant.adapters.embedder.loading import BUNDLED_FOLDER
from ingest.training.pairs import Material, Pair, read_material

SEED = 1
OLD_PAIRS = 8000  # of the first crossing, met again in the second


def main() -> int:
    """Train in two crossings and eight rounds of judging, and write the reader; return the exit status."""
    options = _parser().parse_args()
    console = Console(stderr=True)
    try:
        from ingest.training.reading.crossing import Rounds, cross
        from ingest.training.reading.exporting import export
        from ingest.training.reading.judging import Round, judge
        from ingest.training.reading.network import Reader, from_teacher
        from ingest.training.reading.taught import Taught, lessons, of_sentences, windows_in
    except ImportError as error:
        console.print(f"[red]{error}[/red]: training needs more than the product does: pip install '.[train]'")
        return 2
    import torch

    torch.manual_seed(SEED)
    torch.set_num_threads(min(4, os.cpu_count() or 1))
    model = StaticEmbedder.load(BUNDLED_FOLDER)
    material = read_material(options.parallel, options.glossary)
    taught = Taught(lessons(material.asked), [*of_sentences(model), *(asked for path in options.windows for asked in windows_in(path))])
    body, start = from_teacher(model), from_teacher(model)
    with Progress(console=console) as bar:
        tasks = {stage: bar.add_task(stage, total=None) for stage in ("crossing", "judging")}

        def progress(stage: str, done: int, total: int, loss: float) -> None:
            bar.update(tasks[stage], completed=done, total=total, description=f"{stage} (loss {loss:.2f})")

        entries = [pair for group in material.words for pair in group[:1]]
        cross(body, start, model, general(material), entries, Rounds(5, 1.5e-4), SEED, progress)
        cross(body, start, model, of_lessons(material), entries, Rounds(3, 8e-5), SEED, progress)
        reader = Reader(body)
        plan = (
            Round(1e-4, 0.4, ("rivals", "pairs")),
            Round(5e-5, 0.0, ("rivals", "passages", "pairs")),
            Round(5e-5, 0.0, ("passages",)),
            Round(6e-5, 0.3, ("rivals", "passages")),
            Round(6e-5, 0.0, ("longer",)),
            Round(6e-5, 0.0, ("longer, again",)),
            Round(6e-5, 0.0, ("asked",), averaged=True),
            Round(5e-5, 0.0, ("details",), averaged=True),
        )
        judge(reader, model.vocabulary, taught, plan, SEED, progress)
    export(reader, options.out)
    console.print(f"{options.out}: the reader is written")
    return 0


def general(material: Material) -> list[Pair]:
    """Return running texts, questions with their passages three times, and terms."""
    texts = [pair for group in [*material.sentences, *material.domain, *material.domain] for pair in group]
    terms = [group[0] for group in material.terms]
    return [*texts, *_asked(material) * 3, *terms]


def of_lessons(material: Material) -> list[Pair]:
    """Return the questions and passages of rivals.tsv, those of the pairs, and some of the general ones again."""
    from ingest.training.reading.taught import rivals

    own = [Pair(row[at], row[at + 1]) for row in rivals() for at in (0, 2, 4)]
    old = general(material)
    some = np.random.default_rng(SEED).choice(len(old), min(OLD_PAIRS, len(old)), replace=False)
    return [*own, *_asked(material), *(old[at] for at in some)]


def _asked(material: Material) -> list[Pair]:
    asked = material.asked
    return [*(Pair(one.question_en, one.question_zh) for one in asked), *(Pair(one.passage_en, one.passage_zh) for one in asked)]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ingest.training.reading", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--parallel", type=Path, required=True, help="folder of the English⇥Chinese pairs")
    parser.add_argument("--glossary", type=Path, required=True, help="file of term pairs, English⇥Chinese")
    parser.add_argument("--windows", type=Path, nargs="*", default=[], help="questions with windows, as evals.windows writes them")
    parser.add_argument("--out", type=Path, default=BUNDLED_FOLDER, help="folder to write (default: the bundled models')")
    return parser


if __name__ == "__main__":
    sys.exit(main())
