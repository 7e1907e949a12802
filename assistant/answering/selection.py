"""Which sentences answer: every window of the evidence is measured against the question, the best is quoted."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields, replace

import numpy as np

from assistant.answering.draft import Passage
from assistant.answering.forms import counted
from assistant.answering.units import with_unit
from assistant.answering.wanted import Want, conflicting_years, wanted_of
from assistant.answering.windows import LONGEST, SIGNS, Seen, Sentence, Table, measure, read
from assistant.concepts import FEW, Concept, Kind, particular
from assistant.glossary import translations_of
from assistant.mentions import read_mentions
from assistant.model import Evidence, Footnote, Intent, Language, Paragraph, ParagraphKind, Query
from assistant.ordinals import ordinals_in
from assistant.retrieval import Retriever
from assistant.symbols import find_sessions, sessions_with_spans
from assistant.text import fold, sentences, words

# A paragraph up to this many characters is quoted whole: its sentences explain each other.
WHOLE: dict[Language, int] = {"zh": 200, "en": 480}
QUOTED = 3  # sentences of a longer one

TERM_NEAR = 0.6  # of a rare term's meaning: a passage that says so much of it in other words speaks of it (evaluator, evaluation)
SUBJECT_MET = 0.05  # of the weight of what a question is about: a passage that speaks of less is about something else

NEAR: dict[Language, int] = {"zh": 40, "en": 100}  # characters on either side of a sentence in which a place must be named

_PERIOD = re.compile(r"((?:19|20)\d\d)\s*[-–—/至到]\s*((?:19|20)?\d\d)(?!\d)")
_OPINION_OF = re.compile(
    r"意见|认为|立场|主张|看法|态度|观点|赞成|反对|表态|评论|代表团|集团|\b(?:views?|opinions?|positions?|comments?|think|thought|argued?|say about|said about|stance|delegations?|groups?)\b",
    re.I,
)
_AT_A_SESSION = re.compile(
    r"(?:在|于)(?:其|委员会|CDIP|发展与知识产权委员会|[（）()])*\s*第\s*[一二三四五六七八九十\d]+\s*届会议(?:上|期间|中)|\b(?:at|during|in)\s+(?:its|the)\s+[\w-]+\s+session\b(?!\s+of\s+the\s+(?!committee|cdip))",
    re.I,
)
# What any question on any paper may name: no topic.
_ANY_PAPER = re.compile(
    r"文件|会议|委员会|决定|报告|内容|结果|cdip|(?:the )?committee|documents?|sessions?|decisions?|reports?|papers?|meetings?|outcomes?",
    re.I,
)
# What only a cover says.
_OF_COVERS = re.compile(
    r"日期|什么时候|何时|哪天|哪(?:一)?[年月日]|几月|在哪|地点|编拟|编写|编制|作者|谁写|提交|标题|题目|名称|原文|语言"
    r"|\b(?:dated?|when|where|venue|prepared|wrote|written|authors?|submitted|titles?|called|original|language)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionSettings:
    """What each sign of `windows.py` weighs; fitted by `python -m evals.fit` on the "tune" and "check" questions."""

    near: float = 0.53
    nearest: float = 1.47
    near_paragraph: float = 1.30
    near_chunk: float = 0.19
    near_headed: float = 2.17
    coverage: float = 0.00
    coverage_paragraph: float = 1.33
    coverage_headed: float = 0.83
    coverage_all: float = 1.07
    support: float = -1.03
    rank: float = 4.54
    rare: float = 0.00
    told: float = 1.59
    told_close: float = 0.92
    untold: float = 0.00
    open: float = 0.00
    conflict: float = -1.95
    opinion: float = -1.98
    norm: float = 0.00
    note: float = 0.13
    row: float = 0.00
    item: float = 0.74
    lead_in: float = 0.38
    length: float = -0.53
    sentences: float = -2.19
    foreign: float = 1.12


assert tuple(field.name for field in fields(SelectionSettings)) == SIGNS


@dataclass(frozen=True, slots=True)
class Choice:
    """A window that may answer: offsets in its paragraph (equal where only its note is quoted), the note quoted with it,
    its signs, and how well it answers by them, comparable within one question."""

    passage: Passage
    evidence: Evidence
    start: int
    end: int
    note: Footnote | None
    score: float
    signs: tuple[float, ...]

    @property
    def met(self) -> float:
        """The share of the question's weight met by its chunk (0 to 1), comparable between questions."""
        return (self.sign("support") + self.sign("coverage_all")) / 2

    def sign(self, name: str) -> float:
        """Return one of its signs."""
        return self.signs[SIGNS.index(name)]


