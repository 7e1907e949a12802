"""The facts that a sentence states, read alike in Chinese and English, so that one can be looked for in the other.

A fact is a kind and a canonical value: 1.834 亿 and 183.4 million are the number 183400000, 二十三 and twenty-three
are 23, 2020年3月 and March 2020 are one date, 产权组织 and WIPO are one term. `facts_of` reads what a sentence claims;
`readings_of` also reads what a text may be understood to say, so that support is not missed for its way of writing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from assistant.answering.reading.figures import figures_in, roman_number
from assistant.glossary import Term, phrases_in
from assistant.numerals import chinese_number
from assistant.text import HAN, fold, strip_invisible
from assistant.understanding.asked.intents import verbs_in
from assistant.understanding.named.dates import MONTHS_SHORT
from assistant.understanding.named.mentions import read_mentions
from assistant.understanding.plain import plain


class FactKind(StrEnum):
    """What a fact is of; a fact is only ever supported by one of its own kind."""

    SYMBOL = "symbol"
    SESSION = "session"
    RECOMMENDATION = "recommendation"
    DATE = "date"
    NUMBER = "number"
    PERCENT = "percent"
    CURRENCY = "currency"
    PLACE = "place"
    NAME = "name"
    ACT = "act"
    REFERENCE = "reference"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact by its kind and canonical value.

    DATE is "year-month-day" with "" for what is not said ("2020-3-", "-3-13"); RECOMMENDATION a number, with its series
    where that is named ("da 10"); ACT "settled" (approved, adopted …) or "acted" (decided); REFERENCE "para 8".
    """

    kind: FactKind
    value: str
    written: str = field(default="", compare=False)


# What every sentence on these documents may say without telling anything.
_GENERIC_NAMES = frozenset(["cdip", "wipo", "da", "ip", "ir", "ok", "un"])
_NAME = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]*(?:[-.&][A-Za-z0-9]+)*")
_LOOSE_DIGITS = re.compile(rf"(?<=[{HAN}])[ ]+(?=\d)|(?<=\d)[ ]+(?=[{HAN}])")  # 2019 年 5 月
_CURRENCY_BEFORE_DIGIT = re.compile(r"\b(CHF|USD|EUR|US\$)(?=\d)", re.IGNORECASE)
_CURRENCIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("chf", re.compile(r"(?<![a-z])chf(?![a-z])|swiss francs?|瑞士法郎|瑞郎")),
    ("usd", re.compile(r"(?<![a-z])usd(?![a-z])|\$|(?:us|u\.s\.|united states) dollars?|美元")),
    ("eur", re.compile(r"(?<![a-z])eur(?![a-z])|€|\beuros?\b|欧元")),
    ("jpy", re.compile(r"(?<![a-z])jpy(?![a-z])|\byen\b|日元")),
    ("cny", re.compile(r"(?<![a-z])(?:cny|rmb)(?![a-z])|\byuan\b|人民币")),
)
_CURRENCY_NAME = re.compile(r"\b(?:CHF|USD|EUR|JPY|CNY|RMB)\b|US\$|\b(?:US|U\.S\.|United States) dollars?|瑞士法郎|人民币", re.IGNORECASE)

_WHO_SPEAKS = re.compile(r"\b(?:Group|Union|Alliance)\b")  # groups of states take the floor like states

_SETTLED = frozenset(["approved", "adopted", "endorsed", "accepted"])
_AGREED = frozenset(["agreed", "decided"])
# Where the verb of a decision stands and no decision is told: 请委员会批准, invited to approve, for approval, not yet adopted.
_ZH_SETTLES = r"(?:批准|通过|核可|接受|商定|同意|决定)"
_EN_SETTLES = r"(?:approv|adopt|endors|accept|agree|decid)"
_PENDING = re.compile(
    rf"(?:[请提邀]请?(?:委员会|成员国|cdip|大会|各代表团)|提议|拟议?|建议委员会|供|有待|尚未|未能|没有|未(?:获|被|经)?|不)[^。;；]{{0,16}}?{_ZH_SETTLES}|待[^。;；，,]{{0,10}}{_ZH_SETTLES}后"
    rf"|\b(?:invit|propos|ask|request|recommend|suggest)\w*\s+(?:\w+\s+){{0,6}}?(?:to|that)\s+(?:\w+\s+){{0,8}}?{_EN_SETTLES}\w*"
    r"|\b(?:for|subject\s+to|pending|await\w*)\s+(?:\w+\s+){0,4}?(?:approval|adoption|endorsement|acceptance|agreement|decision)"
    rf"|\b(?:to|would|could|should|may|might|will|can|not|never)\s+(?:yet\s+|then\s+)?(?:be\s+|been\s+)?(?:\w+ly\s+)?{_EN_SETTLES}\w*",
    re.IGNORECASE,
)
# Forms of these verbs that tell of no decision taken: decisions as things, adopting policies.
_NOT_TOLD = re.compile(rf"\bdecisions?\b|决议|决定(?=[的草案书])|\b{_EN_SETTLES}(?!\w*ed\b)\w*", re.IGNORECASE)

