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
# To the day only where it is said to be covered: sessions are told to the day as well.
_COVERED = re.compile(
    r"(?:涵盖|覆盖|报告期(?:限)?(?:为|是|从|自))[^，。；\d]{0,12}(?P<zh>\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:至|到|—+|–|-)\s*(?:\d{4}\s*年\s*)?\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|(?:\d{4}\s*年\s*(?:至|到|—+|–|-)\s*)?\d{4}\s*年(?!\s*\d))"
    rf"|\b(?:cover(?:s|ed|ing)?|reporting\s+period\s+(?:is|was|runs))\s+(?:[a-z]+\s+){{0,4}}?(?P<en>{MONTHS}\s+\d{{1,2}}(?:,\s+\d{{4}})?,?\s+(?:to|through|until|–|-|—)\s+{MONTHS}\s+\d{{1,2}},\s+\d{{4}}|(?:\d{{4}}\s+(?:to|and|–|-|—)\s+)?\d{{4}}\b)",
    re.IGNORECASE,
)
_OPENING = 12  # paragraphs from the start in which a report says what period it covers


def reporting_period(title: str | None, paragraphs: Sequence[Paragraph], language: Language) -> str | None:
    """Return what a report covers, as its title or its first paragraphs print it ("July 2023 to July 2024", "2023")."""
    first_with_block = next((p.ordinal for p in paragraphs if p.recommendations), len(paragraphs))
    opening = paragraphs[: min(first_with_block + 1, _OPENING)]
    for text in (title or "", *(paragraph.text for paragraph in opening)):
        covered = _COVERED.search(text)
        match = _PERIOD.search(text)
        if printed := match[0] if match else covered and (covered["zh"] or covered["en"]):
            # the spaces that text extraction leaves around Chinese figures are not printed
            return re.sub(r"\s+", "" if language == "zh" else " ", printed)
    return None
