"""Link targets as they may be shown: addresses of the web and of mail, freed of what damages them."""

from __future__ import annotations

import re

from assistant.model import Link
from assistant.text import strip_invisible

# Zero-width characters and byte-order marks that copying from a page leaves in an address.
_ENCODED_INVISIBLE = re.compile(r"%E2%80%8[B-F]|%EF%BB%BF|%C2%AD", re.IGNORECASE)
_SHOWN = re.compile(r"(?:https?|ftp)://[^/\s]|mailto:[^\s]", re.IGNORECASE)


def web_link(url: str, anchor: str | None = None) -> Link | None:
    """Return a link to an address of the web or of mail; None for anything else (scripts, files, places in the text).

    >>> web_link("https://www.wipo.int/%E2%80%8Cip ", "IP"), web_link("javascript:alert(1)")
    (Link(url='https://www.wipo.int/ip', anchor='IP'), None)
    """
    url = _ENCODED_INVISIBLE.sub("", re.sub(r"\s+", "", strip_invisible(url)))
    if not _SHOWN.match(url):
        return None
    words = " ".join(strip_invisible(anchor or "").split())
    return Link(url, words or None)
