"""The commands that ask: search, ask, decisions, recommendation, documents, doctor, serve, slack."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.model import Filters
    from assistant.service import Assistant

Commands = Any  # argparse gives its sub-parser collection no public name
Json = dict[str, Any]


def add_commands(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add our commands to the command line."""
    filters = argparse.ArgumentParser(add_help=False)
    filters.add_argument("--lang", choices=("zh", "en"), help="only documents in this language")
    filters.add_argument("--session", type=_number, metavar="N", help="only documents of this session")
    filters.add_argument("--symbol", metavar="S", help="only the document with this symbol")
    filters.add_argument("--recommendation", type=_number, metavar="N", help="only what reports on this recommendation")
    filters.add_argument("--batch", type=Path, metavar="IN.jsonl", help='questions, one {"id","question"} a line')
    filters.add_argument("--out", type=Path, metavar="OUT.jsonl", help="where --batch writes, a line a question")
    filters.add_argument("-k", type=int, default=10, metavar="N", help="how many results (10)")

    search = commands.add_parser("search", parents=[shared, filters], help="find the passages that a question is about")
    search.add_argument("question", nargs="?")
    search.set_defaults(run=_search)
    ask = commands.add_parser("ask", parents=[shared, filters], help="answer a question with citations")
    ask.add_argument("question", nargs="?")
    ask.set_defaults(run=_ask)

    decisions = commands.add_parser("decisions", parents=[shared], help="what the Committee decided")
    decisions.add_argument("--session", type=_number, metavar="N")
    decisions.add_argument("--about", metavar="TEXT")
    decisions.set_defaults(run=_decisions)
    recommendation = commands.add_parser("recommendation", parents=[shared], help="what is reported on a recommendation")
    recommendation.add_argument("number", type=_number)
    recommendation.add_argument("--series", choices=("da", "review"), help="Development Agenda or Independent Review")
    recommendation.set_defaults(run=_recommendation)
    documents = commands.add_parser("documents", parents=[shared], help="what is indexed")
    documents.set_defaults(run=_documents)
    doctor = commands.add_parser("doctor", parents=[shared], help="what is well, what is not, what to do")
    doctor.set_defaults(run=_doctor)
    serve = commands.add_parser("serve", parents=[shared], help="serve HTTP")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_port, default=8000)
    serve.set_defaults(run=_serve)
    slack = commands.add_parser("slack", parents=[shared], help="serve Slack over Socket Mode")
    slack.set_defaults(run=_slack)


def _number(written: str) -> int:
    return _within(written, 999)


def _port(written: str) -> int:
    return _within(written, 65_535)


def _within(written: str, highest: int) -> int:
    if not (written.isascii() and written.isdigit() and len(written) < 10 and 1 <= int(written) <= highest):
        raise argparse.ArgumentTypeError(f"{written!r} is no number from 1 to {highest}")
    return int(written)


def _assistant(options: argparse.Namespace) -> Assistant:
    from assistant.service import Assistant
    from assistant.settings import read_settings

    return Assistant(read_settings(index_dir=options.index))


def _filters(given: Mapping[str, Any]) -> Filters:
    """Read filters from options or from a line of a batch; None confines nothing."""
    from assistant.service import filters_from

    return filters_from(
        language=given.get("lang") or given.get("language"),
        session=given.get("session"),
        symbol=given.get("symbol"),
        recommendation=given.get("recommendation"),
    )


def _search(options: argparse.Namespace) -> int:
    from assistant.channels.rendering import search_json
    from assistant.channels.terminal import show_search
    from assistant.errors import UsageError

    if options.k < 1:
        raise UsageError(f"-k {options.k}: ask for at least one result.")
    assistant = _assistant(options)

    def find(question: str, filters: Filters) -> Json:
        found = assistant.search(question, filters, options.k)
        return search_json(question, found.query, found.evidence, found.timings_ms)

    return _one_or_many(options, find, show_search)


def _ask(options: argparse.Namespace) -> int:
    from assistant.channels.rendering import answer_json
    from assistant.channels.terminal import show_answer

    assistant = _assistant(options)
    return _one_or_many(options, lambda question, filters: answer_json(assistant.ask(question, filters)), show_answer)


