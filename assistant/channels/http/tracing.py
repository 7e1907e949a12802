"""OpenTelemetry traces, by its standard environment variables: a span for each request and for each stage of an answer.

Nothing is sent unless OTEL_EXPORTER_OTLP_ENDPOINT names a collector, and no span holds what was asked.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from opentelemetry import trace
from opentelemetry.trace import Span, SpanKind

from assistant.model import Answer

_tracer = trace.get_tracer("cdip")


def configure() -> bool:
    """Send traces where the environment says; return whether it says so."""
    if not os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT") or os.environ.get("OTEL_SDK_DISABLED", "").lower() == "true":
        return False
    from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider(resource=Resource.create({"service.name": os.environ.get("OTEL_SERVICE_NAME", "cdip")}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    return True


@contextmanager
def request_span(method: str) -> Iterator[Span]:
    """Span a request; its route and status are known at its end."""
    with _tracer.start_as_current_span(method, kind=SpanKind.SERVER, attributes={"http.request.method": method}) as span:
        yield span


def finish(span: Span, method: str, route: str, status: int) -> None:
    """Say what a request came to."""
    span.update_name(f"{method} {route}")
    span.set_attributes({"http.route": route, "http.response.status_code": status})


def stages(answer: Answer) -> None:
    """Span the stages of an answer that was just given, one after the other, as they were timed."""
    timings: Mapping[str, float] = {stage: taken for stage, taken in answer.timings_ms if stage != "total"}
    at = time.time_ns() - int(sum(timings.values()) * 1e6)
    attributes = {"cdip.status": str(answer.status), "cdip.language": answer.language, "cdip.mode": answer.mode}
    for stage, taken in timings.items():
        span = _tracer.start_span(stage, start_time=at, attributes=attributes)
        at += int(taken * 1e6)
        span.end(at)
