"""How a matter went over the sessions: decisions and passages that tell a session or a date, oldest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.own_language import quoted_in
from assistant.answering.recorded.decisions import decisions_asked
from assistant.answering.recorded.matters import passage_of
from assistant.answering.recorded.on_matter import in_words_of
from assistant.answering.writing.draft import Draft, Passage, Quoted
from assistant.answering.writing.replies import say, verb_in
from assistant.lexical import words
from assistant.model import Language, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.rules import Rule
from assistant.symbols import find_sessions
from assistant.text import sentences
from assistant.understanding.named.meeting_dates import sessions_met_in
from assistant.understanding.named.mentions import read_mentions

LOOKED_THROUGH = 16  # chunks: a history is told in many places
OPENING = 8  # paragraphs of a paper that tell who put it forward
LISTED = 10  # steps; more is a dump
MET, MET_ACROSS = 0.40, 0.34  # of the question's weight that a step's chunk meets; in the other language
ON_TOPIC, ON_TOPIC_ACROSS = 0.5, 0.5  # of the topic's weight that a step's own paragraph speaks of; in the other language
SAID = 0.6  # the same, that the words quoted of a step known by its date alone speak of
NAMED_ABOVE = 0.8  # the same, by the title and the heading over a step that need not name it
_MET = {24: 2019.88, 25: 2020.88}  # where no paper says when any session met
SAME = 0.7  # of the shorter step's words: told twice

_COURSE = Rule(
    r"来函|提交|提出|启动|投入使用|上线|开通|成立|(?:试点|项目|实施|工作)于[^，。]{0,20}(?:开始|结束)|延长|终止|中止|移交|退出",
    r"\b(?:communication|submitted|put\s+forward|started|began|begun|launched|opened|founded|ended|completed|extended|terminated|suspended|handed\s+over|withdr[ae]wn?)\b",
    flags=re.IGNORECASE,
)


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
    told = chain(_told(query, retriever, draft), _opening(query, retriever, catalogue, draft))
    steps += [step for step in told if not query.sessions or step.session in query.sessions]
    if not query.filters.language:
        steps = [replace(step, quoted=quoted_in(step.quoted, draft.language, retriever, catalogue)) for step in steps]
    met = {
        session: _of_month(month) for session, month in sorted(sessions_met_in(catalogue.documents_by_id.values()), reverse=True)
    } or _MET
    steps = [_dated(step, met) for step in steps]
    steps_once = _once_each(sorted(steps, key=lambda step: step.when), draft.language, catalogue)
    if len(steps_once) < 2:
        return False
    listed = _weightiest(steps_once)
    for step in sorted(listed, key=lambda step: (step.when, step.decided)):  # what a session took up stands before what it decided
        draft.line()
        draft.say(step.label)
        draft.quote(step.quoted.quote, step.quoted.passage)
    if len(steps_once) > len(listed):
        notes.append(say("more", draft.language, count=len(steps_once) - len(listed)))
    silent = [session for session in query.sessions if session not in {step.session for step in steps_once}]
    notes += [say("no_decision_session", draft.language, session=session) for session in silent]
    return True


def _weightiest(steps: Sequence[_Step]) -> Sequence[_Step]:
    """Return the steps that are listed: of a long history, what was decided at a session stands for what was before it there."""
    if len(steps) <= LISTED:
        return steps
    settled = {step.session for step in steps if step.decided}
    return [step for step in steps if step.decided or step.session not in settled][:LISTED]


def _decided(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> list[_Step]:
    steps = []
    for decision in decisions_asked(query, retriever, catalogue):
        label = say("decision_line", draft.language, session=decision.session, verb=verb_in(decision.verb, draft.language))
        document, paragraph = passage_of(decision, catalogue)
        steps.append(_Step(0.0, label, Quoted(decision.quote, Passage(document, paragraph)), decision.session, decided=True))
    return steps


def _told(query: Query, retriever: Retriever, draft: Draft) -> Iterator[_Step]:
    """Yield a step for each sentence on the topic that names a session or a date of its own."""
    selector = Selector(query, retriever)
    for choice in selector.choices(retriever.find(query, LOOKED_THROUGH), closely=False):
        paragraph = choice.passage.paragraph
        if choice.note or choice.sign("sentences") or paragraph.speaker or paragraph.kind is ParagraphKind.COVER:
            continue
        step = _step(Quoted(choice.quoted, choice.passage), draft)
        if step and (_on_topic(query, choice, step, selector) or _marks_its_course(query, choice, selector)):
            yield step


def _on_topic(query: Query, choice: Choice, step: _Step, selector: Selector) -> bool:
    own = choice.passage.document.language == query.language
    met, on_topic = (MET, ON_TOPIC) if own else (MET_ACROSS, ON_TOPIC_ACROSS)
    return (
        choice.met >= met
        and not selector.conditions.lacked_by(choice)
        and in_words_of(query, choice.passage.paragraph.text, selector) > on_topic
        and (step.session is not None or in_words_of(query, choice.quoted, selector) >= SAID)
    )


def _marks_its_course(query: Query, choice: Choice, selector: Selector) -> bool:
    """Whether a sentence tells when something began, ended or was put forward, under a title or a heading that names what is followed."""
    above = f"{choice.passage.document.title or ''}\n{choice.passage.paragraph.section or ''}"
    return bool(_COURSE.search(choice.quoted)) and in_words_of(query, above, selector) >= NAMED_ABOVE


def _opening(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> Iterator[_Step]:
    """Yield a step for each paper whose title names what is followed: who put it forward or asked for it, as its first paragraphs tell."""
    selector = Selector(query, retriever)
    for id_, document in catalogue.documents_by_id.items():
        if query.filters.language not in (None, document.language) or not document.title:
            continue
        if in_words_of(query, document.title, selector) < NAMED_ABOVE:
            continue
        told = (
            Quoted(p.text[start:end], Passage(document, p))
            for p in catalogue.paragraphs(id_, 0, OPENING)
            if p.kind is ParagraphKind.TEXT
            for start, end in sentences(p.text)
            if _COURSE.search(p.text[start:end])
        )
        yield from islice((step for quoted in told if (step := _step(quoted, draft))), 1)


def _step(quoted: Quoted, draft: Draft) -> _Step | None:
    quote = quoted.quote
    if sessions := find_sessions(quote):
        label = say("session_line", draft.language, session=sessions[0])
        return _Step(0.0, label, quoted, sessions[0])
    dates = read_mentions(quote, latest_session=None, known_symbols=frozenset()).dates
    if len(dates) != 1 or dates[0].count("-") < 1:  # two dates are a period
        return None
    year, month = (int(part) for part in dates[0].split("-")[:2])
    return _Step(_of_month(dates[0]), say("date_line", draft.language, year=year, month=month), quoted, None)


def _of_month(month: str) -> float:
    """A month ("2019-11") as a year and its fraction."""
    return int(month[:4]) + (int(month[5:7]) - 0.5) / 12


def _dated(step: _Step, met: Mapping[int, float]) -> _Step:
    """A step at a session stands where that met: near enough, two sessions a year from the nearest whose month is known."""
    if step.session is None:
        return step
    nearest = min(met, key=lambda session: (abs(session - (step.session or 0)), session))
    return replace(step, when=met[nearest] + (step.session - nearest) / 2)


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
