"""What is refused before anything is searched: what is not about these documents, and what the index cannot hold."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.adapters.catalogue import Catalogue
from assistant.answering.writing.replies import say
from assistant.model import Intent, Query, Status
from assistant.question import Known
from assistant.understanding.asked.unsaid import asks_of_the_day, may_be_titled, thing_unsaid


def refuse(query: Query, known: Known, catalogue: Catalogue) -> tuple[Status, str] | None:
    """Return the status and the words of a refusal, or None where the question is to be answered."""
    language = query.answer_language or query.language
    if query.intent is Intent.OUT_OF_SCOPE:
        return Status.OUT_OF_SCOPE, say("instruction" if query.injection else "out_of_scope", language)
    if query.intent is Intent.ABOUT_ASSISTANT:
        sessions = listed(known.sessions, language)
        return Status.OUT_OF_SCOPE, say("about_assistant", language, documents=len(catalogue.documents_by_id), sessions=sessions)
    if asks_of_the_day(query.text):
        return Status.NOT_FOUND, say("of_the_day", language)
    if not query.of_collection and (thing := thing_unsaid(query)) and not _only_one_fits(query, thing, catalogue):
        return Status.NOT_FOUND, say("unsaid", language, thing=thing)
    meant = {recommendation.number for recommendation in query.recommendations}
    for number in query.recommendation_numbers:
        if number not in meant:
            told = "no_such_review_recommendation" if query.series == "review" else "no_such_recommendation"
            return Status.NOT_INDEXED, say(told, language, number=number)
    decided = catalogue.sessions_decided() if query.sessions else set()
    of_catalogue = query.intent is Intent.COLLECTION
    about_decisions = query.intent in (Intent.DECISION, Intent.HISTORY, Intent.WHO)
    unknown = [
        s
        for s in query.sessions
        if s not in known.sessions and (of_catalogue or (s not in decided and (about_decisions or not catalogue.names_session(s))))
    ]
    if unknown and len(unknown) == len(query.sessions):
        sessions = listed(known.sessions, language)
        return Status.NOT_INDEXED, say("not_indexed_session", language, session=listed(unknown, language), sessions=sessions)
    missing = [s for s in query.symbols if s not in known.symbols]
    if missing and of_catalogue:
        sessions = listed(known.sessions, language)
        return Status.NOT_INDEXED, say("collection_not_held", language, symbol=listed(missing, language), sessions=sessions)
    if missing and len(missing) == len(query.symbols) and not any(catalogue.mentions(symbol) for symbol in missing):
        return Status.NOT_INDEXED, say("not_indexed_symbol", language, symbol=listed(missing, language))
    return None


def _only_one_fits(query: Query, thing: str, catalogue: Catalogue) -> bool:
    """Whether a single document of those that are searched may be what a question points at, or the caller named it."""
    if query.filters.symbols or query.filters.sessions or query.filters.recommendations:
        return True
    held = (d for d in catalogue.documents_by_id.values() if may_be_titled(thing, d.title or ""))
    return len({(d.symbol or d.file).split(" Rev.")[0] for d in held}) == 1


def listed(values: Sequence[int] | Sequence[str], language: str) -> str:
    """Return values as a reader lists them."""
    return ("、" if language == "zh" else ", ").join(map(str, values)) or ("无" if language == "zh" else "none")
