"""What a question adds that asks for nothing of its own: "please include the amounts", 举几个例子, 分别报一下, 哪个更多."""

from __future__ import annotations

import re

from assistant.rules import Rule

_I = re.IGNORECASE
_HOW_TO_TELL = Rule(
    r"[,，。;；?？]\s*(?:请|烦请|麻烦|劳驾|帮我|帮忙|最好|都|也|分别|各|逐一|一并|顺便)*(?:列|举|说|讲|报|填|附|注明|写明|给出|给个|提供|告诉|标明)[^,，。;；?？多少谁哪什何怎吗]{0,10}[。?？!呗吧]*$",
    r"[.?;,]\s+(?:(?:please|kindly|just)\b|give\s+(?:me\s+)?(?:both|the)\b|(?:percentages|figures|numbers|amounts|both)\b)(?:(?!\b(?:how|what|which|who|whom|whose|when|where|why|whether)\b)[^.?;]){0,60}[.?!]*$",
    flags=_I,
)


def without_asides(text: str) -> str:
    """Return a plain question without the closing words that only say how it is to be told.

    >>> without_asides("以后能讲哪些题目,举几个例子呗"), without_asides("Which cost more? Please include the amounts.")
    ('以后能讲哪些题目?', 'Which cost more?')
    """
    for _ in range(2):
        found = _HOW_TO_TELL.search(text)
        if found and found.start():
            text = f"{text[: found.start()].rstrip(' ,.?')}?"
    return text
