"""The one thing that a question names by its kind and its subject: the seaweed project, 关于海藻的项目, the study on kelp.

A question on a project that no document tells of finds the paper of another, which tells the same kinds of thing in the
same words, or a passage on the subject that is no such project. What answers is on a thing of that kind and on that
subject together: where the kind is named, or in what stands above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.answering.reading.surroundings import NEAR, headed, surroundings
from assistant.model import Evidence, Language, Query
from assistant.retrieval import Retriever
from assistant.rules import Rule
from assistant.understanding.asked.subjects import without_parties

THE_MATTER, THE_MATTER_ACROSS = 0.45, 0.23  # of the subject's meaning, by a passage with what stands above it; in the other language
BESIDE, BESIDE_ACROSS = 0.5, 0.3  # the same, by what stands beside the word for its kind

_I = re.IGNORECASE


@dataclass(frozen=True, slots=True)
class NamedKind:
    """A kind of thing: how a question names it, and how a text may."""

    zh: str
    en: str
    told: re.Pattern[str]

    def asked(self, language: Language) -> re.Pattern[str]:
        """How a question in a language names it."""
        return re.compile(self.zh if language == "zh" else rf"\b(?:{self.en})\b", _I)


_PROJECT = NamedKind(
    r"(?:试点)?(?:(?:(?<!议程)|(?<=发展议程))项目(?:提案|建议|方案)?|提案|试点)",
    r"(?:pilot\s+)?(?:projects?(?:\s+proposals?)?|proposals?|pilot)",
    re.compile(r"项目(?!管理|周期)|提案|试点|\bprojects?\b(?!\s+(?:manage|cycle))|\bproposals?\b|\bpilot\b", _I),
)
_STUDY = NamedKind(
    r"(?:可行性|案例|国别|比较)?研究(?:报告)?",
    r"(?:feasibility\s+|case\s+|scoping\s+)?stud(?:y|ies)",
    re.compile(r"研究(?!人员|生|所|院|机构|中心)|可行性|调研|\bstud(?:y|ies)\b|\bfeasibility\b", _I),
)
_WEBINAR = NamedKind(
    r"(?:网络|网上|线上|在线)(?:研讨会|讲座)", r"webinars?", re.compile(r"网络研讨会|网上研讨会|线上|在线|\bwebinars?\b|\bonline\b", _I)
)
_MEETING = NamedKind(
    r"(?:国际|网络|网上|网页)?(?:(?<!组织)(?<!届)大会|(?<!届)会议|论坛|研讨会|座谈会|讲习班|圆桌会议)",
    r"(?:international\s+|biennial\s+)?(?:conferences?|forums?|fora|seminars?|symposi(?:um|a)|workshops?|round\s?tables?)",
    re.compile(
        r"(?<!届)会议(?!室)|大会|论坛|研讨会|座谈会|讲习班|圆桌|对话|培训班|\b(?:conferences?|forums?|fora|seminars?|symposi(?:um|a)|workshops?|round\s?tables?|webinars?)\b",
        _I,
    ),
)
_KINDS = (_PROJECT, _STUDY, _WEBINAR, _MEETING)

# What joins a subject to its thing, in Chinese between them: 海藻的项目, 与海藻有关的项目, 海藻那个项目.
_JOINS_ZH = r"(?:有关|相关|方面)?的?\s*(?:那|这|该)?[个份项场次]?\s*"
_NAME_ZH = r"(?P<name>[\u4e00-\u9fffA-Za-z“”《》·、\s]{2,24}?)"
# What is done to a thing, and by whom: 批准的项目, 正在实施的项目.
_DONE_ZH = (
    r"批准|通过|核可|核准|实施|完成|执行|落实|进行|开展|提出|提交|提议|讨论|审议|处理|资助|结束|启动|开始|参[加与]|受益|正在|已经?|(?<!创)新|做|搞|办(?!公|事)|举[办行]|召开|主持|设立|建立?|确定|同意|主张|决定"
    r"|想|拟|管理?|担任|负责|延[长期]|推迟|取消|成功|失败|主要|以[前后]|之[前后]|现在|目前|今[年后]|去年|明年|来年|未来|现有|请[问说概]?[明述]?|如何|如果|假[设如]|若|谁|怎么?|哪|吗|呢|您|你|我们?|他们?|谈|讲|出(?!版|口)|帮|当[作做]|作为|算作?|属于|不知|知道|期望|希望|打算|计划|准备"
)
_LEADS_ZH = re.compile(
    r"^.*(?:委员会|会议|秘书处|代表团|集团|对于?|就|在|给|为|把|关于|针对|围绕|涉及|批准了?|通过了?|拟议的?|(?<!有关)(?<!相关)的|[这那此该]?[个份项]|该|哪|什么|多少|第[一二三四五六七八九十\d]+[次届期]|(?:参加|参与|加入|实施|开展)了?|了|有没有|有无|"
    + _DONE_ZH
    + r")"
)
_ABOUT_ZH = re.compile(r"^.*(?:关于|针对|围绕|涉及|与|跟|和)(?=[^与跟和])")
_TRAILS_ZH = re.compile(r"(?:有关|相关|方面)$")
_NO_NOUN = re.compile(r"[要把被是有了吗就都会能很起]|提$")  # a clause, no name
_CLAUSE_ZH = re.compile(_DONE_ZH + r"|最|贵|[大好里中上下]$")  # before what joins a subject to its thing
_NAMED_EN = r"\b(?:the|a|an|any|that|this|your)\s+(?P<name>(?:(?!(?:the|of|a|an|in|for|to|and|at|by|that|which|this|on|did|does)\b)[\w’'-]+\s+){1,4}?)"
_ABOUT_EN = r"\s+(?:on|about|concerning|regarding|related\s+to|relating\s+to|dealing\s+with)\s+(?:the\s+)?"
_ENDS_EN = (
    r"(?=\s*[?,.;:]|\s*$|\s+(?:that|which|who|what|when|where|how|why|in|to|by|was|is|were|are|did|do|does|at|from|with|has|have|had|will|can|still|now"
    r"|currently|already|yet|ever|so\s+far|been|going|under|during|held|and\s+(?:what|who|when|where|how|why|did|is|was|which|by|whether|in)|get|got|being|ended?|finish\w*|cost|end|run(?:s|ning)?|actually|really|finally)\b)"
)
_NO_NAME = re.compile(
    r"(?:联合|成员国|些|几个?|[一二三四五六七八九十两]+[个项]|\d+|joint|two|three|four|five|several|all|other|此类|这类|类似|其他|上述|有关|相关|新|发展议程|知识产权|产权组织|发展议程|所有|各|本|每|全部|试点|修订|后续|完成|评价|审评|第|年度|国际|最终|网络|网上|网页|同类|每[届次个]|[\d一二三四五六七八九十]+次|可行性|这|那|的|[个份项场次]|da|wipo|cdip|ip|development|agenda|new|other|pilot|first|second|third|next|last|final|whole|same|current|revised|biennial|proposed|international|web|online|latest|feasibility|\s)+",
    _I,
)

# What is asked of a thing as a whole: whether there is one, whether it goes on, when and where it was, what became of it.
_OF_THE_WHOLE = Rule(
    r"有没有|有无|是否|有[什甚]么|有关|相关|关于|涉及|请问|怎么样|如何|怎样|进展|情况|现状|状况|状态|结果|成果|现在|目前|当前|继续|进行|什么时候|何时|哪[年天儿里一]|举[行办]|召开|结束|完成|做[完到]|开始|启动|最后|最终|后来|已经|哪一步"
    r"|什么|哪些|[有还在到呢吗么吧啊了是的与和跟对开办过没个份项场次那这几做搞里中讲说多怎样]",
    r"\b(?:is|are|was|were|has|have|had|been|be|there|any|the|a|an|on|about|going|still|what|which|s|how|it|its|this|that|of|to|with|in|at|status|progress|results?|outcomes?|held|hold|when|where|yet|already|did|do|does|take|taken|place"
    r"|happen(?:ed|ing)?|exist|ongoing|under|way|underway|finished|over|completed?|ended|started?|begun|running|now|currently|today|you|stand|far|so|concerning|regarding|related|relating|dealing|and|come|came|become|became|out)\b",
    flags=_I,
)
# How a thing goes on, the paper that proposes it cannot know.
_HOW_IT_STANDS = Rule(
    r"怎么样|怎样了|如何|进展|现状|状况|状态|情况|结果|成果|还在|现在|目前|到哪",
    r"\b(?:still|now|currently|going|progress|status|results?|outcomes?|ongoing|stand|happen(?:ed|ing)?|bec[ao]me|c[ao]me)\b",
    flags=_I,
)
_PROPOSAL = re.compile(r"提案|\bproposals?\b", _I)
_EVERY_PAPERS = re.compile(
    r"(?:以?及|[和与、])?知识产权(?:以?及|[和与、])?|\b(?:and\s+)?(?:IP|intellectual\s+property)(?:\s+and)?\b\s*", _I
)  # what all are on
_WORD = re.compile(r"[a-z]{2,}|[\u4e00-\u9fff]", _I)


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that a question names: of what kind it is, and what it is on."""

    kind: NamedKind
    name: str


