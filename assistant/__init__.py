"""The assistant for CDIP documents: a question in, an answer with citations out.

CDIPRetriever and CDIPEmbedding are its parts in LlamaIndex's words; LlamaIndex is imported when one is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.adapters.embedder.llamaindex import CDIPEmbedding
    from assistant.channels.llamaindex import CDIPRetriever

__all__ = ["CDIPEmbedding", "CDIPRetriever"]


def __getattr__(name: str) -> Any:
    """Import a part for LlamaIndex the first time it is named."""
    if name == "CDIPRetriever":
        from assistant.channels.llamaindex import CDIPRetriever

        return CDIPRetriever
    if name == "CDIPEmbedding":
        from assistant.adapters.embedder.llamaindex import CDIPEmbedding

        return CDIPEmbedding
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
