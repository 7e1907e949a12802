"""Where the last answer stands: document, annex, paragraph and page of each quote, and the quote again."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.adapters.catalogue import Catalogue
from assistant.answering.writing.draft import Draft, Passage
from assistant.answering.writing.places import place
from assistant.answering.writing.replies import say
from assistant.model import Query

MOST = 5  # quotes told again; the first carry the answer


def sources_of(draft: Draft) -> tuple[tuple[str, int, str], ...]:
    """Return where the first quotes of an answer stand, with their words."""
    places = ((*quote.passage.place, quote.quote) for quote in draft.quotes)
    return tuple(dict.fromkeys(places))[:MOST]


def answer_source(query: Query, catalogue: Catalogue, draft: Draft) -> bool:
    """Tell where the quotes of the answer before stand; False (and nothing written) where there are none."""
    for passage, quote in _held(query.before.sources if query.before else (), catalogue):
        paragraph, document = passage.paragraph, passage.document
        where = place(
            draft.language,
            document.symbol or document.file,
            annex=paragraph.annex,
            recommendation=", ".join(r.label for r in paragraph.recommendations) or None,
            paragraph=paragraph.number,
            page=paragraph.page,
        )
        draft.line()
        draft.say(say("stands_in", draft.language, place=where))
        draft.quote(quote, passage)
    return bool(draft.quotes)


def _held(sources: Sequence[tuple[str, int, str]], catalogue: Catalogue) -> list[tuple[Passage, str]]:
    """Return the passages that still stand in the index: it may have been built anew since."""
    held = []
    for key, ordinal, quote in sources:
        id_ = catalogue.document_id(key)
        if id_ is None:
            continue
        for paragraph in catalogue.paragraphs(id_, ordinal, ordinal):
            if any(quote in text for text in (paragraph.text, *(note.text for note in paragraph.footnotes))):
                held.append((Passage(catalogue.documents_by_id[id_], paragraph), quote))
    return held
