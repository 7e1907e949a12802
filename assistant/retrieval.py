"""Query -> Evidence: meaning and words find candidates under the same filters, late interaction ranks them.

Fusion is a weighted sum of scores standardised within one question (a z-score fusion; reciprocal ranks as equals lost
ground on these documents, see DECISIONS.md). Nothing here is learnt at question time and nothing is random.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.concepts import Concept, Kind, concepts_of, content
from assistant.model import Document, Evidence, Filters, Intent, Language, Query
from assistant.text import fold, tokens, without_space

if TYPE_CHECKING:
    from assistant.adapters.catalogue import Catalogue, StoredChunk
    from assistant.adapters.embedder import Embedder, StaticEmbedder
    from assistant.adapters.vectors import VectorSearch

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalSettings:
    """How much is looked at, and what each sign weighs; tuned with `python -m evals.tune` on the "tune" questions."""

    candidates: int = 60  # from each leg and language
    words: float = 1.0
    late_interaction: float = 2.0
    meaning: float = 0.3
    phrase_weight: float = 0.9  # of a word reached through a glossary phrase against one of the question's own
    translation_weight: float = 0.6  # of a word reached through the model, times its cosine
    # In standard deviations, for what the question names by number:
    recommendation: float = 2.0  # a chunk of that recommendation's block
    status: float = 3.0  # the same where its status or text is asked for
    decision: float = 2.0  # a chunk that tells a decision of that session
    document: float = 1.0  # a chunk of that document
    cover: float = -3.0  # a cover, where nothing asks for what only covers say: titles meet too many questions
    word_ceiling: float = 4.0  # of a plain word's weight: a rare word is often only a rare way to put it
    unseen_word: float = 1.5  # weight of a plain word that no chunk has in any of its ways
    repeated: float = 0.85  # share of a passage's characters that makes it a repeat of another


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Words searched together and what a match among them weighs."""

    words: tuple[str, ...]
    weight: float


