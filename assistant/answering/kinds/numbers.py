"""Whether a number in a text is the one that a question asks for: how many of what, how much, what share, how long.

What the question itself says is no answer to it, nor is a number that counts something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.concepts import Concept
from assistant.currencies import CODES, CURRENCY, SIGNS
from assistant.lexical import words
from assistant.model import Language, Want
from assistant.rules import Rule
from assistant.text import MONTHS, fold

OF_SOMETHING_ELSE = 0.4  # how well a number tells how many, that may count something else
_HARDLY = 0.15  # how well a sum or a time tells how many of something else
OF_ANOTHER_KIND = 0.2  # how well a number tells a sum of money or a share, that is none

# Dates, ordinals, symbols, recommendations and the marks of notes: no number that counts anything.
_NO_COUNT = re.compile(
    rf"\[\d{{1,3}}\]|(?:19|20)\d\d\s*(?:[-–—/至]\s*(?:19|20)?\d\d)?\s*年?(?:\s*\d{{1,2}}\s*月)?(?:\s*\d{{1,2}}\s*日(?:\s*[至到–-]\s*\d{{1,2}}\s*日)?)?|\d{{1,2}}\s*月(?:\s*\d{{1,2}}\s*日)?(?:\s*[至到–-]\s*\d{{1,2}}\s*日)?"
    rf"|\b(?:{MONTHS})\s+\d{{1,2}}(?:\s*(?:to|and|–|-)\s*\d{{1,2}})?\b|\b\d{{1,2}}\s+(?:{MONTHS})\b|(?<![A-Z])(?!(?:{CODES})\b)[A-Z]{{2,}}[/\d ]+\d|\b[A-Z]-\d+|\b(?:Rev|Add|Corr)\.?\s*\d+|第\s*(?:\d+(?:\.\d+)*|[一二三四五六七八九十]+)(?:\s*[、,，和与及至–-]\s*[\d一二三四五六七八九十]+)*\s*(?:届|段|项|条|次|期|章|节|类|批|轮|台|个|场|年|天|周)|[两双]年(?:期|度|一[次度届])"
    r"|(?:建议|Recommendations?)\s*\d+(?:\s*(?:[、,，和与及至–-]|and|to)\s*\d{1,2}(?![\d,]))*|\bparagraphs?\s*\d+(?:\.\d+)*|\d{1,2}(?:st|nd|rd|th)\b|\b(?i:twenty|thirty|forty|fifty)[\s-](?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b"
)
_ZH_DIGITS = r"[〇零一二两三四五六七八九十百千万亿]"
_EN_NUMERAL = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|half|twice|once)"
)
_NUMERAL = rf"(?:\d[\d,.]*(?:\s*[万亿千百])?|{_ZH_DIGITS}+|\b{_EN_NUMERAL}\b)"
_PERSONS = (
    r"people|persons|participants|women|men|experts|students|learners|users|delegates|officials|artists|managers|mentors|trainers|producers|creators|employees|examiners|graduates"
    r"|artisans|musicians|scientists|staff|readers|volunteers|trainees|beneficiaries|inventors|judges|researchers|practitioners|entrepreneurs|lawyers|teachers|respondents|visitors|farmers"
)
_ZH_COUNTED = r"个|名|项|次|份|国|家|场|种|类|届|位|人|所|期|门|件|款|周|天|年|月|分之|成|倍|条|篇|张|册|本|小时|台|只|辆|艘|座|间|套|对|批|轮|户|幅|部(?!分)|箱"
_NUMBER = re.compile(
    rf"(?:一|过|大)半(?!年|月|天)|半数|\d[\d,.]*(?:\s*[万亿])?\s*%?|{_ZH_DIGITS}+(?=\s*(?:多|余)?\s*(?:{_ZH_COUNTED}))|百分之{_ZH_DIGITS}+|\b{_EN_NUMERAL}\b|\ba (?:third|quarter|fifth|tenth) of\b",
    re.I,
)
_TELLS: dict[Want, re.Pattern[str]] = {
    want: re.compile(pattern, re.I)
    for want, pattern in {
        Want.MONEY: rf"{_NUMERAL}\s*(?:million|billion|thousand|多|余)?\s*(?:{CURRENCY})|(?:\b(?:{CODES})|{SIGNS})\s*\d"
        r"|(?:工资|薪[金资酬水])的[^，。；]{0,6}(?:分之|%)|\b(?:per\s?cent|percent|quarter|third|half|fifth|tenth)\s+of\s+(?:\w+\s+){0,3}?(?:wages?|salar(?:y|ies))\b"
        r"|(?:支出|费用|预算|成本|\b(?:costs?|budget|expenditure))\s*(?:[:：]|为|是|共计?|总计|约|(?:of|is|was|were|amounts? to)\b)[^。.，,]{0,12}\d[\d,]{2,}",
        Want.SHARE: r"\d\s*%|\d\s*[:：]\s*\d|百分之|\bper ?cent\b|percent|[一二三四五六七八九]成|[一过大]半(?!年|月|天)|半数|\bhalf\b|\bthirds?\b|\bquarters?\b(?!\s+of\s+(?:19|20)\d\d)|\b(?:fifths?|tenths?)\s+of\b|\bone\s+(?:\w+\s+)?(?:in|out\s+of)\s+(?:every\s+)?(?:\d+\b(?!\s*%)|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|a\s+hundred)\b)|\d\s+out\s+of\s+(?:every\s+)?\d|分之",
        Want.PEOPLE: rf"{_NUMERAL}\s*(?:多|余|来)?\s*(?:名|位|人(?!工)|个[^，。、；\d]{{0,6}}(?:员额|岗位|职位|用户|学员|成员|专家|受益|参与|读者|国)(?!群))|{_NUMERAL}(?:\s+(?!(?:groups?|kinds|types|categories)\b)[\w-]+){{0,3}}?\s+(?:{_PERSONS}|members|posts|positions|states|countries)\b",
        Want.LENGTH: rf"{_NUMERAL}\s*(?:多|余)?\s*(?:小时|分钟|分(?=\s*\d+\s*秒)|秒|天|周|星期|个(?:半)?(?:月|工作日|星期|小时|季度|学期)|年(?!\d|\s*\d+\s*月)|日(?!期))|{_NUMERAL}[\s-]+(?:(?:working|business|calendar|consecutive|full|further|more)\s+)?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|semesters?|decades?)\b",
    }.items()
}
# Until when a thing goes on tells how long, too; what is done every year tells only how often.
_UNTIL = re.compile(
    r"双年度|两年期|(?:延长|展期|延期|延续|有效期|期限|维护|保留|保存|持续)[^。；，]{0,8}[至到]|直[至到]|为止|到期|届满|无限期|永久(?!性)|\bbiennium\b|\b(?:extended|prolonged) (?:until|to|through|by)\b"
    r"|\b(?:until|till|indefinitely|permanently|as long as|(?:ends?|ended|expires?|expired) (?:in|on|by|at|with))\b|\b(?:to|through|till) the end of\b",
    re.I,
)
_HOW_OFTEN = re.compile(
    r"每(?:隔|逢)?[一二两三四五六七八九十半\d]*(?:个)?(?:年|月|周|季度|天|日|届)|\d\s*次"
    r"|[逐按](?:年|季|季度|月|周)|定期|\b(?:annual(?:ly)?|yearly|monthly|weekly|daily|quarterly|half-yearly|bi-?annual(?:ly)?|biennial(?:ly)?|regularly|once|twice|every|(?:per|a|each) (?:year|month|week|quarter|session|biennium|spring|summer|autumn|fall|winter|meeting)|times)\b",
    re.I,
)
_ASKS_HOW_OFTEN = re.compile(
    r"多久(?:才)?(?:开|办|出|更新|举行|提交|报告|修订|审查)?(?:一|几)?次|多久一|频率|频次|几次|\bhow (?:often|frequent(?:ly)?)\b|\bfrequency\b",
    re.I,
)
_OF_MONEY_OR_TIME = re.compile(
    rf"\s*(?:million|billion|thousand|多|余)?\s*(?:{CURRENCY}|分钟|小时|天|周|个月|(?:minutes?|hours?|days?|weeks?|months?)\b)", re.I
)
_ASKED_WITH = re.compile(rf"(?:几|多少)({_ZH_COUNTED})")
_MEASURE = re.compile(rf"\s*(?:多|余)?({_ZH_COUNTED})")
_OF_PERSONS = "名位人个户"
_WHO_DOES = r"(?!(?:comput|numb|pap|off|chapt|cent|lett|ord|regist|newslett|post|fold|serv|print|met)ers|(?:sect|fact|err|indicat)ors|committees|fees)[a-z]{2,}(?:ers|ors|ists|ians|ees)"
_ASKS_FOR_PERSONS = re.compile(
    rf"(?:几|多少)[名位]|\bhow\s+many\s+(?:(?:registered|active|different|new|national|local|young|women|female|trained|paid|full-time|external)\s+)?(?:{_PERSONS})\b",
    re.I,
)
_PERSONS_TOLD = re.compile(  # by a measure word of theirs, by none, or by what they are called
    rf"{_NUMERAL}\s*(?:多|余|来)?\s*(?:[名位户]|人(?!工)|个(?![^，。；、]{{0,10}}(?:群体|小组|国|机构|部门|部分|方面|项目))|(?!{_ZH_COUNTED}|[万亿千百倍分]|{CURRENCY}|越南盾)[\u4e00-\u9fff])"
    rf"|[（(]\s*\d[\d,]*\s*[)）]|\bwith\s+\d[\d,]*(?=[,;.)]|\s+and\b)|{_NUMERAL}(?:\s+(?!(?:groups?|kinds|types|categories)\b)[\w-]+){{0,3}}?\s+(?:{_PERSONS}|members|{_WHO_DOES})\b|{_NUMERAL}\s+(?:of\s+(?:them|these|those|whom)|was|were|took|had)\b"
    rf"|(?:[者员师生]|专家|用户|\b(?:{_PERSONS}))[^\d，。；,.;]{{0,24}}[:：|]\s*\d[\d,]*(?![\d,.]*\s*(?:{_ZH_COUNTED}|%))",  # a row of a table
    re.I,
)
_MEASURED_ALIKE = (
    _OF_PERSONS,
    "次场期轮批届项个件",
    "家所座间个国",
    "份件本册篇部张种款门条项套类个",
    "台只辆艘套件部箱个",
)  # of one thing
# How much of a sum was used is told by the share of it as well.
_ASKS_HOW_MUCH_OF_IT = re.compile(
    r"(?:预算|经费|资金|款项?|钱)[^，,。?]{0,6}(?:用|花|支出|使用)[掉去]?了多少|\bhow\s+much\s+of\b[^?]*\b(?:money|budget|funds?|funding)\b[^?]*\b(?:used?|spen[dt]|spending|gone|through)\b",
    re.I,
)
_USED = re.compile(
    r"(?:支出|花费|花了|用去|用掉|使用|动用|耗资|(?:执行|实施|利用)率)|\b(?:spent|spending|expenditure|expended|used|utili[sz]ation|utili[sz]ed|(?:implementation|execution)\s+rate)\b",
    re.I,
)
# What only a word beside the number tells: marks, votes, pages.
_OF_ITS_OWN = tuple(
    (re.compile(asked, re.I), re.compile(told, re.I))
    for asked, told in (
        (
            r"(?:多少|几)分(?![钟之文部享类别])|(?:评分|打分|得分)(?:是|为)?(?:多少|几何)|\b(?:what|which)\s+(?:\w+\s+)?(?:score|rating|mark|grade)\b|\bhow\s+(?:many\s+(?:points|marks)|(?:high|good)\s+an?\s+(?:score|rating|mark|grade))\b",
            r"\d\s*分(?![钟之])|评分|得分|评级|评为|\b(?:scor\w+|rat(?:ed|ings?)|marks?|grade[ds]?|points?)\b",
        ),
        (
            r"每[台件人份个辆只套册本场页次][^，,。?]{0,12}(?:多少钱|多少(?:瑞|美|欧)|花多少|价)|\bhow\s+much\b[^?]*\b(?:each|apiece|per\s+(?:unit|item|copy|person|head|participant))\b|\bunit\s+(?:price|cost)\b",
            r"每|单价|均|各(?=[\d需为])|\b(?:each|per|apiece|average|a\s+(?:unit|copy|piece|head|person)|unit)\b",
        ),
        (r"(?:多少|几)[张]?(?:选?票)|\bhow\s+many\s+votes\b", r"票|\bvot\w+"),
        (r"(?:多少|几)页|\bhow\s+many\s+pages\b", r"页|\bpages?\b"),
    )
)
# A sum that is left over is none of what was asked for or spent.
_SUM = rf"(?:{CURRENCY}|{CODES}|{SIGNS})?\s*\d[\d,.]*\s*(?:million|thousand|万|亿)?\s*(?:{CURRENCY})?"
_LEFT = re.compile(
    rf"(?:余额|结余|节余|盈余|剩余|未用|未动用|未使用|未支出|未花)(?:的|资金|款项?|经费|余额|部分|金额)*(?:约|共计?|为|是|计|有)?\s*{_SUM}"
    rf"|\b(?:unspent|unused|uncommitted|remaining|left[\s-]?over)\s+(?:balance|amount|funds?|sum|budget)?\s*(?:of|was|is|amount(?:s|ed|ing)\s+to|stood\s+at|,)?\s*(?:about\s+|some\s+)?{_SUM}"
    rf"|\b(?:balance|surplus|savings?)\s+(?:of|was|is|amount(?:s|ed|ing)\s+to|stood\s+at)\s+(?:about\s+|some\s+)?{_SUM}|{_SUM}\s+(?:remain(?:s|ed)?\s+unspent|(?:was|were|is)\s+(?:left|returned))",
    re.I,
)
_ASKS_WHAT_IS_LEFT = re.compile(
    r"余|剩|未用|未动用|未使用|没用|没花|退|节省|省下|unspent|unused|\bleft\b|balance|remain|surplus|saved|savings?|return", re.I
)
# A number that ends its clause, of what was named before; and how many times something was done.
_OF_THE_SAME = re.compile(
    rf"\s*(?:多|余)?(?!年|月|周|天|国|期|届|分之|成|倍)(?:{_ZH_COUNTED})(?=\s*(?:[，。；、）)]|$))|\s+(?:of\s+(?:them|these|those)\b|(?:was|were|have|had)\b|(?=[,.;)]|$))"
)
_ASKS_HOW_MANY_TIMES = re.compile(r"\bhow\s+many\s+times\b")
_TIMES = re.compile(rf"\b(?:once|twice)\b|(?:\d+|{_ZH_DIGITS}+|\b{_EN_NUMERAL}\b)\s*(?:次|times\b)", re.I)
_ONE = re.compile(r"(?<![\d十百千万第])一\s*[名位个](?!人)")  # as a rule no count: 一名顾问 is what "a consultant" is in English
_AN = re.compile(
    r"(?P<bound>(?:至少|最少|最多|至多|不超过|不少于)[^，。；]{0,6})?(?<![\d十百千万第只仅唯])一\s*[项份名位个种套场类台只辆艘座间批轮部本册件](?!半|以[上下])"
)  # 一项政策 is "a policy", 至少一项 is one
_REACH: dict[Language, tuple[int, int]] = {"zh": (9, 14), "en": (20, 50)}  # characters around a number that say what it counts
_JUST_BEFORE = 5  # characters
_NAMES_THEM: dict[Language, re.Pattern[str]] = {  # what stands behind a number up to where another thing may be named
    "zh": re.compile(r"(?:(?!正在|已|将|参加|开展|实施|提交|签署|采用|使用|获得|提供|名为|为|被|由|在|向|对)[^，。；、：,;:的\d]){0,18}"),
    "en": re.compile(r"(?:(?!\b(?:of|in|from|for|to|with|by|on|at|and|or)\b)[^,.;:\d]){0,50}"),
}
_HAS: dict[Language, re.Pattern[str]] = {  # what has, or is made up of, the number that follows
    "zh": re.compile(r"[^，。；、：,;:\d]{2,14}(?:由|有|共有|拥有|包括|达到?|为|增至|覆盖)(?:了)?(?:约|超过|近|逾)?\s*$"),
    "en": re.compile(
        r"[^.,;:\d]{2,40}\b(?:has|have|had|comprises?|includes?|consists?\s+of|reached|totall?ed|made\s+up\s+of|numbers?|numbered)(?:\s+(?:about|over|some|around|more\s+than))?\s*$",
        re.I,
    ),
}
_STATES = re.compile(r"国家|成员国|缔约方|\b(?:countries|states)\b", re.I)
# What is counted by another name right beside its number: countries as member states, sessions as times that a body met.
_BY_ANOTHER_NAME = tuple(
    (re.compile(asked, re.I), re.compile(told, re.I))
    for asked, told in (
        (r"国家|成员国|\b(?:countries|states)\b", r"国家|成员国|缔约[国方]|\b(?:countries|states)\b"),
        (r"会议|\b(?:sessions?|meetings?)\b", r"次(?:\S{0,4})?会议|\b(?:sessions?|meetings?|met)\b"),
    )
)
_SOME_OF_THEM = re.compile(
    r"(?:其中|其余|其他|另外?|剩下|还有|多达|至少)[^，。；]{0,12}$|\b(?:other|another|further|remaining|additional|of\s+which|of\s+them)\b[^.,;]{0,24}$",
    re.I,
)
# What brings those of a sentence together: 新增五名大使，大使总数达到15名.
_TOTAL = re.compile(
    r"(?:总数|总量|总计|共计|合计|累计)(?:已|现|目前|现已)*(?:达到?|为|增至|升至|是|有)?(?:了|约|超过|近|逾)?\s*$"
    r"|\btotal\b(?:\s+(?:number|membership)?\s*(?:of\s+)?[\w\s-]{0,30}?\b(?:to|of|is|was|at|reach\w*|stands?\s+at))?(?:\s+(?:about|over|some|now))?\s*$",
    re.I,
)
_ALL = Rule(
    r"产权组织|委员会|会议|目前|现在|迄今|一共|总共|至今|拥有|存在|参加|出席|与会|举行|召开|举办|正在|实施|进行|[有是共了在的开]",
    r"\b(?:wipo|cdip|committee|sessions?|now|currently|far|total|exist\w*|there|have|has|had|held|attend\w*|participat\w*|took|part|ongoing|altogether|overall|all|so)\b",
    flags=re.I,
)


@dataclass(frozen=True, slots=True)
class Counting:
    """What the numbers that one question wants should count: counted are the pieces of it that they should be the number of, named
    the question itself, folded."""

    counted: tuple[Concept, ...]
    named: str
    all_of_them: bool = False  # the question asks how many there are and of nothing that would tell them apart

    def told(self, kind: Want, text: str, language: Language) -> float:
        """Return how well a text tells a number, a sum, a share, people or a time (0 to 1).

        >>> used = [Counting((), asked) for asked in ("how much of the money was used?", "预算用了多少?", "how much money was needed?")]
        >>> [[one.told(Want.MONEY, told, "zh") for told in ("预算为295,000瑞士法郎。", "预算使用率为6%。")] for one in used]
        [[0.4, 1.0], [0.4, 1.0], [1.0, 0.2]]
        >>> Counting((), "how long do they stay?").told(Want.LENGTH, "平均停留3分20秒。", "zh")
        1.0
        """
        bare = _NO_COUNT.sub(lambda match: " " * len(match[0]), text)
        if kind is Want.MONEY and not _ASKS_WHAT_IS_LEFT.search(self.named):
            bare = _LEFT.sub(lambda match: " " * len(match[0]), bare)
        fresh = self._fresh(bare)
        if kind is Want.LENGTH and (_HOW_OFTEN if _ASKS_HOW_OFTEN.search(self.named) else _UNTIL).search(text):
            return 1.0
        if not fresh or any(asked.search(self.named) and not told.search(text) for asked, told in _OF_ITS_OWN):
            return 0.0
        if kind is Want.PEOPLE:
            bare = _ONE.sub(" ", bare)
        if kind is Want.NUMBER:
            bare = _AN.sub(lambda match: match[0] if match["bound"] else " " * len(match[0]), bare)
            fresh = [m for m in fresh if bare[m.start() : m.end()].strip() and not self._measured_otherwise(m, bare)]
        if kind is Want.MONEY and _ASKS_HOW_MUCH_OF_IT.search(self.named):
            tells = _TELLS[Want.MONEY].search(bare) or _TELLS[Want.SHARE].search(bare)
            return 1.0 if tells and _USED.search(text) else OF_SOMETHING_ELSE if tells else OF_ANOTHER_KIND
        if kind is not Want.NUMBER:
            return 1.0 if _TELLS[kind].search(bare) else OF_ANOTHER_KIND
        if _ASKS_FOR_PERSONS.search(self.named) and not _PERSONS_TOLD.search(bare):
            return _HARDLY
        if not self.counted:
            return 0.7 if fresh else _HARDLY
        fresh = [m for m in fresh if not _OF_MONEY_OR_TIME.match(bare, m.end())]
        if not fresh:
            return _HARDLY
        if self.all_of_them:
            return self._told_of_all(bare, fresh, language)
        before, after = _REACH[language]
        near = [words(bare[max(0, m.start() - before) : m.end() + after]) for m in fresh]
        met = max(concept.met_by(held) for concept in self.counted for held in near)
        if not met and any(self._by_another_name(m, bare, language) for m in fresh):
            met = 1.0
        if not met and not any(re.search(r"\d", m[0]) or self._counts_alike(m, bare) for m in fresh):
            return _HARDLY  # 一份文件, "three times": a small number, of what stands beside it
        return OF_SOMETHING_ELSE + 0.6 * met

    def _told_of_all(self, text: str, numbers: list[re.Match[str]], language: Language) -> float:
        """How well one of the numbers tells how many there are of what is counted: it stands right before its name, or right behind
        (the network has 412 centres), and is not of some of them only."""
        things = [concept for concept in self.counted if _ALL.sub("", concept.written).strip()] or self.counted
        numbers = [m for m in numbers if not _SOME_OF_THEM.search(text[: m.start()])]
        beside = [
            match[0]
            for m in numbers
            for match in (_NAMES_THEM[language].match(text, m.end()), _HAS[language].search(text[: m.start()]))
            if match
        ]
        of_all = any(_TOTAL.search(text[: m.start()]) for m in numbers)
        if of_all and any(thing.met_by(words(text)) for thing in things):
            return 1.0
        if any(_STATES.search(one) for one in beside) and any(_STATES.search(thing.written) for thing in things):
            return 1.0
        return 1.0 if any(thing.met_by(words(one)) for thing in things for one in beside) else 0.0

    def _by_another_name(self, number: re.Match[str], text: str, language: Language) -> bool:
        """Whether a number is of what is counted, under another name."""
        things = " ".join(concept.written for concept in self.counted)
        behind = _NAMES_THEM[language].match(text, number.end())
        beside = f"{text[max(0, number.start() - _JUST_BEFORE) : number.start()]}{behind[0] if behind else ''}"
        return any(asked.search(things) and told.search(beside) for asked, told in _BY_ANOTHER_NAME)

    def numbers_in(self, text: str) -> bool:
        """Whether a text has a number that counts something and that the question does not name."""
        return bool(self._fresh(_NO_COUNT.sub(" ", text)))

    def _fresh(self, bare: str) -> list[re.Match[str]]:
        return [m for m in _NUMBER.finditer(bare) if fold(m[0]).strip("., ") not in _numbers_of(self.named)]

    def _counts_alike(self, number: re.Match[str], text: str) -> bool:
        """Whether a number is followed by the measure word that the question asks with (几次, 两次), or by none of what it counts,
        which was named before: 完成七台, "only three".
        """
        if _OF_THE_SAME.match(text, number.end()) or (_ASKS_HOW_MANY_TIMES.search(self.named) and _TIMES.match(text, number.start())):
            return True
        asked = _ASKED_WITH.search(self.named)
        return asked is not None and any(text.startswith(alike, number.end()) for alike in (asked[1], *"个家" * (asked[1] in "个家位名")))

    def _measured_otherwise(self, number: re.Match[str], text: str) -> bool:
        """Whether a number has a measure word that what is asked for never has: 多少只 is not told by 900种, nor "how many users" by 900份."""
        asked, told = _ASKED_WITH.search(self.named), _MEASURE.match(text, number.end())
        if told and _ASKS_FOR_PERSONS.search(self.named):
            return told[1] not in _OF_PERSONS
        if asked is None or told is None or asked[1] == told[1]:
            return False
        return any(asked[1] in alike for alike in _MEASURED_ALIKE) and not any(
            asked[1] in alike and told[1] in alike for alike in _MEASURED_ALIKE
        )


def asks_of_all(topic: str, counted: str) -> bool:
    """Whether a question asks how many of a thing there are, and says of none but the house's own what would tell them apart.

    >>> asks_of_all("member states wipo", "member states"), asks_of_all("countries national strategies", "countries")
    (True, False)
    >>> asks_of_all("观察员参加会议", "观察员参加了会议"), asks_of_all("国家有国家战略", "国家有国家战略")
    (True, False)
    """
    head = next((part.strip() for part in _ALL.sub("|", counted.lower()).split("|") if part.strip()), counted.lower())
    rest = _ALL.sub(" ", topic.lower()).replace(head, " ", 1)
    return bool(head) and not any(map(str.isalnum, rest))


@lru_cache(maxsize=64)
def _numbers_of(folded: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+(?:[.,]\d+)*%?", folded)) | frozenset(re.findall(rf"\b{_EN_NUMERAL}\b", folded))
