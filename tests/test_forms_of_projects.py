"""The form at the head of a project paper, as text extraction prints it: each label a row with its value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model import ParagraphKind
from ingest.structuring.forms import forms_as_rows
from ingest.structuring.lines import Line
from tests.support.printed import document_from, double_spaced, paper

ROWS = {
    "zh": [
        "项目编号：DA_10_11_01",
        "标题：沿海社区的灯塔名录",
        "发展议程建议：建议10和11",
        "项目期限：30个月",
        "项目预算：480,000瑞士法郎",
    ],
    "en": [
        "Project Code: DA_10_11_01",
        "Title: Lists of Lighthouses for Coastal Communities",
        "Development Agenda Recommendations: 10 and 11",
        "Project Duration: 30 months",
        "Project Budget: 480,000 Swiss francs",
    ],
}
HEAD = {"zh": "一、概要", "en": "I. SUMMARY"}
NEXT = {"zh": "二、背景", "en": "II. BACKGROUND"}


@pytest.mark.parametrize("between", ["\n", " ", "："])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_label_and_its_value_are_a_row_however_they_were_printed(language: str, between: str) -> None:
    colon = "：" if language == "zh" else ": "
    joint = colon if between == "：" else between
    form = "\n".join(row.replace(colon, joint, 1) for row in ROWS[language])
    document = document_from(paper(language, double_spaced(f"{HEAD[language]}\n{form}\n{NEXT[language]}\n1. A.")))

    assert [p.text for p in document.paragraphs if p.kind is ParagraphKind.ROW] == ROWS[language]
    assert {p.section for p in document.paragraphs if p.kind is ParagraphKind.ROW} == {HEAD[language]}
    assert document.paragraphs[-1].section == NEXT[language]


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("用于沿海社区的灯塔名录以及有关守塔人的培训和各国灯具更换的", "长期项目"),
        ("Lists of Lighthouses for Coastal Communities and for the Training of", "their Keepers"),
    ],
)
def test_a_value_may_run_over_its_line(first: str, rest: str) -> None:
    lines = [Line("Project Code DA_1"), Line(f"Title {first}"), Line(rest), Line("Project Duration 30 months"), Line("1. Background")]
    made = forms_as_rows(lines)

    assert [line.cells for line in made] == [
        ("Project Code", "DA_1"),
        ("Title", first + ("" if rest > "z" else " ") + rest),
        ("Project Duration", "30 months"),
        (),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["标题", "灯塔", "委员会注意到该文件。"],
        ["Title of the study", "Project Duration matters", "It was long."],
        ["项目标题应当简短。", "项目期限应当明确。", "项目预算应当详细。"],
    ],
)
def test_fewer_labels_or_prose_are_no_form(lines: list[str]) -> None:
    assert [line.text for line in forms_as_rows([Line(text) for text in lines])] == lines


WORDS = st.sampled_from(["项目编号", "标题 ", "项目期限：", "Title", "Project Code ", "DA_1", "1. ", "灯塔", "。", "A"])


@given(st.lists(st.lists(WORDS, max_size=3).map("".join), max_size=10))
def test_no_letter_of_a_form_is_lost(texts: list[str]) -> None:
    lines = [Line(text.strip()) for text in texts]
    made = forms_as_rows(lines)

    letters = [c for line in made for text in (line.cells or (line.text,)) for c in text if c.isalnum()]
    assert sorted(letters) == sorted(c for line in lines for c in line.text if c.isalnum())
