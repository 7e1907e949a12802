"""Whether a text holds one of the class that a question asks for by its name: a university by its name, a city, a month.

What the question names itself is no instance: "which other university than Tidewater's" is not answered by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from assistant.answering.kinds.counted_only import number_asked
from assistant.answering.kinds.wanted import GROUP
from assistant.cities import cities_in
from assistant.glossary import matches, places_in, terms
from assistant.model import Language
from assistant.rules import Rule
from assistant.text import MONTHS, fold
from assistant.understanding.asked.classes import Class
from assistant.understanding.named.persons import persons_in

_HOUSE = re.compile(r"产权组织|wipo|世界知识产权组织", re.I)
# The end of what stands before a noun, in Chinese, where a name begins: 与清华大学, 位于 …的国立大学.
_BEGINS_ZH = re.compile(r"[，。、；：（）()“”《》\s的与和及在为对向由从是有到等于给让请跟]")
_ANY_ZH = re.compile(
    r"(?:[内外]|秘书|多[所家个]?|几[所家个]|[\d一二三四五六七八九十百]+|[所家个该这那此本各某每众一些许]|其他|其它|有关|相关|当地|地方|本地|公立|私立|国立|全国|各国|国内|国外|海外|本国|国家|国际|世界|区域|地区|政府间?|非政府?|民间(?:社会)?|公民社会"
    r"|非营利性?|发展中国家|最不发达国家|发达国家|伙伴|成员|会员|合作|研究型?|著名|重点|主要|大型|中小型?|微型|小型|初创|创新|私营|跨国|技术|科技|高等|高校|申请|获得|授予|认可|学术|职业|知识产权|专利|行业|专业|参[加与]|支持|帮助|联合国?|观察员|产权组织|WIPO|[A-Za-z\d\s])+",
    re.I,
)
_COUNTED_ZH = re.compile(r"(?:^|[\d一两二三四五六七八九十百几多数各每])[所家个名位]|多数$|哪")  # 12家持证评估机构, 哪个部门
_CAPITALS_EN = r"(?:[A-ZÀ-Þ][\w’'.&-]+\s+(?:(?:of|and|for|the|de|la|du)\s+)*){1,6}"
_LEARNING_ZH, _LEARNING_EN = r"大学|学院|学校|中学|小学", r"University|Institute|College|School|Academy|Polytechnic|Universidad|Université"
_COMPANY_ZH, _COMPANY_EN = (
    r"公司|集团|企业|出版社|银行|制药|咨询",
    r"Company|Ltd|Limited|Inc|Corp(?:oration)?|GmbH|LLC|Press|Publish\w+|Consulting|Bank|Holdings?|Group",
)
_ASSOCIATION_ZH, _ASSOCIATION_EN = (
    r"协会|联合会|公会|行会|促进会|研究会|基金会|联盟|同盟|之友|学会|组织|理事会|网络|论坛|商会",
    r"Association|Federation|Confederation|Foundation|Union|Alliance|League|Coalition|Consortium|Guild|Movement|Society|Friends|Trust|Watch|Council|Network|Organi[sz]ation|Chamber|Forum|International|Initiative",
)
_BODY_ZH = rf"{_LEARNING_ZH}|{_COMPANY_ZH}|{_ASSOCIATION_ZH}|局|司|部|署|处|院|所|中心|机构|基金|委员会|会议|股|办公室|妇女署|馆"
_BODY_EN = rf"{_LEARNING_EN}|{_COMPANY_EN}|{_ASSOCIATION_EN}|Office|Division|Department|Bureau|Ministry|Agency|Authority|Cent(?:er|re)|Cooperative|Hospital|Laboratory|Radio|Committee|Commission|Conference|Fund|Programme|Program|Unit|Women|Tourism|Pool|Library|Museum"
_ACRONYM = re.compile(r"\b(?!(?:Twenty|Thirty|Forty|Fifty)-|[IVX]+\b)[A-Z][A-Za-z&-]*[A-Z][A-Za-z]*\b")
_CAPITALS = re.compile(r"^[^a-z\n\u4e00-\u9fff]*\s[^a-z\n\u4e00-\u9fff]*$", re.MULTILINE)  # a line of several words
_LANGUAGE = Rule(
    r"(?:英|法|西班牙|阿拉伯|俄|中|葡萄牙|德|日|韩)[文语](?!化|件|献|物|学|明|书|本)|[\u4e00-\u9fff]{1,6}?语(?![言种法音气境义料])|(?:官方|正式|工作|联合国)语[言文]|(?:\d+|[两三四五六七八九十])种[\u4e00-\u9fff]{0,5}语",
    r"\b(?:English|French|Spanish|Arabic|Chinese|Russian|Portuguese|bilingual|multilingual|(?:official|working|UN|United\s+Nations|\d+|two|three|four|five|six|seven|eight|nine|ten)\s+(?:[\w-]+\s+)?languages)\b",
)
_LANGUAGE_IN_EN = re.compile(r"(?:\b(?:in|into|to|and|or|speaks?)|,)\s+(?P<name>(?:Bahasa\s+)?[A-ZÀ-Þ][a-zß-ÿ]+)\b")  # Twi, Wolof
_MONTH = Rule(rf"\d{{1,2}}\s*月|[一二三四五六七八九十]月(?!内)|\b(?:{MONTHS})\b", flags=re.IGNORECASE)
_YEAR = Rule(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_GRADE = Rule(r"\b[PDG]-?\d\b|[一二三四五六七八九\d]级(?!别)")
_GOAL = Rule(r"(?:可持续发展)?目标\s*\d|第?\s*[\d一二三四五六七八九十]+\s*[个项]?目标|\bSDGs?\s*\d|\bgoals?\s+\d", flags=re.IGNORECASE)
_WOMEN = Rule(  # counted
    r"[女妇][^。；\d]{0,16}\d|\d[\d,]*\s*(?:%|多|余)?\s*(?:[名位个人])?(?:[^。；，\d]{0,6})(?:是|为|的)?[女妇]",
    r"\b(?:women|female)\b[^.;\d]{0,40}\d|\d[\d,.]*\s*(?:%|per\s*cent)?\s*[^.;\d]{0,24}\b(?:women|female)\b|\b(?:half|two|three|four|five|six|seven|eight|nine|ten|all|none)\s+(?:of\s+\w+\s+)?(?:\w+\s+){0,2}(?:women|female)\b",
    flags=re.IGNORECASE,
)
_OF_ALL_COUNTRIES = Rule(
    r"(?:所有|全部|任何|各|每[一个]*)(?:个)?(?:成员)?国|成员国均",
    r"\b(?:all|any|every|each)\s+(?:of\s+the\s+)?(?:\w+\s+)?(?:member\s+)?(?:states?|countr(?:y|ies))\b",
    flags=re.IGNORECASE,
)


def holds_one(asked: Class, question: str, text: str, language: Language) -> bool:
    """Whether a text holds an instance of a class that the question does not name itself.

    >>> holds_one(Class.LEARNING, "Which universities took part?", "Nineteen universities took part.", "en")
    False
    >>> holds_one(Class.LEARNING, "哪些大学参加?", "多所大学参加,其中有清华大学。", "zh"), holds_one(Class.MONTH, "几月开?", "会议于3月召开。", "zh")
    (True, True)
    """
    named, places = fold(question), places_in(question, "zh") | places_in(question, "en")
    return any(asked is Class.GRADE or (fold(one) not in named and one not in places) for one in _INSTANCES[asked](text, language))


def names_enough(question: str, text: str, language: Language) -> bool:
    """Whether a text names at least half as many countries as a question asks for: not all of them are known by name.

    >>> names_enough("哪六个国家签了约?", "在秘鲁和肯尼亚试行。", "zh"), names_enough("哪些国家签了约?", "在秘鲁试行。", "zh")
    (False, True)
    """
    if _OF_ALL_COUNTRIES.search(text):
        return True
    fresh = places_in(text, language) - places_in(question, "zh") - places_in(question, "en")
    return 2 * len(fresh) >= number_asked(question)


def _found_by(rule: Rule | re.Pattern[str]) -> Callable[[str, Language], Iterator[str]]:
    return lambda text, _: (match[0] for match in rule.finditer(text))


def _named_by(nouns_zh: str, nouns_en: str) -> Callable[[str, Language], Iterator[str]]:
    """What yields the names that end in (or, in English, begin with) one of some nouns."""
    zh = re.compile(rf"(?P<name>[\u4e00-\u9fffA-Za-z·\s]{{1,16}}?)(?:{nouns_zh})")
    en = re.compile(rf"\b{_CAPITALS_EN}(?:{nouns_en})\b|\b(?:{nouns_en})\s+(?:of|de|for|du)\s+(?:the\s+)?[A-ZÀ-Þ][\w’'-]+")

    def names(text: str, language: Language) -> Iterator[str]:
        if language == "en":
            yield from (match[0] for match in en.finditer(text) if not _HOUSE.search(match[0]))
            return
        for match in zh.finditer(text):
            name = _BEGINS_ZH.split(match["name"])[-1]
            if name and not _HOUSE.search(match[0]) and not _ANY_ZH.fullmatch(name) and not _COUNTED_ZH.search(name):
                yield match[0][match["name"].rfind(name) :]

    return names


def _acronyms(text: str, language: Language) -> Iterator[str]:
    """Abbreviations that are no terms of the house."""
    known = {at for match in matches(text, language) for at in range(match.start, match.end)}
    yield from (match[0] for match in _abbreviations(text) if match.start() not in known)


def _abbreviations(text: str) -> Iterator[re.Match[str]]:
    """Abbreviations of whatever but the house itself; none of a heading in capitals."""
    capitals = [range(match.start(), match.end()) for match in _CAPITALS.finditer(text)]
    found = (match for match in _ACRONYM.finditer(text) if not _HOUSE.search(match[0]))
    yield from (match for match in found if not any(match.start() in heading for heading in capitals))


def _languages(text: str, language: Language) -> Iterator[str]:
    """The languages that are known, and what may be one: any name that is no term of the house."""
    yield from (match[0] for match in _LANGUAGE.finditer(text))
    if language == "en":
        known = {match.start for match in matches(text, language)}
        yield from (m["name"] for m in _LANGUAGE_IN_EN.finditer(text) if m.start("name") not in known and not _MONTH.search(m["name"]))


def _companies(text: str, language: Language) -> Iterator[str]:
    yield from _named_by(_COMPANY_ZH, _COMPANY_EN)(text, language)
    yield from _acronyms(text, language)


def _associations(text: str, language: Language) -> Iterator[str]:
    yield from _named_by(_ASSOCIATION_ZH, _ASSOCIATION_EN)(text, language)
    yield from _acronyms(text, language)


@cache
def _places(language: Language) -> re.Pattern[str]:
    """Any place of the glossary, also within a longer term (the name of a country's office)."""
    forms = (
        form for term in terms() if term.kind == "place" for form in term.forms(language) if len(form) > (1 if language == "zh" else 3)
    )
    either = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return re.compile(either if language == "zh" else rf"\b(?:{either})\b")


def _countries(text: str, language: Language) -> Iterator[str]:
    yield from places_in(text, language)
    yield from (match[0] for match in _places(language).finditer(text))
    yield from (match[0] for match in _OF_ALL_COUNTRIES.finditer(text))


def _bodies(text: str, language: Language) -> Iterator[str]:
    """Institutions of any kind by their names, also those of the glossary."""
    yield from _named_by(_BODY_ZH, _BODY_EN)(text, language)
    yield from (match[0] for match in _abbreviations(text))


def _parties(text: str, language: Language) -> Iterator[str]:
    yield from persons_in(text)
    yield from _countries(text, language)
    yield from (match[0] for match in GROUP.finditer(text))
    yield from _bodies(text, language)


def _winners(text: str, language: Language) -> Iterator[str]:
    yield from persons_in(text)
    yield from places_in(text, language)
    for names in (_named_by(_LEARNING_ZH, _LEARNING_EN), _companies, _associations):
        yield from names(text, language)


_INSTANCES: dict[Class, Callable[[str, Language], Iterator[str] | frozenset[str]]] = {
    Class.LEARNING: _named_by(_LEARNING_ZH, _LEARNING_EN),
    Class.COMPANY: _companies,
    Class.ASSOCIATION: _associations,
    Class.BODY: _bodies,
    Class.GROUP: _found_by(GROUP),
    Class.PARTY: _parties,
    Class.COUNTRY: _countries,
    Class.CITY: cities_in,
    Class.LANGUAGE: _languages,
    Class.MONTH: _found_by(_MONTH),
    Class.YEAR: _found_by(_YEAR),
    Class.GRADE: _found_by(_GRADE),
    Class.GOAL: _found_by(_GOAL),
    Class.WINNER: _winners,
    Class.WOMEN: _found_by(_WOMEN),
}
