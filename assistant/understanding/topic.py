"""What a question is about: its words without the frame of the question and without what it names."""

from __future__ import annotations

from assistant.glossary import matches
from assistant.rules import Rule
from assistant.text import HAN, fold, language_of

_SERIES_BESIDE_MARK = Rule(
    r"(?:the\s+)?(?:wipo\s+|产权组织)?(?:独立审查|发展议程|independent\s+review|development\s+agenda|\bda\b|\bir\b)(?:的)?\s*(?=⟦r⟧)"
    r"|(?<=⟦r⟧)\s+(?:of|in|from)\s+the\s+(?:independent\s+review|development\s+agenda|da)\b|⟦.⟧(?:会议|会上|号?文件|号)?",
)
_CHINESE_FRAME = Rule(
    r"(?<![a-z])cdip(?![a-z])|请问|请(?=告|说|列|介|介绍|概|简|总|解|问|给|帮)|麻烦|你好|您好|帮我|帮忙|告诉我|告诉|说明一下|介绍一下|介绍|列出|列举|概述|概括|总结|简述|能否|可否|可不可以|能不能|一下|我想(?:知道|了解|问)|想(?:知道|了解|问)"
    r"|有没有|是不是|是否|什么时候|什么时间|什么日子|什么|为什么|为何|何时|有何(?!时)|何种|哪些|哪几[个项份国天日]?|哪[两二三四五六七八九十\d]+[个项份种本国]?|哪个|哪一?[届个年份次项种]|哪里|哪儿|多少(?:[个名次份家种位场所条]|项(?!目))?|几(?:[个名次份家种场所]|项(?!目))|如何|怎么样|怎样的?|怎么|谁"
    r"|作出了?|做出了?|作了|做了|采取了?|关于|有关|对于|针对|至于|方面|他们|她们|它们|来自|一共|总共|大约|大概|分别|具体|根据|依据|按照|截至|截止|到底|究竟|为止|提到|说了|讲了|写了|谈到|委员会|决定|决议|结论|后来|目前|现在|的话|的|了|吗|呢|吧|啊|呀|啦|么|[?。,、:;!“”‘’《》()\"']",
)
_EDGES = Rule(  # function words that no frame word took along; a word of two characters they begin stays whole
    r"^(?:在(?!职|线|建|研)|对(?!话|口|接|外|比)|就(?!业)|是|有(?!关|效|利|序)|到(?!期)|从(?!事)|由(?!于|来)|给(?!予)|把|被|向(?!导)|以(?!及|上|下|前|后|色)|用(?!户|于|途)|还(?!原)|都|又|也|和|与(?!会)|及(?!时)|并|且|其(?!他|它|余)|该|这|那|后(?=,)|上(?!半|市|网|线|传|述))+"
    r"|(?:(?<![存所潜内])在|是|(?<![所拥持享公私国固])有|(?<![缓共])和|(?<!参)与|涉及|(?<![惠涉普提顾触])及|(?<!集)中|里|于|(?<!证)(?<!数)(?<!依)据"
    r"|(?<![理缘])由|(?<![归偿返退])还|(?<!首)都|也|(?<!公)共|从|(?<![供补])给|把|(?<![支保坚主扶维])持|做|叫)+$"
)
# What is no session of a committee: an information session.
_NO_SESSION = "".join(
    rf"(?<!\b{kind}\s)" for kind in ("information", "briefing", "training", "sharing", "interactive", "plenary", "poster")
)
_ENGLISH_FRAME = Rule(
    rf"\b(?:what|which|who|who'd|who's|whom|whose|when|where|why|how|many|much|did|does|do|is|are|was|were|be|been|being|has|have|had|the|a|an|of|on|in|at|to|for|from|by|with|about|regarding|concerning"
    r"|and|or|any|please|tell|me|give|show|list|explain|describe|summari[sz]e|trace|can|could|would|will|you|i|we|it|its|they|them|their|this|that|these|those|there|so|so\s+far|all|exactly|there"
    rf"|decide[ds]?|decisions?|committee|cdip|{_NO_SESSION}sessions?|document|according|as|say|says|said|taken|made|take|make|make\s+up|happened|going|get|got|whatever)\b"
    r"|'s\b|'d\b|[\s,.?!:;\"()\[\]“”‘’]+|(?<!\w)-|-(?!\w)",
)
_GAP = "|"
_SHORTEST_WHOLE = 3  # characters; shorter terms hold no frame word
_FRAME_TERMS = frozenset(("委员会", "届会议", "本届会议"))
_HAN_CHAR = Rule(rf"[{HAN}]")


def topic_of(shape: str) -> str:
    """Return the words of a question's shape that tell its subject, joined by a space; "" where none are left.

    Terms of the glossary stay whole, so that 对话 or 公有领域 lose no character to a frame word.

    >>> topic_of("⟦s⟧会议就公有领域作出了什么决定?"), topic_of("what did ⟦s⟧ decide on the web forum?")
    ('公有领域', 'web forum')
    """
    left = _SERIES_BESIDE_MARK.sub(_GAP, shape)
    if _HAN_CHAR.search(left) and language_of(left) == "zh":
        words = _chinese_words(fold(left))
    else:
        words = [word.strip(" -") for word in _ENGLISH_FRAME.sub(_GAP, left).split(_GAP)]
    return " ".join(word for word in words if word)


def _chinese_words(text: str) -> list[str]:
    """Cut out frame words everywhere but inside a term of three characters or more, and function words at the edges."""
    kept, end = "", 0
    for match in matches(text, "zh"):
        if match.end - match.start >= _SHORTEST_WHOLE and match.written not in _FRAME_TERMS:
            kept += _CHINESE_FRAME.sub(_GAP, text[end : match.start]) + text[match.start : match.end]
            end = match.end
    kept += _CHINESE_FRAME.sub(_GAP, text[end:])
    return [_EDGES.sub("", word.strip()).strip() for word in kept.split(_GAP)]
