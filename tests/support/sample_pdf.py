"""Sets a master as a PDF; needs reportlab and, for Chinese, the font below (SAMPLES.md)."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate, Paragraph

from tests.support.sample_master import MARK, Block, Kind, Master, annex_label
from tests.support.sample_txt import lines_of

FONT = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")


def make_pdf(master: Master) -> bytes:
    """Set the master as a PDF with page headers from the second page on, Chinese in an embedded font."""
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
    document = BaseDocTemplate(out, pagesize=A4, pageTemplates=templates, invariant=1, title=master.title, lang=master.language)
    document.build(story)
    return out.getvalue()


def _page_mark(language: str, label: str | None, page: int) -> str:
    if language == "zh":
        return f"{label} 第{page}页" if label else f"第{page}页"
    return f"{label}, page {page}" if label else f"page {page}"


def _pdf_paragraph(block: Block, language: str, font: str, width: float) -> Paragraph:
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
        text = "<br/>".join(lines_of(text, width, lambda line: pdfmetrics.stringWidth(MARK.sub("1", line), font, size)))
    return Paragraph(MARK.sub(r"<super>\1</super>", text), style)
