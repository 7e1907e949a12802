"""What the reader is taught with: questions, each with what answers it and what only seems to.

rivals.tsv      a question in both languages, a passage that answers it and one that only shares its words, each in both languages, and the
                words that answer
passages.tsv    what stands above a passage, for some (T), the passage, of several sentences (P), questions that one of these answers (Q), and
                questions that none does (N), all in both languages
longer.tsv      the same with longer passages, each in one language; questions in both
asked.tsv       the same as a room asks, in the words of the papers as often as in others; for some passages the rows of a table (R)
details.tsv     the same with more questions that nothing answers than others: one detail parts them from what is told
sentences.tsv   questions on single sentences of the pairs: A where it answers, N where it only seems to
Beside them the pairs' own questions, and windows of invented papers as the product finds them (`python -m evals.windows`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np

from assistant.adapters.embedder import Excerpt, StaticEmbedder
from assistant.text import sentences
from ingest.training.pairs import QuestionRow, rows_of

RIVALS, PASSAGES, LONGER, ASKED, DETAILS, SENTENCES = (
    Path(__file__).parent / f"{name}.tsv" for name in ("rivals", "passages", "longer", "asked", "details", "sentences")
)
WHOLE = 0.4  # share of the short passages that are read whole
LENGTHENED = 0.35  # share of the excerpts that are two sentences
OTHERS = 4  # sentences that do not answer, beside one that does
Both = tuple[str, str]  # the same in English and in Chinese
_NONE: Both = ("", "")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with excerpts; the first one answers it, or none does."""

    question: str
    excerpts: tuple[Excerpt, ...]
    answered: bool


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question with the passage that answers it (or none), the words of it that do, one that only seems to (or none), what stands above
    either, and the rows of the table that belongs to it."""

    question: str
    right: Both = _NONE
    answer: Both = _NONE
    near: Both = _NONE
    title: Both = _NONE
    rows: tuple[str, ...] = ()
    long: bool = False

    def drawn(self, others: Sequence[Lesson], chance: np.random.Generator) -> Asked:
        """Return the question with excerpts in a language of chance, of its own passages and of another lesson's."""
        language = int(chance.integers(2))
        excerpts = list(self._right(language, chance))
        answered = bool(excerpts)
        excerpts += self._near(language, chance)
        other = others[int(chance.integers(len(others)))].right[language]
        if other and other not in (self.right[language], self.near[language]):
            excerpts.append(Excerpt(parted(other)[0] if self.long else other, "", ""))
        return Asked(self.question, tuple(one._replace(above=self.title[language]) for one in excerpts), answered)

    def _right(self, language: int, chance: np.random.Generator) -> Iterator[Excerpt]:
        passage, answer = self.right[language], self.answer[language]
        if not passage:
            return
        told, rows = parted(passage), self.rows
        at = next((place for place, one in enumerate((*told, *rows)) if answer and answer in one), None)
        if at is None or (not self.long and chance.random() < WHOLE):
            yield Excerpt(passage, "", "")
            return
        yield excerpt(told, rows, at, chance)
        others = [place for place, one in enumerate((*told, *rows)) if place != at and answer not in one]
        for place in chance.permutation(others)[: OTHERS - 1 if self.long else 1]:
            yield excerpt(told, rows, int(place))

    def _near(self, language: int, chance: np.random.Generator) -> Iterator[Excerpt]:
        passage = self.near[language]
        if not passage:
            return
        told, rows = parted(passage), self.rows
        if self.long:
            yield from (excerpt(told, rows, int(place), chance) for place in chance.permutation(len(told) + len(rows))[:OTHERS])
        elif len(told) < 2 or chance.random() < 0.5:
            yield Excerpt(passage, "", "")
        else:
            yield from (excerpt(told, rows, place) for place in range(2))


@dataclass(frozen=True, slots=True)
class Taught:
    """All there is to learn from: lessons by the hand that wrote them, and questions with windows."""

    lessons: dict[str, list[Lesson]] = field(default_factory=dict)
    windows: list[Asked] = field(default_factory=list)


def rivals() -> list[list[str]]:
    """Return the rows of rivals.tsv: seven cells each."""
    return rows_of(RIVALS)


