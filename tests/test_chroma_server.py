"""An index whose vectors live on a Chroma server: a real one, started here on loopback."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest

import cdip
from assistant.adapters.embedder import StaticEmbedder
from assistant.adapters.generations import current_generation, current_id, generations_folder
from assistant.adapters.vectors import Matrix, ServerSearch, server_client
from assistant.errors import IndexDamaged, IndexMismatch, ServiceError
from assistant.model import Filters
from assistant.service import Assistant
from assistant.settings import Settings
from evals.bench.generating import generate
from tests.conftest import ingest_into
from tests.support.chroma_server import ChromaServer, free_port
from tests.test_pipeline import EN, statuses, write

QUESTIONS = ("试验平台有多少注册用户？", "How many registered users does the trial platform have?")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaServer]:
    running = ChromaServer(tmp_path_factory.mktemp("server"))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "in", 1)
    write(tmp_path / "in", 1, form=EN)
    write(tmp_path / "in", 2, users=340)
    return tmp_path / "in"


@pytest.fixture
def ingested(folder: Path, tmp_path: Path, model: StaticEmbedder, server: ChromaServer) -> Path:
    ingest_into(tmp_path / "index", folder, model=model, chroma_url=server.url)
    return tmp_path / "index"


def assistant_on(index_dir: Path, url: str) -> Assistant:
    return Assistant(Settings(CDIP_INDEX_DIR=index_dir, CDIP_CHROMA_URL=url, _env_file=None))  # type: ignore[call-arg]


def collections(server: ChromaServer) -> set[str]:
    return {collection.name for collection in server_client(server.url).list_collections()}


def test_search_and_ask_are_answered_from_the_server(ingested: Path, server: ChromaServer) -> None:
    generation = current_generation(ingested)
    assert generation.manifest.chroma_url == server.url and generation.manifest.collection in collections(server)
    assert not (generation.folder / "chroma").exists() and not (generation.folder / "vectors.npy").exists()
    assistant = assistant_on(ingested, server.url)
    for question in QUESTIONS:
        assert "120" in assistant.search(question, Filters(symbols=("CDIP/90/1",))).evidence[0].chunk.text
        answer = assistant.ask(question, Filters(symbols=("CDIP/90/1",)))
        assert "120" in answer.answer and answer.citations


def test_only_what_changed_is_read_again(ingested: Path, folder: Path, model: StaticEmbedder, server: ChromaServer) -> None:
    before = current_generation(ingested).manifest
    write(folder, 2, users=555)
    report = ingest_into(ingested, folder, model=model, chroma_url=server.url)
    assert statuses(report) == {"trial_1.en.txt": "unchanged", "trial_1.zh.txt": "unchanged", "trial_2.zh.txt": "updated"}
    after = current_generation(ingested).manifest
    assert after.collection != before.collection and {before.collection, after.collection} <= collections(server)
    texts = [e.chunk.text for e in assistant_on(ingested, server.url).search("CDIP/90/2 试验平台有多少注册用户？").evidence]
    assert any("555" in text for text in texts) and not any("340" in text for text in texts)


def test_the_same_files_change_nothing_on_the_server(ingested: Path, folder: Path, model: StaticEmbedder, server: ChromaServer) -> None:
    before = collections(server)
    assert set(statuses(ingest_into(ingested, folder, model=model, chroma_url=server.url)).values()) == {"unchanged"}
    assert set(statuses(ingest_into(ingested, folder, model=model, chroma_url=server.url, dry_run=True)).values()) == {"unchanged"}
    assert collections(server) == before


def test_a_dry_run_makes_no_collection(folder: Path, tmp_path: Path, model: StaticEmbedder, server: ChromaServer) -> None:
    before = collections(server)
    ingest_into(tmp_path / "index", folder, model=model, chroma_url=server.url, dry_run=True)
    assert collections(server) == before


def test_a_pruned_document_is_gone_from_the_server(ingested: Path, folder: Path, model: StaticEmbedder, server: ChromaServer) -> None:
    (folder / "trial_2.zh.txt").unlink()
    ingest_into(ingested, folder, model=model, chroma_url=server.url, prune=True)
    manifest = current_generation(ingested).manifest
    held = server_client(server.url).get_collection(manifest.collection, embedding_function=None)
    assert held.count() == manifest.chunks
    assert held.get(where={"symbol": "CDIP/90/2"})["ids"] == []


def test_a_collection_lives_as_long_as_its_generation(ingested: Path, folder: Path, model: StaticEmbedder, server: ChromaServer) -> None:
    others = collections(server) - {current_generation(ingested).manifest.collection}
    for users in (601, 602, 603):
        write(folder, 2, users=users)
        ingest_into(ingested, folder, model=model, chroma_url=server.url)
    kept = {path.name for path in generations_folder(ingested).iterdir()}
    assert len(kept) == 2 and collections(server) - others == {f"cdip-{name}" for name in kept}


def test_what_a_killed_run_left_on_the_server_goes_with_the_next(
    ingested: Path, folder: Path, model: StaticEmbedder, server: ChromaServer
) -> None:
    left = generations_folder(ingested) / ".building-left"
    left.mkdir()
    (left / "collection").write_text(f"{server.url}\ncdip-left", encoding="utf-8")
    server_client(server.url).create_collection("cdip-left", embedding_function=None)
    ingest_into(ingested, folder, model=model, chroma_url=server.url)  # nothing changed, yet it clears up
    assert "cdip-left" not in collections(server) and not left.exists()


def test_an_index_built_the_other_way_is_refused(ingested: Path, folder: Path, model: StaticEmbedder, server: ChromaServer) -> None:
    with pytest.raises(IndexMismatch, match="CDIP_CHROMA_URL"):
        ingest_into(ingested, folder, model=model)
    with pytest.raises(IndexMismatch, match="CDIP_CHROMA_URL"):
        Assistant(Settings(CDIP_INDEX_DIR=ingested, _env_file=None)).ask(QUESTIONS[0])  # type: ignore[call-arg]
    embedded = ingested.parent / "embedded"
    ingest_into(embedded, folder, model=model)
    with pytest.raises(IndexMismatch, match="its own folder"):
        ingest_into(embedded, folder, model=model, chroma_url=server.url)
    with pytest.raises(IndexMismatch, match="its own folder"):
        assistant_on(embedded, server.url).ask(QUESTIONS[0])
    ingest_into(embedded, folder, model=model, chroma_url=server.url, rebuild=True)
    assert assistant_on(embedded, server.url).search(QUESTIONS[0]).evidence


def test_a_server_that_is_down_is_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    monkeypatch.setenv("CDIP_CHROMA_URL", url)
    assert cdip.main(["ingest", str(folder), "--index", str(tmp_path / "index")]) == ServiceError.exit_status == 4
    said = capsys.readouterr().err
    assert url in said and "CDIP_CHROMA_URL" in said and "Traceback" not in said
    assert current_id(tmp_path / "index") is None
    assert not list(generations_folder(tmp_path / "index").iterdir())


def test_a_server_that_goes_away_fails_the_question_not_the_service(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    (tmp_path / "stored").mkdir()
    server = ChromaServer(tmp_path / "stored")
    server.start()
    try:
        index_dir = tmp_path / "index"
        ingest_into(index_dir, folder, model=model, chroma_url=server.url)
        assistant = assistant_on(index_dir, server.url)
        assert assistant.search(QUESTIONS[0]).evidence
        before = current_id(index_dir)
        server.stop()
        with pytest.raises(ServiceError, match=server.url):
            assistant.search(QUESTIONS[1])
        write(folder, 2, users=700)
        with pytest.raises(ServiceError, match=server.url):
            ingest_into(index_dir, folder, model=model, chroma_url=server.url)
        server.start()
        assert current_id(index_dir) == before and assistant.search(QUESTIONS[1]).evidence
        assert statuses(ingest_into(index_dir, folder, model=model, chroma_url=server.url))["trial_2.zh.txt"] == "updated"
    finally:
        server.stop()


def test_a_server_that_never_answers_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.adapters.vectors.chroma._HEARTBEAT_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as listener, pytest.raises(ServiceError, match="CDIP_CHROMA_URL"):
        server_client(f"http://127.0.0.1:{listener.getsockname()[1]}")


def test_a_switch_leaves_no_connection_behind(ingested: Path, folder: Path, model: StaticEmbedder, server: ChromaServer) -> None:
    def connections() -> int:
        return sum(1 for connection in psutil.Process().net_connections() if connection.raddr and connection.raddr.port == server.port)

    assistant = assistant_on(ingested, server.url)
    assert assistant.search(QUESTIONS[0]).evidence
    before = connections()
    for users in (801, 802):
        write(folder, 2, users=users)
        ingest_into(ingested, folder, model=model, chroma_url=server.url)
        assert assistant.search(QUESTIONS[0]).evidence
    assert 0 < connections() <= before


def test_a_server_that_lost_the_collection_is_told_apart(ingested: Path, server: ChromaServer) -> None:
    server_client(server.url).delete_collection(current_generation(ingested).manifest.collection)
    with pytest.raises(IndexDamaged, match="--rebuild"):
        assistant_on(ingested, server.url).search(QUESTIONS[0])


def test_a_reader_follows_the_switch_without_an_error(ingested: Path, folder: Path, model: StaticEmbedder, server: ChromaServer) -> None:
    assistant = assistant_on(ingested, server.url)
    faults: list[Exception] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                assert assistant.search(QUESTIONS[0]).evidence
            except Exception as error:
                faults.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for users in (901, 902, 903):
        write(folder, 2, users=users)
        ingest_into(ingested, folder, model=model, chroma_url=server.url)
    stop.set()
    reader.join()
    assert not faults
    assert assistant.index().manifest.id == current_id(ingested)


def test_the_server_finds_what_the_matrix_finds(
    tmp_path: Path, model: StaticEmbedder, server: ChromaServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same documents, embedded and on the server: the same nearest chunks, however few or many may be found."""
    monkeypatch.setattr("assistant.adapters.vectors.chroma._FEW", 30)  # so that a few documents go every way there is
    monkeypatch.setattr("assistant.adapters.vectors.chroma._MANY", 100)
    generate(tmp_path / "many", 12)
    ingest_into(tmp_path / "embedded", tmp_path / "many", model=model)
    ingest_into(tmp_path / "served", tmp_path / "many", model=model, chroma_url=server.url)
    matrix = Matrix(current_generation(tmp_path / "embedded").folder)
    served = ServerSearch(server.url, current_generation(tmp_path / "served").manifest.collection, matrix.ids)
    question = model.embed_question("各国在知识产权战略方面的经验")
    every = np.arange(matrix.count())
    groups = [None, every[:0], every[:3], every[::40], every[::7], every[1::2], every]
    for expected, found in zip(matrix.search(question, 10, groups), served.search(question, 10, groups), strict=True):
        assert [cosine for _, cosine in found] == pytest.approx([cosine for _, cosine in expected], abs=1e-4)
        assert len({row for row, _ in found} ^ {row for row, _ in expected}) <= 2  # equals at the edge may change places
    assert served.similarities(question, every[5:8]) == pytest.approx(matrix.similarities(question, every[5:8]), abs=1e-5)
