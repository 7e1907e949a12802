"""Whether a question asks what became of a matter, in everyday words: 过了没有, 怎么收场的, "did it go through", "how was it dealt with".

No operative verb of the Committee need stand in it. What is so asked is told by the record, where it holds the matter.
"""

from __future__ import annotations

import re

from assistant.model import Intent
from assistant.rules import Rule
from assistant.understanding.intents import asked_topic
from assistant.understanding.mentions import read_mentions

_I = re.IGNORECASE
_SECRETARIAT = r"(?:秘书处|总干事|国际局|主席|提案国|提案方|代表团)"

# Whether it was carried, put off or thrown out; how else it ended.
_CARRIED_ZH = (
    r"(?:(?<![通超经越透错路难谈论议看说做办提用试访问])过|(?<![完形建落促变组构达])成|(?<![确固稳肯规])定|批|答应|放行|点头|敲定|拍板|谈拢|谈成|谈妥|首肯|松口)(?:下来|过)?了?(?:没有?|吗|么)(?=\s*(?:[?。!,;]|$))",
    r"(?:会上|会议上?|委员会|最[后终]|后来|当时|得到|获得?|被|有没有|是否|[,。;]\s*)(?:被|得到|获得?|一致)?(?:接受|采纳|同意|认可|接纳|理会)了?(?:没有?|吗|么)(?=\s*(?:[?。!,;]|$))|(?:有没有|是否)(?:被|得到|获得?)?(?:接受|采纳|接纳|谈拢|谈成)",
    r"(?:批没批|过没过|成没成|(?:获|得到?|予以?|被|是否|有没有)(?:放行|首肯|点头))|放行了?(?=哪|什么|几)|(?:最终|最后|后来|当时|会上)批了?(?=哪|什么|几)",
    r"(?<!一)批(?:了|下来)(?:多少|几)",
    r"(?:是|究竟)?(?:批|过|否|准|退|放|搁|推|撤)了?[、,还或].{0,16}(?:否|放|推迟|搁置|驳回|退回|撤回|往后|延后)了?",
)
_ENDED_ZH = (
    r"(?:怎么|怎样|如何|咋)(?:收场|收尾|了结|落幕|拍板|敲定|答复|回复|回应|裁定|表态|解决|摆平|定夺)的?|落得?(?:个)?什么(?:结果|下场)|(?:落得|得到)(?:了)?(?:怎样|什么样|何种)的?(?:结果|处理|下场)|(?:收场|了结|定论|下文|说法)(?:如何|是什么|怎样|呢)",
    r"(?:最后|最终|后来|到头来|结果)(?:是)?(?:被)?(?:怎么|怎样|如何)(?:定|处理|办|收)的?",
    r"(?:最后|最终|后来|到头来)(?:结果)?(?:怎么样|怎样|如何|咋样|呢)了?(?=\s*(?:[?。!,;]|$))|(?:^|[,;。])\s*结果(?:如何|怎样|怎么样|是什么|呢)",
    r"(?:给|作|做)(?:出|的|了|过)*(?:什么|何|怎样的?|哪些)?(?:答复|回复|回应|反应|答案|交代)(?:是什么|如何)?|有(?:什么|何)(?:下文|反应|结果|定论|说法)|有没有(?:下文|结果|定论)",
)
# What somebody was given to do.
_GIVEN_ZH = (
    rf"(?:让|叫|要|请|要求|责成|吩咐){_SECRETARIAT}[^,。;的]{{0,4}}?(?:做|办|准备|提供|拿出|补)?了?(?:什么|哪些|啥|何)(?:样的)?(?:活|任务|事情?|工作|差事|功课|东西)?",
    rf"(?:给|向|对){_SECRETARIAT}[^,。;的]{{0,4}}?(?:派|布置|安排|交代|下达|分派)了?(?:什么|哪些|啥|何|怎样的?)(?:样的)?(?:活儿?|任务|事情?|工作|差事|功课|要求)?",
    rf"(?:派|布置|交代|下达|分派)(?:给)?{_SECRETARIAT}?了?(?:什么|哪些|啥|怎样的)(?:活儿?|任务|事情?|工作|差事|功课|要求)?",
    rf"{_SECRETARIAT}(?:被|受|接|领)(?:到|了|要求|委托|派)+.{{0,6}}(?:什么|哪些|何)|哪一?届(?:会议)?(?:再|接着|继续)(?:议|谈|审|讨论|审议)",
)
_CARRIED_EN = (
    r"\b(?:go(?:es|ne)?|went|get|got|gotten|ma[dk]e\s+it|come|came|sail(?:ed)?|pushed)\s+through\b(?!\s+(?:a|an|the|its|their|each|all|every)\b)",
    r"\b(?:carry\s+the\s+day|carried\s+the\s+day|win|won|get|got|gotten|given|gain(?:ed)?|receiv(?:ed?)|obtain(?:ed)?)\s+(?:the\s+|a\s+|its\s+)?(?:nod|blessing|thumbs[- ]up|backing\s+of\s+the\s+committee|all[- ]clear|committee['’]?s\s+(?:approval|consent|agreement))\b",
    r"\b(?:did|does|do)\s+(?:that|it|this|they|the\s+(?:idea|proposal|request|suggestion))\s+(?:fly|pass|stick|succeed|prevail|get\s+anywhere)\b",
    r"\b(?:was|were|has|have|had)\s+(?:[\w’'-]+\s+){0,14}?(?:agreed|taken\s+up|heeded|acted\s+(?:up)?on|followed|honou?red|taken\s+on\s+board|accommodated)(?=\s*(?:[?.,;]|$|\b(?:by|at|in)\b))",
    r"\b(?:was|were|been|is|got)\s+(?:\w+\s+){0,6}?(?:granted|turned\s+down|thrown\s+out|sent\s+back|put\s+off|parked|voted\s+down|waved\s+through|given\s+up|kicked\s+(?:down|into)|dropped)\b",
)
_ENDED_EN = (
    r"\b(?:how|in\s+what\s+way)\s+(?:was|were|has|have|had|did)\b(?P<matter>[^?]{1,120}?)\b(?:dealt\s+with|disposed\s+of|handled|resolved|settled|answered|received|met\s+with|decided|turn\s+out|end(?:ed)?(?:\s+up)?|conclude[d]?|fare[d]?|wrapped\s+up)\b",
    r"\bwhat\s+(?:became|has\s+become|happened|came|was\s+done)\s+(?:of|to|with|about|from|next\s+to)\b|\bwhat\s+(?:was|were)\s+the\s+(?:\w+['’]?s?\s+){0,2}?(?:repl(?:y|ies)|answer|response|verdict|ruling|outcome|result|upshot|conclusion|fate)\b",
    r"(?:^|[.,;:!?]\s*)(?:and\s+)?(?:the\s+)?(?:outcome|upshot|verdict|result)\s*\?|\bwhere\s+did\s+(?:that|it|this|the\s+(?:matter|discussions?|talks?))\s+(?:leave|land|end)\b|\bwhat\s+did\s+(?:the\s+)?(?:committee|members|cdip)\s+(?:\w+\s+)?(?:settle|come\s+up|come\s+to|go\s+for|do)\b",
)
_GIVEN_EN = (
    r"\b(?:was|were|is|be|been)\s+(?:the\s+)?secretariat\s+(?:\w+\s+)?(?:asked|told|instructed|tasked|requested|charged|left|invited|mandated|directed|expected|supposed)\b",
    r"\b(?:the\s+)?secretariat\s+(?:was|were|has\s+been|had\s+been|is|got)\s+(?:\w+\s+)?(?:asked|told|instructed|tasked|requested|charged|mandated|directed|given)\b",
    r"\b(?:task|job|homework|assignment|mandate|marching\s+orders)s?\s+(?:was|were|did|has|had)\b[^?]{0,40}\b(?:secretariat|given|set|get|handed)\b|\b(?:ask|tell|want|task|hand|give|instruct|leave|set)(?:ed)?\s+(?:of\s+)?the\s+secretariat\s+(?:to|with|for|do|what)\b",
)
_VERDICT = Rule(*_CARRIED_ZH, *_CARRIED_EN, flags=_I)
_ENDED = Rule(*_CARRIED_ZH, *_ENDED_ZH, *_CARRIED_EN, *_ENDED_EN, flags=_I)
_GIVEN = Rule(*_GIVEN_ZH, *_GIVEN_EN, flags=_I)

