"""Official pages: known or not told."""

from __future__ import annotations

from importlib.resources import files

import pytest

from assistant.answering.writing.draft import Passage
from assistant.channels.rendering import document_json
from assistant.model import Document, Language, Paragraph, ParagraphKind
from assistant.official import official_url
from assistant.symbols import parse_symbol


def test_every_symbol_of_the_table_is_written_as_documents_have_it() -> None:
    lines = (files("assistant") / "official.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    assert len({symbol for symbol, _ in rows}) == len({number for _, number in rows}) == len(rows) > 10
    assert all(str(parse_symbol(symbol)) == symbol and number.isdigit() for symbol, number in rows)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_citation_and_its_document_name_the_same_page(language: Language) -> None:
    document = Document("a.txt", language, "", "txt", (), symbol="CDIP/31/INF/5")
    citation = Passage(document, Paragraph(0, "One.", ParagraphKind.TEXT)).citation(1, "One.")
    assert citation.url == document_json(document, 1)["url"] == official_url("CDIP/31/INF/5", language)
    assert citation.url and f"/{language}/" in citation.url


@pytest.mark.parametrize("symbol", [None, "", "CDIP/30/8", "CDIP/30/8 Rev. 2", "CDIP/25/D/1", "CDIP/99/1"])
def test_what_is_not_known_is_not_told(symbol: str | None) -> None:
    assert official_url(symbol, "en") is None
