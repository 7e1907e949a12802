"""Whether a sentence tells what a question wants (`wants.py`): a number of people, a date to the day, a country.

What the question itself says is no answer to it: a date, number or place counts only where the question does not name it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.kinds.dates import date_told, names_another_session, tells_a_deadline
from assistant.answering.kinds.forms import counted as counted_in
from assistant.answering.kinds.numbers import OF_ANOTHER_KIND, OF_SOMETHING_ELSE, Counting, asks_of_all
from assistant.concepts import Concept, Kind
from assistant.glossary import places_in
from assistant.lexical import words
from assistant.model import Language, Query, Want
from assistant.text import fold
from assistant.understanding.asked.wants import (
    NUMBERS,
    asks_of_countries,
    asks_of_states,
    asks_to_the_day,
    kinds_asked,
    kinds_ruled,
    least_asked,
    only_asks,
    wants_by_rule,
)
from assistant.understanding.named.persons import persons_in

_DECISIVE = NUMBERS | {Want.DATE, Want.DEADLINE, Want.SESSION, Want.PERSON}
_WHERE_ALL_MEET = frozenset(("Geneva",))  # named where nobody of the place is
_OF_SPEAKERS = frozenset((Want.PLACE, Want.ACTOR))

_ANSWERED: dict[Want, re.Pattern[str]] = {
    want: re.compile(pattern, re.I)
    for want, pattern in {
        Want.REASON: r"因为|由于|因此|鉴于|以便|为了|考虑到|原因|所以|因[^，。；]{2,24}(?:而|，|未|没|不|推|退|取|延)|导致|\bbecause\b|\bdue to\b|\bin order to\b|\bsince\b|\bgiven\b|\bso that\b|\breasons?\b"
        r"|\bowing\b|\bas a result\b|\bin view of\b|\bon account of\b|\bcaused\b|\bled to\b|\bfor (?:lack|want) of\b"
        r"|(?:数字|数额|总数|总额|金额|费用)[^。；]{0,16}(?:包[括含]|不含)|且不[含包]|\b(?:figures?|numbers?|totals?|costs?|amounts?)\b[^.;]{0,40}\b(?:includ\w+|exclud\w+)",
        Want.STATE: r"已(?!知)|尚|仍|正在|不再|停止|终止|完成|取消|放弃|推迟|暂停|中止|启动|上线|开始|继续|结束|未能|没有|进行中"
        r"|\b(?:completed|finished|ongoing|under\s?way|not yet|no longer|still|ceased|dropped|abandoned|cancell?ed|suspended|discontinued|withdrew|withdrawn|postponed|delayed|pending|launched|started|began|begun|remains?|under (?:examination|review|consideration|preparation)|in progress)\b"
        r"|\b(?:has|have|had)\s+(?:not\s+|now\s+|already\s+|since\s+)?(?:been\s+)?\w+(?:ed|en|n|t)\b",
        Want.PLAN: r"拟|将|计划|打算|准备|建议|\b(?:will|would|plans?|planned|intends?|proposes?|proposed|is to|are to|going to|invited to)\b",
        Want.CRITICISM: r"批评|不满|抱怨|不足|不够|过(?:晚|早|长|短|少|多|高|低)|太(?:晚|早|长|短|少|多|高|低|难)|缺(?:乏|少)|困难|难以|遗憾|未能|\b(?:criticis\w*|criticiz\w*|complain\w*|dissatisf\w*|unsatisf\w*|insufficient"
        r"|inadequate\w*|lack(?:ed|ing|s)?|too\s+\w+|not enough|difficult\w*|regret\w*|shortcomings?|weak\w*|poor\w*|slow|confusing)\b",
        Want.PRAISE: r"满意|好评|称赞|赞扬|赞赏|欢迎|有用|受益|\b(?:satisf\w*|prais\w*|commend\w*|appreciat\w*|welcom\w*|useful|helpful|valu\w+|liked|excellent)\b",
        Want.TITLE: r"[“《「\"][^”》」\"]{3,}[”》」\"]|题为|主题(?:是|为)|名为|称为|原称|叫(?:做|作)|\b(?:entitled|titled|called|named|known as|theme|topic)\b",
        Want.MEANING: r"是一|[是系意]指|指的?是|旨在|为.{0,20}的|称为|提供|用于|\bis an?\b|\bare\b|\bmeans\b|\brefers? to\b|\baims? (?:to|at)\b|\bprovides?\b|\bserves?\b|\boffers?\b",
        Want.ACTOR: r"先生|女士|大使|教授|博士|代表团|集团|秘书处|[^，。、]{1,8}(?:司|局|部|处|大学|学院|公司|基金会|联合会|协会|机构|理事会|(?:国际|世界|全国|奥林匹克|筹备|常设|咨询|指导)[^，。、]{0,8}委员会|政府|组织)(?=[，。、；：（）(）和与及的]|$)|顾问|专家|主席|总干事|成员国|用户"
        r"|\b(?:Mr|Ms|Mrs|Dr|Prof|Ambassador|H\.E)\b|\b(?:[Dd]elegations?|Group|Secretariat|Division|Department|consultants?|experts?|University|Institute|Director|Chair|Member States|Foundation|Association|Office|Academy|Bureau|Ministry|Governments?|Authority|Agency|[A-Z]\w+ Committee|users|moderator)\b",
    }.items()
}
# A title stands in quotation marks or is introduced as one, and so does the name of what bears one; the plain name of a company or
# a country is told by any sentence.
_TITLED_ZH = "项目|研究|报告|论文|课程|讲习班|研讨会|座谈会|会议|论坛|文章|出版物|活动|计划|书"
_TITLED_EN = "projects?|stud(?:y|ies)|reports?|papers?|courses?|workshops?|seminars?|symposi(?:um|a)|conferences?|forums?|articles?|publications?|programmes?|programs?|books?|campaigns?"
_TITLE_ASKED = re.compile(
    rf"标题|题目|题为|主题|(?:{_TITLED_ZH})的?(?:名称|名字|全名)|(?:{_TITLED_ZH})叫什么"
    r"|\b(?:titles?|entitled|themes?|topics?)\b"
    rf"|\bnames?\s+(?:of|(?:was\s+)?given\s+to)\s+[^?]{{0,40}}?\b(?:{_TITLED_EN})\b|\b(?:{_TITLED_EN})\s+called\b",
    re.I,
)
_FORMER_NAME = re.compile(  # asked for, and told
    r"旧称|原名|原称|前称|曾用名|旧名|(?:以前|之前|原来|过去|原先|早先|曾经?)[^,。?]{0,4}(?:叫|称|名)"
    r"|\b(?:former|earlier|previous|original|working|old)\s+(?:name|title)\b|\b(?:formerly|previously|originally|once|earlier)\s+(?:called|known|named)\b"
    r"|\b(?:called|known|named)\b[^.?;]{0,40}\b(?:before|earlier|previously|formerly|originally)\b|\b(?:another|different)\s+name\b",
    re.I,
)
_FORMERLY = re.compile(
    r"原称|原名|前称|旧称|曾用名|前身|原为|曾称|\b(?:formerly|previously|originally|former(?:\s+name)?\b|once\s+called|renamed)", re.I
)
GROUP = re.compile(
    r"(?:\b[A-Z]\s?|(?:非洲|亚太|亚洲|太平洋|阿拉伯|发展议程|波罗的海|加勒比|东欧|最不发达)(?:国家)?)集团|\bGroup B\b|\b(?:[A-Z]\w+ )+Group\b(?! [Cc]oordinat)|\b(?:GRULAC|CACEEC|CEBS|GCEES|DAG)\b"
)
# Who serves every paper, and puts forward what it was asked for: no state or group that takes a stand.
_OF_THE_HOUSE = re.compile(
    r"秘书处|成员国|主席|总干事|专家|顾问|用户|[^，。、]*(?:司|局|部|处)|Secretariat|Member States|Division|Department|consultants?|experts?|users|Director|Chair|Office",
    re.I,
)
# Who holds an office may be named by the office alone: 总干事主持了, "chaired by the Director General".
_OFFICE = r"(?:副?总干事|助理总干事|部长|局长|司长|主任)|\b(?:(?:deputy |assistant )?director(?: |-)general|minister)\b"
_OFFICE_ACTS = re.compile(
    rf"(?:{_OFFICE})[^，。；]{{0,4}}主持|(?:{_OFFICE})\s+(?:chaired|presided)|\b(?:chaired|presided over) by (?:the )?(?:{_OFFICE})|由[^，。；]{{0,6}}(?:{_OFFICE})[^，。；]{{0,4}}主持",
    re.I,
)
_OF_OFFICES = re.compile(r"主席|主持|选举|当选|推选|总干事|发言人|\b(?:\w+-)?chair|\bpresid|\belect|\bdirector|\bspokes|\bmoderat", re.I)
_WHY_ASKED = re.compile(  # by the name of what is asked for
    r"(?:什么|啥|何种)原因|(?:原因|缘由|理由)(?:是|在于|有)?(?:什么|啥|何|哪些)?[?？]?\s*$"
    r"|\bwhat\s+(?:was|is|were|are)\s+the\s+(?:main\s+)?(?:reasons?|causes?)\b",
    re.I,
)
_WHY_IT_MATTERS = re.compile(
    r"重要|意义|特殊|特别|\b(?:important|importance|significan\w+|matters?|special)\b", re.I
)  # what it is says why
# What tells a reason without a word that says so: a view, a lack, what it was to serve, what went before it.
_EXPLAINS = re.compile(
    r"认为|指出|希望|担心|理由|主因|因而|因(?!此|素)[^，。；]{1,24}(?:[，。；、]|而|未|没|不|推|退|取|延|中|停|暂|被|无|离|改|所)|致使|使(?!用)|无法|不能|难以|很难|旨在|目的|有助|便于|须|尚?未[^，。；]{1,20}之?前|以免|以[^，。；]{2,10}为|，以|故(?!事)"
    r"|\b(?:consider(?:s|ed)|argu\w+|felt|feels?|believ\w+|explain\w*|fear\w*|after|during|as(?!\s+(?:well|of|part|the)\b)|so\s+as|therefore|causes?|would|not\s+yet|ensures?|takes?\s+into\s+account|for\s+fear\s+of|to\s+(?:avoid|ensure|allow|help|improve|keep))\b",
    re.I,
)
_LISTED = re.compile(r"、|；|;|, (?:and|or)\b|,\s|\band\b|[（(]?\b[ivx]+[)）]|和|及")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one question wants: the kinds of thing, what it names itself, and how many of them it asks for.

    counting is what a number should be the number of, certain those of its pieces that have no other name; subject what it is about, places those it names.
    """

    kinds: tuple[Want, ...]
    language: Language
    counting: Counting
    certain: tuple[Concept, ...]
    subject: tuple[Concept, ...]
    named: str  # the question, folded
    places: frozenset[str]
    least: int
    to_the_day: bool
    of_countries: bool
    of_states: bool  # who it was is asked of delegations, groups and countries
    ruled: frozenset[Want]  # what the words of the question name; that the other kinds are asked for is only likely

    def answers(self, text: str, language: Language) -> bool:
        """Whether a text can answer: where a number, a sum or a date is asked for, it gives one of its kind, and within one
        language it names what is counted (across, even a term has more names than are known)."""
        if self.certain and language == self.language and Want.NUMBER in self.kinds:
            held = words(text)
            if not any(concept.met_by(held) for concept in self.certain):
                return False
        decisive = _DECISIVE | {Want.PLACE} if self.of_countries else _DECISIVE
        if _TITLE_ASKED.search(self.named) or _FORMER_NAME.search(self.named):
            decisive = decisive | {Want.TITLE}
        needed = [kind for kind in self.kinds if kind in decisive]
        told = [self._told(kind, text, language) > OF_ANOTHER_KIND for kind in needed if kind in self.ruled]
        return all(told) if told else not needed or any(self._told(kind, text, language) > 0.0 for kind in needed)

    def asks(self, words_: str) -> bool:
        """Whether words of the question only ask for the kind of thing wanted: what tells a sum need not say "cost"."""
        return only_asks(words_, self.kinds)

    def told(self, text: str, language: Language) -> float:
        """Return how well a text tells what is wanted (0 to 1; 0 too where nothing particular is wanted)."""
        told = self.told_of_each(text, language)
        return (min(told) + max(told)) / 2 if told else 0.0

    def told_of_each(self, text: str, language: Language, speaker: str | None = None) -> tuple[float, ...]:
        """Return how well a text tells each kind of thing that is wanted (0 to 1), in the order of kinds.

        Which country it was is told of a view by the name that stands over it.
        """
        spoken = f"{speaker}: {text}" if speaker else text
        return tuple(self._told(kind, spoken if kind in _OF_SPEAKERS else text, language) for kind in self.kinds)

    def _told(self, kind: Want, text: str, language: Language) -> float:
        if kind in NUMBERS:
            return self.counting.told(kind, text, language)
        if kind is Want.DATE:
            return date_told(text, self.named, self.to_the_day)
        if kind is Want.DEADLINE:
            return date_told(text, self.named, self.to_the_day) * (1.0 if tells_a_deadline(text) else OF_ANOTHER_KIND)
        if kind is Want.SESSION:
            return float(names_another_session(text, self.named))
        if kind is Want.PLACE:
            fresh = len(places_in(text, language) - self.places)
            return 1.0 if fresh >= self.least else 0.5 * (fresh > 0)
        if kind is Want.PERSON:
            persons = (*persons_in(text), *(match[0] for match in _OFFICE_ACTS.finditer(text)))
            of_office = bool(_OF_OFFICES.search(text)) or not _OF_OFFICES.search(self.named)
            return float(of_office and any(fold(person.split()[-1]) not in self.named for person in persons))
        if kind is Want.ACTOR:
            return self._actor(text, language)
        if kind is Want.MEANING:
            return self._meaning(text)
        if kind is Want.TITLE and _FORMER_NAME.search(self.named):
            return float(bool(_FORMERLY.search(text)))
        if kind is Want.ITEMS:
            if re.search(r"[：:]\s*$", text):
                return 1.0
            return min(1.0, len(_LISTED.findall(text.rstrip("；;、，, "))) / self.least)  # what ends an item lists nothing
        return float(bool(_ANSWERED[kind].search(text)))

    def _actor(self, text: str, language: Language) -> float:
        places = places_in(text, language) - self.places - _WHERE_ALL_MEET
        if self.of_states and (places or any(fold(match[0]) not in self.named for match in GROUP.finditer(text))):
            return 1.0
        if not self.of_states and any(persons_in(text)):
            return 1.0
        named = [match[0] for match in _ANSWERED[Want.ACTOR].finditer(text) if fold(match[0]) not in self.named]
        if named:
            return OF_SOMETHING_ELSE if self.of_states and all(_OF_THE_HOUSE.fullmatch(name) for name in named) else 0.7
        return 0.5 * bool(places)

    def _meaning(self, text: str) -> float:
        """What a thing is, a sentence says that has it before the verb that introduces it."""
        verbs = list(_ANSWERED[Want.MEANING].finditer(text))
        if not verbs:
            return 0.0
        before = words(text[: verbs[-1].start()])
        return 0.3 + 0.7 * max((concept.met_by(before) for concept in self.subject), default=0.0)


