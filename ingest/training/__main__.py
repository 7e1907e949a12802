"""Make the bundled embedding model from pairs, measure it, or write it as a sentence-transformers folder.

    python -m ingest.training make --parallel DIR --glossary FILE --out DIR
    python -m ingest.training measure --parallel DIR --glossary FILE [--model DIR]
    python -m ingest.training unpack --out DIR [--model DIR]

`make` may be left out.
"""

from __future__ import annotations

import os

# Threads that spin while they wait slow training tenfold on a machine that does anything else; read at import.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import argparse
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from assistant.adapters.embedder import StaticEmbedder
from assistant.adapters.embedder.loading import BUNDLED_FOLDER
from assistant.errors import AssistantError, UsageError

ACTIONS = ("make", "measure", "unpack")


def main(arguments: Sequence[str]) -> int:
    """Run one action; return the exit status."""
    options = _parser().parse_args(arguments if arguments[:1] and arguments[0] in ACTIONS else ["make", *arguments])
    console = Console(stderr=True)
    try:
        {"make": _make, "measure": _measure, "unpack": _unpack}[options.action](options, console)
    except ImportError as error:
        console.print(f"[red]{error}[/red]: training needs more than the product does: pip install '.[train]'")
        return 2
    except AssistantError as error:
        console.print(f"[red]{error}[/red]")
        return error.exit_status
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ingest.training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    actions = parser.add_subparsers(dest="action", required=True)
    make, measure, unpack = (actions.add_parser(action) for action in ACTIONS)
    for action in (make, measure):
        action.add_argument("--parallel", type=Path, required=True, help="folder of the English⇥Chinese pairs")
        action.add_argument("--glossary", type=Path, required=True, help="file of term pairs, English⇥Chinese")
    for action in (measure, unpack):
        action.add_argument("--model", type=Path, default=BUNDLED_FOLDER, help="a packed model (default: the bundled one)")
    for action in (make, unpack):
        action.add_argument("--out", type=Path, required=True, help="folder to write")
    make.add_argument("--seed", type=int, help="the same seed gives the same model on one machine")
    make.add_argument("--pooled-epochs", type=int, help="rounds that compare whole texts")
    make.add_argument("--joint-epochs", type=int, help="further rounds that also compare token by token")
    make.add_argument("--dimension", type=int, default=256, help="numbers a vector is cut to (default: 256)")
    make.add_argument("--cache", type=Path, help="folder to keep the teacher's vectors in from run to run")
    return parser


def _make(options: argparse.Namespace, console: Console) -> None:
    from ingest.training.learning import Plan
    from ingest.training.pairs import read_material
    from ingest.training.recipe import make

    given = {f.name: getattr(options, f.name, None) for f in fields(Plan)}
    plan = Plan(**{name: value for name, value in given.items() if value is not None})
    material = read_material(_folder(options.parallel), _file(options.glossary))
    with Progress(console=console) as bar:
        tasks = {stage: bar.add_task(stage, total=None) for stage in ("pooled", "joint")}

        def progress(stage: str, done: int, total: int, loss: float) -> None:
            bar.update(tasks[stage], completed=done, total=total, description=f"{stage} (loss {loss:.2f})")

        model = make(material, options.out, plan, options.dimension, progress, options.cache)
    console.print(f"{options.out}: {len(model.vocabulary):,} tokens × {model.dimension}, {model.fingerprint}")
    _print_figures(model, options, console)


def _measure(options: argparse.Namespace, console: Console) -> None:
    _print_figures(StaticEmbedder.load(options.model), options, console)


def _unpack(options: argparse.Namespace, console: Console) -> None:
    from ingest.training.unpacking import unpack

    unpack(StaticEmbedder.load(options.model), options.out)
    console.print(f"{options.out}: load it with SentenceTransformer({str(options.out)!r})")


def _print_figures(model: StaticEmbedder, options: argparse.Namespace, console: Console) -> None:
    from ingest.training.measuring import measure
    from ingest.training.pairs import read_material

    material = read_material(_folder(options.parallel), _file(options.glossary))
    count = len(material.held_out)
    table = Table("direction", "by", "R@1", "R@5", "MRR", title=f"{count} held-out questions")
    for figure in measure(model, material.held_out, material.asked):
        table.add_row(figure.direction, figure.by, *(f"{x:.3f}" for x in (figure.recall_1, figure.recall_5, figure.mrr)))
    console.print(table)


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise UsageError(f"{path} is no folder; it should hold the pairs (tatoeba.tsv, cedict.tsv, cdip_questions.tsv …)")
    return path


def _file(path: Path) -> Path:
    if not path.is_file():
        raise UsageError(f"{path} is no file; it should hold the term pairs")
    return path


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
