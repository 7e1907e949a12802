"""A cell of a table with groups of columns: answered under its full head, and only where the question names it."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_over, ingest_into
from tests.test_answers import check_sound

_PAGE = """<!doctype html><meta charset=utf-8><p>{symbol}</p><p>{cover}</p><p>{title}</p>
<p>{before}</p><table>
<tr><th rowspan=2>{place}<th colspan=2>{first}<th colspan=2>{second}<th rowspan=2>{days}</tr>
<tr><th>{small}<th>{large}<th>{small}<th>{large}</tr>
{rows}</table><p>{after}</p>"""
_ROWS = {"zh": ("佛得角", "塞内加尔", "合计"), "en": ("Cabo Verde", "Senegal", "Total")}
_WORDS = {
    "zh": {
        "symbol": "CDIP/43/5",
        "cover": "原文：中文</p><p>日期：2033年3月1日</p><p>发展与知识产权委员会（CDIP）</p><p>第四十三届会议",
        "title": "关于风筝修补作坊的报告",
        "before": "1. 风筝修补作坊的情况见下表。",
        "after": "2. 请委员会注意本文件。",
        "place": "国家",
        "first": "2030年（瑞郎）",
        "second": "2031年（瑞郎）",
        "small": "人员",
        "large": "非人员",
        "days": "等候时间（天）",
    },
    "en": {
        "symbol": "CDIP/43/6",
        "cover": "ORIGINAL: ENGLISH</p><p>DATE: MARCH 1, 2033</p><p>Committee on Development and Intellectual Property (CDIP)</p><p>Forty-Third Session",
        "title": "REPORT ON THE HARBOR LANTERN SCHEME",
        "before": "1. The harbor lantern scheme cost the following.",
        "after": "2. The Committee is invited to take note of this document.",
        "place": "Country",
        "first": "Lanterns lent",
        "second": "Lanterns repaired",
        "small": "Target",
        "large": "Result",
        "days": "Average wait (days)",
    },
}
_FIGURES = ((140, 200, 220, 580, 34), (80, 260, 155, 420, 29), (220, 460, 375, 1000, 31))


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    folder = tmp_path_factory.mktemp("headed")
    for language, words in _WORDS.items():
        rows = "".join(
            f"<tr><td>{name}" + "".join(f"<td>{figure}" for figure in figures) + "</tr>"
            for name, figures in zip(_ROWS[language], _FIGURES, strict=True)
        )
        (folder / f"cdip_{words['symbol'][5:].replace('/', '_')}.{language}.html").write_text(_PAGE.format(rows=rows, **words), "utf-8")
    ingest_into(folder / "index", *folder.glob("*.html"), model=model)
    return assistant_over(folder / "index")


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("2031年风筝修补作坊在塞内加尔的非人员经费是多少？", ["2031年（瑞郎） – 非人员：420"], ["155", "260"]),
        ("2030年风筝修补作坊在佛得角的人员经费是多少？", ["2030年（瑞郎） – 人员：140"], ["200", "220"]),
        ("2031年风筝修补作坊在塞内加尔花了多少经费？", ["2031年（瑞郎） – 人员：155", "2031年（瑞郎） – 非人员：420"], ["260"]),
        ("风筝修补作坊在佛得角的等候时间是多少天？", ["等候时间（天）：34"], ["140", "580"]),
        (
            "How many lanterns were repaired in Senegal under the harbor lantern scheme, as a result?",
            ["Lanterns repaired – Result: 420"],
            ["155", "260"],
        ),
        ("What was the average wait in Cabo Verde under the harbor lantern scheme, in days?", ["Average wait (days): 34"], ["140", "580"]),
        (
            "How many lanterns were repaired in Cabo Verde under the harbor lantern scheme?",
            ["Lanterns repaired – Target: 220", "Lanterns repaired – Result: 580"],
            ["140", "200"],
        ),
        (
            "How many lanterns were lent in Cabo Verde and Senegal under the harbor lantern scheme?",
            ["Lanterns lent – Result: 200", "Lanterns lent – Result: 260"],
            ["155", "580"],
        ),
    ],
)
def test_the_cell_that_a_question_names_is_told_under_its_full_head(
    papers: Assistant, question: str, told: list[str], untold: list[str]
) -> None:
    answer = papers.ask(question)
    check_sound(answer, papers)
    assert answer.status is Status.ANSWERED
    assert all(text in answer.answer for text in told)
    assert not any(text in answer.answer for text in untold)
