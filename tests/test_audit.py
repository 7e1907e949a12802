"""The look at advisories depends on the network, and so must never fail for want of it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from evals import audit
from tests.support.chroma_server import free_port


@contextmanager
def _index(body: bytes, status: int = 200) -> Iterator[str]:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/pypi/pip/json"
        server.shutdown()
        thread.join()


def test_without_advisories_it_says_so_and_fails_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(audit, "PROBE", f"http://127.0.0.1:{free_port()}/")
    assert audit.main() == 0
    assert "not looked at" in capsys.readouterr().out


@pytest.mark.parametrize(("body", "status"), [(b"<html>", 200), (b"[]", 200), (b'{"info": {}}', 200), (b"{}", 503)])
def test_a_mirror_without_advisories_is_told_from_one_that_has_them(body: bytes, status: int) -> None:
    with _index(body, status) as url:
        assert audit.unreachable(url)
    with _index(json.dumps({"vulnerabilities": []}).encode()) as url:
        assert audit.unreachable(url) is None


def test_every_pin_is_one_that_can_be_audited() -> None:
    pins = [line for line in audit.PINNED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert pins and all(line.count("==") == 1 for line in pins)
