"""Any of our embedders as a LlamaIndex embedding."""

from __future__ import annotations

from typing import Any

from llama_index.core.base.embeddings.base import BaseEmbedding, Embedding
from llama_index.core.bridge.pydantic import PrivateAttr

from assistant.adapters.embedder.loading import BUNDLED, load_embedder
from assistant.adapters.embedder.port import Embedder


class CDIPEmbedding(BaseEmbedding):
    """Embeds with the bundled model, or any other by name or folder; a question and a passage each in its own way."""

    _embedder: Embedder = PrivateAttr()

    def __init__(self, model_name: str = BUNDLED, **options: Any) -> None:
        """Load a model. Raises EmbeddingError, with the remedy, if it is not there."""
        super().__init__(model_name=model_name, **options)
        self._embedder = load_embedder(model_name)

    @classmethod
    def class_name(cls) -> str:
        """Return the name LlamaIndex writes down."""
        return "CDIPEmbedding"

    def _get_query_embedding(self, query: str) -> Embedding:
        numbers: Embedding = self._embedder.embed_question(query).tolist()
        return numbers

    async def _aget_query_embedding(self, query: str) -> Embedding:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> Embedding:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[Embedding]:
        rows: list[Embedding] = self._embedder.embed_passages(texts).tolist()
        return rows
