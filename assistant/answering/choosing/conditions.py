"""What a window must tell to answer a question: the kind of thing that is wanted, done by whom, of the year, the treaty and the part asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.shown import beside
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
from assistant.answering.kinds.of_these import of_these
from assistant.answering.kinds.owners import of_one_only, whole_counted
from assistant.answering.kinds.wanted import wanted_of
from assistant.answering.kinds.who_told import asks_who_held, tells_who, tells_who_held
from assistant.answering.matching.particulars import Particulars
from assistant.answering.matching.things_named import ThingsNamed
from assistant.answering.matching.treaties import of_another_treaty, tells_the_act
from assistant.answering.reading.pieces import Pieces
from assistant.answering.reading.surroundings import around_rows, as_read
from assistant.concepts import Kind
from assistant.model import Document, Evidence, Intent, Query, Want
from assistant.retrieval import Retriever
from assistant.understanding.asked.wants import NUMBERS

ON_WHAT_IS_HELD = 0.4  # of the topic, without the word for holding it

_A_QUESTION = re.compile(r"(?<!\.jsp)(?<!\.php)(?<!\.html)(?<!\.aspx)[?？]\s*$")  # and no address that goes on behind its mark
# What somebody is asked to do, or to have done: 由谁主办, who hosts.
_WHO_DOES = re.compile(
    r"谁(?:来|去|负责|具体)?(?P<zh>[\u4e00-\u9fff]{2})|\bwho\s+(?:(?:will|would|is\s+to|has|had|have)\s+)?(?P<en>[a-z]{4,})", re.I
)


class Conditions:
    """What one question asks of whatever answers it."""

    def __init__(self, query: Query, retriever: Retriever, pieces: Pieces, topic: Pieces) -> None:
        """Take a question with its pieces, and those of its topic."""
        self._query, self._retriever, self._topic = query, retriever, topic
        things = retriever.concepts(replace(query, text=counted(query.text))) if counted(query.text) else ()
        self.wanted = wanted_of(query, [c for c in things if c.kind is not Kind.NUMBER], topic.concepts)
        self.whole = whole_counted(query, topic.concepts, self.wanted.counting, self.wanted.kinds)
        self.named = ThingsNamed(query, self.wanted.kinds, self.wanted.counting, retriever)
        self.periods = periods_in(query.text)
        does = _WHO_DOES.search(query.text) if query.intent is Intent.WHO else None
        self.does = (does["zh"] or does["en"].lower()[:5]) if does else ""
        self._years = set(query.years) - years_of_papers(query.text)
        self._yearly = [one.written for one in topic.concepts if years_beside(one.written, query.text) & self._years]
        self._of_years: frozenset[int] = frozenset()
        self._act, self._aspects = act_asked(query), aspects_of(query)
        self._advised, self._of_holding = asks_what_is_recommended(query.text), asks_who_held(query.text)
        self._of_these = of_these(query, retriever)
        self._particulars = Particulars(query, retriever, pieces, topic.without(self.wanted.asks))

    def read(self, evidence: Sequence[Evidence], topic: Pieces) -> None:
        """Take the evidence, and the question's topic as it is written there."""
        self._topic = topic
        self._particulars.read(evidence)
        self._of_years = frozenset(year for name in self._yearly for found in evidence for year in years_beside(name, found.chunk.text))

    def met_by(self, choice: Choice) -> bool:
        """Whether a window gives the kind of thing that is wanted, and speaks of all the particular things asked about."""
        return self.met_by_kind(choice) and self.named.told_by(choice)

    def met_by_kind(self, choice: Choice) -> bool:
        """The same, whether or not it names one of the class of things that is asked for by its name."""
        asks = _A_QUESTION.search(choice.quoted) is not None and Want.ITEMS not in self.wanted.kinds  # a question answers none
        asked, words, paragraph, language = self._query.text, _words(choice), choice.passage.paragraph, choice.passage.document.language
        notes = "\n".join(note.text for note in paragraph.footnotes)
        return (
            not asks
            and not self.of_other_years(choice)
            and not self._of_another_edition(choice)
            and not self._of_another_treaty(choice)
            and (self._act is None or self._act.told_in(paragraph, language))
            and self.wanted.answers(words, language)
            and (not self.wanted.kinds or tells_the_act(asked, paragraph.text))
            and tells_who(asked, words, language, notes)
            and (not self._of_holding or tells_who_held(words, self._on_what_is_held))
            and tells_the_choice(asked, words, paragraph.text)
            and tells_the_next(asked, words)
            and (Want.MONEY not in self.wanted.kinds or tells_its_cost(asked, beside(choice)))
            and (not self._advised or recommends(paragraph))
            and not self.lacked_by(choice)
            and self._tells_of_these(choice)
            and not of_one_only(self._query, self.wanted.kinds, choice.quoted)
            and (self.whole is None or self.whole.told_in(choice, self._query, self._retriever))
        )

    def lacked_by(self, choice: Choice) -> bool:
        """Whether neither a window nor its surroundings speak of what the question is about, or of something it names."""
        return self._particulars.lacked_by(choice)

    def aspects_told_by(self, choice: Choice) -> bool:
        """Whether what a window stands in tells the aspects asked of its subject."""
        return all(told_around(aspect, choice, self._query) for aspect in self._aspects)

    def conflict(self, text: str) -> bool:
        """Whether a text tells of other years than those that are asked about."""
        return conflicting_years(text, self._years)

    def of_other_years(self, choice: Choice) -> bool:
        """Whether a window tells figures of other years than the one that is asked about, or of another period, as it or its paper says."""
        if not NUMBERS.intersection(self.wanted.kinds):
            return False
        if self.of_another_period(choice.quoted, choice.passage.document):
            return True
        tells_them = choice.is_row or tells_years(choice.quoted) or dated_to_another_year(choice.quoted, self._years)
        return bool(choice.sign("conflict")) and tells_them

    def of_another_period(self, text: str, document: Document) -> bool:
        """Whether a text, or the paper it stands in, is of another period than the one that is asked about."""
        told = periods_in(text) or periods_in(document.period or "")
        return bool(self.periods and told) and self.periods.isdisjoint(told)

    def in_report_of_its_period(self, choice: Choice) -> bool:
        """Whether a window stands in a report of the period that is asked about, or names it in a paper that reports on no other."""
        of_paper = periods_in(choice.passage.document.period or "")
        return not self.periods.isdisjoint(of_paper or periods_in(choice.passage.paragraph.text))

    def _of_another_edition(self, choice: Choice) -> bool:
        """Whether what comes every year is named in the evidence with other years only than the one asked about, and so in a window."""
        return bool(self._of_years) and not self._of_years & self._years and not years_in(choice.quoted) & self._years

    def _of_another_treaty(self, choice: Choice) -> bool:
        """Whether something is asked that becomes of a treaty, and the paragraph of a window speaks of others."""
        language, paragraph = choice.passage.document.language, choice.passage.paragraph
        same = language == self._query.language and bool(self.wanted.kinds)
        return same and of_another_treaty(self._query.text, f"{paragraph.section or ''} {paragraph.text}", language)

    def _tells_of_these(self, choice: Choice) -> bool:
        """Whether a window tells of the part that is asked of a number told before, where one is."""
        these = self._of_these
        if these is None:
            return True
        text, language = choice.passage.paragraph.text, choice.passage.document.language
        if choice.is_row:
            return these.part.share(text) > 0
        return these.told_in(text, language, self.wanted.counting, self._query, self._retriever)

    def _on_what_is_held(self, text: str) -> bool:
        """Whether a text speaks of what is organised or hosted, by more than the word for that."""
        held = self._topic.without(lambda one: self.does and one.lower().startswith(self.does))
        return not held.concepts or held.share(text) >= ON_WHAT_IS_HELD


def _words(choice: Choice) -> str:
    """The words of a window; a table's unit stands above it."""
    paragraph = choice.passage.paragraph
    spoken = f"{paragraph.speaker}: {choice.quoted}" if paragraph.speaker else choice.quoted
    words = f"{spoken} {choice.note.text if choice.note else ''}"
    if choice.is_row and re.search(r"\d", words):
        return f"{as_read(choice.evidence, paragraph, words)} {around_rows(choice.evidence)}"
    return words
