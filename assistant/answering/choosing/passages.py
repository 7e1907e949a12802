"""Answers from passages: the one that answers, surely enough to be believed, or that leaves open what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.as_many import naming_as_many
from assistant.answering.choosing.belief import Belief
from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.closely import read_at_last
from assistant.answering.choosing.compared import told_with_the_other
from assistant.answering.choosing.fuller import fuller
from assistant.answering.choosing.introducing import only_introduces
from assistant.answering.choosing.left_open import first_left_open, leaves_open, only_plans
from assistant.answering.choosing.quoting import announced_by, write_choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.choosing.totals import is_the_total_asked, telling_the_total
from assistant.answering.choosing.windows import SIGNS
from assistant.answering.defining.definitions import Thing, thing_asked
from assistant.answering.kinds.forms import is_pending
from assistant.answering.lists.lists import announces
from assistant.answering.matching.unmet import support_needed
from assistant.answering.other_sources import contradicting, newest_of, rival_of
from assistant.answering.reading.surroundings import surroundings
from assistant.answering.tables.calendars import dated_in_a_row
from assistant.answering.tables.cells import lacks_extremes, told_in_a_row
from assistant.answering.tables.extremes import asks_for_extremes
from assistant.answering.tables.tables import table_of
from assistant.answering.writing.draft import Draft
from assistant.answering.writing.replies import say
from assistant.lexical import tokens
from assistant.model import Evidence, Intent, ParagraphKind, Query, Status, Want
from assistant.ordinals import ordinals_in
from assistant.retrieval import Retriever

SPEAKS = 0.08  # of the question's weight, that a sentence with what stands above it must meet
NEARLY = 1.0  # in the sum of weighted signs: by how much less a window may answer that is surely supported
TELLS, SURELY = 0.7, 0.5  # how well it must tell what is wanted, and by how much more than needed it must be supported
# Support from which an answer is given without a word of caution. Of 1,334 answers to questions by twelve authors, 55 % of the 246
# with less were right and 84 % of the others.
SURE = 4.8
WARY = 2.0  # how much surer an answer must be to bear no such word, for the share of the question that its heaviest unmet token is
SURER = 6.0  # the same where the subject is met by words that say nothing of the answer: what a service desk is asked, a yes or no
# In log-odds (`belief.py`): below the first no answer is given; from the second on one is, whatever the floor says, without a word of caution.
BELIEVED, FIRMLY = -2.75, -0.9
NEAREST = 5  # windows nearest the question, of which one may say that what is asked is left open
# By how much less than the first of all a window may answer that is not surely the answer: of 12 answers to questions of sixteen
# bodies that fell further, none was right. A title is told in a word or two, and falls further.
FAR = 1.2
NEARBY = 3  # paragraphs between what names a matter and what is said of it
TOPIC_MET = 0.34  # of the topic's weight, by a passage that tells what is still ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Where an answer becomes a refusal: a weighted sum of signs (`windows.py`), fitted to questions
    with near misses, and on answerable ones whose gold was taken out of the evidence; from least on it is an answer.

    The fit gives 3.60 for least, at which 6 of 1,000 right answers are refused. It was set lower by hand: over five bodies of
    questions by other authors, read while this was built, 40 of 616 answerable ones were refused with 3.60 and 31 with this, and no
    more near misses were answered; with 3.00 three more were.
    """

    near_headed: float = 0.98
    near_paragraph: float = 2.90
    coverage_paragraph: float = 1.09
    coverage_headed: float = 1.96
    rare: float = 0.58
    told: float = 1.25
    open: float = 0.77
    conflict: float = -3.13
    foreign: float = 0.63
    opinion: float = 0.00
    least: float = 3.30

    def support(self, choice: Choice) -> float:
        """Return how surely a window is the answer."""
        return sum(weight * choice.signs[at] for at, weight in _weights_by_sign(self))


