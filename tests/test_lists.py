"""Lists that are asked for: whole and in order, whether they stand in items, in neighbouring paragraphs or within a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Answer, Status
from assistant.service import Assistant
from tests.beekeeping_papers import beekeeping_papers
from tests.conftest import assistant_of_texts
from tests.test_answers import check_sound


@pytest.fixture(scope="module")
def bees(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> dict[str, Assistant]:
    """The papers of each language alone."""
    return {
        language: assistant_of_texts(tmp_path_factory.mktemp(language), beekeeping_papers(language), model) for language in ("zh", "en")
    }


def asked(assistant: Assistant, question: str) -> Answer:
    answer = assistant.ask(question)
    check_sound(answer, assistant)
    return answer


def stand_in_order(words: tuple[str, ...], text: str) -> bool:
    places = [text.find(word) for word in words]
    return -1 not in places and places == sorted(places)


_RECOMMENDATIONS = {"zh": ("建议1", "建议2", "建议3", "建议4"), "en": tuple(f"Recommendation {n}" for n in range(1, 5))}
_CONCLUSIONS = {"zh": ("实地辅导", "售价", "过长"), "en": ("advice on the spot", "price of honey", "too long")}
_COUNTRIES = {"zh": ("智利", "肯尼亚", "蒙古", "尼泊尔", "秘鲁"), "en": ("Chile", "Kenya", "Mongolia", "Nepal", "Peru")}
_CONDITIONS = {"zh": ("合作社", "法律", "国家协调员"), "en": ("three cooperatives", "legislation", "national coordinator")}
_OPTIONS = {"zh": ("方案1", "方案2", "方案3"), "en": ("Option 1", "Option 2", "Option 3")}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("question", "listed"),
    [
        ("养蜂人项目的评价人提了哪些建议？", _RECOMMENDATIONS),
        ("评价养蜂人商标项目的专家提了哪些建议？", _RECOMMENDATIONS),
        ("What recommendations did the evaluator of the beekeepers project make?", _RECOMMENDATIONS),
        ("养蜂人商标项目的评价有哪些结论？", _CONCLUSIONS),
        ("What conclusions did the evaluator of the beekeepers project draw?", _CONCLUSIONS),
        ("养蜂人商标项目有哪些参与国？", _COUNTRIES),
        ("Which countries take part in the project on trademarks for beekeepers?", _COUNTRIES),
        ("参加养蜂人项目第二阶段的国家必须满足哪些条件？", _CONDITIONS),
        ("What must a country fulfil to join the second phase of the beekeepers project?", _CONDITIONS),
        ("养蜂人商标项目第二阶段有哪几个方案？", _OPTIONS),
        ("Which options for the second phase of the beekeepers project has the Secretariat identified?", _OPTIONS),
    ],
)
def test_a_list_is_told_whole_in_either_language(
    bees: dict[str, Assistant], question: str, listed: dict[str, tuple[str, ...]], language: str
) -> None:
    answer = asked(bees[language], question)

    assert answer.status is Status.ANSWERED
    assert stand_in_order(listed[language], answer.answer), answer.answer


@pytest.mark.parametrize(
    ("rows", "question", "field"),
    [
        (
            ("项目代码：BEE_2", "项目期限：30个月", "受益国：加纳、约旦、老挝和巴拉圭", "预算总额：210,000瑞士法郎"),
            "蜂蜜集市项目的受益国有哪些？",
            "受益国：加纳、约旦、老挝和巴拉圭",
        ),
        (
            (
                "Project code: BEE_2",
                "Duration: 30 months",
                "Beneficiary countries: Ghana, Jordan, Lao and Paraguay",
                "Budget: 210,000 Swiss francs",
            ),
            "Which countries are the beneficiaries of the project on honey fairs?",
            "Beneficiary countries: Ghana, Jordan, Lao and Paraguay",
        ),
    ],
)
def test_of_a_form_only_the_field_that_lists_is_quoted(
    tmp_path: Path, model: StaticEmbedder, rows: tuple[str, ...], question: str, field: str
) -> None:
    cells = "".join(
        f"<tr><td>{row.split(mark)[0]}</td><td>{row.split(mark)[1].strip()}</td></tr>" for row in rows for mark in "：:" if mark in row
    )
    title, language = ("蜂蜜集市项目", "zh") if "：" in field else ("PROJECT ON HONEY FAIRS", "en")
    page = f"<html lang='{language}'><body><p>CDIP/42/15</p><h1>{title}</h1><table>{cells}</table></body></html>"

    answer = asked(assistant_of_texts(tmp_path, {f"fairs.{language}.html": page}, model), question)

    assert [citation.quote for citation in answer.citations] == [field]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("zh", "哪些国家参加了渔业社区项目？"),
        ("en", "Which countries took part in the project on fishing communities?"),
        ("zh", "加入灯塔项目的国家必须满足哪些条件？"),
        ("en", "What must a country fulfil to join the lighthouse project?"),
    ],
)
def test_a_list_of_something_else_answers_nothing(bees: dict[str, Assistant], language: str, question: str) -> None:
    assert asked(bees[language], question).status is Status.NOT_FOUND
