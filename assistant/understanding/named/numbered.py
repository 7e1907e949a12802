"""A document named by its number at a session, put as its symbol: 第28届会议第5号文件, "document 7 of the twenty-ninth session"."""

from __future__ import annotations

import re

from assistant.numerals import EN_ORDINAL, chinese_number, english_number
from assistant.rules import Rule

_I = re.IGNORECASE
_N_ZH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_INFORMATION_ZH = r"(?:(?P<inf>信息|参考|资料)性?)?"
_OF_SESSION_ZH = tuple(
    Rule(rf"(?:\bCDIP\s*)?第?\s?(?P<session>{_N_ZH})\s?届(?:\s?CDIP)?(?:会议)?[的,]?(?:{number})", flags=_I, needs=("届",))
    for number in (
        rf"第?\s?(?P<series>INF/)?(?P<number>{_N_ZH})\s?号{_INFORMATION_ZH}文件|第?(?P<series2>INF/)(?P<number2>\d{{1,2}})文件",
        rf"{_INFORMATION_ZH}文件第?(?P<number>{_N_ZH})(?!\d|[/年月日个名位项次份届种段页条章节])号?",
        rf"第(?P<number>{_N_ZH})号(?=[,。;?!)]|$)",
    )
)
_SESSION_EN = rf"(?:(?:cdip\s+)?session\s+(?:no\.?\s*|number\s+)?(?P<session>\d{{1,2}})|cdip\s?/?(?P<body>\d{{1,2}})|(?P<ordinal>{EN_ORDINAL})\s+(?:cdip\s+)?session)"
_NUMBER_EN = (
    r"(?P<inf>info?(?:rmation|\.)?\s+)?(?:document|doc\.?|paper)\s+(?:no\.?\s*|number\s+)?(?P<number>(?:INF/)?\d{1,2})"
    r"(?P<mark>\s?(?:rev|add|corr|prov)\b\.?\d?)?"
)
_OF_SESSION_EN = tuple(
    Rule(pattern, flags=_I, needs=("document", "doc", "paper"))
    for pattern in (
        rf"\b{_NUMBER_EN}\s+(?:of|from|for|at)\s+(?:the\s+)?{_SESSION_EN}(?!\d|\s?/)",
        rf"\b{_SESSION_EN}(?:['’]s|\s*,)?\s+{_NUMBER_EN}(?!\d|\s?/)",
    )
)


def with_symbols(text: str) -> str:
    """Return a plain question in which a document named by session and number is named by its symbol.

    >>> with_symbols("第二十八届会议第5号文件的预算"), with_symbols("CDIP第30届会议文件8里"), with_symbols("34届7号文件")
    ('CDIP/28/5的预算', 'CDIP/30/8里', 'CDIP/34/7')
    >>> with_symbols("What is in document 7 of the twenty-ninth session?"), with_symbols("information document 2 of session 35")
    ('What is in document CDIP/29/7?', 'document CDIP/35/INF/2')
    """
    for rule in (*_OF_SESSION_ZH, *_OF_SESSION_EN):
        text = rule.sub(_symbol, text)
    return text


def _symbol(match: re.Match[str]) -> str:
    named = match.groupdict(default="")
    session = _read(named["session"] or named.get("body", "") or named.get("ordinal", ""))
    number = named["number"] or named.get("number2", "")
    series = "INF/" if named.get("inf") or named.get("series") or named.get("series2") else ""
    if not number.isdigit() and not number.upper().startswith("INF/"):
        number = str(chinese_number(number))
    lead = "document " if "ordinal" in named else ""
    return f"{lead}CDIP/{session}/{series}{number}{named.get('mark', '')}"


def _read(written: str) -> int | None:
    return chinese_number(written) or english_number(written)
