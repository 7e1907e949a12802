"""Which of several a text speaks of: the second forum, phase II, option B, 第三次论坛, 一期.

Things that come in series are told apart by their number alone; what is said of one is not said of the next. Sessions of
the Committee and recommendations have readers of their own (`symbols.py`, `mentions.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.numerals import chinese_number, english_number

_THINGS: tuple[tuple[str, str, str], ...] = (  # name, Chinese, English
    ("phase", "阶段|(?<![后日前长短学假周定近早延分到星])期(?!间|限|内|刊|望)", "phases?|stages?"),
    ("forum", "论坛", "forums?|fora"),
    ("conference", "大会|外交会议", "conferences?"),
    ("conversation", "对话(?:会)?", "conversations?|dialogues?"),
    ("option", "备选方案|方案|选项", "options?"),
    ("workshop", "讲习班|工作坊|研讨会|培训班|讲座", "workshops?|seminars?|webinars?"),
    ("round table", "圆桌(?:会议)?", "round[- ]?tables?"),
    ("survey", "调查", "surveys?"),
    ("round", "轮|批", r"rounds?(?![- ]?tables?)|batch(?:es)?|calls?"),
    ("edition", "版", "editions?|versions?"),
    ("meeting", "会议|例会", "meetings?"),
    ("report", "(?:年度)?报告", "(?:annual )?reports?"),
    ("study", "研究(?:报告)?", "stud(?:y|ies)"),
    ("component", "部分|组成部分", "components?|parts?|pillars?"),
    ("output", "产出|产出成果", "outputs?"),
)
_ZH_NUMBER = r"[一二三四五六七八九十]{1,3}|\d{1,2}"
_EN_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
_MARK = (
    r"[IVX]{1,4}(?![A-Za-z])|\d{1,2}(?![\d,.]*\d|%)|[A-H](?![A-Za-z])|one(?![A-Za-z])|two(?![A-Za-z])|three(?![A-Za-z])|four(?![A-Za-z])"
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_NO_SERIES = r"session|meeting|paragraph|half|quarter|time|year|day|week|month|place|hand|party"
_MARKED = ("phase", "option", "component", "output", "round")  # "Phase II", "Option B": others take no mark behind their name
BY_MARK = frozenset(("option", "output"))  # known by its mark alone: what is told without one is told of no one of them
_PATTERNS = tuple(
    (
        name,
        re.compile(
            rf"第\s*(?P<zh>{_ZH_NUMBER})\s*(?![段条页章节款小年月日\d一二三四五六七八九十]|项(?!产出)|届会{'' if name == 'edition' else '|版'})[^，,。；;、？?\n第]{{0,16}}?(?:{zh})"
        ),
        re.compile(rf"\b(?P<en>{_EN_ORDINAL})\s+(?:(?!(?:{_NO_SERIES})s?\b)[\w-]+\s+){{0,3}}?(?:{en})\b", re.I),
        re.compile(rf"(?<![第\d一二三四五六七八九十哪每这那同某])(?P<zh>{_ZH_NUMBER})\s*(?:{zh})") if name == "phase" else None,
        re.compile(rf"(?:{zh})\s*(?P<mark>{_ZH_NUMBER}|[A-H](?![A-Za-z]))(?!\s*[个项次名年月份%])")
        if name in ("phase", "option", "output")
        else None,
        re.compile(rf"(?<![A-Za-z])(?P<mark>[A-H])\s*(?:号|类|种|项)?(?:{zh})") if name == "option" else None,  # 如选B方案
        re.compile(rf"\b(?i:{en})\s+(?P<mark>{_MARK})") if name in _MARKED else None,
    )
    for name, zh, en in _THINGS
)
# Once a series is named, its things are told apart by their numbers alone: 第一次论坛在…，第二次的发言人是…; the first forum …, the second …
_ELLIPTICAL = re.compile(
    rf"第\s*(?P<zh>{_ZH_NUMBER})\s*[次期轮批版个](?=的|[是为在有由于则只仅均将已拟原定]|计划|预[计定]|[：:，,、]|\s*\d)|\b(?:[Tt]he|[Aa])\s+(?P<en>{_EN_ORDINAL})(?=\s*(?:[,;:.(]|(?:one|was|were|is|had|has|will|would|in|at|took|drew|cost)\b))",
)

# What a report numbers for itself, often several at once: Recommendations 1, 2 and 4; 结论3; 第二条建议.
_OWN: tuple[tuple[str, str, str], ...] = (
    ("recommendation", "建议", r"rec(?:ommendation)?s?"),
    ("finding", "调查结果|评价结果|审评结果|发现", r"findings?"),
    ("conclusion", "结论", r"conclusions?"),
    ("lesson", "经验教训|教训", r"lessons?"),
)
ITEM = "item"
OWN_NUMBERED = frozenset((*(name for name, _, _ in _OWN), ITEM))
_JOINS = r"\s*(?:[、,，和与及至到–-]|and|to|&)+\s*"
_OWN_PATTERNS = tuple(
    (
        name,
        re.compile(rf"(?:{zh})\s*第?\s*(?P<list>(?:{_ZH_NUMBER})(?:(?:{_JOINS})(?:{_ZH_NUMBER}))*)(?!\d|\s*[个名次年月份%页段]|[.,]\d)"),
        re.compile(rf"第\s*(?P<list>(?:{_ZH_NUMBER})(?:(?:{_JOINS})(?:{_ZH_NUMBER}))*)\s*[项条号个]?\s*(?:{zh})"),
        re.compile(rf"\b(?i:{en})\s+(?:(?i:no\.|number)\s*)?(?P<list>\d{{1,2}}(?:(?:{_JOINS})\d{{1,2}})*)(?!\d|%|[.,]\d)"),
        re.compile(rf"\b(?P<list>{_EN_ORDINAL})\s+(?i:{en})\b", re.I),
    )
    for name, zh, en in _OWN
)
# The items of a proposal or a list: items 1 to 4, 第5项; not those of an agenda.
_ITEMS = (
    re.compile(rf"(?<!议程)第\s*(?P<list>(?:{_ZH_NUMBER})(?:(?:{_JOINS})第?(?:{_ZH_NUMBER}))*)\s*[项点](?![目议建产结成决任])"),
    re.compile(
        rf"(?<!agenda )\b(?i:items?|points?)\s+(?:(?i:no\.|number)\s*)?(?P<list>\d{{1,2}}(?:(?:{_JOINS})\d{{1,2}})*)(?!\d|%|[.,]\d)"
    ),
)
# An evaluator's own recommendations, asked for by what is done with them: what is advised under number 7; 第7条提了什么建议.
_ADVISED = re.compile(
    rf"\b(?:advis|recommend|suggest)\w*\b[^.?;]{{0,24}}?\b(?:under|at|as|in)\s+(?:its\s+|their\s+)?(?:number|no\.|point|item)\s+(?P<mark>\d{{1,2}})\b"
    rf"|第\s*(?P<zh>{_ZH_NUMBER})\s*[条项点](?:里|中|上)?(?:是|都|又)?(?:提出|给出|怎么|如何|提)了?(?:什么|哪些|何种)?建议(?!书)",
    re.I,
)
_RANGE = re.compile(r"至|到|–|-|\bto\b")

Ordinal = tuple[str, str]


@lru_cache(maxsize=4_096)
def ordinals_in(text: str) -> frozenset[Ordinal]:
    """Return what a text tells apart by number: the thing's name and which it is ("2", "b")."""
    return frozenset(_read(text))


