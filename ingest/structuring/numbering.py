"""What stands before the words of a paragraph: numbers, bullets, letters, and the headings of recommendations."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.model import Series
from assistant.numerals import chinese_number
from ingest.structuring.marks import unmarked

LEADER = re.compile(r"(?:\.{4,}|…{2,}|(?:\s\.){4,}|_{4,})\s*(?:\d{1,4}|[ivxl]{1,6})?$")  # an entry of a table of contents
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))

NUMBER = re.compile(
    r"(?:\*\s?)?(\d{1,4}(?:\.\d{1,3}){0,3})\*?(?:[.．]\s*(?=[^\d\s])|[.．]\s+(?=\S)|、(?=[^\d\s])|(?:(?<=\.\d)|(?<=\.\d\d))\s+(?=[^\sa-z万亿倍个名项家次种年月日%]))"
)
NUMBER_ONE = re.compile(r"1[.．、](?!\d)")
BULLET = re.compile(r"[•●○◦▪■◆‣⁃·✓✔➢►]\s*|[-–*o]\s+(?=\S)|[-–](?=[^\x00-\x7f\d\s])")
LETTER = re.compile(
    r"[①-⑳⑴-⒇]\s*|[（(](?:[a-z]{1,2}|[A-Z]|[ivxl]{1,6}|[IVXL]{1,6}|\d{1,2}|[一二三四五六七八九十]{1,3})[)）]\s*"
    r"|(?:[a-zA-Z]|[ivxl]{2,6}|[IVXL]{2,6}|\d{1,2})[)）]\s*"
    r"|(?:[a-zA-Z]|[ivxl]{2,6}|[IVXL]{2,6})[.．](?![a-zA-Z]\.)\s*(?=\S)"
)
SECTION = re.compile(
    r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[部章节]分?\s*|[（(][一二三四五六七八九十]{1,3}[)）]|(?:[IVX]{1,5}|[A-Z])[.．]\s+(?=\S)|[A-Z][)）]\s*"
)


CAPTION = re.compile(  # the title of a table or a figure
    r"[图表]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[IVX]{1,4}|[A-Z])(?:[-.]\d{1,2})?\s*(?:[：:.．、—–]\s*\S.*|\s\S.*)?"
    r"|(?:Table|TABLE|Figure|FIGURE|Chart|CHART)\s+(?:\d{1,2}(?:[-.]\d{1,2})?|[IVX]{1,4}|[A-Z])\s*(?:[:.–—]\s*\S.*|\s[A-Z(].*)?"
)
AGENDA_ITEM = re.compile(r"议程第\s*[\d一二三四五六七八九十]{1,3}\s*项\s*[：:]|Agenda\s+Item\s+\d{1,2}\s*[：:.]", re.IGNORECASE)
_MARK_WORD = re.compile(r"[A-Za-z]+|\d+|[一二三四五六七八九十]+|[①-⑳⑴-⒇]")


def roman(number: int) -> str:
    """Write a small number as annexes are numbered.

    >>> [roman(n) for n in (1, 4, 9, 14, 23)]
    ['I', 'IV', 'IX', 'XIV', 'XXIII']
    """
    digits = ""
    for value, sign in _ROMAN:
        while number >= value:
            digits, number = digits + sign, number - value
    return digits


def follows_mark(last: str, mark: str) -> bool:
    """Tell whether the mark of an item comes next after another's, both written alike.

    >>> follows_mark("(a)", "(b) "), follows_mark("iii.", "iv."), follows_mark("（一）", "（二）"), follows_mark("(a)", "(ii)")
    (True, True, True, False)
    >>> follows_mark("(h)", "(i)"), follows_mark("(a)", "b."), follows_mark("(a)", "(c)")
    (True, False, False)
    """
    words, shapes = [], []
    for written in (last, mark):
        word = _MARK_WORD.search(written)
        words.append(word[0] if word else "")
        shapes.append(_MARK_WORD.sub("", written).strip())
    return shapes[0] == shapes[1] and any((system, place + 1) in _places(words[1]) for system, place in _places(words[0]))


def _places(word: str) -> list[tuple[str, int]]:
    """The places a mark's word may stand for, by the way of counting: "i" is the ninth letter and the first Roman number."""
    if word.isdecimal():
        return [("figures", int(word))]
    if number := chinese_number(word):
        return [("characters", number)]
    lower = word.lower()
    places = [("romans", at) for at in range(1, 40) if roman(at).lower() == lower]
    return [*places, ("letters", ord(lower) - ord("a") + 1)] if len(lower) == 1 and lower.isascii() and lower.isalpha() else places


