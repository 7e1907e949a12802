"""What a recommendation says is read out in full, point by point, and alone where nothing else is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Language, Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts
from tests.test_answers import check_sound
from tests.test_reviews import paper

REPORTS: dict[Language, str] = {
    "en": """
[Annex I follows]

ANNEX I

RECOMMENDATION 15

Lending of bells shall:

(a) be open to every village;

(b) take the weight of the bell into account; and

(c) be free of charge.

Relevant WIPO Sectors

Infrastructure Sector

Implementation

The lending began in 2031.

Highlights

Nine bells were lent.

Activities/Achievements

Two fairs were held.
""",
    "zh": """
[后接附件一]

附件一

建议 15

出借大钟应当：

(a) 面向所有村庄；

(b) 考虑钟的重量；以及

(c) 不收费用。

相关产权组织部门

基础设施和平台部门

落实工作

出借工作于2031年开始。

亮点

共出借九口钟。

活动/成果

举办了两次市集。
""",
}


@pytest.fixture(scope="module", params=["en", "zh"])
def bells(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> tuple[Language, Assistant]:
    folder: Path = tmp_path_factory.mktemp("bells")
    return request.param, assistant_of_texts(folder, {"cdip_40_2.txt": paper(request.param, REPORTS[request.param])}, model)


POINTS: dict[Language, list[str]] = {
    "en": ["Lending of bells shall:", "be open to every village;", "take the weight of the bell into account; and", "be free of charge."],
    "zh": ["出借大钟应当：", "面向所有村庄；", "考虑钟的重量；以及", "不收费用。"],
}
ALONE: dict[Language, list[str]] = {
    "en": ["What does recommendation 15 say?", "What is Development Agenda recommendation 15?", "The wording of recommendation 15, please"],
    "zh": ["建议15讲什么？", "发展议程建议15的内容是什么？", "建议15全文"],
}
AND_MORE: dict[Language, list[str]] = {
    "en": ["What does recommendation 15 say, and what is its status?", "Recommendation 15", "What is the latest on recommendation 15?"],
    "zh": ["建议15讲什么，落实得怎么样？", "建议15", "建议15的最新动态是什么？"],
}


def test_its_words_are_read_out_alone(bells: tuple[Language, Assistant]) -> None:
    language, assistant = bells
    for question in ALONE[language]:
        answer = assistant.ask(question)
        check_sound(answer, assistant)
        assert [citation.quote for citation in answer.citations] == POINTS[language], question
        assert answer.answer.count("\n") == len(POINTS[language])  # the heading, and each point on a line of its own
        assert "\n(a) " in answer.answer


def test_where_more_is_asked_the_rest_is_told_too(bells: tuple[Language, Assistant]) -> None:
    language, assistant = bells
    for question in AND_MORE[language]:
        answer = assistant.ask(question)
        check_sound(answer, assistant)
        quotes = [citation.quote for citation in answer.citations]
        assert quotes[:4] == POINTS[language] and len(quotes) > 4, question


@pytest.mark.parametrize(
    ("language", "question", "note"),
    [
        ("en", "Recommendation 15 and Independent Review recommendation 5", "Independent Review recommendation 5"),
        ("zh", "建议15和独立审查建议5", "独立审查建议 5"),
    ],
)
def test_a_series_that_lacks_a_number_is_not_its_own(
    language: Language, question: str, note: str, tmp_path: Path, model: StaticEmbedder
) -> None:
    answer = assistant_of_texts(tmp_path, {"cdip_40_2.txt": paper(language, REPORTS[language])}, model).ask(question)
    assert answer.status is Status.ANSWERED
    assert POINTS[language][0] in answer.answer
    assert any(note in told for told in answer.notes)


def test_a_number_that_its_series_lacks_is_refused_as_such(bells: tuple[Language, Assistant]) -> None:
    language, assistant = bells
    question, read = {
        "en": ("What is Independent Review recommendation 15?", "there is none"),
        "zh": ("独立审查建议15是什么？", "无此编号"),
    }[language]
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_INDEXED
    assert answer.query and read in answer.query.understood
    assert "12" in answer.answer and "45" not in answer.answer  # those of the Agenda are another series


def test_words_that_no_report_prints_are_not_found(tmp_path: Path, model: StaticEmbedder) -> None:
    report = "\n[Annex follows]\n\nANNEX\n\nINDEPENDENT REVIEW RECOMMENDATION 5 (SECRETARIAT)\n\nProgress: The list was printed in 2031.\n"
    assistant = assistant_of_texts(tmp_path, {"cdip_40_2.txt": paper("en", report)}, model)
    assert assistant.ask("What does Independent Review recommendation 5 say?").status is Status.NOT_FOUND
    assert assistant.ask("What is the status of Independent Review recommendation 5?").status is Status.ANSWERED
