"""Who holds an office and who put a thing forward is told by a passage that names somebody, or not at all."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.kinds.who_told import asks_who_held, tells_who, tells_who_held
from assistant.model import Language, Status
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
        {"zh": "现在由谁担任总干事？", "en": "Who is serving as Director General?"},
        {"zh": "灯塔博物馆网络请了谁来当协调人？", "en": "Who became the coordinator of the network of lighthouse museums?"},
        {"zh": "灯塔博物馆网络的钱是哪家捐助方出的？", "en": "Which donor pays for the network of lighthouse museums?"},
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


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("灯塔学院现在由谁当院长？", "灯塔学院院长是林青女士。", "灯塔学院在12个国家开办了课程。"),
        ("灯塔司的负责人（司长）是谁？", "灯塔司由本·样例先生领导。", "灯塔司编写了四份报告。"),
        ("谁是灯塔项目的经理？", "项目经理：安娜·样本女士。", "灯塔项目由智利和秘鲁提出。"),
        ("灯塔论坛请了谁来当主持人？", "主持人是安娜·样本女士。", "主持人将开启讨论。"),
        ("灯塔项目由谁负责管理？", "灯塔项目由航标司负责。", "灯塔项目由智利代表团提出。"),
        ("灯塔手册的作者是谁？", "灯塔手册由河岸大学编写。", "委员会将审议灯塔手册。"),
        (
            "Who heads the lighthouse office?",
            "Ms. Ana Sample heads the lighthouse office.",
            "WIPO takes part through its lighthouse office.",
        ),
        ("Who is the new dean of the lighthouse academy?", "Its dean is Dr. Ben Example.", "The lighthouse academy offers courses."),
        ("Who was hired as, or who became moderator?", "Ms. Ana Sample will be the moderator.", "The moderator will open the talks."),
        ("Who at WIPO manages the lighthouse project?", "The Beacon Division manages it.", "The Delegation of Chile revised the project."),
        ("灯塔指南是谁编写的？", "灯塔指南由河岸大学编写。", "项目编写了两份灯塔指南。"),
        ("灯塔标识由谁设计？", "灯塔标识由一家公司设计。", "方案包括标识和手册。"),
        ("灯塔模型由谁制作？", "灯塔学院（LA）联合制作了模型。", "制作了三个灯塔模型。"),
        ("Who wrote the lighthouse guides?", "The guides were written jointly by two firms.", "Two lighthouse guides were written."),
        ("Who drafted the model lamps?", "The Secretariat drafted model lamps.", "The project drew up three sets of model lamps."),
        ("Who picked the theme of the lamp day?", "The Committee picked the theme.", "The theme of the lamp day was oil."),
        ("Who gave the demonstration of the lamp?", "It was presented by the keepers.", "A demonstration of the lamp was given."),
        ("Who carried out the lamp count?", "It was carried out by the academy.", "The lamp count carried out in May showed nine."),
        (
            "Lighthouse handbook: who is the author?",
            "It was written by the University of Shore.",
            "The Committee will discuss the handbook.",
        ),
    ],
)
def test_whoever_is_asked_for_in_other_words_must_be_told(question: str, told: str, untold: str) -> None:
    language: Language = "en" if question.isascii() else "zh"
    assert tells_who(question, told, language)
    assert not tells_who(question, untold, language)


@pytest.mark.parametrize("question", ["谁可以使用灯塔论坛？", "论坛的讨论由谁主持？", "Who can use the forum?", "Who moderates the talks?"])
def test_what_may_be_told_of_anybody_is_not_held_to_a_name(question: str) -> None:
    assert tells_who(question, "成员国 member states", "en")


@pytest.mark.parametrize(
    ("zh", "en"), [("谁负责海藻染料？", "Who is in charge of seaweed dyes?"), ("谁负责网络研讨会？", "Who is in charge of the webinars?")]
)
def test_who_is_in_charge_of_another_thing_is_nobody(museums: tuple[Language, Assistant], zh: str, en: str) -> None:
    language, assistant = museums

    assert assistant.ask(zh if language == "zh" else en).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "text", "language", "told"),
    [
        ("Who conducted the review of the lamp fund?", "The report on the review of the lamp fund will be considered in May.", "en", False),
        ("Who conducted the review of the lamp fund?", "The review was carried out by two consultants.", "en", True),
        ("Who carried out the study on wicks?", "WIPO and the Oil Pool jointly carried out a study on wicks.", "en", True),
        ("谁开展了灯芯研究？", "委员会将审议灯芯研究报告。", "zh", False),
        ("灯芯研究是由谁开展的？", "该研究由利马咨询公司承接。", "zh", True),
        ("对灯芯援助的审查是由谁开展的？", "对产权组织在港口开展的灯芯援助进行了一次审查。", "zh", False),
    ],
)
def test_who_did_a_study_is_told_by_who_did_it(question: str, text: str, language: Language, told: bool) -> None:
    assert tells_who(question, text, language) is told


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("灯会由谁主办？", "本文件介绍了秘书处为举办灯会提出的战略。", False),
        ("灯会由谁主办？", "灯会将由灯塔馆与各局密切协作举办。", True),
        ("谁来举办灯会？", "灯会不应超过六次。", False),
        ("Who will organise the lamp fair?", "The lamp fair is a good occasion for lamplighters.", False),
        ("Who will organise the lamp fair?", "The lamp fair is hosted by the Beacon House.", True),
        ("Who hosts the lamp fair?", "(a) the oil seminar, held by the Beacon House; (b) a fifth lamp fair, on wicks", False),
    ],
)
def test_who_holds_a_thing_is_told_where_it_is_said_to_be_held(question: str, text: str, told: bool) -> None:
    assert asks_who_held(question)
    assert tells_who_held(text, lambda one: "灯会" in one or "lamp fair" in one) is told


def test_who_made_a_thing_may_be_told_in_a_note() -> None:
    assert tells_who("Who designed the course on wicks?", "A course on wicks was tested.", "en", "It was designed by the academy.")
    assert not tells_who("Who designed the course on wicks?", "A course on wicks was tested.", "en", "See paragraph 4.")