def lessons(asked: Sequence[QuestionRow]) -> dict[str, list[Lesson]]:
    """Return the lessons by the file they stand in, and the pairs' own questions, each question in both languages; of longer.tsv,
    asked.tsv and details.tsv each is put in one and the other in turn, and those of the first the other way round under "longer, again"."""
    short = []
    for english, chinese, right, right_zh, near, near_zh, answer in rivals():
        words = answer.split(" || ")
        short += [Lesson(one, (right, right_zh), (words[0], words[-1]), (near, near_zh)) for one in (english, chinese)]
    return {
        "rivals": short,
        "passages": [lesson for both in _on_passages(PASSAGES) for lesson in both],
        "longer": _in_turn(LONGER, 0),
        "longer, again": _in_turn(LONGER, 1),
        "asked": _in_turn(ASKED, 0),
        "details": _in_turn(DETAILS, 0),
        "pairs": [Lesson(one, (row.passage_en, row.passage_zh)) for row in asked for one in (row.question_en, row.question_zh)],
    }


def _in_turn(table: Path, first: int) -> list[Lesson]:
    """Return the questions on passages, each in one language: the first in English (0) or in Chinese (1), the next in the other."""
    return [both[(at + first) % 2] for at, both in enumerate(_on_passages(table))]


def _on_passages(table: Path) -> Iterator[tuple[Lesson, Lesson]]:
    """Yield the questions on passages, each as a lesson in English and one in Chinese."""
    title, passage, rows, titled = _NONE, _NONE, list[str](), False
    for kind, *cells in rows_of(table):
        if kind == "T":
            title, titled = _both(cells), True
        elif kind == "P":
            title, titled = (title if titled else _NONE), False
            passage, rows = _both(cells), []
        elif kind == "R":
            rows.append(cells[0])
        else:
            right, near = (passage, _NONE) if kind == "Q" else (_NONE, passage)
            answer = _both(cells[2:]) if kind == "Q" else _NONE
            english, chinese = (Lesson(one, right, answer, near, title, tuple(rows), long=True) for one in cells[:2])
            yield english, chinese


def _both(cells: Sequence[str]) -> Both:
    """The same in English and in Chinese, or in the one language it is in."""
    return cells[0], cells[-1]


def of_sentences(model: StaticEmbedder) -> Iterator[Asked]:
    """Yield the questions of sentences.tsv with the sentence that answers, where one does, and those that the bundled model finds nearest."""
    rows = rows_of(SENTENCES)
    distinct = list(dict.fromkeys(sentence for _, _, sentence in rows))
    tokens = [model.vocabulary.ids(sentence) for sentence in distinct]
    for question, kind, sentence in rows:
        nearest = np.argsort(-model.maxsim(model.vocabulary.ids(question), tokens), kind="stable")[: OTHERS + 1]
        near = [distinct[at] for at in nearest if distinct[at] != sentence][:OTHERS]
        answered = kind == "A"
        texts = [sentence, *near] if answered else [sentence, *near][:OTHERS]
        yield Asked(question, tuple(Excerpt(text, "", "") for text in texts), answered)


def windows_in(path: Path) -> Iterator[Asked]:
    """Read what `python -m evals.windows` wrote: a line of JSON for each question."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Asked(row["question"], tuple(Excerpt(*one) for one in row["excerpts"]), row["answered"])


@lru_cache(maxsize=200_000)
def parted(text: str) -> tuple[str, ...]:
    """Return the sentences of a text."""
    return tuple(text[start:end] for start, end in sentences(text))


def excerpt(told: Sequence[str], rows: Sequence[str], at: int, chance: np.random.Generator | None = None) -> Excerpt:
    """Return one of the sentences, by chance with a neighbour, and what stands before it; or, counted on behind them, one of the rows."""
    if at >= len(told):
        return Excerpt(rows[at - len(told)], "", "")
    first, last = at, at
    if chance and chance.random() < LENGTHENED:
        if at and chance.random() < 0.5:
            first -= 1
        elif at + 1 < len(told):
            last += 1
    between = "" if "一" <= told[0][:1] <= "鿿" else " "
    return Excerpt(between.join(told[first : last + 1]), "", told[first - 1] if first else "")
