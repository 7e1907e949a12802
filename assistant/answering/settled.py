"""Whether what is quoted tells that something was settled (approved, elected, refused), or only what it was to be about.

A paper written for a session, or for one before it, cannot know what that session did: it tells what was asked of it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.draft import Draft, Quoted
from assistant.answering.forms import is_pending
from assistant.answering.pieces import Pieces, pieces_of
from assistant.answering.sub_questions import seen
from assistant.intents import verbs_in
from assistant.model import Intent, Query
from assistant.retrieval import Retriever
from assistant.text import mostly_in
from assistant.whether import asks_whether, matter_of

ON_IT, ON_IT_ACROSS = 0.45, 0.3  # of what is asked about, by what tells whether it was settled; in the other language
_SETTLING = frozenset(("approved", "adopted", "endorsed", "accepted", "agreed", "elected"))
_NOT_SETTLED = re.compile(
    r"(?:未|没有|不|撤回|驳回|否决|搁置|推迟|继续(?:讨论|审议)|尚待|有待)|\b(?:not|no|reject\w*|declin\w*|withdr\w+|defer\w*|postpon\w*|continu\w*|pending)\b",
    re.I,
)
_SETTLED = re.compile(r"获批|批准的|核准|获得?通过|\b(?:approved|adopted|accepted|endorsed|agreed)\b", re.I)


def tells_what_was_settled(query: Query, draft: Draft, retriever: Retriever) -> bool:
    """Whether an answer tells that what is asked about was settled or not; true where nothing of the kind is asked."""
    if "elected" in query.verbs and query.sessions and query.intent is Intent.WHO:
        return not all(_before(quote, min(query.sessions)) for quote in draft.quotes)
    if (
        query.intent is not Intent.DECISION
        or not asks_whether(query.text)
        or not (_SETTLING & set(query.verbs) or _SETTLED.search(query.text))
    ):
        return True
    query = replace(query, topic=matter_of(query.topic))
    subject = pieces_of(query, query.topic, retriever)
    told = [quote for quote in draft.quotes if _settles(quote)]
    return any(_on_it(quote, query, subject) for quote in told)


def _on_it(quote: Quoted, query: Query, subject: Pieces) -> bool:
    """Whether what a quote settles is what is asked about."""
    floor = ON_IT if quote.passage.document.language == query.language else ON_IT_ACROSS
    return not query.topic or mostly_in(query.topic, seen(quote)) or subject.share(seen(quote)) >= floor


def _before(quote: Quoted, session: int) -> bool:
    written = quote.passage.document.session
    return written is not None and written < session


def _settles(quote: Quoted) -> bool:
    """Whether a quote tells an act of the Committee, or that there was none."""
    return bool(verbs_in(quote.quote) or _SETTLED.search(quote.quote) or _NOT_SETTLED.search(quote.quote)) and not is_pending(quote.quote)
