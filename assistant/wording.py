"""Which recommendation is meant by words: each one's text is compared with what a question says of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.concepts import concepts_of
from assistant.content import Translator, content
from assistant.lexical import words
from assistant.model import Language, Recommendation, RecommendationStatus, Series

# Of the sum of meaning, words and late interaction (each up to 1); where another is nearest by meaning alone, it must stand far apart.
# Of 216 questions of our own on the 45 and the Review's, told in plain and in loose words, in both languages, 40 of them on none,
# 112 are so read as the right one, none as another, where both agree on it.
SAID = 1.55  # by the recommendation that is meant
APART = 0.05  # more than by the next one
FAR_APART = 0.4

Ids = NDArray[np.int32]


class Embedding(Protocol):
    """What turns texts into vectors of unit length."""

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row a text."""
        ...

    def embed_question(self, text: str) -> NDArray[np.float32]:
        """Return the vector of a question."""
        ...


class Lexicon(Translator, Protocol):
    """What compares token by token, and knows words of the other language."""

    def token_ids(self, texts: Sequence[str]) -> list[Ids]:
        """Return each text's known tokens."""
        ...

    def maxsim(self, question_ids: Ids, passages: Sequence[Ids]) -> NDArray[np.float32]:
        """Return how much of the question each passage meets (0 to 1)."""
        ...


class Wording:
    """The texts of the recommendations that documents report on, in whichever language they stand there."""

    def __init__(self, reports: Iterable[RecommendationStatus], embedder: Embedding, lexicon: Lexicon) -> None:
        self._reports = [report for report in reports if report.text.strip()]
        self._embedder, self._lexicon = embedder, lexicon

    def told_by(self, said: str, language: Language, series: Series | None) -> Recommendation | None:
        """Return the recommendation that says what is told of it, of one series or of both; None where none stands out."""
        scores = {r: score for r, score in self._scores(said, language).items() if series in (None, r.series)}
        likely = sorted(scores, key=lambda r: -sum(scores[r]))
        if not likely or sum(scores[likely[0]]) < SAID:
            return None
        apart = sum(scores[likely[0]]) - sum(scores[likely[1]]) if len(likely) > 1 else FAR_APART
        nearest_by_meaning = max(scores, key=lambda r: scores[r][0]) == likely[0]
        return likely[0] if apart >= (APART if nearest_by_meaning else FAR_APART) else None

    def nearest(self, said: str, language: Language, series: Series) -> Recommendation | None:
        """Return the recommendation of a series whose text is nearest to what is told of it, however far."""
        scores = {r: sum(score) for r, score in self._scores(said, language).items() if r.series == series}
        return max(scores, key=lambda r: scores[r], default=None)

    def beside(self, said: str, language: Language, recommendation: Recommendation) -> str:
        """Return of what is told of a recommendation the pieces that its text, in any language it stands in, does not have."""
        held = frozenset().union(
            *(held for report, held in zip(self._reports, self._held, strict=True) if report.recommendation == recommendation)
        )
        return " ".join(concept.written for concept in concepts_of(said, language, self._lexicon) if not concept.met_by(held))

    def _scores(self, said: str, language: Language) -> dict[Recommendation, tuple[float, float]]:
        """Return of each recommendation how near its text is to what is told, by meaning, and by words and late interaction."""
        asked = content(said, language, self._lexicon).strip("。 ") or said
        ids = self._lexicon.token_ids([asked])[0]
        if not self._reports or not len(ids):
            return {}
        meaning = self._vectors @ self._embedder.embed_question(said)
        met = self._lexicon.maxsim(ids, self._tokens) + self._shares(said, language)
        scores: dict[Recommendation, tuple[float, float]] = {}
        for report, near, close in zip(self._reports, meaning.tolist(), met.tolist(), strict=True):
            before = scores.get(report.recommendation, (-1.0, 0.0))
            scores[report.recommendation] = max(before, (near, close), key=sum)
        return scores

    def _shares(self, said: str, language: Language) -> NDArray[np.float64]:
        """Of each text, the share of the words told that it has; a word weighs more the fewer of the texts have it."""
        concepts = concepts_of(said, language, self._lexicon)
        if not concepts:
            return np.zeros(len(self._reports))
        met = np.array([[concept.met_by(held) for held in self._held] for concept in concepts])
        having = met.astype(bool).sum(axis=1)
        weights = np.where(having, np.log(1 + (len(self._reports) - having + 0.5) / (having + 0.5)), 1.0)
        return np.asarray(weights @ met / weights.sum(), dtype=np.float64)

    @cached_property
    def _tokens(self) -> list[Ids]:
        return self._lexicon.token_ids([report.text for report in self._reports])

    @cached_property
    def _vectors(self) -> NDArray[np.float32]:
        return self._embedder.embed_passages([report.text for report in self._reports])

    @cached_property
    def _held(self) -> list[frozenset[str]]:
        return [frozenset(words(report.text)) for report in self._reports]
