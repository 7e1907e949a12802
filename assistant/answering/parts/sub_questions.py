"""One part of a question of several, as a question of its own: how it is read, and what its words speak of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.adapters.catalogue import Catalogue
from assistant.answering.writing.draft import Draft
from assistant.known import Known
from assistant.model import Filters, Intent, Part, Query, Status, Want
from assistant.question import understand
from assistant.retrieval import Retriever

Written = tuple[Status, Draft, list[str]]
FOUND = (Status.ANSWERED, Status.AMBIGUOUS)
OF_RECORDS = (Intent.DECISION, Intent.STATUS, Intent.DOCUMENT, Intent.HISTORY)


@dataclass(frozen=True, slots=True)
class Means:
    """What parts are answered with: what composes one question's answer, what refuses it, and the index."""

    compose: Callable[[Query], Written]
    refuse: Callable[[Query], Written]
    retriever: Retriever
    catalogue: Catalogue
    known: Known


def sub_query(part: Part, query: Query, means: Means, documents: frozenset[str] = frozenset()) -> Query:
    """Read a part as a question of its own, confined to the documents or the recommendation that it is about."""
    read = understand(part.question, known=means.known, filters=query.filters)
    filters: Filters = read.filters
    if documents:
        filters = replace(filters, symbols=tuple(sorted(documents)))
        rest = part.question.replace(part.label, " ")
        if read.intent not in OF_RECORDS and read.topic:  # what is said in a document need not name it
            read = understand(rest, known=means.known, filters=filters)
    if part.label and len(read.recommendations) == 1 and read.intent is not Intent.DECISION:
        filters = replace(filters, recommendations=read.recommendations)
    if part.view and read.intent is Intent.PASSAGE:  # a view on what is paid is no sum
        read = replace(read, wants=(Want.OPINION,))
    return replace(read, language=query.language, answer_language=query.answer_language, filters=filters)
