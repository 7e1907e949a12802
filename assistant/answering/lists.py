"""Lists: the items of a list with what introduces them, the rows of a table, complete and in order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.adapters.catalogue import Catalogue
from assistant.answering.draft import Draft, Passage
from assistant.answering.replies import say
from assistant.answering.selection import Choice
from assistant.model import Paragraph, ParagraphKind

LIST_CHARACTERS = 900  # a list longer than this is cut after a whole item, and says so

_INTRODUCES = re.compile(r"[：:]\s*$|以下|如下|下列|下述|\bfollowing\b|\blist(?:ed)?\b|\bnamely\b", re.I)
_LABEL = re.compile(r"\s*[：:]\s*")


def list_of(choice: Choice, catalogue: Catalogue) -> list[Paragraph]:
    """Return the lead-in and the items of the list that the chosen sentence stands in or introduces, in order."""
    document = catalogue.document_id(choice.evidence.chunk.document_key)
    if document is None:
        return []
    chosen = choice.passage.paragraph
    around = catalogue.paragraphs(document, chosen.ordinal - 30, chosen.ordinal + 30)
    place = next(i for i, p in enumerate(around) if p.ordinal == chosen.ordinal)

    def same_list(p: Paragraph) -> bool:
        return p.kind is ParagraphKind.ITEM and (p.annex, p.number, p.section, p.field) == (
            chosen.annex,
            chosen.number,
            chosen.section,
            chosen.field,
        )

    first = place
    while first > 0 and same_list(around[first]):
        first -= 1
    if not _INTRODUCES.search(around[first].text):  # bullets that nothing introduces are no list of anything
        return []
    if not (first + 1 < len(around) and same_list(around[first + 1])):
        return []
    last = max(place, first)
    while last + 1 < len(around) and same_list(around[last + 1]):
        last += 1
    return list(around[first : last + 1])


def rows_of(choice: Choice, catalogue: Catalogue) -> list[Paragraph]:
    """Return the table rows around the chosen one that share its first label, with what introduces them."""
    document = catalogue.document_id(choice.evidence.chunk.document_key)
    chosen = choice.passage.paragraph
    around = catalogue.paragraphs(document, chosen.ordinal - 20, chosen.ordinal + 20) if document is not None else (chosen,)
    label = _LABEL.split(chosen.text, maxsplit=1)[0]
    place = next(i for i, p in enumerate(around) if p.ordinal == chosen.ordinal)

    def alike(p: Paragraph) -> bool:
        return p.kind is ParagraphKind.ROW and p.section == chosen.section and _LABEL.split(p.text, maxsplit=1)[0] == label

    first = last = place
    while first > 0 and alike(around[first - 1]):
        first -= 1
    while last + 1 < len(around) and alike(around[last + 1]):
        last += 1
    lead = (
        around[first - 1 : first] if first and (around[first - 1].annex, around[first - 1].number) == (chosen.annex, chosen.number) else ()
    )
    return [*lead, *around[first : last + 1]]


def write_list(items: Sequence[Paragraph], choice: Choice, draft: Draft) -> None:
    """Quote the paragraphs of a list, each on a line with its mark."""
    written = 0
    for index, item in enumerate(items):
        if written and written + len(item.text) > LIST_CHARACTERS:
            draft.line()
            draft.say(say("more", draft.language, count=len(items) - index))
            return
        draft.line()
        if item.label:
            draft.say(f"{item.label} ")
        draft.quote(item.text, Passage(choice.passage.document, item))
        written += len(item.text)
