"""PDF as different programs write it: type that a matrix makes larger, heads side by side, boxes drawn last, marks before stops."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from assistant.model import Document
from ingest.parsing import read_source
from ingest.parsing.source import BlockKind
from ingest.structure import read_document
from tests.support.pdf_files import CHINESE, Printed, lines, pdf_file, zh


def read(path: Path) -> Document:
    return read_document(read_source(path), file=path.name, digest="0")


def told(document: Document) -> list[tuple[str | None, str | None, str]]:
    return [(p.annex, p.number, p.text) for p in document.paragraphs]


def paragraphs(language: str) -> list[Printed]:
    """Two numbered paragraphs of two lines each, with a note to the second."""
    if language == "zh":
        texts = (
            "1. 委员会注意到关于灯塔守护人的报告，请秘书处向下届会议提交报告的新版本，",
            "并附上费用。",
            "2. 秘书处将于六月公布案文。",
            "1",
        )
        note = "灯塔共九座。"
        return [zh(texts[0], 700), zh(texts[1], 684), zh(texts[2], 650), zh(texts[3], 654, 212, 6), zh("1", 63, 70, 6), zh(note, 60, 78, 8)]
    texts = (
        "1. The Committee took note of the report on lighthouse keepers and asked the Secretariat to",
        "present another version of it at the next session.",
        "2. The Secretariat will publish the text in June.",
    )
    return [
        *lines(700, *texts[:2]), Printed(texts[2], 660), Printed("1", 664, 301, 6),
        Printed("1", 63, 70, 6), Printed("There are nine lighthouses.", 60, 78, 8),
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("scale", [11.0, 0.75, 0.1])
def test_type_that_a_matrix_makes_larger_is_read_in_the_size_that_is_seen(tmp_path: Path, language: str, scale: float) -> None:
    plain = read(pdf_file(tmp_path / "a.pdf", paragraphs(language)))
    scaled = read(pdf_file(tmp_path / "b.pdf", paragraphs(language), scale=scale))

    assert scaled.paragraphs == plain.paragraphs
    assert [(p.number, len(p.footnotes)) for p in plain.paragraphs] == [("1", 0), ("2", 1)]


@pytest.mark.parametrize(
    ("heads", "annexes"),
    [
        (("Annex I, page 1", "Annex I, page 2", "Annex II, page 1"), ["I", "I", "II"]),
        (("附件一第1页", "附件一第2页", "附件二第1页"), ["I", "I", "II"]),
        (("Appendix, page 1", "Appendix, page 2", "附录，第3页"), ["Appendix"] * 3),
        (("page 2", "page 3", "page 4"), [None, None, None]),
        (("- 2 -", "- 3 -", "- 4 -"), [None, None, None]),
    ],
)
@pytest.mark.parametrize("number_first", [False, True])
def test_a_symbol_and_a_page_number_side_by_side_are_the_head_of_a_page(
    tmp_path: Path, heads: tuple[str, ...], annexes: list[str | None], number_first: bool
) -> None:
    places = (300.0, 70.0) if number_first else (70.0, 300.0)
    pages = [
        [*sorted([zh("CDIP/99/1", 800, places[0]), zh(head, 800, places[1])], key=lambda piece: piece.x), zh(f"{at}. 正文{at}。", 700)]
        for at, head in enumerate(heads, start=1)
    ]

    assert told(read(pdf_file(tmp_path / "a.pdf", *pages))) == [
        (annex, str(at), f"正文{at}。") for at, annex in enumerate(annexes, start=1)
    ]


@pytest.mark.parametrize("letter", ["E", "C"])
def test_a_box_drawn_last_stands_at_the_top_though_a_note_is_drawn_after_it(tmp_path: Path, letter: str) -> None:
    page = [
        *lines(700, "The Committee met.", "It was long.", leading=30), Printed("1", 674, 132, 6),
        Printed(letter, 800, 500, 30), Printed("1", 63, 70, 6), Printed("Nine hours.", 60, 78, 8),
    ]  # fmt: skip
    source = read_source(pdf_file(tmp_path / "a.pdf", page))

    assert [block.text for block in source.blocks if block.text] == [letter, "The Committee met.", "It was long."]
    assert [note.text for note in source.footnotes] == ["Nine hours."]


def test_a_mark_before_a_stop_leaves_no_space(tmp_path: Path) -> None:
    pieces, x = [], 70.0
    for text, size in (("There were 889 users", 11.0), ("1", 6.5), (". They lent kites.", 11.0)):
        pieces.append(Printed(text, 700 + (4 if size < 11 else 0), x, size))
        x += stringWidth(text, "Helvetica", size)
    source = read_source(pdf_file(tmp_path / "a.pdf", [*pieces, Printed("1", 63, 70, 6), Printed("In spring.", 60, 78, 8)]))

    assert [block.text for block in source.blocks if block.text] == ["There were 889 users. They lent kites."]


@pytest.mark.parametrize("word", ["DRAFT", "草案"])
def test_a_watermark_across_the_page_is_no_text(tmp_path: Path, word: str) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    for number in (1, 2):
        canvas.saveState()
        canvas.rotate(45)
        canvas.setFont(CHINESE, 80)
        canvas.drawString(300, 100, word)
        canvas.restoreState()
        canvas.transform(1, 0, 0.27, 1, 0, 0)  # letters made italic
        canvas.drawString(70, 700, f"{number}. The keepers met.")
        canvas.showPage()
    canvas.save()

    assert told(read(tmp_path / "a.pdf")) == [(None, "1", "The keepers met."), (None, "2", "The keepers met.")]


def pages_with_foot(path: Path, foot: str, numbers: tuple[int, ...] = (2, 3, 4), place: float = 30) -> list[str]:
    """The lines that are text of pages whose foot (or head) has a number."""
    text = "The keepers of the lighthouses met in the harbour of the northern island and mended kites on day"
    pages = [[*lines(700, text, f"number {number} of their stay"), zh(foot.format(number), place)] for number in numbers]
    return [block.text for block in read_source(pdf_file(path, *pages)).blocks if block.kind is BlockKind.LINE]


@pytest.mark.parametrize(
    "foot",
    [
        "Page | {}", "{} | P a g e", "P. {}", "| {}", "CDIP/99/2 Annex, page {}", "CDIP/99/2 - {}", "Evaluation report on kites {}",
        "{} Evaluation report on kites", "Final Report, March 2034 – {}", "风筝项目评价报告 第{}页", "风筝项目评价报告 {}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", [30, 800])
def test_a_line_that_counts_the_pages_is_no_text_though_words_stand_beside_it(tmp_path: Path, foot: str, place: float) -> None:
    assert len([text for text in pages_with_foot(tmp_path / "a.pdf", foot, place=place) if text]) == 6


@pytest.mark.parametrize(
    "head", ["Recommendation {}", "Agenda Item {}", "Project on kites, Output {}", "建议{}", "第{}段所述的风筝", "{}. Kites"]
)
def test_what_counts_parts_of_the_text_is_text(tmp_path: Path, head: str) -> None:
    shown = pages_with_foot(tmp_path / "a.pdf", head, place=800)

    assert {head.format(number) for number in (2, 3, 4)} <= set(shown)


def test_a_number_that_does_not_count_the_pages_is_text(tmp_path: Path) -> None:
    assert "Kites that were lent in spring 7" in " ".join(
        pages_with_foot(tmp_path / "a.pdf", "Kites that were lent in spring {}", (2, 7, 9))
    )
