"""How a matter went over the sessions: decisions and passages that tell a session or a date, oldest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.own_language import quoted_in
from assistant.answering.recorded.decisions import decisions_asked
from assistant.answering.recorded.matters import passage_of
from assistant.answering.writing.draft import Draft, Passage, Quoted
from assistant.answering.writing.replies import say, verb_in
from assistant.lexical import words
from assistant.model import Language, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.symbols import find_sessions
from assistant.understanding.named.mentions import read_mentions

LOOKED_THROUGH = 16  # chunks: a history is told in many places
LISTED = 10  # steps; more is a dump
MET, MET_ACROSS = 0.40, 0.34  # of the question's weight that a step's chunk meets; in the other language
ON_TOPIC, ON_TOPIC_ACROSS = 0.5, 0.34  # of the topic's weight that a step's own paragraph speaks of; in the other language
SAID = 0.5  # the same, that the words quoted of a step known by its date alone speak of
SAME = 0.7  # of the shorter step's words: told twice


@dataclass(frozen=True, slots=True)
class _Step:
    """One step: when (a year and its fraction, for order only), what introduces it, and the quote."""

    when: float
    label: str
    quoted: Quoted
    session: int | None
    decided: bool = False


def answer_history(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft, notes: list[str]) -> bool:
    """Write the steps of what the question follows over time; False (and nothing written) where fewer than two are told.

    A session that was asked for and of which nothing is told is said so.
    """
    steps = _decided(query, retriever, catalogue, draft)
    steps += [step for step in _told(query, retriever, draft) if not query.sessions or step.session in query.sessions]
    if not query.filters.language:
        steps = [replace(step, quoted=quoted_in(step.quoted, draft.language, retriever, catalogue)) for step in steps]
    chain = _once_each(sorted(steps, key=lambda step: step.when), draft.language, catalogue)
    if len(chain) < 2:
        return False
    listed = _weightiest(chain)
    for step in listed:
        draft.line()
        draft.say(step.label)
        draft.quote(step.quoted.quote, step.quoted.passage)
    if len(chain) > len(listed):
        notes.append(say("more", draft.language, count=len(chain) - len(listed)))
    silent = [session for session in query.sessions if session not in {step.session for step in chain}]
    notes += [say("no_decision_session", draft.language, session=session) for session in silent]
    return True


def _weightiest(chain: Sequence[_Step]) -> Sequence[_Step]:
    """Return the steps that are listed: of a long history, what was decided at a session stands for what was before it there."""
    if len(chain) <= LISTED:
        return chain
    settled = {step.session for step in chain if step.decided}
    return [step for step in chain if step.decided or step.session not in settled][:LISTED]


def _decided(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> list[_Step]:
    steps = []
    for decision in decisions_asked(query, retriever, catalogue):
        label = say("decision_line", draft.language, session=decision.session, verb=verb_in(decision.verb, draft.language))
        document, paragraph = passage_of(decision, catalogue)
        steps.append(
            _Step(_year_of(decision.session), label, Quoted(decision.quote, Passage(document, paragraph)), decision.session, decided=True)
        )
    return steps


def _told(query: Query, retriever: Retriever, draft: Draft) -> Iterator[_Step]:
    """Yield a step for each sentence on the topic that names a session or a date of its own."""
    selector = Selector(query, retriever)
    for choice in selector.choices(retriever.find(query, LOOKED_THROUGH)):
        paragraph = choice.passage.paragraph
        if choice.note or choice.sign("sentences") or paragraph.speaker or paragraph.kind is ParagraphKind.COVER:
            continue
        own = choice.passage.document.language == query.language
        met, on_topic = (MET, ON_TOPIC) if own else (MET_ACROSS, ON_TOPIC_ACROSS)
        if (
            choice.met >= met
            and not selector.lacks(choice)
            and selector.topic_coverage(paragraph.text) >= on_topic
            and (step := _step(choice, draft))
            and (step.session is not None or selector.topic_coverage(choice.quoted) >= SAID)
        ):
            yield step


def _step(choice: Choice, draft: Draft) -> _Step | None:
    passage = choice.passage
    quote = choice.quoted
    if sessions := find_sessions(quote):
        label = say("session_line", draft.language, session=sessions[0])
        return _Step(_year_of(sessions[0]), label, Quoted(quote, passage), sessions[0])
    dates = read_mentions(quote, latest_session=None, known_symbols=frozenset()).dates
    if len(dates) != 1 or dates[0].count("-") < 1:  # two dates are a period
        return None
    year, month = (int(part) for part in dates[0].split("-")[:2])
    label = say("date_line", draft.language, year=year, month=month)
    return _Step(year + (month - 0.5) / 12, label, Quoted(quote, passage), None)


def _year_of(session: int) -> float:
    """When a session met, near enough to stand in order with dates: in May and November, one session lost in 2020."""
    return session / 2 + (2007.88 if session < 25 else 2008.4)


def _once_each(steps: Sequence[_Step], wanted: Language, catalogue: Catalogue) -> list[_Step]:
    """Leave out what repeats a step before it; of two versions of one paragraph the reader's language is kept."""
    kept: list[_Step] = []
    for step in steps:
        same = next((i for i, other in enumerate(kept) if _same(step, other, catalogue)), None)
        if same is None:
            kept.append(step)
        elif kept[same].quoted.passage.document.language != wanted == step.quoted.passage.document.language:
            kept[same] = replace(step, label=kept[same].label, when=kept[same].when)
    return kept


def _same(one: _Step, other: _Step, catalogue: Catalogue) -> bool:
    if one.quoted.holds(other.quoted) or other.quoted.holds(one.quoted):
        return True
    here, there = one.quoted.passage, other.quoted.passage
    if here.document.language != there.document.language:
        version = catalogue.versions.counterpart(here.document, here.paragraph.ordinal, there.document.language)
        return one.session == other.session and version is not None and version[1].ordinal == there.paragraph.ordinal
    first, second = words(one.quoted.quote), words(other.quoted.quote)
    return one.session == other.session and len(first & second) >= SAME * min(len(first), len(second))
