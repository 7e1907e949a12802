"""A document beside itself in the other language: which paragraph says the same as which."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from assistant.model import Paragraph

_FIGURES = re.compile(r"\d+(?:[.,]\d+)*|[A-Z]{2,}")


def twins(ours: Sequence[Paragraph], theirs: Sequence[Paragraph]) -> list[int | None]:
    """Return for each of our paragraphs the index of its counterpart in theirs, or None where nothing tells it.

    Paragraphs that only one place on either side can be (by annex, number, mark, and the figures they hold) are
    fixed first, as far as their order agrees; between two fixed ones, runs of equal length and kinds go pairwise.
    """
    found: list[int | None] = [None] * len(ours)
    for mine, other in _fixed([_place(p) for p in ours], [_place(p) for p in theirs]):
        found[mine] = other
    fixed = [(-1, -1), *((i, j) for i, j in enumerate(found) if j is not None), (len(ours), len(theirs))]
    for (i, j), (next_i, next_j) in zip(fixed, fixed[1:], strict=False):
        between = range(i + 1, next_i), range(j + 1, next_j)
        if len(between[0]) == len(between[1]) and all(_kind(ours[a]) == _kind(theirs[b]) for a, b in zip(*between, strict=True)):
            for a, b in zip(*between, strict=True):
                found[a] = b
    return found


def _place(paragraph: Paragraph) -> Hashable:
    """What is the same in both languages of a paragraph, and tells it from others."""
    figures = tuple(sorted(Counter(_FIGURES.findall(paragraph.text)).items()))
    return (_kind(paragraph), paragraph.number, paragraph.label if paragraph.label != "•" else None, figures)


def _kind(paragraph: Paragraph) -> Hashable:
    return (paragraph.kind, paragraph.annex, paragraph.field, paragraph.recommendations)


def _fixed(ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """Yield the longest run of pairs, in order on both sides, of places that each side has once (patience)."""
    once = {place for place, count in Counter(ours).items() if count == 1} & {
        place for place, count in Counter(theirs).items() if count == 1
    }
    there = {place: j for j, place in enumerate(theirs) if place in once}
    pairs = [(i, there[place]) for i, place in enumerate(ours) if place in once]
    ends: list[int] = []  # of the best run of each length: the index of its last pair
    before: list[int] = []
    for at, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j, key=lambda end: pairs[end][1])
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [at]
    run: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        run.append(pairs[at])
        at = before[at]
    return reversed(run)