_QUOTED = re.compile(r"“([^“”]{2,400})”|「([^「」]{2,400})」|『([^『』]{2,400})』|\"([^\"]{2,400})\"|《([^《》]{2,200})》")

_ZH_SMALL = r"(?:\d{1,3}(?:\.\d{1,2})?|[一二三四五六七八九十]{1,3})"
_ROMAN_NUMERAL = r"(?:[IVX]{1,5})(?![A-Za-z])"
_REFERENCE = re.compile(
    rf"第\s*(?P<zpara>{_ZH_SMALL})\s*(?:至\s*第?\s*(?P<zpara2>{_ZH_SMALL})\s*)?段|第\s*(?P<zpage>{_ZH_SMALL})\s*页|附件\s*(?P<zannex>{_ROMAN_NUMERAL}|{_ZH_SMALL})"
    rf"|\b[Pp]ara(?:graph)?s?\.?\s*(?P<para>\d{{1,3}}(?:\.\d{{1,2}})?)(?:\s*(?:-|–|to|and)\s*(?P<para2>\d{{1,3}}(?:\.\d{{1,2}})?))?|\b[Pp]ages?\s*(?P<page>\d{{1,3}})|\b[Aa]nnex\s+(?P<annex>{_ROMAN_NUMERAL}|\d{{1,2}})\b"
)

_ZH_YEAR = r"(?:(?:19|20)\d\d|[一二][〇零○九][〇零○一二三四五六七八九]{2})"
_ZH_DATE = re.compile(
    rf"(?:(?P<y>{_ZH_YEAR})年)?(?:(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?:份)?)?(?:(?P<d>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[日号])?"
)
_YEARS = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)(?:\s*[/–—]\s*|\s*-\s*(?!(?:0[1-9]|1[0-2])(?!\d)))((?:20)?\d\d)(?![\d/.-])")
_ZH_JOINED = re.compile(r"\s*[至到和及与、~\-–—]\s*")
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_EN_DAY = r"\d{1,2}(?!\d)(?:st|nd|rd|th)?"
_TO = r"\s*(?:to|and|through|until|&|-|–|—)\s*"
_EN_DATE = re.compile(
    rf"(?<![\d/.])(?P<d1>{_EN_DAY})(?:{_TO}(?P<d2>{_EN_DAY}))?\s+(?:of\s+)?(?P<m1>{_MONTH})(?:,?\s+(?P<y1>(?:19|20)\d\d))?(?!\d)"
    rf"|\b(?P<m2>{_MONTH})\s+(?P<d3>{_EN_DAY})(?:{_TO}(?P<d4>{_EN_DAY}))?(?:,?\s+(?P<y2>(?:19|20)\d\d))?(?!\d)"
    rf"|\b(?P<m3>{_MONTH})(?:{_TO}(?P<m4>{_MONTH}))?,?\s+(?:of\s+)?(?P<y3>(?:19|20)\d\d)(?!\d)"
    rf"|\b(?:in|since|until|by|of|last|this|from)\s+(?P<m5>{_MONTH})(?!\s*\w*\s*\d)"
    r"|(?<!\d)(?P<y4>(?:19|20)\d\d)-(?P<i>0[1-9]|1[0-2])(?:-(?P<d5>[0-3]\d))?(?!\d)",
    re.IGNORECASE,
)