class Selector:
    """Measures windows for one query; the pieces of the question are weighed by how rare they are."""

    def __init__(self, query: Query, retriever: Retriever, settings: SelectionSettings | None = None) -> None:
        self._query, self._retriever = query, retriever
        self._settings = settings or SelectionSettings()
        things = retriever.concepts(replace(query, text=counted(query.text))) if counted(query.text) else ()
        self.concepts = retriever.concepts(query)
        self._weights = retriever.weights(self.concepts)
        self._particular = particular(self.concepts, self._weights, retriever.rarity(FEW))

        topic = retriever.concepts(replace(query, text=query.topic)) if query.topic.strip() else ()
        self.topic = tuple(concept for concept in topic if not _ANY_PAPER.fullmatch(concept.written))
        self._topic_weights = retriever.weights(self.topic)
        self.wanted = wanted_of(query, [c for c in things if c.kind is not Kind.NUMBER], self.topic)
        self._ordinals = ordinals_in(query.text)
        self._records = frozenset(file for session in query.sessions for file in retriever.told_by(session))
        subject = [(c, w) for c, w in zip(self.topic, self._topic_weights, strict=True) if not self.wanted.asks(c.written)]
        self._subject, self._subject_weights = [c for c, _ in subject], [w for _, w in subject]

    def topic_coverage(self, text: str) -> float:
        """Return the share of the topic's weight that the text meets (1 where the question names no topic)."""
        return self._share(self.topic, self._topic_weights, text) if self.topic else 1.0

    def choices(self, evidence: Sequence[Evidence]) -> list[Choice]:
        """Return all windows of the evidence, best first."""
        seen = read(evidence, self._may_be_quoted)
        if not seen.sentences:
            return []
        signs = self._signs(seen)
        scores = signs @ np.array(astuple(self._settings))
        order = np.lexsort((np.arange(len(scores)), -scores)).tolist()
        return [self._choice([seen.sentences[place] for place in seen.windows[at]], float(scores[at]), signs[at]) for at in order]

    def answers(self, choice: Choice) -> bool:
        """Whether a window gives the kind of thing that is wanted, and speaks of all the particular things asked about."""
        return self.wanted.answers(self._context(choice), choice.passage.document.language) and not self.lacks(choice)

    def _of_the_recommendation(self, choice: Choice) -> bool:
        """Whether a window stands in the block of a recommendation that is asked about, or names its number."""
        asked, paragraph = self._query.recommendations, choice.passage.paragraph
        if not asked or set(asked) & set(paragraph.recommendations):
            return True
        named = read_mentions(f"{paragraph.text} {paragraph.section or ''}", latest_session=None, known_symbols=frozenset()).numbers
        return bool({one.number for one in asked} & set(named))

    def lacks(self, choice: Choice) -> bool:
        """Whether neither a window nor its surroundings speak of something particular that the question names, or of what it
        is about at all."""
        return (
            not self._of_the_recommendation(choice)
            or not self._on_subject(choice.evidence)
            or self._of_another_number(choice)
            or self._of_another_session(choice)
            or bool(self.lacking(choice.evidence, choice.passage.paragraph, choice.start, choice.end))
        )

    def _of_another_number(self, choice: Choice) -> bool:
        """Whether a window is about another of several than the question: the first forum, where the second is asked about.

        What the window does not say, its paragraph does, or what stands above it.
        """
        paragraph = choice.passage.paragraph
        texts = (paragraph.text[choice.start : choice.end], paragraph.text, _headed(choice.evidence))
        for thing, number in self._ordinals:
            told = next(filter(None, ({n for t, n in ordinals_in(text) if t == thing} for text in texts)), None)
            if number not in (told or ()) and (told or thing == "option"):  # an option is known by its mark alone
                return True
        return False

    def _of_another_session(self, choice: Choice) -> bool:
        """Whether a window says at which session it was, and the question names others."""
        told = {
            number
            for match in _AT_A_SESSION.finditer(choice.passage.paragraph.text[choice.start : choice.end])
            for number in find_sessions(match[0])
        }
        return bool(told and self._query.sessions and not told.intersection(self._query.sessions))

    def _on_subject(self, found: Evidence) -> bool:
        """Whether a chunk speaks of what the question is about: one that only gives the kind of thing asked for (a cost, some
        cost) does not. What names a session, a document or a recommendation is about that, too."""
        if self._query.sessions or self._query.symbols or self._query.recommendations:
            return True
        return not self._subject or self._share(self._subject, self._subject_weights, _surroundings(found)) >= SUBJECT_MET

    def _context(self, choice: Choice) -> str:
        """The words of a window; a table's unit stands above it: a row has the form of its whole table."""
        paragraph = choice.passage.paragraph
        words = f"{paragraph.text[choice.start : choice.end]} {choice.note.text if choice.note else ''}"
        if paragraph.kind is ParagraphKind.ROW and re.search(r"\d", words):
            return f"{_as_read(choice.evidence, paragraph, words)} {choice.evidence.chunk.context} {choice.evidence.chunk.text}"
        return words

    def _may_be_quoted(self, paragraph: Paragraph) -> bool:
        if paragraph.kind is ParagraphKind.COVER:
            return bool((self._query.sessions or self._query.symbols) and _OF_COVERS.search(self._query.text))
        return paragraph.kind is not ParagraphKind.HEADING

    def _signs(self, seen: Seen) -> Table:
        above = [_headed(seen.sentences[place].found) for place in seen.chunks]
        importance, cosines = self._retriever.best_cosines(self._query, [*(one.text for one in seen.sentences), *above])
        inside, outside = np.split(cosines.astype(np.float64), [len(seen.sentences)], axis=1)
        wanted = self.wanted
        return measure(
            seen,
            closeness=(importance.astype(np.float64), inside, outside),
            concepts=self.concepts,
            weights=self._weights,
            headed=_headed,
            told=(lambda one: wanted.told(_as_read(one.found, one.paragraph, one.text), one.language)) if wanted.kinds else None,
            asking=[wanted.asks(concept.written) for concept in self.concepts],
            conflict=lambda text: conflicting_years(text, self._query.years),
            opinion=lambda one: one.paragraph.speaker is not None and not self._asks_for_opinion(one.paragraph.speaker),
            norms_wanted=self._query.intent in (Intent.STATUS, Intent.DEFINITION),
            list_wanted=Want.ITEMS in wanted.kinds,
            language=self._query.language,
        )

    def _choice(self, window: Sequence[Sentence], score: float, signs: Table) -> Choice:
        first, last = window[0], window[-1]
        body = [one for one in window if one.note is None]
        start, end = (body[0].start, body[-1].end) if body else (0, 0)
        return Choice(Passage(first.found.document, first.paragraph), first.found, start, end, last.note, score, tuple(signs.tolist()))

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

        Not so for what was decided: a document written for a session does not know it yet, unless it is that session's record.
        """
        if concept.kind is Kind.SESSION:
            named = {number for numbers, _, _ in sessions_with_spans(text) for number in numbers}
            if self._query.intent not in (Intent.DECISION, Intent.HISTORY) or found.document.file in self._records:
                named.add(found.document.session or 0)
            return bool(concept.numbers & named)
        if concept.met_by(words(text)) or fold(concept.written) in fold(text):
            return True
        if concept.kind is Kind.TERM:
            return bool(self._retriever.closeness(replace(self._query, text=concept.written), [text])[0] >= TERM_NEAR)
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


def _headed(found: Evidence) -> str:
    """What a reader of the page sees above a chunk: its document's title, dates and session line, its headings, who speaks."""
    document = found.document
    above = [
        document.symbol,
        document.title,
        document.session_dates,
        document.date,
        document.period,
        found.chunk.context,
        *(p.speaker for p in found.paragraphs),
    ]
    return "\n".join(part for part in above if part) or document.file


