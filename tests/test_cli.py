"""The command line: names, exit statuses and JSON as the contract has them; never a traceback for a user's mistake."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cdip import main
from tests.conftest import ROOT, SAMPLES, assistant_over

RESULT = "rank score symbol title file language session annex section paragraphs page recommendations text url".split()
ANSWER = "answer_id status language question answer citations notes searched mode timings_ms".split()


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    try:
        code = main([str(a) for a in arguments])
    except SystemExit as stop:  # argparse's own way to refuse
        code = int(stop.code or 0)
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return code, captured.out, captured.err


def test_search_gives_as_many_results_as_asked_for(capsys: pytest.CaptureFixture[str], samples_index: Path) -> None:
    code, out, _ = run(capsys, "search", "网络论坛", "-k", 3, "--json", "--index", samples_index)
    found = json.loads(out)
    assert code == 0 and [r["rank"] for r in found["results"]] == [1, 2, 3]
    assert all(set(RESULT) <= set(result) for result in found["results"])


@pytest.mark.parametrize("question", ["eTISC平台有多少注册用户？", "CDIP第99届会议决定了什么？"])
def test_ask_prints_one_json_value(capsys: pytest.CaptureFixture[str], samples_index: Path, question: str) -> None:
    code, out, err = run(capsys, "ask", question, "--json", "--index", samples_index)
    assert code == 0 and set(ANSWER) <= set(json.loads(out)) and not err


def test_ask_shows_a_person_the_answer_and_where_it_stands(capsys: pytest.CaptureFixture[str], samples_index: Path) -> None:
    code, out, _ = run(capsys, "ask", "How many registered users did eTISC have in March 2020?", "--index", samples_index)
    assert code == 0 and "2,655" in out and "[1] CDIP/25/D/2" in out


def test_a_batch_answers_in_order_and_names_a_bad_question(capsys: pytest.CaptureFixture[str], samples_index: Path, tmp_path: Path) -> None:
    lines = [{"id": "b", "question": "eTISC用户"}, {"id": "a", "question": "web forum cost", "session": 22}, {"id": "c", "question": ""}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    for command in ("ask", "search"):
        code, _, err = run(capsys, command, "--batch", tmp_path / "in.jsonl", "--out", tmp_path / "out.jsonl", "--index", samples_index)
        out = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
        assert code == 1 and [line["id"] for line in out] == ["b", "a", "c"] and "c:" in err


BAD_LINES = [
    '{"id": 1, "question": "eTISC", "session": "abc"}',
    '{"id": 1, "question": "eTISC", "session": [25]}',
    '{"id": 1, "question": "eTISC", "session": 25.7}',
    '{"id": 1, "question": "eTISC", "recommendation": 1e400}',
    '{"id": 1, "question": "eTISC", "symbol": 5}',
    '{"id": 1, "question": "eTISC", "filters": "zh"}',
    '{"id": 1, "question": null}',
]


@pytest.mark.parametrize("line", BAD_LINES)
def test_a_line_of_a_batch_that_makes_no_sense_stops_no_other(
    capsys: pytest.CaptureFixture[str], samples_index: Path, tmp_path: Path, line: str
) -> None:
    (tmp_path / "in.jsonl").write_text(f'{line}\n{{"id": "\\ud800", "question": "eTISC平台有多少注册用户？"}}\n', encoding="utf-8")
    code, _, err = run(capsys, "ask", "--batch", tmp_path / "in.jsonl", "--out", tmp_path / "out.jsonl", "--index", samples_index)
    first, second = map(json.loads, (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines())
    assert code == 1 and err.startswith("1: ")
    assert first["status"] == "error" and first["error"]
    assert second["status"] == "answered" and second["id"] == "\ud800"


def test_a_batch_does_not_write_over_its_questions(capsys: pytest.CaptureFixture[str], samples_index: Path, tmp_path: Path) -> None:
    questions = tmp_path / "in.jsonl"
    questions.write_text('{"id": 1, "question": "eTISC"}\n', encoding="utf-8")
    assert run(capsys, "ask", "--batch", questions, "--out", questions, "--index", samples_index)[0] == 2
    assert "eTISC" in questions.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["ask", ""], 2),
        (["ask"], 2),
        (["ask", "x" * 20_000], 2),
        (["search", "x", "-k", "0"], 2),
        (["ask", "x", "--session", "99"], 2),
        (["ask", "x", "--lang", "fr"], 2),
        (["ask", "x", "--recommendation", "-1"], 2),
        (["decisions", "--session", "0"], 2),
        (["decisions", "--session", "9" * 30], 2),
        (["recommendation", "9" * 30], 2),
        (["serve", "--port", "99999999"], 2),
        (["ask", "--batch", "absent.jsonl", "--out", "o.jsonl"], 2),
        (["nonsense"], 2),
        (["ingest", "no/such/folder"], 2),
    ],
)
def test_a_mistake_ends_with_status_2(capsys: pytest.CaptureFixture[str], samples_index: Path, arguments: list[str], status: int) -> None:
    assert (
        run(capsys, *arguments, "--index", samples_index)[0] == status
        if arguments != ["nonsense"]
        else run(capsys, *arguments)[0] == status
    )


@pytest.mark.parametrize("command", [["ask", "x"], ["search", "x"], ["documents"], ["decisions"], ["recommendation", "1"]])
def test_without_an_index_the_command_that_makes_one_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: list[str]
) -> None:
    code, _, err = run(capsys, *command, "--index", tmp_path / "none")
    assert code == 3 and "cdip ingest" in err


def test_documents_decisions_and_recommendations_are_lists(capsys: pytest.CaptureFixture[str], samples_index: Path) -> None:
    for command in (["documents"], ["decisions", "--session", "23"], ["recommendation", "10"], ["recommendation", "10", "--series", "da"]):
        code, out, _ = run(capsys, *command, "--json", "--index", samples_index)
        assert code == 0 and isinstance(json.loads(out), list) and json.loads(out)
        assert run(capsys, *command, "--index", samples_index)[1].strip()


def test_the_doctor_says_what_is_well_and_what_to_do(capsys: pytest.CaptureFixture[str], samples_index: Path, tmp_path: Path) -> None:
    assert run(capsys, "doctor", "--index", samples_index)[0] == 0
    code, out, _ = run(capsys, "doctor", "--index", tmp_path / "none")
    assert code == 1 and "cdip ingest" in out


def test_ingest_reports_and_fails_where_a_file_failed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").touch()
    sample = next(SAMPLES.glob("*.zh.txt"))
    (tmp_path / "in" / sample.name).write_bytes(sample.read_bytes())
    code, out, err = run(capsys, "ingest", tmp_path / "in", "--json", "--index", tmp_path / "index")
    report = json.loads(out)
    assert code == 1 and "empty.txt" in err
    assert report["totals"]["added"] == 1 and report["totals"]["failed"] == 1 and report["generation"]


def test_names_of_files_are_shown_as_they_are_and_break_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    text = next(SAMPLES.glob("*.en.txt")).read_bytes()
    for number, name in enumerate(
        (b"report [final].txt", b"two\nlines.txt", b"\x1b[31mred.txt", "\u202egnp.txt".encode(), b"gbk\xb1\xa8.txt")
    ):
        (tmp_path / "in" / os.fsdecode(name)).write_bytes(text + b"%d" % number)
    code, out, err = run(capsys, "ingest", tmp_path / "in", "--index", tmp_path / "index")
    assert code == 1 and "UTF-8" in err and "gbk\\udcb1\\udca8.txt" in err
    for name in ("report [final].txt", "two\\nlines.txt", "\\x1b[31mred.txt", "\\u202egnp.txt"):
        assert name in out
    assert "\x1b[31m" not in out


def test_a_link_to_a_folder_elsewhere_is_told_of_and_one_within_is_not(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for folder in ("in", "elsewhere"):
        (tmp_path / folder).mkdir()
        shutil.copy(next(SAMPLES.glob("*.en.txt")), tmp_path / folder)
    (tmp_path / "in" / "within").symlink_to(".")
    assert run(capsys, "ingest", tmp_path / "in", "--index", tmp_path / "index")[0] == 0
    (tmp_path / "in" / "without").symlink_to(tmp_path / "elsewhere")
    code, _, err = run(capsys, "ingest", tmp_path / "in", "--index", tmp_path / "index")
    assert code == 1 and "without is a link to a folder elsewhere" in err


def test_an_index_may_lie_in_a_folder_of_any_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    index = tmp_path / "my #1 index?x%41 索引"
    assert run(capsys, "ingest", next(SAMPLES.glob("*.en.txt")), "--index", index)[0] == 0
    assert run(capsys, "documents", "--index", index)[0] == 0


def test_a_session_that_none_is_has_no_decisions(samples_index: Path) -> None:
    assistant = assistant_over(samples_index)
    assert assistant.decisions() and assistant.decisions(0) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_output_that_cannot_be_written_is_told(samples_index: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "cdip", "documents", "--index", str(samples_index)]
        ended = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 4 and "No space left" in ended.stderr and "Traceback" not in ended.stderr
