"""Line breaks within a paragraph of Word and of web pages: what begins there as a paragraph of its own is read as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.model import Document, ParagraphKind
from ingest.parsing import read_source
from ingest.structure import read_document
from tests.support.word_files import field, paragraph, run, word_file

BREAK = "<w:r><w:br/></w:r>"


def broken(*lines: str) -> str:
    """One paragraph of Word with a soft break between its lines."""
    return paragraph(runs=BREAK.join(map(run, lines)))


def document(path: Path) -> Document:
    return read_document(read_source(path), file=path.name, digest="0")


def read(tmp_path: Path, *paragraphs: tuple[str, ...]) -> list[Document]:
    """The same paragraphs, each of the lines given, as Word and as a web page have them."""
    web = tmp_path / "a.html"
    web.write_text("".join(f"<p>{'<br>'.join(lines)}</p>" for lines in paragraphs), encoding="utf-8")
    return [document(word_file(tmp_path / "a.docx", "".join(broken(*lines) for lines in paragraphs))), document(web)]


@pytest.mark.parametrize(
    ("cover", "body", "original"),
    [
        (("E", "CDIP/99/4", "ORIGINAL:  ENGLISH", "DATE:  MARCH 22, 2035"), ("1. The keepers met.",), "ENGLISH"),
        (("CDIP/99/4", "原文：英文", "日期：2035年3月22日"), ("1. 守护人开了会。",), "英文"),
    ],
)
def test_a_cover_set_in_one_paragraph_gives_its_data(tmp_path: Path, cover: tuple[str, ...], body: tuple[str, ...], original: str) -> None:
    for known in read(tmp_path, cover, body):
        assert (known.symbol, str(known.date), known.original_language) == ("CDIP/99/4", "2035-03-22", original)
        assert [p.number for p in known.paragraphs] == ["1"]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("3. The aims are:", "(a) to mend kites;", "(b) to lend them."), ["The aims are:", "to mend kites;", "to lend them."]),
        (("3. 目标如下：", "（a）修补风筝；", "（b）出借风筝。"), ["目标如下：", "修补风筝；", "出借风筝。"]),
        (("3. The aims:", "• mend kites", "• lend kites"), ["The aims:", "mend kites", "lend kites"]),
        (("3. It ended.", "4. 结束了。"), ["It ended.", "结束了。"]),
    ],
)
def test_items_and_numbers_behind_a_break_are_paragraphs(tmp_path: Path, lines: tuple[str, ...], told: list[str]) -> None:
    for known in read(tmp_path, lines):
        assert [p.text for p in known.paragraphs] == told


@pytest.mark.parametrize(
    "lines",
    [
        ("Project code: DA_99", "Budget: 400 francs", "Countries: Atlantis and Lilliput"),
        ("项目编号：DA_99", "项目预算：400瑞郎", "参与国：甲国和乙国"),
    ],
)
def test_the_lines_of_a_form_are_rows(tmp_path: Path, lines: tuple[str, ...]) -> None:
    for known in read(tmp_path, ("1. 正文。",), lines):
        assert [p.text for p in known.paragraphs if p.kind is ParagraphKind.ROW] == list(lines)


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        (("Step one: kites are mended.", "Step two: they are lent."), 2),
        (("第一步（春天）：修补风筝。", "第二步（夏天）：出借风筝。"), 2),
        (("1. The keepers of the lighthouses met in the harbour of", "the northern island. They then", "went home."), 1),
        (("1. 守护人在北方岛屿的", "港口开会。后来他们", "回家了。"), 1),
    ],
)
def test_a_break_parts_whole_sentences_but_no_wrapped_ones(tmp_path: Path, lines: tuple[str, ...], texts: int) -> None:
    for known in read(tmp_path, lines):
        assert len(known.paragraphs) == texts


@pytest.mark.parametrize("lines", [("ANNEX II", "LENDING OF KITES"), ("附件二", "风筝的出借")])
def test_the_title_of_an_annex_may_share_its_paragraph(tmp_path: Path, lines: tuple[str, ...]) -> None:
    for known in read(tmp_path, ("1. 正文。",), lines, ("2. 后文。",)):
        assert [(p.annex, p.text) for p in known.paragraphs] == [(None, "正文。"), ("II", lines[1]), ("II", "后文。")]


@pytest.mark.parametrize(("number", "annex"), [("Annex I, page ", "I"), ("附件一第", "I"), ("page ", None)])
@pytest.mark.parametrize("between", [BREAK, "<w:r><w:tab/></w:r>"])
def test_the_head_of_a_section_names_its_annex(tmp_path: Path, number: str, annex: str | None, between: str) -> None:
    head = paragraph(runs=f"{run('CDIP/99/4')}{between}{run(number)}{field(' PAGE ', '1')}{run('页') if '第' in number else ''}")
    body = paragraph("1. 正文。") + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    known = document(word_file(tmp_path / "a.docx", body, parts={"header1": head}))

    assert (known.symbol, [(p.annex, p.text) for p in known.paragraphs]) == ("CDIP/99/4", [(annex, "正文。")])
