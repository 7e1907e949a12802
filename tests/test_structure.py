"""From lines to documents: cover, numbers, items, headings, speakers, tables and blocks, on short texts of our own."""

from __future__ import annotations

import pytest

from assistant.model import Footnote, Link, ParagraphKind, Recommendation
from ingest.parsing.source import Block, BlockKind, SourceText
from ingest.structure import read_document
from tests.support.printed import document_from, paper

TICK = "\uf0fc"  # the tick of a symbol font, as text extraction leaves it


def da(*numbers: int) -> tuple[Recommendation, ...]:
    return tuple(Recommendation("da", number) for number in numbers)


# The cover


@pytest.mark.parametrize(
    ("language", "original", "title", "author", "dates", "place"),
    [
        ("zh", "英文", "关于某一事项的文件", "秘书处", "2023 年 11 月 27 日至 12 月 1 日", "日内瓦"),
        ("en", "ENGLISH", "PAPER ON A CERTAIN MATTER", "the Secretariat", "November 27 to December 1, 2023", "Geneva"),
    ],
)
def test_the_cover_gives_the_data_of_the_document(language: str, original: str, title: str, author: str, dates: str, place: str) -> None:
    document = document_from(paper(language, "1. One." if language == "en" else "1. 第一段。"))

    assert document.language == language
    assert (document.symbol, document.session, document.date) == ("CDIP/31/7", 31, "2023-09-01")
    assert (document.original_language, document.title, document.prepared_by) == (original, title, author)
    assert (document.session_dates, document.place, document.revises) == (dates, place, None)
    assert [p.number for p in document.paragraphs] == ["1"]


@pytest.mark.parametrize(
    ("printed", "symbol", "base"),
    [
        ("CDIP/30/8 REV.", "CDIP/30/8 Rev.", "CDIP/30/8"),
        ("CDIP/12/12 PROV.", "CDIP/12/12 Prov.", "CDIP/12/12"),
        ("CDIP/18/6\nRev.2", "CDIP/18/6 Rev.2", "CDIP/18/6"),
        ("CDIP/32/INF/2 Add.", "CDIP/32/INF/2 Add.", "CDIP/32/INF/2"),
    ],
)
def test_a_revision_is_a_document_of_its_own_that_knows_what_it_revises(printed: str, symbol: str, base: str) -> None:
    document = document_from(f"{printed}\n\nORIGINAL: ENGLISH\n\nDATE: MAY 2, 2023\n\nThirtieth Session\n\nA TITLE\n\n1. Text.")

    assert (document.symbol, document.revises) == (symbol, base)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("关于风筝的报告\n\n导言\n\n1. 秘书处高兴地提交本报告。\n\n2. 放了风筝。", "关于风筝的报告"),
        ("REPORT ON KITES\n\n1. The Secretariat submits this report.\n\n2. Kites were flown.", "REPORT ON KITES"),
        ("一、导言\n\n1. 秘书处高兴地提交本报告。\n\n2. 放了风筝。", None),
        ("1. The Secretariat submits this report.\n\n2. Kites were flown.", None),
    ],
)
def test_a_paper_without_a_cover_has_the_heading_for_a_title_that_it_begins_with(text: str, title: str | None) -> None:
    document = document_from(text)

    assert (document.title, document.symbol, document.cover) == (title, None, None)


def test_original_language_and_date_may_share_a_line() -> None:
    document = document_from(
        "E\nCDIP/9/2\nORIGINAL: ENGLISH DATE: MARCH 19, 2012\nNinth Session\nGeneva, May 7 to 11, 2012\nREPORT\n\n1. Text here."
    )

    assert (document.original_language, document.date, document.session) == ("ENGLISH", "2012-03-19", 9)


def test_a_symbol_that_is_not_shown_is_not_invented() -> None:
    text = "1. 发展与知识产权委员会讨论了文件CDIP/23/11。\n\n2. 委员会注意到其中的信息。"

    assert document_from(text, file="000_abc.txt").symbol is None
    assert document_from(text, file="000_abc.txt").session is None
    assert document_from(text, file="cdip_18_6_rev.zh.txt").symbol == "CDIP/18/6 Rev."


def test_the_session_alone_may_be_shown() -> None:
    document = document_from(
        "发展与知识产权委员会（CDIP）\n\n第二十二届会议\n\n2018年11月19日至23日，日内瓦\n\n某可行性\n\n秘书处编拟\n\n1. 第一段。"
    )

    assert (document.symbol, document.session, document.date, document.title) == (None, 22, None, "某可行性")


