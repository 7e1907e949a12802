"""The cover: symbol, dates, session, place, title and author as the first page shows them, in either language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.numerals import chinese_number, english_number
from assistant.symbols import Symbol, parse_symbol, summary_of
from ingest.parsing.source import BlockKind
from ingest.structuring.joining import join_text
from ingest.structuring.lines import Line
from ingest.structuring.numbering import NUMBER
from ingest.structuring.pages import is_marker

_LONGEST = 60  # lines of a cover; what stands below is body
_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
_MONTH = "|".join(_MONTHS)
_LETTER = re.compile(r"[ACEFRS]|WIPO|(?:世界知识产权组织|WORLD INTELLECTUAL PROPERTY ORGANIZATION)(?:\s*(?:日内瓦|GENEVA))?|GENEVA|日内瓦")
_ORIGINAL = re.compile(r"(?:原\s*文|ORIGINAL)\s*[:：]\s*(?P<language>.+?)(?:\s*(?:日\s*期|DATE)\s*[:：]\s*(?P<date>.+))?", re.IGNORECASE)
_DATE = re.compile(r"(?:日\s*期|DATE)\s*[:：]\s*(?P<date>.+)", re.IGNORECASE)
_ZH_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_EN_DATE = re.compile(
    rf"(?:(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}})\s+(?P<month2>{_MONTH}))\s*,?\s*(?P<year>\d{{4}})", re.IGNORECASE
)
_COMMITTEE = re.compile(
    r".{0,40}(?:委员会|大会|会议)(?:[（(][A-Z/]+[）)])?|.{0,20}(?:Committee|Assembly|Assemblies|Conference)\b.{0,90}", re.IGNORECASE
)
_CDIP = re.compile(r"发展与知识产权委员会|Development and Intellectual Property", re.IGNORECASE)
_SESSION = re.compile(
    r"第\s*(?P<zh>[一二三四五六七八九十百\d]+)\s*届(?:特别)?会议|(?P<en>[A-Za-z]+(?:[\s\-‐‑–][A-Za-z]+)?|\d{1,3}(?:st|nd|rd|th))\s+Session",
    re.IGNORECASE,
)
_WHEN_WHERE = re.compile(
    rf"(?P<zh>\d{{4}}\s*年.{{4,30}}日)\s*[，,]\s*(?P<zp>\S{{2,12}})"
    rf"|(?P<ep>[A-Z][A-Za-z .\-]{{2,30}}?)\s*,\s*(?P<en>(?:(?:{_MONTH})\b.{{3,40}}|\d{{1,2}}.{{3,40}})\d{{4}})",
    re.IGNORECASE,
)
_PREPARED = re.compile(
    r"(?:本?文件)?由?(?P<zh>\S.{0,40}?)\s*(?:编拟|编写|编制|提交|提出)(?:的?文件|的?报告)?(?P<zr>[，,].{0,40})?"
    r"|(?:编拟|编写|撰写|起草|审评|评[价估])[人者员]\s*[:：]\s*(?P<by>.{2,80})"
    r"|(?:(?:document|report|study|paper)\s+)?(?:prepared|submitted|presented|written)\s+by\s*:?\s+(?P<en>.{2,120})",
    re.IGNORECASE,
)
_BYLINE = re.compile(  # under a title: whose report it is, or who adopted it
    r"(?P<zh>总干事|秘书处|主席|国际局)的?(?:报告|备忘录|说明)|(?:Report|Memorandum|Note)\s+(?:of|by)\s+(?P<en>the\s+(?:Director\s+General|Secretariat|Chair|International\s+Bureau))"
    r"|(?:经|由)?委员会通过(?:的报告)?|adopted\s+by\s+the\s+Committee",
    re.IGNORECASE,
)
_BODY = re.compile(  # begins the text even where no number or marker tells it
    r"议程第\s*\d+\s*项|AGENDA\s+ITEM\s+\d|目\s*录|(?:TABLE\s+OF\s+)?CONTENTS|内容提要|EXECUTIVE\s+SUMMARY|导\s*言$|INTRODUCTION$|[一二三]、|I\.\s",
    re.IGNORECASE,
)
_HOUSE = re.compile(r"(?:本?文件)?由?(?:秘书处|国际局|总干事|主席)|(?:document\s+)?prepared\b", re.IGNORECASE)
_STARS = re.compile(r"\s*[*＊†]+$")  # the mark of a note on who the author is
_STOPS = ("。", ".", "；", ";")  # no title ends so
_SESSION_ALONE = re.compile(r"CDIP\s*/?\s*(\d{1,2})", re.IGNORECASE)  # what some Summaries print for a symbol
_SUMMARY = re.compile(r"主\s*席\s*总\s*结|Summary\s+by\s+the\s+Chair", re.IGNORECASE)
_REVISION = re.compile(r"(?:Rev|Add|Corr|Prov)\.?\s*\d{0,2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover says; None is what it does not say. is_cdip tells that the Committee of the session is CDIP."""

    symbol: Symbol | None = None
    original_language: str | None = None
    date: str | None = None
    session: int | None = None
    session_dates: str | None = None
    place: str | None = None
    title: str | None = None
    prepared_by: str | None = None
    is_cdip: bool = True


