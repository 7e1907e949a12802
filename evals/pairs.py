"""Questions on single paragraphs by eight hands, one in four a near miss: what share is answered rightly, and refused rightly.

    python -m evals.pairs

questions/pairs.tsv holds a question a row: the hand, the paper and, where it has one, the number of the paragraph that it was written
on, its language, whether that paragraph answers it ("no": nothing in the papers does, and the paragraph tempts), and the words that
answer or tempt. What the product weighs is fitted to the hands of FITTED (`fit.py`), the reader is taught with those of READER; those of
neither are measured only, and nobody reads them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import UsageError
from assistant.model import Answer, Status
from assistant.service import Assistant
from assistant.settings import read_settings
from evals.check import run_together
from evals.corpora import DOCUMENTS, HERE, PAPERS, QUESTIONS, ROOT, SAMPLES, Corpus, indexed
from evals.ways import rows_of

PAIRS = QUESTIONS / "pairs.tsv"
EVERYDAY = ROOT / "ingest" / "training" / "elsewhere.tsv"
FITTED, READER = frozenset("1357"), frozenset("2457")
FOUND = (Status.ANSWERED, Status.AMBIGUOUS)
INVENTED = frozenset("5678")  # the hands that wrote on invented papers: what they ask no other paper answers
BESIDE = 20  # of their questions one in so many is asked of an index that does not hold the paper
EVERYDAY_ASKED = 8  # and of everyday questions one in so many
# The papers of two further hands, with no set of questions of their own.
MORE = tuple(Corpus(f"papers-{n}", (), (HERE / "papers" / str(n),)) for n in (8, 9))
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and the words that answer it; words that only tempt, where it is not answered."""

    hand: str
    file: str
    paragraph: str
    language: str
    answered: bool
    question: str
    words: tuple[str, ...]


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    """Return the rows of a table. Raises UsageError for a row of another length."""
    return [
        Pair(
            row["hand"],
            row["file"],
            row["paragraph"],
            row["language"],
            row["answered"] == "yes",
            row["question"],
            tuple(row["words"].split(" || ")),
        )
        for row in rows_of(path)
    ]


def everyday(path: Path = EVERYDAY) -> Iterator[Row]:
    """Yield everyday questions, one in EVERYDAY_ASKED of those that teach which are not the house's, as rows that nothing answers."""
    asked = [row["question"] for row in rows_of(path) if row["where"] == "elsewhere"]
    yield from (_row(f"everyday-{number}", question) for number, question in enumerate(asked[::EVERYDAY_ASKED]))


def rows_over(files: Collection[str], pairs: Sequence[Pair]) -> Iterator[Row]:
    """Yield pairs as the rows of a question set over an index that holds some files: those on them, and some of the others, which
    nothing there answers."""
    beside = 0
    for number, pair in enumerate(pairs):
        held = pair.file in files
        beside += not held and pair.hand in INVENTED
        if not held and (pair.hand not in INVENTED or beside % BESIDE):
            continue
        answered = held and pair.answered
        yield _row(f"pair-{number}", pair.question, pair.file, pair.words if answered else ())


def _row(name: str, question: str, file: str = "", words: Sequence[str] = ()) -> Row:
    gold = [{"file": file, "symbol": None, "annex": None, "paragraph": None, "anchor": one} for one in words[:1]]
    asked = {"id": name, "kind": "figure", "split": "tune", "question": question, "answerable": bool(words)}
    return {**asked, "gold": gold, "gold_en": [], "facts": [[one] for one in words]}


def is_right(pair: Pair, answer: Answer, symbol: str | None) -> bool:
    """Whether an answer quotes half of the words, or the paragraph of that number in the paper's other language; no answer is right where
    nothing answers."""
    if answer.status not in FOUND or not pair.answered:
        return pair.answered is (answer.status in FOUND)
    quoted = run_together(" ".join(citation.quote for citation in answer.citations))
    if sum(run_together(words) in quoted for words in pair.words) * 2 >= len(pair.words):
        return True
    return bool(symbol and pair.paragraph) and any(
        citation.symbol == symbol and citation.paragraph == pair.paragraph and citation.file != pair.file for citation in answer.citations
    )


def main() -> None:
    """Ask the questions of the hands that are only measured, and print what became of them."""
    counts: Counter[tuple[str, str]] = Counter()
    measured = [pair for pair in read_pairs() if pair.hand not in FITTED | READER]
    for corpus in (DOCUMENTS, SAMPLES, *PAPERS, *MORE):
        if not all(place.exists() for place in corpus.documents):
            continue
        names = {path.name for place in corpus.documents for path in place.rglob("*")}
        if not any(pair.file in names for pair in measured):
            continue
        with indexed(corpus, read_settings()) as inside:
            assistant = Assistant(inside)
            symbols = {document.file: document.symbol for document in assistant.index().catalogue.documents_by_id.values()}
            for pair in (pair for pair in measured if pair.file in symbols):
                answer = assistant.ask(pair.question)
                sort = "answered" if pair.answered else "near miss"
                counts[sort, "asked"] += 1
                counts[sort, "right"] += is_right(pair, answer, symbols[pair.file])
                counts[sort, "refused"] += answer.status not in FOUND
                counts[sort, "with a word of caution"] += answer.status in FOUND and not answer.sure
    if not counts:
        raise UsageError(f"None of the papers of {PAIRS.name} is here.")
    for (sort, what), count in counts.items():
        print(f"{sort:10} {what:24} {count:5}  {count / counts[sort, 'asked']:.3f}")


if __name__ == "__main__":
    try:
        main()
    except UsageError as error:
        sys.exit(str(error))
