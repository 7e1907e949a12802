"""Conversations over invented papers: what names no subject is on what was spoken of, and what a turn says of itself is heeded."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Answer, Intent, Language, Query, Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts
from tests.workshop_papers import paper

_TEXTS: dict[Language, str] = {
    "zh": """1. 灯塔博物馆于2030年在秘鲁开馆，收藏了412盏灯。其中87盏来自肯尼亚。

2. 灯塔博物馆的开馆仪式有310人参加。

3. 风车学校于2031年在加纳开课，招收了64名学员。已有九个国家签署了风车宪章。

4. 风车学校的教材已译成法文。

5. 蜂蜜集市吸引了23家公司参展，费用为51,000瑞士法郎。
""",
    "en": """1. The lighthouse museum opened in Peru in 2030 and holds 412 lamps. Of these, 87 came from Kenya.

2. The opening of the lighthouse museum was attended by 310 people.

3. The windmill school opened in Ghana in 2031 and enrolled 64 pupils. Nine countries have signed the windmill charter.

4. The teaching material of the windmill school was translated into French.

5. The honey fair attracted 23 companies, at a cost of 51,000 Swiss francs.
""",
}


@pytest.fixture(scope="module", params=("zh", "en"))
def museums(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> tuple[Language, Assistant]:
    language: Language = request.param
    title = {"zh": "年度报告", "en": "ANNUAL REPORT"}[language]
    texts = {f"museums.{language}.txt": paper(language, "CDIP/45/8", title, _TEXTS[language])}
    return language, assistant_of_texts(tmp_path_factory.mktemp("museums"), texts, model)


def talk(assistant: Assistant, *questions: str) -> Answer:
    history: list[Query] = []
    for question in questions[:-1]:
        history.append(assistant.turn(question, history=history))
    return assistant.ask(questions[-1], history=history)


@pytest.mark.parametrize(
    ("zh", "en", "told"),
    [
        (("灯塔博物馆收藏了多少盏灯？", "有几盏来自肯尼亚？"), ("How many lamps does the lighthouse museum hold?", "How many came from Kenya?"), "87"),
        (("灯塔博物馆收藏了多少盏灯？", "开馆仪式有多少人参加？"), ("How many lamps does the lighthouse museum hold?", "How many people attended the opening?"), "310"),
        (("灯塔博物馆什么时候开馆？", "换个话题：蜂蜜集市的费用是多少？"), ("When did the lighthouse museum open?", "New question: how much did the honey fair cost?"), "51,000"),
        (("蜂蜜集市的费用是多少？", "不是，我问的是灯塔博物馆收藏了多少盏灯"), ("How much did the honey fair cost?", "No, I meant: how many lamps does the lighthouse museum hold?"), "412"),
        (
            ("灯塔博物馆收藏了多少盏灯？", "蜂蜜集市的费用是多少？", "回到灯塔博物馆：有几盏来自肯尼亚？"),
            ("How many lamps does the lighthouse museum hold?", "How much did the honey fair cost?", "Back to the lighthouse museum: how many came from Kenya?"),
            "87",
        ),
    ],
)  # fmt: skip
def test_a_turn_is_answered_with_what_it_leans_on(
    museums: tuple[Language, Assistant], zh: tuple[str, ...], en: tuple[str, ...], told: str
) -> None:
    language, assistant = museums
    answer = talk(assistant, *(zh if language == "zh" else en))
    assert answer.status is Status.ANSWERED
    assert told in " ".join(citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        # asked alone these would be told of the windmill charter and of the honey fair
        (
            ("灯塔博物馆收藏了多少盏灯？", "有几个国家签署了？"),
            ("How many lamps does the lighthouse museum hold?", "How many countries have signed?"),
        ),
        (
            ("灯塔博物馆收藏了多少盏灯？", "有哪些公司参加？"),
            ("How many lamps does the lighthouse museum hold?", "Which companies took part?"),
        ),
        (("灯塔博物馆收藏了多少盏灯？", "那2034年呢？"), ("How many lamps does the lighthouse museum hold?", "And in 2034?")),
        (
            ("灯塔博物馆有多少盏灯来自肯尼亚？", "那智利呢？"),
            ("How many lamps of the lighthouse museum came from Kenya?", "And from Chile?"),
        ),
    ],
)
def test_what_is_told_of_another_matter_is_no_answer(museums: tuple[Language, Assistant], zh: tuple[str, ...], en: tuple[str, ...]) -> None:
    language, assistant = museums
    answer = talk(assistant, *(zh if language == "zh" else en))
    assert (answer.status, answer.citations) == (Status.NOT_FOUND, ())


def test_where_it_says_so_is_the_place_of_the_last_answer(museums: tuple[Language, Assistant]) -> None:
    language, assistant = museums
    zh, en = ("蜂蜜集市的费用是多少？", "这句话写在哪份文件的哪一段？"), ("How much did the honey fair cost?", "Where does it say so?")
    asked = zh if language == "zh" else en
    first, answer = talk(assistant, asked[0]), talk(assistant, *asked)
    assert answer.query is not None
    assert answer.query.intent is Intent.SOURCE
    assert ("CDIP/45/8，第5段：" if language == "zh" else "CDIP/45/8, para. 5: ") in answer.answer
    assert [citation.quote for citation in answer.citations] == [citation.quote for citation in first.citations]


@pytest.mark.parametrize(("zh", "en"), [("出处？", "Source?"), ("今天天气怎么样？", "What's the weather like today?")])
def test_what_asks_nothing_of_the_papers_stays_so(museums: tuple[Language, Assistant], zh: str, en: str) -> None:
    language, assistant = museums
    assert talk(assistant, zh if language == "zh" else en).status is not Status.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "风车学校招收了多少名学员？",
        "蜂蜜集市的费用是多少？",
        "How many pupils did the windmill school enrol?",
        "How much did the honey fair cost?",
    ],
)
def test_a_question_with_a_subject_of_its_own_is_answered_as_if_alone(museums: tuple[Language, Assistant], question: str) -> None:
    language, assistant = museums
    first = {"zh": "灯塔博物馆收藏了多少盏灯？", "en": "How many lamps does the lighthouse museum hold?"}[language]
    assert talk(assistant, first, question).answer == talk(assistant, question).answer


@pytest.mark.parametrize(
    "question",
    [
        "风车项目要做多长时间？",
        "How long would the windmill project last?",
        "What did the Committee settle at its 44th session about windmills?",
    ],
)
def test_a_whole_and_the_session_of_a_body_are_named_in_the_question_itself(museums: tuple[Language, Assistant], question: str) -> None:
    language, assistant = museums
    first = {"zh": "灯塔博物馆收藏了多少盏灯？", "en": "How many lamps does the lighthouse museum hold?"}[language]
    assert not talk(assistant, first, question).query.follows_up
