"""The labelled fields of a paper, and its sentences of one form: a sentence that leans on the one before it comes with that."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from assistant.adapters.catalogue import Catalogue
from assistant.answering.lists.lists import items_below
from assistant.answering.tables.grid import label_of
from assistant.answering.wholes.papers import Told
from assistant.answering.writing.draft import Passage
from assistant.model import Paragraph, ParagraphKind
from assistant.rules import Rule
from assistant.text import sentences

_LEANS = re.compile(r"(?:It|They|This|These|That)\b|[其该此这它]")
_FIELD = re.compile(r"(?:^|[。.]\s*)[^。，,.;；:：\s]{2,12}[:：]")  # the label of one of a run of fields in a paragraph
_ITSELF = re.compile(r"项目|提案国设想|报告(?:所涉|涵盖|审评)|路线图|本研究|\b(?:project|it|report|roadmap|study|period)\b", re.I)
_OF_A_PART = re.compile(
    r"每[^，。；]{0,6}\d|平均|第[一二三]年(?!.{0,20}总)|最初|此前|earlier|\bper\s+(?!cent)\w+|\baverage\b|\beach\b|(?<!非)人事费用(?:为|是)?\s*\d(?!.*非人事)",
    re.I,
)


def fields_of(paper: Told, label: Rule) -> list[tuple[Paragraph, str]]:
    """Return the rows, paragraphs and sentences of a paper that begin with a label."""
    found: list[tuple[Paragraph, str]] = []
    labels = Counter(label_of(p) for p in paper.paragraphs if p.kind is ParagraphKind.ROW)
    for paragraph in paper.paragraphs:
        if paragraph.kind is ParagraphKind.ROW:
            is_field = label.match(paragraph.text) and labels[label_of(paragraph)] == 1  # what several rows begin with is a column
            found += [(paragraph, paragraph.text)] if is_field else []
        elif paragraph.kind is ParagraphKind.HEADING:  # a field that stands alone looks like one
            field = label.match(paragraph.text)
            found += [(paragraph, paragraph.text)] if field and field[0].rstrip()[-1] in ":：" and field.end() < len(paragraph.text) else []
        else:
            spoken = [quote for quote in sentences_of(paragraph) if label.match(quote)]
            alone = bool(spoken) and label.match(paragraph.text) is not None and len(_FIELD.findall(paragraph.text)) <= 1
            found += [(paragraph, paragraph.text)] if alone else [(paragraph, quote) for quote in spoken]
    return found


def sentences_with_items(paper: Told, form: Rule, catalogue: Catalogue) -> Iterator[tuple[tuple[Paragraph, str], ...]]:
    """Yield the sentences of a paper that are of a form, with the items that one introduces."""
    for paragraph in paper.paragraphs:
        if paragraph.kind in (ParagraphKind.ROW, ParagraphKind.HEADING):
            continue
        for quote in sentences_of(paragraph):
            if form.search(quote):
                items = items_below(Passage(paper.document, paragraph), catalogue) if paragraph.text.endswith(quote) else []
                yield ((paragraph, quote), *((item, item.text) for item in items))


def sentences_of(paragraph: Paragraph) -> list[str]:
    """Return the sentences of a paragraph; one that begins with a pronoun comes with the one before it."""
    spans = list(sentences(paragraph.text))
    return [
        paragraph.text[spans[place - 1][0] if place and _LEANS.match(paragraph.text[start:end].strip()) else start : end].strip()
        for place, (start, end) in enumerate(spans)
    ]


def first_said(paper: Told, form: Rule) -> tuple[Paragraph, str] | None:
    """Return the first sentence of a form, with its paragraph, that tells of no share, average or single year."""
    return next(((p, q) for p in prose_of(paper) for q in sentences_of(p) if form.search(q) and not _OF_A_PART.search(q)), None)


def said_of_itself(paper: Told, form: Rule) -> tuple[tuple[Paragraph, str], ...]:
    """Return the first sentence of a form that is on the thing itself, no study or workshop of it."""
    for paragraph in prose_of(paper):
        for quote in sentences_of(paragraph):
            if (match := form.search(quote)) and _ITSELF.search(quote[: match.end()]):
                return ((paragraph, quote),)
    return ()


def prose_of(paper: Told) -> list[Paragraph]:
    """Return the running text and the items of a paper: no heading, no cover, no row."""
    return [p for p in paper.paragraphs if p.kind in (ParagraphKind.TEXT, ParagraphKind.ITEM)]
