"""The same questions in other words: which there are, and that they are asked with their question's gold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.text import language_of
from cdip import main
from evals.check import check_set, read_rows
from evals.corpora import DOCUMENTS, SAMPLES, read_questions
from evals.reworded import in_other_words, wordings

ROWS = [row for corpus in (SAMPLES, DOCUMENTS) for path in corpus.sets for row in read_rows(path)]


def test_every_wording_is_of_a_question_that_was_worked_by_in_its_language() -> None:
    rows = {row["id"]: row for row in ROWS}
    for id_, both in wordings().items():
        assert rows[id_]["split"] != "report"
        different = [wording for wording in both if wording]
        assert len({*different, rows[id_]["question"]}) == 1 + len(different)
        assert all(language_of(wording) == rows[id_]["language"] for wording in different), id_


def test_a_wording_has_the_gold_of_its_question_and_the_second_is_only_measured() -> None:
    row = next(row for row in ROWS if row["id"] in wordings() and row["split"] == "tune")
    first, second = in_other_words([row])
    assert (first["id"], first["split"], second["id"], second["split"]) == (f"{row['id']}~1", "tune", f"{row['id']}~2", "report")
    assert (first["question"], second["question"]) == wordings()[row["id"]]
    assert first["gold"] == second["gold"] == row["gold"]
    assert not list(in_other_words([row | {"id": "unknown"}]))


def test_reworded_sets_are_sound_in_form() -> None:
    assert not check_set(list(in_other_words(ROWS)), None)


@pytest.mark.parametrize("split", ["tune", "report"])
def test_the_command_asks_the_wordings_only(split: str, samples_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["eval", "--reworded", "--index", str(samples_index), "--split", split, "--workers", "1", "--out", str(tmp_path), "--json"]
    assert main(asked) == 0
    capsys.readouterr()
    rows = [json.loads(line) for line in (tmp_path / "rows.jsonl").read_text("utf-8").splitlines()]
    expected = [row["id"] for row in in_other_words(read_questions(SAMPLES, ())) if row["split"] == split]
    assert [row["score"]["id"] for row in rows] == expected != []
    assert json.loads((tmp_path / "config.json").read_text("utf-8"))["reworded"] is True
