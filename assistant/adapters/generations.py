"""Generations of an index on disk: INDEX/generations/<id>/{catalogue.sqlite, vectors.npy, chroma/, manifest.json}.

CURRENT names the one in force and is replaced atomically, so a reader sees the old state or the new one, nothing
between; a generation is never changed once it is named there.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.errors import IndexDamaged, IndexMissing, ServiceError

CATALOGUE, MANIFEST, CHROMA = "catalogue.sqlite", "manifest.json", "chroma"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation consists of, and what built it. created is ISO 8601 in UTC."""

    id: str
    created: str
    layout: int
    embedding_model: str
    fingerprint: str
    lexicon: str  # fingerprint of the bundled model, whose tokens are kept for late interaction
    dimension: int
    documents: int
    chunks: int
    collection: str  # the name of its Chroma collection
    chroma_url: str | None = None  # None: embedded, beside the manifest

    def keeps_vectors_at(self, chroma_url: str | None) -> bool:
        """Whether the vectors are where a setting says: on that Chroma server, or (None) embedded."""
        return (self.chroma_url or "").rstrip("/") == (chroma_url or "").rstrip("/")


@dataclass(frozen=True, slots=True)
class Generation:
    """A complete generation on disk."""

    folder: Path
    manifest: Manifest


def generations_folder(index_dir: Path) -> Path:
    """Where an index keeps its generations."""
    return index_dir / "generations"


def current_id(index_dir: Path) -> str | None:
    """Return the id of the generation in force, or None where nothing has been ingested. Raises IndexDamaged."""
    try:
        return (index_dir / "CURRENT").read_text(encoding="utf-8", errors="replace").strip() or None
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise IndexDamaged(f"The index in {index_dir} cannot be read ({error.strerror}). Grant access to it, or choose another.") from error


def current_generation(index_dir: Path) -> Generation:
    """Return the generation in force. Raises IndexMissing or IndexDamaged."""
    id_ = current_id(index_dir)
    if id_ is None:
        raise IndexMissing(f"There is no index in {index_dir}. Make one with `cdip ingest PATH --index {index_dir}`.")
    folder = generations_folder(index_dir) / id_
    try:
        return Generation(folder, Manifest(**json.loads((folder / MANIFEST).read_text(encoding="utf-8"))))
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise IndexDamaged(
            f"{index_dir} names generation {id_}, but its manifest cannot be read ({error}). Run `cdip ingest PATH --rebuild`."
        ) from error


def publish(index_dir: Path, building: Path, manifest: Manifest) -> Generation:
    """Write the manifest, move the built folder into place and make it the generation in force."""
    _write_durably(building / MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
    _sync_tree(building)
    folder = generations_folder(index_dir) / manifest.id
    building.rename(folder)
    _sync(folder.parent)
    fresh = index_dir / "CURRENT.next"
    _write_durably(fresh, manifest.id)
    fresh.replace(index_dir / "CURRENT")
    _sync(index_dir)
    return Generation(folder, manifest)


def clean_up(index_dir: Path, forget: Callable[[Path], None]) -> None:
    """Remove half-built folders and all generations but the one in force and the newest before it.

    Called under the ingest lock. The one before stays for readers that have not followed the switch yet. forget lets go
    of what a folder has elsewhere; where it fails with ServiceError, the folder stays for the next time.
    """
    folder, current = generations_folder(index_dir), current_id(index_dir)
    complete = sorted(path.name for path in folder.iterdir() if (path / MANIFEST).is_file() and path.name != current)
    kept = {current, *complete[-1:]}
    for path in folder.iterdir():
        if path.name not in kept:
            remove(path, forget)


def remove(folder: Path, forget: Callable[[Path], None]) -> None:
    """Remove a generation's folder, half-built or complete, and what it has elsewhere."""
    with contextlib.suppress(ServiceError):
        forget(folder)
        shutil.rmtree(folder, ignore_errors=True)


def _write_durably(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_tree(folder: Path) -> None:
    for place, _, files in os.walk(folder):
        for name in files:
            _sync(Path(place) / name)
        _sync(Path(place))
