"""Whether two files hold the same document, and which of them to keep."""

from __future__ import annotations

import re

from assistant.model import Document
from assistant.text import fold, without_space

_SHINGLE = 8  # characters: long enough that a chance repeat is rare in either language
_SHARED = 0.6  # of a paragraph's shingles; formats differ in marks, numbers and bullets
_SHORT = 24  # paragraphs below this many characters (headings, page numbers) do not decide
_FIGURE = re.compile(r"\d[\d.,]*\d")  # of two digits at least; those of one are numbers of lists and marks of notes
_FORMATS = ("docx", "html", "pdf", "md", "txt", "ocr")  # by what each keeps of the structure


def same_text(one: Document, other: Document) -> bool:
    """Whether every paragraph of each document is found in the other with its figures, whatever their formats make of line and mark.

    A paragraph more or less, or a figure that is another, makes another text: a draft, a part, or a file that someone has changed.
    """
    return _holds(one, other) and _holds(other, one)


def richer(one: Document, other: Document) -> bool:
    """Whether the first file keeps more of the document's structure than the second (its format tells)."""
    return _FORMATS.index(one.format) < _FORMATS.index(other.format)


def _holds(whole: Document, part: Document) -> bool:
    held = {shingle for text in _texts(whole) for shingle in _shingles(without_space(text))}
    held |= _shingles(without_space(fold("".join(p.text for p in whole.paragraphs))))
    figures = _figures(" ".join([*_texts(whole, 0), whole.cover or ""]))
    scanned = "ocr" in (whole.format, part.format)  # figures read off a picture are not sure enough to tell two texts apart
    for text in _texts(part):
        shingles = _shingles(without_space(text))
        if len(shingles & held) < _SHARED * len(shingles) or not (scanned or _figures(text) <= figures):
            return False
    return True


def _texts(document: Document, shortest: int = _SHORT) -> list[str]:
    """The document's paragraphs and notes, folded; the cover is not compared."""
    texts = [p.text for p in document.paragraphs] + [note.text for p in document.paragraphs for note in p.footnotes]
    return [folded for text in texts if len(without_space(folded := fold(text))) >= shortest]


def _figures(text: str) -> set[str]:
    return {re.sub(r"\D", "", found[0]) for found in _FIGURE.finditer(text)}


def _shingles(text: str) -> set[str]:
    return {text[i : i + _SHINGLE] for i in range(len(text) - _SHINGLE + 1)}
