"""The bytes of an HTML page as a tree."""

from __future__ import annotations

import codecs
import re

from lxml import etree, html

from assistant.errors import DocumentError
from ingest.parsing.refusals import nested_too_deeply
from ingest.parsing.text import decode

_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)", re.IGNORECASE)


def decode_page(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a page and warnings: its own word on its encoding if that holds, else as for plain text."""
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and (match := _CHARSET.search(data[:4096])):
        stated = match[1].decode("ascii").lower()
        try:
            # Pages that say gb2312 use its larger successors too.
            return data.decode("gb18030" if stated in ("gb2312", "gbk") else stated), ()
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data, name)


def parse_page(text: str, name: str) -> etree._Element:
    """Return the root of a page. Raises DocumentError if it is empty or nested too deeply."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    text = _DECLARATION.sub("", text.replace("\x00", ""))
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise DocumentError(f"{name}: no text in it ({error}); fetch or export the page again") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise nested_too_deeply(name)
    return root


def stated_address(text: str) -> str | None:
    """Return the address at which a saved page was found, where it says so."""
    match = _SAVED_FROM.search(text, 0, 4096)
    return match[1] if match else None
