"""How much of a file is read before it is refused: bounds on bytes, pages, parts and depth, with the reason of each.

The longest document of this kind (a session report with all statements) is about 300 pages and 1.5 million
characters; every bound leaves at least ten times that, and stays far below what would exhaust a small machine.
"""

from __future__ import annotations

import stat
from pathlib import Path

from assistant.errors import DocumentError
from ingest.parsing.refusals import cannot_open, too_large

MEGABYTE = 1024 * 1024
MAX_FILE_BYTES = 200 * MEGABYTE  # scanned reports of several hundred pages reach 100 MB
MAX_TEXT_BYTES = 32 * MEGABYTE  # text, HTML, Markdown: nothing but characters, 20 times the longest report
MAX_CHARACTERS = 20_000_000  # text taken out of any file
MAX_PAGES = 5_000
MAX_OCR_SECONDS = 90  # for one file, at two to five seconds a page; an ingest gives a file two minutes in all
MAX_ZIP_MEMBERS = 5_000  # a Word file has about 20, one with many pictures some hundreds
MAX_XML_BYTES = 32 * MEGABYTE  # one part of a Word file, unpacked; a tree of it takes up to twenty times that
MAX_ZIP_DIRECTORY_BYTES = 2 * MEGABYTE  # the list of a zip's members, about 100 bytes each
MAX_UNPACKED_BYTES = 64 * MEGABYTE  # all parts that are read, unpacked
MAX_ZIP_RATIO = 200  # deflated Word XML shrinks 10 to 40 times; a bomb 1000 times
MIN_SUSPECT_BYTES = 8 * MEGABYTE  # unpacked; the ratio of smaller parts does not matter


def file_bytes(path: Path) -> int:
    """Return the size of a file that may be read.

    Raises DocumentError if it is not a plain file, cannot be opened, is empty or larger than MAX_FILE_BYTES.
    """
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise cannot_open(path.name, error) from error
    if not stat.S_ISREG(status.st_mode):
        raise DocumentError(f"{path.name}: not a plain file; give a document, not a folder, pipe or device")
    if status.st_size == 0:
        raise DocumentError(f"{path.name}: empty file (0 bytes); fetch or export the document again")
    if status.st_size > MAX_FILE_BYTES:
        raise too_large(path.name, status.st_size, MAX_FILE_BYTES)
    return status.st_size


def read_bytes(path: Path, at_most: int = MAX_FILE_BYTES) -> bytes:
    """Return the whole content of a file. Raises DocumentError as file_bytes does, and if it is larger than at_most."""
    if (size := file_bytes(path)) > at_most:
        raise too_large(path.name, size, at_most)
    try:
        with path.open("rb") as file:
            data = file.read(at_most + 1)  # a file that grows meanwhile is bounded too
    except OSError as error:
        raise cannot_open(path.name, error) from error
    if len(data) > at_most:
        raise too_large(path.name, len(data), at_most)
    return data


def first_bytes(path: Path, count: int) -> bytes:
    """Return the first bytes of a file. Raises DocumentError if it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(count)
    except OSError as error:
        raise cannot_open(path.name, error) from error


def check_characters(name: str, count: int) -> None:
    """Raise DocumentError if a file has given more text than any document has."""
    if count > MAX_CHARACTERS:
        raise DocumentError(f"{name}: more than {MAX_CHARACTERS:,} characters of text; split it into the documents it holds")
