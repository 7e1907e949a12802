"""How surely a window is the answer: by its signs, by how it stands among the other windows, and by what is asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache

from assistant.adapters.embedder import MOST_ODDS
from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.choosing.windows import SIGNS
from assistant.model import Want

AROUND = (
    "lead",  # by how much less it answers than the first window of all, which may be barred
    "gap",  # by how much more it answers than the best window of another paragraph that is not barred
    "unmet",  # of the question that its heaviest token is of which the paragraph says nothing
)
ASKED = ("items", "person")  # kinds of things that the question wants
WIDEST = 6.0  # a gap that says all that a gap can say
NEAR_THE_FIRST = 24  # windows among which another paragraph is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The log-odds that a window is the right one: what each of its signs, of AROUND and of ASKED adds.

    A logistic regression on the window chosen, right or not, fitted by `python -m evals.fit --belief` on some 7,500 questions of which one
    in four is a near miss, on questions that the papers asked do not answer at all, and on answerable ones whose gold was taken out.
    """

    bias: float = -8.41
    near_paragraph: float = 2.30
    coverage_headed: float = 0.49
    rank: float = 5.58
    rare: float = 0.45
    told: float = 0.78
    open: float = 0.45
    conflict: float = -4.22
    length: float = -0.03
    sentences: float = -0.70
    foreign: float = 0.48
    read: float = 0.38
    lead: float = 0.18
    gap: float = 0.14
    unmet: float = -2.05
    items: float = -0.33
    person: float = -0.32


def asked_in(wanted: Collection[Want]) -> tuple[float, ...]:
    """Return each of ASKED for a question that wants some kinds of things: 1 where it is one of them."""
    return float(Want.ITEMS in wanted), float(Want.PERSON in wanted)


@lru_cache(maxsize=8)
def _weights_by_sign(weights: Weights) -> tuple[tuple[int, float], ...]:
    by_name: dict[str, float] = asdict(weights)
    return tuple((SIGNS.index(name), weight) for name, weight in by_name.items() if name in SIGNS)


class Belief:
    """Tells how surely the window that is chosen of all that tell something answers a question."""

    def __init__(self, chosen: Choice, telling: Sequence[Choice], selector: Selector, weights: Weights = Weights()) -> None:
        self._weights = weights
        asked = zip(ASKED, asked_in(selector.wanted.kinds), strict=True)
        self._of_question = weights.bias + sum(getattr(weights, name) * value for name, value in asked)
        self._of_question += weights.lead * (chosen.score - telling[0].score) + weights.gap * _gap(chosen, telling, selector)

    def in_(self, choice: Choice, unmet: float) -> float:
        """Return the log-odds that a window is the answer: the one chosen, or one that is told in its place; unmet is what it leaves unmet
        of the question (`Selector.unmet`)."""
        signs = sum(weight * choice.signs[at] for at, weight in _weights_by_sign(self._weights))
        return float(self._of_question + signs + self._weights.unmet * unmet)

    def may_cross(self, bound: float, odds: float) -> bool:
        """Whether log-odds of a window that was not read may come to lie on the other side of a bound by reading it."""
        return abs(bound - odds) <= self._weights.read * MOST_ODDS


def _gap(chosen: Choice, telling: Sequence[Choice], selector: Selector) -> float:
    elsewhere = (one for one in telling[:NEAR_THE_FIRST] if one.passage.place != chosen.passage.place)
    other = next(filter(selector.answers, elsewhere), None)
    return WIDEST if other is None else min(WIDEST, chosen.score - other.score)
