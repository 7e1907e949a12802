"""What stands under a heading that is for what is asked: all of it where a reader can take it in, else how each paragraph begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.wholes.papers import Told
from assistant.model import Language, Paragraph, ParagraphKind
from assistant.rules import Rule
from assistant.text import sentences

MOST: dict[Language, int] = {"zh": 900, "en": 2_000}  # characters that are told of a section
TELLING: dict[Language, int] = {"zh": 14, "en": 40}  # characters of the least that the beginning of a paragraph is told by
_A_TABLE = re.compile(r"表\s*\d|table\s*\d", re.I)
_NOTE = re.compile(r"[*†]|[\[［]\d{1,2}[\]］]|[注]\s*[:：]")
_BETWEEN = " > "  # the headings that a section stands under


@dataclass(frozen=True, slots=True)
class Section:
    """What is told of a section; more counts the paragraphs that are left out."""

    quotes: tuple[tuple[Paragraph, str], ...]
    more: int = 0


def section_under(paper: Told, heading: Rule) -> Section | None:
    """Return what stands under the first heading of a paper that is of a form; None where none is, or nothing stands under it."""
    language = paper.document.language
    for place, paragraph in enumerate(paper.paragraphs):
        if paragraph.kind is not ParagraphKind.HEADING or not heading.match(paragraph.text.strip()):
            continue
        under = list(_under(paper.paragraphs, place))
        told = [p for p in under if p.kind in (ParagraphKind.TEXT, ParagraphKind.ITEM) and not _NOTE.match(p.label or p.text)]
        if not told:
            continue
        if sum(len(p.text) for p in told) <= MOST[language]:
            return Section(tuple((p, p.text) for p in told))
        parts = [p for p in under if p.kind is ParagraphKind.HEADING and not _A_TABLE.match(p.text)]
        if len(parts) > 1 and len(told) > 2 * len(parts):
            lead = [(told[0], told[0].text)] if told[0].ordinal < parts[0].ordinal else []
            if lead:
                return Section((*lead, *((part, part.text) for part in parts)))
        return _beginnings(told, language)
    return None


def _under(paragraphs: Sequence[Paragraph], place: int) -> Iterator[Paragraph]:
    """What follows a heading up to the next of its rank."""
    rank = (paragraphs[place].section or "").count(_BETWEEN)
    for paragraph in paragraphs[place + 1 :]:
        if paragraph.annex != paragraphs[place].annex:
            return
        if paragraph.kind is ParagraphKind.HEADING and (paragraph.section or "").count(_BETWEEN) <= rank:
            return
        yield paragraph


def _beginnings(told: Sequence[Paragraph], language: Language) -> Section:
    """The beginning of each paragraph, as many as a reader takes in."""
    quotes: list[tuple[Paragraph, str]] = []
    length = 0
    for paragraph in told:
        quote = _beginning(paragraph, language)
        if quotes and length + len(quote) > MOST[language]:
            break
        quotes.append((paragraph, quote))
        length += len(quote)
    return Section(tuple(quotes), len(told) - len(quotes))


def _beginning(paragraph: Paragraph, language: Language) -> str:
    """The first sentences of a paragraph that say more than a title."""
    spans = sentences(paragraph.text)
    end = next((end for _, end in spans if end >= TELLING[language]), len(paragraph.text))
    return paragraph.text[:end].strip()
