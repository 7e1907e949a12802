"""Numbers and ordinals in the words of both languages: 二十三, twenty-third, 23rd."""

from __future__ import annotations

import re
from functools import lru_cache

ZH_NUMERAL = r"[〇零一二两三四五六七八九十百\d]+"
_CHINESE_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_CHINESE_UNITS = {"十": 10, "百": 100, "千": 1000}
_CHINESE_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_CHINESE_NUMERALS = frozenset(_CHINESE_DIGITS | _CHINESE_UNITS | _CHINESE_MYRIADS)
_ENGLISH_ONES = (
    "first second third fourth fifth sixth seventh eighth ninth "
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_ENGLISH_CARDINALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_ENGLISH_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
_EN_TENS = "(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)"
EN_ORDINAL = (
    rf"(?:{_EN_TENS}y[\s\-‐‑–]*(?:{'|'.join(_ENGLISH_ONES[:9])})|{_EN_TENS}ieth|{'|'.join(_ENGLISH_ONES)}|\d{{1,2}}\s*(?:st|nd|rd|th))"
)
EN_CARDINAL = (
    rf"(?:{_EN_TENS}y[\s\-‐‑–]*(?:{'|'.join(_ENGLISH_CARDINALS[:9])})|{_EN_TENS}y|{'|'.join(reversed(_ENGLISH_CARDINALS))}|\d{{1,2}})"
)
_ORDINAL_WORD = re.compile(rf"\b{EN_ORDINAL}\b", re.IGNORECASE)
_ORDINAL_FIGURE = re.compile(r"\d\s*(?:st|nd|rd|th)", re.IGNORECASE)
_IN_ORDINALS = (*_ENGLISH_ONES[:12], "teenth", "ieth")  # every ordinal in words has one of these


def chinese_number(text: str) -> int | None:
    """Read a whole number written in Chinese numerals, or None.

    >>> [chinese_number(t) for t in ("二十三", "十", "一百零五", "两千", "二三", "三亿二千万")]
    [23, 10, 105, 2000, 23, 320000000]
    """
    if not text or not _CHINESE_NUMERALS.issuperset(text):
        return None
    if all(c in _CHINESE_DIGITS for c in text):  # digit by digit, as in years: 二〇二〇
        return int("".join(str(_CHINESE_DIGITS[c]) for c in text))
    total = section = digit = 0
    for c in text:
        if c in _CHINESE_DIGITS:
            digit = _CHINESE_DIGITS[c]
        elif c in _CHINESE_UNITS:
            section += (digit or 1) * _CHINESE_UNITS[c]
            digit = 0
        else:
            total += (section + digit or 1) * _CHINESE_MYRIADS[c]
            section = digit = 0
    return total + section + digit


@lru_cache(maxsize=1)
def _english_ordinals() -> dict[str, int]:
    words = {word: n for n, word in enumerate(_ENGLISH_ONES, 1)}
    words |= {f"{stem}ieth": tens for stem, tens in _ENGLISH_TENS.items()}
    for stem, tens in _ENGLISH_TENS.items():
        words |= {f"{stem}y-{word}": tens + n for n, word in enumerate(_ENGLISH_ONES[:9], 1)}
    return words


@lru_cache(maxsize=1)
def _english_cardinals() -> dict[str, int]:
    words = {word: n for n, word in enumerate(_ENGLISH_CARDINALS, 1)}
    words |= {f"{stem}y": tens for stem, tens in _ENGLISH_TENS.items()}
    for stem, tens in _ENGLISH_TENS.items():
        words |= {f"{stem}y-{word}": tens + n for n, word in enumerate(_ENGLISH_CARDINALS[:9], 1)}
    return words


def english_number(text: str) -> int | None:
    """Read an English ordinal or cardinal below one hundred, in words or figures, or None.

    >>> [english_number(t) for t in ("Twenty-Third", "23rd", "twenty three", "fortieth", "banana")]
    [23, 23, 23, 40, None]
    """
    word = re.sub(r"[\s\-‐‑–]+", "-", text.strip().lower())
    if match := re.fullmatch(r"(\d+)(?:-?(?:st|nd|rd|th))?", word):
        return int(match[1])
    return _english_ordinals().get(word) or _english_cardinals().get(word)


def english_ordinals(text: str) -> list[int]:
    """Return the values of all English ordinals in text, in order.

    >>> english_ordinals("the twenty-third and 24th sessions")
    [23, 24]
    """
    lower = text.lower()
    if not any(written in lower for written in _IN_ORDINALS) and not _ORDINAL_FIGURE.search(text):  # most have none, soon seen
        return []
    return [value for match in _ORDINAL_WORD.finditer(text) if (value := english_number(match[0])) is not None]
