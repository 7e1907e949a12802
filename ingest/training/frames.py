"""Teach which form a question is of, whatever its words, from ways of asking by several hands.

    python -m ingest.training.frames

Reads frames.tsv beside this file (hand, form, language, way of asking with the thing in braces), and questions.tsv for questions that are of
none of these forms. Writes frames.npz beside the bundled model: a logistic regression over the patterns and the
meaning of `assistant.understanding.asked.frames`, and the words that ask. Prints how often the form is told rightly of each hand's ways when the others
alone are learned from.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from assistant.adapters.embedder import StaticEmbedder
from assistant.adapters.embedder.loading import BUNDLED_FOLDER, load_embedder
from assistant.model import Intent, Language, Query
from assistant.question import Known, understand
from assistant.text import language_of
from assistant.understanding.asked.definitions import counted_as
from assistant.understanding.asked.forms import Slot
from assistant.understanding.asked.frames import MEANING, PATTERNS, SURE, TABLE, words_of
from assistant.understanding.asked.learned import with_signs
from assistant.understanding.asked.masking import SPEAKER, THING, mask, patterns_of, with_speaker, without_kind, without_series, words_in
from assistant.understanding.asked.subjects import parties_in
from assistant.understanding.asked.wants import asks_for_an_office
from assistant.understanding.asked.wholes import asked_of_whole
from assistant.understanding.named.mentions import read_mentions
from assistant.understanding.plain import plain
from ingest.training.patterns import table_of
from ingest.training.questions import QUESTIONS

FRAMES = Path(__file__).with_name("frames.tsv")
SEEN = 2  # ways that a pattern must stand in
FREEDOM = 10.0  # of the weights: the inverse of the penalty on their squares
NONE, NONE_COUNTS = "none", 0.25  # the form of a question that is of none, and what one counts against the few ways of the others
_EXAMPLE = {Slot.RECOMMENDATION: "19", Slot.SESSION: "24", Slot.DOCUMENT: "CDIP/20/4"}
_OF_RECORDS = frozenset((Intent.STATUS, Intent.DOCUMENT, Intent.COLLECTION, Intent.DECISION, Intent.OUT_OF_SCOPE, Intent.ABOUT_ASSISTANT))
_FREE, _PARTY = re.compile(r"\{(?:project|study|matter|term)\}"), "{delegation}"
_STANDS_IN, _SPEAKS = "qqqq", "qppq"  # what stands for the thing and the party while a way of asking is read as any question is
Asking = Mapping[Language, Mapping[str, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Way:
    """A way of asking, with its thing masked, and what it asks."""

    hand: str
    form: str
    language: Language
    shape: str


def ways(path: Path = FRAMES) -> list[Way]:
    """Read the ways of asking."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        hand, form, language, way = line.split("\t")
        text = _FREE.sub(_STANDS_IN, way).replace(_PARTY, _SPEAKS)
        for slot, example in _EXAMPLE.items():
            text = text.replace(f"{{{slot.value}}}", example)
        shape = read_mentions(plain(text), latest_session=None, known_symbols=frozenset()).shape
        written: Language = "zh" if language == "zh" else "en"
        shape = with_signs(shape).replace(_STANDS_IN, THING).replace(_SPEAKS, SPEAKER)
        found.append(Way(hand, form, written, without_kind(without_series(shape), written)))
    return found


def words_that_ask(taught: Sequence[Way]) -> Asking:
    """Return the words of all ways of asking besides signs, each with the forms that it stands in."""
    asking: dict[Language, dict[str, set[str]]] = {"zh": {}, "en": {}}
    for way in taught:
        for _, _, word in words_in(way.shape, way.language):
            if not word.isupper():
                asking[way.language].setdefault(word, set()).add(way.form)
    return {language: {word: frozenset(forms) for word, forms in words.items()} for language, words in asking.items()}


