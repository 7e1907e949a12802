"""Session reports as text extraction leaves them: headings over headings, tables in gaps, notes typed below their paragraph."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from assistant.model import Document, Footnote, ParagraphKind
from ingest.parsing.source import Block, BlockKind, SourceText
from ingest.parsing.text import read_text
from ingest.structure import read_document
from ingest.structuring.speakers import speaker_of_statement
from tests.support.printed import document_from

REPORTS = {
    "en": (
        """
        12. The Committee took note of the plan and asked that the lamps be lit before the end of winter. The
        Committee welcomed the offer of the harbours.

        AGENDA ITEM 7: CONSIDERATION OF THE WORK PROGRAM FOR THE KEEPERS OF LIGHTHOUSES AND OF BEACONS

        Consideration of document CDIP/31/6 - Revised Proposal on Foghorns for the Northern Harbours

        13. The Chair recalled that the matter had been postponed at the session before, and that nothing had
        been decided on the number of foghorns.

        14. The Committee approved the proposal.
        """,
        ("AGENDA ITEM 7: CONSIDERATION OF THE WORK PROGRAM FOR THE KEEPERS OF LIGHTHOUSES AND OF BEACONS", "Revised Proposal on Foghorns"),
    ),
    "zh": (
        """
        12. 委员会注意到该计划，并要求在冬季结束之前点亮灯塔。委员会对各港口的提议表示欢迎，并请秘书处在下一届
        会议上报告。

        议程第7项：审议关于灯塔和航标守护人的工作计划

        审议文件 CDIP/31/6 ——关于为北方港口安装雾号的订正提案

        13. 主席回顾说，该事项在上一届会议上被推迟，当时没有就雾号的数目作出任何决定，各代表团也没有就其费用
        发表意见。

        14. 委员会批准了该提案。
        """,
        ("议程第7项：审议关于灯塔和航标守护人的工作计划", "关于为北方港口安装雾号的订正提案"),
    ),
}


def read(tmp_path: Path, text: str) -> Document:
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    return read_document(read_text(path), file=path.name, digest="0" * 64)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("pages", [False, True])
def test_an_agenda_item_stands_over_the_heading_of_its_paper(tmp_path: Path, language: str, pages: bool) -> None:
    body, (item, matter) = REPORTS[language]
    document = read(tmp_path, dedent(body) + ("\n\f" + dedent(body).replace("12.", "15.") if pages else ""))

    approved = next(p for p in document.paragraphs if p.number == "14")
    assert approved.section and approved.section.startswith(item) and matter in approved.section.split(" > ")[-1]
    assert [p.kind for p in document.paragraphs[:3]] == [ParagraphKind.TEXT, ParagraphKind.HEADING, ParagraphKind.HEADING]


TABLES = {
    "zh": (
        """
        4. 下表列出首批交换的灯具。¹

        四、灯具一览

        序号  送出港  接收港  灯具  费用（瑞郎）
        1  北岬  长湾  雾灯  7,900
        2  圆岛  东礁  转灯  3,800
        CDIP/31/6
        第3页

        3  南岬  白滩  信号灯  8,600

        ¹  见上届会议的记录。

        五、计划

        5. 第二批将在春季开始。
        """,
        [
            "序号：1；送出港：北岬；接收港：长湾；灯具：雾灯；费用（瑞郎）：7,900",
            "序号：3；送出港：南岬；接收港：白滩；灯具：信号灯；费用（瑞郎）：8,600",
        ],
        "见上届会议的记录。",
    ),
    "en": (
        """
        4. The lamps of the first exchange are listed below.1

        IV. LAMPS EXCHANGED

        No.  Sending harbour  Receiving harbour  Lamp  Cost (Swiss francs)
        1  North Cape  Long Bay  Fog lamp  7,900
        2  Round Island  East Reef  Turning lamp  3,800
        3  South Cape  White Beach  Signal lamp  8,600

        1  See the record of the session before.

        V. PLANS

        5. The second exchange begins in spring.
        """,
        [
            "No.: 1; Sending harbour: North Cape; Receiving harbour: Long Bay; Lamp: Fog lamp; Cost (Swiss francs): 7,900",
            "No.: 3; Sending harbour: South Cape; Receiving harbour: White Beach; Lamp: Signal lamp; Cost (Swiss francs): 8,600",
        ],
        "See the record of the session before.",
    ),
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_numbered_rows_of_a_printed_table_are_no_notes(language: str) -> None:
    body, told, note = TABLES[language]
    document = document_from(body)

    rows = [p.text for p in document.paragraphs if p.kind is ParagraphKind.ROW]
    assert [rows[0], rows[-1]] == told and len(rows) == 3
    assert [n.text for p in document.paragraphs if p.number == "4" for n in p.footnotes] == [note]
    assert document.paragraphs[-1].text[-3:] in ("开始。", "ng.")


@pytest.mark.parametrize(
    ("head", "rows", "told"),
    [
        ("项目  CDIP/31/6  CDIP/31/6 Rev.  CDIP/31/6 Rev.2", "灯塔（座）  5  4  3\n期限（月）  36  36  30", "CDIP/31/6 Rev.：4；"),
        ("Item  CDIP/31/6  CDIP/31/6 Rev.  CDIP/31/6 Rev.2", "Lighthouses  5  4  3\nMonths  36  36  30", "CDIP/31/6 Rev.: 4; "),
    ],
)
def test_symbols_name_the_columns_of_a_comparison(head: str, rows: str, told: str) -> None:
    document = document_from(f"1. {head[:2]}\n\n{head}\n{rows}\n")

    assert told in next(p.text for p in document.paragraphs if p.kind is ParagraphKind.ROW)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("灯塔的维护费用为7,000瑞郎。¹", "¹ 不包括灯油。"),
        ("The upkeep of the lamps costs 7,000 francs.¹", "1 Without the oil."),
        ("The lamps were lit again in spring.²", "² See the report of the keepers."),
    ],
)
def test_a_note_typed_below_its_paragraph_hangs_on_it(text: str, note: str) -> None:
    blocks = [Block(one, BlockKind.PARAGRAPH) for one in (f"1. {text}", note, "2. 其余不变。 The rest is as before.")]
    document = read_document(SourceText("docx", tuple(blocks)), file="paper.docx", digest="0" * 64)

    assert [p.number for p in document.paragraphs] == ["1", "2"]
    assert document.paragraphs[0].text == text[:-1]
    assert document.paragraphs[0].footnotes == (Footnote("2" if "²" in text else "1", note[2:]),)


def test_a_paragraph_that_begins_with_a_figure_is_no_note_where_nothing_refers_to_it() -> None:
    blocks = [Block(one, BlockKind.PARAGRAPH) for one in ("The harbour has lamps.", "3 lamps were lit.", "灯塔已修复。", "4 盏灯已点亮。")]
    document = read_document(SourceText("docx", tuple(blocks)), file="paper.docx", digest="0" * 64)

    assert len(document.paragraphs) == 4 and not any(p.footnotes for p in document.paragraphs)


def test_who_speaks_for_a_group_ends_before_what_it_says() -> None:
    assert speaker_of_statement("海地代表团代表B集团表示，费用不明。") == "B集团"
    assert speaker_of_statement("约旦代表团代表阿拉伯集团要求增设灯塔。") == "阿拉伯集团"
