"""What retrieval asks of the vectors of a generation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Ids = NDArray[np.int64]
Rows = NDArray[np.intp]
Nearest = list[tuple[int, float]]  # (row, cosine), best first


class VectorSearch(Protocol):
    """Finds the chunks nearest to a question. A row is a chunk's place among all chunks in ascending order of id."""

    def search(self, question: Vectors, limit: int, groups: Sequence[Rows | None]) -> list[Nearest]:
        """Return, for each group of rows (None: all of them), those nearest to the question, at most limit of each."""
        ...

    def similarities(self, question: Vectors, rows: Rows) -> Vectors:
        """Return the cosine of each of these chunks with the question, in the order of rows."""
        ...

    def count(self) -> int:
        """Return how many chunks have a vector."""
        ...
