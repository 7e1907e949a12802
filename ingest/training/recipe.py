"""From the pairs to the packed model: every step in order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from assistant.adapters.embedder import StaticEmbedder
from assistant.adapters.embedder.loading import BUNDLED_FOLDER
from assistant.adapters.embedder.static import read_simplified
from assistant.adapters.embedder.vocabulary import Vocabulary
from ingest.training.learning import Plan, Pool, Progress, Segmented, learn
from ingest.training.packing import pack, with_unknown_word
from ingest.training.pairs import Material, Pair
from ingest.training.teacher import starting_vectors, teacher_folder
from ingest.training.words import HAN, choose_words

CROWD = 6  # dictionary entries are a word or two: as many again cost no more than a batch of passages


@dataclass(frozen=True, slots=True)
class Shares:
    """How often each kind of material is met in an epoch; the rarer and closer to our documents, the oftener."""

    terms: int = 10
    domain: int = 3
    questions: int = 18


def make(material: Material, out: Path, plan: Plan, dimension: int, progress: Progress, cache: Path | None = None) -> StaticEmbedder:
    """Train on the material and write the packed model to out; return it, opened."""
    torch.set_num_threads(min(4, os.cpu_count() or 1))
    simplified = read_simplified(BUNDLED_FOLDER)
    words = choose_words(material, teacher_folder() / "vocab.txt")
    known = with_unknown_word(words)
    vocabulary = Vocabulary([word.text for word in known], [word.score for word in known], simplified)
    start = starting_vectors(words, material, cache) * np.array([[word.weight] for word in words], dtype=np.float32)
    vectors = learn(start, words, pools(material, vocabulary, Shares()), plan, progress)
    pack(words, vectors, dimension, simplified, out)
    return StaticEmbedder.load(out)


def pools(material: Material, vocabulary: Vocabulary, shares: Shares) -> list[Pool]:
    """Return the dictionary, running texts and terms, each as often as its share says."""
    dictionary = segmented(material.words, vocabulary)
    terms = segmented([*material.terms, *material.synonyms], vocabulary)
    texts = segmented(
        [
            *material.sentences,
            *(material.domain * shares.domain),
            *(material.questions * shares.questions),
        ],
        vocabulary,
    )
    return [Pool(dictionary, crowd=CROWD), Pool(texts), Pool(terms, shares.terms)]


def segmented(groups: Iterable[Sequence[Pair]], vocabulary: Vocabulary) -> list[list[Segmented]]:
    """Return the groups as token ids of the table, which starts after the unknown token; empty ones drop out."""
    found = []
    for group in groups:
        pairs = [_segmented(pair, vocabulary) for pair in group]
        if kept := [pair for pair in pairs if len(pair.left) and len(pair.right)]:
            found.append(kept)
    return found


def _segmented(pair: Pair, vocabulary: Vocabulary) -> Segmented:
    return Segmented(vocabulary.ids(pair.left) - 1, vocabulary.ids(pair.right) - 1, bool(HAN.search(pair.right)))