def _one_or_many(options: argparse.Namespace, respond: Callable[[str, Filters], Json], show: Callable[[Json], str]) -> int:
    from assistant.errors import UsageError

    if options.batch:
        if options.question or not options.out:
            raise UsageError("--batch takes its questions from the file and needs --out OUT.jsonl.")
        return _batch(options.batch, options.out, respond)
    if options.question is None:
        raise UsageError("Give a question, or --batch IN.jsonl --out OUT.jsonl.")
    value = respond(options.question, _filters(vars(options)))
    print(json.dumps(value, ensure_ascii=False) if options.json else show(value))
    return 0


def _batch(source: Path, target: Path, respond: Callable[[str, Filters], Json]) -> int:
    """Answer every line of a file, in order; a line that cannot be answered gets its error and the others go on."""
    from assistant.errors import UsageError

    lines = list(_questions(source))
    failed = 0
    if target.exists() and target.samefile(source):
        raise UsageError(f"--out {target} is the file of the questions, which would be lost. Give another --out.")
    try:
        with target.open("w", encoding="utf-8", errors="backslashreplace") as out:  # half a character as JSON writes it
            for given in _with_progress(lines):
                try:
                    value = respond(*_asked(given))
                except UsageError as error:
                    failed += 1
                    value = {"question": given["question"], "status": "error", "error": str(error)}
                    print(f"{given['id']}: {error}", file=sys.stderr)
                out.write(json.dumps({"id": given["id"]} | value, ensure_ascii=False) + "\n")
    except OSError as error:
        raise UsageError(f"{target} cannot be written ({error.strerror}). Give another --out.") from error
    return 1 if failed else 0


def _asked(given: Json) -> tuple[str, Filters]:
    """Return the question and the filters of a line. Raises UsageError where they are none."""
    from assistant.errors import UsageError

    question, filters = given["question"], given.get("filters") or given
    if not isinstance(question, str) or not isinstance(filters, dict):
        raise UsageError('"question" is a text, and "filters" an object.')
    return question, _filters(filters)


def _questions(source: Path) -> Iterator[Json]:
    from assistant.errors import UsageError

    try:
        text = source.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{source} cannot be read ({error}). It takes one JSON object a line, in UTF-8.") from error
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            if not isinstance(given, dict) or not {"id", "question"} <= set(given):
                raise ValueError('it needs "id" and "question"')
        except (ValueError, RecursionError) as error:
            raise UsageError(f"{source}, line {number}: {error}.") from error
        yield given


def _with_progress(lines: list[Json]) -> Iterable[Json]:
    if not sys.stderr.isatty():
        return lines
    from rich.console import Console
    from rich.progress import track

    return track(lines, description="Answering", console=Console(stderr=True), transient=True)


def _decisions(options: argparse.Namespace) -> int:
    from assistant.channels.rendering import decision_json
    from assistant.channels.terminal import show_decisions

    return _list(options, [decision_json(d) for d in _assistant(options).decisions(options.session, options.about)], show_decisions)


def _recommendation(options: argparse.Namespace) -> int:
    from assistant.channels.rendering import status_json
    from assistant.channels.terminal import show_statuses

    return _list(options, [status_json(s) for s in _assistant(options).recommendation(options.number, options.series)], show_statuses)


def _documents(options: argparse.Namespace) -> int:
    from assistant.channels.rendering import document_json
    from assistant.channels.terminal import show_documents

    return _list(options, [document_json(document, chunks) for document, chunks in _assistant(options).documents()], show_documents)


def _list(options: argparse.Namespace, values: list[Json], show: Callable[[list[Json]], str]) -> int:
    print(json.dumps(values, ensure_ascii=False) if options.json else show(values))
    return 0


def _doctor(options: argparse.Namespace) -> int:
    from assistant.channels.doctor import examine
    from assistant.channels.terminal import show_findings
    from assistant.settings import read_settings

    findings = examine(read_settings(index_dir=options.index))
    print(json.dumps([finding.as_json() for finding in findings], ensure_ascii=False) if options.json else show_findings(findings))
    return 0 if all(finding.well for finding in findings) else 1


def _serve(options: argparse.Namespace) -> int:
    from assistant.channels.http import serve
    from assistant.settings import read_settings

    return serve(read_settings(index_dir=options.index), options.host, options.port)


def _slack(options: argparse.Namespace) -> int:
    from assistant.channels.http.serving import log_json_lines
    from assistant.channels.slack.socket_mode import slack
    from assistant.settings import read_settings

    log_json_lines()
    return slack(read_settings(index_dir=options.index))
