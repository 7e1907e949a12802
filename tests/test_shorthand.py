"""Short forms of a question are read as papers write them, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from assistant.model import Recommendation
from assistant.question import Known, understand
from assistant.understanding.typing.shorthand import written_out

DA = [Recommendation("da", number) for number in range(1, 46)]
KNOWN = Known(sessions=(30, 33), symbols=frozenset(), recommendations=frozenset(DA))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("23年4月开的会", "2023年4月开的会"),
        ("24年上半年办了几期", "2024年上半年办了几期"),
        ("25年的灯塔日主题是哪个", "2025年的灯塔日主题是哪个"),
        ("截止24年7月30号有几个", "截止2024年7月30日有几个"),
        ("18/19两年期的预算", "2018/2019两年期的预算"),
        ("the 24/25 budget", "the 2024/2025 budget"),
        ("发展议程第24条底下的项目", "发展议程建议24底下的项目"),
        ("独立审查第3条", "独立审查建议3"),
        ("联合提案里的第四点", "联合提案里的第四项"),
        ("第35届CDIP定了什么", "第35届会议定了什么"),
        ("SCP 35从几号开到几号", "SCP第35届会议从几号开到几号"),
        ("Dates of SCP/35?", "Dates of SCP session 35?"),
        ("agreed when the CDIP met for the 20th time", "agreed at the 20th session"),
    ],
)
def test_a_short_form_is_written_out(written: str, read: str) -> None:
    assert written_out(written) == read


@pytest.mark.parametrize(
    "text",
    [
        "专利20年的保护期",
        "项目为什么拖了12年？",
        "已经12年没有开会",
        "12年级的学生",
        "近10年来办了几期",
        "为期15年的项目",
        "过去25年里",
        "每10年一次",
        "条约第17条",
        "SCP/35/4",
        "a ratio of 24/26",
        "12/13个国家",
        "第十二届会议",
        "for 25 years",
    ],
)
def test_what_is_no_short_form_stays(text: str) -> None:
    assert written_out(text) == text


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("2019冠状病毒病平台是做什么的？", ()),
        ("2030年可持续发展议程说了什么？", ()),
        ("What does the 2030 Agenda say?", ()),
        ("2019年办了什么？", (2019,)),
        ("What was held in 2019?", (2019,)),
        ("24/25的工作计划和预算几月份通过？", (2024, 2025)),
    ],
)
def test_a_year_in_a_name_is_no_year(question: str, years: tuple[int, ...]) -> None:
    assert understand(question, known=KNOWN).years == years


def test_an_item_of_the_agenda_is_a_recommendation() -> None:
    assert understand("发展议程第43条，眼下进展如何？", known=KNOWN).recommendations == (Recommendation("da", 43),)
    assert understand("How is DA 43 coming along?", known=KNOWN).recommendations == (Recommendation("da", 43),)


@pytest.mark.parametrize(
    ("question", "put"),
    [
        ("灯塔条约，中方签字是哪天？", "灯塔条约，中国签字是哪天？"),
        ("印方书面评论说了什么？", "印度书面评论说了什么？"),
        ("由韩方出资的灯塔", "由韩国出资的灯塔"),
        ("其中方案B多少钱？", "其中方案B多少钱？"),
        ("集中方式是什么？", "集中方式是什么？"),
        ("立法方面的援助", "立法方面的援助"),
        ("近日方才公布", "近日方才公布"),
    ],
)
def test_a_country_by_its_side(question: str, put: str) -> None:
    assert written_out(question) == put
