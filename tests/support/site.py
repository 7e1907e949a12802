"""A site on loopback that imitates the Organization's pages and, where told to, misbehaves."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

PDF = b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n" % n for n in range(4000)) + b"%%EOF\n"
DOCX = b"PK\x03\x04" + bytes(range(256)) * 40
HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass(frozen=True)
class Reply:
    """What the site answers. cut: bytes after which the connection breaks; drip: seconds between small pieces."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str | None = None
    cut: int | None = None
    drip: float = 0.0
    wait: float = 0.0
    ranges: bool = True
    length: bool = True


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    path: str
    headers: Mapping[str, str]
    at: float


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a visitor that hangs up in the middle is what some tests are about."""


class FakeSite:
    """Answers by path; a path with several replies gives them in turn and repeats the last. All else is 404."""

    def __init__(self) -> None:
        self.replies: dict[str, list[Reply]] = {}
        self.asked: list[Asked] = []
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> FakeSite:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    def put(self, path: str, *replies: Reply) -> None:
        self.replies[path] = list(replies)

    def put_page(self, path: str, html: str) -> None:
        self.put(path, Reply(html.encode("utf-8"), headers=HTML))

    def put_file(self, path: str, body: bytes) -> None:
        self.put(path, Reply(body, etag=f'"{sha256(body).hexdigest()[:16]}"'))

    def paths(self, *, files_only: bool = False) -> list[str]:
        paths = [asked.path for asked in self.asked]
        return [path for path in paths if "/edocs/" in path] if files_only else paths

    def forget(self) -> None:
        self.asked.clear()

    def _next(self, path: str) -> Reply | None:
        with self._lock:
            replies = self.replies.get(path)
            if not replies:
                return None
            return replies.pop(0) if len(replies) > 1 else replies[0]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # otherwise each answer waits 40 ms for the visitor's acknowledgement

            def do_GET(self) -> None:
                site.asked.append(Asked(self.path, dict(self.headers), time.monotonic()))
                reply = site._next(self.path) or Reply(b"<html>not here</html>", status=404, headers=HTML)
                time.sleep(reply.wait)
                reply = _as_asked(reply, dict(self.headers))
                self.send_response(reply.status)
                for name, value in _headers(reply).items():
                    self.send_header(name, value)
                if not reply.length:
                    self.send_header("Connection", "close")
                self.end_headers()
                if reply.status != 304:
                    self._send(reply)
                if reply.cut is not None or not reply.length:
                    self.close_connection = True

            def _send(self, reply: Reply) -> None:
                body = reply.body[: reply.cut]
                step = 1000 if reply.drip else max(1, len(body))
                try:
                    for start in range(0, len(body), step):
                        self.wfile.write(body[start : start + step])
                        self.wfile.flush()
                        time.sleep(reply.drip)
                except OSError:  # the visitor has gone
                    self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing: tests look at `asked`."""

        return Handler


def _as_asked(reply: Reply, headers: Mapping[str, str]) -> Reply:
    """Honour If-None-Match, If-Range and Range as a good server does."""
    if reply.status != 200 or not reply.etag:
        return reply
    if headers.get("If-None-Match") == reply.etag:
        return replace(reply, status=304, body=b"")
    wanted = re.fullmatch(r"bytes=(\d+)-", headers.get("Range", ""))
    if not wanted or not reply.ranges or headers.get("If-Range", reply.etag) != reply.etag:
        return reply
    start, size = int(wanted[1]), len(reply.body)
    if start >= size:
        return replace(reply, status=416, body=b"")
    told = {**reply.headers, "Content-Range": f"bytes {start}-{size - 1}/{size}"}
    return replace(reply, status=206, body=reply.body[start:], headers=told)


def _headers(reply: Reply) -> dict[str, str]:
    headers = dict(reply.headers)
    if reply.etag:
        headers["ETag"] = reply.etag
    if reply.length and reply.status != 304:
        headers.setdefault("Content-Length", str(len(reply.body)))
    return headers


def file_path(stem: str, language: str, suffix: str = ".pdf") -> str:
    """Where the site keeps the file of a document."""
    return f"/edocs/mdocs/mdocs/{language}/{'_'.join(stem.split('_')[:2])}/{stem}{suffix}"


def older_pages(
    site: FakeSite,
    session: int,
    rows: Iterable[tuple[str, str, Iterable[str]]],
    *,
    languages: Iterable[str] = ("en", "zh"),
) -> None:
    """Lay out a session as the older pages do: the Committee's page, and a table with the files of each document.

    rows: symbol, title, suffixes of the files linked.
    """
    rows = list(rows)
    names = {"en": f"{_ordinal(session)} Session", "zh": f"第{session}届会议"}
    other = {"en": f"{_ordinal(session - 1)} Session", "zh": f"第{session - 1}届会议"}
    for language in languages:
        site.put_page(
            f"/policy/{language}/cdip/index.html",
            f"""<html><body><h1>CDIP</h1><ul>
            <li><a href="/meetings/{language}/details.jsp?meeting_id=45000">{other[language]}</a></li>
            <li><a href="/meetings/{language}/details.jsp?meeting_id=46000">{names[language]}</a></li>
            <li><a href="https://elsewhere.example/report.pdf">A report</a></li></ul></body></html>""",
        )
        table = "".join(
            f"<tr><td>{symbol}</td><td>{title}</td><td>"
            + " ".join(
                f'<a href="{file_path(_stem(symbol), language, suffix)}">{title}, Complete document ({suffix[1:]})</a>'
                for suffix in suffixes
            )
            + "</td></tr>"
            for symbol, title, suffixes in rows
        )
        site.put_page(f"/meetings/{language}/details.jsp?meeting_id=46000", f"<table>{table}</table>")


def newer_pages(site: FakeSite, session: int, documents: Iterable[tuple[int, str, str, Mapping[str, Iterable[str]]]]) -> None:
    """Lay out a session as the newer pages do: an old address leads on, documents are cards that link to their pages.

    documents: number of the page, symbol, title, suffixes by language.
    """
    documents = list(documents)
    for language in ("en", "zh"):
        site.put(
            f"/policy/{language}/cdip/index.html",
            Reply(status=301, headers={"Location": f"/{language}/web/cdip"}),
        )
        name = {"en": f"CDIP: {_ordinal(session)} Session", "zh": f"发展与知识产权委员会：第{session}届会议"}[language]
        site.put_page(
            f"/{language}/web/cdip",
            f'<main><div class="card"><h3>{name}</h3><p>Geneva</p>'
            f'<a class="more" href="/meetings/{language}/details.jsp?meeting_id=79000">→</a></div></main>',
        )
        cards = "".join(
            f'<div class="card"><h4>{symbol}</h4><p>{title}</p>'
            f'<a href="/meetings/{language}/doc_details.jsp?doc_id={number}#top">→</a></div>'
            for number, symbol, title, _ in documents
        )
        site.put_page(f"/meetings/{language}/details.jsp?meeting_id=79000", f"<main>{cards}</main>")
        for number, symbol, title, suffixes in documents:
            links = "".join(
                f'<li>{file_language}: <a href="{file_path(_stem(symbol), file_language, suffix)}">{title}</a></li>'
                for file_language, listed in suffixes.items()
                for suffix in listed
            )
            site.put_page(f"/meetings/{language}/doc_details.jsp?doc_id={number}", f"<h1>{title}</h1><ul>{links}</ul>")


def _stem(symbol: str) -> str:
    return re.sub(r"[/ .]+", "_", symbol).strip("_").lower()


def _ordinal(number: int) -> str:
    return f"{number}th"
