"""A language model's endpoint on loopback that says what a test tells it to, and misbehaves where it is told to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any


@dataclass(frozen=True)
class Said:
    """What the endpoint answers to one request.

    text is sent in pieces of a few characters; wait: seconds before the first, drip: between two. cut: pieces after
    which the connection breaks. finish None: the reply ends without saying that it is complete. raw: these bytes
    instead of a reply.
    """

    text: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: float = 0.0
    drip: float = 0.0
    cut: int | None = None
    finish: str | None = "stop"
    raw: bytes | None = None
    piece: int = 5


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]

    @property
    def system(self) -> str:
        return str(self.body["messages"][0]["content"])

    @property
    def user(self) -> str:
        return str(self.body["messages"][-1]["content"])


Script = Callable[[Asked], Said]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a visitor that hangs up in the middle is what some tests are about."""


class ChatServer:
    """Gives its replies in turn and repeats the last; a script may give them by what is asked."""

    def __init__(self, *replies: Said | str) -> None:
        self.replies: list[Said] = [reply if isinstance(reply, Said) else Said(reply) for reply in replies]
        self.script: Script | None = None
        self.asked: list[Asked] = []
        self.hung_up = threading.Event()  # set when a visitor leaves before the end of a reply
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def __enter__(self) -> ChatServer:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def says(self, *replies: Said | str) -> None:
        """Give these replies from now on, and forget what was asked before."""
        self.replies = [reply if isinstance(reply, Said) else Said(reply) for reply in replies]
        self.script = None
        self.asked.clear()
        self.hung_up.clear()

    def _reply(self, asked: Asked) -> Said:
        with self._lock:
            self.asked.append(asked)
            if self.script:
                return self.script(asked)
            return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *arguments: object) -> None:
                """Say nothing."""

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                said = server._reply(Asked(self.path, dict(self.headers), body))
                time.sleep(said.wait)
                try:
                    if said.status != 200 or said.raw is not None:
                        self._plain(said.status, said.raw if said.raw is not None else b'{"error": {"message": "no"}}', said.headers)
                    elif body.get("stream"):
                        self._stream(said)
                    else:
                        self._plain(200, json.dumps(_whole(said)).encode(), said.headers)
                except OSError:
                    server.hung_up.set()
                    self.close_connection = True

            def _plain(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def _stream(self, said: Said) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                pieces = [said.text[i : i + said.piece] for i in range(0, len(said.text), said.piece)]
                for number, piece in enumerate(pieces):
                    if said.cut is not None and number >= said.cut:
                        self.close_connection = True
                        self.connection.close()
                        return
                    self._event(_chunk({"content": piece}, None))
                    time.sleep(said.drip)
                if said.finish:
                    self._event(_chunk({}, said.finish))
                    self._chunked(b"data: [DONE]\n\n")
                self.wfile.write(b"0\r\n\r\n")

            def _event(self, value: dict[str, Any]) -> None:
                self._chunked(b"data: " + json.dumps(value, ensure_ascii=False).encode() + b"\n\n")

            def _chunked(self, data: bytes) -> None:
                self.wfile.write(b"%x\r\n%b\r\n" % (len(data), data))
                self.wfile.flush()

        return Handler


def _chunk(delta: dict[str, Any], finish: str | None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}


def _whole(said: Said) -> dict[str, Any]:
    choice = {"index": 0, "message": {"role": "assistant", "content": said.text}, "finish_reason": said.finish}
    return {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
