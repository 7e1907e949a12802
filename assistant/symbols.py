"""Document symbols and sessions, in every form that documents and questions write them.

Sources: the symbol grammar seen on the Organization's documents ("CDIP/25/5", "CDIP/18/6 Rev.", "CDIP/32/INF/2",
"WO/PBC/37/7", "WIPO/GRTKF/IC/38/16"); the slips seen in them ("CDIP 25/4", "CDIP10/9", "CDIP/18/6Rev.").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.numerals import EN_CARDINAL, EN_ORDINAL, ZH_NUMERAL, chinese_number, english_number

_BODIES = r"CDIP|PCDA|IIM|WO/GA|WO/PBC|WO/CC|WIPO/GRTKF/IC|WIPO/IP/[A-Z]+|WIPO/ACE|SCP|SCT|SCCR|CWS|CLIM|MM|PCT|LI|GRATK|A|H"
_SESSION_SEP = r"(?:\s*/\s*|\s+|)"  # "CDIP/25", "CDIP 25" and "CDIP25"
_SLASH = r"\s*/\s*"
_MARK = r"\s*(?P<mark>REV|PROV|ADD|CORR|Rev|Prov|Add|Corr)(?![A-Za-z])(?:\s*[.．、](?=\s|\d|$|[^A-Za-z]))?(?P<nth>(?:(?<=PROV\.)\s?)?\d{1,2}(?![\d/]))?"
SYMBOL = re.compile(
    rf"(?<![A-Za-z0-9/])(?P<body>{_BODIES}){_SESSION_SEP}(?P<session>\d{{1,3}}){_SLASH}"
    rf"(?:(?P<series>[A-Z]{{1,5}}){_SLASH})?(?P<number>\d{{1,3}})(?!\d)(?:{_MARK})?",
    re.IGNORECASE,
)
_SUMMARY_NAMED = r"(?:SUMMARY(?:\s+BY\s+THE\s+CHAIR)?|主\s*席\s*总\s*结)"
_SUMMARY = re.compile(rf"(?P<body>CDIP){_SESSION_SEP}(?P<session>\d{{1,3}}){_SLASH}{_SUMMARY_NAMED}", re.IGNORECASE)
_SPACE_IN_MARK = re.compile(r"(?<=[A-Za-z]\.)\s+(?=\d{1,2}$)")  # a cover prints "REV. 2"; in a sentence the number may be the next word
_SESSION_TOKEN = re.compile(
    r"(?<![A-Za-z0-9/])CDIP(?:\s*/\s*|\s*-\s*|\s*)(\d{1,2})(?![\d年月日])(?!\s*/\s*(?:\d|[A-Za-z]{1,5}\s*/))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document symbol in its parts; str() gives the one normal form used everywhere.

    A Summary by the Chair has no number: its symbol is CDIP/34/SUMMARY in every language.

    >>> str(parse_symbol("cdip 18/6Rev."))
    'CDIP/18/6 Rev.'
    """

    body: str
    session: int
    number: int | None
    series: str | None = None
    mark: str | None = None  # "Rev", "Prov", "Add", "Corr"
    nth: int | None = None

    def __str__(self) -> str:
        named = "/".join(str(part) for part in (self.body, self.session, self.series, self.number) if part is not None)
        return f"{named} {self.mark}.{self.nth or ''}" if self.mark else named

    @property
    def base(self) -> str:
        """The family a revision belongs to: the symbol without its mark."""
        return str(Symbol(self.body, self.session, self.number, self.series))


def summary_of(session: int) -> Symbol:
    """Return the symbol of a session's Summary by the Chair.

    >>> str(summary_of(34))
    'CDIP/34/SUMMARY'
    """
    return Symbol("CDIP", session, None, series="SUMMARY")


def _symbol_of(match: re.Match[str]) -> Symbol:
    mark, nth, series = match["mark"], match["nth"], match["series"]
    return Symbol(
        body=re.sub(r"\s+", "", match["body"]).upper(),
        session=int(match["session"]),
        number=int(match["number"]),
        series=series.upper() if series else None,
        mark=mark.capitalize() if mark else None,
        nth=int(nth) if nth else None,
    )


def symbols_with_spans(text: str) -> Iterator[tuple[Symbol, int, int]]:
    """Yield every symbol in text with its start and end offsets, in order of appearance."""
    for match in SYMBOL.finditer(text):
        yield _symbol_of(match), match.start(), match.end()


