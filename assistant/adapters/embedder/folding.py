"""Every spelling of a character folds to one: what the bundled model sees of a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

LETTERS_OF_ONE_SCRIPT = re.compile(r"[㐀-䶿一-鿿]+|[a-z]+|[0-9]+")
SPACE = ord(" ")
_CHINESE = ((0x3400, 0x4DC0), (0x4E00, 0xA000))
_NOT_MET, _NOT_ONE = 0xFFFE, 0xFFFF  # in the table of single characters; none folds to either

Codes = NDArray[np.uint16]


class Fold(dict[int, str]):
    """Maps a code point to its folded text; a character is worked out when it is first met.

    Full-width and compatibility forms, case, accents and traditional characters fold away; what is neither a
    Chinese character, a Latin letter nor a digit becomes a space, a combining mark nothing.
    """

    def __init__(self, simplified: dict[str, str]) -> None:
        self.simplified = simplified

    def __missing__(self, code: int) -> str:
        folded = "".join(map(self._fold_character, unicodedata.normalize("NFKD", chr(code)).lower()))
        self[code] = folded
        return folded

    def _fold_character(self, character: str) -> str:
        character = self.simplified.get(character, character)
        if LETTERS_OF_ONE_SCRIPT.fullmatch(character):
            return character
        return "" if unicodedata.category(character) in ("Mn", "Cf") else " "


class Folder:
    """Folds many texts at once, by a table, as long as every character of theirs folds to one."""

    def __init__(self, simplified: dict[str, str]) -> None:
        self.fold = Fold(simplified)
        self._table: Codes = np.full(1 << 16, _NOT_MET, dtype=np.uint16)
        for first, end in _CHINESE:  # these fold to themselves, but for the traditional ones
            self._table[first:end] = np.arange(first, end)
        self._table[[code for code in map(ord, simplified) if code < len(self._table)]] = _NOT_MET

    def folded(self, texts: Sequence[str]) -> tuple[Codes, list[int]]:
        """Return the folded texts, a space between any two, in UTF-16, and how long each is."""
        codes = _codes("\n".join(texts))
        folded = self._table.take(codes)
        if folded.max(initial=0) >= _NOT_MET:
            self._meet(codes[folded == _NOT_MET])
            folded = self._table.take(codes)
            if folded.max() == _NOT_ONE:
                texts = [text.translate(self.fold) for text in texts]
                folded = _codes(" ".join(texts))
        return folded, [len(text) for text in texts]

    def _meet(self, codes: Codes) -> None:
        for code in set(codes.tolist()):
            folded = self.fold[code]
            half = 0xD800 <= code < 0xE000  # of a character beyond the table
            if len(folded) == 1 and not half:
                self._table[code] = ord(folded)
            else:
                self._table[code] = SPACE if folded.isspace() and not half else _NOT_ONE


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype="<u2")
