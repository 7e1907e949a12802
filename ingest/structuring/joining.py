"""Hard-wrapped lines joined into paragraphs again, across page breaks too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.model import Link, Recommendation
from ingest.parsing.source import Block, BlockKind
from ingest.structuring.breaks import FIRST_ITEM, SHORT, WIDE, Numbers, Place, is_next_item, number_of
from ingest.structuring.fields import field_label
from ingest.structuring.lines import Line, Spacing, is_complete, width
from ingest.structuring.marks import MARK, unmarked
from ingest.structuring.numbering import BULLET, LEADER, LETTER, NUMBER, SECTION

_NARROWEST = 40  # cells of a printed column; shorter lines were ended on purpose
_FEW = 5  # lines that tell nothing of a file's ways
_FULL = 60  # cells from which on a line may have been wrapped at the edge of the page
_NEAR = 4  # lines above and below that show the column of a paragraph's first line
_LONGEST_ITEM = 6  # lines
_ENDED = 0.95  # of the column: a line up to here was ended on purpose
_HEADING_LINES = 3  # at most, of a lettered heading
_LONE_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,2}[.．、]")
_TAIL = 500  # characters at the end of a paragraph's text that decide how it goes on; longer than any address
_QUOTES = "“”‘’"  # of both scripts: what stands about them tells which
_NO_QUOTES = str.maketrans("", "", _QUOTES)
_ABOUT = 6  # characters
_HYPHENED = re.compile(r"\w-$")
_OPEN_ADDRESS = re.compile(r"https?://\S*[/_\-.?=&#%]$")
_ADDRESS_PART = re.compile(r"[A-Za-z0-9_%][\w\-./%?=&#~+]*")
_CLOSING = re.compile(r"[，。、；：！？）》”’」』】,.;:!?)\]]")


def join_text(above: str, below: str) -> str:
    """Join two parts of one paragraph: Chinese without a space, Latin words with one, addresses and hyphens closed.

    >>> join_text("this item:", "“Women”"), join_text("会议讨论", "“灯塔”")
    ('this item: “Women”', '会议讨论“灯塔”')
    >>> join_text("产权组", "织"), join_text("the web", "forum"), join_text("UNIATF-", "NCD"), join_text("http://x.int/a_", "b.html。")
    ('产权组织', 'the web forum', 'UNIATF-NCD', 'http://x.int/a_b.html。')
    """
    return above + _glue(above, below) + below


def _glue(above: str, below: str) -> str:
    """Return what stands between two parts of a paragraph: a space or nothing."""
    above = above[-_TAIL:]
    a, b = unmarked(above)[-1:], unmarked(below[:_TAIL])[:1]
    if not a or not b or a in "“‘" or (a == "/" and len(above) > 1):
        return ""
    if (WIDE.match(a) and a not in _QUOTES) or (WIDE.match(b) and b not in _QUOTES):
        return ""
    if (a in _QUOTES or b in _QUOTES) and WIDE.search(f"{unmarked(above)[-_ABOUT:]}{below[:_ABOUT]}".translate(_NO_QUOTES)):
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
    widths = [0 if line.whole or LEADER.search(line.text) else _offset(line) + width(line.text) for line in lines]
    usual = sorted(filter(None, widths))[int(sum(map(bool, widths)) * 0.8)] if any(widths) else 0
    pieces: list[Piece] = []
    open_lines: list[Line] = []
    numbers = Numbers()
    for at, line in enumerate(lines):
        if open_lines:
            above = open_lines[-1]
            if above.annex != line.annex:
                numbers = Numbers(broken=numbers.last)
            column = _column(widths, at, len(open_lines))
            if len(open_lines) == 1 and is_complete(above.text):
                column = max(column, usual)  # a whole sentence that ends short of the page ends its paragraph
            heads = at + 1 < len(lines) and _heads(line, lines[at + 1], column, numbers)
            listed = not (hinted or above.whole) and above.text.endswith((":", "：")) and _opens_list(lines, at, column)
            if not listed and not _parts(open_lines, line, spacing, hinted, column, numbers, heads=heads):
                open_lines.append(line)
                continue
            pieces.append(_piece(open_lines))
        open_lines = [line]
        numbers = numbers.after(number_of(line.text))
    if open_lines:
        pieces.append(_piece(open_lines))
    return pieces


def _has_end_hints(lines: Sequence[Line], spacing: Spacing) -> bool:
    """Trailing spaces mean the ends of paragraphs where some lines have them, but hardly any that breaks off in a sentence."""
    printed = [line for line in lines if not line.whole]
    if spacing is not Spacing.DOUBLE or len(printed) <= _FEW or sum(line.ended for line in printed) <= 0.03 * len(printed):
        return False
    usual = sorted(width(line.text) for line in printed)[int(len(printed) * 0.9)]
    broken = [line for line in printed if width(line.text) >= max(_FULL, 0.85 * usual) and not is_complete(line.text)]
    return sum(line.ended for line in broken) * 5 <= len(broken)


def _column(widths: Sequence[int], at: int, above: int) -> int:
    """How wide the column is around a line: as its paragraph so far if that is wrapped, else as the lines near by.

    widths are those of all lines, 0 for what is none of the column; above tells how many lines the paragraph has.
    """
    local = widths[at - min(above, 3 * _NEAR) : at] if above > 1 else widths[max(0, at - _NEAR) : at + _NEAR]
    return max(_NARROWEST, *local)


def _heads(line: Line, below: Line, column: int, numbers: Numbers) -> bool:
    """Tell whether a line ends short and unfinished right above the next numbered paragraph: no sentence ends so."""
    number = number_of(below.text)
    if not number or not numbers.fit(number) or NUMBER.match(line.text):
        return False
    return width(line.text) <= SHORT * column and not is_complete(line.text)


def _opens_list(lines: Sequence[Line], at: int, column: int) -> bool:
    """Tell whether a line is the first of a list's items, each of which begins a line: the one before the next ends short."""
    if not FIRST_ITEM.match(lines[at].text):
        return False
    near = range(at + 1, min(len(lines), at + 1 + _LONGEST_ITEM))
    return any(
        is_next_item(lines[at].text, lines[below].text)
        and is_complete(lines[below - 1].text)
        and width(lines[below - 1].text) <= _ENDED * column
        for below in near
    )


def _parts(open_lines: Sequence[Line], line: Line, spacing: Spacing, hinted: bool, column: int, numbers: Numbers, *, heads: bool) -> bool:
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
    cut = not above.ended and above.text != text and above.text.startswith(text)  # what marks an end stood behind the note's mark
    ended, alone, indented = above.ended if hinted and not cut else None, len(open_lines) == 1, line.indent > above.indent + 1
    place = Place(text, line, spacing, ended, column, alone, lettered, marked, open_lines[0].text, indented, _offset(above))
    return place.is_over() or place.begins(numbers) or (heads and is_complete(text) and not hinted)


def _offset(line: Line) -> int:
    """How many cells stand before a printed line."""
    return line.places[0][0] if line.places else 0


def _is_lone_mark(text: str) -> bool:
    """Tell whether a line is only the mark of an item whose words stand below."""
    return any(pattern.fullmatch(text) for pattern in (LETTER, BULLET, _LONE_NUMBER))


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


def _is_lettered(text: str) -> bool:
    """Tell whether a line begins, after a field's label perhaps, as a lettered or numbered heading does."""
    label = field_label(text)
    return bool(SECTION.match(text, label.end if label else 0))
