"""One file from its address to its place: in pieces that survive an interruption, checked before it counts as there.

Rules followed: RFC 9110 §13.1.5 and §14 (If-Range, Range, 206, 416), §13.1.2–3 (If-None-Match, If-Modified-Since, 304).
While a file is coming it is NAME.part, with NAME.part.json telling which version of which address it is a piece of.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx

from ingest.fetching.site import AddressError, Site, TryAgain

_BEGINNINGS: Mapping[str, tuple[bytes, ...]] = {
    ".pdf": (b"%PDF",),
    ".docx": (b"PK\x03\x04",),
    ".doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"),
}
_KINDS = {".pdf": "a PDF", ".docx": "a Word file", ".doc": "an old Word file"}
_TELLING_BYTES = 16  # enough of a file to tell what it is


@dataclass(frozen=True, slots=True)
class Version:
    """What the site called the version of a file that we have: ETag and Last-Modified as it gave them."""

    etag: str | None = None
    last_modified: str | None = None

    @classmethod
    def of(cls, response: httpx.Response) -> Version:
        return cls(response.headers.get("ETag"), response.headers.get("Last-Modified"))

    @property
    def if_changed(self) -> dict[str, str]:
        """Headers that ask for the file only if it is another version by now."""
        wanted = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in wanted.items() if value}

    def may_be(self, other: Version) -> bool:
        """Tell whether an answer that gives `other` can be of this version; what it leaves untold contradicts nothing."""
        return not (
            (self.etag and other.etag and self.etag != other.etag)
            or (self.last_modified and other.last_modified and self.last_modified != other.last_modified)
        )

    def filled_from(self, earlier: Version | None) -> Version:
        """Take over what an earlier answer told: a 206 need not repeat it (RFC 9110 §15.3.7)."""
        if earlier is None:
            return self
        return Version(self.etag or earlier.etag, self.last_modified or earlier.last_modified)

    @property
    def strong(self) -> str | None:
        """What If-Range may carry: a weak ETag does not promise the same bytes."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.last_modified


@dataclass(frozen=True, slots=True)
class Download:
    """A file that came complete; url is where it was in the end found."""

    url: str
    version: Version
    sha256: str
    bytes: int


class _NotTheFile(AddressError):
    """What came is of no use: nothing of it is kept to be continued."""


def download(site: Site, url: str, target: Path, known: Version | None = None) -> Download | None:
    """Bring the file at url to target, whose suffix tells what it must be; None if `known` is still the version there.

    Continues what an earlier run left. Raises AddressError, with target untouched, and OSError if target's folder
    cannot be written to.
    """
    until = time.monotonic() + site.manners.file_seconds
    part = _Part(target, url)
    try:
        return site.persist(lambda: _attempt(site, url, target, part, known, until))
    except _NotTheFile:
        part.discard()
        raise


