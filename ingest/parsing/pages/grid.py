"""Tables drawn with rules: where the cells of a page's grids are."""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

_THIN = 2.5  # points; what is thinner is a rule and no area
_SHORTEST = 5.0  # points
_NEAR = 3.0  # points; the ends of rules that meet, and rules of one column from row to row, lie this close
_MOST_OBJECTS = 20_000  # on a page; beyond it there is a drawing
_MOST_RULES = 3_000  # on a page
_MOST_CELLS = 20_000  # of a table; beyond it none is looked at for being merged
_LEAST_COLUMNS, _LEAST_ROWS = 2, 2
Box = tuple[float, float, float, float]  # left, bottom, right, top, the page held upright
Upright = Callable[[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Area:
    """What one cell takes up: its first row and column, and how many of each."""

    row: int
    column: int
    high: int = 1
    wide: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """One ruled table of a page: the places of its rules, from left to right and from below upwards.

    merged are the cells that no rule divides though others of their row or column are divided there, by each of their places.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    merged: Mapping[tuple[int, int], Area] = field(default_factory=dict)

    def row(self, y: float) -> int | None:
        """Return the row, counted from above, that a height lies in, or None."""
        at = bisect_left(self.rows, y)
        return len(self.rows) - 1 - at if 0 < at < len(self.rows) else None

    def column(self, x: float) -> int:
        """Return the column a place lies in; what hangs over an edge lies in the one beside it."""
        return min(max(bisect_right(self.columns, x) - 1, 0), len(self.columns) - 2)

    def area(self, row: int, column: int) -> Area:
        """Return what the cell takes up that a row and a column meet in."""
        return self.merged.get((row, column)) or Area(row, column)


def grids(page: pypdfium2.PdfPage, upright: Upright) -> tuple[Grid, ...]:
    """Return the ruled tables of a page that have two columns or more, uppermost first."""
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
    upright_rules = [rule for rule in rules if rule[2] - rule[0] < rule[3] - rule[1]]
    level_rules = [rule for rule in rules if rule[2] - rule[0] >= rule[3] - rule[1]]
    # A table may be open at its sides, and where a page parts it, above or below: there its other rules end.
    sides = [min(rule[0] for rule in level_rules), max(rule[2] for rule in level_rules)] if level_rules else []
    ends = [min(rule[1] for rule in upright_rules), max(rule[3] for rule in upright_rules)] if upright_rules else []
    columns = _places([*sides, *((left + right) / 2 for left, _, right, _ in upright_rules)])
    rows = _places([*ends, *((bottom + top) / 2 for _, bottom, _, top in level_rules)])
    if len(columns) <= _LEAST_COLUMNS or len(rows) <= _LEAST_ROWS:
        return None
    beside = _drawn([((left + right) / 2, bottom, top) for left, bottom, right, top in upright_rules], columns, rows)
    below = _drawn([((bottom + top) / 2, left, right) for left, bottom, right, top in level_rules], rows, columns)
    return Grid(columns, rows, _merged(beside, below, len(columns) - 1, len(rows) - 1))


def _drawn(rules: Sequence[tuple[float, float, float]], places: Sequence[float], across: Sequence[float]) -> set[tuple[int, int]]:
    """Return which parts of the lines at these places are drawn: the line, and the gap between two places across it.

    A rule is its place, and where it begins and ends along its line.
    """
    lengths: dict[tuple[int, int], float] = defaultdict(float)
    for place, first, last in rules:
        line = min(bisect_left(places, place - _NEAR), len(places) - 1)
        for gap in range(max(bisect_right(across, first) - 1, 0), min(bisect_left(across, last), len(across) - 1)):
            lengths[line, gap] += min(last, across[gap + 1]) - max(first, across[gap])
    return {(line, gap) for (line, gap), length in lengths.items() if 2 * length >= across[gap + 1] - across[gap]}


def _merged(beside: set[tuple[int, int]], below: set[tuple[int, int]], columns: int, rows: int) -> dict[tuple[int, int], Area]:
    """Return the cells that reach over several rows or columns, by each of their places; rows count from above.

    What is no rectangle is no cell: there only the parts of one row are taken together.
    """
    if rows * columns > _MOST_CELLS:
        return {}
    found: dict[tuple[int, int], Area] = {}
    for row in range(rows):
        for column in range(columns):
            if (row, column) in found:
                continue
            wide = high = 1
            while column + wide < columns and (column + wide, rows - 1 - row) not in beside:
                wide += 1
            while row + high < rows and all((rows - row - high, at) not in below for at in range(column, column + wide)):
                inside = all((at, rows - 1 - row - high) not in beside for at in range(column + 1, column + wide))
                closed = all(at in (0, columns) or (at, rows - 1 - row - high) in beside for at in (column, column + wide))
                if not (inside and closed):
                    break
                high += 1
            if wide * high > 1:
                area = Area(row, column, high, wide)
                found.update(((row + down, column + aside), area) for down in range(high) for aside in range(wide))
    return found


def _places(values: Sequence[float]) -> tuple[float, ...]:
    """Return places, each once, those near each other as one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return tuple(places)
