"""Which files there are to read."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.errors import UsageError
from ingest.workers import Task

SUFFIXES = (".docx", ".html", ".htm", ".pdf", ".md", ".txt")  # richest first: so fewer documents are replaced in one run


def tasks_under(paths: Sequence[Path]) -> list[Task]:
    """List the files to read, each once, the richest formats first, shown by name (by path where two share a name).

    Raises UsageError where a path is not there, a folder cannot be read, or no document is found.
    """
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise UsageError(f"There is no such file or folder: {', '.join(missing)}. Give the path of documents to ingest.")
    found: dict[Path, str] = {}
    for path in paths:
        for file, shown in _files_below(path):
            found.setdefault(file, shown)
    if not found:
        raise UsageError(f"No documents ({', '.join(SUFFIXES)}) under {', '.join(map(str, paths))}.")
    order = sorted(found.items(), key=lambda pair: (_format_rank(pair[0]), pair[1]))
    times = Counter(path.name for path in found)
    return [Task(path, path.name if times[path.name] == 1 else shown, "") for path, shown in order]


def _files_below(path: Path) -> Iterator[tuple[Path, str]]:
    if path.is_file():
        yield path.resolve(), path.name
        return

    def unreadable(error: OSError) -> None:
        raise UsageError(f"The folder {error.filename} cannot be read ({error.strerror}). Grant access to it, or leave it out.")

    for place, folders, files in os.walk(path, onerror=unreadable):
        folders.sort()
        for name in sorted(files):
            file = Path(place) / name
            if file.suffix.lower() in SUFFIXES and not name.startswith((".", "~$")) and file.is_file():
                yield file.resolve(), str(file.relative_to(path))


def _format_rank(path: Path) -> int:
    suffix = path.suffix.lower()
    return SUFFIXES.index(suffix) if suffix in SUFFIXES else len(SUFFIXES)


def digest_of(path: Path) -> str:
    """Return the sha256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
