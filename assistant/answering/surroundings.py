"""A passage as a reader of the page sees it: with what stands above it, its notes, and the unit over its table."""

from __future__ import annotations

import re

from assistant.answering.units import with_unit
from assistant.model import Evidence, Language, Paragraph, ParagraphKind
from assistant.text import sentences

_SHARE = re.compile(r"\s*(?:and\s+)?[^\W\d][^\d]{0,40}?\d[\d,.]*\s*")  # a name with its bare figure
_BETWEEN_SHARES = re.compile(r",\s|[，、;；]|\sand\s|和")
NEAR: dict[Language, int] = {"zh": 40, "en": 100}  # characters on either side of a sentence in which a place must be named


def headed(found: Evidence) -> str:
    """What a reader of the page sees above a chunk: its document's title, dates and session line, its headings, who speaks."""
    document = found.document
    above = [
        document.symbol,
        document.title,
        document.session_dates,
        document.date,
        document.period,
        found.chunk.context,
        *(p.speaker for p in found.paragraphs),
    ]
    return "\n".join(part for part in above if part) or document.file


def as_read(found: Evidence, paragraph: Paragraph, words: str) -> str:
    """Words as a reader takes them: the figures of a row have the unit that stands above their table, and those of a sentence
    that only divides them ("By country: Ghana 204, Zambia 168") are of what the sentence before it counts."""
    if paragraph.kind is ParagraphKind.ROW:
        return with_unit(words, f"{found.chunk.context}\n{found.chunk.text}")
    if not _divides(words):
        return words
    before = paragraph.text[: max(0, paragraph.text.find(words.strip()))]
    counted = [before[start:end] for start, end in sentences(before)][-1:]
    return " ".join((*counted, words))


def _divides(words: str) -> bool:
    """Whether a sentence ends in two names or more, each with its bare figure."""
    shares = [share for share in _BETWEEN_SHARES.split(re.split(r"[:：]", words.rstrip("。. "))[-1]) if share.strip()]
    return len(shares) > 1 and all(_SHARE.fullmatch(share) for share in shares[-2:])


def surroundings(found: Evidence, near: Paragraph | None = None, start: int = 0, end: int = 0) -> str:
    """A chunk as a reader sees it: with what stands above it, and its notes.

    near confines its text to what stands within NEAR characters of start to end in that paragraph.
    """
    notes = [note.text for paragraph in found.paragraphs for note in paragraph.footnotes]
    if near is None:
        texts = [paragraph.text for paragraph in found.paragraphs]
    else:
        reach = NEAR[found.document.language]
        texts = [near.text[max(0, start - reach) : end + reach]]
    return "\n".join([headed(found), *texts, *notes])
