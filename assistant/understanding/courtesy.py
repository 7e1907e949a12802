"""How a question is put to somebody, which asks for nothing: 敬请告知, 本代表团希望了解, "kindly indicate when", "we would like to know".

What is left is the question itself, as the rules know it; words of courtesy would be searched for with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.rules import Rule

_I = re.IGNORECASE
_PLEASE_ZH = r"(?:敬请|烦请|恳请|还请|谨请|劳烦|麻烦|请)(?:您|贵处|秘书处|帮我|帮忙)*"
_TELL_ZH = r"(?:告知|通报|赐告|见告|告诉我们?|指教|赐教|示下|明示|查证|查一下|核实(?:一下)?|确认一下|解答)"
_WE_ZH = r"(?:本人|本局|本国|本(?:国)?代表团|我国?代表团|我们?(?:代表团|集团|小组)?)"
_WISH_ZH = r"(?:(?:很|非常)?(?:希望|想要?|愿|欲)(?:能够?|向您|跟您|同您|再)?(?:了解|知道|请教|核实|确认|问|请问|获知)(?:一下|清楚)?)"
_WE_EN = r"(?:we|i)(?:\s+(?:would|should|do|also|just)|['’]d)?\s+"
_WISH_EN = (
    rf"{_WE_EN}(?:very\s+much\s+)?(?:like|wish|want|need|love)\s+to\s+(?:know|learn|hear|find\s+out|be\s+(?:told|informed)|understand|ask)"
)
_GRATEFUL_EN = rf"{_WE_EN}(?:appreciate\s+(?:knowing|learning|being\s+told)|be\s+(?:grateful|obliged|glad|pleased|happy)\s+to\s+(?:know|learn|hear|be\s+(?:told|informed))|be\s+(?:grateful|obliged)\s+if\s+you\s+(?:could|would)\s+(?:tell|inform)\s+(?:us|me))"
_TELL_EN = r"(?:could\s+you\s+|would\s+you\s+|can\s+you\s+)?(?:please|kindly)\s+(?:state|indicate|specify|clarify|communicate|advise|confirm|tell|inform|let\s+(?:us|me)\s+know|identify)(?:\s+(?:us|me))?"
_ASKING_EN = r"(?=(?:(?:at|in|on|by|for|to|from|under|with|of|until)\s+)?(?:what|which|when|where|whom?|whose|why|how)\b)"
_HAVE_EN = rf"(?:{_WE_EN}(?:like|be\s+(?:grateful|obliged)\s+(?:for|to\s+(?:have|receive))|appreciate|request|wish\s+(?:for|to\s+have)|need|want|welcome)(?:\s+to\s+(?:have|receive|be\s+given))?|(?:please|kindly)\s+(?:state|indicate|specify|give|provide|furnish|supply|communicate|tell\s+(?:us|me)|inform\s+(?:us|me)\s+of)(?:\s+(?:us|me)(?:\s+with)?)?)"
_THING_EN = r"(?=(?:number|count|figure|amount|total|date|year|deadline|name|title|cost|budget|percentage|share|maximum|minimum|average|overall|exact|final|session|month|meeting|country|ministry|institution|outcome|result)\b)"
_PUT: tuple[tuple[Rule, str | Callable[[re.Match[str]], str]], ...] = (
    (Rule(rf"[,，。;；]\s*(?:因此|故|特|并|也|亦)?{_PLEASE_ZH}(?:一并)?{_TELL_ZH}\s*[。.!?]*$"), "?"),
    (Rule(rf"(?:^|(?<=[,。;!?]))\s*(?:因此|故|特)?{_PLEASE_ZH}(?:一并)?{_TELL_ZH}\s*[,:]?(?=\S{{3}})"), ""),
    (Rule(rf"(?:^|(?<=[,。;!?]))\s*(?:因此|故|特)?{_WE_ZH}?{_WISH_ZH}\s*[,:]?(?=\S{{3}})"), ""),
    (Rule(rf"(?:^|(?<=[.;!?,]\s))(?:{_WISH_EN}|{_GRATEFUL_EN}|{_TELL_EN})\s*[,:]?\s+{_ASKING_EN}", flags=_I), ""),
    (Rule(rf"(?:^|(?<=[.;!?,]\s))(?:{_WISH_EN}|{_HAVE_EN})\s+(?:the|an?)\s+{_THING_EN}", flags=_I), "what is the "),
)


def without_courtesy(text: str) -> str:
    """Return a plain question without the words by which it is put to somebody.

    >>> without_courtesy("会议主席是哪位,敬请告知。"), without_courtesy("本代表团希望了解,何时开会?")
    ('会议主席是哪位?', '何时开会?')
    >>> without_courtesy("Kindly indicate when it meets."), without_courtesy("We would like to have the number of visits.")
    ('when it meets.', 'what is the number of visits.')
    """
    for rule, put in _PUT:
        text = rule.sub(put, text)
    return text