def facts_of(sentence: str) -> tuple[Fact, ...]:
    """Return the facts that a sentence claims, each once.

    >>> [f"{fact.kind} {fact.value}" for fact in facts_of("第二十三届会议批准了1.834亿瑞郎。")]
    ['session 23', 'number 183400000', 'currency chf', 'act settled']
    >>> [f"{fact.kind} {fact.value}" for fact in facts_of("In March 2020, eTISC had 2,655 users (18%).")]
    ['date 2020-3-', 'number 2020', 'number 2655', 'percent 18', 'name etisc']
    """
    return tuple(dict.fromkeys(_read(sentence, lenient=False)))


@lru_cache(maxsize=2_048)
def readings_of(text: str) -> frozenset[Fact]:
    """Return every fact that a text may be read to state."""
    return frozenset(_read(text, lenient=True))


def number_facts(text: str) -> frozenset[str]:
    """Return the plain numbers of a text, as canonical values."""
    return frozenset(fact.value for fact in readings_of(text) if fact.kind is FactKind.NUMBER)


def reference(kind: str, number: str | None) -> Fact | None:
    """Return the fact of standing at a paragraph, page or annex ("8", "Annex II", "5.2"), or None for none."""
    if number is None:
        return None
    bare = re.sub(r"^\s*(?:annex|附件)\s*", "", number, flags=re.IGNORECASE)
    return Fact(FactKind.REFERENCE, f"{kind} {_small_number(bare) or bare}")


def terms_named(text: str) -> frozenset[Term]:
    """Return the glossary's terms in a text of either language or both."""
    found: list[Term] = []
    if re.search(rf"[{HAN}]", text):
        found += phrases_in(text, "zh")
    if re.search(r"[A-Za-z]", text):
        found += phrases_in(text, "en")
    return frozenset(found)


def _read(text: str, *, lenient: bool) -> Iterator[Fact]:
    written = unicodedata.normalize("NFKC", strip_invisible(text))
    rest = _CURRENCY_BEFORE_DIGIT.sub(r"\1 ", _LOOSE_DIGITS.sub("", plain(text)))
    rest, dates = _take_dates(rest)
    rest, references = _take_references(rest)
    mentions = read_mentions(rest, latest_session=None, known_symbols=frozenset())
    yield from dates
    yield from references
    yield from (Fact(FactKind.SYMBOL, symbol, symbol) for symbol in mentions.symbols)
    yield from (Fact(FactKind.SESSION, str(session)) for session in mentions.sessions)
    yield from _recommendations(mentions.numbers, mentions.series, lenient)
    yield from (Fact(FactKind.NUMBER, str(year)) for year in mentions.years)
    shape = _NAME.sub(lambda match: " ; " if any(c.isdigit() for c in match[0]) else match[0], mentions.shape)
    for figure in figures_in(shape, written, lenient=lenient):
        yield Fact(FactKind.PERCENT if figure.percent else FactKind.NUMBER, figure.value, figure.written)
    yield from (Fact(FactKind.CURRENCY, code) for code, pattern in _CURRENCIES if pattern.search(shape))
    named = _CURRENCY_NAME.sub(" ", written)
    places = {term.en: term.zh for term in terms_named(named) if term.kind == "place" or _WHO_SPEAKS.search(term.en)}
    yield from (Fact(FactKind.PLACE, en, zh) for en, zh in sorted(places.items()))
    yield from _names(named)
    yield from _acts(text, lenient)
    if not lenient:
        yield from _quotes(written)


def _recommendations(numbers: Iterable[int], series: str | None, lenient: bool) -> Iterator[Fact]:
    """A text that names no series may mean either; a sentence that names none claims none."""
    for number in numbers:
        if series is None or lenient:
            yield Fact(FactKind.RECOMMENDATION, str(number))
        for named in (series,) if series else ("da", "review") if lenient else ():
            yield Fact(FactKind.RECOMMENDATION, f"{named} {number}")


def _names(text: str) -> Iterator[Fact]:
    """Products, programmes and abbreviations: words with capitals inside, or with a figure (PATENTSCOPE, eTISC, COVID-19)."""
    for match in _NAME.finditer(text):
        name = match[0]
        bare = name[:-1] if name.endswith("s") and name[:-1].isupper() else name
        inside = any(c.isupper() for part in re.split(r"[-.&]", bare) for c in part[1:])  # not Twenty-First
        special = inside or (any(c.isdigit() for c in bare) and any(c.isupper() for c in bare))
        if special and len(bare) > 1 and bare.lower() not in _GENERIC_NAMES and not re.fullmatch(r"[IVX]+|[\d.]+|\d+(?:st|nd|rd|th)", bare):
            yield Fact(FactKind.NAME, bare.lower(), name)


