"""What a thing costs in all: told by what says that it is the whole, before a cost that may be one part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.tables.grid import asks_for_total, is_total, name_of
from assistant.model import ParagraphKind, Query, Want

CLOSE = 1.5  # in the sum of weighted signs: by how much less the whole may answer
AS_MUCH = 0.05  # of the question's words, that it may speak less of
_THE_WHOLE = re.compile(
    r"总(?:额|计|共|和|预算|费用|成本|支出|经费)|合计|共计|一共|^(?:项目)?预算(?=[：:])"
    r"|\b(?:(?:grand\s+)?total|overall|altogether|in\s+all|combined)\b|^(?:project\s+)?budget(?=:)",
    re.IGNORECASE,
)


def summing_up(best: Choice, choices: Sequence[Choice], query: Query, selector: Selector) -> Choice:
    """Return the window nearly as good as the best that says what all of it comes to, where that is asked for and the best does not."""
    if Want.MONEY not in selector.wanted.kinds or not asks_for_total(query.text) or _says_so(best):
        return best
    least = selector.coverage(best.quoted) - AS_MUCH
    near = (c for c in choices if best.score - c.score <= CLOSE and _says_so(c) and selector.coverage(c.quoted) >= least)
    return next(filter(selector.answers, near), best)


def _says_so(choice: Choice) -> bool:
    row = choice.passage.paragraph
    return _THE_WHOLE.search(choice.quoted) is not None or (row.kind is ParagraphKind.ROW and is_total(name_of(row)))
