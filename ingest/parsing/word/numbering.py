"""Automatic numbering made visible: which number or bullet Word shows before a paragraph.

Rules: ISO/IEC 29500-1, 17.9. Lists (num) that share a definition (abstractNum) count on together unless one of them
overrides the start; a level begins anew after each higher one unless lvlRestart says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ingest.parsing.word.glyphs import glyph
from ingest.parsing.word.numerals import numeral
from ingest.parsing.word.package import W
from ingest.parsing.word.styles import Numbering, is_on, value

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_BULLETS_KEPT = frozenset("-–—−")  # these mean something to a reader; every other bullet is only a bullet


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered. text holds %1 … %9 for the numbers of the levels."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int | None = None  # begin anew after this level (counted from 1); 0 never; None after any higher
    plain: bool = False  # all numbers in it decimal ("1.1" under "I.")
    paragraph_style: str | None = None
    font: str | None = None
    hidden: bool = False


@dataclass(slots=True)
class _List:
    """One list of the document: its definition, its own changes to it, its own starts and which of them were used."""

    definition: str
    changes: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


class ListLabels:
    """Counts the lists of a document while its paragraphs pass in order."""

    def __init__(self, root: etree._Element | None) -> None:
        definitions = [] if root is None else root.findall(f"{W}abstractNum")
        lists = [] if root is None else root.findall(f"{W}num")
        self._definitions = {d.get(f"{W}abstractNumId", ""): _levels(d) for d in definitions}
        self._lists = {n.get(f"{W}numId", ""): _list(n) for n in lists}
        self._follow_style_links(definitions)
        self._counters: dict[str, list[int | None]] = {}

    def label(self, numbering: Numbering, style: str | None) -> str | None:
        """Count one paragraph of a list and return what Word shows before it, or None where it shows nothing.

        style is the paragraph style that brought the numbering: the level is then the one linked to it.
        """
        current = self._lists.get(numbering.list_id or "")
        if current is None or current.definition not in self._definitions:
            return None
        levels = {**self._definitions[current.definition], **current.changes}
        index = numbering.level if numbering.level is not None else _level_of(levels, style)
        if index not in levels:
            return None
        counters = self._counters.setdefault(current.definition, [None] * _LEVELS)
        _count(counters, levels, index, current)
        level = levels[index]
        if level.hidden:
            return None
        if level.style == "bullet":
            return _bullet(level)
        return self._written(counters, levels, index) or None

    def _written(self, counters: list[int | None], levels: dict[int, Level], index: int) -> str:
        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            level = levels.get(place)
            if level is None or place > index:
                return ""
            count = counters[place]
            style = "decimal" if levels[index].plain and level.style != "none" else level.style
            return numeral(level.start if count is None else count, style)

        return _PLACE.sub(number, levels[index].text).strip()

    def _follow_style_links(self, definitions: list[etree._Element]) -> None:
        """A definition may only name the list style that holds the levels (numStyleLink → styleLink)."""
        holders = {value(d, "styleLink"): d.get(f"{W}abstractNumId", "") for d in definitions}
        for definition in definitions:
            holder = holders.get(value(definition, "numStyleLink") or "-")
            if holder is not None:
                self._definitions[definition.get(f"{W}abstractNumId", "")] = self._definitions[holder]


def _count(counters: list[int | None], levels: dict[int, Level], index: int, current: _List) -> None:
    """Step the counter of a level and wind back those below it."""
    previous = counters[index]
    begins = previous is None or (index in current.starts and index not in current.begun)
    current.begun.add(index)
    if begins or previous is None:
        counters[index] = current.starts.get(index, levels[index].start)
    else:
        counters[index] = previous + 1
    for below in range(index + 1, _LEVELS):
        restart = levels[below].restart if below in levels else None
        if restart is None or (restart != 0 and index < restart):
            counters[below] = None


def _list(element: etree._Element) -> _List:
    found = _List(value(element, "abstractNumId") or "")
    for override in element.findall(f"{W}lvlOverride"):
        index = _integer(override.get(f"{W}ilvl"), 0)
        if (level := override.find(f"{W}lvl")) is not None:
            found.changes[index] = _level(level)
        if (start := value(override, "startOverride")) is not None:
            found.starts[index] = _integer(start, 1)
    return found


def _levels(definition: etree._Element) -> dict[int, Level]:
    levels = {_integer(e.get(f"{W}ilvl"), 0): _level(e) for e in definition.findall(f"{W}lvl")}
    return {index: level for index, level in levels.items() if index < _LEVELS}


def _level(element: etree._Element) -> Level:
    style = element.find(f"{W}numFmt")
    if style is None:  # newer formats stand in mc:AlternateContent, the old way to show them last
        style = next(iter(element.iter(f"{W}numFmt")), None)
    restart = value(element, "lvlRestart")
    fonts = element.find(f"{W}rPr/{W}rFonts")
    return Level(
        start=_integer(value(element, "start"), 0),
        style="decimal" if style is None else style.get(f"{W}val", "decimal"),
        text=value(element, "lvlText") or "",
        restart=None if restart is None else _integer(restart, 0),
        plain=is_on(element.find(f"{W}isLgl")),
        paragraph_style=value(element, "pStyle"),
        font=None if fonts is None else fonts.get(f"{W}ascii"),
        hidden=is_on(element.find(f"{W}rPr/{W}vanish")),
    )


def _level_of(levels: dict[int, Level], style: str | None) -> int:
    """The level that a paragraph style is linked to; the first where none is."""
    return next((i for i, level in levels.items() if style is not None and level.paragraph_style == style), 0)


def _bullet(level: Level) -> str | None:
    sign = "".join(glyph(level.font, ord(c)) for c in level.text).strip()
    return (sign if sign in _BULLETS_KEPT else "•") if sign or level.text else None


def _integer(text: str | None, otherwise: int) -> int:
    """Read a count from an attribute; what is no count up to nine digits reads as otherwise."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise
