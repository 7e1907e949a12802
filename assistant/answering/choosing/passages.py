"""Answers from passages: the one that answers, surely enough to be believed, or that leaves open what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.as_many import naming_as_many
from assistant.answering.choosing.belief import Belief, Thresholds
from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.compared import told_with_the_other
from assistant.answering.choosing.fuller import fuller
from assistant.answering.choosing.introducing import only_introduces
from assistant.answering.choosing.left_open import first_left_open, leaves_open, only_plans
from assistant.answering.choosing.quoting import announced_by, write_choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.choosing.totals import is_the_total_asked, telling_the_total
from assistant.answering.defining.definitions import Thing, thing_asked
from assistant.answering.kinds.forms import is_pending
from assistant.answering.lists.lists import announces
from assistant.answering.matching.unmet import support_needed
from assistant.answering.other_sources import contradicting, newest_of, rival_of
from assistant.answering.reading.surroundings import surroundings
from assistant.answering.tables.calendars import dated_in_a_row
from assistant.answering.tables.cells import lacks_extremes, told_in_a_row
from assistant.answering.tables.extremes import asks_for_extremes
from assistant.answering.writing.draft import Draft
from assistant.answering.writing.replies import say
from assistant.lexical import tokens
from assistant.model import Evidence, Intent, ParagraphKind, Query, Status, Want
from assistant.ordinals import ordinals_in
from assistant.retrieval import Retriever

SPEAKS = 0.08  # of the question's weight, that a sentence with what stands above it must meet
NEARLY = 1.0  # in the sum of weighted signs: by how much less a window may answer that is surely supported
TELLS, SURELY = 0.7, 0.37  # how well it must tell what is wanted, and by how much more than needed it must be supported
# In log-odds. From SURE on an answer is given without a word of caution: of 4,300 right ones by eight hands nobody read, one in eight
# lies below it, of answers to near misses every second.
SURE = -0.65
FIRM = -0.9  # from here on an answer is given at all that may be another thing's, or only planned
WARY = 1.0  # how much surer an answer must be to bear no such word, for the share of the question that its heaviest unmet token is
SURER = 0.3  # firm, where the subject is met by words that say nothing of the answer: what a service desk is asked, a yes or no
NEAREST = 5  # windows nearest the question, of which one may say that what is asked is left open
# By how much less than the first of all a window may answer that is not surely the answer: of 12 answers to questions of sixteen
# bodies that fell further, none was right. A title is told in a word or two, and falls further.
FAR = 1.2
NEARBY = 3  # paragraphs between what names a matter and what is said of it
TOPIC_MET = 0.34  # of the topic's weight, by a passage that tells what is still ahead


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
    best = selector.best(telling)
    row = told_in_a_row(best, choices, query, selector, retriever, catalogue) if best else None
    if best and not row:
        row = dated_in_a_row(best, choices, query, selector, retriever, catalogue)
    best = row or best
    belief = Belief(query, choices, selector, catalogue, thresholds)
    supported = belief.supports

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
    best = surer(best, telling, selector, belief)
    best = _under_its_sentence(best, choices, selector)
    best = naming_as_many(best, choices, query, selector, supported)
    if best is not row:
        best = telling_the_total(best, choices, query, selector, supported)
    best, lists = fuller(best, choices, query, selector, catalogue, supported)
    best, *others = told_with_the_other(best, choices, query, selector, supported)
    if not supported(best, lists) or not _speaks_of_it(best) or (query.intent is Intent.DEFINITION and _names_only(best, thing)):
        return left_open_by(choices[:NEAREST])
    pending = query.intent is Intent.DECISION and is_pending(best.passage.paragraph.text)
    support = belief.of(best)
    nearest = next((choice for choice in choices if not selector.lacks(choice)), best)
    of_all = bool(others) or best is row or is_the_total_asked(best, nearest, query)
    doubtful = selector.named.doubtful(best, nearest, nearest.score - best.score) or (
        query.before is None and _falls_far(best, choices[0], query, selector)
    )
    instead = FIRM if doubtful and not of_all else -inf
    unmet = selector.unmet(best)
    if not pending and support < max(instead, support_needed(query, unmet, FIRM, SURER)):
        return None
    if pending and not _same_matter(best, query, selector):
        return None
    left_open = not pending and leaves_open(best, choices, query, selector, retriever)
    planned = not (pending or left_open) and only_plans(best, choices, query, selector, retriever)
    if planned and support < FIRM:
        return None
    answers = not (pending or left_open or planned)
    named_only = thing is not None and thing.only_named_by(best.quoted)
    if not answers:
        draft.say(say("pending" if pending else "left_open", draft.language))
    elif support < SURE + WARY * unmet or named_only:
        draft.doubt(say("unsure", draft.language), weak=support < SURE or named_only)
    for choice in (best, *others):
        write_choice(choice, query, choices, selector, retriever, catalogue, draft)
    if query.intent in (Intent.FIGURE, Intent.WHEN) and not query.filters.symbols:
        told = [c for c in choices if not c.sign("sentences") and belief.alone(c) >= belief.thresholds.least and selector.answers(c)]
        for other in contradicting(best, told, selector, catalogue):
            draft.line()
            draft.say(say("other_source", draft.language))
            draft.quote(other.quote, other.passage)
    rival = None if alone or not answers else rival_of(best, choices, selector)
    if rival and belief.alone(rival) >= belief.thresholds.least and rival.quoted not in draft.text:
        draft.line()
        draft.say(say("perhaps", draft.language))
        write_choice(rival, query, choices, selector, retriever, catalogue, draft)
    return Status.ANSWERED if answers else Status.NOT_FOUND


def surer(best: Choice, telling: Sequence[Choice], selector: Selector, belief: Belief) -> Choice:
    """Return the window nearly as good as the best that tells what is wanted and is surely the answer, where the best is not."""
    if belief.of(best) >= belief.thresholds.least:
        return best
    near = (c for c in telling if best.score - c.score <= NEARLY and (c.sign("told") >= TELLS or not selector.wanted.kinds))
    surely = (c for c in near if belief.alone(c) >= belief.thresholds.least + SURELY)
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
