"""The bundled digests: both languages agree, place by place, and every format holds its master's text."""

from __future__ import annotations

import re
from collections import Counter

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from docx.table import Table
from lxml import etree

from assistant.symbols import find_symbols, parse_symbol, symbol_from_file_name
from evals.check import check_set, read_rows
from tests.support.sample_master import (
    FORMATS,
    ONLY_CHINESE,
    SAMPLES,
    Kind,
    Master,
    body_text,
    masters,
    notes,
    numbered,
    printed_text,
)
from tests.support.sample_txt import make_txt

ALL = masters()
PAIRS = [
    (chinese, english)
    for chinese in ALL
    for english in ALL
    if chinese.name == english.name and (chinese.language, english.language) == ("zh", "en")
]
BY_SUFFIX = {suffix: [m for m in ALL if m.suffix == suffix] for suffix in ("txt", "docx", "pdf")}


def bare(text: str) -> str:
    """The characters alone: line breaks and spaces differ from format to format."""
    return re.sub(r"\s+", "", text)


def name_of(master: Master) -> str:
    return f"{master.name}.{master.language}"


def test_every_document_has_both_languages_but_one():
    languages = Counter(master.name for master in ALL)

    assert [name for name, count in languages.items() if count == 1] == [ONLY_CHINESE]
    assert len(PAIRS) >= 12
    assert set(languages) == set(FORMATS)


def test_the_folder_holds_the_samples_and_nothing_else():
    assert {path.name for path in SAMPLES.iterdir()} == {master.sample.name for master in ALL}


@pytest.mark.parametrize("suffix", ["txt", "docx", "pdf"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_format_occurs_in_each_language(suffix, language):
    assert sum(m.language == language for m in BY_SUFFIX[suffix]) >= 4


@pytest.mark.parametrize(("chinese", "english"), PAIRS, ids=lambda m: name_of(m))
def test_both_languages_have_the_same_paragraphs_notes_and_symbols(chinese, english):
    assert numbered(chinese) == numbered(english)
    assert notes(chinese).keys() == notes(english).keys()
    assert [b.kind for b in chinese.blocks] == [b.kind for b in english.blocks]
    assert set(find_symbols(printed_text(chinese))) == set(find_symbols(printed_text(english)))


@pytest.mark.parametrize("master", ALL, ids=name_of)
def test_paragraph_numbers_run_from_one_in_the_body_and_in_each_annex(master):
    for section in {section for section, _ in numbered(master)}:
        found = [int(number) for place, number in numbered(master) if place == section]
        assert found == list(range(1, len(found) + 1))


@pytest.mark.parametrize("master", ALL, ids=name_of)
def test_a_digest_says_that_it_is_one_and_takes_no_official_symbol(master):
    symbol = parse_symbol(master.symbol)

    assert master.title.startswith("非正式摘要：" if master.language == "zh" else "UNOFFICIAL DIGEST: ")
    assert symbol is not None and symbol.series == "D"
    assert symbol == symbol_from_file_name(master.sample.name)


@pytest.mark.parametrize("master", ALL, ids=name_of)
def test_every_mark_has_its_note(master):
    marks = re.findall(r"\[\^(\d+)\]", "\n".join(b.text for b in master.blocks if b.kind is not Kind.NOTE))

    assert [int(mark) for mark in marks] == list(notes(master))


@pytest.mark.parametrize("master", BY_SUFFIX["txt"], ids=name_of)
def test_the_text_file_is_made_from_its_master(master):
    assert master.sample.read_bytes() == make_txt(master)


@pytest.mark.parametrize("master", BY_SUFFIX["docx"], ids=name_of)
def test_the_word_file_holds_the_text_and_the_notes_of_its_master(master):
    document = docx.Document(str(master.sample))
    body = "\n".join(
        "\n".join(cell.text for row in part.rows for cell in row.cells) if isinstance(part, Table) else part.text
        for part in document.iter_inner_content()
    )

    assert bare(body) == bare(body_text(master))
    assert footnotes(document) == notes(master)


@pytest.mark.parametrize("master", BY_SUFFIX["pdf"], ids=name_of)
def test_the_pdf_holds_the_text_of_its_master(master):
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(master.sample)]
    text = pages[0] + "".join(without_header(page, master.symbol) for page in pages[1:])

    assert bare(text) == bare(printed_text(master))


def test_the_samples_are_small():
    sizes = [path.stat().st_size for path in SAMPLES.iterdir()]

    assert max(sizes) <= 150_000
    assert sum(sizes) <= 2_000_000


def footnotes(document) -> dict[int, str]:
    """The real footnotes of a Word file by number, without the two separators."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/footnotes"):
            root = etree.fromstring(relation.target_part.blob)
            texts = {int(n.get(qn("w:id"))): "".join(n.itertext()).strip() for n in root}
            return {number: text for number, text in texts.items() if number > 0}
    return {}


def without_header(page: str, symbol: str) -> str:
    """The page without its running header: the symbol and, from an annex's second page on, the page mark."""
    first, rest = page.split("\r\n", 1)
    assert first.strip() == symbol
    return re.sub(r"^(?:(?:Annex[ IVX]*, )?page \d+|(?:附件[一二三]? )?第\d+页)\r\n", "", rest)


def test_every_question_over_the_samples_has_its_gold_passages_and_facts():
    rows = read_rows(SAMPLES.parents[1] / "evals" / "questions" / "samples.jsonl")

    assert check_set(rows, {master.sample.name: printed_text(master) for master in ALL}) == []
    assert min(Counter(row["language"] for row in rows).values()) >= 30
