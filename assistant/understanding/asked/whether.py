"""Questions that are answered yes or no: 批准了吗, "did it approve", "has it been settled"."""

from __future__ import annotations

import re

from assistant.rules import Rule

WHETHER_ZH = r"(?:吗|(?<![什怎那这多])么)(?=\s*(?:$|[?,。]))|是否|有没有|有无|能不能|能否|可否|会不会|是不是|要不要|算不算|用不用|需不需要|该不该|行不行|可不可以|够不够|有没|值不值得|收不收|给不给|付不付"
WHETHER_EN = r"^(?:(?:so|and|but|well|ok)\s+)?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|must|may|should)\b"
_WHETHER = re.compile(f"{WHETHER_ZH}|{WHETHER_EN}", re.IGNORECASE)


def asks_whether(text: str) -> bool:
    """Whether a plain question is to be answered yes or no.

    >>> asks_whether("第三届会议批准了吗?"), asks_whether("Did it approve the lamp fund?"), asks_whether("Who approved it?")
    (True, True, False)
    """
    return bool(_WHETHER.search(text.strip()))


_ASKS_FOR_SOMETHING = re.compile(
    r"多少|几|哪|谁|什么|何|如何|怎|多[久长大高]|\b(?:how|what|which|who|whom|whose|when|where|why)\b", re.IGNORECASE
)


def asks_only_whether(text: str) -> bool:
    """Whether a plain question is to be answered yes or no, and asks for nothing else.

    >>> asks_only_whether("Was a date set?"), asks_only_whether("Was a date set, and by whom?")
    (True, False)
    """
    return asks_whether(text) and not _ASKS_FOR_SOMETHING.search(text)


_ANY_MATTER = re.compile(
    r"项目|提案|建议书|报告|研究|文件|方案|活动|\b(?:projects?|proposals?|reports?|stud(?:y|ies)|documents?|papers?|plans?|activit(?:y|ies)|revised|new)\b",
    re.I,
)


def matter_of(topic: str) -> str:
    """Return what a topic names without the words for any matter (project, proposal); as it is where nothing else is named.

    >>> matter_of("seaweed project"), matter_of("项目")
    ('seaweed', '项目')
    """
    return " ".join(_ANY_MATTER.sub(" ", topic).split()) or topic


def names_a_matter(topic: str) -> bool:
    """Whether a topic names something beside what any matter is, a project or a proposal.

    >>> names_a_matter("seaweed project"), names_a_matter("项目")
    (True, False)
    """
    return any(character.isalnum() for character in _ANY_MATTER.sub(" ", topic))


_ANY_THING = re.compile(
    r"事情|事项|事儿?|议题|内容|主要|重要|最[后终]|\b(?:things?|matters?|issues?|points?|items?|main|important|key|major|everything|finally|end)\b",
    re.IGNORECASE,
)


def names_a_thing(topic: str) -> bool:
    """Whether a topic names anything at all, be it only a kind of matter.

    >>> names_a_thing("项目"), names_a_thing("important things"), names_a_thing("事")
    (True, False, False)
    """
    return any(character.isalnum() for character in _ANY_THING.sub(" ", topic))


_REPORTING = Rule(
    r"(?:继续|接着|接下来|还要?|再|停止?|结束|终止|到此)[^,，。?？]{0,12}(?:报告|汇报|上报|报(?=[吗下去?？]|$))",
    r"(?:报告|汇报)[^,，。?？]{0,6}(?:继续|接着|结束|停止|为止|终止|下去)|报不报",
    r"\b(?:go(?:es|ing)?\s+on|continu\w+|keep\w*|stop\w*|end(?:s|ed|ing)?|cease\w*|discontinu\w+|finish\w*|further|future|still)\b[^?]{0,30}\breport",
    r"\breport\w*\b[^?]{0,60}\b(?:go(?:es|ing)?\s+on|continu\w+|stop\w*|end(?:s|ed|ing)?|cease\w*|discontinu\w+|any\s*(?:more|longer))",
    flags=re.IGNORECASE,
)


def asks_of_reporting(text: str) -> bool:
    """Whether a question asks if reporting on something is to go on.

    >>> asks_of_reporting("Will the office go on reporting on it?"), asks_of_reporting("以后还报告吗?"), asks_of_reporting("报告说了什么?")
    (True, True, False)
    """
    return bool(_REPORTING.search(text))
