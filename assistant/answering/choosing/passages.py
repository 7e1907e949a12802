"""Answers from passages: the one that answers, surely enough to be believed, or that leaves open what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.as_many import naming_as_many
from assistant.answering.choosing.belief import Belief
from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.closely import read_at_last
from assistant.answering.choosing.compared import told_with_the_other
from assistant.answering.choosing.floor import Floor, Thresholds
from assistant.answering.choosing.fuller import fuller
from assistant.answering.choosing.left_open import first_left_open, leaves_open, only_plans
from assistant.answering.choosing.quoting import write_choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.choosing.telling import those_that_tell
from assistant.answering.choosing.totals import is_the_total_asked, telling_the_total
from assistant.answering.defining.definitions import thing_asked
from assistant.answering.kinds.forms import is_pending
from assistant.answering.matching.unmet import support_needed
from assistant.answering.other_sources import contradicting, newest_of, rival_of
from assistant.answering.reading.surroundings import surroundings
from assistant.answering.tables.calendars import dated_in_a_row
from assistant.answering.tables.cells import told_in_a_row
from assistant.answering.writing.draft import Draft
from assistant.answering.writing.replies import say
from assistant.lexical import tokens
from assistant.model import Evidence, Intent, ParagraphKind, Query, Status, Want
from assistant.ordinals import ordinals_in
from assistant.retrieval import Retriever

SPEAKS = 0.08  # of the question's weight, that a sentence with what stands above it must meet
# Support from which an answer is given without a word of caution. Of 1,334 answers to questions by twelve authors, 55 % of the 246
# with less were right and 84 % of the others.
SURE = 4.8
WARY = 2.0  # how much surer an answer must be to bear no such word, for the share of the question that its heaviest unmet token is
SURER = 6.0  # the same where the subject is met by words that say nothing of the answer: what a service desk is asked, a yes or no
# In log-odds (`belief.py`): below the first no answer of one window is given, from the second on it bears no word of caution.
BELIEVED, FIRMLY = -2.6, -0.65
NEAREST = 5  # windows nearest the question, of which one may say that what is asked is left open
# By how much less than the first of all a window may answer that is not surely the answer: of 12 answers to questions of sixteen
# bodies that fell further, none was right. A title is told in a word or two, and falls further.
FAR = 1.2
NEARBY = 3  # paragraphs between what names a matter and what is said of it
TOPIC_MET = 0.34  # of the topic's weight, by a passage that tells what is still ahead


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told: one window with others, and whether it is a row, or lists what is asked for. It may stand in the place of the one chosen."""

    chosen: Choice
    best: Choice
    others: tuple[Choice, ...]
    row: bool
    lists: bool


def answer_passage(
    query: Query,
    retriever: Retriever,
    catalogue: Catalogue,
    evidence: Sequence[Evidence],
    draft: Draft,
    thresholds: Thresholds = Thresholds(),
    *,
    alone: bool = False,
) -> Status | None:
    """Write the answer that the evidence gives; None (and nothing written) where none supports one.

    alone asks for the best passage only, where a part of a larger answer is written. A passage that only tells what is still
    ahead does not answer what was decided: it is shown, and the status says so.
    """
    return _Answer(query, retriever, catalogue, evidence, draft, thresholds, alone).written()


