"""Which recommendation a text is: our own key words of the 45 and of the Independent Review's 12."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources

from assistant.model import Language, Series
from assistant.text import without_space

# Of the 45 texts in Chinese and 18 in English, each has at least 0.6 of its own key words and at most 0.6 of another's.
CERTAIN = 0.35  # from this share of its key words on the wording alone names a recommendation
LIKELY = 0.15  # from here on the wording does where the number is also the next one
_NEXT = 0.1  # what it counts for that a number follows its predecessor
_MOST_BLOCKS = 120  # no report has more; beyond it only printed numbers count, so that time stays in bounds
_PRINTED = 2.0  # a number that is printed outweighs any wording

_WORD = re.compile(r"[a-z0-9]+")
_Chosen = tuple["_Chosen", int] | None  # the numbers chosen so far, the last one outermost


@lru_cache(maxsize=4)
def _signatures(series: Series, language: Language) -> tuple[tuple[int, dict[str, float]], ...]:
    """For each number its key words with their weights, which sum to one; a word many share weighs little."""
    table = resources.files("ingest").joinpath("data/recommendations.tsv").read_text(encoding="utf-8")
    rows = [row.split("\t") for row in table.splitlines() if row and not row.startswith("#")]
    words = {int(row[1]): [_folded(w, language) for w in row[3 if language == "zh" else 4].split("|")] for row in rows if row[0] == series}
    shared = Counter(word for own in words.values() for word in own)
    weighed = []
    for number, own in sorted(words.items()):
        weights = {word: 1 / shared[word] for word in own}
        total = sum(weights.values())
        weighed.append((number, {word: weight / total for word, weight in weights.items()}))
    return tuple(weighed)


def _folded(text: str, language: Language) -> str:
    """Return text to look words up in: Chinese without spaces, English with one space where each word begins."""
    return without_space(text).lower() if language == "zh" else " " + " ".join(_WORD.findall(text.lower()))


def likeness(text: str, series: Series, language: Language) -> dict[int, float]:
    """Return for each number of the series the share (0 to 1) of its key words that the text has."""
    folded = _folded(text, language)
    return {number: sum(weight for word, weight in weights.items() if word in folded) for number, weights in _signatures(series, language)}


def cluster_of(number: int) -> str:
    """Return the letter of the cluster a Development Agenda recommendation belongs to.

    >>> cluster_of(10), cluster_of(45)
    ('A', 'F')
    """
    return next(letter for last, letter in ((14, "A"), (23, "B"), (32, "C"), (38, "D"), (44, "E"), (45, "F")) if number <= last)


def number_blocks(
    printed: Sequence[tuple[int, ...]], hints: Sequence[tuple[int, ...]], texts: Sequence[str], series: Series, language: Language
) -> list[tuple[int, ...]]:
    """Return the numbers of each block of a report, in order; () where nothing tells them.

    printed are the numbers headings show, hints those repeated at page tops. The rest is rebuilt from order (the
    first numbers of the blocks ascend) and wording; order alone decides only between neighbours without a gap.
    """
    shown = [p or h for p, h in zip(printed, hints, strict=True)]
    if len(shown) > _MOST_BLOCKS:
        return shown
    taken = {n for numbers in shown for n in numbers}
    best: dict[int, tuple[float, _Chosen]] = {0: (0.0, None)}  # by the greatest number so far: score and choice
    for numbers, text in zip(shown, texts, strict=True):
        worths = {numbers[0]: _PRINTED} if numbers else {n: w for n, w in likeness(text, series, language).items() if n not in taken}
        grown: dict[int, tuple[float, _Chosen]] = {}
        for last, (score, chosen) in best.items():
            for number, worth in _options(last, worths, taken, numbers):
                reached = max(last, number)
                if reached not in grown or grown[reached][0] < score + worth:
                    grown[reached] = (score + worth, (chosen, number))
        best = grown
    leading = _unrolled(max(best.values(), key=lambda scored: scored[0])[1])
    return [numbers or ((number,) if number else ()) for numbers, number in zip(shown, leading, strict=True)]


def _options(last: int, worths: dict[int, float], taken: set[int], printed: tuple[int, ...]) -> Iterator[tuple[int, float]]:
    """Yield the numbers a block may have after last, each with what speaks for it; 0 for none."""
    yield 0, 0.0
    for number, worth in worths.items():
        follows = _follows(last, number, taken)
        if number > last and (worth >= CERTAIN or (follows and worth >= LIKELY)):
            yield number, worth + (_NEXT if follows else 0.0)
        elif printed:
            yield number, 0.0  # out of order, but printed


def _unrolled(chosen: _Chosen) -> list[int]:
    numbers: list[int] = []
    while chosen:
        chosen, number = chosen
        numbers.append(number)
    return numbers[::-1]


def _follows(last: int, number: int, taken: set[int]) -> bool:
    """Tell whether number is the next one after last that no heading has taken."""
    return number > last and all(between in taken for between in range(last + 1, number))
