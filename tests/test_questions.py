"""The question sets have the promised form, spread and gold; the check of a set finds each kind of fault."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from evals.check import KINDS, check_set, main, occurs, read_documents, read_rows, split_of
from evals.corpora import CONVERSATIONS, PAPERS, PLAIN, READERS, TWINS, TYPED, Corpus, source_texts

QUESTIONS = Path(__file__).parents[1] / "evals" / "questions"
SETS = {language: QUESTIONS / f"documents.{language}.jsonl" for language in ("zh", "en")}
LEAST = {"near_miss": 25, "out_of_scope": 8, "injection": 8, "typo": 6, "follow_up": 10}

SOURCE = {
    "a.txt": "CDIP/30/8\n1. 原则上，每年举行网络研讨\n\n会不应超过 6 次。",
    "a.en.txt": "1. Six webinars a year at most.",
}
ROW: dict[str, Any] = {
    "id": "zh-fig-001",
    "language": "zh",
    "kind": "figure",
    "question": "一年几次？",
    "answerable": True,
    "expected_status": ["answered"],
    "gold": [
        {
            "file": "a.txt",
            "symbol": "CDIP/30/8",
            "annex": None,
            "paragraph": "1",
            "anchor": "每年举行网络研讨会",
        }
    ],
    "gold_en": [{"file": "a.en.txt", "symbol": None, "annex": None, "paragraph": "1", "anchor": "webinars a year"}],
    "facts": [["6次", "six"]],
    "split": "tune",
}


def changed(**fields: Any) -> dict[str, Any]:
    return {**ROW, **fields}


def gold(**fields: Any) -> list[dict[str, Any]]:
    return [{**ROW["gold"][0], **fields}]


@pytest.mark.parametrize("language", SETS)
def test_each_set_has_the_form_and_the_spread_that_its_readme_promises(language: str) -> None:
    rows = read_rows(SETS[language])
    kinds = Counter(row["kind"] for row in rows)

    assert check_set(rows, documents=None) == []
    assert {row["language"] for row in rows} == {language}
    assert len(rows) >= 130
    assert all(kinds[kind] >= least for kind, least in LEAST.items())
    assert set(kinds) == set(KINDS) - ({"traditional"} if language == "en" else set())
    assert f"| {len(rows)}, in {'Chinese' if language == 'zh' else 'English'} |" in (QUESTIONS.parent / "README.md").read_text("utf-8")


@pytest.mark.parametrize("language", SETS)
def test_the_hash_of_the_id_chooses_the_split(language: str) -> None:
    rows = read_rows(SETS[language])

    assert [row["split"] for row in rows] == [split_of(row["id"]) for row in rows]
    assert min(Counter(row["split"] for row in rows).values()) >= len(rows) / 4


@pytest.mark.parametrize("language", SETS)
def test_every_gold_passage_and_key_fact_stands_in_the_real_documents(language: str, shared: Path) -> None:
    assert check_set(read_rows(SETS[language]), read_documents([shared / "documents"])) == []


@pytest.mark.parametrize("corpus", [PLAIN, TYPED, TWINS, CONVERSATIONS, READERS], ids=lambda corpus: corpus.name)
def test_other_sets_are_sound_and_of_a_whole_hand_nobody_reads(corpus: Corpus, shared: Path) -> None:
    rows = read_rows(corpus.sets[0])

    assert check_set(rows, read_documents([shared / "documents"])) == []
    assert min(Counter(row["language"] for row in rows).values()) >= len(rows) / 4
    hands = {split: {row["id"].split("-")[0] for row in rows if row["split"] == split} for split in ("tune", "check", "report")}
    assert hands["tune"] == hands["check"] and not hands["report"] & hands["tune"]
    assert sum(not row["answerable"] for row in rows) >= len(rows) / 5
    assert f"| {len(rows)}, in both languages |" in (QUESTIONS.parent / "README.md").read_text("utf-8")


@pytest.mark.parametrize("corpus", PAPERS, ids=lambda corpus: corpus.name)
def test_papers_that_nobody_saw_are_sound_and_three_hands_are_only_measured(corpus: Corpus) -> None:
    rows = read_rows(corpus.sets[0])

    assert check_set(rows, source_texts(corpus.documents)) == []
    assert sum(not row["answerable"] for row in rows) >= len(rows) / 5
    assert {row["split"] == "report" for row in rows} == {corpus in (*PAPERS[3:5], PAPERS[6])}


def test_a_sound_question_has_no_fault() -> None:
    assert check_set([ROW], SOURCE) == []


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        pytest.param(changed(gold=gold(anchor="每年举行网络研讨课")), "occurs 0 times in a.txt", id="no such passage"),
        pytest.param(changed(gold=gold(file="b.txt")), "no document is b.txt", id="no such file"),
        pytest.param(changed(gold=gold(file=None, symbol="CDIP/9/9")), "no document is CDIP/9/9", id="no such symbol"),
        pytest.param(changed(facts=[["60次", "6"], ["16"]]), "none of ['16'] occurs", id="fact missing"),
        pytest.param(changed(facts=[]), "disagree", id="answer without facts"),
        pytest.param(changed(kind="near_miss"), "has no answer", id="near miss with an answer"),
        pytest.param(changed(kind="ambiguous"), "both series", id="ambiguous in one series"),
        pytest.param(changed(kind="follow_up"), "history", id="follow-up of nothing"),
        pytest.param(changed(kind="riddle"), "kind 'riddle'", id="unknown kind"),
        pytest.param(changed(question="How many a year?"), "not written in its language", id="wrong language"),
        pytest.param(changed(goald=[]), "unknown field goald", id="unknown field"),
        pytest.param(changed(answerable="yes"), "answerable is a str", id="wrong type"),
        pytest.param({"id": "x"}, "the field gold is missing", id="missing fields"),
    ],
)
def test_each_fault_is_named(row: dict[str, Any], fault: str) -> None:
    assert any(fault in found for found in check_set([row], SOURCE))


def test_an_id_or_a_question_given_twice_is_a_fault() -> None:
    assert len(check_set([ROW, ROW], SOURCE)) == 2


def test_a_symbol_alone_names_the_documents_that_show_it() -> None:
    assert check_set([changed(gold=gold(file=None))], SOURCE) == []


@pytest.mark.parametrize(
    ("fact", "text", "found"),
    [
        ("2,655", "有 2,655 个用户", True),
        ("11", "共 110 名", False),
        ("11", "1113 developing countries", False),
        ("2020年3月", "截至 2020 年\n3 月", True),
        ("ten", "often", False),
        ("web forum", "Web Forums", True),
        ("mainstream*", "was mainstreamed", True),
        ("CDIP/25/5", "文件 CDIP/25/55", False),
    ],
)
def test_a_fact_occurs_as_whole_words_and_numbers(fact: str, text: str, found: bool) -> None:
    assert occurs(fact, text) is found


def test_the_command_exits_1_on_a_fault_and_2_on_what_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in SOURCE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    questions = tmp_path / "set.jsonl"

    questions.write_text(json.dumps(ROW), encoding="utf-8")
    assert main([str(questions), "--documents", str(tmp_path)]) == 0
    questions.write_text(json.dumps(changed(facts=[["七次"]])), encoding="utf-8")
    assert main([str(questions), "--documents", str(tmp_path)]) == 1
    questions.write_text("{", encoding="utf-8")
    assert main([str(questions)]) == 2
    assert "set.jsonl:1: not JSON" in capsys.readouterr().err
