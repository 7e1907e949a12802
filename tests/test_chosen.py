"""What there is to choose from, what was before a meeting and what is still to be found tell neither a choice nor a finding."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.kinds.chosen import tells_the_choice
from assistant.model import Language, Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts
from tests.workshop_papers import paper

_TEXTS: dict[Language, str] = {
    "zh": """1. 灯笼图书馆的选址有几个方案。方案A设在港口，每年费用300瑞士法郎。

2. 方案B设在磨坊，如果委员会批准其中一个方案，灯笼图书馆将于秋天动工。

3. 委员会为风筝学校选定了方案C，即设在果园。
""",
    "en": """1. There are several options for the site of the lantern library. Option A is the harbour, at 300 Swiss francs a year.

2. Option B is the mill; if the Committee approves one of the options, building of the lantern library will begin in autumn.

3. For the kite school the Committee selected option C, the orchard.
""",
}


@pytest.fixture(scope="module", params=("zh", "en"))
def sites(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> tuple[Language, Assistant]:
    language: Language = request.param
    title = {"zh": "灯笼图书馆和风筝学校", "en": "THE LANTERN LIBRARY AND THE KITE SCHOOL"}[language]
    texts = {f"sites.{language}.txt": paper(language, "CDIP/44/9", title, _TEXTS[language])}
    return language, assistant_of_texts(tmp_path_factory.mktemp("sites"), texts, model)


def test_options_are_no_choice(sites: tuple[Language, Assistant]) -> None:
    language, assistant = sites
    asked = {"zh": "灯笼图书馆的选址最后敲定的是哪个方案？", "en": "Which option was chosen for the site of the lantern library?"}
    answer = assistant.ask(asked[language])
    assert not any(offered in answer.answer for offered in ("300", "磨坊", "mill")), answer.answer


def test_a_choice_is_told(sites: tuple[Language, Assistant]) -> None:
    language, assistant = sites
    asked = {"zh": "风筝学校最后选定了哪个方案？", "en": "Which option was chosen for the kite school?"}
    answer = assistant.ask(asked[language])
    assert answer.status is Status.ANSWERED
    assert {"zh": "果园", "en": "orchard"}[language] in answer.answer


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("最后采纳的是哪种方案？", "方案B每年费用300。", False),
        ("最后采纳的是哪种方案？", "如果委员会批准其中一个方案，秋天动工。", False),
        ("最后采纳的是哪种方案？", "委员会商定采用方案B。", True),
        ("选定了哪两个国家？", "最多可选定两个国家。", False),
        ("选了哪些国家做试点？", "试点国家为智利和斐济。", True),
        ("秘书处提出了哪几种选择？", "方案B每年费用300。", True),
        ("Which option did the Committee choose?", "Option B costs 300 a year.", False),
        ("Which option did the Committee choose?", "The Committee agreed on option B.", True),
        ("Please name the two countries selected.", "Up to two countries may be selected.", False),
        ("Please name the two countries selected.", "The pilot countries are Chile and Fiji.", True),
        ("Which options are there?", "Option B costs 300 a year.", True),
    ],
)
def test_what_tells_a_choice(question: str, text: str, told: bool) -> None:
    assert tells_the_choice(question, text) is told
