"""Teach what a question asks for, and which of its words tell what it is about, from labelled questions.

    python -m ingest.training.questions

Reads questions.tsv beside this file (set, language, kinds asked for, words that name the topic or none where they are not marked, question) and writes two
tables beside the bundled model. asks.npz: a logistic regression for every kind over the patterns of `assistant.understanding.asked.asks` and the
mean vectors of the words. telling.npy: one over the vector of each word, of whether it stands in the topic. Prints how often
the kinds are told rightly of each set when the others alone are learned from; the set "apart" is learned from in no case.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from assistant.adapters.embedder import StaticEmbedder
from assistant.adapters.embedder.loading import BUNDLED_FOLDER
from assistant.adapters.embedder.static import TELLING
from assistant.model import Want
from assistant.question import Known, hints_of, understand
from assistant.understanding.asked.asks import CLAUSE, HINT, LIKELY, LONGEST_WORD, PATTERNS, Read, read
from assistant.understanding.asked.intents import intent_of
from assistant.understanding.asked.wants import wants_by_rule
from assistant.understanding.named.mentions import read_mentions

QUESTIONS = Path(__file__).parent / "questions.tsv"
TABLE = BUNDLED_FOLDER / "asks.npz"
APART = "apart"
SEEN = 2  # questions that a pattern must stand in
WORDS = {"zh": 16_000, "en": 12_000}  # the likeliest of the bundled model's, besides all in the questions
MEANING = 12.0  # length of the vector of a question's meaning, against PATTERNS
WORD = 3.0  # length of a word's vector, of which it is learned whether it tells
FREEDOM = 3.0  # of the weights: the inverse of the penalty on their squares
LEAST_TELLING, SURELY_TELLING = 0.1, 0.225  # the weight of a word that never names a topic; the likelihood from which one counts whole
KINDS = tuple(Want(kind) for kind in Want if kind not in (Want.PEOPLE, Want.PERSON, Want.CRITICISM, Want.PRAISE))

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question with the kinds it asks for; meaning is the vector of its words."""

    set: str
    language: str
    kinds: frozenset[Want]
    seen: Read
    meaning: Numbers


@dataclass(frozen=True, slots=True)
class Learned:
    """Weights: a row a pattern or a dimension of meaning, a column a kind."""

    patterns: tuple[str, ...]
    weights: Numbers
    meaning: Numbers
    bias: Numbers


def labelled(path: Path = QUESTIONS) -> list[Labelled]:
    """Read the questions with their kinds."""
    vectors = word_vectors()
    chinese = frozenset(word for word in vectors if not word.isascii())
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        name, _, kinds, _, question = line.split("\t")
        query = understand(question, known=Known())
        mentions = read_mentions(query.text, latest_session=None, known_symbols=frozenset())
        hints = hints_of(intent_of(mentions.shape, mentions), wants_by_rule(query.text))
        seen = read(mentions.shape, query.language, hints, chinese)
        meaning = (1 - CLAUSE) * mean_of(seen.words, vectors) + CLAUSE * mean_of(seen.asking, vectors)
        rows.append(Labelled(name, query.language, frozenset(map(Want, kinds.split())), seen, meaning))
    return rows


@lru_cache(maxsize=1)
def word_vectors() -> dict[str, Numbers]:
    """Return the words that the table will know with their unit vectors in the bundled model."""
    model = StaticEmbedder.load(BUNDLED_FOLDER)
    tokens = (BUNDLED_FOLDER / "tokens.txt").read_text(encoding="utf-8").split("\n")
    scores = np.load(BUNDLED_FOLDER / "scores.npy")
    likeliest = sorted(range(len(tokens)), key=lambda place: -scores[place])
    chinese = [p for p in likeliest if not tokens[p].isascii() and len(tokens[p]) <= LONGEST_WORD][: WORDS["zh"]]
    asked = {word for line in QUESTIONS.read_text(encoding="utf-8").lower().splitlines() for word in line.replace("'", " ").split()}
    english = [p for p in likeliest if tokens[p].isascii() and tokens[p].isalpha() and len(tokens[p]) > 1]
    chosen = [*chinese, *english[: WORDS["en"]], *(p for p in english[WORDS["en"] :] if tokens[p] in asked)]
    vectors = _unit(model.token_vectors(np.array(chosen, dtype=np.int32)))
    return {tokens[place]: vector for place, vector in zip(chosen, vectors, strict=True)}


def _unit(vectors: Numbers) -> Numbers:
    return vectors / np.maximum(1e-6, np.linalg.norm(vectors, axis=1, keepdims=True))


def mean_of(words: Sequence[str], vectors: dict[str, Numbers]) -> Numbers:
    """Return the mean vector of the words that are known; nought where none is."""
    known = [vectors[word] for word in words if word in vectors]
    return np.mean(known, axis=0) if known else np.zeros(next(iter(vectors.values())).shape, dtype=np.float32)


def learn(rows: Sequence[Labelled]) -> Learned:
    """Fit the weights of every kind."""
    counts = Counter(pattern for row in rows for pattern in (*row.seen.patterns, *row.seen.hints))
    patterns = tuple(sorted(pattern for pattern, n in counts.items() if n >= SEEN))
    table = _table_of(rows, patterns)
    models = [LogisticRegression(C=FREEDOM, max_iter=1000).fit(table, [kind in row.kinds for row in rows]) for kind in KINDS]
    weights = np.array([model.coef_[0] for model in models], dtype=np.float32).T
    bias = np.array([model.intercept_[0] for model in models], dtype=np.float32)
    return Learned(patterns, weights[: len(patterns)], weights[len(patterns) :], bias)


