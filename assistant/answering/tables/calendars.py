"""A date that stands in a calendar: the row that a question names answers before a sentence that only mentions it beside another date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.kinds.dates import to_the_day
from assistant.answering.tables.grid import CELLS, LABEL
from assistant.answering.tables.naming import rows_named
from assistant.answering.tables.tables import table_of
from assistant.model import Intent, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.text import MONTHS

_A_DATE = re.compile(rf"(?<![\d,.])(?:19|20)\d\d(?![\d,.])|\d\s*月|\b{MONTHS}\b|届会议|\bSession\b")  # in a cell, not over it
NEARLY = 5.0  # in the sum of weighted signs: a row has few words of its own
LESS = 0.12  # of the question, that a calendar's row and headings may speak less of than the sentence does


def dated_in_a_row(
    best: Choice, choices: Sequence[Choice], query: Query, selector: Selector, retriever: Retriever, catalogue: Catalogue
) -> Choice | None:
    """Return the row of a calendar that tells when the thing is that a question names, where the best window is a sentence without a
    day; None where none does."""
    if query.intent is not Intent.WHEN or best.is_row or to_the_day(best.quoted):
        return None
    for choice in choices:
        row = choice.passage.paragraph
        if row.kind is not ParagraphKind.ROW or choice.note or choice.score < best.score - NEARLY or not _as_near(choice, best):
            continue
        _, table = table_of(choice, catalogue)
        dated = any(_A_DATE.search(LABEL.split(cell, maxsplit=1)[-1]) for cell in CELLS.split(row.text))
        if (
            dated
            and len(table) > 1
            and selector.answers(choice)
            and row in rows_named(table, query, choice.passage.document.language, retriever)
        ):
            return choice
    return None


def _as_near(row: Choice, best: Choice) -> bool:
    """Whether a row with what stands above it speaks of as much of the question as the best window does."""
    less = LESS if row.passage.document.key == best.passage.document.key else 0.0
    return row.sign("near_headed") >= best.sign("near_headed") - less and row.sign("coverage_headed") >= best.sign("coverage_headed")
