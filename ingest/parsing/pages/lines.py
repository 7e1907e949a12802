"""The printed line: its text and where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.model import Link
from assistant.text import HAN
from ingest.parsing.pages.grid import Grid

WIDE = rf"[{HAN}\u3000-\u303f\uff00-\uffef“”‘’—…]"  # what Chinese is written with: no space beside it
WIDE_CHARACTER = re.compile(WIDE)
MARK = re.compile(r"\d{1,3}|[*†‡§¶]{1,4}")
_FAR = 3  # times the size of type: more than lines of one paragraph, or of cells side by side, are apart


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. Lengths are in points, baseline from the lower edge of the page.

    raised are the spans of text that stand small and high, as the marks of notes do; marks those taken out of text.
    faces are the looks of the first and the last character: "b" for bold, "i" for italic. cell is the place in a ruled
    table: which of the page's, and the first row and column of the cell.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    raised: tuple[tuple[int, int], ...] = ()
    marks: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    faces: tuple[str, str] = ("", "")
    cell: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page with its lines in reading order. number counts from 1; grids are its ruled tables."""

    number: int
    height: float
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...] = ()


def same_row(first: Line, second: Line) -> bool:
    """Tell whether two lines that follow each other are pieces of one printed line."""
    size = max(first.size, second.size)
    if first.cell != second.cell:
        return False
    return abs(first.baseline - second.baseline) < 0.5 * size and second.left > first.right - 0.3 * size


def joined(first: Line, second: Line) -> Line:
    """Put two pieces of one printed line together; a wide gap between them reads as a tab."""
    size = max(first.size, second.size)
    text = first.text + separator(first.text[-1:], second.text[:1], (second.left - first.right) / size)
    raised = [
        *_raised_in(first, second),
        *((a + len(text), b + len(text)) for a, b in _raised_in(second, first)),
    ]
    return replace(
        first,
        text=text + second.text,
        right=second.right,
        baseline=second.baseline if second.size > first.size else first.baseline,
        size=size,
        raised=tuple(raised),
        links=first.links + second.links,
        faces=(first.faces[0], second.faces[1]),
    )


def _raised_in(line: Line, neighbour: Line) -> tuple[tuple[int, int], ...]:
    """A piece that is nothing but a small, high number is a mark as a whole."""
    small = line.size < 0.8 * neighbour.size and line.baseline > neighbour.baseline + 0.05 * neighbour.size
    return ((0, len(line.text)),) if small and MARK.fullmatch(line.text) else line.raised


def separator(before: str, after: str, gap: float) -> str:
    """Return what stands between two characters that are gap ems apart."""
    if gap > 1.5:
        return "\t"
    wide = bool(WIDE_CHARACTER.match(before) or WIDE_CHARACTER.match(after))
    return " " if gap > (0.4 if wide else 0.15) else ""


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Return the lines in the file's order, but for groups that stand wholly above what the file has before them.

    The file's order is that of the text, cell by cell, except for boxes and headers, which come when they were drawn.
    """
    groups: list[list[Line]] = []
    for line in lines:
        if groups and line.baseline < groups[-1][-1].baseline + 0.5 * line.size and not _leaps(groups, line):
            groups[-1].append(line)
        else:
            groups.append([line])
    ordered: list[list[Line]] = []
    for group in groups:
        place = len(ordered)
        while place and group[-1].baseline > ordered[place - 1][0].baseline + 0.5 * group[-1].size:
            place -= 1
        ordered.insert(place, group)
    return [line for group in ordered for line in group]


def _leaps(groups: Sequence[Sequence[Line]], line: Line) -> bool:
    """Tell whether a line stands far below the one before, and text of an earlier group between: as a note does under a box drawn last."""
    above = groups[-1][-1].baseline
    if above - line.baseline < _FAR * line.size:
        return False
    return any(line.baseline < other.baseline < above for group in groups[:-1] for other in group)


def by_cells(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with those of each ruled table together, where its first one stands: row by row, cell by cell."""
    tables = {line.cell[0] for line in lines if line.cell}
    if not tables:
        return list(lines)
    first = {table: next(at for at, line in enumerate(lines) if line.cell and line.cell[0] == table) for table in tables}

    def place(at: int) -> tuple[int, tuple[int, ...], float]:
        line = lines[at]
        return (first[line.cell[0]], line.cell[1:], -line.baseline) if line.cell else (at, (), 0.0)

    return [lines[at] for at in sorted(range(len(lines)), key=place)]


def body_size(pages: Iterable[Page]) -> float:
    """Return the font size in which most of the text is set; 0 where there is none."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def run_on(texts: Sequence[str]) -> str:
    """Join wrapped lines: Chinese without a space, Latin with one, a broken word without its gap.

    >>> run_on(["忆及在第十八届", "会议上，CDIP", "承认"]), run_on(["one-", "off", "initiative"])
    ('忆及在第十八届会议上，CDIP 承认', 'one-off initiative')
    """
    whole = ""
    for text in (t.strip() for t in texts):
        if whole and text and not whole.endswith("-") and not (WIDE_CHARACTER.match(whole[-1]) and WIDE_CHARACTER.match(text)):
            whole += " "
        whole += text
    return whole
