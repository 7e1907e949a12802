"""HTTP over loopback: the calls of the contract, errors as problem details."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
import uvicorn

from assistant.channels.http import create_app, serve
from assistant.channels.rendering import answer_json
from assistant.errors import SettingsError
from assistant.service import Assistant
from assistant.settings import Settings


def _serve(index_dir: Path) -> Iterator[httpx.Client]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(Settings(CDIP_INDEX_DIR=index_dir, _env_file=None))  # type: ignore[call-arg]
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        yield client
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def client(samples_index: Path) -> Iterator[httpx.Client]:
    yield from _serve(samples_index)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    yield from _serve(tmp_path_factory.mktemp("none") / "index")


@pytest.mark.parametrize("question", ["eTISC平台有多少注册用户？", "How many registered users does eTISC have?"])
def test_ask_answers_as_the_command_does(client: httpx.Client, samples: Assistant, question: str) -> None:
    answer = client.post("/v1/ask", json={"question": question}).json()
    expected = answer_json(samples.ask(question))
    assert answer["status"] == "answered" and answer["citations"]
    assert answer | {"timings_ms": {}} == expected | {"timings_ms": {}}


def test_ask_streams_events_that_end_in_done(client: httpx.Client) -> None:
    response = client.post("/v1/ask", json={"question": "eTISC平台有多少注册用户？", "stream": True})
    assert response.headers["content-type"].startswith("text/event-stream")
    names = [line.removeprefix("event: ") for line in response.text.splitlines() if line.startswith("event: ")]
    assert names[0] == "status" and names[-1] == "done" and {"delta", "citation"} <= set(names)


def test_search_takes_the_same_filters(client: httpx.Client) -> None:
    found = client.post("/v1/search", json={"question": "web forum", "filters": {"language": "en", "session": 25}, "k": 3}).json()
    assert len(found["results"]) == 3 and {(r["language"], r["session"]) for r in found["results"]} == {("en", 25)}


def test_a_document_is_shown_by_paragraph(client: httpx.Client) -> None:
    listed = client.get("/v1/documents").json()
    one = next(d for d in listed if d["language"] == "zh")
    shown = client.get(f"/v1/documents/zh/{quote(one['symbol'])}").json()
    assert shown["symbol"] == one["symbol"] and all("text" in paragraph for paragraph in shown["paragraphs"])


def test_records_are_served(client: httpx.Client) -> None:
    assert client.get("/v1/sessions/23/decisions").json()
    assert {r["series"] for r in client.get("/v1/recommendations/10").json()} == {"da", "review"}


def test_it_is_live_and_ready(client: httpx.Client, empty: httpx.Client) -> None:
    assert client.get("/healthz").status_code == empty.get("/healthz").status_code == 200
    assert client.get("/readyz").json()["status"] == "ready"
    assert empty.get("/readyz").status_code == 503 and "cdip ingest" in empty.get("/readyz").json()["detail"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/v1/ask", {"question": ""}, 422),
        ("POST", "/v1/ask", {"question": "x" * 20_000}, 422),
        ("POST", "/v1/ask", {"question": "x" * 1_000_000}, 413),
        ("POST", "/v1/ask", {"question": "x", "filters": {"session": 99}}, 422),
        ("POST", "/v1/ask", {"question": "x", "filters": {"nonsense": 1}}, 422),
        ("POST", "/v1/ask", {}, 422),
        ("GET", "/v1/documents/zh/CDIP/99/9", None, 404),
        ("GET", "/v1/sessions/0/decisions", None, 422),
        ("GET", "/nowhere", None, 404),
    ],
)
def test_errors_are_problem_details(client: httpx.Client, method: str, path: str, body: object, status: int) -> None:
    response = client.request(method, path, json=body)
    assert response.status_code == status
    assert response.headers["content-type"].startswith("application/problem+json")
    assert {"type", "title", "status", "detail"} <= set(response.json())


def test_without_an_index_the_call_says_so(empty: httpx.Client) -> None:
    response = empty.post("/v1/ask", json={"question": "x"})
    assert response.status_code == 503 and "cdip ingest" in response.json()["detail"]


def test_an_address_others_can_reach_is_refused(samples_index: Path) -> None:
    with pytest.raises(SettingsError, match=r"127\.0\.0\.1"):
        serve(Settings(CDIP_INDEX_DIR=samples_index, _env_file=None), "0.0.0.0", 1)  # type: ignore[call-arg]
