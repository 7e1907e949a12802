"""What every reader of a format hands on: the text of a file as blocks in reading order, nothing interpreted yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.model import Footnote, Link

_PAGE = re.compile(r"\s*(?:(?<=\t)(?P<roman>[ivxl]{1,6})|(?P<page>\d{1,4}))?\Z")


def contents_entry(text: str) -> str:
    """Return an entry of a table of contents as it is printed: Word draws the dots before its page number, and the web may hide both.

    >>> contents_entry("2.1\\tProject design\\t6"), contents_entry("Preface\\tiv"), contents_entry("Summary")
    ('2.1\\tProject design ........ 6', 'Preface ........ iv', 'Summary ........')
    """
    match = _PAGE.search(text)
    page = (match["page"] or match["roman"] or "") if match else ""
    return f"{text[: match.start()] if match else text} ........ {page}".rstrip()


class BlockKind(StrEnum):
    """How much the format knows of a block."""

    LINE = "line"  # one printed line (plain text, PDF): paragraphs are still hard-wrapped
    PARAGRAPH = "paragraph"  # a whole paragraph (Word, HTML, Markdown)
    HEADING = "heading"  # a paragraph that the format marks as a heading
    ITEM = "item"  # a paragraph that the format marks as a list item; its visible mark stands in label
    ROW = "row"  # one table row; cells hold its texts (a cell's paragraphs joined by newlines)
    FURNITURE = "furniture"  # running header or footer, page number
    BREAK = "break"  # a page or section break without text


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of text as the format gives it.

    text is what is printed, invisible characters stripped. label is automatic numbering made visible ("1.", "(a)",
    "•"), not repeated in text. table numbers the tables of a file from 1. footnote_marks are the marks of notes
    whose reference stood in this block (the references themselves are taken out of text where the format tells them
    apart from it). page counts from 1 where the format knows pages. paragraphs are, for a row, what each of its
    cells was made of, with the labels, marks and links of each; empty for a cell that repeats a merged one.
    """

    text: str
    kind: BlockKind
    page: int | None = None
    label: str | None = None
    cells: tuple[str, ...] = ()
    table: int | None = None
    footnote_marks: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    paragraphs: tuple[tuple[Block, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's blocks in reading order, and its footnotes where the format keeps them apart.

    footnotes stand in the order of their references; a mark may come twice where numbering begins anew.
    """

    format: str  # "txt", "pdf", "docx", "html", "md"
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()
    pages: int | None = None
    warnings: tuple[str, ...] = ()
