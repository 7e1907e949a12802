"""Whether a passage gives a reason, where a question only asks why."""

from __future__ import annotations

import re

from assistant.rules import Rule
from assistant.understanding.whether import asks_whether

_WHY = Rule(r"为什么|为何(?!种|时)|为啥|缘何|何以|怎么会", r"^(?:(?:and|so|but|well|then)\W+)?(?:why|how\s+come)\b", flags=re.IGNORECASE)
_WHAT_ELSE = Rule(
    r"谁|哪|多少|几[个项年届次]|什么时候|[,，;；]",
    r"\b(?:who|which|when|where|what|how\s+(?:many|much|long|often))\b|[,;]",
    flags=re.IGNORECASE,
)
_REASON = Rule(
    r"因为|由于|因此|因而|鉴于|考虑到|原因|理由|所以|因[^，。；]{2,24}(?:而|，|未|没|不|推|退|取|延)|导致|致使|使得|以(?:便|期|免|确保|避免|使|防)|为了?[^，。；]{2,30}(?:起见|，)|旨在|目的|从而|以应对|有鉴于"
    r"|(?:应|根据|按照?)[^，。；]{1,30}(?:请求|要求|决定|建议)|要求|请求|影响|需要|避免|不足|缺乏|困难",
    r"\b(?:because|due\s+to|in\s+order\s+to|so\s+(?:that|as\s+to)|since|given|reasons?|owing|as\s+a\s+result|in\s+view\s+of|on\s+account\s+of|thanks\s+to|caus\w+|led\s+to|for\s+(?:lack|want)\s+of"
    r"|therefore|thus|hence|aim\w*|purpose\w*|objective|requested|at\s+the\s+request|in\s+response|effects?|affected|need\w*|avoid\w*|prevent\w*|lack\w*|insufficient|difficult\w*|would|informed|wish\w*|considered\s+that)\b",
    flags=re.IGNORECASE,
)


def lacks_its_reason(question: str, text: str) -> bool:
    """Whether a question only asks why, and a text has no word for a reason, a purpose or a request.

    >>> lacks_its_reason("Why was the lamp fair put off?", "The lamp fair was held in May.")
    True
    >>> lacks_its_reason("灯会为什么推迟?", "灯会因暴雨推迟。"), lacks_its_reason("谁办的灯会?", "灯会在五月举行。")
    (False, False)
    """
    plain = question.strip().rstrip("?？。. ")
    return (
        bool(_WHY.search(plain))
        and not _WHAT_ELSE.search(_WHY_WORD.sub(" ", plain))
        and not asks_whether(plain)
        and not _REASON.search(text)
    )


_WHY_WORD = re.compile(r"为什么|怎么会", re.IGNORECASE)
