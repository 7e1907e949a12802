"""Tables: the rows that a question means, with the line that says what the table holds and in what unit."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.lists.lists import paragraphs_around, write_list
from assistant.answering.reading.pieces import Pieces, pieces_of
from assistant.answering.reading.surroundings import around_rows, headed
from assistant.answering.reading.units import unit_named
from assistant.answering.tables.extremes import extreme_rows
from assistant.answering.tables.grid import (
    CELLS,
    FIGURE,
    LABEL,
    asks_for_total,
    cells_of,
    is_headed,
    is_total,
    kind_counted,
    kinds_counted_in,
    label_of,
    name_of,
)
from assistant.answering.tables.naming import NAMED, cells_named, rows_named, surely_named, the_named
from assistant.answering.writing.draft import Draft, Passage
from assistant.answering.writing.replies import say
from assistant.concepts import Kind
from assistant.glossary import translations_of
from assistant.lexical import words
from assistant.model import Intent, Paragraph, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.text import fold

AS_WELL = 0.05  # of the question's weight: a row that meets so little less is meant as well
ALONE = 0.1  # the same in meaning, where the words of the rows are in the other language: the nearest is meant where no other is so near
FEW = 3  # rows: of so few the cells asked for are told, of more the whole rows
REACH = 60  # paragraphs on either side in which a table's rows are looked for

_NOTE = re.compile(r"[（(*]?\s*(?:注|说明|表中|金额|所有(?:金额|数字)|notes?\b|amounts?\b|figures?\b|all\s+(?:amounts|figures)\b)", re.I)
_EACH = re.compile(
    r"各(?!方|国|届)|每一?[个项种类]|分别|逐[项一]|\b(?:each|every|by\s+(?:region|country|year|category|activity|item))\b", re.I
)

# What a sum is made of is told by every row.
_MADE_OF = re.compile(
    r"(?:哪些|什么|哪几)[^，。？]{0,6}(?:组成|构成)|明细|\b(?:consists?\s+of|made\s+up\s+of|make\s+up|break(?:\s|-)?down|components\s+of)\b",
    re.I,
)


def write_table(choice: Choice, query: Query, selector: Selector, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> None:
    """Quote what of the table of a row answers."""
    above, table = table_of(choice, catalogue)
    _write_rows(_rows_of(choice, above, table, query, selector, retriever, catalogue), query, choice, retriever, draft)


def _rows_of(
    choice: Choice,
    above: Paragraph | None,
    table: Sequence[Paragraph],
    query: Query,
    selector: Selector,
    retriever: Retriever,
    catalogue: Catalogue,
) -> list[Paragraph]:
    """Return what of a table answers: every row of it where a list is asked for, else the rows that the question means.

    Rows belong together that stand under one label (a column read item by item). Of these the ones are meant that speak
    most of what is asked, in words, or in meaning where they are in the other language; where none stands out, the total if
    that is asked for, else all of them. What introduces the table comes first where all its rows are given, or where it alone
    tells the unit of their figures; a note that tells it comes last.
    """
    chosen = _of_the_label_named(choice, table, query, retriever)
    group = _run(table, table.index(chosen), lambda p: label_of(p) == label_of(chosen))
    a_field = not is_headed(chosen) and selector.wanted.told(chosen.text, choice.passage.document.language) >= 1
    every = ((query.intent is Intent.LIST or _MADE_OF.search(query.text) is not None) and not a_field) or (
        _EACH.search(query.text) is not None and not any(selector.coverage(name_of(row)) for row in table[1:])
    )
    under_label = table if len(group) == 1 else group
    rows = extreme_rows(table, query, choice.passage.document.language, retriever)
    if a_field and query.intent is Intent.LIST:  # a field of a form that lists what is asked for: its neighbours are of other things
        rows = [chosen]
    rows = rows or (_particular(under_label, query, retriever) if every else _meant(group, choice, query, selector, retriever))
    rows = _with_the_other_sums(rows, table, query, choice, retriever)
    every = every and len(rows) == len(under_label)
    whole = every or len(rows) == len(group) > 1
    tells = _is_bare(rows) and above is not None and above.kind is not ParagraphKind.HEADING and unit_named(above.text)
    lead = [above] if above and (_introduces(above, chosen) if whole else tells) else []
    return [*lead, *([] if whole else _columns(table, rows)), *rows, *(_note_under(table, choice, catalogue) if not lead else [])]


def _write_rows(rows: Sequence[Paragraph], query: Query, choice: Choice, retriever: Retriever, draft: Draft) -> None:
    """Quote the rows of a table, each on a line; of a few rows only the cells whose column or group of
    columns the question names, with the row's own name."""
    own = [row for row in rows if row.kind is ParagraphKind.ROW]
    language = choice.passage.document.language
    if (unit := unit_named(own[0].section or "")) and _is_bare(own) and not any(unit_named(row.text) for row in rows):
        draft.line()
        known = translations_of(unit.lower(), language) if language != draft.language else ()
        draft.say(say("unit", draft.language, unit=f"{unit} = {known[0]}" if known else unit))
    cells = {row.ordinal: cells_named(row, query, language, retriever) for row in own} if len(own) <= FEW else {}
    told = bool(cells) and all(cells.values()) and not all(_is_empty(cell.text) for named in cells.values() for cell in named)
    if query.intent is Intent.LIST or _MADE_OF.search(query.text) or not told:  # what is asked for stands in other cells, if anywhere
        write_list(rows, choice.passage.document, draft)
        return
    for row in rows:
        passage, named = Passage(choice.passage.document, row), cells.get(row.ordinal, [])
        draft.line()
        draft.quote(CELLS.split(row.text)[0] if named else row.text, passage)
        for cell in named:
            draft.say(separator(passage))
            draft.quote(cell.text, passage)


