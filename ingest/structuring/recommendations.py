"""Which recommendation a text is: our own key words of the 45 and of the Independent Review's 12."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from assistant.model import Language, Series
from assistant.text import without_space

CERTAIN = 0.18  # from here on the wording alone names a recommendation; shares of matched key words, weighted
_NEXT = 0.1  # what it counts for that a number follows its predecessor


@lru_cache(maxsize=4)
def _signatures(series: Series, language: Language) -> tuple[tuple[int, dict[str, float]], ...]:
    """For each number its key words with their weights, which sum to one; a word many share weighs little."""
    table = resources.files("ingest").joinpath("data/recommendations.tsv").read_text(encoding="utf-8")
    rows = [row.split("\t") for row in table.splitlines() if row and not row.startswith("#")]
    words = {int(row[1]): [_folded(w) for w in row[3 if language == "zh" else 4].split("|")] for row in rows if row[0] == series}
    shared = Counter(word for own in words.values() for word in own)
    weighed = []
    for number, own in sorted(words.items()):
        weights = {word: 1 / shared[word] for word in own}
        total = sum(weights.values())
        weighed.append((number, {word: weight / total for word, weight in weights.items()}))
    return tuple(weighed)


def _folded(text: str) -> str:
    return without_space(text).lower().replace("’", "'")


def likeness(text: str, series: Series, language: Language) -> dict[int, float]:
    """Return for each number of the series the share (0 to 1) of its key words that the text has."""
    folded = _folded(text)
    return {
        number: sum(weight for word, weight in weights.items() if word in folded) for number, weights in _signatures(series, language)
    }


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
    taken = {n for numbers in shown for n in numbers}
    best: list[tuple[float, int, tuple[int, ...]]] = [(0.0, 0, ())]  # (score, last number, numbers chosen so far; 0 for none)
    for numbers, text in zip(shown, texts, strict=True):
        scores = {numbers[0]: 2.0} if numbers else {n: s for n, s in likeness(text, series, language).items() if n not in taken}
        grown: dict[int, tuple[float, int, tuple[int, ...]]] = {}
        for score, last, chosen in best:
            options = [(0.0, 0)] + [
                (worth + (_NEXT if _follows(last, n, taken) else 0.0), n)
                for n, worth in scores.items()
                if n > last and (worth >= CERTAIN or _follows(last, n, taken))
            ]
            if numbers and numbers[0] <= last:
                options.append((0.0, numbers[0]))  # out of order, but printed
            for worth, n in options:
                reached = max(last, n)
                if reached not in grown or grown[reached][0] < score + worth:
                    grown[reached] = (score + worth, reached, (*chosen, n))
        best = list(grown.values())
    chosen = max(best, key=lambda b: b[0])[2]
    return [numbers or ((n,) if n else ()) for numbers, n in zip(shown, chosen, strict=True)]


def _follows(last: int, number: int, taken: set[int]) -> bool:
    """Tell whether number is the next one after last that no heading has taken."""
    return number > last and all(between in taken for between in range(last + 1, number))
