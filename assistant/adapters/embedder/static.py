"""The bundled bilingual model: a table of token vectors, kept as int8 rows and read where they lie on disk."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from assistant.adapters.embedder.port import FloatMatrix, FloatVector, TokenIds
from assistant.adapters.embedder.vocabulary import UNKNOWN, Vocabulary
from assistant.errors import EmbeddingError

MANIFEST = "model.json"
SIMPLIFIED = "traditional.txt"
TELLING = "telling.npy"
FORMAT = 1
WEAK_MATCH = 0.35  # a cosine below it is chance, not kinship; it counts as no match
_NONE_KNOWN = np.array([UNKNOWN], dtype=np.int32)
ENGLISH, CHINESE = 1, 2  # marks in the table of languages; 0 is neither: a number, a piece of a word


class StaticEmbedder:
    """Embeds a text as the mean of its token vectors, whose lengths are the tokens' weights.

    The token vectors also serve late interaction (maxsim) and word translation.
    """

    def __init__(
        self,
        *,
        name: str,
        fingerprint: str,
        vocabulary: Vocabulary,
        rows: NDArray[np.int8],
        scales: FloatVector,
        languages: NDArray[np.uint8],
        neighbours: TokenIds,
        similarities: NDArray[np.uint8],
        telling: FloatVector | None = None,
    ) -> None:
        """Take the table as packed: rows × scales are the token vectors; neighbours (tokens, k) the nearest
        tokens of the other language, nearest first, -1 for none; similarities their cosines × 255; telling what each token
        counts in a question (0 to 1; all alike where it is not known).
        """
        self.name = name
        self.fingerprint = fingerprint
        self.dimension = int(rows.shape[1])
        self.vocabulary = vocabulary
        self._rows = rows
        self._scales = scales
        self._languages = languages
        self._neighbours = neighbours
        self._similarities = similarities
        self._telling = np.ones(len(rows), dtype=np.float32) if telling is None else telling

    @classmethod
    def load(cls, folder: Path, name: str | None = None) -> StaticEmbedder:
        """Open a packed folder. Raises EmbeddingError, naming the file, if it is not whole."""
        try:
            manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            if manifest["format"] != FORMAT:
                raise EmbeddingError(f"{folder / MANIFEST}: layout {manifest['format']}, this version reads {FORMAT}")
            tokens = (folder / "tokens.txt").read_text(encoding="utf-8").split("\n")
            scores = np.load(folder / "scores.npy")
            return cls(
                name=name or str(folder),
                fingerprint=manifest["fingerprint"],
                vocabulary=Vocabulary(tokens, scores.tolist(), read_simplified(folder)),
                rows=on_disk(folder / "rows.npy"),
                scales=np.load(folder / "scales.npy"),
                languages=np.load(folder / "languages.npy"),
                neighbours=on_disk(folder / "neighbours.npy"),
                similarities=on_disk(folder / "similarities.npy"),
                telling=np.load(folder / TELLING).astype(np.float32) / 255 if (folder / TELLING).exists() else None,
            )
        except (OSError, ValueError, KeyError) as error:
            raise EmbeddingError(
                f"the embedding model in {folder} cannot be read ({error}); reinstall the product, "
                "or make the model again with `python -m ingest.training`"
            ) from error

    def embed_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Return float32 of shape (len(texts), dimension), rows of unit length, in the order given.

        Raises EmbeddingError if a text is empty.
        """
        return self.embed_tokens(self.token_ids(texts))

    def embed_question(self, text: str) -> FloatVector:
        """Return float32 of shape (dimension,), unit length. Raises EmbeddingError if the text is empty."""
        vector: FloatVector = self.embed_passages([text])[0]
        return vector

    def embed_tokens(self, token_ids: Sequence[TokenIds]) -> FloatMatrix:
        """Return the vectors of texts whose tokens are known already, as embed_passages would."""
        pooled = np.empty((len(token_ids), self.dimension), dtype=np.float32)
        for row, ids in zip(pooled, token_ids, strict=True):
            held = ids if len(ids) else _NONE_KNOWN
            np.dot(self._scales.take(held), self._rows.take(held, axis=0).astype(np.float32), out=row)
        return _unit(pooled)

    def token_ids(self, texts: Sequence[str]) -> list[TokenIds]:
        """Return each text's known tokens as int32 ids in reading order (none for a text of marks alone).

        Raises EmbeddingError if a text is empty.
        """
        for number, text in enumerate(texts):
            if not text.strip():
                raise EmbeddingError(f"text {number + 1} of {len(texts)} is empty: there is nothing to embed")
        return self.vocabulary.ids_of_each(texts)

    def token_vectors(self, ids: TokenIds) -> FloatMatrix:
        """Return float32 of shape (len(ids), dimension); a row's length is its token's weight."""
        vectors: FloatMatrix = self._rows[ids] * self._scales[ids, None]
        return vectors

    def maxsim(self, question_ids: TokenIds, passages: Sequence[TokenIds]) -> FloatVector:
        """Return, for each passage, how much of the question's weight its tokens meet: float32 in 0..1.

        Each question token counts with its weight times its best cosine among the passage's tokens (late
        interaction: Khattab and Zaharia, ColBERT, 2020); cosines under WEAK_MATCH count as none.
        """
        weights, best = self.best_cosines(question_ids, passages)
        met: FloatVector = weights @ best
        return met

    def best_cosines(self, question_ids: TokenIds, passages: Sequence[TokenIds]) -> tuple[FloatVector, FloatMatrix]:
        """Return each question token's share of the question's weight, and its best cosine in each passage: float32 of
        shape (question tokens, passages), 0 where no token is kin to it."""
        lengths = [len(ids) for ids in passages]
        starts = np.cumsum([0, *lengths[:-1]])
        flat = np.concatenate(passages) if passages else _NONE_KNOWN[:0]
        return self.shares(question_ids), self.best_in_pieces(question_ids, flat, starts[: len(passages)])

    def shares(self, question_ids: TokenIds) -> FloatVector:
        """Return what share of the question's weight each of its tokens is; they sum to 1. A word that questions hold beside
        what they are about ("remember", 听说) counts little."""
        weights: FloatVector = np.linalg.norm(self.token_vectors(question_ids), axis=1) * self._telling[question_ids]
        return weights / weights.sum() if len(weights) else weights

    def telling(self, text: str) -> float:
        """Return how much the most telling word of a text counts in a question (0 to 1; 1 for a text without known words)."""
        ids = self.vocabulary.ids(text)
        return float(self._telling[ids].max()) if len(ids) else 1.0

    def best_in_pieces(self, question_ids: TokenIds, token_ids: TokenIds, starts: NDArray[np.intp]) -> FloatMatrix:
        """Return the best cosine of each question token in each piece of a text, float32 of shape (question tokens, pieces), 0
        where a piece has no token that is kin to it. A piece runs from its start to the next one's; one of two that start
        alike is empty.
        """
        best = np.zeros((len(starts), len(question_ids)), dtype=np.float32)
        places, cosines = self._kin(question_ids, token_ids)
        held = np.flatnonzero(places >= 0)  # few tokens are kin to any of the question's
        if len(held):
            piece = np.searchsorted(starts, held, side="right") - 1
            first = np.flatnonzero(np.diff(piece, prepend=-1))
            best[piece[first]] = np.maximum.reduceat(cosines.take(places[held], axis=0), first, axis=0)
        return np.ascontiguousarray(best.T)

    def _kin(self, question_ids: TokenIds, token_ids: TokenIds) -> tuple[NDArray[np.int32], FloatMatrix]:
        """Return the cosines with the question's tokens of those tokens that are kin to one of them (0 under WEAK_MATCH), and the
        place among these of each token, -1 where it is none of them."""
        met = np.zeros(len(self._rows), dtype=np.bool_)
        met[token_ids] = True
        distinct = np.flatnonzero(met)  # a sort would cost more
        rows = self._rows.take(distinct, axis=0).astype(np.float32)
        cosines = rows @ _unit(self.token_vectors(question_ids)).T / np.sqrt(np.einsum("ij,ij->i", rows, rows))[:, None]
        cosines[cosines < WEAK_MATCH] = 0.0
        near = np.flatnonzero(cosines.any(axis=1))
        places = np.full(len(self._rows), -1, dtype=np.int32)
        places[distinct[near]] = np.arange(len(near), dtype=np.int32)
        return places.take(token_ids), cosines[near]

    def segments(self, text: str) -> list[str]:
        """Return the known words a text falls into, in reading order, each as often as it stands there."""
        return [self.vocabulary.tokens[id_] for id_ in self.vocabulary.ids(text)]

    def words(self, text: str) -> list[str]:
        """Return the distinct known words of a text, in reading order; numbers and single letters are none."""
        return [word for word in dict.fromkeys(self.segments(text)) if len(word) > 1 and not word[0].isdigit()]

    def translations(self, word: str, language: Literal["zh", "en"], limit: int = 5) -> list[tuple[str, float]]:
        """Return the nearest tokens of the other language with their cosines, nearest first.

        language is the word's own. A word of several tokens is compared as a whole with what each of them
        translates to.
        """
        ids = self.vocabulary.ids(word)
        ids = ids[self._languages[ids] == (ENGLISH if language == "en" else CHINESE)]
        if not len(ids):
            return []
        if len(ids) == 1:
            near, cosines = self._neighbours[ids[0]], self._similarities[ids[0]] / 255
        else:
            near = np.unique(self._neighbours[ids])
            cosines = _unit(self.token_vectors(near)) @ self.embed_tokens([ids])[0]
            order = np.argsort(-cosines, kind="stable")
            near, cosines = near[order], cosines[order]
        return [
            (self.vocabulary.tokens[id_], float(cosine))
            for id_, cosine in zip(near[:limit], cosines[:limit], strict=True)
            if id_ != UNKNOWN
        ]


def on_disk(path: Path) -> NDArray[Any]:
    """Return an array that is read where it lies, as a plain one: numpy's memmap is slow to slice."""
    return np.asarray(np.load(path, mmap_mode="r"))


def read_simplified(folder: Path) -> dict[str, str]:
    """Return the simplified character of each traditional one: two lines, one below the other."""
    traditional, simplified = (folder / SIMPLIFIED).read_text(encoding="utf-8").split("\n")[:2]
    return dict(zip(traditional, simplified, strict=True))


def _unit(matrix: FloatMatrix) -> FloatMatrix:
    """Return the rows at unit length."""
    unit: FloatMatrix = matrix / np.linalg.norm(matrix, axis=1, keepdims=True)
    return unit