class _Answer:
    """One answer from passages: a window is chosen, bettered by what stands near it, believed or not, and written."""

    def __init__(
        self,
        query: Query,
        retriever: Retriever,
        catalogue: Catalogue,
        evidence: Sequence[Evidence],
        draft: Draft,
        thresholds: Thresholds,
        alone: bool,
    ) -> None:
        self._query, self._retriever, self._catalogue, self._draft, self._alone = query, retriever, catalogue, draft, alone
        self._selector = Selector(query, retriever)
        choices = self._selector.choices(evidence)
        if query.intent is Intent.DECISION and query.symbols and not query.filters.symbols:
            choices = [c for c in choices if _on_document(c, query)]
            choices.sort(key=lambda c: not any(symbol in c.quoted for symbol in query.symbols))
        self._choices, self._floor = choices, Floor(thresholds, choices, catalogue)
        self._thing = thing_asked(query, retriever)
        self._telling = those_that_tell(choices, self._thing, query, self._selector, retriever, catalogue)

    def written(self) -> Status | None:
        """Write it, and return its status; None where nothing supports one."""
        chosen = self._selector.best(self._telling)
        if chosen is None:
            return self._left_open_by(self._choices[:NEAREST])
        asked = (self._choices, self._query, self._selector, self._retriever, self._catalogue)
        row = told_in_a_row(chosen, *asked) or dated_in_a_row(chosen, *asked)
        if (at := self._choices.index(row or chosen)) and (status := self._left_open_by(self._choices[: min(NEAREST, at)])):
            return status
        told = self._bettered(chosen, row)
        unmet = self._selector.unmet(told.best)
        odds = self._believed(told, unmet) if self._is_one_window(told) else None
        enough = self._floor.bears(told.best, told.lists) if odds is None else odds >= BELIEVED
        if not enough or not _speaks_of_it(told.best) or self._names_only(told.best):
            return self._left_open_by(self._choices[:NEAREST])
        pending = self._query.intent is Intent.DECISION and is_pending(told.best.passage.paragraph.text)
        if pending:
            if not _same_matter(told.best, self._query, self._selector):
                return None
        elif (odds is None or odds < FIRMLY) and self._floor.support(told.best) < self._support_needed(told, unmet):
            return None
        return self._written(told, unmet, odds, pending)

    def _bettered(self, chosen: Choice, row: Choice | None) -> _Told:
        """Return what is told of a window chosen, and of the row that tells it instead: the newest, the surest, the fullest near it."""
        choices, query, selector, bears = self._choices, self._query, self._selector, self._floor.bears
        best = newest_of(row or chosen, self._telling, query, selector)
        best = self._floor.surer(best, self._telling, selector)
        best = _under_its_sentence(best, choices, selector)
        best = naming_as_many(best, choices, query, selector, bears)
        if best is not row:
            best = telling_the_total(best, choices, query, selector, bears)
        best, lists = fuller(best, choices, query, selector, self._catalogue, bears)
        best, *others = told_with_the_other(best, choices, query, selector, bears)
        return _Told(chosen, best, tuple(others), best is row, lists)

    def _is_one_window(self, told: _Told) -> bool:
        """Whether an answer is one window of running text, as most are, and no conversation says what it is about.

        A list or a row is told with what stands beside it, a title in a word: how surely they answer is seen of their signs alone.
        """
        listed = told.lists or Want.ITEMS in self._selector.wanted.kinds
        in_cells = told.row or told.best.note is not None or told.best.is_row
        return not (self._alone or listed or in_cells) and self._query.before is None

    def _believed(self, told: _Told, unmet: float) -> float:
        """Return the log-odds that what is told is the answer. A window that was not read yet is read where that can decide."""
        belief = Belief(told.chosen, self._telling, self._selector)
        odds = belief.in_(told.best, unmet)
        if not told.best.read and (belief.may_cross(BELIEVED, odds) or belief.may_cross(FIRMLY, odds)):
            odds = belief.in_(read_at_last(told.best, self._query, self._retriever), unmet)
        return odds

    def _support_needed(self, told: _Told, unmet: float) -> float:
        """Return the support that what is told needs by its signs where it is not firmly believed: more where it is doubtful, or leaves much
        of the question unmet."""
        best, query, selector = told.best, self._query, self._selector
        nearest = next((choice for choice in self._choices if not selector.conditions.lacked_by(choice)), best)
        of_all = bool(told.others) or told.row or is_the_total_asked(best, nearest, query)
        doubtful = selector.named.doubtful(best, nearest, nearest.score - best.score) or (
            query.before is None and _falls_far(best, self._choices[0], query, selector)
        )
        return max(SURE if doubtful and not of_all else 0.0, support_needed(query, unmet, SURE, SURER))

    def _names_only(self, choice: Choice) -> bool:
        """Whether a window tells something else, and names what is to be defined in passing."""
        if self._query.intent is not Intent.DEFINITION or self._thing is None:
            return False
        return self._thing.in_passing(choice.passage.paragraph.text, surroundings(choice.evidence))

    def _left_open_by(self, near: Sequence[Choice]) -> Status | None:
        """Show the passage among the nearest that leaves open what is asked, though it tells nothing of the kind that is wanted."""
        surely = [choice for choice in near if self._floor.bears(choice, True)]
        if (choice := first_left_open(surely, self._choices, self._query, self._selector, self._retriever)) is None:
            return None
        self._say("left_open")
        self._write(choice)
        return Status.NOT_FOUND

    def _written(self, told: _Told, unmet: float, odds: float | None, pending: bool) -> Status | None:
        """Write what is told, with a word of caution where it is not surely the answer; None where it only plans, and not surely."""
        best, choices, query, selector = told.best, self._choices, self._query, self._selector
        support = self._floor.support(best)
        left_open = not pending and leaves_open(best, choices, query, selector, self._retriever)
        planned = not (pending or left_open) and only_plans(best, choices, query, selector, self._retriever)
        if planned and support < SURE:
            return None
        answers = not (pending or left_open or planned)
        named_only = self._thing is not None and self._thing.only_named_by(best.quoted)
        if not answers:
            self._say("pending" if pending else "left_open")
        elif (support < SURE + WARY * unmet if odds is None else odds < FIRMLY) or named_only:
            self._draft.doubt(say("unsure", self._draft.language), weak=support < SURE or named_only)
        for choice in (best, *told.others):
            self._write(choice)
        if query.intent in (Intent.FIGURE, Intent.WHEN) and not query.filters.symbols:
            self._write_other_sources(best)
        if answers and not self._alone:
            self._write_rival(best)
        return Status.ANSWERED if answers else Status.NOT_FOUND

    def _write_other_sources(self, best: Choice) -> None:
        bears = self._floor.bears_by_itself
        told = [c for c in self._choices if not c.sign("sentences") and bears(c) and self._selector.answers(c)]
        for other in contradicting(best, told, self._selector, self._catalogue):
            self._draft.line()
            self._say("other_source")
            self._draft.quote(other.quote, other.passage)

    def _write_rival(self, best: Choice) -> None:
        rival = rival_of(best, self._choices, self._selector)
        if rival and self._floor.bears_by_itself(rival) and rival.quoted not in self._draft.text:
            self._draft.line()
            self._say("perhaps")
            self._write(rival)

    def _write(self, choice: Choice) -> None:
        write_choice(choice, self._query, self._choices, self._selector, self._retriever, self._catalogue, self._draft)

    def _say(self, reply: str) -> None:
        self._draft.say(say(reply, self._draft.language))


