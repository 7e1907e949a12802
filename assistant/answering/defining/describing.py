"""Whether a sentence says what a thing is or does: the thing is its subject, not only named in it.

"WIPO Lamp helps shops to lend lamps", 出借平台“灯网”, "launched Lamp Watch, a tool for lenders" describe what they name;
"the meeting was told of WIPO Lamp" names it and tells something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from assistant.text import HAN


class Says(IntEnum):
    """What a sentence says of a thing that it names, the most telling last."""

    NOTHING = 0
    CALLS = 1  # of what kind it is, behind its name in quotation marks
    DOES = 2  # what it does, aims at or is made of
    IS = 3  # what it is


_KIND_ZH = "平台|数据库|资料库|系统|计划|方案|项目|网络|门户|工具|软件|套件|服务|条约|协定|公约|机构|组织|中心|委员会|联合会|小组|出版物|报告|花名册|机制|基金|论坛|指数|手册|小册子|指南|教材|课程|工具包|汇编|名册|目录"
_KIND_EN = r"platforms?|databases?|systems?|program(?:me)?s?|initiatives?|services?|tools?|networks?|portals?|software|suites?|publications?|reports?|treaty|agreement|convention|cent(?:er|re)s?|committees?|group|consortium|partnership|mechanisms?|funds?|schemes?|projects?|index|roster|catalogu?e|guides?|booklets?|brochures?|handbooks?|manuals?|courses?|tool\s?kits?|compilations?"
# What may stand between a name and what is said of it.
_AFTER_ZH = rf"[”\"》）)]*\s*(?:[（(][^）)]{{1,60}}[）)])?\s*(?:这一|该)?\s*(?:{_KIND_ZH})?\s*(?:(?:继续|还|也|将|主要|目前|现已?|已|专门|特别|其实|就|[根依]据[^，。；]{2, 20}，|在[^，。；]{2, 40}，|与[^，。；]{2, 30}，)\s*)*"
_AFTER_EN = rf"[”\"’]*(?:\s*\([^)]{{1,60}}\))?[”\"’]*(?:\s+(?:{_KIND_EN}))?(?:\s+(?:also|now|currently|mainly|then|already|continue[sd]?\s+to|will|would|can|has|have))*\s+"
# A name with what governs it before it is not the subject of its clause.
_GOVERNS_ZH = r"是|在(?!线)|对|与|向|将|把|使|为|由|从|于|以|给|及|和|经|就|包括|通过|根据|依据|关于|支持|要求|批准|讨论|审议|介绍|利用|使用|推广|修订|开发|推出|参加|加入|按照"
_SUBJECT_ZH = rf"(?:^|[。；，、:：)）]\s*)(?:(?!{_GOVERNS_ZH})[^，。；:：]){{0,30}}?[“\"《（(]*"
_SUBJECT_EN = r"(?:^|[.;:]\s+|,\s+(?:and\s+)?)[“\"]?(?:(?:The|the|An?|Its?|This|WIPO['’]?s?|Organization['’]s)\s+)*(?:(?!(?:of|in|on|at|to|for|with|by|from|under|through|about|into|using|and|or|that|which|was|were|is|are)\b)[\w’'-]+\s+){0,4}?[“\"(]*"
_IS_ZH = rf"(?:[系意]指|是指|指的是|是(?!否|在|由[^，。；]{{0,20}}的)[^，。；]{{0,80}}(?:{_KIND_ZH}|体|方法|权利|标志|制度|文书|过程|活动|集合|部门|司|局|人|国家|产品|技术)|是一[个种项套份家款辆台本只间座名位门场批部支组类艘架张条枚]|旨在|的(?:目的|宗旨|目标|任务|作用|功能)(?:是|为))"
_DOES_ZH = r"(?:致力于|用于|用来|负责|提供(?!了以下)|允许|让|牵头|能够?|使[^，。；]{2,40}(?:能|可以|得以)|可(?:以|供)?|帮助|协助|为[^，。；]{2,60}(?:提供|带来|创造|便利|服务)|向[^，。；]{2,60}提供|通过[^。；]{2,60}(?:支持|帮助|促进|提供|协助|联系)|(?:汇集|收录|载有|涵盖|包含|装有|配有|设有|附有|存有|备有|面向|专供|供)(?!的)|由[^，。；]{2,60}(?:组成|构成|管理|运营|主持|主办|开设)|(?!的)[^，。；]{2,30}，旨在|(?<=[还也将要续])\s*(?:支持|促进|协调|监督|管理))"
_IS_EN = rf"(?:(?:is|are|was)\s+(?:an?|one\s+of|any|those|designed|intended|meant|(?:the|its)\s+(?:[\w-]+\s+){{0,6}}?(?:{_KIND_EN})))\b|aim(?:s|ed)?\s+(?:to|at)\b|seeks?\s+to\b|(?:is|are|was|were)\s+(?:created|established|set\s+up|developed|built|launched|used)\s+(?:to|for|as|in\s+order)\b"
_DOES_EN = r"(?:provide|offer|serve|help|allow|enable|support|bring|put|contain|consist|comprise|include|cover|connect|link|give|let|facilitate|coordinate|oversee|manage|promote|collect|hold|list|match|assist|serve|store|carr(?:y|ie)|advise|teach|explain)(?:s|es)?\b|ha(?:s|ve)\s+(?:some\s+|about\s+)?\d[\d,]*\s+(?:members|branches)|(?:is|are)\s+(?:open\s+to|made\s+up|composed|responsible|run\s+by|staffed|filled|equipped|loaded|for\s+(?:use|schools|small))\b"
_MADE_ZH = "推出|开发|建立|创建|设立|启动|成立|发布|实施"
_MADE_EN = r"(?:launch|develop|creat|establish|introduc|set\s+up|buil[dt])\w*"
_AS_WHAT_ZH = (
    r"，\s*(?:即|这是)?(?:一[个种项套]|以(?!及)|用于|旨在|目的|承担|负责|为[^，。；]{2,30}提供)|用于|旨在|以(?:便|支持|帮助|加强|促进)"
)
_AS_WHAT_EN = r",\s+(?:an?|the|which)\s|\s+(?:to|as\s+an?|in\s+order\s+to|for\s+the\s+purpose)\s"


def written(names: Sequence[str]) -> str:
    """Return a pattern of names as texts write them: spaces come and go beside Chinese, capitals count where a name has them."""
    return "|".join(_one_written(name) for name in sorted(names, key=len, reverse=True) if name.strip())


def _one_written(name: str) -> str:
    """A pattern of one name; what stands before a Chinese one makes it the name of something narrower, unless it only qualifies it."""
    plain = r"\s*".join(re.escape(part) for part in re.split(rf"\s+|(?<=[{HAN}])(?=[A-Za-z])|(?<=[A-Za-z])(?=[{HAN}])", name.strip()))
    whole = rf"(?<![A-Za-z0-9/-]){plain}s?(?![A-Za-z0-9/]|-[A-Za-z])" if name.isascii() else rf"(?<![A-Za-z\d])(?<![A-Za-z\d]\s){plain}"
    return whole if any(c.isupper() for c in name[1:]) else f"(?i:{whole})"


@lru_cache(maxsize=64)
def _patterns(name: str) -> tuple[tuple[Says, re.Pattern[str]], ...]:
    name = f"(?:{name})"
    return tuple(
        (says, re.compile(pattern))
        for says, pattern in (
            (Says.IS, rf"{_SUBJECT_ZH}{name}{_AFTER_ZH}{_IS_ZH}"),
            (Says.IS, rf"{_SUBJECT_EN}{name}{_AFTER_EN}(?:{_IS_EN})"),
            # What it is stands beside the name.
            (
                Says.IS,
                rf"^[“\"《]?{name}[”\"》]?\s*(?:[（(][^）)]{{1,60}}[）)])?\s*[，,。:：—]\s*(?:[^，。；]{{0,60}}(?:{_KIND_ZH})(?=[，。；])|一[个种项套款家份])",
            ),
            (
                Says.IS,
                rf"^[“\"]?{name}[”\"]?(?:\s*\([^)]{{1,60}}\))?\s*[,—–:.]\s+(?:[Aa]n?|[Tt]he|which\s+is)\s+(?:[\w’'-]+\s+){{0,8}}?(?:{_KIND_EN})\b",
            ),
            (Says.IS, rf"^[“\"]?{name}[”\"]?\s*[.。:：—]\s*(?:It|This|They|它|这)"),
            (
                Says.IS,
                rf"(?:的|^|[，；、]\s*)[^，。；、的《“]{{0,14}}(?:{_KIND_ZH})\s*[“\"《]{name}(?!\s*(?:的|{_KIND_ZH}))|的[^，。；的]{{0,14}}(?:{_KIND_ZH})\s*{name}(?!\s*(?:的|{_KIND_ZH}))",
            ),
            (Says.IS, rf"(?:题为|名为|称为|叫做?)\s*[“\"《]?{name}[”\"》]?\s*的[^，。；]{{0,16}}(?:{_KIND_ZH})"),
            (Says.IS, rf"(?:如下|以下|下列|下述)(?:的)?[“\"]?{name}[”\"]?(?=[。：:，])|\bfollowing\s+{name}\s*[:.]"),
            (Says.IS, rf"{name}\s*这[一个项种]{{1,2}}[^，。；]{{2,16}}"),
            (Says.IS, rf"\b(?:the|an?|its)\s+(?:[\w-]+\s+){{1,6}}?(?:{_KIND_EN})\s+(?:called\s+|named\s+|known\s+as\s+)?[“\"]?{name}\b"),
            (
                Says.IS,
                rf"\b(?:the|an?|its)\s+(?:[\w-]+\s+){{0,6}}?(?:{_KIND_EN}),?\s+(?:(?:called|named|known\s+as|(?:en)?titled)\s+[“\"]?{name}\b|[“\"]{name}[”\"])",
            ),
            (Says.IS, rf"(?:{_MADE_ZH})了?[^，。；]{{0,30}}?{name}{_AFTER_ZH}(?:{_AS_WHAT_ZH})"),
            (
                Says.IS,
                rf"\b{_MADE_EN}\s+(?!upon\b|on\b)(?:the\s+)?(?:[\w-]+\s+){{0,3}}?{name}[”\"’]*(?:\s*\([^)]{{1,60}}\))?(?:\s+(?:{_KIND_EN}))?(?:{_AS_WHAT_EN})",
            ),
            (Says.CALLS, rf"[“\"《]{name}[”\"》](?:[和与及、][“《][^”》]{{2,20}}[”》])*[^，。；的]{{0,4}}?(?:{_KIND_ZH}|商标|标志|奖项?)"),
            (Says.CALLS, rf"[“\"]{name}[”\"]\s+(?:[\w-]+\s+){{0,2}}?(?:{_KIND_EN}|marks?|awards?|prizes?)\b"),
            (Says.DOES, rf"{_SUBJECT_ZH}{name}{_AFTER_ZH}{_DOES_ZH}"),
            (Says.DOES, rf"{_SUBJECT_EN}{name}{_AFTER_EN}(?:{_DOES_EN})"),
        )
    )


def says_of(sentence: str, names: Sequence[str]) -> Says:
    """Return what a sentence says of what has these names.

    >>> says_of("WIPO Lamp helps shops to lend lamps.", ["WIPO Lamp"]).name, says_of("“灯网”是一个出借平台。", ["灯网"]).name
    ('DOES', 'IS')
    >>> says_of("The meeting was told of WIPO Lamp.", ["WIPO Lamp"]).name, says_of("会议讨论了灯网平台的费用。", ["灯网"]).name
    ('NOTHING', 'NOTHING')
    """
    if not names:
        return Says.NOTHING
    return max((says for says, pattern in _patterns(written(names)) if pattern.search(sentence.strip())), default=Says.NOTHING)


def described_in(text: str, spans: Sequence[tuple[int, int]], names: Sequence[str]) -> list[Says]:
    """Return what each sentence of a text says of what has these names; "This platform …" goes on about the sentence before it."""
    said: list[Says] = []
    for place, (start, end) in enumerate(spans):
        sentence = text[start:end].strip()
        before = text[slice(*spans[place - 1])].strip() if place else ""
        if (on := _GOES_ON.match(sentence)) and _is_kind(on["kind"], before, names):
            sentence = f"{names[0]}{sentence[on.end() :]}"
        elif is_entry(before, names[0]):
            sentence = f"{before} {sentence}"
        elif (short := _short_name(sentence, names[0])) and re.search(written(names), before):
            sentence = f"{names[0]}{sentence[short:]}"
        said.append(says_of(sentence, names))
    return said


def _short_name(sentence: str, name: str) -> int:
    """Return where the last word of a name ends that a sentence opens with, 0 where it opens otherwise: 夜校诊所, 诊所由……; "The clinics …".

    >>> _short_name("诊所由退休审查员主持。", "夜校诊所"), _short_name("The clinics are run at night.", "Night Clinics")
    (2, 11)
    >>> _short_name("会议注意到这一点。", "夜校诊所")
    0
    """
    if not name.isascii():
        return next((size for size in range(len(name) - 1, 1, -1) if sentence.startswith(name[-size:])), 0)
    *first, last = name.split()
    called = re.match(rf"(?:The|These|Each)\s+{re.escape(last.rstrip('s'))}s?\b", sentence, re.IGNORECASE) if first else None
    return called.end() if called else 0


def is_entry(sentence: str, name: str) -> bool:
    """Whether a sentence is a name alone, of which the next one tells: "WIPO Lamp. It helps shops …"."""
    return name in sentence and len(sentence.strip()) <= len(name) + 3


def _is_kind(kind: str, before: str, names: Sequence[str]) -> bool:
    """Whether a sentence calls what has these names a thing of a kind: "the platform WIPO Lamp", 灯网平台."""
    name = written(names)
    return bool(re.search(rf"(?:{name})[”\"》]?\s*{kind}|{kind}(?:\s+called)?\s*[“\"《]?(?:{name})", before, re.IGNORECASE))


_GOES_ON = re.compile(rf"^(?:[这该此本]一?[个项种]?|(?:This|The|That)\s+)(?P<kind>{_KIND_ZH}|(?:{_KIND_EN})\b)")
_ABBREVIATION = re.compile(r"(?=[\w-]*[A-Z][\w-]*[A-Z])[A-Za-z][\w-]{1,14}", re.ASCII)


def is_abbreviation(word: str) -> bool:
    """Whether a word is made of initials.

    >>> is_abbreviation("LWC"), is_abbreviation("eLAMP"), is_abbreviation("Lamp")
    (True, True, False)
    """
    return bool(_ABBREVIATION.fullmatch(word))


def writes_out(sentence: str, word: str) -> bool:
    """Whether a sentence writes out an abbreviation: “long form (ABC)”, “ABC（全称）”; or has one for a name.

    >>> writes_out("The Lamp Watch Circle (LWC) met.", "LWC"), writes_out("灯具守望会（LWC）开会。", "LWC"), writes_out("See below (LWC).", "LWC")
    (True, True, False)
    """
    name = written([word])
    word = re.sub(rf"[{HAN}\s]+$", "", word)  # GRATK条约
    if is_abbreviation(word):
        before = re.search(rf"([{HAN}]|[A-Za-z][\w’'-]*)[”\"’》]?\s*[（(]\s*[“\"《]?(?:{name})[”\"》]?\s*[）)]", sentence)
        if before and (before[1] >= "\u4e00" or _is_long_form(sentence[: before.end(1)], word)):
            return True
        inside = re.search(rf"(?:{name})\s*[（(]\s*(?:即|简称|全称为?)?([^）)\d]{{4,80}})[）)]", sentence)
        return bool(inside and (_is_long_form(inside[1], word) or re.fullmatch(rf"[{HAN}“”、]{{4,40}}(?<!平台)(?<!系统)", inside[1])))
    return bool(re.search(rf"(?:{name})[”\"’》]?\s*[（(]\s*[“\"]?[\w-]*[A-Z][\w-]*[A-Z][\w-]*[”\"]?\s*[）)]", sentence, re.ASCII))


def _is_long_form(text: str, word: str) -> bool:
    """Whether a text ends with a name of several words, one of them with a letter of an abbreviation: it may be made in another language."""
    named = re.search(
        r"(?:[A-Z][\w’'-]*(?:\s+(?:of|and|for|the|on|in|to|des|de|du|et|la))*\s+)+[A-Z][\w’'-]*$|(?:[a-z][\w-]*\s+){1,6}[a-z][\w-]*$", text
    )
    if named is None:
        return False
    initials = {part[0].lower() for part in re.findall(r"[A-Za-z][\w’']*", named[0])}
    shared = len(initials.intersection(word.lower()))
    return shared > 1 and (named[0][0].isupper() or shared >= len(set(re.findall(r"[a-z]", word.lower()))) - 1)
