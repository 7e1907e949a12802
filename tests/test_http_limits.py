"""Who may come in, how often, with how much and for how long; what every response carries; what is logged and counted."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from assistant.channels.http.limits import Full, Keys, RateLimiter, Turns
from assistant.channels.http.observing import JsonLines
from assistant.channels.http.serving import serve
from assistant.errors import SettingsError
from tests.support.serving import app_over, served, settings_for

QUESTION = {"question": "How many registered users does eTISC have?"}


def _problem(response: httpx.Response, status: int, kind: str) -> None:
    assert response.status_code == status and response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["type"] == f"urn:cdip:problem:{kind}" and body["status"] == status and body["title"] and body["detail"]


@pytest.fixture(scope="module")
def app(samples_index: Path, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    return app_over(samples_index, tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[httpx.Client]:
    with served(app) as base, httpx.Client(base_url=base, timeout=30) as client:
        yield client


def test_a_key_is_known_by_its_digest_only() -> None:
    keys = Keys(("first", "钥匙"))
    assert "first" not in repr(vars(keys))
    assert keys.holder("Bearer first") and keys.holder("bearer 钥匙") and keys.holder("Bearer first") != keys.holder("Bearer 钥匙")
    assert not any(keys.holder(given) for given in (None, "", "Bearer", "Bearer firs", "Basic first", "first", "Bearer first second"))


def test_keys_keep_others_out_of_all_but_the_page_and_health(samples_index: Path, tmp_path: Path) -> None:
    with served(app_over(samples_index, tmp_path, CDIP_API_KEYS="one, two")) as base, httpx.Client(base_url=base) as client:
        for path in ("/", "/assets/app.js", "/healthz", "/readyz", "/docs", "/openapi.json"):
            assert client.get(path).status_code == 200
        for path in ("/metrics", "/v1/documents", "/v1/nowhere", "/mcp/", "/elsewhere"):
            refused = client.get(path, headers={"Authorization": "Bearer three"})
            _problem(refused, 401, "no-key")
            assert refused.headers["www-authenticate"].startswith("Bearer")
        assert client.post("/v1/ask", json=QUESTION, headers={"Authorization": "Bearer two"}).status_code == 200


def test_one_key_does_not_follow_the_conversation_of_another(samples_index: Path, tmp_path: Path) -> None:
    with served(app_over(samples_index, tmp_path, CDIP_API_KEYS="one,two")) as base, httpx.Client(base_url=base) as client:

        def ask(key: str, question: str) -> list[int]:
            body = {"question": question, "conversation_id": "shared"}
            answer = client.post("/v1/ask", json=body, headers={"Authorization": f"Bearer {key}"}).json()
            return list(answer["query"]["symbols"])

        assert ask("one", "What did session 23 decide on CDIP/23/11?") == ["CDIP/23/11"]
        assert ask("one", "And session 22?") == ["CDIP/23/11"] or ask("one", "What was decided on it?") == ["CDIP/23/11"]
        assert ask("two", "What was decided on it?") == []


def test_beyond_loopback_a_key_is_needed(samples_index: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="CDIP_API_KEYS"):
        serve(settings_for(samples_index, tmp_path), "0.0.0.0", 1)


def test_a_rate_is_granted_evenly_and_per_client() -> None:
    now = 0.0
    limiter = RateLimiter("60/minute", clock=lambda: now)
    assert [limiter.ask("one").allowed for _ in range(61)] == [True] * 60 + [False]
    assert limiter.ask("two").remaining == 59
    now = 1.5
    assert [limiter.ask("one").allowed for _ in range(2)] == [True, False]
    assert limiter.ask("one").headers(60)["Retry-After"] == "1"


def test_beyond_the_rate_the_client_is_told_when_to_come_again(samples_index: Path, tmp_path: Path) -> None:
    with served(app_over(samples_index, tmp_path, CDIP_RATE_LIMIT="2/hour")) as base, httpx.Client(base_url=base) as client:
        first, second, third = (client.get("/v1/models") for _ in range(3))
        assert (first.headers["x-ratelimit-remaining"], second.headers["x-ratelimit-remaining"]) == ("1", "0")
        _problem(third, 429, "too-many")
        assert 1_790 <= int(third.headers["retry-after"]) <= 1_800 and third.headers["ratelimit-policy"] == '"default";q=2;w=3600'
        assert client.get("/healthz").status_code == 200  # health and the page are not counted
        assert 'cdip_requests_refused_total{reason="rate"} 1.0' in client.get("/metrics").text


def test_turns_are_given_in_order_and_not_without_end() -> None:
    async def taking() -> None:
        turns = Turns(1, 1, 0.05)
        await turns.take()
        waiting = asyncio.create_task(turns.take())
        await asyncio.sleep(0)
        with pytest.raises(Full):
            await turns.take()  # one works, one waits
        with pytest.raises(Full):
            await waiting  # its turn did not come in time
        turns.give_back()
        await turns.take()
        assert (turns.working, turns.waiting) == (1, 0)

    asyncio.run(taking())


def _slow(app: FastAPI, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.state.assistant, "documents", lambda: time.sleep(seconds) or [])


def test_too_many_at_once_are_turned_away(samples_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_over(samples_index, tmp_path, CDIP_CONCURRENCY=1, CDIP_QUEUE=1)
    _slow(app, 0.5, monkeypatch)
    with served(app) as base, ThreadPoolExecutor(6) as pool, httpx.Client(base_url=base, timeout=30) as client:
        responses = list(pool.map(lambda _: client.get("/v1/documents"), range(6)))
        assert sorted(r.status_code for r in responses) == [200, 200, 503, 503, 503, 503]
        refused = next(r for r in responses if r.status_code == 503)
        _problem(refused, 503, "busy")
        assert int(refused.headers["retry-after"]) > 0
        assert client.get("/v1/documents").status_code == 200


def test_what_takes_too_long_is_given_up(samples_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_over(samples_index, tmp_path, CDIP_REQUEST_TIMEOUT_SECONDS=0.2)
    _slow(app, 0.6, monkeypatch)
    with served(app) as base, httpx.Client(base_url=base, timeout=30) as client:
        started = time.monotonic()
        _problem(client.get("/v1/documents"), 504, "timed-out")
        assert time.monotonic() - started < 0.5
        assert client.get("/healthz").status_code == 200


def test_a_body_without_a_length_is_bounded_too(client: httpx.Client) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(40):
            yield b" " * 10_000

    _problem(client.post("/v1/ask", content=endless(), headers={"Content-Type": "application/json"}), 413, "too-large")


@pytest.mark.parametrize(
    ("method", "path", "content", "status", "kind"),
    [
        ("PUT", "/v1/ask", b"{}", 405, "method-not-allowed"),
        ("POST", "/v1/ask", b"{", 422, "bad-request"),
        ("POST", "/v1/ask", b"[]", 422, "bad-request"),
        ("POST", "/v1/ask", b'{"question": "\\ud800"}', 422, "bad-request"),
        ("POST", "/v1/ask", b'{"question": null}', 422, "bad-request"),
        ("POST", "/v1/ask", b'{"question": "x", "conversation_id": ""}', 422, "bad-request"),
        ("POST", "/v1/feedback", b'{"answer_id": "../x", "value": "up"}', 422, "bad-request"),
        ("POST", "/v1/feedback", b'{"answer_id": "x", "value": "sideways"}', 422, "bad-request"),
        ("POST", "/v1/search", b'{"question": "x", "k": 0}', 422, "bad-request"),
        ("GET", "/v1/documents?limit=0", None, 422, "bad-request"),
        ("GET", "/v1/documents/fr/CDIP/25/5", None, 422, "bad-request"),
        ("GET", "/assets/..%2fhttp%2fapp.py", None, 404, "not-found"),
        ("GET", "/v1/documents/en/..%2f..%2fCURRENT", None, 404, "not-indexed"),
        ("GET", "/nowhere", None, 404, "not-found"),
    ],
)
def test_every_mistake_is_a_problem_detail(
    client: httpx.Client, method: str, path: str, content: bytes | None, status: int, kind: str
) -> None:
    response = client.request(method, path, content=content, headers={"Content-Type": "application/json"} if content else None)
    _problem(response, status, kind)


def test_an_unforeseen_failure_is_logged_under_its_id_and_told_without_its_text(
    samples_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    app = app_over(samples_index, tmp_path)

    def failing() -> None:
        raise RuntimeError("the secret of the inside")

    monkeypatch.setattr(app.state.assistant, "documents", failing)
    with served(app) as base:
        response = httpx.get(f"{base}/v1/documents")
    _problem(response, 500, "failed")
    assert "secret" not in response.text and response.headers["x-request-id"] in response.json()["detail"]
    assert response.headers["content-security-policy"] and any(record.exc_info for record in caplog.records)


def test_every_response_carries_an_id_and_the_security_headers(client: httpx.Client) -> None:
    for path in ("/", "/healthz", "/v1/models", "/nowhere", "/openapi.json"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"] and "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "no-referrer" and headers["x-request-id"]
        assert "access-control-allow-origin" not in headers
    assert client.get("/healthz", headers={"X-Request-ID": "given-1"}).headers["x-request-id"] == "given-1"
    assert client.get("/healthz", headers={"X-Request-ID": "not an id"}).headers["x-request-id"] != "not an id"


@pytest.mark.parametrize("path", ["/", "/docs", "/assets/app.js", "/healthz", "/readyz"])
def test_what_only_wants_to_know_whether_it_is_there_gets_no_body(client: httpx.Client, path: str) -> None:
    head, whole = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (200, b"") and head.headers["content-type"] == whole.headers["content-type"]


def test_other_sites_may_not_read(client: httpx.Client) -> None:
    asked = client.options("/v1/ask", headers={"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"})
    assert "access-control-allow-origin" not in asked.headers


def test_long_responses_are_compressed_and_streams_are_not(client: httpx.Client) -> None:
    assert client.get("/v1/documents").headers["content-encoding"] == "gzip"
    streamed = client.post("/v1/ask", json=QUESTION | {"stream": True})
    assert "content-encoding" not in streamed.headers


def test_questions_stay_out_of_the_logs_unless_asked_for(samples_index: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "assistant")
    for setting, expected in ((False, False), (True, True)):
        caplog.clear()
        with served(app_over(samples_index, tmp_path, CDIP_LOG_QUESTIONS=setting)) as base:
            httpx.post(f"{base}/v1/ask", json=QUESTION)
        lines = [json.loads(JsonLines().format(record)) for record in caplog.records if record.name.startswith("assistant")]
        assert any("eTISC" in json.dumps(line) for line in lines) is expected
        answer = next(line for line in lines if line["event"] == "answer")
        assert answer["status"] == "answered"
        assert next(line for line in lines if line["event"] == "request")["path"] == "/v1/ask"


def test_metrics_count_questions_and_tell_of_the_index(client: httpx.Client) -> None:
    client.post("/v1/ask", json=QUESTION)
    text = client.get("/metrics").text
    assert 'cdip_questions_total{channel="http",language="en",status="answered"}' in text
    assert (
        "cdip_index_ready 1.0" in text
        and "cdip_index_age_seconds" in text
        and 'cdip_stage_seconds_bucket{le="0.002",stage="answer"}' in text
    )
    assert 'route="/v1/ask"' in text and "eTISC" not in text


def test_a_stream_in_progress_ends_with_an_event_when_the_service_stops(app: FastAPI, client: httpx.Client) -> None:
    app.state.desk.stopping.set()
    try:
        streamed = client.post("/v1/ask", json=QUESTION | {"stream": True}).text
        assert "event: error" in streamed and "urn:cdip:problem:stopping" in streamed
        _problem(client.get("/readyz"), 503, "stopping")
    finally:
        app.state.desk.stopping.clear()


def test_a_client_that_goes_away_or_dawdles_holds_no_turn(samples_index: Path, tmp_path: Path) -> None:
    with served(app_over(samples_index, tmp_path, CDIP_CONCURRENCY=1, CDIP_QUEUE=0)) as base:
        host, port = base.removeprefix("http://").split(":")
        for _ in range(3):
            with socket.create_connection((host, int(port))) as line:
                line.sendall(b"POST /v1/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{")
        deadline = time.monotonic() + 5
        while (status := httpx.post(f"{base}/v1/ask", json=QUESTION).status_code) != 200 and time.monotonic() < deadline:
            time.sleep(0.05)
        assert status == 200


def test_clients_at_the_same_time_get_their_own_answers(client: httpx.Client) -> None:
    questions = ["What did session 23 decide on CDIP/23/11?", "eTISC平台有多少注册用户？", "What is the status of recommendation 10?"] * 4

    def ask(question: str) -> bool:
        return bool(client.post("/v1/ask", json={"question": question}).json()["question"] == question)

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(ask, questions))


def test_traces_hold_route_status_and_stages_and_no_question(client: httpx.Client) -> None:
    from opentelemetry import trace
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

    spans = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    trace.set_tracer_provider(provider)
    client.post("/v1/ask", json=QUESTION, headers={"traceparent": f"00-{'ab' * 16}-{'cd' * 8}-01"})
    client.get("/healthz")  # by now the span before is at its end
    finished = {span.name: span for span in spans.get_finished_spans()}
    request = finished["POST /v1/ask"]
    assert request.attributes and request.attributes["http.response.status_code"] == 200
    assert request.context.trace_id == int("ab" * 16, 16)
    assert finished["answer"].context.trace_id == request.context.trace_id
    assert "eTISC" not in "".join(span.to_json() for span in spans.get_finished_spans())
