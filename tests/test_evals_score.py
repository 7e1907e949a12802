"""What an answer is worth: citations by paragraph, facts, refusals, language, session, quotes; in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from evals.faults import faults, severity
from evals.score import Score, group_of, keeps_language, names_session, points_at, score, score_from

GOLD: dict[str, Any] = {
    "file": "a.txt",
    "symbol": "CDIP/30/8",
    "annex": None,
    "paragraph": "4",
    "recommendation": None,
    "anchor": "每年不超过六次",
}
ROW: dict[str, Any] = {
    "id": "zh-fig-001",
    "language": "zh",
    "kind": "figure",
    "split": "tune",
    "question": "一年几次？",
    "answerable": True,
    "expected_status": ["answered"],
    "gold": [GOLD],
    "gold_en": [],
    "facts": [["六次", "six"], ["2020年"]],
    "must_not": ["十次"],
}


def citation(**fields: Any) -> dict[str, Any]:
    return {
        "n": 1, "file": "zh/a.txt", "symbol": "CDIP/30/8", "language": "zh", "session": 30, "annex": None, "paragraph": "4",
        "recommendation": None, "quote": "网络研讨会每年不超过六次。", "start": 0, "end": 13,
    } | fields  # fmt: skip


def answer(
    text: str = "网络研讨会每年不超过六次。[1]", status: str = "answered", citations: Any = None, language: str = "zh"
) -> dict[str, Any]:
    cited = [citation()] if citations is None else citations
    return {"status": status, "language": language, "answer": text, "citations": cited, "timings_ms": {"total": 12.5}}


def test_an_answer_is_scored_fact_by_fact_and_citation_by_citation() -> None:
    elsewhere = citation(n=2, paragraph="9", quote="别的话。")
    found = score(ROW, answer(citations=[citation(), elsewhere]), [], ["网络研讨会每年不超过六次。", None])

    assert (found.facts, found.lacking) == (0.5, ("2020年",))
    assert (found.precision, found.recall, found.hits) == (0.5, 1.0, (True, False))
    assert (found.verbatim, found.status_right, found.right) == (0.5, True, False)
    assert found.milliseconds == 12.5


def test_a_complete_answer_cites_one_passage_of_every_part() -> None:
    other = GOLD | {"paragraph": "7", "anchor": "由会员国提议题目", "part": 2}
    again = GOLD | {"paragraph": "8", "anchor": "每年六次为限"}
    row = ROW | {"gold": [GOLD, other, again]}

    assert score(row, answer(), []).recall == 0.5
    assert score(row, answer(citations=[citation(paragraph="8"), citation(paragraph="7")]), []).recall == 1.0


@pytest.mark.parametrize(
    ("cited", "gold", "points"),
    [
        pytest.param({}, {}, True, id="the same number"),
        pytest.param({"paragraph": "5"}, {}, True, id="the words themselves, wherever they are numbered"),
        pytest.param({"paragraph": "5", "quote": "别的话。"}, {}, False, id="another number"),
        pytest.param({"quote": "同一段的另一句。"}, {}, True, id="another sentence of the paragraph"),
        pytest.param({"quote": "同一段的另一句。", "annex": "I"}, {}, False, id="the same number in an annex"),
        pytest.param({"file": "b.txt"}, {}, False, id="another document"),
        pytest.param({"file": "b.txt"}, {"file": None}, True, id="gold named by its symbol"),
        pytest.param({"quote": "别的话。", "paragraph": None}, {"paragraph": None}, False, id="nothing is numbered"),
    ],
)
def test_a_citation_points_at_gold_by_words_or_number(cited: dict[str, Any], gold: dict[str, Any], points: bool) -> None:
    assert points_at(citation(**cited), GOLD | gold) is points


def test_a_citation_points_at_gold_when_its_paragraph_holds_the_words() -> None:
    other = citation(quote="另一句。", paragraph=None)

    assert points_at(other, GOLD | {"paragraph": None}, "另一句。网络研讨会每年不超过 六次。")


@pytest.mark.parametrize(("label", "points"), [("DA 15, DA 21", True), ("DA 44", True), ("IR 15", False), (None, False)])
def test_a_block_is_cited_by_any_of_the_recommendations_that_share_it(label: str | None, points: bool) -> None:
    gold = GOLD | {"annex": "I", "paragraph": None, "recommendation": {"series": "da", "number": 15, "group": [15, 21, 44]}}

    assert points_at(citation(annex="I", quote="块里的一句。", recommendation=label), gold) is points


def test_a_refusal_of_what_has_no_answer_is_right_and_an_answer_is_not() -> None:
    row = ROW | {"answerable": False, "expected_status": ["not_found", "not_indexed"], "gold": [], "facts": [], "kind": "near_miss"}
    refused = score(row, answer("文件没有说明。", "not_found", []), [])
    answered = score(row, answer(), [])

    assert (refused.right, refused.precision, refused.facts, refused.ranks) == (True, None, None, ())
    assert faults(answered) == ["answered, though the documents hold no answer"]
    assert severity(answered) > severity(score(ROW, answer("文件没有说明。", "not_found", []), [])) > severity(refused) == 0


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("zh", "第23届会议决定：The Committee decided.[1]", True),
        ("zh", "Session 23 decided: The Committee decided.[1]", False),
        ("zh", "The Committee decided.[1]", True),
        ("zh", "（a）The Committee decided.[1]\n（b）CDIP", True),
        ("en", "Session 23 decided: The Committee decided.[1]", True),
        ("en", "Development Agenda recommendation 10 (CDIP/33/2, 2023年7月至2024年7月): The Committee decided.[1]", True),
        ("en", "第23届会议决定：The Committee decided.[1]", False),
    ],
)
def test_the_language_kept_is_that_of_what_the_answer_says_itself(language: str, text: str, kept: bool) -> None:
    assert keeps_language(language, answer(text, citations=[citation(quote="The Committee decided.")], language=language)) is kept
    assert not keeps_language(language, answer(text, language="en" if language == "zh" else "zh"))


def test_an_answer_keeps_to_the_session_it_names_or_whose_gold_it_cites() -> None:
    cites, misses = score(ROW, answer(), []), score(ROW, answer(citations=[citation(paragraph="9", quote="别的话。")]), [])
    refused = score(ROW, answer("没有。", "not_found", []), [])

    assert names_session(23, (21,), cites) is True
    assert names_session(23, (21, 23), misses) is True
    assert names_session(23, (21,), misses) is False
    assert names_session(23, (), refused) is None


def test_questions_on_one_passage_are_one_group_whatever_their_language() -> None:
    block = GOLD | {"annex": "I", "paragraph": None, "recommendation": {"series": "da", "number": 21, "group": [15, 21, 44]}}
    same = block | {"recommendation": {"series": "da", "number": 15, "group": [15, 21, 44]}, "anchor": "另一处原文在这里"}

    assert group_of(ROW) == group_of(ROW | {"id": "en-fig-001", "language": "en"}) == "a.txt/4"
    assert group_of(ROW | {"gold": [block]}) == group_of(ROW | {"gold": [same]})
    assert group_of(ROW | {"id": "zh-nm-001", "gold": []}) == "zh-nm-001"


def test_a_score_is_read_back_as_it_was_written() -> None:
    import json
    from dataclasses import asdict

    found: Score = score(ROW, answer(), [], ["网络研讨会每年不超过六次。"], {"zh": [], "en": []})

    assert score_from(json.loads(json.dumps(asdict(found)))) == found
    with pytest.raises(ValueError, match="status"):
        score_from({"id": "x"})
