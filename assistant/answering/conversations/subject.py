"""What a conversation is about: the documents that the last answer cited or named, of which a follow-up asks more.

"Which project did the session approve?" – "How long is it to last?" The second question names nothing; the paper that the
first answer cited, or named, tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.adapters.catalogue import Catalogue
from assistant.answering.writing.draft import Draft
from assistant.known import Known
from assistant.legs import Rows
from assistant.model import Cited, Evidence, Filters, Intent, Query, Recommendation
from assistant.question import understand
from assistant.understanding.asked.subjects import only_aspects
from assistant.understanding.named.mentions import read_mentions
from assistant.understanding.turns.leaning import own_words

REACH = 4  # paragraphs before and after one that was quoted
_OF_PASSAGES = (Intent.FIGURE, Intent.LIST, Intent.WHO, Intent.WHEN, Intent.PASSAGE)
MOST = 3  # documents: an answer that cites more is about none of them in particular
_NAMED = re.compile(r"[“《「\"]([^”》」\"]{6,90})[”》」\"]")


def cited_by(draft: Draft, known: Known) -> tuple[Cited, ...]:
    """Return what an answer drew on: the documents it names of which the index holds one, then those it cites, each once,
    with the one matter that the words quoted name, or else the document's title."""
    named: dict[str | None, Cited] = {}
    for quote in draft.quotes:
        titles = _NAMED.findall(quote.quote)
        matter = titles[0] if len(titles) == 1 else None
        for symbol in read_mentions(quote.quote, latest_session=None, known_symbols=known.symbols).symbols:
            if symbol in known.symbols:
                named.setdefault(symbol, Cited(symbol, matter))
        document = quote.passage.document
        named.setdefault(document.symbol, Cited(document.symbol, matter or (document.title if document.symbol else None)))
    return tuple(named.values())


def quoted_by(draft: Draft) -> tuple[tuple[str, int], ...]:
    """Return where the words of an answer stand, () where they stand in many places."""
    places = tuple(dict.fromkeys(quote.passage.place for quote in draft.quotes))
    return places if len(places) <= MOST else ()


@dataclass(frozen=True, slots=True)
class Nearby:
    """A way to ask a follow-up beside what the answer before it quoted: the rows of the chunks there, and the only paragraphs looked
    at, by their places, () for all. blocks are those of the recommendations that they stand in."""

    query: Query
    rows: Rows
    blocks: frozenset[Recommendation]
    places: tuple[tuple[str, int], ...] = ()

    def within(self, evidence: Sequence[Evidence]) -> list[Evidence]:
        """Return evidence with no other paragraphs than those looked at."""
        if not self.places:
            return list(evidence)
        kept = (
            replace(found, paragraphs=tuple(p for p in found.paragraphs if (found.document.key, p.ordinal) in self.places))
            for found in evidence
        )
        return [found for found in kept if found.paragraphs]

    def holds(self, draft: Draft) -> bool:
        """Whether all that a draft quotes is on the matter by its place: in a paragraph looked at alone, or in the same block."""
        return bool(self.places) or all(self.blocks.intersection(quote.passage.paragraph.recommendations) for quote in draft.quotes)


def asked_nearby(query: Query, catalogue: Catalogue, known: Known) -> Iterator[Nearby]:
    """Yield the ways to ask a follow-up where the answer before it was found: in the paragraphs that it quoted, then beside them; in its
    own words, then with what it takes over."""
    last = query.before
    if last is None or not last.quoted or query.intent not in _OF_PASSAGES:
        return
    if (query.filters, query.sessions) != (last.filters, last.sessions):
        return
    rows = np.unique(np.concatenate([catalogue.rows_around(place, REACH) for place in last.quoted]))
    if not len(rows):
        return
    whole = replace(query, before=None)
    own = _asked_of((), query, known)
    alone = bool(own.topic) and not only_aspects(own.topic)
    asked, blocks = [own, whole] if alone else [whole], _blocks(last.quoted, catalogue)
    for one in asked:
        yield Nearby(one, rows, blocks, last.quoted)
    for one in asked:
        yield Nearby(one, rows, blocks)


def _blocks(places: Sequence[tuple[str, int]], catalogue: Catalogue) -> frozenset[Recommendation]:
    """Return the recommendations whose blocks paragraphs stand in."""
    documents = ((catalogue.document_id(key), ordinal) for key, ordinal in places)
    paragraphs = (one for id_, ordinal in documents if id_ is not None for one in catalogue.paragraphs(id_, ordinal, ordinal))
    return frozenset(recommendation for paragraph in paragraphs for recommendation in paragraph.recommendations)


def asked_of_cited(query: Query, catalogue: Catalogue, known: Known) -> Iterator[Query]:
    """Yield the ways to ask a follow-up of what the answer before it drew on: in those documents, in its own words; where
    that answer named a matter, of that matter, there and anywhere."""
    last = query.before
    if last is None or not query.same_matter or query.filters != last.filters:
        return
    titles = {document.title for document in catalogue.documents_by_id.values()}
    matter = next((cited.title for cited in last.cited if cited.title and cited.title not in titles), "")
    symbols = tuple(cited.symbol for cited in last.cited if cited.symbol in known.symbols)[:MOST]
    if symbols:
        yield _asked_of(symbols, query, known, matter)
    if matter:
        yield _asked_of((), query, known, matter)


def _asked_of(symbols: tuple[str, ...], query: Query, known: Known, matter: str = "") -> Query:
    own = understand(own_words(query.asked) or query.asked, known=known)
    text, topic = (f"{matter} {words}".strip() for words in (own.text, own.topic))
    filters = Filters(query.filters.language, symbols=symbols) if symbols else query.filters
    return replace(query, text=text, topic=topic, filters=filters, before=None, same_matter=False)
