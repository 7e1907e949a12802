"""What Prometheus reads at /metrics; one registry a service, so that two in one process keep apart."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from assistant.errors import AssistantError
from assistant.model import Answer
from assistant.service import Assistant

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_STAGES = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)


class Metrics:
    """The service's counters; what is told of the index is read when asked for."""

    def __init__(self, assistant: Assistant) -> None:
        self.registry = CollectorRegistry()
        self.questions = Counter(
            "cdip_questions", "Questions answered or refused.", ["status", "language", "channel"], registry=self.registry
        )
        self.stages = Histogram(
            "cdip_stage_seconds", "Time taken by each stage of an answer.", ["stage"], buckets=_STAGES, registry=self.registry
        )
        self.requests = Counter(
            "cdip_http_requests", "Requests by route and status.", ["method", "route", "status"], registry=self.registry
        )
        self.request_seconds = Histogram(
            "cdip_http_request_seconds",
            "Time from a request to the end of its response.",
            ["route"],
            buckets=_STAGES,
            registry=self.registry,
        )
        self.feedback = Counter("cdip_feedback", "Answers that readers judged.", ["value"], registry=self.registry)
        self.refused = Counter(
            "cdip_requests_refused", "Requests turned away before they were worked on.", ["reason"], registry=self.registry
        )
        self.registry.register(_Index(assistant))

    def count_answer(self, answer: Answer, channel: str) -> None:
        """Count an answer and the time of its stages."""
        self.questions.labels(str(answer.status), answer.language, channel).inc()
        for stage, milliseconds in answer.timings_ms:
            self.stages.labels(stage).observe(milliseconds / 1000)

    def text(self) -> bytes:
        """Return all of it in Prometheus' text form."""
        return generate_latest(self.registry)


class _Index(Collector):
    """The index in force: its generation, age and size, and whether it can be used at all."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def describe(self) -> Iterator[Metric]:
        """Return the names without opening anything."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        """Yield what holds now."""
        ready = GaugeMetricFamily("cdip_index_ready", "1 where questions can be answered.")
        try:
            manifest = self._assistant.index().manifest
        except AssistantError:
            ready.add_metric([], 0)
            yield ready
            return
        ready.add_metric([], 1)
        yield ready
        yield GaugeMetricFamily("cdip_index_documents", "Documents in the index.", manifest.documents)
        yield GaugeMetricFamily("cdip_index_chunks", "Chunks in the index.", manifest.chunks)
        created = datetime.fromisoformat(manifest.created).timestamp()
        yield GaugeMetricFamily("cdip_index_created_timestamp_seconds", "When the generation in force was built.", created)
        yield GaugeMetricFamily("cdip_index_age_seconds", "Age of the generation in force.", time.time() - created)
        generation = GaugeMetricFamily("cdip_index_generation_info", "The generation in force.", labels=["generation", "model"])
        generation.add_metric([manifest.id, manifest.embedding_model], 1)
        yield generation
