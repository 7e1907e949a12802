"""Which sentences answer: every sentence of the evidence is measured against the question, the best are quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.draft import Passage
from assistant.answering.forms import enumerates, form_of, has_form
from assistant.concepts import Concept, Kind, particular
from assistant.model import Evidence, Footnote, Intent, Language, Paragraph, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.text import fold, sentences, tokens

# A paragraph up to this many characters is quoted whole: its sentences explain each other.
WHOLE: dict[Language, int] = {"zh": 200, "en": 480}
LONGEST: dict[Language, int] = {"zh": 320, "en": 760}

_DEFINING = re.compile(r"是一|是指|旨在|为.{0,20}的|称为|\bis an?\b|\bmeans\b|\brefers to\b|\baims? (?:to|at)\b|\bprovides?\b")

# Words for the act of deciding: they stand in every question on decisions and tell no topic.
_ACT = re.compile(
    r"决定|决议|通过|批准|同意|商定|要求|会议|委员会|结果|作出|文件|decid|decision|adopt|approv|agree|request|outcome|session|committee|document|take|make|meet",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionSettings:
    """What each sign of a good sentence weighs; tuned on the "tune" questions (`python -m evals.tune`)."""

    coverage: float = 0.6  # of the question's pieces met, against late interaction at 1
    chunk: float = 0.5  # how well the sentence's chunk as a whole meets the question
    rank: float = 0.10  # for the first chunk, falling with rank
    form: float = 0.25  # the sentence has the form that the question asks for: a figure, a sum of money, a date
    enumerating: float = 0.10  # it lists three things or more, where a list is asked for
    defining: float = 0.10  # it reads like a definition, where one is asked for
    heading: float = -0.15


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence of a passage, or a note to it, that may answer: offsets in its text, and how well it meets the question.

    met is the share of the question's weight met by the sentence's whole chunk (0 to 1), comparable between questions.
    """

    passage: Passage
    evidence: Evidence
    start: int
    end: int
    score: float
    met: float
    formed: bool  # it has the form that the question asks for
    note: Footnote | None  # the note that start and end are offsets in, None for the paragraph itself
    lacking: tuple[Concept, ...]  # particular things of the question that neither sentence nor its surroundings name


