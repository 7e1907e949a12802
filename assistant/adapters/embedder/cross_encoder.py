"""Any CrossEncoder of sentence-transformers as a Reranker: it reads the question and a passage together."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from assistant.adapters.embedder.hub import open_model
from assistant.adapters.embedder.port import FloatVector
from assistant.errors import EmbeddingError

# Two OpenMP threads that spin while another process works cost a question half a second instead of 11 ms.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


class CrossEncoderReranker:
    """Scores passages for a question with a CrossEncoder that gives one figure a pair."""

    def __init__(self, model: CrossEncoder, name: str) -> None:
        """Take a loaded model. Raises EmbeddingError where it sorts pairs into classes instead of scoring them."""
        if model.num_labels != 1:
            raise EmbeddingError(
                f"the reranking model '{name}' gives {model.num_labels} figures a pair and not one score; name another in CDIP_RERANK_MODEL"
            )
        self._model = model
        self.name = name

    @classmethod
    def load(cls, name_or_folder: str) -> CrossEncoderReranker:
        """Open a folder, a model already in the hub's local store, or else download it.

        Raises EmbeddingError, with the remedy, if there is none of the three.
        """
        from sentence_transformers import CrossEncoder

        return cls(open_model(CrossEncoder, name_or_folder, "reranking model", "unset CDIP_RERANK_MODEL"), name_or_folder)

    def scores(self, question: str, passages: Sequence[str]) -> FloatVector:
        """Return float32 of shape (len(passages),): the higher, the better the passage answers."""
        if not passages:
            return np.zeros(0, dtype=np.float32)
        judged = self._model.predict([(question, passage) for passage in passages], show_progress_bar=False)
        scores: FloatVector = np.asarray(judged, dtype=np.float32)
        return scores