def find_symbols(text: str) -> tuple[str, ...]:
    """Return the normal forms of all symbols in text, each once, in order of appearance.

    >>> find_symbols("文件CDIP 25/4、CDIP/18/6 Rev.附件一 与 cdip10/9")
    ('CDIP/25/4', 'CDIP/18/6 Rev.', 'CDIP/10/9')
    """
    return tuple(dict.fromkeys(str(symbol) for symbol, _, _ in symbols_with_spans(text)))


def parse_symbol(text: str) -> Symbol | None:
    """Return the symbol that text consists of, or None if it is not one symbol.

    >>> str(parse_symbol("CDIP/36/1 PROV. 2")), str(parse_symbol("CDIP/34/主席总结")), parse_symbol("see CDIP/36/1")
    ('CDIP/36/1 Prov.2', 'CDIP/34/SUMMARY', None)
    """
    if match := SYMBOL.fullmatch(_SPACE_IN_MARK.sub("", text.strip())):
        return _symbol_of(match)
    match = _SUMMARY.fullmatch(text.strip())
    return summary_of(int(match["session"])) if match else None


def symbol_from_file_name(name: str) -> Symbol | None:
    """Read the symbol the Organization's file names carry: cdip_18_6_rev.pdf, cdip_32_inf_2.docx, cdip_17_summary.pdf.

    >>> str(symbol_from_file_name("cdip_18_6_rev_1.pdf")), str(symbol_from_file_name("cdip_17_summary.zh.docx"))
    ('CDIP/18/6 Rev.1', 'CDIP/17/SUMMARY')
    """
    if summary := re.match(r"cdip_(\d{1,3})_summary(?=[._]|$)", name.lower()):
        return summary_of(int(summary[1]))
    match = re.match(
        r"(?P<body>cdip)_(?P<session>\d{1,3})_(?:(?P<series>[a-z]{1,5})_)?(?P<number>\d{1,3})"
        r"(?:_(?P<mark>rev|prov|add|corr)(?:_?(?P<nth>\d{1,2}))?)?(?=[._]|$)",
        name.lower(),
    )
    return _symbol_of(match) if match else None


