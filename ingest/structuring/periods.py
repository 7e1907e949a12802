"""The months that a report covers, as it prints them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.model import Language, Paragraph
from assistant.text import MONTHS

_PERIOD = re.compile(
    r"\d{4}\s*年\s*\d{1,2}\s*月\s*(?:至|到|—+|–|-)\s*(?:\d{4}\s*年\s*)?\d{1,2}\s*月"
    rf"|{MONTHS}\s+\d{{4}}\s*(?:to|and|through|until|–|-|—)\s*{MONTHS}\s+\d{{4}}",
    re.IGNORECASE,
)
_OPENING = 12  # paragraphs from the start in which a report says what period it covers


def reporting_period(title: str | None, paragraphs: Sequence[Paragraph], language: Language) -> str | None:
    """Return the months a report covers, as its title or its first paragraphs print them ("July 2023 to July 2024")."""
    first_with_block = next((p.ordinal for p in paragraphs if p.recommendations), len(paragraphs))
    opening = paragraphs[: min(first_with_block + 1, _OPENING)]
    for text in (title or "", *(paragraph.text for paragraph in opening)):
        if match := _PERIOD.search(text):
            # the spaces that text extraction leaves around Chinese figures are not printed
            return re.sub(r"\s+", "" if language == "zh" else " ", match[0])
    return None
