"""The first windows are read with the question, by a model that reads both together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import inf

from assistant.adapters.embedder import MOST_ODDS
from assistant.answering.choosing.choices import Choice
from assistant.model import Query
from assistant.retrieval import Retriever

# So many windows are read, so many of one paragraph, by no more than that behind the first. Of 1,680 questions by two hands the right
# paragraph came first in 1,294 unread, in 1,368 so, at 1.7 windows a question.
AT_MOST, OF_A_PARAGRAPH, NEAR = 5, 2, 2.0
AT_ONCE = 2  # windows, each by a core of its own


def read_closely(choices: Sequence[Choice], query: Query, retriever: Retriever, weight: float) -> list[Choice]:
    """Return windows, best first, when those that come near the first one have been read; the others are taken to answer no better than
    the worst of these. weight is what the log-odds count in a window's score.

    They are read two by two, but for those that no reading could bring before the best so far. Where no other paragraph comes near the
    first window nothing is read: its place is sure.
    """
    odds: dict[int, float] = {}
    near = _near_the_first(choices)
    for first in range(0, len(near), AT_ONCE):
        best = max((choices[at].score + weight * own for at, own in odds.items()), default=-inf)
        may_answer = [at for at in near[first : first + AT_ONCE] if choices[at].score + weight * MOST_ODDS > best]
        if not may_answer:  # the others answer no better
            break
        odds |= zip(may_answer, retriever.read(query, [choices[at].excerpt for at in may_answer]).tolist(), strict=True)
    return as_read(choices, odds, weight) if odds else list(choices)


def as_read(choices: Sequence[Choice], odds: Mapping[int, float], weight: float) -> list[Choice]:
    """Return windows, best first, when some have been read: odds gives the log-odds of each of these by its place among the choices."""
    worst = min(odds.values())
    told = [(odds.get(at, worst), at in odds) for at in range(len(choices))]
    read = [choice.as_read(own, weight * own, read=itself) for choice, (own, itself) in zip(choices, told, strict=True)]
    return sorted(read, key=lambda choice: -choice.score)


def read_at_last(choice: Choice, query: Query, retriever: Retriever) -> Choice:
    """Return the window that was chosen with log-odds of its own, where it was not read with the first; its score stays."""
    return choice if choice.read else choice.as_read(float(retriever.read(query, [choice.excerpt])[0]), 0.0, read=True)


def _near_the_first(choices: Sequence[Choice]) -> list[int]:
    """Return the places of the windows to read: of each paragraph that comes near the first window its best ones; none where no other
    paragraph does."""
    of_paragraph: Counter[tuple[str, int]] = Counter()
    near: list[int] = []
    for at, choice in enumerate(choices):
        if len(near) == AT_MOST or choices[0].score - choice.score > NEAR:
            break
        of_paragraph[choice.passage.place] += 1
        if of_paragraph[choice.passage.place] <= OF_A_PARAGRAPH:
            near.append(at)
    return near if len(of_paragraph) > 1 else []