def annex_number(written: str) -> str | None:
    """Return the Roman number of an annex however it is written (二, II, 2), or None.

    >>> annex_number("二"), annex_number("iv"), annex_number("3"), annex_number("")
    ('II', 'IV', 'III', None)
    """
    if re.fullmatch(r"[IVXivx]+", written):
        return written.upper()
    number = int(written) if written.isdigit() else chinese_number(written)
    return roman(number) if number and number < 100 else None


@dataclass(frozen=True, slots=True)
class RecommendationHeading:
    """A line that heads a recommendation: its numbers, whom it is addressed to, the text on the same line, and the series
    where the line itself names it."""

    numbers: tuple[int, ...]
    addressee: str | None = None
    text: str = ""
    series: Series | None = None


_NUMBERS = r"\d{1,2}(?:\s*\*)?(?:\s*(?:[、,，和与及&]|and|AND|及其)+\s*(?:第\s*)?\d{1,2}(?:\s*\*)?)*"
_HEADING = re.compile(
    rf"(?:(?:发展议程|(?P<r1>独立审查(?:报告)?))\s*(?:的)?\s*)?建\s*议\s*(?P<zh>{_NUMBERS})(?P<a1>[（(][^（）()]{{1,40}}[)）])?(?:(?:[：:]|\s*[—–]{{1,2}})\s*(?P<t1>\S.*)|[：:]?)"
    rf"|(?:(?:DA|Adopted|Development\s+Agenda|DEVELOPMENT\s+AGENDA|(?P<r2>Independent\s+Review|INDEPENDENT\s+REVIEW|IR))\s+)?"
    rf"(?:Recommendations?|RECOMMENDATIONS?)\s+(?:No\.\s*)?(?P<en>{_NUMBERS})(?P<r3>\s+(?:of|OF)\s+(?:the|THE)\s+(?:Independent\s+Review|INDEPENDENT\s+REVIEW))?\s*(?P<a2>\([^()]{{1,80}}\))?(?:(?:\s*[:：]|\s+[–—-])\s*(?P<t2>\S.*)|:?)",
    re.DOTALL,
)
_TRAILING_MARK = re.compile(r"(?<=[*)）])\s*\d{1,2}$")


def recommendation_heading(text: str) -> RecommendationHeading | None:
    """Read a whole line or paragraph that heads one recommendation or several, or None.

    >>> recommendation_heading("建议 15*、21*和 44*").numbers, recommendation_heading("Recommendation 3 (Secretariat)27").addressee
    ((15, 21, 44), 'Secretariat')
    >>> recommendation_heading("INDEPENDENT REVIEW RECOMMENDATION 3 (SECRETARIAT)").series
    'review'
    >>> recommendation_heading("建议 10、23、31和 36。CDIP 第三十一届会议批准了该提案。")
    """
    match = _HEADING.fullmatch(_TRAILING_MARK.sub("", unmarked(text).strip()))
    if not match:
        return None
    numbers = tuple(int(n) for n in re.findall(r"\d{1,2}", match["zh"] or match["en"]))
    series: Series | None = "review" if match["r1"] or match["r2"] or match["r3"] else None
    if not all(1 <= n <= (12 if series else 45) for n in numbers):
        return None
    addressee = (match["a1"] or match["a2"] or "").strip("（）() ") or None
    return RecommendationHeading(tuple(dict.fromkeys(numbers)), addressee, (match["t1"] or match["t2"] or "").strip(), series)
