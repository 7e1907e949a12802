"""The class that a question asks for by its name: which universities, in which city, 哪几种语言.

What kind of thing a question wants is otherwise guessed (`wants.py`); where the words that ask stand before the noun, it is
said. Whether a text holds one of the class is told in `answering/matching/instances.py`.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from assistant.rules import Rule


class Class(StrEnum):
    """A class of things that a question may ask for by its name."""

    LEARNING = "learning"  # universities, schools
    COMPANY = "company"
    ASSOCIATION = "association"
    BODY = "body"  # an institution of any kind
    GROUP = "group"  # of countries
    PARTY = "party"  # who gives, proposes or takes part
    COUNTRY = "country"
    CITY = "city"
    LANGUAGE = "language"
    MONTH = "month"
    YEAR = "year"
    GRADE = "grade"  # of a post
    GOAL = "goal"  # of the Sustainable Development Goals
    WINNER = "winner"
    WOMEN = "women"  # how many


_WHICH_ZH = r"(?:哪|(?<!为)什么|何)(?:一|些|几|[两二三四五六七八九十\d]+)?(?:[个所家位座种门项间级])?"
_SOME_ZH = r"[^，,。；;？?的让给由供向把被在对和与跟是哪有时样条份届]{0,6}?"
_IS_WHICH_ZH = r"(?:都|又|具体|分别|主要|一共|到底|究竟|各)*(?:是|有|包括|叫|为)(?:哪|谁)"
# What goes on with the noun and is asked for in its place: 哪些大学课程.
_GOES_ON_ZH = (
    r"(?!项目|生|[教老]师|课程|政策|教育|合作|界|层面|类型|版|方面|能力|服务|用户|代表|官员|治理|法律?|份额|标志|商标|局|品牌|地区|集团)"
)
_STOPS_EN = (
    r"is|are|was|were|did|do|does|has|have|had|will|would|can|could|should|of|in|on|at|for|to|from|by|with|kinds?|sorts?|types?|and|or|that"
    r"|about|if|as"
)
_ASKS_EN = r"(?:\b(?:which|what)\s+(?:(?:are|were)\s+(?:the|its|their)\s+|of\s+(?:the|these|those|its|their)\s+)?|^\W*(?:please\s+)?(?:name|list|identify)\s+(?:the|all)\s+)"
_SOME_EN = rf"(?:(?!(?:{_STOPS_EN})\b|[\w-]+['’]s?\s)[\w'’-]+\s+){{0,3}}?"  # which country's universities: not which of them
# A noun in the singular may stand before another that is asked for: "which company name".
_ALONE_EN = (
    r"(?=\s*(?:[?,.;:)]|$)|\s+(?:is|are|was|were|did|does?|has|have|had|will|would|can|could|should|may|might|must|in|of|at|on|for|to|from|with|by|that|who|which"
    r"|and|or|besides|won|got|took|gave|made|held|ran|runs?|leads?|led|pays?|paid|hosts?|wrote|the|\w+ed|does)\b)"
)


def _asks(zh: str, plural: str, singular: str, *, needs: str) -> Rule:
    """What asks for a class by its nouns; needs are literals of which each noun holds one, by |."""
    return Rule(
        rf"{_WHICH_ZH}{_SOME_ZH}(?:{zh}){_GOES_ON_ZH}",
        rf"(?:{zh})(?:名称|名单)?{_IS_WHICH_ZH}|(?:{zh})的?(?:叫|名[称字]是)什么",
        rf"{_ASKS_EN}{_SOME_EN}(?:(?:{plural})\b(?!['’])|(?:{singular})\b(?!['’]){_ALONE_EN})"
        rf"|\bwhat(?:'s|\s+(?:is|was|are|were))\s+the\s+(?:name\s+of\s+the\s+{_SOME_EN}(?:{plural}|{singular})\b|{_SOME_EN}(?:{plural}|{singular})\b[^?]*\b(?:called|named)\b)",
        flags=re.IGNORECASE,
        needs=tuple(needs.split("|")),
    )


_ASKED: tuple[tuple[Class, Rule], ...] = (
    (
        Class.LEARNING,
        _asks(
            "大学|高校|院校|学校|中学|小学",
            "universities|schools|colleges",
            "university|school|college",
            needs="大学|高校|院校|学校|中学|小学|universit|school|college",
        ),
    ),
    (
        Class.COMPANY,
        _asks(
            "公司|企业|厂商|出版社|供应商",
            "companies|firms|consultancies|corporations|publishers",
            "company|firm|consultancy|publisher",
            needs="公司|企业|厂商|出版社|供应商|compan|firm|consultanc|corporation|publisher",
        ),
    ),
    (
        Class.ASSOCIATION,
        _asks(
            "非政府组织|NGO|协会|民间(?:社会)?组织|基金会",
            "NGOs|non-governmental organi[sz]ations|associations|foundations",
            "NGO|non-governmental organi[sz]ation|association|foundation",
            needs="组织|协会|基金会|ngo|organi|association|foundation",
        ),
    ),
    (
        Class.BODY,
        _asks(
            "机构|组织|博物馆|图书馆|银行|医院|实验室|合作社|事务所|电台|报社|部门",
            "institutions|organi[sz]ations|bodies|agencies|museums|libraries|banks|hospitals|laboratories|cooperatives|ministries|newspapers|broadcasters",
            "institution|organi[sz]ation|body|agency|museum|library|bank|hospital|laboratory|cooperative|ministry|newspaper|broadcaster",
            needs="机构|组织|博物馆|图书馆|银行|医院|实验室|合作社|事务所|电台|报社|部门|institution|organi|bod|agenc|museum|librar|bank|hospital|laborator|cooperative|ministr|newspaper|broadcaster",
        ),
    ),
    (Class.GROUP, _asks("集团", r"regional\s+groups?", r"(?:regional|negotiating)\s+group", needs="集团|group")),
    (
        Class.PARTY,
        _asks(
            "捐助[方国者]|捐赠[方国者]|出资[方国者]|赞助[方商]|提案[方国]",
            "donors|sponsors|funders|proponents",
            "donor|sponsor|funder|proponent",
            needs="捐助|捐赠|出资|赞助|提案|donor|sponsor|funder|proponent",
        ),
    ),
    (
        Class.COUNTRY,
        _asks(
            "国家|(?:成员|试点|受益|参与|参加|提案|接待|东道|缔约)国",
            "countries|states|nations",
            "country|state|nation",
            needs="国|countr|state|nation",
        ),
    ),
    (Class.CITY, _asks("城市|城", "cities|towns", "city|town", needs="城|cit|town")),
    (Class.LANGUAGE, _asks("语言|语种|外语", "languages", "language", needs="语|language")),
    (
        Class.MONTH,
        Rule(
            r"(?:哪[一几]?个?|(?<!哪)几)月(?:份)?(?![前内后以之])",
            r"\b(?:which|what)\s+month\b",
            flags=re.IGNORECASE,
            needs=("月", "month"),
        ),
    ),
    (Class.YEAR, Rule(r"哪一?年(?!度)|何年", r"\b(?:which|what)\s+(?:calendar\s+)?year\b", flags=re.IGNORECASE, needs=("年", "year"))),
    (
        Class.GRADE,
        Rule(
            r"(?:职[级等]|级别)(?:都|又)*(?:是|为|定在?)?(?:什么|多少|几|哪|$|[?？])|(?:什么|哪个?)(?:职[级等]|级别)|\b[PDG]-?\d\s*(?:还是|或)\s*[PDG]?-?\d",
            r"\b(?:which|what)\s+(?:\w+\s+)?grade\b|\b[PDG]-?\d\s*(?:,|or)\s*[PDG]-?\d\b",
            flags=re.IGNORECASE,
        ),
    ),
    (
        Class.GOAL,
        Rule(
            r"哪(?:些|几个?|一?个)?(?:可持续发展)?目标",
            r"\bwhich\s+(?:\w+\s+){0,2}?(?:goals?|SDGs?)\b",
            flags=re.IGNORECASE,
            needs=("目标", "goal", "sdg"),
        ),
    ),
    (
        Class.WINNER,
        Rule(
            r"谁(?:赢|获[奖胜]|得(?:了)?[奖第头])|(?:获奖|得奖|得主|优胜|冠军)者?(?:都|又|分别)*(?:是|有|为)(?:谁|哪)",
            r"\bwho\s+(?:\w+\s+)?won\b|\bwho\s+(?:was|were|is|are)\s+the\s+winners?\b",
            flags=re.IGNORECASE,
            needs=("赢", "获", "得", "优胜", "冠军", "who"),
        ),
    ),
    (
        Class.WOMEN,
        Rule(
            r"(?:多少|几)[个名位]?(?:是|为)?(?:女|妇)|(?:女性|妇女|女的)(?:占|有|是)(?:了)?(?:多少|几|百分)",
            r"\bhow\s+many\s+(?:[^?,;]{0,40}\b)?(?:women|female)\b|\b(?:share|percentage|proportion|number)\s+of\s+(?:women|female)\b",
            flags=re.IGNORECASE,
            needs=("女", "妇", "women", "female"),
        ),
    ),
)
_OF_THE_SDGS = re.compile(r"可持续发展|SDG|sustainable\s+development", re.IGNORECASE)


@lru_cache(maxsize=256)
def classes_asked(question: str) -> tuple[Class, ...]:
    """Return the classes that a question asks for by their names.

    >>> classes_asked("Which two Latin American universities took part?"), classes_asked("得奖的是哪所学校?")
    ((<Class.LEARNING: 'learning'>,), (<Class.LEARNING: 'learning'>,))
    >>> classes_asked("Which university courses are free?"), classes_asked("哪些大学课程免费?"), classes_asked("In which of its offices is it read?")
    ((), (), ())
    """
    asked = [one for one, rule in _ASKED if rule.search(question)]
    if Class.GOAL in asked and not _OF_THE_SDGS.search(question):
        asked.remove(Class.GOAL)
    return tuple(asked)
