"""Titles of tables in the midst of numbered paragraphs: they hold their table, its unit and its notes, and nothing behind it."""

from __future__ import annotations

import pytest

from assistant.model import Paragraph, ParagraphKind
from ingest.parsing.source import Block, BlockKind, SourceText
from ingest.structure import read_document
from ingest.structuring.numbering import CAPTION
from tests.support.printed import document_from, double_spaced, paper

TEXT = {
    "zh": """
        1. 委员会在第三十届会议上要求秘书处就灯塔和港口的情况编拟一份文件，说明各国守塔人的人数、灯具的数目以及费用。
        三、预算
        2. 下表列出按类别分列的预算。
        表2：按类别分列的预算
        （单位：千瑞士法郎）
        类别 2030年 2031年 合计
        差旅 12.5 13.0 25.5
        专家 40.0 38.5 78.5
        注：数字经四舍五入。
        3. 费用由经常预算支付。
        """,
    "en": """
        1. At its Thirtieth Session, the Committee requested the Secretariat to prepare a paper on the
        lighthouses and harbours, telling of their keepers and of their lamps and of the costs of them.
        III. BUDGET
        2. The table below sets out the budget by category.
        Table 2: Budget by category
        (in thousands of Swiss francs)
        Category 2030 2031 Total
        Travel 12.5 13.0 25.5
        Experts 40.0 38.5 78.5
        Note: figures are rounded.
        3. The costs are met from the regular budget.
        """,
}
EXPECTED = {
    "zh": ("三、预算", "表2：按类别分列的预算", "（单位：千瑞士法郎）", "类别：差旅；2030年：12.5；2031年：13.0；合计：25.5", "注：数字经四舍五入。"),
    "en": ("III. BUDGET", "Table 2: Budget by category", "(in thousands of Swiss francs)", "Category: Travel; 2030: 12.5; 2031: 13.0; Total: 25.5", "Note: figures are rounded."),
}  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_table_s_title_its_unit_and_its_notes_stay_with_it(language: str) -> None:
    part, title, unit, row, note = EXPECTED[language]
    paragraphs = document_from(paper(language, double_spaced(TEXT[language]))).paragraphs
    at = next(n for n, p in enumerate(paragraphs) if p.text == title)

    assert paragraphs[at].kind is ParagraphKind.HEADING
    assert [p.text for p in paragraphs[at + 1 : at + 3]] == [unit, row]
    inside = paragraphs[at + 1 : -1]
    assert inside[-1].text == note
    assert {(p.number, p.section) for p in inside} == {("2", f"{part} > {title}")}
    assert (paragraphs[-1].number, paragraphs[-1].section) == ("3", part)


def word_table(*rows: str, table: int) -> list[Block]:
    return [Block(row, BlockKind.ROW, cells=tuple(row.split("|")), table=table) for row in rows]


def test_two_titled_tables_of_a_word_file_lie_between_two_paragraphs() -> None:
    blocks = [
        Block("9. 情况见下表。", BlockKind.PARAGRAPH),
        Block("支出情况（瑞士法郎）", BlockKind.HEADING),
        *word_table("类别|预算|支出", "差旅|48,000|47,100", table=1),
        Block("按国家分列的灯塔", BlockKind.HEADING),
        *word_table("国家|灯塔|港口", "岛国甲|12|9", table=2),
        Block("10. 请委员会注意本文件。", BlockKind.PARAGRAPH),
    ]
    paragraphs = read_document(SourceText("docx", tuple(blocks)), file="a.docx", digest="").paragraphs

    assert [(p.number, p.section) for p in paragraphs if p.kind is ParagraphKind.ROW] == [
        ("9", "支出情况（瑞士法郎）"),
        ("9", "按国家分列的灯塔"),
    ]
    assert (paragraphs[-1].number, paragraphs[-1].section) == ("10", None)


def test_a_section_of_its_own_goes_on_behind_its_table() -> None:
    blocks = [
        Block("9. 情况见下文。", BlockKind.PARAGRAPH),
        Block("四、预算", BlockKind.HEADING),
        *word_table("类别|预算|支出", "差旅|48,000|47,100", table=1),
        Block("10. 余额已退回。", BlockKind.PARAGRAPH),
    ]
    last: Paragraph = read_document(SourceText("docx", tuple(blocks)), file="a.docx", digest="").paragraphs[-1]

    assert (last.number, last.section) == ("10", "四、预算")


@pytest.mark.parametrize(
    "line", ["表3", "表 2：预算", "图一 趋势", "Table 3", "Table II. Budget", "Figure 4 Trend by year", "TABLE 1: COSTS"]
)
def test_what_titles_a_table(line: str) -> None:
    assert CAPTION.fullmatch(line)


@pytest.mark.parametrize("line", ["表明了立场", "表2显示费用增加", "Table 3 shows the costs", "Tables of the tides", "图书馆"])
def test_what_only_speaks_of_one(line: str) -> None:
    assert not CAPTION.fullmatch(line)


def test_rated_lines_are_rows() -> None:
    body = """
        1. 委员会在第三十届会议上要求秘书处就灯塔和港口的情况编拟一份文件，说明各国守塔人的人数、灯具的数目以及费用。
        2. 自我评价如下：
        Output Indicator Rating
        Guide for keepers Guide published ****
        Course for pilots Course online ***
        Pilot harbour Pilot started NP
        3. 请委员会注意本文件。
        """
    rows = [p.text for p in document_from(paper("zh", double_spaced(body))).paragraphs if p.kind is ParagraphKind.ROW]

    assert rows == [
        "Output Indicator Rating",
        "Guide for keepers Guide published ****",
        "Course for pilots Course online ***",
        "Pilot harbour Pilot started NP",
    ]


def test_lines_that_begin_with_bare_numbers_are_rows() -> None:
    body = """
        1. At its Thirtieth Session, the Committee requested the Secretariat to list what was done for the
        lighthouses and harbours in the year, and where it was done.
        No. Activity Place Participants
        1 Workshop for keepers North Harbour 38
        2 Exhibition of lamps South Harbour 240
        2. The Committee is invited to take note of the list.
        """
    rows = [p.text for p in document_from(paper("en", double_spaced(body))).paragraphs if p.kind is ParagraphKind.ROW]

    assert rows == ["No. Activity Place Participants", "1 Workshop for keepers North Harbour 38", "2 Exhibition of lamps South Harbour 240"]


def test_the_first_table_of_an_annex_does_not_give_it_its_title() -> None:
    blocks = [
        Block("1. 附件载有两个表格。", BlockKind.PARAGRAPH),
        Block("[后接附件]", BlockKind.PARAGRAPH),
        Block("附件", BlockKind.PARAGRAPH),
        Block("表1：灯塔", BlockKind.HEADING),
        *word_table("国家|灯塔|港口", "岛国甲|12|9", table=1),
        Block("表2：船只", BlockKind.HEADING),
        *word_table("国家|渔船|货船", "岛国甲|31|25", table=2),
    ]
    paragraphs = read_document(SourceText("docx", tuple(blocks)), file="a.docx", digest="").paragraphs

    assert [p.section for p in paragraphs if p.kind is ParagraphKind.ROW] == ["表1：灯塔", "表2：船只"]
