"""Where so many things are asked for by name, the passage that names as many: "which five countries signed?" is told by the sentence that
speaks of five, with their names in it or in its note, not by one that only says that they were five, or speaks of others."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.kinds.counted_only import numeral
from assistant.answering.kinds.forms import enumerates
from assistant.model import Intent, Query
from assistant.rules import Rule

CLOSE = 2.0  # by how much less (`selection.py`) a passage may answer that names as many

_I = re.IGNORECASE
_OF_ZH = r"\s*(?:个|位|名|家|国|项|种|本|份|所|类|大|部)(?!月|小时|星期|百分点)"
_OF_EN = r"\s+(?!days?\b|weeks?\b|months?\b|years?\b|hours?\b|per\b)(?:[\w-]+\s+){0,3}?\w+s\b"
_BY_COUNT = tuple(
    (
        Rule(
            rf"(?:哪|这|那|的)(?:{zh}){_OF_ZH}|(?:{zh}){_OF_ZH}[^，。？?]{{0,8}}(?:是谁|是哪|有哪|都有谁|分别)|\b(?:which|what|the)\s+(?:{en}){_OF_EN}",
            flags=_I,
            unicode=True,
        ),
        Rule(rf"(?<![第\d年月届十百千万.,])(?:{zh}){_OF_ZH}|\b(?:{en}){_OF_EN}", flags=_I, unicode=True),
    )
    for zh, en in ((numeral(number, "zh"), numeral(number, "en")) for number in range(2, 11))
)


def naming_as_many(
    best: Choice, choices: Sequence[Choice], query: Query, selector: Selector, supported: Callable[[Choice, bool], bool]
) -> Choice:
    """Return the window nearly as good as the best that speaks of as many things as are asked for and names them, where that does not."""
    if query.intent not in (Intent.LIST, Intent.WHO) or best.is_row:
        return best
    told = next((told for asked, told in _BY_COUNT if asked.search(query.text)), None)
    if told is None or _names(best, told):
        return best
    near = (c for c in choices if best.score - c.score <= CLOSE and c.note is None and c.end > c.start and _names(c, told))
    return next((c for c in near if selector.answers(c) and supported(c, True)), best)


def _names(choice: Choice, told: Rule) -> bool:
    """Whether a window speaks of so many things and lists them behind that, or in a note of its paragraph."""
    match = told.search(choice.quoted)
    if match is None:
        return False
    behind = choice.quoted[match.end() :]
    return bool(_LISTS.search(behind)) or enumerates(behind) or any(enumerates(note.text) for note in choice.passage.paragraph.footnotes)


_LISTS = re.compile(r"[：:—（(“《].{2,}(?:和|与|及|、|；|\band\b|[,;])", _I)  # what is named behind a count
