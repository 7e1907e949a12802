"""Answers to questions in a row: one quote where it tells all of them, else each with its own, and what is not found said so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.choosing.selection import Selector
from assistant.answering.kinds.dates import conflicting_years, spans_year
from assistant.answering.kinds.wanted import Wanted
from assistant.answering.parts.sub_questions import Means, Written, sub_query
from assistant.answering.reading.pieces import Pieces, pieces_of
from assistant.answering.writing.draft import Draft, Quoted, seen
from assistant.answering.writing.replies import say
from assistant.lexical import words
from assistant.model import Intent, Language, Part, Query, Status, Want
from assistant.question import understand
from assistant.retrieval import Retriever
from assistant.text import fold
from assistant.understanding.parts.parts import matter_and_question, subject_of

NAMED = 0.5  # of a clause's own words, that its own answer must speak of to stand beside the answer to the whole
HARDLY = 0.2  # of its words, by an answer that leaves it open
GIVEN = 0.5  # how well a quote must tell the kind of thing that is asked for (`wanted.py`)
ALONE, ALONE_ACROSS = 0.6, 0.35  # the same where the whole found no answer; in the other language
NEAR = 0.45  # the same, by meaning: how much of the clause its own answer meets
MORE = 0.2  # by how much it must speak more of them than the answer to the whole does


@dataclass(frozen=True, slots=True)
class _Clause:
    """One of the questions: as asked, as a question that stands by itself, what its words speak of and what it wants told."""

    part: Part
    query: Query
    own: Pieces
    wanted: Wanted
    years: tuple[int, ...]  # that it names

    def share(self, quotes: Sequence[Quoted]) -> float:
        return self.own.share("\n".join(map(seen, quotes)))

    def wants_of(self, quotes: Sequence[Quoted]) -> bool:
        """Whether a quote gives the kind of thing that is asked for."""
        return any(self._given(quote) >= GIVEN for quote in quotes)

    def _given(self, quote: Quoted) -> float:
        """How well a quote gives what is asked for (0 to 1; 1 where any kind would do)."""
        text, language = quote.quote, quote.passage.document.language
        if not self.wanted.answers(text, language):
            return 0.0
        return self.wanted.told(text, language) if self.wanted.kinds else 1.0

    def given_by(self, quotes: Sequence[Quoted]) -> bool:
        """Whether a record's quotes give what is asked for; where any kind would do, what was decided only where that is asked."""
        decided = bool(self.wanted.kinds) or self.query.intent is Intent.DECISION
        return self.wants_of(quotes) and self.counts(quotes) and (decided or self.told_by(quotes))

    def left_open_by(self, quotes: Sequence[Quoted]) -> bool:
        """Whether quotes give nothing of the kind that is asked for, or, where any kind would do, speak of hardly any of its words."""
        if not self.counts(quotes) or not any(self._given(quote) > 0 for quote in quotes):
            return True
        own = [quote for quote in quotes if quote.passage.document.language == self.query.language]
        return not self.wanted.kinds and bool(own) and self.share(own) < HARDLY

    def told_by(self, quotes: Sequence[Quoted]) -> bool:
        return self.wants_of(quotes) and self.share(quotes) + MORE > 1

    def of_another_year(self, quotes: Sequence[Quoted]) -> bool:
        """Whether it names years and no quote speaks of them, as far as a reader sees it."""
        told = [fold(seen(quote)) for quote in quotes if not conflicting_years(quote.quote, self.years)]
        return bool(self.years) and not any(str(year) in text or spans_year(text, year) for text in told for year in self.years)

    def counts(self, quotes: Sequence[Quoted]) -> bool:
        """Return whether, within one language, quotes name what it asks the number of."""
        told = [words(quote.quote) for quote in quotes if quote.passage.document.language == self.query.language]
        if Want.NUMBER not in self.wanted.kinds or not self.wanted.counting.counted or not told:
            return True
        return any(concept.met_by(held) for concept in self.wanted.counting.counted for held in told)

    def surely_told(self, own: Draft, retriever: Retriever) -> bool:
        """Whether its own answer is near it, and gives the kind asked for or speaks of most of it, where the whole found none."""
        foreign = all(quote.passage.document.language != self.query.language for quote in own.quotes)
        kind = bool(self.wanted.kinds) and self.wants_of(own.quotes)
        if not self.counts(own.quotes) or not (kind or self.share(own.quotes) >= (ALONE_ACROSS if foreign else ALONE)):
            return False
        return bool(retriever.closeness(self.query, [seen(quote) for quote in own.quotes]).max() >= NEAR)

    def better_told(self, own: Draft, whole: Draft) -> bool:
        """Whether its own answer tells it and the answer to the whole question does not."""
        if _held(own, whole) or not self.counts(own.quotes):
            return False
        if self.of_another_year(whole.quotes) and not self.of_another_year(own.quotes):
            return True
        met, met_by_whole = self.share(own.quotes), self.share(whole.quotes)
        lacks_kind = not self.wants_of(whole.quotes) and met >= met_by_whole
        return lacks_kind or met >= max(NAMED, met_by_whole + MORE)


