"""Headings, contents and tables of papers that are nothing but printed lines, in both languages."""

from __future__ import annotations

import pytest

from assistant.model import ParagraphKind
from ingest.parsing.source import Block, BlockKind, SourceText
from ingest.structure import read_document
from tests.support.printed import document_from, double_spaced, paper

STUDY = {
    "en": """\
        [Annex follows]

        CDIP/31/7
        ANNEX

        TABLE OF CONTENTS

        EXECUTIVE SUMMARY ............................................. 2
        1.  INTRODUCTION .............................................. 3

        CDIP/31/7
        Annex, page 2

        LIST OF ACRONYMS

        DA         Development Agenda
        GI         Geographical indication
        SME        Small and medium-sized enterprise

        CDIP/31/7
        Annex, page 3

        EXECUTIVE SUMMARY

        1. The study looks at weavers.

        2. It was made in two steps.

        1.  INTRODUCTION

        1.1  Background

        3. Weaving is old.1

        2.  Main findings

        A. Looms

        4. Looms are dear.

        Table 1: Spending in Swiss francs

        Looms                  60,000           48,200       80%
        Wool                   42,000           42,000      100%

        ____________________
        1  Some say seven thousand years.
        """,
    "zh": """\
        [后接附件]

        CDIP/31/7
        附件

        目 录

        内容提要 ............................................. 2
        1. 导言 .............................................. 3

        CDIP/31/7
        附件第2页

        缩略语

        DA         发展议程
        GI         地理标志
        SME        中小企业

        CDIP/31/7
        附件第3页

        内容提要

        1. 本研究考察织工。

        2. 研究分两步进行。

        1. 导言

        1.1 背景情况

        3. 织造历史悠久。1

        2. 主要结论

        A. 织机

        4. 织机昂贵。

        表1：支出情况

        织机                  60,000           48,200       80%
        羊毛                  42,000           42,000      100%

        ____________________
        1  有人说已有七千年。
        """,
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_numbered_headings_count_apart_from_the_paragraphs(language: str) -> None:
    document = document_from(paper(language, STUDY[language]))
    annex = [p for p in document.paragraphs if p.annex == "Annex"]

    assert [p.number for p in annex if p.kind is ParagraphKind.TEXT] == ["1", "2", "3", "4"]
    assert [p.section and p.section.split(" > ")[-1] for p in annex if p.kind is ParagraphKind.TEXT] == (
        ["EXECUTIVE SUMMARY", "EXECUTIVE SUMMARY", "1.1  Background", "A. Looms"]
        if language == "en"
        else ["内容提要", "内容提要", "1.1 背景情况", "A. 织机"]
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_notes_under_a_drawn_line_find_their_mark(language: str) -> None:
    document = document_from(paper(language, STUDY[language]))
    (noted,) = [p for p in document.paragraphs if p.footnotes]

    assert (noted.number, noted.footnotes[0].mark) == ("3", "1")
    assert not noted.text.endswith("1")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_contents_are_no_text_to_search_and_no_title(language: str) -> None:
    document = document_from(paper(language, STUDY[language]))

    assert not any("...." in p.text for p in document.paragraphs if p.kind is not ParagraphKind.HEADING)
    assert not any("TABLE OF CONTENTS" in (p.section or "") or "目录" in (p.section or "") for p in document.paragraphs if p.number)


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        (
            "en",
            [
                "DA: Development Agenda",
                "GI: Geographical indication",
                "SME: Small and medium-sized enterprise",
                "Looms; 60,000; 48,200; 80%",
                "Wool; 42,000; 42,000; 100%",
            ],
        ),
        ("zh", ["DA：发展议程", "GI：地理标志", "SME：中小企业", "织机；60,000；48,200；80%", "羊毛；42,000；42,000；100%"]),
    ],
)
def test_lines_in_columns_are_rows(language: str, rows: list[str]) -> None:
    document = document_from(paper(language, STUDY[language]))

    assert [p.text for p in document.paragraphs if p.kind is ParagraphKind.ROW] == rows


