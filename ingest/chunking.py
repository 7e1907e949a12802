"""Paragraphs into chunks: what is embedded and found.

A numbered paragraph stands alone with its items; small unnumbered neighbours of one section share a chunk; a long
paragraph is split between sentences. Bounds are in characters and were set where a chunk still answers one question:
a Chinese character says about as much as three Latin letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from assistant.model import Chunk, Document, Language, Paragraph, ParagraphKind
from assistant.text import sentences

PACK: dict[Language, int] = {"zh": 260, "en": 700}  # neighbours are joined up to this length
SPLIT: dict[Language, int] = {"zh": 520, "en": 1_400}  # a paragraph longer than this is split
_CONTEXT_CHARACTERS = 160  # of a recommendation's own text that its block's chunks carry as context
_LEAD_CHARACTERS = 300  # the same of the sentence that introduces a list; few are longer
_IN_PERIOD = re.compile(
    r"(?<![上前下])(?<!上一)(?<!前一)(?<!下一)(?:本)?报告期(?!限)|\b(?:the|this)\s+(?:reporting\s+period|period\s+under\s+(?:review|report))",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(r"[:：]\s*$|如下|下表|下图|下述|\bbelow\b|\bfollowing\b|\bas follows\b", re.IGNORECASE)

_OF_PARAGRAPH = re.compile(
    r"第\s*(?P<zh>\d+(?:\.\d+)*)\s*段(?:所[述提指]|提到|中所)|\b(?:in|to|of|under)\s+paragraph\s+(?P<en>\d+(?:\.\d+)*)", re.IGNORECASE
)

_TITLED = re.compile(
    r"(?:(?:项目|提案|研究)(?:的)?)?(?:标题|名称|题目)\s*[:：]\s*(?P<zh>.+)|(?:project\s+)?(?:title|name)\s*:\s*(?P<en>.+)", re.IGNORECASE
)


def chunks_of(document: Document) -> list[Chunk]:
    """Return the document's chunks in reading order; every paragraph with text other than a bare heading is in one."""
    key = document.key
    opening, matters, meant = _recommendation_texts(document), _matters(document), _paragraphs_meant(document)
    made: list[Chunk] = []
    if cover := document.cover_paragraph:
        made.append(Chunk(f"{key}:cover", key, cover.text, "", cover.ordinal, cover.ordinal, section=cover.section))
    before: list[Paragraph] = []  # the group before, where it stands in the same part of the document
    for group in _groups(document):
        context = _context(document, group, opening, matters, meant)
        for part, (text, first, last) in enumerate(_texts(group, document.language), 1):
            period = document.period if _IN_PERIOD.search(text) else None
            above = "\n".join(filter(None, (context, period, _lead(group, first, before))))
            made.append(_chunk(key, group, above, text, first, last, part))
        before = group
    return made


def _groups(document: Document) -> Iterator[list[Paragraph]]:
    """Yield the paragraphs that may share chunks: one numbered paragraph with its items, or one section's plain ones."""
    readable = (p for p in document.paragraphs if p.text.strip() and p.kind is not ParagraphKind.HEADING)
    for _, group in groupby(readable, key=lambda p: (p.annex, p.section, p.number, p.recommendations, _part(p), p.speaker)):
        yield list(group)


def _part(paragraph: Paragraph) -> str | None:
    """The part of a recommendation block that shares chunks; a bare list of sectors joins the text it belongs to."""
    return "text" if paragraph.field == "departments" else paragraph.field


def _texts(group: list[Paragraph], language: Language) -> Iterator[tuple[str, int, int]]:
    """Yield (text, first ordinal, last ordinal), packing small paragraphs and splitting long ones."""
    packed: list[Paragraph] = []
    for paragraph in group:
        if len(paragraph.text) > SPLIT[language]:
            if packed:
                yield _joined(packed)
                packed = []
            *pieces, last = _split(paragraph.text, SPLIT[language])
            for piece in (*pieces, _with_notes(last, paragraph)):
                yield piece, paragraph.ordinal, paragraph.ordinal
            continue
        if packed and sum(len(p.text) for p in packed) + len(paragraph.text) > PACK[language]:
            yield _joined(packed)
            packed = []
        packed.append(paragraph)
    if packed:
        yield _joined(packed)


def _joined(paragraphs: list[Paragraph]) -> tuple[str, int, int]:
    return "\n".join(_with_notes(p.text, p) for p in paragraphs), paragraphs[0].ordinal, paragraphs[-1].ordinal


def _with_notes(text: str, paragraph: Paragraph) -> str:
    """A paragraph's text and, on lines of their own, its notes: what only a note says must be found too."""
    return "\n".join([text, *(note.text for note in paragraph.footnotes)])


