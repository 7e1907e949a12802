"""`cdip serve` as an operator runs it: its own process, its logs, its stop, and an ingest beside it."""

from __future__ import annotations

import json
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.channels.http.description import WRITTEN, written
from assistant.channels.rendering import answer_json
from tests.conftest import ROOT, SAMPLES, assistant_over, ingest_into
from tests.support.chat_server import ChatServer
from tests.support.collector import collecting
from tests.support.serving import app_over, served, settings_for

QUESTION = {"question": "How many registered users does eTISC have?"}


@contextmanager
def _process(index_dir: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "cdip", "serve", "--port", str(port), "--index", str(index_dir), *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            try:
                if httpx.get(f"{base}/healthz").status_code == 200:
                    break
            except httpx.TransportError:
                assert process.poll() is None, process.stderr.read() if process.stderr else ""
                time.sleep(0.05)
        yield process, base
    finally:
        process.kill()
        process.communicate()


def test_it_logs_json_and_ends_what_it_has_begun_when_told_to_stop(
    samples_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "index"
    shutil.copytree(samples_index, index)
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
    with collecting() as (collector, traces):
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector)
        logs, asked = _asked_and_stopped(index)
    lines = [json.loads(line) for line in logs.splitlines()]
    answer = next(line for line in lines if line["event"] == "answer")
    assert answer["request_id"] == asked.headers["x-request-id"] and "eTISC" not in logs
    paths, bodies = zip(*traces, strict=True)
    sent = b"".join(bodies)
    assert set(paths) == {"/v1/traces"} and b"POST /v1/ask" in sent and b"cdip.status" in sent and b"eTISC" not in sent


def _asked_and_stopped(index: Path) -> tuple[str, httpx.Response]:
    with _process(index) as (process, base):
        asked = httpx.post(f"{base}/v1/ask", json=QUESTION)
        with httpx.stream("POST", f"{base}/v1/ask", json=QUESTION | {"stream": True}) as response:
            process.send_signal(signal.SIGTERM)
            events = response.read().decode()
        assert "event: done" in events or "event: error" in events
        _, logs = process.communicate(timeout=30)
        assert process.returncode == 0
    return logs, asked


def test_a_port_that_is_taken_is_told_in_a_line(samples_index: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = [sys.executable, "-m", "cdip", "serve", "--port", str(taken.getsockname()[1]), "--index", str(samples_index)]
        assert subprocess.run(command, cwd=ROOT, check=False).returncode == 2
    err = capfd.readouterr().err
    assert "--port" in err and "listening" not in err and "Traceback" not in err


def test_it_follows_a_switch_of_generation_without_a_restart(tmp_path: Path, model: StaticEmbedder) -> None:
    index = tmp_path / "index"
    first, second = sorted(SAMPLES.glob("*.txt"))[:2]
    ingest_into(index, first, model=model)
    with served(app_over(index, tmp_path)) as base:
        before = httpx.get(f"{base}/readyz").json()
        ingest_into(index, second, model=model)
        after = httpx.get(f"{base}/readyz").json()
    assert (before["documents"], after["documents"]) == (1, 2) and before["generation"] != after["generation"]


def test_a_copied_index_folder_answers_the_same(samples_index: Path, tmp_path: Path) -> None:
    shutil.copytree(samples_index, tmp_path / "restored")
    question = "第二十三届会议对文件CDIP/23/11作出了什么决定？"
    first, second = (answer_json(assistant_over(folder).ask(question)) for folder in (samples_index, tmp_path / "restored"))
    assert first | {"timings_ms": {}} == second | {"timings_ms": {}}


def test_the_description_that_is_checked_in_is_the_service_s(samples_index: Path, tmp_path: Path) -> None:
    described = written(app_over(samples_index, tmp_path).openapi())
    assert WRITTEN.read_text(encoding="utf-8") == described, "run `python -m assistant.channels.http` and look at the difference"


def test_the_description_holds_examples_and_errors_of_every_call(samples_index: Path, tmp_path: Path) -> None:
    schema = app_over(samples_index, tmp_path).openapi()
    for path in ("/v1/ask", "/v1/search", "/v1/feedback", "/v1/chat/completions"):
        call = schema["paths"][path]["post"]
        assert call["description"] and {"200", "422", "429", "503"} <= set(call["responses"])
    assert "examples" in json.dumps(schema["components"]["schemas"]["AskBody"])


def test_responses_have_the_shapes_that_are_described(samples_index: Path, tmp_path: Path) -> None:
    from pydantic import TypeAdapter

    from assistant.channels.http import shapes

    described: list[tuple[str, str, object, object]] = [
        ("POST", "/v1/ask", shapes.Answer, QUESTION),
        ("POST", "/v1/ask", shapes.Answer, {"question": "What will the weather be tomorrow?"}),
        ("POST", "/v1/search", shapes.Search, {"question": "web forum", "filters": {"session": 25, "recommendation": 10}}),
        ("GET", "/v1/documents", list[shapes.Document], None),
        ("GET", "/v1/documents/zh/CDIP/23/D/1?beside=true", shapes.DocumentText, None),
        ("GET", "/v1/sessions/23/decisions", list[shapes.Decision], None),
        ("GET", "/v1/recommendations/10", list[shapes.RecommendationStatus], None),
        ("GET", "/v1/overview", shapes.Overview, None),
        ("POST", "/v1/terms", list[list[shapes.TermFound]], {"texts": ["a web forum", ""], "language": "en"}),
        ("POST", "/v1/feedback", shapes.FeedbackKept, {"answer_id": "a1", "value": "up"}),
    ]
    with served(app_over(samples_index, tmp_path)) as base, httpx.Client(base_url=base) as client:
        for method, path, shape, body in described:
            response = client.request(method, path, json=body)
            assert response.status_code == 200, response.text
            TypeAdapter(shape).validate_json(response.content, strict=False)


def test_documents_come_in_pages(samples_index: Path, tmp_path: Path) -> None:
    with served(app_over(samples_index, tmp_path)) as base, httpx.Client(base_url=base) as client:
        everything = client.get("/v1/documents").json()
        collected: list[object] = []
        path: str | None = "/v1/documents?limit=7"
        while path is not None:
            response = client.get(path)
            collected += response.json()
            assert response.headers["x-total-count"] == str(len(everything))
            path = response.links.get("next", {}).get("url")
        assert collected == everything and len(everything) > 7


def test_feedback_is_kept_with_its_question_and_conversations_survive_a_restart(samples_index: Path, tmp_path: Path) -> None:
    talk = {"conversation_id": "c1"}
    with served(app := app_over(samples_index, tmp_path)) as base:
        answer = httpx.post(f"{base}/v1/ask", json={"question": "What did session 23 decide on CDIP/23/11?"} | talk).json()
        httpx.post(f"{base}/v1/feedback", json={"answer_id": answer["answer_id"], "value": "down", "comment": "不对"})
        (kept,) = app.state.desk.store.feedback()
    assert (kept.answer_id, kept.value, kept.comment, kept.question) == (answer["answer_id"], "down", "不对", answer["question"])
    with served(app_over(samples_index, tmp_path)) as base:
        follow_up = httpx.post(f"{base}/v1/ask", json={"question": "And session 22?"} | talk).json()
        alone = httpx.post(f"{base}/v1/ask", json={"question": "And session 22?"}).json()
    assert follow_up["query"]["understood"] != alone["query"]["understood"]


def test_a_turn_that_another_version_kept_is_left_out(samples_index: Path, tmp_path: Path) -> None:
    talk = {"conversation_id": "c1"}
    with served(app := app_over(samples_index, tmp_path)) as base:
        httpx.post(f"{base}/v1/ask", json={"question": "What did session 23 decide?"} | talk)
        with sqlite3.connect(app.state.desk.store.path) as connection:
            connection.execute('INSERT INTO turns (conversation, at, query) SELECT conversation, at, \'{"intent": "other"}\' FROM turns')
        connection.close()
        follow_up = httpx.post(f"{base}/v1/ask", json={"question": "And session 22?"} | talk)
        alone = httpx.post(f"{base}/v1/ask", json={"question": "And session 22?"})
    assert follow_up.status_code == 200
    assert follow_up.json()["query"]["understood"] != alone.json()["query"]["understood"]


def test_without_a_place_to_keep_it_questions_are_answered_and_feedback_says_why_not(samples_index: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = settings_for(samples_index, tmp_path, CDIP_STATE_FILE=tmp_path / "file" / "service.sqlite")
    from assistant.channels.http import create_app

    with served(create_app(settings)) as base:
        assert httpx.post(f"{base}/v1/ask", json=QUESTION | {"conversation_id": "c"}).json()["status"] == "answered"
        refused = httpx.post(f"{base}/v1/feedback", json={"answer_id": "a", "value": "up"})
    assert refused.status_code == 502 and "CDIP_STATE_FILE" in refused.json()["detail"]


def test_a_language_model_s_words_are_streamed_as_they_are_checked(samples_index: Path, tmp_path: Path) -> None:
    question = "How many registered users does eTISC have?"
    quoted = assistant_over(samples_index).ask(question)
    with ChatServer(f"{quoted.citations[0].quote} [S1]") as model:
        app = app_over(samples_index, tmp_path, CDIP_LLM="openai:test", CDIP_LLM_BASE_URL=model.base_url)
        with served(app) as base:
            text = httpx.post(f"{base}/v1/ask", json={"question": question, "stream": True}, timeout=30).text
    events = [dict(line.split(": ", 1) for line in event.splitlines()) for event in text.split("\n\n") if event]
    names = [event["event"] for event in events]
    done = json.loads(events[-1]["data"])
    assert names[0] == "status" and names[-1] == "done" and done["mode"] == "llm"
    assert "".join(json.loads(e["data"])["text"] for e in events if e["event"] == "delta") == done["answer"]
    assert [json.loads(e["data"]) for e in events if e["event"] == "citation"] == done["citations"]


def test_without_its_language_model_the_answer_is_quoted_and_says_so(samples_index: Path, tmp_path: Path) -> None:
    app = app_over(samples_index, tmp_path, CDIP_LLM="openai:test", CDIP_LLM_BASE_URL="http://127.0.0.1:1/v1", CDIP_LLM_TIMEOUT_SECONDS=2)
    with served(app) as base:
        answer = httpx.post(f"{base}/v1/ask", json=QUESTION, timeout=30).json()
    assert answer["status"] == "answered" and answer["mode"] == "extractive" and any("language model" in note for note in answer["notes"])