def test_a_paper_of_another_body_has_no_session_of_the_committee() -> None:
    document = document_from(
        "WO/PBC/37/7\n\nORIGINAL: ENGLISH\n\nDATE: APRIL 5, 2024\n\nProgram and Budget Committee\n\nThirty-Seventh Session\n\n"
        "Geneva, June 10 to 14, 2024\n\nPERFORMANCE REPORT\n\nprepared by the Secretariat\n\n1. Text."
    )

    assert (document.symbol, document.session) == ("WO/PBC/37/7", None)


# Numbers, items, headings


def test_items_stand_under_the_number_above_them_until_a_heading() -> None:
    document = document_from(
        paper(
            "en",
            """\
            1.    The proposal has three parts:

            (a)  the first part;

            (b)  the second part, which is so long that it is wrapped over
            two lines of the page; and

            •  the last part.

            These parts belong together.

            A. Next Steps

            - A step without a number.

            2.    The Committee is invited to take note.
            """,
        )
    )

    assert [(p.kind.value, p.number, p.label, p.text) for p in document.paragraphs] == [
        ("text", "1", None, "The proposal has three parts:"),
        ("item", "1", "(a)", "the first part;"),
        ("item", "1", "(b)", "the second part, which is so long that it is wrapped over two lines of the page; and"),
        ("item", "1", "•", "the last part."),
        ("text", "1", None, "These parts belong together."),
        ("heading", None, None, "A. Next Steps"),
        ("item", None, "-", "A step without a number."),
        ("text", "2", None, "The Committee is invited to take note."),
    ]
    assert [p.section for p in document.paragraphs][-1] == "A. Next Steps"


def test_decimal_numbers_of_a_summary_by_the_chair_are_kept() -> None:
    document = document_from(
        """\
        5.1 The Committee discussed document CDIP/24/8.

        5.2 The Committee decided to close the discussion.

        6. The budget grew by
        1.834 million francs in all.
        """
    )

    assert [(p.number, p.text[:13]) for p in document.paragraphs] == [
        ("5.1", "The Committee"),
        ("5.2", "The Committee"),
        ("6", "The budget gr"),
    ]


def test_sections_are_the_nearest_headings() -> None:
    document = document_from(
        paper("zh", "一、导言\n\n1. 第一段。\n\n技术开发\n\n2. 第二段。\n\n语 言\n\n3. 第三段。\n\n二、财务影响\n\n4. 第四段。")
    )

    assert [p.section for p in document.paragraphs if p.number] == ["一、导言", "一、导言 > 技术开发", "一、导言 > 语言", "二、财务影响"]


def test_a_year_or_an_amount_at_a_line_start_is_no_number() -> None:
    document = document_from(
        """\
        1. The project began in May
        2024. It cost
        32. That is all the Secretariat has to say on this matter, and no more.

        2. Another paragraph.
        """
    )

    assert [p.number for p in document.paragraphs] == ["1", "2"]


# Speakers


def test_comments_belong_to_the_delegation_in_the_heading() -> None:
    document = document_from(
        paper(
            "en",
            """\
            1.    The Annex holds the comments.

            [Annex follows]

            CDIP/31/7
            ANNEX

            COMPILATION OF COMMENTS

            GROUP B

            1.    We thank the Secretariat.

            REPUBLIC OF POLAND

            • Poland agrees.

            AFRICAN GROUP

            We agree too.
            """,
        )
    )
    said = [(p.speaker, p.number, p.text) for p in document.paragraphs if p.annex and p.kind is not ParagraphKind.HEADING]

    assert said == [
        ("Group B", "1", "We thank the Secretariat."),
        ("Republic of Poland", None, "Poland agrees."),
        ("African Group", None, "We agree too."),
    ]


@pytest.mark.parametrize(
    ("statement", "speaker"),
    [
        ("The Delegation of Nigeria, speaking on behalf of the African Group, thanked the Secretariat.", "African Group"),
        ("The Delegation of the United States of America said that it agreed.", "United States of America"),
        ("The Representative of the Third World Network (TWN) asked for more time.", "Third World Network (TWN)"),
        ("The Chair opened the session.", None),
        ("墨西哥代表团说，它支持该提案。", "墨西哥"),
        ("尼日利亚代表团代表非洲集团发言，感谢秘书处。", "非洲集团"),
        ("各代表团感谢秘书处。", None),
        ("主席宣布会议开幕。", None),
    ],
)
def test_a_statement_in_a_session_report_has_its_speaker(statement: str, speaker: str | None) -> None:
    document = document_from(f"11. {statement}\n\n12. The meeting rose." if statement.isascii() else f"11. {statement}\n\n12. 会议休会。")

    assert [p.speaker for p in document.paragraphs] == [speaker, None]