def separator(passage: Passage) -> str:
    """What stands between two cells of a row, in its document's language."""
    return "；" if passage.document.language == "zh" else "; "


def table_under(choice: Choice, catalogue: Catalogue) -> list[Paragraph]:
    """Return a paragraph that introduces a table with the rows of it; none where no table stands right under it."""
    document = catalogue.document_id(choice.evidence.chunk.document_key)
    chosen = choice.passage.paragraph
    below = catalogue.paragraphs(document, chosen.ordinal, chosen.ordinal + REACH) if document is not None else ()
    if len(below) < 2 or below[1].kind is not ParagraphKind.ROW or below[1].annex != chosen.annex:
        return []
    return [chosen, *_run(below, 1, lambda p: _is_row_beside(p, below[1]))]


def table_of(choice: Choice, catalogue: Catalogue) -> tuple[Paragraph | None, list[Paragraph]]:
    """Return the rows of the table that a row stands in, and the paragraph above it."""
    chosen, around = choice.passage.paragraph, paragraphs_around(choice, REACH, catalogue)
    place = next(i for i, p in enumerate(around) if p.ordinal == chosen.ordinal)
    table = _run(around, place, lambda p: _is_row_beside(p, chosen))
    above = around[table[0].ordinal - around[0].ordinal - 1] if table[0].ordinal > around[0].ordinal else None
    return above, table


def _is_row_beside(row: Paragraph, chosen: Paragraph) -> bool:
    """Whether a row may be of the chosen one's table: in the same place, and under the same name of the first column."""
    if row.kind is not ParagraphKind.ROW or (row.section, row.annex, row.number) != (chosen.section, chosen.annex, chosen.number):
        return False
    return not (is_headed(row) and is_headed(chosen)) or label_of(row) == label_of(chosen)


def _of_the_label_named(choice: Choice, table: Sequence[Paragraph], query: Query, retriever: Retriever) -> Paragraph:
    """The row chosen, or the first under the one label that the question names, where it stands under another."""
    chosen, language = choice.passage.paragraph, choice.passage.document.language
    labels = list(dict.fromkeys(label_of(row) for row in table if not is_headed(row)))
    if is_headed(chosen) or len(labels) < 2 or len(labels) == len(table):  # of a form each field has a label of its own
        return chosen
    named = the_named(surely_named(labels, query, language, retriever), language == query.language)
    if len(named) != 1 or labels[named[0]] == label_of(chosen):
        return chosen
    return next(row for row in table if label_of(row) == labels[named[0]])


def _particular(rows: Sequence[Paragraph], query: Query, retriever: Retriever) -> list[Paragraph]:
    """Of rows that are listed, those with the place, the year or the session that the question names, where only some have it."""
    kept = list(rows)
    for concept in retriever.concepts(query):
        if concept.kind in (Kind.PLACE, Kind.CITY, Kind.YEAR, Kind.SESSION, Kind.NAME):
            having = [row for row in kept if concept.met_by(words(row.text))]
            kept = having or kept
    return kept


def _meant(rows: Sequence[Paragraph], choice: Choice, query: Query, selector: Selector, retriever: Retriever) -> list[Paragraph]:
    language = choice.passage.document.language
    if (named := rows_named(rows, query, language, retriever)) and len(named) < len(rows):
        return named if choice.passage.paragraph in named or not _says_more(choice, named, query, retriever) else [choice.passage.paragraph]
    own = _own_words(query, choice, selector, retriever)
    meant = _highest(rows, [own.share(row.text) for row in rows])
    totals = [row for row in rows if is_total(name_of(row)) or is_total(_item_of(row))]
    summed = any(is_total(_item_of(row)) for row in rows)  # what stands under one label comes to its sum
    if language != query.language and len(meant) == len(rows) > 1 and not summed:  # a row may be near, and no word of it be known
        nearest = _highest(rows, retriever.closeness(query, [row.text for row in rows]).tolist(), ALONE)
        meant = nearest if len(nearest) == 1 else meant
    if len(meant) == len(rows) > 1 and len(totals) == 1 and (asks_for_total(query.text) or _asks_of_all(rows, choice, query, own)):
        return totals
    return meant if len(meant) < len(rows) or query.intent is Intent.FIGURE else [choice.passage.paragraph]


