"""What the index holds, as far as reading a question needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from assistant.model import Language, Recommendation, Series

LAST_DEVELOPMENT_AGENDA, LAST_REVIEW = 45, 12  # the two series, as adopted in 2007 and as reviewed in 2016 (CDIP/18/7)


class Telling(Protocol):
    """What knows recommendations by their words."""

    def told_by(self, said: str, language: Language, series: Series | None) -> Recommendation | None:
        """Return the one recommendation that says what is told of it; None in doubt."""
        ...

    def nearest(self, said: str, language: Language, series: Series) -> Recommendation | None:
        """Return the recommendation of a series that is nearest to what is told of it; None where there is none."""
        ...

    def beside(self, said: str, language: Language, recommendation: Recommendation) -> str:
        """Return of what is told of a recommendation the pieces that it does not have in its own text."""
        ...


@dataclass(frozen=True, slots=True)
class Known:
    """sessions are those with a document of their own, ascending; decided those whose decisions are told somewhere;
    symbols are in their normal form; recommendations are those that a document reports on, reporting the symbols of these
    documents. months holds (session, "2019-11") for every month that a session met in, as its documents' covers print it.
    wording tells which recommendation is meant by what it says; held in how many chunks each token stands."""

    sessions: tuple[int, ...] = ()
    decided: frozenset[int] = frozenset()
    symbols: frozenset[str] = frozenset()
    recommendations: frozenset[Recommendation] = frozenset()
    reporting: frozenset[str] = frozenset()
    months: frozenset[tuple[int, str]] = frozenset()
    wording: Telling | None = field(default=None, compare=False, repr=False)
    held: Callable[[Iterable[str]], dict[str, int]] | None = field(default=None, compare=False, repr=False)

    @property
    def latest_session(self) -> int | None:
        """The newest session of which the index holds a document."""
        return self.sessions[-1] if self.sessions else None

    def sessions_met(self, when: str) -> tuple[int, ...]:
        """Return the sessions that met in a year ("2019"), month or on a day of it ("2019-11", "2019-11-18"), ascending."""
        return tuple(sorted({session for session, month in self.months if when.startswith(month) or month.startswith(f"{when}-")}))

    def numbers_its_own(self, symbols: tuple[str, ...]) -> bool:
        """Whether "recommendation 3 of" these documents is one of their own: they are held, and report on neither series."""
        return bool(symbols) and self.symbols.issuperset(symbols) and self.reporting.isdisjoint(symbols)

    def recommendations_meant(self, numbers: tuple[int, ...], series: Series | None) -> tuple[Recommendation, ...]:
        """Return what numbers stand for: both series where none is named and both have the number; of these only the
        ones reported on, where one of the two is. Where several are named, a series is not that of a number which it does not have:
        of "recommendation 21 and Review recommendation 5" the first is the Agenda's."""
        both: tuple[Series, ...] = ("da", "review")
        last = {"da": LAST_DEVELOPMENT_AGENDA, "review": LAST_REVIEW}
        meant: list[Recommendation] = []
        for number in numbers:
            having = [name for name in both if 1 <= number <= last[name]]
            possible = [Recommendation(name, number) for name in having if series in (None, name)]
            if not possible and len(numbers) > 1:
                possible = [Recommendation(name, number) for name in having]
            meant += [r for r in possible if r in self.recommendations] or possible
        return tuple(meant)
