"""Slips of the keyboard in everyday English words: tiems, shoud, whch, manny.

A word that neither the glossary, the word list, the bundled model nor the index knows is read as the one common word that a single
slip makes it of: two letters changed over, one left out or typed twice; else one put in or wrong. A name is written with a
capital and never mended; of two words about as common none is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib import resources

from assistant.glossary import terms
from assistant.lexical import tokens

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(r"[a-z]{3,}")
_RANKED = 27_000  # the model's English words come by how common they are, but for those after these
_UNRANKED = 8_000  # taken for the rank of a word without one
_IN_HERE = 0.1  # of its rank, where the index holds a word
_FAR = 3.0  # times as common as the next
_SELDOM = 50  # times as rare, a word that another slip makes than those of the fingers' order and haste
_MOST_COMMON = 20  # no word is more common than this
_COMMON_ENOUGH = {3: 400, 4: 4_000, 5: 40_000}  # by the letters of the slip, rank times the above
# fmt: off
_OF_QUESTIONS = (  # words so common that the model's list leaves them out or has them unranked
    "the", "and", "for", "how", "are", "was", "has", "had", "does", "did", "can", "with", "long", "any", "not", "all", "its", "per", "held",
    "say", "says", "out", "what", "which", "when", "where", "many", "much", "who", "why", "from", "have", "been", "were", "that", "this",
)
# fmt: on
_SMALL = frozenset(
    "of the in to on for is are was were how many much long what which who when where and by at with did does do has have it an".split()
)
Held = Callable[[Iterable[str]], dict[str, int]]  # in how many chunks of the index each token stands


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    """The model's English words, most common first, with their ranks."""
    lines = (resources.files("assistant") / "bundled" / "tokens.txt").read_text(encoding="utf-8").split()
    words = [line for line in lines if _WORD.fullmatch(line)]
    ranks = {word: rank if rank < _RANKED else _UNRANKED for rank, word in enumerate(words)}
    return ranks | dict.fromkeys(_OF_QUESTIONS, 1)


def words_meant(words: Iterable[str], right: frozenset[str], held: Held | None) -> dict[str, str]:
    """Return what each of these unknown words must be, where it must be something. right are words known beside the model's.

    >>> words_meant(["tiems", "shoud", "mny", "kwela"], frozenset(), None)
    {'tiems': 'times', 'shoud': 'should', 'mny': 'many'}
    """
    unknown = list(dict.fromkeys(words))
    if held is not None:
        chunks = held([token for word in unknown for token in tokens(word)])
        unknown = [word for word in unknown if not any(chunks.get(token) for token in tokens(word))]
    meant = ((word, _run_together(word) or _meant(word, right, held)) for word in unknown)
    return {word: read for word, read in meant if read}


def _run_together(word: str) -> str | None:
    """Two words that were typed without the blank between them: webforum, howmany."""
    if together := _terms_together().get(word):
        return together
    cuts = (i for i in range(2, len(word) - 1) if word[:i] in _SMALL and word[i:] in _SMALL)
    return next((f"{word[:i]} {word[i:]}" for i in cuts), None)


@lru_cache(maxsize=1)
def _terms_together() -> dict[str, str]:
    """Terms of several plain words, by what they are without blanks."""
    forms = (form.lower() for term in terms() if term.kind != "date" for form in term.en_forms if " " in form)
    return {form.replace(" ", ""): form for form in forms if form.replace(" ", "").isalpha()}


def is_known(word: str) -> bool:
    """Whether the model knows a word in small letters as it is written."""
    return word in _ranks()


def _meant(word: str, right: frozenset[str], held: Held | None) -> str | None:
    often, ranks = _slipped_often(word), _ranks()
    near: dict[str, float] = {
        other: ranks.get(other, _UNRANKED) for other in often | _slipped_seldom(word) if other in ranks or other in right
    }
    if held is not None and near:
        chunks = held([token for other in near for token in tokens(other)])
        near = {other: rank * (_IN_HERE if any(chunks.get(token) for token in tokens(other)) else 1) for other, rank in near.items()}
    ranked = sorted((max(rank, _MOST_COMMON) * (1 if other in often else _SELDOM), other) for other, rank in near.items())
    if not ranked or (len(ranked) > 1 and ranked[1][0] <= _FAR * ranked[0][0]):
        return None
    rank, meant = ranked[0]
    return meant if rank <= _COMMON_ENOUGH.get(len(word), rank) else None


def _slipped_often(word: str) -> set[str]:
    """What was meant where two letters were changed over, one was left out or typed twice."""
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    left_out = {word[:i] + letter + word[i:] for i in range(1, len(word) + 1) for letter in _LETTERS}
    twice = {word[:i] + word[i + 1 :] for i in range(1, len(word)) if word[i] == word[i - 1]}
    return (swapped | left_out | twice) - {word, f"{word}s"}


def _slipped_seldom(word: str) -> set[str]:
    """What was meant where a letter is wrong or one too many."""
    wrong = {word[:i] + letter + word[i + 1 :] for i in range(1, len(word)) for letter in _LETTERS}
    put_in = {word[:i] + word[i + 1 :] for i in range(1, len(word) - 1)}
    return (wrong | put_in) - {word}