class Selector:
    """Measures sentences for one query; the pieces of the question are weighed by how rare they are."""

    def __init__(self, query: Query, retriever: Retriever, settings: SelectionSettings | None = None) -> None:
        self._query, self._retriever = query, retriever
        self._settings = settings or SelectionSettings()
        self._form = form_of(query)
        self.concepts = retriever.concepts(query)
        self._weights = retriever.weights(self.concepts)

        self.topic = tuple(c for c in self.concepts if c.kind is not Kind.SYMBOL and not _ACT.search(c.written))

    def topic_coverage(self, text: str) -> float:
        """Return the share of the topic's weight (without symbols and words for deciding) that the text meets."""
        held = set(tokens(text))
        pairs = [(c, w) for c, w in zip(self.concepts, self._weights, strict=True) if c in self.topic]
        total = sum(weight for _, weight in pairs)
        return sum(weight * concept.met_by(held) for concept, weight in pairs) / total if total else 1.0

    def choices(self, evidence: Sequence[Evidence]) -> list[Choice]:
        """Return all sentences of the evidence and all its notes, best first."""
        spans = [
            (rank, found, Passage(found.document, paragraph), note, start, end, (note or paragraph).text[start:end])
            for rank, found in enumerate(evidence, 1)
            for paragraph in found.paragraphs
            for note, start, end in _spans(found, paragraph)
        ]
        if not spans:
            return []
        close = self._retriever.closeness(self._query, [text for *_, text in spans])
        covered = {id(found): self.coverage(_surroundings(found)) for found in evidence}
        settings, choices = self._settings, []
        for (rank, found, passage, note, start, end, text), near in zip(spans, close, strict=True):
            formed = has_form(text, self._form)
            met = (found.support + covered[id(found)]) / 2
            score = (
                float(near)
                + settings.coverage * self.coverage(text)
                + settings.chunk * met
                + settings.rank / rank
                + settings.form * (formed and self._form is not None)
                + settings.enumerating * (self._query.intent is Intent.LIST and enumerates(text))
                + settings.defining * (self._query.intent is Intent.DEFINITION and bool(_DEFINING.search(text)))
                + settings.heading * (passage.paragraph.kind is ParagraphKind.HEADING)
            )
            choices.append(Choice(passage, found, start, end, score, met, formed, note, self.lacking(found)))
        return sorted(choices, key=lambda choice: -choice.score)

    def coverage(self, text: str) -> float:
        """Return the share of the question's weight whose pieces the text speaks of (0 to 1)."""
        held = set(tokens(text))
        total = sum(self._weights)
        met = sum(weight * concept.met_by(held) for concept, weight in zip(self.concepts, self._weights, strict=True))
        return met / total if total else 0.0

    def lacking(self, found: Evidence) -> tuple[Concept, ...]:
        """Return the particular things the question names that the passage and its surroundings do not."""
        text = _surroundings(found)
        held = set(tokens(text))
        folded = fold(text)
        return tuple(
            concept
            for concept in particular(self.concepts)
            if not concept.met_by(held) and fold(concept.written) not in folded and not self._implied(concept, folded, found)
        )

    def _implied(self, concept: Concept, text: str, found: Evidence) -> bool:
        """A year is met by a period that spans it (2022-2026, 2018/19), a session by a document written for it."""
        if concept.kind is Kind.SESSION:
            return found.document.session in concept.numbers
        if concept.kind is not Kind.YEAR:
            return False
        year = int(concept.written)
        for first, last in re.findall(r"((?:19|20)\d\d)\s*[-–—/至到]\s*((?:19|20)?\d\d)(?!\d)", text):
            end = int(last) if len(last) == 4 else int(first[:2] + last)
            if int(first) <= year <= end:
                return True
        return False


def _spans(found: Evidence, paragraph: Paragraph) -> Iterator[tuple[Footnote | None, int, int]]:
    """The sentences of a paragraph that stand in the chunk found (a long one is split into several), and its notes whole."""
    for start, end in sentences(paragraph.text):
        if len(found.paragraphs) > 1 or paragraph.text[start:end] in found.chunk.text:
            yield None, start, end
    for note in paragraph.footnotes:
        if note.text in found.chunk.text:
            yield note, 0, len(note.text)


def _surroundings(found: Evidence) -> str:
    """A chunk as a reader sees it: with the headings above it and its document's title, date and session line."""
    document = found.document
    above = [
        document.title,
        document.session_dates,
        document.date,
        found.chunk.context,
        " ".join(p.speaker or "" for p in found.paragraphs),
    ]
    notes = [note.text for paragraph in found.paragraphs for note in paragraph.footnotes]
    return "\n".join([*(part for part in above if part), *(p.text for p in found.paragraphs), *notes])


def widen(choice: Choice, choices: Sequence[Choice], language: Language) -> tuple[int, int]:
    """Return offsets of the quote: a short paragraph whole, else the sentence with its best neighbours, at most three.

    What is asked for often stands in the sentence before or after the one that names the subject.
    """
    if choice.note:
        return choice.start, choice.end
    text = choice.passage.paragraph.text
    if len(text) <= WHOLE[language]:
        return 0, len(text)
    spans = sentences(text)
    place = next(i for i, span in enumerate(spans) if span[0] == choice.start)
    scores = {c.start: c.score for c in choices if c.passage == choice.passage and not c.note}
    first = last = place
    while True:
        neighbours = [i for i in (first - 1, last + 1) if 0 <= i < len(spans) and spans[max(last, i)][1] - spans[min(first, i)][0] <= LONGEST[language]]
        if not neighbours or last - first >= 2:
            return spans[first][0], spans[last][1]
        best = max(neighbours, key=lambda i: (scores.get(spans[i][0], 0.0), i))
        first, last = min(first, best), max(last, best)
