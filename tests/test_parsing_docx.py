"""Word files: what is printed is read, whatever it is stored as."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.model import Footnote, Link
from ingest.parsing import read_source
from ingest.parsing.source import Block, BlockKind, SourceText
from tests.support.word_files import field, level, numbered, numbering, paragraph, run, word_file

HEADING_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Own"/><w:basedOn w:val="H1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Deep"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


@pytest.fixture
def read(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Make a Word file of a body and read it."""

    def make(body: str, **more: object) -> SourceText:
        return read_source(word_file(tmp_path / "made.docx", body, **more))  # type: ignore[arg-type]

    return make


def texts(source: SourceText) -> list[str]:
    return [block.text for block in source.blocks]


def labels(source: SourceText) -> list[str | None]:
    return [block.label for block in source.blocks]


def test_paragraphs_headings_and_literal_numbers_stay_as_they_are(read) -> None:
    body = (
        paragraph("一、背景", properties='<w:pStyle w:val="Mine"/>')
        + paragraph("Deep heading", properties='<w:pStyle w:val="Deep"/>')
        + paragraph("Not a heading", properties='<w:pStyle w:val="H1"/><w:outlineLvl w:val="9"/>')
        + paragraph(runs="<w:r><w:t>1.</w:t><w:tab/><w:t>请委员会注意本文件。</w:t></w:r>")
        + paragraph()
    )
    assert [(b.kind, b.text) for b in read(body, parts={"styles": HEADING_STYLES}).blocks] == [
        (BlockKind.HEADING, "一、背景"),
        (BlockKind.HEADING, "Deep heading"),
        (BlockKind.PARAGRAPH, "Not a heading"),
        (BlockKind.PARAGRAPH, "1.\t请委员会注意本文件。"),
    ]


def test_automatic_numbers_become_visible(read) -> None:
    definition = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "%3.")
    body = "".join(
        (
            numbered("One"), numbered("a", level=1), numbered("b", level=1), numbered("i", level=2),
            numbered("Two"), numbered("again a", level=1), paragraph("between"), numbered("Three"),
        )
    )  # fmt: skip
    source = read(body, parts={"numbering": numbering(definition)})
    assert labels(source) == ["1.", "(a)", "(b)", "i.", "2.", "(a)", None, "3."]
    assert [b.kind for b in source.blocks] == [BlockKind.ITEM] * 6 + [BlockKind.PARAGRAPH, BlockKind.ITEM]


@pytest.mark.parametrize(
    ("style", "text", "shown"),
    [
        ("decimal", "%1)", ["1)", "2)", "3)"]),
        ("upperRoman", "%1.", ["I.", "II.", "III."]),
        ("upperLetter", "%1.", ["A.", "B.", "C."]),
        ("chineseCounting", "（%1）", ["（一）", "（二）", "（三）"]),
        ("chineseCountingThousand", "%1、", ["一、", "二、", "三、"]),
        ("ideographTraditional", "%1、", ["甲、", "乙、", "丙、"]),
        ("decimalEnclosedCircle", "%1", ["①", "②", "③"]),
        ("decimalZero", "%1", ["01", "02", "03"]),
        ("ordinal", "%1", ["1st", "2nd", "3rd"]),
        ("bullet", "\uf0b7", ["•", "•", "•"]),
        ("bullet", "–", ["–", "–", "–"]),
        ("none", "§", ["§", "§", "§"]),
        ("none", "", [None, None, None]),
    ],
)
def test_number_formats(read, style: str, text: str, shown: list[str | None]) -> None:
    body = numbered("x") + numbered("y") + numbered("z")
    assert labels(read(body, parts={"numbering": numbering(level(0, style, text))})) == shown


def test_levels_written_together_restarts_and_own_starts(read) -> None:
    definition = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    keeping = level(0, "decimal", "%1.") + level(1, "decimal", "%2)", more='<w:lvlRestart w:val="0"/>')
    lists = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = "".join(
        (
            numbered("I"), numbered("1.1", level=1), numbered("II"), numbered("2.1", level=1),
            numbered("anew", 2), numbered("goes on", 2), numbered("shares the count", 4),
            numbered("1", 3), numbered("1)", 3, 1), numbered("2", 3), numbered("2)", 3, 1),
        )
    )  # fmt: skip
    shown = labels(read(body, parts={"numbering": numbering(definition, keeping, lists=lists)}))
    assert shown == ["I.", "1.1", "II.", "2.1", "I.", "II.", "III.", "1.", "1)", "2.", "2)"]


