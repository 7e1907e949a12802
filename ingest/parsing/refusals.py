"""What is said of a file that is not read: what is wrong, and what to do next."""

from __future__ import annotations

import re

from assistant.errors import DocumentError
from assistant.text import strip_invisible

_LONGEST_REASON = 160  # characters; libraries quote the damaged bytes in theirs


def cannot_open(name: str, error: Exception) -> DocumentError:
    """Refuse a file that the system does not hand over."""
    reason = getattr(error, "strerror", None) or str(error)
    return DocumentError(f"{name}: cannot be opened ({reason.lower()}); check the path and its permissions")


def too_large(name: str, size: int, bound: int) -> DocumentError:
    """Refuse a file for its size in bytes."""
    most = f"{size / (1 << 20):,.0f} MB, at most {bound / (1 << 20):,.0f} MB"
    return DocumentError(f"{name}: too large ({most}); split it into the documents it holds")


def damaged(name: str, reason: object) -> DocumentError:
    """Refuse a file that does not hold together; reason is what the library that read it says."""
    said = " ".join(strip_invisible(str(reason)).split()).strip("'\".") or type(reason).__name__
    said = re.sub(r"\\x[0-9a-f]{2}", "", said)[:_LONGEST_REASON]
    return DocumentError(f"{name}: damaged file ({said}); fetch or export it again")


def protected(name: str) -> DocumentError:
    """Refuse a file that needs a password."""
    return DocumentError(f"{name}: password-protected; save a copy without the password")


def nested_too_deeply(name: str) -> DocumentError:
    """Refuse a file whose elements stand in each other without end."""
    return DocumentError(f"{name}: nested too deeply to be a document; export it again")


def not_text(name: str) -> DocumentError:
    """Refuse a file that is named like text and is none."""
    return DocumentError(f"{name}: binary content, not text; give the document as .txt, .pdf, .docx, .html or .md")
