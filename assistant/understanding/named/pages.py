"""A paragraph named by its number: "CDIP/25/5附件第8段", "What does paragraph 5 of CDIP/30/8 say?"."""

from __future__ import annotations

import re

from assistant.numerals import chinese_number
from assistant.rules import Rule
from assistant.understanding.named.mentions import DOCUMENT

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
_PARAGRAPH = Rule(
    rf"(?:(?P<zh_annex>附件)\s*(?P<zh_which>[一二三四五六七八九十]|[ivx]+(?![a-z])|\d{{1,2}}(?!\d))?\s*(?:的|中的?|里的?)?\s*)?第\s*(?P<zh>{_NUMBER}|[一二三四五六七八九十]{{1,3}})\s*(?:自然)?段(?!时间)(?:里面?|当?中(?!国|文)|内(?!容))?",
    rf"(?:\b(?P<en_annex>annex)\s*(?P<en_which>[ivx]+(?![a-z])|\d{{1,2}}(?!\d))?\s*,?\s*)?\b(?:para(?:graph)?\.?)\s*(?:no\.?\s*|number\s+)?(?P<en>{_NUMBER})(?!\d)"
    r"(?:\s+(?:of|in)\s+(?:the\s+)?(?P<en_annex_after>annex)\s*(?P<en_which_after>[ivx]+(?![a-z])|\d{1,2}(?!\d))?)?",
)
_ABOUT_IT = Rule(  # what asks for the paragraph as such and adds no subject
    re.escape(DOCUMENT),
    r"\b(?:what|does|do|did|is|are|say|says|said|state|states|read|reads|written|in|of|from|to|the|show|me|give|quote|cite|aloud|text|full|wording|content|document|paper|please|can|could|you|i|see|and|then|about|how|at)\b",
    r"文件|文档|说|讲|写|的|了|是|什么|内容|全文|原文|怎么|如何|请|引用|读|念|给我|看看|看|显示|列出|一下|那|呢|吗|在|中|里|有|规定",
    r"[\s,.?!:;'’\"“”()，。、-]+",
)


def paragraph_asked(shape: str) -> tuple[str | None, str] | None:
    """Return the annex ("" for the only one, None for the body) and number of the paragraph that a question's shape asks to
    see; None where it asks something else, be it of a paragraph.

    >>> paragraph_asked("what does paragraph 5 of ⟦d⟧ say?"), paragraph_asked("⟦d⟧附件二第8段"), paragraph_asked("who is named in paragraph 5?")
    ((None, '5'), ('II', '8'), None)
    """
    around = without_paragraph(shape)
    return None if any(character.isalnum() for character in _ABOUT_IT.sub("", around)) else paragraph_named(shape)


def paragraph_named(shape: str) -> tuple[str | None, str] | None:
    """Return the same of the one paragraph that a question's shape names, whatever it asks of it; None where it names none or several.

    >>> paragraph_named("which areas does ⟦d⟧ list in paragraph 13?"), paragraph_named("⟦d⟧第3段和第4段")
    ((None, '13'), None)
    """
    found = list(_PARAGRAPH.finditer(shape))
    if len(found) != 1:
        return None
    match = found[0]
    number = match["en"] or (match["zh"] if match["zh"][0].isdigit() else str(chinese_number(match["zh"])))
    if not (match["zh_annex"] or match["en_annex"] or match["en_annex_after"]):
        return None, number
    which = match["zh_which"] or match["en_which"] or match["en_which_after"]
    return _annex(which) if which else "", number


def without_paragraph(text: str) -> str:
    """Return a question without the number of the paragraph that it names."""
    return _PARAGRAPH.sub(" ", text)


def _annex(written: str) -> str:
    place = int(written) if written.isdigit() else chinese_number(written)
    return _ROMAN[place - 1] if place and place <= len(_ROMAN) else written.upper()
