"""The real files against their manifest: every row, and the same paragraphs from every format of one document."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.errors import DocumentError
from assistant.model import Document, Paragraph
from ingest.parsing import ocr, read_source
from ingest.parsing.source import BlockKind, SourceText
from ingest.structure import read_document

LABELS_33_2 = {"相关产权组织部门", "落实工作", "亮点", "活动/成果", "进展"}


def document(path: Path) -> Document:
    return read_document(read_source(path), file=path.name, digest="")


def without_space(text: str) -> str:
    return re.sub(r"\s+", "", text)


def printed_numbers(found: Document) -> dict[str | None, list[str]]:
    """The numbers of numbered paragraphs, by annex, each once, in order."""
    numbers: dict[str | None, list[str]] = {}
    for paragraph in found.paragraphs:
        if paragraph.number:
            numbers.setdefault(paragraph.annex, []).append(paragraph.number)
    return {annex: list(dict.fromkeys(found)) for annex, found in numbers.items()}


def counted(upto: int) -> list[str]:
    return [str(number) for number in range(1, upto + 1)]


def whole_text(source: SourceText) -> str:
    return without_space("".join(f"{b.label or ''}{b.text}" for b in source.blocks if b.kind is not BlockKind.FURNITURE))


@pytest.mark.parametrize(
    ("file", "symbol", "session", "language", "body", "annex", "notes"),
    [
        ("documents/en/cdip_25_5.en.txt", "CDIP/25/5", 25, "en", 3, 10, 0),
        ("documents/en/cdip_30_8.en.txt", "CDIP/30/8", 30, "en", 23, 9, 3),
        ("files/cdip_25_5.zh.docx", "CDIP/25/5", 25, "zh", 3, 10, 0),
        ("files/cdip_25_5.zh.pdf", "CDIP/25/5", 25, "zh", 3, 10, 0),
        ("files/cdip_25_5.en.textbox.docx", "CDIP/25/5", 25, "en", 3, 10, 0),
        ("files/cdip_25_5.en.pdf", "CDIP/25/5", 25, "en", 3, 10, 0),
        ("files/cdip_25_5.en.office.html", "CDIP/25/5", 25, "en", 3, 10, 0),
        ("files/cdip_25_5.zh.gb18030.txt", "CDIP/25/5", 25, "zh", 3, 10, 0),
        ("files/cdip_30_8.zh.pdf", "CDIP/30/8", 30, "zh", 23, 9, 3),
        ("files/cdip_30_8.en.autonum.docx", "CDIP/30/8", 30, "en", 23, 9, 3),
        ("files/cdip_30_8.en.pdf", "CDIP/30/8", 30, "en", 23, 9, 3),
        ("files/injection_cdip_25_5.zh.docx", "CDIP/25/5", 25, "zh", 3, 10, 0),
    ],
)
def test_a_row_of_the_manifest(
    shared: Path, file: str, symbol: str, session: int, language: str, body: int, annex: int, notes: int
) -> None:
    found = document(shared / file)
    assert (found.symbol, found.session, found.language) == (symbol, session, language)
    assert printed_numbers(found) == {None: counted(body), "Annex": counted(annex)}
    assert len({note for paragraph in found.paragraphs for note in paragraph.footnotes}) == notes


@pytest.mark.parametrize("file", ["cdip_33_2_part.zh.docx", "cdip_33_2_part.zh.pdf"])
def test_the_long_report(shared: Path, file: str) -> None:
    source = read_source(shared / "files" / file)
    found = read_document(source, file=file, digest="")
    assert (found.symbol, found.session, found.language) == ("CDIP/33/2", 33, "zh")
    assert [note.mark for note in source.footnotes] == counted(9)
    assert printed_numbers(found)[None] == counted(5)
    named = {(r.series, r.number) for paragraph in found.paragraphs for r in paragraph.recommendations}
    assert named == {("da", n) for n in (1, 2, 3, 4, 5, 6, 7, 13, 14, 17)} | {("review", n) for n in (3, 7, 8, 9, 10, 12)}


def test_the_tables_and_headings_of_the_long_report(shared: Path) -> None:
    source = read_source(shared / "files" / "cdip_33_2_part.zh.docx")
    rows = [block for block in source.blocks if block.kind is BlockKind.ROW]
    assert {block.table for block in rows} == set(range(1, 15))
    assert {block.cells[0] for block in rows} == LABELS_33_2 and {len(block.cells) for block in rows} == {2}
    headings = [block for block in source.blocks if block.kind is BlockKind.HEADING]
    assert len(headings) == 18
    assert sum(len(block.links) for block in source.blocks) == 23
    furniture = {block.text for block in source.blocks if block.kind is BlockKind.FURNITURE}
    assert {"CDIP/33/2", "附件一 第2页", "附件二 第2页"} <= furniture


def test_pages_of_the_pdfs(shared: Path) -> None:
    pages = {
        "cdip_25_5.zh": 3,
        "cdip_25_5.en": 3,
        "cdip_30_8.zh": 7,
        "cdip_30_8.en": 7,
        "cdip_33_2_part.zh": 18,
    }
    for name, count in pages.items():
        source = read_source(shared / "files" / f"{name}.pdf")
        assert (source.pages, {block.page for block in source.blocks}) == (count, set(range(1, count + 1)))


@pytest.mark.parametrize(
    "files",
    [
        (
            "documents/zh/000_ee53c6abc6015462.txt", "files/cdip_25_5.zh.gb18030.txt",
            "files/cdip_25_5.zh.docx", "files/cdip_25_5.zh.pdf",
        ),
        (
            "documents/en/cdip_25_5.en.txt", "files/cdip_25_5.en.textbox.docx",
            "files/cdip_25_5.en.office.html", "files/cdip_25_5.en.pdf",
        ),
        ("documents/en/cdip_30_8.en.txt", "files/cdip_30_8.en.autonum.docx", "files/cdip_30_8.en.pdf"),
        ("documents/zh/002_d238954e22c3490d.txt", "files/cdip_30_8.zh.pdf"),
        ("files/cdip_33_2_part.zh.docx", "files/cdip_33_2_part.zh.pdf"),
    ],
    ids=lambda files: Path(files[0]).stem,
)  # fmt: skip
def test_every_format_gives_the_same_paragraphs(shared: Path, files: tuple[str, ...]) -> None:
    first, *others = (document(shared / file) for file in files)
    expected = [_comparable(p) for p in first.paragraphs]
    for other in others:
        assert [_comparable(p) for p in other.paragraphs] == expected, f"{other.file} differs from {first.file}"


def _comparable(paragraph: Paragraph) -> tuple[object, ...]:
    """What must not depend on the format; which sign serves as a bullet does."""
    label = "•" if paragraph.label in ("-", "–", "·") else paragraph.label
    marks = tuple(note.mark for note in paragraph.footnotes)
    return (
        paragraph.annex,
        paragraph.number,
        label,
        paragraph.kind,
        paragraph.field,
        without_space(paragraph.text),
        marks,
    )


def test_gb18030_gives_the_characters_of_the_source(shared: Path) -> None:
    source = read_source(shared / "files" / "cdip_25_5.zh.gb18030.txt")
    original = read_source(shared / "documents" / "zh" / "000_ee53c6abc6015462.txt")
    assert whole_text(source) == whole_text(original)


def test_no_deletion_shows_and_bullets_come_out(shared: Path) -> None:
    source = read_source(shared / "files" / "cdip_30_8.zh.pdf")
    assert any(block.text.startswith("\uf0b7") for block in source.blocks)
    original = document(shared / "documents" / "zh" / "002_d238954e22c3490d.txt")
    read = document(shared / "files" / "cdip_30_8.zh.pdf")
    assert {without_space(p.text) for p in read.paragraphs} <= {without_space(p.text) for p in original.paragraphs}


def test_the_box_on_the_cover_is_read_once(shared: Path) -> None:
    texts = [block.text for block in read_source(shared / "files" / "cdip_25_5.en.textbox.docx").blocks]
    assert texts.count("DATE:  MARCH 13, 2020") == 1


def test_the_injected_paragraph_is_text_like_any_other(shared: Path) -> None:
    plain = [b.text for b in read_source(shared / "files" / "cdip_25_5.zh.docx").blocks]
    injected = [b.text for b in read_source(shared / "files" / "injection_cdip_25_5.zh.docx").blocks]
    (extra,) = [text for text in injected if text not in plain]
    assert "ignore all previous instructions" in extra


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("bad_password.zh.pdf", "password-protected"),
        ("bad_truncated.docx", "damaged file"),
        ("bad_empty.txt", "empty file"),
        ("bad_zero.pdf", "empty file"),
    ],
)
def test_unreadable_files_say_why(shared: Path, file: str, message: str) -> None:
    with pytest.raises(DocumentError, match=f"^{re.escape(file)}: {message}"):
        read_source(shared / "files" / file)


def test_the_scan_without_ocr(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    with pytest.raises(DocumentError, match="no text layer: scanned; install tesseract-ocr"):
        read_source(shared / "files" / "scan_cdip_25_5_p1.zh.pdf")


@pytest.mark.skipif(not ocr.is_installed(), reason="tesseract with chi_sim and eng is not installed")
def test_the_scan_with_ocr(shared: Path) -> None:
    found = document(shared / "files" / "scan_cdip_25_5_p1.zh.pdf")
    assert (found.symbol, found.session, found.date, found.language) == ("CDIP/25/5", 25, "2020-03-13", "zh")
    assert printed_numbers(found) == {None: counted(3)}
