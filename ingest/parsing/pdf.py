"""PDF: the text layer line by line, with pages, running lines, notes and links; pictures of pages go to OCR."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from assistant.errors import DocumentError
from ingest.parsing import ocr
from ingest.parsing.limits import MAX_OCR_SECONDS, MAX_PAGES, check_characters, file_bytes
from ingest.parsing.pages.furniture import running
from ingest.parsing.pages.layer import layer_page
from ingest.parsing.pages.lines import Page
from ingest.parsing.pages.notes import separate_notes
from ingest.parsing.pages.paragraphs import paragraph_starts
from ingest.parsing.pages.rows import Tables
from ingest.parsing.refusals import damaged, protected
from ingest.parsing.source import Block, BlockKind, SourceText

_NO_CHARACTER = re.compile("[\ufffd\ue000-\uf8ff]")


def read_pdf(path: Path) -> SourceText:
    """Read a PDF as LINE blocks with page numbers, an empty one before each paragraph that white space sets off.

    Headers, footers and page numbers come as FURNITURE. Notes set apart by their marks stand in footnotes, in the
    order of their references. Raises DocumentError if the file is damaged, protected, too long or has no text.
    """
    file_bytes(path)
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise _refusal(path.name, error) from error
    try:
        pages, warnings = _pages(document, path.name)
    finally:
        document.close()
    return _source(pages, warnings)


def _pages(document: pypdfium2.PdfDocument, name: str) -> tuple[list[Page], tuple[str, ...]]:
    """Return all pages, those without a text layer as OCR reads them, and what was wrong with some."""
    if len(document) > MAX_PAGES:
        raise DocumentError(f"{name}: {len(document):,} pages, at most {MAX_PAGES:,}; split it into the documents it holds")
    pages: list[Page] = []
    recognised: list[int] = []
    unread: list[int] = []
    characters = 0
    deadline = time.monotonic() + MAX_OCR_SECONDS
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        try:
            read = layer_page(page, number)
            if not _has_text(read) and pdfium.FPDFPage_CountObjects(page.raw):
                if ocr.is_installed() and time.monotonic() < deadline:
                    read = ocr.recognised_page(page, number, name)
                    recognised.append(number)
                else:
                    read = replace(read, lines=())
                    unread.append(number)
        finally:
            page.close()
        pages.append(read)
        characters += sum(len(line.text) for line in read.lines)
        check_characters(name, characters)
    if not any(page.lines for page in pages):
        raise _no_text(name, bool(recognised or unread))
    return pages, _picture_warnings(recognised, unread)


def _has_text(page: Page) -> bool:
    """Whether the text layer can be read: there, and not only codes that no character was given for."""
    text = "".join(line.text for line in page.lines)
    return bool(text) and len(_NO_CHARACTER.findall(text)) * 2 < len(text)


def _no_text(name: str, has_pictures: bool) -> DocumentError:
    if not has_pictures:
        return DocumentError(f"{name}: no text, all pages are empty; fetch or export it again")
    if ocr.is_installed():
        return DocumentError(f"{name}: no text layer: scanned, and OCR found no text; give a version with text")
    return DocumentError(f"{name}: no text layer: scanned; {ocr.INSTALL}")


def _picture_warnings(recognised: list[int], unread: list[int]) -> tuple[str, ...]:
    reason = "reading all with OCR takes too long, split the file" if ocr.is_installed() else ocr.INSTALL
    which = (
        (recognised, "{} without a text layer read with OCR, which makes mistakes"),
        (unread, "{} without a text layer not read; " + reason),
    )
    return tuple(sentence.format(_numbered(numbers)) for numbers, sentence in which if numbers)


def _numbered(numbers: list[int]) -> str:
    """Write page numbers as a reader would: page 3, pages 3-5, 9."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1] = [ranges[-1][0], number]
        else:
            ranges.append([number])
    listed = ", ".join("-".join(map(str, span)) for span in ranges)
    return f"page{'s' if len(numbers) > 1 else ''} {listed}"


def _source(pages: Sequence[Page], warnings: tuple[str, ...]) -> SourceText:
    moving = running(pages)
    furniture = {index: [page.lines[i] for p, i in sorted(moving) if p == index] for index, page in enumerate(pages)}
    text = [
        replace(page, lines=tuple(line for i, line in enumerate(page.lines) if (index, i) not in moving))
        for index, page in enumerate(pages)
    ]
    text, footnotes = separate_notes(text)
    blocks: list[Block] = []
    tables = Tables()
    for index, (page, starts) in enumerate(paragraph_starts(text)):
        blocks.extend(Block(line.text, BlockKind.FURNITURE, page=page.number) for line in furniture[index])
        blocks.extend(_lines(page, starts, tables))
    return SourceText("pdf", tuple(blocks), footnotes, pages=len(pages), warnings=warnings)


def _lines(page: Page, starts: Sequence[bool], tables: Tables) -> Iterator[Block]:
    """Yield a page's lines, and its ruled tables row by row."""
    for table, group in groupby(zip(page.lines, starts, strict=True), key=lambda placed: placed[0].cell and placed[0].cell[0]):
        placed = list(group)
        if table is not None:
            yield from tables.rows(page, table, placed)
            continue
        tables.interrupt()
        for line, starts_paragraph in placed:
            if starts_paragraph:
                yield Block("", BlockKind.LINE, page=page.number)
            yield Block(line.text, BlockKind.LINE, page=page.number, footnote_marks=line.marks, links=line.links)


def _refusal(name: str, error: pypdfium2.PdfiumError) -> DocumentError:
    if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).casefold():
        return protected(name)
    return damaged(name, error)
