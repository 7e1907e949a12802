"""Tables: the rows that a question means, with the line that says what the table holds and in what unit."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.adapters.catalogue import Catalogue
from assistant.answering.draft import Draft, Passage
from assistant.answering.lists import write_list
from assistant.answering.selection import Choice, Selector
from assistant.answering.units import unit_named
from assistant.model import Intent, Paragraph, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.text import HAN, fold

AS_WELL = 0.05  # of the question's weight: a row that meets so little less is meant as well
FEW = 3  # rows: of so few the cells asked for are told, of more the whole rows
REACH = 60  # paragraphs on either side in which a table's rows are looked for

_CELLS, _NUMBER = re.compile(r"\s*[;；]\s*"), re.compile(r"[\d.,%\s–-]+")
_LABEL = re.compile(r"\s*[：:]\s*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TOTAL = re.compile(r"(?:总计|合计|共计|总额|总和|小计)|(?:grand\s+)?(?:sub)?totals?\b", re.I)
_TOTAL_ASKED = re.compile(
    r"总计|合计|共计|总共|一共|总额|总数|总量|总的|加起来|全部(?:加|费用|支出|预算)|整体|共有?多少|\b(?:total(?:s|ling)?|altogether|all\s+told|in\s+all|overall|sum|combined|as\s+a\s+whole)\b",
    re.I,
)
_EACH = re.compile(
    r"各(?!方|国|届)|每一?[个项种类]|分别|逐[项一]|\b(?:each|every|by\s+(?:region|country|year|category|activity|item))\b", re.I
)
# Names that are counted on, in both languages: "Option 2" and 方案2 are two of one kind.
_SERIES = (
    ("option", "alternative", "方案", "选项"),
    ("phase", "stage", "阶段"),
    ("goal", "sdg", "目标"),
    ("output", "产出"),
    ("scenario", "情景"),
    ("component", "组成部分"),
    ("recommendation", "建议"),
)
_COUNTED_ON = re.compile(rf"(?P<stem>[A-Za-z]{{3,}}|[{HAN}]{{2,8}})\s?(?P<which>\d{{1,2}}|[A-Ha-h])")


def rows_of(choice: Choice, query: Query, selector: Selector, retriever: Retriever, catalogue: Catalogue) -> list[Paragraph]:
    """Return what of a table answers: every row of it where a list is asked for, else the rows that the question means.

    Rows belong together that stand under one label (a column read item by item). Of these the ones are meant that speak
    most of what is asked, in words, or in meaning where they are in the other language; where none stands out, the total if that is asked for, else all of them. What introduces the
    table comes first where all its rows are given, or where it alone tells the unit of their figures.
    """
    chosen = choice.passage.paragraph
    above, table = _table_of(choice, catalogue)
    group = _run(table, table.index(chosen), lambda p: _label(p) == _label(chosen))
    every = query.intent is Intent.LIST or (
        _EACH.search(query.text) is not None and not any(selector.coverage(_name(row)) for row in table[1:])
    )
    under_label = table if len(group) == 1 else group
    across = choice.passage.document.language != query.language
    rows = under_label if every else _meant(group, chosen, query, selector, retriever if across else None)
    whole = every or len(rows) == len(group) > 1
    lead = [above] if above and (_introduces(above, chosen) if whole else _tells_unit(above, rows)) else []
    return [*lead, *([] if whole else _columns(table, rows)), *rows]


def write_rows(rows: Sequence[Paragraph], query: Query, choice: Choice, draft: Draft) -> None:
    """Quote the rows of a table, each on a line; of a few rows only the cell whose column the question names, with the
    row's own name, where it names one column."""
    own = [row for row in rows if row.kind is ParagraphKind.ROW]
    if len(own) > FEW or query.intent is Intent.LIST or not all(_cell_asked_for(row, query) for row in own):
        write_list(rows, choice, draft)
        return
    for row in rows:
        passage, cell = Passage(choice.passage.document, row), _cell_asked_for(row, query) if row in own else None
        draft.line()
        draft.quote(_CELLS.split(row.text)[0] if cell else row.text, passage)
        if cell:
            draft.say(separator(passage))
            draft.quote(cell, passage)


def separator(passage: Passage) -> str:
    """What stands between two cells of a row, in its document's language."""
    return "；" if passage.document.language == "zh" else "; "


def _cell_asked_for(row: Paragraph, query: Query) -> str | None:
    """The one cell of a row, after the first, whose column the question names as it is printed or by its year, or None."""
    if not _is_headed(row):
        return None
    asked, named = fold(query.text), dict[str, str]()
    for cell in _CELLS.split(row.text)[1:]:
        column = fold(_LABEL.split(cell)[0])
        years, counted = {int(year) for year in _YEAR.findall(column)}, _COUNTED_ON.fullmatch(column)
        if counted:
            is_named = counted["which"].upper() in _counted_in(asked, counted["stem"])
        else:
            is_named = years <= set(query.years) if years else len(column) > 1 and _stands_in(column, asked)
        if is_named:
            named[column] = cell
    longest = [column for column in named if not any(column != other and column in other for other in named)]
    return named[longest[0]] if len(longest) == 1 else None


def line_above(choice: Choice, catalogue: Catalogue) -> Paragraph | None:
    """Return the paragraph that stands right above the table of a row."""
    return _table_of(choice, catalogue)[0]


