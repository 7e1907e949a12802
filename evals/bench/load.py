"""Print how the service bears many clients at once, on loopback:

    python -m evals.bench.load [--clients 200] [--seconds 60] [--ingest]

`cdip serve` runs in a process of its own with the settings it comes with, but for the rate. Each client asks as soon as it is
answered: answers, streamed answers and searches. With --ingest another process ingests meanwhile, a document more each time, so
that generations switch under the readers. The clients share the machine's cores with the service.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

import psutil

from evals.bench.corpus import folders, questions
from evals.bench.generating import generate
from evals.bench.timing import percentile

MOST_CLIENTS, MOST_SECONDS = 500, 1_200
CDIP = [sys.executable, "-m", "cdip"]
WARM_UP_SECONDS = 5.0  # models and stores are opened, and the interpreter's memory has grown to what the work takes


@dataclass
class Seen:
    """What came of the requests. memory: (seconds since the start, bytes the service holds); processor: what it took, in seconds."""

    taken: list[float] = field(default_factory=list)
    statuses: Counter[int | str] = field(default_factory=Counter)
    generations: set[str] = field(default_factory=set)
    memory: list[tuple[float, int]] = field(default_factory=list)
    processor: float = 0.0


def main() -> int:
    """Measure and print; 1 where a request failed that should not have."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=200, choices=range(1, MOST_CLIENTS + 1), metavar=f"1-{MOST_CLIENTS}")
    parser.add_argument("--seconds", type=int, default=60, choices=range(1, MOST_SECONDS + 1), metavar=f"1-{MOST_SECONDS}")
    parser.add_argument("--ingest", action="store_true", help="ingest meanwhile, so that generations switch")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        index_dir = Path(place) / "index"
        subprocess.run([*CDIP, "ingest", *map(str, folders()), "--index", str(index_dir)], check=True, capture_output=True)  # noqa: S603 — ours
        with _served(index_dir) as (process, port):
            began = os.getloadavg()[0]
            seen = asyncio.run(_measure(process, port, index_dir, options.clients, options.seconds, options.ingest))
    return _told(seen, options.clients, options.seconds, began)


@contextlib.contextmanager
def _served(index_dir: Path) -> Iterator[tuple[psutil.Process, int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*CDIP, "serve", "--port", str(port), "--index", str(index_dir)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=os.environ | {"CDIP_RATE_LIMIT": "100000000/minute"})  # noqa: S603 — ours
    try:
        yield psutil.Process(process.pid), port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


async def _measure(process: psutil.Process, port: int, index_dir: Path, clients: int, seconds: float, ingest: bool) -> Seen:
    await _until_ready(port)
    requests = cycle(list(_requests()))
    warm_up = Seen()
    await asyncio.gather(*(_client(port, requests, warm_up, time.perf_counter() + WARM_UP_SECONDS) for _ in range(clients)))
    seen, started, spent = Seen(), time.perf_counter(), _processor(process)
    until = started + seconds
    work = [_client(port, requests, seen, until) for _ in range(clients)] + [_watch(process, port, seen, started, until)]
    await asyncio.gather(*work, *([_ingest(index_dir, until)] if ingest else []))
    seen.processor = _processor(process) - spent
    return seen


def _processor(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _requests() -> Iterator[bytes]:
    for number, question in enumerate(questions(200)):
        path = "/v1/search" if number % 5 == 4 else "/v1/ask"
        body = json.dumps({"question": question} | ({"stream": True} if number % 10 == 0 else {})).encode()
        head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        yield head.encode() + body


async def _client(port: int, requests: Iterator[bytes], seen: Seen, until: float) -> None:
    while time.perf_counter() < until:
        try:
            async with _connection(port) as (reader, writer):
                while (began := time.perf_counter()) < until:
                    status, _ = await _exchange(reader, writer, next(requests))
                    seen.taken.append(time.perf_counter() - began)
                    seen.statuses[status] += 1
        except (OSError, EOFError) as error:
            seen.statuses[type(error).__name__] += 1
            await asyncio.sleep(0.1)


@contextlib.asynccontextmanager
async def _connection(port: int) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield reader, writer
    finally:
        writer.close()


async def _exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> tuple[int, bytes]:
    """Send a request and return the status and body of its response: as little as this needs, so that clients cost little."""
    writer.write(request)
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    body = b""
    if b"transfer-encoding: chunked" in head:
        while size := int(await reader.readuntil(b"\r\n"), 16):
            body += (await reader.readexactly(size + 2))[:-2]
        await reader.readexactly(2)
    else:
        length = head.partition(b"content-length:")[2].partition(b"\r\n")[0]
        body = await reader.readexactly(int(length))
    return int(head.split(b" ", 2)[1]), body


async def _until_ready(port: int) -> None:
    while True:
        with contextlib.suppress(OSError, EOFError):
            async with _connection(port) as (reader, writer):
                if (await _exchange(reader, writer, b"GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n"))[0] == 200:
                    return
        await asyncio.sleep(0.1)


async def _watch(process: psutil.Process, port: int, seen: Seen, started: float, until: float) -> None:
    while time.perf_counter() < until:
        seen.memory.append((time.perf_counter() - started, process.memory_info().rss))
        async with _connection(port) as (reader, writer):
            status, body = await _exchange(reader, writer, b"GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            if status == 200:
                seen.generations.add(json.loads(body)["generation"])
        await asyncio.sleep(1.0)


async def _ingest(index_dir: Path, until: float) -> None:
    """Add an invented document at a time, until the end."""
    generate(index_dir.parent / "invented", 200)
    growing = index_dir.parent / "growing"
    growing.mkdir()
    for path in sorted((index_dir.parent / "invented").iterdir()):
        shutil.copy(path, growing)
        command = [*CDIP, "ingest", str(growing), "--index", str(index_dir), "--workers", "1"]
        process = await asyncio.create_subprocess_exec(*command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if await process.wait() != 0:
            raise RuntimeError(f"`{' '.join(command)}` failed")
        if time.perf_counter() > until:
            return


def _told(seen: Seen, clients: int, seconds: int, began: float) -> int:
    answered = sum(count for status, count in seen.statuses.items() if status == 200)
    print(
        f"{clients} clients, {seconds} s, {os.cpu_count()} cores; load average {began:.1f} at the start, {os.getloadavg()[0]:.1f} at the end"
    )
    print(f"{answered / seconds:.1f} answered a second; milliseconds: " + _spread(seen.taken))
    print(f"{1_000 * seen.processor / max(1, len(seen.taken)):.1f} ms of processor time each; {seen.processor / seconds:.2f} cores had")
    print("responses: " + ", ".join(f"{status}: {count}" for status, count in seen.statuses.most_common()))
    print(f"generations: {len(seen.generations)}; memory of the service, MB: " + _by_the_minute(seen.memory))
    return int(any(status not in (200, 503) for status in seen.statuses))


def _spread(taken: Sequence[float]) -> str:
    return ", ".join(f"p{round(100 * share)} {1_000 * percentile(taken, share):,.0f}" for share in (0.5, 0.95, 0.99))


def _by_the_minute(memory: Sequence[tuple[float, int]]) -> str:
    minutes: dict[int, int] = {}
    for at, held in memory:
        minutes[int(at // 60)] = max(held, minutes.get(int(at // 60), 0))
    return " ".join(f"{held / 1e6:.0f}" for held in minutes.values()) + " (the most in each minute)"


if __name__ == "__main__":
    sys.exit(main())
