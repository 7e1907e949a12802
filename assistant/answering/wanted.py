"""Whether a sentence tells what a question wants (`wants.py`): a number of people, a date to the day, a country.

What the question itself says is no answer to it: a date, number or place counts only where the question does not name it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answering.dates import date_told, tells_a_deadline
from assistant.concepts import Concept, Kind
from assistant.currencies import CODES, CURRENCY, SIGNS
from assistant.form import asks_for_a_contact, gives_a_contact
from assistant.glossary import matches
from assistant.model import Language, Query, Want
from assistant.symbols import sessions_with_spans
from assistant.text import MONTHS, fold, words
from assistant.understanding.persons import persons_in
from assistant.understanding.wants import (
    NUMBERS,
    asks_of_countries,
    asks_of_persons,
    asks_of_states,
    asks_to_the_day,
    asks_who_took_a_stand,
    kinds_asked,
    kinds_ruled,
    least_asked,
    only_asks,
)

_OF_SOMETHING_ELSE = 0.4  # how well a number tells how many, that may count something else
_OF_A_PLACE = 0.9  # how well a number tells how many, that stands by the place asked about
_HARDLY = 0.15  # how well a sum or a time tells how many of something else
_OF_ANOTHER_KIND = 0.2  # how well a number tells a sum of money or a share, that is none
_DECISIVE = NUMBERS | {Want.DATE, Want.DEADLINE, Want.SESSION, Want.PERSON, Want.TITLE}
_WHERE_ALL_MEET = frozenset(("Geneva",))  # named where nobody of the place is
_OF_SPEAKERS = frozenset((Want.PLACE, Want.ACTOR))

# Dates, ordinals, symbols and recommendations: no number that counts anything.
_NO_COUNT = re.compile(
    rf"(?:19|20)\d\d\s*(?:[-–—/至]\s*(?:19|20)?\d\d)?\s*年?(?:\s*\d{{1,2}}\s*月)?(?:\s*\d{{1,2}}\s*日)?|\d{{1,2}}\s*月(?:\s*\d{{1,2}}\s*日)?"
    rf"|\b(?:{MONTHS})\s+\d{{1,2}}\b|\b\d{{1,2}}\s+(?:{MONTHS})\b|[A-Z]{{2,}}[/\d ]+\d|第\s*[\d一二三四五六七八九十]+\s*(?:届|段|项|条|次|期|章|节)"
    r"|(?:建议|Recommendations?)\s*\d+(?:\s*(?:[、,，和与及至–-]|and|to)\s*\d{1,2}(?![\d,]))*|\bparagraphs?\s*\d+|\d{1,2}(?:st|nd|rd|th)\b"
)
_ZH_DIGITS = r"[〇零一二两三四五六七八九十百千万亿]"
_EN_NUMERAL = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|half|twice|once)"
)
# A ratio counts nothing: "4:1", "30 %", "1.6 for each", "每10人有", "one in every four".
_RATIO = re.compile(r"\d[\d,.]*\s*(?:%|[:：]\s*\d)|百分之|\d+\.\d+(?!\d|\s*(?:[万亿]|million|billion))")
_OF_EACH = re.compile(r"(?:每[^，。；]{0,3}|\d\s*[:：]\s*|\b(?:per|every|each)\s+)$", re.I)
_NUMERAL = rf"(?:\d[\d,.]*(?:\s*[万亿千百])?|{_ZH_DIGITS}+|\b{_EN_NUMERAL}\b)"
_ZH_COUNTED = r"个|名|项|次|份|国|家|场|种|届|位|人|所|期|门|件|款|周|天|年|月|分之|成|倍|条|篇|张|册|本|小时"
_NUMBER = re.compile(
    rf"\d[\d,.]*(?:\s*[万亿])?\s*%?|{_ZH_DIGITS}+(?=\s*(?:多|余)?\s*(?:{_ZH_COUNTED}))|百分之{_ZH_DIGITS}+|\b{_EN_NUMERAL}\b|\ba (?:third|quarter|fifth|tenth) of\b",
    re.I,
)
_ANSWERED: dict[Want, re.Pattern[str]] = {
    want: re.compile(pattern, re.I)
    for want, pattern in {
        Want.MONEY: rf"{_NUMERAL}\s*(?:million|billion|thousand|多|余)?\s*(?:{CURRENCY})|(?:\b(?:{CODES})|{SIGNS})\s*\d"
        r"|(?:支出|费用|预算|成本|\b(?:costs?|budget|expenditure))\s*(?:[:：]|为|是|共计?|总计|约|(?:of|is|was|were|amounts? to)\b)[^。.，,]{0,12}\d[\d,]{2,}",
        Want.SHARE: r"\d\s*%|\d\s*[:：]\s*\d|百分之|\bper ?cent\b|percent|[一二三四五六七八九]成|\bhalf\b|\bthirds?\b|\bquarters?\b|分之",
        Want.PEOPLE: rf"{_NUMERAL}\s*(?:多|余|来)?\s*(?:名|位|人(?!工)|个[^，。、；\d]{{0,6}}(?:员额|岗位|职位|用户|学员|成员|专家|受益|参与|读者|国))|{_NUMERAL}(?:\s+[\w-]+){{0,3}}?\s+(?:people|persons|participants|women|men|experts|students|learners|users|delegates|officials|"
        r"artists|managers|mentors|trainers|producers|creators|employees|examiners|graduates|artisans|musicians|scientists|members|staff|readers|volunteers|trainees|beneficiaries|inventors|judges|researchers|practitioners|entrepreneurs|lawyers|teachers|respondents|visitors|farmers|posts|positions|states|countries)\b",
        Want.LENGTH: rf"{_NUMERAL}\s*(?:多|余)?\s*(?:小时|天|周|个月|年(?!\d|\s*\d+\s*月)|日(?!期))|{_NUMERAL}[\s-]+(?:hours?|days?|weeks?|months?|years?)\b",
        Want.REASON: r"因为|由于|因此|鉴于|以便|为了|考虑到|原因|所以|因[^，。；]{2,24}(?:而|，|未|没|不|推|退|取|延)|导致|\bbecause\b|\bdue to\b|\bin order to\b|\bsince\b|\bgiven\b|\bso that\b|\breasons?\b"
        r"|\bowing\b|\bas a result\b|\bin view of\b|\bon account of\b|\bcaused\b|\bled to\b|\bfor (?:lack|want) of\b",
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
_GROUP = re.compile(
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
_ASKS_CONTACT = re.compile(r"writ\w*|contact\w*|address|e-?mail|touch|should|联[系络]人?|咨询|邮箱|写信|要联系", re.I)
_OF_OFFICES = re.compile(r"主席|主持|选举|当选|推选|总干事|发言人|\b(?:\w+-)?chair|\bpresid|\belect|\bdirector|\bspokes|\bmoderat", re.I)
# Until when a thing goes on tells how long, too; what is done every year tells only how often.
_UNTIL = re.compile(
    r"双年度|两年期|(?:延长|展期|延期|延续|有效期|期限)[^。；，]{0,8}至|\bbiennium\b|\b(?:extended|prolonged) (?:until|to|through|by)\b",
    re.I,
)
_HOW_OFTEN = re.compile(
    r"每(?:隔|逢)?[一二两三四五六七八九十半\d]*(?:个)?(?:年|月|周|季度|天|日|届)|\d\s*次"
    r"|\b(?:annual(?:ly)?|yearly|monthly|weekly|quarterly|biennial(?:ly)?|once|twice|every|(?:per|a) (?:year|month|week|session)|times)\b",
    re.I,
)
_ASKS_HOW_OFTEN = re.compile(
    r"多久(?:才)?(?:开|办|出|更新|举行|提交|报告|修订|审查)?(?:一|几)?次|多久一|频率|频次|几次|\bhow (?:often|frequent(?:ly)?)\b|\bfrequency\b",
    re.I,
)
_LISTED = re.compile(r"、|；|;|, (?:and|or)\b|,\s|\band\b|[（(]?\b[ivx]+[)）]|和|及")
_OF_MONEY_OR_TIME = re.compile(
    rf"\s*(?:million|billion|thousand|多|余)?\s*(?:{CURRENCY}|分钟|小时|天|周|个月|(?:minutes?|hours?|days?|weeks?|months?)\b)", re.I
)
_ARTICLE = re.compile(r"一(?=\s*[个名项种套份次天])")  # 一个论坛: it counts only where it is said to be no more or no less
_NO_MORE = re.compile(r"(?:仅|只|共|唯|计|少|为|于|[:：])有?\s*$")
_ASKED_WITH = re.compile(rf"(?:几|多少)({_ZH_COUNTED})")
_STANDS_ALONE = re.compile(r"\s*(?:[,，;；、.。)）]|and\b|$|[名位人件份项个家所](?![月期小]))")  # a number with no name of what it counts
_BESIDE: dict[Language, int] = {"zh": 9, "en": 24}  # characters before a number in which the place stands that it is of
_REACH: dict[Language, tuple[int, int]] = {"zh": (5, 14), "en": (20, 50)}  # characters around a number that say what it counts


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one question wants: the kinds of thing, what it names itself, and how many of them it asks for.

    counted are the pieces of the question that a number should be the number of, certain those that have no other name;
    subject what it is about, places those it names.
    """

    kinds: tuple[Want, ...]
    language: Language
    counted: tuple[Concept, ...]
    certain: tuple[Concept, ...]
    subject: tuple[Concept, ...]
    named: str  # the question, folded
    places: frozenset[str]
    least: int
    to_the_day: bool
    of_countries: bool
    of_persons: bool  # who it was is asked of persons by their names
    of_states: bool  # who it was is asked of delegations, groups and countries
    of_a_stand: bool  # who was for or against something
    of_a_contact: bool  # whom to write to
    ruled: frozenset[Want]  # what the words of the question name; that the other kinds are asked for is only likely

    def answers(self, text: str, language: Language) -> bool:
        """Whether a text can answer: where a number, a sum or a date is asked for, it gives one of its kind, and within one
        language it names what is counted (across, even a term has more names than are known)."""
        if self.certain and language == self.language and Want.NUMBER in self.kinds:
            held = words(text)
            if not any(concept.met_by(held) for concept in self.certain):
                return False
        if self.of_a_contact and not (gives_a_contact(text) or names_person(text)):
            return False
        decisive = _DECISIVE | {Want.PLACE} if self.of_countries else _DECISIVE
        decisive = decisive | {Want.ACTOR} if self.of_a_stand else decisive
        needed = [kind for kind in self.kinds if kind in decisive]
        told = [self._told(kind, text, language) > _OF_ANOTHER_KIND for kind in needed if kind in self.ruled]
        return all(told) if told else not needed or any(self._told(kind, text, language) > 0.0 for kind in needed)

    def asks(self, words_: str) -> bool:
        """Whether words of the question only ask for the kind of thing wanted: what tells a sum need not say "cost"."""
        return only_asks(words_, self.kinds) or (self.of_a_contact and bool(_ASKS_CONTACT.fullmatch(words_)))

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
            return self._number(kind, text, language)
        if kind is Want.DATE:
            return date_told(text, self.named, self.to_the_day)
        if kind is Want.DEADLINE:
            return date_told(text, self.named, self.to_the_day) * (1.0 if tells_a_deadline(text) else _OF_ANOTHER_KIND)
        if kind is Want.SESSION:
            return float(any(fold(text[a:b]) not in self.named for _, a, b in sessions_with_spans(text)))
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
        if kind is Want.ITEMS:
            if re.search(r"[：:]\s*$", text):
                return 1.0
            return min(1.0, len(_LISTED.findall(text.rstrip("；;、，, "))) / self.least)  # what ends an item lists nothing
        return float(bool(_ANSWERED[kind].search(text)))

    def _actor(self, text: str, language: Language) -> float:
        places = places_in(text, language) - self.places - _WHERE_ALL_MEET
        if self.of_states and (places or any(fold(match[0]) not in self.named for match in _GROUP.finditer(text))):
            return 1.0
        if (self.of_persons or not self.of_states) and any(persons_in(text)):
            return 1.0
        if self.of_persons:
            return _OF_SOMETHING_ELSE * bool(_ANSWERED[Want.ACTOR].search(text))
        named = [match[0] for match in _ANSWERED[Want.ACTOR].finditer(text) if fold(match[0]) not in self.named]
        if named:
            return _OF_SOMETHING_ELSE if self.of_states and all(_OF_THE_HOUSE.fullmatch(name) for name in named) else 0.7
        return 0.5 * bool(places)

    def _number(self, kind: Want, text: str, language: Language) -> float:
        bare = _NO_COUNT.sub(lambda match: " " * len(match[0]), text)
        fresh = [m for m in _NUMBER.finditer(bare) if fold(m[0]).strip("., ") not in self._own_numbers()]
        if kind is Want.LENGTH and (_HOW_OFTEN if _ASKS_HOW_OFTEN.search(self.named) else _UNTIL).search(text):
            return 1.0
        if not fresh:
            return 0.0
        if kind in (Want.NUMBER, Want.PEOPLE) and any(self._is_of_a_place_named(match, bare, language) for match in fresh):
            return _OF_A_PLACE
        if kind is not Want.NUMBER:
            return 1.0 if _ANSWERED[kind].search(bare) else _OF_ANOTHER_KIND
        if not self.counted:
            return _HARDLY if all(self._only_joins(m, bare) for m in fresh) else 0.7
        fresh = [m for m in fresh if not _OF_MONEY_OR_TIME.match(bare, m.end())]
        if not fresh:
            return _HARDLY
        counts = [m for m in fresh if not _tells_a_ratio(m, bare)]
        if not counts:
            return _OF_SOMETHING_ELSE
        before, after = _REACH[language]
        near = [words(bare[max(0, m.start() - before) : m.end() + after]) for m in counts]
        met = max(concept.met_by(held) for concept in self.counted for held in near)
        if not met and not any(re.search(r"\d", m[0]) or self._counts_alike(m, bare) for m in counts):
            return _HARDLY  # 一份文件, "three times": a small number, of what stands beside it
        return _OF_SOMETHING_ELSE + 0.6 * met

    def _only_joins(self, number: re.Match[str], text: str) -> bool:
        article = _ARTICLE.match(text, number.start()) and not _NO_MORE.search(text[: number.start()])
        return bool(article) and not self._counts_alike(number, text)

    def _counts_alike(self, number: re.Match[str], text: str) -> bool:
        """Whether a number is followed by the measure word that the question asks with: 几次, 两次."""
        asked = _ASKED_WITH.search(self.named)
        return asked is not None and any(text.startswith(alike, number.end()) for alike in (asked[1], *"个家" * (asked[1] in "个家位名")))

    def _is_of_a_place_named(self, number: re.Match[str], text: str, language: Language) -> bool:
        """Whether a number stands behind a place that the question names, as in "Ghana 204, Zambia 168": there it counts what is asked."""
        before = text[max(0, number.start() - _BESIDE[language]) : number.start()]
        if not _STANDS_ALONE.match(text, number.end()):
            return False
        return bool(self.places and places_in(re.split(r"[,，;；、。:：]", before)[-1], language) & self.places)

    def _meaning(self, text: str) -> float:
        """What a thing is, a sentence says that has it before the verb that introduces it."""
        verbs = list(_ANSWERED[Want.MEANING].finditer(text))
        if not verbs:
            return 0.0
        before = words(text[: verbs[-1].start()])
        return 0.3 + 0.7 * max((concept.met_by(before) for concept in self.subject), default=0.0)

    def _own_numbers(self) -> frozenset[str]:
        return _numbers_of(self.named)


