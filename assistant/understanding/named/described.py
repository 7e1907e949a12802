"""A recommendation that a question describes ("the recommendation on brain drain") is read as if its number were named."""

from __future__ import annotations

import re

from assistant.known import Known
from assistant.model import Language
from assistant.rules import Rule
from assistant.text import language_of
from assistant.understanding.named.mentions import series_named

_SERIES_ZH = r"(?:发展议程|独立审查|DA|审查)"
_DESCRIBED_ZH = Rule(
    rf"(?:^|(?<=[,，。:：;；?？]))(?P<said>[^,，。:：;；?？]{{3,60}}?)(?:的)?(?:[那这](?:一)?[条项个]{_SERIES_ZH}?(?:的)?(?:建议)?|的{_SERIES_ZH}?建议(?![书稿者权]|(?:都|一共)?(?:有|是)(?:哪些|哪几)))",
    rf"(?:^|(?<=[,，。:：;；?？]))(?:请问|{_SERIES_ZH}|的|里|中|内|面|报告|建议)*有(?:这么|这样)?一?[条项个](?:{_SERIES_ZH}|的|建议|说|讲|提到|谈|要求|主张|(?<![但可还只总])是|[,，:：])*(?P<one>[^,，。:：;；?？]{{3,60}})",
    needs=("建议", "条", "项", "个"),
)
_LEADS_ZH = re.compile(
    rf"^(?:(?:烦|劳|敬|恳)?请(?:介绍|说明|谈谈|讲讲)(?:一下)?|请问|那么|那|我?想(?:问|知道)(?:一下)?|还有|至于|对于|针对|关于|有关|对|就)*(?:{_SERIES_ZH}(?:报告)?(?:建议)?(?:里|中|内)?(?:面)?(?:的)?)?(?:关于|有关|针对|涉及|讲的?是?|说的?是?|要求|提出|提到|主张|建议)*"
)
_OF_OTHERS_ZH = re.compile(r"哪|什么|谁|几[条项个]|各[条项]|所有|(?:提出|所提|给出|作出|所作|发表)$|(?:审评|评价|评估|审查)(?:员|人|报告)")
_SERIES_EN = r"(?:(?:independent\s+review|review|development\s+agenda|DA|WIPO|IR)\s+)"
_NO_NAME = r"(?:independent|review|reviewer|development|agenda|wipo|da|of|on|about|for|under|with|to|the|in|that|this|which|what|first|second|third|last|next|main|same|only|one|key|\w+['’]s?)"
_DESCRIBED_EN = Rule(
    rf"\b(?:the|that)\s+{_SERIES_EN}*(?:recommendation|one)\s+(?:in\s+the\s+(?:independent\s+review|development\s+agenda)\s+)?(?:(?:which|that)\s+(?:says?|said|asks?|asked|calls?|called|deals?|dealt|speaks?|requires?|wants?)(?:\s+(?:that|for|with|of|about))?|that|on|about|to|for|concerning|regarding|calling\s+for|urging|asking|encouraging|saying|whereby)\s+(?P<said>[^?;]+)",
    rf"\bthe\s+(?P<named>(?:(?!{_NO_NAME}\s)[\w-]+\s+){{1,4}}?){_SERIES_EN}*recommendation\b(?!\s+(?:of|by|from|made|in)\b)",
    rf"(?:^|(?<=[.?!]\s))(?:there\s*(?:['’]s|is|was)\s+)?(?:an?|one)\s+{_SERIES_EN}*recommendation\s+(?:(?:which|that|is|was|has|deals?|dealt|speaks?|spoke|with|of|on|about|to|for|concerning|regarding|calling|calls?|called|asks?|asked|asking|saying|says?|said)\s+)+(?P<one>[^?;.]+)",
    rf"^(?:on\s+|about\s+)?(?P<first>[^:?]{{8,120}}):(?=[^?]*\b(?:that|this|the)\s+{_SERIES_EN}*recommendation\b(?!\s+(?:on|about|of|that|to|for)\b))",
    flags=re.IGNORECASE,
    needs=("recommendation", " one "),
)
# Where what is said of it ends and what is asked begins.
_ANOTHER_CLAUSE = re.compile(
    r"\s*[:–—]\s|\s+-\s|,\s*(?=(?:and\s+|but\s+|so\s+)?(?:what|which|who|when|where|how|why|did|does|do|is|was|were|are|has|have|had|will|would|can|could|since|starting)\b)",
    re.IGNORECASE,
)
_OF_RECOMMENDATIONS = Rule(
    r"建议|独立审查|发展议程|\brecommendation|\bindependent\s+review\b|\bdevelopment\s+agenda\b", flags=re.IGNORECASE
)
_NUMBERED = {
    "zh": {"da": "发展议程建议{}", "review": "独立审查建议{}"},
    "en": {"da": "Development Agenda recommendation {} ", "review": "Independent Review recommendation {} "},
}


def with_recommendation_named(text: str, known: Known, *, spoken_of: bool = False) -> str:
    """Return a plain question that names by number the recommendation it describes; as it is where it describes none, or none that
    stands out. spoken_of tells that the turn before was on recommendations, so that "the one on …" is one."""
    if known.wording is None or not (spoken_of or _OF_RECOMMENDATIONS.search(text)):
        return text
    language = language_of(text)
    found = _described(text, language)
    if found is None:
        return text
    start, end, said = found
    meant = known.wording.told_by(said, language, series_named(text))
    if meant is None:
        return text
    return f"{text[:start]}{_NUMBERED[language][meant.series].format(meant.number)}{text[end:]}"


def _described(text: str, language: Language) -> tuple[int, int, str] | None:
    """Where a question describes one recommendation, and what it says of it."""
    match = (_DESCRIBED_ZH if language == "zh" else _DESCRIBED_EN).search(text)
    if match is None:
        return None
    name = match.lastgroup or ""
    said = match[name].strip()
    if language == "zh":
        said = _LEADS_ZH.sub("", said)
        return None if len(said) < 3 or _OF_OTHERS_ZH.search(said) else (match.start(), match.end(), said)
    if name == "named":
        return match.start(), match.end(), said
    told = _ANOTHER_CLAUSE.split(said)[0].strip()
    return match.start(), match.start(name) + len(told), told
