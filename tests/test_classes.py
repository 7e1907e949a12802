"""Where a question asks for a university, a city or a language by that name, what names none does not answer it."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.matching.instances import holds_one
from assistant.cities import cities_in
from assistant.model import Language, Status
from assistant.service import Assistant
from assistant.text import language_of
from assistant.understanding.asked.classes import Class, classes_asked
from tests.conftest import assistant_of_texts
from tests.workshop_papers import paper


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Which universities joined the lantern network?", (Class.LEARNING,)),
        ("Which university courses are free?", ()),
        ("What is the company about?", ()),
        ("Which country's universities lent the lanterns?", ()),
        ("In which city was the lantern fair held?", (Class.CITY,)),
        ("At what grade was the lamplighter hired?", (Class.GRADE,)),
        ("In which of the offices is the lamp kept?", ()),
        ("得奖的是哪所学校？", (Class.LEARNING,)),
        ("参加的大学有哪些？", (Class.LEARNING,)),
        ("哪几条建议跟中小企业有关系？", ()),
        ("灯会推迟了几个月？", ()),
        ("灯会在几月？", (Class.MONTH,)),
        ("手册译成了哪几种语言？", (Class.LANGUAGE,)),
        ("项目有哪些目标？", ()),
        ("Which museum in Lima lends the lamps?", (Class.BODY,)),
        ("哪家博物馆出借灯笼？", (Class.BODY,)),
        ("灯笼政策的六个试点国是哪几个？", (Class.COUNTRY,)),
        ("报告说对哪几个可持续发展目标贡献最大？", (Class.GOAL,)),
    ],
)
def test_a_class_is_asked_for_by_its_name(question: str, asked: tuple[Class, ...]) -> None:
    assert classes_asked(question) == asked


@pytest.mark.parametrize(
    ("asked", "question", "text", "held"),
    [
        (Class.LEARNING, "Which universities?", "Nineteen universities and the WIPO Academy took part.", False),
        (Class.LEARNING, "Which universities?", "It was held with the University of Harbour Town.", True),
        (Class.LEARNING, "哪些大学？", "与发展中国家的多所大学合作。", False),
        (Class.LEARNING, "哪些大学？", "与德里国立法律大学合作。", True),
        (Class.COMPANY, "Which firm?", "The study was made by LRC, a consultancy.", True),
        (Class.COMPANY, "哪家公司？", "由一家私营公司承接。", False),
        (Class.ASSOCIATION, "哪些非政府组织？", "非政府组织和政府间组织出席。", False),
        (Class.COUNTRY, "Which country beside Chile?", "It began in Chile.", False),
        (Class.COUNTRY, "哪个国家的局？", "与摩洛哥知识产权局（OMPIC）合作。", True),
        (Class.CITY, "Which city?", "It was held in Chile in May.", False),
        (Class.LANGUAGE, "哪些语言？", "译成沃洛夫语。", True),
        (Class.LANGUAGE, "哪些语言？", "按语言分组。", False),
        (Class.LANGUAGE, "Which languages?", "It was put into Twi.", True),
        (Class.LANGUAGE, "Which languages?", "It was put off to March in Geneva.", False),
        (Class.MONTH, "几月？", "会议于3月召开。", True),
        (Class.GRADE, "P3还是P4？", "定为P4级。", True),
        (Class.GRADE, "什么级别？", "指派一名适当级别的工作人员。", False),
        (
            Class.BODY,
            "Which museum?",
            "II. THE PROPOSAL\nMuseums in Lima and Fez are ready. It was told at the Thirty-Sixth Session.",
            False,
        ),
        (Class.BODY, "Which museum?", "The Museum of Lamps is ready.", True),
        (Class.BODY, "哪几家机构？", "由12家持证评估机构出具，由银行内部完成。", False),
        (Class.BODY, "哪家博物馆？", "在苏尔海事博物馆举行。", True),
    ],
)
def test_an_instance_of_a_class_is_known(asked: Class, question: str, text: str, held: bool) -> None:
    assert holds_one(asked, question, text, language_of(text)) is held


def test_a_city_is_known_by_its_name_or_by_where_it_stands() -> None:
    assert cities_in("It met in Lima, in May and in Fez, Morocco.", "en") == {"Lima", "Fez"}
    assert cities_in("会议于2018年5月在河内举行，后在摩洛哥非斯举办，也在线召开。", "zh") == {"河内", "非斯"}


_TEXTS: dict[Language, str] = {
    "zh": """1. 灯笼网络的颁奖仪式于2031年3月举行，来自19所学校的296名学生参加了仪式。

2. 为灯笼工匠编写的手册提供多种语言版本，由相关地区局翻译，翻译费用由秘书处承担。

3. 灯笼工匠手册的录音版以斯瓦希里语和沃洛夫语出版。
""",
    "en": """1. The award ceremony of the lantern network was held in March 2031, and 296 students of 19 schools took part in the ceremony.

2. The handbook for lantern makers comes in several language versions, translated by the regional bureaus at the Secretariat's expense.

3. The audio edition of the handbook for lantern makers was published in Swahili and Wolof.
""",
}


@pytest.fixture(scope="module", params=("zh", "en"))
def lanterns(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> tuple[Language, Assistant]:
    language: Language = request.param
    title = {"zh": "灯笼网络", "en": "THE LANTERN NETWORK"}[language]
    texts = {f"lanterns.{language}.txt": paper(language, "CDIP/44/12", title, _TEXTS[language])}
    return language, assistant_of_texts(tmp_path_factory.mktemp("lanterns"), texts, model)


def test_what_only_counts_the_schools_names_none(lanterns: tuple[Language, Assistant]) -> None:
    language, assistant = lanterns
    asked = {
        "zh": "灯笼网络的颁奖仪式上，得奖的是哪所学校？",
        "en": "Which school received the prize at the award ceremony of the lantern network?",
    }
    assert assistant.ask(asked[language]).status is Status.NOT_FOUND


def test_what_names_the_languages_goes_before_what_only_speaks_of_them(lanterns: tuple[Language, Assistant]) -> None:
    language, assistant = lanterns
    asked = {
        "zh": "为灯笼工匠编写的手册是用哪几种语言出版的？",
        "en": "In which languages was the handbook for lantern makers published?",
    }
    answer = assistant.ask(asked[language])
    assert answer.status is Status.ANSWERED
    assert {"zh": "沃洛夫", "en": "Wolof"}[language] in answer.answer
