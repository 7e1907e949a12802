"""A figure and the one it is compared with, of the period before or of the start, which may stand in another sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.reading.facts import FactKind, facts_of
from assistant.model import Intent, Query
from assistant.rules import Rule

NEARLY, CLOSE = 4.0, 2.5  # by how much less (`selection.py`) a window may answer that tells the other figure: in the same paper, in another

_ASKED = Rule(
    r"相比|对比|相较|比(?:上|前|去)[一年期次届]|上一?(?:个)?(?:报告期|年度|[期年次届])|前后|变化|是(?:增|减|升|降|多了|少了)|(?:增加|减少|增长|下降|上升)(?:了|多少|还是|几)",
    r"\b(?:compare[ds]?|comparison|change[ds]?|before\s+and\s+after|year\s+before|than\s+(?:before|in|the|at)|previous|earlier|up\s+or\s+down|rise[ns]?|rose|f[ae]ll(?:en)?|grow[ns]?|grew|increase[ds]?|decrease[ds]?)\b",
    flags=re.IGNORECASE,
)
_TOLD = re.compile(
    r"上一?(?:个)?(?:报告期|年度|[期年次届])|上年|去年|此前|之前|原(?:为|定|先|来)|相比|而[^。；]{0,14}(?:时|年|仅|则)?为|[由从][^。；]{1,30}[增减升降][加少至到为]|比(?![例率重较])[^。；]{1,20}(?:多|少|高|低|增|减)"
    r"|\bcompared\s+(?:with|to)|\bprevious|\bearlier|\b(?:up|down)\s+from\b|\b(?:rose|fell|grew|raised|reduced|increased?|decreased?|cut)\b[^.]{0,60}\b(?:to|from)\b|\b(?:more|less|fewer|higher|lower)\s+than\b|\bas\s+against\b|\bwhereas\b",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def told_with_the_other(
    best: Choice, choices: Sequence[Choice], query: Query, selector: Selector, supported: Callable[[Choice, bool], bool]
) -> list[Choice]:
    """Return the windows that tell the figure asked for and the one it is compared with: the best alone where it tells both,
    where no other does, or where no such comparison is asked for."""
    if query.intent not in (Intent.FIGURE, Intent.PASSAGE) or not _ASKED.search(query.text) or best.note is not None:
        return [best]
    of_best, tells_other = _figures(best), bool(_TOLD.search(best.quoted))
    if not of_best or (tells_other and len(of_best) > 1):
        return [best]
    for choice in choices:
        margin = NEARLY if choice.passage.document.key == best.passage.document.key else CLOSE
        if choice.score < best.score - margin or choice.note or choice.sign("sentences") or not selector.answers(choice):
            continue
        others = _figures(choice)
        if not others - of_best or not {kind for kind, _ in of_best} & {kind for kind, _ in others - of_best}:
            continue
        if tells_other and not _TOLD.search(choice.quoted) and _beside(choice, best) and supported(choice, False):
            return [choice, best]
        if not tells_other and _TOLD.search(choice.quoted) and supported(choice, False):
            return [choice] if others & of_best else [best, choice]
    return [best]


def _beside(choice: Choice, best: Choice) -> bool:
    """Whether a window stands in the same paragraph as another or in one next to it."""
    here, there = choice.passage, best.passage
    return here.document.key == there.document.key and abs(here.paragraph.ordinal - there.paragraph.ordinal) <= 1


def _figures(choice: Choice) -> set[tuple[FactKind, str]]:
    if choice.is_row:
        return set()
    told = ((fact.kind, fact.value) for fact in facts_of(choice.quoted) if fact.kind in (FactKind.NUMBER, FactKind.PERCENT))
    return {(kind, value) for kind, value in told if not _YEAR.fullmatch(value)}
