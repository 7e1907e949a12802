"""Whether two chunks are one passage to a reader: language twins, or the same words again elsewhere."""

from __future__ import annotations

from functools import lru_cache

from assistant.model import Chunk, Document
from assistant.text import fold, without_space

_RUN = 4  # characters compared at a time


def same_passage(one: tuple[Document, Chunk], other: tuple[Document, Chunk], repeated: float) -> bool:
    """Whether two chunks are one passage: the same place in another language version, or the same words again.

    repeated is the share of characters from which a text repeats another.
    """
    (first, chunk), (second, its) = one, other
    if first.language != second.language:
        return bool(
            first.symbol
            and first.symbol == second.symbol
            and chunk.annex == its.annex
            and chunk.paragraphs is not None
            and chunk.paragraphs == its.paragraphs
            and chunk.recommendations == its.recommendations
        )
    return _repeats(chunk.text, its.text, repeated)


def _repeats(one: str, other: str, share: float) -> bool:
    """Whether one text repeats the other, nearly word for word."""
    if not 0.8 < (len(one) + 1) / (len(other) + 1) < 1.25:
        return False
    first, second = _runs(one), _runs(other)
    return len(first & second) >= share * max(len(first), len(second))


@lru_cache(maxsize=4_096)
def _runs(text: str) -> frozenset[str]:
    plain = without_space(fold(text))
    return frozenset(plain[i : i + _RUN] for i in range(max(1, len(plain) - _RUN + 1)))
