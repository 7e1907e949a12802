"""What is said of a file that is not read: what is wrong, and what to do next."""

from __future__ import annotations

import re

from assistant.errors import DocumentError
from assistant.text import strip_invisible

_WORD = re.compile(r"[^\W\d_]{2}")
_BYTES = re.compile(r"\\x[0-9a-f]{2}")
_LONGEST_REASON = 160  # characters; libraries quote the damaged bytes in theirs


def cannot_open(name: str, error: Exception) -> DocumentError:
    """Refuse a file that the system does not hand over."""
    reason = (getattr(error, "strerror", None) or str(error)).lower() or _unsaid(error)
    return DocumentError(f"{name}: cannot be opened ({reason}); check the path and its permissions")


def too_large(name: str, size: int, bound: int) -> DocumentError:
    """Refuse a file for its size in bytes."""
    most = f"{size / (1 << 20):,.0f} MB, at most {bound / (1 << 20):,.0f} MB"
    return DocumentError(f"{name}: too large ({most}); split it into the documents it holds")


def damaged(name: str, reason: object) -> DocumentError:
    """Refuse a file that does not hold together; reason is what the library that read it says."""
    said = _BYTES.sub("", strip_invisible(str(reason)))
    said = " ".join(said.split())[:_LONGEST_REASON].strip(" .:")
    return DocumentError(f"{name}: damaged file ({said if _WORD.search(said) else _unsaid(reason)}); fetch or export it again")


def _unsaid(reason: object) -> str:
    """What to say where a library says nothing, or nothing but bytes: the kind of its error."""
    return type(reason).__name__ if isinstance(reason, BaseException) else "nothing in it can be read"


def protected(name: str) -> DocumentError:
    """Refuse a file that needs a password."""
    return DocumentError(f"{name}: password-protected; save a copy without the password")


def nested_too_deeply(name: str) -> DocumentError:
    """Refuse a file whose elements stand in each other without end."""
    return DocumentError(f"{name}: nested too deeply to be a document; export it again")


def not_text(name: str) -> DocumentError:
    """Refuse a file that is named like text and is none."""
    return DocumentError(f"{name}: binary content, not text; give the document as .txt, .pdf, .docx, .html or .md")