def test_numbers_that_a_style_brings_and_that_a_paragraph_refuses(read) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Para"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Para"/></w:style>'
    )
    definition = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)", more='<w:pStyle w:val="Para"/>')
    body = (
        paragraph("linked level", properties='<w:pStyle w:val="Para"/>')
        + paragraph("inherited", properties='<w:pStyle w:val="Sub"/>')
        + paragraph("none", properties='<w:pStyle w:val="Para"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    shown = labels(read(body, parts={"styles": styles, "numbering": numbering(definition)}))
    assert shown == ["(a)", "(b)", None]


def test_tracked_changes_read_as_accepted(read) -> None:
    body = (
        paragraph(
            runs=run("The Committee ") + '<w:ins w:id="1">' + run("approved") + "</w:ins>"
            '<w:del w:id="2"><w:r><w:delText>considered</w:delText></w:r></w:del>' + run(" it.")
        )
        + paragraph(runs='<w:moveFrom w:id="3">' + run("moved") + "</w:moveFrom>" + run("stays"))
        + paragraph(runs='<w:moveTo w:id="4">' + run("moved") + "</w:moveTo>")
        + paragraph("第一段", properties='<w:rPr><w:del w:id="5"/></w:rPr>')
        + paragraph("接着第二段")
        + "<w:tbl><w:tr><w:tc>"
        + paragraph("a")
        + "</w:tc><w:tc>"
        + paragraph("b")
        + "</w:tc></w:tr>"
        "<w:tr><w:trPr><w:del w:id='6'/></w:trPr><w:tc>"
        + paragraph("gone")
        + "</w:tc><w:tc>"
        + paragraph("gone")
        + "</w:tc></w:tr></w:tbl>"
    )
    assert texts(read(body)) == ["The Committee approved it.", "stays", "moved", "第一段接着第二段", "a\tb"]


def test_a_deleted_paragraph_takes_no_number(read) -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
        '<w:del w:id="2"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>'
    )
    source = read(
        numbered("first") + gone + numbered("second"),
        parts={"numbering": numbering(level(0, "decimal", "%1."))},
    )
    assert [(b.label, b.text) for b in source.blocks] == [("1.", "first"), ("2.", "second")]


def test_a_text_box_stored_twice_is_read_once_and_before_its_paragraph(read) -> None:
    box = "<w:txbxContent>" + paragraph("CDIP/99/1") + paragraph("原文：英文") + "</w:txbxContent>"
    anchor = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(read(paragraph(runs=anchor + run("Committee")))) == ["CDIP/99/1", "原文：英文", "Committee"]


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def test_table_rows_with_merged_cells_lists_and_nested_tables(read) -> None:
    nested = table(cell(paragraph("x")) + cell(paragraph("y")))
    body = table(
        cell(paragraph("亮点"), '<w:vMerge w:val="restart"/>') + cell(numbered("第一项") + numbered("第二项")),
        cell(paragraph(), "<w:vMerge/>") + cell(paragraph("第三项") + nested),
        cell(paragraph("Both columns"), '<w:gridSpan w:val="2"/>'),
        cell(paragraph()) + cell(paragraph()),
    )
    source = read(body, parts={"numbering": numbering(level(0, "bullet", "\uf0b7"))})
    assert [(b.kind, b.table, b.cells) for b in source.blocks] == [
        (BlockKind.ROW, 1, ("亮点", "• 第一项\n• 第二项")),
        (BlockKind.ROW, 1, ("亮点", "第三项\nx\ty")),
        (BlockKind.ROW, 1, ("Both columns", "")),
    ]
    assert source.blocks[0].text == "亮点\t• 第一项\n• 第二项"


def test_a_table_of_one_column_only_frames_its_text(read) -> None:
    body = table(cell(paragraph("1.\tFramed.") + paragraph("2.\t也是。")))
    assert [(b.kind, b.text) for b in read(body).blocks] == [
        (BlockKind.PARAGRAPH, "1.\tFramed."),
        (BlockKind.PARAGRAPH, "2.\t也是。"),
    ]


def test_a_cover_set_in_a_table_is_read_as_lines(read) -> None:
    body = table(
        cell(paragraph()) + cell(paragraph()) + cell(paragraph("E")),
        cell(paragraph("CDIP/21/7 Rev."), '<w:gridSpan w:val="3"/>'),
        cell(paragraph("原文：英文"), '<w:gridSpan w:val="3"/>'),
    )
    assert [(b.kind, b.text) for b in read(body).blocks] == [
        (BlockKind.PARAGRAPH, "E"),
        (BlockKind.PARAGRAPH, "CDIP/21/7 Rev."),
        (BlockKind.PARAGRAPH, "原文：英文"),
    ]


def note(identifier: int, text: str) -> str:
    return f'<w:footnote w:id="{identifier}"><w:p><w:r><w:footnoteRef/></w:r>{run(" " + text)}</w:p></w:footnote>'


def reference(identifier: int, own: str | None = None) -> str:
    if own is None:
        return f'<w:r><w:footnoteReference w:id="{identifier}"/></w:r>'
    return f'<w:r><w:footnoteReference w:customMarkFollows="1" w:id="{identifier}"/><w:t>{own}</w:t></w:r>'


def test_footnotes_stand_apart_under_the_marks_that_are_shown(read) -> None:
    separator = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    body = paragraph(runs=run("六个") + reference(7) + run("与会者")) + table(
        cell(paragraph(runs=run("Own mark") + reference(3, "*"))) + cell(paragraph(runs=run("x") + reference(5)))
    )
    source = read(body, parts={"footnotes": separator + note(3, "* starred") + note(5, "second") + note(7, "注释 one")})
    assert [(b.text, b.footnote_marks) for b in source.blocks] == [
        ("六个与会者", ("1",)),
        ("Own mark\tx", ("*", "2")),
    ]
    assert source.footnotes == (Footnote("1", "注释 one"), Footnote("*", "starred"), Footnote("2", "second"))


def test_notes_are_numbered_by_the_rules_of_the_file(read) -> None:
    restart = '<w:footnotePr><w:numFmt w:val="chineseCounting"/><w:numRestart w:val="eachSect"/></w:footnotePr>'
    body = (
        paragraph(runs=run("a") + reference(1))
        + paragraph(runs=run("b") + reference(2), properties="<w:sectPr/>")
        + paragraph(runs=run("c") + reference(3) + '<w:r><w:endnoteReference w:id="9"/></w:r>')
        + "<w:sectPr/>"
    )
    endnote = note(9, "last").replace("footnote", "endnote")
    source = read(
        body,
        parts={
            "footnotes": note(1, "x") + note(2, "y") + note(3, "z"),
            "endnotes": endnote,
            "settings": restart,
        },
    )
    marked = [block.footnote_marks for block in source.blocks if block.text]
    assert marked == [("一",), ("二",), ("一", "i")]
    assert [n.text for n in source.footnotes] == ["x", "y", "z", "last"]


def test_links_of_relationships_and_of_fields(read) -> None:
    body = (
        paragraph(runs=run("See ") + '<w:hyperlink r:id="rId7">' + run("document ") + run("CDIP/26/6") + "</w:hyperlink>")
        + paragraph(runs=field(' HYPERLINK "https://www.wipo.int/a" \\l "part" ', "网页") + run("。"))
        + paragraph(runs='<w:fldSimple w:instr=" HYPERLINK https://www.wipo.int/b ">' + run("b") + "</w:fldSimple>")
        + paragraph(runs='<w:hyperlink w:anchor="inside">' + run("inside") + "</w:hyperlink>")
        + paragraph(runs=field(' HYPERLINK "javascript:alert(1)" ', "bad"))
    )
    source = read(body, links={"rId7": "https://www.wipo.int/%E2%80%8Cdoc?id=1"})
    assert [(b.text, b.links) for b in source.blocks] == [
        ("See document CDIP/26/6", (Link("https://www.wipo.int/doc?id=1", "document CDIP/26/6"),)),
        ("网页。", (Link("https://www.wipo.int/a#part", "网页"),)),
        ("b", (Link("https://www.wipo.int/b", "b"),)),
        ("inside", ()),
        ("bad", ()),
    ]


def test_fields_show_their_results_and_number_paragraphs(read) -> None:
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        + field(" MERGEFIELD x ", "hidden")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("shown")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        paragraph(runs=field(" AUTONUM ") + "<w:r><w:tab/></w:r>" + run("First."))
        + paragraph(runs=field(" AUTONUM ") + run("第二。"))
        + paragraph(runs=run("as ") + nested)
        + paragraph(runs=run("see note") + field(" NOTEREF _Ref1 \\f ", "3") + run(" above"))
        + paragraph(runs=run("before") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>')
        + paragraph("after a field that never ends")
    )
    source = read(body)
    assert [(b.label, b.text) for b in source.blocks] == [
        ("1.", "First."),
        ("2.", "第二。"),
        (None, "as shown"),
        (None, "see note above"),
        (None, "before"),
        (None, "after a field that never ends"),
    ]
    assert source.blocks[3].footnote_marks == ("3",)


def test_signs_hyphens_hidden_text_and_content_controls(read) -> None:
    runs = (
        "<w:r><w:t>on</w:t><w:noBreakHyphen/><w:t>line</w:t><w:softHyphen/><w:t>x</w:t><w:br/><w:t>next</w:t>"
        '<w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
        + run("hidden", "<w:vanish/>")
        + run("by style", '<w:rStyle w:val="Secret"/>')
        + run("seen", '<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>')
        + run("b", '<w:rFonts w:ascii="Symbol"/>')
    )
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>" + paragraph("in a control") + "</w:sdtContent></w:sdt>"
    inline = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("Click here") + "</w:sdtContent></w:sdt>"
    body = paragraph(runs=runs) + control.format("") + paragraph(runs=inline + "<w:smartTag>" + run("日内瓦") + "</w:smartTag>")
    assert texts(read(body, parts={"styles": HEADING_STYLES})) == [
        "on-linex\nnext✓seenβ",
        "in a control",
        "日内瓦",
    ]


def test_sections_bring_breaks_headers_and_footers(read) -> None:
    first = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    second = '<w:sectPr><w:headerReference w:type="default" r:id="header2"/><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    body = (
        paragraph("Body", properties=first)
        + paragraph("附件", properties="<w:pageBreakBefore/>")
        + paragraph(runs='<w:r><w:t>end of page</w:t><w:br w:type="page"/></w:r>')
        + second
    )
    header = paragraph(runs=run("Annex, page ") + field(" PAGE ", "2"))
    parts = {"header1": paragraph("CDIP/99/1"), "header2": header, "footer1": paragraph("footer")}
    kinds = {BlockKind.FURNITURE: "~", BlockKind.BREAK: "|", BlockKind.PARAGRAPH: ""}
    assert [kinds[b.kind] + b.text for b in read(body, parts=parts).blocks] == [
        "~CDIP/99/1", "Body", "|", "~Annex, page 2", "~footer", "|", "附件", "end of page", "|",
    ]  # fmt: skip


def test_invisible_characters_are_stripped_and_strict_files_read(read, tmp_path: Path) -> None:
    assert texts(read(paragraph("ab\u202ec\u200bd\U000e0041"))) == ["abcd"]
    path = tmp_path / "strict.docx"
    word_file(path, paragraph("严格"))
    data = path.read_bytes()
    assert b"PK" in data
    import zipfile

    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            content = content.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            archive.writestr(name, content)
    assert read_source(path).blocks == (Block("严格", BlockKind.PARAGRAPH),)


def test_what_is_not_read_is_said(read) -> None:
    source = read(paragraph("text"), parts={"chart1": ""})
    assert source.warnings == ("1 charts in it were not read",)
