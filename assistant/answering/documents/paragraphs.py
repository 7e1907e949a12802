"""A paragraph that is asked for by its number, and the opening of a document that is asked about, are shown as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.adapters.catalogue import Catalogue
from assistant.answering.lists.lists import say_mark
from assistant.answering.writing.draft import Draft, Passage
from assistant.model import Paragraph, ParagraphKind, Query

MOST_CHARACTERS = 2_000  # of one paragraph with all its items
_SHOWN = (ParagraphKind.TEXT, ParagraphKind.ITEM, ParagraphKind.ROW)


def answer_paragraph(query: Query, catalogue: Catalogue, draft: Draft) -> bool:
    """Quote the paragraph that a query names, with the items under it; False (and nothing written) where there is none."""
    if query.paragraph is None or len(query.symbols) != 1:
        return False
    wanted = query.answer_language or query.language
    held = [(id_, document) for id_, document in catalogue.documents_by_id.items() if document.symbol == query.symbols[0]]
    for id_, document in sorted(held, key=lambda pair: (pair[1].language != wanted, pair[0])):
        shown = 0
        for paragraph in _numbered(catalogue.paragraphs(id_), *query.paragraph):
            if shown and shown + len(paragraph.text) > MOST_CHARACTERS:
                break
            draft.line()
            say_mark(paragraph, draft)
            draft.quote(paragraph.text, Passage(document, paragraph))
            shown += len(paragraph.text)
        if shown:
            return True
    return False


def _numbered(paragraphs: Sequence[Paragraph], annex: str | None, number: str) -> list[Paragraph]:
    """Those of the annex named; without one those of the body, or, where the body has none, of the first annex that has."""
    found = [p for p in paragraphs if p.number == number and p.kind in _SHOWN and not p.recommendations]
    if annex:
        return [p for p in found if p.annex == annex]
    inside = [p.annex for p in found if p.annex is not None]
    body = [p for p in found if p.annex is None]
    if body and annex is None:
        return body
    return [p for p in found if inside and p.annex == inside[0]]


def answer_document(query: Query, catalogue: Catalogue, draft: Draft) -> bool:
    """Say what a document is about: its title and its opening paragraphs; False where it is not indexed."""
    wanted = query.answer_language or query.language
    held = [(id_, d) for id_, d in catalogue.documents_by_id.items() if d.symbol in query.symbols]
    held.sort(key=lambda pair: (pair[1].language != wanted, pair[0]))
    if not held:
        return False
    id_, document = held[0]
    opening = [p for p in catalogue.paragraphs(id_) if p.annex is None and p.kind is ParagraphKind.TEXT and p.number][:2]
    if not opening:
        return False
    draft.say(" — ".join(part for part in (document.symbol, document.title) if part))
    for paragraph in opening:
        draft.line()
        draft.quote(paragraph.text, Passage(document, paragraph))
    return True
