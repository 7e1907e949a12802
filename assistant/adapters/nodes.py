"""A chunk as a LlamaIndex node: what our retriever returns and our node parser makes."""

from __future__ import annotations

from llama_index.core.schema import TextNode

from assistant.metadata import metadata_of
from assistant.model import Chunk, Document

CONTEXT = "context"  # what stands above the chunk on the page: the only metadata that is embedded with it
_NOT_FOR_A_MODEL = ["key", "file", CONTEXT]


def node_of(document: Document, chunk: Chunk) -> TextNode:
    """Return a chunk as a node: its key as id, its verbatim text, its place as flat metadata."""
    metadata = metadata_of(document, chunk) | ({CONTEXT: chunk.context} if chunk.context else {})
    return TextNode(
        id_=chunk.key,
        text=chunk.text,
        metadata=metadata,
        excluded_embed_metadata_keys=[name for name in metadata if name != CONTEXT],
        excluded_llm_metadata_keys=_NOT_FOR_A_MODEL,
    )