# Tables


def test_a_table_under_a_head_is_written_row_by_row() -> None:
    rows = [("项目", "一次性费用", "每年费用"), ("技术开发", "41,518", ""), ("三种语言", "", "120,736")]
    source = SourceText("docx", tuple(Block("\t".join(row), BlockKind.ROW, cells=row, table=1) for row in rows))

    assert [(p.kind.value, p.text) for p in read_document(source, file="a.docx", digest="").paragraphs] == [
        ("row", "项目：技术开发；一次性费用：41,518"),
        ("row", "项目：三种语言；每年费用：120,736"),
    ]


def test_two_columns_without_a_head_are_label_and_value() -> None:
    rows = [("Project code", "DA_01_05"), ("Duration", "36 months,\nfrom January")]
    source = SourceText("docx", tuple(Block("\t".join(row), BlockKind.ROW, cells=row, table=1) for row in rows))

    assert [p.text for p in read_document(source, file="a.docx", digest="").paragraphs] == [
        "Project code: DA_01_05",
        "Duration: 36 months, from January",
    ]


def test_a_report_with_one_recommendation_a_row_gives_the_same_fields() -> None:
    rows = [
        ("Adopted Recommendations", "Implementation Strategies", "Achievements"),
        ("8. WIPO shall look for agreements.", "See CDIP/2/4.", "Agreements exist."),
        ("9. WIPO shall make a database.", "See CDIP/2/4.", "A database exists."),
    ]
    source = SourceText("docx", tuple(Block("\t".join(row), BlockKind.ROW, cells=row, table=1) for row in rows))
    paragraphs = read_document(source, file="a.docx", digest="").paragraphs

    assert [(p.recommendations, p.field, p.text) for p in paragraphs][:4] == [
        (da(8), "text", "WIPO shall look for agreements."),
        (da(8), "implementation", "See CDIP/2/4."),
        (da(8), "activities", "Agreements exist."),
        (da(9), "text", "WIPO shall make a database."),
    ]


def test_rows_and_flat_lines_give_the_same_block() -> None:
    rows = [
        ("相关产权组织部门", "甲部门；乙部门"),
        ("落实工作", "自2010年起落实。"),
        ("亮点", "• 第一。\n• 第二。"),
        ("活动/成果", "举办了活动。"),
    ]
    blocks = [
        Block("建议 8", BlockKind.HEADING),
        Block("订立协议，查询专业化数据库。", BlockKind.PARAGRAPH),
        *(Block("\t".join(row), BlockKind.ROW, cells=row, table=1) for row in rows),
    ]
    word = read_document(SourceText("docx", tuple(blocks)), file="a.docx", digest="")
    text = document_from(
        f"""\
        建议 8

        订立协议，查询专业化数据库。

        相关产权组织部门 甲部门；乙部门

        落实工作 自2010年起落实。

        亮点 {TICK} 第一。

        {TICK} 第二。

        活动/成果 举办了活动。
        """
    )

    def told(document: object) -> list[tuple[object, ...]]:
        return [(p.kind, p.label, p.field, p.recommendations, p.text) for p in document.paragraphs]  # type: ignore[attr-defined]

    assert told(word) == told(text)
    assert [p.field for p in word.paragraphs] == [
        None, "text", "departments", "implementation", "highlights", "highlights", "activities",
    ]  # fmt: skip


# Recommendation blocks of other shapes


def test_an_evaluation_report_speaks_of_its_own_recommendations() -> None:
    document = document_from(
        "Recommendation 1\n\nThe project should be extended to other countries.\n\nRecommendation 2\n\nThe Secretariat should report."
    )

    assert {p.recommendations for p in document.paragraphs} == {()}


def test_the_words_of_other_years_are_known() -> None:
    document = document_from(
        """\
        Recommendation 10

        To assist Member States to improve national institutional capacity.

        Relevant WIPO Programs Programs 9 and 10

        Implementation Strategies The Secretariat works on request.

        Key Achievements Twenty institutions were helped.

        Recommendation 11

        To assist Member States to strengthen domestic creations.

        Relevant WIPO Programs Program 1

        Implementation Strategies Training is given.

        Achievements Not applicable
        """
    )

    assert [(p.recommendations, p.field) for p in document.paragraphs if p.field] == [
        (da(n), field) for n in (10, 11) for field in ("text", "departments", "implementation", "activities")
    ]


def test_prose_that_begins_with_a_label_word_begins_no_field() -> None:
    document = document_from(
        """\
        Recommendation 43

        To consider how to find partners.

        Relevant WIPO Sectors Regional Sector

        Implementation This Recommendation has not been discussed.
        Implementation can begin once Member States agree. Highlights
        are not available yet.

        Highlights Nothing so far.
        """
    )

    assert [p.field for p in document.paragraphs] == [None, "text", "departments", "implementation", "highlights"]


