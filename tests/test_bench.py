"""What `make bench` measures with and on; nothing here is timed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assistant.symbols import find_symbols
from evals.bench.corpus import questions
from evals.bench.generating import generate
from evals.bench.timing import run
from ingest.workers import Task, read_file


def test_the_same_seed_writes_the_same_documents(tmp_path: Path) -> None:
    one, other = generate(tmp_path / "one", 4), generate(tmp_path / "other", 4)
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]
    assert [path.name for path in one] == ["cdip_1_1.zh.txt", "cdip_1_1.en.txt", "cdip_1_2.zh.txt", "cdip_1_2.en.txt"]


def test_invented_documents_read_as_the_committees(tmp_path: Path) -> None:
    for path in generate(tmp_path, 6):
        document = read_file(Task(path, path.name, "")).document
        assert document is not None and document.symbol in find_symbols(path.read_text(encoding="utf-8"))
        assert document.language == path.name.split(".")[1] and document.session == 1 and document.title and document.date
        assert {p.annex for p in document.paragraphs} == {None, "Annex"}
        assert len({p.number for p in document.paragraphs if p.annex}) >= 5


def test_questions_come_in_both_languages() -> None:
    asked = questions(20)
    assert 10 <= len(asked) == len(set(asked)) <= 20
    assert any(question.isascii() for question in asked) and any(not question.isascii() for question in asked)


def test_a_command_is_measured_or_its_last_words_are_told() -> None:
    measured = run([sys.executable, "-c", "print('{\"chunks\": 7}')"])
    assert measured.figures == {"chunks": 7} and measured.seconds > 0 and measured.megabytes > 1
    with pytest.raises(RuntimeError, match="no such thing"):
        run([sys.executable, "-c", "raise SystemExit('no such thing')"])
