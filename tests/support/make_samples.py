"""Make the bundled samples from their master texts: python -m tests.support.make_samples

The same masters give the same bytes. Making the PDFs needs reportlab and a Chinese TrueType font (SAMPLES.md).
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

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

from tests.support.sample_master import MARK, SAMPLES, Block, Kind, Master, masters, notes

FONT = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
MADE = datetime(2026, 11, 20)
TEXT_COLUMNS = 95  # as in texts extracted from the official PDFs; a Chinese character takes two
_NO_LINE_START = "，。、；：？！）》”’」』】…·"
_NO_LINE_END = "（《“‘「『【"
_PIECE = re.compile(
    r"[^\s\u2e80-\u9fff\u3000-\u303f\uff00-\uffef“”‘—…·]+|."
)  # a Latin word, or one character


# -- lines ------------------------------------------------------------------------------------------------------


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def lines_of(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Break text as a typesetter does: never inside a Latin word or number, no closing mark first in a line."""
    done, line = [], ""
    for piece in _unbreakable(text):
        if line and measure(line + piece.rstrip()) > width:
            done.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*done, line.rstrip()]


def _unbreakable(text: str) -> Iterator[str]:
    held = ""
    for piece in _PIECE.findall(text):
        if held and (piece in _NO_LINE_START or held[-1] in _NO_LINE_END):
            held += piece
        elif held:
            yield held
            held = piece
        else:
            held = piece
    yield held


def annex_label(blocks: tuple[Block, ...], page: int) -> str | None:
    """The running title of the page-th annex ("Annex II", "附件二"), or None before the first."""
    found = [block.text for block in blocks if block.kind is Kind.ANNEX]
    if page == 0:
        return None
    return found[page - 1].replace("ANNEX", "Annex").replace("附 件", "附件")


# -- .txt -------------------------------------------------------------------------------------------------------


def make_txt(master: Master) -> bytes:
    """Set the master as text extracted from a page: hard-wrapped, table rows flattened, page headers at annexes."""
    out = []
    for block in master.blocks:
        if block.kind is Kind.PAGE:
            out.append(master.symbol)
            continue
        text = f"{block.number}  {block.text}" if block.kind is Kind.NOTE else MARK.sub(r"\1", block.text)
        text = re.sub(r"^(\d+\.) ", r"\1    " if master.language == "en" else r"\1 ", text)
        for part in text.replace("\t", " ").split("\n"):
            out.append("\n".join(lines_of(part, TEXT_COLUMNS, columns)) + "\n")
    return ("\n".join(out)).encode("utf-8")


# -- .docx ------------------------------------------------------------------------------------------------------


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
    """Add the footnotes part, which python-docx does not know; ids -1 and 0 are the separators Word asks for."""
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
        note = parse_xml(
            f'<w:footnote {nsdecls("w")} w:id="{number}"><w:p>{mark}<w:r><w:t xml:space="preserve"/></w:r></w:p></w:footnote>'
        )
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


# -- .pdf -------------------------------------------------------------------------------------------------------


def make_pdf(master: Master) -> bytes:
    """Set the master as a PDF with page headers from the second page on; Chinese in an embedded subset font."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate

    font = "Times-Roman"
    if master.language == "zh":
        font = "WenQuanYi"
        pdfmetrics.registerFont(TTFont(font, str(FONT), subfontIndex=0))
    margin, (wide, high) = 72, A4
    frame_width = wide - 2 * margin

    def template(name: str, label: str | None) -> PageTemplate:
        first: list[int] = []

        def header(canvas, document) -> None:
            first.append(document.page)
            page = document.page - first[0] + 1
            if label is None and page == 1:
                return
            canvas.setFont(font, 10)
            canvas.drawString(margin, high - 46, master.symbol)
            if page > 1:
                canvas.drawString(margin, high - 60, _page_mark(master.language, label, page))

        frame = Frame(margin, margin, frame_width, high - 2 * margin, 0, 0, 0, 0)
        return PageTemplate(name, [frame], onPage=header)

    annexes = sum(block.kind is Kind.PAGE for block in master.blocks)
    templates = [template(str(n), annex_label(master.blocks, n)) for n in range(annexes + 1)]
    story, page = [], 0
    for block in master.blocks:
        if block.kind is Kind.PAGE:
            page += 1
            story += [NextPageTemplate(str(page)), PageBreak()]
        else:
            story.append(_pdf_paragraph(block, master.language, font, frame_width))
    out = BytesIO()
    document = BaseDocTemplate(
        out, pagesize=A4, pageTemplates=templates, invariant=1, title=master.title, lang=master.language
    )
    document.build(story)
    return out.getvalue()


def _page_mark(language: str, label: str | None, page: int) -> str:
    if language == "zh":
        return f"{label} 第{page}页" if label else f"第{page}页"
    return f"{label}, page {page}" if label else f"page {page}"


def _pdf_paragraph(block: Block, language: str, font: str, width: float) -> object:
    from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.platypus import Paragraph as Flowing

    if block.kind is Kind.ROW:
        raise ValueError("Tables are set in .docx only; give this master another format in FORMATS.")
    to_right = block.kind is Kind.CLOSING or re.match(r"([CE]$|CDIP/|ORIGINAL|DATE|原文|日期)", block.text)
    size = {Kind.TITLE: 12.5, Kind.NOTE: 8.5}.get(block.kind, 10.5)
    style = ParagraphStyle(
        "block",
        fontName=font,
        fontSize=size,
        leading=size * 1.5,
        spaceAfter=size,
        alignment=TA_CENTER if block.kind is Kind.ANNEX else TA_RIGHT if to_right else TA_LEFT,
    )
    text = f"{block.number}  {block.text}" if block.kind is Kind.NOTE else block.text
    if language == "zh":  # reportlab breaks Chinese lines anywhere, even inside a symbol
        text = "<br/>".join(lines_of(text, width, lambda line: stringWidth(MARK.sub("1", line), font, size)))
    return Flowing(MARK.sub(r"<super>\1</super>", text), style)


MAKERS = {"txt": make_txt, "docx": make_docx, "pdf": make_pdf}


def main() -> None:
    """Write every sample of ingest/samples anew."""
    SAMPLES.mkdir(parents=True, exist_ok=True)
    for master in masters():
        master.sample.write_bytes(MAKERS[master.suffix](master))
        print(master.sample.name, master.sample.stat().st_size)


if __name__ == "__main__":
    main()
