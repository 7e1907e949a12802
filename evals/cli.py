"""The command of the evaluation: `cdip eval`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

QUESTIONS = Path(__file__).parent / "questions"


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add our command to the command line."""
    evaluate = commands.add_parser("eval", parents=[shared], help="ask a fixed set of questions and score the answers")
    evaluate.add_argument("--set", type=Path, action="append", metavar="FILE", help="questions (default: those over the samples)")
    evaluate.add_argument("--split", action="append", choices=("tune", "check", "report"), help="only this part of the set")
    evaluate.add_argument("--out", type=Path, metavar="DIR", help="write rows.jsonl and summary.json there")
    evaluate.set_defaults(run=_evaluate)


def _evaluate(options: argparse.Namespace) -> int:
    from assistant.errors import UsageError
    from assistant.service import Assistant
    from assistant.settings import read_settings
    from evals.run import ask_all, read_set, tables, write_rows

    paths = options.set or [QUESTIONS / "samples.jsonl"]
    if missing := [str(path) for path in paths if not path.is_file()]:
        raise UsageError(f"There is no question set {', '.join(missing)}.")
    rows = [row for row in read_set(paths) if not options.split or row["split"] in options.split]
    asked = ask_all(Assistant(read_settings(index_dir=options.index)), rows)
    figures = tables(asked)
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        write_rows(asked, options.out / "rows.jsonl")
        (options.out / "summary.json").write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")
    print(json.dumps(figures, ensure_ascii=False) if options.json else _table(figures), file=sys.stdout)
    return 0


def _table(figures: dict[str, dict[str, Any]]) -> str:
    columns = list(next(iter(figures.values())))
    lines = [f"{'':24}" + "".join(f"{column[:11]:>12}" for column in columns)]
    for name, values in figures.items():
        lines.append(f"{name:24}" + "".join(f"{'–' if values[c] is None else values[c]!s:>12}" for c in columns))
    return "\n".join(lines)
