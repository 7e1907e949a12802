"""What is told of one thing, or only counts them, does not answer for another: names, numbers and counts that a question states."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.kinds.chosen import tells_the_choice
from assistant.answering.kinds.counted_only import only_counts
from assistant.answering.kinds.who_told import tells_who
from assistant.answering.matching.things_named import is_name, names_in
from assistant.answering.matching.treaties import of_another_treaty
from assistant.model import Language, Status
from assistant.service import Assistant
from assistant.understanding.named.persons import asks_for_a_persons_name
from tests.conftest import assistant_of_texts
from tests.workshop_papers import paper


@pytest.mark.parametrize(
    ("question", "text", "notes", "language", "only"),
    [
        ("Which four lamps were lit?", "The four lamps were lit at noon.", (), "en", True),
        ("Which four lamps were lit?", "Four lamps were lit: the red, the blue, the green and the white one.", (), "en", False),
        ("Which four lamps were lit?", "The four lamps were lit.", ("The red, the blue, the green and the white one.",), "en", False),
        ("Which lamps were lit?", "Four lamps were lit.", (), "en", False),
        ("那11个是哪些国家？", "已在秘鲁、肯尼亚和加纳设立。另收到11个请求。", (), "zh", True),
        ("哪三家银行试用？", "三家银行将试用该表。", (), "zh", True),
        ("哪三家银行试用？", "三家银行将试用该表：", (), "zh", False),
        ("哪三家银行试用？", "灯塔银行、港口银行和磨坊银行三家银行将试用该表。", (), "zh", False),
        ("哪三家银行试用？", "用了三个月。", (), "zh", False),
        ("四个试点村是哪几个？", "预算由9,000减为7,000，并指出试点村将为四个而不是五个。", (), "zh", True),
        ("第四十届会议是哪几天开的？", "十届会议均在5月举行。", (), "zh", False),
        (
            "Which seven shops came?",
            "It was held on May 2, 2031, with seven shops; a second is planned for autumn, on a day to be fixed.",
            (),
            "en",
            True,
        ),
        ("Who were the three speakers?", "The three speakers were Ms. Lund, who has a forge, Mr. Oyelaran and Ms. Ruiz.", (), "en", False),
    ],
)
def test_what_only_counts_things_does_not_name_them(
    question: str, text: str, notes: tuple[str, ...], language: Language, only: bool
) -> None:
    assert only_counts(question, text, notes, language) is only


def test_a_thing_has_a_name_of_its_own() -> None:
    assert is_name("Inventor Assistance Program (IAP)")
    assert not is_name("Least developed countries (LDCs)")
    assert not is_name("WIPO website")
    assert [name.written for name in names_in("eTISC用户里有多少最不发达国家的成员？", "zh")] == ["eTISC"]


def test_a_treaty_named_in_small_letters_is_one_treaty() -> None:
    asked = "How many states signed the kite marks treaty?"
    assert of_another_treaty(asked, "By May 12 states had signed the Rope Treaty.", "en")
    assert not of_another_treaty(asked, "By May 12 states had signed the Treaty on Kite Marks.", "en")
    assert not of_another_treaty("When was the new treaty signed?", "By May 12 states had signed the Rope Treaty.", "en")


def test_one_of_the_options_is_not_said_to_be_which() -> None:
    assert not tells_the_choice("Which of the methods won?", "The Committee agreed on one of the options in the paper.")
    assert tells_the_choice("Which of the methods won?", "The Committee agreed on option B.")


def test_who_spoke_is_told_by_names() -> None:
    assert not tells_who("Who were the speakers at the fair?", "The fair drew 54 participants.", "en")
    assert tells_who("Who were the speakers at the fair?", "Ms. Ana Ruiz spoke at the fair.", "en")
    assert not tells_who("项目干事是谁？", "项目在三个城市开展。", "zh")
    assert asks_for_a_persons_name("What is his name?") and asks_for_a_persons_name("他叫什么？")


_TEXTS: dict[Language, str] = {
    "zh": """1. 产权组织在PATENTSCOPE数据库中为灯笼工匠设立了一个灯笼专题页，由数据库司维护。

2. 灯笼工匠节在港口举行，来自29个国家的310名工匠参加了灯笼工匠节。

3. 灯笼工匠节的参加者收到一本手册，手册由三家银行资助印制。
""",
    "en": """1. In the PATENTSCOPE database WIPO set up a page on lanterns for lantern makers, which is kept up by the database division.

2. The festival of lantern makers was held in the harbour; 310 makers from 29 countries took part in the festival of lantern makers.

3. Those who came to the festival of lantern makers were given a handbook, printed at the expense of three banks.
""",
}


@pytest.fixture(scope="module", params=("zh", "en"))
def makers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> tuple[Language, Assistant]:
    language: Language = request.param
    title = {"zh": "灯笼工匠", "en": "THE LANTERN MAKERS"}[language]
    texts = {f"makers.{language}.txt": paper(language, "CDIP/44/14", title, _TEXTS[language])}
    return language, assistant_of_texts(tmp_path_factory.mktemp("makers"), texts, model)


@pytest.mark.parametrize(
    "asked",
    [
        {"zh": "有多少名灯笼工匠使用PATENTSCOPE的灯笼专题页？", "en": "How many lantern makers use the page on lanterns in PATENTSCOPE?"},
        {"zh": "资助印制手册的是哪三家银行？", "en": "Which three banks paid for the handbook given at the festival of lantern makers?"},
        {"zh": "有多少名女性参加了灯笼工匠节？", "en": "How many women took part in the festival of lantern makers?"},
    ],
)
def test_what_is_told_of_something_else_does_not_answer(makers: tuple[Language, Assistant], asked: dict[Language, str]) -> None:
    language, assistant = makers
    assert assistant.ask(asked[language]).status is Status.NOT_FOUND


def test_what_is_told_of_the_thing_answers(makers: tuple[Language, Assistant]) -> None:
    language, assistant = makers
    asked = {"zh": "有多少名工匠参加了灯笼工匠节？", "en": "How many makers took part in the festival of lantern makers?"}
    assert "310" in assistant.ask(asked[language]).answer
