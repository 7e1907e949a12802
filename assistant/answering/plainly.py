"""A question of a known form, asked in the plain words of that form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.answering.desk import Desk
from assistant.answering.documents.agendas import asks_of_agenda
from assistant.answering.documents.meetings import answer_meeting, asks_of_meeting
from assistant.answering.documents.presiding import asks_of_officers
from assistant.answering.kinds.aspects_told import tells_what_is_asked
from assistant.answering.parts.sub_questions import FOUND
from assistant.answering.recorded.records import answer_from_records
from assistant.answering.writing.draft import Draft
from assistant.answering.writing.refusals import refuse
from assistant.model import Intent, Query, Status
from assistant.question import understand
from assistant.understanding.asked.forms import FORMS
from assistant.understanding.asked.frames import Plain, in_plain_form
from assistant.understanding.asked.listed_kinds import for_whom_asked
from assistant.understanding.asked.properties import Property
from assistant.understanding.asked.wholes import asked_of_whole
from assistant.understanding.named.mentions import read_mentions
from assistant.understanding.parts.parts import parts_of
from assistant.understanding.readback import read_back

Written = tuple[Status, Draft, list[str]]
Passages = Callable[[Desk, Draft, list[str]], Written]
_CERTAIN = 0.8  # likelihood of a form from which it counts more than what the rules read


@dataclass(frozen=True, slots=True)
class Plainly:
    """A question as its form puts it, and whether passages tell that form, as no record does."""

    query: Query
    by_passages: bool


def read_plainly(desk: Desk) -> Plainly | None:
    """Return a question in the plain words of its form; None where it is of none, or where it is read otherwise or refused."""
    asked, known = desk.query, desk.known
    if asked.follows_up or asked.before or asked.paragraph or asked.injection or asked.latest or asked.previous:
        return None
    several = len(asked.symbols) == 1 and parts_of(asked)  # a form that asks for one thing of a paper leaves the other out
    if several or asks_of_meeting(asked) or asks_of_officers(asked) or asks_of_agenda(asked.text) or for_whom_asked(asked.text):
        return None
    mentions = read_mentions(asked.text, latest_session=known.latest_session, known_symbols=known.symbols)
    plain = in_plain_form(mentions, asked.language, desk.retriever.lexicon)
    if plain is None:
        return None
    read = understand(plain.text, known=known, filters=asked.filters)
    if asked.intent is Intent.DEFINITION is read.intent or _is_read_otherwise(asked, read, plain):
        return None
    query = replace(read, answer_language=asked.answer_language, corrected=asked.corrected, after=asked.after)
    return None if refuse(query, known, desk.catalogue) else Plainly(query, FORMS[plain.form].by_passages)


def told_plainly(desk: Desk, plainly: Plainly, by_passages: Passages | None) -> tuple[Query, Written] | None:
    """Return what is surely told of a question in plain words by records, else by passages where they are given; None where it is not."""
    query = plainly.query
    status, draft, notes = _told(replace(desk, query=query), by_passages)
    if status not in FOUND or draft.weak or not tells_what_is_asked(query, draft, desk.catalogue):
        return None
    return replace(query, question=desk.query.question, understood=read_back(query)), (status, draft, notes)


def _told(desk: Desk, by_passages: Passages | None) -> tuple[Status | None, Draft, list[str]]:
    query, notes = desk.query, list[str]()
    draft = Draft(query.answer_language or query.language)
    if answer_meeting(query, desk.known, desk.catalogue, draft):
        return Status.ANSWERED, draft, notes
    status = answer_from_records(query, desk.retriever, desk.catalogue, desk.known, draft, notes)
    return by_passages(desk, draft, notes) if status is None and by_passages else (status, draft, notes)


def _is_read_otherwise(asked: Query, read: Query, plain: Plain) -> bool:
    """Whether the rules see something else named, or asked of a thing, than its plain form has, or something besides."""
    if (asked.sessions, asked.symbols, asked.recommendation_numbers) != (read.sessions, read.symbols, read.recommendation_numbers):
        return True
    if asked.of_collection and (read.of_collection is None or read.of_collection.asked is not asked.of_collection.asked):
        return True
    if asked.intent is read.intent is Intent.DECISION and plain.likelihood < _CERTAIN:
        return True  # what kind of act is asked for, the rules see as well
    ruled, form = asked_of_whole(asked), asked_of_whole(read)
    if ruled is None:
        return False
    if form is None or Property.APPROVED in ruled.properties:
        return True
    return ruled.properties != form.properties and plain.likelihood < _CERTAIN
