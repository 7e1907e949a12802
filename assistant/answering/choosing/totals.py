"""Where a sum of money in all is asked for, what says that it is the total goes before what tells a part of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.tables.grid import asks_for_total, is_total, name_of
from assistant.model import Query, Want

CLOSE = 2.5  # by how much less (`selection.py`) a passage of the same paper may answer that tells the total of money
NEAR = 1.25  # the same of anything else: totals of other things stand near

_TOLD = re.compile(
    r"^(?:项目)?预算(?=[：:])|^(?:project\s+)?budget(?=:)|总额|其中|总计|合计|共计|总共|一共|累计|总数|总人数|总(?:预算|和)|总的(?:预算|费用|成本|经费|支出|开支)|共(?:需|计|约|为|有|收到|提交|办理|完成|举办|开展|培训|发放|印制)"
    r"|\b(?:total(?:s|led|ling)?|in\s+all|altogether|overall|combined|of\s+which|sum\s+of|amount(?:s|ed|ing)?\s+to)\b",
    re.I,
)


def telling_the_total(
    best: Choice, choices: Sequence[Choice], query: Query, selector: Selector, supported: Callable[[Choice, bool], bool]
) -> Choice:
    """Return the window nearly as good as the best one, of the same paper, that says that it tells the total, where a total is asked
    for and the best does not."""
    money = Want.MONEY in selector.wanted.kinds
    if not (money or Want.NUMBER in selector.wanted.kinds) or not asks_for_total(query.text) or _says_so(best):
        return best
    told = best.sign("told")
    for choice in choices:
        if choice.score < best.score - (CLOSE if money else NEAR):
            break
        same = choice.passage.document.key == best.passage.document.key
        if same and _says_so(choice) and choice.sign("told") >= told and selector.answers(choice) and supported(choice, False):
            return choice
    return best


def is_the_total_asked(choice: Choice, nearest: Choice, query: Query) -> bool:
    """Whether a window says that it tells the total that is asked for, of the paper that the nearest one is of: "the total is …" names
    nothing else."""
    same = choice.passage.document.key == nearest.passage.document.key
    return same and asks_for_total(query.text) and bool(choice.sign("told") >= 1.0) and _says_so(choice)


def _says_so(choice: Choice) -> bool:
    """Whether a window calls a figure the total; of a row its name does."""
    if choice.is_row:
        return is_total(name_of(choice.passage.paragraph))
    return bool(_TOLD.search(choice.quoted))
