"""Which files there are to read."""

from __future__ import annotations

import hashlib
import os
import unicodedata
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
    roots = [path.resolve() for path in paths]
    for path in paths:
        for file, shown in _files_below(path, roots):
            found.setdefault(file, shown)
    if not found:
        raise UsageError(f"No documents ({', '.join(SUFFIXES)}) under {', '.join(map(str, paths))}.")
    order = sorted(found.items(), key=lambda pair: (_format_rank(pair[0]), pair[1]))
    times = Counter(path.name for path in found)
    return [Task(path, _legible(path.name if times[path.name] == 1 else shown), "") for path, shown in order]


def _legible(name: str) -> str:
    """Return a name as it can be shown anywhere: what breaks a line, is seen by nobody or is no character is written as its number."""
    return "".join(_escaped(c) if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in name)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def _files_below(path: Path, roots: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield the documents below a path, and the links to folders outside of what was given, which are not followed but told of."""
    if path.is_file():
        yield path.resolve(), path.name
        return

    def unreadable(error: OSError) -> None:
        raise UsageError(f"The folder {error.filename} cannot be read ({error.strerror}). Grant access to it, or leave it out.")

    for place, folders, files in os.walk(path, onerror=unreadable):
        folders.sort()
        for link in (Path(place) / name for name in folders if (Path(place) / name).is_symlink()):
            if not any(link.resolve().is_relative_to(root) for root in roots):
                yield link, str(link.relative_to(path))
        for name in sorted(files):
            file = Path(place) / name
            if file.suffix.lower() in SUFFIXES and not name.startswith((".", "~$")) and file.is_file():
                yield file.resolve(), str(file.relative_to(path))


def _format_rank(path: Path) -> int:
    suffix = path.suffix.lower()
    return SUFFIXES.index(suffix) if suffix in SUFFIXES else len(SUFFIXES)


def fault_of(path: Path) -> str | None:
    """Return what keeps a path from being read, without a look into it, or None."""
    if path.is_dir():
        return "is a link to a folder elsewhere, which is not followed; name that folder in the command too"
    if path.suffix.lower() not in SUFFIXES:
        return f"has an unknown suffix; known are {', '.join(SUFFIXES)}"
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return "has a name or folder that is not written in UTF-8, as archives of other systems bring them; rename it"
    return None


def digest_of(path: Path) -> str:
    """Return the sha256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
