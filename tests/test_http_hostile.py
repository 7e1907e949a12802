"""Visitors that mean harm, over real sockets: they get a refusal or a closed connection, others are served all the while."""

from __future__ import annotations

import contextlib
import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from fastapi import FastAPI
from starlette.responses import Response

from tests.support.serving import app_over, served

QUESTION = {"question": "How many registered users does eTISC have?"}
CONNECTIONS = "assistant.channels.http.connections"


@pytest.fixture(scope="module")
def app(samples_index: Path, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    app = app_over(samples_index, tmp_path_factory.mktemp("state"))
    app.get("/v1/large")(lambda: Response(bytes(20_000_000), media_type="application/octet-stream"))
    return app


@pytest.fixture(scope="module")
def base(app: FastAPI) -> Iterator[str]:
    with served(app) as base:
        yield base


@pytest.fixture(scope="module")
def client(base: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=base, timeout=30) as client:
        yield client


def _connected(base: str) -> socket.socket:
    address = urlsplit(base)
    return socket.create_connection((address.hostname or "", address.port or 0), timeout=20)


def _said(base: str, *pieces: bytes) -> bytes:
    """Send bytes as they are, and return all that comes back until the service closes the connection."""
    with _connected(base) as visitor:
        for piece in pieces:
            visitor.sendall(piece)
        said = b""
        while piece := visitor.recv(65_536):
            said += piece
    return said


def _taken(visitor: socket.socket) -> int:
    """Return how many bytes still come until the service ends the connection. Raises TimeoutError where it does not."""
    taken = 0
    with contextlib.suppress(ConnectionResetError):
        while piece := visitor.recv(1_000_000):
            taken += len(piece)
    return taken


@pytest.mark.parametrize(
    ("more", "answered", "refused"),
    [
        ({}, ["localhost:9", "127.0.0.2", "[::1]:8000"], ["rebound.example", "127.0.0.1.rebound.example"]),
        ({"CDIP_ALLOWED_HOSTS": "cdip.example, *.own.example"}, ["CDIP.example:443", "a.own.example", "localhost"], ["rebound.example"]),
        ({"CDIP_API_KEYS": "one"}, ["rebound.example"], []),  # a page elsewhere cannot know the key
        ({"CDIP_API_KEYS": "one", "CDIP_ALLOWED_HOSTS": "cdip.example"}, ["cdip.example"], ["rebound.example"]),
    ],
)
def test_only_names_of_its_own_are_answered(
    samples_index: Path, tmp_path: Path, more: dict[str, str], answered: list[str], refused: list[str]
) -> None:
    with served(app_over(samples_index, tmp_path, **more)) as base, httpx.Client(base_url=base) as client:
        for host in answered + refused:
            headers = {"Host": host, "Authorization": "Bearer one"}
            for response in (
                client.get("/", headers=headers),
                client.get("/v1/models", headers=headers),
                client.post("/mcp/", headers=headers),
            ):
                assert (response.status_code == 421) is (host in refused)
            assert client.get("/healthz", headers=headers).status_code == 200
        for host in refused:
            assert client.get("/", headers={"Host": host}).json()["type"] == "urn:cdip:problem:wrong-host"


@pytest.mark.parametrize("begun", [b"", b"POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nX-Slow: "])
def test_a_request_that_does_not_come_is_not_waited_for(base: str, begun: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{CONNECTIONS}.HEAD_SECONDS", 0.2)
    with _connected(base) as visitor:
        visitor.sendall(begun)
        assert _taken(visitor) == 0


def test_a_head_without_end_is_refused(base: str, client: httpx.Client) -> None:
    with _connected(base) as visitor, pytest.raises(ConnectionError):
        visitor.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ")
        for _ in range(1_000):
            visitor.sendall(b"x" * 65_536)
    assert client.get("/healthz").status_code == 200


def test_a_client_that_takes_nothing_is_let_go(base: str, client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{CONNECTIONS}.STALL_SECONDS", 0.3)
    with _connected(base) as visitor:
        visitor.sendall(b"GET /v1/large HTTP/1.1\r\nHost: localhost\r\n\r\n")
        time.sleep(1.0)
        assert _taken(visitor) < 20_000_000
    assert len(client.get("/v1/large").content) == 20_000_000


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"question":' * 20_000 + b"1" + b"}" * 20_000,
        b'{"question": "x", "filters": {"session": 1e999}}',
        b'{"question": "x", "filters": {"session": NaN}}',
        b'{"question": "x", "filters": {"session": ' + b"9" * 5_000 + b"}}",
        b'{"question": "\xff\xfe"}',
        b'{"question": "x\x00y", "filters": {"symbol": "\\u0000"}}',
        b'\xef\xbb\xbf{"question": 1}',
        b'{"question": {"$ne": null}}',
        b'{"__proto__": {}, "question": "x"}',
        b'"',
        b"",
    ],
)
@pytest.mark.parametrize("path", ["/v1/ask", "/v1/search", "/v1/terms", "/v1/feedback", "/v1/chat/completions"])
def test_odd_bodies_are_refused_and_break_nothing(client: httpx.Client, path: str, body: bytes) -> None:
    response = client.post(path, content=body, headers={"Content-Type": "application/json"})
    assert response.status_code in (400, 422) and response.json()["type"] == "urn:cdip:problem:bad-request"


def test_a_page_elsewhere_cannot_post_without_asking_first(client: httpx.Client) -> None:
    """Of a form's three types of content none is read; any other makes a browser ask, which nothing here allows."""
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        response = client.post(
            "/v1/ask", content=json.dumps(QUESTION), headers={"Content-Type": kind, "Origin": "https://elsewhere.example"}
        )
        assert response.status_code == 422
    asked_first = {
        "Origin": "https://elsewhere.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    response = client.options("/v1/ask", headers=asked_first)
    assert response.status_code == 405 and "access-control-allow-origin" not in response.headers


def test_nothing_a_client_sends_becomes_a_header(base: str, client: httpx.Client) -> None:
    split = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Request-ID: a\rSet-Cookie: b=c\r\n\r\n"
    assert b"set-cookie" not in _said(base, split).lower()
    response = client.get("/v1/documents?limit=1&x=%0d%0aSet-Cookie:%20b=c&offset=1")
    assert "set-cookie" not in response.headers and "\r" not in response.headers["link"]


@pytest.mark.parametrize(
    "path",
    [
        "/assets/%2e%2e/page.py",
        "/assets/....//page.py",
        "/assets/%00",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/v1/documents/en/%2fetc%2fpasswd",
        "/v1/documents/en/%00",
        "/v1/documents/en/" + "%F0%9F%98%80" * 70,
        "/v1/documents/en/%ff%fe",
        "//healthz//",
    ],
)
def test_no_path_leads_out(base: str, path: str) -> None:
    said = _said(base, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert said.split(b" ", 2)[1] in (b"404", b"422") and b"root:" not in said and b"def page" not in said


def test_two_lengths_are_no_length(base: str) -> None:
    """A body that one reader ends here and another there would carry a second request past a proxy."""
    for framing in (
        b"Content-Length: 5\r\nContent-Length: 6\r\n",
        b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        b"Content-Length: -1\r\n",
    ):
        said = _said(base, b"POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + framing + b"\r\n0\r\n\r\n")
        assert said.split(b" ", 2)[1] in (b"400", b"413", b"422")


def test_a_reader_who_leaves_gives_the_turn_back(samples_index: Path, tmp_path: Path) -> None:
    with served(app_over(samples_index, tmp_path, CDIP_CONCURRENCY=1, CDIP_QUEUE=0)) as base, httpx.Client(base_url=base) as client:
        for _ in range(5):
            with client.stream("POST", "/v1/ask", json=QUESTION | {"stream": True}) as response:
                next(response.iter_raw())
            for _ in range(100):
                if (status := client.post("/v1/ask", json=QUESTION).status_code) == 200:
                    break
                time.sleep(0.02)
            assert status == 200


LISTENING = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "subscriptions/listen",
    "params": {
        "notifications": {"toolsListChanged": True},
        "_meta": {
            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
            "io.modelcontextprotocol/clientInfo": {"name": "x", "version": "1"},
            "io.modelcontextprotocol/clientCapabilities": {},
        },
    },
}


@pytest.mark.parametrize(("method", "body"), [("GET", None), ("POST", LISTENING)])
def test_who_listens_to_the_tools_holds_no_turn(samples_index: Path, tmp_path: Path, method: str, body: object) -> None:
    """Clients of the protocol open such a stream as soon as they are connected; the service has nothing to say in it."""
    headers = {"Accept": "application/json, text/event-stream"}
    if body is not None:
        headers |= {"MCP-Protocol-Version": "2026-07-28", "Mcp-Method": "subscriptions/listen"}
    app = app_over(samples_index, tmp_path, CDIP_CONCURRENCY=1, CDIP_REQUEST_TIMEOUT_SECONDS=3)
    with (
        served(app) as base,
        httpx.Client(base_url=base) as client,
        client.stream(method, "/mcp/", json=body, headers=headers) as listening,
    ):
        assert client.post("/v1/ask", json=QUESTION).status_code == 200
        assert listening.status_code == (405 if method == "GET" else 404)
