"""Whether a question asks what became of a matter, in everyday words: 过了没有, 怎么收场的, "did it go through", "how was it dealt with".

No operative verb of the Committee need stand in it. What is so asked is told by the record, where it holds the matter.
"""

from __future__ import annotations

import re

from assistant.model import Intent
from assistant.rules import Rule
from assistant.understanding.asked.intents import asked_topic
from assistant.understanding.named.mentions import read_mentions

_I = re.IGNORECASE
_ASKED_ZH = r"了?(?:没有?|吗)(?=\s*(?:[?。!,;]|$))"
# Whether it was carried, put off or thrown out; how else it ended; what the Secretariat was given to do.
_CARRIED_ZH = (
    rf"(?:(?<![通超经越透错路难谈论议看说做办提用试访问实查测写改来去到])过|(?<![确固稳肯规])定|批|点头|谈拢|谈成)(?:下来)?{_ASKED_ZH}",
    rf"(?:会上|委员会|得到|被)(?:接受|采纳|同意){_ASKED_ZH}",
    r"(?:是否|有没有|有无)(?:已经?|都|最终|终|正式|就此)*(?:拍板|定夺|定案|敲定|有(?:了)?定论|予以(?:核准|批准|通过|同意|准许|采纳)|终?获(?:得)?(?:通过|批准|核准|准许|采纳|同意))",
    rf"(?:拍板|定夺|定案|敲定|有(?:了)?定论)(?:下来)?{_ASKED_ZH}|(?:准许|赞同|核准){_ASKED_ZH}",
    r"(?:放行|(?:最后|后来)批)了?(?=哪|什么|几)|(?<!一)批(?:了|下来)(?:多少|几)|(?:最后|最终)(?:给)?批(?:下来)?的|批下来的|批了?[、,还或].{0,16}(?:否|放|推迟|驳回)",
)
_ENDED_ZH = (
    r"(?:最后|最终|后来)(?:是)?(?:被)?[商敲]?定(?:在|为|于|到|成)了?(?=哪|什么|几|多|谁)",
    r"(?:怎么|怎样|如何)(?:收场|收尾)的?|(?<!秘书处)(?<!代表团)(?:怎么|怎样|如何)(?:答复|回应)的?|(?:最后|最终|后来)(?:是)?(?:被)?(?:怎么|怎样|如何)(?:定|处理|收)的?",
    r"(?:最后|后来)(?:怎么样|怎样|如何)了?(?=\s*(?:[?。!,;]|$))|(?:^|[,;。])\s*结果(?:如何|怎样)",
    r"(?:给|作|做)(?:出|的|了)*(?:什么|何)?(?:答复|回应|反应)(?:是什么)?",
    r"(?:此)?(?:给|作|做)(?:出|的|了)*(?:何|什么|何种|(?:怎|什么)样的?)(?:处置|处理|决断|裁定|了结|表态|安排|决定|结果)(?:结果)?|(?:是)?(?:如何|怎样|怎么)(?:予以|加以|被)*(?:了结|处置|定夺|裁定|收束)的?(?=\s*(?:[?。!,;]|$))",
)
_GIVEN_ZH = (
    r"(?:让|叫|请|要求?)秘书处[^,。;的]{0,8}?了?(?:什么|哪些)(?:任务|工作)?",
    r"秘书处(?:还|又|再|后来)*被(?:要求|责成|请|委托|指示|布置)[^,。;的]{0,8}?了?(?:什么|哪些)(?:任务|工作)?",
    r"(?:(?:给|向)秘书处[^,。;的]{0,4}?)?(?:派|布置)(?:给秘书处)?了?(?:什么|哪些)(?:样的)?(?:活儿?|任务|工作)?|哪一?届(?:会议)?(?:再|继续)(?:议|谈|讨论|审议)",
)
_CARRIED_EN = (
    r"\b(?:go|gone|went|get|got)\s+through\b(?!\s+(?:a|an|the|its|their|each|all|every|so|as|many|much|few|only|how|\d+)\b)",
    r"\b(?:get|got|given|received?)\s+(?:the|a|its)\s+(?:nod|blessing|thumbs[- ]up)\b|\bdid\s+(?:that|it|this|the\s+\w+)\s+(?:fly|pass)\b",
    r"\b(?:was|were|has|have|had)\s+(?:[\w’'-]+\s+){0,14}?(?:agreed|taken\s+up)(?=\s*(?:[?.,;]|$|\b(?:by|at|in)\b))",
    r"\b(?:approved|adopted|accepted|agreed|endorsed|granted|passed)\b[^?.]{0,30}?\s+or\s+(?:was\s+it\s+|were\s+they\s+)?(?:not(?:\s+really)?\b|returned|sent\s+back|rejected|refused|deferred|postponed|put\s+off|turned\s+down|dropped|left\s+open)",
    r"\b(?:was|were|been|is|got)\s+(?:\w+\s+){0,6}?(?:granted|turned\s+down|thrown\s+out|put\s+off|dropped)\b",
)
_ENDED_EN = (
    r"\bhow\s+(?:was|were|has|have|had|did)\b(?P<matter>[^?]{1,120}?)\b(?:dealt\s+with|handled|resolved|settled|end(?:ed)?(?:\s+up)?|fared?)\b",
    r"\bwhat\s+(?:became|has\s+become|happened|came)\s+(?:of|to)\b|\bwhat\s+(?:was|were)\s+the\s+(?:\w+['’]?s?\s+){0,2}?(?:reply|answer|outcome|result)\b",
    r"\bhow\s+did\s+(?:the\s+)?(?:committee|cdip|member\s+states)\s+(?:\w+\s+)?(?:settle|resolve|handle|deal\s+with|dispose\s+of)\b",
    r"\bend(?:ed)?\s+up\s+(?:getting|with|being|in)\b",
    r"(?:^|[.,;:!?]\s*)(?:and\s+)?(?:the\s+)?(?:outcome|result)\s*\?|\bwhat\s+did\s+(?:the\s+)?(?:committee|cdip)\s+(?:\w+\s+)?do\b",
)
_GIVEN_EN = (
    r"\b(?:was|were|is|been)\s+(?:the\s+)?secretariat\s+(?:\w+\s+)?(?:asked|told|instructed|requested)\b",
    r"\b(?:task|job|homework)s?\s+(?:was|were|did)\b[^?]{0,40}\bsecretariat\b|\b(?:ask|tell|want|task)(?:ed)?\s+the\s+secretariat\s+(?:to|for)\b",
)
_VERDICT = Rule(*_CARRIED_ZH, *_CARRIED_EN, flags=_I)
_ENDED = Rule(*_CARRIED_ZH, *_ENDED_ZH, *_CARRIED_EN, *_ENDED_EN, flags=_I)
_GIVEN = Rule(*_GIVEN_ZH, *_GIVEN_EN, flags=_I)

