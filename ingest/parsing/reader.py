"""Which reader a file needs: its content decides, its name only where the content leaves it open."""

from __future__ import annotations

from pathlib import Path

from ingest.parsing.docx import read_docx
from ingest.parsing.limits import file_bytes
from ingest.parsing.source import SourceText
from ingest.parsing.text import read_text


def read_source(path: Path) -> SourceText:
    """Read a document of any known format. Raises DocumentError, whose text says what is wrong and what to do."""
    file_bytes(path)
    if path.suffix == '.docx': return read_docx(path)
    if path.suffix == '.pdf':
        from ingest.parsing.pdf import read_pdf
        return read_pdf(path)
    return read_text(path)
