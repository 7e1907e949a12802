"""Which reader a file needs: its content decides, its name only where the content leaves it open."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from assistant.errors import DocumentError
from ingest.parsing.limits import file_bytes, first_bytes
from ingest.parsing.refusals import damaged, nested_too_deeply
from ingest.parsing.source import SourceText

SUFFIXES = frozenset((".txt", ".pdf", ".docx", ".html", ".htm", ".md"))
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN_SUFFIXES = frozenset((".md", ".markdown"))
_MARKUP_SUFFIXES = frozenset((".html", ".htm", ".xhtml"))
Reader = Callable[[Path], SourceText]


def read_source(path: Path) -> SourceText:
    """Read a document of any known format.

    Raises DocumentError, whose text says what is wrong, where, and what to do next. Nothing else comes out of it
    but what stops a program anyway: a fault of a parser on a damaged file is told as such.
    """
    file_bytes(path)
    try:
        return _reader(path)(path)
    except DocumentError:
        raise
    except MemoryError:
        raise  # the process that reads has its own bound, and says so
    except RecursionError as error:
        raise nested_too_deeply(path.name) from error
    except Exception as error:
        raise damaged(path.name, f"{type(error).__name__}: {error}" if str(error) else error) from error


def _reader(path: Path) -> Reader:
    """Return the reader for a file; each brings its libraries with it only when it is needed."""
    start = first_bytes(path, 4096)
    suffix = path.suffix.casefold()
    if start.startswith((_ZIP, _OLE)):
        return _docx()
    if b"%PDF-" in start[:1024]:
        return _pdf()
    if start.startswith(rb"{\rtf"):
        raise DocumentError(f"{path.name}: Rich Text Format is not read; save it as .docx or .pdf")
    if start.startswith(_PICTURES):
        raise DocumentError(f"{path.name}: a picture, not a document; give it as a .pdf, which OCR can read")
    if suffix in _MARKUP_SUFFIXES or (suffix not in _MARKDOWN_SUFFIXES and _MARKUP.match(start)):
        from ingest.parsing.html import read_html

        return read_html
    if suffix == ".docx":
        return _docx()
    if suffix == ".pdf":
        return _pdf()
    if suffix in _MARKDOWN_SUFFIXES:
        from ingest.parsing.markdown import read_markdown

        return read_markdown
    from ingest.parsing.text import read_text

    return read_text


def _docx() -> Reader:
    from ingest.parsing.docx import read_docx

    return read_docx


def _pdf() -> Reader:
    from ingest.parsing.pdf import read_pdf

    return read_pdf
