"""A Word file as a zip of XML parts, opened within bounds and in memory only."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

from lxml import etree

from assistant.errors import DocumentError
from ingest.parsing.limits import (
    MAX_UNPACKED_BYTES,
    MAX_XML_BYTES,
    MAX_ZIP_DIRECTORY_BYTES,
    MAX_ZIP_MEMBERS,
    MAX_ZIP_RATIO,
    MEGABYTE,
    MIN_SUSPECT_BYTES,
    read_bytes,
)
from ingest.parsing.refusals import damaged, protected
from ingest.parsing.xml import parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
# "Strict Open XML" differs in nothing but these names (ISO/IEC 29500-1 and -4).
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, KeyError)


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part points at: another part, or a place outside."""

    kind: str  # last word of the relationship type: "header", "hyperlink"
    target: str  # the part's name in the zip, or the address outside
    external: bool


class WordPackage:
    """The XML parts of one Word file. Raises DocumentError if it is damaged, protected, no Word file or a zip bomb."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        data = read_bytes(path)
        if data.startswith(_OLE):
            raise _compound_file(self.name, data)
        _check_directory(self.name, data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _ZIP_ERRORS as error:
            raise damaged(self.name, error) from error
        self._left = MAX_UNPACKED_BYTES
        if len(self._zip.infolist()) > MAX_ZIP_MEMBERS:
            raise DocumentError(f"{self.name}: more than {MAX_ZIP_MEMBERS:,} parts; save it again from Word")

    @cached_property
    def main(self) -> str:
        """Name of the part that holds the text."""
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument" and relationship.target in self._zip.NameToInfo:
                return relationship.target
        if "word/document.xml" in self._zip.NameToInfo:
            return "word/document.xml"
        raise DocumentError(f"{self.name}: a zip file without Word's text in it; give a .docx document")

    def named(self, kind: str) -> str | None:
        """Return the name of the main part's only companion of a kind ("styles", "numbering", "footnotes")."""
        return next(
            (r.target for r in self.relationships(self.main).values() if r.kind == kind and not r.external),
            None,
        )

    def companion(self, kind: str) -> etree._Element | None:
        """Return the root of the main part's only companion of a kind, or None where there is none."""
        name = self.named(kind)
        return self.part(name) if name and name in self._zip.NameToInfo else None

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return what a part points at, by relationship id; for part "" what the whole file does."""
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self._zip.NameToInfo:
            return {}
        found = {}
        for element in self.part(name).iter(f"{_PACKAGE}Relationship"):
            external = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[element.get("Id", "")] = Relationship(element.get("Type", "").rpartition("/")[2], target, external)
        return found

    def part(self, name: str) -> etree._Element:
        """Return the root element of a part. Raises DocumentError if it is missing, damaged or too large."""
        data = self._unpack(name)
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
        return parse_xml(data, self.name, name)

    def _unpack(self, name: str) -> bytes:
        """Unpack one part, believing none of the sizes the zip states."""
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 0x1:
                raise protected(self.name)
            with self._zip.open(info) as file:
                bound = min(MAX_XML_BYTES, self._left)
                if info.file_size > MIN_SUSPECT_BYTES:
                    bound = min(bound, info.compress_size * MAX_ZIP_RATIO)
                data = file.read(bound + 1)
        except _ZIP_ERRORS as error:
            raise damaged(self.name, error) from error
        if len(data) > bound:
            raise DocumentError(
                f"{self.name}: {name} unpacks to more than {bound / MEGABYTE:,.0f} MB; refused as a zip bomb: "
                "save the document again from Word"
            )
        self._left -= len(data)
        return data


def _compound_file(name: str, data: bytes) -> DocumentError:
    """A compound file is what Word wrote before 2007, and what it wraps an encrypted document in."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return protected(name)
    return DocumentError(f"{name}: an old binary Office file (.doc), not .docx; save it as .docx or .pdf")


def _check_directory(name: str, data: bytes) -> None:
    """Refuse a list of members so long that listing it is the attack; it is listed whole when the zip is opened."""
    end = data.rfind(b"PK\x05\x06", -(65_535 + 22))
    if end < 0:
        raise damaged(name, "the end of the file is missing")
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    if size > MAX_ZIP_DIRECTORY_BYTES or b"PK\x06\x07" in data[max(0, end - 20) : end]:
        raise DocumentError(f"{name}: more than {MAX_ZIP_MEMBERS:,} parts; save it again from Word")
