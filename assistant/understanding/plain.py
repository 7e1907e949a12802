"""A question made plain before it is read: one line, half-width, simplified, one way of writing each session."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from assistant.rules import Rule
from assistant.text import HAN, fold, strip_invisible
from assistant.understanding.named.numbered import with_symbols
from assistant.understanding.typing.capitals import in_small_letters
from assistant.understanding.typing.regional import in_mainland_words
from assistant.understanding.typing.shorthand import written_out

ZH_NUMERAL = r"(?:[〇零一二两三四五六七八九十百]+|\d+)"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_ORDINAL_ONES = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
EN_NUMERAL = (
    rf"(?:\d{{1,3}}(?!\d)|(?:twenty|thirty|forty)(?:[\s-](?:{_ONES}))?|{_ONES}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen)"
)
EN_ORDINAL = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)|(?:twenty|thirty|forty)[\s-](?:{_ORDINAL_ONES})|{_ORDINAL_ONES}|tenth|eleventh|twelfth|thirteenth"
    r"|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth)"
)
_HAN_RUN = re.compile(rf"[{HAN}]+")
_I = re.IGNORECASE


def _sessions_listed(match: re.Match[str]) -> str:
    """CDIP 20, 21 and 23; CDIP 20、21和23."""
    return f"第{match[1]}届" if re.search(r"[、和与及至]", match[1]) else f"sessions {match[1]}"


def _sessions_from_to(match: re.Match[str]) -> str:
    """CDIP/20 through CDIP/23; CDIP 20到CDIP 23."""
    return f"第{match[1]}至第{match[3]}届" if re.search(r"[至到]", match[2]) else f"sessions {match[1]} to {match[3]}"


_REWRITTEN: tuple[tuple[Rule, str | Callable[[re.Match[str]], str]], ...] = (  # (as written, as read)
    (Rule(r"\b(?:cdpi|cidp|cpid|dcip|cdp)(?=\s?/?\s?\d)", flags=_I, needs=("cdp", "cidp", "cpid", "dcip")), "CDIP"),
    (Rule(r"廿", needs=("廿",)), "二十"),
    (Rule(rf"第\s*({ZH_NUMERAL})\s*(届|次)\s*(?=会)", needs=("第 ", "届 ", "次 ", " 届", " 次")), r"第\1\2"),
    (Rule(r"\bsess\b\.?(?=\s*\d|\s*$|\s*\?)", flags=_I, needs=("sess",)), "session"),
    (Rule(r"(?<=\d(?:st|nd|rd|th)\s)sess\b\.?", flags=_I, needs=("sess",)), "session"),
    (Rule(r"卅", needs=("卅",)), "三十"),
    (Rule(r"届(?:会议)?\s*(?:至|到|-|–|—+|~)\s*(?=第)", needs=("届",)), "至"),
    (Rule(r"(?<=第)(\d+)\s*(?:-|–|—+|~)\s*(?=\d+\s*届)", needs=("届",)), r"\1至"),
    (
        Rule(
            r"(?<![第\d〇零一二两三四五六七八九十百去近续前后几每期这那上共])(\d{1,2}|[一二三四]?十[一二三四五六七八九]?)"
            r"(?=届(?:会议|会|的|呢|上|时|$|[,，?？]))",
            needs=("届",),
        ),
        r"第\1",
    ),
    (Rule(r"(?:^|(?<=[,。;:? ]))(\d{2}|[一二三四]?十[一二三四五六七八九]?)(?=届(?!毕业|学生|大会))", needs=("届",)), r"第\1"),
    (Rule(r"\bcdip([_-])(\d{1,2})\1(\d{1,2})(?!\d)", flags=_I, needs=("cdip_", "cdip-")), r"CDIP/\2/\3"),
    (Rule(r"\b(cdip\s?/?\s?\d{1,2}/inf)[ .-]?(?=\d{1,2}(?!\d))", flags=_I, needs=("/inf",)), r"\1/"),
    (Rule(r"(/\d{1,2})/(?=(?:rev|add|corr|prov)\b)", flags=_I, needs=("/rev", "/add", "/corr", "/prov")), r"\1 "),
    (
        Rule(
            r"(/\d{1,2}\s?(?:rev|add|corr|prov))\.?\s(?=\d(?![\d.,/]|\s?[个名位项次届份家国年月日人场期条件%]))",
            flags=_I,
            needs=("rev", "add", "corr", "prov"),
        ),
        r"\1.",
    ),
    (Rule(r"\bcdip_(\d{1,2})_(inf)_(\d{1,2})(?!\d)", flags=_I, needs=("cdip_",)), r"CDIP/\1/INF/\3"),
    (
        Rule(
            r"\bcdip\s*/?\s*(\d{1,2}(?:\s*[,、]\s*\d{1,2})*\s*(?:,?\s*\band\b|,?\s*\bor\b|和|与|及|至|\bto\b|–)\s*\d{1,2})"
            r"(?![\d/年月日%]|\s*/|\s+(?:participants|people|countries|members))",
            flags=_I,
            needs=("cdip",),
        ),
        _sessions_listed,
    ),
    (
        Rule(
            r"(?<!/)\bcdip\s*/?\s*(\d{1,2})\s*(to|through|until|till|至|到|~|–|—)\s*cdip\s*/?\s*(\d{1,2})(?![\d/])",
            flags=_I,
            needs=("cdip",),
        ),
        _sessions_from_to,
    ),
    (
        Rule(r"\bbetween\s+cdip\s*/?\s*(\d{1,2})()\s+and\s+cdip\s*/?\s*(\d{1,2})(?![\d/])", flags=_I, needs=("between",)),
        _sessions_from_to,
    ),
    (
        Rule(
            rf"\b({EN_ORDINAL})\s+session\s+(to|through|until|till)\s+(?:the\s+)?({EN_ORDINAL})(?=\s*(?:[?.,;]|$))",
            flags=_I,
            needs=("session",),
        ),
        r"\1 \2 \3 session",
    ),
    (
        Rule(r"\bbetween\s+((?:the\s+)?(?:sessions?\s+)?[\w-]+(?:\s+sessions?)?)\s+and\s+(?=[^?]*\bsession)", flags=_I, needs=("between",)),
        r"\1 to ",
    ),
    (
        Rule(r"\bbetween\s+sessions?\s+([\w-]+)\s+and\s+", flags=_I, needs=("between",)),
        r"sessions \1 to ",
    ),
    (Rule(r"\bsessions?\s+([\w-]+)\s+(to|through|until|and|till)\s+session\s+", flags=_I, needs=("session",)), r"sessions \1 \2 "),
    (
        Rule(
            rf"\b({EN_ORDINAL})\s+session\s+(to|through|until|and|till)\s+(?=(?:the\s+)?{EN_ORDINAL}\s+session)",
            flags=_I,
            needs=("session",),
        ),
        r"\1 \2 ",
    ),
    (Rule(rf"(?<=[^\x00-\x7f])(?=(?:the\s+)?(?:cdip\s+)?(?:{EN_ORDINAL}\s+)?sessions?\b)", flags=_I, needs=("session",)), " "),
    (Rule(r"(\bsessions?(?:\s+\d{1,2})?)(?=[^\x00-\x7f])", flags=_I, needs=("session",)), r"\1 "),
    (Rule(r"\b(sessions?|recommendations?|recs?\.?)\s*[#№]\s*(?=\d)", flags=_I, needs=("#", "№")), r"\1 "),
    (
        Rule(
            rf"\b({EN_ORDINAL})\s+meeting\b(?!\s+of\s+(?!the\s+(?:cdip|committee\b(?!\s+on\s+(?!dev)))))",
            flags=_I,
            needs=("meeting",),
        ),
        r"\1 session",
    ),
)


def plain(question: str) -> str:
    """Return the question on one line as it is read: half-width, simplified, no invisible characters, case kept.

    Sessions get one way of writing ("第17届至第23届" is "第17至第23届", "CDIP 20 and 21" is "sessions 20 and 21").
    """
    text = unicodedata.normalize("NFKC", strip_invisible(question)).replace("⟦", "[").replace("⟧", "]")
    written = re.sub(r"\s+", " ", text).strip()
    text = _HAN_RUN.sub(lambda run: fold(run[0]), written)
    if text != written:
        text = in_mainland_words(text)
    text = with_symbols(written_out(in_small_letters(text)))
    for rule, put in _REWRITTEN:
        text = rule.sub(put, text)
    return text
