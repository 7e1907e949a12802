"""Print what the product costs: `make bench`, or

    python -m evals.bench [--times 1 10 100] [--folder .cdip/bench]

Everything is measured in this one run, each in a process of its own, and set beside LlamaIndex's quick start on the same
files where its model is installed (pip install -e '.[train]'). Figures on a machine that does other work are those of that
hour: what holds is the ratios.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from assistant.errors import IndexError_
from assistant.service import Assistant
from assistant.settings import read_settings
from evals.bench import quick_start
from evals.bench.corpus import folders, invented, is_real, questions, texts
from evals.bench.timing import Run, run

ONE_CORE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
IMPORTS = "import torch, llama_index.core, chromadb"
CDIP = [sys.executable, "-m", "assistant"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10, 100], metavar="N", help="how many times the corpus")
    parser.add_argument("--folder", type=Path, default=Path(".cdip") / "bench", help="where indexes are kept between runs")
    options = parser.parse_args()
    print("documents: the real ones" if is_real() else "documents: the bundled samples (the real ones, ../shared, are not here)")
    once = options.folder / "once"
    shutil.rmtree(once, ignore_errors=True)
    ingested = run([*CDIP, "ingest", *map(str, folders()), "--index", str(once)])
    print("\nBeside LlamaIndex's quick start, on the same files")
    _beside(ingested, once, options.folder)
    print("\nMany times the corpus: milliseconds a new question, warm")
    print(f"{'':28}{'chunks':>9}{'p50':>9}{'p95':>9}{'p99':>9}{'memory':>12}")
    for times in sorted(options.times):
        index_dir = once if times == 1 else _many(times, once, options.folder)
        _scale(times, run([sys.executable, "-m", "evals.bench.ours", "answer", str(index_dir)], OPENBLAS_NUM_THREADS="1"))


def _beside(ingested: Run, once: Path, folder: Path) -> None:
    question = questions(8)[3]
    ours = [sys.executable, "-m", "evals.bench.ours"]
    cold = run([*CDIP, "ask", question, "--index", str(once)])
    encoded = run([*ours, "encode", str(once)], **ONE_CORE).figures
    warm = run([*ours, "answer", str(once)], OPENBLAS_NUM_THREADS="1").figures
    imports = run([sys.executable, "-c", IMPORTS])
    if quick_start.installed():
        theirs = [sys.executable, "-m", "evals.bench.quick_start"]
        storage = str(folder / "quick_start")
        their_ingest = run([*theirs, "ingest", str(texts(folder / "texts")), storage])
        their_cold = run([*theirs, "ask", storage, question])
        their_encoded = run([*theirs, "encode", storage], **ONE_CORE).figures
        their_warm = run([*theirs, "answer", storage]).figures
    else:
        print("(its model is missing: pip install -e '.[train]'; ours alone)")
        their_ingest = their_cold = their_encoded = their_warm = None
    print(f"{'':28}{'ours':>12}{'quick start':>14}{'ratio':>9}")
    _row("encode, a core, new text", encoded["first"], their_encoded and their_encoded["again"], "chunks/s")
    _row("encode, a core, again", encoded["again"], their_encoded and their_encoded["again"], "chunks/s")
    if their_encoded:
        print(f"  (of {encoded['characters']:.0f} and {their_encoded['characters']:.0f} characters)")
    _row("ingest from cold", ingested.seconds, their_ingest and their_ingest.seconds, "s")
    _row("ingest, processor time", ingested.cpu_seconds, their_ingest and their_ingest.cpu_seconds, "s")
    _row("question from cold", cold.seconds, their_cold and their_cold.seconds, "s")
    _row("  against bare imports", cold.seconds, imports.seconds, "s")
    for what in ("search", "ask"):
        for share in ("p50", "p95", "p99"):
            mine = warm["search"]["no filter"] if what == "search" else warm["ask"]
            _row(f"{what}, warm, {share}", mine[share], their_warm and their_warm[what][share], "ms")
    _row("memory of the question path", warm["megabytes"], their_warm and their_warm["megabytes"], "MB")


def _row(name: str, ours: float, theirs: float | None, unit: str) -> None:
    ratio = "" if theirs is None else f"{theirs / ours:8.1f}×" if unit != "chunks/s" else f"{ours / theirs:8.1f}×"
    print(f"{name:28}{ours:12,.2f}{'' if theirs is None else f'{theirs:,.2f}':>14}{ratio:>9}  {unit}")


def _many(times: int, once: Path, folder: Path) -> Path:
    """Return an index of so many times the corpus; one of an earlier run serves as long as this version can read it."""
    chunks = Assistant(read_settings(index_dir=once)).index().manifest.chunks
    place, documents = invented(folder / f"documents-{times}", (times - 1) * chunks)
    index_dir = folder / f"times-{times}"
    ingest = [*CDIP, "ingest", *map(str, folders()), str(place), "--prune", "--index", str(index_dir)]
    try:
        Assistant(read_settings(index_dir=index_dir)).index()
    except IndexError_:
        shutil.rmtree(index_dir, ignore_errors=True)
        built = run(ingest)
        print(
            f"{times} ×: {documents} invented documents ingested in {built.seconds:.0f} s ({documents / built.seconds:.0f} a second; "
            f"processor time {built.cpu_seconds:.0f} s; largest process {built.megabytes:.0f} MB)"
        )
    again = run(ingest)
    print(f"{times} ×: ingested again, nothing changed: {again.seconds:.1f} s")
    return index_dir


def _scale(times: int, measured: Run) -> None:
    figures = measured.figures
    rows: Mapping[str, Mapping[str, float]] = {f"search, {name}": spread for name, spread in figures["search"].items()} | {
        "ask": figures["ask"]
    }
    for number, (name, spread) in enumerate(rows.items()):
        first = f"{figures['chunks']:>9,}" if number == 0 else " " * 9
        memory = f"{figures['megabytes']:>9,.0f} MB" if number == 0 else ""
        print(
            f"{f'{times} ×' if number == 0 else '':6}{name:22}{first}{spread['p50']:9.1f}{spread['p95']:9.1f}{spread['p99']:9.1f}{memory}"
        )


if __name__ == "__main__":
    main()