def test_words_over_figures_head_them_where_there_is_one_for_each() -> None:
    document = document_from("表1：预算\n\n费用类别 预算 支出 使用率\n差旅 60,000 48,200 80%\n合同 198,000 150,480 76%\n")

    assert [p.text for p in document.paragraphs if p.kind is ParagraphKind.ROW] == [
        "费用类别：差旅；预算：60,000；支出：48,200；使用率：80%",
        "费用类别：合同；预算：198,000；支出：150,480；使用率：76%",
    ]


AGENDA = {
    "en": "1. Opening of the session\n\n2. Adoption of the agenda\nSee present document.\n\n3. Monitor and report on all recommendations\n\n"
    "(i) Report of the Director General\nSee document CDIP/36/2.\n\n4. Closing of the session\n",
    "zh": double_spaced(
        "1. 会议开幕¶\n2. 通过议程¶\n见本文件。¶\n3. 监督和报告所有发展议程建议的落实情况¶\n(i) 总干事的报告¶\n见文件CDIP/36/2。¶\n4. 会议闭幕¶\n"
    ),
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_items_of_an_agenda_are_paragraphs_and_no_headings(language: str) -> None:
    document = document_from(AGENDA[language])

    assert [(p.kind, p.number, p.label) for p in document.paragraphs] == [
        (ParagraphKind.TEXT, "1", None),
        (ParagraphKind.TEXT, "2", None),
        (ParagraphKind.TEXT, "2", None),
        (ParagraphKind.TEXT, "3", None),
        (ParagraphKind.ITEM, "3", "(i)"),
        (ParagraphKind.TEXT, "3", None),
        (ParagraphKind.TEXT, "4", None),
    ]


PROJECT = {
    "en": "1. SUMMARY\n\nProject Code DA_04_10\n\nProject Duration 36 months\n\nThe project helps weavers in the mountain areas of four\n"
    "pilot countries to protect and to sell what they make.\n",
    "zh": "1. 概要\n\n项目编号 DA_04_10\n\n项目期限 36个月\n\n本项目帮助四个试点国家山区的织工保护和销售其产品，并为此\n举办若干次讲习班。\n",
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_label_with_its_value_is_no_heading(language: str) -> None:
    document = document_from(PROJECT[language])

    assert [p.kind for p in document.paragraphs] == [ParagraphKind.HEADING, ParagraphKind.TEXT, ParagraphKind.TEXT, ParagraphKind.TEXT]


@pytest.mark.parametrize(
    ("text", "annexes"),
    [
        (
            "1. Body.\n\n[Annex follows]\n\nANNEX\n\n1. One.\n\n[Appendix I follows]\n\nAPPENDIX I\n\n1. Two.\n",
            [None, "Annex", "Appendix I"],
        ),
        ("1. 正文。\n\n[后接附件]\n\n附件\n\n1. 一。\n\n[后接附录一]\n\n附录一\n\n1. 二。\n", [None, "Annex", "Appendix I"]),
    ],
)
def test_an_only_annex_with_appendices_has_no_number(text: str, annexes: list[str | None]) -> None:
    assert [p.annex for p in document_from(text).paragraphs] == annexes


@pytest.mark.parametrize(
    "text",
    [
        "1. The Secretariat reported on the use of looms in mountain areas of several countries over the past five years.\n"
        "2. It thanked all those who had taken part in the survey, and asked them to send in what was still missing.\n"
        "Next steps\n3. A second survey is planned, and all who took part in the first one will be invited to do so again.\n",
        "1. 秘书处报告了过去五年中若干国家的山区使用织机的情况，并感谢所有参加调查的各方。\n2. 秘书处请各方补充提供尚缺的资料，以便完成报告并提交下届会议审议。\n"
        "后续步骤\n3. 计划开展第二次调查，届时将再次邀请参加过第一次调查的各方参与其中。\n",
    ],
)
def test_a_text_of_whole_paragraphs_without_blank_lines(text: str) -> None:
    document = document_from(text)

    assert [(p.kind, p.number) for p in document.paragraphs] == [
        (ParagraphKind.TEXT, "1"),
        (ParagraphKind.TEXT, "2"),
        (ParagraphKind.HEADING, None),
        (ParagraphKind.TEXT, "3"),
    ]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("zh", ("1. 概要", "灯塔是沿海社区的财富。\n它们应当得到守护。", "2. 风险", "守塔人更换。")),
        ("en", ("1. Summary", "Lighthouses are the wealth of coasts.\nThey should be kept.", "2. Risks", "Keepers may leave.")),
    ],
)
def test_the_count_of_numbered_headings_goes_on_over_a_short_line(language: str, parts: tuple[str, ...]) -> None:
    blocks = [Block(line, BlockKind.PARAGRAPH) for part in parts for line in part.split("\n")]
    blocks.insert(1, Block("一、灯塔" if language == "zh" else "A. Lighthouses", BlockKind.PARAGRAPH))
    paragraphs = read_document(SourceText("docx", tuple(blocks)), file="a.docx", digest="").paragraphs

    assert [p.text for p in paragraphs if p.kind is ParagraphKind.HEADING][-1] == parts[2]
    assert paragraphs[-1].section == parts[2]


