"""What is asked of a thing as a whole: what the project costs, how long it runs, what the study found, who evaluated it.

Such a question is made of three things and nothing else: a kind of thing (project, study, roadmap), a property of it, and the
subject that tells it from others. What is left when kind, property and the words between them are taken away is the subject.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant.model import Language, Query
from assistant.rules import Rule
from assistant.understanding.asked.properties import ASKED, MONEY_ZH, Property, properties_asked

_I = re.IGNORECASE


class Whole(StrEnum):
    """A kind of thing that papers are written about."""

    PROPOSAL = "proposal"
    STUDY = "study"
    ROADMAP = "roadmap"
    SCHEME = "scheme"  # a fellowship, an exchange, a scheme that is proposed or run
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class OfWhole:
    """A question for properties of one thing: of which kind it is, and what it is on, "" where a document is named instead."""

    kind: Whole
    subject: str
    properties: tuple[Property, ...]
    evaluated: bool  # it asks of the evaluation of the thing
    yearly: bool = False  # it asks what one year costs
    number: int | None = None  # of the one recommendation, conclusion or lesson that it asks for


_KINDS: Mapping[Whole, Rule] = {
    Whole.ROADMAP: Rule(r"路线图", r"\broad\s?maps?\b", flags=_I),
    Whole.STUDY: Rule(r"(?<!可行性)研究(?!人员|所|院|机构|中心)|摸底调查", r"\bstud(?:y|ies)\b|\bmapping\b", flags=_I),
    Whole.PROJECT: Rule(r"项目(?!管理|周期)", r"\bprojects?\b", flags=_I),
    Whole.PROPOSAL: Rule(r"提案", r"\bproposals?\b", flags=_I),
    Whole.SCHEME: Rule(
        r"(?:交流|研究金|奖学金|进修|实习|资助|补贴|驻留?局?)(?:项目|计划)",
        r"\b(?:fellowships?|scholarships?|(?:exchange|residency|internship)\s+(?:scheme|program(?:me)?)|schemes?)\b",
        flags=_I,
    ),
}
_EVALUATION = Rule(r"审评|评价|评估", r"\bevaluat\w+", flags=_I)
# What says that one thing is meant, and not all of a kind.
ALL = Rule(
    r"哪些(?:项目|提案|研究)|哪[几个]个?(?:项目|提案|研究)|所有|全部|各个?项目|每[个项份]|几[个项]项目",
    r"\b(?:which|what|all|any|every|each|how\s+many|these|those)\s+(?:\w+\s+)?(?:projects?|proposals|studies)\b",
    flags=_I,
)

_NUMBERED = re.compile(r"(?:建议|结论|教训|\b(?:recommendation|conclusion|lesson))\s*(\d{1,2})", _I)
# The words of all these questions, and those that hold them together: what they leave of a question is its subject.
_AROUND_ZH = (
    rf"{MONEY_ZH}|请问|提的|部门|经理|负责人|作者|编写者|审评[员人]|列[了出]|各项|标准|分别|给谁|哪[位名家]|顾问|专家|每年|一年|代码|编号|代号|实际|累计|加起来|做法|帮着?|[两二三四五六]国|[两二三]年(?=加)|最初|当初|原来|原先|估计|预计|大致|告诉我|我想(?:知道|问一?下?)?|一下|大概|大约|总共|一共|目前|现在|已经|后来|最后|最终|到底|究竟|具体|主要|计划|打算|准备|应该|需要|关于|有关|方面|名为|叫做|所谓|针对|是否|有没有|没有|是不是|什么时候|什么|多少|哪些|哪个|哪里|怎么样|怎么|如何|为什么|何时|谁"
    r"|发展议程|产权组织|委员会|通过|批准|WIPO|CDIP|试点|涉及|建议做|完成报告|进展报告|报告|独立|外部|期间|成果|成效|效果|产出|指标|风险|结束|完成|启动|开始|实施|开展|进行|参加|参与|提出|提交|编写|负责|资助|帮助|培训|接受|得出|达到|实现|总结|好不好|[，,。？?！!；;：:“”《》（）()\s]"
)
_EDGE_ZH = "总的了吗呢么吧啊是有由在从把给被那这个份项次它其该和与及还都就才也没不要会将来请做花搞办"
_AROUND_EN = (
    r"\bin\s+the\s+first\s+place\b|\b(?:on|behind|ahead\s+of|to)\s+schedule\b|\bon\s+(?:track|time)\b|\brunning\s+late\b|\b(?:please|tell|me|us|under|comes|address(?:es|ed)?|respond|relate[sd]?|correspond|serve[sd]?|code|criteria|conditions|requirements|select(?:ed|ion)|chosen|picked|sustainab(?:le|ility)|limitations?|limits|identif(?:y|ies|ied)|list(?:s|ed)?|mention(?:s|ed)?|expressly|explicitly|foresees?|leaves?|excluded?|ratings?|scores?|criteri(?:a|on)|each|give[ns]?|gave|phases|stages|name|project\s+manager|yearly|annual(?:ly)?|per\s+year|estimated|originally|initially|approximate(?:ly)?|roughly|planned|i|we|you|can|could|would|will|shall|should|may|do|does|did|done|doing|is|are|was|were|be|been|being|has|have|had|the|a|an|of|on|in|for|to|from|by|with|about|at|into|and|or|so|that|this|it|its|they|their"
    r"|what|which|who|whom|whose|when|where|why|how|much|many|long|money|exactly|actually|really|altogether|total|overall|eventually|finally|yet|already|now|currently|still|any|some|there|out|up|come|came|get|got|take|takes|taken|took|part|taking|go|going|went|ever|then|just|also|all|know|want|wants|say|says|said|far|due|happens?|after|positive|targets?|meet|met|summary|give"
    r"|costs?|budgets?|price|spent|spend|pays?|paid|paying|fund(?:s|ed|ing)?|financ\w+|duration|length|last(?:s|ed|ing)?|run(?:s|ning)?|ran|start(?:s|ed|ing)?|begin|began|begun|launch(?:ed)?|end(?:s|ed|ing)?|finish(?:es|ed)?|over|complet\w+|conclu\w+|date"
    r"|aims?|aimed|goals?|objectives?|purposes?|meant|supposed|intended|achieve|hopes?|hoped|tr(?:y|ying|ies)|set|needed|need|main|key|activities|outputs|components|elements|involve[sd]?|include[sd]?|consist|cover(?:s|ed)?|contain(?:s|ed)?|propos(?:e|es|ed)|suggest(?:s|ed)?"
    r"|countries|country|delegations?|states?|beneficiary|beneficiaries|pilot|participating|participate[d]?|benefit(?:s|ed|ted|ing)?|submit(?:s|ted)?|put|forward|tabled|initiated|idea|proponents?|manage[sd]?|managing|manager|lead|leads|led|charge|responsible|implement(?:s|ed)?|coordinate[sd]?"
    r"|evaluat\w+|external(?:ly)?|independent(?:ly)?|wrote|written|prepare[sd]?|authors?|authored|carried|conducted|made|lessons?|learn(?:ed|t)|drawn|draw|recommend\w*|find|finds|found|findings|discover(?:ed)?|show(?:s|ed|n)?|reveal(?:s|ed)?|results?|reach(?:ed)?|people|persons|participants|trainees|train(?:ed)?|help(?:ed)?|support(?:ed)?"
    r"|project['’]s|study['’]s|report|reports|wipo|cdip|development\s+agenda|achieve[ds]?|accomplish(?:ed)?|deliver(?:ed)?|bring|brought|outcomes?|achievements?|success(?:ful)?|verdict|well|risks?|indicators?|measured?|next|steps?|follow|follow-up|afterwards|extended|extension|prolonged|approved?|adopted?|accepted|endorsed?|passed|committee|point|asked|behind|tag|expected|deal(?:s|t)?|look(?:s|ed)?|describe|summari[sz]e|made|expensive|big|large|high|months|years|methods?|methodology)\b|['’]s\b|[,.?!;:“”\"'()]"
)
_AROUND_IN_ZH, _AROUND_IN_EN = Rule(_AROUND_ZH, flags=_I), Rule(_AROUND_EN, flags=_I)
_LEFT = re.compile(r"[a-z]|[\u4e00-\u9fff]", _I)
_EACH = Rule(r"每|平均|人均|各国|分别(?!给|致|针对|由)", r"\b(?:per|each|every|average|respectively)\b", flags=_I)
_YEARLY = Rule(r"每一?年|一年", r"\b(?:per|each|every|a|one)\s+year\b|\byearly\b|\bannual(?:ly)?\b", flags=_I)
_REPORT = Rule(r"报告(?!期)", r"\breports?\b", flags=_I)
_WHY = Rule(r"为什么|为何|怎么会", r"\bwhy\b", flags=_I)
_SPEAKER = Rule(r"委员会|代表团|集团|秘书处|主席", r"\b(?:committee|delegat\w+|group|secretariat|chair)\b", flags=_I)
_WHY_TOLD = frozenset((Property.AIM, Property.REASON, Property.PROBLEM))
_OF_THE_THING = frozenset(
    (
        Property.COST,
        Property.SPENT,
        Property.PAYER,
        Property.LENGTH,
        Property.BEGIN,
        Property.END,
        Property.EXTENDED,
        Property.STATE,
        Property.RUNNER,
        Property.PROPOSER,
        Property.COUNTRIES,
    )
)
_ALSO_BY_OTHERS = frozenset(
    (Property.APPROVED, Property.PROPOSER, Property.PAYER, Property.RUNNER)
)  # asked of a project, told of who acts on it


def asked_of_whole(query: Query) -> OfWhole | None:
    """Return what a question asks of one thing as a whole; None where it asks for anything else, or of a year or a session besides.

    >>> asked = asked_of_whole(Query("", "How much would the kelp project cost, and who pays?", "en"))
    >>> asked.subject, [one.value for one in asked.properties]
    ('kelp', ['cost', 'payer'])
    >>> asked = asked_of_whole(Query("", "海藻养殖项目要做多长时间？", "zh"))
    >>> asked.subject, [one.value for one in asked.properties]
    ('海藻养殖', ['length'])
    >>> asked_of_whole(Query("", "How many boats does the harbour have?", "en"))
    """
    if query.years or query.sessions or query.dates or query.recommendation_numbers or query.paragraph:
        return None
    return _asked(query.text, query.language)


@lru_cache(maxsize=256)
def _asked(text: str, language: Language) -> OfWhole | None:
    kind = next((kind for kind, named in _KINDS.items() if named.search(text)), None)
    properties = properties_asked(text)
    if kind is None and properties == (Property.PROBLEM,):
        kind = Whole.PROJECT  # "why did boatbuilders need help?": a project says so
    if kind is None and properties == (Property.PROPOSER,):
        kind = Whole.PROPOSAL
    if kind is None or (ALL.search(text) and Property.PARENT not in properties):
        return None
    if kind is Whole.STUDY:  # no study is evaluated
        properties = tuple(one for one in properties if one is not Property.EVALUATOR)
    yearly = properties == (Property.COST,) and bool(_YEARLY.search(text))
    if not properties or (_EACH.search(_YEARLY.sub(" ", text) if yearly else text) and properties != (Property.RATINGS,)):
        return None
    asked = frozenset(properties)
    if asked & _OF_THE_THING and (_EVALUATION.search(text) or _REPORT.search(text)):
        return None  # how long the evaluation took, when the report was written
    if _WHY.search(text) and not asked & _WHY_TOLD:
        return None
    if not asked <= _ALSO_BY_OTHERS and _SPEAKER.search(text):
        return None  # what the Committee said of it
    number = _NUMBERED.search(text)
    evaluated = bool(_EVALUATION.search(text))
    return OfWhole(kind, subject_left(text, language), properties, evaluated, yearly, int(number[1]) if number else None)


def subject_left(text: str, language: Language) -> str:
    """What of a question is neither a kind of thing, nor a property, nor a word that holds them together."""
    asked = (_EVALUATION, *ASKED.values()) if language == "zh" else ()  # an English question has its subject within the words that ask
    text = _NUMBERED.sub(" ", text)
    for named in (*_KINDS.values(), *asked, _AROUND_IN_ZH if language == "zh" else _AROUND_IN_EN):
        text = named.sub(" ", text)
    left = " ".join(part for part in (part.strip(_EDGE_ZH).lstrip("对") for part in text.split()) if part)
    return left if _LEFT.search(left) else ""
