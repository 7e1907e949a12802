"""Whether two chunks are one passage to a reader: language twins, or the same words again elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.model import Chunk, Document
from assistant.text import fold, without_space

_RUN = 4  # characters compared at a time
_SHARED = 0.5  # of the fewer tokens: two texts that share less are not worth comparing by characters


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk as it is compared with others. tokens are those of the model that it is embedded with."""

    document: Document
    chunk: Chunk
    tokens: frozenset[int]


def same_passage(one: Passage, other: Passage, repeated: float) -> bool:
    """Whether two chunks are one passage: the same place in another language version, or the same words again.

    repeated is the share of characters from which a text repeats another.
    """
    first, second, chunk, its = one.document, other.document, one.chunk, other.chunk
    if first.language != second.language:
        return bool(
            first.symbol
            and first.symbol == second.symbol
            and chunk.annex == its.annex
            and chunk.paragraphs is not None
            and chunk.paragraphs == its.paragraphs
            and chunk.recommendations == its.recommendations
        )
    if not 0.8 < (len(chunk.text) + 1) / (len(its.text) + 1) < 1.25:
        return False
    if len(one.tokens & other.tokens) < _SHARED * min(len(one.tokens), len(other.tokens)):
        return False
    runs, theirs = _runs(chunk.text), _runs(its.text)
    shared = np.intersect1d(runs, theirs, assume_unique=True)
    return len(shared) >= repeated * max(len(runs), len(theirs))


@lru_cache(maxsize=4_096)
def _runs(text: str) -> NDArray[np.uint64]:
    """Return the distinct runs of characters in a text, each packed into one number: as text they would take ten times the memory."""
    plain = without_space(fold(text)).ljust(_RUN, "\0")
    codes = np.frombuffer(plain.encode("utf-16-le", "surrogatepass"), dtype="<u2").astype(np.uint64)
    shifted = (codes[place : len(codes) - _RUN + 1 + place] << np.uint64(16 * place) for place in range(_RUN))
    return np.unique(np.bitwise_or.reduce(list(shifted)))