# How a matter came up, which says nothing of what it is.
_CAME_UP = Rule(
    r"(?:讨论|审议|看)(?:完|过)(?:了|之?后)?|(?:头|第)一次|(?:重新)?(?:拿到|上)会|会上|后来|当时|最[后终]|之后|以后|讨论|审议|改[过后]的?|继续|那[份个]|文件|材料|稿子",
    r"\b(?:when|after|once|before)\b|\b(?:first\s+)?(?:c[oa]me|taken?|took)\s+up\b|\b(?:discuss|consider|present)(?:ed|ing|ion)?\b|\bas\s+they\s+stood\b|\bcarr(?:y|ied)\s+out\b|\b(?:papers?|documents?)\b",
    flags=_I,
)


SETTLED = ("approved",)  # what a verdict is asked by


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
        return SETTLED
    return ("requested",) if _GIVEN.search(text) and not _ENDED.search(text) else ()


def matter_asked(text: str) -> str:
    """Return what the matter is whose outcome a plain question asks for, without the words that ask.

    >>> matter_asked("水车项目的提案第九届会议怎么收场的?"), matter_asked("How was the request for a longer break dealt with?")
    ('水车项目 提案', 'longer break')
    """
    shape = read_mentions(text, latest_session=None, known_symbols=frozenset()).shape
    named = _GIVEN.sub("\n", _ENDED.sub(lambda asked: f"\n{asked['matter'] or ''}\n", shape))
    return asked_topic(_CAME_UP.sub("\n", named), Intent.DECISION)
