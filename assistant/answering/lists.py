"""Lists: the items of a list with what introduces them, complete and in order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.adapters.catalogue import Catalogue
from assistant.answering.draft import Draft, Passage
from assistant.answering.replies import say
from assistant.answering.selection import Choice, Selector
from assistant.model import Paragraph, ParagraphKind
from assistant.text import sentences

LIST_CHARACTERS = 900  # a list longer than this is cut after a whole item, and says so

_INTRODUCES = re.compile(r"[：:]\s*$|以下|如下|下列|下述|\bfollowing\b|\blist(?:ed)?\b|\bnamely\b", re.I)
# How a sentence of a series begins.
_MARKED = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,2}[)）、是]|第[一二三四五六七八九十]{1,2}[，,、是]|首先|其次|再次|最后|此外|[（(]?(?:[ivx]{1,4}|[a-h]|\d{1,2})[)）]"
    r"|(?:First|Second|Third|Fourth|Fifth|Sixth)(?:ly)?\b|Finally\b|Lastly\b|Next,)",
)


def list_of(choice: Choice, selector: Selector, catalogue: Catalogue) -> list[Paragraph]:
    """Return the lead-in and the items of the list that the chosen sentence stands in or introduces, in order.

    An item that speaks more of what is asked than what introduces it answers alone: there is none to return.
    """
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
    if place > first and selector.coverage(chosen.text) > selector.coverage(around[first].text):
        return []
    last = max(place, first)
    while last + 1 < len(around) and same_list(around[last + 1]):
        last += 1
    return list(around[first : last + 1])


def whole_series(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen offsets over the sentences of a series they stand in: first … second …, 一是 … 二是 …

    >>> text = "The plan has two parts. First, it trains. Second, it lends. It ends soon."
    >>> a, b = whole_series(text, 0, 23)
    >>> text[a:b]
    'The plan has two parts. First, it trains. Second, it lends.'
    """
    spans = sentences(text)
    marked = [bool(_MARKED.match(text[a:b])) for a, b in spans]
    inside = [i for i, (a, b) in enumerate(spans) if a < end and b > start]
    if not inside:
        return start, end
    first, last = inside[0], inside[-1]
    while marked[first] and first > 0:  # back to what introduces the series
        first -= 1
    while last + 1 < len(spans) and marked[last + 1]:
        last += 1
    if last == inside[-1] and first == inside[0]:
        return start, end
    return min(start, spans[first][0]), max(end, spans[last][1])


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
