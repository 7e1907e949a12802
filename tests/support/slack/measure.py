"""How quick the Slack channel is, and whether it answers once: `python -m tests.support.slack.measure [--transcript FILE]`.

The service runs as `cdip serve` in a process of its own over the bundled samples; this process is Slack. First 500 questions, so
many at a time; then 1,000 questions, each event of each sent up to three times, all of them shuffled. Printed as JSON.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.support.slack import events
from tests.support.slack.doors import HttpDoor, signed
from tests.support.slack.server import SlackServer
from tests.support.slack.stage import Stage
from tests.support.slack.workspace import ANA, ANAS, BOT_TOKEN, BOT_USER, LIN, LINS, PUBLIC, SECRET, Channel, Json, Message, Person

ROOT = Path(__file__).parents[3]
START_SECONDS = 60.0
QUESTIONS = (
    "How many registered users does eTISC have?",
    "What did the Committee decide on CDIP/23/11?",
    "What is the status of recommendation 10?",
    "How much did the web forum cost in Brazil?",
    "eTISC平台有多少注册用户？",
    "第二十三届会议对文件CDIP/23/11作出了什么决定？",
    "建议10的落实情况如何？",
    "网络论坛在巴西花了多少钱？",
)


@contextmanager
def service(index: Path, state: Path, slack: SlackServer) -> Iterator[str]:
    """`cdip serve` with Slack's events switched on; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    given = {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": slack.api_url,
        "CDIP_STATE_FILE": str(state / "service.sqlite"),
    }
    command = [sys.executable, "-m", "cdip", "serve", "--port", str(port), "--index", str(index)]
    with (state / "log").open("w") as log:
        process = subprocess.Popen(command, env=os.environ | given, cwd=ROOT, stdout=log, stderr=log)
        base = f"http://127.0.0.1:{port}"
        try:
            until = time.monotonic() + START_SECONDS
            while not _ready(base):
                if process.poll() is not None or time.monotonic() > until:
                    raise SystemExit(f"The service did not get ready.\n{(state / 'log').read_text()}")
                time.sleep(0.05)
            yield base
        finally:
            process.terminate()
            process.wait(30)


def _ready(base: str) -> bool:
    try:
        return httpx.get(f"{base}/readyz").status_code == 200
    except httpx.TransportError:
        return False


def ask(slack: SlackServer, number: int) -> tuple[Message, list[Json]]:
    """Somebody asks the next question; returns it with the events that Slack sends about it."""
    question = QUESTIONS[number % len(QUESTIONS)]
    chinese = number % len(QUESTIONS) >= len(QUESTIONS) // 2
    person: Person = LIN if chinese else ANA
    direct = number % 3 == 0
    channel: Channel = (LINS if chinese else ANAS) if direct else PUBLIC
    said = slack.workspace.say(person, channel, question if direct else f"<@{BOT_USER}> {question}")
    plain = events.message(said, channel.kind)
    return said, [plain] if direct else [events.mention(said), plain]


async def send(client: httpx.AsyncClient, payload: Json, retry: int = 0) -> tuple[float, int]:
    """Send one event; returns the seconds until it was acknowledged, and the status."""
    body = json.dumps(payload)
    headers = {"Content-Type": "application/json", **signed(body)} | ({"X-Slack-Retry-Num": str(retry)} if retry else {})
    began = time.perf_counter()
    answer = await client.post("/slack/events", content=body, headers=headers)
    return time.perf_counter() - began, answer.status_code


async def speed(base: str, slack: SlackServer, count: int, at_once: int) -> Json:
    """Ask count questions, at_once at a time; the next one is asked when one has its answer."""
    acks: list[float] = []
    whole: list[float] = []
    gate = asyncio.Semaphore(at_once)

    async def one(client: httpx.AsyncClient, number: int) -> None:
        async with gate:
            said, payloads = ask(slack, number)
            began = time.monotonic()
            for seconds, status in await asyncio.gather(*(send(client, payload) for payload in payloads)):
                assert status == 200, status
                acks.append(seconds)
            while not _answered(slack, said):
                await asyncio.sleep(0.02)
            whole.append(_replies(slack, said)[0].finished - began)

    async with httpx.AsyncClient(base_url=base, timeout=60, limits=httpx.Limits(max_connections=100)) as client:
        began = time.monotonic()
        await asyncio.gather(*(one(client, number) for number in range(count)))
        took = time.monotonic() - began
    return {
        "questions": count,
        "at_once": at_once,
        "seconds": round(took, 2),
        "load_average": os.getloadavg()[0],
        "ack_ms": _percentiles(acks, 50, 99) | {"max": round(max(acks) * 1_000, 1)},
        "full_answer_ms": _percentiles(whole, 50, 95) | {"max": round(max(whole) * 1_000, 1)},
        "complaints": slack.verdict(),
    }


