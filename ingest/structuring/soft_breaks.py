"""Blocks that print several paragraphs: line breaks within one of Word or HTML, and what a running head shows side by side.

Signs that a text goes on over the page ("/...") print none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.symbols import parse_symbol
from ingest.parsing.source import Block, BlockKind
from ingest.structuring.breaks import labels_value
from ingest.structuring.fields import field_label
from ingest.structuring.lines import is_complete
from ingest.structuring.numbering import AGENDA_ITEM, BULLET, LETTER, NUMBER, recommendation_heading
from ingest.structuring.pages import is_annex_title, is_marker, is_page_header

_SIGNS = (NUMBER, LETTER, BULLET, AGENDA_ITEM)
_HEADS = re.compile(r"[\n\t]+")
_GOES_ON = re.compile(r"/\s*(?:\.{2,5}|…{1,2})")
_LANGUAGE = re.compile(r"[A-Z]")  # the letter at the head of a cover: "E", "C"


def parted(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, those that hold several paragraphs parted: a cover's symbol and date, the items of a list, the lines of a form,
    the symbol and the page number of a head.

    A break that only wraps a title or a sentence parts nothing. Links go with their words; where in the block the mark of
    a note stood is not known, so marks stay with its first part.
    """
    for block in blocks:
        if _GOES_ON.fullmatch(block.text.strip()):
            continue
        parts = _heads(block.text) if block.kind is BlockKind.FURNITURE else _parts(block)
        if len(parts) == 1:
            yield block
            continue
        links = [next((at for at, part in enumerate(parts) if link.anchor and link.anchor in part), 0) for link in block.links]
        for at, part in enumerate(parts):
            own = tuple(link for link, place in zip(block.links, links, strict=True) if place == at)
            first = replace(block, text=part, links=own)
            yield first if at == 0 else replace(first, kind=_kind(block.kind), label=None, footnote_marks=())


def _heads(text: str) -> list[str]:
    """Return what a running head shows side by side, or one below the other.

    >>> _heads("CDIP/99/1\\tpage 2"), _heads("Annex I, page 2 CDIP/99/1"), _heads("Report on kites")
    (['CDIP/99/1', 'page 2'], ['Annex I, page 2', 'CDIP/99/1'], ['Report on kites'])
    """
    for gap in re.finditer(r"\s+", text):
        parts = [text[: gap.start()], text[gap.end() :]]
        if any(map(parse_symbol, parts)) and any(map(is_page_header, parts)):
            return parts
    return _HEADS.split(text)


def _parts(block: Block) -> list[str]:
    """Return the texts of the paragraphs that a block holds."""
    if block.kind is BlockKind.ROW or "\n" not in block.text:
        return [block.text]
    lines = block.text.split("\n")
    if block.kind is not BlockKind.HEADING and all(map(is_complete, lines[:-1])):
        return lines  # nothing is wrapped: every line ends a sentence
    parts: list[str] = []
    for line in lines:
        if not parts or _begins(parts[-1], line.strip(), heading=block.kind is BlockKind.HEADING):
            parts.append(line)
        else:
            parts[-1] += f"\n{line}"
    return parts


def _begins(above: str, line: str, *, heading: bool) -> bool:
    """Tell whether a line under a break begins a paragraph of its own; of a heading's lines only what is no title does."""
    if _stands_alone(line) or _stands_alone(above.strip()):
        return True
    if heading:
        return False
    if any(sign.match(line) for sign in _SIGNS) or field_label(line) or recommendation_heading(line):
        return True
    return labels_value(line) and (labels_value(above) or is_complete(above))


def _stands_alone(line: str) -> bool:
    """Tell whether a line is never part of a longer text: a symbol, a page number, the title of an annex, "[Annex follows]"."""
    tests = (parse_symbol, is_page_header, is_annex_title, is_marker, _LANGUAGE.fullmatch)
    return any(test(line) for test in tests)


def _kind(kind: BlockKind) -> BlockKind:
    return BlockKind.PARAGRAPH if kind is BlockKind.ITEM else kind
