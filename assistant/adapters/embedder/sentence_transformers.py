"""Any sentence-transformers model as an Embedder, with its own query and passage prompts."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from assistant.adapters.embedder.hub import open_model
from assistant.adapters.embedder.port import FloatMatrix, FloatVector
from assistant.errors import EmbeddingError

# Two OpenMP threads that spin while another process works cost a question half a second instead of 11 ms.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class SentenceTransformersEmbedder:
    """Embeds with a sentence-transformers model, which knows for itself what to put before a question."""

    def __init__(self, model: SentenceTransformer, name: str) -> None:
        """Take a loaded model."""
        self._model = model
        self.name = name
        self.fingerprint = _fingerprint(model)
        self.dimension = int(model.get_embedding_dimension() or 0)

    @classmethod
    def load(cls, name_or_folder: str) -> SentenceTransformersEmbedder:
        """Open a folder, a model already in the hub's local store, or else download it.

        Raises EmbeddingError, with the remedy, if there is none of the three.
        """
        from sentence_transformers import SentenceTransformer

        model = open_model(SentenceTransformer, name_or_folder, "embedding model", "set CDIP_EMBEDDING_MODEL=bundled")
        return cls(model, name_or_folder)

    def embed_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Return float32 of shape (len(texts), dimension), rows of unit length, in the order given.

        Raises EmbeddingError if a text is empty.
        """
        _refuse_empty(texts)
        return self._unit(self._model.encode_document(list(texts), show_progress_bar=False))

    def embed_question(self, text: str) -> FloatVector:
        """Return float32 of shape (dimension,), unit length. Raises EmbeddingError if the text is empty."""
        _refuse_empty([text])
        vector: FloatVector = self._unit(self._model.encode_query([text], show_progress_bar=False))[0]
        return vector

    @staticmethod
    def _unit(matrix: FloatMatrix) -> FloatMatrix:
        lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
        unit: FloatMatrix = (matrix / np.maximum(lengths, 1e-12)).astype(np.float32)
        return unit


def _refuse_empty(texts: Sequence[str]) -> None:
    for number, text in enumerate(texts):
        if not text.strip():
            raise EmbeddingError(f"text {number + 1} of {len(texts)} is empty: there is nothing to embed")


def _fingerprint(model: SentenceTransformer) -> str:
    """Hash what decides the vectors: the weights, the tokenizer, the prompts, how much of a text is read."""
    import torch

    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes())
    tokenizer = getattr(model.tokenizer, "backend_tokenizer", model.tokenizer)
    digest.update(tokenizer.to_str().encode() if hasattr(tokenizer, "to_str") else repr(tokenizer).encode())
    digest.update(json.dumps([model.prompts, model.default_prompt_name, repr(model.max_seq_length)]).encode())
    return digest.hexdigest()[:16]