def _falls_far(best: Choice, first: Choice, query: Query, selector: Selector) -> bool:
    """Whether a window answers far less well than the first of all, which stands elsewhere and could not answer.

    The answer may stand right behind what names its matter; of what comes in series, and in a document that is named, anywhere beside it.
    """
    one, other = best.passage, first.passage
    beside = bool(query.filters.symbols or ordinals_in(query.text)) or abs(one.paragraph.ordinal - other.paragraph.ordinal) <= NEARBY
    elsewhere = one.place != other.place and not (beside and one.document.key == other.document.key)
    return elsewhere and first.score - best.score >= FAR and Want.TITLE not in selector.wanted.kinds


def _under_its_sentence(best: Choice, choices: Sequence[Choice], selector: Selector) -> Choice:
    """Return a note that would be quoted alone with the sentence of its paragraph that is nearest the question: "the meeting" of a
    note is the one that its sentence names."""
    if best.note is None or best.end > best.start:
        return best
    hosts = (c for c in choices if c.note == best.note and c.passage == best.passage and c.end > c.start and selector.answers(c))
    return next((replace(host, score=best.score) for host in hosts), best)


def _speaks_of_it(choice: Choice) -> bool:
    """Whether a window says anything of what is asked; a row and an item say it with the others, a note with its paragraph."""
    near = "near_paragraph" if choice.note is not None else "near_headed"
    return choice.passage.paragraph.kind is not ParagraphKind.TEXT or choice.sign(near) >= SPEAKS


def _same_matter(choice: Choice, query: Query, selector: Selector) -> bool:
    """Whether what is still ahead is what the question asks of: its topic, and a document that it names."""
    on_it = not query.symbols or _on_document(choice, query)
    return on_it and selector.topic_coverage(choice.passage.paragraph.text) >= TOPIC_MET


def _on_document(choice: Choice, query: Query) -> bool:
    """Whether a passage tells of a document named: it names it, or is its own request of what is to be decided."""
    text, own = choice.passage.paragraph.text, choice.passage.document.symbol in query.symbols
    return any(set(tokens(symbol)) <= set(tokens(text)) for symbol in query.symbols) or (own and is_pending(text))
