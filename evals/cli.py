"""The command of the evaluation: `cdip eval`, and `cdip eval compare A B`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.settings import Settings
    from evals.corpora import Corpus

RESULTS = Path(".cdip") / "eval"


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add our command to the command line."""
    evaluate = commands.add_parser(
        "eval", parents=[shared], help="ask a fixed set of questions and score the answers", description=_DESCRIPTION
    )
    evaluate.add_argument("--set", type=Path, action="append", default=[], metavar="FILE", help="questions (default: ours)")
    evaluate.add_argument(
        "--documents", type=Path, action="append", default=[], metavar="DIR", help="ingest these first, and ask over them"
    )
    evaluate.add_argument("--split", action="append", choices=("tune", "check", "report"), help="only this part of the set")
    evaluate.add_argument("--reworded", action="store_true", help="the same questions in other words, by other hands")
    evaluate.add_argument("--out", type=Path, metavar="DIR", help=f"where the report goes (default: a new folder under {RESULTS})")
    evaluate.add_argument("--runs", type=int, default=1, metavar="N", help="ask each question N times: is the answer the same?")
    evaluate.add_argument("--workers", type=int, metavar="N", help="processes that ask (default: the cores, at most 4)")
    evaluate.add_argument("--baselines", action="store_true", help="ask words alone, meaning alone and LlamaIndex's quick start too")
    what = evaluate.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="check the questions against the documents, ask nothing")
    what.add_argument("--gate", action="store_true", help="compare with the committed baseline; exit 1 on a significant loss")
    what.add_argument(
        "--renew-baseline", action="store_true", help="write evals/baseline anew (with --baselines, what stands beside it too)"
    )
    evaluate.set_defaults(run=_evaluate)
    compare = evaluate.add_subparsers(metavar="compare A B").add_parser("compare", help="two reports side by side")
    compare.add_argument("before", type=Path, metavar="A", help="the folder of a report")
    compare.add_argument("after", type=Path, metavar="B", help="the folder of another")
    compare.add_argument("--out", type=Path, metavar="DIR", help="where the comparison goes (default: B)")
    compare.set_defaults(run=_compare)


_DESCRIPTION = """Without arguments: the samples' questions over the samples, and those over ../shared/documents where that
folder is. --documents or --index alone: those of our sets whose gold they hold. The report is a folder with report.html."""


def _evaluate(options: argparse.Namespace) -> int:
    from assistant.errors import UsageError
    from assistant.settings import read_settings
    from evals.corpora import chosen

    if options.runs < 1 or (options.workers or 1) < 1:
        raise UsageError("--runs and --workers take a number from 1 on.")
    corpora = chosen(options.set, options.documents, options.index)
    settings = read_settings(index_dir=options.index)
    if options.check:
        return _check(corpora)
    if options.gate:
        return _gate(corpora, settings, options)
    if options.renew_baseline:
        return _renew(corpora, settings, options)
    return _report(corpora, settings, options)


def _report(corpora: tuple[Corpus, ...], settings: Settings, options: argparse.Namespace) -> int:
    from evals.evaluate import Plan, evaluate
    from evals.report import write_report
    from evals.run import How

    wanted = set(options.split or ("tune", "check", "report"))
    how = How(runs=options.runs, directions=True)
    plan = Plan(
        keep=lambda corpus, row: row["split"] in wanted,
        how=how,
        workers=_workers(options),
        reworded=options.reworded,
        baselines=options.baselines,
    )
    evaluation = evaluate(corpora, settings, plan, _progress)
    folder = options.out or _fresh_folder()
    summary = write_report(evaluation, folder)
    if options.json:
        print(json.dumps(summary, ensure_ascii=False))
    else:
        from evals.report.text import terminal

        print(terminal(summary))
        print(f"\n{folder / 'report.html'}")
    return 0


