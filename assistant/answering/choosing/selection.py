"""Which sentences answer: every window of the evidence is measured against the question, the best is quoted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import astuple, replace

import numpy as np

from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.closely import read_closely
from assistant.answering.choosing.conditions import Conditions
from assistant.answering.choosing.weights import SelectionSettings
from assistant.answering.choosing.windows import Seen, Sentence, Table, measure, read
from assistant.answering.kinds.dates import tells_years
from assistant.answering.matching.heard import as_heard
from assistant.answering.matching.particulars import OPINION_OF
from assistant.answering.matching.things_named import OF_CLASS
from assistant.answering.matching.unmet import FOR_A_DESK, heaviest_unmet
from assistant.answering.reading.pieces import Pieces, pieces_of
from assistant.answering.reading.surroundings import as_read, headed
from assistant.answering.writing.draft import Passage
from assistant.concepts import Concept, Kind
from assistant.lexical import apart, words
from assistant.model import Evidence, Intent, Paragraph, ParagraphKind, Query, Want
from assistant.retrieval import Retriever
from assistant.text import fold

AS_WELL = 0.5  # in the sum of weighted signs: a window so near the best one, and better in some way, is read instead
IN_OWN_LANGUAGE = 0.7  # the same for a window in the asker's language, before one in the other
OF_COVER = 0.3  # of the topic, that a cover must speak of: what is asked of the paper's own date, place or author

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


class Selector:
    """Measures windows for one query; the pieces of the question are weighed by how rare they are."""

    def __init__(self, query: Query, retriever: Retriever, settings: SelectionSettings | None = None) -> None:
        self._query, self._retriever = query, retriever
        self._settings = settings or SelectionSettings()
        self._pieces = pieces_of(query, query.text, retriever)
        self._topic = pieces_of(query, query.topic, retriever).without(_ANY_PAPER.fullmatch)
        self.conditions = Conditions(query, retriever, self._pieces, self._topic)
        self.wanted, self.named, self.whole = self.conditions.wanted, self.conditions.named, self.conditions.whole

    @property
    def pieces(self) -> Pieces:
        """The pieces of the question, weighed."""
        return self._pieces

    @property
    def topic(self) -> tuple[Concept, ...]:
        """The pieces of the question's topic that not any paper may name."""
        return self._topic.concepts

    def topic_coverage(self, text: str) -> float:
        """Return the share of the topic's weight that the text meets (1 where the question names no topic)."""
        return self._topic.share(text) if self.topic else 1.0

    def choices(self, evidence: Sequence[Evidence], *, closely: bool = True) -> list[Choice]:
        """Return all windows of the evidence, best first; closely, the first of them are read with the question."""
        self._pieces, self._topic = (replace(one, concepts=as_heard(one.concepts, evidence)) for one in (self._pieces, self._topic))
        self.conditions.read(evidence, self._topic)
        seen = read(evidence, self._may_be_quoted)
        if not seen.sentences:
            return []
        signs = self._signs(seen)
        scores = signs @ np.array(astuple(self._settings))
        order = np.lexsort((np.arange(len(scores)), -scores)).tolist()
        choices = [self._choice([seen.sentences[place] for place in seen.windows[at]], float(scores[at]), signs[at]) for at in order]
        return read_closely(choices, self._query, self._retriever, self._settings.read) if closely else choices

    def answers(self, choice: Choice) -> bool:
        """Whether a window gives the kind of thing that is wanted, and speaks of all the particular things asked about."""
        return self.conditions.met_by(choice)

    def best(self, choices: Sequence[Choice]) -> Choice | None:
        """Return the first of the choices that can answer, or one in the asker's language that tells it as well; where the first of all
        tells the figures of other years, only a report of the period asked about can: what comes after it counts something else."""
        conditions = self.conditions
        surely = choices and not choices[0].is_row and (conditions.periods or tells_years(choices[0].quoted))
        if surely and conditions.of_other_years(choices[0]):
            choices = [choice for choice in choices if conditions.in_report_of_its_period(choice)]
        first = next(filter(conditions.met_by_kind, choices), None)
        if first and not self.named.told_by(first):
            near = (choice for choice in choices if choice.score >= first.score - OF_CLASS)
            first = next(filter(self.answers, near), None)
        if first is None:
            return None
        if not conditions.aspects_told_by(first):
            first = self._as_well(first, choices, conditions.aspects_told_by)
        if not self.named.told_in_words(first):  # what names one stands beside it, and may not be quoted with it
            same = (c for c in choices if c.passage == first.passage and first.score - c.score <= OF_CLASS and self.named.told_in_words(c))
            first = next(filter(self.answers, same), first)
        if {Want.PLACE, Want.REASON}.intersection(self.wanted.kinds) and not first.sign("told"):
            first = self._as_well(first, choices, lambda choice: choice.sign("told") > 0)
        if conditions.does and conditions.does not in first.quoted.lower():
            first = self._as_well(first, choices, lambda choice: conditions.does in choice.quoted.lower())
        if first.sign("foreign"):
            told = first.sign("told")
            first = self._as_well(
                first, choices, lambda choice: not choice.sign("foreign") and choice.sign("told") >= told, within=IN_OWN_LANGUAGE
            )
        return None if self._told_of_another_year(first, choices) else first

    def _told_of_another_year(self, best: Choice, choices: Sequence[Choice]) -> bool:
        """Whether a window hardly less near tells more of what is asked than the best one does, of another year; a row tells its own."""
        if best.is_row or self.conditions.periods:
            return False
        share, language = self._topic.share(best.quoted), best.passage.document.language
        near = (one for one in choices if best.score - one.score <= AS_WELL and one.passage.document.language == language)
        return any(self.conditions.of_other_years(one) and self._topic.share(one.quoted) > share for one in near)

    def _as_well(self, first: Choice, choices: Sequence[Choice], better: Callable[[Choice], bool], within: float = AS_WELL) -> Choice:
        """Return the first choice that answers about as well as another and is better in some way; that other where none is."""
        as_well = (choice for choice in choices if first.score - choice.score <= within and better(choice))
        return next(filter(self.answers, as_well), first)

    def unmet(self, choice: Choice) -> float:
        """Return the share of the question that its heaviest token is of which a window's paragraph says nothing.

        It is 0 for a row, which has the words of its table, where it is asked what a thing of the house is, which is told without a word for
        that, and for a follow-up, which is met by what was spoken of before.
        """
        meaning = Want.MEANING in (*self.wanted.kinds, *self._query.wants)
        if (choice.is_row or meaning or self._query.follows_up) and self._query.for_a_desk < FOR_A_DESK:
            return 0.0
        return heaviest_unmet(self._query, self._pieces, self._only_asks, choice.evidence, choice.passage.paragraph, self._retriever)

    def _only_asks(self, written: str) -> bool:
        """Whether a piece of the question only asks for the kind of thing wanted; of a question for documents all but their matter does."""
        wish = self._query.of_collection
        return self.wanted.asks(written) or bool(wish and wish.matter and fold(written) not in fold(wish.matter))

    def _may_be_quoted(self, paragraph: Paragraph) -> bool:
        if paragraph.kind is ParagraphKind.COVER:
            asked = (self._query.sessions or self._query.symbols) and _OF_COVERS.search(self._query.text)
            return bool(asked) and self.topic_coverage(paragraph.text) >= OF_COVER
        return paragraph.kind is not ParagraphKind.HEADING

    def _signs(self, seen: Seen) -> Table:
        above = [headed(seen.sentences[place].found) for place in seen.chunks]
        importance, cosines = self._retriever.best_cosines(self._query, [*(one.text for one in seen.sentences), *above])
        inside, outside = np.split(cosines.astype(np.float64), [len(seen.sentences)], axis=1)
        view_asked = bool(OPINION_OF.search(self._query.text))
        wanted = self.wanted
        return measure(
            seen,
            closeness=(importance.astype(np.float64), inside, outside),
            concepts=self._pieces.concepts,
            weights=self._pieces.weights,
            headed=headed,
            told=self._told if wanted.kinds else None,
            asking=[wanted.asks(concept.written) for concept in self._pieces.concepts],
            conflict=self.conditions.conflict,
            opinion=lambda one: one.paragraph.speaker is not None and not view_asked,
            norms_wanted=self._query.intent in (Intent.STATUS, Intent.DEFINITION),
            list_wanted=Want.ITEMS in wanted.kinds,
            language=self._query.language,
        )

    def _told(self, one: Sentence) -> tuple[float, ...]:
        return self.wanted.told_of_each(as_read(one.found, one.paragraph, one.text), one.language, one.paragraph.speaker)

    def _choice(self, window: Sequence[Sentence], score: float, signs: Table) -> Choice:
        first, last = window[0], window[-1]
        body = [one for one in window if one.note is None]
        start, end = (body[0].start, body[-1].end) if body else (0, 0)
        return Choice(Passage(first.found.document, first.paragraph), first.found, start, end, last.note, score, tuple(signs.tolist()))

    def coverage(self, text: str) -> float:
        """Return the share of the question's weight whose pieces the text speaks of (0 to 1)."""
        return self._pieces.share(text)

    def names_all(self, text: str) -> bool:
        """Whether a text names every place, product and person of the question's topic."""
        held, folded = words(text), apart(fold(text))
        named = [c for c in self.topic if c.kind in (Kind.PLACE, Kind.CITY, Kind.NAME)]
        return all(c.met_by(held) or fold(c.written) in folded for c in named)
