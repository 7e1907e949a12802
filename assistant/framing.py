"""The polite words that frame a question ("I should be grateful for …", "烦请告知…"): they ask, and name nothing.

English frames may hold words that elsewhere name something, so they are known by the whole frame: "list" and "state" ask only
where a clause begins with them or where they follow "please".
"""

from __future__ import annotations

import re

from assistant.model import Language

_VERB = (
    r"(?:indicate|specify|state(?=\s+(?:the|which|what|who|when|where|how|whether)\b)|provide|furnish|supply|communicate|clarify|identify|outline|confirm|give|name|list|tell|send|show|describe|explain"
    r"|set\s+out|point\s+out|spell\s+out|let\s+(?:me|us)\s+know|inform\s+(?:me|us)(?:\s+(?:of|about))?|remind\s+(?:me|us)(?:\s+of)?)"
)
_VERB_ZH = "告知|告诉我?|提供|列出|列明|列举|说明|指出|介绍|给出|查(?:一?下)?|通报|概述|回顾|梳理|解释"
_HOW_ZH = "逐一|分别|依次|简要|具体"
_TO_LEARN = (
    r"(?:\s+(?:to\s+(?:know|learn|have|see|hear|be\s+told|receive|get|understand|check|confirm|verify|find(?:\s+out)?)"
    r"|in\s+(?:knowing|learning|hearing)|if\s+you\s+(?:could|would)|in\b|for\b))?"
)
_FRAMES: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"\b(?:i|we)(?:['’](?:d|m|re)|\s+(?:would|should|am|are))?(?:\s+(?:also|just|be|very|much|most))*"
        rf"\s+(?:like|want|wish|need|request|appreciate|grateful|obliged|glad|pleased|interested|curious|looking)\b{_TO_LEARN}"
        rf"|(?:^\s*|(?<=[.:;,?]\s)|\b(?:please|kindly|(?:can|could|would|will)\s+you(?:\s+please)?)\s+){_VERB}\b(?:\s+(?:me|us)\b)?"
        r"|\b(?:please|kindly|thanks|thank\s+you|for\s+the\s+record)\b",
        re.I,
    ),
    "zh": re.compile(
        rf"(?:烦请|恳请|敬请|还请|有劳|劳驾|麻烦(?:您|你)?|能否(?:请您|请你|请)?|可否)(?:{_HOW_ZH})?(?:{_VERB_ZH})?(?:一下)?"
        rf"|(?<![申邀聘提])请(?:您|你)?(?:{_HOW_ZH})?(?:{_VERB_ZH})(?:一下)?"
        r"|(?:我们?)?(?:想|希望|需要)(?:要|请)?(?:了解|知道|确认|查|问|咨询|请教)(?:一下|到)?|麻烦您?了|谢谢您?"
    ),
}


def without_frame(text: str, language: Language, put: str = " ") -> str:
    """Return a question with its frame taken out; put stands where something was.

    >>> without_frame("Kindly specify the venue", "en").strip(), without_frame("烦请告知举办地点", "zh", "")
    ('the venue', '举办地点')
    """
    return _FRAMES[language].sub(put, text)
