"""The index as a LlamaIndex retriever: our search under anyone's query engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle

from assistant.adapters.nodes import node_of
from assistant.model import Evidence, Filters
from assistant.service import Assistant
from assistant.settings import read_settings


class CDIPRetriever(BaseRetriever):
    """Finds passages in an index folder as `cdip search` does: what the question names confines the search.

    Nodes come best first with the fused score, which compares within one question only; the metadata `support` (0 to 1)
    compares between questions.
    """

    def __init__(self, index_dir: Path | str | None = None, *, limit: int = 10, filters: Filters = Filters(), **options: Any) -> None:
        """Take an index folder (without one, that of the settings); it is opened at the first question."""
        self._assistant = Assistant(read_settings(index_dir=index_dir))
        self._limit, self._filters = limit, filters
        super().__init__(**options)

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return [_scored(found) for found in self._assistant.search(query_bundle.query_str, self._filters, self._limit).evidence]


def _scored(found: Evidence) -> NodeWithScore:
    node = node_of(found.document, found.chunk)
    node.metadata["support"] = found.support
    node.excluded_llm_metadata_keys = [*node.excluded_llm_metadata_keys, "support"]
    node.excluded_embed_metadata_keys = [*node.excluded_embed_metadata_keys, "support"]
    return NodeWithScore(node=node, score=found.score)
