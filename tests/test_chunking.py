"""What stands above a chunk: the sentence that introduces its list or table, wherever that stands."""

from __future__ import annotations

import pytest

from assistant.model import Document, Language, Paragraph, ParagraphKind
from ingest.chunking import chunks_of

SAID = {
    "zh": ("费用不高。三种方案的估计费用如下（单位：瑞士法郎）：", "口译；0；21,000", "方案甲  方案乙"),
    "en": (
        "It costs little. The estimated costs of the options, in Swiss francs, are set out below.",
        "Interpretation; 0; 21,000",
        "Option 1 Option 2",
    ),
}


def _paper(language: Language, text: str, row: str, caption: str, annex: str | None = None) -> Document:
    said = (
        Paragraph(ordinal=0, kind=ParagraphKind.TEXT, text=text, number="7", section="III"),
        Paragraph(ordinal=1, kind=ParagraphKind.HEADING, text=caption, annex=annex),
        Paragraph(ordinal=2, kind=ParagraphKind.ROW, text=row, section=f"III > {caption}", annex=annex),
    )
    return Document("paper.txt", language, "digest", "txt", said, symbol="CDIP/41/9")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_table_under_a_caption_comes_with_the_sentence_that_announces_it(language: Language) -> None:
    text, row, caption = SAID[language]
    table = next(chunk for chunk in chunks_of(_paper(language, text, row, caption)) if row in chunk.text)
    assert table.context.split("\n") == [f"III > {caption}", text[text.index("三种" if language == "zh" else "The") :]]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_table_of_an_annex_is_not_announced_by_the_end_of_the_body(language: Language) -> None:
    text, row, caption = SAID[language]
    table = next(chunk for chunk in chunks_of(_paper(language, text, row, caption, annex="I")) if row in chunk.text)
    assert table.context == f"III > {caption}"


@pytest.mark.parametrize(("language", "text"), [("zh", "委员会批准了该项目。"), ("en", "The Committee approved the project.")])
def test_what_announces_nothing_stands_above_no_table(language: Language, text: str) -> None:
    _, row, caption = SAID[language]
    table = next(chunk for chunk in chunks_of(_paper(language, text, row, caption)) if row in chunk.text)
    assert table.context == f"III > {caption}"


@pytest.mark.parametrize(
    ("language", "period", "inside", "outside"),
    [
        ("zh", "2030年7月至2031年6月", "在报告期内，共点亮了九十盏灯。", "上一报告期为八十盏。"),
        ("en", "July 2030 to June 2031", "Ninety lamps were lit in the reporting period.", "Eighty had been lit before."),
    ],
)
def test_what_is_said_of_the_reporting_period_comes_with_its_months(language: Language, period: str, inside: str, outside: str) -> None:
    said = (Paragraph(0, inside, number="1"), Paragraph(1, outside, number="2"))
    first, second = chunks_of(Document("paper.txt", language, "digest", "txt", said, symbol="CDIP/41/9", period=period))

    assert (first.context, second.context) == (period, "")


@pytest.mark.parametrize(
    ("language", "form", "title", "told"),
    [
        ("zh", "项目名称：用风筝给湖边村庄送信", "用风筝给湖边村庄送信", "第一次放飞在三月进行。"),
        ("en", "Title: Letters by Kite for Lakeside Villages", "Letters by Kite for Lakeside Villages", "The first flight was in March."),
    ],
)
def test_what_an_annex_reports_on_stands_above_all_that_it_says(language: Language, form: str, title: str, told: str) -> None:
    said = (
        Paragraph(0, form, ParagraphKind.ROW, annex="I", section="A"),
        Paragraph(1, told, number="1", annex="I", section="B"),
        Paragraph(2, told, number="1", annex="II", section="B"),
    )
    of_form, first, second = chunks_of(Document("paper.txt", language, "digest", "txt", said, symbol="CDIP/41/9"))
    assert (of_form.context, first.context, second.context) == ("A", f"{title}\nB", "B")
