"""XML from strangers: parsed without entities, network or unbounded depth."""

from __future__ import annotations

from lxml import etree

from assistant.errors import DocumentError
from ingest.parsing.refusals import damaged


def parse_xml(data: bytes, name: str, part: str) -> etree._Element:
    """Return the root of an XML part.

    Raises DocumentError if it is malformed, nested too deeply or declares a document type: no office file does,
    and entities are how a small file becomes a huge one or reads others.
    """
    if b"<!DOCTYPE" in data.replace(b"\x00", b"").upper():  # null bytes: the same in UTF-16
        raise DocumentError(
            f"{name}: {part} declares a document type or entities, which no Word file needs; "
            "refused as unsafe: save the document again from Word"
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise damaged(name, f"{part}: {error.msg}") from error
