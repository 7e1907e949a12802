"""Tables with merged cells, written as a page of HTML, and as the PDF that a browser prints of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser

from tests.support.word_files import paragraph

STYLE = """
<style>
body { font: 12px "Noto Sans CJK SC", Arial, sans-serif }
table { border-collapse: collapse; margin: 12px 0 }
td, th { border: %s; padding: 3px 5px; vertical-align: %s }
</style>
"""


@dataclass(frozen=True)
class Spanning:
    """A cell with the columns and rows that it takes up."""

    text: str
    wide: int = 1
    high: int = 1
    width: int | None = None  # pixels, where the text shall wrap


def around(rows: list[list[Spanning]]) -> tuple[str, str]:
    """Return the paragraphs before and after a table, in its language."""
    return ("The figures are below.", "That is all.") if rows[-1][0].text.isascii() else ("各项数字见下表。", "报告完。")


def markup(rows: list[list[Spanning]], *, head: int = 1, rule: str = "0.75pt solid black", align: str = "top") -> str:
    """Return a page of HTML with a table between two paragraphs; the first rows are its head."""

    def row(cells: list[Spanning], tag: str) -> str:
        sides = (f' style="width:{cell.width}px;max-width:{cell.width}px"' if cell.width else "" for cell in cells)
        return "".join(
            f"<{tag} colspan={cell.wide} rowspan={cell.high}{side}>{cell.text}</{tag}>" for cell, side in zip(cells, sides, strict=True)
        )

    def part(name: str, rows: list[list[Spanning]], tag: str) -> str:
        return f"<{name}>" + "".join(f"<tr>{row(cells, tag)}</tr>" for cells in rows) + f"</{name}>" if rows else ""

    table = f"<table>{part('thead', rows[:head], 'th')}{part('tbody', rows[head:], 'td')}</table>"
    before, after = around(rows)
    return f"<!doctype html><meta charset=utf-8>{STYLE % (rule, align)}<p>{before}</p>{table}<p>{after}</p>"


def printed(browser: Browser, path: Path, html: str) -> Path:
    """Print a page of HTML to a PDF as a browser does."""
    page = browser.new_page()
    page.set_content(html)
    path.write_bytes(page.pdf(format="A4", margin={"top": "60px", "bottom": "60px", "left": "60px", "right": "60px"}))
    page.close()
    return path


def word_table(rows: list[list[Spanning]]) -> str:
    """Return the body of a Word file with the table between two paragraphs."""
    reaching: dict[int, Spanning] = {}  # by column: what goes on in the next row, and over how many more
    written: list[str] = []
    for row in rows:
        cells, column = list(row), 0
        line: list[str] = []
        below: dict[int, Spanning] = {}
        while cells or column in reaching:
            above = reaching.get(column)
            cell = above or cells.pop(0)
            merge = "<w:vMerge/>" if above else '<w:vMerge w:val="restart"/>' if cell.high > 1 else ""
            properties = f'<w:gridSpan w:val="{cell.wide}"/>{merge}'
            line.append(f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph('' if above else cell.text)}</w:tc>")
            if cell.high > 1:
                below[column] = replace(cell, high=cell.high - 1)
            column += cell.wide
        reaching = below
        written.append(f"<w:tr>{''.join(line)}</w:tr>")
    before, after = around(rows)
    return paragraph(before) + f"<w:tbl>{''.join(written)}</w:tbl>" + paragraph(after)