# Formats apart from text


def test_automatic_numbers_and_notes_of_word_are_kept() -> None:
    source = SourceText(
        "docx",
        (
            Block("The first paragraph.", BlockKind.PARAGRAPH, label="1.", footnote_marks=("1",)),
            Block("an item;", BlockKind.ITEM, label="(a)"),
            Block("The second paragraph.", BlockKind.PARAGRAPH, label="2.", links=(Link("https://www.wipo.int/x", "paragraph"),)),
        ),
        footnotes=(Footnote("1", "A note."),),
    )
    first, item, second = read_document(source, file="a.docx", digest="").paragraphs

    assert (first.number, first.text, first.footnotes) == ("1", "The first paragraph.", (Footnote("1", "A note."),))
    assert (item.number, item.label, item.kind) == ("1", "(a)", ParagraphKind.ITEM)
    assert (second.number, second.links) == ("2", (Link("https://www.wipo.int/x", "paragraph"),))


def test_notes_that_begin_anew_are_given_out_in_order() -> None:
    notes = (Footnote("1", "First."), Footnote("1", "Second."))
    blocks = tuple(Block(text, BlockKind.PARAGRAPH, footnote_marks=("1",)) for text in ("One text.", "Other text."))

    paragraphs = read_document(SourceText("docx", blocks, footnotes=notes), file="a.docx", digest="").paragraphs

    assert [p.footnotes for p in paragraphs] == [(notes[0],), (notes[1],)]


def test_a_word_cut_at_a_page_of_a_pdf_is_one_word() -> None:
    lines = [(1, "1. In this paper the Secretariat describes at some length the web"), (1, "forum and its"), (2, "users. It ends here.")]
    source = SourceText("pdf", tuple(Block(text, BlockKind.LINE, page=page) for page, text in lines))

    document = read_document(source, file="a.pdf", digest="")

    assert [(p.number, p.page, p.text) for p in document.paragraphs] == [
        ("1", 1, "In this paper the Secretariat describes at some length the web forum and its users. It ends here.")
    ]


def test_a_management_response_is_no_report_on_the_development_agenda() -> None:
    document = document_from(
        "Recommendation 1\n\nThe project should go on.\n\nProgress The Secretariat agrees.\n\nRecommendation 2\n\nProgress Done."
    )

    assert {p.recommendations for p in document.paragraphs} == {()}


def test_a_report_without_departments_opens_blocks_with_the_implementation() -> None:
    document = document_from(
        paper(
            "en",
            """\
            1.    See the Annex.

            [Annex follows]

            ANNEX

            STATUS OF THE ADOPTED RECOMMENDATIONS

            To request WIPO to develop agreements with research institutions and private enterprises for patent searches
            in specialized databases.

            Implementation Strategies See document CDIP/2/4.

            Achievements Agreements exist.

            To request WIPO to create a database to match needs with resources, bridging the digital divide.

            Implementation Strategies See document CDIP/3/2.

            Achievements A database exists.
            """,
        )
    )

    assert [(p.recommendations, p.number_inferred) for p in document.paragraphs if p.field == "text"] == [(da(8), True), (da(9), True)]


def test_a_table_of_contents_numbers_nothing() -> None:
    document = document_from("1. INTRODUCTION .................. 3\n\n2. FINDINGS .................. 12\n\n1. The evaluation began in May.")

    assert [(p.number, p.kind) for p in document.paragraphs] == [
        (None, ParagraphKind.HEADING),  # nothing to search for: the heading itself stands further on
        (None, ParagraphKind.HEADING),
        ("1", ParagraphKind.TEXT),
    ]


def test_an_annex_may_have_its_title_on_the_same_line() -> None:
    blocks = [
        Block("1. 正文。", BlockKind.PARAGRAPH),
        Block("附件一：职责范围", BlockKind.HEADING),
        Block("1. 附件一第一段。", BlockKind.PARAGRAPH),
        Block("附件二：预算", BlockKind.HEADING),
        Block("1. 附件二第一段。", BlockKind.PARAGRAPH),
    ]
    document = read_document(SourceText("docx", tuple(blocks)), file="a.docx", digest="")

    assert [(p.annex, p.number, p.text) for p in document.paragraphs] == [
        (None, "1", "正文。"),
        ("I", None, "附件一：职责范围"),
        ("I", "1", "附件一第一段。"),
        ("II", None, "附件二：预算"),
        ("II", "1", "附件二第一段。"),
    ]
