"""Things held side by side: members of one series, a period and the one before it, the most and the least of a column."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Answer, Status
from assistant.service import Assistant
from tests.bridge_papers import bridge_papers
from tests.conftest import assistant_of_texts
from tests.test_answers import check_sound


@pytest.fixture(scope="module")
def bridges(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("bridges"), bridge_papers("zh") | bridge_papers("en"), model)


def asked(assistant: Assistant, question: str) -> Answer:
    answer = assistant.ask(question)
    check_sound(answer, assistant)
    return answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("桥梁登记簿方案A和B各需要多长时间？", ("三个月", "14个月")),
        ("How long would options A and B for the register of bridges each take?", ("three months", "14 months")),
        ("桥梁登记簿方案A需要多长时间？方案B呢？", ("三个月", "14个月")),
        ("How long would option A for the register of bridges take, and option B?", ("three months", "14 months")),
    ],
)
def test_every_member_of_a_series_that_is_named_is_told(bridges: Assistant, question: str, told: tuple[str, ...]) -> None:
    answer = asked(bridges, question).answer

    assert all(words in answer for words in told), answer


@pytest.mark.parametrize(
    "question", ["灯塔看守人培训课程的方案A和B有什么不同？", "How do options A and B for the training of lighthouse keepers differ?"]
)
def test_a_series_on_something_else_is_not_compared(bridges: Assistant, question: str) -> None:
    assert asked(bridges, question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("检查的桥梁数量与上一报告期相比如何？", ("412", "365")),
        ("检查的桥梁比上一报告期多了多少？", ("412", "365")),
        ("使用图纸的桥梁工匠比例，项目前后有什么变化？", ("46%", "27%")),
        ("How did the number of bridges inspected compare with the previous reporting period?", ("412", "365")),
        ("How did the share of builders who use drawings change from before to after the project?", ("46 per cent", "27 per cent")),
    ],
)
def test_a_figure_comes_with_the_one_it_is_compared_with(bridges: Assistant, question: str, told: tuple[str, ...]) -> None:
    answer = asked(bridges, question).answer

    assert all(figure in answer for figure in told), answer


@pytest.mark.parametrize("question", ["在报告期内检查了多少座桥梁？", "How many bridges did inspectors look at in the reporting period?"])
def test_a_figure_asked_for_alone_stands_alone(bridges: Assistant, question: str) -> None:
    answer = asked(bridges, question)

    assert "412" in answer.answer
    assert "365" not in answer.answer


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("哪个地区检查的木桥最多？", ["地区：山区", "木桥：148"]),
        ("检查的石桥最少的是哪个地区？", ["地区：海岸", "石桥：52"]),
        ("各地区检查的木桥数量，最多和最少的是哪里？", ["地区：山区", "木桥：148", "地区：海岸", "木桥：35"]),
        ("Which region had the most wooden bridges inspected?", ["Region: Mountains", "Wooden bridges: 148"]),
        ("In which region were the fewest stone bridges inspected?", ["Region: Coast", "Stone bridges: 52"]),
    ],
)
def test_the_most_and_the_least_of_a_column_are_told_by_their_rows(bridges: Assistant, question: str, quotes: list[str]) -> None:
    assert [citation.quote for citation in asked(bridges, question).citations] == quotes


@pytest.mark.parametrize(
    "question",
    [
        "桥梁登记簿最便宜和最贵的方案各要多少钱？",
        "How much would the cheapest and the most expensive options for the register of bridges cost?",
    ],
)
def test_the_cheapest_and_the_dearest_way_stand_in_the_row_of_sums(bridges: Assistant, question: str) -> None:
    row = asked(bridges, question).citations[-1].quote

    assert "1,200" in row and "53,700" in row


@pytest.mark.parametrize("question", ["哪个地区检查的铁桥最多？", "Which region had the most iron bridges inspected?"])
def test_no_extreme_is_told_of_a_column_that_is_not_there(bridges: Assistant, question: str) -> None:
    assert asked(bridges, question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("各地区检查的桥梁情况如何？", ("山区", "河谷", "海岸")),
        ("What does the table of the bridges inspected by region show?", ("Mountains", "Valley", "Coast")),
    ],
)
def test_a_sentence_that_announces_a_table_is_followed_by_it(bridges: Assistant, question: str, rows: tuple[str, ...]) -> None:
    answer = asked(bridges, question).answer

    assert all(row in answer for row in rows), answer


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("有照片、查得到的桥梁名册要弄多久？海藻养殖户的认证由谁颁发？", "14个月", "海藻养殖户的认证由谁颁发：已索引的文件没有说明"),
        (
            "How many months would a register of bridges with pictures need, and who certifies the seaweed farmers?",
            "14 months",
            "the seaweed farmers: the indexed documents do not say",
        ),
    ],
)
def test_one_of_two_questions_is_answered_in_other_words_where_the_other_is_not(
    bridges: Assistant, question: str, told: str, untold: str
) -> None:
    answer = asked(bridges, question).answer

    assert told in answer and untold in answer, answer
