"""A question without the words that only ask: what is left is what it asks about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from assistant.framing import without_frame
from assistant.glossary import matches
from assistant.model import Language
from assistant.text import fold

# Words that ask or join and name nothing; removed before anything is searched. Chinese has no spaces, so the longest first.
_ASKING_ZH = sorted(
    [
        "请问",
        "请告诉我",
        "告诉我",
        "请",
        "什么时候",
        "什么",
        "多少",
        "哪些",
        "哪个",
        "哪里",
        "哪儿",
        "哪一",
        "哪几",
        "哪",
        "谁",
        "如何",
        "怎么样",
        "怎样",
        "怎么",
        "为什么",
        "为何",
        "何时",
        "何地",
        "何",
        "是否",
        "有没有",
        "是不是",
        "能否",
        "可否",
        "多大",
        "多久",
        "多长",
        "几个",
        "几项",
        "几次",
        "几",
        "吗",
        "呢",
        "吧",
        "啊",
        "的",
        "了",
        "是",
        "在",
        "有",
        "和",
        "与",
        "及",
        "就",
        "对",
        "对于",
        "关于",
        "至于",
        "被",
        "把",
        "由",
        "从",
        "到",
        "于",
        "以",
        "其",
        "该",
        "这个",
        "这",
        "那个",
        "那",
        "一共",
        "总共",
        "共有",
        "共",
        "目前",
        "现在",
        "情况",
        "一下",
        "我们",
        "我",
        "你们",
        "你",
        "您",
        "他们",
        "它们",
        "它",
        "里面",
        "里",
        "中",
        "上",
        "下",
        "都",
        "也",
        "还",
        "又",
        "并",
        "或",
        "而",
        "及其",
        "以及",
        "等",
        "作出",
        "做出",
        "作了",
        "做了",
        "说",
        "讲",
        "提到",
        "根据",
        "按照",
        "截至",
        "截止",
    ],
    key=len,
    reverse=True,
)
_ASKING_EN = re.compile(
    r"\b(?:how (?:many|much|long|often|far)|what(?: kind| sort)? of|what'?s|as of|according to|many|much|list|name|give|explain|show|state|say|says|said|"
    r"mention(?:s|ed)?|there|any|some|also|does|please|tell me|can you|could you|i want|i'd like|know|etc|footnotes?|if|one|happens?|happened)\b",
    re.IGNORECASE,
)
_PARTICLES_ZH = frozenset(word for word in _ASKING_ZH if len(word) == 1)
_ASKING = re.compile("|".join(re.escape(word) for word in _ASKING_ZH if len(word) > 1))


class Translator(Protocol):
    """What knows words and their counterparts: the bundled model."""

    def segments(self, text: str) -> Sequence[str]:
        """Return the known words a text falls into, in reading order, each as often as it stands there."""
        ...

    def words(self, text: str) -> Sequence[str]:
        """Return the words a text consists of."""
        ...

    def translations(self, word: str, language: Language, limit: int = 5) -> list[tuple[str, float]]:
        """Return the nearest words of the other language with their cosines, nearest first."""
        ...


def content(text: str, language: Language, translator: Translator) -> str:
    """Return a question without the words that only ask; a Chinese one folded, with a full stop where a word was taken out.

    Chinese has no spaces: 中 only asks where it stands alone, not in 中国, 集中 or a term such as 发展中国家. So terms stay
    whole, and single characters go only where the text falls into words with them as one.
    """
    if language == "en":
        return _ASKING_EN.sub(" ", without_frame(text, language))
    folded = fold(without_frame(text, language, "。"))
    kept, end = "", 0
    for term in matches(folded, "zh"):
        kept += _without_asking(folded[end : term.start], translator) + folded[term.start : term.end]
        end = term.end
    return fold(kept + _without_asking(folded[end:], translator))


def _without_asking(text: str, translator: Translator) -> str:
    kept, end = "", 0
    text = _ASKING.sub("。", text)
    for word in translator.segments(text):
        start = text.find(word, end)
        if word in _PARTICLES_ZH and start >= 0:
            kept, end = f"{kept}{text[end:start]}。", start + 1
        elif start >= 0:
            kept, end = kept + text[end : start + len(word)], start + len(word)
    return kept + text[end:]