def iso_date(text: str) -> str | None:
    """Return the first date of a text as ISO, or None.

    >>> iso_date("2020 年 3 月 13 日"), iso_date("MARCH 13, 2020"), iso_date("13 March 2020"), iso_date("spring")
    ('2020-03-13', '2020-03-13', '2020-03-13', None)
    """
    if match := _ZH_DATE.search(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _EN_DATE.search(text):
        year, day = int(match["year"]), int(match["day"] or match["day2"])
        month = _MONTHS.index((match["month"] or match["month2"]).lower()) + 1
    else:
        return None
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def read_cover(lines: Sequence[Line]) -> tuple[Cover, list[Line]]:
    """Return what the cover says, and the lines that are not of it.

    A document without a cover (neither session nor symbol in its first lines) gives an empty Cover and all lines.
    Text boxes are read last on their page, so the fields are looked for on the whole first page.
    """
    first_page = _first_page(lines)
    used: set[int] = set()
    cover = Cover()
    for at in first_page:
        cover = _field(cover, lines, at, used)
    if cover.symbol is None and cover.session is None:
        return Cover(), list(lines)
    cover = _title(cover, lines, used)
    if cover.symbol is None and cover.session and cover.is_cdip and _SUMMARY.fullmatch(cover.title or ""):
        cover = replace(cover, symbol=summary_of(cover.session))
        used.update(at for at in first_page if at < min(used) and _SESSION_ALONE.fullmatch(lines[at].text))
    return cover, [line for at, line in enumerate(lines) if at not in used]


def _first_page(lines: Sequence[Line]) -> range:
    """The lines in which cover fields may stand: the first page where pages are known, else its upper part."""
    for at, line in enumerate(lines[:400]):
        if at and line.opens_page:
            return range(at)
    return range(min(len(lines), _LONGEST))


def _field(cover: Cover, lines: Sequence[Line], at: int, used: set[int]) -> Cover:
    """Take one line of the cover into account; what is already known stays."""
    text = lines[at].text
    if lines[at].kind is BlockKind.ROW or len(text) > 160:
        return cover
    in_head = at <= max(used, default=0) + 4 and not any(NUMBER.match(line.text) for line in lines[: at + 1])
    if cover.symbol is None and (symbol := parse_symbol(text)):
        used.add(at)
        below = lines[at + 1].text if at + 1 < len(lines) else ""
        if symbol.mark is None and _REVISION.fullmatch(below) and (revised := parse_symbol(f"{text} {below}")):
            used.add(at + 1)
            symbol = revised
        return replace(cover, symbol=symbol)
    if cover.original_language is None and (match := _ORIGINAL.fullmatch(text)):
        used.add(at)
        date = iso_date(match["date"]) if match["date"] else cover.date
        return replace(cover, original_language=match["language"].strip(), date=date)
    if cover.date is None and (match := _DATE.fullmatch(text)):
        used.add(at)
        return replace(cover, date=iso_date(match["date"]))
    if _LETTER.fullmatch(text) and (at < 4 or lines[at - 1].text.startswith("[") or (in_head and len(text) > 1)):
        used.add(at)
    if not in_head:
        return cover
    if cover.session is None and (match := _SESSION.match(text)) and (number := _session_number(match)):
        when = _WHEN_WHERE.fullmatch(text[match.end() :].lstrip(" ,，\n"))
        if when or match.end() == len(text):
            used.add(at)
            cover = replace(cover, session=number)
            return _with_dates(cover, when) if when else cover
    if cover.session_dates is None and (match := _WHEN_WHERE.fullmatch(text)):
        used.add(at)
        return _with_dates(cover, match)
    if cover.session is None and _COMMITTEE.fullmatch(text):
        used.add(at)
        if (whole := _wrapped_committee(lines, at)) is not None:
            used.add(at + 1)
            text = whole
        match = _SESSION.search(text)
        return replace(cover, is_cdip=bool(_CDIP.search(text)), session=_session_number(match) if match else None)
    return cover


def _wrapped_committee(lines: Sequence[Line], at: int) -> str | None:
    """Return the name of a committee that goes on in the line below, as older covers print it; None where it does not."""
    whole = join_text(lines[at].text, lines[at + 1].text) if at + 1 < len(lines) else ""
    return (
        whole
        if _CDIP.search(whole) and not any(_CDIP.search(lines[n].text) for n in (at, at + 1)) and _COMMITTEE.fullmatch(whole)
        else None
    )


def _with_dates(cover: Cover, match: re.Match[str]) -> Cover:
    return replace(cover, session_dates=(match["zh"] or match["en"]).strip(), place=(match["zp"] or match["ep"]).strip())


def _session_number(match: re.Match[str]) -> int | None:
    """The number of a session line, printed in figures or in words."""
    if zh := match["zh"]:
        return int(zh) if zh.isdigit() else chinese_number(zh)
    return english_number(match["en"])


def _title(cover: Cover, lines: Sequence[Line], used: set[int]) -> Cover:
    """Take the title, which stands between the session and the author, and the author."""
    top = [at for at in sorted(used) if at < _LONGEST]
    start = next((at + 1 for at in reversed(top) if _WHEN_WHERE.search(lines[at].text) or _SESSION.search(lines[at].text)), None)
    if start is None:
        return cover
    title, at = "", start
    while at < min(len(lines), start + 14):
        text = lines[at].text
        if author := _author(lines, at, title):
            used.update(range(start, author[1]))
            return replace(cover, title=title or None, prepared_by=author[0])
        if title and (match := _BYLINE.fullmatch(text)):
            used.update(range(start, at + 1))
            return replace(cover, title=title, prepared_by=match["zh"] or match["en"])
        if NUMBER.match(text) or is_marker(text) or lines[at].opens_page or _BODY.match(text) or (title and text.endswith(_STOPS)):
            break
        title = join_text(title, text)
        at += 1
    if title and at < len(lines) and len(title) <= 300 and at - start <= 6:
        used.update(range(start, at))
        return replace(cover, title=title)
    return cover


def _author(lines: Sequence[Line], at: int, title: str) -> tuple[str, int] | None:
    """Whose paper it is, where the line under a title says that, and where that ends: a long name may go on below."""
    text, end = _STARS.sub("", lines[at].text), at + 1
    match = _PREPARED.fullmatch(text)
    below = lines[end].text if end < len(lines) and not NUMBER.match(lines[end].text) and not is_marker(lines[end].text) else ""
    goes_on = below[:1].islower() if match else bool(title) and lines[at].gap > 0 and not _HOUSE.match(below)
    if below and goes_on and lines[end].gap == 0 and (joined := _PREPARED.fullmatch(join_text(text, below))):
        match, end = joined, end + 1
    return ((match["zh"] or match["by"] or match["en"]).strip(" .。"), end) if match else None
