"""Forms that a question or a sentence may have: what a question asks the number of, what lists, what is still ahead."""

from __future__ import annotations

import re

from assistant.rules import Rule

# What asks for somebody's view.
VIEW = Rule(
    r"(?:代表团|的)?(?:意见|看法|立场|主张|观点|态度|评论意见|评论)(?:是什么|如何|怎样|有哪些|是)?|认为|怎么看|怎样看|赞成|反对|说了?(?:些)?(?:什么|啥)",
    r"(?:['’]s?)?\s*\b(?:views?|opinions?|positions?|comments?|stance)\b(?:\s+(?:on|of|about|regarding))?|\b(?:think|thinks|thought|say|says|said|argue[ds]?|believe[ds]?)\b(?:\s+(?:on|about|of))?",
)

_ENUMERATION = re.compile(
    r"[:：]\s*$|(?:[^、，。]+、){2,}|(?:[^；。]+；){2,}|(?:\bi+\)|[（(]i+[)）])|(?:[A-Z][\w’' -]+, ){2,}[^.]*\band\b|(?:[^,;.]+[,;] ){2,}(?:and|or)\b"
)


def enumerates(text: str) -> bool:
    """Whether a text lists three things or more, or introduces a list."""
    return bool(_ENUMERATION.search(text))


_THINGS_COUNTED = re.compile(
    r"(?<![第\d年月届百千万亿])(?:[两二三四五六七八九十]|(?<!\d)\d{1,2})(?:个|位|名|家|国|项|种)(?!月|星期|小时)"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?!days?\b|weeks?\b|months?\b|years?\b|hours?\b)(?:[\w-]+\s+){0,2}?\w+s\b",
    re.I,
)


def counts_things(text: str) -> bool:
    """Whether a text says of how many things it speaks, that may be listed by name.

    >>> counts_things("有五国承认该计划"), counts_things("six pilot countries"), counts_things("用了三个月"), counts_things("in two weeks")
    (True, True, False, False)
    """
    return bool(_THINGS_COUNTED.search(text))


_COUNTED = (
    re.compile(
        r"多少\s*(?:个|名|项(?!目)|次|份|家|场|种|届|位|所|期|门|件|款|条|篇|张|票|台|辆|本|册|间|座|棵|公斤|吨|公里|小时)?([\u4e00-\u9fffA-Za-z]{2,12})"
    ),
    re.compile(r"几\s*(?:个|名|项(?!目)|次|份|家|场|种|位|所|期|门|件|款|条|篇|台|辆|本|册|间|座)([\u4e00-\u9fffA-Za-z]{2,12})"),
    re.compile(
        r"\bhow many (?:(?:new|of the|different|other|more|people|persons) )*([\w’'-]+(?: [\w’'-]+){0,3}?)"
        r"(?= (?:did|do|does|is|are|was|were|has|have|had|will|would|can|in|at|on|from|of|per|by|for|to|with|took|take|received?|attended|use[ds]?|work|joined|exist)\b|[?,.]|$)",
        re.I,
    ),
    re.compile(r"([\u4e00-\u9fffA-Za-z]{2,12}?)的?(?:总数|数目|数量|总人数)(?=\s*(?:是|为|有|达|共|[?,，。？（(]|$))"),
    re.compile(r"\b([a-z][\w’'-]+) (?:numbers|totals?|counts?)\b", re.I),
)


def counted(text: str) -> str:
    """Return what a question asks the number of, "" where it cannot be told.

    >>> counted("eTISC平台有多少注册用户？"), counted("How many registered users did eTISC have?"), counted("多大？")
    ('注册用户', 'registered users', '')
    """
    found = (match[1] for match in (pattern.search(text) for pattern in _COUNTED) if match)
    return next(found, "")


_PENDING = re.compile(
    r"将(?:在[^。]{0,20})?(?:审议|讨论|决定|提交)|有待|尚未|拟于|定于|will (?:be )?(?:consider|discuss|decide|submit)\w*|to be considered|has not yet|is expected to",
    re.I,
)


# What is put before the Committee, and what it then did.
_PUT_BEFORE = re.compile(
    r"(?:供|提请|请)[^。；]{0,40}(?:审议|讨论|批准|核可)|(?<![例比])[如若倘](?:果|若)?(?:委员会|CDIP|成员国)[^。；]{0,24}(?:批准|通过|核可|同意)|\bif\s+the\s+(?:Committee|CDIP|Member\s+States)\s+(?:\w+\s+){0,3}?(?:approv|adopt|endors|agree)\w*|\bfor\s+(?:its\s+|the\s+)?(?:\w+\s+){0,3}?(?:consideration|approval|discussion|decision)\b|\binvited\s+to\s+(?:consider|approve|endorse|decide)"
    r"|致委员会|建议委员会|(?<!相)应当?(?:考虑)?(?:批准|核可|通过|同意)|\b(?:should|recommends?\s+that)\b[^.;]{0,60}\b(?:approv|adopt|endors|accept)\w*",
    re.I,
)
_DECIDED = re.compile(
    r"(?<![请供])(?:委员会|CDIP|届会议)[^。；]{0,80}(?:批准|核可|通过|商定|要求|注意到|决定|同意|选举|撤回)|\b(?:Committee|CDIP|Session)\b[^.;]{0,120}\b(?:approved|endorsed|adopted|agreed|requested|took\s+note|decided|elected)\b",
    re.I,
)


def is_pending(text: str) -> bool:
    """Whether a sentence tells of something still ahead: it can say what was decided only if that is nothing."""
    return bool(_PENDING.search(text) or (_PUT_BEFORE.search(text) and not _DECIDED.search(text)))


# That nothing has been decided so far, said as such; a paper's plans for a session say nothing of the kind.
_UNDECIDED = re.compile(
    r"(?:尚未|还没有?|仍未|迄今未|至今未|迄未)(?!来)[^。；，]{0,24}(?:决定|批准|核准|核可|通过|同意|商定|议定|一致|共识)|有待(?:委员会)?[^。；，]{0,6}(?:审议|批准|决定|核可|商定)"
    r"|\b(?:has|have|had|is|are|was|were)\s+(?:not\s+yet|yet\s+to|still\s+not)\s+(?:been\s+|be\s+)?(?:\w+ly\s+)?(?:decid|tak(?:e|en)\s+a(?:ny)?\s+decision|approv|adopt|agree|endors|accept|settl)\w*"
    r"|\bno\s+decision\s+yet\b|\bno\s+decision\s+(?:has|had)\s+(?:yet\s+|so\s+far\s+)?been\s+(?:yet\s+)?(?:taken|made|reached)|\b(?:is|are|remains?)\s+(?:still\s+)?(?:undecided|awaiting\s+(?:a\s+|the\s+committee['’]s\s+)?(?:decision|approval))",
    re.I,
)


def is_undecided(text: str) -> bool:
    """Whether a text says that a matter has not been decided yet.

    >>> is_undecided("委员会尚未就此作出决定。"), is_undecided("No decision has yet been taken."), is_undecided("将提交下届会议审议。")
    (True, True, False)
    """
    return bool(_UNDECIDED.search(text))
