"""One paper in many dresses: the same words as a clean text, as raw dumps of a PDF in several ways, as residue of Word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from random import Random

from assistant.text import HAN
from ingest.structuring.lines import width

_MARK = re.compile(r"\[\^(\d+)\]")
_NOTE = re.compile(r"\[\^(\d+)\]: (.*)")
_ANNEX = re.compile(r"附件\s*[一二三四五六七八九]?|ANNEX(?: [IVX]+)?")
_ADDRESS = re.compile(r"https?://[\w./?=&%-]+\w")
_ASKS = re.compile(r"\d+\.\s+(?:请(?:发展与知识产权)?委员会|The (?:CDIP|Committee) is invited)")
_SIGNS = "，。、；：？！（）《》“”"
_RAISED = "\ue000"  # before a mark while lines are broken: it stays with the word before
_UNBROKEN = re.compile(rf".{_RAISED}\d+|https?://\S*?[/_-]|[^\s{HAN}{_SIGNS}]+?(?:-(?=\w)|(?=[\s{HAN}{_SIGNS}]|$))|\s+|.")
_NEVER_FIRST, _NEVER_LAST = "，。、；：？！）》”’」%％·—", "（《“‘「"
_BY_FIGURE = re.compile(rf"(?<=[{HAN}])(?=\d)|(?<=\d)(?=[{HAN}])")
_SHORT_HEADING = re.compile(rf"(?:[A-Z]\. )?[{HAN}]{{2,8}}")
_BETWEEN_CELLS = 4  # spaces


@dataclass(frozen=True, slots=True)
class Dress:
    """How a paper is printed.

    cells is the width of a line, 0 where a paragraph is one; between and after are the blank lines inside a paragraph and below
    it; ending and closing what its lines and its last line end with. page is the lines of a page, 0 for none; top what stands
    where one begins (see _Printer.head). notes stand on the "page" or as "word" leaves them. rows of tables have their cells
    between "bars", in columns ("gaps"), parted by "spaces", or each on a line of its own ("lines"). spaced puts spaces about
    figures, lettered between the characters of short headings, addresses at a page's end; indent stands before paragraphs;
    narrow sets what a paper asks for in a column of its own.
    """

    name: str
    cells: int = 0
    between: int = 0
    after: int = 1
    ending: str = ""
    closing: str = ""
    page: int = 0
    top: str = "head"
    notes: str = "page"
    rows: str = "gaps"
    spaced: bool = False
    lettered: bool = False
    addresses: bool = False
    indent: str = ""
    narrow: bool = False
    newline: str = "\n"


CLEAN = Dress("clean", notes="word", rows="bars")
DRESSES = (
    Dress("raw", 76, between=1, closing=" ", page=36, top="space", rows="spaces", spaced=True, addresses=True, narrow=True),
    Dress("raw and headed", 76, between=1, closing=" ", page=36, top="spaced head", rows="spaces", spaced=True, addresses=True),
    Dress("raw and numbered", 76, between=1, closing=" ", page=36, top="number below", rows="spaces", spaced=True),
    Dress("raw and lettered", 76, between=1, closing=" ", page=38, top="spaced head", rows="lines", spaced=True, lettered=True),
    Dress("trailing spaces", 80, between=1, ending=" ", closing=" ", page=30),
    Dress("double", 88, between=1, page=40),
    Dress("tight", 84, after=0, page=44),
    Dress("blank lines", 90, page=40),
    Dress("narrow", 60, rows="bars", newline="\r\n"),
    Dress("form feeds", 86, page=40, top="feed"),
    Dress("numbers below", 90, page=40, top="number below"),
    Dress("numbers above", 84, page=30, top="number"),
    Dress("dashes", 84, after=0, page=40, top="dashes"),
    Dress("head on one line", 84, page=40, top="one line"),
    Dress("pages counted", 84, page=34, top="counted"),
    Dress("wide", 110, after=0, page=50, top="feed"),
    Dress("indented", 84, after=0, page=44, top="feed", indent="    "),
    Dress("indented by full-width spaces", 80, after=0, page=40, top="feed", indent="　　"),
    Dress("word", after=0, notes="word", rows="bars"),
)


def dressed(lines: Sequence[str], dress: Dress, symbol: str = "CDIP/33/2", seed: int = 0) -> str:
    """Return a paper in a dress: what it says is the same, only the printing is not.

    lines are its paragraphs, one each; a note is referred to as "[^1]" and stands on a line of its own, "[^1]: …"; rows of
    tables have their cells between bars; what the seed decides is only where extraction leaves spaces.
    """
    return _Printer(dress, symbol, seed).printed([line.rstrip() for line in lines])


class _Printer:
    """The pages printed so far, and what the page being printed still owes."""

    def __init__(self, dress: Dress, symbol: str, seed: int) -> None:
        self.dress, self.symbol, self.random = dress, symbol, Random(seed)
        self.made: list[str] = []
        self.page, self.on_page, self.annex = 1, 0, ""
        self.pending = ""  # what the first line of the page begins with
        self.noted: list[str] = []
        self.linked: list[str] = []
        self.notes: dict[str, str] = {}
        self.chinese = False

    def printed(self, lines: Sequence[str]) -> str:
        self.notes = {match[1]: match[2] for line in lines if (match := _NOTE.fullmatch(line))}
        body = [line for line in lines if line and not _NOTE.fullmatch(line)]
        self.chinese = sum(c >= "\u2e80" for c in "".join(body)) * 5 > len("".join(body))
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
        wide = [max(width(cell) for cell in column) for column in zip_longest(*cells, fillvalue="")]
        for row in cells:
            if self.dress.rows == "lines":
                yield from row
            elif self.dress.rows == "gaps":
                yield self.in_columns(row, wide[: len(row)])
            else:
                yield (" | " if self.dress.rows == "bars" else " ").join(row)

    def in_columns(self, row: Sequence[str], wide: Sequence[int]) -> str:
        """A row with its cells under those above, each wrapped where the page has no room for all."""
        rooms = list(wide)
        while self.dress.cells and sum(rooms) + _BETWEEN_CELLS * len(rooms) > self.dress.cells:
            rooms[rooms.index(max(rooms))] -= 1
        wrapped = [wrap(cell, room) or [""] for cell, room in zip(row, rooms, strict=True)]
        return "\n".join(
            "".join(part + " " * (room - width(part) + _BETWEEN_CELLS) for part, room in zip(parts, rooms, strict=True)).rstrip()
            for parts in zip_longest(*wrapped, fillvalue="")
        )

    def paragraph(self, text: str, *, whole: bool = False) -> None:
        """Print one paragraph, or a row that is printed already; pages turn where they are full."""
        if self.dress.spaced:
            text = _BY_FIGURE.sub(lambda _: self.random.choice(("", " ", " ")), text)
        if self.dress.lettered and _SHORT_HEADING.fullmatch(text):
            text = re.sub(rf"(?<=[{HAN}])(?=[{HAN}])", " ", text)
        self.linked += _ADDRESS.findall(text)
        waiting = _MARK.findall(text)
        if self.dress.notes == "word":
            told = "".join(f" [{mark}: \t{self.notes[mark]}]" for mark in waiting)
            text, waiting = _MARK.sub(r"[footnoteRef:\1]", text) + told, []
        text = _MARK.sub(rf"{_RAISED}\1", text)
        lines = text.split("\n") if whole or not self.dress.cells else wrap(self.indent(text) + text, self.room(text))
        for at, line in enumerate(lines):
            if self.dress.page and self.on_page >= self.dress.page:
                self.turn()
            last = at == len(lines) - 1
            self.made += [self.pending + line.replace(_RAISED, "") + (self.dress.closing if last else self.dress.ending)]
            self.made += [""] * (self.dress.after if last else self.dress.between)
            self.pending, self.on_page = "", self.on_page + 1
            here = [mark for mark in waiting if f"{_RAISED}{mark}" in line]
            self.noted, waiting = [*self.noted, *here], [mark for mark in waiting if mark not in here]

    def indent(self, text: str) -> str:
        return self.dress.indent if re.match(r"\d+\.\s", text) or width(text) > 60 else ""

    def room(self, text: str) -> int:
        """How wide a paragraph is set."""
        return (32 if self.chinese else 60) if self.dress.narrow and _ASKS.match(text) else self.dress.cells

    def foot(self) -> None:
        """Print what stands at the end of a page: its notes, its addresses, both of each."""
        raw = self.dress.between > 0
        if self.noted:
            self.made += [" ", ""] if raw else [""] * bool(self.dress.after)
        for mark in self.noted:
            first, *more = wrap(self.notes[mark], int(self.dress.cells * 1.15))
            self.made += [mark, f"  {first}"] if raw else [f"{mark}  {first}"]
            for line in more:
                self.made += [*([""] * raw), line]
            self.made[-1] += self.dress.closing
        if self.dress.addresses and self.linked:
            self.made += [*([""] * bool(self.made[-1])), *(address for each in self.linked for address in (each, each))]
        self.noted, self.linked = [], []

    def turn(self, annex: str | None = None) -> None:
        """End a page and begin the next; annex tells that an annex begins with it, which has no page number on its first."""
        self.foot()
        if self.dress.page and self.dress.top == "number below":
            self.made += [*([""] * bool(self.dress.after)), str(self.page)]
        self.page, self.on_page = self.page + 1, 0
        if annex is not None:
            self.annex, self.page = annex.replace(" ", "") if self.chinese else annex.replace("ANNEX", "Annex"), 1
        if not self.dress.page:
            return
        gap = [""] * bool(self.dress.after)
        if self.dress.top.startswith("space"):
            while self.made and not self.made[-1]:
                self.made.pop()
        self.made += self.head(gap, annex is None)

    def head(self, gap: list[str], numbered: bool) -> list[str]:
        """The lines that stand at the top of a page, numbered or not; gap are the blank lines about them."""
        where = f"{self.annex}第{self.page}页" if self.chinese else f"{self.annex}{', ' if self.annex else ''}page {self.page}"
        both = [self.symbol, where][: 1 + numbered]
        if self.dress.top == "space":
            self.pending = " "
            return []
        if self.dress.top == "spaced head":
            return [f" {both[0]} ", "", *(line for part in both[1:] for line in (f"{part} ", ""))]
        if self.dress.top == "feed":
            return ["\f" + both[0], *both[1:], *gap]
        if self.dress.top == "one line":
            return [*gap, " ".join(both), *gap]
        if self.dress.top == "counted":
            return [*gap, f"第 {self.page} 页，共 30 页" if self.chinese else f"Page {self.page} of 30", *gap]
        if self.dress.top in ("number", "dashes"):
            return [*gap, str(self.page) if self.dress.top == "number" else f"- {self.page} -", *gap]
        return gap if self.dress.top == "number below" else [*gap, *(part + self.dress.closing for part in both), *gap]


def wrap(text: str, cells: int) -> list[str]:
    """Break a paragraph into lines of so many cells: Chinese anywhere but before a stop, Latin at spaces and hyphens."""
    lines, line = list[str](), ""
    for unit in _UNBROKEN.findall(text):
        if width(line + unit.rstrip()) > cells and line.strip() and unit[0] not in _NEVER_FIRST:
            kept = ""
            while line[-1:] and line[-1] in _NEVER_LAST:
                line, kept = line[:-1], line[-1] + kept
            lines.append(line.rstrip())
            line = kept + unit.lstrip()
        else:
            line += unit
    return [*lines, line.rstrip()] if line.strip() else lines
