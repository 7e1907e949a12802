"""Which sentences answer: every sentence of the evidence is measured against the question, the best are quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.draft import Passage
from assistant.concepts import Concept, Kind, particular
from assistant.model import Evidence, Intent, Language, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.text import fold, sentences, tokens

# A paragraph up to this many characters is quoted whole: its sentences explain each other.
WHOLE: dict[Language, int] = {"zh": 130, "en": 330}
LONGEST: dict[Language, int] = {"zh": 260, "en": 640}

_FIGURE = re.compile(
    r"\d|[一二三四五六七八九十两]+\s*(?:个|名|项|次|万|亿|份|国|家|场)|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
_DATE = re.compile(
    r"(?:19|20)\d\d|\d+\s*月|第.{1,4}届|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|session",
    re.I,
)
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
    kind: float = 0.10  # the sentence has the form the question asks for: a figure, a date, a definition
    heading: float = -0.15


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence of a passage that may answer: offsets in the paragraph's text, and how well it meets the question.

    met is the share of the question's weight met by the sentence's whole chunk (0 to 1), comparable between questions.
    """

    passage: Passage
    evidence: Evidence
    start: int
    end: int
    score: float
    met: float
    lacking: tuple[Concept, ...]  # particular things of the question that neither sentence nor its surroundings name


class Selector:
    """Measures sentences for one query; the pieces of the question are weighed by how rare they are."""

    def __init__(self, query: Query, retriever: Retriever, settings: SelectionSettings | None = None) -> None:
        self._query, self._retriever = query, retriever
        self._settings = settings or SelectionSettings()
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
        """Return all sentences of the evidence, best first."""
        spans = [
            (rank, found, Passage(found.document, paragraph), start, end)
            for rank, found in enumerate(evidence, 1)
            for paragraph in found.paragraphs
            for start, end in _shown_spans(found, paragraph.text)
        ]
        if not spans:
            return []
        texts = [passage.paragraph.text[start:end] for _, _, passage, start, end in spans]
        close = self._retriever.closeness(self._query, texts)
        covered = {id(found): self.coverage(_surroundings(found)) for found in evidence}
        choices = []
        for (rank, found, passage, start, end), text, near in zip(spans, texts, close, strict=True):
            settings = self._settings
            score = (
                float(near)
                + settings.coverage * self.coverage(text)
                + settings.chunk * (found.support + covered[id(found)]) / 2
                + settings.rank / rank
                + settings.kind * self._has_the_form(text)
                + settings.heading * (passage.paragraph.kind is ParagraphKind.HEADING)
            )
            met = (found.support + covered[id(found)]) / 2
            choices.append(Choice(passage, found, start, end, score, met, self.lacking(found)))
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
            if not concept.met_by(held) and fold(concept.written) not in folded and not self._in_period(concept, folded)
        )

    def _in_period(self, concept: Concept, text: str) -> bool:
        """A year is met by a period that spans it: 2022-2026, 2018/19."""
        if concept.kind is not Kind.YEAR:
            return False
        year = int(concept.written)
        for first, last in re.findall(r"((?:19|20)\d\d)\s*[-–—/至到]\s*((?:19|20)?\d\d)(?!\d)", text):
            end = int(last) if len(last) == 4 else int(first[:2] + last)
            if int(first) <= year <= end:
                return True
        return False

    def _has_the_form(self, text: str) -> bool:
        forms = {Intent.FIGURE: _FIGURE, Intent.WHEN: _DATE, Intent.DEFINITION: _DEFINING}
        form = forms.get(self._query.intent)
        return bool(form and form.search(text))


def _shown_spans(found: Evidence, text: str) -> list[tuple[int, int]]:
    """The sentences of a paragraph that stand in the chunk found (a long paragraph is split into several)."""
    return [(start, end) for start, end in sentences(text) if text[start:end] in found.chunk.text or len(found.paragraphs) > 1]


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
    """Return offsets of the quote: a short paragraph whole, else the sentence with the neighbour that adds most."""
    text = choice.passage.paragraph.text
    if len(text) <= WHOLE[language]:
        return 0, len(text)
    spans = sentences(text)
    place = next(i for i, span in enumerate(spans) if span[0] == choice.start)
    scores = {c.start: c.score for c in choices if c.passage == choice.passage}
    neighbours = [i for i in (place - 1, place + 1) if 0 <= i < len(spans)]
    neighbours.sort(key=lambda i: -scores.get(spans[i][0], 0.0))
    for i in neighbours:
        start, end = min(spans[i][0], choice.start), max(spans[i][1], choice.end)
        if end - start <= LONGEST[language] and scores.get(spans[i][0], 0.0) >= 0.8 * choice.score:
            return start, end
    return choice.start, choice.end
