"""What a corrigendum puts right in words that are quoted stands beside them: a figure known to be misprinted is not told alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from assistant.adapters.catalogue import Catalogue
from assistant.answering.writing.draft import Draft, Passage, Quoted
from assistant.answering.writing.replies import say

_CORRIGENDUM = re.compile(r"\bCorr\b", re.IGNORECASE)
_PUT_RIGHT = re.compile(  # the words as first printed, in quotes before the verb
    r"[“\"「](?P<zh>[^”\"」]{1,200})[”\"」][^“\"「。]{0,12}(?:应|更正|改)|[“\"](?P<en>[^”\"]{1,200})[”\"],?\s+(?:should\s+(?:read|be)|(?:is|are)\s+(?:corrected|replaced)|reads?)"
)
_PLACE = re.compile(r"第\s*(?P<zh>\d{1,3}(?:\.\d{1,2})?)\s*段|\bpara(?:graph|\.)?\s*(?P<en>\d{1,3}(?:\.\d{1,2})?)", re.IGNORECASE)


def add_corrections(draft: Draft, symbols: Collection[str], catalogue: Catalogue) -> None:
    """Write under an answer what corrigenda of the papers quoted put right in the words quoted; symbols are those indexed."""
    corrigenda = sorted(filter(_CORRIGENDUM.search, symbols))
    for quoted in draft.quotes if corrigenda else ():
        for correction in _corrections_of(quoted, corrigenda, catalogue):
            if not any(held.holds(correction) for held in draft.quotes):
                draft.line()
                draft.say(say("corrected", draft.language))
                draft.quote(correction.quote, correction.passage)


def _corrections_of(quoted: Quoted, corrigenda: Sequence[str], catalogue: Catalogue) -> Iterator[Quoted]:
    """Yield the paragraphs of a paper's corrigenda that name the paragraph quoted, and words that are quoted of it."""
    paper, paragraph = quoted.passage.document, quoted.passage.paragraph
    for symbol in corrigenda:
        id_ = catalogue.document_id(f"{symbol}:{paper.language}")
        if id_ is None or _CORRIGENDUM.split(symbol)[0].strip() != paper.symbol:
            continue
        for correcting in catalogue.paragraphs(id_):
            places = {match["zh"] or match["en"] for match in _PLACE.finditer(correcting.text)}
            printed = (_closed(match["zh"] or match["en"]) for match in _PUT_RIGHT.finditer(correcting.text))
            if paragraph.number in places and any(words in _closed(quoted.quote) for words in printed):
                yield Quoted(correcting.text, Passage(catalogue.documents_by_id[id_], correcting))


def _closed(text: str) -> str:
    """A text without the spaces that text extraction leaves around figures."""
    return re.sub(r"\s+", "", text)
