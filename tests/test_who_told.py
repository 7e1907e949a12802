"""Who holds an office and who put a thing forward is told by a passage that names somebody, or not at all."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Language
from assistant.service import Assistant
from tests.conftest import assistant_of_texts
from tests.workshop_papers import paper

_TEXTS: dict[Language, str] = {
    "zh": """1. 总干事主持了灯塔博物馆的对话会，并将继续支持灯塔博物馆。

2. 建议为灯塔博物馆网络指派一名协调人。

3. 登记处处长林青女士编写了灯塔博物馆名录。

4. 智利代表团提议设立灯塔博物馆夏令营。
""",
    "en": """1. The Director General chaired the dialogue on lighthouse museums and will go on supporting lighthouse museums.

2. It is proposed to assign a coordinator to the network of lighthouse museums.

3. The Director of the Registry, Ms. Lin Qing, prepared the list of lighthouse museums.

4. The Delegation of Chile proposed a summer camp of lighthouse museums.
""",
}


@pytest.fixture(scope="module", params=("zh", "en"))
def museums(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> tuple[Language, Assistant]:
    language: Language = request.param
    title = {"zh": "灯塔博物馆的报告", "en": "REPORT ON LIGHTHOUSE MUSEUMS"}[language]
    texts = {f"museums.{language}.txt": paper(language, "CDIP/44/9", title, _TEXTS[language])}
    return language, assistant_of_texts(tmp_path_factory.mktemp("museums"), texts, model)


@pytest.mark.parametrize(
    "question",
    [
        {"zh": "总干事是谁？", "en": "Who is the Director General?"},
        {"zh": "灯塔博物馆网络是谁提议的？", "en": "Who proposed the network of lighthouse museums?"},
    ],
)
def test_nobody_is_no_answer(museums: tuple[Language, Assistant], question: dict[Language, str]) -> None:
    language, assistant = museums
    answer = assistant.ask(question[language])
    assert not {citation.paragraph for citation in answer.citations} & {"1", "2"}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ({"zh": "登记处处长是谁？", "en": "Who is the Director of the Registry?"}, {"zh": "林青女士", "en": "Ms. Lin Qing"}),
        (
            {"zh": "灯塔博物馆夏令营是谁提议的？", "en": "Who proposed a summer camp of lighthouse museums?"},
            {"zh": "智利代表团", "en": "Delegation of Chile"},
        ),
    ],
)
def test_somebody_is(museums: tuple[Language, Assistant], question: dict[Language, str], told: dict[Language, str]) -> None:
    language, assistant = museums
    assert told[language] in assistant.ask(question[language]).answer
