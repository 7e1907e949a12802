"""A claim that is to be checked, read as a question of what it claims: "They say it is in English only, right or wrong?", 听说…，属实吗.

The words around a claim are searched for nothing. What the documents say is quoted; whether the claim is right, the reader sees.
"""

from __future__ import annotations

import re

from assistant.model import Language
from assistant.rules import Rule

_I = re.IGNORECASE
_SAID_EN = r"(?:they|people|some(?:body|one)?|a\s+colleague|colleagues|delegates?|I|we)\s+(?:also\s+|just\s+|have\s+|has\s+|had\s+|was\s+|were\s+|['’]ve\s+)*(?:say|says|said|claim(?:s|ed)?|tell|told|hear|heard|read|think|thinks|thought|believe)\s+(?:(?:me|us)\s+)?(?:that\s+)?"
_LEAD = {
    "en": Rule(
        r"^(?:(?:so|and|but|ok|okay|well|hi|hello)[,\s]+)*(?:(?:is|was)\s+it\s+(?:really\s+|actually\s+)?(?:true|correct|right|so|accurate|a\s+fact|the\s+case)|is\s+it\s+(?:right|correct|fair)\s+to\s+say|(?:am\s+I|are\s+we)\s+(?:right|correct|wrong)(?:\s+(?:in|to)\s+(?:think|say|assum|believ)(?:e|ing)?)?|true|correct)\s+that\s+",
        r"^(?:can|could|would)\s+(?:you|someone|somebody)\s+(?:please\s+)?confirm\s+(?:that|whether|if)\s+",
        flags=_I,
    ),
    "zh": Rule(
        r"^(?:请问)?(?:我们?)?(?:听说|听人说|听人讲|听闻|有人(?:说|讲|称)|有代表(?:说|讲)|(?:有人|有同事|同事|朋友)(?:告诉|跟|对)我们?(?:说|讲)?|据说|传闻|大家都?说|都说|据称)(?:过|是)?[,:]?\s*",
        r"^(?:请问)?(?:是不是(?:说)?|是否真的|真的是)(?=\S{6})",
    ),
}
_SAID = Rule(rf"^(?:(?:so|and|but)\s+)?{_SAID_EN}", flags=_I)
_TAIL = {
    "en": Rule(
        r"\s*[,;.:?–-]\s*(?:(?:is|was)\s+(?:that|this|it)\s+(?:really\s+|actually\s+)?)?(?:right\s+or\s+wrong|true\s+or\s+(?:false|not)|yes\s+or\s+no|right|true|correct|so|accurate|really|the\s+case|isn['’]t\s+(?:it|that\s+so)|is\s+it|or\s+not)\s*[?.!]*$",
        flags=_I,
    ),
    "zh": Rule(
        r"[,。]?\s*(?:请问)?(?:这个?(?:数字?|说法|话|事情?|消息)?)?(?:到底)?(?:是)?(?:属实|对|真的?|准确|正确|这样的?|这么回事|(?:真)?有这?(?:么)?(?:回)?事)(?:吗|么|吧|的吗)\s*[?。!]*$",
        r"[,。]\s*(?:对不对|是不是(?:真的|这样)?|是真是假|有没有这回?事|属不属实|没错吧|是吗|是吧|对吧)\s*[?。!]*$",
    ),
}
_QUESTION_WORD = Rule(r"多少|哪|谁|什么|何时|如何|怎|几(?=[个名项次])", r"\b(?:how|what|which|who|whom|whose|when|where|why)\b", flags=_I)
# The languages that a claim says a thing is in: which they are is what the documents tell.
_LANGUAGES = Rule(
    r"\b(?:only\s+)?in\s+(?:only\s+|all\s+)?(?:(?:English|French|Spanish|Arabic|Chinese|Russian)(?:\s+only|\s+alone)?|(?:the\s+)?(?:six\s+)?(?:official\s+)?(?:UN|United\s+Nations)\s+languages)(?=\s*[?.]*$)",
    flags=_I,
)
# At whose word a claim says that it was: 是不是应某方的要求删的.
_BY_WHOM = Rule(r"是(?:不是|否)(?:应|因为?)[^,。?吗]{2,14}?的(?=要求|请求|建议|意见)")


def of_a_claim(text: str, language: Language) -> str:
    """Return a plain question that asks whether a claim is right as one of the claim itself; any other as it is.

    >>> of_a_claim("They say the list of lamps exists in English only, right or wrong?", "en")
    'the list of lamps exists in which languages?'
    >>> of_a_claim("听说灯塔办公室反对这个项目,属实吗", "zh"), of_a_claim("Is the lamp lit?", "en")
    ('灯塔办公室反对这个项目吗?', 'Is the lamp lit?')
    """
    if language == "zh" and _BY_WHOM.search(text):
        return _BY_WHOM.sub("是应谁的", text)
    claim = _LEAD[language].sub("", text)
    claim = _TAIL[language].sub("", claim)
    if language == "en" and claim != text:
        claim = _SAID.sub("", claim)
    if claim == text or not any(map(str.isalnum, claim)):
        return text
    if language == "en" and not _QUESTION_WORD.search(claim):
        claim = _LANGUAGES.sub("in which languages", claim)
    claim = claim.rstrip(" ?.。!,")
    if _QUESTION_WORD.search(claim):
        return f"{claim}?"
    return f"Is it so that {claim}?" if language == "en" else f"{claim}吗?"
