"""What a conversation is about: the documents that the last answer cited or named, of which a follow-up asks more.

"Which project did the session approve?" – "How long is it to last?" The second question names nothing; the paper that the
first answer cited, or named, tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.followups import own_words
from assistant.known import Known
from assistant.mentions import read_mentions
from assistant.model import Cited, Filters, Query
from assistant.question import understand

MOST = 3  # documents: an answer that cites more is about none of them in particular
_NAMED = re.compile(r"[“《「\"]([^”》」\"]{6,90})[”》」\"]")


def cited_by(draft: Draft, known: Known) -> tuple[Cited, ...]:
    """Return what an answer drew on: the documents it names of which the index holds one, then those it cites, each once."""
    named: dict[str | None, Cited] = {}
    for quote in draft.quotes:
        titles = _NAMED.findall(quote.quote)
        title = titles[0] if len(titles) == 1 else None
        for symbol in read_mentions(quote.quote, latest_session=None, known_symbols=known.symbols).symbols:
            if symbol in known.symbols:
                named.setdefault(symbol, Cited(symbol, title))
        document = quote.passage.document
        named.setdefault(document.symbol, Cited(document.symbol, document.title if document.symbol else title))
    return tuple(named.values())


def asked_of_cited(query: Query, known: Known) -> Iterator[Query]:
    """Yield the ways a follow-up may be asked of what the answer before it cited: in those documents, in its own words."""
    last = query.before
    if last is None or not query.same_matter or query.filters != last.filters:
        return
    symbols = tuple(cited.symbol for cited in last.cited if cited.symbol in known.symbols)[:MOST]
    if symbols:
        own = understand(own_words(query.question) or query.question, known=known)
        yield replace(
            query, text=own.text, topic=own.topic, filters=Filters(query.filters.language, symbols=symbols), before=None, same_matter=False
        )