@lru_cache(maxsize=8)
def _weights_by_sign(thresholds: Thresholds) -> tuple[tuple[int, float], ...]:
    weights: dict[str, float] = asdict(thresholds)
    return tuple((SIGNS.index(name), weight) for name, weight in weights.items() if name != "least")


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
    selector = Selector(query, retriever)
    choices = selector.choices(evidence)
    if query.intent is Intent.DECISION and query.symbols and not query.filters.symbols:
        choices = [c for c in choices if _on_document(c, query)]
        choices.sort(key=lambda c: not any(symbol in c.quoted for symbol in query.symbols))
    extremes, thing = asks_for_extremes(query.text), thing_asked(query, retriever)
    telling = [c for c in choices if not _tells_nothing(c, extremes, thing, query, selector, retriever, catalogue)]
    chosen = best = selector.best(telling)
    row = told_in_a_row(best, choices, query, selector, retriever, catalogue) if best else None
    if best and not row:
        row = dated_in_a_row(best, choices, query, selector, retriever, catalogue)
    best = row or best

    def supported(choice: Choice, lists: bool) -> bool:
        """A sentence tells what is wanted by itself, a list with what stands beside it."""
        untold = thresholds.told * (1 - choice.sign("told")) if lists else 0.0
        return _support(choice, choices, thresholds, catalogue) + untold >= thresholds.least

    def left_open_by(near: Sequence[Choice]) -> Status | None:
        """Show the passage among the nearest that leaves open what is asked, though it tells nothing of the kind that is wanted."""
        surely = [choice for choice in near if supported(choice, True)]
        if (choice := first_left_open(surely, choices, query, selector, retriever)) is None:
            return None
        draft.say(say("left_open", draft.language))
        write_choice(choice, query, choices, selector, retriever, catalogue, draft)
        return Status.NOT_FOUND

    if best is None:
        return left_open_by(choices[:NEAREST])
    if choices.index(best) and (status := left_open_by(choices[: min(NEAREST, choices.index(best))])):
        return status
    best = newest_of(best, telling, query, selector)
    best = surer(best, telling, choices, selector, thresholds, catalogue)
    best = _under_its_sentence(best, choices, selector)
    best = naming_as_many(best, choices, query, selector, supported)
    if best is not row:
        best = telling_the_total(best, choices, query, selector, supported)
    best, lists = fuller(best, choices, query, selector, catalogue, supported)
    best, *others = told_with_the_other(best, choices, query, selector, supported)
    unmet = selector.unmet(best)
    # A list or a row is told with what stands beside it, a title in a word: how surely they answer is seen of their signs alone.
    by_itself = not alone and _of_one_window(best, row, lists, query, selector)
    odds = Belief(chosen, telling, selector).in_(read_at_last(best, query, retriever), unmet) if chosen and by_itself else None
    firmly = odds is not None and odds >= FIRMLY
    if (
        not (firmly or supported(best, lists))
        or not _speaks_of_it(best)
        or (query.intent is Intent.DEFINITION and _names_only(best, thing))
    ):
        return left_open_by(choices[:NEAREST])
    pending = query.intent is Intent.DECISION and is_pending(best.passage.paragraph.text)
    support = _support(best, choices, thresholds, catalogue)
    nearest = next((choice for choice in choices if not selector.lacks(choice)), best)
    of_all = bool(others) or best is row or is_the_total_asked(best, nearest, query)
    doubtful = selector.named.doubtful(best, nearest, nearest.score - best.score) or (
        query.before is None and _falls_far(best, choices[0], query, selector)
    )
    instead = SURE if doubtful and not of_all else 0.0
    if not (pending or firmly) and support < max(instead, support_needed(query, unmet, SURE, SURER)):
        return None
    if pending and not _same_matter(best, query, selector):
        return None
    if not pending and odds is not None and odds < BELIEVED:
        return None
    left_open = not pending and leaves_open(best, choices, query, selector, retriever)
    planned = not (pending or left_open) and only_plans(best, choices, query, selector, retriever)
    if planned and support < SURE:
        return None
    answers = not (pending or left_open or planned)
    named_only = thing is not None and thing.only_named_by(best.quoted)
    if not answers:
        draft.say(say("pending" if pending else "left_open", draft.language))
    elif (not firmly if odds is not None else support < SURE + WARY * unmet) or named_only:
        draft.doubt(say("unsure", draft.language), weak=support < SURE or named_only)
    for choice in (best, *others):
        write_choice(choice, query, choices, selector, retriever, catalogue, draft)
    if query.intent in (Intent.FIGURE, Intent.WHEN) and not query.filters.symbols:
        told = [c for c in choices if not c.sign("sentences") and thresholds.support(c) >= thresholds.least and selector.answers(c)]
        for other in contradicting(best, told, selector, catalogue):
            draft.line()
            draft.say(say("other_source", draft.language))
            draft.quote(other.quote, other.passage)
    rival = None if alone or not answers else rival_of(best, choices, selector)
    if rival and thresholds.support(rival) >= thresholds.least and rival.quoted not in draft.text:
        draft.line()
        draft.say(say("perhaps", draft.language))
        write_choice(rival, query, choices, selector, retriever, catalogue, draft)
    return Status.ANSWERED if answers else Status.NOT_FOUND


