"""Lists: the items of a list with what introduces them, the rows of a table, complete and in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.adapters.catalogue import Catalogue
from assistant.answering.draft import Draft, Passage
from assistant.answering.replies import say
from assistant.answering.selection import Choice, Selector
from assistant.model import Paragraph, ParagraphKind
from assistant.text import sentences

AS_WELL = 0.05  # of the question's weight: a row that meets so little less is meant as well
LIST_CHARACTERS = 900  # a list longer than this is cut after a whole item, and says so

_INTRODUCES = re.compile(r"[：:]\s*$|以下|如下|下列|下述|\bfollowing\b|\blist(?:ed)?\b|\bnamely\b", re.I)
# How a sentence of a series begins.
_MARKED = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,2}[)）、是]|第[一二三四五六七八九十]{1,2}[，,、是]|首先|其次|再次|最后|此外|[（(]?(?:[ivx]{1,4}|[a-h]|\d{1,2})[)）]"
    r"|(?:First|Second|Third|Fourth|Fifth|Sixth)(?:ly)?\b|Finally\b|Lastly\b|Next,)",
)
_CELLS, _NUMBER = re.compile(r"\s*[;；]\s*"), re.compile(r"[\d.,%\s–-]+")
_LABEL = re.compile(r"\s*[：:]\s*")


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


def rows_of(choice: Choice, selector: Selector, catalogue: Catalogue, *, every: bool) -> list[Paragraph]:
    """Return what of a table answers: every row of it where a list is asked for, else the rows that the question means.

    Rows belong together that share their first label (the column or group they stand under). Of these the ones are
    meant that speak most of what is asked; all of them, with what introduces them, where none stands out.
    """
    document = catalogue.document_id(choice.evidence.chunk.document_key)
    chosen = choice.passage.paragraph
    around = catalogue.paragraphs(document, chosen.ordinal - 20, chosen.ordinal + 20) if document is not None else (chosen,)
    label = _LABEL.split(chosen.text, maxsplit=1)[0]
    place = next(i for i, p in enumerate(around) if p.ordinal == chosen.ordinal)

    def of_table(p: Paragraph) -> bool:
        return p.kind is ParagraphKind.ROW and (p.section, p.annex, p.number) == (chosen.section, chosen.annex, chosen.number)

    def alike(p: Paragraph) -> bool:
        return of_table(p) and _LABEL.split(p.text, maxsplit=1)[0] == label

    table = _run(around, place, of_table)
    rows = _run(around, place, alike)
    if every and len(rows) == 1:
        rows = table
    first = rows[0].ordinal - around[0].ordinal
    lead = [p for p in around[max(0, first - 1) : first] if (p.annex, p.number) == (chosen.annex, chosen.number) and p.number]
    lead = [p for p in lead if p.kind is not ParagraphKind.ROW]
    if every:
        return [*lead, *rows]
    met = [selector.coverage(row.text) for row in rows]
    meant = [row for row, share in zip(rows, met, strict=True) if share >= max(met) - AS_WELL]
    if len(meant) == len(rows) > 1:
        return [*lead, *rows]
    return [*_columns(table, meant), *meant]


def _columns(table: Sequence[Paragraph], meant: Sequence[Paragraph]) -> list[Paragraph]:
    """The row that names the columns, where the rows meant do not name them themselves."""
    head = table[0]
    needed = head not in meant and not any(_LABEL.search(row.text) for row in meant)
    return [head] if needed and names_columns(head.text) else []


def names_columns(row: str) -> bool:
    """Whether a row of a table has names in its cells, and no figure.

    >>> names_columns("Country; Loans; Of these, under 18 years"), names_columns("Mongolia; 4,310; 318")
    (True, False)
    """
    return not any(_NUMBER.fullmatch(cell) for cell in _CELLS.split(row))


def _run(paragraphs: Sequence[Paragraph], place: int, belongs: Callable[[Paragraph], bool]) -> list[Paragraph]:
    """Return the paragraphs around a place that belong to it, without a gap."""
    first = last = place
    while first > 0 and belongs(paragraphs[first - 1]):
        first -= 1
    while last + 1 < len(paragraphs) and belongs(paragraphs[last + 1]):
        last += 1
    return list(paragraphs[first : last + 1])


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
