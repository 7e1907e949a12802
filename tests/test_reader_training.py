"""How the bundled reader is made: what it is taught with, what it learns, and that it is exported as it was."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from assistant.adapters.embedder import Excerpt, StaticEmbedder
from assistant.adapters.embedder.reader import NETWORK, ROWS, BundledReader, excerpt_tokens, question_tokens
from ingest.training.pairs import Pair, rows_of
from ingest.training.reading.crossing import Rounds, cross, meanings
from ingest.training.reading.exporting import export
from ingest.training.reading.judging import Round, judge
from ingest.training.reading.network import Body, Reader
from ingest.training.reading.taught import (
    ASKED,
    DETAILS,
    LONGER,
    PASSAGES,
    SENTENCES,
    Asked,
    Lesson,
    Taught,
    lessons,
    parted,
    rivals,
    windows_in,
)


def small(model: StaticEmbedder) -> Body:
    """A body of one layer that has learned nothing."""
    torch.manual_seed(3)
    body = Body(len(model.vocabulary.tokens))
    body.layers = body.layers[:1]
    return body


# -------------------------------------------------------------------------------------------- what it is taught with


def test_every_answer_stands_in_its_passage_in_both_languages() -> None:
    for name in ("rivals", "passages", "longer", "asked", "details"):
        for lesson in lessons([])[name]:
            for answer, passage in zip(lesson.answer, lesson.right, strict=True):
                assert any(answer in one for one in (passage, *lesson.rows))


def test_tables_are_whole() -> None:
    assert {len(row) for row in rivals()} == {7}
    assert {(row[0], len(row)) for row in rows_of(PASSAGES)} == {("T", 3), ("P", 3), ("Q", 5), ("N", 3)}
    assert {(row[0], len(row)) for row in rows_of(LONGER)} == {("T", 2), ("P", 2), ("Q", 4), ("N", 3)}
    for table in (ASKED, DETAILS):
        assert {(row[0], len(row)) for row in rows_of(table)} == {("T", 2), ("P", 2), ("R", 2), ("Q", 4), ("N", 3)}
    assert {(row[1], len(row)) for row in rows_of(SENTENCES)} == {("A", 3), ("N", 3)}


@pytest.mark.parametrize("seed", range(6))
def test_what_answers_is_drawn_first(seed: int) -> None:
    passage = ("Kites are lent. The mayor pays. Lamps are kept.", "风筝可以借。费用由市长出。灯有人看管。")
    lesson = Lesson("Who pays?", passage, ("The mayor", "市长"), long=True)
    asked = lesson.drawn([lesson], np.random.default_rng(seed))
    assert asked.answered
    told = [any(answer in one.text for answer in lesson.answer) for one in asked.excerpts]
    assert told == [True, *[False] * (len(told) - 1)] and len(told) == 3


@pytest.mark.parametrize("seed", range(6))
def test_a_row_is_drawn_whole_and_by_itself(seed: int) -> None:
    passage, row = ("风筝可以借。费用由市长出。",) * 2, "物品：风筝；数量：3；地点：塔楼"
    lesson = Lesson("塔楼有几只风筝？", passage, ("塔楼",) * 2, rows=("物品：灯；数量：9；地点：码头", row), long=True)
    asked = lesson.drawn([lesson], np.random.default_rng(seed))
    assert asked.excerpts[0] == Excerpt(row, "", "") and row not in {one.text for one in asked.excerpts[1:]}
    none = Lesson("塔楼有几盏灯？", near=passage, rows=(row,), long=True).drawn([lesson], np.random.default_rng(seed))
    assert not none.answered and {"", "风筝可以借。"} >= {one.before for one in none.excerpts}


def test_what_only_seems_to_answer_is_never_drawn_as_an_answer() -> None:
    lesson = Lesson("谁出钱？", near=("Kites are lent. Lamps are kept.", "风筝可以借。灯有人看管。"), long=True)
    asked = lesson.drawn([lesson], np.random.default_rng(1))
    assert not asked.answered and asked.excerpts


def test_longer_passages_are_in_one_language_and_asked_of_in_both() -> None:
    longer = lessons([])["longer"]
    told = {(one.right[0] or one.near[0], one.right[1] or one.near[1]) for one in longer}
    assert all(english == chinese for english, chinese in told)
    chinese = [(_is_chinese(one.question), _is_chinese(one.right[0])) for one in longer if one.right[0]]
    assert {asked_and_told: chinese.count(asked_and_told) > 1_000 for asked_and_told in set(chinese)} == dict.fromkeys(
        [(True, True), (True, False), (False, True), (False, False)], True
    )


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= one <= "\u9fff" for one in text)


def test_sentences_are_parted_as_the_product_parts_them() -> None:
    assert parted("风筝可以借。费用由市长出。") == ("风筝可以借。", "费用由市长出。")


def test_windows_are_read_as_they_were_written(tmp_path: Path) -> None:
    row = {"question": "谁出钱？", "answered": True, "excerpts": [["费用由市长出。", "风筝", ""], ["风筝可以借。", "风筝", "先前"]]}
    (tmp_path / "windows.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    asked = Asked("谁出钱？", (Excerpt("费用由市长出。", "风筝", ""), Excerpt("风筝可以借。", "风筝", "先前")), True)
    assert list(windows_in(tmp_path / "windows.jsonl")) == [asked]


# -------------------------------------------------------------------------------------------- what it learns


def test_chinese_comes_to_mean_what_its_english_means(model: StaticEmbedder) -> None:
    body, start = small(model), small(model)
    pairs = [Pair("the kite flies", "风筝在飞"), Pair("a lamp burns", "灯在燃烧"), Pair("the boat sails", "船在航行")]

    def nearness() -> float:
        english, chinese = (meanings(start, [model.vocabulary.ids(getattr(pair, side)) for pair in pairs]) for side in ("left", "right"))
        own = meanings(body, [model.vocabulary.ids(pair.right) for pair in pairs])
        assert english.shape == chinese.shape
        return float((own * english).sum(1).mean())

    before = nearness()
    cross(body, start, model, pairs * 8, pairs * 86, Rounds(6, 1e-3, 1e-2), 1, lambda *_: None)
    body.eval()
    assert nearness() > before


def test_what_answers_comes_to_stand_before_what_does_not(model: StaticEmbedder) -> None:
    reader = Reader(small(model))
    asked = Asked("Who pays?", (Excerpt("The mayor pays.", "", ""), Excerpt("Lamps are kept.", "", "")), True)
    losses: list[float] = []
    judge(
        reader,
        model.vocabulary,
        Taught({}, [asked] * 60),
        [Round(1e-3, 0.1, ())],
        1,
        lambda _stage, _done, _all, loss: losses.append(loss),
    )
    assert losses[-1] < losses[0]


def test_an_averaged_round_goes_half_the_way(model: StaticEmbedder) -> None:
    asked = Asked("谁出钱？", (Excerpt("费用由市长出。", "", ""), Excerpt("灯有人看管。", "", "")), True)

    def weights_after(averaged: bool) -> torch.Tensor:
        torch.manual_seed(4)
        reader = Reader(small(model))
        start = reader.odds.weight.detach().clone()
        torch.manual_seed(5)
        judge(reader, model.vocabulary, Taught({}, [asked] * 24), [Round(1e-3, 0.1, (), averaged)], 1, lambda *_: None)
        return reader.odds.weight.detach() - start

    torch.testing.assert_close(weights_after(True), weights_after(False) / 2)


@pytest.mark.filterwarnings("ignore:.*:UserWarning:torch", "ignore:.*:FutureWarning", "ignore:.*:DeprecationWarning")
def test_what_is_exported_reads_as_it_was(model: StaticEmbedder, tmp_path: Path) -> None:
    reader = Reader(small(model))
    torch.nn.init.normal_(reader.odds.weight, std=0.3)
    export(reader, tmp_path)
    exported = BundledReader.load(tmp_path, model.vocabulary)
    texts = [Excerpt("The mayor pays.", "Kites", ""), Excerpt("灯有人看管，风筝可以借。", "", "先前"), Excerpt("Nobody.", "", "")]
    with torch.no_grad():
        whole = [float(reader(*_read(model, "Who pays?", one))[0]) for one in texts]
    assert exported.log_odds("Who pays?", texts) == pytest.approx(whole, abs=0.2)
    assert np.load(tmp_path / ROWS).dtype == np.int8
    assert b".py" not in (tmp_path / NETWORK).read_bytes()  # no paths of the machine that made it


def _read(model: StaticEmbedder, question: str, excerpt: Excerpt) -> tuple[torch.Tensor, torch.Tensor]:
    asked, text = question_tokens(model.vocabulary, question), excerpt_tokens(model.vocabulary, excerpt)
    return torch.tensor([[*asked, *text]]), torch.tensor([[0] * len(asked) + [1] * len(text)])
