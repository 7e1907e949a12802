"""How well the model finds the passage that answers a question it has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.adapters.embedder import FloatMatrix, StaticEmbedder
from ingest.training.pairs import QuestionRow

DIRECTIONS = (("en", "zh"), ("zh", "en"), ("zh", "zh"), ("en", "en"))
POOLED_SHARE = 0.3  # of a standard deviation, beside 1 of late interaction


@dataclass(frozen=True, slots=True)
class Figure:
    """Recall at 1 and at 5 and the mean reciprocal rank of one way to rank, in one direction."""

    direction: str
    by: str
    recall_1: float
    recall_5: float
    mrr: float


def measure(model: StaticEmbedder, asked: Sequence[QuestionRow], others: Sequence[QuestionRow]) -> list[Figure]:
    """Rank the passages of all rows for the questions of the asked ones, in each direction and by each way.

    Pass as asked only rows that were kept out of training: Material.held_out.
    """
    figures = []
    for question_language, passage_language in DIRECTIONS:
        questions = [getattr(row, f"question_{question_language}") for row in asked]
        passages = [getattr(row, f"passage_{passage_language}") for row in [*asked, *others]]
        passage_ids = model.token_ids(passages)
        vectors = model.embed_tokens(passage_ids)
        pooled = model.embed_passages(questions) @ vectors.T
        late = np.stack([model.maxsim(ids, passage_ids) for ids in model.token_ids(questions)])
        both = _standard(late) + POOLED_SHARE * _standard(pooled)
        direction = f"{question_language}→{passage_language}"
        figures += [_figure(direction, by, s) for by, s in (("pooled", pooled), ("MaxSim", late), ("both", both))]
    return figures


def _standard(scores: FloatMatrix) -> FloatMatrix:
    standard: FloatMatrix = (scores - scores.mean(axis=1, keepdims=True)) / (scores.std(axis=1, keepdims=True) + 1e-9)
    return standard


def _figure(direction: str, by: str, scores: FloatMatrix) -> Figure:
    """scores[i, i] belongs to the passage that answers question i; of equals it counts as the last."""
    ranks = (scores >= scores[np.arange(len(scores)), np.arange(len(scores))][:, None]).sum(axis=1)
    return Figure(direction, by, float((ranks <= 1).mean()), float((ranks <= 5).mean()), float((1 / ranks).mean()))