def _of_one_window(best: Choice, row: Choice | None, lists: bool, query: Query, selector: Selector) -> bool:
    """Whether an answer is one window of running text, as most are, and no conversation says what it is about."""
    listed = lists or Want.ITEMS in selector.wanted.kinds
    told = best is row or best.note is not None or best.passage.paragraph.kind is ParagraphKind.ROW
    return not (listed or told) and query.before is None


def _support(best: Choice, choices: Sequence[Choice], thresholds: Thresholds, catalogue: Catalogue) -> float:
    """How surely a window is the answer; a row is as sure as the line that introduces its table."""
    if best.passage.paragraph.kind is not ParagraphKind.ROW:
        return thresholds.support(best)
    above, _ = table_of(best, catalogue)
    of_line = [c for c in choices if c.passage.paragraph == above and c.passage.document.key == best.passage.document.key]
    return max(thresholds.support(choice) for choice in (best, *of_line))


def surer(
    best: Choice, telling: Sequence[Choice], choices: Sequence[Choice], selector: Selector, thresholds: Thresholds, catalogue: Catalogue
) -> Choice:
    """Return the window nearly as good as the best that tells what is wanted and is surely the answer, where the best is not."""
    if _support(best, choices, thresholds, catalogue) >= thresholds.least:
        return best
    near = (c for c in telling if best.score - c.score <= NEARLY and (c.sign("told") >= TELLS or not selector.wanted.kinds))
    surely = (c for c in near if thresholds.support(c) >= thresholds.least + SURELY)
    return next(filter(selector.answers, surely), best)


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


def _tells_nothing(
    choice: Choice, extremes: bool, thing: Thing | None, query: Query, selector: Selector, retriever: Retriever, catalogue: Catalogue
) -> bool:
    """Whether a window names what every paper names where that is to be defined, announces what is not there,
    or is of a table that does not tell the most or the least, where the question asks for these extremes."""
    if thing and thing.common and not thing.described_by(choice.quoted):
        return True
    if only_introduces(choice, selector.pieces):
        return True
    if announces(choice):
        return extremes or not announced_by(choice, selector, catalogue)
    return extremes and lacks_extremes(choice, query, retriever, catalogue)


def _names_only(choice: Choice, thing: Thing | None) -> bool:
    """Whether a window tells something else, and names what is to be defined in passing."""
    return thing is not None and thing.in_passing(choice.passage.paragraph.text, surroundings(choice.evidence))


def _same_matter(choice: Choice, query: Query, selector: Selector) -> bool:
    """Whether what is still ahead is what the question asks of: its topic, and a document that it names."""
    on_it = not query.symbols or _on_document(choice, query)
    return on_it and selector.topic_coverage(choice.passage.paragraph.text) >= TOPIC_MET


def _on_document(choice: Choice, query: Query) -> bool:
    """Whether a passage tells of a document named: it names it, or is its own request of what is to be decided."""
    text, own = choice.passage.paragraph.text, choice.passage.document.symbol in query.symbols
    return any(set(tokens(symbol)) <= set(tokens(text)) for symbol in query.symbols) or (own and is_pending(text))