# How a matter came up, which says nothing of what it is.
_CAME_UP = Rule(
    r"(?:讨论|审议|审查|看|听|介绍|谈)(?:完|过)(?:了)?|(?:头|第)一次|首次|(?:重新)?(?:摆上|提上|拿到|上)(?:台面|桌面|会|议程)|会上|(?:那|这|该)次会|后来|当时|最[后终]|之后|以后|讨论|审议|改[过后]的?|继续|接着|那[份个]|文件|材料|稿子",
    r"\b(?:when|after|once|before)\b|\b(?:first\s+)?(?:c[oa]me|coming|taken?|took|brought)\s+up\b|\b(?:discuss|consider|introduc|present|examin|debat)(?:ed|ing|ion)?\b|\b(?:looked|looking)\s+at\b|\bat\s+one\s+point\b|\bthen\b|\bas\s+they\s+stood\b|\bcarr(?:y|ied)\s+out\b|\b(?:papers?|documents?)\b",
    flags=_I,
)


def asks_for_an_outcome(text: str) -> bool:
    """Whether a plain question asks what became of a matter, or what somebody was given to do on it.

    >>> asks_for_an_outcome("那份提案最后过了没有?"), asks_for_an_outcome("How was the request dealt with?")
    (True, True)
    >>> asks_for_an_outcome("那份提案有多长?"), asks_for_an_outcome("How was the survey carried out?")
    (False, False)
    """
    return bool(_ENDED.search(text) or _GIVEN.search(text))


def acts_asked(text: str) -> tuple[str, ...]:
    """Return the operative verb, as a Decision carries it, that an outcome is asked by; () where it may be any.

    >>> acts_asked("那份提案最后过了没有?"), acts_asked("What was the Secretariat told to do?"), acts_asked("怎么收场的?")
    (('approved',), ('requested',), ())
    """
    if _VERDICT.search(text):
        return ("approved",)
    return ("requested",) if _GIVEN.search(text) and not _ENDED.search(text) else ()


def matter_asked(text: str) -> str:
    """Return what the matter is whose outcome a plain question asks for, without the words that ask.

    >>> matter_asked("水车项目的提案第九届会议怎么收场的?"), matter_asked("How was the request for a longer break dealt with?")
    ('水车项目 提案', 'longer break')
    """
    shape = read_mentions(text, latest_session=None, known_symbols=frozenset()).shape
    named = _GIVEN.sub("\n", _ENDED.sub(lambda asked: f"\n{asked['matter'] or ''}\n", shape))
    return asked_topic(_CAME_UP.sub("\n", named), Intent.DECISION)