def is_listed(thing: str, number: str, text: str) -> bool:
    """Whether a text lists an item under its number: 5., (5), (v), (e), 五、.

    >>> is_listed("item", "2", "That lamps (i) be lit; and (ii) be counted."), is_listed("item", "2", "items 1 and 3")
    (True, False)
    """
    if thing != ITEM or not number.isdigit() or not 0 < int(number) <= len(_MARKS):
        return False
    return bool(
        re.search(rf"[（(](?:{_MARKS[int(number) - 1]})[)）]|(?:^|[\n：:；;])\s*(?:{_MARKS[int(number) - 1]})\s*[)）.．、](?!\d)", text)
    )


_MARKS = tuple(
    f"{at}|{zh}|{roman.lower()}|{letter}"
    for at, (roman, zh, letter) in enumerate(zip(_ROMAN, "一二三四五六七八九十", "abcdefghij", strict=True), 1)
)


def _read(text: str) -> Iterator[Ordinal]:
    for name, *patterns in _PATTERNS:
        series = False
        for pattern in filter(None, patterns):
            for match in pattern.finditer(text):
                if number := _number(match):
                    series = True
                    yield name, number
        for match in _ELLIPTICAL.finditer(text) if series else ():
            yield name, str(_number(match))
    advised = [str(_number(match)) for match in _ADVISED.finditer(text)]
    yield from (("recommendation", number) for number in advised)
    for pattern in () if advised else _ITEMS:
        for match in pattern.finditer(text):
            yield from ((ITEM, str(number)) for number in _listed(match["list"]))
    for name, *own in _OWN_PATTERNS:
        for match in (found for pattern in own for found in pattern.finditer(text)):
            yield from ((name, str(number)) for number in _listed(match["list"]))


def _listed(written: str) -> list[int]:
    read = [english_number(one) or chinese_number(one) for one in re.findall(rf"{_ZH_NUMBER}|[a-z]+|\d+(?:st|nd|rd|th)", written, re.I)]
    numbers = [number for number in read if number]
    return list(range(numbers[0], numbers[1] + 1)) if len(numbers) == 2 and _RANGE.search(written) else numbers


def _number(match: re.Match[str]) -> str | None:
    groups = {key: value for key, value in match.groupdict().items() if value}
    if zh := groups.get("zh"):
        return str(int(zh) if zh.isdigit() else chinese_number(zh))
    if en := groups.get("en"):
        return en[:-2] if en[0].isdigit() else str(english_number(en))
    mark = groups["mark"]
    if mark in _ROMAN:
        return str(_ROMAN[mark])
    if mark.isdigit():
        return mark
    if len(mark) == 1 and mark.isascii():
        return mark.lower()
    return str(english_number(mark) or chinese_number(mark))
