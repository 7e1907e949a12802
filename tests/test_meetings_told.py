"""When sessions met, told by papers beside their covers, and questions that name the month."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Document, Language, Paragraph, ParagraphKind, Status
from ingest.records import meetings_of
from tests.conftest import assistant_over, ingest_into


def paper(text: str, language: Language, kind: ParagraphKind = ParagraphKind.TEXT) -> Document:
    return Document("paper.txt", language, "0" * 64, "txt", (Paragraph(0, text, kind),), symbol="CDIP/33/2", session=33)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("第二十届会议（2017年11月27日至12月1日）", "zh", ((20, "2017-11"), (20, "2017-12"))),
        ("委员会第二十届会议于2017年11月27日至30日以混合形式举行。", "zh", ((20, "2017-11"),)),
        ("在2017年11月27日至30日举行的第二十届会议上，委员会批准了灯塔项目。", "zh", ((20, "2017-11"),)),
        ("第三十四届会议定于2025年5月5日至9日举行。", "zh", ((34, "2025-05"),)),
        ("委员会第二十届会议批准了将于2017年11月27日至30日举行的研讨会。", "zh", ()),
        ("商标法常设委员会第二十届会议于2017年11月27日至30日举行。", "zh", ()),
        ("文件于2017年11月27日提交第二十届会议。", "zh", ()),
        ("Twentieth Session (November 27 to December 1, 2017)", "en", ((20, "2017-11"), (20, "2017-12"))),
        ("The Twentieth Session of the CDIP was held in hybrid format from November 27 to 30, 2017.", "en", ((20, "2017-11"),)),
        ("At its Twentieth Session, held from November 27 to 30, 2017, the Committee approved it.", "en", ((20, "2017-11"),)),
        ("The Twentieth Session approved a seminar held from November 27 to 30, 2017.", "en", ()),
        ("The Twentieth Session of the SCP was held from November 27 to 30, 2017.", "en", ()),
    ],
)
def test_the_months_of_a_session(text: str, language: Language, expected: tuple[tuple[int, str], ...]) -> None:
    assert meetings_of(paper(text, language)) == expected


@pytest.mark.parametrize(
    ("row", "language", "expected"),
    [
        ("届会：第二十届；日期：2017年11月27日至30日；决定：批准", "zh", ((20, "2017-11"),)),
        ("届会：第二十届；日期：2017年9月1日；决定：批准", "zh", ()),  # one day is the date of a paper
        ("Session: Twentieth; Dates: November 27 to 30, 2017; Decision: Approved", "en", ((20, "2017-11"),)),
        ("Workshop: Twentieth; Dates: November 27 to 30, 2017", "en", ()),
    ],
)
def test_the_months_of_a_row(row: str, language: Language, expected: tuple[tuple[int, str], ...]) -> None:
    assert meetings_of(paper(row, language, ParagraphKind.ROW)) == expected


COMPILED = {
    "zh": "CDIP/41/6\n\n原文：英文\n\n发展与知识产权委员会（CDIP）\n\n第四十一届会议\n\n决定汇编\n\n秘书处编拟\n\n"
    "第三十八届会议（2028年5月8日至12日）\n\n1. 委员会未批准风筝图书馆项目，并要求秘书处提供费用估算。\n\n"
    "第三十九届会议（2028年11月6日至10日）\n\n2. 委员会批准了风筝图书馆项目，预算为90,000瑞郎。\n",
    "en": "CDIP/41/6\n\nORIGINAL: ENGLISH\n\nCommittee on Development and Intellectual Property (CDIP)\n\nForty-First Session\n\n"
    "COMPILATION OF DECISIONS\n\nDocument prepared by the Secretariat\n\n"
    "Thirty-Eighth Session (May 8 to 12, 2028)\n\n1. The Committee did not approve the project on libraries of kites and requested"
    " the Secretariat to provide a cost estimate.\n\n"
    "Thirty-Ninth Session (November 6 to 10, 2028)\n\n2. The Committee approved the project on libraries of kites, with a budget of"
    " 90,000 Swiss francs.\n",
}


@pytest.mark.parametrize(
    ("language", "question", "told", "untold"),
    [
        ("zh", "2028年5月委员会批准风筝图书馆项目了吗？", "未批准", "90,000"),
        ("zh", "2028年11月委员会批准风筝图书馆项目了吗？", "90,000", "未批准"),
        ("en", "Did the Committee approve the project on libraries of kites in May 2028?", "did not approve", "90,000"),
        ("en", "Did the Committee approve the project on libraries of kites in November 2028?", "90,000", "did not approve"),
    ],
)
def test_each_month_is_answered_by_its_own_session(
    tmp_path: Path, model: StaticEmbedder, language: Language, question: str, told: str, untold: str
) -> None:
    (tmp_path / "kites.txt").write_text(COMPILED[language], encoding="utf-8")
    ingest_into(tmp_path / "index", tmp_path / "kites.txt", model=model)

    answer = assistant_over(tmp_path / "index").ask(question).answer

    assert told in answer and untold not in answer


REPORTED = {
    "zh": "CDIP/40/9\n\n原文：英文\n\n发展与知识产权委员会（CDIP）\n\n第四十届会议\n\n2029年5月7日至11日，日内瓦\n\n报告\n\n经委员会通过\n\n"
    "审议文件CDIP/40/4——风筝图书馆项目提案\n\n1. 智利代表团介绍了文件CDIP/40/4。\n\n2. 挪威代表团表示，可以接受八座风车塔。\n\n"
    "3. 委员会审议了该文件，要求秘书处提供费用估算。\n\n"
    "审议文件CDIP/40/5——纸船手册\n\n4. 秘书处介绍了文件CDIP/40/5。\n\n5. 加纳代表团要求提供法文版。\n\n"
    "6. 委员会审议了该文件，要求秘书处重新编排章节。\n",
    "en": "CDIP/40/9\n\nORIGINAL: ENGLISH\n\nCommittee on Development and Intellectual Property (CDIP)\n\nFortieth Session\n\n"
    "Geneva, May 7 to 11, 2029\n\nREPORT\n\nadopted by the Committee\n\n"
    "Consideration of document CDIP/40/4 - Proposal on Libraries of Kites\n\n1. The Delegation of Chile introduced document CDIP/40/4.\n\n"
    "2. The Delegation of Norway stated that it could live with eight windmill towers.\n\n"
    "3. The Committee considered the document and requested the Secretariat to provide a cost estimate.\n\n"
    "Consideration of document CDIP/40/5 - Handbook on Paper Boats\n\n4. The Secretariat introduced document CDIP/40/5.\n\n"
    "5. The Delegation of Ghana asked for a French version.\n\n"
    "6. The Committee considered the document and requested the Secretariat to rearrange its chapters.\n",
}


@pytest.mark.parametrize(
    ("language", "question", "told", "untold"),
    [
        ("zh", "挪威说可以接受八座风车塔之后，2029年5月委员会要求秘书处做什么？", "费用估算", "章节"),
        (
            "en",
            "Norway could live with eight windmill towers. What did the Committee then request in May 2029?",
            "cost estimate",
            "chapters",
        ),
    ],
)
def test_what_was_decided_is_found_by_what_was_said_before(
    tmp_path: Path, model: StaticEmbedder, language: Language, question: str, told: str, untold: str
) -> None:
    (tmp_path / "report.txt").write_text(REPORTED[language], encoding="utf-8")
    ingest_into(tmp_path / "index", tmp_path / "report.txt", model=model)

    answer = assistant_over(tmp_path / "index").ask(question).answer

    assert told in answer and untold not in answer


@pytest.mark.parametrize(
    ("language", "question", "told"),
    [
        ("zh", "风筝图书馆项目在第三十八届和第三十九届会议之间有何进展？", ("未批准", "90,000")),
        ("en", "How did the libraries of kites move from session 38 to 39?", ("did not approve", "90,000")),
        ("zh", "第三十八届和第三十九届会议之间，纸船手册有何进展？", ()),
        ("en", "How did the handbook on paper boats move from session 38 to 39?", ()),
    ],
)
def test_what_sessions_named_did_is_told_before_a_refusal(
    tmp_path: Path, model: StaticEmbedder, language: Language, question: str, told: tuple[str, ...]
) -> None:
    (tmp_path / "kites.txt").write_text(COMPILED[language], encoding="utf-8")
    ingest_into(tmp_path / "index", tmp_path / "kites.txt", model=model)

    answer = assistant_over(tmp_path / "index").ask(question)

    assert all(words in answer.answer for words in told)
    assert bool(answer.citations) == bool(told)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("zh", "2021年3月委员会批准风筝图书馆项目了吗？"),
        ("en", "Did the Committee approve the project on libraries of kites in March 2021?"),
    ],
)
def test_a_month_of_another_year_is_not_answered_by_what_later_sessions_did(
    tmp_path: Path, model: StaticEmbedder, language: Language, question: str
) -> None:
    (tmp_path / "kites.txt").write_text(COMPILED[language], encoding="utf-8")
    ingest_into(tmp_path / "index", tmp_path / "kites.txt", model=model)

    assert assistant_over(tmp_path / "index").ask(question).status is Status.NOT_FOUND