# Forums and contests are counted as sessions are: 第二届两年一度的论坛.
_EVENT_ZH = (
    r"(?:产权组织|WIPO|成员国|世界|国际|全球|区域|地区|双年度?|年度|两年(?:一[度次届]|期)?的?|高级别|部长级?|知识产权|[与和、]|发展|创新|青年|妇女|女性|日|视频|摄影|征文)*"
    r"(?:论坛|峰会|大会|研讨会|讲习班|培训班|竞赛|大赛|比赛|博览会|展览|年会|夏令营|毕业生|学[员生])|(?:部长级?|外交|高级别|缔约[方国]|专家|地区|区域|国际|年度|工作组|理事会)+会议"
)
_ZH_SESSIONS = re.compile(
    rf"第\s*({ZH_NUMERAL})(?:\s*(?:至|到|和|与|及|、|，)\s*第?\s*({ZH_NUMERAL}))*\s*(?:届(?!系列|{_EVENT_ZH})|次会议)"
)
_EN_SESSION_ORDINAL = re.compile(
    rf"\b((?:{EN_ORDINAL})(?:\s*(?:,|and|or|to|through|&|–|-)\s*(?:the\s+)?(?:{EN_ORDINAL}))*)\s+(?:CDIP\b|sessions?\b)",
    re.IGNORECASE,
)
_EN_SESSION_NUMBER = re.compile(
    rf"\bsessions?\s+(?:no\.?\s*|number\s+)?((?:{EN_CARDINAL})(?:\s*(?:,|and|or|to|through|&|–|-)\s*(?:{EN_CARDINAL}))*)\b(?!\s*(?:%|per\b))",
    re.IGNORECASE,
)
# What other bodies deal with: the trademarks committee, 版权委员会.
_THEIR_FIELDS_EN = r"(?:(?:trade\s?)?marks?|patents?|copyrights?|designs?|geographical\s+indications?|traditional\s+knowledge|genetic\s+resources|standards?|enforcement|budgets?|coordination)"
_THEIR_FIELDS_ZH = r"(?:专利|商标|版权|著作权|外观设计|地理标志|传统知识|遗传资源|标准|预算|执法|协调)"
_ACRONYM = r"(?!CDIP|WIPO)[A-Z]{2,}(?:-[A-Z]{2,})*"  # of a body that no list here has: UNIATF-NCD第二十一届会议
_OTHER_COMMITTEE_EN = r"(?:Standing|Advisory|Intergovernmental|Coordination|(?:Program(?:me)?\s+and\s+)?Budget)\s+Committee"
# Other bodies count their sessions too: 专利法常设委员会第三十五届会议, the Twenty-Eighth Session of the Program and Budget Committee.
_OTHER_BODY_BEFORE = re.compile(
    rf"(?-i:(?<![A-Za-z-]){_ACRONYM})\s*$|\b(?:{_THEIR_FIELDS_EN}\s+(?:\w+\s+){{0,2}}committee|SCP|SCT|SCCR|IGC|PBC|ACE|CWS)\b[^.;?]{{0,60}}\b(?:its|their)\s*$|{_THEIR_FIELDS_ZH}[^，。；？,;?]{{0,6}}委员会(?:的|在|于|,|，)*\s*$"
    rf"|\b(?:{_OTHER_COMMITTEE_EN}|Assembl(?:y|ies))\b(?:(?!\bCDIP\b|[.;?]).){{0,90}}\b(?:at|in|during|of|for)\s+(?:its|their)\s*$|\b{_OTHER_COMMITTEE_EN}(?:\s+on\s+[\w\s]{{3,40}}?)?['’]s\s*$"
    r"|(?:(?:计划和预算|常设|政府间|协调|咨询|标准)委员会|大会|理事会|工作组|董事会|缔约[方国]会议|执行局|\b(?:SCP|SCT|SCCR|IGC|PBC|ACE|CWS|GRTKF|Assembl(?:y|ies))['’]?s?|\b(?:Council|Working\s+Group|Board|Conference)['’]s)"
    r"\s*(?:[（(][A-Za-z/]+[）)])?\s*(?:的|在|于|,|，|at its|its|the)*\s*$",
    re.IGNORECASE,
)
_OTHER_BODY_AFTER = re.compile(  # 第35届专利法常设委员会会议
    r"(?:会议)?的?(?!发展与知识产权)[^,，。；?？!、发]{0,14}(?:常设|政府间|预算|协调|咨询|标准)委员会|\s*(?:SCP|SCCR|SCT|IGC|PBC|ACE|CWS)(?![A-Za-z])"
    rf"|\s*(?:sessions?)?\s*(?:of\s+)?the\s+(?:WIPO\s+)?(?i:{_THEIR_FIELDS_EN}(?:(?:\s*/\s*|\s+and\s+){_THEIR_FIELDS_EN})?)\s+(?:\w+\s+){{0,2}}(?i:committee)\b"
    rf"|\s*(?:sessions?)?\s*of\s+the\s+(?i:committee\s+(?:(?:that|which|is|dealing|deals|working|works|responsible|in\s+charge)\s+)*(?:with|on|for|of)\s+(?:the\s+)?(?:law\s+of\s+)?{_THEIR_FIELDS_EN})\b"
    rf"|\s*(?:sessions?\s+)?of\s+(?:the\s+)?{_ACRONYM}(?![\w-])"
    r"|\s*(?:sessions?)?\s*(?:\([A-Z]+\))?\s*(?:of\s+the\s+(?:WIPO\s+)?(?!CDIP|Committee on Development)"
    r"(?:[A-Z][\w-]*\s+){0,4}(?:SCP|SCT|SCCR|IGC|PBC|ACE|CWS|Assembl|General|Standing|Advisory|Program|Coordination|Intergovernmental|Council|Working\s+Group|Board|Conference|Ministerial))"
)
_ANOTHER_BODY = re.compile(
    rf"(?:计划和预算|常设|政府间|协调|咨询|标准)委员会|大会|理事会|工作组|董事会|执行局|缔约[方国]会议|\b(?:SCP|SCT|SCCR|IGC|PBC|ACE|CWS|{_OTHER_COMMITTEE_EN}|Committee\s+on\s+WIPO\s+Standards|Assembl(?:y|ies)|Council|Working\s+Group|Board|Conference)\b"
)
_ANOTHER_COMMITTEE = re.compile(
    rf"(?:计划和预算|常设|政府间|协调|咨询|标准)委员会|(?<![A-Za-z])(?:SCP|SCT|SCCR|IGC|PBC|ACE|CWS)(?![A-Za-z])|\b{_OTHER_COMMITTEE_EN}\b"
)
_OURS = re.compile(r"发展与知识产权委员会|(?<![A-Za-z])CDIP(?![A-Za-z])|Committee\s+on\s+Development\s+and\s+Intellectual")
_SERIES = re.compile(rf"第\s*({ZH_NUMERAL})\s*届系列会议|\b({EN_ORDINAL})\s+series\s+of\s+meetings\b", re.IGNORECASE)  # of the Assemblies
_JOINS_SESSIONS = re.compile(r"(?:会议)?\s*(?:和|与|及|以及|、|至|and|to|,)+\s*(?:the\s+)?", re.IGNORECASE)
_RANGE = re.compile(r"至|到|\bto\b|\bthrough\b|–|-(?=\d)")


