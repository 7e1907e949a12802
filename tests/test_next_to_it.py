"""What stands next to what is asked is no answer: a project's budget for what its evaluation cost, a seminar in one city
for that in another, what happened for why it did, what was hoped for what was done, a sum of money for how many there are."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.kinds.ahead import asks_what_came_of_it, tells_only_what_is_ahead, tells_the_next
from assistant.answering.kinds.costs import tells_its_cost
from assistant.model import Language, Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts
from tests.workshop_papers import paper

TEXTS = {
    "zh": """1. 纸灯笼项目的预算为210,000瑞士法郎。独立评价的费用为18,400瑞士法郎。

2. 折纸课程有640人报名，其中女性占57%。

3. 在苏瓦举行的竹篾研讨会有31人参加，费用为9,700瑞士法郎。

4. 五家灯笼作坊于2031年5月退出了纸灯笼项目。

5. 两家糊纸作坊因缺少经费而停业。

6. 浆糊合作社称其2030年销售额为21亿越南盾[1]。

7. 描花课收了40名学徒，他们来自三个镇，其中12名是孤儿。

8. 刻版试点设在奥什，没有设在首都；设备已于三月运到。
""",
    "en": """1. The paper lantern project has a budget of 210,000 Swiss francs. Its independent evaluation cost 18,400 Swiss francs.

2. The folding course has 640 people enrolled; 57 per cent are women.

3. The bamboo seminar held in Suva drew 31 people, at a cost of 9,700 Swiss francs.

4. Five lantern workshops left the paper lantern project in May 2031.

5. Two pasting workshops closed as funds had run out.

6. The paste cooperative reported sales of 21 million dong in 2030 [1].

7. The painting class took 40 apprentices from three towns; 12 of them are orphans.

8. The block-cutting pilot was set up in Osh, not in the capital. The equipment arrived in March.
""",
}


@pytest.fixture(scope="module", params=("zh", "en"))
def lanterns(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> tuple[Language, Assistant]:
    """A paper in one language."""
    language: Language = request.param
    title = {"zh": "关于纸灯笼的报告", "en": "REPORT ON PAPER LANTERNS"}[language]
    texts = {f"lanterns.{language}.txt": paper(language, "CDIP/44/9", title, TEXTS[language])}
    return language, assistant_of_texts(tmp_path_factory.mktemp("lanterns"), texts, model)


@pytest.mark.parametrize(
    "question",
    [
        {"zh": "竹篾研讨会的口译花了多少钱？", "en": "How much was spent on interpretation for the bamboo seminar?"},
        {"zh": "纸灯笼数据库的费用是多少？", "en": "How much did the paper lantern database cost?"},
        {"zh": "浆糊合作社有多少名社员？", "en": "How many members does the paste cooperative have?"},
        {"zh": "在利马举行的竹篾研讨会有多少人参加？", "en": "How many people came to the bamboo seminar in Lima?"},
        {"zh": "五家灯笼作坊为什么退出了纸灯笼项目？", "en": "Why did five lantern workshops leave the paper lantern project?"},
        {"zh": "刻版试点为什么设在奥什？", "en": "Why was the block-cutting pilot set up in Osh?"},
        {"zh": "描花课的40名学徒里有多少名女孩？", "en": "How many of the 40 apprentices of the painting class are girls?"},
    ],
)
def test_what_stands_next_to_it_is_no_answer(lanterns: tuple[Language, Assistant], question: dict[Language, str]) -> None:
    language, assistant = lanterns
    assert assistant.ask(question[language]).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            {"zh": "纸灯笼项目的独立评价花了多少钱？", "en": "How much did the independent evaluation of the paper lantern project cost?"},
            "18,400",
        ),
        ({"zh": "在苏瓦举行的竹篾研讨会花了多少钱？", "en": "How much did the bamboo seminar in Suva cost?"}, "9,700"),
        ({"zh": "折纸课程有多少人报名？", "en": "How many people enrolled in the folding course?"}, "640"),
        ({"zh": "描花课的40名学徒里有多少名孤儿？", "en": "How many of the 40 apprentices of the painting class are orphans?"}, "12"),
        ({"zh": "两家糊纸作坊为什么停业？", "en": "Why did two pasting workshops close?"}, {"zh": "缺少经费", "en": "run out"}),
    ],
)
def test_what_is_told_of_it_is_answered(
    lanterns: tuple[Language, Assistant], question: dict[Language, str], told: str | dict[Language, str]
) -> None:
    language, assistant = lanterns
    answer = assistant.ask(question[language])
    assert answer.status is Status.ANSWERED
    assert (told if isinstance(told, str) else told[language]) in answer.answer


@pytest.mark.parametrize(
    ("question", "untold", "told"),
    [
        ("审评花了多少钱？", "审评人认为30万瑞士法郎分配不均。", "审评费用为2万瑞士法郎。"),
        ("付给审评人多少钱？", "各国获得5万瑞士法郎。", "审评人的酬金为1万瑞士法郎。"),
        ("讲习班的预算是多少？", "委员会第五届会议批准了30万瑞士法郎。", "为六期讲习班列入8万瑞士法郎。"),
        ("What was the cost of the evaluation?", "The evaluator considers 300,000 francs too much.", "The evaluation cost 2 francs."),
        ("How much was spent on the workshops?", "The project spent 30,000 francs.", "Six workshops cost 8,000 francs."),
        (
            "Is there money set aside for its evaluation, and how much?",
            "The budget is 30 francs.",
            "An evaluation is budgeted at 2 francs.",
        ),
    ],
)
def test_what_an_activity_cost_is_told_where_it_is_named(question: str, untold: str, told: str) -> None:
    assert (tells_its_cost(question, untold), tells_its_cost(question, told)) == (False, True)


@pytest.mark.parametrize(
    "question",
    ["评价报告建议发多少津贴？", "纸灯笼项目的预算是多少？", "How much did the project on evaluation cost?", "What does a lantern cost?"],
)
def test_what_a_project_or_a_thing_costs_names_no_activity(question: str) -> None:
    assert tells_its_cost(question, "30瑞士法郎 30 francs")


@pytest.mark.parametrize(
    ("question", "hoped"),
    [
        ("How many terms does the finished glossary contain?", "The aim is to have glossaries of at least 80 terms."),
        ("最后有几家作坊注册了商标？", "项目结束时：至少四家作坊提交申请；受训人员不少于40人。"),
    ],
)
def test_what_was_hoped_for_is_still_ahead(question: str, hoped: str) -> None:
    assert asks_what_came_of_it(question) and tells_only_what_is_ahead(hoped)


@pytest.mark.parametrize(
    "fact", ["At least 40 offices use it.", "至少40个主管局使用该工具。", "They have to have 80 terms, and the list had 90."]
)
def test_a_least_number_is_no_plan(fact: str) -> None:
    assert not tells_only_what_is_ahead(fact)


def test_what_puts_a_thing_to_a_use_tells_of_no_next_one() -> None:
    assert not tells_the_next("Which country hosts the next lamp fair?", "在斐济举办了灯会，以交流将灯塔纳入规划的经验。")
    assert not tells_the_next("Where will the coming lamp fair be held?", "Two lamp fairs were held in Fiji.")