def names_person(text: str) -> bool:
    """Whether a text names a person, by a title, or by the office that chairs."""
    return any(True for _ in persons_in(text)) or bool(_OFFICE_ACTS.search(text))


def wanted_of(query: Query, counted: Sequence[Concept], subject: Sequence[Concept] = ()) -> Wanted:
    """Return what a question wants; counted are the pieces of it that it asks the number of, subject those it is about."""
    kinds = kinds_asked(query)
    return Wanted(
        kinds,
        query.language,
        tuple(counted),
        tuple(concept for concept in counted if concept.kind in (Kind.TERM, Kind.NAME)),
        tuple(subject),
        fold(query.text),
        places_in(query.text, query.language),
        least_asked(query, kinds),
        asks_to_the_day(query.text),
        asks_of_countries(query.text),
        asks_of_persons(query.text),
        asks_of_states(query.text),
        asks_who_took_a_stand(query.text),
        asks_for_a_contact(query.text),
        frozenset(kinds_ruled(query)).intersection(kinds),
    )


def _tells_a_ratio(number: re.Match[str], text: str) -> bool:
    return bool(_RATIO.match(text, number.start()) or _OF_EACH.search(text[: number.start()]))


@lru_cache(maxsize=4_096)
def places_in(text: str, language: Language) -> frozenset[str]:
    """Return the places of the glossary that a text names, by their English names."""
    return frozenset(match.term.en for match in matches(text, language) if match.term.kind == "place")


@lru_cache(maxsize=64)
def _numbers_of(folded: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+(?:[.,]\d+)*%?", folded)) | frozenset(re.findall(rf"\b{_EN_NUMERAL}\b", folded))
