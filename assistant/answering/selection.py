"""Which sentences answer: every sentence of the evidence is measured against the question, the best are quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering.draft import Passage
from assistant.answering.forms import counted, enumerates, form_of, has_form
from assistant.concepts import Concept, Kind, particular
from assistant.glossary import translations_of
from assistant.model import Evidence, Footnote, Intent, Language, Paragraph, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.symbols import sessions_with_spans
from assistant.text import fold, sentences, words

# A paragraph up to this many characters is quoted whole: its sentences explain each other.
WHOLE: dict[Language, int] = {"zh": 200, "en": 480}
LONGEST: dict[Language, int] = {"zh": 320, "en": 760}

NEAR: dict[Language, int] = {"zh": 40, "en": 100}  # characters on either side of a sentence in which a place must be named

_PERIOD = re.compile(r"((?:19|20)\d\d)\s*[-–—/至到]\s*((?:19|20)?\d\d)(?!\d)")
_OPINION_OF = re.compile(
    r"意见|认为|立场|主张|看法|态度|观点|赞成|反对|表态|评论|代表团|集团|\b(?:views?|opinions?|positions?|comments?|think|thought|argued?|say about|said about|stance|delegations?|groups?)\b",
    re.I,
)
# What any question on any paper may name: no topic.
_ANY_PAPER = re.compile(
    r"文件|会议|委员会|决定|报告|内容|结果|cdip|(?:the )?committee|documents?|sessions?|decisions?|reports?|papers?|meetings?|outcomes?",
    re.I,
)
# What only a cover says.
_OF_COVERS = re.compile(
    r"日期|什么时候|何时|哪天|哪(?:一)?[年月日]|几月|举行|召开|在哪|地点|编拟|编写|编制|作者|谁写|提交|标题|题目|名称|原文|语言|届会议"
    r"|\b(?:dated?|when|held|take place|took place|where|venue|prepared|wrote|written|authors?|submitted|titles?|called|original|language|session)\b",
    re.I,
)
_DEFINING = re.compile(r"是一|是指|旨在|为.{0,20}的|称为|\bis an?\b|\bmeans\b|\brefers to\b|\baims? (?:to|at)\b|\bprovides?\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionSettings:
    """What each sign of a good sentence weighs; tuned on the "tune" questions (`python -m evals.tune`)."""

    coverage: float = 0.4  # of the question's pieces met, against late interaction at 1
    chunk: float = 1.0  # how well the sentence's chunk as a whole meets the question
    rank: float = 1.0  # how far up retrieval put the chunk: its fused score against the best one's
    form: float = 0.25  # the sentence has the form that the question asks for: a figure, a sum of money, a date
    enumerating: float = 0.25  # it lists three things or more, where a list is asked for
    defining: float = 0.10  # it reads like a definition, where one is asked for
    opinion: float = -0.6  # the passage tells a delegation's view, and the question asks for none
    norm: float = -0.3  # the wording of a recommendation: it asks for things, and tells of none that were done
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
        things = retriever.concepts(replace(query, text=counted(query.text))) if counted(query.text) else ()
        self._counted = tuple(c for c in things if c.kind in (Kind.TERM, Kind.NAME))
        self.concepts = retriever.concepts(query)
        self._weights = retriever.weights(self.concepts)
        self._particular = particular(self.concepts, self._weights)

        topic = retriever.concepts(replace(query, text=query.topic)) if query.topic.strip() else ()
        self.topic = tuple(concept for concept in topic if not _ANY_PAPER.fullmatch(concept.written))
        self._topic_weights = retriever.weights(self.topic)

    def topic_coverage(self, text: str) -> float:
        """Return the share of the topic's weight that the text meets (1 where the question names no topic)."""
        return self._share(self.topic, self._topic_weights, text) if self.topic else 1.0

    def choices(self, evidence: Sequence[Evidence]) -> list[Choice]:
        """Return all sentences of the evidence and all its notes, best first."""
        spans = [
            (found, Passage(found.document, paragraph), note, start, end, (note or paragraph).text[start:end])
            for found in evidence
            for paragraph in found.paragraphs
            for note, start, end in _spans(found, paragraph)
        ]
        if not _OF_COVERS.search(self._query.text):
            spans = [span for span in spans if span[1].paragraph.kind is not ParagraphKind.COVER]
        if not spans:
            return []
        close = self._retriever.closeness(self._query, [text for *_, text in spans])
        covered = {id(found): self.coverage(_surroundings(found)) for found in evidence}
        settings, choices = self._settings, []
        top = max(1e-6, *(found.score for found in evidence)) if len(evidence) > 1 else max(1e-6, evidence[0].score)
        for (found, passage, note, start, end, text), near in zip(spans, close, strict=True):
            formed = self._formed(text, passage.document.language) or self._row_has_form(found, passage.paragraph)
            met = (found.support + covered[id(found)]) / 2
            cover = passage.paragraph.kind is ParagraphKind.COVER  # read as a whole: no line of it says what it is
            score = (
                (found.support if cover else float(near))
                + settings.coverage * (covered[id(found)] if cover else self.coverage(text))
                + settings.chunk * met
                + settings.rank * max(0.0, found.score / top)
                + settings.form * (formed and self._form is not None)
                + settings.enumerating * (self._query.intent is Intent.LIST and enumerates(text))
                + settings.defining * (self._query.intent is Intent.DEFINITION and bool(_DEFINING.search(text)))
                + settings.opinion * (passage.paragraph.speaker is not None and not self._asks_for_opinion(passage.paragraph.speaker))
                + settings.norm * (passage.paragraph.field == "text" and self._query.intent not in (Intent.STATUS, Intent.DEFINITION))
                + settings.heading * (passage.paragraph.kind is ParagraphKind.HEADING)
            )
            choices.append(Choice(passage, found, start, end, score, met, formed, note, self.lacking(found, passage.paragraph, start, end)))
        return sorted(choices, key=lambda choice: -choice.score)

    def _formed(self, text: str, language: Language) -> bool:
        """A text has the form asked for; a number that is asked for must be the number of the thing asked about.

        The latter only within one language: across, a plain noun has too many names to be missed with certainty.
        """
        if not has_form(text, self._form):
            return False
        if self._form is None or self._form.name != "figure" or language != self._query.language:
            return True
        held = words(text)
        return not self._counted or any(concept.met_by(held) for concept in self._counted)

    def _row_has_form(self, found: Evidence, paragraph: Paragraph) -> bool:
        """A table's unit stands above it: a row of figures has the form of its whole table."""
        if paragraph.kind is not ParagraphKind.ROW or self._form is None or not re.search(r"\d", paragraph.text):
            return False
        return has_form(found.chunk.text, self._form) or bool(self._form.asked.search(paragraph.text))

    def coverage(self, text: str) -> float:
        """Return the share of the question's weight whose pieces the text speaks of (0 to 1)."""
        return self._share(self.concepts, self._weights, text)

    def _share(self, concepts: Sequence[Concept], weights: Sequence[float], text: str) -> float:
        held, total = words(text), sum(weights)
        met = sum(weight * concept.met_by(held) for concept, weight in zip(concepts, weights, strict=True))
        return met / total if total else 0.0

    def lacking(self, found: Evidence, paragraph: Paragraph, start: int, end: int) -> tuple[Concept, ...]:
        """Return the particular things the question names that neither the sentence nor its surroundings speak of.

        A place must stand near: a long paragraph names many, and what is said of one is not said of the others.
        """
        far, near = _surroundings(found), _surroundings(found, paragraph, start, end)
        if _OPINION_OF.search(self._query.text):  # whose view it is must be told of the passage itself
            near = f"{paragraph.speaker or ''} {paragraph.text[start:end]} {paragraph.section or ''}"
        return tuple(c for c in self._particular if not self._spoken_of(c, near if c.kind is Kind.PLACE else far, found))

    def names_all(self, text: str) -> bool:
        """Whether a text names every place, product and person of the question's topic."""
        held, folded = words(text), fold(text)
        named = [c for c in self.topic if c.kind in (Kind.PLACE, Kind.NAME)]
        return all(c.met_by(held) or fold(c.written) in folded for c in named)

    def _spoken_of(self, concept: Concept, text: str, found: Evidence) -> bool:
        """A year is met by a period that spans it (2022-2026, 2018/19), a session by a document written for it.

        Not so for what was decided: a document written for a session does not know it yet.
        """
        if concept.kind is Kind.SESSION:
            named = {number for numbers, _, _ in sessions_with_spans(text) for number in numbers}
            if self._query.intent not in (Intent.DECISION, Intent.HISTORY):
                named.add(found.document.session or 0)
            return bool(concept.numbers & named)
        if concept.met_by(words(text)) or fold(concept.written) in fold(text):
            return True
        if concept.kind is not Kind.YEAR:
            return False
        year = int(concept.written)
        for first, last in _PERIOD.findall(fold(text)):
            if int(first) <= year <= (int(last) if len(last) == 4 else int(first[:2] + last)):
                return True
        return False

    def _asks_for_opinion(self, speaker: str) -> bool:
        names = translations_of(speaker, "zh") + translations_of(speaker, "en") + (speaker,)
        return bool(_OPINION_OF.search(self._query.text)) or any(fold(name) in fold(self._query.text) for name in names)


