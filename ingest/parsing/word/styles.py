"""What a paragraph inherits from its style: heading level, numbering, hiding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ingest.parsing.word.package import W

_HEADING_NAME = re.compile(r"(?:heading|标题|標題)\s*[1-9]|title|subtitle|标题|副标题", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"toc\s*[1-9]|目录\s*[1-9]|table of figures|图表目录", re.IGNORECASE)
BODY_LEVEL = 9  # outline level of plain text


@dataclass(frozen=True, slots=True)
class Numbering:
    """Which list a paragraph belongs to (None: not said here) and how deep."""

    list_id: str | None
    level: int | None


@dataclass(frozen=True, slots=True)
class Style:
    """One style as it is written; None means that it says nothing of the kind."""

    identifier: str
    name: str
    parent: str | None
    outline: int | None
    numbering: Numbering | None
    hidden: bool | None


class Styles:
    """The styles of a document, each looked up through its parents."""

    def __init__(self, root: etree._Element | None) -> None:
        elements = [] if root is None else root.findall(f"{W}style")
        self._styles = {style.identifier: style for style in map(_style, elements)}
        self._default = next(
            (e.get(f"{W}styleId") for e in elements if e.get(f"{W}default") == "1" and e.get(f"{W}type") == "paragraph"),
            None,
        )

    def lineage(self, identifier: str | None) -> Iterator[Style]:
        """Yield a style and its parents, nearest first; the default style where none is named."""
        identifier = identifier or self._default
        seen: set[str] = set()
        while identifier in self._styles and identifier not in seen:
            seen.add(identifier)
            style = self._styles[identifier]
            yield style
            identifier = style.parent

    def is_heading(self, properties: etree._Element | None) -> bool:
        """Tell whether a paragraph with these properties stands in the outline of the document."""
        direct = None if properties is None else properties.find(f"{W}outlineLvl")
        if direct is not None:
            return _number(direct) < BODY_LEVEL
        for style in self.lineage(_style_of(properties, "pStyle")):
            if style.outline is not None:
                return style.outline < BODY_LEVEL
            if _HEADING_NAME.fullmatch(style.name):
                return True
        return False

    def is_of_contents(self, properties: etree._Element | None) -> bool:
        """Tell whether a paragraph with these properties is an entry of a table of contents."""
        return any(_CONTENTS_NAME.fullmatch(style.name) for style in self.lineage(_style_of(properties, "pStyle")))

    def numbering(self, properties: etree._Element | None) -> tuple[Numbering, str | None] | None:
        """Return the list of a paragraph with these properties, and the style it has it from, or None."""
        direct = None if properties is None else _numbering(properties)
        if direct and direct.list_id is not None:
            return direct, None
        for style in self.lineage(_style_of(properties, "pStyle")):
            if style.numbering and style.numbering.list_id is not None:
                level = direct.level if direct and direct.level is not None else style.numbering.level
                return Numbering(style.numbering.list_id, level), style.identifier
        return None

    def is_hidden(self, run: etree._Element | None, paragraph: etree._Element | None) -> bool:
        """Tell whether text with these run and paragraph properties is hidden: the nearest that says so decides."""
        direct = None if run is None else run.find(f"{W}vanish")
        if direct is not None:
            return is_on(direct)
        character = _style_of(run, "rStyle")
        for style in self.lineage(character) if character else ():
            if style.hidden is not None:
                return style.hidden
        return any(style.hidden for style in self.lineage(_style_of(paragraph, "pStyle")))


def is_on(element: etree._Element | None) -> bool:
    """Read an on/off property: there and not switched off."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def value(parent: etree._Element | None, tag: str) -> str | None:
    """Return the w:val of a child, or None where the child is missing."""
    child = None if parent is None else parent.find(f"{W}{tag}")
    return None if child is None else child.get(f"{W}val")


def _style(element: etree._Element) -> Style:
    paragraph, run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
    outline = None if paragraph is None else paragraph.find(f"{W}outlineLvl")
    vanish = None if run is None else run.find(f"{W}vanish")
    return Style(
        identifier=element.get(f"{W}styleId", ""),
        name=value(element, "name") or "",
        parent=value(element, "basedOn"),
        outline=None if outline is None else _number(outline),
        numbering=None if paragraph is None else _numbering(paragraph),
        hidden=None if vanish is None else is_on(vanish),
    )


def _style_of(properties: etree._Element | None, tag: str) -> str | None:
    return value(properties, tag)


def _numbering(properties: etree._Element) -> Numbering | None:
    element = properties.find(f"{W}numPr")
    if element is None:
        return None
    level = element.find(f"{W}ilvl")
    return Numbering(value(element, "numId"), None if level is None else _number(level))


def _number(element: etree._Element) -> int:
    """Read w:val as a number; a malformed one counts as plain text's level."""
    text = element.get(f"{W}val", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else BODY_LEVEL
