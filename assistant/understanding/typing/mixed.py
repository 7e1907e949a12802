"""A question that mixes the languages is read in the one it is asked in: "CDIP 25 谁是 chair" asks for the 主席.

A Latin word in a Chinese question is taken for a name, which must stand in the passage as it is written; a term of the
glossary is none. What both languages write alike (TISC, eTISC) is left, and so are the words that other rules read.
"""

from __future__ import annotations

import re

from assistant.glossary import matches
from assistant.model import Language
from assistant.rules import Rule
from assistant.text import HAN, language_of

_READ_ELSEWHERE = Rule(
    r"^(?:sessions?|meetings?|recommendations?|recs?|documents?|papers?|annex\w*|english|chinese|cdip|wipo|development\s+agenda|independent\s+review|da|ir|latest|previous|rev|prov)$",
    flags=re.IGNORECASE,
)
_HAN_OR_NONE = re.compile(rf"[{HAN}]")

# What offices say in English in the middle of Chinese. A run of Latin words is read so only where all of it stands here: a name is none.
_OF_OFFICES = {
    "view": "意见", "views": "意见", "opinion": "意见", "comment": "意见", "comments": "意见", "position": "立场", "stance": "立场",
    "budget": "预算", "cost": "费用", "costs": "费用", "fee": "费用", "fees": "费用", "total": "总", "amount": "金额", "deadline": "截止日期",
    "status": "状况", "update": "最新情况", "updates": "最新情况", "topic": "主题", "topics": "主题", "theme": "主题", "title": "标题", "titles": "标题",
    "existing": "现有", "new": "新", "draft": "草案", "final": "定稿", "revised": "修订", "slides": "幻灯片", "recording": "录像", "recordings": "录像",
    "speaker": "发言人", "speakers": "发言人", "moderator": "主持人", "strategy": "战略", "language": "语言", "languages": "语言", "list": "名单",
    "member": "成员", "members": "成员", "number": "数量", "participants": "参加者", "attendees": "参加者", "experts": "专家", "expert": "专家",
    "meeting": "会议", "outcome": "结果", "outcomes": "结果", "result": "结果", "results": "结果", "size": "规模", "scenario": "方案", "percent": "百分比",
    "percentage": "百分比", "website": "网站", "link": "网址", "process": "程序", "training": "培训", "manager": "管理人", "study": "研究", "studies": "研究",
    "countries": "国家", "country": "国家", "women": "妇女", "men": "男性", "users": "用户", "extra": "额外", "annual": "年度", "timeline": "时间表",
    "workplan": "工作计划", "conclusion": "结论", "conclusions": "结论", "feedback": "反馈", "follow-up": "后续行动", "followup": "后续行动",
    "funding": "资金", "source": "来源", "target": "目标", "targets": "目标", "indicator": "指标", "indicators": "指标", "evaluation": "审评",
    "option": "备选方案", "options": "备选方案", "approve": "批准", "approved": "批准", "adopt": "通过", "adopted": "通过", "attend": "参加",
    "propose": "提出", "proposed": "提出", "support": "支持", "supported": "支持", "oppose": "反对", "delivered": "提交", "cover": "涵盖",
}  # fmt: skip
_ASKS = (
    (Rule(r"\bhow\s+often\b", flags=re.I), "多久一次"),
    (Rule(r"\bhow\s+(?:many|much)\b", flags=re.I), "多少"),
    (Rule(r"\bhow\s+long\b", flags=re.I), "多长时间"),
    (Rule(r"\bwhat\s+(?:is|are|was|were|does|do|did)\b|\bwhat\b", flags=re.I), "什么"),
    (Rule(r"\bwhen\b", flags=re.I), "什么时候"),
    (Rule(r"\bwhere\b", flags=re.I), "哪里"),
    (Rule(r"\bwho\b", flags=re.I), "谁"),
    (Rule(r"\bwhich\b", flags=re.I), "哪些"),
    (Rule(r"\bwhy\b", flags=re.I), "为什么"),
    (Rule(r"\bhow\b", flags=re.I), "如何"),
    (Rule(r"\s*\b(?:vs\.?|versus)(?![A-Za-z])\s*", flags=re.I), "和"),
    (Rule(r"\s*\b(?:please|pls)\b\s*", flags=re.I), ""),
    (Rule(r"\bper\s+year\b|\b(?:a|every)\s+year\b", flags=re.I), "每年"),
    (Rule(r"\bsays?\s+about\b", flags=re.I), "说到"),
    (Rule(r"\b(?:options?|alternatives?)\s+(?=[A-H\d](?![A-Za-z\d]))", flags=re.I), "备选方案"),
)
_LATIN_BEFORE = re.compile(r"[A-Za-z] $")
_BESIDE_HAN = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}])")
_A_WORD = 1.7  # characters
_LATIN_RUN = re.compile(r"(?<![A-Za-z0-9/.'’-])[A-Za-z][A-Za-z0-9'’-]*(?:\s+[A-Za-z][A-Za-z0-9'’-]*)*(?![A-Za-z0-9/'’-])")


def _of_an_office(run: re.Match[str]) -> str:
    """A run of Latin words in Chinese, where offices know all of them; a name and what it names stay as they are."""
    words = run[0].split()
    read = [_OF_OFFICES.get(word) for word in words]
    return "".join(filter(None, read)) if all(read) else run[0]


_ASKS_ZH = re.compile(r"哪|什么|多少|多[久长大]|几(?=[个名项次场份家人国天年月届件])|吗|谁|怎|如何|是否|有没有|呢")
_ASKS_EN = re.compile(r"\b(?:how|what|which|who|whom|whose|when|where|why)\b", re.I)
_HAN = re.compile(rf"[{HAN}]")
_SMALL_LATIN = re.compile(r"(?<![A-Za-z0-9])[a-z][a-z'’-]+(?![A-Za-z0-9])")  # a name in capitals is of no language


def language_asked_in(text: str) -> Language:
    """Return the language of a plain question: of its asking words, where only one language's are there, else of most of its words.

    >>> language_asked_in("传统医药 project 的 closing meeting 在哪几天"), language_asked_in("How many 灯塔 are there?")
    ('zh', 'en')
    """
    han, latin = len(_HAN.findall(text)), len(_SMALL_LATIN.findall(text))
    if not han or not latin:
        return language_of(text)
    chinese, english = bool(_ASKS_ZH.search(text)), bool(_ASKS_EN.search(text))
    if chinese == english:
        return "zh" if han >= _A_WORD * latin else language_of(text)
    return "zh" if chinese else language_of(text)


def in_one_language(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return a plain Chinese question with its English terms in Chinese, and what was read as what, in order.

    >>> in_one_language("TISC的pilot countries有哪些?")
    ('TISC的试点有哪些?', (('pilot countries', '试点'),))
    """
    if language_asked_in(text) != "zh" or not re.search(r"[A-Za-z]{4}", text):
        return text, ()
    read: list[tuple[str, str]] = []
    for match in reversed(matches(text, "en")):
        written = text[match.start : match.end]
        chinese = match.term.zh
        if match.term.kind == "date" or not _HAN_OR_NONE.search(chinese) or written in match.term.names or _READ_ELSEWHERE.search(written):
            continue
        if len(written) < 4 or re.search(rf"[{HAN}]", written):
            continue
        if match.term.kind == "common" and _LATIN_BEFORE.search(text, 0, match.start):  # risk-sharing fund
            continue
        text = f"{text[: match.start].rstrip()}{chinese}{text[match.end :].lstrip()}"
        read.append((written, chinese))
    for rule, chinese in _ASKS:
        text = rule.sub(chinese, text)
    text = _BESIDE_HAN.sub("", _LATIN_RUN.sub(_of_an_office, text))
    return text, tuple(reversed(read))