def thing_named(query: Query) -> Named | None:
    """Return the first thing that a question names by its kind and its subject, or None.

    >>> thing_named(Query("", "Who manages the seaweed project?", "en")).name, thing_named(Query("", "海藻项目的管理人是谁?", "zh")).name
    ('seaweed', '海藻')
    >>> thing_named(Query("", "Is the study on kelp and tides still going on?", "en")).name, thing_named(Query("", "谁当选?", "zh"))
    ('kelp and tides', None)
    """
    return _first_named(query.text, query.language)


@lru_cache(maxsize=256)
def _first_named(text: str, language: Language) -> Named | None:
    return next((_in_chinese if language == "zh" else _in_english)(text), None)


def kind_of_all(query: Query) -> NamedKind | None:
    """Return the kind of thing that a question asks of without a subject ("all projects"), or None."""
    if thing_named(query):
        return None
    return next((kind for kind in _KINDS if kind.asked(query.language).search(query.text)), None)


def _in_chinese(text: str) -> Iterator[Named]:
    for kind in _KINDS:
        for match in re.finditer(rf"{_NAME_ZH}(?P<joint>{_JOINS_ZH})(?:{kind.zh})", text):
            said = _TRAILS_ZH.sub("", match["name"].strip())
            name = _LEADS_ZH.sub("", said).strip(" “”《》、与和跟")
            clause = match["joint"].strip() and _CLAUSE_ZH.search(_ABOUT_ZH.sub("", said))
            if len(name) > 1 and not clause and not _NO_NAME.fullmatch(name) and not _NO_NOUN.search(name):
                yield Named(kind, name)


