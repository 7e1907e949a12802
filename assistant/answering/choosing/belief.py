"""How surely a window is the answer: by its signs, by how it stands among the other windows, and by what is asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.choosing.windows import SIGNS
from assistant.answering.tables.tables import table_of
from assistant.model import Intent, ParagraphKind, Query, Want

AROUND = (
    "lead",  # by how much less it answers than the first window of all, which may be barred
    "gap",  # by how much more it answers than the best window of another paragraph that is not barred
    "unmet",  # of the question that its heaviest token is of which the paragraph says nothing
)
ASKED = ("chinese", "reason", "items", "person", "when")  # the question is in Chinese, wants a reason, and so on
WIDEST = 6.0  # a gap that says all that a gap can say
NEAR_THE_FIRST = 24  # windows among which another paragraph is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """The log-odds that a window is the right one: what each of its signs, of AROUND and of ASKED adds; from least on it is an answer.

    A logistic regression on the window chosen, right or not, fitted by `python -m evals.fit` on some 8,000 questions of which one in
    four is a near miss.
    """

    bias: float = -6.43
    near: float = 0.85
    nearest: float = 0.81
    near_paragraph: float = 2.78
    near_chunk: float = -1.68
    carried: float = 1.26
    near_above: float = 0.01
    coverage: float = -1.62
    coverage_paragraph: float = 0.94
    coverage_headed: float = 1.41
    coverage_all: float = -0.09
    support: float = 0.62
    rank: float = 3.48
    rare: float = 0.70
    told: float = 1.43
    told_close: float = -0.10
    open: float = 0.90
    conflict: float = -5.27
    note: float = 0.04
    row: float = 0.22
    item: float = 0.12
    length: float = -0.27
    sentences: float = -0.62
    foreign: float = 0.75
    lead: float = 0.42
    gap: float = 0.17
    unmet: float = -2.00
    chinese: float = 0.12
    reason: float = -0.09
    items: float = -0.31
    person: float = 1.12
    when: float = 0.06
    least: float = -1.9


def asked_in(query: Query, wanted: Collection[Want]) -> tuple[float, ...]:
    """Return each of ASKED for a question that wants some kinds of things, 1 where it holds."""
    kinds = (Want.REASON in wanted, Want.ITEMS in wanted, Want.PERSON in wanted)
    return tuple(map(float, (query.language == "zh", *kinds, query.intent is Intent.WHEN)))


@lru_cache(maxsize=8)
def _weights_by_sign(thresholds: Thresholds) -> tuple[tuple[int, float], ...]:
    weights: dict[str, float] = asdict(thresholds)
    return tuple((SIGNS.index(name), weight) for name, weight in weights.items() if name in SIGNS)


class Belief:
    """Tells how surely the windows of one question answer it."""

    def __init__(
        self, query: Query, choices: Sequence[Choice], selector: Selector, catalogue: Catalogue, thresholds: Thresholds = Thresholds()
    ) -> None:
        self._choices, self._selector, self._catalogue, self._by = choices, selector, catalogue, thresholds
        asked = zip(ASKED, asked_in(query, selector.wanted.kinds), strict=True)
        self._asked: float = thresholds.bias + sum(getattr(thresholds, name) * value for name, value in asked)

    @property
    def thresholds(self) -> Thresholds:
        """What each sign weighs, and from where on a window is an answer."""
        return self._by

    def of(self, choice: Choice) -> float:
        """Return the log-odds that a window is the answer; a row is as sure as the line that introduces its table."""
        if choice.passage.paragraph.kind is not ParagraphKind.ROW:
            return self.alone(choice)
        above, _ = table_of(choice, self._catalogue)
        key = choice.passage.document.key
        of_line = (c for c in self._choices if c.passage.paragraph == above and c.passage.document.key == key)
        return max(self.alone(one) for one in (choice, *of_line))

    def alone(self, choice: Choice) -> float:
        """Return the log-odds that a window is the answer, whatever stands above it."""
        by = self._by
        signs = sum(weight * choice.signs[at] for at, weight in _weights_by_sign(by))
        odds = self._asked + signs + by.lead * (choice.score - self._choices[0].score) + by.gap * self._gap(choice)
        if odds < by.least:  # what is unmet only lowers it
            return odds
        return odds + by.unmet * self._selector.unmet(choice)

    def supports(self, choice: Choice, lists: bool) -> bool:
        """Whether a window is an answer: a sentence tells what is wanted by itself, a list with what stands beside it."""
        untold = self._by.told * (1 - choice.sign("told")) if lists else 0.0
        return self.of(choice) + untold >= self._by.least

    def _gap(self, choice: Choice) -> float:
        other = next((one for one in self._first_two if one.passage.place != choice.passage.place), None)
        return WIDEST if other is None else min(WIDEST, choice.score - other.score)

    @cached_property
    def _first_two(self) -> tuple[Choice, ...]:
        """The first windows of two paragraphs that are not barred."""
        answering = filter(self._selector.answers, self._choices[:NEAR_THE_FIRST])
        first = next(answering, None)
        second = next((one for one in answering if first and one.passage.place != first.passage.place), None)
        return tuple(one for one in (first, second) if one)
