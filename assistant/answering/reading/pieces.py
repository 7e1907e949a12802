"""What words speak of, piece by piece, with what each piece weighs in this index."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.concepts import Concept
from assistant.lexical import words
from assistant.model import Query
from assistant.retrieval import Retriever


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text and their weights, in the same order."""

    concepts: tuple[Concept, ...]
    weights: tuple[float, ...]

    def share(self, text: str) -> float:
        """Return the share of the words' weight that a text speaks of (0 to 1; 0 without pieces)."""
        held, total = words(text), sum(self.weights)
        met = sum(weight * concept.met_by(held) for concept, weight in zip(self.concepts, self.weights, strict=True))
        return met / total if total else 0.0

    def without(self, left_out: Callable[[str], object]) -> Pieces:
        """Return the pieces but those of which left_out, given them as written, is true."""
        kept = [pair for pair in zip(self.concepts, self.weights, strict=True) if not left_out(pair[0].written)]
        return Pieces(tuple(concept for concept, _ in kept), tuple(weight for _, weight in kept))


def pieces_of(query: Query, text: str, retriever: Retriever) -> Pieces:
    """Return the pieces of a text, read as a part of this question."""
    concepts = retriever.concepts(replace(query, text=text))
    return Pieces(concepts, tuple(retriever.weights(concepts)))