def _as_read(found: Evidence, paragraph: Paragraph, words: str) -> str:
    """Words as a reader takes them: the figures of a row have the unit that stands above their table."""
    return with_unit(words, f"{found.chunk.context}\n{found.chunk.text}") if paragraph.kind is ParagraphKind.ROW else words


def _surroundings(found: Evidence, near: Paragraph | None = None, start: int = 0, end: int = 0) -> str:
    """A chunk as a reader sees it: with what stands above it, and its notes.

    near confines its text to what stands within NEAR characters of start to end in that paragraph.
    """
    notes = [note.text for paragraph in found.paragraphs for note in paragraph.footnotes]
    if near is None:
        texts = [paragraph.text for paragraph in found.paragraphs]
    else:
        reach = NEAR[found.document.language]
        texts = [near.text[max(0, start - reach) : end + reach]]
    return "\n".join([_headed(found), *texts, *notes])


def widen(choice: Choice, choices: Sequence[Choice], language: Language) -> tuple[int, int]:
    """Return offsets of the quote: a short paragraph whole, else the window with its best neighbours, at most MOST sentences.

    What is asked for often stands in the sentence before or after the one that names the subject.
    """
    text = choice.passage.paragraph.text
    if len(text) <= WHOLE[language]:
        return 0, len(text)
    spans = sentences(text)
    scores = {c.start: c.score for c in choices if c.passage == choice.passage and c.note is None and (c.start, c.end) in spans}
    first = next(i for i, span in enumerate(spans) if span[0] == choice.start)
    last = next(i for i, span in enumerate(spans) if span[1] == choice.end)
    while last - first + 1 < QUOTED:
        neighbours = [
            i
            for i in (first - 1, last + 1)
            if 0 <= i < len(spans) and spans[max(last, i)][1] - spans[min(first, i)][0] <= LONGEST[language]
        ]
        if not neighbours:
            break
        best = max(neighbours, key=lambda i: (scores.get(spans[i][0], -math.inf), i))
        first, last = min(first, best), max(last, best)
    return spans[first][0], spans[last][1]