def _in_english(text: str) -> Iterator[Named]:
    for kind in _KINDS:
        before = rf"{_NAMED_EN}{kind.en}\b"
        after = rf"\b{kind.en}{_ABOUT_EN}(?P<name>[\w’'-]+(?:,?\s+[\w’'-]+){{0,5}}?){_ENDS_EN}"
        for pattern in (before, after):
            for match in re.finditer(pattern, text, _I):
                name = match["name"].strip()
                if len(name) > 1 and not _NO_NAME.fullmatch(name):
                    yield Named(kind, name)


def of_the_matter(query: Query, evidence: Sequence[Evidence], retriever: Retriever) -> Sequence[Evidence]:
    """Keep what speaks of the thing that a question names; all where it names none.

    Where nothing else is asked than whether there is such a thing and how it stands, nothing else of the question tells a
    passage from others: it must be on the kind and the subject together. A project is not answered for by another in any case.
    """
    named = thing_named(query)
    if not named or query.filters.symbols:
        return evidence
    if asks_of_the_whole(query, named):
        know = [found for found in evidence if not (_HOW_IT_STANDS.search(query.text) and _PROPOSAL.search(found.document.title or ""))]
        return [one for found in know if (one := _of_one(named, found, query, retriever))]
    if named.kind is not _PROJECT:
        return evidence
    return [found for found in evidence if _speaks_of(named, found, query, retriever)]


def asks_of_the_whole(query: Query, named: Named) -> bool:
    """Whether a question asks of a thing that it names only whether there is one and how it stands."""
    rest = named.kind.asked(query.language).sub(" ", query.text.replace(named.name, " "))
    return not _WORD.search(without_parties(_OF_THE_WHOLE.sub(" ", rest), query.language))


def _speaks_of(named: Named, found: Evidence, query: Query, retriever: Retriever) -> bool:
    """Whether a chunk, with what stands above it, is on the subject of a thing."""
    met = retriever.closeness(replace(query, text=named.name), [surroundings(found)])[0]
    return bool(met >= (THE_MATTER if found.document.language == query.language else THE_MATTER_ACROSS))


def _of_one(named: Named, found: Evidence, query: Query, retriever: Retriever) -> Evidence | None:
    """Return a chunk that stands under the name of a thing of the kind and the subject together, or else what of it names one."""
    asked = replace(query, text=_EVERY_PAPERS.sub("", named.name) or named.name)
    least = BESIDE if found.document.language == query.language else BESIDE_ACROSS

    def is_named(texts: Sequence[str]) -> bool:
        places = [place for text in texts for place in _beside(named.kind, text, found.document.language)]
        return bool(places) and bool(retriever.closeness(asked, places).max() >= least)

    if is_named(headed(found).split("\n")):
        return found
    naming = tuple(p for p in found.paragraphs if is_named((p.text, *(note.text for note in p.footnotes))))
    return replace(found, paragraphs=naming) if naming else None


def _beside(kind: NamedKind, text: str, language: Language) -> Iterator[str]:
    """What stands beside each thing of a kind that a text names."""
    for match in kind.told.finditer(text):
        yield text[max(0, match.start() - NEAR[language]) : match.end() + NEAR[language]]
