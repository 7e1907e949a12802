"""A town is known by its names in both languages, and one that is not by the country it is named with; another town answers nothing."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Language, Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts
from tests.workshop_papers import paper

_TEXTS: dict[Language, str] = {
    "zh": """1. 灯塔讲习班于2031年5月6日在哥斯达黎加圣何塞举办，由灯塔馆承办，到场28人。

2. 灯笼讲习班于2031年7月9日在挪威沃尔达举办，由灯笼协会承办，到场17人。

3. 灯芯讲习班于2031年9月2日在肯尼亚利穆港举办，由灯芯协会承办，到场9人。

4. 基多的灯油讲习班到场31人。
""",
    "en": """1. The lighthouse workshop was held in San José, Costa Rica, on May 6, 2031; the Beacon House hosted it, and 28 people attended.

2. The lantern workshop was held in Volda, Norway, on July 9, 2031; the Lantern Society hosted it, and 17 people attended.

3. The wick workshop was held in Limu, Kenya, on September 2, 2031; the Wick Society hosted it, and 9 people attended.

4. In Quito, 31 people attended the oil workshop.
""",
}


@pytest.fixture(scope="module", params=("zh", "en"))
def workshops(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    language: Language = request.param
    title = {"zh": "灯塔讲习班的报告", "en": "REPORT ON LIGHTHOUSE WORKSHOPS"}[language]
    return assistant_of_texts(
        tmp_path_factory.mktemp("workshops"), {f"towns.{language}.txt": paper(language, "CDIP/44/9", title, _TEXTS[language])}, model
    )


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("When was the lighthouse workshop in San José, Costa Rica?", "2031"),
        ("When was the lighthouse workshop in San Jose?", "2031"),
        ("How many people attended the lantern workshop in Volda, Norway?", "17"),
        ("How many people attended the wick workshop in Limu, Kenya?", "9"),
        ("How many people attended the oil workshop in Quito, Ecuador?", "31"),
        ("圣何塞的灯塔讲习班是什么时候举办的？", "2031"),
        ("挪威沃尔达的灯笼讲习班有多少人参加？", "17"),
    ],
)
def test_a_town_is_met_in_either_language(workshops: Assistant, question: str, told: str) -> None:
    answer = workshops.ask(question)

    assert answer.status is Status.ANSWERED and told in answer.answer
    assert "do not say" not in answer.answer


@pytest.mark.parametrize("question", ["When was the lighthouse workshop in Lima, Peru?", "How many people attended the workshop in Dakar?",
                                      "利马的灯塔讲习班是什么时候举办的？", "达喀尔的讲习班有多少人参加？"])  # fmt: skip
def test_another_town_answers_nothing(workshops: Assistant, question: str) -> None:
    assert workshops.ask(question).status is Status.NOT_FOUND
