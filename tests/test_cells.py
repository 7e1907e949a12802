"""Figures that stand in a table: the row and column that a question names answer, in either language, before prose that names them."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Answer, Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts
from tests.ferry_papers import ferry_papers
from tests.test_answers import check_sound


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> dict[str, Assistant]:
    """The papers in both languages, and in each alone, of which the other language asks."""
    papers = {language: ferry_papers(language) for language in ("zh", "en")}
    folders = {name: tmp_path_factory.mktemp(name) for name in ("both", "zh", "en")}
    return {name: assistant_of_texts(folder, papers.get(name) or papers["zh"] | papers["en"], model) for name, folder in folders.items()}


def asked(assistant: Assistant, question: str) -> Answer:
    answer = assistant.ask(question)
    check_sound(answer, assistant)
    return answer


@pytest.mark.parametrize(
    ("question", "name", "cell"),
    [
        ("南港2030年有多少渡船乘客？", "港口：南港", "2030年：595"),
        ("2030年南港的渡船乘客人数？", "港口：南港", "2030年：595"),
        ("渡船服务的发动机修理实际支出是多少？", "费用类别：发动机修理", "实际支出：101,300"),
        ("码头照明的使用率是多少？", "费用类别：码头照明", "使用率：79%"),
        ("How many ferry passengers did South Harbour have in 2030?", "Harbour: South Harbour", "2030: 595"),
        ("Ferry passengers of South Harbour in 2030?", "Harbour: South Harbour", "2030: 595"),
        ("What was the actual spending on the repair of engines?", "Category: Repair of engines", "Actual spending: 101,300"),
        ("What was the rate for the lighting of piers?", "Category: Lighting of piers", "Rate: 79%"),
    ],
)
def test_the_cell_answers_before_a_sentence_that_names_its_row(ferries: dict[str, Assistant], question: str, name: str, cell: str) -> None:
    answer = asked(ferries["both"], question)

    assert [citation.quote for citation in answer.citations][-2:] == [name, cell]


@pytest.mark.parametrize(
    ("question", "language", "row"),
    [
        ("How much was spent on training in the ferry service?", "zh", "船员培训"),
        ("How much is the budget for the repair of engines?", "zh", "发动机修理"),
        ("渡船服务在培训上花了多少钱？", "en", "Training of crews"),
        ("发动机修理的预算是多少？", "en", "Repair of engines"),
    ],
)
def test_a_row_is_named_in_the_other_language(ferries: dict[str, Assistant], question: str, language: str, row: str) -> None:
    quotes = [citation.quote for citation in asked(ferries[language], question).citations]

    assert any(row in quote for quote in quotes)
    assert not any("310,000" in quote for quote in quotes)


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("码头照明原计划花多少钱，实际花了多少？", "费用类别：码头照明；核定预算：12,400；实际支出：9,800；使用率：79%"),
        (
            "How much was planned for the lighting of piers and how much was spent?",
            "Category: Lighting of piers; Approved budget: 12,400; Actual spending: 9,800; Rate: 79%",
        ),
    ],
)
def test_two_figures_of_one_row_are_told_by_the_whole_row(ferries: dict[str, Assistant], question: str, row: str) -> None:
    assert row in [citation.quote for citation in asked(ferries["both"], question).citations]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("渡船服务项目批准的预算是多少？", "310,000"),
        ("码头照明每盏灯的上限是多少？", "250"),
        ("What budget was approved for the project on the ferry service?", "310,000"),
        ("What is the ceiling for each lamp in the lighting of piers?", "250"),
    ],
)
def test_a_sentence_answers_where_no_row_is_meant(ferries: dict[str, Assistant], question: str, told: str) -> None:
    assert told in asked(ferries["both"], question).answer


@pytest.mark.parametrize("question", ["西港2030年有多少渡船乘客？", "How many ferry passengers did West Harbour have in 2030?"])
def test_a_row_that_the_table_lacks_is_not_told_by_another(ferries: dict[str, Assistant], question: str) -> None:
    answer = asked(ferries["both"], question)

    assert answer.status is Status.NOT_FOUND or "595" not in answer.answer


@pytest.mark.parametrize(
    ("question", "unit", "cell"),
    [
        ("2031年修理礁石灯塔花了多少钱？", "瑞士法郎", "2031年：8,840"),
        ("How much did the repair of Reef Lighthouse cost in 2031?", "SWISS FRANCS", "2031: 8,840"),
    ],
)
def test_the_unit_that_stands_in_the_title_of_the_annex_comes_with_the_cell(
    ferries: dict[str, Assistant], question: str, unit: str, cell: str
) -> None:
    answer = asked(ferries["both"], question)

    assert unit in answer.answer
    assert answer.citations[-1].quote == cell
    assert unit in (answer.citations[-1].section or "")
