"""The legs of retrieval: meaning, words and records find the candidates of a query under the same filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.concepts import Concept, Kind, concepts_of
from assistant.content import content
from assistant.lexical import tokens
from assistant.model import Filters, Intent, Language, Query

if TYPE_CHECKING:
    from assistant.adapters.catalogue import Catalogue
    from assistant.adapters.embedder import Embedder, StaticEmbedder
    from assistant.adapters.vectors import VectorSearch

Scores = NDArray[np.float64]
Rows = NDArray[np.intp]  # chunks by their place among all chunks, in ascending order of id


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalSettings:
    """How much is looked at, and what each sign weighs; tuned with `python -m evals.tune` on the "tune" questions."""

    candidates: int = 60  # from each leg and language
    words: float = 0.5
    late_interaction: float = 1.2  # of all of a passage, under its document's title
    place: float = 0.9  # of its best place, under the title
    meaning: float = 0.35
    phrase_weight: float = 0.9  # of a word reached through a glossary phrase against one of the question's own
    translation_weight: float = 0.6  # of a word reached through the model, times its cosine
    # In standard deviations, for what the question names by number:
    recommendation: float = 2.0  # a chunk of that recommendation's block
    status: float = 3.0  # the same where its status or text is asked for
    opening: float = 2.0  # what opens such a block: the recommendation's own text
    decision: float = 2.0  # a chunk that tells a decision of that session
    document: float = 1.0  # a chunk of that document
    cover: float = -3.0  # a cover, where nothing asks for what only covers say: titles meet too many questions
    word_ceiling: float = 4.0  # of a plain word's weight: a rare word is often only a rare way to put it
    unseen_word: float = 1.5  # weight of a plain word that no chunk has in any of its ways
    read: int = 24  # of the first candidates, closely: for the form asked for, and by a reranker where one is set
    form: float = 2.0  # in standard deviations: a passage that has the form asked for, a date, a sum, a number
    reranker: float = 4.0  # of its scores standardised: more than words and late interaction together, less than a record
    repeated: float = 0.85  # share of a passage's characters that makes it a repeat of another


@dataclass(frozen=True, slots=True)
class Candidates:
    """The chunks that some leg found, in ascending order of row, with what each leg says of them."""

    rows: Rows
    meaning: Scores  # cosines with the question
    words: Scores  # weighted bm25
    record: Scores  # what records point to, in standard deviations of the fused score
    tokens: list[NDArray[np.int32]]  # of each candidate, in the bundled model
    near: frozenset[int]  # the rows that the leg of meaning found

    def found_by(self, place: int) -> frozenset[str]:
        """Name the legs that found the candidate at a place."""
        legs = {"meaning": int(self.rows[place]) in self.near, "words": self.words[place] > 0, "records": self.record[place] > 0}
        return frozenset(leg for leg, found in legs.items() if found)


class Legs:
    """Finds candidates in one generation."""

    def __init__(
        self,
        catalogue: Catalogue,
        vectors: VectorSearch,
        embedder: Embedder,
        lexicon: StaticEmbedder,
        settings: RetrievalSettings,
        languages: Sequence[Language],
    ) -> None:
        self._catalogue, self._vectors, self._embedder, self._lexicon = catalogue, vectors, embedder, lexicon
        self._settings, self._languages = settings, languages

    def candidates(self, query: Query, within: Rows | None) -> Candidates:
        """Gather chunks from all legs, language by language, so that neither language pushes the other out."""
        question = self._embedder.embed_question(query.text)
        groups = [self._catalogue.passing(filters) for filters in self._per_language(query.filters)] if within is None else [within]
        nearest = self._vectors.search(question, self._settings.candidates, groups)
        near = frozenset(row for found in nearest for row, _ in found)
        words = self._catalogue.word_scores(self._word_weights(query))
        record = self._recorded(query) if within is None else np.zeros(self._catalogue.chunk_count)
        found = [*near, *np.flatnonzero(record)] + [row for group in groups for row in _highest(words, group, self._settings.candidates)]
        rows = np.unique(np.array(found, dtype=np.intp))
        meaning = self._vectors.similarities(question, rows) if len(rows) else np.zeros(0)
        return Candidates(
            rows=rows,
            meaning=np.asarray(meaning, dtype=np.float64),
            words=words[rows].astype(np.float64),
            record=record[rows],
            tokens=self._catalogue.tokens(rows),
            near=near,
        )

    def _recorded(self, query: Query) -> Scores:
        """The third leg, row by row: what records, or the catalogue, point to for what the question names by number."""
        settings, catalogue = self._settings, self._catalogue
        bonus = np.zeros(catalogue.chunk_count)
        for recommendation in query.recommendations:
            of_block = catalogue.rows_of_recommendation(recommendation)
            bonus[of_block] += settings.recommendation
            if query.intent is Intent.STATUS:
                bonus[of_block] += settings.status
                bonus[self._openings(of_block, 1)] += settings.opening
        if query.sessions and query.intent in (Intent.DECISION, Intent.HISTORY):
            bonus[catalogue.rows_of_decisions(query.sessions)] += settings.decision
        if query.sessions and query.intent in (Intent.WHEN, Intent.WHO):
            bonus[catalogue.rows_of_covers(query.sessions)] += settings.decision
        for symbol in query.symbols:
            of_document = catalogue.rows_of_document(symbol)
            bonus[of_document] += settings.document
            if query.intent is Intent.DOCUMENT:
                bonus[self._openings(of_document, 4)] += settings.document
        passing = catalogue.passing(query.filters)
        if passing is None:
            return bonus
        confined = np.zeros_like(bonus)
        confined[passing] = bonus[passing]
        return confined

    def _openings(self, rows: Rows, count: int) -> Rows:
        """Return the first so many rows of each document that has any of these."""
        _, firsts, of_document = np.unique(self._catalogue.documents_of(rows), return_index=True, return_inverse=True)
        return rows[np.arange(len(rows)) - firsts[of_document] < count]

    def _per_language(self, filters: Filters) -> list[Filters]:
        if filters.language or len(self._languages) < 2:
            return [filters]
        return [Filters(language, filters.sessions, filters.symbols, filters.recommendations) for language in self._languages]

    def _word_weights(self, query: Query) -> dict[str, float]:
        """The question's own words and those of the other language, with what a match of each weighs by how it was reached."""
        settings = self._settings
        own = tokens(content_of(query, self._lexicon)) or tokens(query.text)
        phrases: set[str] = set()
        translated: dict[str, float] = {}
        for concept in concepts_in(query, self._lexicon):
            for way, sure in concept.ways:
                for word in way.difference(own):
                    if concept.kind is Kind.WORD:
                        translated[word] = max(sure, translated.get(word, 0.0))
                    else:
                        phrases.add(word)
        only = {word: sure for word, sure in translated.items() if word not in phrases}
        weight = settings.translation_weight * sum(only.values()) / max(1, len(only))
        return dict.fromkeys(only, weight) | dict.fromkeys(phrases, settings.phrase_weight) | dict.fromkeys(own, 1.0)


def _highest(scores: NDArray[np.float32], rows: Rows | None, limit: int) -> list[int]:
    """Return the rows (of these only) that score highest, at most limit, and none that scores nothing."""
    among = scores if rows is None else scores[rows]
    places = np.argpartition(-among, limit - 1)[:limit] if len(among) > limit else np.arange(len(among))
    places = places[among[places] > 0]
    return [int(row) for row in (places if rows is None else rows[places])]


def content_of(query: Query, lexicon: StaticEmbedder) -> str:
    """Return a question without the words that only ask, remembered: several ask for it."""
    return _content(query.text, query.language, lexicon)


def concepts_in(query: Query, lexicon: StaticEmbedder) -> tuple[Concept, ...]:
    """Return the pieces of a question, with the ways they may be written in either language, remembered."""
    return _concepts(query.text, query.language, lexicon)


@lru_cache(maxsize=256)
def _content(text: str, language: Language, lexicon: StaticEmbedder) -> str:
    return content(text, language, lexicon)


@lru_cache(maxsize=256)
def _concepts(text: str, language: Language, lexicon: StaticEmbedder) -> tuple[Concept, ...]:
    return concepts_of(text, language, lexicon)
