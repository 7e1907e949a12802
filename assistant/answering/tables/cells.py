"""A figure that stands in a table: the row and the column that a question names answer before any sentence that names them too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.kinds.dates import years_in
from assistant.answering.tables.extremes import are_ways, asks_for_extremes, extreme_rows
from assistant.answering.tables.grid import Cell, asks_for_total, cells_of, is_headed, is_total, name_of
from assistant.answering.tables.naming import asks_for_several, columns_named, rows_named
from assistant.answering.tables.tables import table_of
from assistant.model import Intent, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.rules import Rule
from assistant.understanding.asked.wants import NUMBERS

SPOKEN = 0.3  # of a row's name, by a sentence that tells of it
_WHY = Rule(r"为什么|为何|原因", r"\bwhy\b|\breasons?\b", flags=re.IGNORECASE)
ALL_OF_IT = 0.97  # of the question's words, that a sum with what stands above it must speak of where the year alone is named
LESS = 0.12  # of the question, that a table's headings and title may speak less of than a sentence does


def told_in_a_row(
    best: Choice, choices: Sequence[Choice], query: Query, selector: Selector, retriever: Retriever, catalogue: Catalogue
) -> Choice | None:
    """Return the row of a table that tells the figure asked for better than the best window does; None where none does.

    It does where the question names its row and its column, or its row, of which the best window does not speak; or where
    two figures of it are asked for and the best window has but one.
    """
    if _WHY.search(query.text):
        return None
    figure = query.intent is Intent.FIGURE or (query.intent is Intent.PASSAGE and bool(NUMBERS.intersection(selector.wanted.kinds)))
    if not figure and (query.intent is not Intent.PASSAGE or selector.wanted.kinds or not query.years):
        return None
    of_other_years = bool(query.years) and not set(query.years) & set(years_in(best.quoted))
    a_row = best.is_row
    for choice in _rows([best, *choices], selector):
        elsewhere = choice.passage.document.key != best.passage.document.key
        if elsewhere and not of_other_years and choice.sign("near_headed") < best.sign("near_headed") - LESS:
            continue
        language = choice.passage.document.language
        _, table = table_of(choice, catalogue)
        named = rows_named(table, query, language, retriever)
        summed = is_total(name_of(choice.passage.paragraph)) and (
            asks_for_total(query.text) or (of_other_years and choice.sign("coverage_headed") >= ALL_OF_IT)
        )
        total = summed and not named
        if len(table) < 2 or (choice.passage.paragraph not in named and not total):
            continue
        cells = cells_of(choice.passage.paragraph)
        columns = columns_named([cell.column for cell in cells], query, language, retriever)
        if total and not columns:
            continue
        if not columns and figure and asks_for_total(query.text) and not a_row and _summed_up(cells) and not elsewhere:
            return choice
        if columns and (figure or any(char.isdigit() for char in cells[columns[0]].text)):
            return choice
        if figure and not a_row and (not _speaks(best, choice, query, retriever) or asks_for_several(query.text)):
            return choice
    return None


def lacks_extremes(choice: Choice, query: Query, retriever: Retriever, catalogue: Catalogue) -> bool:
    """Whether a window is a row of figures, of which the question does not say in which column the most or the least is sought."""
    row = choice.passage.paragraph
    if row.kind is not ParagraphKind.ROW or choice.note or not is_headed(row) or asks_for_extremes(row.text):
        return False
    cells = cells_of(row)
    several = sum(any(char.isdigit() for char in cell.text) for cell in cells) > 1
    return (
        several
        and not are_ways([cell.column for cell in cells], query)
        and not extreme_rows(table_of(choice, catalogue)[1], query, choice.passage.document.language, retriever)
    )


def _rows(choices: Sequence[Choice], selector: Selector) -> Iterator[Choice]:
    for choice in choices:
        paragraph = choice.passage.paragraph
        if choice.is_row and choice.note is None and is_headed(paragraph) and selector.answers(choice):
            yield choice


def _summed_up(cells: Sequence[Cell]) -> bool:
    """Whether a row has one cell that sums up the others."""
    return sum(is_total(cell.column) for cell in cells) == 1 < len(cells)


def _speaks(best: Choice, row: Choice, query: Query, retriever: Retriever) -> bool:
    """Whether a window speaks of what a row is about."""
    named = replace(query, text=name_of(row.passage.paragraph), language=row.passage.document.language)
    return bool(retriever.closeness(named, [best.passage.paragraph.text])[0] >= SPOKEN)
