"""Where traces are sent is the environment's to say; that they arrive is tested with the service's own process."""

from __future__ import annotations

import logging
import sys

import pytest

from assistant.channels.doctor import examine
from assistant.channels.http.tracing import collector, configure, exporter
from assistant.errors import SettingsError
from assistant.settings import Settings

HTTP = "opentelemetry.exporter.otlp.proto.http.trace_exporter"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ENDPOINT", "TRACES_ENDPOINT", "PROTOCOL", "TRACES_PROTOCOL"):
        monkeypatch.delenv(f"OTEL_EXPORTER_OTLP_{name}", raising=False)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({}, None),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4317"}, "http://c:4317"),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4317", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://t"}, "http://t"),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4317", "OTEL_SDK_DISABLED": "true"}, None),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4317", "OTEL_TRACES_EXPORTER": "none"}, None),
    ],
)
def test_traces_are_sent_where_the_environment_says(given: dict[str, str], wanted: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert collector() == wanted


def test_the_protocol_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ".grpc." in exporter().__module__
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
    assert exporter().__module__ == HTTP
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "pigeon")
    with pytest.raises(SettingsError, match="http/protobuf"):
        exporter()


def test_a_missing_package_is_named_and_no_question_goes_unanswered(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
    monkeypatch.setitem(sys.modules, HTTP, None)  # as if it were not installed
    with caplog.at_level(logging.WARNING):
        configure()
    assert "cdip-assistant[otel]" in caplog.text
    finding = next(f for f in examine(Settings(_env_file=None)) if f.what == "traces")  # type: ignore[call-arg]
    assert not finding.well and "cdip-assistant[otel]" in (finding.remedy or "")
