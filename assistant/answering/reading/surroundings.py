"""A passage as a reader of the page sees it: with what stands above it, its notes, and the unit over its table."""

from __future__ import annotations

from assistant.answering.reading.units import with_unit
from assistant.model import Evidence, Language, Paragraph, ParagraphKind

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
    """Words as a reader takes them: the figures of a row have the unit that stands above their table."""
    return with_unit(words, around_rows(found)) if paragraph.kind is ParagraphKind.ROW else words


def around_rows(found: Evidence) -> str:
    """What a chunk says above its rows and below them, where no other row speaks for them."""
    return "\n".join([found.chunk.context, *(p.text for p in found.paragraphs if p.kind is not ParagraphKind.ROW)])


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
