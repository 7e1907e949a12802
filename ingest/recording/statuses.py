"""What a progress report says of each recommendation: the fields of its block, under each number the block covers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.model import Document, Language, Paragraph, Recommendation, RecommendationStatus, Source
from ingest.structuring.recommendations import cluster_of

REPORTED = frozenset({"departments", "implementation", "highlights", "activities", "progress"})  # a text alone reports nothing

_NONE = re.compile(r"\s*(?:不适用|无|not\s+applicable|n\s*/?\s*a|none|[-–—])?\s*[.。]?\s*", re.IGNORECASE)
_ITS_NUMBER = re.compile(r"(\d+)\*?$")


def statuses_of(document: Document) -> tuple[RecommendationStatus, ...]:
    """Return one report per recommendation number that document has a block for, in reading order.

    A block shared by several numbers gives one report for each, with that number's own text and the group it shares
    the rest with. The fields are verbatim, their paragraphs joined by line breaks.
    """
    return tuple(
        status
        for block in _blocks(document.paragraphs)
        for recommendation in block[0].recommendations
        for status in (_status(recommendation, block, document),)
    )


def _blocks(paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """Gather the paragraphs of each block that reports something; a page top in between does not end it."""
    gathered: dict[tuple[str | None, tuple[Recommendation, ...]], list[Paragraph]] = {}
    for paragraph in paragraphs:
        if paragraph.recommendations:
            gathered.setdefault((paragraph.annex, paragraph.recommendations), []).append(paragraph)
    return (block for block in gathered.values() if any(paragraph.field in REPORTED for paragraph in block))


def _status(recommendation: Recommendation, block: Sequence[Paragraph], document: Document) -> RecommendationStatus:
    first = block[0]
    numbers = tuple(shared.number for shared in first.recommendations)
    return RecommendationStatus(
        recommendation=recommendation,
        text=_own_text(recommendation.number, numbers, _of_field(block, "text")),
        source=Source(document.symbol, document.file, document.language, first.ordinal, first.number, first.annex, first.page),
        group=numbers if len(numbers) > 1 else (),
        number_inferred=any(paragraph.number_inferred for paragraph in block),
        cluster=cluster_of(recommendation.number) if recommendation.series == "da" and 1 <= recommendation.number <= 45 else None,
        departments=_departments(_of_field(block, "departments"), document.language),
        implementation=_joined(_of_field(block, "implementation")),
        highlights=_highlights(_of_field(block, "highlights")),
        activities=_joined(_of_field(block, "activities")),
        progress=_joined(_of_field(block, "progress")),
        reporting_period=document.period,
        ordinals=(first.ordinal, block[-1].ordinal),
    )


def _of_field(block: Sequence[Paragraph], field: str) -> list[Paragraph]:
    return [paragraph for paragraph in block if paragraph.field == field]


def _joined(paragraphs: Sequence[Paragraph]) -> str | None:
    return "\n".join(paragraph.text for paragraph in paragraphs) or None


def _own_text(number: int, numbers: tuple[int, ...], paragraphs: Sequence[Paragraph]) -> str:
    """Return the wording of one number: from the paragraph marked with it to the next so marked.

    Where no paragraph of a group is marked, they are the numbers' texts in order if there are as many, else each
    number has all of them: better more than another's.
    """
    if len(numbers) < 2:
        return _joined(paragraphs) or ""
    marked = [_number_in(paragraph.label, numbers) for paragraph in paragraphs]
    if not any(marked):
        own = [paragraphs[numbers.index(number)]] if len(paragraphs) == len(numbers) else list(paragraphs)
        return _joined(own) or ""
    current = numbers[0]
    own = []
    for paragraph, mark in zip(paragraphs, marked, strict=True):
        current = mark or current
        if current == number:
            own.append(paragraph)
    return _joined(own) or ""


def _number_in(label: str | None, numbers: tuple[int, ...]) -> int | None:
    match = _ITS_NUMBER.search(label or "")
    return int(match[1]) if match and int(match[1]) in numbers else None


def _departments(paragraphs: Sequence[Paragraph], language: Language) -> tuple[str, ...]:
    """Split the list of departments at its semicolons; a name broken over two paragraphs is one."""
    listed = ("" if language == "zh" else " ").join(paragraph.text for paragraph in paragraphs)
    names = (re.sub(r"\s+", " ", name).strip(" .。") for name in re.split(r"[；;]", listed))
    return tuple(name for name in names if name)


def _highlights(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """Return the highlights one by one; "Not applicable" is none."""
    return tuple(paragraph.text for paragraph in paragraphs if not _NONE.fullmatch(paragraph.text))
