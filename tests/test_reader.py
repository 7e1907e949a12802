"""The bundled reader: what answers a question is told from what only shares its words, in both languages and across them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.adapters.embedder import Excerpt, Reader, StaticEmbedder, load_reader
from assistant.adapters.embedder.reader import BundledReader
from assistant.errors import EmbeddingError

QUESTIONS = {"en": "Who paid for the kite workshop?", "zh": "风筝讲习班是谁出的钱？"}
ANSWERS = {"en": "The costs were borne by the harbour association.", "zh": "费用由港口协会承担。"}
RIVALS = {
    "en": "The kite workshop was held in the harbour and forty pupils paid it a visit.",
    "zh": "风筝讲习班在港口举行，四十名学生前来参观。",
}


@pytest.fixture(scope="module")
def reader(model: StaticEmbedder) -> Reader:
    return load_reader(model)


@pytest.mark.parametrize("asked", ["en", "zh"])
@pytest.mark.parametrize("told", ["en", "zh"])
def test_what_answers_is_told_from_what_shares_the_words(reader: Reader, asked: str, told: str) -> None:
    answers, rival = reader.log_odds(QUESTIONS[asked], [Excerpt(one[told], "", "") for one in (ANSWERS, RIVALS)])
    assert answers > rival


def test_odds_stand_in_the_order_given(reader: Reader) -> None:
    texts = [Excerpt(text * times, "", "") for times in (5, 1, 3) for text in (ANSWERS["en"] + " ", RIVALS["zh"])] * 4
    together = reader.log_odds(QUESTIONS["en"], texts)
    assert together.shape == (24,)
    assert together.tolist() == [reader.log_odds(QUESTIONS["en"], [text])[0] for text in texts]


def test_nothing_is_read_of_nothing(reader: Reader) -> None:
    assert reader.log_odds(QUESTIONS["zh"], []).shape == (0,)


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_text_has_odds(reader: Reader, question: str, text: str, above: str) -> None:
    assert np.isfinite(reader.log_odds(question, [Excerpt(text, above, above)])).all()


def test_the_same_is_read_the_same(reader: Reader) -> None:
    texts = [Excerpt(one["zh"], "", "") for one in (ANSWERS, RIVALS)]
    assert np.array_equal(reader.log_odds(QUESTIONS["zh"], texts), reader.log_odds(QUESTIONS["zh"], texts))


def test_a_reader_that_is_not_whole_is_named(model: StaticEmbedder, tmp_path: Path) -> None:
    (tmp_path / "reader.onnx").write_bytes(b"no network")
    with pytest.raises(EmbeddingError, match=r"reader in .* cannot be opened.*reinstall"):
        BundledReader.load(tmp_path, model.vocabulary)
