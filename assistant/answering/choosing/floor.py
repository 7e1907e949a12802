"""How surely a window answers by its signs alone: what it must reach where what is told is a list, a row, a note, a part or a follow-up, and
one window of running text that is not firmly believed (`belief.py`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.choosing.windows import SIGNS
from assistant.answering.tables.tables import table_of

NEARLY = 1.0  # in the sum of weighted signs: by how much less a window may answer that is surely supported
TELLS, SURELY = 0.7, 0.5  # how well it must tell what is wanted, and by how much more than needed it must be supported


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Where an answer becomes a refusal: a weighted sum of signs (`windows.py`), fitted to questions
    with near misses, and on answerable ones whose gold was taken out of the evidence; from least on it is an answer.

    The fit gives 3.60 for least, at which 6 of 1,000 right answers are refused. It was set lower by hand: over five bodies of
    questions by other authors, read while this was built, 40 of 616 answerable ones were refused with 3.60 and 31 with this, and no
    more near misses were answered; with 3.00 three more were.
    """

    near_headed: float = 0.98
    near_paragraph: float = 2.90
    coverage_paragraph: float = 1.09
    coverage_headed: float = 1.96
    rare: float = 0.58
    told: float = 1.25
    open: float = 0.77
    conflict: float = -3.13
    foreign: float = 0.63
    opinion: float = 0.00
    least: float = 3.30

    def support(self, choice: Choice) -> float:
        """Return how surely a window is the answer."""
        return sum(weight * choice.signs[at] for at, weight in _weights_by_sign(self))


@lru_cache(maxsize=8)
def _weights_by_sign(thresholds: Thresholds) -> tuple[tuple[int, float], ...]:
    weights: dict[str, float] = asdict(thresholds)
    return tuple((SIGNS.index(name), weight) for name, weight in weights.items() if name != "least")


class Floor:
    """What supports each window of a question's evidence."""

    def __init__(self, thresholds: Thresholds, choices: Sequence[Choice], catalogue: Catalogue) -> None:
        self._thresholds, self._choices, self._catalogue = thresholds, choices, catalogue

    def support(self, choice: Choice) -> float:
        """Return how surely a window is the answer; a row is as sure as the line that introduces its table."""
        own = self._thresholds.support(choice)
        if not choice.is_row:
            return own
        above, _ = table_of(choice, self._catalogue)
        of_line = (c for c in self._choices if c.passage.paragraph == above and c.passage.document.key == choice.passage.document.key)
        return max((own, *map(self._thresholds.support, of_line)))

    def bears(self, choice: Choice, lists: bool) -> bool:
        """Whether a window is supported. A sentence tells what is wanted by itself, a list with what stands beside it."""
        untold = self._thresholds.told * (1 - choice.sign("told")) if lists else 0.0
        return self.support(choice) + untold >= self._thresholds.least

    def bears_by_itself(self, choice: Choice) -> bool:
        """Whether a window is supported, a row by its own words too."""
        return self._thresholds.support(choice) >= self._thresholds.least

    def surer(self, best: Choice, telling: Sequence[Choice], selector: Selector) -> Choice:
        """Return the window nearly as good as the best that tells what is wanted and is surely the answer, where the best is not."""
        if self.bears(best, False):
            return best
        near = (c for c in telling if best.score - c.score <= NEARLY and (c.sign("told") >= TELLS or not selector.wanted.kinds))
        surely = (c for c in near if self._thresholds.support(c) >= self._thresholds.least + SURELY)
        return next(filter(selector.answers, surely), best)
