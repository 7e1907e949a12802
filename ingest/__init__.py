"""The ingest job: files in, a new generation of the index out.

CDIPNodeParser is its reading of a document in LlamaIndex's words; LlamaIndex is imported when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingest.node_parser import CDIPNodeParser

__all__ = ["CDIPNodeParser"]


def __getattr__(name: str) -> Any:
    """Import the part for LlamaIndex the first time it is named."""
    if name == "CDIPNodeParser":
        from ingest.node_parser import CDIPNodeParser

        return CDIPNodeParser
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
