"""A figure of another place, year, option or output than the one asked about is no answer, however that one is worded."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Language, Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts
from tests.workshop_papers import paper

_TEXTS: dict[Language, str] = {
    "zh": """1. 在日本信托基金的支持下，开办了12个灯笼作坊。

2. 与肯尼亚、秘鲁和智利的各利益攸关方合办了17场灯笼展。

3. 为应对2019冠状病毒病，灯笼学院培训了650名法官。

4. 灯笼提案的备选方案B每年费用为62,000瑞士法郎。

5. 灯笼提案的产出4是一座灯笼图书馆，费用为8,400瑞士法郎。
""",
    "en": """1. With the support of the Japan Funds-in-Trust, 12 lantern workshops were opened.

2. Together with partners in Kenya, Peru and Chile, 17 lantern fairs were held.

3. In its response to the 2030 Agenda, the lantern academy trained 650 judges.

4. Option B of the lantern proposal costs 62,000 Swiss francs a year.

5. Output 4 of the lantern proposal is a library of lanterns, at a cost of 8,400 Swiss francs.
""",
}


@pytest.fixture(scope="module", params=("zh", "en"))
def lanterns(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> tuple[Language, Assistant]:
    language: Language = request.param
    title = {"zh": "灯笼的报告", "en": "REPORT ON LANTERNS"}[language]
    texts = {f"lanterns.{language}.txt": paper(language, "CDIP/44/9", title, _TEXTS[language])}
    return language, assistant_of_texts(tmp_path_factory.mktemp("lanterns"), texts, model)


@pytest.mark.parametrize(
    "question",
    [
        {"zh": "灯笼作坊在日本有几个？", "en": "How many lantern workshops are there in Japan?"},
        {"zh": "在肯尼亚办了多少场灯笼展？", "en": "How many lantern fairs were held in Kenya?"},
        {"zh": "2019年灯笼学院培训了多少名法官？", "en": "How many judges did the lantern academy train in 2030?"},
        {"zh": "灯笼提案如选D方案，每年费用多少？", "en": "What is the yearly cost of option D of the lantern proposal?"},
        {"zh": "灯笼提案的第六项产出费用多少？", "en": "Lantern proposal, sixth output: how much will it cost?"},
    ],
)
def test_a_figure_of_another_is_no_answer(lanterns: tuple[Language, Assistant], question: dict[Language, str]) -> None:
    language, assistant = lanterns
    answer = assistant.ask(question[language])
    assert answer.status is Status.NOT_FOUND, answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ({"zh": "日本信托基金支持开办了多少个灯笼作坊？", "en": "How many lantern workshops did the Japan Funds-in-Trust support?"}, "12"),
        ({"zh": "灯笼学院培训了多少名法官？", "en": "How many judges did the lantern academy train?"}, "650"),
        ({"zh": "灯笼提案如选B方案，每年费用多少？", "en": "What is the yearly cost of option B of the lantern proposal?"}, "62,000"),
        ({"zh": "灯笼提案的第四项产出费用多少？", "en": "Lantern proposal, fourth output: how much will it cost?"}, "8,400"),
    ],
)
def test_its_own_figure_is(lanterns: tuple[Language, Assistant], question: dict[Language, str], told: str) -> None:
    language, assistant = lanterns
    assert told in assistant.ask(question[language]).answer


_OF_SESSIONS: dict[Language, str] = {
    "zh": """1. 委员会第十七届会议批准了灯笼项目，并定于第十八届会议审议进展。

2. 灯笼咨询委员会（ACE）第十六届会议于2031年1月31日举行。

3. 2031年，灯笼咨询委员会决定开办展览。
""",
    "en": """1. At its Seventeenth Session, the Committee approved the lantern project and decided to consider its progress at the Eighteenth.

2. The Advisory Committee on Enforcement (ACE) held its Sixteenth Session on January 31, 2031.

3. In 2031, the Advisory Committee on Enforcement decided to open an exhibition.
""",
}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            {
                "zh": "灯笼咨询委员会第十七届会议定在什么时候开？",
                "en": "When is the 17th session of the Advisory Committee on Enforcement?",
            },
            "",
        ),
        (
            {
                "zh": "灯笼咨询委员会第十七届会议批准了什么？",
                "en": "What did the Advisory Committee on Enforcement approve at its 17th session?",
            },
            "",
        ),
        ({"zh": "第17届ACE会议决定了什么？", "en": "What did the 17th session of the ACE decide?"}, ""),
        ({"zh": "大会第十七届系列会议决定了什么？", "en": "What did the Assemblies decide at their 17th series of meetings?"}, ""),
        ({"zh": "灯笼咨询委员会第十六届会议是哪天举行的？", "en": "On what date was the 16th session of the ACE held?"}, "2031"),
        ({"zh": "委员会第十七届会议批准了什么？", "en": "What did the Committee approve at its 17th session?"}, "project"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_session_of_another_body_is_not_the_committees(
    tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder, language: Language, question: dict[Language, str], told: str
) -> None:
    title = {"zh": "灯笼的报告", "en": "REPORT ON LANTERNS"}[language]
    texts = {f"lanterns.{language}.txt": paper(language, "CDIP/44/9", title, _OF_SESSIONS[language])}
    answer = assistant_of_texts(tmp_path_factory.mktemp("bodies"), texts, model).ask(question[language])
    assert (answer.status is Status.ANSWERED) is bool(told), answer.answer
    assert told.replace("project", {"zh": "项目", "en": "project"}[language]) in answer.answer


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("question", "status"),
    [
        ({"zh": "独立审查建议4落实得怎么样？", "en": "How is Independent Review recommendation 4 implemented?"}, Status.NOT_FOUND),
        ({"zh": "哪个项目落实发展议程建议4？", "en": "Which project implements Development Agenda recommendation 4?"}, Status.ANSWERED),
    ],
)
def test_a_recommendation_of_one_series_is_none_of_the_other(
    tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder, language: Language, question: dict[Language, str], status: Status
) -> None:
    title = {"zh": "灯笼的报告", "en": "REPORT ON LANTERNS"}[language]
    text = {
        "zh": "1. 灯笼项目落实发展议程建议1、4和11。\n\n2. 灯笼作坊共有12个。\n",
        "en": "1. The lantern project implements Development Agenda recommendations 1, 4 and 11.\n\n2. There are 12 lantern workshops.\n",
    }[language]
    texts = {f"lanterns.{language}.txt": paper(language, "CDIP/44/9", title, text)}
    answer = assistant_of_texts(tmp_path_factory.mktemp("series"), texts, model).ask(question[language])
    assert answer.status is status, answer.answer
