"""Plots as inline SVG: pure functions of numbers. Colours are classes, so that the page decides on light and dark.

A colour is the language of the question; a dashed line crosses languages; grey dots are what is measured beside.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

WIDTH, HEIGHT = 420, 270
LEFT, RIGHT, TOP, BOTTOM = 46, 14, 12, 42

Point = tuple[float, float]
_DOT, _DASH = Markup('<circle cx="13" cy="4" r="3.4"/>'), Markup('<path d="M1 4H25"/>')


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis: its bounds, where ticks stand and what they are called, and what it measures."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points, or the points alone; style is a class, as in "zh cross"."""

    label: str
    style: str
    points: tuple[Point, ...]
    dots: bool = False
    steps: bool = False


def percent_axis(label: str) -> Axis:
    """Return an axis of shares from 0 to 1, shown in per cent."""
    return Axis(0.0, 1.0, tuple((tick / 100, f"{tick}") for tick in (0, 25, 50, 75, 100)), label)


def number_axis(high: float, label: str) -> Axis:
    """Return an axis from 0 to a round number that reaches high, in at most six steps.

    >>> [name for _, name in number_axis(467, "ms").ticks]
    ['0', '100', '200', '300', '400', '500']
    """
    step = next(s for power in range(-3, 9) for s in (10**power, 2 * 10**power, 5 * 10**power) if high <= 6 * s)
    ticks = tuple((step * i, f"{step * i:g}") for i in range(max(1, math.ceil(high / step)) + 1))
    return Axis(0.0, ticks[-1][0], ticks, label)


def plot(title: str, x: Axis, y: Axis, lines: Sequence[Line]) -> Markup:
    """Return one plot; every line's points carry its label and values as a tooltip."""
    drawn = Markup("").join([_grid(x, y), *(_line(line, x, y) for line in lines)])
    return Markup('<svg class="plot" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(WIDTH, HEIGHT, title, drawn)


def whiskers(title: str, rows: Sequence[tuple[str, Sequence[tuple[str, float, float, float, str]]]]) -> Markup:
    """Return rows of dots with their intervals; a dot is (style, value, low, high, tooltip), all values shares."""
    left, row_height, width = 112, 26, WIDTH
    height = row_height * len(rows) + 26
    axis = percent_axis("")
    inner = width - left - RIGHT
    parts = [
        Markup(
            '<line class="grid" x1="{0:.1f}" x2="{0:.1f}" y1="4" y2="{1}"/><text x="{0:.1f}" y="{2}" text-anchor="middle">{3}</text>'
        ).format(left + tick * inner, height - 20, height - 6, name)
        for tick, name in axis.ticks
    ]
    for i, (name, dots) in enumerate(rows):
        middle = row_height * i + row_height / 2 + 2
        parts.append(Markup('<text x="{}" y="{:.1f}" text-anchor="end" class="name">{}</text>').format(left - 8, middle + 4, name))
        for j, (style, value, low, high, tooltip) in enumerate(dots):
            y = middle + (j - (len(dots) - 1) / 2) * 9
            parts.append(
                Markup(
                    '<g class="{}"><title>{}</title><line class="whisker" x1="{:.1f}" x2="{:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
                    '<circle cx="{:.1f}" cy="{y:.1f}" r="3.6"/></g>'
                ).format(style, tooltip, left + low * inner, left + high * inner, left + value * inner, y=y)
            )
    svg = Markup('<svg class="plot" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>')
    return svg.format(width, height, title, Markup("").join(parts))


def interval_bar(value: float, low: float, high: float, mark: float | None = None) -> Markup:
    """Return a small bar from 0 to 1: the interval as a band, the value as a dot, the baseline as a tick."""
    tick = Markup('<line class="was" x1="{0:.1f}" x2="{0:.1f}" y1="1" y2="11"/>').format(100 * mark) if mark is not None else Markup("")
    return Markup(
        '<svg class="bar" viewBox="-3 0 106 12" preserveAspectRatio="none" aria-hidden="true"><line class="track" x1="0" x2="100" y1="6" y2="6"/>'
        '<line class="band" x1="{:.1f}" x2="{:.1f}" y1="6" y2="6"/>{}<line class="dot" x1="{v:.1f}" x2="{v:.1f}" y1="3" y2="9"/></svg>'
    ).format(100 * low, 100 * high, tick, v=100 * value)


def legend(lines: Sequence[Line]) -> Markup:
    """Return what the lines of a plot are called."""
    items = [
        Markup('<li><svg viewBox="0 0 26 8" aria-hidden="true"><g class="{}">{}</g></svg>{}</li>').format(
            line.style, _DOT if _only_dots(line) else _DASH, line.label
        )
        for line in lines
    ]
    return Markup('<ul class="legend">{}</ul>').format(Markup("").join(items))


def _only_dots(line: Line) -> bool:
    return line.dots and len(line.points) < 2


def _grid(x: Axis, y: Axis) -> Markup:
    parts = []
    for tick, name in y.ticks:
        at = _y(tick, y)
        parts.append(
            Markup(
                '<line class="grid" x1="{}" x2="{}" y1="{y:.1f}" y2="{y:.1f}"/><text x="{}" y="{:.1f}" text-anchor="end">{}</text>'
            ).format(LEFT, WIDTH - RIGHT, LEFT - 6, at + 4, name, y=at)
        )
    for tick, name in x.ticks:
        parts.append(Markup('<text x="{:.1f}" y="{}" text-anchor="middle">{}</text>').format(_x(tick, x), HEIGHT - BOTTOM + 17, name))
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(Markup('<text class="axis" x="{:.1f}" y="{}" text-anchor="middle">{}</text>').format(middle, HEIGHT - 6, x.label))
    upright = (TOP + HEIGHT - BOTTOM) / 2
    parts.append(
        Markup('<text class="axis" transform="translate(11 {:.1f}) rotate(-90)" text-anchor="middle">{}</text>').format(upright, y.label)
    )
    return Markup("").join(parts)


def _line(line: Line, x: Axis, y: Axis) -> Markup:
    places = [(_x(a, x), _y(b, y)) for a, b in line.points]
    path = _path(places, line.steps) if len(places) > 1 else ""
    dots = [
        Markup('<circle cx="{:.1f}" cy="{:.1f}" r="3.4"><title>{}: {:.3g}, {:.3g}</title></circle>').format(px, py, line.label, a, b)
        for (px, py), (a, b) in zip(places, line.points, strict=True)
        if line.dots
    ]
    drawn = Markup('<path d="{}"><title>{}</title></path>').format(path, line.label) if path else Markup("")
    return Markup('<g class="{}">{}{}</g>').format(escape(line.style), drawn, Markup("").join(dots))


def _path(places: Sequence[Point], steps: bool) -> str:
    first = f"M{places[0][0]:.1f} {places[0][1]:.1f}"
    if steps:
        return first + "".join(f"H{b[0]:.1f}V{b[1]:.1f}" for _, b in pairwise(places))
    return first + "".join(f"L{px:.1f} {py:.1f}" for px, py in places[1:])


def _x(value: float, axis: Axis) -> float:
    return LEFT + (value - axis.low) / (axis.high - axis.low) * (WIDTH - LEFT - RIGHT)


def _y(value: float, axis: Axis) -> float:
    return HEIGHT - BOTTOM - (value - axis.low) / (axis.high - axis.low) * (HEIGHT - TOP - BOTTOM)
