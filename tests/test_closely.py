"""Windows are read with the question only where that can decide: what is left unread changes no answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.adapters.embedder import MOST_ODDS, Excerpt, FloatVector, StaticEmbedder
from assistant.adapters.embedder.reader import BundledReader
from assistant.answering.choosing.belief import Belief
from assistant.service import Assistant
from evals.corpora import SAMPLES
from evals.run import read_set
from tests.conftest import assistant_of_texts
from tests.test_rivals import CHINESE, ENGLISH


def questions(language: str) -> list[str]:
    """Forty questions of one language over the sample documents."""
    rows = [row for row in read_set(SAMPLES.sets) if row["split"] != "report" and not row.get("history")]
    return [row["question"] for row in rows if row["language"] == language][:40]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many excerpts were read, call by call."""
    read: list[int] = []
    log_odds = BundledReader.log_odds

    def counted(self: BundledReader, question: str, excerpts: Sequence[Excerpt]) -> FloatVector:
        read.append(len(excerpts))
        odds = log_odds(self, question, excerpts)
        assert (abs(odds) <= MOST_ODDS).all()
        return odds

    monkeypatch.setattr(BundledReader, "log_odds", counted)
    return read


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_not_read_changes_no_answer(samples: Assistant, monkeypatch: pytest.MonkeyPatch, read: list[int], language: str) -> None:
    asked = questions(language)
    as_needed, needed = [samples.ask(question).answer for question in asked], sum(read)
    monkeypatch.setattr(Belief, "may_cross", lambda *_: True)
    read.clear()
    assert [samples.ask(question).answer for question in asked] == as_needed
    assert 0 < needed <= sum(read)


@pytest.mark.parametrize(
    ("paper", "question"),
    [(ENGLISH, "When was the fair of glass makers held in Lima?"), (CHINESE, "商标什么时候在肯尼亚注册的？")],
)
def test_what_reading_could_not_refuse_is_not_read(
    tmp_path: Path, model: StaticEmbedder, monkeypatch: pytest.MonkeyPatch, read: list[int], paper: str, question: str
) -> None:
    fairs = assistant_of_texts(tmp_path, {"report.txt": paper}, model)
    answer = fairs.ask(question).answer
    assert not read
    monkeypatch.setattr(Belief, "may_cross", lambda *_: True)
    assert fairs.ask(question).answer == answer
    assert sum(read) == 1