def tells_why(question: str, text: str) -> bool:
    """Whether a text has anything that may be a reason, where a question asks why; True where it does not.

    >>> tells_why("Why did three firms leave?", "Three firms left in May."), tells_why("Why did three firms leave?", "They left as funds ran out.")
    (False, True)
    >>> tells_why("为什么有三家退出?", "5月有三家退出,现有九家。"), tells_why("有几家退出?", "5月有三家退出。")
    (False, True)
    """
    asked = (Want.REASON in wants_by_rule(question) or _WHY_ASKED.search(question)) and not _WHY_IT_MATTERS.search(question)
    return not asked or bool(_ANSWERED[Want.REASON].search(text) or _EXPLAINS.search(text))


def names_person(text: str) -> bool:
    """Whether a text names a person, by a title, or by the office that chairs."""
    return any(persons_in(text)) or bool(_OFFICE_ACTS.search(text))


def wanted_of(query: Query, counted: Sequence[Concept], subject: Sequence[Concept] = ()) -> Wanted:
    """Return what a question wants; counted are the pieces of it that it asks the number of, subject those it is about."""
    kinds = kinds_asked(query)
    return Wanted(
        kinds,
        query.language,
        Counting(tuple(counted), fold(query.text), asks_of_all(query.topic, counted_in(query.text))),
        tuple(concept for concept in counted if concept.kind in (Kind.TERM, Kind.NAME)),
        tuple(subject),
        fold(query.text),
        places_in(query.text, query.language),
        least_asked(query, kinds),
        asks_to_the_day(query.text),
        asks_of_countries(query.text),
        asks_of_states(query.text),
        frozenset(kinds_ruled(query)).intersection(kinds),
    )