def _table_of(rows: Sequence[Labelled], patterns: Sequence[str]) -> csr_matrix:
    place = {pattern: at for at, pattern in enumerate(patterns)}
    held = [[place[pattern] for pattern in row.seen.patterns if pattern in place] for row in rows]
    ruled = [[place[hint] for hint in row.seen.hints if hint in place] for row in rows]
    lengths = [PATTERNS / max(1, len(one)) ** 0.5 for one in held]
    data = [value for one, hints, length in zip(held, ruled, lengths, strict=True) for value in [length] * len(one) + [HINT] * len(hints)]
    held = [[*one, *hints] for one, hints in zip(held, ruled, strict=True)]
    ends = np.cumsum([0, *map(len, held)])
    sparse = csr_matrix((data, [at for one in held for at in one], ends), shape=(len(rows), len(patterns)))
    return hstack([sparse, csr_matrix(np.stack([row.meaning for row in rows]) * MEANING)]).tocsr()


def likely(rows: Sequence[Labelled], learned: Learned) -> Numbers:
    """Return the probability of every kind (a column) for every question (a row)."""
    sums = _table_of(rows, learned.patterns) @ np.vstack([learned.weights, learned.meaning]) + learned.bias
    return np.asarray(1 / (1 + np.exp(-sums)), dtype=np.float32)


def right(rows: Sequence[Labelled], probabilities: Numbers) -> tuple[float, float]:
    """Return the share of questions whose kinds are told exactly, and of those of which the likeliest is one."""
    exact = top = 0
    for row, of_each in zip(rows, probabilities, strict=True):
        told = {KINDS[at] for at in np.flatnonzero(of_each >= LIKELY)} or {KINDS[int(of_each.argmax())]}
        exact += told == row.kinds
        top += KINDS[int(of_each.argmax())] in row.kinds
    return exact / len(rows), top / len(rows)


def save(learned: Learned, path: Path = TABLE) -> None:
    """Write the weights as small integers."""
    vectors = word_vectors()
    meanings = np.stack(list(vectors.values())) @ learned.meaning * MEANING
    scale, meaning_scale = (float(np.abs(weights).max()) / 127 for weights in (learned.weights, meanings))
    np.savez_compressed(
        path,
        kinds="\n".join(KINDS),
        bias=learned.bias,
        patterns="\n".join(learned.patterns),
        weights=np.rint(learned.weights / scale).astype(np.int8),
        scale=scale,
        words="\n".join(vectors),
        meanings=np.rint(meanings / meaning_scale).astype(np.int8),
        meaning_scale=meaning_scale,
    )


@dataclass(frozen=True, slots=True)
class Words:
    """The words of questions: their unit vectors, and whether each stands in what its question is about."""

    vectors: Numbers
    telling: NDArray[np.bool_]


def words_of(name: Callable[[str], bool], model: StaticEmbedder, path: Path = QUESTIONS) -> Words:
    """Return the words of the questions of the sets that name holds for, of those whose topic is marked."""
    ids: list[int] = []
    telling: list[bool] = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        set_, _, _, topic, question = line.split("\t")
        if not name(set_) or not topic:
            continue
        named = {id_ for piece in topic.split() for id_ in model.vocabulary.ids(piece)}
        of_question = model.vocabulary.ids(question)
        ids += of_question.tolist()
        telling += [id_ in named for id_ in of_question.tolist()]
    return Words(_unit(model.token_vectors(np.array(ids, dtype=np.int32))), np.array(telling))


def likely_telling(words: Words, vectors: Numbers) -> Numbers:
    """Return how likely words with these unit vectors stand in what a question is about."""
    fitted = LogisticRegression(max_iter=1000).fit(words.vectors * WORD, words.telling)
    return np.asarray(fitted.predict_proba(vectors * WORD)[:, 1], dtype=np.float32)


def save_telling(likelihoods: Numbers, path: Path = BUNDLED_FOLDER / TELLING) -> None:
    """Write what each token of the bundled model counts in a question, × 255."""
    rise = (1 - LEAST_TELLING) / SURELY_TELLING
    np.save(path, np.rint(255 * np.minimum(1.0, LEAST_TELLING + rise * likelihoods)).astype(np.uint8))


def main() -> int:
    """Print what is learned from the others of each set, then learn from all and write the table."""
    rows = labelled()
    teaching = [row for row in rows if row.set != APART]
    print(f"{'set':8} {'n':>5} {'all kinds':>10} {'likeliest':>10}   learned from the others")
    for name in sorted({row.set for row in teaching}):
        inside = [row for row in teaching if row.set == name]
        exact, top = right(inside, likely(inside, learn([row for row in teaching if row.set != name])))
        print(f"{name:8} {len(inside):5} {exact:10.3f} {top:10.3f}", flush=True)
    learned = learn(teaching)
    for language in ("zh", "en"):
        apart = [row for row in rows if row.set == APART and row.language == language]
        if apart:
            exact, top = right(apart, likely(apart, learned))
            print(f"{APART} {language} {len(apart):5} {exact:10.3f} {top:10.3f}")
    save(learned)
    print(f"{len(learned.patterns):,} patterns, {len(word_vectors()):,} words: {TABLE.stat().st_size / 1e6:.1f} MB")
    model = StaticEmbedder.load(BUNDLED_FOLDER)
    taught, apart_ = words_of(lambda name: name != APART, model), words_of(lambda name: name == APART, model)
    print(f"words that tell, {APART}: area under the curve {roc_auc_score(apart_.telling, likely_telling(taught, apart_.vectors)):.3f}")
    every = _unit(model.token_vectors(np.arange(len(model.vocabulary), dtype=np.int32)))
    save_telling(likely_telling(taught, every))
    return 0


if __name__ == "__main__":
    sys.exit(main())
