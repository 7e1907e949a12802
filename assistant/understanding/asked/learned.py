"""A table of weights that was learned of questions, as it is stored beside the bundled model, and what such tables see of a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

_MARK = re.compile(r"⟦(\w)⟧")  # see assistant.understanding.named.mentions
_NUMBER = re.compile(r"\d[\d,.]*")
LONGEST = 3  # characters of a Chinese pattern, words of an English one
_STEM = 5  # letters of an English word that count in a pattern


@dataclass(frozen=True, slots=True)
class Table:
    """Weights as small integers with one scale each: patterns and words by their rows, a column a kind (none, and one number a row,
    where one thing only is told)."""

    kinds: tuple[str, ...]
    bias: NDArray[np.floating]
    patterns: dict[str, int]
    weights: NDArray[np.int8]
    scale: float
    words: dict[str, int]
    meanings: NDArray[np.int8]
    meaning_scale: float


@lru_cache(maxsize=4)
def read_table(name: str) -> Table:
    """Return a table by the name of its file in assistant/bundled."""
    with resources.as_file(resources.files("assistant").joinpath(f"bundled/{name}")) as path, np.load(path) as held:
        return Table(
            tuple(str(held["kinds"]).split("\n")) if "kinds" in held else (),
            held["bias"],
            rows_by_name(held["patterns"]),
            held["weights"],
            float(held["scale"]),
            rows_by_name(held["words"]),
            held["meanings"],
            float(held["meaning_scale"]),
        )


def rows_by_name(lines: NDArray[np.str_]) -> dict[str, int]:
    """Return the row of each line of a table's names."""
    return {line: row for row, line in enumerate(str(lines).split("\n"))}


def with_signs(shape: str) -> str:
    """Return the shape of a question with a letter for each mark and # for each number."""
    return _NUMBER.sub("#", _MARK.sub(lambda mark: mark[1].upper(), shape))


def stem(word: str) -> str:
    """Return what of an English word counts in a pattern."""
    return word[:_STEM]


def runs_of(units: Sequence[str], join: str) -> tuple[str, ...]:
    """Return the patterns of a question, each once: the runs of up to LONGEST of its characters or words, framed by its ends.

    >>> runs_of(["who", "paid"], " ")[:4], runs_of("谁付", "")[-2:]
    (('^', 'who', 'paid', '$'), ('^谁付', '谁付$'))
    """
    framed = ["^", *units, "$"]
    runs = (join.join(framed[at : at + length]) for length in range(1, LONGEST + 1) for at in range(len(framed) - length + 1))
    return tuple(dict.fromkeys(runs))
