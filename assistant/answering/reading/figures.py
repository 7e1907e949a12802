"""Figures in a text, by value: arabic and Chinese numerals, English words, scales of both languages, shares of a hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.numerals import chinese_number, english_number


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: value is the plain decimal ("183400000", "1.5"), after its scale; percent where it is a share of a hundred."""

    value: str
    percent: bool
    written: str


_SCALES = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "十亿": 10**9, "亿": 10**8, "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 10**3,
    "trillion": 10**12, "billion": 10**9, "bn": 10**9, "million": 10**6, "mn": 10**6, "m": 10**6, "thousand": 10**3, "k": 10**3, "hundred": 100,
}  # fmt: skip
_PERCENT = r"(?:%|per\s?cent(?:age\s+points?)?\b|percent\b|个?百分点)"
_THOUSANDS = re.compile(r"(?<=\d)[,'’](?=\d{3}(?!\d))")
_SPACED_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?: \d{3})+(?![\d])")
_ARABIC = re.compile(
    rf"(?<![\d.])(?P<number>\d+(?:\.\d+)?)(?:\s*[余多]?\s*(?P<scale>万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?![克米瓦])|(?:trillion|billion|million|thousand|hundred)\b|(?:bn|mn|m|k)(?![a-z])))?"
    rf"(?:(?<=亿)(?P<rest>\d+(?:\.\d+)?)万)?(?P<percent>\s*{_PERCENT})?"
)
_ZH_PERCENT = re.compile(
    r"百分之\s*(?:(?P<digits>\d+(?:\.\d+)?)|(?P<numerals>[零〇一二两三四五六七八九十百]+)(?:点(?P<decimals>[零〇一二三四五六七八九]+))?)"
)
_ZH_NUMERALS = re.compile(r"[〇零一二两三四五六七八九十百千万亿双]+")
# After a single numeral these make it a count; without one it is as often part of a word (统一, 十分, 三方).
_CLASSIFIER = re.compile(r"\s*[个项次份国家名位届年月日天周场类种条款章节段页组卷轮期阶人倍点区所批篇套门回样句字]")
_NUMBERED = re.compile(r"(?:第|建议|附件|阶段|表|图)$")
_LISTED = re.compile(r"[、和与及至]$")
_NOT_EXACT = re.compile(r"[数几上成]$")
_BIENNIUM = re.compile(r"[两双二]年(?:期|度)|\bbiennium\b|\bbienni\w+|\btwo-year\b")  # one period, in many words

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "thirtieth", "fortieth", "fiftieth"]  # fmt: skip
_EN_SCALE = ["hundred", "thousand", "million", "billion", "trillion"]
_EN_WORD = rf"(?:(?:{'|'.join(_TENS)})[-\s](?:{'|'.join(_ONES[:9])}|{'|'.join(_ORDINALS[:8])}|first)|{'|'.join([*_TENS, *reversed(_ONES), *reversed(_ORDINALS), *_EN_SCALE])})"
_ENGLISH = re.compile(
    rf"\b(?:an?\s+(?=(?:{'|'.join(_EN_SCALE)})\b))?{_EN_WORD}(?:(?:\s+and)?[-\s]{_EN_WORD})*\b(?P<percent>\s*{_PERCENT})?"
)
_NO_COUNT_EN = re.compile(r"second(?=\s+half|\s+language)|second$")
_ROMAN = re.compile(r"(?<![A-Za-z])(?:X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2})(?![A-Za-z])")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def figures_in(folded: str, written: str, *, lenient: bool) -> Iterator[Figure]:
    """Yield the figures of a text. folded is in lower case, without what is read apart (dates, symbols); written as printed.

    A claim (not lenient) is read for what surely counts something; 0 and 1 are never asked for: 一 and "one" are words as
    often as counts. A lenient reading also takes single numerals, Roman ones, and digits with a space between thousands.

    >>> [f.value + "%" * f.percent for f in figures_in("1.834 亿 and 百分之十八, twenty-three of 2,655, 两个", "", lenient=False)]
    ['183400000', '2655', '18%', '2', '23']
    """
    text = _THOUSANDS.sub("", folded)
    if lenient:
        yield from (Figure(joined[0].replace(" ", ""), False, joined[0]) for joined in _SPACED_THOUSANDS.finditer(text))
        yield from (Figure(str(roman_number(roman[0])), False, roman[0]) for roman in _ROMAN.finditer(written))
    if lenient and _BIENNIUM.search(text):
        yield Figure("2", False, "biennium")
    text = _BIENNIUM.sub(" ", text)
    yield from _arabic(text)
    text = _ARABIC.sub(" ", text)
    yield from _chinese_shares(text)
    yield from _chinese(_ZH_PERCENT.sub(" ", text), lenient)
    yield from _english(text, lenient)


def _figure(value: Decimal, written: str, *, percent: bool = False) -> Iterator[Figure]:
    if percent or value not in (0, 1):
        plain = format(value.normalize(), "f")
        yield Figure(plain, percent, written.strip())


def _arabic(text: str) -> Iterator[Figure]:
    for match in _ARABIC.finditer(text):
        value = Decimal(match["number"]) * _SCALES.get(match["scale"] or "", 1)
        if match["rest"]:
            value += Decimal(match["rest"]) * 10_000
        yield from _figure(value, match[0], percent=bool(match["percent"]))


def _chinese_shares(text: str) -> Iterator[Figure]:
    for match in _ZH_PERCENT.finditer(text):
        if match["digits"]:
            yield from _figure(Decimal(match["digits"]), match[0], percent=True)
        elif (whole := chinese_number(match["numerals"])) is not None:
            decimals = "".join(str(chinese_number(c)) for c in match["decimals"] or "")
            yield from _figure(Decimal(f"{whole}.{decimals or 0}"), match[0], percent=True)


def _chinese(text: str, lenient: bool) -> Iterator[Figure]:
    for match in _ZH_NUMERALS.finditer(text):
        run, before, after = match[0], text[: match.start()], text[match.end() :]
        counts = _CLASSIFIER.match(after) or _NUMBERED.search(before) or (lenient and _LISTED.search(before))
        if not (lenient or counts or len(run) > 1) or (not lenient and _NOT_EXACT.search(before)):
            continue
        if not re.search(r"[一二两三四五六七八九十双]", run) or (len(run) == 1 and not counts):
            continue
        value = 2 if run == "双" else chinese_number(run.replace("双", ""))
        if value is not None:
            yield from _figure(Decimal(value), run)


def _english(text: str, lenient: bool) -> Iterator[Figure]:
    for match in _ENGLISH.finditer(text):
        words = match[0][: match.start("percent") - match.start()] if match["percent"] else match[0]
        if not lenient and (_NO_COUNT_EN.search(words + text[match.end() : match.end() + 12]) or words in _EN_SCALE):
            continue
        yield from _figure(Decimal(_english_value(words)), words, percent=bool(match["percent"]))


def _english_value(words: str) -> int:
    """Read number words in their order: "two hundred and fifty thousand" is 250,000."""
    total = current = 0
    for word in re.findall(rf"{_EN_WORD}", words):
        if word == "hundred":
            current = max(1, current) * 100
        elif word in _EN_SCALE:
            total, current = total + max(1, current) * _SCALES[word], 0
        else:
            current += english_number(word) or 0
    return total + current


def roman_number(written: str) -> int | None:
    """Read a Roman number up to XXXIX, or None.

    >>> [roman_number(t) for t in ("IV", "XII", "Annex")]
    [4, 12, None]
    """
    if not written or set(written) - set(_ROMAN_VALUES):
        return None
    values = [_ROMAN_VALUES[c] for c in written]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
