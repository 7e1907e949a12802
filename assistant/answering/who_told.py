"""Who holds an office, and who put a thing forward: a passage answers only if it names somebody."""

from __future__ import annotations

from assistant.model import Language
from assistant.rules import Rule
from assistant.understanding.subjects import parties_in

_OFFICE_ASKED = Rule(
    r"(?:总干事|秘书长|局长|司长|主任)(?:现在|目前|现)?(?:是|叫)(?:谁|什么名字|哪位)|谁是[^，。?]{0,10}(?:总干事|秘书长|局长|司长|主任)",
    r"(?i:\bwho(?:\s+is|\s+was|['’]s)\s+(?:the\s+|wipo['’]s\s+)*(?:current\s+|present\s+|new\s+)?(?:(?:deputy|assistant)\s+)?(?:director|secretary|head)\b)",
)
_NAMES_A_PERSON = Rule(
    r"先生|女士|博士|大使|阁下|·|(?:总干事|秘书长|局长|司长|主任)[赵钱孙李周吴郑王冯陈沈韩杨朱秦许何吕张孔曹严金魏陶姜邓高林郭马罗梁宋唐黄刘徐胡][\u4e00-\u9fff]{1,2}",
    r"\b(?:Mr|Ms|Mrs|Dr|Prof|Ambassador)\b(?:\.?\s+[A-Z]|\.?\s*\))|\b(?:Director|Secretary)(?:\s+General)?,?\s+(?!General\b)[A-Z][a-z]+\s+[A-Z]|[A-Z][a-z]+\s+[A-Z][a-z]+,\s+(?:the\s+)?(?:Deputy\s+|Assistant\s+)?(?:Director|Secretary|Head)\b",
)
_PROPOSER_ASKED = Rule(
    r"谁(?:最初|最早|先|首先)?(?:提出|提议|提交|建议|发起|倡议|提的)|(?:由|是)谁(?:的)?(?:最初|最早|先)?(?:提出|提议|提交|建议|提案|倡议|发起)",
    r"(?i:\bwho\b(?:\s+\w+)?\s+(?:propos|suggest|submitt|initiat|sponsor|tabl)\w*|\bwho\s+put\s+forward\b|\bproposed\s+by\s+whom\b|\bby\s+whom\b[^?]*\bproposed\b|\bwhose\s+(?:idea|proposal|initiative|suggestion)\b)",
)
_PUTS_FORWARD = Rule(
    r"提出|提议|提交|建议|发起|倡议|提案|要求|请求|指出|认为|主张|表示|希望",
    r"(?i:\b(?:propos\w+|suggest\w*|submi\w+|initiat\w+|sponsor\w*|tabled|request\w*|put\s+forward|present\w*|recommend\w*|stated|said|felt|wish\w*|ask(?:ed|s)|idea)\b)",
)
_ACTOR = Rule(
    r"代表团|集团|秘书处|成员国|会员国|顾问|专家|主席|审查|审评|评价|作者|总干事|[局司部]",
    r"(?i:\b(?:delegations?|groups?|secretariat|member\s+states|consultants?|experts?|chair\w*|review\w*|evaluat\w+|authors?|director|countr(?:y|ies)|office|sector|division)\b)",
)


def tells_who(question: str, text: str, language: Language) -> bool:
    """Whether a text names a person where it is asked who holds an office, and somebody who puts something forward where it is asked
    who did; True where neither is asked.

    >>> tells_who("总干事是谁?", "总干事主持了对话。", "zh"), tells_who("总干事是谁?", "总干事邓鸿森先生主持了对话。", "zh")
    (False, True)
    >>> tells_who("Who proposed the forum?", "It is proposed to assign a moderator.", "en")
    False
    """
    if _OFFICE_ASKED.search(question):
        return bool(_NAMES_A_PERSON.search(text))
    if _PROPOSER_ASKED.search(question):
        return bool(_PUTS_FORWARD.search(text)) and bool(_ACTOR.search(text) or parties_in(text, language))
    return True
