"""PDF: lines as printed, with what runs along, notes, links and the ends of paragraphs told from their places."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as PrintedParagraph
from reportlab.platypus import SimpleDocTemplate, Spacer, TableStyle
from reportlab.platypus import Table as RuledTable

from assistant.errors import DocumentError
from assistant.model import Footnote, Link
from ingest.parsing import ocr, read_source
from ingest.parsing.source import BlockKind, SourceText
from tests.support.pdf_files import CHINESE, Printed, lines, pdf_file, zh

FULL = "This line of the paragraph is as long as the lines of this page become, or nearly so"


def shown(source: SourceText) -> list[str]:
    """The blocks as short text: ~ before furniture, the page before all."""
    sign = {BlockKind.FURNITURE: "~", BlockKind.LINE: ""}
    return [f"{block.page}{sign[block.kind]}:{block.text}" for block in source.blocks]


def test_lines_pages_and_gaps_between_paragraphs(tmp_path: Path) -> None:
    page = [
        *lines(700, FULL, FULL, "and its end."),
        *lines(700 - 3 * 14 - 8, "1.   " + FULL, FULL, FULL),
        *lines(700 - 6 * 14 - 8, "short end. ", FULL, FULL),
    ]
    source = read_source(pdf_file(tmp_path / "a.pdf", page, [zh("第二页的文字。", 700)]))
    assert (source.format, source.pages) == ("pdf", 2)
    assert [text.removeprefix("1:")[:12] for text in shown(source)] == [
        FULL[:12], FULL[:12], "and its end.", "", "1. This line", FULL[:12], FULL[:12], "short end.", "", FULL[:12],
        FULL[:12], "2:第二页的文字。",
    ]  # fmt: skip


def test_a_wide_gap_in_a_line_reads_as_a_tab_and_pieces_of_a_line_as_one(tmp_path: Path) -> None:
    page = [
        Printed("Highlights", 700),
        Printed("the value of the row", 700, x=200),
        zh("亮点", 650),
        zh("该建议", 650, x=200),
    ]
    source = read_source(pdf_file(tmp_path / "a.pdf", page))
    assert [block.text for block in source.blocks if block.text] == [
        "Highlights\tthe value of the row",
        "亮点\t该建议",
    ]


def test_a_heading_unlike_its_paragraph_is_parted_from_it_without_a_gap(tmp_path: Path) -> None:
    page = [Printed("MEXICO", 714, font="Helvetica-Bold"), *lines(700, FULL, FULL, FULL, "ends here.")]
    source = read_source(pdf_file(tmp_path / "a.pdf", page))
    assert [block.text[:6] for block in source.blocks] == [
        "MEXICO",
        "",
        FULL[:6],
        FULL[:6],
        FULL[:6],
        "ends h",
    ]


def test_what_runs_along_is_furniture_but_a_heading_shown_first_is_text(tmp_path: Path) -> None:
    cover = [Printed("CDIP/99/1", 740, x=450), *lines(600, "Cover text.")]
    annex = [
        [
            Printed("CDIP/99/1", 800),
            Printed(f"Annex, page {n}", 786),
            Printed("Recommendation 1*", 760),
            *lines(700, f"Text {n}."),
        ]
        for n in (2, 3)
    ]
    numbered = [[Printed(f"- {n} -", 30, x=290), *lines(700, f"Body {n}.")] for n in (4, 5)]
    source = read_source(pdf_file(tmp_path / "a.pdf", cover, *annex, *numbered))
    assert [text for text in shown(source) if not text.endswith(":")] == [
        "1:CDIP/99/1", "1:Cover text.",
        "2~:CDIP/99/1", "2~:Annex, page 2", "2:Recommendation 1*", "2:Text 2.",
        "3~:CDIP/99/1", "3~:Annex, page 3", "3~:Recommendation 1*", "3:Text 3.",
        "4~:- 4 -", "4:Body 4.", "5~:- 5 -", "5:Body 5.",
    ]  # fmt: skip


def test_a_running_line_with_its_page_number_aside(tmp_path: Path) -> None:
    pages = [[Printed("Report of the session", 800), Printed(str(n), 800, x=500), *lines(700, f"Text {n}.")] for n in (7, 8)]
    source = read_source(pdf_file(tmp_path / "a.pdf", *pages))
    assert [text for text in shown(source) if not text.endswith(":")] == [
        "1~:Report of the session\t7",
        "1:Text 7.",
        "2~:Report of the session\t8",
        "2:Text 8.",
    ]


@pytest.mark.parametrize(
    "text",
    ["page 2", "第2页", "附件一 第 12 页", "附件第2页", "Annex II, page 14", "3", "2/10", "第 3 页 共 9 页"],
)
def test_page_numbers_are_furniture_wherever_they_come_once(tmp_path: Path, text: str) -> None:
    source = read_source(pdf_file(tmp_path / "a.pdf", [zh(text, 810), zh("正文在此。", 700)]))
    assert [(b.kind, b.text) for b in source.blocks if b.text] == [
        (BlockKind.FURNITURE, text),
        (BlockKind.LINE, "正文在此。"),
    ]


def test_footnotes_leave_the_sentence_and_stand_apart(tmp_path: Path) -> None:
    page = [
        zh("六个", 700), Printed("15", 704, x=92, size=6), zh("发展中国家参加，面积为 10 m", 700, x=99),
        Printed("2", 704, x=250, size=6), *lines(680, FULL, FULL),
        Printed("15", 104, size=5), zh(" 注释的第一行", 100, x=76, size=9), zh("和第二行。", 89, size=9),
    ]  # fmt: skip
    source = read_source(pdf_file(tmp_path / "a.pdf", page))
    assert source.blocks[0].text.startswith("六个发展中国家参加") and source.blocks[0].text.endswith("2")
    assert source.blocks[0].footnote_marks == ("15",)
    assert source.footnotes == (Footnote("15", "注释的第一行和第二行。"),)
    assert not any("注释" in block.text for block in source.blocks)


def test_a_note_goes_on_at_the_foot_of_the_next_page(tmp_path: Path) -> None:
    first = [
        *lines(700, FULL, "with a mark"), Printed("1", 690, x=140, size=6), *lines(672, FULL, FULL),
        Printed("1", 64, size=5), Printed(" The note begins and", 60, x=75, size=9),
    ]  # fmt: skip
    second = [*lines(700, FULL, FULL), Printed("ends on the next page.", 60, size=9)]
    source = read_source(pdf_file(tmp_path / "a.pdf", first, second))
    assert source.footnotes == (Footnote("1", "The note begins and ends on the next page."),)


def test_a_box_drawn_last_is_read_where_it_stands(tmp_path: Path) -> None:
    page = [
        *lines(600, "Committee on Development", "Twenty-Fifth Session"),
        *lines(760, "E", "CDIP/25/5", x=450),
    ]
    source = read_source(pdf_file(tmp_path / "a.pdf", page))
    assert [b.text for b in source.blocks if b.text] == [
        "E",
        "CDIP/25/5",
        "Committee on Development",
        "Twenty-Fifth Session",
    ]


def test_links_keep_their_words_over_two_lines(tmp_path: Path) -> None:
    url = "https://www.wipo.int/doc?id=1"
    page = [
        Printed("See", 700), Printed("the web page", 700, x=95, url=url), Printed("of the project", 686, url=url),
        Printed("bad", 660, url="file:///etc/passwd"),
    ]  # fmt: skip
    source = read_source(pdf_file(tmp_path / "a.pdf", page))
    assert [b.links for b in source.blocks if b.text] == [(Link(url, "the web page of the project"),), (), ()]


@pytest.mark.parametrize(
    "turns",
    [
        {"page_turn": 90},
        {"text_turn": 90},
        {"page_turn": 90, "text_turn": 90},
        {"text_turn": 270},
        {"text_turn": 180},
    ],
)
def test_turned_pages_read_like_upright_ones(tmp_path: Path, turns: dict[str, int]) -> None:
    page = [*lines(500, "One line of text.", "Another line."), *lines(440, "New paragraph.")]
    source = read_source(pdf_file(tmp_path / "a.pdf", page, **turns))
    assert [b.text for b in source.blocks if b.text] == [
        "One line of text.",
        "Another line.",
        "New paragraph.",
    ]


def test_a_protected_file_says_so(tmp_path: Path) -> None:
    path = pdf_file(tmp_path / "a.pdf", lines(700, "secret"), password="cdip-test")
    with pytest.raises(DocumentError, match="password-protected"):
        read_source(path)


def scanned(path: Path, *, pages: int = 1) -> Path:
    """A PDF whose pages hold a picture of text and no text."""
    import pypdfium2
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    printed = pdf_file(path.with_suffix(".source.pdf"), lines(700, "The Committee took note.", "It met in Geneva."))
    document = pypdfium2.PdfDocument(printed)
    picture = document[0].render(scale=4).to_pil()
    document.close()
    canvas = Canvas(str(path), pagesize=A4)
    for _ in range(pages):
        canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return path


def test_a_scan_is_refused_with_the_next_step_where_ocr_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    with pytest.raises(DocumentError, match=r"no text layer: scanned; install tesseract-ocr .*chi-sim"):
        read_source(scanned(tmp_path / "scan.pdf"))


def test_pages_without_text_among_others_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    mixed = pypdfium2.PdfDocument(pdf_file(tmp_path / "text.pdf", lines(700, "Readable page.")))
    mixed.import_pages(pypdfium2.PdfDocument(scanned(tmp_path / "scan.pdf", pages=2)))
    mixed.save(tmp_path / "mixed.pdf")
    source = read_source(tmp_path / "mixed.pdf")
    assert [block.text for block in source.blocks] == ["Readable page."]
    assert source.warnings[0].startswith("pages 2-3 without a text layer not read; install tesseract-ocr")


@pytest.mark.skipif(not ocr.is_installed(), reason="tesseract with chi_sim and eng is not installed")
def test_a_scan_is_read_with_ocr(tmp_path: Path) -> None:
    source = read_source(scanned(tmp_path / "scan.pdf"))
    assert [block.text for block in source.blocks if block.text] == [
        "The Committee took note.",
        "It met in Geneva.",
    ]
    assert source.warnings == ("page 1 without a text layer read with OCR, which makes mistakes",)


@pytest.mark.skipif(not ocr.is_installed(), reason="tesseract with chi_sim and eng is not installed")
def test_ocr_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("tesseract", 1)

    path = scanned(tmp_path / "scan.pdf")
    monkeypatch.setattr(subprocess, "run", hang)
    with pytest.raises(DocumentError, match="page 1: OCR took longer"):
        read_source(path)


TABLE = {
    "en": [
        ["Outputs", "Indicators", "Status"],
        ["Four national studies on the use of looms in the mountains", "Completed by the end of 2022", "Completed"],
        ["One guide", "Published in three languages", "Published; 1,250 downloads"],
    ],
    "zh": [
        ["产出", "成果指标", "完成情况"],
        ["四份关于山区织机使用情况的国家研究报告", "2022年底前完成", "已完成"],
        ["一份指南", "以三种语言发布", "已发布，下载1250次"],
    ],
}


def ruled(path: Path, language: str, rows: list[list[str]], *, times: int = 1, widths: list[int] | None = None) -> Path:
    """Write a PDF with a paragraph, a table with rules around each cell whose head repeats on every page, and a paragraph."""
    chinese = {"fontName": CHINESE, "wordWrap": "CJK"} if language == "zh" else {}
    style = ParagraphStyle("cell", fontSize=11, leading=14, **chinese)
    cells = [[PrintedParagraph(text, style) for text in row] for row in [rows[0], *rows[1:] * times]]
    table = RuledTable(cells, colWidths=widths or [140, 120, 120], repeatRows=1)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    before, after = ("1. 产出见下表。", "2. 报告完。") if language == "zh" else ("1. The outputs are below.", "2. That is all.")
    space = Spacer(1, 12)
    SimpleDocTemplate(str(path)).build([PrintedParagraph(before, style), space, table, space, PrintedParagraph(after, style)])
    return path


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("times", [1, 12])
def test_a_ruled_table_reads_row_by_row_over_pages(tmp_path: Path, language: str, times: int) -> None:
    source = read_source(ruled(tmp_path / "a.pdf", language, TABLE[language], times=times))
    rows = [block for block in source.blocks if block.kind is BlockKind.ROW]

    assert [list(row.cells) for row in rows] == [TABLE[language][0], *TABLE[language][1:] * times]
    assert {row.table for row in rows} == {1}
    assert (times > 1) == (len({row.page for row in rows}) > 1)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_frame_with_paragraphs_beside_their_labels_stays_lines(tmp_path: Path, language: str) -> None:
    rows = [[label, " ".join([text] * 9)] for label, text, _ in TABLE[language]]
    source = read_source(ruled(tmp_path / "a.pdf", language, rows, widths=[140, 160]))

    assert not any(block.kind is BlockKind.ROW for block in source.blocks)


def test_figures_of_a_table_at_the_edge_of_a_page_are_no_page_numbers(tmp_path: Path) -> None:
    rows = [["Village", "Lent", "Back"], *([f"Village {at}", f"{at}", f"{at + 300}"] for at in range(100, 150))]
    source = read_source(ruled(tmp_path / "a.pdf", "en", rows))

    assert [list(block.cells) for block in source.blocks if block.kind is BlockKind.ROW] == rows
    assert not any(block.kind is BlockKind.FURNITURE for block in source.blocks)


def test_ten_thousand_strokes_are_no_table_and_take_no_time(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.drawString(70, 700, "A drawing.")
    for at in range(10_000):
        canvas.line(at % 500, at // 50, at % 500 + 9, at // 50)
    canvas.save()

    assert "1:A drawing." in shown(read_source(tmp_path / "a.pdf"))
