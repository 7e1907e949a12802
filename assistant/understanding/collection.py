"""Questions for the documents themselves: which are indexed, how many, the newest; and what the cover tells of one of them.

Read by what is left of a question. Once the words that only ask for documents are taken away, and what it names by number,
nothing is left of "Which documents of session 22 do you have?"; of "审议了哪些文件" what a session did with them is left, which
the documents tell and no catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from assistant.model import Asked, Intent, Language, OfCollection, Query
from assistant.rules import Rule
from assistant.understanding.named.mentions import DATE, DOCUMENT, RECOMMENDATION, SESSION

# What nothing but the catalogue can tell; the others may also be told by a passage.
OF_THE_CATALOGUE = frozenset(
    (Asked.LIST, Asked.NEWEST, Asked.OLDEST, Asked.SESSIONS, Asked.NEWEST_SESSION, Asked.HELD, Asked.LANGUAGE, Asked.LENGTH)
)

_S, _Y = map(re.escape, (SESSION, DATE))
_PAPER = r"(?:文件|文档|资料|材料)"
_PAPER_EN = r"\b(?:documents?|docs?|papers?|files?|materials?)\b"
_PAPERS = Rule(_PAPER, _PAPER_EN)
# The index, or the assistant as the one who has it.
_HOLDS = Rule(
    r"收录|收有|索引|入库|[你您](?:这里|这儿|那里|们)?(?:都|目前|现在|已经?)*(?:有|收|存|知道|掌握|能查|可以?查|看过|读过|最新|最早|的(?:资料|文件|文档|数据))|(?:资料|数据|知识|文件)库|库[里中]|查得?到"
    r"|\b(?:indexed|index|corpus|collection|catalogue|catalog|holdings|loaded|stored)\b|\b(?:do|can|could|have|are)\s+you\s+(?:\w+\s+)?(?:have|hold|got|know|cover|search|include|contain|offer|read|seen)\b"
    r"|\byou\s+(?:have|hold|got|know|cover|include|can\s+search)\b|\byour\s+(?:\w+\s+)?(?:documents|papers|files|sources|data|collection|library|database)\b|\b(?:available|covered|searchable)\s+here\b",
)
_IN_THE_INDEX = Rule(
    r"收录了?(?:什么|哪些)|库[里中]有(?:什么|哪些)|\b(?:in|inside)\s+(?:your|the|this)\s+(?:index|collection|corpus|catalogue|catalog|library|database)\b"
)
_EVERYTHING = Rule(r"所有|全部|一切", r"\b(?:everything|all)\b")
_HELD_OF_THEM = Rule(_HOLDS.source, r"覆盖|涵盖|有(?:哪|几)|\b(?:covered|included|are\s+there)\b")
_RECENCY = Rule(
    r"(?:[你您]|系统|库)(?:们|里|中)?的?(?:资料|数据|信息|文件|索引|知识|内容)*(?:都|是)?(?:更新|截[至止]|最新|收录)(?:到|是|于)*(?:什么时候|何时|哪)",
    r"\bhow\s+(?:recent|current|new|up[-\s]to[-\s]date)\s+(?:is|are)\s+(?:your|the)\s+(?:data|index|documents|information|knowledge|collection)\b|\byour\s+(?:\w+\s+)?cut-?\s?off\b",
)
# One document that was spoken of, not those of the collection.
_POINTS = Rule(
    r"[这那](?:一)?[份个篇]|[该此它其]|本文件|上述|\b(?:it|its)\b|\bth(?:is|at)\s+(?:one|document|paper|file|report)\b|\bthe\s+(?:document|paper|file)\b(?!s|\s+list)"
)
_LEANING = Rule(r"那么|那(?!些)|呢|还有", r"^\s*(?:and|but|so|then|what\s+about|how\s+about)\b")
_MARKS = Rule(r"⟦.⟧(?:会议)?")
_NEWEST = Rule(r"最(?:新|近|后|晚)", r"\b(?:newest|latest|most\s+recent|last)\b")
_OLDEST = Rule(r"最(?:早|旧|老|先)", r"\b(?:oldest|earliest|first)\b")
_WHICH_SESSIONS = Rule(
    r"(?:哪|几)(?:一|几|些)?届(?:会议)?|(?:什么|哪些|哪几次|多少)(?:届|次)?会议|多少届",
    r"\b(?:which|what|how\s+many)\s+(?:\w+\s+)?sessions?\b",
)
_IS_WHICH_SESSION = Rule(rf"{_S}(?:会议)?是(?:哪|第几)", rf"\b(?:what|which)(?:['’]s|\s+(?:is|was))\s+(?:the\s+)?(?:\w+\s+)?{_S}")
_ENGLISH, _CHINESE = Rule(r"英文|英语|英语?版|\benglish\b"), Rule(r"中文|汉语|华语|中文?版|\bchinese\b")
_OTHER_TONGUE = Rule(r"法文|法语|西班牙文|西班牙语|西文|俄文|俄语|阿拉伯文|阿拉伯语|\b(?:french|spanish|russian|arabic)\b")
_TONGUE = r"(?:英文|英语|中文|汉语)(?:版本?|文本)?"
_LACKING = Rule(
    rf"(?<!有)(?:没有?|无|缺少?|不是){_TONGUE}", r"\b(?:without|not\s+(?:\w+\s+)?in|no|lack(?:s|ing)?)\s+(?:an?\s+)?(?:english|chinese)\b"
)
_ONLY_IN = Rule(rf"(?:只|仅)有?{_TONGUE}", r"\bonly\s+(?:\w+\s+)?in\s+(?:english|chinese)\b|\b(?:english|chinese)[\s-]only\b")
_SINCE = Rule(rf"{_Y}年?(?:以后|之后|以来|起|开始|至今|后)|\b(?:since|after)\s+{_Y}|\bfrom\s+{_Y}\s+on")
_AFTER = Rule(rf"\bafter\s+{_Y}")
_BEFORE = Rule(rf"{_Y}年?(?:以前|之前|前)|\b(?:before|until|prior\s+to)\s+{_Y}")
_SPAN_WORDS = Rule(
    r"以后|之后|以来|至今|开始|以前|之前|之间|期间|年[度初底]?|起|前|后|至|到|\b(?:since|after|before|until|prior|onwards?|between|during|year|years?)\b"
)
# Words that only ask for documents, and say nothing of what they are on.
_FRAME = Rule(
    rf"{_S}(?:会议|会)?|{_Y}|英文版?|英语|中文版?|汉语|{_PAPER}|请问|请|麻烦|帮我|告诉我|我想|想|知道|了解|列出来?|列一下|列举|列表|罗列|列|(?:^|(?<=文件)|(?<=文档)|(?<=资料)|(?<=文件的))(?:清单|目录|名单)|给我|看看|看|显示|一下|所有的?|全部的?|全都|完整的?|整个|有没有|有无|是否|是不是"
    r"|哪[一几]?[份个篇些届次种天年]*|什么时候的?|什么|啥|多少|几|一|两|些|份|个|篇|届|次|种|本|总数|数量|收录|收有|索引|入库|收|存|掌握|能查到|可以查到|查得?到|查|你们?|您|我们?|这里|这儿|那里|里面|里头|里|中的?|目前|现在|当前|已经|已|被|总共|一共|共有|共|都|只要|只|仅|语言|语种|文字|版本|会议|以及|及|和"
    r"|当中|其中|之中|提供|覆盖|涵盖|包括|包含|涉及到?|能|可以|要|的|了|吗|呢|吧|啊|呀|么|在|是|有|属于|为|把|这些|那些|这|那|(?:资料|数据|知识)?库(?=里|中|$)|系统|助手|最[新近后晚早旧老先]|到底|年份|范围|手[头上边]|别的|其他|发布|印发|出|写|日期|时间|cdip|委员会|嗨|你好|关于",
    rf"{_PAPER_EN}|\b(?:what|which|how|many|much|lists?(?!\s+of\s+(?!(?:the\s+|all\s+|your\s+)*(?:documents|papers|files|everything|all)\b))|show|give|tell|name|find|get|see|need|looking|overview|complete|full|entire|whole|all|every|each|the|a|an|any|some|are|is|was|were|be|been|being|do|does|did|have|has|had|having|got|you|your|yours|i|i'm|me|we|us|our|can|could|would|will|please|there|in|of|for"
    r"|from|at|to|on|by|with|that|those|these|this|it|its|here|one|ones|anything|something|everything|else|only|just|so|and|or|about|as|now|currently|right|index|indexed|collection|corpus|database|catalogue|catalog|library|hold|holds|held|holdings|know|known|cover|covers|covered|include|includes|included|contain|contains|loaded|available|stored|exist|search|searchable|searched|sources?"
    r"|language|languages|english|chinese|version|versions|session|sessions|newest|latest|most|recent|last|oldest|earliest|first|both|number|total|years?|published|issued|dated|released|written|date|cdip|committee|wipo|assistant|system|hello|hi|belong|belongs|like|want|read|seen|own)\b|['’](?:s|d|ve|m|re)\b",
    r"[\s,.?!:;\"'()\[\]“”‘’，。？！、：；《》-]+",
)
# What was put before a session is told here as far as it is indexed.
_TABLED = Rule(
    r"提交(?:给|到|至|了|过|的)*|递交(?:给|到|了|的)*|为(?=⟦)|编拟|编写",
    r"\b(?:tabled|submitted|presented|prepared|on\s+the\s+table|available|indexed)\b",
)
_PUT_BEFORE = Rule(r"\bwhat(?:\s+(?:was|were|is|has\s+been)|['’]s)?\s*(?:tabled|submitted|on\s+the\s+table|available|indexed)\b")
# A kind of paper is known by the last word of its name.
_KIND = Rule(
    r"(?:报告|总结|汇编|提案|草案|清单|名单|说明|摘要|更正|路线图|职责范围|研究|通报|来文|概览|计划)$",
    r"\b(?:reports?|summary|summaries|compilations?|proposals?|agendas?|lists?\s+of\s+\w+|notes?|roadmaps?|terms\s+of\s+reference|corrigend(?:um|a)|stud(?:y|ies)|reviews?|communications?|summar(?:y|ies)\s+by\s+the\s+chair)$",
)
_KIND_NAMED = Rule(
    r"报告|总结|汇编|提案|草案|名单|说明|研究", r"\b(?:report|summary|compilation|proposal|agenda|note|roadmap|study|review)\b"
)
_WROTE = Rule(
    r"编|写|起草|准备|作者", r"\b(?:wr(?:ote|ites?|itten|iting)|prepar\w+|author\w*|draft(?:ed|s)?|compil\w+|drew\s+up|drawn\s+up)\b"
)
_STUDY = Rule(r"研究", r"\bstudy\b")
_BROKEN = Rule(r"提到|讲|怎|了|哪|什么|几|多少|是|有|[,;:()，（）⟦?]", r"\b(?:what|which|how|is|are|was|were|do|does|did|have|has)\b")
_KIND_LISTED = Rule(
    r"哪几?[份篇些]|几[份篇]|多少[份篇]|有(?:中文|英文)?[版本]*吗|有没有|清单|列出",
    r"^(?:please\s+)?(?:list|show)\b|\b(?:are\s+there|is\s+there)\b|^any\b",
)
_ABOUT_ZH = Rule(
    rf"(?:哪|什么|有没有|有无|有|找|列出|几|多少)[^,。]{{0,10}}?(?:关于|有关|涉及到?|讲到?|谈到?|介绍|论述|专门讲|针对)(?:了|的是|的)?(?P<of>[^,。?]{{2,30}}?)的?(?:{_PAPER}|报告)(?:[吗呢么]|有?哪?些?)?[?。]?$",
    rf"(?:哪|什么|几)[一几]?[份个篇些]*(?:{_PAPER}|报告)(?:是|专门|主要|中|里|都)*(?:关于|有关|涉及到?|讲的?是?|讲到?|谈到?|谈的是|介绍|论述|讨论|说的是|针对)(?:了|的是|的|过)?(?P<on>[^,。?]{{2,30}}?)(?:的|呢|吗)?[?。]?$",
    rf"^(?:请|列出|你有?)*(?:关于|有关|涉及)(?P<re>[^,。?]{{2,30}}?)的{_PAPER}(?:(?:都|还)?(?:有(?:哪些|几份|多少份?|吗|没有)|是(?:哪|什么)[^,。?]*))?[?。]?$",
)
_SAYS = r"(?:(?!\b(?:sa(?:y|ys|id)|tells?|told|mentions?|mentioned|decided?|states?|stated|did|does|will|would|should)\b)[^?,])"
_ABOUT_EN = Rule(
    r"^(?:(?:please|and|so|hello|hi|(?:could|can)\s+you|tell\s+me)\s*,?\s+)*(?:(?:(?:which|what)(?!\s+(?:does|do|did|is|are|was|were)\b)|how\s+many|what(?:['’]s|\s+is|\s+are)\s+the\s+(?:newest|latest|most\s+recent|oldest|earliest|first)"
    rf"|what\s+are\s+the(?=\s+(?:documents|papers|reports)\b)|is\s+there|are\s+there|do\s+you\s+have|have\s+you(?:\s+got)?|any|list|show(?:\s+me)?|find(?:\s+me)?|give\s+me|i\s+need|i'm\s+looking\s+for)\s+(?:[\w-]+\s+){{0,3}}?)?"
    rf"(?:{_PAPER_EN}|\breports?\b|\b(?:any|every|some)thing\b){_SAYS}{{0,20}}?"
    r"\b(?:about|on(?!\s+the\s+(?:table|agenda))|regarding|concerning|dealing\s+with|deals?\s+with|covers?|covering|discuss(?:es|ing)?|address(?:es|ing)?|treats?|relat(?:es?|ing)\s+to|devoted\s+to)\s+(?P<of>[^?]{2,80}?)\s*(?:please)?[?.]?$"
)
_FACTS: tuple[tuple[Asked, Rule], ...] = (
    (Asked.LENGTH, Rule(r"(?:多少|几)(?:个)?(?:段落?|页)|页数|段数|多长|篇幅", r"\bhow\s+(?:many\s+(?:\w+\s+)?(?:pages?|paragraphs?)|long)\b|\b(?:number|length)\s+of\s+(?:pages|paragraphs)\b|\blength\b")),
    (Asked.LANGUAGE, Rule(r"(?:什么|哪|何|几)[一几]?种?(?:语言|语种|文字)|原文|语言|语种|(?:英|中)文版?(?:本)?", r"\b(?:what|which)\s+languages?\b|\boriginal(?:ly)?(?:\s+language)?\b|\blanguages?\b|\b(?:english|chinese)(?:\s+version)?\b")),
    (Asked.DATE, Rule(r"什么时候|何时|哪(?:一)?[天年]|(?:几月)?几[号日]|什么(?:时间|日期)|日期|时间|发布|印发|公布|出版|[发出]的?|编写|写|编拟", r"\bwhen\b|\bwhat\s+date\b|\bdate\b|\bdated\b|\b(?:issued|published|released|written|prepared|drawn|up)\b")),
    (Asked.AUTHOR, Rule(r"由?谁|何人|哪个(?:部门|单位|机构)|作者|编写|编拟|编制|撰写|起草|写|编|准备", r"\bwho(?:se)?\b|\bby\s+whom\b|\bauthors?\b|\b(?:wrote|written|prepared|authored|drafted|compiled|prepare|write|draft)\b")),
    (Asked.TITLE, Rule(r"标题|题目|名称|叫什么(?:名字)?|名字|题为", r"\btitled?\b|\bcalled\b")),
    (Asked.HELD, Rule(r"哪(?:一)?届|第几届|收录|索引|入库|库里|有没有|查得?到|能查", r"\b(?:indexed|index|held|hold|available|have)\b|\b(?:which|what)\s+session\b")),
)  # fmt: skip
# What was done with a paper, and the letter it came with, is told by the documents; its own date and author by its cover.
_DONE_WITH = Rule(
    r"讨论|审议|通过|批准|核可|提交|介绍|开始|结束|完成(?!报告)|提到|要求|涵盖|涉及|来函|来信|收到|寄",
    r"\b(?:discuss|consider|approv|adopt|endors|submit|present|introduc|cover|start|end|finish|complet|mention|request|ask|propos(?!al)|due|decid|letter|receiv|arriv)\w*\b(?!\s+report)",
)
_ASKED_BY = {
    Asked.DATE: Rule(
        r"什么时候|何时|哪(?:一)?[天年]|(?:几月)?几[号日]|什么(?:时间|日期)|日期|时间(?:是|[?。]|$)", r"\bwhen\b|\bdates?\b|\bdated\b"
    ),
    Asked.AUTHOR: Rule(r"谁|何人|哪个(?:部门|单位|机构)|作者", r"\bwho(?:se)?\b|\bby\s+whom\b|\bauthors?\b"),
}


def collection_asked(shape: str, years: tuple[int, ...] = (), *, latest: bool = False) -> OfCollection | None:
    """Return what a question's shape asks of the collection of documents; None where it asks what the documents tell.

    >>> collection_asked("which documents of ⟦s⟧ are indexed?").asked, collection_asked("⟦s⟧审议了哪些文件?")
    (<Asked.LIST: 'list'>, None)
    """
    if RECOMMENDATION in shape:
        return None
    if DOCUMENT in shape:
        return _of_one(shape) if shape.count(DOCUMENT) == 1 else None
    if _RECENCY.search(shape):
        return OfCollection(Asked.NEWEST)
    if fact := _of_a_kind(shape):
        return _within(fact, shape, years)
    which = _which(shape)
    if _POINTS.search(shape) and which is Asked.LIST:
        return None
    if matter := _matter(shape):
        return _within(OfCollection(which, matter), shape, years)
    tabled = SESSION in shape and bool(_PUT_BEFORE.search(shape) or (_PAPERS.search(shape) and _TABLED.search(shape)))
    if _rest(_TABLED.sub(" ", shape) if tabled else shape):
        return None
    if _asks_for_sessions(shape, latest=latest):
        return OfCollection(Asked.NEWEST_SESSION if latest or which is Asked.NEWEST else Asked.SESSIONS)
    return _within(OfCollection(which), shape, years) if tabled or _asks_for_papers(shape) else None


def follow_up(query: Query, shape: str, history: Sequence[Query]) -> Query | None:
    """What a follow-up to a question for documents asks: of the one that was told of, or for others, of another session or language."""
    last = history[-1] if history else None
    if last is None or (last.of_collection is None and last.intent is not Intent.DOCUMENT):
        return None
    if not last.symbols and last.of_collection and (asked := _asked_again(shape, last.of_collection, query.years)):
        sessions, dates = query.sessions or last.sessions, query.dates or last.dates
        return replace(query, intent=last.intent, of_collection=asked, sessions=sessions, dates=dates, follows_up=True)
    told_of = last.symbols or tuple(dict.fromkeys(cited.symbol for cited in last.cited if cited.symbol))
    if len(told_of) == 1 and (fact := _fact_again(shape)):
        return replace(query, intent=Intent.COLLECTION, of_collection=fact, symbols=told_of, follows_up=True)
    return None


def as_what_was_listed(last: Query) -> Query:
    """A question for documents, as later turns speak of it: what it found, where that was one document, else what it named."""
    if last.symbols:
        return replace(last, intent=Intent.DOCUMENT, filters=replace(last.filters, symbols=last.symbols))
    listed = tuple(dict.fromkeys(cited.symbol for cited in last.cited if cited.symbol))
    if len(listed) != 1:
        return replace(last, intent=Intent.PASSAGE)
    return replace(last, intent=Intent.DOCUMENT, symbols=listed, sessions=(), filters=replace(last.filters, symbols=listed))


def _asked_again(shape: str, last: OfCollection, years: tuple[int, ...] = ()) -> OfCollection | None:
    """Return what a follow-up to a question for documents asks of them, where it only narrows or moves it: "And in English?", "那第28届呢"."""
    if DOCUMENT in shape or RECOMMENDATION in shape or _POINTS.search(_LEANING.sub(" ", shape)) or _rest(_LEANING.sub(" ", shape)):
        return None
    which = _which(shape)
    now = _within(OfCollection(which if which is not Asked.LIST else last.asked, last.matter), shape, years)
    return now if years else replace(now, language=now.language or last.language, since=last.since, until=last.until)


def _fact_again(shape: str) -> OfCollection | None:
    """Return what a follow-up asks of the one document spoken of: "Who prepared it?", 什么时候发布的."""
    if DOCUMENT in shape or RECOMMENDATION in shape or SESSION in shape:
        return None
    return _of_one(DOCUMENT + " " + _POINTS.sub(" ", _LEANING.sub(" ", shape)))


def _of_one(shape: str) -> OfCollection | None:
    """What is asked of the one document that a question names, where nothing else is asked."""
    for asked, words in _FACTS:
        if _ASKED_BY.get(asked, words).search(shape) and not _FRAME.sub("", words.sub("", shape.replace(DOCUMENT, ""))):
            return OfCollection(asked, language=_language(shape))
    return None


def _of_a_kind(shape: str) -> OfCollection | None:
    """What is asked of the one document that a question names by its kind and subject: "Who wrote the report on bells?" """
    if SESSION in shape or _HOLDS.search(shape) or _DONE_WITH.search(shape):
        return None
    for asked in (Asked.DATE, Asked.AUTHOR):
        if _ASKED_BY[asked].search(shape) and (asked is Asked.DATE or _WROTE.search(shape)):
            named = _rest(dict(_FACTS)[asked].sub(" ", _POINTS.sub(" ", shape)))
            by_others = asked is Asked.AUTHOR and _STUDY.search(named)  # its cover names who submits it, its text who wrote it
            return OfCollection(asked, named) if _KIND_NAMED.search(named) and not _BROKEN.search(named) and not by_others else None
    return None


def _rest(shape: str) -> str:
    """What is left of a question but for the words that ask for documents."""
    if DATE in shape:
        shape = _SPAN_WORDS.sub(" ", shape)
    return " ".join(_FRAME.sub(" ", _LACKING.sub(" ", _OTHER_TONGUE.sub(" ", shape))).split())


def _asks_for_sessions(shape: str, *, latest: bool) -> bool:
    """Whether it asks which sessions there are documents of, or which is the newest of them."""
    return bool(_WHICH_SESSIONS.search(shape) and _HELD_OF_THEM.search(shape)) or (latest and bool(_IS_WHICH_SESSION.search(shape)))


def _asks_for_papers(shape: str) -> bool:
    """Whether what has no other words asks for documents: by this word, or of the index for all, or for anything in a language."""
    if _HOLDS.search(shape) and (_language(shape) or _EVERYTHING.search(shape)):
        return True
    return bool(_PAPERS.search(shape) or _IN_THE_INDEX.search(shape))


def _which(shape: str) -> Asked:
    if _OLDEST.search(shape):
        return Asked.OLDEST
    return Asked.NEWEST if _NEWEST.search(shape) else Asked.LIST


def _matter(shape: str) -> str:
    """What the documents that are asked for are to be on, or what kind of paper they are to be; "" where it asks for neither."""
    if about := _ABOUT_ZH.search(shape) or _ABOUT_EN.search(shape):
        matter = next(group for group in about.groups() if group)
        return _MARKS.sub(" ", matter).strip()
    rest = _rest(shape).split()
    if not rest or not (_HOLDS.search(shape) or _KIND_LISTED.search(shape)):
        return ""
    kind = shape[shape.index(rest[0]) : shape.rindex(rest[-1]) + len(rest[-1])]
    return kind if _KIND.search(kind) and not _BROKEN.search(kind) else ""


def _language(shape: str) -> Language | Literal["other"] | None:
    english, chinese = _ENGLISH.search(shape), _CHINESE.search(shape)
    if not english and not chinese:
        return "other" if _OTHER_TONGUE.search(shape) else None
    return None if english and chinese else "en" if english else "zh"


def _within(asked: OfCollection, shape: str, years: tuple[int, ...]) -> OfCollection:
    """The same, confined to the language and the years that a question names."""
    language = _language(shape)
    asked = replace(asked, language=language)
    if language in ("en", "zh") and _LACKING.search(shape):
        asked = replace(asked, language=None, lacking=language)
    elif language in ("en", "zh") and _ONLY_IN.search(shape):
        asked = replace(asked, lacking="zh" if language == "en" else "en")
    if not years:
        return asked
    if _BEFORE.search(shape):
        return replace(asked, until=min(years) - 1)
    if len(years) == 1 and (_SINCE.search(shape) or _AFTER.search(shape)):
        return replace(asked, since=years[0] + bool(_AFTER.search(shape)))
    return replace(asked, since=min(years), until=max(years))
