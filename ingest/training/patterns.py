"""The patterns of questions as a sparse table, for what is learned of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix


def table_of(rows: Sequence[Sequence[str]], patterns: Sequence[str], length: float) -> csr_matrix:
    """Return a row for the patterns of each question and a column for each pattern that is known: vectors of one length, nought where
    none is known."""
    place = {pattern: at for at, pattern in enumerate(patterns)}
    held = [[place[pattern] for pattern in row if pattern in place] for row in rows]
    data = [length / len(one) ** 0.5 for one in held for _ in one]
    return csr_matrix((data, [at for one in held for at in one], np.cumsum([0, *map(len, held)])), shape=(len(rows), len(patterns)))