def _spread(written: str, numbers: list[int]) -> list[int]:
    """17 to 23 means every session between; 17 and 23 means the two."""
    if len(numbers) == 2 and _RANGE.search(written) and 0 < numbers[1] - numbers[0] <= 40:
        return list(range(numbers[0], numbers[1] + 1))
    return numbers


def sessions_with_spans(text: str) -> Iterator[tuple[tuple[int, ...], int, int]]:
    """Yield the sessions each mention names, with its offsets: 第二十三届会议, the 17th to 23rd sessions, CDIP/23."""
    for match in _ZH_SESSIONS.finditer(text):
        read = [int(n) if n.isdigit() else chinese_number(n) for n in re.findall(ZH_NUMERAL, match[0])]
        numbers = [n for n in read if n and n < 100]
        if numbers:
            yield tuple(_spread(match[0], numbers)), match.start(), match.end()
    for match in _EN_SESSION_ORDINAL.finditer(text):
        numbers = [n for n in map(english_number, re.findall(EN_ORDINAL, match[1], re.IGNORECASE)) if n]
        if numbers:
            yield tuple(_spread(match[1], numbers)), match.start(), match.end()
    for match in _EN_SESSION_NUMBER.finditer(text):
        numbers = [n for n in map(english_number, re.findall(EN_CARDINAL, match[1], re.IGNORECASE)) if n]
        if numbers:
            yield tuple(_spread(match[1], numbers)), match.start(), match.end()
    for match in _SESSION_TOKEN.finditer(text):
        yield (int(match[1]),), match.start(), match.end()


def _of_another_body(text: str, start: int, end: int) -> bool:
    return bool(_OTHER_BODY_BEFORE.search(text[max(0, start - 110) : start]) or _OTHER_BODY_AFTER.match(text[end:]))


def _without_other_bodies(text: str) -> list[tuple[tuple[int, ...], int, int]]:
    """Return the mentions that are no other body's."""
    return [mention for mention, of_another in _mentions(text) if not of_another]


def _mentions(text: str) -> Iterator[tuple[tuple[tuple[int, ...], int, int], bool]]:
    """Yield each mention with whether it is another body's; SCCR第四十四届和第四十五届会议 names two of the same one's."""
    end_of_others = -1
    for mention in sorted(sessions_with_spans(text), key=lambda mention: mention[1]):
        _, start, end = mention
        joined = end_of_others >= 0 and _JOINS_SESSIONS.fullmatch(text[end_of_others:start])
        of_another = bool(joined) or _of_another_body(text, start, end)
        if of_another:
            end_of_others = end
        yield mention, of_another


def sessions_of_others(text: str) -> tuple[int, ...]:
    """Return the sessions named that are another body's, each once, in order of appearance.

    >>> sessions_of_others("执法咨询委员会第十七届会议和第十八届会议"), sessions_of_others("What did the 33rd session of the PBC decide?")
    ((17, 18), (33,))
    >>> sessions_of_others("第30届SCP会议"), sessions_of_others("What did the Committee decide at its 33rd session?")
    ((30,), ())
    """
    of_committees = (n for (numbers, _, _), of_another in _mentions(text) if of_another for n in numbers)
    of_assemblies = (n for match in _SERIES.finditer(text) if (n := chinese_number(match[1] or "") or english_number(match[1] or match[2])))
    return tuple(dict.fromkeys((*of_committees, *of_assemblies)))


def names_another_body(text: str) -> bool:
    """Whether a text names a body of the Organization other than the CDIP.

    >>> names_another_body("The PBC met in June."), names_another_body("委员会第三十届会议")
    (True, False)
    """
    return bool(_ANOTHER_BODY.search(text))


def only_of_another_committee(text: str) -> bool:
    """Whether a text names another committee of the Organization, and nowhere the CDIP: its sessions are that one's.

    >>> only_of_another_committee("SCP讨论了灯塔。委员会在第三十五届会议上"), only_of_another_committee("CDIP听取了SCP的通报。")
    (True, False)
    """
    return bool(_ANOTHER_COMMITTEE.search(text)) and not _OURS.search(text)


def find_sessions(text: str) -> tuple[int, ...]:
    """Return the CDIP sessions named in text, each once, in order of appearance; symbols do not count.

    >>> find_sessions("第二十三届会议和CDIP/19，不含CDIP/25/5；the 17th and eighteenth sessions; session 30; sessions 31 to 33")
    (23, 19, 17, 18, 30, 31, 32, 33)
    """
    return tuple(dict.fromkeys(n for numbers, _, _ in _without_other_bodies(text) for n in numbers))
