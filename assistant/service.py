"""The assistant put together: settings in, one object that answers; every channel asks this one and nothing else."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from assistant.adapters.catalogue import LAYOUT, Catalogue
from assistant.adapters.chat_model import chat_model_from
from assistant.adapters.embedder import Embedder, Reader, Reranker, StaticEmbedder, load_embedder, load_reader, load_reranker
from assistant.adapters.generations import CATALOGUE, Manifest, current_generation, current_id
from assistant.adapters.vectors import Matrix, ServerSearch, VectorSearch
from assistant.answering.extractive import DOUBTED, compose
from assistant.answering.generative import Finder, GenerativeAnswerer, Progress
from assistant.answering.writing.replies import say
from assistant.errors import IndexMismatch, NotIndexed, UsageError
from assistant.lexical import tokens
from assistant.model import (
    Answer,
    Decision,
    Document,
    Evidence,
    Filters,
    Intent,
    Language,
    Paragraph,
    Query,
    Recommendation,
    RecommendationStatus,
    Series,
    Status,
)
from assistant.question import Known, understand
from assistant.retrieval import Retriever
from assistant.settings import Settings
from assistant.symbols import parse_symbol
from assistant.understanding.named.meeting_dates import sessions_met_in
from assistant.wording import Wording


@dataclass(frozen=True, slots=True)
class OpenIndex:
    """One generation, open for questions."""

    manifest: Manifest
    catalogue: Catalogue
    vectors: VectorSearch
    retriever: Retriever
    known: Known


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: the query as understood, its evidence, and how long each stage took."""

    query: Query
    evidence: tuple[Evidence, ...]
    timings_ms: dict[str, float]