def _acts(text: str, lenient: bool) -> Iterator[Fact]:
    """Whether a text tells a decision taken, and not only one proposed or refused. To have "agreed" or "decided" is told
    of any operative verb ("the Committee requested …"); to have approved is not."""
    told = set(verbs_in(_PENDING.sub(" ", text if lenient else _NOT_TOLD.sub(" ", text)).lower()))
    if told & (_SETTLED | _AGREED if lenient else _SETTLED):
        yield Fact(FactKind.ACT, "settled")
    if told if lenient else told & _AGREED:
        yield Fact(FactKind.ACT, "acted")


def _quotes(text: str) -> Iterator[Fact]:
    for match in _QUOTED.finditer(text):
        inside = next(group for group in match.groups() if group)
        for part in re.split(r"…+|\.{3,}|\[[^\]]*\]", inside):
            compared = re.sub(r"\s+|^[.,;:。、]+|[.,;:。、]+$", "", fold(part))
            if len(compared) > 1:
                yield Fact(FactKind.QUOTE, compared, part)


def _take_references(text: str) -> tuple[str, list[Fact]]:
    """Read paragraph, page and annex references, and put a blank in their place."""
    found: list[Fact] = []

    def take(match: re.Match[str]) -> str:
        for group, written in match.groupdict().items():
            if written and (number := written if "." in written else _small_number(written)) is not None:
                kind = "para" if "para" in group else "page" if "page" in group else "annex"
                found.append(Fact(FactKind.REFERENCE, f"{kind} {number}", match[0]))
        return " ; "

    return _REFERENCE.sub(take, text), found


def _small_number(written: str) -> int | None:
    if written.isdigit():
        return int(written)
    return roman_number(written) or chinese_number(written)


def _take_dates(text: str) -> tuple[str, list[Fact]]:
    """Read dates with a month in them (and years written 年), and put a blank in their place."""
    found: list[Fact] = []
    text = _YEARS.sub(lambda match: _take_years(match, found), text)
    text = _EN_DATE.sub(lambda match: _take_english_date(match, found), text)
    year = month = None
    ended = -1
    for match in list(_ZH_DATE.finditer(text)):
        if not match[0]:
            continue
        joined = ended >= 0 and bool(_ZH_JOINED.fullmatch(text[ended : match.start()]))
        y, m, d = _year(match["y"]), _small_number(match["m"] or ""), _small_number(match["d"] or "")
        if not (y or m or joined):
            continue
        year = y or (year if joined else None)
        month = m or (month if joined and not y else None)
        found += _date_facts(year, month, d, match[0])
        ended = match.end()
        text = text[: match.start()] + ";".ljust(ended - match.start(), "\x00") + text[ended:]
    return text.replace("\x00", ""), found


def _take_years(match: re.Match[str], found: list[Fact]) -> str:
    """2022/23 and 2022-2026 name their first and their last year."""
    first, last = match[1], match[2]
    found += [Fact(FactKind.NUMBER, first, match[0]), Fact(FactKind.NUMBER, first[:-2] + last if len(last) == 2 else last, match[0])]
    return " ; "


def _take_english_date(match: re.Match[str], found: list[Fact]) -> str:
    groups = match.groupdict()
    year = _year(next((groups[g] for g in ("y1", "y2", "y3", "y4") if groups[g]), None))
    months = [MONTHS_SHORT.index(groups[g][:3].lower()) + 1 for g in ("m1", "m2", "m3", "m4", "m5") if groups[g]]
    if groups["i"]:
        months.append(int(groups["i"]))
    days = [int(re.sub(r"\D", "", groups[g])) for g in ("d1", "d2", "d3", "d4", "d5") if groups[g]]
    if any(day > 31 for day in days):
        return match[0]
    for month in months:
        for day in days or (None,):
            found += _date_facts(year, month, day, match[0])
    return " ; "


def _date_facts(year: int | None, month: int | None, day: int | None, written: str) -> list[Fact]:
    facts = [Fact(FactKind.DATE, f"{year or ''}-{month}-{day or ''}", written)] if month else []
    return facts + ([Fact(FactKind.NUMBER, str(year), written)] if year else [])


def _year(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) if written.isdigit() else chinese_number(written.replace("○", "〇"))
