"""Tables that text extraction printed with single spaces: columns of words, timetables, two lists side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model import Paragraph, ParagraphKind
from ingest.structuring.lines import Line
from ingest.structuring.worded_rows import rows_under_words, series_of_lines
from tests.support.printed import document_from, double_spaced, paper


def paragraphs(language: str, body: str) -> tuple[Paragraph, ...]:
    """What a paper in the layout of PDF extraction is read as."""
    return document_from(paper(language, double_spaced(body))).paragraphs


def rows(language: str, body: str) -> list[str]:
    return [p.text for p in paragraphs(language, body) if p.kind is ParagraphKind.ROW]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            """
            1. 巡航分三段：
            航段 港口 出发时间
            第一段 北港、西港 2030年4月
            第二段 南港 2030年 6月至 7月
            第三段 东港 2031年
            2. 其他安排另行通知。
            """,
            [
                "航段：第一段；港口：北港、西港；出发时间：2030年4月",
                "航段：第二段；港口：南港；出发时间：2030年 6月至 7月",
                "航段：第三段；港口：东港；出发时间：2031年",
            ],
        ),
        (
            """
            1. 三次讲座的情况如下：
            日期 题目 报名人数 到场人数
            2030年2月25日 潮汐与航标 634 388
            2030年6月10日 古代灯塔 412 246
            2. 讲座免费。
            """,
            [
                "日期：2030年2月25日；题目：潮汐与航标；报名人数：634；到场人数：388",
                "日期：2030年6月10日；题目：古代灯塔；报名人数：412；到场人数：246",
            ],
        ),
    ],
)
def test_rows_of_words_go_under_a_head_of_as_many(body: str, told: list[str]) -> None:
    assert rows("zh", body) == told


def test_a_capital_begins_each_name_of_an_english_head() -> None:
    body = """
        1. The budget of the cruise is as follows.
        Cost item Year 1 Year 2 Total
        Sails and ropes 12,000 13,000 25,000
        Harbour dues 8,000 9,000 17,000
        2. Dues may rise.
        """

    assert rows("en", body) == [
        "Cost item: Sails and ropes; Year 1: 12,000; Year 2: 13,000; Total: 25,000",
        "Cost item: Harbour dues; Year 1: 8,000; Year 2: 9,000; Total: 17,000",
    ]


@pytest.mark.parametrize(
    ("language", "body", "told", "last"),
    [
        (
            "en",
            """
            PROVISIONAL TIMETABLE
            Day Morning (9 a.m. to noon) Afternoon (2 p.m. to 5 p.m.)
            Monday, June 3 Items 1 to 4 Item 5
            Tuesday, June 4 Item 6: CDIP/40/2 Informal talks
            Wednesday, June 5 Items 7 and 8 Closing
            Groups meet in Room A. The timetable may be changed.
            """,
            ["Day Morning (9 a.m. to noon) Afternoon (2 p.m. to 5 p.m.)", "Monday, June 3 Items 1 to 4 Item 5"],
            "Groups meet in Room A. The timetable may be changed.",
        ),
        (
            "zh",
            """
            暂定日程
            时间 上午 下午（三时至六时）
            星期一 议程第1至4项 议程第5项，如有时间则开始第6项
            星期二 议程第6项 非正式磋商
            星期三 议程第7项和第8项 闭幕
            各集团在甲厅开会。日程可由主席更改。
            """,
            ["时间：星期一；上午：议程第1至4项；下午（三时至六时）：议程第5项，如有时间则开始第6项"],
            "各集团在甲厅开会。日程可由主席更改。",
        ),
        (
            "en",
            """
            1. The work is done in phases.
            Phase I Building of the hulls January to June 2030
            Phase II Masts and sails July to October 2030
            Phase III Trial at sea 2031
            2. Each phase is reported on.
            """,
            [
                "Phase I Building of the hulls January to June 2030",
                "Phase II Masts and sails July to October 2030",
                "Phase III Trial at sea 2031",
            ],
            "Each phase is reported on.",
        ),
    ],
)
def test_lines_that_each_begin_with_another_day_or_phase_are_rows(language: str, body: str, told: list[str], last: str) -> None:
    assert rows(language, body)[: len(told)] == told
    assert paragraphs(language, body)[-1].text == last


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("zh", "1. 委员会讨论了下列事项：¶\n2030年 委员会批准了该项目，并要求秘书处在下一届\n会议上报告其进展情况。¶\n2. 完。¶"),
        (
            "en",
            "1. The Committee met.¶\nMonday was given to the opening statements of the\ngroups, and Tuesday to the reports.¶\n2. The end.¶",
        ),
    ],
)
def test_a_sentence_that_names_a_day_is_no_row(language: str, body: str) -> None:
    assert rows(language, body) == []


@pytest.mark.parametrize(
    ("language", "body", "told"),
    [
        (
            "zh",
            """
            1. 费用如下：
            一次性费用（瑞士法郎） 年度费用（瑞士法郎）
            购船：40,000 维修（两次）：3,000
            灯具（20盏）：25,500 油料：2,500
            总计：65,500 总计：5,500
            2. 其他费用无法估计。
            """,
            [
                "一次性费用（瑞士法郎）：购船：40,000",
                "一次性费用（瑞士法郎）：灯具（20盏）：25,500",
                "一次性费用（瑞士法郎）：总计：65,500",
                "年度费用（瑞士法郎）：维修（两次）：3,000",
                "年度费用（瑞士法郎）：油料：2,500",
                "年度费用（瑞士法郎）：总计：5,500",
            ],
        ),
        (
            "en",
            """
            1. The costs are as follows:
            One-off Costs Annual Costs
            Boats: CHF 40,000 Repairs: CHF 3,000
            Lamps: CHF 25,500
            Total: CHF 65,500 Total: CHF 3,000
            2. Other costs cannot be estimated.
            """,
            [
                "One-off Costs: Boats: CHF 40,000",
                "One-off Costs: Lamps: CHF 25,500",
                "One-off Costs: Total: CHF 65,500",
                "Annual Costs: Repairs: CHF 3,000",
                "Annual Costs: Total: CHF 3,000",
            ],
        ),
        (
            "en",
            """
            1. The figures are as follows:
            North Harbour (boats) South Harbour (boats)
            Fishing: 40 Fishing: 31
            Cargo: 12 Cargo: 25
            2. No total was given.
            """,
            [
                "North Harbour (boats): Fishing: 40",
                "North Harbour (boats): Cargo: 12",
                "South Harbour (boats): Fishing: 31",
                "South Harbour (boats): Cargo: 25",
            ],
        ),
    ],
)
def test_two_lists_side_by_side_are_told_apart_without_bullets(language: str, body: str, told: list[str]) -> None:
    assert rows(language, body) == told


WORDS = st.lists(
    st.sampled_from(["航段", "港口", "时间", "第一段", "2030年", "4月", "星期一", "Monday, ", "Phase I ", "甲：1", "北港。", "12", ""]),
    max_size=5,
)


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=8))
def test_rows_are_the_lines_they_stand_on(texts: list[str]) -> None:
    lines = [Line(text) for text in texts]

    for at, cells in enumerate(rows_under_words(lines, 0)):
        assert "".join(cells).replace(" ", "") == texts[at].replace(" ", "")
    for at, line in enumerate(series_of_lines(lines, 0)):
        assert line.text == texts[at]


@pytest.mark.parametrize(
    ("language", "body", "told"),
    [
        (
            "zh",
            """
            1. 修船人应提交下列成果：
            成果  截止日期
            船体检查  2030年 2月 14日
            修理计划初稿  2030年6月20日
            试航  2030年底
            2. 船坞费用另计。
            """,
            ["成果：船体检查；截止日期：2030年 2月 14日", "成果：修理计划初稿；截止日期：2030年6月20日", "成果：试航；截止日期：2030年底"],
        ),
        (
            "en",
            """
            1. The yard shall deliver the following:
            Deliverable  Due date
            Survey of the hull  February 14, 2030
            Draft plan of repairs  June 20, 2030
            Sea trial  November 2030
            2. Docking is charged apart.
            """,
            [
                "Deliverable: Survey of the hull; Due date: February 14, 2030",
                "Deliverable: Draft plan of repairs; Due date: June 20, 2030",
                "Deliverable: Sea trial; Due date: November 2030",
            ],
        ),
        (
            "zh",
            """
            1. 船员名单如下：
            职务  姓名
            船长  林海女士
            大副  陈帆先生
            轮机长  吴锚先生
            2. 名单可以更换。
            """,
            ["职务：姓名", "船长：林海女士", "大副：陈帆先生", "轮机长：吴锚先生"],
        ),
        (
            "en",
            """
            1. The crew is as follows:
            Office  Name
            Master  Ms. Ann Shore
            Mate  Mr. Ben Sail
            Engineer  Mr. Carl Anchor
            2. The crew may change.
            """,
            ["Office: Name", "Master: Ms. Ann Shore", "Mate: Mr. Ben Sail", "Engineer: Mr. Carl Anchor"],
        ),
    ],
)
def test_two_columns_of_words_or_dates_are_rows(language: str, body: str, told: list[str]) -> None:
    assert rows(language, body) == told


@pytest.mark.parametrize(
    ("language", "body", "count"),
    [
        ("zh", "1. 成果如下：\n成果 截止日期\n船体检查 2030年2月14日\n修理计划初稿 2030年6月20日\n2. 另计。", 3),
        ("en", "1. As follows:\nDeliverable Due date\nSurvey June 14, 2030\nDraft plan June 20, 2030\n2. Apart.", 3),
    ],
)
def test_lines_that_end_with_dates_are_rows(language: str, body: str, count: int) -> None:
    assert len(rows(language, body)) == count
