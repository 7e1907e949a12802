"""Ask the product every question of a set, and score what comes back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from assistant.channels.rendering import answer_json, search_json
from assistant.errors import UsageError
from assistant.model import Query
from assistant.service import Assistant, filters_from
from assistant.symbols import find_sessions
from evals.check import read_rows
from evals.quotes import StoredText
from evals.score import Score, names_session, score, score_from

Row = dict[str, Any]
LANGUAGES = ("zh", "en")
RESULTS = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with what came back and what it is worth. corpus says over which documents it was asked."""

    row: Row
    answer: Row
    results: list[Row]
    score: Score
    corpus: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How a set is asked: how often each question, and whether each language's documents are searched alone too."""

    runs: int = 1
    directions: bool = False


def read_set(paths: Iterable[Path]) -> list[Row]:
    """Return the questions of one or several files, in order."""
    return [row for path in paths for row in read_rows(path)]


def ask_all(
    assistant: Assistant, rows: Sequence[Row], tick: Callable[[], None] = lambda: None, how: How = How(), corpus: str = ""
) -> list[Asked]:
    """Ask every question (its history first, in the same conversation) and score it."""
    stored = StoredText(assistant.index().catalogue)
    asked = []
    for row in rows:
        asked.append(replace(_ask(assistant, row, stored, how), corpus=corpus))
        tick()
    return asked


def ask_in_processes(
    make: Callable[[], Assistant],
    rows: Sequence[Row],
    workers: int,
    tick: Callable[[], None] = lambda: None,
    how: How = How(),
    corpus: str = "",
) -> list[Asked]:
    """Ask the questions in several processes, each with an assistant of its own making, and return them in their order."""
    pieces = [rows[i : i + _PIECE] for i in range(0, len(rows), _PIECE)]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(make,)) as pool:
        answered: list[list[Asked]] = []
        for piece in pool.map(_ask_piece, pieces, [how] * len(pieces), [corpus] * len(pieces)):
            answered.append(piece)
            for _ in piece:
                tick()
    return list(chain.from_iterable(answered))


_PIECE = 8  # questions handed to a process at a time
_assistant: Assistant | None = None  # of a worker process, opened once


def _begin(make: Callable[[], Assistant]) -> None:
    global _assistant
    _assistant = make()


def _ask_piece(rows: Sequence[Row], how: How, corpus: str) -> list[Asked]:
    assert _assistant is not None
    return ask_all(_assistant, rows, how=how, corpus=corpus)


def _ask(assistant: Assistant, row: Row, stored: StoredText, how: How) -> Asked:
    given = row.get("filters", {})
    try:
        filters = filters_from(**given)
        history: list[Query] = []
        for earlier in row.get("history", ()):
            history.append(assistant.turn(earlier, history=history))
        answer = answer_json(assistant.ask(row["question"], filters, history))
        again = [answer_json(assistant.ask(row["question"], filters, history)) for _ in range(how.runs - 1)]
        found, milliseconds = _search(assistant, row, filters_from(**given), history)
        alone = _indexed_languages(assistant) if how.directions and row["answerable"] else ()
        confined = {language: _search(assistant, row, filters_from(**{**given, "language": language}), history)[0] for language in alone}
    except UsageError as refusal:  # what the command line would say of this question; any other error ends the run
        return Asked(row, _unasked(row, refusal), [], score(row, _unasked(row, refusal), []))
    passages = [stored.passage(citation) for citation in answer["citations"]]
    scored = score(row, answer, found, passages, confined)
    scored = replace(
        scored,
        session_right=names_session(row["session"], _sessions_named(answer["answer"]), scored) if "session" in row else None,
        same_again=all(_said(other) == _said(answer) for other in again) if again else None,
        search_milliseconds=milliseconds,
    )
    return Asked(row, answer, found, scored)


def _indexed_languages(assistant: Assistant) -> tuple[str, ...]:
    held = {document.language for document in assistant.index().catalogue.documents_by_id.values()}
    return tuple(language for language in LANGUAGES if language in held)


def _search(assistant: Assistant, row: Row, filters: Any, history: Sequence[Query]) -> tuple[list[Row], float]:
    found = assistant.search(row["question"], filters, RESULTS, history)
    return search_json(row["question"], found.query, found.evidence, found.timings_ms)["results"], float(found.timings_ms["total"])


def _sessions_named(text: str) -> tuple[int, ...]:
    return find_sessions(re.sub("[:：]", " ", text))  # a table's row is written "Session: 20; Document: …"


def _said(answer: Row) -> tuple[Any, ...]:
    """What must not differ between two runs."""
    return answer["status"], answer["answer"], answer["citations"], answer["notes"]


def _unasked(row: Row, refusal: UsageError) -> Row:
    return {
        "status": "error",
        "language": row["language"],
        "question": row["question"],
        "answer": str(refusal),
        "citations": [],
        "notes": [],
        "mode": "extractive",
        "query": None,
        "timings_ms": {},
    }


def write_rows(asked: Sequence[Asked], path: Path) -> None:
    """Write a line a question: what was asked, what came back, what it is worth."""
    with path.open("w", encoding="utf-8") as out:
        for one in asked:
            line = {"corpus": one.corpus, "score": asdict(one.score), "question": one.row, "answer": one.answer, "results": one.results}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def read_asked(path: Path) -> Iterator[Asked]:
    """Read back what write_rows wrote. Raises UsageError where another version wrote it."""
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            value: Mapping[str, Any] = json.loads(line)
            yield Asked(value["question"], value["answer"], value["results"], score_from(value["score"]), value["corpus"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} cannot be read as the rows of an evaluation ({error}). Run `cdip eval --out` again.") from error
