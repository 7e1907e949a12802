"""What the product asks of an embedding model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

FloatMatrix = NDArray[np.float32]
FloatVector = NDArray[np.float32]
TokenIds = NDArray[np.int32]


class Embedder(Protocol):
    """Turns text into vectors. English and Chinese share one space.

    fingerprint changes whenever the vectors could: an index remembers it and refuses another.
    """

    @property
    def name(self) -> str:
        """The name it was asked for by: "bundled", a hub name or a folder."""
        ...

    @property
    def fingerprint(self) -> str:
        """A hash of everything that decides the vectors: weights, tokens, prompts."""
        ...

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Return float32 of shape (len(texts), dimension), rows of unit length, in the order given.

        Raises EmbeddingError if a text is empty.
        """
        ...

    def embed_question(self, text: str) -> FloatVector:
        """Return float32 of shape (dimension,), unit length. Raises EmbeddingError if the text is empty."""
        ...


class Reranker(Protocol):
    """Reads a question and a passage together, and scores how well one answers the other."""

    @property
    def name(self) -> str:
        """The name it was asked for by: a hub name or a folder."""
        ...

    def scores(self, question: str, passages: Sequence[str]) -> FloatVector:
        """Return float32 of shape (len(passages),): the higher, the better the passage answers."""
        ...


class Excerpt(NamedTuple):
    """What may answer a question: its words, what stands above it (a title, headings), what its paragraph says before it."""

    text: str
    above: str
    before: str


MOST_ODDS = 6.0  # log-odds, either way, that say all that reading can say


class Reader(Protocol):
    """Reads a question and an excerpt together, in either language, and tells how surely the one answers the other."""

    def log_odds(self, question: str, excerpts: Sequence[Excerpt]) -> FloatVector:
        """Return for each excerpt the log-odds that it answers the question: float32 of shape (len(excerpts),), from -MOST_ODDS to MOST_ODDS, in the
        order given."""
        ...
