"""What is asked for by a noun alone: "Author of …", "Start date?", "…的起止日期", "…的旧称".

An English noun that asks heads its clause, once the frame of the question and what is put before the noun are set aside; a
Chinese one ends it. A question with a word that asks is left to the other rules.
"""

from __future__ import annotations

import re

from assistant.framing import without_frame
from assistant.model import Want
from assistant.text import language_of

_BEFORE = (
    r"(?:(?:an?|the|its|their|all|exact|precise|planned|former|home|first|last|names?\s+of|two|three|four|five|six|\d+|total|actual"
    r"|starting|closing|start|end|opening|launch|[\w-]+(?=\s+dates?\b))\s+)*"
)
_BESIDE = r"(?:\w+\s*(?:,|and|or)\s+(?:the\s+)?(?:\w+\s+){0,2}?)?"  # date and venue
_HEADS: tuple[tuple[Want, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (
        want,
        re.compile(rf"^\W*{_BEFORE}{_BESIDE}(?:{english})\b(?!\s+of\s+(?:meeting|session)s?\s*$)", re.I),
        re.compile(rf"(?:{chinese})(?=\s*(?:[和与及、以,，。.;；:：?？]|$))"),
    )
    for want, english, chinese in (
        (Want.DATE, r"dates?|day", r"(?<!截止)日期|起止时间|(?:开始|启动|起始|结束|通过|上线|举行|召开)时间"),
        (
            Want.PLACE,
            r"countries|states|nations|nationalit(?:y|ies)|venues?",
            r"(?:所属|来源|所在|原籍|[两二三四五六七八九十\d]个?)国家?|国名|国家|地点|举办地|会址",
        ),
        (Want.NUMBER, r"numbers?|head-?\s?counts?|totals?(?=\s*(?:of\b|[,?.]|$))", r"数目|数量|总数|件数|次数|场数"),
        (
            Want.ACTOR,
            r"authors?|writers?|organi[sz]ers?|partners?|ministr(?:y|ies)|institutions?|proponents?|sponsors?|donors?|consultants?|evaluators?",
            r"作者|撰写人|撰写者|执笔人|负责人|牵头人|出资方|提案国|主办方|合作方|合作伙伴|联系人|评价人",
        ),
        (Want.TITLE, r"former\s+(?:name|title)", r"旧称|原名|曾用名|原称|前称|全称|旧名"),
        (Want.ITEMS, r"lists?", r"名单|清单"),
    )
)
_ASKS = re.compile(
    r"什么|哪|谁|多少|几(?!内亚)|怎|如何|何|吗|是否|有没有"
    r"|\b(?:what|which|who|whom|whose|when|where|why|how|whether|did|does|is|are|was|were|has|have|had|can|could|will|would)\b",
    re.I,
)
_CLAUSES = re.compile(r"[,:;.?]\s+|\s[-–—]\s")


def kinds_of_head(text: str) -> list[Want]:
    """Return the kinds of thing that a question asks for by a noun alone.

    >>> kinds_of_head("Kindly name the author of the study"), kinds_of_head("请告知讲习班的起止日期。"), kinds_of_head("who wrote it?")
    ([<Want.ACTOR: 'actor'>], [<Want.DATE: 'date'>], [])
    """
    language = language_of(text)
    if _ASKS.search(without_frame(text, language)):
        return []
    if language == "zh":
        asked = without_frame(text, "zh", "")
        return [want for want, _, chinese in _HEADS if chinese.search(asked)]
    clauses = [without_frame(clause, "en") for clause in _CLAUSES.split(text)]
    return [want for want, english, _ in _HEADS if any(english.match(clause) for clause in clauses)]