def test_the_narrow_column_of_what_a_paper_asks_for_stays_one_paragraph() -> None:
    document = document_from(
        double_spaced(
            """\
            1. 本文件介绍了秘书处在过去一年中为山区织工开展的各项活动，其中包括在四个试点国家举办的讲习班、
            编写的手册以及建立的网页，并列出了各国主管局就这些活动提出的意见和建议，供各位成员参考，还说明
            了今后两年的计划。
            2. 本文件附件提供了所要求的关于织机的报告，其中还列出了各国主管局在调查期间提出的意见和建议，
            以及秘书处的答复。
            3. 请委员会注意本文件附件中所载
            的信息。
            """
        )
    )

    assert [p.number for p in document.paragraphs] == ["1", "2", "3"]
    assert document.paragraphs[-1].text == "请委员会注意本文件附件中所载的信息。"


@pytest.mark.parametrize(
    "text",
    [
        "1. Body.\n\n[Annex I follows]\n\nANNEX I\n\n1. One.\n\n[Appendix follows]\n\nAPPENDIX\n\n1. Two.\n\n[Annex II follows]\n\n"
        "ANNEX II\n\n1. Three.\n\n[Appendix follows]\n\nAPPENDIX\n\n1. Four.\n",
        "1. 正文。\n\n[后接附件一]\n\n附件一\n\n1. 一。\n\n[后接附录]\n\n附录\n\n1. 二。\n\n[后接附件二]\n\n附件二\n\n1. 三。\n\n[后接附录]\n\n附录\n\n1. 四。\n",
    ],
)
def test_appendices_of_one_name_are_told_apart_by_their_annex(text: str) -> None:
    assert [p.annex for p in document_from(text).paragraphs] == [None, "I", "Appendix", "II", "II, Appendix"]


