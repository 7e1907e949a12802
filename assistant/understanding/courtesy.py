"""What politeness puts around a question: greetings, who is asking, "could you kindly tell me", thanks.

These words name nothing that a document says. Left in, they are searched for and weigh against the passage that answers.
"""

from __future__ import annotations

import re

from assistant.rules import Rule

_I = re.IGNORECASE
_ASKS_FOLLOWS = r"(?=\s*(?:i\b|we\b|could|can|would|please|kindly|how|what|who|when|where|which|why|may|do\b|did|is\b|are\b|was|were|has|have|tell|give|show|list))"
_TOPIC_CHANGES = (
    r"^(?:换|转)(?:个|一个|到另一个)?(?:话题|题目)(?:吧|吧,|,|:|。|!)*\s*|^(?:另外)?(?:问|说)?(?:一个)?(?:别的|无关的|不相干的)(?:问题|事)[,:。]\s*",
    r"^(?:on\s+(?:to\s+)?(?:another|a\s+different)\s+(?:topic|subject|matter)|(?:to\s+)?chang(?:e|ing)\s+(?:the\s+)?(?:subject|topic)|different\s+(?:question|topic|subject)|(?:an\s+)?unrelated\s+(?:question)?)\s*[,.!:;—–-]+\s*",
)
_CHANGES = Rule(*_TOPIC_CHANGES, flags=_I)
_OPENINGS = Rule(  # at the start of the question, or of what the ones before it left
    r"^(?:hi|hello|hey|greetings|dear\s+(?:\w+\s+){0,3}?\w+|good\s+(?:morning|afternoon|evening|day))(?:\s+(?:there|all|everyone|everybody|team|colleagues?))?\s*[,.!:—–-]+\s*",
    rf"^(?:i\s+am|i'm|we\s+are|we're|this\s+is)\s+(?:an?|the|new|from|with|preparing|writing|working)\b[^.;!?/]{{0,70}}?(?:[.;!,:]|\band\b|\bso\b)\s*{_ASKS_FOLLOWS}",
    r"^(?:(?:sorry|apologies)(?:\s+(?:to|for)\s+(?:bother|disturb|trouble|interrupt)\w*\s+you)?|excuse\s+me|(?:just\s+)?(?:a\s+|one\s+)?(?:quick|small|short|simple|last|further|more)\s+(?:question|thing)|(?:just\s+)?out\s+of\s+curiosity|ok(?:ay)?\s+(?:and\s+|so\s+)?|so|well|um+|er+m?)\s*[,.!:—–-]+\s*",
    r"^(?:many\s+)?(?:thanks|thank\s+you|great|perfect|got\s+it|i\s+see|understood)(?:\s+(?:so|very)\s+much|\s+a\s+lot)?\s*[,.!;—–-]+\s*(?=.{4})",
    r"^(?:非常|十分|多)?(?:感谢|谢谢|好的|好|明白了?|知道了|收到|了解了?)(?:您|你|啦|了)*\s*[,。!;]+\s*(?=.{3})",
    r"^(?:please|kindly)\b(?!\s*(?:list|give|show|find|in\b))[\s,]*",
    r"^(?:您好|你好|大家好|各位好|各位|(?:早上|上午|中午|下午|晚上)好|哈喽|嗨|hi|hello)[\s,。!~、:]+",
    r"^(?:我是|我们是|本人是|这里是|我叫)[^,。;!?]{1,30}[,。;!]\s*(?!.{0,1}$)",
    r"^(?:不好意思|抱歉|对不起|劳驾|打扰(?:一下|了|您了|你了)?|打搅(?:一下|了)?|冒昧(?:地)?(?:问|请教)(?:一下|一句)?)[\s,。!:]*",
    r"^(?:我|我们)?(?:想)?(?:问|打听)(?:一下|下|一句)[\s,:]*",
    r"^(?:我|我们)?(?:还)?有(?:一)?个(?:小)?问题(?:想(?:请教|问)(?:一下|您|你)?)?[\s,。!:]+",
    *_TOPIC_CHANGES,
    flags=_I,
)
_ENDINGS = Rule(
    r"[\s,.!;?]*\b(?:many\s+)?(?:thanks|thank\s+you|thx|cheers)\b(?:\s+(?:so|very)\s+much|\s+a\s+(?:lot|million))?(?:\s+in\s+advance)?(?:\s+for\s+(?:your|the)\s+[\w\s]{1,30})?[\s.!,]*$",
    r"[\s,.!;]*\b(?:(?:best|kind|warm)\s+(?:regards|wishes)|sincerely|much\s+appreciated)\b[^?]{0,40}$",
    r"[,。!;\s]*(?:(?:非常|十分|万分|多|先)?(?:感谢|谢谢|多谢|谢)(?:您|你|大家|啦|了|先|!)*|辛苦(?:您|你)?了?|有劳(?:您|你)?了?|麻烦(?:您|你)?了|拜托(?:您|你)?了)[\s,。!~]*$",
    flags=_I,
)
_WITHIN = Rule(
    r"\b(?:could|can|would|will|might)\s+(?:you|someone|anyone|anybody|somebody)\b(?:\s+(?:please|kindly|possibly|perhaps|maybe|also|just|be\s+(?:so|very)\s+kind\s+(?:as\s+to|and)|help\s+(?:me|us)(?:\s+(?:to|and))?|be\s+able\s+to))*\s+"
    r"(?:tell|inform|remind|advise|let\s+(?:me|us)\s+know|find\s+out(?:\s+for)?|check(?:\s+for)?|look\s+up|confirm(?:\s+(?:to|for|with))?)(?:\s+(?:me|us))?\b(?:\s+(?:about|exactly|please|if|whether))?[\s,]*",
    r"\b(?:i|we)(?:\s*(?:'d|would|should)\s+(?:really\s+|very\s+much\s+|just\s+)?(?:like|love|appreciate\s+it)|(?:\s+(?:just|only|really|also))?\s+(?:want|wanted|need|wish|hope))\s+to\s+"
    r"(?:know|ask|find\s+out|learn|understand|check|hear|inquire|enquire)\b(?:\s+(?:about|from\s+you|you|please|if|whether))?[\s,]*",
    r"\b(?:i|we)\s+(?:was|were|am|are)\s+(?:just\s+|also\s+|only\s+)?(?:wondering|curious|asking)\b(?:\s+(?:about|to\s+know|if|whether))?[\s,]*|\bi\s+wonder\b(?:\s+(?:if|whether))?[\s,]*",
    r"\b(?:do|would)\s+you\s+(?:happen\s+to\s+|perhaps\s+)?know\b(?:\s+(?:whether|if)\b)?[\s,]*|\b(?:please\s+)?(?:kindly\s+)?(?:tell|inform)\s+(?:me|us)\b[\s,]*",
    r"[\s,]*\bif\s+(?:it(?:'s|\s+is)\s+)?(?:(?:not\s+too\s+much\s+(?:trouble|to\s+ask)|possible)|(?:i|we)\s+may(?:\s+ask)?|you\s+(?:don't|do\s+not)\s+mind|you\s+(?:happen\s+to\s+)?know)\b[\s,]*|\s*\bby\s+any\s+chance\b[\s,]*",
    r"(?:^|(?<=[,。;:!? ])|我们|我)(?:很|非常|特别|还|就|只)?(?:想要?|希望|需要)(?:请|向)?(?:您|你)?(?:问|请教|了解|知道|咨询|确认|打听)(?:一下|下|一问|清楚)?[,:]?(?!的)|(?:请|想)?请教(?:一下|下|您|你)*[,:]|请问(?:一下|下)?[,:]?",
    r"(?:烦请|麻烦|劳烦|拜托)(?:您|你|大家)?(?=请|帮|给|替|告|查|看|说|列|问|介)|(?:请|能不能|能否|可否|可不可以|可以|是否可以|能)?(?:您|你)?(?:帮|替)(?:我们|我|个?忙)+(?:查|看|找|问|核实|核对|确认|了解|搜)*(?:一下|一查|一看|看看|查查|下)?[,:]?(?:看看)?",
    r"(?:请|能不能|能否|可否|可以)?(?:您|你)?告诉(?:我|我们)(?:一下|下)?[,:]?",
    # What the answer is wanted for, where that names no matter.
    r"(?:^|(?<=[。;!?]))\s*(?:我|我们|咱们)[^,。;:?的]{0,10}(?:准备|写|起草|整理)(?:一?[份篇个])?(?:发言稿?|讲稿|简报|备忘录|材料|报告|文章|说明)[^,。;:?的]{0,8}[:,]",
    r"(?:^|(?<=[.!?] ))(?:background\s+)?for\s+(?:an?|my|our)\s+(?:\w+\s+)?(?:briefing|speech|statement|note|report|memo|article|presentation|talk)(?:\s+note)?\s*:\s*",
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
    >>> without_courtesies("灯塔的事吵了很久。我们组准备发言稿要引用:最后是哪届会议定的?")
    '灯塔的事吵了很久。 最后是哪届会议定的?'
    """
    left, before = text, ""
    while left != before:
        before = left
        left = _OPENINGS.sub("", left)
        left = _WITHIN.sub(" ", left) if _WITHIN.search(left) else left
        left = _ENDINGS.sub(lambda match: "?" if "?" in match[0] else "", left).strip(" ,;:，")
    left = re.sub(r"\s+", " ", left)
    return left if any(character.isalnum() for character in left) else text
