"""Ways of asking are put to things, and an answer is right where it has the facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import UsageError
from assistant.service import Assistant
from evals.corpora import OURS
from evals.ways import THINGS, WAYS, Asked, asked_of, is_right, put, rows_of


def test_every_form_of_a_way_has_things_that_a_corpus_of_ours_tells_of() -> None:
    things = list(rows_of(THINGS))
    assert {thing["corpus"] for thing in things} <= {corpus.name for corpus in OURS}
    of_forms = {thing["form"] for thing in things}
    assert {way["form"] for way in rows_of(WAYS)} - of_forms <= {"state"}
    for name in ("papers-1", "documents"):
        assert all("{" not in asked.question for asked in asked_of(name, list(rows_of(WAYS)), things))


@pytest.mark.parametrize(
    ("way", "language", "expected"),
    [
        ("What does the {project} project cost?", "en", "What does the kite project cost?"),
        ("Budget of {project}?", "en", "Budget of kite project?"),
        ("{project}花多少钱", "zh", "风筝项目花多少钱"),
        ("《{project}》项目花多少钱", "zh", "《风筝》项目花多少钱"),
    ],
)
def test_the_kind_is_named_once(way: str, language: str, expected: str) -> None:
    assert put(way, language, {"project": {"zh": "风筝", "en": "kite"}[language]}) == expected


def test_a_row_of_another_length_is_named(tmp_path: Path) -> None:
    table = tmp_path / "ways.tsv"
    table.write_text("hand\tform\tlanguage\tway\n1\tchair\ten\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"ways\.tsv, line 2: 3 cells"):
        list(rows_of(table))


@pytest.mark.parametrize(("language", "question"), [("en", "What did session 23 decide?"), ("zh", "第23届会议作出了什么决定？")])
def test_an_answer_without_a_fact_is_not_right(samples: Assistant, language: str, question: str) -> None:
    answer = samples.ask(question)
    assert is_right(Asked("decisions", language, question, ("CDIP/",)), answer)
    assert not is_right(Asked("decisions", language, question, ("CDIP/", "no such fact")), answer)