def _spans(found: Evidence, paragraph: Paragraph) -> Iterator[tuple[Footnote | None, int, int]]:
    """The sentences of a paragraph that stand in the chunk found (a long one is split into several), and its notes whole."""
    for start, end in sentences(paragraph.text):
        if len(found.paragraphs) > 1 or paragraph.text[start:end] in found.chunk.text:
            yield None, start, end
    for note in paragraph.footnotes:
        if note.text in found.chunk.text:
            yield note, 0, len(note.text)


def _surroundings(found: Evidence, near: Paragraph | None = None, start: int = 0, end: int = 0) -> str:
    """A chunk as a reader sees it: with the headings above it, its notes, and its document's title, date and session line.

    near confines its text to what stands within NEAR characters of start to end in that paragraph.
    """
    document = found.document
    above = [
        document.title,
        document.session_dates,
        document.date,
        found.chunk.context,
        " ".join(p.speaker or "" for p in found.paragraphs),
    ]
    notes = [note.text for paragraph in found.paragraphs for note in paragraph.footnotes]
    if near is None:
        texts = [paragraph.text for paragraph in found.paragraphs]
    else:
        reach = NEAR[document.language]
        texts = [near.text[max(0, start - reach) : end + reach]]
    return "\n".join([*(part for part in above if part), *texts, *notes])


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
        neighbours = [
            i
            for i in (first - 1, last + 1)
            if 0 <= i < len(spans) and spans[max(last, i)][1] - spans[min(first, i)][0] <= LONGEST[language]
        ]
        if not neighbours or last - first >= 2:
            return spans[first][0], spans[last][1]
        best = max(neighbours, key=lambda i: (scores.get(spans[i][0], 0.0), i))
        first, last = min(first, best), max(last, best)
