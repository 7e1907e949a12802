"""Pages and annexes: running headers out, page numbers and annexes onto the lines they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.model import Series
from assistant.symbols import Symbol, parse_symbol
from ingest.parsing.source import BlockKind
from ingest.structuring.fields import field_label
from ingest.structuring.lines import Line, is_complete
from ingest.structuring.numbering import NUMBER_ONE, RecommendationHeading, annex_number, recommendation_heading

_ZH_ANNEX = r"(?P<{0}>附\s*[件录])\s*(?P<{0}n>[一二三四五六七八九十]+|[IVX]+|\d{{1,2}})?"
_EN_ANNEX = r"(?P<{0}>annex|appendix)(?:\s+(?P<{0}n>[IVX]+|\d{{1,2}}))?"
_PAGE = re.compile(
    rf"(?:{_ZH_ANNEX.format('z')}\s*[，,]?\s*)?第\s*(?P<zp>\d{{1,4}})\s*页(?:\s*[，,/]?\s*共\s*\d+\s*页)?"
    rf"|(?:{_EN_ANNEX.format('e')}\s*,?\s*)?page\s*(?P<ep>\d{{1,4}})(?:\s*(?:of|/)\s*\d+)?",
    re.IGNORECASE,
)
_TITLE = re.compile(rf"{_ZH_ANNEX.format('z')}|{_EN_ANNEX.format('e')}", re.IGNORECASE)
_TITLED = re.compile(rf"(?:{_ZH_ANNEX.format('z')}|{_EN_ANNEX.format('e')})(?:\s*[:：–—]\s*|\s+-\s+)\S.{{0,120}}", re.IGNORECASE)
_FOLLOWS = re.compile(
    rf"[\[［【(（]\s*(?:(?:后接|随后是)\s*{_ZH_ANNEX.format('z')}.{{0,20}}|附录.{{0,20}}|{_EN_ANNEX.format('e').replace('annex|', 'annex(?:es)?|')}\s+follows?.{{0,30}})\s*[\]］】)）]",
    re.IGNORECASE,
)
_END = re.compile(r"[\[［【]\s*(?:附件.{0,12}完|文件完|.{0,12}和文件完|end of .{0,40})\s*[\]］】]", re.IGNORECASE)
_LONE_NUMBER = re.compile(r"[-–]\s*\d{1,4}\s*[-–]")


def _annex_of(match: re.Match[str]) -> str:
    """The annex a marker names: "I", "Annex" where it has no number, "Appendix" (I) for an appendix."""
    word, number = match["z"] or match["e"] or "", match["zn"] or match["en"] or ""
    roman = annex_number(number) if number else None
    if word.endswith("录") or word.lower() == "appendix":
        return f"Appendix {roman}" if roman else "Appendix"
    return roman or "Annex"


def is_marker(text: str) -> bool:
    """Tell whether a line only says that an annex follows or that the document ends."""
    return bool(_FOLLOWS.fullmatch(text) or _END.fullmatch(text))


def is_page_header(text: str) -> bool:
    """Tell whether a line is a printed page number, with or without its annex."""
    return bool(_PAGE.fullmatch(text) or _LONE_NUMBER.fullmatch(text))


def heads_page(line: Line, below: Line | None) -> bool:
    """Tell whether a line is the symbol over a printed page number or the title of an annex."""
    follows = below.text if below else ""
    return parse_symbol(line.text) is not None and bool(_PAGE.fullmatch(follows) or _TITLE.fullmatch(follows))


def ends_page(line: Line, symbol: Symbol | None) -> bool:
    """Tell whether the text of a page is over before this line: a page begins, or its running header stands here."""
    return line.opens_page or is_page_header(line.text) or bool(symbol and parse_symbol(line.text) == symbol)


def is_annex_title(text: str) -> bool:
    """Tell whether a line is only the title "Annex I", in either language."""
    return bool(_TITLE.fullmatch(text))


class _Place:
    """Where the reader stands: annex, page, and what the next line must know of the headers above it."""

    def __init__(self, paged: bool) -> None:
        self.paged = paged  # the file shows where its pages begin
        self.annex: str | None = None
        self.page = 1
        self.announced: str | None = None  # "[Annex II follows]": the next page begins it
        self.top = False  # only page furniture has been seen since the page began
        self.running: tuple[int, ...] = ()
        self.seen: set[str] = set()  # appendices that have been
        self.main: str | None = None  # the annex that an appendix belongs to

    def enter(self, annex: str) -> None:
        """Begin an annex; a marker that names the annex we are in changes nothing."""
        if annex in ("Annex", "Appendix") and self.announced:
            annex = self.announced
        elif annex == "Annex" and self.annex is not None:
            return
        self.announced = None
        named = self._named(annex)
        if named != self.annex:
            self.annex, self.page = named, 1
            self.seen.add(annex)

    def _named(self, annex: str) -> str:
        """Tell an appendix from one of the same name that an earlier annex has: "II, Appendix"."""
        if not annex.startswith("Appendix"):
            self.main = annex
            return annex
        own = f"{self.main}, {annex}"
        again = annex in self.seen and self.annex != annex and self.main not in (None, "Annex")
        return own if again or self.annex == own else annex

    def turn(self) -> None:
        """Begin a page."""
        self.page, self.top = self.page + 1, True
        if self.announced:
            self.enter(self.announced)


class _Head:
    """The numbers of the recommendation block being read, to know a heading that only repeats them; an annex begins anew."""

    def __init__(self) -> None:
        self.numbers: set[int] = set()
        self.series: Series | None = None
        self.annex: str | None = None
        self.labelled = False

    def take(self, heading: RecommendationHeading, annex: str | None) -> None:
        """Take in a heading of the block, or of the next one once this one's labels have begun."""
        anew = self.labelled or (heading.series, annex) != (self.series, self.annex)
        self.numbers = set(heading.numbers) if anew else self.numbers | set(heading.numbers)
        self.series, self.annex, self.labelled = heading.series, annex, False

    def has(self, heading: RecommendationHeading, annex: str | None) -> bool:
        """Tell whether a heading says only what the block's headings have said."""
        return (heading.series, annex) == (self.series, self.annex) and set(heading.numbers) <= self.numbers


