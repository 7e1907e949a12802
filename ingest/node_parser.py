"""Our reading of a document as a LlamaIndex node parser: texts in, one node a chunk out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from llama_index.core.node_parser import NodeParser
from llama_index.core.schema import BaseNode, NodeRelationship, TextNode

from assistant.adapters.nodes import node_of
from assistant.text import strip_invisible
from ingest.chunking import chunks_of
from ingest.parsing.source import Block, BlockKind, SourceText
from ingest.structure import read_document


class CDIPNodeParser(NodeParser):
    """Reads texts in the Committee's layout into nodes that know their symbol, session, annex and paragraph.

    A text's `file_name` metadata, where it has one, names it in place of its id.
    """

    @classmethod
    def class_name(cls) -> str:
        """Return the name LlamaIndex writes down."""
        return "CDIPNodeParser"

    def _parse_nodes(self, nodes: Sequence[BaseNode], show_progress: bool = False, **_: Any) -> list[BaseNode]:
        return [parsed for node in nodes for parsed in _nodes_of(node)]


def _nodes_of(node: BaseNode) -> list[TextNode]:
    lines = tuple(Block(strip_invisible(line), BlockKind.LINE) for line in node.get_content().splitlines())
    file = str(node.metadata.get("file_name") or node.node_id)
    document = read_document(SourceText("txt", lines), file=file, digest=node.hash)
    parsed = [node_of(document, chunk) for chunk in chunks_of(document)]
    for one in parsed:
        one.relationships[NodeRelationship.SOURCE] = node.as_related_node_info()
        one.excluded_embed_metadata_keys += node.metadata.keys()  # LlamaIndex hands the text's own metadata down to its nodes
    return parsed
