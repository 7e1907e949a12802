"""Tables between bars, forms with labels of their own, and what only looks like a row: as plain text has them."""

from __future__ import annotations

import pytest

from assistant.model import ParagraphKind
from tests.support.printed import document_from


def rows(text: str) -> list[str]:
    return [p.text for p in document_from(text).paragraphs if p.kind is ParagraphKind.ROW]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "The costs are:\n\nItem | 2030 | 2031\nPaper kites | 1,200 | 640\nTotal | 1,900 | 1,280\n\n",
            ["Item: Paper kites; 2030: 1,200; 2031: 640", "Item: Total; 2030: 1,900; 2031: 1,280"],
        ),
        ("| 类别 | 预算 |\n|---|---|\n| 竹条 | 640 |\n| 合计 | 1,890 |\n", ["类别：竹条；预算：640", "类别：合计；预算：1,890"]),
        ("产出 | 评分\n手册 | ****\n讲习班 | ***\n", ["产出：手册；评分：****", "产出：讲习班；评分：***"]),
        ("First call | May 2031\nSelection | June 2031\nOpening | Tenth Session\n", ["First call: May 2031", "Selection: June 2031", "Opening: Tenth Session"]),
        ("CDIP/40/2 | Annex\n\nKites are flown on the hill.\n", []),
        ("评分如下：\n\n表2. 审评员的评分（4分为最高）\n\n相关性  3.5\n有效性  3.0\n效率    3.5\n可持续性 2.0\n", ["相关性：3.5", "有效性：3.0", "效率：3.5", "可持续性：2.0"]),
        ("I.    DATA\n\nII.   OVERVIEW\n\n1.    Kites are few and dear in the villages\n\nIII.  RESULTS\n", []),
    ],
)  # fmt: skip
def test_what_bars_part_is_a_table_and_a_heading_is_no_row(text: str, read: list[str]) -> None:
    assert rows(text) == read


@pytest.mark.parametrize(
    "lines",
    [
        ("Project code: KT_7", "Title: Workshops that mend kites", "Participating villages: three", "Project manager: Ms. Ode Lind"),
        ("项目编号：KT_7", "项目预算：9,000瑞郎", "参与国：马耳他、塞浦路斯", "项目经理：林德女士"),
    ],
)
def test_a_form_goes_on_with_labels_that_few_forms_have(lines: tuple[str, ...]) -> None:
    assert rows("SUMMARY\n\n" + "\n".join(lines) + "\n\n1. The workshop is open.\n") == list(lines)


def test_a_name_with_a_figure_stands_over_figures() -> None:
    read = rows("国家   工作室数目   少于10人的比例\n马耳他   49   61%\n塞浦路斯   83   88%\n")

    assert read == ["国家：马耳他；工作室数目：49；少于10人的比例：61%", "国家：塞浦路斯；工作室数目：83；少于10人的比例：88%"]
