"""A row of a table that tells the figure asked for answers, where the sentence nearest to the question does not surely."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts
from tests.test_answers import check_sound
from tests.workshop_papers import paper

_REVIEW = {
    "zh": """1. 本文件载有灯具登记项目的中期审查。

2. 下表列出截至2033年6月30日登记的灯具数量。

国家  目标  已登记  已培训馆员

斐济  5,000  4,120  32

智利  8,000  4,960  51

3. 只有斐济把登记簿的运行费用列入了国家预算（2034年为4200万）。
""",
    "en": """1. This document contains the mid-term review of the project on the registration of lamps.

2. The table gives the lamps registered by June 30, 2033.

Country  Target  Registered  Keepers trained

Fiji  5,000  4,120  32

Chile  8,000  4,960  51

3. Only Fiji has entered the running costs of the register in its national budget (42 million for 2034).
""",
}


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> dict[str, Assistant]:
    titles = {"zh": "灯具登记项目中期审查", "en": "MID-TERM REVIEW OF THE PROJECT ON THE REGISTRATION OF LAMPS"}
    return {
        language: assistant_of_texts(
            tmp_path_factory.mktemp(f"lamps-{language}"),
            {f"lamps.{language}.txt": paper(language, "CDIP/42/15", titles[language], text)},
            model,
        )
        for language, text in _REVIEW.items()
    }


@pytest.mark.parametrize(
    ("language", "question", "told"),
    [
        ("zh", "到2033年年中，斐济在登记簿里录入了多少盏灯？", "4,120"),
        ("zh", "智利已登记多少盏灯？", "4,960"),
        ("en", "Number of lamps Fiji had entered in the register by mid-2033?", "4,120"),
        ("en", "How many lamps had Chile registered?", "4,960"),
    ],
)
def test_the_row_is_told(lamps: dict[str, Assistant], language: str, question: str, told: str) -> None:
    answer = lamps[language].ask(question)
    check_sound(answer, lamps[language])

    assert told in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("language", "question"),
    [("zh", "到2033年年中，加纳在登记簿里录入了多少盏灯？"), ("en", "How many lamps had Ghana entered in the register?")],
)
def test_no_row_is_told_of_another_place(lamps: dict[str, Assistant], language: str, question: str) -> None:
    assert lamps[language].ask(question).status is Status.NOT_FOUND


_OUTPUTS = (
    "<!doctype html><meta charset=utf-8><p>{}</p><p>{}</p><p>1. {}</p><table><tr><th>{}<th>{}<th>{}</tr>"
    "<tr><td>{}<td>90<td>{}</tr><tr><td>{}<td>{}<td>{}</tr></table>"
)


@pytest.mark.parametrize(
    ("cells", "question", "told", "untold"),
    [
        (
            "CDIP/43/8|原文：中文|产出的自评如下。|产出|指标|评分|磁带节目|完全实现|磁带节目档案上线|2031年12月前上线|未实现",
            "磁带节目的档案上线最后实现了没有？",
            "未实现",
            "完全实现",
        ),
        (
            "CDIP/43/9|ORIGINAL: ENGLISH|The outputs were rated as follows.|Output|Indicator|Rating|Tape programs|fully achieved"
            "|Archive of programs on the website|online by December 2031|not achieved",
            "Was the archive of tape programs ever put on the website?",
            "not achieved",
            "fully achieved",
        ),
    ],
)
def test_the_row_that_says_more_of_the_question_is_told(
    tmp_path: Path, model: StaticEmbedder, cells: str, question: str, told: str, untold: str
) -> None:
    answer = assistant_of_texts(tmp_path, {"outputs.html": _OUTPUTS.format(*cells.split("|"))}, model).ask(question)

    assert told in answer.answer and untold not in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("技术援助网络论坛其他工作人员的工作一次性费用是多少？", "项目：其他工作人员的工作；一次性费用：–；每年经常性费用：现阶段无法估算"),
        (
            "What one-off cost does the web forum on technical assistance have for work of other staff?",
            "Item: Work of other staff; One-off cost: –; Recurring cost per year: cannot be estimated at this stage",
        ),
    ],
)
def test_a_cell_without_a_value_is_told_with_its_row(samples: Assistant, question: str, row: str) -> None:
    answer = samples.ask(question)
    assert row in [citation.quote for citation in answer.citations]


@pytest.mark.parametrize("question", ["How much does the project cost?", "项目要花多少钱？"])
def test_no_cell_without_a_value_is_the_cost_of_something_unnamed(samples: Assistant, question: str) -> None:
    assert not [citation.quote for citation in samples.ask(question).citations if re.fullmatch(r"[^:：;；]+[:：]\s*–", citation.quote)]