class Retriever:
    """Finds evidence in one generation."""

    def __init__(
        self,
        catalogue: Catalogue,
        vectors: VectorSearch,
        embedder: Embedder,
        lexicon: StaticEmbedder,
        settings: RetrievalSettings | None = None,
    ) -> None:
        self._catalogue, self._vectors = catalogue, vectors
        self._embedder, self._lexicon = embedder, lexicon
        self._settings = settings or RetrievalSettings()
        self._languages: list[Language] = sorted({d.language for d in catalogue.documents_by_id.values()})

    def find(self, query: Query, limit: int = 10) -> list[Evidence]:
        """Return the evidence for a query, best first; at most limit, none twice (repeats and twins are folded)."""
        found = self._candidates(query) if query.text.strip() else {}
        if not found:
            return []
        stored = self._catalogue.chunks(found)
        ids = [id_ for id_ in found if id_ in stored]
        scores, support = self._scores(query, ids, stored, found)
        order = np.lexsort((np.asarray(ids), -scores))
        ranked = [(stored[ids[i]], float(scores[i]), float(support[i])) for i in order]
        return self._evidence(query, ranked, found, limit)

    def _candidates(self, query: Query) -> dict[int, _Found]:
        """Gather chunks from both legs, language by language, so that neither language pushes the other out."""
        found: dict[int, _Found] = {}
        question = self._embedder.embed_question(query.text)
        groups = self._word_groups(query)
        for filters in self._per_language(query.filters):
            allowed = self._catalogue.chunk_ids(filters)
            for id_, cosine in self._vectors.search(question, self._settings.candidates, allowed):
                found.setdefault(id_, _Found()).meaning = cosine
            for group in groups:
                for id_, bm25 in self._catalogue.search_words(group.words, self._settings.candidates, allowed):
                    found.setdefault(id_, _Found()).words += group.weight * bm25
            for id_, bonus in self._recorded(query).items():
                if allowed is None or id_ in allowed:
                    found.setdefault(id_, _Found()).record = bonus
        unmeasured = [id_ for id_, signs in found.items() if signs.meaning is None]
        if unmeasured:
            for id_, cosine in zip(unmeasured, self._vectors.similarities(question, unmeasured), strict=True):
                found[id_].meaning = float(cosine)
        return found

    def _recorded(self, query: Query) -> dict[int, float]:
        """The third leg: chunks that records, or the catalogue, point to for what the question names by number."""
        settings, catalogue = self._settings, self._catalogue
        bonus: dict[int, float] = {}

        def add(ids: Sequence[int], worth: float) -> None:
            for id_ in ids:
                bonus[id_] = bonus.get(id_, 0.0) + worth

        for recommendation in query.recommendations:
            of_block = catalogue.chunks_of_recommendation(recommendation)
            add(of_block, settings.recommendation)
            if query.intent is Intent.STATUS:
                add(of_block, settings.status)
                add(of_block[:1], settings.status)  # its own text opens a block
        if query.sessions and query.intent in (Intent.DECISION, Intent.HISTORY):
            add(catalogue.chunks_of_decisions(query.sessions), settings.decision)
        if query.sessions and query.intent in (Intent.WHEN, Intent.WHO):
            add(catalogue.covers_of_sessions(query.sessions), settings.decision)
        for symbol in query.symbols:
            of_document = catalogue.chunks_of_document(symbol)
            add(of_document, settings.document)
            if query.intent is Intent.DOCUMENT:
                add(of_document[:4], settings.document)
        return bonus

    def _per_language(self, filters: Filters) -> list[Filters]:
        if filters.language or len(self._languages) < 2:
            return [filters]
        return [Filters(language, filters.sessions, filters.symbols, filters.recommendations) for language in self._languages]

    def _word_groups(self, query: Query) -> list[WordGroup]:
        """The question's own words; beside them those of the other language, by how they were reached."""
        settings = self._settings
        own = tuple(dict.fromkeys(tokens(content(query.text, query.language)))) or tuple(dict.fromkeys(tokens(query.text)))
        phrases: dict[str, None] = {}
        translated: dict[str, float] = {}
        for concept in self.concepts(query):
            for way, sure in concept.ways:
                for word in way - set(own):
                    if concept.kind is Kind.WORD:
                        translated[word] = max(sure, translated.get(word, 0.0))
                    else:
                        phrases[word] = None
        groups = [WordGroup(own, 1.0), WordGroup(tuple(phrases), settings.phrase_weight)]
        only = {word: sure for word, sure in translated.items() if word not in phrases}
        if only:
            groups.append(WordGroup(tuple(only), settings.translation_weight * sum(only.values()) / len(only)))
        return [group for group in groups if group.words]

    def concepts(self, query: Query) -> tuple[Concept, ...]:
        """Return the pieces of the question, with the ways they may be written in either language."""
        return _concepts(query.text, query.language, self._lexicon)

    def weights(self, concepts: Sequence[Concept]) -> list[float]:
        """Return how much each piece tells: its inverse document frequency over the chunks of this index."""
        words = {word for concept in concepts for way, _ in concept.ways for word in way}
        frequency = self._catalogue.document_frequency(sorted(words))
        total = max(1, self._catalogue.chunk_count)
        weights = []
        for concept in concepts:
            seen = max((min(frequency[word] for word in way) for way, _ in concept.ways), default=0)
            rarity = math.log(1 + (total - seen + 0.5) / (seen + 0.5))
            weights.append(
                min(rarity, self._settings.word_ceiling if seen else self._settings.unseen_word) if concept.kind is Kind.WORD else rarity
            )
        return weights

    def closeness(self, query: Query, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return how much of the question each text meets by late interaction (0 to 1)."""
        return self._lexicon.maxsim(self._question_ids(query), self._lexicon.token_ids(texts))

    def _question_ids(self, query: Query) -> NDArray[np.int32]:
        return self._lexicon.token_ids([content(query.text, query.language).strip() or query.text])[0]

    def _scores(self, query: Query, ids: Sequence[int], stored: dict[int, StoredChunk], found: dict[int, _Found]) -> tuple[Scores, Scores]:
        """Return the fused score of each candidate, and how much of the question it meets (0 to 1)."""
        settings = self._settings
        question_ids = self._question_ids(query)
        met = self._lexicon.maxsim(question_ids, [stored[id_].tokens for id_ in ids]).astype(np.float64)
        words = np.array([found[id_].words for id_ in ids])
        meaning = np.array([found[id_].meaning or 0.0 for id_ in ids])
        recorded = np.array([found[id_].record for id_ in ids])
        asks_cover = query.intent in (Intent.WHEN, Intent.WHO, Intent.DOCUMENT) and bool(query.symbols or query.sessions)
        covers = np.array([float(stored[id_].chunk.first < 0 and not asks_cover) for id_ in ids])
        fused = (
            settings.words * _standard(words)
            + settings.late_interaction * _standard(met)
            + settings.meaning * _standard(meaning)
            + recorded
            + settings.cover * covers
        )
        return fused, met

    def _evidence(
        self, query: Query, ranked: Sequence[tuple[StoredChunk, float, float]], found: dict[int, _Found], limit: int
    ) -> list[Evidence]:
        """Fold repeats and language twins into the best of each, the asker's language first, and keep the limit."""
        folded: list[list[tuple[StoredChunk, float, float]]] = []
        for entry in ranked:
            if len(folded) >= 2 * limit:
                break
            home = next((group for group in folded if self._same_passage(group[0][0], entry[0])), None)
            if home is None:
                folded.append([entry])
            else:
                home.append(entry)
        wanted = query.answer_language or query.language
        evidence: list[Evidence] = []
        for group in folded[:limit]:
            shown = next((e for e in group if self._document(e[0]).language == wanted), group[0])
            chunk = shown[0]
            evidence.append(
                Evidence(
                    chunk=chunk.chunk,
                    document=self._document(chunk),
                    paragraphs=self._catalogue.paragraphs(chunk.document, chunk.chunk.first, chunk.chunk.last),
                    score=round(group[0][1], 6),
                    support=round(max(e[2] for e in group), 6),
                    found_by=found[chunk.id].legs,
                    twins=tuple(e[0].chunk.key for e in group if e is not shown),
                )
            )
        return evidence

    def _document(self, stored: StoredChunk) -> Document:
        return self._catalogue.documents_by_id[stored.document]

    def _same_passage(self, one: StoredChunk, other: StoredChunk) -> bool:
        """Whether two chunks are one passage: the same place in another language version, or the same words again."""
        first, second = self._document(one), self._document(other)
        if first.language != second.language:
            return bool(
                first.symbol
                and first.symbol == second.symbol
                and one.chunk.annex == other.chunk.annex
                and one.chunk.paragraphs is not None
                and one.chunk.paragraphs == other.chunk.paragraphs
                and one.chunk.recommendations == other.chunk.recommendations
            )
        return _repeats(one.chunk.text, other.chunk.text, self._settings.repeated)


@dataclass(slots=True)
class _Found:
    """What each leg says of a candidate while candidates are gathered."""

    meaning: float | None = None
    words: float = 0.0
    record: float = 0.0

    @property
    def legs(self) -> frozenset[str]:
        legs = {"meaning": self.meaning is not None, "words": self.words > 0, "records": self.record > 0}
        return frozenset(leg for leg, found in legs.items() if found)


def _standard(scores: Scores) -> Scores:
    """Return scores as standard deviations from their mean (all zero where they do not differ)."""
    spread = scores.std()
    standard: Scores = (scores - scores.mean()) / spread if spread > 1e-9 else np.zeros_like(scores)
    return standard


@lru_cache(maxsize=256)
def _concepts(text: str, language: Language, lexicon: StaticEmbedder) -> tuple[Concept, ...]:
    return concepts_of(text, language, lexicon)


@lru_cache(maxsize=4_096)
def _pairs(text: str) -> frozenset[str]:
    plain = without_space(fold(text))
    return frozenset(plain[i : i + 4] for i in range(max(1, len(plain) - 3)))


def _repeats(one: str, other: str, share: float) -> bool:
    """Whether one text repeats the other, nearly word for word."""
    if not 0.8 < (len(one) + 1) / (len(other) + 1) < 1.25:
        return False
    first, second = _pairs(one), _pairs(other)
    return len(first & second) >= share * max(len(first), len(second))
