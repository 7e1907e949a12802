"""manifest.json beside the fetched files: what each file is, where it came from, and how its address was known."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from assistant.errors import UsageError
from assistant.model import Language
from ingest.fetching.download import Download, Version, sha256_of

Found = Literal["linked", "derived", "given"]  # by a page of the site; from the pattern of addresses; by the user
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file that lies in the folder. retrieved_at is in UTC, ISO 8601; page is where the address was linked."""

    url: str
    found: Found
    page: str | None
    served_from: str  # the address after redirects
    symbol: str | None
    language: Language | None
    sha256: str
    bytes: int
    etag: str | None
    last_modified: str | None
    retrieved_at: str


class Manifest:
    """The entries by file name; written whole, at once, after every change."""

    def __init__(self, folder: Path, entries: dict[str, Entry]) -> None:
        self._folder = folder
        self._entries = entries

    @classmethod
    def open(cls, folder: Path) -> Manifest:
        """Read the manifest of a folder, empty where there is none. Raises UsageError if it cannot be understood."""
        path = folder / NAME
        try:
            files = json.loads(path.read_text(encoding="utf-8"))["files"]
            return cls(folder, {name: Entry(**entry) for name, entry in files.items()})
        except FileNotFoundError:
            return cls(folder, {})
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageError(
                f"{path} is not a manifest that cdip fetch wrote ({type(error).__name__}: {error}); move it away, or "
                "give another --out: the files will be fetched anew"
            ) from error

    def intact(self, name: str, url: str) -> Entry | None:
        """Return the entry of a file that came from url and lies there as it came."""
        entry, path = self._entries.get(name), self._folder / name
        same = entry is not None and entry.url == url and path.is_file() and sha256_of(path) == entry.sha256
        return entry if same else None

    def record(
        self,
        name: str,
        download: Download,
        *,
        url: str,
        found: Found,
        page: str | None,
        symbol: str | None,
        language: Language | None,
    ) -> None:
        """Enter a file that has come."""
        self._entries[name] = Entry(
            url=url,
            found=found,
            page=page,
            served_from=download.url,
            symbol=symbol,
            language=language,
            sha256=download.sha256,
            bytes=download.bytes,
            etag=download.version.etag,
            last_modified=download.version.last_modified,
            retrieved_at=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        self._write()

    def confirm(self, name: str, page: str | None) -> None:
        """Enter that a page links to a file, where its address had been derived or given before."""
        entry = self._entries[name]
        if entry.found != "linked":
            self._entries[name] = replace(entry, found="linked", page=page)
            self._write()

    def _write(self) -> None:
        text = json.dumps(
            {"version": 1, "files": {name: asdict(entry) for name, entry in sorted(self._entries.items())}},
            ensure_ascii=False,
            indent=2,
        )
        new = self._folder / f"{NAME}.new"
        with new.open("w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._folder / NAME)


def version_of(entry: Entry | None) -> Version | None:
    """Return what the site may be asked to compare its file with, None if there is nothing to compare."""
    version = Version(entry.etag, entry.last_modified) if entry else None
    return version if version and version.if_changed else None