@pytest.mark.parametrize(
    "text",
    [
        double_spaced(
            """\
            7. The Delegation of Norway thanked the Secretariat for document CDIP/31/3 and asked for more figures on the
            use of looms in mountain areas, and hoped that these would be ready at the next session, for all of the
            3 pilot countries.¶
            8. The Delegation of Peru supported what had been said, and added that the figures should be published on
            the web page of the project.¶
            9. The Chair closed the discussion of the item.¶
            """
        ),
        double_spaced(
            """\
            7. 挪威代表团感谢秘书处编拟了文件 CDIP/31/3，要求提供关于山区使用织机情况的更多数据，并希望在下届会议上提供以下
            3 个试点国家的数据。¶
            8. 秘鲁代表团对上述发言表示支持，并补充说，这些数据应当在项目的网页上公布，以便各成员国查阅，还应当以六种语言
            提供。¶
            9. 主席结束了对该项目的讨论。¶
            """
        ),
    ],
)
def test_a_line_that_begins_with_a_figure_takes_no_paragraphs_along_as_a_note(text: str) -> None:
    document = document_from(text)

    assert [p.number for p in document.paragraphs] == ["7", "8", "9"]
    assert not any(p.footnotes for p in document.paragraphs)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (
            double_spaced(
                """\
                25. The Committee took note of the information contained in document CDIP/36/1 and in its two annexes.¶
                AGENDA ITEM 2: CONSIDERATION OF WORK PROGRAM FOR IMPLEMENTATION OF ADOPTED RECOMMENDATIONS¶
                26. The Chair introduced the item and said that delegations would be given the floor in the order in
                which they had asked for it.¶
                27. The Delegation of Norway thanked the Chair.¶
                """
            ),
            "AGENDA ITEM 2: CONSIDERATION OF WORK PROGRAM FOR IMPLEMENTATION OF ADOPTED RECOMMENDATIONS",
        ),
        (
            double_spaced(
                """\
                25. 委员会注意到文件 CDIP/36/1 及其两个附件中所载的信息，并商定在下届会议上继续审议。
                议程第 2项：审议落实已通过的各项建议的工作计划以及成员国提出的其他有关事项和提案
                26. 主席介绍了该项目，并说将按照请求发言的先后顺序请各代表团发言，随后由秘书处回答各代表团提出的
                问题。
                27. 挪威代表团感谢主席。
                """
            ),
            "议程第 2项：审议落实已通过的各项建议的工作计划以及成员国提出的其他有关事项和提案",
        ),
    ],
)
def test_an_agenda_item_heads_what_follows_even_on_a_full_line(text: str, heading: str) -> None:
    document = document_from(text)

    assert [(p.number, p.section) for p in document.paragraphs] == [("25", None), (None, heading), ("26", heading), ("27", heading)]


@pytest.mark.parametrize(
    ("above", "outputs", "below"),
    [
        ("Project outputs", ["Output 1: a survey in each of the four countries, completed within six months.", "Output 2: a manual in four languages.",
         "Output 3: rules of use", "Output 4: a showroom in each country, open by the end of the project."], "The project is run in three phases."),
        ("项目产出", ["产出1：每个国家一份调查，在六个月内完成。", "产出2：四种语言的手册。", "产出 3：使用规则", "产出4：每国一个陈列室，项目结束时开放。"], "项目分三个阶段实施。"),
    ],
)  # fmt: skip
def test_one_of_a_counted_list_is_no_heading(above: str, outputs: list[str], below: str) -> None:
    document = document_from("\n\n".join([above, *outputs, f"1. {below}"]))

    assert [p.text for p in document.paragraphs if p.kind is ParagraphKind.HEADING] == [above]
    assert [p.text for p in document.paragraphs][1:5] == outputs


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("1. Project Code and Title", ["Project Code: DA_04_10", "Title: Lamps for Harbours", "Project Duration: 30 months"]),
        ("1. 项目代号和标题", ["项目代号： DA_04_10", "标题： 港口的灯", "项目期限： 30个月"]),
    ],
)
def test_a_form_begins_under_its_numbered_title(title: str, lines: list[str]) -> None:
    """In the dump of a PDF every line stands alone, and the title ends in no stop."""
    document = document_from("\n\n".join([title, *lines, "2. The project is for harbours." if title.isascii() else "2. 本项目面向港口。"]))

    assert document.paragraphs[0].text == title
    assert [p.text.replace("： ", "：") for p in document.paragraphs[1:4]] == [line.replace("： ", "：") for line in lines]