def sha256_of(path: Path) -> str:
    """Return the hexadecimal SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _attempt(site: Site, url: str, target: Path, part: _Part, known: Version | None, until: float) -> Download | None:
    resumed = part.version
    conditions = part.continuation if resumed else known.if_changed if known else {}
    # An encoded body has another length and other ranges than the file: ask for the file as it is.
    with site.answer(url, {"Accept-Encoding": "identity", **conditions}) as response:
        if response.status_code == 304 and known and not resumed:
            part.discard()
            return None
        version = Version.of(response)
        start, size = _extent(response)
        if response.status_code != 200 and (start != part.size or (resumed and not resumed.may_be(version))):
            part.discard()
            raise TryAgain(f"answers {response.status_code} when asked for the rest of the file")
        if size is not None and size > site.manners.file_bytes:
            raise _NotTheFile(f"is {size:,} bytes large; more than {site.manners.file_bytes:,} is not taken")
        if response.status_code == 200:
            part.begin(version)
        _receive(response, part.path, target.suffix, site.manners.file_bytes, until)
        address = str(response.url)
    _check_complete(part, target.suffix, size)
    part.path.replace(target)
    part.discard()
    version = version.filled_from(resumed if start else None)
    return Download(address, version, sha256_of(target), target.stat().st_size)


def _receive(response: httpx.Response, path: Path, suffix: str, most: int, until: float) -> None:
    head, size = b"", path.stat().st_size if path.exists() else 0
    encoded = response.headers.get("Content-Encoding", "identity") != "identity"
    with path.open("ab") as file:
        for piece in response.iter_bytes() if encoded else response.iter_raw():
            if not size or 0 < len(head) < _TELLING_BYTES:
                head += piece
                if len(head) >= _TELLING_BYTES:
                    _check_beginning(head, suffix)  # at once, not after 200 MB of a video
            size += len(piece)
            if size > most:
                raise _NotTheFile(f"is larger than {most:,} bytes, which is not taken")
            file.write(piece)
            if time.monotonic() > until:
                raise AddressError(f"not complete when its time was up, {size:,} bytes kept: run again to continue")
        file.flush()
        os.fsync(file.fileno())


def _extent(response: httpx.Response) -> tuple[int, int | None]:
    """Return at which byte the body starts (-1: nothing usable) and how long the whole file is, None if untold."""
    encoded = response.headers.get("Content-Encoding", "identity") != "identity"
    if response.status_code == 200:
        length = re.fullmatch(r"[0-9]{1,18}", response.headers.get("Content-Length", ""))
        return 0, int(length[0]) if length and not encoded else None
    told = re.fullmatch(r"bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\*)", response.headers.get("Content-Range", ""))
    if response.status_code != 206 or not told or encoded:
        return -1, None
    return int(told[1]), int(told[2]) if told[2] != "*" else None


def _check_beginning(head: bytes, suffix: str) -> None:
    if head.startswith(_BEGINNINGS[suffix]):
        return
    instead = "a web page" if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else "something else"
    raise _NotTheFile(f"gave {instead} instead of {_KINDS[suffix]}; it was not stored")


def _check_complete(part: _Part, suffix: str, size: int | None) -> None:
    """Raise unless all of the file is there: by its length where the site tells it, else by how such files end."""
    got = part.size
    if got == 0:
        raise _NotTheFile("gave an empty file; it was not stored")
    with part.path.open("rb") as file:
        _check_beginning(file.read(_TELLING_BYTES), suffix)
    if size is not None and got != size:
        if got > size:
            part.discard()
        raise TryAgain(f"gave {got:,} of {size:,} bytes")
    if size is None and not _ends_well(part.path, suffix):
        part.discard()
        raise TryAgain(f"gave {_KINDS[suffix]} that breaks off after {got:,} bytes")


def _ends_well(path: Path, suffix: str) -> bool:
    if suffix == ".docx":
        return zipfile.is_zipfile(path)
    if suffix == ".pdf":
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - 4096))
            return b"%%EOF" in file.read()
    return True  # old Word files have no mark at their end


class _Part:
    """The piece of a file that has come so far, on disk."""

    def __init__(self, target: Path, url: str) -> None:
        self.path = target.with_name(f"{target.name}.part")
        self._note = target.with_name(f"{target.name}.part.json")
        self._url = url

    @property
    def size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    @property
    def version(self) -> Version | None:
        """The version this is a piece of; None if nothing can be continued."""
        if not self.size:
            return None
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            version = Version(note["etag"], note["last_modified"])
            return version if note["url"] == self._url and version.strong else None
        except (FileNotFoundError, ValueError, KeyError, TypeError):  # no note, or one that a crash cut short
            return None

    @property
    def continuation(self) -> dict[str, str]:
        """Headers that ask for the rest, and for the whole if it is another version by now."""
        strong = self.version.strong if self.version else None
        return {"Range": f"bytes={self.size}-", "If-Range": strong} if strong else {}

    def begin(self, version: Version) -> None:
        """Start afresh, and note which version is coming before its first byte does."""
        self.discard()
        note = {"url": self._url, "etag": version.etag, "last_modified": version.last_modified}
        self._note.write_text(json.dumps(note), encoding="utf-8")

    def discard(self) -> None:
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)
