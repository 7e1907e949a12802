"""Questions on single paragraphs: which rows they are over an index, and when an answer to one is right."""

from __future__ import annotations

import pytest

from assistant.model import Answer, Citation, Status
from evals.pairs import BESIDE, FITTED, PAIRS, READER, Pair, everyday, is_right, read_pairs, rows_over

ZH = Pair("1", "kites.zh.txt", "3", "zh", True, "风筝馆多大？", ("占地三百平方米", "两层"))
EN = Pair("5", "kites.en.txt", "", "en", False, "Who pays for the kite house?", ("the kite house was opened",))


def said(status: Status, *quotes: str, file: str = "kites.zh.txt", paragraph: str | None = None) -> Answer:
    cited = tuple(Citation(n, quote, file, "zh", symbol="CDIP/81/2", paragraph=paragraph) for n, quote in enumerate(quotes, start=1))
    return Answer("id", status, "zh", "?", "。", cited)


def test_half_of_the_words_quoted_is_right() -> None:
    assert is_right(ZH, said(Status.ANSWERED, "风筝馆占地 三百平方米。"), None)
    assert not is_right(ZH, said(Status.ANSWERED, "风筝馆去年开馆。"), None)
    assert not is_right(ZH, said(Status.NOT_FOUND), None)


def test_the_same_paragraph_in_the_other_language_is_right_too() -> None:
    other = said(Status.ANSWERED, "It covers 300 square metres.", file="kites.en.txt", paragraph="3")

    assert is_right(ZH, other, "CDIP/81/2") and not is_right(ZH, other, None)


def test_a_near_miss_is_right_where_it_is_refused() -> None:
    assert is_right(EN, said(Status.NOT_FOUND), None) and not is_right(EN, said(Status.ANSWERED, "Anything."), None)


def test_over_other_papers_some_are_asked_and_none_is_answered() -> None:
    rows = list(rows_over({"kites.zh.txt"}, [ZH, *[EN] * BESIDE]))

    assert [row["answerable"] for row in rows] == [True, False]
    assert rows[0]["facts"] == [["占地三百平方米"], ["两层"]]
    assert all(not row["answerable"] for row in everyday())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_has_both_languages_both_sorts_and_hands_that_nothing_is_learned_of(language: str) -> None:
    pairs = [pair for pair in read_pairs(PAIRS) if pair.language == language]

    assert len(pairs) > 4_000 and {pair.answered for pair in pairs} == {True, False}
    assert {pair.hand for pair in pairs} - FITTED - READER