def others(asking: Asking, path: Path = QUESTIONS) -> list[Way]:
    """Return questions that the rules see as none of these forms, masked."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        question = line.split("\t")[-1]
        query = understand(question, known=Known())
        if not _is_of_a_form(query):
            language = language_of(query.text)
            shape = read_mentions(query.text, latest_session=None, known_symbols=frozenset()).shape
            shapes = [without_series(with_signs(shape))]
            parties = parties_in(query.text, language)
            if len(parties) == 1:
                shapes.append(with_speaker(shapes[0], parties[0].written))
            found += [Way("questions", NONE, language, mask(one, language, asking[language]).text) for one in shapes]
    return found


def _is_of_a_form(query: Query) -> bool:
    of_record = query.intent in _OF_RECORDS or asks_for_an_office(query.text) or counted_as(query.text)
    return of_record or asked_of_whole(query) is not None


@dataclass(frozen=True, slots=True)
class Learned:
    """The fitted weights of the patterns."""

    patterns: tuple[str, ...]
    model: LogisticRegression


def learn(taught: Sequence[Way]) -> Learned:
    """Fit the weights."""
    counts = Counter(pattern for way in taught for pattern in patterns_of(way.shape, way.language))
    patterns = tuple(sorted(pattern for pattern, n in counts.items() if n >= SEEN))
    model = LogisticRegression(C=FREEDOM, max_iter=2000)
    counted = [NONE_COUNTS if way.form == NONE else 1.0 for way in taught]
    return Learned(patterns, model.fit(_table_of(taught, patterns), [way.form for way in taught], sample_weight=counted))


def _table_of(taught: Sequence[Way], patterns: Sequence[str]) -> csr_matrix:
    table = table_of([patterns_of(way.shape, way.language) for way in taught], patterns, PATTERNS)
    return hstack([table, csr_matrix(np.stack([_meaning(way.shape) for way in taught]) * MEANING)]).tocsr()


@cache
def _meaning(shape: str) -> NDArray[np.float32]:
    words = words_of(shape)
    return _model().embed_question(words) if words else np.zeros(_model().dimension, dtype=np.float32)


@lru_cache(maxsize=1)
def _model() -> StaticEmbedder:
    model = load_embedder()
    assert isinstance(model, StaticEmbedder)
    return model


def save(learned: Learned, asking: Asking, path: Path = BUNDLED_FOLDER / TABLE) -> None:
    """Write the weights as small integers, and the words."""
    weights = learned.model.coef_.T.astype(np.float32)
    of_patterns, of_senses = np.split(weights, [len(learned.patterns)])
    packed, scale = _packed(of_patterns)
    senses, senses_scale = _packed(of_senses)
    np.savez_compressed(
        path,
        forms="\n".join(learned.model.classes_),
        bias=learned.model.intercept_.astype(np.float32),
        patterns="\n".join(learned.patterns),
        weights=packed,
        scale=scale,
        senses=senses,
        senses_scale=senses_scale,
        zh=_lines(asking["zh"]),
        en=_lines(asking["en"]),
    )


def _packed(weights: NDArray[np.float32]) -> tuple[NDArray[np.int8], float]:
    """Weights as small integers, and what one of them counts."""
    scale = float(np.abs(weights).max()) / 127
    return np.rint(weights / scale).astype(np.int8), scale


def _lines(words: Mapping[str, frozenset[str]]) -> str:
    return "\n".join(f"{word}\t{' '.join(sorted(forms))}" for word, forms in sorted(words.items()))


def main() -> int:
    """Print what is told of each hand by the others, then learn from all and write the table."""
    taught = ways()
    for hand in sorted({way.hand for way in taught}):
        _print_measured(hand, [way for way in taught if way.hand == hand], [way for way in taught if way.hand != hand])
    asking = words_that_ask(taught)
    learned = learn([*taught, *others(asking)])
    save(learned, asking)
    size = (BUNDLED_FOLDER / TABLE).stat().st_size
    print(f"{len(taught)} ways, {len(learned.patterns):,} patterns, {sum(map(len, asking.values())):,} words: {size / 1e6:.2f} MB")
    return 0


def _print_measured(hand: str, apart: Sequence[Way], taught: Sequence[Way]) -> None:
    if not taught:
        return
    learned = learn([*taught, *others(words_that_ask(taught))])
    likely = learned.model.predict_proba(_table_of(apart, learned.patterns))
    told = learned.model.classes_[likely.argmax(axis=1)]
    for language in ("zh", "en"):
        rows = np.array([way.language == language for way in apart])
        right = np.array([way.form == form for way, form in zip(apart, told, strict=True)])
        sure = likely.max(axis=1) >= SURE
        print(
            f"{hand} {language} {rows.sum():5}   right {right[rows].mean():.3f}   sure {sure[rows].mean():.3f}, of these right {right[rows & sure].mean():.3f}"
        )


if __name__ == "__main__":
    sys.exit(main())
