"""Hard-wrapped lines joined into paragraphs again, across page breaks too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.model import Link, Recommendation
from assistant.text import HAN
from ingest.parsing.source import Block, BlockKind
from ingest.structuring.fields import field_label, is_distinct_label
from ingest.structuring.lines import Line, Spacing, is_capitals, is_complete, width
from ingest.structuring.marks import HAN_PUNCTUATION, MARK, unmarked
from ingest.structuring.numbering import BULLET, LEADER, LETTER, NUMBER, SECTION, follows_mark, recommendation_heading
from ingest.structuring.speakers import speaker_of_heading

_WIDE = re.compile(rf"[{HAN}{HAN_PUNCTUATION}]")
_NARROWEST = 40  # cells of a printed column; shorter lines were ended on purpose
_FEW = 5  # lines that tell nothing of a file's ways
_FULL = 60  # cells from which on a line may have been wrapped at the edge of the page
_NEAR = 4  # lines above and below that show the column of a paragraph's first line
_MOST_LOST = 3  # numbers that may be missing between two paragraphs
_HEADING_LINES = 3  # at most, of a lettered heading
_HALF = 0.5  # of the column: more room than any wrap leaves
_SHORT = 0.7  # of the column: an unfinished line up to here may be a heading where nothing else tells
_LONE_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,2}[.．、]")
_SEE = re.compile(r"见(?:本)?文件|See\s+(?:also\s+)?(?:the\s+)?(?:present\s+)?documents?\b")  # under an item of an agenda
_SIGN = re.compile("[•●▪■◆✓✔➢►]")
_CLOSED = ("）", ")", "”", "》", "]")
_TAIL = 500  # characters at the end of a paragraph's text that decide how it goes on; longer than any address
_HYPHENED = re.compile(r"\w-$")
_OPEN_ADDRESS = re.compile(r"https?://\S*[/_\-.?=&#%]$")
_ADDRESS_PART = re.compile(r"[A-Za-z0-9_%][\w\-./%?=&#~+]*")
_WORD = re.compile(rf"[^\s{HAN}{HAN_PUNCTUATION}]+")
_CLOSING = re.compile(r"[，。、；：！？）》”’」』】,.;:!?)\]]")


def join_text(above: str, below: str) -> str:
    """Join two parts of one paragraph: Chinese without a space, Latin words with one, addresses and hyphens closed.

    >>> join_text("产权组", "织"), join_text("the web", "forum"), join_text("UNIATF-", "NCD"), join_text("http://x.int/a_", "b.html。")
    ('产权组织', 'the web forum', 'UNIATF-NCD', 'http://x.int/a_b.html。')
    """
    return above + _glue(above, below) + below


def _glue(above: str, below: str) -> str:
    """Return what stands between two parts of a paragraph: a space or nothing."""
    above = above[-_TAIL:]
    a, b = unmarked(above)[-1:], unmarked(below[:_TAIL])[:1]
    if not a or not b or _WIDE.match(a) or _WIDE.match(b) or (a == "/" and len(above) > 1):
        return ""
    if _CLOSING.match(b) or (_HYPHENED.search(above) and b.isalnum()):
        return ""
    return "" if _OPEN_ADDRESS.search(above) and _ADDRESS_PART.match(below) else " "


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph on its way: joined text with the marks of notes still in it, and where it stood."""

    text: str
    kind: BlockKind = BlockKind.LINE
    page: int | None = None
    annex: str | None = None
    gap: int = 0
    opens_page: bool = False
    label: str | None = None
    cells: tuple[str, ...] = ()
    inside: tuple[tuple[Block, ...], ...] = ()
    table: int | None = None
    marks: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    running: tuple[int, ...] = ()
    field: str | None = None
    recommendations: tuple[Recommendation, ...] = ()
    inferred: bool = False
    heading: bool = False