async def once(base: str, slack: SlackServer, count: int, at_once: int) -> Json:
    """Ask count questions by events that come up to three times each and in any order; returns how many answers each got."""
    chance = random.Random(7)
    asked: list[Message] = []
    sent: list[tuple[Json, int]] = []
    for number in range(count):
        said, payloads = ask(slack, number)
        asked.append(said)
        sent += [(payload, retry) for payload in payloads for retry in range(chance.choice((1, 2, 3)))]
    chance.shuffle(sent)
    gate = asyncio.Semaphore(at_once)

    async def one(client: httpx.AsyncClient, payload: Json, retry: int) -> int:
        async with gate:
            return (await send(client, payload, retry))[1]

    async with httpx.AsyncClient(base_url=base, timeout=60, limits=httpx.Limits(max_connections=100)) as client:
        statuses = Counter(await asyncio.gather(*(one(client, *each) for each in sent)))
        until = time.monotonic() + 600
        while not all(_answered(slack, said) for said in asked) and time.monotonic() < until:
            await asyncio.sleep(0.1)
    await asyncio.to_thread(Stage(slack, HttpDoor(base)).settle)
    answers = Counter(len(_replies(slack, said)) for said in asked)
    return {"questions": count, "events_sent": len(sent), "statuses": statuses, "answers_each": answers, "complaints": slack.verdict()}


def transcript(base: str, slack: SlackServer) -> list[Json]:
    """A delegate and a colleague ask on in one thread; returns the thread."""
    stage = Stage(slack, HttpDoor(base))
    first = stage.asks(ANA, PUBLIC, "What did session 23 decide on the web forum?")
    stage.answer(first)
    for person, question in (
        (ANA, "And session 21?"),
        (LIN, "eTISC平台有多少注册用户？"),
        (ANA, "How much did the web forum cost in Brazil?"),
        (ANA, "What is the status of recommendation 10?"),
        (LIN, "那建议12呢？"),
    ):
        stage.answer(stage.asks(person, PUBLIC, question, thread=first, mention=False))
    return slack.workspace.transcript(PUBLIC.id, first.ts)


def _replies(slack: SlackServer, said: Message) -> list[Message]:
    return [m for m in slack.workspace.thread(said.channel, said.ts) if m.user == BOT_USER and m.shown]


def _answered(slack: SlackServer, said: Message) -> bool:
    return any(m.streaming is not True for m in _replies(slack, said))


def _percentiles(seconds: Sequence[float], *which: int) -> Json:
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return {f"p{percent}": round(cuts[percent - 1] * 1_000, 1) for percent in which}


def main() -> None:
    """Measure, print, and write the transcript where one is asked for."""
    options = argparse.ArgumentParser(prog="python -m tests.support.slack.measure", description=__doc__)
    options.add_argument("--questions", type=int, default=500)
    options.add_argument("--at-once", type=int, default=20)
    options.add_argument("--shuffled", type=int, default=1_000)
    options.add_argument("--transcript", type=Path, metavar="FILE")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, SlackServer() as slack:
        state = Path(folder)
        ingest = [sys.executable, "-m", "cdip", "ingest", str(ROOT / "ingest" / "samples"), "--index", str(state / "index")]
        subprocess.run(ingest, check=True, capture_output=True, cwd=ROOT)
        with service(state / "index", state, slack) as base:
            asyncio.run(speed(base, slack, 20, 4))  # warm
            slack.clear()
            print(json.dumps({"speed": asyncio.run(speed(base, slack, given.questions, given.at_once))}, indent=2), flush=True)
            slack.clear()
            print(json.dumps({"once": asyncio.run(once(base, slack, given.shuffled, given.at_once))}, indent=2), flush=True)
            slack.clear()
            if given.transcript:
                given.transcript.write_text(json.dumps(transcript(base, slack), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
