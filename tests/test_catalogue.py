"""The catalogue's words, columns and filters: as the formula says, and the same whichever way an index came about."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant.adapters.catalogue import Catalogue
from assistant.adapters.catalogue.entries import words_of
from assistant.adapters.catalogue.recent import Recent
from assistant.adapters.embedder import StaticEmbedder
from assistant.adapters.generations import CATALOGUE, current_generation
from assistant.adapters.vectors import Matrix
from assistant.model import Chunk, Filters
from tests.conftest import assistant_over, ingest_into
from tests.test_pipeline import EN, write

WEIGHTS = {"平台": 1.0, "用户": 0.5, "platform": 1.0, "cdip/90/2": 2.0, "#555": 1.0, "none": 1.0}


def catalogue_of(index_dir: Path) -> Catalogue:
    return Catalogue(current_generation(index_dir).folder / CATALOGUE)


def scores_by_key(catalogue: Catalogue) -> dict[str, float]:
    chunks = catalogue.chunks(range(catalogue.chunk_count))
    return {stored.chunk.key: float(score) for stored, score in zip(chunks, catalogue.word_scores(WEIGHTS), strict=True)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for n in (1, 2, 3):
        write(tmp_path / "in", n, users=100 * n)
        write(tmp_path / "in", n, users=100 * n, form=EN)
    return tmp_path / "in"


def test_words_are_scored_as_the_formula_says(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    ingest_into(tmp_path / "index", folder, model=model)
    catalogue = catalogue_of(tmp_path / "index")
    stored = catalogue.chunks(range(catalogue.chunk_count))
    counted = [words_of(s.chunk, catalogue.documents_by_id[s.document].title) for s in stored]
    average = sum(length for _, length in counted) / len(counted)
    for (words, length), score in zip(counted, catalogue.word_scores(WEIGHTS), strict=True):
        expected = 0.0
        for word, weight in WEIGHTS.items():
            holding = sum(word in others for others, _ in counted)
            rarity = max(1e-6, math.log((len(counted) - holding + 0.5) / (holding + 0.5)))
            often = words.get(word, 0) / 10
            expected += weight * rarity * often * 2.2 / (often + 1.2 * (0.25 + 0.75 * length / average)) if often else 0.0
        assert score == pytest.approx(expected, rel=1e-4, abs=1e-6)


def test_a_word_above_the_text_counts_less_than_one_in_it() -> None:
    words, length = words_of(Chunk("k", "d", "技术援助 forum", "援助 review", 0, 0), "Forum")
    assert words["技术"] == 10 and words["援助"] == 16 and words["forum"] == 16 and words["review"] == 6
    assert length == 7


def test_an_index_that_grew_equals_one_made_afresh(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    grown, afresh = tmp_path / "grown", tmp_path / "afresh"
    ingest_into(grown, folder, model=model)
    write(folder, 2, users=555)
    (folder / "trial_3.zh.txt").unlink()
    write(folder, 4, users=444)
    ingest_into(grown, folder, model=model, prune=True)
    ingest_into(afresh, folder, model=model)
    one, other = catalogue_of(grown), catalogue_of(afresh)
    assert scores_by_key(one) == pytest.approx(scores_by_key(other), rel=1e-5)
    words = [*WEIGHTS, "试验", "#444", "#300"]
    assert one.document_frequency(words) == other.document_frequency(words)
    assert one.document_frequency(["#444"])["#444"] and not one.document_frequency(["none"])["none"]
    grown_vectors, fresh_vectors = Matrix(current_generation(grown).folder), Matrix(current_generation(afresh).folder)
    by_key = {stored.chunk.key: row for row, stored in enumerate(other.chunks(range(other.chunk_count)))}
    for row, stored in enumerate(one.chunks(range(one.chunk_count))):
        assert np.array_equal(grown_vectors.vectors[row], fresh_vectors.vectors[by_key[stored.chunk.key]])


def test_filters_confine_and_nothing_confined_is_told_apart_from_nothing_passing(
    folder: Path, tmp_path: Path, model: StaticEmbedder
) -> None:
    ingest_into(tmp_path / "index", folder, model=model)
    catalogue = catalogue_of(tmp_path / "index")
    assert catalogue.passing(Filters()) is None
    of_one = catalogue.passing(Filters(language="zh", symbols=("CDIP/90/2",)))
    assert of_one is not None and len(of_one)
    found = {catalogue.documents_by_id[stored.document] for stored in catalogue.chunks(of_one)}
    assert {(document.language, document.symbol) for document in found} == {("zh", "CDIP/90/2")}
    nothing = catalogue.passing(Filters(sessions=(12,)))
    assert nothing is not None and len(nothing) == 0


def test_an_index_may_come_to_hold_nothing(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    ingest_into(tmp_path / "index", folder, model=model)
    for path in folder.iterdir():
        path.unlink()
    (folder / "empty.txt").write_bytes(b"")
    report = ingest_into(tmp_path / "index", folder, model=model, prune=True)
    assert report.totals["removed"] == 6 and report.totals["failed"] == 1
    assistant = assistant_over(tmp_path / "index")
    for question in ("试验平台有多少注册用户？", "How many registered users does the platform have?"):
        assert not assistant.search(question).evidence and not assistant.ask(question).citations
    write(folder, 1)
    assert ingest_into(tmp_path / "index", folder, model=model).totals["added"] == 1
    assert assistant.search("试验平台有多少注册用户？").evidence


def test_what_was_read_lately_is_not_read_again_and_makes_room() -> None:
    asked: list[Sequence[int]] = []

    def read(ids: Sequence[int]) -> dict[int, str]:
        asked.append(ids)
        return {id_: f"value {id_}" for id_ in ids}

    recent = Recent(read, 2)
    assert recent.of([3, 1]) == ["value 3", "value 1"]
    assert recent.of([1, 2, 3]) == ["value 1", "value 2", "value 3"]
    assert recent.of([3, 4]) == ["value 3", "value 4"]
    assert recent.of([1]) == ["value 1"]
    assert asked == [[3, 1], [2], [4], [1]]
