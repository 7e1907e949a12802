"""The master text of a sample document: one block a line, read into blocks that every format is made from.

A blank line parts blocks; a line with a tab is a row of a table, a line that starts with one goes on in the
row's last cell; a form feed starts a page (an annex); "[^1]" marks a footnote and "[^1]: " gives its text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

MASTERS = Path(__file__).parent / "sample_masters"
SAMPLES = Path(__file__).parents[2] / "ingest" / "samples"

# The format each symbol is bundled in; the two languages of a document share it.
FORMATS = {
    "cdip_18_d_1": "pdf",
    "cdip_21_d_1": "txt",
    "cdip_22_d_1": "docx",
    "cdip_22_d_2": "pdf",
    "cdip_23_d_1": "txt",
    "cdip_25_d_1": "docx",
    "cdip_25_d_2": "pdf",
    "cdip_30_d_1": "txt",
    "cdip_30_d_2": "pdf",
    "cdip_33_d_1": "docx",
    "cdip_33_d_2": "docx",
    "cdip_33_d_3": "txt",
    "cdip_33_d_4": "pdf",
    "cdip_33_d_5": "docx",
    "cdip_33_d_6": "txt",
    "cdip_33_d_7": "txt",
}
ONLY_CHINESE = "cdip_33_d_7"

MARK = re.compile(r"\[\^(\d+)\]")
_NOTE = re.compile(r"\[\^(\d+)\]: (.+)")


class Kind(StrEnum):
    """What a block is on the page."""

    COVER = "cover"
    TITLE = "title"
    ANNEX = "annex"
    HEADING = "heading"
    TEXT = "text"
    CLOSING = "closing"
    ROW = "row"
    NOTE = "note"
    PAGE = "page"


@dataclass(frozen=True)
class Block:
    """One line of the master; a row keeps its cells, a note its number."""

    kind: Kind
    text: str
    cells: tuple[str, ...] = ()
    number: int | None = None


@dataclass(frozen=True)
class Master:
    """One document in one language."""

    name: str
    language: str
    blocks: tuple[Block, ...]

    @property
    def symbol(self) -> str:
        return next(block.text for block in self.blocks if block.text.startswith("CDIP/"))

    @property
    def title(self) -> str:
        return next(block.text for block in self.blocks if block.kind is Kind.TITLE)

    @property
    def suffix(self) -> str:
        return FORMATS[self.name]

    @property
    def sample(self) -> Path:
        return SAMPLES / f"{self.name}.{self.language}.{self.suffix}"


def read_master(path: Path) -> Master:
    """Read one master file; its name says symbol and language: cdip_23_d_1.zh.txt."""
    name, language, _ = path.name.split(".")
    return Master(name, language, tuple(_blocks(path.read_text(encoding="utf-8"))))


def masters() -> list[Master]:
    """Every master, in the order of the file names."""
    return [read_master(path) for path in sorted(MASTERS.glob("*.txt"))]


def _blocks(text: str) -> list[Block]:
    blocks: list[Block] = []
    for line in filter(str.strip, text.replace("\f", "\n\f_\n").split("\n")):
        if line.startswith("\t"):  # one more paragraph of the cell before
            row = blocks.pop()
            cells = (*row.cells[:-1], row.cells[-1] + "\n" + line.strip())
            blocks.append(Block(Kind.ROW, "\t".join(cells), cells))
        else:
            blocks.append(_block(line, in_cover=all(b.kind in (Kind.COVER, Kind.TITLE) for b in blocks)))
    return blocks


def _block(line: str, in_cover: bool) -> Block:
    if line == "\f_":
        return Block(Kind.PAGE, "")
    if "\t" in line:
        return Block(Kind.ROW, line, tuple(line.split("\t")))
    if note := _NOTE.fullmatch(line):
        return Block(Kind.NOTE, note[2], number=int(note[1]))
    if line.startswith("["):
        return Block(Kind.CLOSING, line)
    if line.startswith(("UNOFFICIAL DIGEST", "非正式摘要")):
        return Block(Kind.TITLE, line)
    if in_cover and not re.match(r"\d+\. ", line):
        return Block(Kind.COVER, line)
    if re.fullmatch(r"ANNEX( [IVX]+)?|附 件|附件[一二三]", line):
        return Block(Kind.ANNEX, line)
    if not re.search(r"[.。;；]$", MARK.sub("", line)):
        return Block(Kind.HEADING, line)
    return Block(Kind.TEXT, line)


def body_text(master: Master) -> str:
    """The text of the document without its footnotes and without their marks."""
    return "\n".join(MARK.sub("", block.text) for block in master.blocks if block.kind is not Kind.NOTE)


def printed_text(master: Master) -> str:
    """The text as a page shows it: marks as bare digits, each note where it stands, behind its number."""
    lines = (f"{b.number} {b.text}" if b.kind is Kind.NOTE else MARK.sub(r"\1", b.text) for b in master.blocks)
    return "\n".join(lines)


def notes(master: Master) -> dict[int, str]:
    """The footnotes by number."""
    return {block.number: block.text for block in master.blocks if block.number is not None}


def numbered(master: Master) -> list[tuple[int, str]]:
    """The page section (0 is the body) and the number of every numbered paragraph, in order."""
    section, found = 0, []
    for block in master.blocks:
        section += block.kind is Kind.PAGE
        if match := re.match(r"(\d+)\. ", block.text):
            found.append((section, match[1]))
    return found


def annex_label(blocks: tuple[Block, ...], page: int) -> str | None:
    """The running title of the page-th annex ("Annex II", "附件二"), or None before the first."""
    found = [block.text for block in blocks if block.kind is Kind.ANNEX]
    if page == 0:
        return None
    return found[page - 1].replace("ANNEX", "Annex").replace("附 件", "附件")
