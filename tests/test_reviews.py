"""The Independent Review's recommendations as papers head them, and the labels that their reports and others use."""

from __future__ import annotations

import pytest

from assistant.model import Document, Recommendation, RecommendationStatus
from ingest.parsing.source import Block, BlockKind, SourceText
from ingest.records import statuses_of
from ingest.structure import read_document
from ingest.structuring.numbering import recommendation_heading
from tests.support.printed import COVER, document_from, paper


def reports_of(document: Document) -> dict[str, RecommendationStatus]:
    return {status.recommendation.label: status for status in statuses_of(document)}


@pytest.mark.parametrize(
    ("line", "numbers", "series"),
    [
        ("独立审查建议 4（秘书处）", (4,), "review"),
        ("独立审查的建议11", (11,), "review"),
        ("发展议程建议 22*", (22,), None),
        ("Independent Review Recommendation 8 (Member States)", (8,), "review"),
        ("INDEPENDENT REVIEW RECOMMENDATION 2 (SECRETARIAT)", (2,), "review"),
        ("Recommendation 8 of the Independent Review (Secretariat)", (8,), "review"),
        ("独立审查报告建议 4：点灯。", (4,), "review"),
        ("Recommendation No. 7", (7,), None),
        ("RECOMMENDATIONS 6* AND 9", (6, 9), None),
    ],
)
def test_a_heading_may_name_its_series_and_be_set_in_capitals(line: str, numbers: tuple[int, ...], series: str | None) -> None:
    heading = recommendation_heading(line)

    assert heading is not None
    assert (heading.numbers, heading.series) == (numbers, series)


@pytest.mark.parametrize("line", ["独立审查建议 14", "独立审查建议4和5已经结束。", "Independent Review Recommendation 4 has been closed."])
def test_what_no_review_recommended_heads_nothing(line: str) -> None:
    assert recommendation_heading(line) is None


