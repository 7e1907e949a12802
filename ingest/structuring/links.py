"""Link targets: lines that are only an address leave the text and hang on the line above, cleaned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit, urlunsplit

from assistant.model import Link
from ingest.structuring.lines import Line, Spacing

_ADDRESS = re.compile(r"https?://[^\s，。；、！？（）《》“”]+", re.IGNORECASE)
_ZERO_WIDTH = re.compile(r"%E2%80%8[B-F]|%EF%BB%BF|[\u200b-\u200f\ufeff]", re.IGNORECASE)
_TRACKING = re.compile(r"(?:utm_\w+|originTrackingId|fbclid|gclid|mc_[ce]id)=[^&]*&?", re.IGNORECASE)
_GLUED_PAGE = re.compile(r"(?<=_id=)(\d+)page\d*")  # "meeting_id=46438page20": a page reference ran into the number
_SENTENCE_END = ".,;:!?)]}'\"”’"
_OPEN = re.compile(r"[:：(（《/]$|\b(?:at|see|to)$", re.IGNORECASE)


def clean_address(address: str) -> str:
    """Return an address without zero-width characters, tracking parameters and the punctuation of its sentence.

    >>> clean_address("https://www.wipo.int/about-ip/%E2%80%8Cindex.html?utm_source=x&id=5.")
    'https://www.wipo.int/about-ip/index.html?id=5'
    """
    address = _GLUED_PAGE.sub(r"\1", _ZERO_WIDTH.sub("", address)).rstrip(_SENTENCE_END)
    try:
        parts = urlsplit(address)
        return urlunsplit(parts._replace(query=_TRACKING.sub("", parts.query).strip("&")))
    except ValueError:  # what looks like an address and is none, such as "http://[x"
        return address


def links_in(text: str) -> tuple[Link, ...]:
    """Return the addresses written in a text, each once, cleaned."""
    return tuple(Link(url) for url in dict.fromkeys(clean_address(found) for found in _ADDRESS.findall(text)))


def _is_link_line(line: Line, above: Line | None, below: Line | None, spacing: Spacing) -> bool:
    """A line that is nothing but an address, unless it ends a sentence or the line right above leads up to it; two of them never do."""
    if line.whole or not _ADDRESS.fullmatch(line.text) or line.text.endswith((".", "。")):
        return False
    if above is None or line.opens_page or line.gap > (spacing is Spacing.DOUBLE):
        return True
    listed = below is not None and _ADDRESS.fullmatch(below.text) is not None
    return listed or not _OPEN.search(above.text) or _ADDRESS.fullmatch(above.text) is not None


def take_links(lines: Sequence[Line], spacing: Spacing) -> list[Line]:
    """Return the lines without link lines; a link hangs on the last line of text above it.

    A page's links are printed together at its end, so which words they stood under is not known.
    """
    kept: list[Line] = []
    above: Line | None = None
    carried = Line("")  # of a link line: where it stood must not be lost with it
    for at, line in enumerate(lines):
        if _is_link_line(line, above, lines[at + 1] if at + 1 < len(lines) else None, spacing):
            link = Link(clean_address(line.text))
            if kept and link not in kept[-1].links:
                kept[-1] = replace(kept[-1], links=(*kept[-1].links, link))
            carried = replace(carried, opens_page=carried.opens_page or line.opens_page, gap=max(carried.gap, line.gap))
        else:
            kept.append(replace(line, opens_page=line.opens_page or carried.opens_page, gap=max(line.gap, carried.gap)))
            carried = Line("")
        above = line
    return kept