def answer_clauses(query: Query, parts: Sequence[Part], whole: Written, means: Means) -> Written:
    """Return the answer to the whole where it tells every clause; else put beside it what a clause's own answer tells."""
    if of_paper := _of_one_paper(query, parts, whole[1].language, means):
        return of_paper
    clauses = [_clause(query, parts, n, means) for n in range(len(parts))]
    own = _recorded(clauses, means)
    for record in own.values():
        if all(clause.given_by(record[1].quotes) for clause in clauses):
            return record
    told, held = whole[0] is Status.ANSWERED, set[int]()
    for n, clause in enumerate(clauses):
        if n in own or (told and clause.told_by(whole[1].quotes) and not clause.of_another_year(whole[1].quotes)):
            continue
        answer = means.compose(clause.query)
        if answer[0] is Status.ANSWERED and (
            clause.better_told(answer[1], whole[1]) if told else clause.surely_told(answer[1], means.retriever)
        ):
            own[n] = answer
        elif told and clause.query.intent is Intent.DEFINITION and answer[0] is Status.ANSWERED and _held(answer[1], whole[1]):
            held.add(n)
    if not own and (not told or not any(clause.left_open_by(whole[1].quotes) for n, clause in enumerate(clauses) if n not in held)):
        return whole
    draft, notes = Draft(whole[1].language), list[str]()
    answers = [own.get(n, whole) for n in range(len(clauses))]
    for n, answer in enumerate(answers):
        by_later = any(later is not answer and later[0] is Status.ANSWERED and _held(answer[1], later[1]) for later in answers[n + 1 :])
        if answer[0] is Status.ANSWERED and not by_later and not _held(answer[1], draft):
            draft.line()
            draft.add(answer[1])
            notes += answer[2]
    for n, clause in enumerate(clauses):
        if n in own or n in held or (clause.wants_of(draft.quotes) and clause.share(draft.quotes) >= NAMED):
            continue  # the answer to another clause may tell of it as well
        if not told or clause.left_open_by(whole[1].quotes):
            draft.line()
            draft.say(say("side_not_found", draft.language, side=clause.part.question.rstrip("?？ ")))
    return Status.ANSWERED, draft, notes


def _of_one_paper(query: Query, parts: Sequence[Part], language: Language, means: Means) -> Written | None:
    """Tell what a paper is and, beside it, what its cover prints: no passage tells both. None where anything else is asked of it."""
    if len(query.symbols) != 1:
        return None
    asked = [sub_query(part, query, means) for part in parts[:1]]
    asked += [sub_query(replace(part, question=f"{query.symbols[0]} {part.question}"), query, means) for part in parts[1:]]
    of_its_cover = [one.of_collection is not None for one in asked]
    if not (of_its_cover[0] or asked[0].intent is Intent.DOCUMENT) or not all(of_its_cover[1:]):
        return None
    draft, notes = Draft(language), list[str]()
    for status, told, more in map(means.compose, asked):
        if status is not Status.ANSWERED:
            return None
        draft.line()
        draft.add(told)
        notes += more
    return Status.ANSWERED, draft, notes


def _recorded(clauses: Sequence[_Clause], means: Means) -> dict[int, Written]:
    """Return, by place, what the records tell of the clauses that ask what was decided: surer than any passage on the whole."""
    told: dict[int, Written] = {}
    for n, clause in enumerate(clauses):
        answer = means.compose(clause.query) if clause.query.intent is Intent.DECISION else None
        if answer and answer[0] is Status.ANSWERED:
            told[n] = answer
    return told


def _clause(query: Query, parts: Sequence[Part], n: int, means: Means) -> _Clause:
    alone = understand(parts[n].question, known=means.known)
    return _Clause(
        parts[n],
        _follow_up(parts[n], query, means) if query.before else _read(query, parts, n, means),
        pieces_of(query, matter_and_question(parts[n].question, query.language)[1], means.retriever),
        Selector(alone, means.retriever).wanted,
        alone.years,
    )


def _read(query: Query, parts: Sequence[Part], n: int, means: Means) -> Query:
    """Read a clause with what the first one names before it."""
    subject = subject_of(parts[0], parts[n], query) if n else ""
    read = sub_query(replace(parts[n], question=f"{subject}{parts[n].question}"), query, means)
    return replace(read, asked=parts[n].question) if subject else read


def _follow_up(part: Part, query: Query, means: Means) -> Query:
    """Read a clause of a follow-up in the light of the same turn before."""
    assert query.before is not None
    read = understand(part.question, known=means.known, filters=query.before.filters, history=(query.before,))
    return read if read.follows_up else replace(read, before=query.before, same_matter=True)


def _held(draft: Draft, by: Draft) -> bool:
    return all(any(held.holds(quote) for held in by.quotes) for quote in draft.quotes)
