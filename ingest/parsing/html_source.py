"""The bytes of an HTML page as a tree."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from lxml import etree, html

from assistant.errors import DocumentError
from ingest.parsing.refusals import nested_too_deeply
from ingest.parsing.text import decode

_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# What pages say, and what they mean by it: browsers read the larger encoding too (encoding.spec.whatwg.org).
_ENCODINGS = {
    **dict.fromkeys(("utf-8", "utf8", "us-ascii"), "utf-8"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk", "cp936"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs"), "big5hkscs"),
    **dict.fromkeys(("iso-8859-1", "latin1", "windows-1252", "cp1252"), "cp1252"),
}
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)", re.IGNORECASE)


def decode_page(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a page and warnings: its own word on its encoding if that holds, else as for plain text."""
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and (match := _CHARSET.search(data[:4096])):
        with suppress(UnicodeDecodeError, KeyError):
            return data.decode(_ENCODINGS[match[1].decode("ascii").lower()]), ()
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
