"""A table of weights that was learned of questions, as it is stored beside the bundled model, and what such tables see of a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

_MARK = re.compile(r"⟦(\w)⟧")  # see assistant.understanding.named.mentions
_NUMBER = re.compile(r"\d[\d,.]*")
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
            _rows(held["patterns"]),
            held["weights"],
            float(held["scale"]),
            _rows(held["words"]),
            held["meanings"],
            float(held["meaning_scale"]),
        )


def _rows(lines: NDArray[np.str_]) -> dict[str, int]:
    return {line: row for row, line in enumerate(str(lines).split("\n"))}


def with_signs(shape: str) -> str:
    """Return the shape of a question with a letter for each mark and # for each number."""
    return _NUMBER.sub("#", _MARK.sub(lambda mark: mark[1].upper(), shape))


def stem(word: str) -> str:
    """Return what of an English word counts in a pattern."""
    return word[:_STEM]
