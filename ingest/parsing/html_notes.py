"""Notes of an HTML page: a short link in the text to a place further down that links back to it."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from assistant.model import Footnote

# Word (_ftn1, _edn1), LibreOffice (sdfootnote1sym), pandoc and Markdown (fn1, fn:1), wikis (cite_note-1).
_NOTE = re.compile(r"#(?:_ftn|_edn|sd(?:foot|end)note\d+sym|fn|footnote|endnote|note|cite_note)[-_:]?\w*$", re.IGNORECASE)
_BACK = re.compile(r"#(?:_ftnref|_ednref|sd(?:foot|end)note\d+anc|fn-?ref|footnote-?ref|noteref|cite_ref|ref)", re.IGNORECASE)
_MARK = re.compile(r"[\[(]?\s*(\d{1,3}|[*†‡§¶]{1,4}|[ivxlc]{1,6}|[a-z])\s*[\])]?", re.IGNORECASE)
_CONTAINER = re.compile(r"mso-element\s*:\s*(?:foot|end)note\b", re.IGNORECASE)
_BLOCKS = ("p", "li", "div", "td", "dd", "aside")


class Notes:
    """The notes of a page, found once by their links; reading the page then asks which elements they are."""

    def __init__(self, root: etree._Element) -> None:
        places = {name: e for e in root.iter() for name in (e.get("name"), e.get("id")) if name and isinstance(e.tag, str)}
        self._marks: dict[etree._Element, str] = {}
        self._containers: dict[str, etree._Element] = {}
        self._order: list[tuple[str, str]] = []
        self._reading: etree._Element | None = None
        for link in root.iter("a"):
            target = link.get("href") or ""
            match = _MARK.fullmatch("".join(map(str, link.itertext())).strip())
            if match and _NOTE.match(target) and not _BACK.match(target) and target[1:] in places:
                container = _container(places[target[1:]])
                if container is not None and container not in link.iterancestors():
                    self._marks[link] = match[1]
                    if target not in self._containers:
                        self._containers[target] = container
                        self._order.append((target, match[1]))
        self._held = set(self._containers.values())

    def mark(self, link: etree._Element) -> str | None:
        """Return the mark of a note that a link refers to, or None if it is another link."""
        return self._marks.get(link)

    def holds(self, element: etree._Element) -> bool:
        """Tell whether an element is a note, or the way back from one, and so no part of the text."""
        return element in self._held or (element.tag == "a" and bool(_BACK.match(element.get("href") or "")))

    def footnotes(self, read: Callable[[list[etree._Element]], str]) -> tuple[Footnote, ...]:
        """Return the notes in order of their references, each read as the page's text is."""
        return tuple(Footnote(mark, read([self._containers[target]])) for target, mark in self._order)


def _container(place: etree._Element) -> etree._Element | None:
    """Return the element that holds a whole note: the marked one, else the paragraph or list item it stands in."""
    for element in (place, *place.iterancestors()):
        if _CONTAINER.search(element.get("style") or "") or re.fullmatch(r"sd(?:foot|end)note\d+", element.get("id") or ""):
            return element
    return next((e for e in (place, *place.iterancestors()) if e.tag in _BLOCKS), None)
