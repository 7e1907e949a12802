"""Things set side by side by the form of the question: "Which is dearer, A or B?", "Budget use: A against B", 年度费用:A和B各多少.

What the form itself bounds may be long and have prepositions of its own, as titles do: "the study on marks for building materials".
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.model import Intent, Language, Part, Query
from assistant.understanding.parts.asides import without_asides
from assistant.understanding.parts.side_questions import question_of, written_out
from assistant.understanding.parts.sides import ASKS_EN, ASKS_ZH, NO_SIDE, name_parties

_I = re.IGNORECASE
_OF_RECORDS = (Intent.DECISION, Intent.HISTORY, Intent.DOCUMENT)
_A, _B = r"(?P<a>[^,;:?]{3,90}?)", r"(?P<b>[^,;:?]{3,90}?)"
_AGAINST = r"(?:,?\s+(?:as\s+)?(?:against|versus|vs\.?|compared\s+(?:with|to)))"
_MORE = r"(?:more|less|fewer|first|higher|lower|larger|smaller|bigger|greater|longer|shorter|earlier|later|sooner|dearer|cheaper|older|newer|faster|slower|better|worse)"
_END = r"\s*[?.]*$"
# Each has the sides (a, b) and what is asked of both, before them or after them.
_FORMS: dict[Language, tuple[re.Pattern[str], ...]] = {
    "en": (
        re.compile(
            rf"^(?P<of_both>which\b[^,:?]*?\b{_MORE}\b[^,:?]*|which\s+of\s+the\s+two[^,:?]*)[,:]\s+{_A},?\s+or\s+{_B}{_END}",
            _I,
        ),
        re.compile(rf"^(?P<of_both>[^,;:?]{{3,40}}):\s+{_A}{_AGAINST}\s+{_B}{_END}", _I),
        re.compile(rf"^{_A}{_AGAINST}\s+{_B}\s*[:,]\s*(?P<of_both>(?:what|which|how|when|where|who)\b[^?]*){_END}", _I),
        re.compile(
            rf"^(?P<before>(?:compare\s+|contrast\s+|what\s+(?:is|are|was|were)\s+)?[^,;:?]{{3,60}}?\s(?P<of>of|for|in|under|by))\s+{_A}"
            rf"(?:\s+(?:and|with|to)|{_AGAINST})\s+(?:that\s+|those\s+)?(?P=of)\s+{_B}(?P<after>\s+(?:at\s+(?:the(?:ir)?|its)\s+\w+|as\s+(?:at|of)\b[^?]*|by\s+\d[^?]*|in\s+(?:19|20)\d\d|compare|differ|respectively))?{_END}",
            _I,
        ),
    ),
    "zh": (
        re.compile(
            r"^(?P<of_both>[^:,。;?的是谁哪]{2,14}):\s*(?P<a>[^,。;:?和与]{2,24}?)(?:和|与|跟|同|对比|相比|、)(?P<b>[^,。;:?和与]{2,24}?)(?:的|,)?(?:分别|各自?)?(?:是|为|有)?(?:多少|几何)?[?。]*$"
        ),
        re.compile(
            r"^(?P<a>[^,。;:?]{2,24}?)(?:和|与|跟|同|还是)(?P<b>[^,。;:?]{2,24}?)[,:]\s*(?P<of_both>(?:哪|谁)[^,。;]{0,14}(?:多|少|高|低|大|小|长|短|贵|便宜)(?:一?些)?)[?。]*$"
        ),
    ),
}
_REFERS = re.compile(r"^(?:the\s+)?(?:one|ones|that|those)\s+(?=(?:for|of|in|on|by|under|about)\b)", _I)
_THE_HEAD = re.compile(r"^((?:the\s+|an?\s+)?(?:[\w-]+\s+){0,2}?[\w-]+)\s+(?:for|of|in|on|by|under|about)\b", _I)
_COMPARED = re.compile(r"\b(?:compar|contrast|differ)", _I)
_LEAD = re.compile(r"^(?:compare|contrast|what\s+(?:is|are|was|were))\s+", _I)
_ONE = re.compile(r"\b(rate|cost|budget|price|share|number|duration|length|total|amount|fee|target|result)s(?=\s+\w+$)", _I)
_THEIR = re.compile(r"\b(?:their|its)\b", _I)
_PERIOD = re.compile(r"(?<![\d/])(?:19|20)\d\d\s?[/–-]\s?(?:20)?\d\d(?![\d/])(?:年度?|两年期)*")
_THROUGH = re.compile(
    r"(?:\s|,|、|和|与|及|以及|到|至|再到|跟|的|进展报告|报告|(?:progress\s+|annual\s+)?reports?\b|\b(?:and|to|or|with|those|that|the|for|in|of|through|versus|then)\b)+",
    _I,
)
_DEVELOPED = re.compile(
    r"^how\s+(?:has|have|did)\s+(.*?)\s+(?:develop|chang|evolv|gr[eo]w|ris|rose|mov|far)\w*\s+(?:from|between|over|across|in|through)\s+",
    _I,
)
_HOW_LONG = re.compile(r"^which\b.*\b(?:longer|shorter)\b", _I)
_WHEN = re.compile(r"^which\s+(?:one\s+)?(.*?)\s*\b(?:first|earlier|later|sooner)\b", _I)
_COUNTED = re.compile(r"(?:率|数|费用?|额|量|预算|成本|价格?|开支|支出|比例|工期|期限)$")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", _I)


def sides_framed(query: Query) -> tuple[Part, ...]:
    """Return a question for each of two things that the form of the question sets side by side; () where it has no such form."""
    if query.intent in _OF_RECORDS:
        return ()
    text = written_out(without_asides(query.text))
    if by_period := _by_period(text, query.language):
        return by_period
    asks = ASKS_ZH if query.language == "zh" else ASKS_EN
    for form in _FORMS[query.language]:
        if not (found := form.match(text)):
            continue
        told = found.groupdict()
        if told.get("before") and not _COMPARED.search(text) and query.intent not in (Intent.FIGURE, Intent.WHEN):
            continue  # the role of states in training and in research
        first, second = told["a"].strip(), told["b"].strip()
        of_both = ""
        if query.language == "zh" and "的" in second and "的" not in first:  # 灯船与浮标的预算: what is asked of both stands with the last
            second, of_both = second.split("的", 1)
            of_both = f"的{of_both}"
        sides = (_named(first, second), _named(second, first))
        if any(NO_SIDE.search(side) or asks.search(side) for side in sides) or name_parties(list(sides), query.language):
            continue
        before, after = _asked_of_each(told, query.language)
        after = f"{of_both}{after}"
        return tuple(Part(question_of(before, side, after, query.language, views=False), _ARTICLE.sub("", side)) for side in sides)
    return ()


def _by_period(text: str, language: Language) -> tuple[Part, ...]:
    """A question for each of the periods that a question runs through: "from the report for 2030/31 to that for 2031/32"."""
    named = list(_PERIOD.finditer(text))
    between = [text[one.end() : other.start()] for one, other in pairwise(named)]
    if not between or not all(_THROUGH.fullmatch(joint) for joint in between):
        return ()
    before = _DEVELOPED.sub(lambda m: f"what was {m[1]} in ", text[: named[0].start()])
    after = re.sub(r"(?:是)?(?:怎么|如何|怎样|有(?:什么|何|哪些))变(?:化|动)的?", "是多少", text[named[-1].end() :])
    return tuple(Part(question_of(before, one[0], after, language, views=False).removeprefix("从"), one[0]) for one in named)


def _asked_of_each(told: dict[str, str | None], language: Language) -> tuple[str, str]:
    """Return what stands before and after a side in its own question."""
    both = told.get("of_both")
    if not both:  # of each one rate is asked, at its own end
        before = _LEAD.sub("", told["before"] or "")
        if ASKS_EN.search(before):
            return f"{before} ", told["after"] or ""
        before = _ONE.sub(r"\1", before)
        return f"what is {before} ", _THEIR.sub("the", told["after"] or "")
    if language == "zh":
        return "", f",{both}" if ASKS_ZH.search(both) else f"的{both}是{'多少' if _COUNTED.search(both) else '什么'}"
    both = _WHEN.sub(r"when \1", _HOW_LONG.sub("how long", both))
    return ("", f": {both}") if ASKS_EN.search(both) else (f"what is the {_ARTICLE.sub('', both)} of ", "")


def _named(side: str, other: str) -> str:
    """Return a side with what it only refers to named: "the one on lamps" beside "the project on oil"; "that of oil" is oil."""
    refers, head = _REFERS.match(side), _THE_HEAD.match(other)
    if not refers:
        return side
    own = side[refers.end() :]
    return f"{head[1]} {own}" if head and not _REFERS.match(other) else re.sub(r"^\w+\s+", "", own)
