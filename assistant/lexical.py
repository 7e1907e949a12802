"""Lexical tokens: what words are searched and counted by, the same at index and at query time."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from operator import add

from assistant.numerals import chinese_number, english_ordinals
from assistant.symbols import SYMBOL, parse_symbol
from assistant.text import HAN, fold

_POSSESSIVE = ("'s", "’s")  # "the Director General's" speaks of the Director General
_TOKEN = re.compile(rf"[{HAN}]+|[a-z]+(?:['’][a-z]+)?|\d+(?:[.,]\d+)*%?")
_ZH_NUMERAL_RUN = re.compile(
    r"[〇零一二两三四五六七八九十百千](?:[〇零一二两三四五六七八九十百千]+|(?<=[第届至和、][一二三四五六七八九十])|(?<=[一二三四五六七八九十])(?=[届项个次]))"
)
_STOP_EN = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "by",
        "to",
        "for",
        "from",
        "and",
        "or",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "it",
        "its",
        "this",
        "that",
        "these",
        "those",
        "as",
        "with",
        "which",
        "who",
        "whom",
        "what",
        "when",
        "where",
        "why",
        "how",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "should",
        "may",
        "might",
        "shall",
        "i",
        "you",
        "we",
        "they",
        "he",
        "she",
        "there",
        "here",
        "about",
        "into",
        "than",
        "then",
        "so",
        "such",
        "not",
        "no",
        "yes",
        "me",
        "my",
        "our",
        "your",
        "their",
        "his",
        "her",
        "please",
        "tell",
        "give",
    ]
)

# franc, unit, plan, suit, sever, human, moral, rational, corps, cast, secret, envelop
_OF_THEIR_OWN = frozenset("france unite united plane suite severe humane morale rationale corpse caste secrete envelope".split())


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """Cut the plainest English endings, so that decisions meet decision and requested meets requests.

    A light S-stemmer (Harman 1991) plus -ed and -ing: enough for recall, and it never joins unlike words as
    heavier stemmers do. Words that only a final e or -ed keeps from another word stay as they are: France is no franc.
    """
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("es") and word[-3] in "sxz":
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and word[-2] not in "su":
        word = word[:-1]
    if word in _OF_THEIR_OWN:
        return word
    for ending in ("ing", "ed"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            word = word[: -len(ending)]
            return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls" else word.rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word


_NO_CHINA = re.compile(r"(?<=发展)中(?=国家)|(?<=[其集])中(?=国)")


def apart(text: str) -> str:
    """Return a text with a blank where 中 and 国 stand side by side and are of two words: developing countries are not China.

    >>> apart("中国和其他发展中国家，其中国家局三个")
    '中国和其他发展中 国家，其中 国家局三个'
    """
    return _NO_CHINA.sub("中 ", text) if "中国" in text else text


def tokens(text: str) -> list[str]:
    """Return lexical tokens in order: Chinese as overlapping pairs of characters, English stems without stop words,
    numbers as figures, whole symbols ("cdip/25/5") beside their base form.

    Pairs, because Chinese has no spaces and FTS5's unicode61 tokenizer takes a whole run as one word
    (sqlite.org/fts5.html#unicode61_tokenizer); a segmenter would have to be the same version for ever. Numerals
    written in characters also give their figure, so that 二十三 meets 23. No pair is 中国 where China is not meant.

    >>> tokens("技术援助 CDIP/30/8 Rev. 第二十三届")
    ['cdip/30/8_rev.', 'cdip/30/8', '技术', '术援', '援助', '第二', '二十', '十三', '三届', '#23']
    >>> tokens("发展中国家"), tokens("其中国家局"), tokens("中国国家局")
    (['发展', '展中', '国家'], ['其中', '国家', '家局'], ['中国', '国国', '国家', '家局'])
    """
    found: list[str] = []

    def keep_symbol(match: re.Match[str]) -> str:
        if symbol := parse_symbol(match[0]):
            found.extend(dict.fromkeys((str(symbol).lower().replace(" ", "_"), symbol.base.lower())))
        return ";"

    text = unicodedata.normalize("NFKC", text)
    rest = apart(fold(SYMBOL.sub(keep_symbol, text) if "/" in text else text))
    for word in _TOKEN.findall(rest):
        if word[0].isdigit():
            found.extend((word, f"#{word}") if word.isdigit() and len(word) < 4 else (word,))
        elif word[0] > "z":
            found.extend(map(add, word, word[1:]) if len(word) > 1 else word)
            found.extend(f"#{value}" for value in map(chinese_number, _ZH_NUMERAL_RUN.findall(word)) if value is not None)
        else:
            word = word[:-2] if word.endswith(_POSSESSIVE) else word
            if word not in _STOP_EN:
                found.append(_stem(word))
    found.extend(f"#{value}" for value in english_ordinals(rest))
    return found


@lru_cache(maxsize=4_096)
def words(text: str) -> frozenset[str]:
    """Return the distinct tokens of a text, remembered (some 25 MB): each of a few passages is held against many pieces of a
    question, and the same passages are found for many questions.

    >>> sorted(words("The reports, and the report"))
    ['report']
    """
    return frozenset(tokens(text))


def mostly_in(words_: str, text: str) -> bool:
    """Whether more than half of some words' tokens stand in a text as they are.

    >>> mostly_in("two potteries", "Two of the potteries"), mostly_in("two potteries", "two schools")
    (True, False)
    """
    wanted = words(words_)
    return 2 * len(wanted & words(text)) > len(wanted)