def join_lines(lines: Sequence[Line], spacing: Spacing) -> list[Piece]:
    """Return the paragraphs that the lines make up, in order."""
    hinted = _has_end_hints(lines, spacing)
    pieces: list[Piece] = []
    open_lines: list[Line] = []
    numbers = _Numbers()
    for at, line in enumerate(lines):
        if open_lines:
            above = open_lines[-1]
            if above.annex != line.annex:
                numbers = _Numbers()
            column = _column(lines, at, open_lines)
            heads = at + 1 < len(lines) and _heads(line, lines[at + 1], column, numbers)
            if not _parts(open_lines, line, spacing, hinted, column, numbers, heads=heads):
                open_lines.append(line)
                continue
            pieces.append(_piece(open_lines))
        open_lines = [line]
        numbers = numbers.after(_number(line.text))
    if open_lines:
        pieces.append(_piece(open_lines))
    return pieces


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The numbers seen last: of the paragraph above, and of the count that a numbered heading broke into."""

    last: int = 0
    broken: int = 0

    def after(self, number: int | None) -> _Numbers:
        if number is None:
            return self
        return _Numbers(number, self.broken if self._follows(self.last, number) else self.last)

    def fit(self, number: int) -> bool:
        """Tell whether a paragraph with this number may come next."""
        return number == 1 or self._follows(self.last, number) or self._follows(self.broken, number)

    @staticmethod
    def _follows(last: int, number: int) -> bool:
        return last < number <= last + _MOST_LOST


def _number(text: str) -> int | None:
    match = NUMBER.match(text)
    return int(match[1]) if match and "." not in match[1] and not LEADER.search(text) else None


def _has_end_hints(lines: Sequence[Line], spacing: Spacing) -> bool:
    """Trailing spaces mean the ends of paragraphs where some lines have them, but hardly any that breaks off in a sentence."""
    printed = [line for line in lines if not line.whole]
    if spacing is not Spacing.DOUBLE or len(printed) <= _FEW or sum(line.ended for line in printed) <= 0.03 * len(printed):
        return False
    usual = sorted(width(line.text) for line in printed)[int(len(printed) * 0.9)]
    broken = [line for line in printed if width(line.text) >= max(_FULL, 0.85 * usual) and not is_complete(line.text)]
    return sum(line.ended for line in broken) * 5 <= len(broken)


def _column(lines: Sequence[Line], at: int, open_lines: Sequence[Line]) -> int:
    """How wide the column is around lines[at]: as its paragraph so far if that is wrapped, else as the lines near by."""
    local = open_lines[-3 * _NEAR :] if len(open_lines) > 1 else lines[max(0, at - _NEAR) : at + _NEAR]
    return max(_NARROWEST, *(width(line.text) for line in local if not line.whole and not LEADER.search(line.text)), 0)


def _heads(line: Line, below: Line, column: int, numbers: _Numbers) -> bool:
    """Tell whether a line ends short and unfinished right above the next numbered paragraph: no sentence ends so."""
    number = _number(below.text)
    short = width(line.text) <= _SHORT * column and not is_complete(line.text)
    return short and bool(number and numbers.fit(number)) and not NUMBER.match(line.text)


def _parts(open_lines: Sequence[Line], line: Line, spacing: Spacing, hinted: bool, column: int, numbers: _Numbers, *, heads: bool) -> bool:
    """Tell whether a new paragraph begins with line; heads tells that the line can only be a heading."""
    above = open_lines[-1]
    if above.whole or line.whole or above.annex != line.annex:
        return True
    text = unmarked(above.text).strip()
    if _CLOSING.match(line.text) or (len(open_lines) == 1 and _is_lone_mark(text)):
        return False
    if spacing is Spacing.DOUBLE and line.gap == 0 and not line.opens_page and (MARK.search(above.text[-6:]) or MARK.match(line.text)):
        return False  # two stretches of one printed line, parted by a raised mark
    lettered = len(open_lines) <= _HEADING_LINES and _is_lettered(open_lines[0].text)
    marked = MARK.search(above.text[-6:]) is not None or (spacing is Spacing.DOUBLE and len(open_lines) > 1 and above.gap == 0)
    place = _Place(text, line, spacing, above.ended if hinted else None, column, len(open_lines) == 1, lettered, marked, open_lines[0].text)
    return place.is_over() or place.begins(numbers) or (heads and is_complete(text) and not hinted)


@dataclass(frozen=True, slots=True)
class _Place:
    """The place between a line's text and the line below: does a paragraph end there?

    ended is what the file's own marks of paragraph ends say of it, None where it has none. alone tells that the
    line above is the only one of its paragraph so far, lettered that the paragraph may be a lettered heading, marked that
    the mark of a note may have broken the line. first is the paragraph's first line.
    """

    above: str
    line: Line
    spacing: Spacing
    ended: bool | None
    column: int
    alone: bool
    lettered: bool
    marked: bool
    first: str

    def is_over(self) -> bool:
        """Tell whether the printing shows that the paragraph above is over."""
        if _is_bare_heading(self.above) or LEADER.search(self.above):
            return True
        complete, gap = is_complete(self.above), self.line.gap
        if self.ended:
            closed = complete or self.lettered or self.above.endswith(_CLOSED)
            return closed or (self.has_room() if _WIDE.match(self.above[-1:]) else width(self.above) <= _SHORT * self.column)
        if self.ended is False:
            return complete and gap > 1
        if self.line.opens_page:
            return (not self.line.is_set or (gap > 0 and self.has_room())) if complete else self.is_short()
        if self.spacing is Spacing.BLANK:
            if not self.line.is_set:
                return gap > 0 or self.is_title() or (not complete and self.is_cut_short())
            if complete:
                return gap > 0 or self.has_room()
            return (gap > 0 and (self.lettered or self.has_room())) or self.is_title()
        if self.spacing is Spacing.DOUBLE and gap > 2:
            return True
        return self.has_room() or (self.spacing is Spacing.DOUBLE and gap > 1) if complete else self.is_short() or self.is_cut_short()

    def begins(self, numbers: _Numbers) -> bool:
        """Tell whether the line shows by its own first signs that a paragraph begins."""
        below, complete = self.line.text, is_complete(self.above)
        if self.line.label or is_distinct_label(below) or _SIGN.match(below):
            return True
        if self.ended is False:
            return False
        if number := _number(below):
            return numbers.fit(number) and (complete or self.has_room())
        if NUMBER.match(below) and not LEADER.search(below):
            return complete or self.has_room()
        named = (is_capitals(below) and not is_capitals(self.above)) or speaker_of_heading(below) is not None
        if named and (self.line.opens_page or self.has_room()):
            return True
        if not complete:
            listed = bool(self.ended and LETTER.match(below))
            return listed or (bool(field_label(below) or _SEE.match(below)) and self.has_room())
        if recommendation_heading(below) or BULLET.match(below) or field_label(below):
            return True
        if _names_itself(below) and width(below) <= _SHORT * self.column:
            return True
        return bool(LETTER.match(below)) and (self.has_room() or self.above.endswith(("。", "。”")) or self.is_next_item())

    def is_next_item(self) -> bool:
        """Tell whether the line bears the mark that comes after that of the item above: "(b)" after "(a)", "ii." after "i."."""
        own, last = LETTER.match(self.line.text), LETTER.match(self.first)
        return bool(own and last and follows_mark(last[0], own[0]))

    def has_room(self) -> bool:
        """Tell whether the line above was ended on purpose: the first word below would have fitted on it.

        Widths are only known in cells, so justified Chinese and proportional type need some slack.
        """
        word = _WORD.match(self.line.text)
        first = word[0] if word else self.line.text[:2]
        return width(self.above) + 1 + width(first) <= self.column * self._slack()

    def _slack(self) -> float:
        if self.spacing is Spacing.BLANK and not self.line.is_set:
            return 1.0
        if _WIDE.search(self.above):
            return 0.97 if is_complete(self.above) else 0.9
        # Of 311 wrapped lines of English in proportional type, one in fifty had this much room for the word below.
        ends = not self.line.is_set and is_complete(self.above) and not self.line.text[:1].islower()
        return 0.9 if ends else 0.82

    def is_short(self) -> bool:
        """Tell whether an unfinished line may be a heading: alone, with much room left, and no sentence going on below."""
        if not (self.alone or self.lettered) or NUMBER.match(self.above) or self.line.text[:1].islower():
            return False
        return self.has_room() and width(self.above) <= _SHORT * self.column

    def is_cut_short(self) -> bool:
        """Tell whether an unfinished line was ended on purpose: so much room is left that no sentence was wrapped there."""
        below = self.line.text
        if self.line.is_set or self.marked or MARK.match(below):
            return False
        if NUMBER.match(self.first) and not SECTION.match(below):
            return False  # what a paper asks for at its end is set in a narrow column of its own
        starts = below[:1].isupper() or bool(_WIDE.match(self.above[-1:]) and not below[:1].isdigit())
        return starts and self.has_room() and width(self.above) <= _HALF * self.column

    def is_title(self) -> bool:
        """Tell whether an unfinished line is a heading by its words, and not the first half of one."""
        return _names_itself(self.above) and self.has_room() and not is_complete(self.above) and not is_capitals(self.line.text)


def _is_lettered(text: str) -> bool:
    """Tell whether a line begins, after a field's label perhaps, as a lettered or numbered heading does."""
    label = field_label(text)
    return bool(SECTION.match(text, label.end if label else 0))


