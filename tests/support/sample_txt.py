"""Sets a master as text extracted from a page, and breaks lines as a typesetter does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from tests.support.sample_master import MARK, Kind, Master

TEXT_COLUMNS = 95  # as in texts extracted from the official PDFs; a Chinese character takes two
_NO_LINE_START = "，。、；：？！）》”’」』】…·"
_NO_LINE_END = "（《“‘「『【"
_PIECE = re.compile(r"[^\s\u2e80-\u9fff\u3000-\u303f\uff00-\uffef“”‘—…·]+|.")  # a Latin word, or one character


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def lines_of(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Break text as a typesetter does: never inside a Latin word or number, no closing mark first."""
    done, line = [], ""
    for piece in _unbreakable(text):
        if line and measure(line + piece.rstrip()) > width:
            done.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*done, line.rstrip()]


def _unbreakable(text: str) -> Iterator[str]:
    held = ""
    for piece in _PIECE.findall(text):
        if held and (piece in _NO_LINE_START or held[-1] in _NO_LINE_END):
            held += piece
        elif held:
            yield held
            held = piece
        else:
            held = piece
    yield held


def make_txt(master: Master) -> bytes:
    """Set the master as text extracted from pages: hard-wrapped, tables flattened, symbols at annexes."""
    out = []
    for block in master.blocks:
        if block.kind is Kind.PAGE:
            out.append(master.symbol)
            continue
        text = f"{block.number}  {block.text}" if block.kind is Kind.NOTE else MARK.sub(r"\1", block.text)
        text = re.sub(r"^(\d+\.) ", r"\1    " if master.language == "en" else r"\1 ", text)
        for part in text.replace("\t", " ").split("\n"):
            out.append("\n".join(lines_of(part, TEXT_COLUMNS, columns)) + "\n")
    return ("\n".join(out)).encode("utf-8")
