"""What a question adds that asks for nothing of its own: "please include the amounts", 举几个例子, 分别报一下, 哪个更多."""

from __future__ import annotations

import re

from assistant.rules import Rule

_I = re.IGNORECASE
_HOW_TO_TELL = Rule(
    r"[,，。;；?？]\s*(?:请|烦请|敬请|恳请|能否|可否|麻烦|劳驾|帮我|帮忙|最好|都|也|分别|各|逐一|一并|顺便)*(?:列|举|说|讲|报|填|附|注明|写明|给出|给个|提供|告诉|告知|赐教|标明)[^,，。;；?？多少谁哪什何怎吗]{0,10}[。?？!呗吧]*$",
    r"[.?;,]\s+(?:(?:please|kindly|just)\b|give\s+(?:me\s+)?(?:both|the)\b|(?:percentages|figures|numbers|amounts|both)\b)(?:(?!\b(?:how|what|which|who|whom|whose|when|where|why|whether)\b)[^.?;]){0,60}[.?!]*$",
    flags=_I,
)


# How far apart two figures lie that a question has asked for already: what it asks of each tells it.
_HOW_FAR_APART = Rule(
    r"[,，。;；?？]\s*(?:并|并且|以及|还有|请|且)*(?:指出|说明|告知|算出)?(?:两者|二者|它们|双方)?(?:之间)?的?(?:之差|差额|差距|差别(?:是)?(?:多少|多大)?|相?差(?:了)?(?:是)?(?:多少|多大|几何))[。?？!]*$",
    r"[,;?]\s*(?:and\s+)?(?:what(?:\s+is|'s|\s+was)\s+the\s+(?:difference|gap)(?:\s+between\s+(?:them|the\s+two))?|by\s+how\s+much\s+do\s+they\s+differ)\s*[?.]*$",
    flags=_I,
)
_ASKED_BEFORE = Rule(
    r"哪(?:个|一?[个期项])?[^,，]{0,4}更|比较|多少|几(?!何)|各(?=[有是为])|分别|平均",
    r"\bhow\s+(?:many|much|long)\b|\brespectively\b|\beach\b",
    flags=_I,
)


# How many things are asked, before they are: "Two figures are requested: …", 想问两个数:……
_COUNTED_FIRST = Rule(
    r"^(?:我们?)?(?:想|请|要|需要?|需)?(?:问|查|知道|了解|确认|请教)?(?:一下)?(?:以下|下列)?(?:两|三|几)(?:个|件|点|项|组)(?:数字|数据|数|问题|事情?|情况)[:,]",
    r"^(?:(?:I|we)\s+[^:,]{2,50}?\s+)?(?:the\s+following\s+)?(?:two|three|several)\s+(?:figures|facts|things|points|questions|numbers|data)(?:\s+(?:are|is)\s+\w+)?\s*:",
    flags=_I,
)


def without_asides(text: str) -> str:
    """Return a plain question without the closing words that only say how it is to be told.

    >>> without_asides("以后能讲哪些题目,举几个例子呗"), without_asides("Which cost more? Please include the amounts.")
    ('以后能讲哪些题目?', 'Which cost more?')
    """
    text = _COUNTED_FIRST.sub("", text).strip()
    for _ in range(2):
        found = _HOW_TO_TELL.search(text)
        if found and found.start():
            text = f"{text[: found.start()].rstrip(' ,.?')}?"
    apart = _HOW_FAR_APART.search(text)
    if apart and _ASKED_BEFORE.search(text[: apart.start()]):
        text = f"{text[: apart.start()].rstrip(' ,.?')}?"
    return text