def _is_lone_mark(text: str) -> bool:
    """Tell whether a line is only the mark of an item whose words stand below."""
    return any(pattern.fullmatch(text) for pattern in (LETTER, BULLET, _LONE_NUMBER))


def _names_itself(text: str) -> bool:
    """Tell whether a line by itself can only be a heading: a delegation's name, or words in capitals."""
    return is_capitals(text) or speaker_of_heading(text) is not None


def _is_bare_heading(text: str) -> bool:
    heading = recommendation_heading(text)
    return heading is not None and not heading.text


def _piece(lines: Sequence[Line]) -> Piece:
    first = lines[0]
    parts, tail = [first.text], first.text[-_TAIL:]
    for line in lines[1:]:
        parts += (_glue(tail, line.text), line.text)
        tail = (tail + "".join(parts[-2:]))[-_TAIL:]
    return Piece(
        text="".join(parts),
        kind=first.kind,
        page=first.page,
        annex=first.annex,
        gap=first.gap,
        opens_page=first.opens_page,
        label=first.label,
        cells=first.cells,
        inside=first.inside,
        table=first.table,
        marks=tuple(dict.fromkeys(mark for line in lines for mark in line.marks)),
        links=tuple(dict.fromkeys(link for line in lines for link in line.links)),
        running=tuple(dict.fromkeys(n for line in lines for n in line.running)),
    )
