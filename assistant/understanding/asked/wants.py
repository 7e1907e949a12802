"""What kind of thing a question wants to be told: a number of people, a date to the day, who holds an office.

Whether a sentence tells it is in `wanted.py`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.model import Intent, Query, Want
from assistant.symbols import sessions_with_spans
from assistant.understanding.asked.heads import kinds_of_head
from assistant.understanding.named.persons import asks_for_a_persons_name

_MONEY_ZH = "费用|成本|支出|开支|经费|预算|资金|价格|报酬|酬金|薪酬|津贴|补贴|拨款|金额|花费|开销|造价|收费"
_MONEY_EN = "costs?|budget|price|expenditure|fee|(?:final|total)\\s+bill"
_FUNDS_EN = "money|funding|funds|budget|allocat\\w+|bill"  # with a bare "how much?" it is money
_AMOUNT_ZH = "(?:总|估算|估计|数)?[额数](?:[额字目])?|总额|上限|估算"
_ALONE = r"(?!\s+(?:items?|lines?|tables?|stud(?:y|ies)|estimates?|breakdown|lists?|cuts?|categor\w+|cover\w*|includ\w+)\b)"  # the sum itself, nothing that has its name
COUNTED_ZH = r"(?:多|余|来)?[个名位件项次份家国场种届人所期门条篇张册本台套天周月年]"
# 哪些非洲国家, not 哪几个题目由成员国: between the word that asks and the country stands nothing that could itself be asked for.
_WHICH_COUNTRY_ZH = r"哪(?:些|几|一|[两二三四五六七八九十\d]+)?个?(?:(?!题|案|项目|机构|组织|部门|单位|集团|文件|报告|活动|问题|内容)[^，,？?。的让给由供向请把被在对]){0,6}?国"
_ASKED: tuple[tuple[Want, re.Pattern[str]], ...] = tuple(
    (want, re.compile(pattern, re.I))
    for want, pattern in (
        (
            Want.MONEY,
            rf"多少钱|多贵|(?:花|掏|付|捐|补|资助|补贴|出资|拨款?|赔|赞助|认捐)(?:了|费|掉|出|款)?多少(?!时间|工夫|[天年月周人次个名位件项份家国场种所篇])|要花|多少[^，,;?。的名位件项次份家个国]{{0,4}}?(?:瑞士法郎|瑞郎|美元|欧元|{_MONEY_ZH})(?!的|减免)"
            rf"|(?:{_MONEY_ZH})(?:的)?[^，,;?。的]{{0,8}}?(?:多少|几何|多大|多高)(?!{COUNTED_ZH})|^[^谁哪何几吗为怎么什啥多没是]*(?:{_MONEY_ZH})(?:{_AMOUNT_ZH})?(?:呢)?\s*(?:[（(][^）)]*[）)])?\s*\??$"
            rf"|[（(](?:以)?(?:瑞士法郎|瑞郎|美元|欧元)(?:计)?[）)]\s*\??$|\b(?:in|of) (?:CHF|USD|EUR)\b|\b(?:{_FUNDS_EN})\b[^.?]*[:,;]\s*how much\b"
            rf"|\bhow (?:expensive|costly)\b|(?<!by )\bhow much (?:money|is|was|did|does|do|will|would|has|had)\b|\bfrancs\b|\bdollars\b|\b(?:what|which)\s+(?:\w+\s+){{0,2}}?(?:{_MONEY_EN})\b{_ALONE}"
            rf"|\bwhat(?:'s|\s+(?:is|was|are|were))\s+(?:the|its|their)\s+(?:[\w-]+\s+){{0,4}}?(?:{_MONEY_EN})\b{_ALONE}|\bwhat\b[^?]*(?<!the )(?<!of )(?<!on )(?<!about )\b(?:cost|costing)\b{_ALONE}"
            rf"|^(?!.*\b(?:who|whom|whose|which|what|where|when|why|how|did|does|do|is|are|was|were|has|have|had|will|would|can)\b).*\b(?:{_MONEY_EN})\b{_ALONE}",
        ),
        (
            Want.SHARE,
            r"百分之|比例|占比|几成|(?<!汇)(?<!费)(?<!税)(?<!频)率(?:是|为|达到?|有)?多[少高]|percentage|per ?cent\b|what share|proportion|\b(?:(?:what|which|the|an?)\s+(?:\w+\s+)?|\w+ion\s+)rate\b(?!\s+(?:itself|themselves|the|its?|their|how|as)\b)",
        ),
        (
            Want.DEADLINE,
            r"(?:什么|哪个|哪一?)(?:日期|时间|时候|天|日|月)(?:之|以)?前(?!后)|(?:几号|几月|何时)(?:之|以)?前(?!后)|截止(?:日期|时间)?(?:是|为|到|在)?(?:什么|哪|何|几)|截止(?:日期|时间)(?=\s*(?:\?|$))|最(?:迟|晚)(?=.{0,8}(?:什么|哪|何|几))|(?:期限|限期)(?:是|到)?(?:什么|哪|何)"
            r"|\bby\s+(?:what|which)\s+(?:date|time|day|month)\b|\bby\s+when\b|(?<!before the )(?<!by the )(?<!after the )\b(?:deadline|cut-?off|closing\s+date)\b|\bno\s+later\s+than\s+when\b|\b(?:until|till)\s+when\b",
        ),
        (
            Want.PEOPLE,
            r"多少(?:名|位)?人|几(?:名|位)?人|几个人|人数|\bhow many (?:\w+ ){0,2}?(?:people|persons|folks|individuals|men|women)\b",
        ),
        (
            Want.LENGTH,
            r"多久|多长时间|多少(?:个)?(?:工作日|小时|分钟|天|周|月|年)|(?<!哪)几(?:天|周|个月|年)(?!月)|频率|频次|(?:每年|一年|每月|每届)[^，,。?]{0,8}几次|\bhow (?:long\b|(?:often|frequently)\b(?!\s+(?:ha[sd]|have|was|were|did)\b))|how many (?:\w+ ){0,2}?(?:days|weeks|months|years|hours|minutes)\b|\bduration\b",
        ),
        (Want.SESSION, r"哪(?:一)?(?:届|次会议)|\b(?:which|what) (?:session|meeting)\b"),
        (
            Want.PLACE,
            rf"{_WHICH_COUNTRY_ZH}|什么国家|(?:国|国家)的?(?:名单|清单|名称)(?=\s*(?:[?。]|是|有|$))|哪个(?:地区|城市)|在哪(?:里|儿|个城市)?(?:举行|召开|举办|开)|来自哪|(?:国|国家)(?:都|主要)?(?:有|是|包括)哪|由哪些国|哪(?:些|几个)(?:缔约方|地区|司法管辖区)"
            r"|\b(?:which|what) (?:(?!date|day|time|month|year|share|should|must|do|does|did|can|will|may)\w+ ){0,2}?(?:countr(?:y|ies)|states?|nations?|economies|jurisdictions|regions?|cit(?:y|ies))\b|\b(?:list|names?)\s+of\s+(?:the\s+|all\s+)*(?:\w+\s+){0,2}?(?:countries|states|nations)\b(?!['’])|\bwhere\b.*\b(?:from|held|planned|(?:take|took|taking) place)\b",
        ),
        (
            Want.PERSON,
            r"(?:主席|总干事|发言人)(?:都)?(?:是|由)?谁|谁(?:当选|出任)|(?:由谁|谁).{0,4}(?:当选|担任|出任|任)[^,。?]{0,16}?(?:主席|职)|选(?:举|出)了?谁|谁.{0,6}主席|主席团(?:成员)?(?:都|由|是|里)*(?:有|包括|组成)?(?:谁|哪)|届(?:会议)?(?:是|由|的)*(?:谁|哪位)(?:来)?主持(?!开幕|会议开幕|召开)|(?:谁|哪位)(?:来)?主持(?:的|了)*(?:[这该那]届|第.{1,6}届)"
            r"|\bwho(?:\s+(?:was|were|is|has|had|been))*\s+(?:\w+\s+)?(?:chair(?:ed|s|ing)?|preside[sd]?|elected|re-?elected|made\s+\w*-?chair|the\s+(?:vice-)?chair)\b",
        ),
        (Want.REASON, r"(?:为什么(?!用)|为何|为啥|缘何|\bwhy\b|\bhow come\b)(?![^?？。]*[?？。]\s*\w)"),  # no request goes behind it
        (
            Want.STATE,
            r"进展(?!报告)|进度|(?:什么|哪个|哪一?|何种)(?:阶段|状态|地步|程度)|现状|还在|仍(?:然|在)?|是否(?:已|仍|还)|已经?[^,。?]{0,12}吗|[了过]吗|没有(?=\s*\?|$)|到哪(?:一步)?了"
            r"|\b(?:still|already|yet|so\s+far|by\s+now|any\s+longer|anymore|how\s+far)\b|\b(?:what|which)\s+(?:stage|state)\b|\bprogress\b(?!\s+reports?)|\b(?:remain(?:s|ing)?|still)\s+(?:outstanding|open|pending|to\s+be\s+done)\b|还(?:差|缺|剩)|^(?:has|have|had)\b",
        ),
        (
            Want.PLAN,
            r"(?:打算|准备|计划|拟)(?:怎么|怎样|如何|做|采取|何)|(?:怎么|如何)(?:办|处理|应对|解决)"
            r"|\bwhat\b[^?]{0,40}\b(?:plan(?:s|ned|ning)?|intends?|propos(?:es?|ing)|going)\s+to\s+(?:do|take)\b|\bwhat\b[^?]{0,30}\b(?:do|done)\s+about\b",
        ),
        (
            Want.CRITICISM,
            r"批评|抱怨|不满|吐槽|埋怨|诟病|意见最大|缺点|不足之处|\b(?:complain\w*|criticis\w*|criticiz\w*|grumbl\w*|grip\w+|dislik\w*|unhappy|dissatisf\w*|shortcomings?|weaknesses)\b",
        ),
        (Want.PRAISE, r"好评|称赞|赞扬|表扬|夸|最满意|\b(?:prais\w*|commend\w*|applaud\w*|liked?\s+(?:most|best))\b"),
        (
            Want.TITLE,
            r"标题|题目|题为|什么主题|主题是|叫什么|名称|旧称|原称|原名|前称|曾用名|\btitles?\b|\b(?:what|which|another|former|earlier|previous|original)\s+name\b|\b(?:what|which)\s+(?:(?:was|is|were|are)\s+)?(?:the\s+)?(?:(?!(?:two|three|four|five|six|\d+)\b)\w+\s+)?(?:topics?|themes?)\b|\bcalled\b|\bname of\b",
        ),
    )
)
_OF_PASSAGES = frozenset((Want.STATE, Want.PLAN))  # told of what is asked in other ways too: wanted where nothing else is asked for
_BY_INTENT = {
    Intent.FIGURE: Want.NUMBER,
    Intent.WHEN: Want.DATE,
    Intent.WHO: Want.ACTOR,
    Intent.LIST: Want.ITEMS,
    Intent.DEFINITION: Want.MEANING,
}
_OF_NAMES = frozenset((Want.TITLE, Want.ACTOR, Want.ITEMS, Want.MEANING))  # what a name may be taken for, that is a person's
_TOLD_BY_NO_FORM = frozenset((Want.OPINION, Want.DECISION, Want.DOCUMENT, Want.DESCRIPTION))
NUMBERS = frozenset((Want.NUMBER, Want.MONEY, Want.SHARE, Want.PEOPLE, Want.LENGTH))
_TO_THE_DAY = re.compile(r"哪(?:一)?天|几号|什么日子|哪几天|日期|会期|\b(?:on )?(?:what|which) (?:days?|dates?)\b|\bdates?\b|\bday\b", re.I)
_OF_STATES = re.compile(
    r"国|代表团|集团|提案|提出|提议|提交|\b(?:delegations?|countr\w+|states?|groups?|propos\w+|contribut\w+|submitted|submission|sponsor\w*)\b",
    re.I,
)
_OF_COUNTRIES = re.compile(
    r"国|成员|地区|城市|\b(?:countr(?:y|ies)|states?|nations?|members?|regions?|cit(?:y|ies)|nationalit(?:y|ies))\b", re.I
)
_COUNTRIES = re.compile(rf"(?!哪[一个国]){_WHICH_COUNTRY_ZH}|什么国家|国家?(?:都|主要)?(?:有|是|包括)哪|\bcountries\b", re.I)
_SEVERAL = re.compile(r"哪(?:些|几)|\bcountries\b|\bstates\b|\bregions\b|\bcities\b", re.I)
_HOW_MANY_ASKED = re.compile(
    r"哪([两二三四五六七八九十]|\d+)个?|\b(?:which|what|the)\s+(two|three|four|five|six|seven|eight|nine|ten|\d+)\b", re.I
)
_HOW_OFTEN = re.compile(r"多久(?:才)?[^，,。?]{0,6}(?:一|几)?次|频率|频次|\bhow (?:often|frequently)\b", re.I)
_COUNTS = {w: i for i, w in enumerate(("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))}
_COUNTS |= {w: i for i, w in enumerate("零一二三四五六七八九十")} | {"两": 2}


def wants_by_rule(text: str) -> list[Want]:
    """Return the kinds of thing that the words of a question name."""
    return list(_wants_by_rule(text))


@lru_cache(maxsize=256)
def _wants_by_rule(text: str) -> tuple[Want, ...]:
    named = [want for want, pattern in _ASKED if pattern.search(text)]
    named = named or kinds_of_head(text)
    if not asks_for_a_persons_name(text):
        return tuple(named)
    return tuple(dict.fromkeys([*(want for want in named if want is not Want.TITLE), Want.PERSON]))


def kinds_asked(query: Query) -> tuple[Want, ...]:
    """Return the kinds of thing that a sentence must tell to answer a question, the likeliest first; nothing where any will do.

    Where it is not surely known what a question asks for, the rules have the word.
    """
    kinds = _kinds_known(query) if query.wants else kinds_ruled(query)
    if Want.SHARE in kinds:  # of a budget: a share answers, and a sum need not stand by it
        return tuple(kind for kind in kinds if kind is not Want.MONEY)
    return kinds


def _kinds_known(query: Query) -> tuple[Want, ...]:
    named, kinds = set(wants_by_rule(query.text)), list(query.wants)
    if kinds[0] in _TOLD_BY_NO_FORM:  # 对期限的看法: a view is asked for, surely; what it is on is asked for only where a rule says so
        kinds = [kind for kind in kinds if kind in named]
    if Want.NUMBER in kinds and Want.PEOPLE in named:
        kinds[kinds.index(Want.NUMBER)] = Want.PEOPLE
    if Want.NUMBER in kinds and Want.LENGTH in named and _HOW_OFTEN.search(query.text):
        kinds[kinds.index(Want.NUMBER)] = Want.LENGTH  # every year, at each session: no number
    if asks_for_a_persons_name(query.text):
        kinds = [Want.PERSON, *(kind for kind in kinds if kind not in _OF_NAMES)]
    elif Want.ACTOR in kinds and Want.PERSON in named:
        kinds.append(Want.PERSON)
    if Want.SESSION in kinds and Want.DATE not in kinds and any(sessions_with_spans(query.text)):
        kinds.append(Want.DATE)  # the dates of the session that is named
    if Want.PLACE in kinds and Want.PLACE not in named and not _OF_COUNTRIES.search(query.text):
        kinds.remove(Want.PLACE)  # where a thing is kept or found is no country or town
    passage = query.intent is Intent.PASSAGE
    if passage:
        kinds += [want for want in (Want.CRITICISM, Want.PRAISE) if want in named]
    # A state has too many forms to be known by, unless the words of the question name it.
    kinds = [kind for kind in kinds if kind not in _OF_PASSAGES or (passage and kind in named)]
    return tuple(kind for kind in dict.fromkeys(kinds) if kind not in _TOLD_BY_NO_FORM)


def kinds_ruled(query: Query) -> tuple[Want, ...]:
    """Return the kinds that the rules know, the one that the intent names first."""
    kinds = wants_by_rule(query.text)
    of_intent = _BY_INTENT.get(query.intent)
    if of_intent in _OF_NAMES and asks_for_a_persons_name(query.text):
        of_intent = None
    if of_intent is Want.NUMBER and NUMBERS.intersection(kinds):
        of_intent = None
    if of_intent is Want.DATE and {Want.SESSION, Want.DEADLINE}.intersection(kinds):
        of_intent = None
    if query.intent is Intent.FIGURE:
        kinds = [kind for kind in kinds if kind in NUMBERS]
    elif query.intent is not Intent.PASSAGE:
        kinds = [kind for kind in kinds if kind not in NUMBERS]
    if query.intent is not Intent.PASSAGE:
        kinds = [kind for kind in kinds if kind not in _OF_PASSAGES and kind is not Want.REASON]
    if (of_intent is Want.ACTOR and Want.PLACE in kinds) or (of_intent is Want.MEANING and kinds):
        of_intent = None
    if of_intent is Want.ITEMS and Want.PLACE in kinds:
        of_intent = None
    return tuple(dict.fromkeys([*([of_intent] if of_intent else []), *kinds]))


def least_asked(query: Query, kinds: tuple[Want, ...]) -> int:
    """Return how many things a question asks for at the least (1 to 5): "which three countries" asks for three."""
    said = _HOW_MANY_ASKED.search(query.text)
    number = next((group for group in said.groups() if group), "") if said else ""
    least = int(number) if number.isdigit() else _COUNTS.get(number.lower(), 2 if _SEVERAL.search(query.text) or Want.ITEMS in kinds else 1)
    return max(1, min(least, 5))


def only_asks(words: str, kinds: tuple[Want, ...]) -> bool:
    """Whether words of a question only ask for one of these kinds: what tells a sum need not say "cost"."""
    return any(pattern.search(words) for want, pattern in _ASKED if want in kinds)


def asks_for_an_office(text: str) -> bool:
    """Whether a question asks who holds an office: who was elected, who chaired."""
    return any(want is Want.PERSON and pattern.search(text) for want, pattern in _ASKED)


def asks_to_the_day(text: str) -> bool:
    """Whether a question asks on which day, not only in which month or year."""
    return bool(_TO_THE_DAY.search(text))


def asks_of_countries(text: str) -> bool:
    """Whether it is countries that a question asks for."""
    return bool(_COUNTRIES.search(text))


def asks_of_states(text: str) -> bool:
    """Whether who it was is asked of delegations, groups and countries."""
    return bool(_OF_STATES.search(text))
