"""`cdip eval` as people type it: a report, a check, the gate, a comparison; and what it says where it cannot."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import evals.baseline
from assistant.service import Assistant
from assistant.settings import Settings
from cdip import main
from evals.baseline import write_baseline
from evals.corpora import OURS, QUESTIONS, SAMPLES, chosen, indexed, read_questions, source_texts, standard
from evals.run import ask_all, ask_in_processes, read_set
from evals.score import Score

ROWS = read_questions(SAMPLES, ())[:6]


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "mine.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS), encoding="utf-8")
    return path


def test_a_set_over_an_index_makes_a_report(
    questions: Path, samples_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["eval", "--set", str(questions), "--index", str(samples_index), "--workers", "1", "--out", str(tmp_path / "a")]

    assert main(asked) == 0
    assert "mine: 6 questions" in (shown := capsys.readouterr().out)
    assert "report.html" in shown and "en→zh" not in shown and "zh→en" in shown
    assert main([*asked, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["corpora"]["mine"]["questions"] == 6
    assert main(["eval", "compare", str(tmp_path / "a"), str(tmp_path / "a"), "--out", str(tmp_path)]) == 0
    assert "became wrong: none" in capsys.readouterr().out
    assert (tmp_path / "compare.html").is_file()


def test_documents_of_ones_own_are_ingested_first_and_a_fitting_set_of_ours_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (one,) = [path for path in SAMPLES.documents[0].iterdir() if path.name == "cdip_23_d_1.zh.txt"]
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / one.name).write_bytes(one.read_bytes())

    assert main(["eval", "--documents", str(tmp_path / "mine"), "--split", "tune", "--workers", "1", "--out", str(tmp_path / "out")]) == 0
    assert "mine: " in capsys.readouterr().out
    config = json.loads((tmp_path / "out" / "config.json").read_text("utf-8"))
    assert [document["file"] for document in config["indexes"]["mine"]["documents"]] == [one.name]


def test_a_question_with_filters_that_cannot_be_met_is_scored_and_does_not_end_the_run(samples: Assistant) -> None:
    (one,) = ask_all(samples, [ROWS[0] | {"filters": {"symbol": "no symbol"}}])

    assert (one.answer["status"], one.score.right) == ("error", False)


def test_several_processes_answer_as_one_does(samples: Assistant, samples_index: Path) -> None:
    settings = Settings(CDIP_INDEX_DIR=samples_index, _env_file=None)  # type: ignore[call-arg]
    apart = ask_in_processes(partial(Assistant, settings), [*ROWS, *ROWS], workers=2)
    once = [_untimed(one.score) for one in ask_all(samples, ROWS)]

    assert [_untimed(one.score) for one in apart] == [*once, *once]


def _untimed(score: Score) -> Score:
    """A score without what depends on the machine: times, and the last places of a sum over several cores."""
    return replace(score, milliseconds=0, search_milliseconds=0, support=round(score.support or 0.0, 3))


def test_the_samples_meet_their_set_in_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "--check", "--set", str(SAMPLES.sets[0])]) == 0
    assert f"{len(read_set(SAMPLES.sets))} questions over 31 documents, 0 faults" in capsys.readouterr().out
    assert {Path(name).suffix for name in source_texts(SAMPLES.documents)} == {".txt", ".docx", ".pdf"}


def test_a_set_that_its_documents_cannot_meet_is_told_fault_by_fault(questions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = ROWS[0] | {"facts": [["no document says this"]]}
    questions.write_text(json.dumps(row), encoding="utf-8")

    assert main(["eval", "--check", "--set", str(questions), "--documents", str(SAMPLES.documents[0])]) == 1
    assert f"{row['id']}: none of ['no document says this'] occurs" in capsys.readouterr().out


def test_the_gate_exits_1_on_a_loss_and_names_the_question(
    questions: Path,
    samples: Assistant,
    samples_index: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("evals.baseline.FOLDER", tmp_path / "baseline")
    monkeypatch.setattr(evals.baseline.read_all, "__defaults__", (tmp_path / "baseline",))
    gate = ["eval", "--gate", "--set", str(questions), "--index", str(samples_index), "--workers", "1"]

    assert main(gate) == 2
    assert "--renew-baseline" in capsys.readouterr().err

    rows = [*ROWS, ROWS[0] | {"id": "smp-zh-999", "facts": [["what no answer says"]]}]
    questions.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    scores = [one.score for one in ask_all(samples, rows)]
    write_baseline("mine", scores, tmp_path / "baseline")
    assert main(gate) == 0
    assert "mine: passed" in capsys.readouterr().out

    wrong = scores[-1]
    assert wrong.answerable and not wrong.right
    better = replace(wrong, status="answered", facts=1.0, recall=1.0, mistakes=(), session_right=None, verbatim=1.0)
    write_baseline("mine", [better if score is wrong else score for score in scores], tmp_path / "baseline")
    assert main(gate) == 1
    assert f"{wrong.id}: worse right" in capsys.readouterr().out
    assert main([*gate, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)[0]["passed"] is False


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["eval", "--set", "nowhere.jsonl"], "no nowhere.jsonl"),
        (["eval", "--runs", "0"], "from 1 on"),
        (["eval", "compare", "nowhere", "nowhere"], "holds no report"),
        (["eval", "--renew-baseline", "--set", str(SAMPLES.sets[0])], "leave out --set"),
    ],
)
def test_what_cannot_be_done_is_said_with_status_2(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


def test_a_set_that_is_none_is_said_to_be_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.jsonl").write_text("{", encoding="utf-8")

    assert main(["eval", "--check", "--set", str(tmp_path / "bad.jsonl"), "--documents", str(tmp_path)]) == 2
    assert "bad.jsonl:1: not JSON" in capsys.readouterr().err


def test_what_is_measured_when_nothing_is_named(shared: Path) -> None:
    assert chosen((), (), None) == standard() == OURS


def test_one_of_our_sets_brings_its_documents() -> None:
    (corpus,) = chosen([QUESTIONS / "samples.jsonl"], (), None)

    assert (corpus.name, corpus.documents) == ("samples", SAMPLES.documents)


def test_an_index_made_for_the_questions_is_dropped_afterwards(tmp_path: Path) -> None:
    settings: Any = Settings(_env_file=None)  # type: ignore[call-arg]
    (tmp_path / "a.txt").write_text("CDIP/30/8\n1. 网络研讨会每年不超过六次。", encoding="utf-8")
    (corpus,) = chosen((), [tmp_path], None)
    with indexed(corpus, settings) as inside:
        assert (inside.index_dir / "CURRENT").is_file()

    assert not inside.index_dir.exists()
