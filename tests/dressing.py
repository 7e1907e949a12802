"""One paper in many dresses: the same words as a clean text, as a raw dump of a PDF, as residue of Word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from random import Random

from assistant.text import HAN
from ingest.structuring.lines import width

MARK = re.compile(r"\[\^(\d+)\]")  # of a note, as papers are given here; its own line begins with "[^1]: "
_NOTE = re.compile(r"\[\^(\d+)\]: (.*)")
_ANNEX = re.compile(r"附件\s*[一二三四五六七八九]?|ANNEX(?: [IVX]+)?")
_ADDRESS = re.compile(r"https?://[\w./?=&%-]+\w")
_ASKS = re.compile(r"\d+\.\s+(?:请(?:发展与知识产权)?委员会|The (?:CDIP|Committee) is invited)")
_UNITS = re.compile(rf"https?://\S*?[/_-]|[^\s{HAN}，。、；：？！（）《》“”]+?(?:-(?=\w)|(?=[\s{HAN}，。、；：？！（）《》“”]|$))|\s+|.")
_NO_START = "，。、；：？！）》”’」%％·—"
_NO_END = "（《“‘「"
_BY_FIGURE = re.compile(rf"(?<=[{HAN}])(?=\d)|(?<=\d)(?=[{HAN}])")


@dataclass(frozen=True, slots=True)
class Dress:
    """How a paper is printed: cells of a line (0: a paragraph a line), blank lines inside a paragraph and after it, what its
    last line ends with, lines of a page (0: none), what stands where a page begins, how notes and rows of tables are given."""

    name: str
    cells: int = 0
    between: int = 0
    after: int = 1
    closing: str = ""
    ending: str = ""
    page: int = 0
    top: str = "head"  # head, space, feed, number
    notes: str = "page"  # page, word
    rows: str = "gaps"  # bars, gaps, spaces, cells
    spaced: bool = False
    addresses: bool = False
    indent: str = ""
    lettered: bool = False
    narrow: bool = False
    newline: str = "\n"


DRESSES = (
    Dress("raw", 76, between=1, after=1, closing=" ", page=36, top="space", spaced=True, addresses=True, narrow=True, rows="spaces"),
    Dress("headed", 76, between=1, after=1, closing=" ", page=36, top="spacehead", spaced=True, addresses=True, rows="spaces"),
    Dress("trailing", 80, between=1, after=1, ending=" ", closing=" ", page=30, rows="gaps"),
    Dress("double", 88, between=1, after=1, page=40, rows="gaps"),
    Dress("tight", 84, between=0, after=0, page=44, rows="gaps"),
    Dress("blank", 90, between=0, after=1, page=40, rows="gaps"),
    Dress("narrow", 60, between=0, after=1, page=0, rows="bars", newline="\r\n"),
    Dress("feeds", 86, between=0, after=1, page=40, top="feed", rows="gaps"),
    Dress("numbers", 90, between=0, after=1, page=40, top="number", rows="gaps"),
    Dress("bare", 76, between=1, after=1, closing=" ", page=36, top="number", spaced=True, rows="spaces"),
    Dress("numbered", 84, between=0, after=1, page=30, top="numbered"),
    Dress("dashes", 84, between=0, after=0, page=40, top="dashes"),
    Dress("oneline", 84, between=0, after=1, page=40, top="oneline"),
    Dress("counted", 84, between=0, after=1, page=34, top="counted"),
    Dress("titled", 84, between=0, after=1, page=34, top="titled"),
    Dress("wide", 110, between=0, after=0, page=50, top="feed", rows="gaps"),
    Dress("indented", 84, between=0, after=0, page=44, top="feed", indent="    ", rows="gaps"),
    Dress("fullspace", 80, page=40, after=0, top="feed", indent="　　"),
    Dress("lettered", 76, between=1, after=1, closing=" ", page=38, top="spacehead", spaced=True, lettered=True, rows="cells"),
    Dress("word", 0, notes="word", after=0, rows="bars"),
)


def dressed(lines: Sequence[str], dress: Dress, symbol: str = "CDIP/33/2", seed: int = 0) -> str:
    """Return a paper, given as one paragraph a line, in a dress: what it says is the same, only the printing is not.

    Rows of tables have their cells between bars; what is left of them where the dress parts cells by single spaces is not
    enough to tell them apart.
    """
    return _Printer(dress, symbol, seed).printed([line.rstrip() for line in lines])


class _Printer:
    def __init__(self, dress: Dress, symbol: str, seed: int) -> None:
        self.dress, self.symbol, self.random = dress, symbol, Random(seed)
        self.made: list[str] = []
        self.on_page = 0
        self.page, self.annex = 1, ""
        self.pending = ""
        self.noted: list[str] = []
        self.linked: list[str] = []
        self.notes: dict[str, str] = {}

    def printed(self, lines: Sequence[str]) -> str:
        self.notes = {match[1]: match[2] for line in lines if (match := _NOTE.fullmatch(line))}
        body = [line for line in lines if line and not _NOTE.fullmatch(line)]
        self.zh = sum(c >= "\u2e80" for c in "".join(body)) * 5 > len("".join(body))
        at = 0
        while at < len(body):
            end = at + 1
            while " | " in body[at] and end < len(body) and " | " in body[end]:
                end += 1
            if _ANNEX.fullmatch(body[at]) and self.made:
                self.turn(annex=body[at])
            if " | " in body[at]:
                for row in self.rows(body[at:end]):
                    self.paragraph(row, whole=self.dress.rows in ("bars", "gaps"))
            else:
                self.paragraph(body[at])
            at = end
        self.foot()
        return self.dress.newline.join(self.made) + self.dress.newline

    def rows(self, rows: Sequence[str]) -> Iterator[str]:
        """The rows of a table as the dress prints them."""
        cells = [row.strip("| ").split(" | ") for row in rows]
        for row in cells:
            if self.dress.rows == "cells":
                yield from row
            elif self.dress.rows == "spaces":
                yield " ".join(row)
            elif self.dress.rows == "bars":
                yield " | ".join(row)
            else:
                yield from self.beside(row, [max(width(own[at]) for own in cells if at < len(own)) for at in range(len(row))])

    def beside(self, row: Sequence[str], wide: Sequence[int]) -> Iterator[str]:
        """A row with its cells under those above, each wrapped where the page has no room for all."""
        most = self.dress.cells or 1000
        rooms = list(wide)
        while sum(rooms) + 4 * len(rooms) > most:
            rooms[rooms.index(max(rooms))] -= 1
        wrapped = [wrap(cell, room) or [""] for cell, room in zip(row, rooms, strict=True)]
        lines = zip_longest(*wrapped, fillvalue="")
        yield "\n".join("".join(p + " " * (room - width(p) + 4) for p, room in zip(parts, rooms, strict=True)).rstrip() for parts in lines)

    def paragraph(self, text: str, *, whole: bool = False) -> None:
        """Print one paragraph: its lines, and what stands under it."""
        if self.dress.spaced:
            text = _BY_FIGURE.sub(lambda match: self.random.choice(("", " ", " ")), text)
        marked = MARK.findall(text)
        if self.dress.notes == "word":
            told = "".join(f"[{mark}: \t{self.notes[mark]}] " for mark in marked)
            text = MARK.sub(r"[footnoteRef:\1]", text) + (f" {told}" if told else "")
        else:
            text = MARK.sub(r"\1", text)
        cells = self.dress.cells
        if self.dress.narrow and _ASKS.match(text):
            cells = 32 if self.zh else 60
        prefix = self.dress.indent if not whole and (re.match(r"\d+\.\s", text) or width(text) > 60) else ""
        if self.dress.lettered and self.zh and width(text) < 20 and re.fullmatch(rf"[{HAN}]+|[A-Z]\. [{HAN}]+", text):
            text = re.sub(rf"(?<=[{HAN}])(?=[{HAN}])", " ", text)
        wrapped = text.split("\n") if not cells or whole else wrap(prefix + text, cells)
        self.linked += _ADDRESS.findall(text)
        waiting = list(marked)
        for at, line in enumerate(wrapped):
            if self.dress.page and self.on_page >= self.dress.page:
                self.turn()
            line, self.pending = self.pending + line, ""
            self.made.append(line + (self.dress.closing if at == len(wrapped) - 1 else self.dress.ending))
            self.on_page += 1
            self.noted += [mark for mark in waiting if at == len(wrapped) - 1 or mark in line]
            waiting = [mark for mark in waiting if mark not in self.noted]
            self.made += [""] * (self.dress.between if at < len(wrapped) - 1 else self.dress.after)

    def foot(self) -> None:
        """Print what stands at the end of a page: its notes, its addresses."""
        if self.dress.notes == "page" and self.noted:
            raw = self.dress.between > 0
            self.made += [" ", ""] if raw else [""] if self.dress.after else []
            for mark in self.noted:
                first, *more = wrap(self.notes[mark], int(self.dress.cells * 1.15))
                self.made += [mark, f"  {first}"] if raw else [f"{mark}  {first}"]
                for line in more:
                    self.made += ["", line] if raw else [line]
                self.made[-1] += self.dress.closing
            self.noted = []
        if self.dress.addresses and self.linked:
            self.made += [*([""] if self.made[-1] else []), *(address for each in self.linked for address in (each, each))]
        self.linked = []

    def turn(self, annex: str | None = None) -> None:
        """Begin a page."""
        self.foot()
        if self.dress.top == "number":
            self.made += [*([""] if self.dress.after else []), f"{self.page}"]
        self.page += 1
        self.on_page = 0
        if annex is not None:
            self.annex, self.page = annex, 1
        top = self.dress.top
        if not self.dress.page:
            return
        head = [self.symbol, self.number()]
        gap = [""] if self.dress.after else []
        if top == "head":
            self.made += [
                *gap,
                *([head[0] + self.dress.closing, head[1] + self.dress.closing] if annex is None else [head[0] + self.dress.closing]),
                *gap,
            ]
        elif top == "space":
            while self.made and not self.made[-1]:
                self.made.pop()
            self.pending = " "
        elif top == "spacehead":
            while self.made and not self.made[-1]:
                self.made.pop()
            self.made += [" " + head[0] + " ", "", *([head[1] + " ", ""] if annex is None else [])]
        elif top == "feed":
            self.made += ["\f" + head[0], *([head[1]] if annex is None else []), *gap]
        elif top == "numbered":
            self.made += [*gap, f"{self.page}", *gap]
        elif top == "number":
            self.made += gap
        elif top == "dashes":
            self.made += [*gap, f"- {self.page} -", *gap]
        elif top == "oneline":
            self.made += [*gap, " ".join(head if annex is None else head[:1]), *gap]
        elif top == "counted":
            self.made += [*gap, *([f"第 {self.page} 页，共 30 页" if self.zh else f"Page {self.page} of 30"]), *gap]
        elif top == "titled":
            self.made += [*gap, *((head[0], head[1].replace("第", " 第").replace(", page", "\npage")) if annex is None else head[:1]), *gap]

    def number(self) -> str:
        if self.zh:
            return f"{self.annex.replace(' ', '')}第{self.page}页" if self.annex else f"第{self.page}页"
        return f"{self.annex.replace('ANNEX', 'Annex')}, page {self.page}" if self.annex else f"page {self.page}"


def wrap(text: str, cells: int) -> list[str]:
    """Break a paragraph into lines of so many cells: Chinese anywhere, but not before a stop; Latin at spaces and hyphens."""
    lines, line = [], ""
    for unit in _UNITS.findall(text):
        over = width(line + unit.rstrip()) > cells
        if over and line.strip() and unit[0] not in _NO_START:
            kept = ""
            while line[-1:] in tuple(_NO_END):
                line, kept = line[:-1], line[-1] + kept
            lines.append(line.rstrip())
            line = kept + unit.lstrip()
        else:
            line += unit
    return [*lines, line.rstrip()] if line.strip() else lines
