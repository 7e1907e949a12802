"""Hard-wrapped lines joined into paragraphs again, across page breaks too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.model import Link, Recommendation
from assistant.text import HAN
from ingest.parsing.source import BlockKind
from ingest.structuring.fields import field_label, is_distinct_label
from ingest.structuring.lines import Line, Spacing, is_complete, width
from ingest.structuring.marks import HAN_PUNCTUATION, MARK, unmarked
from ingest.structuring.numbering import BULLET, LETTER, NUMBER, recommendation_heading

_WIDE = re.compile(rf"[{HAN}{HAN_PUNCTUATION}]")
_CLOSED = ("）", ")", "”", "》", "]")
_OPEN_ADDRESS = re.compile(r"https?://\S*[/_\-.?=&#%]$")
_ADDRESS_PART = re.compile(r"[A-Za-z0-9_%][\w\-./%?=&#~+]*")
_WORD = re.compile(rf"[^\s{HAN}{HAN_PUNCTUATION}]+")
_CLOSING = re.compile(r"[，。、；：！？）》”’」』】,.;:!?)\]]")


def join_text(above: str, below: str) -> str:
    """Join two parts of one paragraph: Chinese without a space, Latin words with one, addresses and hyphens closed.

    >>> join_text("产权组", "织"), join_text("the web", "forum"), join_text("UNIATF-", "NCD"), join_text("http://x.int/a_", "b.html。")
    ('产权组织', 'the web forum', 'UNIATF-NCD', 'http://x.int/a_b.html。')
    """
    if not above or not below:
        return above + below
    a, b = unmarked(above)[-1:], unmarked(below)[:1]
    if _WIDE.match(a or "，") or _WIDE.match(b or "，") or (a == "/" and len(above) > 1):
        return above + below
    if _CLOSING.match(b) or (re.search(r"\w-$", above) and b.isalnum()):
        return above + below
    if _OPEN_ADDRESS.search(above) and _ADDRESS_PART.match(below):
        return above + below
    return f"{above} {below}"


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
    last_number = 0
    for at, line in enumerate(lines):
        if open_lines:
            above = open_lines[-1]
            if above.annex != line.annex:
                last_number = 0
            local = open_lines if len(open_lines) > 1 else lines[max(0, at - 6) : at + 6]
            column = max(width(other.text) for other in local if not other.whole) if not above.whole else 0
            if not _parts(above, line, spacing, hinted, column, last_number):
                open_lines.append(line)
                continue
            pieces.append(_piece(open_lines))
        open_lines = [line]
        if number := _number(line.text):
            last_number = number
    if open_lines:
        pieces.append(_piece(open_lines))
    return pieces


def _number(text: str) -> int | None:
    match = NUMBER.match(text)
    return int(match[1]) if match and "." not in match[1] else None


def _has_end_hints(lines: Sequence[Line], spacing: Spacing) -> bool:
    """Trailing spaces mean the ends of paragraphs where some lines have them and many have not."""
    printed = [line for line in lines if not line.whole]
    ended = sum(line.ended for line in printed)
    return spacing is Spacing.DOUBLE and len(printed) > 8 and 0.03 * len(printed) < ended < 0.8 * len(printed)


def _parts(above: Line, line: Line, spacing: Spacing, hinted: bool, column: int, last_number: int) -> bool:
    """Tell whether a new paragraph begins with line."""
    if above.whole or line.whole or above.annex != line.annex:
        return True
    text = unmarked(above.text).strip()
    if _CLOSING.match(line.text):
        return False
    if spacing is Spacing.DOUBLE and line.gap == 0 and not line.opens_page and (MARK.search(above.text[-6:]) or MARK.match(line.text)):
        return False  # two stretches of one printed line, parted by a raised mark
    room = _had_room(text, line.text, column, spacing)
    ended = _ended(text, above, line, spacing, hinted, room)
    return ended or _begins(text, line, ended, room, spacing, last_number)


def _ended(text: str, above: Line, line: Line, spacing: Spacing, hinted: bool, room: bool) -> bool:
    """Tell whether the printing shows that the paragraph above is over."""
    complete = is_complete(text)
    if _is_bare_heading(text):
        return True
    if hinted:
        if above.ended:
            return complete or room or text.endswith(_CLOSED)
        return complete and line.gap > 1
    if line.opens_page:
        return complete and (spacing is not Spacing.TIGHT or room) or (room and not complete and width(text) < 60)
    if spacing is Spacing.BLANK:
        return line.gap > 0
    if spacing is Spacing.DOUBLE and line.gap > 2:
        return True
    return room if spacing is Spacing.TIGHT else room or (complete and line.gap > 1)


def _begins(text: str, line: Line, ended: bool, room: bool, spacing: Spacing, last_number: int) -> bool:
    """Tell whether line shows by its own first signs that a paragraph begins."""
    complete = is_complete(text)
    if line.label or is_distinct_label(line.text) or re.match("[•●▪■◆✓✔➢►]", line.text):
        return True
    if recommendation_heading(line.text) and complete:
        return True
    if number := _number(line.text):
        fits = number == last_number + 1 or number == 1
        return fits and (complete or room)
    if BULLET.match(line.text) or LETTER.match(line.text):
        return complete and room
    if field_label(line.text):
        return complete or room
    return False


def _is_bare_heading(text: str) -> bool:
    heading = recommendation_heading(text)
    return heading is not None and not heading.text


def _had_room(above: str, below: str, column: int, spacing: Spacing) -> bool:
    """Tell whether the line above was ended on purpose: the first word below would have fitted on it.

    Printed widths are only known in cells; justified Chinese and proportional type need some slack.
    """
    word = _WORD.match(below)
    first = word[0] if word else below[:2]
    slack = 1.0 if spacing is Spacing.BLANK else 0.9 if _WIDE.search(above) else 0.82
    return width(above) + 1 + width(first) <= column * slack


def _piece(lines: Sequence[Line]) -> Piece:
    first = lines[0]
    text = ""
    for line in lines:
        text = join_text(text, line.text)
    return Piece(
        text=text,
        kind=first.kind,
        page=first.page,
        annex=first.annex,
        gap=first.gap,
        opens_page=first.opens_page,
        label=first.label,
        cells=first.cells,
        table=first.table,
        marks=tuple(dict.fromkeys(mark for line in lines for mark in line.marks)),
        links=tuple(dict.fromkeys(link for line in lines for link in line.links)),
        running=tuple(dict.fromkeys(n for line in lines for n in line.running)),
    )
