"""A figure that is told of several countries together is of none of them alone, and so is one that is told of another."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Language, Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts
from tests.workshop_papers import paper

_TEXTS: dict[Language, str] = {
    "zh": """1. 风筝作坊项目在秘鲁和斐济开展，支出4,300瑞士法郎。

2. 每国设立一个风筝咨询台，秘鲁和斐济设在学校，加纳和智利设在图书馆。2031年咨询台共答复咨询137件。

3. 灯笼课程在加纳有52人参加，在斐济有31人参加。

4. 智利的旧风筝档案只有纸本。纸本很少，73名受访的扎纸匠中有6名妇女。
""",
    "en": """1. The kite workshop project was carried out in Peru and Fiji at a cost of 4,300 Swiss francs.

2. Each country has a kite desk, in Peru and Fiji at a school, in Ghana and Chile at a library. In 2031 the kite desks answered 137 queries.

3. In Ghana 52 people took the lantern course, in Fiji 31.

4. The old kite records of Chile are on paper only. Women are few: 6 of the 73 paper makers interviewed.
""",
}


@pytest.fixture(scope="module", params=("zh", "en"))
def kites(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> tuple[Language, Assistant]:
    language: Language = request.param
    title = {"zh": "风筝作坊", "en": "KITE WORKSHOPS"}[language]
    return language, assistant_of_texts(
        tmp_path_factory.mktemp("kites"), {f"kites.{language}.txt": paper(language, "CDIP/44/7", title, _TEXTS[language])}, model
    )


@pytest.mark.parametrize(
    "asked",
    [
        {"zh": "风筝作坊项目在斐济支出多少瑞士法郎？", "en": "How much did the kite workshop project cost in Fiji?"},
        {"zh": "加纳的风筝咨询台2031年答复了多少件咨询？", "en": "How many queries did the kite desk of Ghana answer in 2031?"},
        {"zh": "智利受访的扎纸匠有多少名？", "en": "How many of the paper makers interviewed are from Chile?"},
    ],
)
def test_a_figure_of_several_is_of_none_alone(kites: tuple[Language, Assistant], asked: dict[Language, str]) -> None:
    language, assistant = kites
    assert assistant.ask(asked[language]).status is Status.NOT_FOUND


def test_a_figure_of_the_one_is_told(kites: tuple[Language, Assistant]) -> None:
    language, assistant = kites
    answer = assistant.ask({"zh": "加纳有多少人参加了灯笼课程？", "en": "How many people took the lantern course in Ghana?"}[language])
    assert answer.status is Status.ANSWERED
    assert "52" in answer.answer
