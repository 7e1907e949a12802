"""Whether a question that names a recommendation is about it as such: what it says, how far it has got, who sees to it.

Such a question is answered by the report on that recommendation. It is known by what it leaves out: beside the words of the
report's own parts, words of courtesy, and what the recommendation itself speaks of, next to nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.glossary import places_in
from assistant.model import Language, Query, Want
from assistant.rules import Rule
from assistant.text import HAN
from assistant.understanding.topic import topic_of

# What the parts of a report are called, and how a report, or the state of a thing, is asked for.
_OF_REPORTS = Rule(
    r"落实|实施|执行|贯彻|推进|推行|开展|进展|进度|进行|报告期|报告|状况|状态|现状|情况|近况|成果|成绩|成就|成效|亮点|部门|活动|原文|案文|内容|文本|全文|正文|规定|要求|主题|标题|属于|建议集|哪(?:一)?(?:个)?类"
    r"|做了|产权组织|wipo|目前|当前|最新|继续|停止|打算|秘书处|讨论|还|会不会|已经?|经|到了?|什么|一步|程度|地步|阶段|审议|考虑|谈过|从未|从来|曾|正式|正经|认真|会上|现(?=阶段)|究竟|到底|各国|成员国?|代表团|大家|工作|年|步骤?|主要|突出|最近|近期",
    r"\b(?:status|state|stage|implement(?:ation|ed|ing)?|progress|highlight(?:s|ed)?|departments?|sectors?|responsible|activit\w+|achiev(?:e|ed|ements?)|results?|text|wording|words?|content|cluster|subject|about|says?|saying|reads?|means?|done|doing|under|stands?"
    r"|strategy|reports?|reported|reporting|covers?|happen(?:s|ed|ing)|currently?|latest|recent(?:ly)?|now|present|wipo|taken|measures|steps|made|discuss(?:ed|ion)?|describ\w+|list(?:ed|s)?|mention(?:s|ed)?|told|yet|far|still|up|asks?|asked|being|summari[sz]ed?|summary"
    r"|com(?:e|es|ing)|along|carr(?:y|ying|ied)|out|looks?|after|handles?d?|runs?|news?|consider\w*|debat\w+|address\w*|examin\w+|deal(?:s|t|ing)?|officially|formally|ever|never|delegations?|delegates|members?|states|anyhow|anyway|merely|mainly|work|years?|main|key|two|three|point)\b",
)
# How one asks at all, or asks kindly.
_COURTESY = Rule(
    r"怎么回事|(?:怎么|是)?个?什么事|回事|咋样|如何|多少|(?:给|跟|和|替|帮)我|(?:讲|说|聊|谈|看|查|捋|理)(?:一下|[讲说聊谈看查捋理])?|简要|简短|简单|大致|大概|方便(?:的话)?|劳驾|烦请|劳烦|有劳|谢谢|多谢|听听|一番|明白|清楚|底下|里头|名下|该|这条|那条|呗|我",
    r"\b(?:please|kindly|thanks?|thank\s+you|if\s+you(?:['’]?d)?\s+be\s+so\s+kind|so\s+kind|if|kind|would\s+you\s+mind|mind|could|may|might|like|love|need|wish|want|see|look|hear|know|learn|find|read|quickly|brief(?:ly)?|short(?:ly)?|quick"
    r"|interested|interest|curious|wonder(?:ing)?|let|help|my|our|us|let['’]s|'d|'m|more|bit|little|something|anything|exactly|actually|just|one|has|get|got|into|effect|put|way)\b",
)
_OF_ITS_NAME = Rule(
    r"独立审[查评]|发展议程|审查|项|条|号|负责|对应|相关|由",
    r"\b(?:independent|review|development|agenda|da|recommendations?)\b",
)
_WHO = Rule(
    r"谁|哪(?:些|个|几个|一方|国|家)?(?:国家?|代表团|成员国|集团|一方)",
    r"\bwho\b|\b(?:which|what)\s+(?:delegations?|countr\w+|groups?|members?|states?)\b",
)
_STANDS = Rule(r"支持|反对|赞成|附议|提出|提议|倡议|投票|起草", r"\b(?:support|oppos|object|propos|vot(?=e|i)|draft|sponsor|initiat)\w*")
_HAN_CHARACTER, _WORD = re.compile(f"[{HAN}]"), re.compile(r"[a-z]{2,}")
_FEW_ZH, _FEW_EN = 3, 1  # characters, words that may be left
# What is told of a recommendation by its report as a whole; anything else is told by a sentence of it.
_TOLD_BY_REPORTS = frozenset((Want.STATE, Want.ITEMS, Want.DESCRIPTION, Want.MEANING, Want.PLAN))
_BEGINNING = Rule(
    r"(?:从|自)[^,。?]{0,12}(?:开始|起步|动手|着手|启动|起(?=[的?]|$))|(?:哪|何|几|什么)[^,。?]{0,6}(?:开始|起步|动手|着手|启动)|起步|开始了?吗",
    r"\bsince\b|\bstart(?:ed|ing)?\b|\bbeg[iau]n(?:ning)?\b|\bhow\s+long\b|\blaunch(?:ed)?\b",
)
_OF_BEGINNINGS = frozenset((Want.DATE, Want.LENGTH, Want.NUMBER, Want.STATE))


def about_the_recommendation(shape: str) -> bool:
    """Whether a question is about the recommendation as such: little is left besides the words of its report.

    >>> about_the_recommendation("⟦r⟧ in brief, if you'd be so kind"), about_the_recommendation("⟦r⟧是怎么回事,说说看")
    (True, True)
    >>> about_the_recommendation("which city hosted the ⟦r⟧ workshop?"), about_the_recommendation("⟦r⟧的那位讲师叫什么名字?")
    (False, False)
    >>> about_the_recommendation("who proposed ⟦r⟧?"), about_the_recommendation("哪些代表团支持⟦r⟧?")
    (False, False)
    """
    return _is_little(_said_beside(shape)) and not _of_parties(shape)


def asks_for_its_report(query: Query, shape: str, beside: Callable[[str], str]) -> bool:
    """Whether what a question says of the one recommendation it names is what this speaks of itself; beside returns of words those that
    the recommendation does not have."""
    begins = bool(_BEGINNING.search(shape))
    if len(query.recommendation_numbers) != 1 or not (_OF_BEGINNINGS if begins else _TOLD_BY_REPORTS).issuperset(query.wants):
        return False
    return _is_little(beside(_said_beside(_BEGINNING.sub(" ", shape) if begins else shape)))


def _of_parties(shape: str) -> bool:
    """Whether a question asks who took a stand on a recommendation, or what it is to one country: its report tells neither."""
    language: Language = "zh" if _HAN_CHARACTER.search(shape) else "en"
    return bool(_STANDS.search(shape) and _WHO.search(shape)) or bool(places_in(_said_beside(shape), language))


def _said_beside(shape: str) -> str:
    left = topic_of(shape)
    for rule in (_COURTESY, _OF_REPORTS, _OF_ITS_NAME):
        left = rule.sub(" ", left)
    return " ".join(left.split())


def _is_little(left: str) -> bool:
    return len(_HAN_CHARACTER.findall(left)) <= _FEW_ZH and len(_WORD.findall(left)) <= _FEW_EN