REVIEW = {
    "zh": (
        """
        1. 附件说明每项建议的现状。

        [后接附件]

        附件

        独立审查建议 4（秘书处）

        内容：改进灯塔的值守安排。

        进展 报告期内新增三名守塔人。

        现状 部分落实。

        独立审查建议 6（成员国和秘书处）

        内容：公布潮汐表。

        进展 潮汐表以两种语文公布。

        现状 已结束。

        今后的安排

        1. 秘书处建议停止报告建议6。
        """,
        ("改进灯塔的值守安排。", "报告期内新增三名守塔人。\n部分落实。", "潮汐表以两种语文公布。\n已结束。", "今后的安排"),
    ),
    "en": (
        """
        1. The Annex tells where each recommendation stands.

        [Annex follows]

        ANNEX

        Independent Review Recommendation 4 (Secretariat)

        Text: Improve the watch kept at lighthouses.

        Progress: Three keepers were taken on.

        Status: Partly implemented.

        Independent Review Recommendation 6 (Member States and Secretariat)

        Text: Publish the tables of the tides.

        Progress: The tables appeared in two languages.

        Status: Closed.

        The way ahead

        1. The Secretariat proposes to end reporting on Recommendation 6.
        """,
        (
            "Improve the watch kept at lighthouses.",
            "Three keepers were taken on.\nPartly implemented.",
            "The tables appeared in two languages.\nClosed.",
            "The way ahead",
        ),
    ),
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_review_s_block_has_its_text_its_progress_and_where_it_stands(language: str) -> None:
    body, (text, fourth, sixth, ahead) = REVIEW[language]
    document = document_from(paper(language, body))
    reports = reports_of(document)

    assert reports.keys() == {"IR 4", "IR 6"}
    assert (reports["IR 4"].text, reports["IR 4"].progress, reports["IR 4"].number_inferred) == (text, fourth, False)
    assert reports["IR 6"].progress == sixth
    last = document.paragraphs[-1]
    assert (last.number, last.section, last.recommendations, last.field) == ("1", ahead, (), None)


@pytest.mark.parametrize(
    ("language", "body", "told"),
    [
        (
            "zh",
            """
            [后接附件]

            附件

            建议3*

            公布灯塔的名录。

            相关部门：港口部

            落实情况：名录已经公布。

            [后接附件二]

            附件二

            独立审查建议3（秘书处）

            1. 港口部举行了九次会议。

            2. 相关工作已经结束。

            独立审查建议9（秘书处）

            3. 名册上有守塔人四十名。
            """,
            ("1", "港口部举行了九次会议。\n相关工作已经结束。", "名册上有守塔人四十名。"),
        ),
        (
            "en",
            """
            [Annex I follows]

            ANNEX I

            RECOMMENDATION 3*

            Publish the list of lighthouses.

            Sectors concerned: Harbours Sector

            Implementation: The list has been published.

            [Annex II follows]

            ANNEX II

            INDEPENDENT REVIEW RECOMMENDATION 3 (SECRETARIAT)

            1. The Harbours Sector held nine meetings.

            2. The work has come to its end.

            INDEPENDENT REVIEW RECOMMENDATION 9 (SECRETARIAT)

            3. The roster lists forty keepers.
            """,
            ("1", "The Harbours Sector held nine meetings.\nThe work has come to its end.", "The roster lists forty keepers."),
        ),
    ],
)
def test_a_review_s_heading_is_enough_where_no_label_stands(language: str, body: str, told: tuple[str, str, str]) -> None:
    document = document_from(paper(language, body))
    reports = reports_of(document)

    assert reports.keys() == {"DA 3", "IR 3", "IR 9"}
    assert reports["DA 3"].departments and reports["DA 3"].implementation
    assert reports["IR 3"].progress == told[1]
    assert reports["IR 9"].progress == told[2]
    assert next(p.number for p in document.paragraphs if p.recommendations == (Recommendation("review", 3),) and p.field) == told[0]


def word_paper(language: str, title: str, *blocks: Block) -> Document:
    """A Word file with a cover, a title and the blocks in its annex."""
    cover = [Block(line.strip(), BlockKind.PARAGRAPH) for line in COVER[language].split("\n") if line.strip()]
    cover[-2] = Block(title, BlockKind.PARAGRAPH)
    announced = "[后接附件]" if language == "zh" else "[Annex follows]"
    first = Block("1. 附件载有情况。" if language == "zh" else "1. The Annex tells.", BlockKind.PARAGRAPH)
    begun = (first, Block(announced, BlockKind.PARAGRAPH), Block("", BlockKind.BREAK))
    return read_document(SourceText("docx", (*cover, *begun, *blocks)), file="paper.docx", digest="")


def table(*rows: str, number: int = 1) -> list[Block]:
    return [Block(row, BlockKind.ROW, cells=tuple(row.split("|")), table=number) for row in rows]


@pytest.mark.parametrize(
    ("language", "title", "rows", "expected"),
    [
        (
            "zh",
            "独立审查建议的落实情况",
            ("编号|建议|负责方|现状", "4|改进值守安排。|秘书处|部分落实", "6|公布潮汐表。|成员国|已结束"),
            {"IR 4": ("改进值守安排。", ("秘书处",), "部分落实"), "IR 6": ("公布潮汐表。", ("成员国",), "已结束")},
        ),
        (
            "en",
            "FOLLOW-UP TO THE INDEPENDENT REVIEW",
            (
                "Recommendation|Responsible|Status",
                "4. Improve the watch.|Secretariat|Partly implemented",
                "6. Publish the tides.|States|Closed",
            ),
            {"IR 4": ("Improve the watch.", ("Secretariat",), "Partly implemented"), "IR 6": ("Publish the tides.", ("States",), "Closed")},
        ),
        ("en", "FOLLOW-UP TO THE INDEPENDENT REVIEW", ("Project|Budget|Status", "4. Lamps|12,000|Under way", "6. Oils|9,000|Closed"), {}),
        ("zh", "45项发展议程建议落实情况", ("项目|预算|现状", "4. 灯具|12,000|进行中", "6. 灯油|9,000|已结束"), {}),
    ],
)
def test_a_table_with_one_recommendation_a_row_tells_where_each_stands(
    language: str, title: str, rows: tuple[str, ...], expected: dict[str, tuple[str, tuple[str, ...], str]]
) -> None:
    reports = reports_of(word_paper(language, title, *table(*rows)))

    assert {label: (report.text, report.departments, report.progress) for label, report in reports.items()} == expected


def test_a_table_below_each_heading_gives_the_same_as_printed_lines() -> None:
    document = word_paper(
        "zh",
        "独立审查建议的落实情况",
        Block("独立审查建议 4（秘书处）", BlockKind.HEADING),
        *table("内容|改进值守安排。", "进展|新增三名守塔人。", "现状|部分落实。"),
    )

    (report,) = statuses_of(document)
    assert (report.recommendation.label, report.text, report.progress) == ("IR 4", "改进值守安排。", "新增三名守塔人。\n部分落实。")


@pytest.mark.parametrize(
    ("language", "printed", "texts"),
    [
        ("zh", "建议 3：公布名录。建议 5*：点灯。", {"DA 3": "公布名录。", "DA 5": "点灯。"}),
        (
            "en",
            "Recommendation 3: Publish the list. Recommendation 5: Light the lamps.",
            {"DA 3": "Publish the list.", "DA 5": "Light the lamps."},
        ),
    ],
)
def test_texts_of_a_group_on_one_line_are_told_apart(language: str, printed: str, texts: dict[str, str]) -> None:
    heading, label = (
        ("建议 3和5*", "相关产权组织部门 港口部")
        if language == "zh"
        else ("Recommendations 3 and 5*", "Relevant WIPO Sectors Harbours Sector")
    )
    reports = reports_of(
        document_from(
            paper(
                language,
                f"1. A.\n\n{heading}\n\n{printed}\n\n{label}\n\n{'落实工作 已点亮。' if language == 'zh' else 'Implementation They are lit.'}",
            )
        )
    )

    assert {label: report.text for label, report in reports.items()} == texts
