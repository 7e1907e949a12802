"""Which of several a text speaks of, in both languages; what is no ordinal is not read as one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ordinals import Ordinal, is_listed, ordinals_in


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("第三次知识产权与发展论坛选定了什么主题？", {("forum", "3")}),
        ("The second Biennial Forum was held in May.", {("forum", "2")}),
        ("第一届论坛", {("forum", "1")}),
        ("the 21st Conference", {("conference", "21")}),
        ("项目二期和一期", {("phase", "1"), ("phase", "2")}),
        ("2期", {("phase", "2")}),
        ("第二阶段", {("phase", "2")}),
        ("Phase II of the project", {("phase", "2")}),
        ("the first phase", {("phase", "1")}),
        ("方案B的费用", {("option", "b")}),
        ("备选方案一", {("option", "1")}),
        ("如选D方案", {("option", "d")}),
        ("PPT方案", set()),
        ("产出6的费用", {("output", "6")}),
        ("第六项产出", {("output", "6")}),
        ("Output 6: a library of kites", {("output", "6")}),
        ("the sixth output", {("output", "6")}),
        ("the kite calls, round two", {("round", "2")}),
        ("Round 2", {("round", "2")}),
        ("Option B costs more", {("option", "b")}),
        ("第一次论坛在春天举行，第二次的主席是她。", {("forum", "1"), ("forum", "2")}),
        ("The first workshop drew 40 people; the second was held online.", {("workshop", "1"), ("workshop", "2")}),
        ("第二次的主席是她。", set()),
        ("The second was held online.", set()),
        ("第二十九届会议审议了关于网络研讨会的报告", set()),
        ("At its thirtieth session the report was noted.", set()),
        ("第10段的报告", set()),
        ("《灯塔手册》第二版在大会上发布", {("edition", "2")}),
        ("the second edition, launched at a conference", {("edition", "2")}),
        ("为期一年的论坛", set()),
        ("第三次后期制作工作坊", {("workshop", "3")}),
        ("哪一期来的人最多？", set()),
        ("the second round table on lamps", {("round table", "2")}),
        ("三个方案", set()),
        ("定期报告", set()),
        ("two options", set()),
        ("the first half of the report", set()),
        ("the report I saw", set()),
        ("What does the evaluator advise under number 7?", {("recommendation", "7")}),
        ("What is recommended as item 3?", {("recommendation", "3")}),
        ("审评员在第7条里提了什么建议？", {("recommendation", "7")}),
        ("What is advised on 7 kites?", set()),
        ("They agreed on items 1, 3 and 4.", {("item", "1"), ("item", "3"), ("item", "4")}),
        ("联合提案第5项要求什么？", {("item", "5")}),
        ("Under agenda item 5, lamps were lit.", set()),
        ("议程第5项", set()),
    ],
)
def test_what_a_text_tells_apart_by_number(text: str, told: set[Ordinal]) -> None:
    assert ordinals_in(text) == told


@given(st.text(alphabet="第一二三四五十次届期阶段论坛方案ABIV 123 phase forum second option", max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert all(thing and number and number != "None" for thing, number in ordinals_in(text))


def test_an_item_is_told_under_its_number() -> None:
    assert is_listed("item", "5", "5. That the lamps be counted.")
    assert is_listed("item", "5", "提案要求：（一）点灯；（五）计数。")
    assert not is_listed("item", "5", "Items 1, 2 and 6 were agreed; the lamp cost 5.40 francs.")
    assert not is_listed("forum", "5", "5. That the lamps be counted.")
