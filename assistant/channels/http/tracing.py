"""OpenTelemetry traces, by its standard environment variables: a span for each request and for each stage of an answer.

Nothing is sent unless OTEL_EXPORTER_OTLP_ENDPOINT (or its form for traces) names a collector, and no span holds what was asked.
"""

from __future__ import annotations

import importlib
import logging
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from opentelemetry import propagate, trace
from opentelemetry.trace import Span, SpanKind

from assistant.errors import SettingsError
from assistant.model import Answer

_EXPORTERS = {
    "grpc": "opentelemetry.exporter.otlp.proto.grpc.trace_exporter",
    "http/protobuf": "opentelemetry.exporter.otlp.proto.http.trace_exporter",
}
log = logging.getLogger("assistant.http")
_tracer = trace.get_tracer("cdip")


def collector() -> str | None:
    """Return the address that the environment has traces sent to, or None where it wants none."""
    off = os.environ.get("OTEL_SDK_DISABLED", "").lower() == "true" or os.environ.get("OTEL_TRACES_EXPORTER", "otlp") != "otlp"
    return None if off else os.environ.get("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") or os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT") or None


def exporter() -> Any:
    """Return the class that sends spans by the protocol the environment names, gRPC where it names none.

    Raises SettingsError for a protocol that is none, and where the packages for it are not installed.
    """
    given = os.environ.get("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL") or os.environ.get("OTEL_EXPORTER_OTLP_PROTOCOL") or "grpc"
    if given not in _EXPORTERS:
        raise SettingsError(f"OTEL_EXPORTER_OTLP_PROTOCOL is {given!r}; traces are sent by {' or '.join(_EXPORTERS)}.")
    try:
        importlib.import_module("opentelemetry.sdk.trace.export")
        return importlib.import_module(_EXPORTERS[given]).OTLPSpanExporter
    except ImportError as error:
        raise SettingsError(
            f"The environment wants traces by {given}, and the package for it is missing ({error.name}): pip install 'cdip-assistant[otel]'."
        ) from error


def configure() -> None:
    """Send traces where the environment says. Where that cannot be done, the log says why, and questions are answered all the same."""
    if collector() is None:
        return
    try:
        sends = exporter()
    except SettingsError as error:
        log.warning("no traces are sent: %s", error)
        return
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    named = Resource.create()
    unnamed = str(named.attributes.get("service.name", "")).startswith("unknown_service")
    provider = TracerProvider(resource=named.merge(Resource({"service.name": "cdip"})) if unnamed else named)
    provider.add_span_processor(BatchSpanProcessor(sends()))
    trace.set_tracer_provider(provider)


@contextmanager
def request_span(method: str, headers: Mapping[str, str]) -> Iterator[Span]:
    """Span a request, under the span that its traceparent names; its route and status are known at its end."""
    attributes = {"http.request.method": method}
    with _tracer.start_as_current_span(method, propagate.extract(headers), SpanKind.SERVER, attributes=attributes) as span:
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
