"""What a rule is worth is told by the answers that are right only with it, and only without it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.adapters.embedder import StaticEmbedder
from evals.ablate import Switchboard, nothing_of
from tests.conftest import assistant_of_texts
from tests.workshop_papers import paper

PAPER = paper(
    "zh",
    "CDIP/47/3",
    "灯塔借阅项目的报告",
    "1. 项目总预算为36,500瑞士法郎。\n\n2. 项目经理是安娜·灯女士。\n\n3. “守灯人”是指管理一座灯塔的人。\n\n4. 在第四十六届会议上，委员会批准了风筝学校项目。\n",
)
QUESTIONS = (
    ("zh", "figure", "灯塔借阅项目的预算是多少？", "1", "36,500"),
    ("en", "who", "Who is the manager of the lighthouse lending project?", "2", "灯女士"),
    ("zh", "decision", "第四十六届会议批准了什么？", "4", "风筝学校"),
    ("en", "definition", "What is meant by a lighthouse keeper?", "3", "管理一座灯塔的人"),
)


def _row(number: int, language: str, kind: str, question: str, paragraph: str, fact: str, split: str) -> dict[str, object]:
    gold = {"file": "lamps.zh.txt", "symbol": "CDIP/47/3", "annex": None, "paragraph": paragraph, "recommendation": None, "anchor": fact}
    return {
        "id": f"ab-{language}-{number:03}",
        "language": language,
        "kind": kind,
        "question": question,
        "answerable": True,
        "expected_status": ["answered"],
        "gold": [gold],
        "gold_en": [],
        "facts": [[fact]],
        "split": split,
    }


def test_what_says_nothing_is_known_by_its_type() -> None:
    def decides() -> bool:
        return True

    def finds() -> str | None:
        return "lamp"

    def lists() -> tuple[str, ...]:
        return ("lamp",)

    def writes() -> str:
        return "lamp"

    assert [nothing_of(rule) for rule in (decides, finds, lists, writes)] == [False, None, (), ...]


@pytest.mark.parametrize(("said", "spoke"), [(True, True), (False, False)])
def test_a_rule_that_is_off_says_nothing(said: bool, spoke: bool) -> None:
    board = Switchboard()
    rule = board.wrap("rule", lambda: said, False)

    assert rule() is said and (board.spoke == {"rule"}) is spoke
    board.off.add("rule")
    assert rule() is False


def test_every_rule_that_spoke_is_told_with_what_it_changed(tmp_path: Path, model: StaticEmbedder) -> None:
    assistant_of_texts(tmp_path, {"lamps.zh.txt": PAPER}, model)
    rows = [_row(n, *question, split="tune") for n, question in enumerate(QUESTIONS)]
    rows.append(_row(9, *QUESTIONS[0], split="report"))
    questions = tmp_path / "questions.jsonl"
    questions.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "evals.ablate", "--corpus", str(tmp_path / "index"), str(questions)],
        capture_output=True,
        text=True,
        timeout=300,
    )

    assert done.returncode == 0, done.stderr
    head, *lines = done.stdout.splitlines()
    assert head.split() == ["rule", "spoke", "changed", "wins", "losses"]
    lines = [line for line in lines if not line.startswith("no answer without ")]
    told = {line.split()[0]: [int(number) for number in line.split()[1:]] for line in lines}
    assert any(wins for _, _, wins, _ in told.values())
    assert all(spoke <= 2 and wins + losses <= changed <= spoke for spoke, changed, wins, losses in told.values())
