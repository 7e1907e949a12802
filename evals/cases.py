"""What the weights are fitted to: the windows of questions over a corpus, and which of them answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.answering.choosing.belief import asked_in
from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.closely import as_read
from assistant.answering.choosing.selection import Selector
from assistant.answering.choosing.shown import widen
from assistant.answering.choosing.weights import SelectionSettings
from assistant.answering.extractive import EVIDENCE
from assistant.errors import UsageError
from assistant.model import Intent, Query
from assistant.service import Assistant, filters_from
from assistant.settings import read_settings
from evals.check import evened, occurs
from evals.climb import Numbers
from evals.pairs import FITTED, everyday, read_pairs, rows_over
from evals.run import read_set
from evals.score import golds, points_at

Mask = NDArray[np.bool_]
Row = dict[str, Any]

ELSEWHERE = frozenset(["ambiguous", "injection", "comparison"])  # kinds that are composed in other ways
PASSAGES = (Intent.PASSAGE, Intent.FIGURE, Intent.LIST, Intent.WHO, Intent.WHEN, Intent.DEFINITION)
WINDOWS_READ = 40  # of a question, best first
UNMET_READ = 6  # first windows of a question whose unmet part is read
READ_CLOSELY = 8  # first windows of a question that are read with it


@dataclass(frozen=True)
class Case:
    """A question with the signs of its windows: which are barred, which carry facts in a gold passage, which are the shortest
    of these that carry the most, which stand in gold or carry a fact, and which carry a fact as they would be quoted; in which
    paragraph each stands, what of the question it leaves unmet, and what is asked (the last of AROUND)."""

    corpus: str
    answerable: bool
    signs: Numbers
    barred: Mask
    right: Mask
    best: Mask
    given: Mask
    quoted: Mask
    places: NDArray[np.intp]
    unmet: Numbers
    asked: Numbers


def cases_of(index: str, sets: Iterable[str]) -> list[Case]:
    """Return the cases of question sets over an index."""
    return [_case(index, row, selector, choices) for row, selector, choices in asked_over(index, sets)]


def asked_over(index: str, sets: Iterable[str], hands: Collection[str] = FITTED) -> Iterator[tuple[Row, Selector, list[Choice]]]:
    """Yield the questions of sets with the windows that are found for them, best first; a set in .tsv is a table of pairs, of which those of
    some hands are asked, and everyday questions beside them."""
    assistant = Assistant(read_settings(index_dir=Path(index)))
    files = {document.file for document in assistant.index().catalogue.documents_by_id.values()}
    rows: list[Row] = []
    for path in map(Path, sets):
        if path.suffix == ".tsv":
            rows += rows_over(files, [pair for pair in read_pairs(path) if pair.hand in hands])
            rows += everyday()
        else:
            rows += read_set([path])
    retriever = assistant.index().retriever
    for row in rows:
        if row["split"] == "report" or row["kind"] in ELSEWHERE:
            continue
        try:
            query = _query(assistant, row)
        except UsageError:
            continue
        selector = Selector(query, retriever)
        if query.intent in PASSAGES and (choices := selector.choices(retriever.find(query, EVIDENCE), closely=False)[:WINDOWS_READ]):
            odds = retriever.read(query, [choice.excerpt for choice in choices[:READ_CLOSELY]]).tolist()
            yield row, selector, as_read(choices, dict(enumerate(odds)), SelectionSettings().read)


def _query(assistant: Assistant, row: Row) -> Query:
    history: list[Query] = []
    for earlier in row.get("history", ()):
        history.append(assistant.understand(earlier, history=history))
    return assistant.understand(row["question"], filters_from(**row.get("filters", {})), history)


def _case(corpus: str, row: Row, selector: Selector, choices: Sequence[Choice]) -> Case:
    gold, near, right, shortest = marked(row, choices)
    return Case(
        corpus,
        bool(row["answerable"]),
        np.array([choice.signs for choice in choices]),
        np.array([not selector.answers(choice) for choice in choices]),
        right,
        shortest,
        near,
        right | np.array([in_gold and _carries_when_quoted(one, choices, row) for one, in_gold in zip(choices, gold, strict=True)]),
        np.unique([f"{key}:{ordinal}" for key, ordinal in (choice.passage.place for choice in choices)], return_inverse=True)[1],
        np.array([selector.unmet(choice) if at < UNMET_READ else 0.0 for at, choice in enumerate(choices)]),
        np.array(asked_in(selector.wanted.kinds)),
    )


def marked(row: Row, choices: Sequence[Choice]) -> tuple[Mask, Mask, Mask, Mask]:
    """Return which windows stand in gold, which stand there or carry a key fact, which do both, and which of these are the shortest with the
    most facts."""
    facts = np.array([_facts(choice, row) for choice in choices])
    gold = np.array([_in_gold(choice, row) for choice in choices])
    right = gold & (facts > 0)
    most = right & (facts >= max(facts[right], default=1.0))
    shortest = [
        bool(most[i]) and not any(most[j] and _within(choices[j], one) for j in _beside(choices, i)) for i, one in enumerate(choices)
    ]
    return gold, gold | (facts > 0), right, np.array(shortest)


def _carries_when_quoted(choice: Choice, choices: Sequence[Choice], row: Row) -> bool:
    """Whether the neighbours that are quoted with a window carry a key fact, whatever it carries itself."""
    if choice.end == choice.start or not row.get("facts"):
        return False
    start, end = widen(choice, choices, choice.passage.document.language)
    shown = evened(choice.passage.paragraph.text[start:end])
    return any(occurs(wording, shown) for fact in row["facts"] for wording in fact)


def _facts(choice: Choice, row: Row) -> float:
    """Return the share of the key facts that a window carries."""
    if not row["answerable"] or not row.get("facts"):
        return 0.0
    shown = evened(_words(choice))
    return float(np.mean([any(occurs(wording, shown) for wording in fact) for fact in row["facts"]]))


def _words(choice: Choice) -> str:
    return f"{choice.passage.paragraph.text[choice.start : choice.end]} {choice.note.text if choice.note else ''}".strip()


def _in_gold(choice: Choice, row: Row) -> bool:
    document, paragraph = choice.passage.document, choice.passage.paragraph
    place = {"file": document.file, "symbol": document.symbol, "annex": paragraph.annex, "paragraph": paragraph.number}
    cited = {**place, "quote": _words(choice), "recommendation": None}
    whole = " ".join([paragraph.text, *(note.text for note in paragraph.footnotes)])
    return row["answerable"] and any(points_at(cited, gold, whole) for gold in golds(row))


def _beside(choices: Sequence[Choice], place: int) -> list[int]:
    passage = choices[place].passage
    return [i for i, choice in enumerate(choices) if i != place and choice.passage == passage]


def _within(one: Choice, other: Choice) -> bool:
    """Whether a window is a part of another one."""
    noted = one.note is None or one.note == other.note
    told = one.start == one.end or (other.start <= one.start and one.end <= other.end)
    return noted and told and (one.start, one.end, one.note) != (other.start, other.end, other.note)
