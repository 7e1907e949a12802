"""The most and the least of a column: the rows that hold them, as they stand; nothing is computed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answering.tables.grid import COUNTED_ON, LABEL, cells_of, is_total, kind_counted, kinds_counted_in, name_of
from assistant.answering.tables.naming import columns_named, rows_named
from assistant.model import Language, Paragraph, Query
from assistant.retrieval import Retriever
from assistant.rules import Rule

_MOST = Rule(
    r"最(?:多|高|大(?!限度|化)|贵|长|快)|更(?:多|高|大|贵|长)",
    r"(?<!\bat )\b(?:most(?!\s+(?:recent|of\b))|highest|largest|biggest|greatest|longest|dearest|costliest|maximum|top)\b",
    flags=re.IGNORECASE,
)
_LEAST = Rule(
    r"最(?:少|低(?!限度)|小(?!化)|便宜|短|慢)|更(?:少|低|小|便宜|短)",
    r"(?<!\bat )\b(?:least(?!\s+developed)|lowest|smallest|fewest|shortest|cheapest|minimum)\b",
    flags=re.IGNORECASE,
)
_VALUE = re.compile(r"\s*(-?\d[\d,]*(?:\.\d+)?)\s*%?\s*(?:[^\d\s]{0,12})\s*$")


def asks_for_extremes(text: str) -> bool:
    """Whether a text speaks of the most or the least of something.

    >>> asks_for_extremes("Which country lent the least?"), asks_for_extremes("How many loans in least developed countries?")
    (True, False)
    """
    return bool(_MOST.search(text) or _LEAST.search(text))


def extreme_rows(table: Sequence[Paragraph], query: Query, language: Language, retriever: Retriever) -> list[Paragraph]:
    """Return the rows of a table that hold the most or the least that a question asks for, in their order; none where it asks
    for neither, or not of which column.

    Where the columns are the ways that are compared ("Option 1", "Option 2"), the row does that the question names, or that sums up.
    """
    if len(table) < 2 or not asks_for_extremes(query.text):
        return []
    columns = [cell.column for cell in cells_of(table[0])]
    if not columns or not all(columns):
        return []
    if are_ways(columns, query):
        return (rows_named(table, query, language, retriever) or [row for row in table if is_total(name_of(row))])[:1]
    column = _column(columns, query, language, retriever)
    values = {row.ordinal: value for row in table if column and not is_total(name_of(row)) and (value := _value(row, column)) is not None}
    if len(values) < 2:
        return []
    sought = [pick(values.values()) for rule, pick in ((_MOST, max), (_LEAST, min)) if rule.search(query.text)]
    return [row for row in table if values.get(row.ordinal) in sought]


def are_ways(columns: Sequence[str], query: Query) -> bool:
    """Whether columns are the ways of which a question speaks: "Option 1", "Option 2"."""
    marked = [COUNTED_ON.fullmatch(column.strip()) for column in columns]
    kinds = {kind_counted(match["stem"]) for match in marked if match}
    return all(marked) and len(columns) > 1 and len(kinds) == 1 and kinds <= kinds_counted_in(query.text)


def _column(columns: Sequence[str], query: Query, language: Language, retriever: Retriever) -> str | None:
    """The column in which the most or the least is sought: the one named, the only one, or the one that sums up the others."""
    named = columns_named(columns, query, language, retriever)
    if not named:
        named = [place for place, column in enumerate(columns) if is_total(column)] or ([0] if len(columns) == 1 else [])
    return columns[named[0]] if len(named) == 1 else None


def _value(row: Paragraph, column: str) -> Decimal | None:
    cell = next((cell for cell in cells_of(row) if cell.column == column), None)
    match = _VALUE.fullmatch(LABEL.split(cell.text, maxsplit=1)[-1]) if cell else None
    return Decimal(match[1].replace(",", "")) if match else None
