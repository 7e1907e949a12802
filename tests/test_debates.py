"""What delegations said of a matter is told whole: each statement of its debate under its name, those of another debate never."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.lists.debates import matter_debated
from assistant.model import Intent, Language, Query, Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts
from tests.test_answers import check_sound
from tests.workshop_papers import paper

_REPORT: dict[Language, str] = {
    "zh": """议程第4项：“灯笼工匠”项目进展报告（文件CDIP/44/4）

1. 秘书处介绍了该文件。项目在两个国家培训了灯笼工匠。

2. 智利代表团欢迎该项目，要求把材料译成西班牙文。

3. 肯尼亚代表团代表非洲集团发言，反对增加费用。

4. 灯笼之友联盟的代表建议在学校展出灯笼。

5. 委员会注意到文件CDIP/44/4所载的信息。

议程第5项：关于潮汐磨坊的研究（文件CDIP/44/5）

6. 秘书处介绍了该研究。

7. 挪威代表团质疑研究的样本。

8. 印度代表团支持该研究，询问是否有第二份研究。

9. 委员会注意到该研究。
""",
    "en": """AGENDA ITEM 4: PROGRESS REPORT ON THE PROJECT ON LANTERN MAKERS (DOCUMENT CDIP/44/4)

1. The Secretariat introduced the document. The project had trained lantern makers in two countries.

2. The Delegation of Chile welcomed the project and asked for the materials in Spanish.

3. The Delegation of Kenya, speaking on behalf of the African Group, opposed any increase of the costs.

4. The Representative of the Union of Friends of Lanterns suggested that lanterns be shown in schools.

5. The Committee took note of the information contained in document CDIP/44/4.

AGENDA ITEM 5: STUDY ON TIDE MILLS (DOCUMENT CDIP/44/5)

6. The Secretariat introduced the study.

7. The Delegation of Norway doubted the sample of the study.

8. The Delegation of India supported the study and asked whether there would be a second one.

9. The Committee took note of the study.
""",
}
_TITLES: dict[Language, str] = {"zh": "报告", "en": "REPORT"}
_LANTERNS: dict[Language, tuple[str, ...]] = {
    "zh": ("西班牙文", "反对增加费用", "学校展出"),
    "en": ("in Spanish", "increase of the costs", "in schools"),
}
_MILLS: dict[Language, tuple[str, ...]] = {"zh": ("研究的样本", "第二份研究"), "en": ("doubted the sample", "second one")}


@pytest.fixture(scope="module", params=("zh", "en"))
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> tuple[Language, Assistant]:
    language: Language = request.param
    texts = {f"report.{language}.txt": paper(language, "CDIP/44/9", _TITLES[language], _REPORT[language])}
    return language, assistant_of_texts(tmp_path_factory.mktemp("lanterns"), texts, model)


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("各代表团对灯笼工匠项目有什么看法？", _LANTERNS, _MILLS),
        ("What did delegations say about the lantern makers project?", _LANTERNS, _MILLS),
        ("What comments were made on the study on tide mills?", _MILLS, _LANTERNS),
        ("各国怎么看潮汐磨坊的研究？", _MILLS, _LANTERNS),
    ],
)
def test_all_statements_of_the_debate_are_told_in_either_language(
    report: tuple[Language, Assistant], question: str, told: dict[Language, tuple[str, ...]], not_told: dict[Language, tuple[str, ...]]
) -> None:
    language, assistant = report
    answer = assistant.ask(question)

    assert answer.status is Status.ANSWERED
    assert [words for words in told[language] if words not in answer.answer] == []
    assert [words for words in not_told[language] if words in answer.answer] == []
    check_sound(answer, assistant)


@pytest.mark.parametrize("question", ["哪些代表团反对灯笼工匠项目？", "Which delegations opposed the lantern makers project?"])
def test_where_a_stance_is_asked_for_only_who_takes_it_is_told(report: tuple[Language, Assistant], question: str) -> None:
    language, assistant = report
    answer = assistant.ask(question).answer

    assert _LANTERNS[language][1] in answer and _LANTERNS[language][0] not in answer


@pytest.mark.parametrize("question", ["各代表团对风筝博物馆项目说了什么？", "What did delegations say about the kite museums project?"])
def test_a_matter_that_was_not_debated_is_refused(report: tuple[Language, Assistant], question: str) -> None:
    assert report[1].ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    "question",
    [
        "What did Chile say about the lanterns?",
        "Which countries are supported by the lantern project?",
        "Which countries are covered by the project against copied lanterns?",
        "What did Member States ask the Secretariat to do?",
        "What views did the evaluator express on the lanterns?",
        "智利对灯笼有什么意见？",
        "哪些国家得到灯笼项目的支持？",
        "成员国请产权组织帮忙看法律草案，内容会公开吗？",
        "成员国如何提交意见？",
        "秘书处对各国的意见有什么看法？",
    ],
)
def test_no_debate_is_asked_for(question: str) -> None:
    language: Language = "en" if question.isascii() else "zh"
    assert matter_debated(Query(question, question, language, intent=Intent.PASSAGE)) == ""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did India say about the study on tide mills?", _MILLS),
        ("挪威对潮汐磨坊的研究怎么看？", _MILLS),
        ("What did Kenya say about the lantern makers project?", _LANTERNS),
    ],
)
def test_what_one_party_said_in_the_debate_is_told(
    report: tuple[Language, Assistant], question: str, told: dict[Language, tuple[str, ...]]
) -> None:
    language, assistant = report
    answer = assistant.ask(question)

    assert answer.status is Status.ANSWERED and len(answer.citations) == 1
    assert any(words in answer.answer for words in told[language])


@pytest.mark.parametrize(
    "question",
    ["What did Norway say about the lantern makers project?", "智利对潮汐磨坊的研究说了什么？"],
)
def test_who_did_not_speak_of_it_is_quoted_with_nothing(report: tuple[Language, Assistant], question: str) -> None:
    assert report[1].ask(question).status is Status.NOT_FOUND
