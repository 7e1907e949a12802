"""HTML and Markdown: what a browser shows, notes apart, menus and hidden text left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import DocumentError
from assistant.model import Footnote, Link
from ingest.parsing import read_source
from ingest.parsing.source import BlockKind, SourceText


@pytest.fixture
def read(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Read a page or a Markdown text."""

    def make(text: str | bytes, name: str = "a.html") -> SourceText:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_source(path)

    return make


def texts(source: SourceText) -> list[str]:
    return [block.text for block in source.blocks]


def test_a_word_export_loses_its_wrapping_paper(read) -> None:
    source = read(
        "<html><head><title>x</title><style>p {color: red}</style><!--[if gte mso 9]><xml>no</xml><![endif]--></head>"
        "<body lang=FR><div class=WordSection1><p class=MsoNormal>ORIGINAL:&nbsp; ENGLISH<o:p></o:p></p>"
        "<p><o:p>&nbsp;</o:p></p>"
        "<p>1.<span style='mso-tab-count:1'>&nbsp;&nbsp;&nbsp; </span>委员会\n注意到 the\n  report.<o:p></o:p></p>"
        "<p>2.&nbsp;&nbsp;&nbsp;&nbsp;Next</p></div><br clear=all style='page-break-before:always'>"
        "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>"
        "<![endif]>bullet</p><p><span style='mso-list:Ignore'>(a)&nbsp; </span>letter</p></body></html>"
    )
    assert [(b.kind, b.label, b.text) for b in source.blocks] == [
        (BlockKind.PARAGRAPH, None, "ORIGINAL:  ENGLISH"),
        (BlockKind.PARAGRAPH, None, "1.\t委员会注意到 the report."),
        (BlockKind.PARAGRAPH, None, "2.\tNext"),
        (BlockKind.BREAK, None, ""),
        (BlockKind.ITEM, "•", "bullet"),
        (BlockKind.ITEM, "(a)", "letter"),
    ]


def test_a_page_of_a_site_is_its_main_part(read) -> None:
    source = read(
        "<!-- saved from url=(0030)https://www.wipo.int/ip/ --><html><body><nav>Menu</nav><main><h1>Decision</h1>"
        '<p>See <a href="/meetings/doc?id=1">the document</a> and <a href="javascript:x()">nothing</a>.</p>'
        '<p hidden>no</p><p style="display: none">no</p><script>no()</script></main><footer>foot</footer></body></html>'
    )
    assert [(b.kind, b.text) for b in source.blocks] == [
        (BlockKind.HEADING, "Decision"),
        (BlockKind.PARAGRAPH, "See the document and nothing."),
    ]
    assert source.blocks[1].links == (Link("https://www.wipo.int/meetings/doc?id=1", "the document"),)


def test_without_a_main_part_header_and_footer_are_furniture(read) -> None:
    source = read("<body><header>CDIP/99/1</header><p>正文</p><footer>1</footer></body>")
    assert [b.kind for b in source.blocks] == [BlockKind.FURNITURE, BlockKind.PARAGRAPH, BlockKind.FURNITURE]


def test_lists_show_their_marks(read) -> None:
    source = read(
        "<ul><li>one<ol type=a><li>two<li value=4>three</ol><li><p>four</p><p>more</p></ul>"
        "<ol start=3 style='list-style-type:cjk-ideographic'><li>五</ol><ol style='list-style:none'><li>bare</ol>"
    )
    assert [(b.label, b.text) for b in source.blocks] == [
        ("•", "one"), ("a.", "two"), ("d.", "three"), ("•", "four"), (None, "more"), ("三.", "五"), (None, "bare"),
    ]  # fmt: skip


def test_tables_are_rows_unless_they_only_place_text(read) -> None:
    source = read(
        "<table><tr><th rowspan=2>亮点<td colspan=2>wide<tr><td>a<p>b<td>c</table>"
        "<table><tr><td>framed</table>"
        "<table><tr><td>menu<td><table><tr><td>x<td>y</table></table>"
    )
    assert [(b.kind, b.table, b.cells or b.text) for b in source.blocks] == [
        (BlockKind.ROW, 1, ("亮点", "wide", "")),
        (BlockKind.ROW, 1, ("亮点", "a\nb", "c")),
        (BlockKind.PARAGRAPH, None, "framed"),
        (BlockKind.PARAGRAPH, None, "menu"),
        (BlockKind.ROW, 2, ("x", "y")),
    ]


@pytest.mark.parametrize(
    ("reference", "note"),
    [
        (
            '<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>',
            '<div style=\'mso-element:footnote\' id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> 注释 text</p></div>',
        ),
        (
            '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>',
            '<div id="sdfootnote1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a> 注释 text</p></div>',
        ),
        (
            '<a href="#fn1" id="fnref1"><sup>1</sup></a>',
            '<ol><li id="fn1"><p>注释 text <a href="#fnref1">↩</a></p></li></ol>',
        ),
    ],
)
def test_notes_of_word_libreoffice_and_markdown_tools(read, reference: str, note: str) -> None:
    source = read(f"<body><p>six{reference} participants.</p><p>after</p>{note}</body>")
    assert texts(source) == ["six participants.", "after"]
    assert source.blocks[0].footnote_marks == ("1",)
    assert source.footnotes == (Footnote("1", "注释 text"),)


def test_links_inside_a_page_are_no_notes(read) -> None:
    source = read('<p>see <a href="#part2">2</a></p><p id="part2">part</p>')
    assert texts(source) == ["see 2", "part"] and source.footnotes == ()


@pytest.mark.parametrize("stated", ["gb2312", "gb18030", "utf-8", "nonsense", None])
def test_the_stated_encoding_is_believed_if_it_holds(read, stated: str | None) -> None:
    meta = f'<meta http-equiv=Content-Type content="text/html; charset={stated}">' if stated else ""
    assert texts(read(f"<html><head>{meta}</head><p>发展与知识产权委员会</p>".encode("gb18030"))) == ["发展与知识产权委员会"]


def test_a_page_without_text_is_refused(read) -> None:
    for page in ("<html><body><script>x</script></body></html>", "<html></html>", " "):
        with pytest.raises(DocumentError, match="no text"):
            read(page)


def test_markdown(read) -> None:
    source = read(
        "# CDIP/99/1\n\n委员会注意到[^1]该\n文件。See [site](https://wipo.int/x)[^b].\n\n3. three\n4. four\n   - sub\n\n"
        "| 亮点 | text |\n|---|---|\n| a | b |\n\n[^1]: 注释 one\n    goes on.\n[^b]: Second <b>note\n[^c]: unused\n",
        "a.md",
    )
    assert [(b.kind, b.label, b.cells or b.text) for b in source.blocks] == [
        (BlockKind.HEADING, None, "CDIP/99/1"),
        (BlockKind.PARAGRAPH, None, "委员会注意到该文件。See site."),
        (BlockKind.ITEM, "3.", "three"),
        (BlockKind.ITEM, "4.", "four"),
        (BlockKind.ITEM, "•", "sub"),
        (BlockKind.ROW, None, ("亮点", "text")),
        (BlockKind.ROW, None, ("a", "b")),
    ]
    assert source.blocks[1].footnote_marks == ("1", "2")
    assert source.footnotes == (Footnote("1", "注释 one goes on."), Footnote("2", "Second <b>note"))
    assert source.format == "md"