def _split(text: str, bound: int) -> Iterator[str]:
    """Yield verbatim runs of whole sentences near the bound; a sentence longer than the bound is cut at the bound."""
    start = end = 0
    for first, last in sentences(text):
        if end > start and last - start > bound:
            yield text[start:end]
            start = first
        elif end == start:
            start = first
        end = last
        while end - start > 2 * bound:
            yield text[start : start + bound]
            start += bound
    if text[start:end].strip():
        yield text[start:end]


def _recommendation_texts(document: Document) -> dict[object, str]:
    """The opening of each recommendation's own text: what tells a reader which one a lost heading belongs to."""
    texts: dict[object, str] = {}
    for paragraph in document.paragraphs:
        if paragraph.field == "text":
            texts.setdefault(paragraph.recommendations, paragraph.text[:_CONTEXT_CHARACTERS])
    return texts


def _matters(document: Document) -> dict[str, str]:
    """What each annex is on that begins with a form: the title it states there, of the one project of several that the annex reports on."""
    matters: dict[str, str] = {}
    for paragraph in document.paragraphs:
        if paragraph.annex and paragraph.kind is ParagraphKind.ROW and (match := _TITLED.fullmatch(paragraph.text)):
            matters.setdefault(paragraph.annex, (match["zh"] or match["en"])[:_CONTEXT_CHARACTERS])
    return matters


def _paragraphs_meant(document: Document) -> dict[str, str]:
    """What each heading is of that only says to which paragraph it belongs, "Budget referred to in paragraph 7.2": how that one begins."""
    opening = {p.number: p.text[:_CONTEXT_CHARACTERS] for p in reversed(document.paragraphs) if p.number and not p.annex}
    named = ((section, _OF_PARAGRAPH.search(section)) for section in {p.section for p in document.paragraphs if p.section})
    return {section: opening[number] for section, match in named if match and (number := match["zh"] or match["en"]) in opening}


def _context(document: Document, group: list[Paragraph], opening: dict[object, str], matters: dict[str, str], meant: dict[str, str]) -> str:
    paragraph = group[0]
    matter = matters.get(paragraph.annex or "")
    told = matter is None or any(matter in one.text for one in group)
    parts: list[str | None] = [None if told else matter, paragraph.section, meant.get(paragraph.section or ""), paragraph.speaker]
    if paragraph.recommendations:
        word = "建议" if document.language == "zh" else "Recommendation"
        parts.append(" ".join(f"{word} {r.number}" for r in paragraph.recommendations))
        if paragraph.field != "text":
            parts.append(opening.get(paragraph.recommendations))
    return "\n".join(part for part in parts if part)


def _lead(group: list[Paragraph], first: int, before: list[Paragraph]) -> str | None:
    """The sentence that introduces the items a chunk opens with, where another chunk holds it; None where none does."""
    place = next(i for i, p in enumerate(group) if p.ordinal == first)
    if group[place].kind not in (ParagraphKind.ITEM, ParagraphKind.ROW):
        return None
    introducing = next((p.text for p in reversed(group[:place]) if p.kind is ParagraphKind.TEXT), None)
    if introducing is not None:
        start, end = sentences(introducing)[-1]
        return introducing[start:end][-_LEAD_CHARACTERS:]
    return _announcement(before[-1].text) if before and before[-1].annex == group[0].annex else None


def _announcement(text: str) -> str | None:
    """The sentence that announces what stands under the next heading, a table's title mostly; None where none does.

    >>> _announcement("It costs little. The costs are set out below."), _announcement("各方案的费用如下：")
    ('The costs are set out below.', '各方案的费用如下：')
    """
    told = (text[start:end].strip() for start, end in reversed(sentences(text)))
    return next((sentence[-_LEAD_CHARACTERS:] for sentence in told if _ANNOUNCES.search(sentence)), None)


def _chunk(key: str, group: list[Paragraph], context: str, text: str, first: int, last: int, part: int) -> Chunk:
    leading = next(p for p in group if p.ordinal == first)
    annex = leading.annex or "body"
    return Chunk(
        key=f"{key}:{annex}:{first}-{last}:{part}",
        document_key=key,
        text=text,
        context=context,
        first=first,
        last=last,
        part=part,
        annex=leading.annex,
        section=leading.section,
        page=leading.page,
        paragraphs=leading.number,
        recommendations=leading.recommendations,
    )


def passage(chunk: Chunk) -> str:
    """The text a chunk is embedded as: what stands above it on the page, then itself."""
    return f"{chunk.context}\n{chunk.text}" if chunk.context else chunk.text
