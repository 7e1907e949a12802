"""Where several things are asked for, the passage that lists them goes before one that tells of a single one, or of none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.kinds.forms import enumerates
from assistant.answering.lists.lists import announces, list_of
from assistant.answering.tables.tables import table_of, table_under
from assistant.model import Intent, Query
from assistant.rules import Rule

NEARLY = 4.5  # by how much less (`selection.py`) a passage of the best one's paper may answer that surely lists what is asked for
CLOSE = 2.5  # the same in another paper
MANY, MANY_ROWS = 5, 8  # things asked for (`wants.py` counts no further), and rows that may hold them
HARDLY = 1.0  # the same where it lists something, and what is not sure

_CONDITIONS_ASKED = Rule(
    r"条件|资格|什么要求|哪些要求|(?:要|须|需|得)(?:满足|符合|具备)|满足(?:什么|哪些)|怎样才能|(?:入选|选择|选定|遴选)(?:的)?标准",
    r"\b(?:conditions?|criteria|requirements?|eligib\w+|qualif(?:y|ies)|prerequisites?)\b|\b(?:must|have\s+to|need\s+to)\b[^?]{0,40}\b(?:fulfil\w*|meet|satisfy|have|show|do|provide|comply)\b",
    flags=re.IGNORECASE,
)
_CONDITION = re.compile(
    r"应当|应(?=[：:（(具有满符])|须|必须|需要?(?=[：:（(具有满符])|\b(?:should|must|shall|required|needs?\s+to|has\s+to|have\s+to)\b", re.I
)
_OF_CONDITIONS = re.compile(r"条件|标准|资格|要求|\b(?:conditions?|criteria|requirements?|eligibility)\b", re.I)


def fuller(
    best: Choice,
    choices: Sequence[Choice],
    query: Query,
    selector: Selector,
    catalogue: Catalogue,
    supported: Callable[[Choice, bool], bool],
) -> tuple[Choice, bool]:
    """Return the window to answer with, and whether it surely lists what is asked for: the best one, or a nearly as good one
    that lists it where that does not.

    supported tells whether a window surely answers; its second argument, that it lists what is asked for.
    """
    wanted = selector.wanted
    conditions = _CONDITIONS_ASKED.search(query.text) is not None and query.intent in (Intent.LIST, Intent.PASSAGE)
    if not conditions and (query.intent is not Intent.LIST or wanted.least < 2 or wanted.of_countries):
        return best, False

    def nearly(less: float, close: float) -> Iterator[Choice]:
        for choice in choices:
            same = choice.passage.document.key == best.passage.document.key
            if choice.score >= best.score - (less if same else close) and selector.answers(choice) and choice.note is None:
                yield choice

    def lists(choice: Choice) -> bool:
        return bool(list_of(choice, selector, catalogue) or table_under(choice, catalogue))

    if conditions:
        telling = (c for c in (best, *nearly(NEARLY, CLOSE)) if _tells_conditions(c) and supported(c, True))
        return next(((c, True) for c in telling), (best, False))
    told = wanted.told(best.quoted if best.note is None else f"{best.quoted} {best.note.text}", best.passage.document.language)
    if wanted.least > 2 and round(told * wanted.least) >= wanted.least - 1:  # three things have two commas between them
        return best, True
    if wanted.least > 2 and (row := next((c for c in nearly(NEARLY, CLOSE) if _of_as_many_rows(c, wanted.least, catalogue)), None)):
        return (row, True) if supported(row, True) else (best, False)
    if told >= 1 or enumerates(best.quoted) or lists(best):
        return best, False
    more = (c for c in nearly(HARDLY, HARDLY) if enumerates(c.quoted) or lists(c))
    return next((c for c in more if supported(c, False)), best), False


def _of_as_many_rows(choice: Choice, asked: int, catalogue: Catalogue) -> bool:
    """Whether a window stands in a table of as many rows as things are asked for: "which four offices …?"; five stands for more."""
    if not choice.is_row:
        return False
    rows = len(table_of(choice, catalogue)[1])
    return rows == asked or MANY == asked <= rows <= MANY_ROWS


def _tells_conditions(choice: Choice) -> bool:
    paragraph = choice.passage.paragraph
    if choice.is_row or choice.note is not None or not (enumerates(choice.quoted) or announces(choice)):
        return False
    return bool(_CONDITION.search(paragraph.text) or _OF_CONDITIONS.search(paragraph.section or ""))
