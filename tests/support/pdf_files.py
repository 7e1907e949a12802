"""PDF files made line by line, so that a test decides where each line stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

CHINESE = "STSong-Light"  # one of the fonts every PDF reader brings along
pdfmetrics.registerFont(UnicodeCIDFont(CHINESE))


@dataclass(frozen=True)
class Printed:
    """One piece of text on a page; y counts from the lower edge, in points."""

    text: str
    y: float
    x: float = 70.0
    size: float = 11.0
    font: str = "Helvetica"
    url: str | None = None


def zh(text: str, y: float, x: float = 70.0, size: float = 11.0) -> Printed:
    """A piece of Chinese text."""
    return Printed(text, y, x, size, CHINESE)


def pdf_file(
    path: Path,
    *pages: list[Printed],
    password: str | None = None,
    page_turn: int = 0,
    text_turn: int = 0,
    scale: float = 1.0,
) -> Path:
    """Write a PDF with these pieces in this order, the page or the text on it turned by quarter turns.

    scale is what a matrix makes of the type: set smaller by as much, it is seen in the size of the piece.
    """
    canvas = Canvas(str(path), pagesize=A4, encrypt=password)
    for page in pages:
        canvas.setPageRotation(page_turn)
        canvas.translate(*{0: (0, 0), 90: (A4[0], 0), 180: A4, 270: (0, A4[1])}[text_turn])
        canvas.rotate(text_turn)
        for piece in page:
            canvas.saveState()
            canvas.translate(piece.x, piece.y)
            canvas.scale(scale, scale)
            canvas.setFont(piece.font, piece.size / scale)
            canvas.drawString(0, 0, piece.text)
            canvas.restoreState()
            if piece.url:
                right = piece.x + pdfmetrics.stringWidth(piece.text, piece.font, piece.size)
                canvas.linkURL(piece.url, (piece.x, piece.y - 2, right, piece.y + piece.size))
        canvas.showPage()
    canvas.save()
    return path


def lines(first_y: float, *texts: str, leading: float = 14.0, x: float = 70.0) -> list[Printed]:
    """Lines set one below the other."""
    return [Printed(text, first_y - place * leading, x) for place, text in enumerate(texts)]
