"""A count that is told part by part: each of three webinars had its participants, and none of them is the answer alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.lists.lists import REACH, STANDS_OUT, paragraphs_around
from assistant.model import Paragraph, ParagraphKind, Query, Want
from assistant.rules import Rule
from assistant.understanding.asked.wants import NUMBERS

_COUNT = re.compile(
    r"\d[\d,.]*\s*(?P<zh>[人名位家件份场次页个])|\d[\d,.]*\s+(?:\w+\s+){0,2}?(?P<en>participants|people|persons|offices|pages|applications|trainees)\b",
    re.I,
)
# What tells one part of several from the others.
_ONE_OF_THEM = Rule(
    r"第[一二三四五六七八九十\d]+[期次届场轮]|最后一?[期次场]|首[期次场]",
    r"\b(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th)\b",
    flags=re.IGNORECASE,
)


def counted_by_parts(choice: Choice, query: Query, selector: Selector, catalogue: Catalogue) -> Sequence[Paragraph]:
    """The items of a list, with what introduces them, where each tells the count that is asked for and the question means none of
    them before the others; none else."""
    chosen = choice.passage.paragraph
    counted = _COUNT.search(chosen.text)
    if chosen.kind is not ParagraphKind.ITEM or not counted or not NUMBERS.intersection(query.wants) or Want.MONEY in query.wants:
        return ()
    if query.years or query.dates or _ONE_OF_THEM.search(query.text):
        return ()
    around = paragraphs_around(choice, REACH, catalogue)
    place = next(i for i, p in enumerate(around) if p.ordinal == chosen.ordinal)
    first = last = place
    while first > 0 and around[first - 1].kind is ParagraphKind.ITEM and _of_one_list(around[first - 1], chosen):
        first -= 1
    while last + 1 < len(around) and around[last + 1].kind is ParagraphKind.ITEM and _of_one_list(around[last + 1], chosen):
        last += 1
    items = around[first : last + 1]
    unit = counted["zh"] or counted["en"]
    if len(items) < 2 or not all(any((m["zh"] or m["en"]) == unit for m in _COUNT.finditer(item.text)) for item in items):
        return ()
    others = [selector.coverage(item.text) for item in items if item is not chosen]
    if selector.coverage(chosen.text) > min(others) + STANDS_OUT:
        return ()
    lead = around[first - 1 : first] if first > 0 and around[first - 1].text.rstrip().endswith((":", "：")) else ()
    return (*lead, *items)


def _of_one_list(item: Paragraph, chosen: Paragraph) -> bool:
    return (item.annex, item.number, item.section) == (chosen.annex, chosen.number, chosen.section)
