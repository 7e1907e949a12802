"""How much of a question passages meet by late interaction: in all of their text, and in one place of it.

Each passage is read under its document's title. What a title names, a paper need not say again in every paragraph, and a
long passage that meets the question's words here and there is not one that speaks of them together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

TITLE_SHARE = 0.85  # of what a title meets that counts for a passage under it
PLACE = 24  # tokens of a passage that are one place: about a sentence; places overlap by half

Ids = NDArray[np.int32]
Shares = NDArray[np.float64]  # of the question, 0 to 1, passage by passage


class Comparing(Protocol):
    """What compares token by token: the bundled model."""

    def shares(self, question_ids: Ids) -> NDArray[np.float32]:
        """Return what share of the question's weight each of its tokens is."""
        ...

    def best_in_pieces(self, question_ids: Ids, token_ids: Ids, starts: NDArray[np.intp]) -> NDArray[np.float32]:
        """Return the best cosine of each question token in each piece of a text, 0 where none of its tokens is kin."""
        ...

    def best_cosines(self, question_ids: Ids, passages: Sequence[Ids]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return the shares, and the best cosine of each question token in each passage."""
        ...


def met_under_titles(
    model: Comparing, question: Ids, passages: Sequence[Ids], titles: Sequence[Ids], title_of: NDArray[np.intp]
) -> tuple[Shares, Shares, Shares]:
    """Return how much of the question each passage's text meets, how much it meets with its title, and how much the best place
    of it meets with its title. title_of gives each passage's place among the titles."""
    lengths = np.fromiter(map(len, passages), dtype=np.intp, count=len(passages))
    if not lengths.any() or not len(question):
        return np.zeros(len(passages)), np.zeros(len(passages)), np.zeros(len(passages))
    starts, first, owner = _pieces(lengths)
    shares, titled = model.best_cosines(question, titles)
    given = TITLE_SHARE * titled[:, title_of]
    pieces = model.best_in_pieces(question, np.concatenate(passages), starts)
    whole = np.maximum.reduceat(pieces, first, axis=1)
    places = np.maximum(pieces, given[:, owner])
    with_next = np.maximum(places[:, :-1], np.where(owner[:-1] == owner[1:], places[:, 1:], 0))
    met = shares @ np.hstack([with_next, places[:, -1:]])
    return (
        np.asarray(shares @ whole, dtype=np.float64),
        np.asarray(shares @ np.maximum(whole, given), dtype=np.float64),
        np.maximum.reduceat(met, first).astype(np.float64),
    )


def _pieces(lengths: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """Cut passages that are laid end to end into half places, at least one each; return where each piece starts, the first
    piece of each passage, and the passage of each piece.

    >>> [found.tolist() for found in _pieces(np.array([30, 5]))]
    [[0, 12, 24, 30], [0, 3], [0, 0, 0, 1]]
    """
    half = PLACE // 2
    counts = np.maximum(1, -(-lengths // half))
    first = np.cumsum(counts) - counts
    owner = np.repeat(np.arange(len(lengths)), counts)
    starts = (np.cumsum(lengths) - lengths)[owner] + half * (np.arange(len(owner)) - first[owner])
    return starts, first, owner
