"""All that is searched of a chunk; worked out apart from the catalogue, so that many processes can."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.lexical import tokens
from assistant.model import Chunk
from assistant.symbols import find_sessions

IN_TEXT, IN_CONTEXT = 10, 6  # what a word counts, in tenths: found above the chunk on the page it tells less than in its text

_MOST = 255  # what fits a byte; a word that stands in a chunk more often tells no more


@dataclass(frozen=True, slots=True)
class Entry:
    """A chunk with what finds it: its tokens in the bundled model, its words with what each counts (in tenths),
    how many words it has, the sessions it names.
    """

    chunk: Chunk
    tokens: NDArray[np.int32]
    words: dict[str, int]
    length: int
    sessions: tuple[int, ...]


def entry_of(chunk: Chunk, title: str | None, token_ids: NDArray[np.int32]) -> Entry:
    """Return the entry of a chunk of a document with this title."""
    words, length = words_of(chunk, title)
    return Entry(chunk, token_ids, words, length, find_sessions(chunk.text))


def words_of(chunk: Chunk, title: str | None) -> tuple[dict[str, int], int]:
    """Return what each word of a chunk and of what stands above it counts, and how many words there are in all."""
    own, above = tokens(chunk.text), tokens(f"{title or ''}\n{chunk.context}")
    counts: Counter[str] = Counter()
    for found, worth in ((own, IN_TEXT), (above, IN_CONTEXT)):
        for word in found:
            counts[word] += worth
    return {word: min(count, _MOST) for word, count in counts.items()}, len(own) + len(above)
