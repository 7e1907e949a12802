"""What a question is wanted for, and of whom it is asked: "For my statement I need …, does anybody remember?", 发言要用:….

None of it names anything that a document could tell.
"""

from __future__ import annotations

import re

from assistant.model import Language
from assistant.rules import Rule
from assistant.understanding.parts.sides import ASKS_EN, ASKS_ZH

_I = re.IGNORECASE
_PIECE_EN = r"(?:(?:opening\s+|closing\s+|written\s+|oral\s+|group\s+|country\s+|thank-you\s+)?(?:statement|speech|intervention|speaking\s+notes?|talking\s+points|notes?|briefing(?:\s+note)?|brief|report|records?|calendar|files?|table|presentation|slides?|paper|article|minister|boss|ambassador|capital|delegation|colleagues?|team))"
_FOR_EN = rf"for\s+(?:my|our|an?|the)\s+(?:own\s+|next\s+)?{_PIECE_EN}"
_ANYBODY = r"(?:any(?:body|one)|some(?:body|one)|(?:one\s+of\s+)?you)"
_AROUND = {
    "en": Rule(
        rf"^{_FOR_EN},?\s+(?:I|we)\s+(?:would\s+)?(?:need|want|require|like)(?:\s+to\s+(?:have|know|quote|cite))?\s+",
        r"^(?:it\s+would\s+(?:really\s+|greatly\s+)?help\s+(?:me|us|(?:my|our)\s+[a-z ]{3,30}?)\s+(?:to\s+(?:know|have|see|learn)|if\s+I\s+(?:knew|had))|(?:I|we)(?:['’]d|\s+would|\s+should)\s+be\s+(?:very\s+|most\s+)?(?:grateful|obliged)\s+(?:for|to\s+(?:know|have|learn|be\s+told)|if\s+[a-z ]{3,20}?\s+could\s+tell\s+me)|(?:very\s+)?grateful\s+for)\s+",
        rf"^(?:could|can|would|might|does|may)\s+{_ANYBODY}\s+(?:please\s+|kindly\s+|happen\s+to\s+|by\s+any\s+chance\s+)?(?:have|know|remember|recall|remind\s+(?:me|us)(?:\s+of)?|tell\s+(?:me|us))[\s,:]+",
        r"^(?:I|we)\s+(?:was|were|have\s+been|['’]ve\s+been)\s+asked\s+(?:to\s+(?:find\s+out|check|say|confirm|report|look\s+up)\s+|(?=(?:how|what|which|who|when|where|why|whether)\b))",
        r"^(?:my\s+(?:boss|minister|ambassador|director|capital|chief)|our\s+(?:minister|ambassador|director|capital))\s+(?:wants|needs|would\s+like|asks\s+for|asked\s+for|is\s+asking\s+for)\s+(?:to\s+know\s+)?(?=\S+\s+\S+\s+\S+)",
        r"^looking\s+for\s+",
        r"^(?:(?:hi|hello|hey|dear\s+\w+|good\s+(?:morning|afternoon|evening))(?:\s+(?:all|there|everyone|team|colleagues))?|sorry\s+(?:to\s+(?:bother|trouble|ask)[^,:]{0,30}|for\s+(?:the\s+)?[^,:]{3,30})|(?:a\s+|just\s+a\s+)?quick\s+(?:one|question|check)[^,:]{0,30}|(?:I|we)\s+(?:was|were)\s+(?:just\s+)?asked(?:\s+(?:this|yesterday|today|last)[^,:]{0,20})?)\s*[,:;.!-]+\s*(?:but\s+)?",
        rf",?\s*\b{_FOR_EN}(?=\s*[?.!]*$)",
        rf"\s*[,;.?!-]\s*(?:(?:could|can|would)\s+you\s+(?:please\s+)?(?:check|help|look(?:\s+it\s+up)?|confirm)|does\s+{_ANYBODY}\s+(?:know|remember|recall)(?:\s+it)?|any\s+(?:idea|clue|pointers?)|is\s+there\s+(?:a\s+line|anything|something)\s+on\s+(?:that|this|it)|(?:many\s+)?thanks(?:\s+in\s+advance)?|or)(?=\s*[?.!]*$)",
        r"\s*[,;]\s*(?:(?:the\s+)?del\w*\s+of\s+ours|my\s+(?:boss|minister|ambassador)|we|I)\s+(?:wants?|needs?|would\s+like)\s+(?:it\s+)?(?:to\s+(?:comment|quote|cite|use|say)\b[^?.,]{0,30}|it\b[^?.,]{0,20})(?=\s*[?.!]*$)",
        flags=_I,
    ),
    "zh": Rule(
        r"^(?:我们?|本团)?(?:的)?(?:发言|讲话|报告|汇报|简报|材料|讲稿|发言稿|新闻稿)(?:稿)?(?:里|中|上)?(?:要用|用|需要写|要写(?:到|明)?|需要引用|要引用|引用)(?:到|一下)?\s*[:,]?\s*",
        r"^(?:我们?|本团)?(?:想|要)?(?:在)?(?:会上|发言(?:中|里|时)?)(?:要|想)?(?:提一下|提到|提|引用|说)\s*",
        r"^(?:(?:各位|诸位)?(?:老师|同事|专家|大家)?(?:你们?|您)?好|打扰(?:一下|了)?|不好意思|请教(?:一下|个问题)?)[,。!:]\s*",
        r"^有(?:人|谁|没有人)(?:知道|记得|清楚|了解)(?:一下)?(?=[^,]*(?:什么|哪|谁|多少|几|怎|何|吗))",
        r"^(?:麻烦)?(?:哪位|谁)(?:能|可以)?(?:告诉我|帮(?:我|忙)(?:查|找|看)?)(?:一下)?",
        r"^(?:能否|能不能|可否|可不可以|麻烦|请|劳驾)?(?:你|您)?(?:帮我|帮忙)(?:确认|查|找|看看?|核实|核对)(?:一下)?\s*",
        r"[,。;]\s*(?:我们?|本团)?(?:这边)?(?:要|想|好|需要|拿来|准备)?(?:做|写|填|列|放)(?:进|到|在)?[^,。?哪什谁多几]{0,8}(?:材料|报告|发言稿?|表|简报|稿子?|文件)?(?:里|中|用|上)(?=[?。!]*$)",
        r"[,。;]\s*(?:我们?|本团)?(?:发言|汇报|报告)?(?:要|想|需要)(?:在[^,。?]{1,8})?(?:引用|用到|用)(?:一下|的)?(?=[?。!]*$)",
        r"[,。;]\s*(?:请|麻烦|劳驾|能否|可否)?(?:帮忙|帮我)?(?:找|查|看|核实|确认)一下(?=[?。!]*$)|[,。;]\s*(?:方便|好)(?:查|找|告知)(?:一下)?吗(?=[?。!]*$)",
    ),
}
_FEWEST = {"zh": 4, "en": 10}  # letters that a question has


def without_occasion(text: str, language: Language) -> str:
    """Return a plain question without what it is wanted for and who is asked; as it is where too little would be left.

    >>> without_occasion("For my statement I need the number of lamps lit in 2023", "en")
    'the number of lamps lit in 2023'
    >>> without_occasion("发言要用:灯塔项目的经费总额,麻烦查一下", "zh")
    '灯塔项目的经费总额'
    """
    rest = text
    for _ in range(2):
        rest = _AROUND[language].sub("", rest).strip()
    if rest == text or sum(map(str.isalnum, rest)) < _FEWEST[language]:
        return text
    asks = (ASKS_ZH if language == "zh" else ASKS_EN).search(rest)
    return f"{rest}?" if asks and rest[-1] not in ".?!。" else rest
