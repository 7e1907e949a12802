"""What a run was made with, so that it can be made again: versions, settings, model, sets, commit."""

from __future__ import annotations

import hashlib
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from assistant.adapters.generations import Manifest
from assistant.answering.choosing.belief import Weights
from assistant.answering.choosing.floor import Thresholds
from assistant.answering.choosing.weights import SelectionSettings
from assistant.legs import RetrievalSettings
from assistant.model import Document
from assistant.settings import Settings
from evals.corpora import ROOT

Json = dict[str, Any]
PACKAGES = ("cdip-assistant", "llama-index-core", "chromadb", "sentence-transformers", "numpy", "pydantic")
SECRET = ("llm_api_key", "api_keys")


def provenance(settings: Settings, sets: Sequence[Path]) -> Json:
    """Return what holds for the whole run; secrets are left out."""
    shown = settings.model_dump(mode="json", exclude={*SECRET, "index_dir"})
    return {
        "commit": commit(),
        "python": sys.version.split()[0],
        "platform": platform.platform(terse=True),
        "versions": {name: _version(name) for name in PACKAGES},
        "settings": {name: _without_credentials(value) for name, value in shown.items()},
        "retrieval": asdict(RetrievalSettings()),
        "selection": asdict(SelectionSettings()),
        "thresholds": asdict(Thresholds()),
        "belief": asdict(Weights()),
        "sets": {path.name: checksum(path) for path in sets},
    }


def index_provenance(manifest: Manifest, documents: Iterable[tuple[Document, int]]) -> Json:
    """Return what an index was made of: its model and its documents."""
    held = [{"file": d.file, "symbol": d.symbol, "language": d.language, "digest": d.digest, "chunks": chunks} for d, chunks in documents]
    return {"model": manifest.embedding_model, "fingerprint": manifest.fingerprint, "lexicon": manifest.lexicon, "documents": held}


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file: the version of a question set."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def commit() -> str | None:
    """Return the commit the code stands at, with a + where files were changed since; None outside a repository."""
    git = shutil.which("git")
    if git is None:
        return None

    def said(*arguments: str) -> str | None:
        ran = subprocess.run([git, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
        return ran.stdout.strip() if ran.returncode == 0 else None

    # the folder above an installed copy may belong to some other repository
    if said("ls-files", "--error-unmatch", "evals/provenance.py") is None:
        return None
    return f"{said('rev-parse', 'HEAD')}{'+' if said('status', '--porcelain', '--untracked-files=no') else ''}"


def peak_memory_mib() -> float | None:
    """Return the most memory this process or one of its ended children held, in MiB; None where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return round(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / unit, 1)


def _without_credentials(value: Any) -> Any:
    """An address as it may be shown: without a name and password in it."""
    return re.sub(r"//[^/@\s]*@", "//", value) if isinstance(value, str) else value


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
