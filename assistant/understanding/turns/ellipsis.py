"""A question that names no subject of its own: "Which companies were matched?", 有几个国家签了？, "What is planned for 2019?".

Asked alone it would be on anything; after another question it is on what that one was about.
"""

from __future__ import annotations

import re

from assistant.glossary import matches
from assistant.model import Language
from assistant.rules import Rule
from assistant.understanding.asked.subjects import without_aspects, without_parties

# Who or what may take part in any matter, and what any matter has: no subject.
_ANY = Rule(
    r"成员国?|各国|国家|国别|公司|企业|机构|单位|部门|人员?|女性|妇女|男性|男女|专家|学员|代表团?|参与者|[方各]面|条件|办法|方式|步骤|次数|版本?|[英法中俄西阿]文|语言|文字|主题|题目|地点|日期|城市|地区|领域|种类|类型|活动|事件|下一步|第一|第二|最终|上一|下一|多数|其余|里面|其中|作者|指标|目标|顺序|次序|先后|阶段|级别|选项|名字|姓名|比例|一半|整个|项目|提案|报告|研究(?!所|院|人)|文件|会议|工作(?!组|人)|最[少多大小高低早晚后新近]|要点|份|轮|期",
    r"\b(?:countries|country|proposal|project|report|study|paper|document|meeting|states?|companies|company|firms?|institutions?|organi[sz]ations?|offices?|departments?|bod(?:y|ies)|people|persons?|women|men|female|male|experts?|officials?|participants?|partners?|delegations?|members?"
    r"|languages?|versions?|english|french|spanish|arabic|chinese|russian|dates?|places?|cit(?:y|ies)|regions?|areas?|fields?|kinds?|types?|ways?|steps?|conditions?|criteria|topics?|themes?|events?|entries|activit(?:y|ies)|rounds?|times?|parts?"
    r"|authors?|evaluators?|targets?|orders?|items?|figures?|shares?|half|names?|reasons?|stages?|levels?|options?|indicators?|largest|smallest|highest|lowest|biggest|ones?|others?|rest|more|less|fewer|most|least|extra|additional|further|first|second|third|last|next|final|new|other|same|both|each|any|up|down|way|out|once|then|since|before|after|every|per|half|year|month)\b",
    flags=re.IGNORECASE,
)
_NUMBER = re.compile(r"\d[\d,./-]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b|[一二两三四五六七八九十]+(?=[个名位项份家次])")
_MONTH = re.compile(r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\d+月", re.IGNORECASE)
# What is said of the subject: the verb after its auxiliary, after "to", or with 了.
_SAID = Rule(
    r"\b(?:is|are|was|were|be|been|being|get|gets|got)\s+(?:it\s+|they\s+|that\s+)?(?:also\s+|already\s+|now\s+|not\s+|really\s+|ever\s+|actually\s+|first\s+)?(?P<passive>\w+(?:ed|en|nt|lt|ught|ld|un|id|t))\b"
    r"|\b(?:has|have|had)\s+(?:been\s+|also\s+|already\s+|now\s+|not\s+|since\s+|so\s+far\s+)*(?P<perfect>\w+(?:ed|en))\b|\bto\s+(?P<infinitive>[a-z]+)\b|\b(?:did|does|do|will|would|can|could|should|must|has|have|had)\s+(?:it|they|he|she|this|that|these|those|not)\s+(?P<after_pronoun>[a-z]+)\b",
    r"^(?:(?:so|and|but)\s+)?(?:is|are|was|were|has|have|had)\s+(?:the\s+)?(?:[\w-]+\s+){1,3}?(?P<inverted>\w+(?:ed|en)|met|held|made|done|paid|spent|kept|built|set)\s*\??$",
    r"(?P<done>[\u4e00-\u9fff]{1,2})[了过](?!吗)",
    flags=re.IGNORECASE,
)


# What is listed and counted by its kind: "Which projects were rejected?" stands alone, "that project" does not.
_KIND_ZH = r"(?:项目|提案|建议(?!书)|网络研讨会|决定|文件)"
_KIND_ASKED = Rule(
    rf"(?:哪[些几][个项份条场次]?|多少[个项份条场次]?|几[个项份条场次]|所有的?|各[个项]|有没有|什么)[^,?这那该它其]{{0,8}}?{_KIND_ZH}|(?<![这那该此整]个)(?<![这那该此]){_KIND_ZH}(?:都|主要|一共)?(?:有|是)?(?:哪[些几]|多少|几[个项份条]|吗|没有)",
    r"(?<!that )(?<!this )(?<!the )(?<!those )(?<!these )(?<!its )(?<!their )\b(?:projects|proposals|recommendations|webinars|decisions|documents)\b",
    flags=re.IGNORECASE,
)


def asks_for_a_kind(text: str) -> bool:
    """Whether a question asks for all things of a kind that the house deals with.

    >>> [asks_for_a_kind(text) for text in ("Which projects were dropped?", "Where were those projects run?", "目前在做的项目有哪几个?")]
    [True, False, True]
    """
    return bool(_KIND_ASKED.search(text))


def own_subject(text: str, topic: str, language: Language) -> str:
    """Return what of a question's topic is a subject by which it could stand alone.

    >>> own_subject("Which companies were matched?", "companies matched", "en"), own_subject("到2031年部署了多少国家?", "部署 国家", "zh")
    ('', '')
    >>> own_subject("How many judges were trained?", "judges trained", "en"), own_subject("灯塔有多高?", "灯塔 高", "zh")
    ('judges', '灯塔 高')
    """
    said = {word for match in _SAID.finditer(text) for word in match.groups() if word}
    kept = without_parties(topic, language)
    terms = [match.written for match in matches(kept, language) if match.term.kind == "term"]
    for word in sorted(said, key=len, reverse=True):
        pattern = rf"\b{re.escape(word)}\b" if language == "en" else re.escape(word)
        kept = re.sub(pattern, " ", kept, flags=re.IGNORECASE)
    for rule in (_ANY, _NUMBER, _MONTH):
        kept = rule.sub(" ", kept)
    kept = without_aspects(kept)
    named = [term for term in terms if term not in kept]  # a term of the house is named, whatever words it is made of
    return " ".join((*kept.split(), *named))
