"""Tables drawn with rules: where the cells of a page's grids are.

Only grids of three columns or more count. A frame of two is read well as printed lines, a label and what stands beside
it; and what a paragraph beside a label goes on over pages must stay one paragraph.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

_THIN = 2.5  # points; what is thinner is a rule and no area
_SHORTEST = 5.0  # points
_NEAR = 3.0  # points; the ends of rules that meet, and rules of one column from row to row, lie this close
_MOST_OBJECTS = 20_000  # on a page; beyond it there is a drawing
_MOST_RULES = 3_000  # on a page
_LEAST_COLUMNS, _LEAST_ROWS = 3, 2
Box = tuple[float, float, float, float]  # left, bottom, right, top, the page held upright
Upright = Callable[[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Grid:
    """One ruled table of a page: the places of its rules, from left to right and from below upwards."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]

    def row(self, y: float) -> int | None:
        """Return the row, counted from above, that a height lies in, or None."""
        at = bisect_left(self.rows, y)
        return len(self.rows) - 1 - at if 0 < at < len(self.rows) else None

    def column(self, x: float) -> int:
        """Return the column a place lies in; what hangs over an edge lies in the one beside it."""
        return min(max(bisect_right(self.columns, x) - 1, 0), len(self.columns) - 2)


def grids(page: pypdfium2.PdfPage, upright: Upright) -> tuple[Grid, ...]:
    """Return the ruled tables of a page that have three columns or more, uppermost first."""
    rules = list(_rules(page, upright))
    if not 4 <= len(rules) <= _MOST_RULES:
        return ()
    found = [grid for group in _touching(rules) if (grid := _grid([rules[at] for at in group]))]
    return tuple(sorted(found, key=lambda grid: -grid.rows[-1]))


def _rules(page: pypdfium2.PdfPage, upright: Upright) -> Iterator[Box]:
    """Yield the straight lines drawn on a page, whether as lines, as thin areas or as the edges of frames."""
    count = pdfium.FPDFPage_CountObjects(page.raw)
    if count > _MOST_OBJECTS:
        return
    sides = [ctypes.c_float() for _ in range(4)]
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for index in range(count):
        drawn = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH or not pdfium.FPDFPageObj_GetBounds(drawn, *sides):
            continue
        (x1, y1), (x2, y2) = upright(sides[0].value, sides[1].value), upright(sides[2].value, sides[3].value)
        left, right, bottom, top = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
        if min(right - left, top - bottom) <= _THIN:
            if max(right - left, top - bottom) >= _SHORTEST:
                yield left, bottom, right, top
        elif pdfium.FPDFPath_GetDrawMode(drawn, fill, stroke) and stroke.value:
            yield from ((left, bottom, right, bottom), (left, top, right, top), (left, bottom, left, top), (right, bottom, right, top))


def _touching(rules: Sequence[Box]) -> list[list[int]]:
    """Group rules that touch, directly or over others; seen from below upwards, so that only neighbours are compared."""
    group = list(range(len(rules)))  # each rule's group, by its lowest member's

    def of(at: int) -> int:
        while group[at] != at:
            group[at] = at = group[group[at]]
        return at

    open_rules: list[int] = []
    for at in sorted(group, key=lambda index: rules[index][1]):
        open_rules = [other for other in open_rules if rules[other][3] + 2 * _NEAR >= rules[at][1]]
        for other in open_rules:
            if _touch(rules[at], rules[other]):
                group[of(other)] = of(at)
        open_rules.append(at)
    members: dict[int, list[int]] = defaultdict(list)
    for at in range(len(rules)):
        members[of(at)].append(at)
    return list(members.values())


def _touch(one: Box, other: Box) -> bool:
    return one[0] - _NEAR <= other[2] and other[0] - _NEAR <= one[2] and one[1] - _NEAR <= other[3] and other[1] - _NEAR <= one[3]


def _grid(rules: Sequence[Box]) -> Grid | None:
    upright_rules = [(left + right) / 2 for left, bottom, right, top in rules if right - left < top - bottom]
    level_rules = [(bottom + top) / 2 for left, bottom, right, top in rules if right - left >= top - bottom]
    columns, rows = _places(upright_rules), _places(level_rules)
    enough = len(columns) > _LEAST_COLUMNS and len(rows) > _LEAST_ROWS
    return Grid(columns, rows) if enough else None


def _places(values: Sequence[float]) -> tuple[float, ...]:
    """Return places, each once, those near each other as one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return tuple(places)
