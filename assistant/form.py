"""The form an answer must have: a question for a sum of money is not answered by a passage without one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.currencies import CURRENCY
from assistant.glossary import terms
from assistant.model import Intent, Query
from assistant.rules import one_of

_ZH_COUNT = r"[〇零一二两三四五六七八九十百千]+\s*(?:个|名|项|次|份|国|家|场|种|届|位|人|所|期|门|件|款|周|天|年|个月|分之|成|倍)"
_EN_COUNT = (
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|"
    r"forty|fifty|sixty|hundred|dozen|half|twice|once)\b"
)
_YEARS_AND_NAMES = re.compile(
    r"(?:19|20)\d\d\s*(?:[-–—/至]\s*(?:19|20)?\d\d)?\s*年?(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?|\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|[A-Z]{2,}[/\d ]+\d"
    r"|第\s*[\d一二三四五六七八九十]+\s*(?:届|段|项|条)|建议\s*\d+|Recommendations?\s*\d+|\d{1,2}(?:st|nd|rd|th)\b"
)


@dataclass(frozen=True, slots=True)
class Form:
    """What must stand in a passage that answers. bare: dates, symbols and ordinals do not count as figures."""

    name: str
    asked: re.Pattern[str]
    answered: re.Pattern[str] | _Places
    bare: bool = False


class _Places:
    """Searches a text for two different places, in either language."""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = {form for term in terms() if term.kind == "place" for form in (*term.en_forms, *term.zh_forms) if len(form) > 1}
        latin = {form for form in forms if form.isascii()}
        return re.compile(f"{one_of(latin, whole=True)}|{one_of(forms - latin)}")

    def search(self, text: str) -> bool:
        """Whether a text names two places or more."""
        return len(set(self._pattern.findall(text))) > 1


_PLACES = Form(
    "places",
    re.compile(
        r"哪(?:些|几个|[两二三四五六七八九十\d]+个?)(?:其他|新|试点|受益|非洲|亚洲|拉美|发展中|最不发达|伙伴)?(?:成员国|国家|捐助国|地区|司法管辖区|缔约方)|(?:国|国家)(?:都|主要)?(?:有|是|包括)哪(?:些|几)|来自哪(?:里|些)|由哪些国"
        r"|\b(?:which|what)\s+(?:[\w-]+\s+){0,3}?(?:countries|(?<!United )states|nations|economies|jurisdictions)\b|\bwhere\s+(?:do|did)\b.*\w{3,}s\s+come\s+from\b|\bfrom\s+which\s+(?:\w+\s+)?countries\b",
        re.I,
    ),
    _Places(),
)
_FORMS = (
    Form(
        "money",
        re.compile(
            r"多少钱|花(?:了|费|掉)|费用|成本|预算(?:是|有|为)?多少|经费|多少(?:瑞士法郎|瑞郎|美元|欧元)|\bcosts?\b|how much|\bbudget\b|\bprice\b",
            re.I,
        ),
        re.compile(rf"{CURRENCY}|\d\s*%|百分之", re.I),
    ),
    Form(
        "figure",
        re.compile(
            r"多少|几(?:个|名|项|次|份|国|家|场|种|届|位|人|所|期|门|件|款|周|天|年|成)|百分之几|比例|how (?:many|often|long)|number of|percentage|what share|ratio",
            re.I,
        ),
        re.compile(rf"\d|{_ZH_COUNT}|{_EN_COUNT}", re.I),
        bare=True,
    ),
    Form(
        "date",
        re.compile(
            r"什么时候|何时|哪(?:一)?(?:年|月|天|日)|几(?:月|号|年)|日期|\bwhen\b|what (?:date|year|month|day)|which (?:year|month)", re.I
        ),
        re.compile(
            r"(?:19|20)\d\d|\d+\s*(?:月|年)|第.{1,4}届|每年|上半年|下半年|\b(?:January|February|March|April|May|June|July|August|September|October|"
            r"November|December|session|annual(?:ly)?|yearly|every)\b",
            re.I,
        ),
    ),
)


def form_of(query: Query) -> Form | None:
    """Return the form that an answer to this question must have, None where any will do."""
    if query.intent not in (Intent.FIGURE, Intent.WHEN, Intent.PASSAGE, Intent.LIST, Intent.WHO):
        return None
    asked = [form for form in _FORMS if form.asked.search(query.text)]
    if query.intent is Intent.FIGURE:
        return next((form for form in asked if form.name != "date"), _FORMS[1])
    if query.intent is Intent.WHEN:
        return _FORMS[2]
    return _PLACES if _PLACES.asked.search(query.text) else None


@lru_cache(maxsize=4_096)
def has_form(text: str, form: Form | None) -> bool:
    """Whether a text has what the form asks for, remembered: the same passages are read for many questions."""
    if form is None:
        return True
    return bool(form.answered.search(_YEARS_AND_NAMES.sub(" ", text) if form.bare else text))
