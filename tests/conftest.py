"""What tests share: the real documents where they are, the bundled model, and one index of the samples."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant.adapters.embedder import StaticEmbedder, load_embedder
from assistant.service import Assistant
from assistant.settings import Settings
from ingest.pipeline import IngestOptions, ingest
from ingest.reports import IngestReport

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "ingest" / "samples"
SHARED = ROOT.parent / "shared"


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of the person who runs the tests must not reach them."""
    for name in [name for name in os.environ if name.startswith(("CDIP_", "SLACK_"))]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the project; a test that needs it is skipped where it is absent."""
    if not (SHARED / "documents").is_dir():
        pytest.skip("the real documents (../shared) are not here")
    return SHARED


@pytest.fixture(scope="session")
def model() -> StaticEmbedder:
    """The bundled embedding model."""
    loaded = load_embedder()
    assert isinstance(loaded, StaticEmbedder)
    return loaded


def ingest_into(index_dir: Path, *paths: Path, model: StaticEmbedder, **options: object) -> IngestReport:
    """Ingest with the bundled model into an index folder; by one worker, as a second costs more to start than a few files take."""
    return ingest(paths, model, model, IngestOptions(index_dir=index_dir, **{"workers": 1, **options}))  # type: ignore[arg-type]


def assistant_over(index_dir: Path) -> Assistant:
    """An assistant over an index folder, with default settings otherwise."""
    return Assistant(Settings(CDIP_INDEX_DIR=index_dir, _env_file=None))  # type: ignore[call-arg]


def assistant_of_texts(folder: Path, texts: Mapping[str, str], model: StaticEmbedder) -> Assistant:
    """An assistant over an index, made in an empty folder, of text files by their names."""
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    ingest_into(folder / "index", *(folder / name for name in texts), model=model)
    return assistant_over(folder / "index")


@pytest.fixture(scope="session")
def samples_index(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Path:
    """An index of the bundled samples; read, never written."""
    index_dir = tmp_path_factory.mktemp("samples") / "index"
    ingest_into(index_dir, SAMPLES, model=model, workers=2)
    return index_dir


@pytest.fixture(scope="session")
def samples(samples_index: Path) -> Assistant:
    """An assistant over the bundled samples."""
    return assistant_over(samples_index)


@pytest.fixture(scope="session")
def documents_index(tmp_path_factory: pytest.TempPathFactory, shared: Path, model: StaticEmbedder) -> Path:
    """An index of the real Chinese documents; read, never written."""
    index_dir = tmp_path_factory.mktemp("documents") / "index"
    ingest_into(index_dir, shared / "documents" / "zh", model=model, workers=2)
    return index_dir


@pytest.fixture(scope="session")
def documents(documents_index: Path) -> Assistant:
    """An assistant over the real Chinese documents."""
    return assistant_over(documents_index)
