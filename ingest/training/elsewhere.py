"""Teach which questions are not about the house's documents, from questions of both worlds.

    python -m ingest.training.elsewhere --parallel DIR

The house's: questions.tsv, the lines "here" of elsewhere.tsv (everyday subjects as papers deal with them), and the questions and sentences
of the pairs in DIR. Of everyday life: the lines "elsewhere", and Tatoeba's questions with some of its other sentences. For a service desk:
the lines "desk" of desk.tsv, against the house's and its lines "here" (papers that deal with what a desk is asked). Writes elsewhere.npz and
desk.npz beside the bundled model: each one logistic regression over the patterns of `assistant.understanding.asked.elsewhere` and the mean vectors
of the words. Prints what is told of a fifth that was not learned from.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from assistant.adapters.embedder import StaticEmbedder
from assistant.adapters.embedder.loading import BUNDLED_FOLDER
from assistant.text import language_of
from assistant.understanding.asked.elsewhere import DESK_TABLE, EVERYDAY_TABLE, PATTERNS, read
from assistant.understanding.named.mentions import read_mentions
from assistant.understanding.plain import plain
from ingest.training.pairs import DOMAIN, rows_of
from ingest.training.patterns import table_of
from ingest.training.questions import QUESTIONS, mean_of, word_vectors

LINES = Path(__file__).with_name("elsewhere.tsv")
DESK_LINES = Path(__file__).with_name("desk.tsv")
SEEN = 3  # questions that a pattern must stand in
MEANING = 12.0  # length of the vector of a question's meaning, against PATTERNS
ASKED, OWN = 3.0, 4.0  # what a question about papers and a line of elsewhere.tsv count, against the many of the others
# For the desk, what counts a sentence, a line "here" of elsewhere.tsv and of desk.tsv, and a line "desk".
SAID, BESIDE, HERE, DESK = 0.3, 2.0, 6.0, 10.0
SENTENCE_EVERY = 4  # of Tatoeba's sentences that ask nothing, the share learned from
APART_EVERY = 5  # of the questions, the share kept for measuring

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Told:
    """A question of one of the two worlds; meaning is the vector of its words."""

    elsewhere: bool
    counts: float
    patterns: tuple[str, ...]
    meaning: Numbers


@dataclass(frozen=True, slots=True)
class Learned:
    """Weights of the patterns and of the dimensions of meaning."""

    patterns: tuple[str, ...]
    weights: Numbers
    meaning: Numbers
    bias: float


def told(question: str, vectors: dict[str, Numbers], chinese: frozenset[str], *, elsewhere: bool, counts: float = 1.0) -> Told:
    """Read a question as the product does."""
    text = plain(question)
    shape = read_mentions(text, latest_session=None, known_symbols=frozenset()).shape
    patterns, words = read(shape, language_of(text), chinese)
    return Told(elsewhere, counts, patterns, mean_of(words, vectors))


def material(parallel: Path, vectors: dict[str, Numbers]) -> dict[str, list[Told]]:
    """Read the texts of both worlds, by where they are from."""
    chinese = frozenset(word for word in vectors if not word.isascii())

    def read_all(texts: Iterable[str], *, elsewhere: bool, counts: float = 1.0) -> list[Told]:
        return [told(text, vectors, chinese, elsewhere=elsewhere, counts=counts) for text in texts]

    lines = rows_of(LINES)[1:]
    asked = [text for row in rows_of(parallel / "cdip_questions.tsv") for text in row[:2]]
    said = [text for name in DOMAIN for row in rows_of(parallel / f"{name}.tsv") for text in row[:2]]
    everyday = [row[:2] for row in rows_of(parallel / "tatoeba.tsv")]
    questions = [text for pair in everyday if any(side.endswith(("?", "？")) for side in pair) for text in pair]
    others = [text for pair in everyday[::SENTENCE_EVERY] for text in pair if not text.endswith(("?", "？"))]
    return {
        "questions of the house": read_all((cells[-1] for cells in rows_of(QUESTIONS)[1:]), elsewhere=False),
        "questions about papers": read_all(asked, elsewhere=False, counts=ASKED),
        "sentences of the house": read_all(said, elsewhere=False),
        "everyday questions": read_all(questions, elsewhere=True),
        "everyday sentences": read_all(others, elsewhere=True),
        "own lines, of the house": read_all((text for where, _, text in lines if where == "here"), elsewhere=False, counts=OWN),
        "own lines, everyday": read_all((text for where, _, text in lines if where == "elsewhere"), elsewhere=True, counts=OWN),
    }


def material_of_the_desk(parallel: Path, vectors: dict[str, Numbers]) -> dict[str, list[Told]]:
    """Read what a service desk is asked and the texts of the house, by where they are from."""
    chinese = frozenset(word for word in vectors if not word.isascii())

    def read_all(texts: Iterable[str], counts: float = 1.0, *, elsewhere: bool = False) -> list[Told]:
        return [told(text, vectors, chinese, elsewhere=elsewhere, counts=counts) for text in texts]

    lines = rows_of(DESK_LINES)[1:]
    return {
        "questions of the house": read_all(cells[-1] for cells in rows_of(QUESTIONS)[1:]),
        "questions about papers": read_all(text for row in rows_of(parallel / "cdip_questions.tsv") for text in row[:2]),
        "sentences of the house": read_all(
            (text for name in DOMAIN for row in rows_of(parallel / f"{name}.tsv") for text in row[:2]), SAID
        ),
        "everyday subjects of the house": read_all((text for where, _, text in rows_of(LINES)[1:] if where == "here"), BESIDE),
        "own lines, of the house": read_all((text for where, _, text in lines if where == "here"), HERE),
        "own lines, for the desk": read_all((text for where, _, text in lines if where == "desk"), DESK, elsewhere=True),
    }


def weighted_vectors() -> dict[str, Numbers]:
    """Return the words that the table will know with their vectors, as long as the word weighs (1 on the average)."""
    words = list(word_vectors())
    tokens = (BUNDLED_FOLDER / "tokens.txt").read_text(encoding="utf-8").split("\n")
    place = {token: at for at, token in enumerate(tokens)}
    vectors = StaticEmbedder.load(BUNDLED_FOLDER).token_vectors(np.array([place[word] for word in words], dtype=np.int32))
    return dict(zip(words, vectors / np.linalg.norm(vectors, axis=1).mean(), strict=True))


def learn(rows: Sequence[Told]) -> Learned:
    """Fit the weights."""
    counts = Counter(pattern for row in rows for pattern in row.patterns)
    patterns = tuple(sorted(pattern for pattern, n in counts.items() if n >= SEEN))
    model = LogisticRegression(max_iter=1000)
    model.fit(_table_of(rows, patterns), [row.elsewhere for row in rows], sample_weight=[row.counts for row in rows])
    weights = model.coef_[0].astype(np.float32)
    return Learned(patterns, weights[: len(patterns)], weights[len(patterns) :], float(model.intercept_[0]))


def _table_of(rows: Sequence[Told], patterns: Sequence[str]) -> csr_matrix:
    sparse = table_of([row.patterns for row in rows], patterns, PATTERNS)
    return hstack([sparse, csr_matrix(np.stack([row.meaning for row in rows]) * MEANING)]).tocsr()


def likely(rows: Sequence[Told], learned: Learned) -> Numbers:
    """Return how likely each question is of everyday life."""
    sums = _table_of(rows, learned.patterns) @ np.concatenate([learned.weights, learned.meaning]) + learned.bias
    return np.asarray(1 / (1 + np.exp(-sums)), dtype=np.float32)


def save(learned: Learned, vectors: dict[str, Numbers], path: Path) -> None:
    """Write the weights as small integers."""
    meanings = np.stack(list(vectors.values())) @ learned.meaning * MEANING
    scale, meaning_scale = (float(np.abs(weights).max()) / 127 for weights in (learned.weights, meanings))
    np.savez_compressed(
        path,
        bias=learned.bias,
        patterns="\n".join(learned.patterns),
        weights=np.rint(learned.weights / scale).astype(np.int8),
        scale=scale,
        words="\n".join(vectors),
        meanings=np.rint(meanings / meaning_scale).astype(np.int8),
        meaning_scale=meaning_scale,
    )


def main(arguments: Sequence[str]) -> int:
    """Of each table, print what is told of a fifth that was not learned from, then learn from all and write it."""
    parser = argparse.ArgumentParser(prog="python -m ingest.training.elsewhere")
    parser.add_argument("--parallel", type=Path, required=True, help="folder of the English⇥Chinese pairs")
    vectors, parallel = weighted_vectors(), parser.parse_args(arguments).parallel
    for name, read_material in ((EVERYDAY_TABLE, material), (DESK_TABLE, material_of_the_desk)):
        path, worlds = BUNDLED_FOLDER / name, read_material(parallel, vectors)
        _print_measured(worlds)
        learned = learn([row for rows in worlds.values() for row in rows])
        save(learned, vectors, path)
        print(f"{name}: {len(learned.patterns):,} patterns, {len(vectors):,} words: {path.stat().st_size / 1e6:.1f} MB")
    return 0


def _print_measured(worlds: dict[str, list[Told]]) -> None:
    most = learn([row for rows in worlds.values() for at, row in enumerate(rows) if at % APART_EVERY])
    for name, rows in worlds.items():
        likelihoods = likely(rows[::APART_EVERY], most)
        shares = "  ".join(f"{share:.1f}: {float((likelihoods >= share).mean()):.3f}" for share in (0.3, 0.5, 0.7, 0.9))
        print(f"{name:30} {len(likelihoods):6}   taken for the other world from {shares}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
