"""The documents of an index as a reader counts them: one paper, in however many languages it is held."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.adapters.catalogue import Catalogue
from assistant.model import Document, Language

_MONTHS = "January February March April May June July August September October November December".split()
_NO_SESSION = _NO_NUMBER = 10**6  # behind all that have one


@dataclass(frozen=True, slots=True)
class Paper:
    """One document in all the languages that the index holds it in, each with its row."""

    held: tuple[tuple[int, Document], ...]

    def in_language(self, language: Language) -> tuple[int, Document]:
        """Return it in a language, or as it is where it is not held in it."""
        return next((pair for pair in self.held if pair[1].language == language), self.held[0])

    @property
    def first(self) -> Document:
        return self.held[0][1]

    @property
    def name(self) -> str:
        return self.first.symbol or self.first.file

    @property
    def languages(self) -> tuple[Language, ...]:
        return tuple(sorted({document.language for _, document in self.held}, reverse=True))

    @property
    def date(self) -> str:
        """Its date (ISO), "" where no cover tells one."""
        return max((document.date or "" for _, document in self.held), default="")

    @property
    def year(self) -> int | None:
        """The year of its date, or of the session that it was written for."""
        told = self.date or next((d.session_dates for _, d in self.held if d.session_dates), "")
        found = re.search(r"(?:19|20)\d\d", told)
        return int(found[0]) if found else None

    @property
    def order(self) -> tuple[int, list[tuple[int, str]]]:
        """By session, then by number: CDIP/30/2 before CDIP/30/10; those without a number last, and those without a session."""
        parts = re.findall(r"\d+|[^\d/ ]+", self.name)
        return self.first.session or _NO_SESSION, [(int(part), "") if part.isdigit() else (_NO_NUMBER, part) for part in parts]


def papers_of(catalogue: Catalogue) -> list[Paper]:
    """Return every indexed document once, in order."""
    by_name: dict[str, list[tuple[int, Document]]] = {}
    for id_, document in catalogue.documents_by_id.items():
        by_name.setdefault(document.symbol or document.file, []).append((id_, document))
    return sorted((Paper(tuple(held)) for held in by_name.values()), key=lambda paper: paper.order)


def written(date: str, language: Language) -> str:
    """A date (ISO, of a day or a month) as a reader writes it.

    >>> written("2023-02-15", "zh"), written("2023-02-15", "en"), written("2023-02", "en")
    ('2023年2月15日', 'February 15, 2023', 'February 2023')
    """
    year, month, *day = (int(part) for part in date.split("-"))
    if language == "zh":
        return f"{year}年{month}月" + "".join(f"{one}日" for one in day)
    return _MONTHS[month - 1] + "".join(f" {one}," for one in day) + f" {year}"
