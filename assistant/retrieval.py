"""Query -> Evidence: late interaction ranks the candidates that the legs find (`legs.py`), and the first of them are read: do they
have what the question asks for?

Fusion is a weighted sum of scores standardised within one question (a z-score fusion; reciprocal ranks as equals lost
ground on these documents, see DECISIONS.md). Nothing here is learnt at question time and nothing is random.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.closeness import met_under_titles
from assistant.concepts import Concept, Kind
from assistant.form import form_of, has_form
from assistant.legs import Candidates, Legs, RetrievalSettings, Rows, Scores, concepts_in, content_of
from assistant.model import Evidence, Filters, Intent, Language, Query
from assistant.repeats import Passage, same_passage

if TYPE_CHECKING:
    from assistant.adapters.catalogue import Catalogue
    from assistant.adapters.embedder import Embedder, Excerpt, Reader, Reranker, StaticEmbedder
    from assistant.adapters.vectors import VectorSearch

_READ_AT_ONCE = 24


class Retriever:
    """Finds evidence in one generation."""

    def __init__(
        self,
        catalogue: Catalogue,
        vectors: VectorSearch,
        embedder: Embedder,
        lexicon: StaticEmbedder,
        settings: RetrievalSettings | None = None,
        reranker: Reranker | None = None,
        reader: Callable[[], Reader] | None = None,
    ) -> None:
        """Take what is searched, and the models; reader opens the model that reads what may answer, at the first question."""
        self._catalogue, self._lexicon, self._reranker, self._reader = catalogue, lexicon, reranker, reader
        self._settings = settings or RetrievalSettings()
        self._languages: list[Language] = catalogue.languages()
        self._legs = Legs(catalogue, vectors, embedder, lexicon, self._settings, self._languages)
        self._written = np.zeros(catalogue.chunk_count, dtype=np.uint8)  # by row: the place of its language among these
        for place, language in enumerate(self._languages):
            self._written[catalogue.passing(Filters(language=language))] = place
        self._weights = lru_cache(maxsize=512)(self._weighed)  # the same pieces are weighed for every reading of a question

    def find(self, query: Query, limit: int = 10, within: Rows | None = None) -> list[Evidence]:
        """Return the evidence for a query, best first; at most limit, none twice (repeats and twins are folded). within are the
        rows of the only chunks looked at."""
        candidates = self._legs.candidates(query, within) if query.text.strip() else None
        if candidates is None or not len(candidates.rows):
            return []
        scores, support = self._scores(query, candidates)
        return self._evidence(query, candidates, self._read(query, candidates, scores), support, limit)

    @property
    def lexicon(self) -> StaticEmbedder:
        """The bundled model, which knows what words mean."""
        return self._lexicon

    def concepts(self, query: Query) -> tuple[Concept, ...]:
        """Return the pieces of the question, with the ways they may be written in either language."""
        return concepts_in(query, self._lexicon)

    def told_by(self, session: int) -> frozenset[str]:
        """Return the files that are the record of a session: its Summary by the Chair, its report."""
        return frozenset(one.recited_in.file for one in self._catalogue.decisions([session]) if one.original)

    def weights(self, concepts: Sequence[Concept]) -> list[float]:
        """Return how much each piece tells: its inverse document frequency over the chunks of this index, for a plain word times
        how much such a word tells in a question."""
        return list(self._weights(tuple(concepts)))

    def _weighed(self, concepts: tuple[Concept, ...]) -> tuple[float, ...]:
        words = {word for concept in concepts for way, _ in concept.ways for word in way}
        frequency = self._catalogue.document_frequency(sorted(words))
        weights = []
        for concept in concepts:
            seen = max((min(frequency[word] for word in way) for way, _ in concept.ways), default=0)
            rarity = self.rarity(seen)
            if concept.kind is Kind.WORD:
                ceiling = self._settings.word_ceiling if seen else self._settings.unseen_word
                rarity = min(rarity, ceiling) * self._lexicon.telling(concept.written)
            weights.append(rarity)
        return tuple(weights)

    def rarity(self, passages: int) -> float:
        """Return what a piece tells that so many chunks of this index speak of: its inverse document frequency."""
        return math.log(1 + (max(1, self._catalogue.chunk_count) - passages + 0.5) / (passages + 0.5))

    def closeness(self, query: Query, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return how much of the question each text meets by late interaction (0 to 1; an empty text meets nothing)."""
        return self._lexicon.maxsim(self.tokens_of(query), [_ids(text, self._lexicon) for text in texts])

    def read(self, query: Query, excerpts: Sequence[Excerpt]) -> NDArray[np.float32]:
        """Return the log-odds that each excerpt answers a question, as the reader puts them; 0 where this retriever has none."""
        if self._reader is None:
            return np.zeros(len(excerpts), dtype=np.float32)
        return self._reader().log_odds(query.text, excerpts)

    def alike(self, one: str, other: str) -> float:
        """Return the cosine of two texts, which may be in two languages; an empty text is like none."""
        if not (one.strip() and other.strip()):
            return 0.0
        vectors = self._lexicon.embed_passages([one, other])
        return float(vectors[0] @ vectors[1])

    def best_cosines(self, query: Query, texts: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return what share of the question each of its tokens is, and its best cosine in each text (tokens by texts)."""
        return self._lexicon.best_cosines(self.tokens_of(query), [_ids(text, self._lexicon) for text in texts])

    def tokens_of(self, query: Query) -> NDArray[np.int32]:
        """Return the tokens that the question is read by."""
        return _ids(content_of(query, self._lexicon).strip("。 ") or query.text, self._lexicon)

    def _scores(self, query: Query, candidates: Candidates) -> tuple[Scores, Scores]:
        """Return the fused score of each candidate, and how much of the question it meets (0 to 1)."""
        settings = self._settings
        met, met_with_title, met_in_place = self._met(query, candidates)
        asks_cover = query.intent in (Intent.WHEN, Intent.WHO, Intent.DOCUMENT) and bool(query.symbols or query.sessions)
        fused = (
            settings.words * self._standard_within_languages(candidates.words, candidates.rows)
            + settings.late_interaction * _standard(met_with_title)
            + settings.place * _standard(met_in_place)
            + settings.meaning * _standard(candidates.meaning)
            + candidates.record
            + settings.cover * (self._catalogue.covers[candidates.rows] & (not asks_cover))
        )
        return fused, met

    def _met(self, query: Query, candidates: Candidates) -> tuple[Scores, Scores, Scores]:
        documents, title_of = np.unique(self._catalogue.documents_of(candidates.rows), return_inverse=True)
        titles = [_ids(self._catalogue.documents_by_id[document].title or "", self._lexicon) for document in documents.tolist()]
        return met_under_titles(self._lexicon, self.tokens_of(query), candidates.tokens, titles, title_of)

    def _standard_within_languages(self, scores: Scores, rows: Rows) -> Scores:
        """Return scores as standard deviations from the mean of their language: a word's own language has more of its forms
        and rarer ones than what it is translated into, which says nothing of the passage."""
        if len(self._languages) < 2:
            return _standard(scores)
        standard = np.zeros_like(scores)
        written = self._written.take(rows)
        for place in range(len(self._languages)):
            of_language = written == place
            if of_language.any():
                standard[of_language] = _standard(scores[of_language])
        return standard

    def _read(self, query: Query, candidates: Candidates, scores: Scores) -> Scores:
        """Return the scores with what reading the first candidates adds to theirs; it lowers none."""
        settings, form = self._settings, form_of(query)
        if form is None and self._reranker is None:
            return scores
        first = np.lexsort((candidates.rows, -scores))[: settings.read]
        texts = [stored.chunk.text for stored in self._catalogue.chunks(candidates.rows[first])]
        scores = scores.copy()
        if form is not None:
            scores[first] += settings.form * np.array([has_form(text, form) for text in texts])
        if self._reranker is not None:
            judged = _standard(self._reranker.scores(query.text, texts).astype(np.float64))
            scores[first] += settings.reranker * (judged - judged.min())
        return scores

    def _evidence(self, query: Query, candidates: Candidates, scores: Scores, support: Scores, limit: int) -> list[Evidence]:
        """Fold repeats and language twins into the best of each, the asker's language first, and keep the limit."""
        folded: list[list[_Ranked]] = []
        beyond = 0
        for one in self._ranked(candidates, np.lexsort((candidates.rows, -scores))):
            home = next((group for group in folded if same_passage(group[0].passage, one.passage, self._settings.repeated)), None)
            if home is not None:
                home.append(one)
            elif len(folded) < limit:
                folded.append([one])
            elif (beyond := beyond + 1) >= limit:  # a twin so far behind is not waited for
                break
        wanted = query.answer_language or query.language
        evidence: list[Evidence] = []
        for group in folded:
            shown = next((one for one in group if one.passage.document.language == wanted), group[0])
            chunk = shown.passage.chunk
            evidence.append(
                Evidence(
                    chunk=chunk,
                    document=shown.passage.document,
                    paragraphs=self._catalogue.paragraphs(shown.document, chunk.first, chunk.last),
                    score=round(float(scores[group[0].place]), 6),
                    support=round(max(float(support[one.place]) for one in group), 6),
                    found_by=candidates.found_by(shown.place),
                    twins=tuple(one.passage.chunk.key for one in group if one is not shown),
                )
            )
        return evidence

    def _ranked(self, candidates: Candidates, order: Rows) -> Iterator[_Ranked]:
        """Yield the candidates best first with their chunks, read a few at a time: most are never looked at."""
        for start in range(0, len(order), _READ_AT_ONCE):
            places = order[start : start + _READ_AT_ONCE].tolist()
            for place, stored in zip(places, self._catalogue.chunks(candidates.rows[places]), strict=True):
                document = self._catalogue.documents_by_id[stored.document]
                passage = Passage(document, stored.chunk, frozenset(candidates.tokens[place].tolist()))
                yield _Ranked(place, stored.document, passage)


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A candidate in its rank: its place among the candidates, the row of its document, and what it is compared by."""

    place: int
    document: int
    passage: Passage


def _standard(scores: Scores) -> Scores:
    """Return scores as standard deviations from their mean (all zero where they do not differ)."""
    spread = scores.std()
    standard: Scores = (scores - scores.mean()) / spread if spread > 1e-9 else np.zeros_like(scores)
    return standard


@lru_cache(maxsize=8_192)
def _ids(text: str, lexicon: StaticEmbedder) -> NDArray[np.int32]:
    """The tokens of a title or of a sentence that is read closely, remembered: the same passages are found for many questions."""
    return lexicon.vocabulary.ids(text)
