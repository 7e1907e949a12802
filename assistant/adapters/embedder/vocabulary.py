"""Text to token ids: fold every spelling of a character to one, then take the likeliest words.

The same tokens come out of the `tokenizers` library reading the folder that `python -m ingest.training unpack`
writes; here they need no library, a tenth of its memory, and no longer.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.adapters.embedder.folding import SPACE, Codes, Fold, Folder
from assistant.adapters.embedder.port import TokenIds

Places = NDArray[np.intp]
UNKNOWN = 0  # the id of what the vocabulary does not hold
SLOTS = 1 << 20  # for pairs of neighbouring characters; 57,000 pairs stand in words
READ_TOGETHER = 64  # texts
SEGMENTS_REMEMBERED = 200_000  # about 40 MB at the very most; ten large meeting reports fill a tenth of it


class Vocabulary:
    """The words of the bundled model, and how a text falls into them."""

    def __init__(self, tokens: Sequence[str], scores: Sequence[float], simplified: dict[str, str]) -> None:
        """Take tokens by id (the first stands for the unknown) with their log probabilities."""
        self.tokens = tokens
        self.scores = scores
        self._folder = Folder(simplified)
        self._together = _together(tokens)
        self._ids_of = _Remembered(tokens, scores)

    def __len__(self) -> int:
        return len(self.tokens)

    @property
    def fold(self) -> Fold:
        """What each character folds to."""
        return self._folder.fold

    def ids(self, text: str) -> TokenIds:
        """Return the ids of the text's known tokens in reading order, int32; empty when it has none.

        >>> vocabulary = Vocabulary(["?", "发展", "议程", "agenda"], [-30.0, -7.0, -9.0, -12.0], {"發": "发"})
        >>> [vocabulary.tokens[id_] for id_ in vocabulary.ids("發展议程（ＡＧＥＮＤＡ）")]
        ['发展', '议程', 'agenda']
        """
        folded, _ = self._folder.folded([text])
        return np.frombuffer(b"".join(self._packed(folded, *self._segments(folded))), dtype=np.int32)

    def ids_of_each(self, texts: Sequence[str]) -> list[TokenIds]:
        """Return of each text what ids does; many texts read together take a fraction of the time."""
        batches = (texts[start : start + READ_TOGETHER] for start in range(0, len(texts), READ_TOGETHER))
        return [ids for batch in batches for ids in self._ids_of_batch(batch)]

    def _ids_of_batch(self, texts: Sequence[str]) -> list[TokenIds]:
        folded, lengths = self._folder.folded(texts)
        starts, ends = self._segments(folded)
        packed = self._packed(folded, starts, ends)
        bounds = np.searchsorted(starts, np.cumsum([0, *(length + 1 for length in lengths)])).tolist()
        return [np.frombuffer(b"".join(packed[first:last]), dtype=np.int32) for first, last in pairwise(bounds)]

    def _segments(self, folded: Codes) -> tuple[Places, Places]:
        """Cut wherever two neighbours stand together in no word: there every segmentation cuts. Return starts and ends."""
        letters = folded != SPACE
        whole = np.zeros(len(folded) + 1, dtype=np.bool_)  # by place between characters: no cut is there
        whole[1:-1] = self._together.take(_slots(folded)) & letters[1:] & letters[:-1]
        return (letters & ~whole[:-1]).nonzero()[0], (letters & ~whole[1:]).nonzero()[0] + 1

    def _packed(self, folded: Codes, starts: Places, ends: Places) -> list[bytes]:
        text, ids_of = folded.tobytes().decode("utf-16-le"), self._ids_of
        return [ids_of[text[start:end]] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


def _slots(codes: Codes) -> NDArray[np.uint32]:
    """Return the slot of every two neighbours.

    Two pairs may share a slot; then a text is cut once too seldom, which costs a little time and changes no token.
    """
    wide = codes.astype(np.uint32)
    return (wide[:-1] * np.uint32(40_503) + wide[1:]) % np.uint32(SLOTS)


def _together(tokens: Sequence[str]) -> NDArray[np.bool_]:
    """Return, slot by slot, whether two neighbours stand together in some word."""
    codes = np.frombuffer("\n".join(tokens).encode("utf-16-le"), dtype="<u2")
    inside = codes != ord("\n")
    together = np.zeros(SLOTS, dtype=np.bool_)
    together[_slots(codes)[inside[:-1] & inside[1:]]] = True
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
        found = self._of_two(segment) if len(segment) < 3 else self._whole(segment) or self._likeliest(segment)
        ids = self[segment] = array("i", found).tobytes()
        return ids

    def _of_two(self, segment: str) -> list[int]:
        """Return what _likeliest does for one or two characters, as half of all Chinese segments are."""
        ids, scores = self._tokens_to_ids.get, self._scores
        parts = [ids(character, UNKNOWN) for character in segment]
        whole = ids(segment, UNKNOWN)
        if whole != UNKNOWN and scores[whole] >= sum(scores[part] if part != UNKNOWN else self._unknown_score for part in parts):
            return [whole]
        return [part for part in parts if part != UNKNOWN]

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
