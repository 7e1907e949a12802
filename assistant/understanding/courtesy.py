"""What politeness puts around a question: greetings, who is asking, "could you kindly tell me", thanks.

These words name nothing that a document says. Left in, they are searched for and weigh against the passage that answers.
"""

from __future__ import annotations

import re

from assistant.rules import Rule

_I = re.IGNORECASE
_TOPIC_CHANGES = (
    r"^(?:换|转)(?:个|一个|到另一个)?(?:话题|题目)(?:吧|吧,|,|:|。|!)*\s*|^(?:另外)?(?:问|说)?(?:一个)?(?:别的|无关的|不相干的)(?:问题|事)[,:。]\s*",
    r"^(?:on\s+(?:to\s+)?(?:another|a\s+different)\s+(?:topic|subject|matter)|(?:to\s+)?chang(?:e|ing)\s+(?:the\s+)?(?:subject|topic)|different\s+(?:question|topic|subject)|(?:an\s+)?unrelated\s+(?:question)?)\s*[,.!:;—–-]+\s*",
)
_CHANGES = Rule(*_TOPIC_CHANGES, flags=_I)
_OPENINGS = Rule(  # at the start of the question, or of what the ones before it left
    r"^(?:hi|hello|hey|good\s+(?:morning|afternoon|day))(?:\s+(?:there|all))?\s*[,.!:—–-]+\s*",
    r"^i\s+am\s+(?:an?|the|new|preparing|writing)\b[^.;!?/]{0,70}?(?:[.;!,:]|\band\b)\s*(?=(?:i|could|can|please|how|what|who|when|where|which|why)\b)",
    r"^(?:sorry(?:\s+(?:to|for)\s+bother\w*\s+you)?|(?:just\s+)?(?:a\s+|one\s+)?quick\s+question|ok(?:ay)?|so|thanks|thank\s+you)\s*[,.!:;—–-]+\s*(?=.{4})",
    r"^please\b(?!\s*(?:list|give|show|find|in\b))[\s,]*",
    r"^(?:感谢|谢谢|好的?|明白了?)(?:您|你|了)*\s*[,。!;]+\s*(?=.{3})|^(?:您好|你好|大家好|各位好|各位)[\s,。!~、:]+",
    r"^我们?是[^,。;!?]{1,30}[,。;!]\s*(?!.{0,1}$)|^(?:不好意思|抱歉|打扰(?:一下|了|您了)?)[\s,。!:]*|^我?们?想?问(?:一下|下)[\s,:]*",
    *_TOPIC_CHANGES,
    flags=_I,
)
_ENDINGS = Rule(
    r"[\s,.!;?]*\b(?:many\s+)?(?:thanks|thank\s+you)\b(?:\s+(?:so|very)\s+much)?(?:\s+in\s+advance)?[\s.!,]*$",
    r"[,。!;\s]*(?:非常|十分|多)?(?:感谢|谢谢)(?:您|你|了)*[\s,。!~]*$",
    flags=_I,
)
_WITHIN = Rule(
    r"\b(?:could|can|would)\s+(?:you|someone)\b(?:\s+(?:please|kindly))*\s+tell\s+(?:me|us)\b[\s,]*|\b(?:please\s+)?(?:kindly\s+)?tell\s+(?:me|us)\b[\s,]*",
    r"\b(?:i|we)\s+(?:would\s+like|want)\s+to\s+know\b[\s,]*|\b(?:i|we)\s+(?:was|were|am|are)\s+wondering\b(?:\s+(?:if|whether))?[\s,]*",
    r"[\s,]*\bif\s+it(?:'s|\s+is)\s+not\s+too\s+much\s+trouble\b[\s,]*",
    r"(?:^|(?<=[,。;:!? ])|我们?)(?:很|还|就|只)?(?:想要?|需要)(?:请教|问|了解|知道|确认)(?:一下|下)?[,:]?(?!的)|请问(?:一下|下)?[,:]?",
    r"麻烦(?:您|你)?(?=请|帮|告|查)|(?:请|能不能|能否|可否)?(?:您|你)?帮(?:我们?|个?忙)+(?:查|看|找)*(?:一下|看看|下)?[,:]?|(?:请|能否)?(?:您|你)?告诉我们?(?:一下)?[,:]?",
    flags=_I,
)


def changes_topic(text: str) -> bool:
    """Whether a question says that it is about something else than the one before."""
    return bool(_CHANGES.search(text))


def without_courtesies(text: str) -> str:
    """Return a plain question without the politeness around it; as it is where nothing else stands in it.

    >>> without_courtesies("Hello, could you kindly tell me how many countries took part? Many thanks!")
    'how many countries took part?'
    >>> without_courtesies("您好,我是新来的代表,麻烦您帮我查一下,有多少国家参加,谢谢!")
    '有多少国家参加'
    """
    left, before = text, ""
    while left != before:
        before = left
        left = _OPENINGS.sub("", left)
        left = _WITHIN.sub(" ", left) if _WITHIN.search(left) else left
        left = _ENDINGS.sub(lambda match: "?" if "?" in match[0] else "", left).strip(" ,;:，")
    left = re.sub(r"\s+", " ", left)
    return left if any(character.isalnum() for character in left) else text
