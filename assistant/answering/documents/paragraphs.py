"""A paragraph that is asked for by its number, and the opening of a document that is asked about, are shown as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.selection import Selector
from assistant.answering.lists.lists import say_mark
from assistant.answering.writing.draft import Draft, Passage
from assistant.answering.writing.replies import say
from assistant.model import Document, Intent, Language, Paragraph, ParagraphKind, Query, Status
from assistant.retrieval import Retriever
from assistant.understanding.named.pages import without_paragraph

MOST_CHARACTERS: dict[Language, int] = {"zh": 2_000, "en": 4_800}  # of one paragraph with all its items
REACH = 8  # paragraphs that a chunk may begin before one that it holds, and chunks that a paragraph with its items may fill
_OF_RECORDS = (Intent.DECISION, Intent.HISTORY, Intent.STATUS)
_SHOWN = (ParagraphKind.TEXT, ParagraphKind.ITEM, ParagraphKind.ROW)


def answer_paragraph(query: Query, catalogue: Catalogue, draft: Draft) -> bool:
    """Quote the paragraph that a query names, with the items under it; False (and nothing written) where there is none."""
    if query.paragraph is None or len(query.symbols) != 1:
        return False
    document, paragraphs = _named(query, query.paragraph, catalogue)
    return document is not None and _show(document, paragraphs, draft)


def answer_of_paragraph(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> Status | None:
    """Answer what is asked of a paragraph named: by the paragraph, where it tells the kind of thing that is asked for.

    None (and nothing written) where none is named, or the document has none of that number.
    """
    if query.of_paragraph is None or len(query.symbols) != 1 or query.intent in _OF_RECORDS:
        return None
    document, paragraphs = _named(query, query.of_paragraph, catalogue)
    if document is None:
        return None
    rows = catalogue.rows_between(document.key, paragraphs[0].ordinal - REACH, paragraphs[-1].ordinal)
    asked = replace(query, text=without_paragraph(query.text))
    selector, within = Selector(asked, retriever), {paragraph.ordinal for paragraph in paragraphs}
    choices = selector.choices(retriever.find(asked, REACH, rows), closely=False)
    told = any(choice.passage.paragraph.ordinal in within and selector.answers(choice) for choice in choices)
    return Status.ANSWERED if told and _show(document, paragraphs, draft) else Status.NOT_FOUND


def _named(query: Query, place: tuple[str | None, str], catalogue: Catalogue) -> tuple[Document | None, list[Paragraph]]:
    """The document named, in the asker's language where it is held in that, and its paragraphs of a number; None where it has none."""
    wanted = query.answer_language or query.language
    held = [(id_, document) for id_, document in catalogue.documents_by_id.items() if document.symbol == query.symbols[0]]
    for id_, document in sorted(held, key=lambda pair: (pair[1].language != wanted, pair[0])):
        if paragraphs := _numbered(catalogue.paragraphs(id_), *place):
            return document, paragraphs
    return None, []


def _show(document: Document, paragraphs: Sequence[Paragraph], draft: Draft) -> bool:
    shown = 0
    for paragraph in paragraphs:
        if shown and shown + len(paragraph.text) > MOST_CHARACTERS[document.language]:
            break
        draft.line()
        if paragraph.speaker and not shown:
            draft.say(say("opinion", draft.language, speaker=paragraph.speaker))
        say_mark(paragraph, draft)
        draft.quote(paragraph.text, Passage(document, paragraph))
        shown += len(paragraph.text)
    return True


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
