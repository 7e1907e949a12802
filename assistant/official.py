"""The official page of a document, where it is known: the numbers of pages are facts kept in official.tsv, none is derived.

A document has one number for all its languages; the address is the one that the Committee's documents link.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from assistant.model import Language

_PAGE = "https://www.wipo.int/meetings/{language}/doc_details.jsp?doc_id={number}"


def official_url(symbol: str | None, language: Language) -> str | None:
    """Return the address of a document's official page, or None where it is not known.

    >>> official_url("CDIP/26/6", "zh"), official_url("CDIP/26/6 Rev.", "zh")
    ('https://www.wipo.int/meetings/zh/doc_details.jsp?doc_id=537901', None)
    """
    number = _numbers().get(symbol or "")
    return _PAGE.format(language=language, number=number) if number else None


@cache
def _numbers() -> dict[str, str]:
    lines = (files("assistant") / "official.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))
