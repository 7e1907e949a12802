"""Questions with the windows found for them, as the reader is taught with."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from assistant.adapters.embedder import StaticEmbedder
from evals.windows import main
from tests.conftest import assistant_of_texts

PAPERS = {
    "cdip_83_4.zh.txt": "CDIP/83/4\n\n1. 风筝借阅处去年借出风筝四百只。\n\n2. 灯塔名录由三座岛的守塔人编写。\n\n3. 竹编展销会在港口举行，由市长开幕。\n",
}


def row(name: str, question: str, fact: str, split: str = "tune") -> dict[str, object]:
    gold = [{"file": "cdip_83_4.zh.txt", "symbol": None, "annex": None, "paragraph": None, "anchor": fact}] if fact else []
    asked = {
        "id": name,
        "kind": "figure",
        "intent": "figure",
        "language": "zh",
        "split": split,
        "question": question,
        "answerable": bool(fact),
    }
    return {**asked, "gold": gold, "gold_en": [], "facts": [[fact]] if fact else []}


def test_what_answers_stands_first_and_the_report_is_never_read(
    tmp_path: Path, model: StaticEmbedder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "papers").mkdir()
    assistant_of_texts(tmp_path / "papers", PAPERS, model)
    rows = [
        row("a", "去年借出了多少只风筝？", "四百只"),
        row("b", "修补了多少只风筝？", ""),
        row("c", "谁编写灯塔名录？", "守塔人", "report"),
    ]
    (tmp_path / "set.jsonl").write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in rows), encoding="utf-8")
    out = tmp_path / "windows.jsonl"
    monkeypatch.setattr(
        sys, "argv", ["windows", "--corpus", str(tmp_path / "papers/index"), str(tmp_path / "set.jsonl"), "--out", str(out)]
    )
    main()
    written = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [one["answered"] for one in written] == [True, False]
    assert "四百只" in written[0]["excerpts"][0][0] and not any("四百只" in text for text, *_ in written[0]["excerpts"][1:])
    assert "2 questions" in capsys.readouterr().out
