"""Which words the model knows, how likely each is, and how much it says."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.training.numerals import in_chinese
from ingest.training.pairs import Material

HAN = re.compile(r"[㐀-䶿一-鿿]+")
LATIN = re.compile(r"[a-z]+")
ORDINAL = re.compile(r"第[一二三四五六七八九十百]+")
LONGEST_CHINESE = 4  # longer entries are phrases whose words meet better one by one; names excepted
RAREST_CHINESE = 10  # occurrences in jieba's list: below are place names and sayings
COMMON_NUMERAL = 5000
COMMON_TERM = 500  # a term of the house counts as this common: whole, it is likelier than its parts
ENGLISH_WORDS = 36_000
EVEN = -16.0  # the score of a whole English word or number: equal scores make the fewest pieces win
PIECE = -20.0
SMOOTHING = 1e-3  # of smooth inverse frequency (Arora, Liang and Ma, 2017)
UNKNOWN = "[UNK]"


@dataclass(frozen=True, slots=True)
class Word:
    """A token of the vocabulary. score orders segmentations; weight is how much it says, 0..1."""

    text: str
    score: float
    weight: float
    language: str  # "zh", "en", or "" for a number or a piece of a word


def choose_words(material: Material, wordpieces: Path) -> list[Word]:
    """Return the vocabulary: Chinese words, English words and pieces, numbers; each once, in that order."""
    domain = _domain_counts(material)
    words = [*_chinese(material), *_english(wordpieces, domain), *_numbers()]
    return list({word.text: word for word in reversed(words)}.values())[::-1]


def _domain_counts(material: Material) -> Counter[str]:
    counts: Counter[str] = Counter()
    groups = [*material.terms, *material.synonyms, *material.sentences, *material.domain, *material.questions]
    for pair in (pair for group in groups for pair in group):
        counts.update(LATIN.findall(f"{pair.left} {pair.right}".lower()))
    return counts


def _chinese(material: Material) -> Iterable[Word]:
    frequencies = _jieba_frequencies()
    total = sum(frequencies.values())
    terms = {pair.right for group in material.terms for pair in group}
    numerals = {in_chinese(number) for number in range(1, 100)}
    for text in sorted({*filter(HAN.fullmatch, material.glosses), *numerals}):
        frequency = frequencies.get(text, 0)
        if text in numerals:
            frequency = max(frequency, COMMON_NUMERAL)
        elif text in terms and len(text) <= LONGEST_CHINESE:
            frequency = max(frequency, COMMON_TERM)
        enough = 1 if len(text) == 1 else RAREST_CHINESE
        if frequency >= enough and _is_word(text, material.glosses.get(text, "")):
            probability = frequency / total
            yield Word(text, math.log(probability), SMOOTHING / (SMOOTHING + probability), "zh")


def _is_word(text: str, gloss: str) -> bool:
    """Tell whether an entry stands for one thing: a short word, or a foreign name written by sound.

    An ordinal is two: 第 and its numeral, which is then the same in 第二十三 as elsewhere.
    """
    if ORDINAL.fullmatch(text):
        return False
    if len(text) <= LONGEST_CHINESE:
        return True
    names = gloss.split(";")[0].split()
    return 0 < len(names) <= 2 and all(name[0].isupper() for name in names)


def _jieba_frequencies() -> dict[str, int]:
    import jieba  # of the train extra, like wordfreq below: whoever only packs or unpacks does without

    lines = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    return {word: int(count) for word, count, *_ in (line.split(" ") for line in lines)}


def _english(wordpieces: Path, domain: Counter[str]) -> Iterable[Word]:
    import wordfreq

    listed = wordpieces.read_text(encoding="utf-8").splitlines()
    common = [word for word in wordfreq.top_n_list("en", 2 * ENGLISH_WORDS) if LATIN.fullmatch(word)]
    known = dict.fromkeys([*common[:ENGLISH_WORDS], *(w for w in listed if LATIN.fullmatch(w)), *sorted(domain)])
    for rank, text in enumerate(word for word in known if len(word) > 1 or word in "ai"):
        probability = wordfreq.word_frequency(text, "en", minimum=1e-8)
        yield Word(text, EVEN - rank / 1e5, SMOOTHING / (SMOOTHING + probability), "en")
    pieces = [piece[2:] for piece in listed if piece.startswith("##") and LATIN.fullmatch(piece[2:])]
    for text in [*pieces, *"abcdefghijklmnopqrstuvwxyz"]:
        yield Word(text, PIECE, 0.5, "")


def _numbers() -> Iterable[Word]:
    """Every group of up to three digits, and the years: 2,655 and 2655 both become 2 and 655."""
    groups = [f"{number:0{width}}" for width in (1, 2, 3) for number in range(10**width)]
    for text in [*groups, *map(str, range(1900, 2051))]:
        yield Word(text, EVEN, 0.9, "")
