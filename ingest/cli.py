"""The commands of the ingest job: `cdip ingest`, `cdip fetch`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingest.reports import FileReport, IngestReport

Commands = Any  # argparse gives its sub-parser collection no public name


def add_commands(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add our commands to the command line."""
    ingest = commands.add_parser("ingest", parents=[shared], help="read documents into the index")
    ingest.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files and folders (.txt .pdf .docx .html .htm .md)")
    ingest.add_argument("--workers", type=int, metavar="N", help="processes that read files (default: all cores)")
    ingest.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")
    ingest.add_argument("--prune", action="store_true", help="remove documents whose files under PATH are gone")
    ingest.add_argument("--rebuild", action="store_true", help="start from nothing (needed after a change of model)")
    ingest.set_defaults(run=_ingest)
    fetch = commands.add_parser("fetch", parents=[shared], help="bring official files from the Organization's site")
    what = fetch.add_mutually_exclusive_group(required=True)
    what.add_argument("--session", type=int, metavar="N", help="all documents of a session")
    what.add_argument("--symbol", metavar="S", help="one document")
    what.add_argument("--url", metavar="U", help="one file or page")
    fetch.add_argument("--lang", action="append", choices=("zh", "en"), help="languages wanted (both)")
    fetch.add_argument("--out", type=Path, default=Path("documents"), metavar="DIR", help="where files go (documents)")
    fetch.add_argument("--base-url", metavar="U", help="another site that has the same pages")
    fetch.set_defaults(run=_fetch)


def _ingest(options: argparse.Namespace) -> int:
    from assistant.adapters.embedder import StaticEmbedder, load_embedder
    from assistant.errors import UsageError
    from assistant.settings import read_settings
    from ingest.pipeline import IngestOptions, ingest

    if options.workers is not None and options.workers < 1:
        raise UsageError(f"--workers {options.workers}: at least one process must read.")
    settings = read_settings(index_dir=options.index)
    lexicon = load_embedder()
    assert isinstance(lexicon, StaticEmbedder)
    embedder = lexicon if settings.embedding_model == lexicon.name else load_embedder(settings.embedding_model)
    how = IngestOptions(
        index_dir=settings.index_dir,
        dry_run=options.dry_run,
        prune=options.prune,
        rebuild=options.rebuild,
        chroma_url=settings.chroma_url,
        **({"workers": options.workers} if options.workers else {}),
    )
    with _progress() as progress:
        report = ingest(options.paths, embedder, lexicon, how, progress)
    for failed in (file for file in report.documents if file.status == "failed"):
        print(f"failed: {failed.file}: {failed.error}", file=sys.stderr)
    if options.json:
        print(json.dumps(report_json(report), ensure_ascii=False))
    else:
        _show(report)
    return 1 if report.totals["failed"] else 0


def _fetch(options: argparse.Namespace) -> int:
    from ingest.fetch import DEFAULT_BASE_URL, Fetched, fetch

    def tell(fetched: Fetched) -> None:
        if not options.json or fetched.error:
            print(f"{fetched.status}: {fetched.file or fetched.url}" + (f": {fetched.error}" if fetched.error else ""), file=sys.stderr)

    fetched = fetch(
        session=options.session,
        symbol=options.symbol,
        url=options.url,
        languages=options.lang or ("en", "zh"),
        out=options.out,
        base_url=options.base_url or DEFAULT_BASE_URL,
        progress=tell,
    )
    if options.json:
        files = [asdict(one) | {"file": str(one.file) if one.file else None} for one in fetched]
        print(json.dumps(files, ensure_ascii=False))
    return 1 if any(one.status in ("failed", "missing") for one in fetched) else 0


def report_json(report: IngestReport) -> dict[str, Any]:
    """Return what an ingest did as the contract's JSON."""
    return {
        "generation": report.generation,
        "documents": [asdict(file) for file in report.documents],
        "totals": report.totals,
        "seconds": report.seconds,
        "dry_run": report.dry_run,
    }


@contextmanager
def _progress() -> Iterator[Callable[[FileReport, int], None]]:
    """A bar on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda report, total: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def advance(report: FileReport, total: int) -> None:
            bar.update(task, total=total, advance=1, description=escape(report.file[-40:]))

        yield advance


def _show(report: IngestReport) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    changed = [file for file in report.documents if file.status != "unchanged" or file.error]
    if changed:
        table = Table(box=None, pad_edge=False)
        for heading in ("status", "symbol", "language", "session", "chunks", "file"):
            table.add_column(heading, overflow="fold")
        for file in changed:
            where = Text(file.file + (f" ({file.error})" if file.error else ""))  # a name in brackets is no mark-up
            table.add_row(file.status, file.symbol or "–", file.language or "–", str(file.session or "–"), str(file.chunks), where)
        Console().print(table)
    counts = ", ".join(f"{number} {status}" for status, number in report.totals.items() if number)
    nothing = "Nothing changed: " if all(file.status in ("unchanged", "duplicate") for file in report.documents) else ""
    print(f"{nothing}{counts} in {report.seconds} s; generation {report.generation}{' (dry run)' if report.dry_run else ''}")
