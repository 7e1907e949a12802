"""Text to token ids: fold every spelling of a character to one, then take the likeliest words.

The same tokens come out of the `tokenizers` library reading the folder that `python -m ingest.training unpack`
writes; here they need no library, a tenth of its memory, and no longer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from operator import add

import numpy as np

from assistant.adapters.embedder.port import TokenIds

UNKNOWN = 0  # the id of what the vocabulary does not hold
LETTERS_OF_ONE_SCRIPT = re.compile(r"[㐀-䶿一-鿿]+|[a-z]+|[0-9]+")
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
        self._ids = {token: id_ for id_, token in enumerate(tokens)}
        self._score_of = dict(zip(tokens, scores, strict=True))
        self._unknown_score = min(scores) - 10.0  # as the tokenizers library has it
        self._remembered: dict[str, list[int]] = {}
        self._inner_pairs: set[str] = set()
        self._longest_from: dict[str, int] = {}
        for token in tokens:
            if len(token) > 1 and token != tokens[UNKNOWN]:
                self._inner_pairs.update(map(add, token, token[1:]))
                start = token[:2]
                self._longest_from[start] = max(self._longest_from.get(start, 0), len(token))

    def __len__(self) -> int:
        return len(self.tokens)

    def id_of(self, token: str) -> int | None:
        """Return the id of a whole token as it stands in the vocabulary, None if it is none."""
        return self._ids.get(token)

    def ids(self, text: str) -> TokenIds:
        """Return the ids of the text's known tokens in reading order, int32; empty when it has none.

        >>> vocabulary = Vocabulary(["?", "发展", "议程", "agenda"], [-30.0, -7.0, -9.0, -12.0], {"發": "发"})
        >>> [vocabulary.tokens[id_] for id_ in vocabulary.ids("發展议程（ＡＧＥＮＤＡ）")]
        ['发展', '议程', 'agenda']
        """
        ids: list[int] = []
        for run in LETTERS_OF_ONE_SCRIPT.findall(text.translate(self.fold)):
            for segment in self._segments(run):
                known = self._remembered.get(segment)
                ids += self._remember(segment) if known is None else known
        return np.array(ids, dtype=np.int32)

    def _segments(self, run: str) -> list[str]:
        """Cut a run wherever two neighbours stand together in no word: there every segmentation cuts."""
        if run in self._remembered:
            return [run]
        inner_pairs = self._inner_pairs
        cuts = [end for end, pair in enumerate(map(add, run, run[1:]), start=1) if pair not in inner_pairs]
        return [run[start:end] for start, end in zip([0, *cuts], [*cuts, len(run)], strict=True)]

    def _remember(self, segment: str) -> list[int]:
        if len(self._remembered) >= SEGMENTS_REMEMBERED:
            self._remembered.clear()
        ids = [self._ids[token] for token in self._likeliest(segment) if token in self._ids]
        self._remembered[segment] = ids
        return ids

    def _likeliest(self, segment: str) -> list[str]:
        """Return the tokens whose scores add up highest (Viterbi; of equals, the one that starts earlier)."""
        length = len(segment)
        best = [0.0] + [-np.inf] * length
        starts = [0] * (length + 1)
        for start in range(length):
            reached = best[start]
            longest = self._longest_from.get(segment[start : start + 2], 1)
            for end in range(start + 1, min(length, start + longest) + 1):
                score = self._score_of.get(segment[start:end], self._unknown_score if end == start + 1 else -np.inf)
                if reached + score > best[end]:
                    best[end], starts[end] = reached + score, start
        tokens: list[str] = []
        end = length
        while end:
            tokens.append(segment[starts[end] : end])
            end = starts[end]
        return tokens[::-1]
