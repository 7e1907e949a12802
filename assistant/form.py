"""The form an answer must have: a question for a sum of money is not answered by a passage without one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.currencies import CODES, CURRENCY
from assistant.model import Intent, Query
from assistant.text import NAMED_BY_YEAR

_ZH_COUNT = r"[〇零一二两三四五六七八九十百千]+\s*(?:个|名|项|次|份|国|家|场|种|届|位|人|所|期|门|件|款|周|天|年|个月|分之|成|倍)"
_EN_COUNT = (
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|"
    r"forty|fifty|sixty|hundred|dozen|half|twice|once)\b"
)
_YEARS_AND_NAMES = re.compile(
    r"(?:19|20)\d\d\s*(?:[-–—/至]\s*(?:19|20)?\d\d)?\s*年?(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?|\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?"
    rf"|(?<![A-Z])(?!(?:{CODES})\b)[A-Z]{{2,}}[/\d ]+\d"
    r"|第\s*[\d一二三四五六七八九十]+\s*(?:届|段|项|条)|建议\s*\d+|Recommendations?\s*\d+|\d{1,2}(?:st|nd|rd|th)\b"
)


@dataclass(frozen=True, slots=True)
class Form:
    """What must stand in a passage that answers. bare: dates, symbols and ordinals do not count as figures."""

    name: str
    answered: re.Pattern[str]
    bare: bool = False


_ASKS_FOR_MONEY = re.compile(
    r"多少钱|花(?:了|费|掉)|费用|成本|预算(?:是|有|为)?多少|经费|多少(?:瑞士法郎|瑞郎|美元|欧元)|\bcosts?\b|how much|\bbudget\b|\bprice\b",
    re.I,
)
_MONEY = Form("money", re.compile(rf"{CURRENCY}|\d\s*%|百分之", re.I))
_FIGURE = Form("figure", re.compile(rf"\d|{_ZH_COUNT}|{_EN_COUNT}", re.I), bare=True)
_DATE = Form(
    "date",
    re.compile(
        rf"(?:19|20)\d\d(?!{NAMED_BY_YEAR})|\d+\s*(?:月|年)|第.{{1,4}}届|每年|上半年|下半年|\b(?:January|February|March|April|May|June|July|August|September|October|"
        r"November|December|session|annual(?:ly)?|yearly|every)\b",
        re.I,
    ),
)


def form_of(query: Query) -> Form | None:
    """Return the form that an answer to this question must have, None where any will do."""
    if query.intent is Intent.FIGURE:
        return _MONEY if _ASKS_FOR_MONEY.search(query.text) else _FIGURE
    return _DATE if query.intent is Intent.WHEN else None


@lru_cache(maxsize=4_096)
def has_form(text: str, form: Form | None) -> bool:
    """Whether a text has what the form asks for, remembered: the same passages are read for many questions."""
    if form is None:
        return True
    return bool(form.answered.search(_YEARS_AND_NAMES.sub(" ", text) if form.bare else text))
