"""The console script: one command line over the ingest job, the assistant and the evaluation."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

# Our products are small, and a process whose threads wait for each other loses far more beside a busy one than it gains.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 some input failed, 2 usage, 3 no index, 4 a service failed."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # what a terminal's encoding lacks is written as it can be, not refused
        sys.stdout.reconfigure(errors="backslashreplace")
    parser = _parser()
    options = parser.parse_args(arguments)
    if not hasattr(options, "run"):
        parser.print_help(sys.stderr)
        return 2

    from assistant.errors import AssistantError

    try:
        status = int(options.run(options))
        print(end="", flush=True)
        return status
    except AssistantError as error:
        print(f"cdip {options.command}: {error}", file=sys.stderr)
        return error.exit_status
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # what our output goes to is full, say
        print(f"cdip {options.command}: {error}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 4


def _parser() -> argparse.ArgumentParser:
    from assistant.channels import cli as assistant_commands
    from evals import cli as evaluation_commands
    from ingest import cli as ingest_commands

    parser = argparse.ArgumentParser(prog="cdip", description="Cited answers from the documents of WIPO's CDIP, in Chinese and English.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--index", metavar="DIR", type=Path, help="the index folder (or CDIP_INDEX_DIR)")
    shared.add_argument("--json", action="store_true", help="print one JSON value on stdout and nothing else")
    for package in (ingest_commands, assistant_commands, evaluation_commands):
        package.add_commands(commands, shared)
    return parser


if __name__ == "__main__":
    sys.exit(main())
