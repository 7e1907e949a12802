"""Pages and annexes: running headers out, page numbers and annexes onto the lines they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.model import Series
from assistant.symbols import Symbol, parse_symbol
from assistant.text import HAN
from ingest.parsing.source import BlockKind
from ingest.structuring.fields import field_label
from ingest.structuring.lines import Line, is_complete, width
from ingest.structuring.numbering import LETTER, NUMBER, NUMBER_ONE, SECTION, RecommendationHeading, annex_number, recommendation_heading

_ZH_ANNEX = r"(?P<{0}>附\s*[件录])\s*(?P<{0}n>[一二三四五六七八九十]+|[IVX]+|\d{{1,2}})?"
_EN_ANNEX = r"(?P<{0}>annex|appendix)(?:\s+(?P<{0}n>[IVX]+|\d{{1,2}}))?"
_PAGE = re.compile(
    rf"(?:{_ZH_ANNEX.format('z')}\s*[，,]?\s*)?第\s*(?P<zp>\d{{1,4}})\s*页(?:\s*[，,/]?\s*共\s*\d+\s*页)?"
    rf"|(?:{_EN_ANNEX.format('e')}\s*,?\s*)?page\s*(?P<ep>\d{{1,4}})(?:\s*(?:of|/)\s*\d+)?",
    re.IGNORECASE,
)
_PAGE_BEHIND = re.compile(rf"(?P<symbol>[A-Z]+[ /]?/.{{3,30}}?)[\s，,|]+(?P<page>{_PAGE.pattern})", re.IGNORECASE)
_LONGEST_HEAD = 70  # characters
_TITLE = re.compile(rf"{_ZH_ANNEX.format('z')}|{_EN_ANNEX.format('e')}", re.IGNORECASE)
_TITLED = re.compile(rf"(?:{_ZH_ANNEX.format('z')}|{_EN_ANNEX.format('e')})(?:\s*[:：–—]\s*|\s+-\s+)\S.{{0,120}}", re.IGNORECASE)
_FOLLOWS = re.compile(
    rf"[\[［【(（]\s*(?:(?:后接|随后是)\s*{_ZH_ANNEX.format('z')}.{{0,20}}|附录.{{0,20}}|{_EN_ANNEX.format('e').replace('annex|', 'annex(?:es)?|')}\s+follows?.{{0,30}})\s*[\]］】)）]",
    re.IGNORECASE,
)
_END = re.compile(r"[\[［【]\s*(?:附件.{0,12}完|文件完|.{0,12}和文件完|end of .{0,40})\s*[\]］】]", re.IGNORECASE)
_LONE_NUMBER = re.compile(r"[-–]\s*\d{1,4}\s*[-–]")
_HAN = re.compile(f"[{HAN}]")
_HAN_OR_PAUSE = re.compile(f"[{HAN}，、]")
_LEAST_ON_PAGE, _MOST_ON_PAGE = 15, 90  # lines
_FEW_PAGES = 2
_NOTE = re.compile(r"(\d{1,3})(?:\s+(?P<text>\S)|$)")
_WRAPPED = 40  # cells from which on a line may have been wrapped


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


def with_page_numbers(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a text with those that are nothing but the number of a page as "page 7", which other papers print.

    Numbers of pages count up by one, at distances that hardly differ; where there are too few to tell, what stands around one does.

    >>> [line.text for line in with_page_numbers([*[Line("Of the 45 boats that were repaired in the year, twelve were")] * 20, Line("2"), Line("lent to them")])][-2:]
    ['page 2', 'lent to them']
    """
    lines = [part for line in lines for part in _head_in_two(line)]
    kept = list(lines)
    noted = {
        match[1]: bool(match["text"])
        for line, below in pairwise(lines)
        if (match := _NOTE.match(line.text)) and (match["text"] or below.indent > 1)
    }
    for run in _runs_of_numbers(lines):
        apart = sorted(below - above for above, below in pairwise(run))
        usual = apart[len(apart) // 2] if apart else 0
        regular = sum(2 * usual <= 3 * own <= 5 * usual for own in apart)
        counted = len(run) > _FEW_PAGES and regular * 4 >= 3 * len(apart) and any(noted.get(lines[at].text, True) for at in run)
        seen = any(_is_between_pages(lines, at) and _stands_apart(lines, at, noted.get(lines[at].text)) for at in run)
        for at in run:
            if counted or seen or _ends_part(lines, at):
                kept[at] = replace(lines[at], text=f"page {int(lines[at].text)}")
    return kept


def _runs_of_numbers(lines: Sequence[Line]) -> list[list[int]]:
    """The places of lines that are only a number, each one more than that of the line before it at the distance of a page."""
    runs: list[list[int]] = []
    ending = dict[int, list[int]]()  # the last run that ends with each number
    for at, line in enumerate(lines):
        if line.is_set or not at or not (line.text.isascii() and line.text.isdecimal() and len(line.text) < 4):
            continue
        if at + 1 < len(lines) and lines[at + 1].indent > 1:
            continue  # the mark of a note
        number = int(line.text)
        run = ending.get(number - 1)
        if run and _LEAST_ON_PAGE <= at - run[-1] <= _MOST_ON_PAGE:
            run.append(at)
            del ending[number - 1]
        else:
            run = [at]
            runs.append(run)
        ending[number] = run
    return runs


def _ends_part(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line stands beside what ends or begins an annex."""
    return is_marker(lines[at - 1].text) or (at + 1 < len(lines) and is_annex_title(lines[at + 1].text))


def _is_between_pages(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line stands within a sentence, or between a whole one and a paragraph that bears its own mark."""
    above, below = lines[at - 1], lines[at + 1].text if at + 1 < len(lines) else ""
    if int(lines[at].text) > 1 + at // _LEAST_ON_PAGE:
        return False
    if above.whole or is_complete(above.text) or NUMBER.match(below) or width(above.text) < _WRAPPED:
        return is_complete(above.text) and any(pattern.match(below) for pattern in (NUMBER, LETTER, SECTION))
    return below[:1].islower() or bool(_HAN_OR_PAUSE.match(above.text[-1:]) and _HAN.match(below))


def _stands_apart(lines: Sequence[Line], at: int, noted: bool | None) -> bool:
    """Tell whether a number is no mark of a note on a line of its own: no note has it, or none that is told behind its number, and blank
    lines part it from the text.
    """
    return noted is None or (noted and (lines[at].gap > 0 or (at + 1 < len(lines) and lines[at + 1].gap > 0)))


def _head_in_two(line: Line) -> tuple[Line, ...]:
    """The head of a page that has the symbol and the page on one line as the two lines that they are elsewhere."""
    match = _PAGE_BEHIND.fullmatch(line.text) if not line.whole and len(line.text) < _LONGEST_HEAD else None
    if not match or not parse_symbol(match["symbol"]):
        return (line,)
    return replace(line, text=match["symbol"]), replace(line, text=match["page"], gap=0, opens_page=False)


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
