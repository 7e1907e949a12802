"""Answers without a language model: each intent has its form, and every form is made of quotes and records."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.opinions import LOOKED_THROUGH, of_the_party, speaks_of_it
from assistant.answering.choosing.passages import answer_passage
from assistant.answering.choosing.settled import (
    asks_what_it_found,
    only_announces_what_is_found,
    tells_what_was_found,
    tells_what_was_settled,
)
from assistant.answering.choosing.statements import answer_in_debate, answer_statements, answer_view
from assistant.answering.conversations.follow_up import answers_follow_up, answers_nearby, leaned
from assistant.answering.conversations.subject import asked_nearby, asked_of_cited, cited_by, quoted_by
from assistant.answering.desk import Desk
from assistant.answering.documents.authors import answer_authors, asks_for_authors
from assistant.answering.documents.collection import say_where_told
from assistant.answering.documents.meetings import answer_meeting
from assistant.answering.documents.source import sources_of
from assistant.answering.kinds.aspects_told import tells_what_is_asked
from assistant.answering.kinds.forms import VIEW
from assistant.answering.kinds.of_evaluations import asks_what_is_recommended, recommending
from assistant.answering.kinds.who_told import asks_who_held
from assistant.answering.lists.debates import answer_debate
from assistant.answering.lists.state_lists import tells_the_state
from assistant.answering.lists.under_heading import tells_of_the_paper
from assistant.answering.matching.named_matter import of_the_matter
from assistant.answering.matching.unmet import FOR_A_DESK
from assistant.answering.of_report import answer_of_its_period, answer_of_its_report, answer_of_paper_named
from assistant.answering.own_language import in_own_language
from assistant.answering.parts.parts import answer_parts
from assistant.answering.parts.sub_questions import FOUND, Means
from assistant.answering.plainly import read_plainly, told_plainly
from assistant.answering.recorded.decisions import answer_sessions
from assistant.answering.recorded.recommendation_lists import tells_of_the_recommendations
from assistant.answering.recorded.records import answer_from_records
from assistant.answering.recorded.statuses import answer_whether_told
from assistant.answering.recorded.undecided import answer_undecided
from assistant.answering.wholes.wholes import tells_of_whole
from assistant.answering.writing.corrections import add_corrections
from assistant.answering.writing.draft import Draft
from assistant.answering.writing.places import place
from assistant.answering.writing.reading_help import reading_help
from assistant.answering.writing.refusals import listed, refuse
from assistant.answering.writing.replies import say
from assistant.model import Answer, Asked, Evidence, Intent, Query, Status
from assistant.question import Known
from assistant.retrieval import Retriever
from assistant.understanding.asked.unsaid import thing_unsaid
from assistant.understanding.parts.parts import parts_of
from assistant.understanding.readback import read_back

DOUBTED, EVERYDAY = 0.7, 0.9  # likelihood of everyday life from which only a sure answer counts; from which a refusal says so
EVIDENCE = 8  # what is read closely; the passage that answers is nearly always among the first five


def compose(query: Query, retriever: Retriever, catalogue: Catalogue, known: Known, *, as_of: str) -> Answer:
    """Return the answer to a query, extracted from one generation; the same query always gets the same answer."""
    query = leaned(query, retriever, known)
    desk = Desk(query, retriever, catalogue, known)
    plainly = read_plainly(desk)
    if plainly and (told := told_plainly(desk, plainly, _told_by_passages if plainly.by_passages else None)):
        query, (status, draft, notes) = told
    else:
        status, draft, notes = _composed(desk)
        unsure = status in FOUND and draft.weak
        if unsure and plainly and not plainly.by_passages and (told := told_plainly(desk, plainly, _told_by_passages)):
            query, (status, draft, notes) = told
    if query.everyday >= DOUBTED and (status not in FOUND or draft.weak) and not thing_unsaid(query):
        query, (status, draft, notes) = _refused_as_everyday(desk, query)
    found, last = status in FOUND, query.before or query.after
    cited = cited_by(draft, known) if found else last.cited if last else ()
    quoted = quoted_by(draft) if found else last.quoted if last else ()
    draft = in_own_language(query, draft, retriever, catalogue)
    add_corrections(draft, known.symbols, catalogue)
    sources = sources_of(draft) if found else last.sources if last else ()
    if draft.citations:
        notes = [*notes, *reading_help(draft.citations, draft.language)]
    return Answer(
        answer_id=_answer_id(query, as_of),
        status=status,
        language=draft.language,
        question=query.question,
        answer=draft.text,
        citations=draft.citations,
        notes=tuple(dict.fromkeys(notes)),
        searched_documents=len(catalogue.documents_by_id),
        searched_filters=query.filters,
        as_of=as_of,
        sure=draft.sure,
        query=replace(query, before=None, after=None, cited=cited, quoted=quoted, sources=sources),
    )


def _composed(desk: Desk) -> tuple[Status, Draft, list[str]]:
    whole = _composed_one(desk)
    parts = parts_of(desk.query)
    refused = whole[0] not in FOUND and desk.query.for_a_desk >= FOR_A_DESK  # "copyright or patent?" is no question on each
    if not parts or whole[0] is Status.OUT_OF_SCOPE or refused:
        return whole
    return answer_parts(
        desk.query, parts, whole, Means(partial(_of, desk), partial(_refused_part, desk), desk.retriever, desk.catalogue, desk.known)
    )


def _of(desk: Desk, query: Query) -> tuple[Status, Draft, list[str]]:
    return _composed_one(replace(desk, query=query, of_a_part=True))


def _refused_as_everyday(desk: Desk, query: Query) -> tuple[Query, tuple[Status, Draft, list[str]]]:
    """Refuse what the documents do not surely tell: as not theirs only where it is hardly anything else."""
    if query.everyday < EVERYDAY:
        return query, _refused_part(desk, query)
    query = replace(query, intent=Intent.OUT_OF_SCOPE)
    query = replace(query, understood=read_back(query))
    return query, _composed_whole(replace(desk, query=query))


def _refused_part(desk: Desk, query: Query) -> tuple[Status, Draft, list[str]]:
    return _refused(replace(desk, query=query), desk.retriever.find(query, EVIDENCE))


def _refused(desk: Desk, evidence: Sequence[Evidence]) -> tuple[Status, Draft, list[str]]:
    """A draft that says that the documents do not say, and which passage is nearest."""
    draft = Draft(desk.query.answer_language or desk.query.language)
    draft.say(_not_found(desk, evidence))
    return Status.NOT_FOUND, draft, []


def _composed_one(desk: Desk) -> tuple[Status, Draft, list[str]]:
    """Answer one question; a follow-up first beside what the answer before it quoted, then in the documents that it drew on."""
    if parts_of(desk.query):  # each of several parts has words of its own
        return _composed_turn(desk)
    if desk.query.before is not None and (nearby := _composed_nearby(desk)):
        return nearby
    return _composed_turn(desk)


def _composed_turn(desk: Desk) -> tuple[Status, Draft, list[str]]:
    follows = desk.query.before is not None and not desk.of_a_part and not parts_of(desk.query)
    asked = [*asked_of_cited(desk.query, desk.catalogue, desk.known), desk.query]
    for query in asked:
        written = _composed_whole(replace(desk, query=query))
        told = written[0] is Status.ANSWERED and tells_what_is_asked(query, written[1], desk.catalogue)
        if told and (not follows or answers_follow_up(desk.query, written[1], desk.retriever)):
            return written
    return _refused_part(desk, desk.query) if written[0] is Status.ANSWERED else written


def _composed_nearby(desk: Desk) -> tuple[Status, Draft, list[str]] | None:
    """Answer a follow-up from the paragraphs beside those that the answer before it quoted; None where they do not tell."""
    found: dict[Query, list[Evidence]] = {}  # the same for all paragraphs as for some
    for nearby in asked_nearby(desk.query, desk.catalogue, desk.known):
        query, draft = nearby.query, Draft(desk.query.answer_language or desk.query.language)
        if query not in found:
            found[query] = desk.retriever.find(query, EVIDENCE, nearby.rows)
        if not (evidence := nearby.within(found[query])):
            continue
        told = answer_passage(query, desk.retriever, desk.catalogue, evidence, draft, alone=True) is Status.ANSWERED
        if (
            told
            and answers_nearby(desk.query, draft, desk.retriever, same=nearby.holds(draft))
            and tells_what_is_asked(query, draft, desk.catalogue)
        ):
            return Status.ANSWERED, draft, []
    return None


def _composed_whole(desk: Desk) -> tuple[Status, Draft, list[str]]:
    draft, notes = Draft(desk.query.answer_language or desk.query.language), list[str]()
    if answer_meeting(desk.query, desk.known, desk.catalogue, draft):
        return Status.ANSWERED, draft, notes
    if refusal := refuse(desk.query, desk.known, desk.catalogue):
        draft.say(refusal[1])
        return refusal[0], draft, notes
    if status := answer_from_records(desk.query, desk.retriever, desk.catalogue, desk.known, draft, notes):
        if status is Status.NOT_FOUND and not draft.text:
            draft.say(_not_found(desk, ()))
        return status, draft, notes
    if status := answer_of_paper_named(desk.query, desk.retriever, desk.catalogue, draft):
        return status, draft, notes
    return _told_by_passages(desk, draft, notes)


def _told_by_passages(desk: Desk, draft: Draft, notes: list[str]) -> tuple[Status, Draft, list[str]]:
    """Answer from the passages that the search finds, or say that the documents do not say."""
    query, language = desk.query, draft.language
    recommended = asks_what_is_recommended(query.text)
    closely = LOOKED_THROUGH if asks_who_held(query.text) else EVIDENCE  # who holds a thing is told once, where all speaks of it
    found = desk.retriever.find(query, LOOKED_THROUGH if recommended or VIEW.search(query.text) else closely)
    if asks_for_authors(query.text) and answer_authors(query, found, desk.retriever, desk.catalogue, draft):
        return Status.ANSWERED, draft, notes
    evidence = of_the_matter(query, recommending(found) if recommended else found, desk.retriever)
    if answer_undecided(query, desk.retriever, evidence[:EVIDENCE], draft):
        return Status.ANSWERED, draft, notes
    if answer_debate(query, found, desk.retriever, desk.catalogue, draft) or answer_statements(query, evidence, desk.retriever, draft):
        return Status.ANSWERED, draft, notes
    asked, said = of_the_party(query, evidence, desk.retriever)
    if said is evidence:
        evidence = said = evidence[:closely]
    if unread := _named_only(desk):
        draft.say(say("named_by_others", language, symbol=listed(unread, language)))
    if status := answer_passage(asked, desk.retriever, desk.catalogue, said, draft, alone=desk.of_a_part):
        if status is not Status.ANSWERED:
            return status, draft, notes
        told, draft = draft, Draft(language)
        # One window hardly tells what several sessions did; the record tells each.
        if told.weak and len(query.sessions) > 1 and answer_sessions(query, desk.retriever, desk.catalogue, draft):
            return Status.ANSWERED, draft, notes
        if query.of_collection and query.of_collection.matter and query.of_collection.asked is Asked.LIST and not desk.of_a_part:
            say_where_told(told)
        if unread and asks_what_it_found(query.text) and not tells_what_was_found(told):
            return Status.NOT_FOUND, told, notes
        if only_announces_what_is_found(query, told):
            draft.say(say("left_open", language))
            draft.line()
            draft.add(told)
            return Status.NOT_FOUND, draft, notes
        if answer_whether_told(query, told, desk.catalogue, desk.known, draft):
            return status, draft, notes
        if (
            speaks_of_it(query, told, desk.retriever)
            and tells_the_state(query, told, desk.retriever)
            and tells_what_was_settled(query, told, desk.retriever)
            and tells_of_whole(query, told)
            and tells_of_the_paper(query, told, desk.retriever)
            and tells_of_the_recommendations(query, told, desk.retriever)
        ):
            return status, told, notes
    draft = Draft(language)
    if said is not evidence and answer_view(query, said, desk.retriever, draft):
        return Status.ANSWERED, draft, notes
    if answer_in_debate(query, found, desk.retriever, desk.catalogue, draft):
        return Status.ANSWERED, draft, notes
    for answer in (answer_sessions, answer_of_its_report, answer_of_its_period):
        if answer(query, desk.retriever, desk.catalogue, draft):
            return Status.ANSWERED, draft, notes
    return _refused(desk, evidence or found)


def _named_only(desk: Desk) -> list[str]:
    """The documents asked about, where none of them is indexed and what they say is asked, not what was decided on them."""
    if desk.query.intent in (Intent.DECISION, Intent.HISTORY) or desk.known.symbols.intersection(desk.query.symbols):
        return []
    return list(desk.query.symbols)


def _not_found(desk: Desk, evidence: Sequence[Evidence]) -> str:
    """Say that the documents do not say, what was searched, and the nearest thing found."""
    query = desk.query
    language = query.answer_language or query.language
    within = ""
    if query.filters.sessions:
        within += say("within_session", language, session=", ".join(map(str, query.filters.sessions)))
    if query.filters.symbols:
        within += say("within_symbol", language, symbol=", ".join(query.filters.symbols))
    said = [say("not_found", language), say("not_found_searched", language, documents=len(desk.catalogue.documents_by_id), within=within)]
    if evidence:
        nearest = evidence[0]
        document, chunk = nearest.document, nearest.chunk
        where = place(language, document.symbol or document.file, annex=chunk.annex, paragraph=chunk.paragraphs or None, page=chunk.page)
        said.append(say("nearest", language, place=where))
    return ("" if language == "zh" else " ").join(said)


def _answer_id(query: Query, as_of: str) -> str:
    """An id that is the same whenever the same thing is asked of the same generation."""
    asked = "\x1f".join((query.question, repr(query.filters), str(query.answer_language), as_of))
    return hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()[:16]
