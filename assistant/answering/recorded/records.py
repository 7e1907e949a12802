"""Answers from records, before any passage is read: decisions, statuses, agendas, and whatever else the documents' own order gives."""

from __future__ import annotations

from assistant.adapters.catalogue import Catalogue
from assistant.answering.defining.definitions import answer_definition
from assistant.answering.defining.former_names import answer_former_name
from assistant.answering.documents.agendas import answer_agenda
from assistant.answering.documents.collection import answer_collection
from assistant.answering.documents.meetings import asks_of_meeting
from assistant.answering.documents.paragraphs import answer_document, answer_of_paragraph, answer_paragraph
from assistant.answering.documents.period import answer_period
from assistant.answering.documents.presiding import answer_presided, asks_of_officers
from assistant.answering.documents.source import answer_source
from assistant.answering.lists.state_lists import answer_by_state
from assistant.answering.lists.under_heading import answer_under_heading
from assistant.answering.recorded.agreed_ahead import answer_agreed_ahead
from assistant.answering.recorded.decisions import answer_all_of_kind, answer_decisions, answer_elected
from assistant.answering.recorded.history import answer_history
from assistant.answering.recorded.of_kind import asks_which_were_refused
from assistant.answering.recorded.outcomes import answer_outcome, answer_settled_figure
from assistant.answering.recorded.recommendation_lists import answer_recommendations, answer_which
from assistant.answering.recorded.series import answer_series, asks_of_series
from assistant.answering.recorded.statuses import answer_status
from assistant.answering.recorded.which_session import answer_which_session
from assistant.answering.wholes.wholes import answer_whole
from assistant.answering.writing.draft import Draft
from assistant.model import Intent, Query, Status
from assistant.question import Known
from assistant.retrieval import Retriever
from assistant.understanding.asked.wants import asks_for_an_office

# What a question for a list may be taken for.
LISTED = (Intent.LIST, Intent.PASSAGE, Intent.WHO, Intent.WHEN, Intent.STATUS, Intent.DEFINITION)


def answer_from_records(
    query: Query, retriever: Retriever, catalogue: Catalogue, known: Known, draft: Draft, notes: list[str]
) -> Status | None:
    """Answer from what the documents' own order gives: a paragraph named, an agenda, decisions, recommendations, definitions.

    None (and nothing written) where a query has no such form, or the records do not tell.
    """
    if query.intent is Intent.SOURCE:
        return Status.ANSWERED if answer_source(query, catalogue, draft) else Status.NOT_FOUND
    if asks_of_meeting(query):
        return Status.NOT_FOUND
    if status := answer_agenda(query, retriever, catalogue, draft) or answer_collection(query, retriever, catalogue, draft):
        return status
    if query.paragraph and answer_paragraph(query, catalogue, draft):
        return Status.ANSWERED
    if query.paragraph and query.symbols:
        return Status.NOT_FOUND
    if status := answer_of_paragraph(query, retriever, catalogue, draft):
        return status
    if answer_under_heading(query, retriever, catalogue, draft) or answer_former_name(query, retriever, draft):
        return Status.ANSWERED
    if status := answer_whole(query, retriever, catalogue, draft):
        return status
    if answer_agreed_ahead(query, catalogue, draft):
        return Status.ANSWERED
    if answer_period(query, catalogue, draft):
        return Status.ANSWERED
    decided = (
        answer_all_of_kind(query, retriever, catalogue, draft, notes)
        or (query.intent is Intent.HISTORY and answer_history(query, retriever, catalogue, draft, notes))
        or (query.intent in (Intent.DECISION, Intent.HISTORY) and answer_decisions(query, retriever, catalogue, draft, notes))
        or (query.intent is Intent.WHEN and answer_which_session(query, retriever, catalogue, draft))
        or (query.intent is Intent.WHO and asks_for_an_office(query.text) and answer_elected(query, retriever, catalogue, draft))
        or answer_presided(query, known, retriever, catalogue, draft)
        or answer_outcome(query, retriever, catalogue, draft)
        or answer_settled_figure(query, retriever, catalogue, draft)
    )
    if decided:
        return Status.ANSWERED
    if answer_series(query, catalogue, draft):
        return Status.ANSWERED
    if (asks_of_officers(query) and not query.sessions) or asks_of_series(query):
        return Status.NOT_FOUND
    if asks_which_were_refused(query):
        return Status.NOT_FOUND  # what passages tell of matters that were carried is no answer
    if query.intent is Intent.STATUS and (status := answer_status(query, retriever, catalogue, draft, notes)):
        return status
    told = (
        (query.intent is Intent.DOCUMENT and answer_document(query, catalogue, draft))
        or (query.intent in (Intent.DEFINITION, Intent.PASSAGE) and answer_definition(query, retriever, draft))
        or (query.intent in (Intent.LIST, Intent.PASSAGE) and answer_which(query, catalogue, draft))
        or (query.intent in LISTED and answer_recommendations(query, retriever, catalogue, draft))
        or (query.intent in LISTED and answer_by_state(query, retriever, catalogue, draft))
    )
    return Status.ANSWERED if told else None
