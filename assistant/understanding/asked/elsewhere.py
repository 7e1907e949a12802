"""How likely a question is not for these documents: learned from questions of both worlds.

There are two such worlds: everyday life ("any puns about dentists?", "陪我玩成语接龙"), and what the service desk of an office is asked
(how to file and what it costs, the law and the figures of the field, work at the organisation, the way to the meeting), in the house's
own words. No list of subjects is ever complete: every pattern of words (runs of characters in Chinese, of words in English) and every word
by its meaning (its vector in the bundled model) has a weight, so a word never seen in a question weighs what its neighbours do. The
tables are made by `python -m ingest.training.elsewhere`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container

from assistant.model import Language
from assistant.understanding.asked.asks import words_of
from assistant.understanding.asked.learned import read_table, runs_of, stem, with_signs

EVERYDAY_TABLE, DESK_TABLE = "elsewhere.npz", "desk.npz"
PATTERNS = 5.0  # length of the vector of a question's patterns
_TOKEN = re.compile(r"[A-Z](?![a-z])|[a-z]+(?:'[a-z]+)?|#")


def likely_elsewhere(shape: str, language: Language, table_name: str = EVERYDAY_TABLE) -> float:
    """Return how likely (0 to 1) a question is of the world a table tells; shape is its text with symbols and the like as marks."""
    table = read_table(table_name)
    patterns, words = read(shape, language, table.words)
    held = [table.patterns[pattern] for pattern in patterns if pattern in table.patterns]
    known = [table.words[word] for word in words if word in table.words]
    total = float(table.bias) + float(table.weights[held].sum()) * table.scale * PATTERNS / math.sqrt(max(1, len(held)))
    if known:
        total += float(table.meanings[known].mean()) * table.meaning_scale
    return 1 / (1 + math.exp(-total))


def read(shape: str, language: Language, known: Container[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a question's patterns, each once, and its words; known are the Chinese words there are."""
    text = with_signs(shape)
    patterns = runs_of("".join(text.split()), "") if language == "zh" else runs_of([stem(word) for word in _TOKEN.findall(text)], " ")
    return patterns, tuple(words_of(text, language, known))
