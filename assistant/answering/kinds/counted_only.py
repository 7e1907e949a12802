"""What only counts the things that a question asks the names of: "signed by five countries" does not say which five."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from assistant.model import Language
from assistant.numerals import chinese_number, english_number
from assistant.text import sentences

_MEASURE_ZH = r"[个家所种位类项座名份款届次条样门国场任]"
_NUMERAL_ZH = r"[两二三四五六七八九十]{1,3}|\d{1,3}"
_WRITTEN: dict[Language, tuple[str, ...]] = {
    "zh": ("二|两", *"三四五六七八九十"),
    "en": ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
}
_NUMERAL_EN = "|".join((*_WRITTEN["en"], r"\d{1,3}"))
_ASKED = (
    re.compile(
        rf"哪(?P<number>{_NUMERAL_ZH})\s*{_MEASURE_ZH}"
        rf"|(?<![第\d一二三四五六七八九十])(?P<those>{_NUMERAL_ZH})\s*{_MEASURE_ZH}[^，。；？?]{{0,8}}?(?:都|又|分别|各|具体)*(?:是(?:哪(?!天)|谁)|叫什么)"
    ),
    re.compile(
        rf"\b(?:which|what|who\s+(?:are|were)\s+the)\s+(?:other\s+)?(?P<number>{_NUMERAL_EN})\s+(?!years?\b|months?\b|days?\b|weeks?\b|per\s?cent\b|million\b)[a-z]"
        rf"|\bnames?\s+(?:of\s+)?the\s+(?:other\s+)?(?P<named>{_NUMERAL_EN})\s+[a-z]",
        re.IGNORECASE,
    ),
)
_LISTED_ZH, _LISTED_EN = (
    re.compile(r"、|；|和|与|及|以及|[（(][一二三四五六七八九十\da-z]{1,3}[）)]"),
    re.compile(r",|;|\band\b|\([ivxa-z\d]{1,4}\)"),
)
_SHORT: dict[Language, int] = {"zh": 20, "en": 12}  # characters, words
_CLAUSE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|did|do|does)\b", re.IGNORECASE)  # no thing of a list
_ANNOUNCES = re.compile(r"[:：]\s*$", re.MULTILINE)


def only_counts(question: str, text: str, notes: Sequence[str], language: Language) -> bool:
    """Whether a text has the number of the things that a question asks the names of, and neither the sentence that has it nor
    the next, nor a note, lists as many.

    >>> only_counts("哪五个国家签了备忘录?", "五个国家签了备忘录。", (), "zh"), only_counts("哪三个国家签了备忘录?", "三国签了备忘录,即秘鲁、肯尼亚和乌干达。", (), "zh")
    (True, False)
    >>> only_counts("Which four lamps were lit?", "The four lamps were lit at noon.", (), "en"), only_counts("Which lamps were lit?", "Four were lit.", (), "en")
    (True, False)
    """
    counts, least = _asked(question, language)
    if counts is None or _ANNOUNCES.search(text):
        return False
    listed = _LISTED_ZH if language == "zh" else _LISTED_EN
    spans = sentences(text)
    counting = [at for at, (start, end) in enumerate(spans) if counts.search(text[start:end])]
    near = {place for at in counting for place in (at, at + 1) if place < len(spans)}
    lists = (*(text[slice(*spans[at])] for at in near), *notes)
    return bool(counting) and not any(_lists(listed.split(one), least, language) for one in lists)


def _lists(parts: Sequence[str], least: int, language: Language) -> bool:
    """Whether of the parts of a sentence, that its joints part, as many stand in a row as a list has: what stands between two
    joints of a list is short, and no clause."""
    length: Callable[[str], int] = len if language == "zh" else lambda one: len(one.split())
    things = "".join("x" if length(one.strip()) <= _SHORT[language] and not _CLAUSE.search(one) else " " for one in parts[1:-1])
    return len(parts) > least and "x" * (least - 1) in things


@lru_cache(maxsize=256)
def number_asked(question: str) -> int:
    """Return how many things a question asks the names of; 0 where it does not say how many.

    >>> number_asked("Which four lamps were lit?"), number_asked("六个试点国是哪几个?"), number_asked("Which lamps were lit?")
    (4, 6, 0)
    """
    for match in filter(None, (pattern.search(question) for pattern in _ASKED)):
        written = next(filter(None, match.groups()))
        number = chinese_number(written) or english_number(written)
        if number and number > 1:
            return number
    return 0


@lru_cache(maxsize=256)
def _asked(question: str, language: Language) -> tuple[re.Pattern[str] | None, int]:
    """What counts the things asked for in a text of a language, and how many joints their list has at the least."""
    number = number_asked(question)
    return (_number(number, language), min(number - 1, 4)) if number else (None, 0)


def numeral(number: int, language: Language) -> str:
    """Return the ways to write a number from two on, as alternatives of a pattern: in figures, and in words where it is small.

    >>> numeral(2, "zh"), numeral(12, "en"), numeral(40, "en")
    ('2|二|两', '12|twelve', '40')
    """
    return "|".join((str(number), *_WRITTEN[language][number - 2 : number - 1]))


def _number(number: int, language: Language) -> re.Pattern[str]:
    written = numeral(number, language)
    if language == "zh":
        return re.compile(rf"(?<![\d第十百千万.,/])(?:{written})\s*(?:多|余)?(?:{_MEASURE_ZH})(?!月|星期|小时)")
    return re.compile(rf"(?<![\d.,/])\b(?:{written})\s+(?!years?\b|months?\b|days?\b|per\s?cent\b|million\b)[a-z]", re.IGNORECASE)
