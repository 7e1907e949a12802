"""How many of so many: "how many of the 196 mentors are men?" names a number of things, and asks for that of a part of them.

Nothing but that number leads to the passage that has it, whatever else it tells: the part must be told with it, by a number of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.answering.kinds.counted_only import numeral
from assistant.answering.kinds.numbers import Counting
from assistant.answering.reading.pieces import Pieces, pieces_of
from assistant.model import Language, Query
from assistant.numerals import chinese_number, english_number
from assistant.retrieval import Retriever
from assistant.text import sentences

SPOKEN_OF, BY_MEANING = 0.3, 0.5  # of the part that is asked about
JUST_BEFORE = 24  # characters: "in 16 of 50 listings"

_MEASURE_ZH = r"[个名位件份家项次种所对国人张篇册套台户起条门部间座]"
_COUNTED_ZH = r"(?P<number>\d[\d,]*|[一二两三四五六七八九十百]+)(?:多|余)?\s*"
_THEY_ARE = r"(?:[^?,]*?\b(?:are|were|is|was|ha(?:ve|s|d)|did?|will|would|can|could)\s+)?"  # what is said of the part stands behind
_ASKED = (
    re.compile(
        rf"(?<![第\d,.])(?:{_COUNTED_ZH}{_MEASURE_ZH})[^，。？?]{{0,14}}?(?:里面?|之?中(?![国心小文美亚学])|当中)[，,]?"
        rf"(?P<part>[^，。？?]{{0,20}}?(?:多少|几){_MEASURE_ZH}?[^？?，]*)"
    ),
    re.compile(rf"\bhow\s+many\s+of\s+(?:the|these|those)\s+(?P<number>\d[\d,]*|[a-z]+)\s+{_THEY_ARE}(?P<part>[^?]*)", re.IGNORECASE),
    re.compile(
        r"\b(?:of|among)\s+(?:the|these|those)\s+(?P<number>\d[\d,]*|[a-z]+)\b(?!-)(?P<part>[^?]*?,?\s+how\s+many\b[^?]*)", re.IGNORECASE
    ),
)
_OF_THEM = re.compile(
    r"\s*(?:其中|其余|其他|另外?|剩下|余下|(?i:of\s+(?:these|them|those|which)|among\s+(?:them|these)|the\s+(?:remaining|other|rest)|only)\b)"
)


@dataclass(frozen=True, slots=True)
class OfThese:
    """A question for the number of a part of so many things; words are those for the part."""

    number: int
    part: Pieces
    words: str

    def told_in(self, text: str, language: Language, counting: Counting, query: Query, retriever: Retriever) -> bool:
        """Whether a text that has the number of all tells that of the part with it."""
        return any(
            self.part.share(told) >= SPOKEN_OF or retriever.closeness(replace(query, text=self.words), [told])[0] >= BY_MEANING
            for told in self._told_with_all(text, language)
            if counting.numbers_in(told)
        )

    def _told_with_all(self, text: str, language: Language) -> Iterator[str]:
        """Yield what stands with the number of all: the rest of its sentence, and what goes on about the same right behind."""
        spans = sentences(text)
        for at, (start, end) in enumerate(spans):
            for match in _written(self.number, language).finditer(text, start, end):
                behind = next((one for one, _ in spans[at + 1 :] if not _OF_THEM.match(text, one)), len(text))
                yield text[max(start, match.start() - JUST_BEFORE) : behind]


def of_these(query: Query, retriever: Retriever) -> OfThese | None:
    """Return of how many a question asks the number of a part; None where it asks for none."""
    if (asked := part_asked(query.text)) is None:
        return None
    number, part = asked
    return OfThese(number, pieces_of(query, part, retriever), part)


def part_asked(question: str) -> tuple[int, str] | None:
    """Return how many there are of which a question asks the number of a part, and its words for the part.

    >>> part_asked("196名导师里,男性有多少?"), part_asked("How many of the twelve lamps burn oil?"), part_asked("会议中有多少人?")
    ((196, '男性有多少'), (12, 'lamps burn oil'), None)
    """
    for match in filter(None, (asked.search(question) for asked in _ASKED)):
        written = match["number"].replace(",", "")
        number = int(written) if written.isdigit() else chinese_number(written) or english_number(written)
        if number and number > 1:
            return number, match["part"].strip()
    return None


def _written(number: int, language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,第十百])(?:{number:,}|{numeral(number, language)})(?![\d.十百]|,\d)", re.IGNORECASE)