def _check(corpora: tuple[Corpus, ...]) -> int:
    """Check the form of every set, and its gold and facts against the documents where they are named."""
    from evals.check import check_set
    from evals.corpora import read_questions, source_texts

    faulty = 0
    for corpus in corpora:
        texts = source_texts(corpus.documents) if corpus.documents else None
        rows = read_questions(corpus, list(texts or ()))
        faults = check_set(rows, texts)
        faulty += len(faults)
        print("\n".join([*faults, f"{corpus.name}: {len(rows)} questions over {len(texts or ())} documents, {len(faults)} faults"]))
    return 1 if faulty else 0


def _gate(corpora: tuple[Corpus, ...], settings: Settings, options: argparse.Namespace) -> int:
    from dataclasses import asdict

    from assistant.errors import UsageError
    from evals.baseline import read_all
    from evals.evaluate import Plan, evaluate
    from evals.gate import told, verdicts
    from evals.report import write_report

    baselines = read_all()
    known = {id_ for baseline in baselines.values() for id_ in baseline}
    if not known:
        raise UsageError("There is no baseline in evals/baseline. Write one with `cdip eval --renew-baseline`.")
    plan = Plan(keep=lambda corpus, row: row["id"] in known or row["split"] != "report", workers=_workers(options))
    evaluation = evaluate(corpora, _as_committed(settings), plan, _progress)
    judged = verdicts(evaluation.asked, baselines)
    if options.out:
        write_report(evaluation, options.out)
    if options.json:
        print(json.dumps([asdict(verdict) | {"passed": verdict.passed} for verdict in judged], ensure_ascii=False))
    else:
        print("\n".join(told(verdict) for verdict in judged))
        print(f"{len(evaluation.asked)} questions in {evaluation.config['seconds']} s")
    return 0 if all(verdict.passed for verdict in judged) else 1


def _renew(corpora: tuple[Corpus, ...], settings: Settings, options: argparse.Namespace) -> int:
    from assistant.errors import UsageError
    from evals.baseline import read_beside, write_baseline, write_beside
    from evals.corpora import SAMPLES, standard
    from evals.evaluate import Plan, evaluate
    from evals.summary import by_corpus

    if options.set or options.documents or options.index or corpora != standard():  # those named may by chance be all that are there
        raise UsageError("The baseline is of the standard sets over their own documents; leave out --set, --documents and --index.")
    plan = Plan(
        keep=lambda corpus, row: corpus == SAMPLES or row["split"] != "report",  # the report third stays unread
        workers=_workers(options),
        baselines=options.baselines,
    )
    evaluation = evaluate(corpora, _as_committed(settings), plan, _progress)
    for corpus, asked in by_corpus(evaluation.asked).items():
        print(f"{write_baseline(corpus, [one.score for one in asked])}: {len(asked)} questions")
    write_beside(read_beside() | evaluation.beside, evaluation.config)
    print(f"{evaluation.config['seconds']} s; commit evals/baseline with the change that made it necessary, and say there why")
    return 0


def _compare(options: argparse.Namespace) -> int:
    from evals.compare import compare, terminal, write_comparison
    from evals.report.folder import read_report

    comparison = compare(read_report(options.before), read_report(options.after))
    folder = options.out or options.after
    path = write_comparison(comparison, folder)
    print(json.dumps(comparison.as_json(), ensure_ascii=False) if options.json else f"{terminal(comparison)}\n\n{path}")
    return 0


def _as_committed(settings: Settings) -> Settings:
    """Settings under which a baseline is comparable: no language model, the bundled embedding model, no server."""
    return settings.model_copy(update={"llm": None, "embedding_model": "bundled", "chroma_url": None})


def _workers(options: argparse.Namespace) -> int:
    return int(options.workers or min(4, os.cpu_count() or 1))


def _fresh_folder() -> Path:
    return RESULTS / datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%S")


@contextmanager
def _progress(what: str, total: int) -> Iterator[Callable[[], None]]:
    """Show a bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)
