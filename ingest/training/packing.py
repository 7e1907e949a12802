"""The trained table made small: fewer dimensions, int8 rows, and each word's nearest words of the other language."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.adapters.embedder import FloatMatrix, FloatVector, TokenIds
from assistant.adapters.embedder.static import CHINESE, ENGLISH, FORMAT, MANIFEST, SIMPLIFIED
from ingest.training.words import UNKNOWN, Word

NEIGHBOURS = 5
MARKS = {"zh": CHINESE, "en": ENGLISH, "": 0}
UNKNOWN_LENGTH = 1e-4  # short enough to move no text's vector, long enough to have a direction
PARTS = ("tokens.txt", SIMPLIFIED, "scores.npy", "rows.npy", "scales.npy", "languages.npy")


def pack(words: Sequence[Word], vectors: FloatMatrix, dimension: int, simplified: dict[str, str], folder: Path) -> None:
    """Write the folder that StaticEmbedder.load opens. words and vectors come without the unknown token."""
    reduced = with_unknown(reduce(vectors, dimension))
    words = with_unknown_word(words)
    rows, scales = quantise(reduced)
    languages = np.array([MARKS[word.language] for word in words], dtype=np.uint8)
    neighbours, similarities = nearest_across(rows, languages)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tokens.txt").write_text("\n".join(word.text for word in words), encoding="utf-8")
    write_simplified(simplified, folder)
    np.save(folder / "scores.npy", np.array([word.score for word in words], dtype=np.float32))
    np.save(folder / "rows.npy", rows)
    np.save(folder / "scales.npy", scales)
    np.save(folder / "languages.npy", languages)
    np.save(folder / "neighbours.npy", neighbours)
    np.save(folder / "similarities.npy", similarities)
    manifest = {"format": FORMAT, "fingerprint": fingerprint(folder), "dimension": dimension, "tokens": len(words)}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def write_simplified(simplified: dict[str, str], folder: Path) -> None:
    """Write two lines: the traditional characters, and under each its simplified one."""
    lines = ["".join(simplified), "".join(simplified.values()), ""]
    (folder / SIMPLIFIED).write_text("\n".join(lines), encoding="utf-8")


def fingerprint(folder: Path) -> str:
    """Hash the files that decide the vectors; the manifest holds it, so that opening the model need not."""
    digest = hashlib.sha256()
    for part in PARTS:
        digest.update((folder / part).read_bytes())
    return digest.hexdigest()[:16]


def reduce(vectors: FloatMatrix, dimension: int) -> FloatMatrix:
    """Keep the directions that hold the most of the table (SVD, no centring: cosines are what counts)."""
    values, directions = np.linalg.eigh(vectors.T @ vectors)
    kept: FloatMatrix = vectors @ directions[:, np.argsort(values)[::-1][:dimension]]
    return kept


def with_unknown_word(words: Sequence[Word]) -> list[Word]:
    """Put the unknown token before the words: its id is the vocabulary's UNKNOWN."""
    return [Word(UNKNOWN, min(word.score for word in words) - 10.0, UNKNOWN_LENGTH, ""), *words]


def with_unknown(vectors: FloatMatrix) -> FloatMatrix:
    """Put a row for the unknown token first: nearly nothing, so that it weighs nothing beside a known one."""
    unknown = np.full((1, vectors.shape[1]), UNKNOWN_LENGTH / np.sqrt(vectors.shape[1]), dtype=np.float32)
    return np.concatenate([unknown, vectors])


def quantise(vectors: FloatMatrix) -> tuple[NDArray[np.int8], FloatVector]:
    """Return int8 rows and the float32 scale of each, so that rows × scales are the vectors again."""
    scales = (np.abs(vectors).max(axis=1) / 127).astype(np.float32)
    return np.rint(vectors / scales[:, None]).astype(np.int8), scales


def nearest_across(rows: NDArray[np.int8], languages: NDArray[np.uint8]) -> tuple[TokenIds, NDArray[np.uint8]]:
    """Return each word's nearest words of the other language, (tokens, NEIGHBOURS), and their cosines × 255.

    Ids are 0 where there is none: numbers and pieces of words have no translation.
    """
    neighbours = np.zeros((len(rows), NEIGHBOURS), dtype=np.int32)
    similarities = np.zeros((len(rows), NEIGHBOURS), dtype=np.uint8)
    unit = rows.astype(np.float32)
    unit /= np.maximum(np.linalg.norm(unit, axis=1, keepdims=True), 1e-9)
    for mark in (ENGLISH, CHINESE):
        own, others = np.flatnonzero(languages == mark), np.flatnonzero(languages == ENGLISH + CHINESE - mark)
        count = min(NEIGHBOURS, len(others))
        for start in range(0, len(own), 1024):
            block = own[start : start + 1024]
            cosines = unit[block] @ unit[others].T
            best = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
            found = np.take_along_axis(cosines, best, axis=1)
            order = np.argsort(-found, axis=1, kind="stable")
            neighbours[block, :count] = others[np.take_along_axis(best, order, axis=1)]
            similarities[block, :count] = np.rint(255 * np.clip(np.take_along_axis(found, order, axis=1), 0, 1))
    return neighbours, similarities