def _with_the_other_sums(
    rows: list[Paragraph], table: Sequence[Paragraph], query: Query, choice: Choice, retriever: Retriever
) -> list[Paragraph]:
    """Return the sum of what stands under one label with those under the others, where the question names none of these: what a thing
    costs once is not all that it costs. A sum that is still open is told with what it is to be made of."""
    labels, language = list(dict.fromkeys(label_of(row) for row in table if not is_headed(row))), choice.passage.document.language
    if len(rows) != 1 or not is_total(_item_of(rows[0])) or len(labels) < 2:
        return rows
    if the_named(surely_named(labels, query, language, retriever), language == query.language):
        return rows
    told: list[Paragraph] = []
    for label in labels:
        under = [row for row in table if label_of(row) == label]
        sums = [row for row in under if is_total(_item_of(row))]
        if len(sums) != 1:
            return rows
        told += sums if re.search(r"\d", sums[0].text) else under
    return told


def _says_more(choice: Choice, named: Sequence[Paragraph], query: Query, retriever: Retriever) -> bool:
    """Whether the question names the row chosen in more words than those that stand in it as they are printed: "the archive of radio
    programs" is the row "Archive of programs", and not the row "Radio programs"."""
    own = name_of(choice.passage.paragraph)
    sure = surely_named([own], query, choice.passage.document.language, retriever)[0]
    return sure >= NAMED and all(len(name_of(row)) < len(own) for row in named)


def _asks_of_all(rows: Sequence[Paragraph], choice: Choice, query: Query, own: Pieces) -> bool:
    """Whether a figure is asked for of what a table sums up: all that the question names stands above the table or over its columns, and
    it names none of a kind that has a row each: "the pilot phase" where the rows are phases."""
    label = label_of(rows[0])
    if query.intent is not Intent.FIGURE or fold(label) in fold(query.text) or kind_counted(label) in kinds_counted_in(query.text):
        return False
    around = words(f"{headed(choice.evidence)} {around_rows(choice.evidence)} {' '.join(cell.column for cell in cells_of(rows[0]))}")
    return all(concept.met_by(around) for concept in own.concepts)


def _item_of(row: Paragraph) -> str:
    """What stands between the label of a row and its figure: 技术开发 of "一次性支出：技术开发：300"."""
    item = LABEL.split(row.text)[1:-1]
    return item[0] if item and not is_headed(row) else ""


def _own_words(query: Query, choice: Choice, selector: Selector, retriever: Retriever) -> Pieces:
    """The pieces of a question but those that what stands above a table speaks of, and those that only ask for what all its rows
    tell: they tell none of its rows from another."""
    above = words(f"{choice.passage.document.title or ''} {choice.passage.paragraph.section or ''}")
    pieces = pieces_of(query, query.text, retriever)
    met = {concept.written for concept in pieces.concepts if concept.met_by(above)}
    return pieces.without(lambda written: written in met or selector.wanted.asks(written))


def _highest(rows: Sequence[Paragraph], met: Sequence[float], as_well: float = AS_WELL) -> list[Paragraph]:
    return [row for row, share in zip(rows, met, strict=True) if share >= max(met) - as_well]


def _introduces(above: Paragraph, row: Paragraph) -> bool:
    return above.annex == row.annex and (above.number == row.number is not None or unit_named(above.text) is not None)


def _note_under(table: Sequence[Paragraph], choice: Choice, catalogue: Catalogue) -> list[Paragraph]:
    """The note under a table that tells the unit of its figures, where they stand bare."""
    under = [p for p in paragraphs_around(choice, REACH, catalogue) if p.ordinal == table[-1].ordinal + 1]
    return [p for p in under if _is_bare(table) and _NOTE.match(p.text) and unit_named(p.text)]


def _is_bare(rows: Sequence[Paragraph]) -> bool:
    """Whether figures stand in rows without a unit of their own."""
    return any(FIGURE.fullmatch(LABEL.split(cell)[-1]) for row in rows for cell in CELLS.split(row.text)[1:])


def _is_empty(cell: str) -> bool:
    """Whether a cell has its column's name and no value: "One-off cost: –"."""
    return not words(LABEL.split(cell)[-1])


def _columns(table: Sequence[Paragraph], meant: Sequence[Paragraph]) -> list[Paragraph]:
    """The row that names the columns, where the rows meant do not name them themselves."""
    head = table[0]
    needed = head not in meant and not any(LABEL.search(row.text) for row in meant)
    return [head] if needed and names_columns(head.text) else []


def names_columns(row: str) -> bool:
    """Whether a row of a table has names in its cells, and no figure.

    >>> names_columns("Country; Loans; Of these, under 18 years"), names_columns("Mongolia; 4,310; 318")
    (True, False)
    """
    return not any(FIGURE.fullmatch(cell) for cell in CELLS.split(row))


def _run(paragraphs: Sequence[Paragraph], place: int, belongs: Callable[[Paragraph], bool]) -> list[Paragraph]:
    """Return the paragraphs around a place that belong to it, without a gap."""
    first = last = place
    while first > 0 and belongs(paragraphs[first - 1]):
        first -= 1
    while last + 1 < len(paragraphs) and belongs(paragraphs[last + 1]):
        last += 1
    return list(paragraphs[first : last + 1])
