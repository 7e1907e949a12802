"""What a question asks without what it asks about: the thing named is put behind a sign, and the words that ask are left."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from assistant.model import Language
from assistant.understanding.asked.asks import LONGEST_WORD
from assistant.understanding.asked.asks import TABLE as WORDS
from assistant.understanding.asked.learned import read_table as read_words
from assistant.understanding.asked.learned import runs_of, stem

THING, SPEAKER = "Q", "P"  # what stands for the thing named, and for the party that spoke on it
_ASIDE, _JOINS = -0.4, -0.2  # what a word that asks, and one that only joins, takes from a thing that it stands in
JOINERS = frozenset("of in the a an and for to on at with by from its their under into 与 和 及 的 中 在 对 为 于 以 或 用".split())
RECOMMENDED = "R"  # what stands for recommendations named
_SERIES = re.compile(
    r"\s*(?:\b(?:of|from|in|under)\s+)?(?:\bthe\s+)?\b(?:wipo\s+)?(?:independent\s+review|development\s+agenda|da|ir)(?:['’]s)?\b|(?:产权组织)?(?:发展议程|独立审查)的?"
)
_WORD_EN = re.compile(r"[a-z]+(?:['’][a-z]+)?|[A-Z]|#")
_WORD_ZH = re.compile(r"[a-z][a-z'-]*|[A-Z]|#")
_KIND_AROUND = {
    "en": re.compile(
        r"(?:\b(?:the|this|that)\s+)?(?:\bprojects?\s+(?:(?:on|for|about|entitled|called|titled)\s+)?)?[“\"]?\bQ\b[”\"]?(?:\s+projects?\b)?"
    ),
    "zh": re.compile(
        r"\s*(?:项目)?[“\"《「]?\s*Q[\u3400-\u9fff]{0,2}?\s*[”\"》」]?(?:这一?[个项])?项目(?!经理|负责人|周期|文件|目|期)|\s*[“\"《「]?\s*Q\s*[”\"》」]?"
    ),
}


@dataclass(frozen=True, slots=True)
class Masked:
    """A question whose thing is masked: its text, the thing as it is written ("" where none is), and how many words are neither."""

    text: str
    thing: str
    stray: int


def with_speaker(shape: str, party: str) -> str:
    """Put a sign for the party that a question names."""
    return shape.replace(party.lower(), SPEAKER, 1)


def mask(shape: str, language: Language, asking: Container[str]) -> Masked:
    """Put a sign for what a question is about: the run of words that are not words that ask, with what joins them.

    >>> mask("how much did the kite project cost?", "en", frozenset("how much did the project cost".split()))
    Masked(text='how much did Q cost?', thing='kite', stray=0)
    """
    words = list(words_in(shape, language))
    names = [not (word in asking or word in JOINERS or word.isupper() or word == "#" or word == THING) for _, _, word in words]
    if not any(names):
        return Masked(shape, "", 0)
    weights = [1.0 if named else _JOINS if word in JOINERS else _ASIDE for named, (_, _, word) in zip(names, words, strict=True)]
    first, last = _heaviest_run(weights)
    start, end = words[first][0], words[last][1]
    stray = sum(named for at, named in enumerate(names) if not first <= at <= last)
    return Masked(without_kind(f"{shape[:start]}{THING}{shape[end:]}", language), shape[start:end], stray)


def without_kind(masked: str, language: Language) -> str:
    """Take away what only says that the thing is a project, so that a table need not learn each form twice.

    >>> without_kind("how long is the project on “Q”?", "en"), without_kind("Q项目要做多久?", "zh")
    ('how long is Q?', 'Q要做多久?')
    """
    return _KIND_AROUND[language].sub(THING, masked)


def without_series(shape: str) -> str:
    """Take away which series a recommendation is of, which does not tell what is asked of it.

    >>> without_series("how is R of the independent review going?"), without_series("独立审查R进展如何?")
    ('how is R going?', 'R进展如何?')
    """
    return _SERIES.sub("", shape) if RECOMMENDED in shape else shape


def words_in(shape: str, language: Language) -> Iterator[tuple[int, int, str]]:
    """Yield the words of a shape with their places: English ones in the singular, the longest Chinese ones that are known, else characters."""
    if language == "en":
        yield from ((match.start(), match.end(), _singular(match[0])) for match in _WORD_EN.finditer(shape))
        return
    known, at = read_words(WORDS).words, 0
    while at < len(shape):
        latin = _WORD_ZH.match(shape, at)
        if latin:
            yield latin.start(), latin.end(), latin[0]
            at = latin.end()
            continue
        end = next((end for end in range(min(len(shape), at + LONGEST_WORD), at, -1) if shape[at:end] in known), at + 1)
        if "\u3400" <= shape[at] <= "\u9fff":
            yield at, end, shape[at:end]
        at = end


def _singular(word: str) -> str:
    """A word without what makes it a plural or an owner, so that "projects" and "project's" ask as "project" does."""
    word = word.split("'")[0].split("’")[0]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def patterns_of(masked: str, language: Language) -> tuple[str, ...]:
    """Return the patterns of a masked question, each once."""
    if language == "zh":
        return runs_of("".join(masked.split()), "")
    return runs_of([stem(word) for word in _WORD_EN.findall(masked)], " ")


def _heaviest_run(weights: list[float]) -> tuple[int, int]:
    """The first and the last place of the run whose sum is greatest (Kadane); the longer of two that are the same."""
    best, sum_, start, found = -math.inf, 0.0, 0, (0, 0)
    for at, weight in enumerate(weights):
        if sum_ <= 0:
            sum_, start = 0.0, at
        sum_ += weight
        if sum_ >= best:
            best, found = sum_, (start, at)
    return found
