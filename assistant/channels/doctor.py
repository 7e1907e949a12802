"""`cdip doctor`: what is in force, what is well, what is not, and what to do about it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from assistant.adapters.chat_model import chat_model_from, probe
from assistant.adapters.embedder import Excerpt
from assistant.adapters.service_store import ServiceStore, state_file
from assistant.errors import AssistantError
from assistant.service import Assistant
from assistant.settings import Settings, unknown_names


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. remedy is what to do where it is not well."""

    what: str
    well: bool
    found: str
    remedy: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the finding as a JSON value."""
        return asdict(self)


def examine(settings: Settings) -> list[Finding]:
    """Look at the settings, the models, the index and the services, each once."""
    assistant = Assistant(settings)
    return [
        _settings(settings),
        *_unknown(),
        _look("embedding model", lambda: _models(assistant)),
        _look("reader", lambda: _reader(assistant)),
        _look("reranking model", lambda: _reranker(assistant)),
        _look("index", lambda: _index(assistant)),
        _look("a question", lambda: _question(assistant)),
        _chat_model(settings),
        _look("conversations and feedback", lambda: _state(settings)),
        _slack(settings),
        _look("traces", _traces),
    ]


def _settings(settings: Settings) -> Finding:
    shown = {
        "CDIP_INDEX_DIR": settings.index_dir,
        "CDIP_EMBEDDING_MODEL": settings.embedding_model,
        "CDIP_RERANK_MODEL": settings.rerank_model or "none",
        "CDIP_CHROMA_URL": settings.chroma_url or "embedded",
        "CDIP_API_KEYS": f"{len(settings.keys)} keys" if settings.keys else "none: loopback only",
        "CDIP_ALLOWED_HOSTS": ",".join(("localhost", *settings.hosts)),
        "CDIP_RATE_LIMIT": settings.rate_limit,
        "CDIP_CONCURRENCY": settings.concurrency,
        "CDIP_QUEUE": settings.queue,
        "CDIP_REQUEST_TIMEOUT_SECONDS": f"{settings.request_timeout_seconds:g}",
        "CDIP_LOG_QUESTIONS": str(settings.log_questions).lower(),
        "CDIP_PUBLIC_URL": settings.public_url or "none",
    }
    return Finding("settings", True, ", ".join(f"{name}={value}" for name, value in shown.items()))


def _unknown() -> list[Finding]:
    """A name that is slightly wrong sets nothing, and nobody would tell."""
    return [
        Finding(name, False, "no such setting", f"Did you mean {meant}?" if meant else "`.env.example` names them all.")
        for name, meant in unknown_names()
    ]


def _look(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, True, look())
    except AssistantError as error:
        return Finding(what, False, type(error).__name__, str(error))


def _models(assistant: Assistant) -> str:
    started = time.perf_counter()
    embedder, _ = assistant.models()
    return f"{embedder.name}, {embedder.dimension} dimensions, fingerprint {embedder.fingerprint}, loaded in {time.perf_counter() - started:.2f} s"


def _reader(assistant: Assistant) -> str:
    started = time.perf_counter()
    assistant.reader().log_odds("发展议程 Development Agenda", [Excerpt("passage", "", "")])
    return f"bundled, loaded and asked in {time.perf_counter() - started:.2f} s"


def _reranker(assistant: Assistant) -> str:
    started = time.perf_counter()
    if (model := assistant.reranker()) is None:
        return "none set: words, meaning and records rank alone (CDIP_RERANK_MODEL sets one)"
    model.scores("发展议程 Development Agenda", ["passage"])
    return f"{model.name}, loaded and asked in {time.perf_counter() - started:.2f} s"


def _index(assistant: Assistant) -> str:
    index = assistant.index()
    manifest = index.manifest
    if index.vectors.count() != manifest.chunks:
        raise AssistantError(f"{index.vectors.count()} vectors for {manifest.chunks} chunks. Run `cdip ingest PATH --rebuild`.")
    return f"generation {manifest.id}: {manifest.documents} documents, {manifest.chunks} chunks, sessions {list(index.known.sessions)}"


def _question(assistant: Assistant) -> str:
    found = assistant.search("发展议程 Development Agenda", limit=1)
    return f"answered in {found.timings_ms['total']:.1f} ms"


def _chat_model(settings: Settings) -> Finding:
    if settings.llm is None:
        return Finding("language model", True, "none set: answers are quoted from the documents (CDIP_LLM sets one)")

    def asked() -> str:
        model = chat_model_from(settings)
        assert model is not None
        return f"{settings.llm}: {probe(model)}"

    return _look("language model", asked)


def _state(settings: Settings) -> str:
    if not (path := state_file(settings)).exists():
        return f"{path}: made when a conversation or a judgement is first kept"
    store = ServiceStore(path, days=settings.retention_days)
    try:
        return f"{store.path}: {len(store.feedback())} judgements of answers, kept for {settings.retention_days:g} days"
    finally:
        store.close()


def _slack(settings: Settings) -> Finding:
    if not settings.slack_bot_token:
        return Finding("Slack", True, "not set up (SLACK.md tells how)")
    from assistant.channels.slack.socket_mode import looked_at

    return _look("Slack", lambda: looked_at(settings))


def _traces() -> str:
    from assistant.channels.http.tracing import collector, exporter

    if (address := collector()) is None:
        return "none asked for (OTEL_EXPORTER_OTLP_ENDPOINT names a collector)"
    return f"sent to {address} by {exporter().__module__.split('.')[4]}"
