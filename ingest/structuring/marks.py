"""Marks of notes, written apart from the digits around them while lines are still being read."""

from __future__ import annotations

import re

from assistant.text import HAN

HAN_PUNCTUATION = "，。、；：？！（）《》“”‘’「」『』【】—…·"
MARK_OPEN, MARK_CLOSE = "\ue000", "\ue001"  # lines.clean leaves no other private-use characters
MARK = re.compile(rf"{MARK_OPEN}(\d+){MARK_CLOSE}")
_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}{HAN_PUNCTUATION}]) *(?:{MARK.pattern})+ *(?=[{HAN}{HAN_PUNCTUATION}])")
_BEFORE_STOP = re.compile(rf" *(?:{MARK.pattern})+(?= *[,.;:)，。；：）]| *$)")


def mark(number: int | str) -> str:
    """Write a mark as it stands in lines."""
    return f"{MARK_OPEN}{number}{MARK_CLOSE}"


def unmarked(text: str) -> str:
    """Return text as if no mark stood in it."""
    return MARK.sub("", text) if MARK_OPEN in text else text


def without_marks(text: str) -> tuple[str, tuple[str, ...]]:
    """Return text without its marks, and the marks in order; spaces that only set a mark apart go with it.

    >>> without_marks(f"六名 {mark(22)}与会者"), without_marks(f"six{mark(22)} participants")
    (('六名与会者', ('22',)), ('six participants', ('22',)))
    """
    if MARK_OPEN not in text:
        return text.strip(), ()
    found = tuple(dict.fromkeys(MARK.findall(text)))
    return MARK.sub("", _BEFORE_STOP.sub("", _BETWEEN_HAN.sub("", text))).strip(), found
