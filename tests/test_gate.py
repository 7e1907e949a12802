"""The gate passes what is unchanged, and fails for a broken retriever, a shuffled citation and a lowered threshold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from assistant.answering import extractive
from assistant.answering.choosing import passages
from assistant.answering.choosing.floor import Thresholds
from assistant.answering.choosing.selection import Selector
from assistant.answering.matching.things_named import ThingsNamed
from assistant.answering.writing.draft import Passage
from assistant.errors import UsageError
from assistant.model import Citation, Evidence, Query
from assistant.retrieval import Retriever
from assistant.service import Assistant
from evals.baseline import Kept, kept, read_all, read_baseline, write_baseline
from evals.corpora import SAMPLES, read_questions
from evals.gate import Verdict, judge, told, verdicts
from evals.run import Asked, ask_all
from evals.score import Score

ROWS = [row for i, row in enumerate(read_questions(SAMPLES, ())) if not row["answerable"] or i % 2 == 0]  # half is enough here


def ask(assistant: Assistant) -> list[Score]:
    return [one.score for one in ask_all(assistant, ROWS, corpus="samples")]


@pytest.fixture(scope="module")
def unbroken(samples: Assistant) -> dict[str, Kept]:
    return {score.id: kept(score) for score in ask(samples)}


@pytest.fixture
def verdict(samples: Assistant, unbroken: dict[str, Kept]) -> Callable[[], Verdict]:
    return lambda: judge("samples", unbroken, ask(samples))


def test_what_is_unchanged_passes_and_no_question_differs(verdict: Callable[[], Verdict]) -> None:
    found = verdict()

    assert (found.passed, found.changes, found.missing, found.new) == (True, (), (), ())
    assert all(figure.change in (0.0, None) for figure in found.differences.values())


def test_a_broken_retriever_fails(verdict: Callable[[], Verdict], monkeypatch: pytest.MonkeyPatch) -> None:
    find = Retriever.find

    def worst_first(self: Retriever, query: Query, limit: int = 10, *within: Any) -> list[Evidence]:
        return find(self, query, 50, *within)[:-limit:-1]

    monkeypatch.setattr(Retriever, "find", worst_first)
    found = verdict()

    assert {"MRR", "R@5", "right"} <= {failure.split(" ")[0] for failure in found.failures}
    assert len(found.changes) > len(ROWS) / 4


def test_a_shuffled_citation_fails(verdict: Callable[[], Verdict], monkeypatch: pytest.MonkeyPatch) -> None:
    cite = Passage.citation
    before: list[Citation] = []

    def of_the_passage_before(self: Passage, n: int, quote: str) -> Citation:
        before.append(cite(self, n, quote))
        last = before[-2] if len(before) > 1 else before[-1]
        return replace(before[-1], symbol=last.symbol, file=last.file, annex=last.annex, paragraph=last.paragraph)

    monkeypatch.setattr(Passage, "citation", of_the_passage_before)
    found = verdict()

    assert any("quotes do not stand in the paragraphs they name: smp-" in failure for failure in found.failures)


def test_a_lowered_threshold_fails(verdict: Callable[[], Verdict], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passages.answer_passage, "__defaults__", (Thresholds(least=0.0),))
    monkeypatch.setattr(Selector, "answers", lambda *_: True)
    monkeypatch.setattr(Selector, "best", lambda _, choices: next(iter(choices), None))
    monkeypatch.setattr(ThingsNamed, "doubtful", lambda *_: False)
    monkeypatch.setattr(passages, "_falls_far", lambda *_: False)
    monkeypatch.setattr(extractive, "tells_what_is_asked", lambda *_: True)
    found = verdict()

    assert "refused rightly" in {failure.partition(" %")[0].rpartition(" ")[0] for failure in found.failures}
    assert any("refused rightly" in change.worse for change in found.changes)


# The rules, on made-up scores


def scored(id_: str, *, right: bool, **fields: Any) -> Score:
    facts = 1.0 if right else 0.0
    given = {"split": "tune", "facts": facts, "recall": facts, "ranks": (1,), "verbatim": 1.0} | fields
    return Score(id=id_, language="zh", kind="figure", group=id_, answerable=True, expected=("answered",), status="answered", **given)


def gate(before: Sequence[Score], after: Sequence[Score]) -> Verdict:
    return judge("made up", {score.id: kept(score) for score in before}, after)


def test_a_few_lost_among_many_pass_and_are_named() -> None:
    before = [scored(f"q{i}", right=True) for i in range(200)]
    after = [scored("q0", right=False, lacking=("2,655",)), *before[1:]]
    found = gate(before, after)

    assert found.passed
    assert [(change.id, change.worse) for change in found.changes] == [("q0", ("right", "key facts", "citation recall"))]
    assert "q0: worse right, key facts, citation recall\n      was: right; is: lacks 2,655" in told(found)


def test_as_many_won_as_lost_pass() -> None:
    before = [scored(f"q{i}", right=i >= 20) for i in range(200)]
    after = [scored(f"q{i}", right=i < 180) for i in range(200)]

    assert gate(before, after).passed


def test_a_significant_loss_fails() -> None:
    before = [scored(f"q{i}", right=True) for i in range(200)]
    after = [scored(f"q{i}", right=i >= 6) for i in range(200)]
    found = gate(before, after)

    assert found.failures[0] == "right 100.0 % → 97.0 % (p = 0.016, 200 questions)"


def test_a_great_loss_on_a_small_set_fails_though_no_test_is_sure() -> None:
    before = [scored(f"q{i}", right=True) for i in range(10)]
    after = [scored(f"q{i}", right=i >= 1) for i in range(10)]

    assert not gate(before, after).passed


def test_one_quote_that_is_not_verbatim_fails() -> None:
    before = [scored(f"q{i}", right=True) for i in range(500)]
    found = gate(before, [replace(before[0], verbatim=0.5), *before[1:]])

    assert found.failures == ("quotes do not stand in the paragraphs they name: q0",)


def test_questions_only_on_one_side_are_told_and_do_not_count() -> None:
    before = [scored(f"q{i}", right=True) for i in range(3)]
    found = gate(before, [*before[:2], scored("q9", right=False)])

    assert (found.passed, found.missing, found.new) == (True, ("q2",), ("q9",))


def test_without_a_baseline_the_gate_says_what_to_do() -> None:
    with pytest.raises(UsageError, match="--renew-baseline"):
        verdicts([Asked({}, {}, [], scored("mine", right=True), "mine")], {"samples": {}})


def test_what_was_wrong_with_a_question_of_the_report_third_is_not_told() -> None:
    assert kept(scored("q", right=False, lacking=("2,655",), split="report")).faults == ()


def test_a_baseline_is_read_as_it_was_written(tmp_path: Any) -> None:
    scores = [scored("一", right=True, facts=1 / 3), scored("二", right=False, lacking=("两千",))]
    write_baseline("made-up", scores, tmp_path)
    read = read_baseline("made-up", tmp_path)

    assert read is not None
    found = judge("made-up", read, scores)
    assert (found.changes, {figure.change for figure in found.differences.values()}) == ((), {0.0, None})
    (tmp_path / "made-up.jsonl").write_text("{}")
    with pytest.raises(UsageError, match="damaged"):
        read_baseline("made-up", tmp_path)


def test_the_committed_baseline_holds_every_question_of_the_samples() -> None:
    assert set(read_all().get("samples", ())) == {row["id"] for row in read_questions(SAMPLES, ())}