def table_under(choice: Choice, catalogue: Catalogue) -> list[Paragraph]:
    """Return a paragraph that introduces a table with the rows of it; none where no table stands right under it."""
    document = catalogue.document_id(choice.evidence.chunk.document_key)
    chosen = choice.passage.paragraph
    below = catalogue.paragraphs(document, chosen.ordinal, chosen.ordinal + REACH) if document is not None else ()
    if len(below) < 2 or below[1].kind is not ParagraphKind.ROW or below[1].annex != chosen.annex:
        return []
    return [chosen, *_run(below, 1, lambda p: _is_row_beside(p, below[1]))]


def has_what_is_named(choice: Choice, catalogue: Catalogue, asked: str) -> bool:
    """Whether a row's table has what the question names among its like: of options 1 to 3 none answers for option 4."""
    _, table = _table_of(choice, catalogue)
    named: dict[str, set[str]] = {}
    for row in table:
        _, *others = _CELLS.split(row.text)
        for name in (_name(row), *(_LABEL.split(cell)[0] for cell in others)):
            if match := _COUNTED_ON.fullmatch(name.strip()):
                named.setdefault(match["stem"].lower(), set()).add(match["which"].upper())
    series = [(held, _counted_in(asked, stem)) for stem, held in named.items() if len(held) > 1]
    return not any(wanted and held.isdisjoint(wanted) for held, wanted in series)


def _counted_in(asked: str, stem: str) -> set[str]:
    """Which of a kind a question names, in either language: of 方案 in "under option 2" it is 2."""
    words = next((series for series in _SERIES if stem in series), (stem,))
    found = re.findall(rf"(?:{'|'.join(map(re.escape, words))})\s?(\d{{1,2}}|[A-H])(?![A-Za-z\d%])", asked, re.I)
    return {which.upper() for which in found}


def _table_of(choice: Choice, catalogue: Catalogue) -> tuple[Paragraph | None, list[Paragraph]]:
    """Return the rows of the table that a row stands in, and the paragraph above it."""
    document = catalogue.document_id(choice.evidence.chunk.document_key)
    chosen = choice.passage.paragraph
    around = catalogue.paragraphs(document, chosen.ordinal - REACH, chosen.ordinal + REACH) if document is not None else (chosen,)
    place = next(i for i, p in enumerate(around) if p.ordinal == chosen.ordinal)
    table = _run(around, place, lambda p: _is_row_beside(p, chosen))
    above = around[table[0].ordinal - around[0].ordinal - 1] if table[0].ordinal > around[0].ordinal else None
    return above, table


def _is_row_beside(row: Paragraph, chosen: Paragraph) -> bool:
    """Whether a row may be of the chosen one's table: in the same place, and under the same name of the first column."""
    if row.kind is not ParagraphKind.ROW or (row.section, row.annex, row.number) != (chosen.section, chosen.annex, chosen.number):
        return False
    return not (_is_headed(row) and _is_headed(chosen)) or _label(row) == _label(chosen)


def _is_headed(row: Paragraph) -> bool:
    """Whether a row's cells bear the names of their columns."""
    cells = _CELLS.split(row.text)
    return len(cells) > 1 and all(_LABEL.search(cell) for cell in cells)


def _label(row: Paragraph) -> str:
    return _LABEL.split(row.text, maxsplit=1)[0]


def _name(row: Paragraph) -> str:
    """What a row is about: its first cell, without the column's name where the others have theirs."""
    first = _CELLS.split(row.text)[0]
    return (_LABEL.split(first)[-1] if _is_headed(row) else _LABEL.split(first)[0]).strip()


def _meant(rows: Sequence[Paragraph], chosen: Paragraph, query: Query, selector: Selector, across: Retriever | None) -> list[Paragraph]:
    if (named := _named(rows, query.text)) and len(named) < len(rows):
        return named
    meant = _highest(rows, [selector.coverage(row.text) for row in rows])
    if across and len(meant) == len(rows) > 1:  # a name in the other language may be near, and be no translation that is known
        meant = _highest(rows, across.closeness(query, [row.text for row in rows]).tolist())
    totals = [row for row in rows if _is_total(row)]
    if len(meant) == len(rows) > 1 and len(totals) == 1 and _TOTAL_ASKED.search(query.text):
        return totals
    return meant if len(meant) < len(rows) or query.intent is Intent.FIGURE else [chosen]


def _highest(rows: Sequence[Paragraph], met: Sequence[float]) -> list[Paragraph]:
    return [row for row, share in zip(rows, met, strict=True) if share >= max(met) - AS_WELL]


def _named(rows: Sequence[Paragraph], asked: str) -> list[Paragraph]:
    """The rows whose names stand in the question as they are; a name within another that stands there does not count."""
    folded = fold(asked)
    names = {row.ordinal: fold(_name(row)) for row in rows}
    written = {name for name in names.values() if len(name) > 1 and _stands_in(name, folded)}
    longest = {name for name in written if not any(name != other and name in other for other in written)}
    return [row for row in rows if names[row.ordinal] in longest]


def _stands_in(name: str, text: str) -> bool:
    return re.search(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", text) is not None


def _is_total(row: Paragraph) -> bool:
    """Whether a row sums up the others: its first cell says so."""
    return bool(_TOTAL.fullmatch(_name(row)))


def _introduces(above: Paragraph, row: Paragraph) -> bool:
    return above.annex == row.annex and (above.number == row.number is not None or unit_named(above.text) is not None)


def _tells_unit(above: Paragraph, rows: Sequence[Paragraph]) -> bool:
    """Whether the line above a table has the unit of figures that stand bare in its rows."""
    bare = any(_NUMBER.fullmatch(_LABEL.split(cell)[-1]) for row in rows for cell in _CELLS.split(row.text)[1:])
    return bare and unit_named(above.text) is not None


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
