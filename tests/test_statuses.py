"""Recommendation status: one report a number, with the fields of the block it stands in."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.model import Document, Language, Paragraph, ParagraphKind, Recommendation, RecommendationStatus, Series
from ingest.parsing import read_source
from ingest.records import statuses_of
from ingest.structure import read_document
from ingest.structuring.periods import reporting_period


def block(*numbers: int, series: Series = "da", annex: str = "I", inferred: bool = False, **fields: str | list[str]) -> list[Paragraph]:
    """Paragraphs of one block; a field given as a list has one paragraph an entry, "label: text" in text."""
    recommendations = tuple(Recommendation(series, number) for number in numbers)
    made = [Paragraph(0, "heading", ParagraphKind.HEADING, annex=annex, recommendations=recommendations, number_inferred=inferred)]
    for field, value in fields.items():
        for text in [value] if isinstance(value, str) else value:
            label, _, rest = text.partition(": ") if field == "text" else ("", "", text)
            made.append(
                Paragraph(
                    0,
                    rest or label,
                    label=label if rest else None,
                    annex=annex,
                    recommendations=recommendations,
                    field=field,
                    number_inferred=inferred,
                )
            )
    return made


def report(*blocks: list[Paragraph], language: Language = "zh", opening: tuple[str, ...] = ()) -> Document:
    paragraphs = [*(Paragraph(0, text, number=str(n)) for n, text in enumerate(opening, 1)), *(p for made in blocks for p in made)]
    placed = tuple(
        Paragraph(**{**{name: getattr(p, name) for name in Paragraph.__slots__}, "ordinal": n}) for n, p in enumerate(paragraphs)
    )
    period = reporting_period(None, placed, language)
    return Document("report.docx", language, "0" * 64, "docx", placed, symbol="CDIP/33/2", session=33, period=period)


def test_a_block_gives_its_fields_word_for_word() -> None:
    document = report(
        block(
            10,
            text="提高知识产权机构的能力。",
            departments="区域和国家发展部门；全球挑战和伙伴关系部门；\n行政、财务和管理部门",
            implementation=["自2009年起落实。", "载于文件CDIP/2/4。"],
            highlights=["建立了十九个机构。", "培训了52万人。"],
            activities="还有14个项目在进行。",
        ),
        opening=("附件一载有2023年 7月至 2024年 7月期间的进展报告。",),
    )

    (status,) = statuses_of(document)

    assert status == RecommendationStatus(
        recommendation=Recommendation("da", 10),
        text="提高知识产权机构的能力。",
        source=status.source,
        cluster="A",
        departments=("区域和国家发展部门", "全球挑战和伙伴关系部门", "行政、财务和管理部门"),
        implementation="自2009年起落实。\n载于文件CDIP/2/4。",
        highlights=("建立了十九个机构。", "培训了52万人。"),
        activities="还有14个项目在进行。",
        reporting_period="2023年7月至2024年7月",
        ordinals=(1, 8),
    )
    where = status.source
    assert (where.symbol, where.file, where.language, where.ordinal, where.annex) == ("CDIP/33/2", "report.docx", "zh", 1, "I")


def test_a_shared_block_stands_under_each_number_with_its_own_text() -> None:
    document = report(
        block(
            15, 21, 44,
            text=["Recommendation 15: Norms shall:", "be inclusive;", "Recommendation 21: Consult first.", "Recommendation 44: Meet in Geneva."],
            implementation="Implemented since 2007.",
        ),
        language="en",
    )  # fmt: skip

    statuses = statuses_of(document)

    assert [(s.recommendation.number, s.group, s.cluster, s.text) for s in statuses] == [
        (15, (15, 21, 44), "B", "Norms shall:\nbe inclusive;"),
        (21, (15, 21, 44), "B", "Consult first."),
        (44, (15, 21, 44), "E", "Meet in Geneva."),
    ]
    assert {s.implementation for s in statuses} == {"Implemented since 2007."}


@pytest.mark.parametrize(
    ("texts", "expected"), [(["One.", "Two."], ["One.", "Two."]), (["One.", "Two.", "Three."], ["One.\nTwo.\nThree."] * 2)]
)
def test_unmarked_texts_of_a_group_go_by_order_or_all_together(texts: list[str], expected: list[str]) -> None:
    assert [s.text for s in statuses_of(report(block(35, 37, text=texts, progress="Done."), language="en"))] == expected


def test_the_two_series_are_kept_apart() -> None:
    statuses = statuses_of(report(block(10, activities="甲。"), block(10, series="review", annex="II", progress="乙。")))

    assert [(s.recommendation, s.cluster, s.activities, s.progress) for s in statuses] == [
        (Recommendation("da", 10), "A", "甲。", None),
        (Recommendation("review", 10), None, None, "乙。"),
    ]


@pytest.mark.parametrize("nothing", ["不适用", "不适用。", "Not applicable", "N/A", "n/a.", "—"])
def test_not_applicable_is_no_highlight(nothing: str) -> None:
    (status,) = statuses_of(report(block(32, highlights=nothing, activities="见建议23。")))

    assert status.highlights == ()


def test_a_rebuilt_number_is_told() -> None:
    statuses = statuses_of(report(block(4, inferred=True, activities="甲。"), block(5, activities="乙。")))

    assert [s.number_inferred for s in statuses] == [True, False]


def test_a_mention_without_anything_reported_is_no_status() -> None:
    assert statuses_of(report(block(7, text="帮助各国处理反竞争做法。"))) == ()


def test_a_block_broken_by_another_paragraph_is_one() -> None:
    first, second = block(6, implementation="甲。"), block(6, activities="乙。")[1:]

    (status,) = statuses_of(report(first, [Paragraph(0, "附件一第17页", annex="I")], second))

    assert (status.implementation, status.activities, status.ordinals) == ("甲。", "乙。", (0, 3))


@pytest.mark.parametrize(
    ("opening", "language", "period"),
    [
        ("The report covers the period from July 2023 to July 2024.", "en", "July 2023 to July 2024"),
        ("STATUS (JULY 2023 – JULY 2024)", "en", "JULY 2023 – JULY 2024"),
        ("本报告涉及2021年 7 月到2022年6月。", "zh", "2021年7月到2022年6月"),
        ("本报告涉及2022年。", "zh", None),
    ],
)
def test_the_period_is_given_as_printed(opening: str, language: Language, period: str | None) -> None:
    (status,) = statuses_of(report(block(1, activities="—."), language=language, opening=(opening,)))

    assert status.reporting_period == period


def test_a_document_without_blocks_has_no_statuses() -> None:
    assert statuses_of(report(opening=("请委员会注意。",))) == ()


# The real progress report.

GROUPS = {13: (13, 14, 17), 15: (15, 21, 44), 35: (35, 37)}
PRINTED = {1, 2, 3, 36, 38, 40, 42} | {number for group in GROUPS.values() for number in group}  # whose heading the text still shows


@pytest.fixture(scope="module")
def chinese(shared: Path) -> Document:
    return _read(shared / "documents/zh/003_8e1c5869255dc520.txt")


def _read(path: Path) -> Document:
    return read_document(read_source(path), file=path.name, digest="0" * 64)


def test_all_45_recommendations_and_6_of_the_review(chinese: Document) -> None:
    statuses = statuses_of(chinese)

    assert sorted(s.recommendation.number for s in statuses if s.recommendation.series == "da") == list(range(1, 46))
    assert [s.recommendation.number for s in statuses if s.recommendation.series == "review"] == [3, 7, 8, 9, 10, 12]
    assert {s.reporting_period for s in statuses} == {"2023年7月至2024年7月"}
    assert {s.recommendation.number for s in statuses if s.recommendation.series == "da" and not s.number_inferred} == PRINTED
    for status in statuses:
        number = status.recommendation.number
        expected = next((group for group in GROUPS.values() if number in group), ()) if status.recommendation.series == "da" else ()
        assert status.group == expected


def test_every_field_of_the_real_report_is_there_and_verbatim(chinese: Document) -> None:
    for status in statuses_of(chinese):
        assert status.text
        if status.recommendation.series == "review":
            assert status.progress and not status.departments and status.cluster is None
        else:
            assert status.departments and status.implementation and status.activities and not status.progress
            assert all(name.endswith("部门") for name in status.departments)
        first, last = status.ordinals
        printed = [paragraph.text for paragraph in chinese.paragraphs[first : last + 1]]
        fields = (status.text, status.implementation, status.activities, status.progress, *status.highlights)
        assert all(line in printed or line in "\n".join(printed) for field in fields if field for line in field.split("\n"))


def test_only_recommendation_32_has_no_highlights(chinese: Document) -> None:
    without = [s.recommendation.number for s in statuses_of(chinese) if s.recommendation.series == "da" and not s.highlights]

    assert without == [32]


def test_recommendation_10_is_two_things(chinese: Document) -> None:
    ours, reviews = [s for s in statuses_of(chinese) if s.recommendation.number == 10]

    assert "知识产权机构" in ours.text
    assert "财力和人力资源" in reviews.text


def test_the_formats_and_languages_of_one_report_agree(shared: Path, chinese: Document) -> None:
    def shape(document: Document) -> dict[Recommendation, tuple[object, ...]]:
        return {s.recommendation: (s.group, s.cluster, len(s.departments), len(s.highlights)) for s in statuses_of(document)}

    whole = shape(chinese)
    for path in (
        shared / "files/cdip_33_2_part.zh.docx",
        shared / "files/cdip_33_2_part.zh.pdf",
        shared / "documents/en/cdip_33_2_part.en.txt",
    ):
        part = shape(_read(path))
        assert len(part) in {16, 28}
        assert part == {recommendation: whole[recommendation] for recommendation in part}
