"""Language, width and variant normalising, sentences: the same code at index and at query time.

Quotes are never normalised: what is folded here is only compared, searched and counted.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib import resources

from assistant.model import Language

NAMED_BY_YEAR = r"\s*冠状|\s*年?可持续发展议程|\s*年议程|\s*agenda\b"  # after a year: a name, and no time (2019冠状病毒病, the 2030 Agenda)
MONTHS = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"  # a pattern
BETWEEN_NAMES = " – "  # in the name of a table's column: between that of its group of columns and its own
HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HAN_CHAR = re.compile(rf"[{HAN}]")
_LATIN_CHAR = re.compile(r"[A-Za-z]")
_LATIN_OR_DIGIT = re.compile(r"[A-Za-z0-9]")
# What a reader cannot see but a machine would read: zero-width and joiner characters, bidirectional controls,
# Unicode tag characters (U+E0000 block), soft hyphen, byte-order mark, other control characters.
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]"
)
_FUNCTION_ZH = re.compile(r"[的了吗呢是在有和什么哪谁何吧请与及对为於关]|多少")
_FUNCTION_EN = re.compile(
    r"\b(?:the|of|is|are|was|were|what|which|who|when|where|how|did|does|do|to|for|and|in|on|has|have)\b", re.IGNORECASE
)
_CHINESE = rf"{HAN}，。；：、？！（）《》“”‘’"
_BOUNDARY_SPACE = re.compile(rf" (?:(?<=[{_CHINESE}] )|(?=[{_CHINESE}]))")  # begins with its space, which is quickly found
_THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3}(?!\d))")
_SENTENCE_END = re.compile(
    r"。[”’」』）)】\"']*|[！？!?]+(?![”’」』）)】\"'])|[！？!?]+[”’」』）)】\"']+(?=\s|$|[“「『（(\"])|(?<=[a-z\d)”\"’])\.(?=[”\"’)]*\s+[A-Z“\"(（])[”\"’)]*"
)
_ABBREVIATION = re.compile(r"\b(?:Rev|Add|Corr|Prov|Nos?|paras?|Mrs?|Ms|Dr|Art|cf|e\.g|i\.e|U\.S)\.$", re.IGNORECASE)


def strip_invisible(text: str) -> str:
    """Return text without characters that a reader cannot see (bidi, tag, zero-width, control, lone surrogates)."""
    return _INVISIBLE.sub("", text)


def language_of(text: str) -> Language:
    """Return "zh" if the text reads as Chinese, else "en".

    Function words decide where only one language's are there (names and titles are often quoted in the other);
    else the script does, a Chinese character weighing as much as two Latin letters.

    >>> language_of("CDIP 第23届会议"), language_of("What is 发展议程?")
    ('zh', 'en')
    """
    chinese, english = bool(_FUNCTION_ZH.search(text)), bool(_FUNCTION_EN.search(text))
    if chinese != english:
        return "zh" if chinese else "en"
    han, latin = len(_HAN_CHAR.findall(text)), len(_LATIN_CHAR.findall(text))
    return "zh" if han and 2 * han >= latin * 0.8 else "en"


class _Simplified(dict[int, str]):
    """The simplified character by code point, and any other character itself: to find none would cost an exception each time."""

    def __missing__(self, code: int) -> str:
        itself = chr(code)
        if code < 0x10000:  # the rest are many and rare
            self[code] = itself
        return itself


@lru_cache(maxsize=1)
def _simplified() -> _Simplified:
    """OpenCC's character table alone: its phrase segmenter is a hundred times slower and changes lengths."""
    table = resources.files("opencc").joinpath("dictionary/TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line)
    return _Simplified({ord(pair[0]): pair[1].split()[0] for pair in pairs if len(pair[0]) == 1})


@lru_cache(maxsize=4_096)
def fold(text: str) -> str:
    """Return text as it is compared: NFKC (full-width to half), simplified characters, lower case, one space,
    no space between Chinese and Latin, no invisible characters, no thousands commas.

    >>> fold("截至２０２０年 3 月，ｅＴＩＳＣ 有 2,655 個註冊用戶")
    '截至2020年3月,etisc有2655个注册用户'
    """
    text = unicodedata.normalize("NFKC", strip_invisible(text)).translate(_simplified()).lower()
    text = _THOUSANDS.sub("", " ".join(text.split()))
    return _BOUNDARY_SPACE.sub("", text)


def places_folded(text: str, folded: str) -> list[int]:
    """Return for each character of a folded text where it stands in the text: folding takes out spaces, commas and what is not seen.

    >>> text = "在上海 WIPO 学院"
    >>> [text[place] for place in places_folded(text, fold(text))] == list("在上海WIPO学院")
    True
    >>> text = "（7月）\\n2023 年在上海"
    >>> [text[place] for place in places_folded(text, fold(text))] == list("（7月）\\n2023年在上海")
    True
    """
    places: list[int] = []
    for place, character in enumerate(text):
        as_folded = _folded(character)
        if as_folded and folded.startswith(as_folded, len(places)):
            places += [place] * len(as_folded)
    return places + [len(text) - 1] * (len(folded) - len(places))  # characters that fold only together


@lru_cache(maxsize=8_192)
def _folded(character: str) -> str:
    return " " if character.isspace() else unicodedata.normalize("NFKC", character).translate(_simplified()).lower()


def without_space(text: str) -> str:
    """Return text without any white space: how two printings of one Chinese sentence are compared."""
    return re.sub(r"\s+", "", text)


def as_written(word: str, text: str, *, whole: bool = False) -> str:
    """Return a word with the capitals it has in a text, itself where the text does not have it; whole: as a word of its own.

    >>> as_written("etisc", "用户使用eTISC平台"), as_written("art", "Article", whole=True)
    ('eTISC', 'art')
    """
    lower = text.lower()
    if len(lower) != len(text):  # İ becomes two
        lower = "".join(character if len(character.lower()) > 1 else character.lower() for character in text)
    start, end = lower.find(word.lower()), len(word)
    while whole and start >= 0 and (_LATIN_OR_DIGIT.match(lower, start + end) or _LATIN_OR_DIGIT.match(lower[:start][-1:])):
        start = lower.find(word.lower(), start + 1)
    return text[start : start + end] if start >= 0 else word


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the offsets (start, end) of each sentence of text, in order; together they cover all that is not space.

    A sentence ends at 。！？ or at a Western full stop followed by a capital; never at a semicolon (what it parts belongs
    together), inside a number ("1.5"), a symbol ("CDIP/18/6 Rev.附件一"), a bracket or a title (“尊重版权！”活动).

    >>> text = "委员会批准了文件。秘书处将“报告。”The share was 1.5 per cent. It grew."
    >>> [text[a:b] for a, b in sentences(text)]
    ['委员会批准了文件。', '秘书处将“报告。”', 'The share was 1.5 per cent.', 'It grew.']
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for match in _SENTENCE_END.finditer(text, line.start(), line.end()):
            if _inside_brackets(text[start : match.start()]) or _ABBREVIATION.search(text, max(0, match.start() - 6), match.end()):
                continue
            spans.append((start, match.end()))
            start = match.end()
        spans.append((start, line.end()))
    return [(a + len(text[a:b]) - len(text[a:b].lstrip()), a + len(text[a:b].rstrip())) for a, b in spans if text[a:b].strip()]


def opening(text: str, bound: int, *, instead: int = 1) -> str:
    """Return the first whole sentences of a text up to a bound in characters; where none ends within it, so many instead.

    >>> opening("It grew. It stood still. It shrank.", 24), opening("It grew. It stood still.", 5)
    ('It grew. It stood still.', 'It grew.')
    """
    spans = sentences(text)
    start = spans[0][0]
    within = [end for _, end in spans if end - start <= bound]
    return text[start : within[-1] if within else spans[min(instead, len(spans)) - 1][1]]


def _inside_brackets(text: str) -> bool:
    """A full stop inside an open round bracket does not end the sentence (unless the bracket never closes soon)."""
    opened = max(text.rfind("（"), text.rfind("("))
    return opened >= 0 and len(text) - opened < 120 and max(text.rfind("）"), text.rfind(")")) < opened
