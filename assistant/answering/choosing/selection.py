"""Which sentences answer: every window of the evidence is measured against the question, the best is quoted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import astuple, replace

import numpy as np

from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.closely import read_closely
from assistant.answering.choosing.shown import beside
from assistant.answering.choosing.weights import SelectionSettings
from assistant.answering.choosing.windows import Seen, Sentence, Table, measure, read
from assistant.answering.kinds.acts_told import act_asked
from assistant.answering.kinds.ahead import tells_the_next
from assistant.answering.kinds.aspects_told import aspects_of, told_around
from assistant.answering.kinds.chosen import tells_the_choice
from assistant.answering.kinds.costs import tells_its_cost
from assistant.answering.kinds.dates import (
    conflicting_years,
    dated_to_another_year,
    periods_in,
    tells_years,
    years_beside,
    years_in,
    years_of_papers,
)
from assistant.answering.kinds.forms import counted
from assistant.answering.kinds.of_evaluations import asks_what_is_recommended, recommends
from assistant.answering.kinds.of_these import OfThese, of_these
from assistant.answering.kinds.owners import of_one_only, whole_counted
from assistant.answering.kinds.wanted import wanted_of
from assistant.answering.kinds.who_told import asks_who_held, tells_who, tells_who_held
from assistant.answering.matching.heard import as_heard
from assistant.answering.matching.particulars import OPINION_OF, Particulars
from assistant.answering.matching.things_named import OF_CLASS, ThingsNamed
from assistant.answering.matching.treaties import of_another_treaty, tells_the_act
from assistant.answering.matching.unmet import FOR_A_DESK, heaviest_unmet
from assistant.answering.reading.pieces import Pieces, pieces_of
from assistant.answering.reading.surroundings import around_rows, as_read, headed
from assistant.answering.writing.draft import Passage
from assistant.concepts import Concept, Kind
from assistant.lexical import apart, words
from assistant.model import Document, Evidence, Intent, Paragraph, ParagraphKind, Query, Want
from assistant.retrieval import Retriever
from assistant.text import fold
from assistant.understanding.asked.wants import NUMBERS

AS_WELL = 0.5  # in the sum of weighted signs: a window so near the best one, and better in some way, is read instead
IN_OWN_LANGUAGE = 0.7  # the same for a window in the asker's language, before one in the other
ON_WHAT_IS_HELD = 0.4  # of the topic, without the word for holding it
OF_COVER = 0.3  # of the topic, that a cover must speak of: what is asked of the paper's own date, place or author

# What any question on any paper may name: no topic.
_ANY_PAPER = re.compile(
    r"文件|会议|委员会|决定|报告|内容|结果|cdip|(?:the )?committee|documents?|sessions?|decisions?|reports?|papers?|meetings?|outcomes?",
    re.I,
)
_A_QUESTION = re.compile(r"(?<!\.jsp)(?<!\.php)(?<!\.html)(?<!\.aspx)[?？]\s*$")  # and no address that goes on behind its mark
# What somebody is asked to do, or to have done: 由谁主办, who hosts.
_WHO_DOES = re.compile(
    r"谁(?:来|去|负责|具体)?(?P<zh>[\u4e00-\u9fff]{2})|\bwho\s+(?:(?:will|would|is\s+to|has|had|have)\s+)?(?P<en>[a-z]{4,})", re.I
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
        things = retriever.concepts(replace(query, text=counted(query.text))) if counted(query.text) else ()
        self._pieces = pieces_of(query, query.text, retriever)
        self._topic = pieces_of(query, query.topic, retriever).without(_ANY_PAPER.fullmatch)
        self._years = set(query.years) - years_of_papers(query.text)
        self._periods = periods_in(query.text)
        self._yearly = [one.written for one in self.topic if years_beside(one.written, query.text) & self._years]
        self._of_years: frozenset[int] = frozenset()
        self._act = act_asked(query)
        self._advised = asks_what_is_recommended(query.text)
        self._aspects = aspects_of(query)
        does = _WHO_DOES.search(query.text) if query.intent is Intent.WHO else None
        self._does = (does["zh"] or does["en"].lower()[:5]) if does else ""
        self._of_holding = asks_who_held(query.text)
        self.wanted = wanted_of(query, [c for c in things if c.kind is not Kind.NUMBER], self.topic)
        self.whole = whole_counted(query, self.topic, self.wanted.counting, self.wanted.kinds)
        self._of_these = of_these(query, retriever)
        self.named = ThingsNamed(query, self.wanted.kinds, self.wanted.counting, retriever)
        self._particulars = Particulars(query, retriever, self._pieces, self._topic.without(self.wanted.asks))

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
        self._particulars.read(evidence)
        self._of_years = frozenset(year for name in self._yearly for found in evidence for year in years_beside(name, found.chunk.text))
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
        return self._answers_by_kind(choice) and self.named.told_by(choice)

    def _answers_by_kind(self, choice: Choice) -> bool:
        """The same, whether or not it names one of the class of things that is asked for by its name."""
        asks = _A_QUESTION.search(choice.quoted) is not None and Want.ITEMS not in self.wanted.kinds  # a question answers none
        return (
            not asks
            and not self._of_other_years(choice)
            and not self._of_another_edition(choice)
            and not self._of_another_treaty(choice)
            and (self._act is None or self._act.told_in(choice.passage.paragraph, choice.passage.document.language))
            and self.wanted.answers(self._context(choice), choice.passage.document.language)
            and (not self.wanted.kinds or tells_the_act(self._query.text, choice.passage.paragraph.text))
            and tells_who(self._query.text, self._context(choice), choice.passage.document.language, _notes(choice))
            and (not self._of_holding or tells_who_held(self._context(choice), self._on_what_is_held))
            and tells_the_choice(self._query.text, self._context(choice), choice.passage.paragraph.text)
            and tells_the_next(self._query.text, self._context(choice))
            and (Want.MONEY not in self.wanted.kinds or tells_its_cost(self._query.text, beside(choice)))
            and (not self._advised or recommends(choice.passage.paragraph))
            and not self.lacks(choice)
            and (self._of_these is None or self._tells_of(self._of_these, choice))
            and not of_one_only(self._query, self.wanted.kinds, choice.quoted)
            and (self.whole is None or self.whole.told_in(choice, self._query, self._retriever))
        )

    def _tells_of(self, these: OfThese, choice: Choice) -> bool:
        text, language = choice.passage.paragraph.text, choice.passage.document.language
        if _is_row(choice):
            return these.part.share(text) > 0
        return these.told_in(text, language, self.wanted.counting, self._query, self._retriever)

    def _on_what_is_held(self, text: str) -> bool:
        """Whether a text speaks of what is organised or hosted, by more than the word for that."""
        held = self._topic.without(lambda one: self._does and one.lower().startswith(self._does))
        return not held.concepts or held.share(text) >= ON_WHAT_IS_HELD

    def _of_other_years(self, choice: Choice) -> bool:
        """Whether a window tells figures of other years than the one that is asked about, or of another period, as it or its paper says."""
        if not NUMBERS.intersection(self.wanted.kinds):
            return False
        if self.of_another_period(choice.quoted, choice.passage.document):
            return True
        return bool(choice.sign("conflict")) and self._tells_conflicting_years(choice)

    def _tells_conflicting_years(self, choice: Choice) -> bool:
        return _is_row(choice) or tells_years(choice.quoted) or dated_to_another_year(choice.quoted, self._years)

    def of_another_period(self, text: str, document: Document) -> bool:
        """Whether a text, or the paper it stands in, is of another period than the one that is asked about."""
        told = periods_in(text) or periods_in(document.period or "")
        return bool(self._periods and told) and self._periods.isdisjoint(told)

    def _in_report_of_its_period(self, choice: Choice) -> bool:
        """Whether a window stands in a report of the period that is asked about, or names it in a paper that reports on no other."""
        of_paper = periods_in(choice.passage.document.period or "")
        return not self._periods.isdisjoint(of_paper or periods_in(choice.passage.paragraph.text))

    def _of_another_edition(self, choice: Choice) -> bool:
        """Whether what comes every year is named in the evidence with other years only than the one asked about, and so in a window."""
        return bool(self._of_years) and not self._of_years & self._years and not years_in(choice.quoted) & self._years

    def _of_another_treaty(self, choice: Choice) -> bool:
        """Whether something is asked that becomes of a treaty, and the paragraph of a window speaks of others."""
        language, paragraph = choice.passage.document.language, choice.passage.paragraph
        same = language == self._query.language and bool(self.wanted.kinds)
        return same and of_another_treaty(self._query.text, f"{paragraph.section or ''} {paragraph.text}", language)

    def best(self, choices: Sequence[Choice]) -> Choice | None:
        """Return the first of the choices that can answer, or one in the asker's language that tells it as well; where the first of all
        tells the figures of other years, only a report of the period asked about can: what comes after it counts something else."""
        surely = choices and not _is_row(choices[0]) and (self._periods or tells_years(choices[0].quoted))
        if surely and self._of_other_years(choices[0]):
            choices = [choice for choice in choices if self._in_report_of_its_period(choice)]
        first = next(filter(self._answers_by_kind, choices), None)
        if first and not self.named.told_by(first):
            near = (choice for choice in choices if choice.score >= first.score - OF_CLASS)
            first = next(filter(self.answers, near), None)
        if first is None:
            return None
        if not self._tells_the_aspects(first):
            first = self._as_well(first, choices, self._tells_the_aspects)
        if not self.named.told_in_words(first):  # what names one stands beside it, and may not be quoted with it
            same = (c for c in choices if c.passage == first.passage and first.score - c.score <= OF_CLASS and self.named.told_in_words(c))
            first = next(filter(self.answers, same), first)
        if {Want.PLACE, Want.REASON}.intersection(self.wanted.kinds) and not first.sign("told"):
            first = self._as_well(first, choices, lambda choice: choice.sign("told") > 0)
        if self._does and self._does not in first.quoted.lower():
            first = self._as_well(first, choices, lambda choice: self._does in choice.quoted.lower())
        if first.sign("foreign"):
            told = first.sign("told")
            first = self._as_well(
                first, choices, lambda choice: not choice.sign("foreign") and choice.sign("told") >= told, within=IN_OWN_LANGUAGE
            )
        return None if self._told_of_another_year(first, choices) else first

    def _told_of_another_year(self, best: Choice, choices: Sequence[Choice]) -> bool:
        """Whether a window hardly less near tells more of what is asked than the best one does, of another year; a row tells its own."""
        if _is_row(best) or self._periods:
            return False
        share, language = self._topic.share(best.quoted), best.passage.document.language
        near = (one for one in choices if best.score - one.score <= AS_WELL and one.passage.document.language == language)
        return any(self._of_other_years(one) and self._topic.share(one.quoted) > share for one in near)

    def _as_well(self, first: Choice, choices: Sequence[Choice], better: Callable[[Choice], bool], within: float = AS_WELL) -> Choice:
        """Return the first choice that answers about as well as another and is better in some way; that other where none is."""
        as_well = (choice for choice in choices if first.score - choice.score <= within and better(choice))
        return next(filter(self.answers, as_well), first)

    def _tells_the_aspects(self, choice: Choice) -> bool:
        """Whether what a window stands in tells the aspects asked of its subject."""
        return all(told_around(aspect, choice, self._query) for aspect in self._aspects)

    def lacks(self, choice: Choice) -> bool:
        """Whether neither a window nor its surroundings speak of what the question is about, or of something it names."""
        return self._particulars.lacked_by(choice)

    def unmet(self, choice: Choice) -> float:
        """Return the share of the question that its heaviest token is of which a window's paragraph says nothing.

        It is 0 for a row, which has the words of its table, where it is asked what a thing of the house is, which is told without a word for
        that, and for a follow-up, which is met by what was spoken of before.
        """
        row, meaning = choice.passage.paragraph.kind is ParagraphKind.ROW, Want.MEANING in (*self.wanted.kinds, *self._query.wants)
        if (row or meaning or self._query.follows_up) and self._query.for_a_desk < FOR_A_DESK:
            return 0.0
        return heaviest_unmet(self._query, self._pieces, self._only_asks, choice.evidence, choice.passage.paragraph, self._retriever)

    def _only_asks(self, written: str) -> bool:
        """Whether a piece of the question only asks for the kind of thing wanted; of a question for documents all but their matter does."""
        wish = self._query.of_collection
        return self.wanted.asks(written) or bool(wish and wish.matter and fold(written) not in fold(wish.matter))

    def _context(self, choice: Choice) -> str:
        """The words of a window; a table's unit stands above it."""
        paragraph = choice.passage.paragraph
        spoken = f"{paragraph.speaker}: {choice.quoted}" if paragraph.speaker else choice.quoted
        words = f"{spoken} {choice.note.text if choice.note else ''}"
        if paragraph.kind is ParagraphKind.ROW and re.search(r"\d", words):
            return f"{as_read(choice.evidence, paragraph, words)} {around_rows(choice.evidence)}"
        return words

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
            conflict=lambda text: conflicting_years(text, self._years),
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


def _is_row(choice: Choice) -> bool:
    return choice.passage.paragraph.kind is ParagraphKind.ROW


def _notes(choice: Choice) -> str:
    return "\n".join(note.text for note in choice.passage.paragraph.footnotes)