def place_lines(lines: Sequence[Line], symbol: Symbol | None) -> list[Line]:
    """Return the lines without page furniture, each with its annex and page.

    Pages are the file's where the format knows them, else the printed ones where any sign of them is left: counted
    anew from each annex, by page marks, corrected by every printed page number. A recommendation's heading repeated
    at the top of a page is furniture too; its numbers stay on the line below as running.
    """
    counted = any(not line.whole and (line.opens_page or is_page_header(line.text)) for line in lines)
    place, head, placed = _Place(any(line.opens_page for line in lines)), _Head(), list[Line]()
    for at, line in enumerate(lines):
        if line.opens_page:
            place.turn()
        if _is_furniture(line, lines[at + 1] if at + 1 < len(lines) else None, place, symbol, placed):
            if line.links and placed:
                placed[-1] = replace(placed[-1], links=tuple(dict.fromkeys((*placed[-1].links, *line.links))))
            continue
        if place.announced and (not place.paged or line.whole or NUMBER_ONE.match(line.text)):
            place.enter(place.announced)
        if heading := recommendation_heading(line.text):
            if not heading.text and place.top and _repeats(heading, head, placed, place.annex):
                place.running = heading.numbers
                continue
            head.take(heading, place.annex)
        elif (label := field_label(line.text)) and label.field in ("departments", "progress"):
            head.labelled = True
        placed.append(
            replace(
                line,
                annex=place.annex,
                page=line.page or (place.page if counted else None),
                opens_page=place.top,
                running=place.running,
            )
        )
        place.top, place.running = False, ()
    return _with_numbered_annexes(placed)


def _is_furniture(line: Line, below: Line | None, place: _Place, symbol: Symbol | None, placed: list[Line]) -> bool:
    """Tell whether a line belongs to the page and not to the text, and read from it where we are."""
    text = line.text
    if match := _PAGE.fullmatch(text):
        if match["z"] or match["e"]:
            place.enter(_annex_of(match))
        place.page, place.top = int(match["zp"] or match["ep"]), True
        return True
    if match := _FOLLOWS.fullmatch(text):
        place.announced = _annex_of(match) if match["z"] or match["e"] else "Appendix"
        return True
    if _END.fullmatch(text):
        place.top = True  # what follows stands on a page of its own
        return True
    if _LONE_NUMBER.fullmatch(text) or line.kind is BlockKind.FURNITURE:
        return True
    if (match := _TITLE.fullmatch(text)) and (place.top or place.announced or not placed or is_complete(placed[-1].text)):
        place.enter(_annex_of(match))
        return True
    if (match := _TITLED.fullmatch(text)) and not is_complete(text) and (place.top or place.announced or line.kind is BlockKind.HEADING):
        place.enter(_annex_of(match))
        return False
    if parse_symbol(text) and (parse_symbol(text) == symbol or heads_page(line, below)):
        place.top = True
        return True
    edge = line.opens_page or below is None or below.opens_page
    return edge and line.page is not None and not line.whole and text.isdecimal() and int(text) == place.page


def _repeats(heading: RecommendationHeading, head: _Head, placed: list[Line], annex: str | None) -> bool:
    """At the top of a page, a heading repeats where a sentence runs on across it or the block already showed it."""
    if head.has(heading, annex):
        return True
    return bool(placed) and placed[-1].annex == annex and not is_complete(placed[-1].text) and not recommendation_heading(placed[-1].text)


def _with_numbered_annexes(lines: list[Line]) -> list[Line]:
    """Number the annex that was announced without a number where others have one; an appendix is no other annex."""
    if not any(line.annex and line.annex != "Annex" and not line.annex.startswith("Appendix") for line in lines):
        return lines
    return [replace(line, annex="I") if line.annex == "Annex" else line for line in lines]