class Assistant:
    """Answers questions from the index in force; follows a switch of generation without a restart.

    Safe to share between threads. Models and stores are opened at the first question, once.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = threading.Lock()
        self._open: OpenIndex | None = None
        self._models: tuple[Embedder, StaticEmbedder] | None = None
        self._reranker: Reranker | None = None
        self._reader: Reader | None = None
        self._answerer: GenerativeAnswerer | None = None

    def index(self) -> OpenIndex:
        """Return the generation in force, opened. Raises IndexMissing, IndexMismatch, IndexDamaged or EmbeddingError."""
        opened = self._open
        if opened is not None and current_id(self.settings.index_dir) == opened.manifest.id:
            return opened
        with self._lock:
            opened = self._open
            if opened is None or current_id(self.settings.index_dir) != opened.manifest.id:
                self._open = opened = self._open_current()
        return opened

    def models(self) -> tuple[Embedder, StaticEmbedder]:
        """Return the embedder the settings name, and the bundled model whose tokens late interaction compares."""
        if self._models is None:
            lexicon = load_embedder()
            assert isinstance(lexicon, StaticEmbedder)
            named = self.settings.embedding_model
            self._models = (lexicon if named == lexicon.name else load_embedder(named), lexicon)
        return self._models

    def reader(self) -> Reader:
        """Return the bundled model that reads a question and an excerpt together."""
        if self._reader is None:
            with self._lock:  # first asked for in the middle of a question, by several at once
                self._reader = self._reader or load_reader(self.models()[1])
        return self._reader

    def reranker(self) -> Reranker | None:
        """Return the model that reads the first passages with the question, None where the settings name none."""
        if self._reranker is None:
            self._reranker = load_reranker(self.settings.rerank_model)
        return self._reranker

    def _open_current(self) -> OpenIndex:
        generation = current_generation(self.settings.index_dir)
        manifest, folder = generation.manifest, generation.folder
        embedder, lexicon = self.models()
        mend = f"Run `cdip ingest PATH --rebuild --index {self.settings.index_dir}`"
        if manifest.layout != LAYOUT or manifest.lexicon != lexicon.fingerprint:
            raise IndexMismatch(f"The index in {self.settings.index_dir} was built by another version of this product. {mend}.")
        if manifest.fingerprint != embedder.fingerprint:
            raise IndexMismatch(
                f"The index was built with the embedding model {manifest.embedding_model!r} ({manifest.fingerprint}), the settings name "
                f"{embedder.name!r} ({embedder.fingerprint}). {mend}, or set CDIP_EMBEDDING_MODEL back."
            )
        if not manifest.keeps_vectors_at(self.settings.chroma_url):
            raise IndexMismatch(
                f"The index keeps its vectors in {manifest.chroma_url or 'its own folder'}, the settings say "
                f"{self.settings.chroma_url or 'its own folder'}. {mend}, or set CDIP_CHROMA_URL as it was."
            )
        catalogue = Catalogue(folder / CATALOGUE)
        vectors = _vectors(manifest, folder, catalogue)
        return OpenIndex(
            manifest,
            catalogue,
            vectors,
            Retriever(catalogue, vectors, embedder, lexicon, reranker=self.reranker(), reader=self.reader),
            _known(catalogue, Wording(catalogue.statuses(), embedder, lexicon)),
        )

    def understand(self, question: str, filters: Filters = Filters(), history: Sequence[Query] = ()) -> Query:
        """Read a question. Raises UsageError for an empty or endless one, or a filter nothing indexed can pass."""
        known = self.index().known
        _check_filters(filters, self.index())
        return understand(question, known=known, filters=filters, history=history)

    def search(self, question: str, filters: Filters = Filters(), limit: int = 10, history: Sequence[Query] = ()) -> Found:
        """Find evidence for a question, best first."""
        started = time.perf_counter()
        query = self.understand(question, filters, history)
        understood = time.perf_counter()
        evidence = self.index().retriever.find(query, limit)
        ended = time.perf_counter()
        return Found(query, tuple(evidence), _timings(understand=understood - started, retrieve=ended - understood))

    def ask(self, question: str, filters: Filters = Filters(), history: Sequence[Query] = ()) -> Answer:
        """Answer a question from the documents, or say why not."""
        *_, last = self.stream(question, filters, history)
        assert last.answer is not None
        return last.answer

    def turn(self, question: str, filters: Filters = Filters(), history: Sequence[Query] = ()) -> Query:
        """Return an earlier question as a turn of a conversation: as understood, and with what its answer drew on."""
        index = self.index()
        query = self.understand(question, filters, history)
        return compose(query, index.retriever, index.catalogue, index.known, as_of=index.manifest.created).query or query

    def stream(self, question: str, filters: Filters = Filters(), history: Sequence[Query] = ()) -> Iterator[Progress]:
        """Answer step by step, as far as steps are to be had; the last step has the whole answer.

        Closing the iterator gives a language model's reply up. Raises as ask does, before the first step.
        """
        started = time.perf_counter()
        index = self.index()
        query = self.understand(question, filters, history)
        understood = time.perf_counter()
        composed = compose(query, index.retriever, index.catalogue, index.known, as_of=index.manifest.created)
        answerer = self.answerer()
        if answerer is not None and _found_nothing(composed):
            query, composed = _asked_in_other_words(index, query, composed, answerer.rewritings(query, history))
        steps: Iterable[Progress] = [Progress(composed.answer, composed.citations, composed)]
        if answerer is not None:  # numpy's rows serve as sequences of floats, though the types cannot say so
            steps = answerer.stream(query, composed, cast(Finder, index.retriever))
        for step in steps:
            if step.answer is not None:
                timings = _timings(understand=understood - started, answer=time.perf_counter() - understood)
                step = replace(step, answer=replace(step.answer, timings_ms=tuple(timings.items())))
            yield step

    def answerer(self) -> GenerativeAnswerer | None:
        """Return what words answers with the language model of the settings, or None where they name none.

        Raises SettingsError for a model that cannot be asked as the settings stand.
        """
        if self._answerer is None and (model := chat_model_from(self.settings)) is not None:
            self._answerer = GenerativeAnswerer(model)
        return self._answerer

    def decisions(self, session: int | None = None, about: str | None = None) -> list[Decision]:
        """Return decisions, of one session or all; about keeps those whose text or symbols hold every word of it."""
        return decisions_about(self.index().catalogue.decisions(() if session is None else (session,)), about)

    def recommendation(self, number: int, series: Series | None = None) -> list[RecommendationStatus]:
        """Return the reports on a recommendation, newest first; of both series unless one is named."""
        return self.index().catalogue.statuses(number, series)

    def documents(self) -> list[tuple[Document, int]]:
        """Return every indexed document (without its paragraphs) with its number of chunks."""
        return self.index().catalogue.documents()

    def document(self, symbol: str, language: Language) -> tuple[Document, int, tuple[Paragraph, ...]]:
        """Return one document with its number of chunks and all its paragraphs; symbol may be a file's name.

        Raises UsageError where the index does not hold it.
        """
        catalogue = self.index().catalogue
        parsed = parse_symbol(symbol)
        wanted = {symbol, str(parsed)} if parsed else {symbol}
        for id_, document in catalogue.documents_by_id.items():
            if document.language == language and wanted & {document.symbol, document.file}:
                chunks = next(count for held, count in catalogue.documents() if held is document)
                return document, chunks, catalogue.paragraphs(id_)
        raise NotIndexed(f"The index holds no document {symbol} in this language; `cdip documents` lists what it holds.")


def _found_nothing(composed: Answer) -> bool:
    """Whether the documents were searched in vain: other words may find what theirs did not, also where it sounded like everyday life."""
    query = composed.query
    if query is not None and query.intent is Intent.COLLECTION:  # the catalogue holds no more by other words
        return False
    doubted = query is not None and query.everyday >= DOUBTED
    in_vain = composed.status is Status.NOT_FOUND or (composed.status is Status.OUT_OF_SCOPE and doubted)
    return in_vain and not composed.citations


def _asked_in_other_words(index: OpenIndex, query: Query, refused: Answer, rewritings: Sequence[str]) -> tuple[Query, Answer]:
    """Return the first rewriting that the documents answer, with its answer, which says how the question was put."""
    for rewriting in rewritings:
        read = understand(rewriting, known=index.known, filters=refused.searched_filters)
        read = replace(read, question=query.question, answer_language=query.answer_language or query.language)
        answer = compose(read, index.retriever, index.catalogue, index.known, as_of=index.manifest.created)
        if answer.status in (Status.ANSWERED, Status.AMBIGUOUS):
            return read, replace(answer, notes=(say("rewritten", answer.language, question=rewriting), *answer.notes))
    return query, refused


def decisions_about(decisions: Sequence[Decision], about: str | None) -> list[Decision]:
    """Keep the decisions whose text, quote or symbols hold every word of about."""
    wanted = set(tokens(about or ""))
    return [d for d in decisions if wanted <= set(tokens(f"{d.text} {d.quote} {' '.join(d.about_symbols)} {d.verb}"))]


def _vectors(manifest: Manifest, folder: Path, catalogue: Catalogue) -> VectorSearch:
    if manifest.chroma_url is None:
        return Matrix(folder)
    return ServerSearch(manifest.chroma_url, manifest.collection, catalogue.ids)


def _known(catalogue: Catalogue, wording: Wording) -> Known:
    return Known(
        sessions=tuple(catalogue.sessions()),
        symbols=frozenset(catalogue.symbols()),
        recommendations=frozenset(catalogue.recommendations()),
        reporting=frozenset(catalogue.symbols_reporting()),
        months=sessions_met_in(catalogue.documents_by_id.values()),
        wording=wording,
        held=catalogue.document_frequency,
    )


def filters_from(
    *, language: str | None = None, session: int | str | None = None, symbol: str | None = None, recommendation: int | str | None = None
) -> Filters:
    """Read filters as channels take them; a recommendation's number means that number in either series.

    Raises UsageError for a language, a number or a symbol that is none.
    """
    if language not in (None, "zh", "en"):
        raise UsageError(f"{language!r} is no language of this index; use zh or en.")
    parsed = parse_symbol(symbol) if symbol and isinstance(symbol, str) else None
    if symbol and parsed is None:
        raise UsageError(f"{symbol!r} is no document symbol; symbols look like CDIP/30/8 or CDIP/18/6 Rev.")
    meeting, number = _number("session", session), _number("recommendation", recommendation)
    series: tuple[Series, ...] = ("da", "review")
    return Filters(
        language=cast(Language | None, language),
        sessions=(meeting,) if meeting is not None else (),
        symbols=(str(parsed),) if parsed else (),
        recommendations=tuple(Recommendation(name, number) for name in series) if number is not None else (),
    )


def _number(what: str, given: object) -> int | None:
    if given is None:
        return None
    written = str(given)
    if not (written.isascii() and written.isdigit() and len(written) <= 3 and int(written)):
        raise UsageError(f"{given!r} is no number of a {what}; use one from 1 to 999.")
    return int(written)


def _check_filters(filters: Filters, index: OpenIndex) -> None:
    known = index.known
    for session in filters.sessions:
        if session not in known.sessions:
            raise UsageError(f"No indexed document is of session {session}; indexed are sessions {_listed(known.sessions)}.")
    for symbol in filters.symbols:
        if symbol not in known.symbols:
            raise UsageError(f"No indexed document has the symbol {symbol}; `cdip documents` lists those that are indexed.")


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers)) or "none"


def _timings(**seconds: float) -> dict[str, float]:
    timings = {stage: round(1000 * taken, 3) for stage, taken in seconds.items()}
    return timings | {"total": round(sum(timings.values()), 3)}
