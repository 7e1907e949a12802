"""Text to token ids: fold every spelling of a character to one, then take the likeliest words.

The same tokens come out of the `tokenizers` library reading the folder that `python -m ingest.training unpack`
writes; here they need no library, a tenth of its memory, and no longer.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.adapters.embedder.port import TokenIds

UNKNOWN = 0  # the id of what the vocabulary does not hold
LETTERS_OF_ONE_SCRIPT = re.compile(r"[㐀-䶿一-鿿]+|[a-z]+|[0-9]+")
SLOTS = 1 << 20  # for pairs of neighbouring characters; 57,000 pairs stand in words
SEGMENTS_REMEMBERED = 200_000  # about 40 MB at the very most; ten large meeting reports fill a tenth of it


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


class Vocabulary:
    """The words of the bundled model, and how a text falls into them."""

    def __init__(self, tokens: Sequence[str], scores: Sequence[float], simplified: dict[str, str]) -> None:
        """Take tokens by id (the first stands for the unknown) with their log probabilities."""
        self.tokens = tokens
        self.scores = scores
        self.fold = Fold(simplified)
        self._together = _together(tokens)
        self._ids_of = _Remembered(tokens, scores)

    def __len__(self) -> int:
        return len(self.tokens)

    def ids(self, text: str) -> TokenIds:
        """Return the ids of the text's known tokens in reading order, int32; empty when it has none.

        >>> vocabulary = Vocabulary(["?", "发展", "议程", "agenda"], [-30.0, -7.0, -9.0, -12.0], {"發": "发"})
        >>> [vocabulary.tokens[id_] for id_ in vocabulary.ids("發展议程（ＡＧＥＮＤＡ）")]
        ['发展', '议程', 'agenda']
        """
        segments = self._segments(text.translate(self.fold))
        return np.frombuffer(b"".join(map(self._ids_of.__getitem__, segments)), dtype=np.int32)

    def _segments(self, folded: str) -> list[str]:
        """Cut wherever two neighbours stand together in no word: there every segmentation cuts."""
        codes, slots = _codes_and_slots(folded)
        letters = codes != _SPACE
        whole = np.zeros(len(codes) + 1, dtype=np.bool_)  # by place between characters: no cut is there
        whole[1:-1] = self._together[slots] & letters[1:] & letters[:-1]
        starts, ends = np.flatnonzero(letters & ~whole[:-1]).tolist(), (np.flatnonzero(letters & ~whole[1:]) + 1).tolist()
        return [folded[start:end] for start, end in zip(starts, ends, strict=True)]


_SPACE, _LINE_END = map(ord, " \n")


def _codes_and_slots(text: str) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return the characters of a folded text, and the slot of every two neighbours.

    Two pairs may share a slot; then a text is cut once too seldom, which costs a little time and changes no token.
    """
    codes = np.frombuffer(text.encode("utf-16-le"), dtype="<u2").astype(np.uint32)
    return codes, (codes[:-1] * np.uint32(40_503) + codes[1:]) % np.uint32(SLOTS)


def _together(tokens: Sequence[str]) -> NDArray[np.bool_]:
    """Return, slot by slot, whether two neighbours stand together in some word."""
    codes, slots = _codes_and_slots("\n".join(tokens))
    together = np.zeros(SLOTS, dtype=np.bool_)
    together[slots[(codes[:-1] != _LINE_END) & (codes[1:] != _LINE_END)]] = True
    return together


class _Remembered(dict[str, bytes]):
    """The ids of each segment as packed int32, which the garbage collector need not walk; worked out when first met."""

    def __init__(self, tokens: Sequence[str], scores: Sequence[float]) -> None:
        self._tokens_to_ids = dict(zip(tokens, range(len(tokens)), strict=True))
        self._scores = scores
        self._unknown_score = min(scores) - 10.0  # as the tokenizers library has it
        self._two_latin = 2 * max((s for token, s in zip(tokens, scores, strict=True) if token.isascii()), default=0.0)
        self._longest = max(map(len, tokens))

    def __missing__(self, segment: str) -> bytes:
        if len(self) >= SEGMENTS_REMEMBERED:
            self.clear()
        ids = self[segment] = array("i", self._whole(segment) or self._likeliest(segment)).tobytes()
        return ids

    def _whole(self, segment: str) -> list[int]:
        """Return a Latin word or a number that is likelier than any two together; nothing where there is none."""
        id_ = self._tokens_to_ids.get(segment)
        return [id_] if id_ is not None and segment.isascii() and self._scores[id_] > self._two_latin else []

    def _likeliest(self, segment: str) -> list[int]:
        """Return the words whose scores add up highest (Viterbi; of equals, the one that starts earlier)."""
        ids, scores, longest = self._tokens_to_ids.get, self._scores, self._longest
        best, last = [0.0], [(0, UNKNOWN)]  # by end: the highest sum, and the start and id of its last word
        for end in range(1, len(segment) + 1):
            top, before = best[end - 1] + self._unknown_score, (end - 1, UNKNOWN)
            for start in range(max(0, end - longest), end):
                id_ = ids(segment[start:end])
                if id_ is not None and best[start] + scores[id_] > top:
                    top, before = best[start] + scores[id_], (start, id_)
            best.append(top)
            last.append(before)
        found: list[int] = []
        end = len(segment)
        while end:
            end, id_ = last[end]
            if id_ != UNKNOWN:
                found.append(id_)
        return found[::-1]
