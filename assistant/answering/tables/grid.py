"""A row of a table as a reader sees it: what it is about, and its cells under the names of their columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.model import Paragraph
from assistant.text import HAN

CELLS = re.compile(r"\s*[;；]\s*")
LABEL = re.compile(r"\s*[：:]\s*")
FIGURE = re.compile(r"[\d.,%\s–-]+")
_TOTAL = re.compile(r"(?:总计|合计|共计|总额|总和|小计)|(?:grand\s+)?(?:sub)?totals?\b", re.I)
_TOTAL_ASKED = re.compile(
    r"总计|合计|共计|总共|一共|总额|总数|总量|总的|加起来|全部(?:加|费用|支出|预算)|整体|共有?多少|\b(?:total(?:s|ling)?|altogether|all\s+told|in\s+all|overall|sum|combined|as\s+a\s+whole)\b",
    re.I,
)
# Names that are counted on, in both languages: "Option 2" and 方案2 are two of one kind.
_SERIES = (
    ("option", "alternative", "方案", "选项"),
    ("phase", "stage", "阶段"),
    ("goal", "sdg", "目标"),
    ("output", "产出"),
    ("scenario", "情景"),
    ("component", "组成部分"),
    ("recommendation", "建议"),
    ("conclusion", "结论"),
    ("finding", "发现", "调查结果", "结果"),
    ("lesson", "经验教训", "教训"),
    ("risk", "风险"),
    ("measure", "措施"),
    ("step", "步骤"),
    ("criterion", "criteria", "标准"),
)
_AND = r"(?:\s*(?:、|,|和|与|及|以及|\band\b|\bor\b)\s*)+"
COUNTED_ON = re.compile(rf"(?P<stem>[A-Za-z]{{3,}}(?=\s?\d|\s)|[{HAN}]{{2,8}})\s?(?P<which>\d{{1,2}}|[A-Ha-h])")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell after the first: the name of its column ("" where the row bears none), and the words as they stand there."""

    column: str
    text: str


def cells_of(row: Paragraph) -> list[Cell]:
    """Return the cells of a row after the first."""
    headed = is_headed(row)
    return [Cell(LABEL.split(text)[0] if headed else "", text) for text in CELLS.split(row.text)[1:]]


def is_headed(row: Paragraph) -> bool:
    """Whether a row's cells bear the names of their columns."""
    cells = CELLS.split(row.text)
    return len(cells) > 1 and all(LABEL.search(cell) for cell in cells)


def label_of(row: Paragraph) -> str:
    """What stands before the first colon of a row: the name of the first column, or of the row itself where it has but one value."""
    return LABEL.split(row.text, maxsplit=1)[0]


def name_of(row: Paragraph) -> str:
    """What a row is about: its first cell, without the column's name where the others have theirs."""
    first = CELLS.split(row.text)[0]
    return (LABEL.split(first)[-1] if is_headed(row) else LABEL.split(first)[0]).strip()


def is_total(name: str) -> bool:
    """Whether a row or column of this name sums up the others."""
    return bool(_TOTAL.fullmatch(name.strip()))


def asks_for_total(question: str) -> bool:
    """Whether a question asks for a sum over all."""
    return _TOTAL_ASKED.search(question) is not None


def kind_counted(word: str) -> str | None:
    """Return the English name of what a word counts ("方案" and "option" are one kind), or None."""
    return next((series[0] for series in _SERIES if word.lower() in series), None)


def kinds_counted_in(asked: str) -> set[str]:
    """Return the kinds, by their English names, of which a question speaks: "哪几个方案" speaks of options."""
    folded = asked.lower()
    return {
        series[0] for series in _SERIES if any(re.search(rf"\b{word}s?\b", folded) if word.isascii() else word in folded for word in series)
    }


def counted_in(asked: str, stem: str) -> set[str]:
    """Which of a kind a question names, in either language: of 方案 in "under options 1 and 2" it is 1 and 2."""
    words = next((series for series in _SERIES if stem.lower() in series), (stem,))
    mark = r"(?:\d{1,2}|[A-H])(?![A-Za-z\d%])"
    runs = re.findall(rf"(?:{'|'.join(map(re.escape, words))})s?\s?({mark}(?:{_AND}{mark})*)", asked, re.I)
    return {which.upper() for run in runs for which in re.split(_AND, run)}
