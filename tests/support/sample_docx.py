"""Sets a master as a Word file: real tables, real footnotes, the symbol in the page headers."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO

from docx import Document as new_document
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from tests.support.sample_master import MARK, Block, Kind, Master, annex_label, notes

MADE = datetime(2026, 11, 20)


def make_docx(master: Master) -> bytes:
    """Set the master as a Word file with real tables, real footnotes and the symbol in the page headers."""
    document = new_document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = master.title, "", ""
    properties.created = properties.modified = MADE
    properties.language = "zh-CN" if master.language == "zh" else "en-US"
    _style(document)
    page, table = 0, None
    _header(document.sections[0], master, None)
    for block in master.blocks:
        if block.kind is Kind.ROW:
            table = table or _table(document, len(block.cells))
            _fill(table, block.cells)
            continue
        table = None
        if block.kind is Kind.PAGE:
            page += 1
            section = document.add_section(WD_SECTION.NEW_PAGE)
            _header(section, master, annex_label(master.blocks, page))
        elif block.kind is not Kind.NOTE:
            _paragraph(document, block)
    if noted := notes(master):
        _add_footnotes(document, noted)
    return _repacked(document)


def _style(document: Document) -> None:
    for name in ("Normal", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name, style.font.size = "Times New Roman", Pt(11)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "SimSun")
    document.styles["Normal"].paragraph_format.space_after = Pt(8)


def _header(section: Section, master: Master, annex: str | None) -> None:
    section.header.is_linked_to_previous = False
    section.different_first_page_header_footer = annex is None  # the cover shows its symbol itself
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run(f"{master.symbol}\n")
    before, after = ("第", "页") if master.language == "zh" else ("page ", "")
    joint = " " if master.language == "zh" else ", "
    paragraph.add_run((annex + joint if annex else "") + before)
    for tag, value in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        element = OxmlElement("w:fldChar" if tag else "w:instrText")
        if tag:
            element.set(qn("w:fldCharType"), tag)
        else:
            element.text = value
        run._r.append(element)
    paragraph.add_run(after)
    if annex:  # the pages of an annex are counted from 1
        numbering = OxmlElement("w:pgNumType")
        numbering.set(qn("w:start"), "1")
        section._sectPr.append(numbering)


def _paragraph(document: Document, block: Block) -> None:
    if block.kind in (Kind.ANNEX, Kind.HEADING):
        paragraph = document.add_heading(level=1 if block.kind is Kind.ANNEX else 2)
    else:
        paragraph = document.add_paragraph()
    if block.kind is Kind.ANNEX:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if block.kind is Kind.CLOSING or re.match(r"([CE]$|CDIP/|ORIGINAL|DATE|原文|日期)", block.text):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _write(paragraph, re.sub(r"^(\d+\.) ", "\\1\t", block.text), bold=block.kind is Kind.TITLE)


def _write(paragraph: Paragraph, text: str, bold: bool = False) -> None:
    for n, piece in enumerate(MARK.split(text)):
        if n % 2 == 0:
            paragraph.add_run(piece).bold = bold or None
            continue
        run = paragraph.add_run()
        run.font.superscript = True
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), piece)
        run._r.append(reference)


def _table(document: Document, width: int) -> Table:
    table = document.add_table(rows=0, cols=width, style="Table Grid")
    table.autofit = False
    widths = (Cm(4), Cm(11.5)) if width == 2 else (Cm(15.5 / width),) * width
    for column, size in zip(table.columns, widths, strict=True):
        column.width = size
    return table


def _fill(table: Table, cells: tuple[str, ...]) -> None:
    for cell, text in zip(table.add_row().cells, cells, strict=True):
        first, *more = text.split("\n")
        _write(cell.paragraphs[0], first)
        for line in more:
            _write(cell.add_paragraph(), line)


def _add_footnotes(document: Document, noted: dict[int, str]) -> None:
    """Add the footnotes part, which python-docx does not know; Word asks for the separators -1 and 0."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{tag}/></w:r></w:p></w:footnote>'
        for n, kind, tag in (
            (-1, "separator", "separator"),
            (0, "continuationSeparator", "continuationSeparator"),
        )
    )
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    root = parse_xml(f"<w:footnotes {nsdecls('w')}>{separators}</w:footnotes>")
    for number, text in noted.items():
        note = parse_xml(f'<w:footnote {nsdecls("w")} w:id="{number}"><w:p>{mark}<w:r><w:t xml:space="preserve"/></w:r></w:p></w:footnote>')
        note.find(".//" + qn("w:t")).text = f" {text}"
        root.append(note)
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _repacked(document: Document) -> bytes:
    """Save with one fixed date in the archive, so that the same text gives the same bytes."""
    saved, out = BytesIO(), BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != "docProps/thumbnail.jpeg":
                entry = zipfile.ZipInfo(name, MADE.timetuple()[:6])
                entry.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(entry, _without_thumbnail(name, old.read(name)))
    return out.getvalue()


def _without_thumbnail(name: str, content: bytes) -> bytes:
    """The template of python-docx carries a picture of an empty page that nobody needs."""
    if name == "_rels/.rels":
        return re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", content)
    return content
