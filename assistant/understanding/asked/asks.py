"""What a question asks for: a count, a date, who it was, what was decided; learned from questions with their kinds beside them.

A question asks in more ways than rules can list ("so what did that set us back?"). Each kind has a weight for every pattern
of words (runs of characters in Chinese, of words in English, the outcomes of the rules) and for every word by its meaning:
its vector in the bundled model, times the kind's weights. The table beside this file is made by
`python -m ingest.training.questions`, which also prints what it is worth on questions by an author apart.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.glossary import matches
from assistant.model import Intent, Language, Want
from assistant.understanding.asked.learned import read_table, stem, with_signs

TABLE = "asks.npz"
LIKELY = 0.5  # probability from which a kind is taken to be asked for
LONGEST_WORD = 4  # characters of a Chinese word of the table
PATTERNS = 5.0  # length of the vector of a question's patterns
HINT = 2.0  # what each of the rules' hints counts beside it
CLAUSE = 0.6  # of the meaning: what the asking clause says; the rest is of the whole question


SURE = 0.6  # probability from which a kind overrules the rules
SURER = 0.9  # the same, where they see something particular asked for and it is nothing in particular
UNLIKELY = 0.3  # below it a kind is not asked for
# What the intents of the rules ask for; an intent that stands in none of these lines is for the rules to tell.
_KINDS_OF: dict[Intent, tuple[Want, ...]] = {
    Intent.FIGURE: (Want.NUMBER, Want.MONEY, Want.SHARE, Want.LENGTH),
    Intent.WHEN: (Want.DATE, Want.DEADLINE, Want.SESSION),
    Intent.WHO: (Want.ACTOR, Want.PLACE),
    Intent.LIST: (Want.ITEMS, Want.PLACE, Want.ACTOR, Want.TITLE, Want.DOCUMENT),
    Intent.DEFINITION: (Want.MEANING,),
    Intent.DECISION: (Want.DECISION,),
}
_OF_RULES = frozenset((Intent.STATUS, Intent.HISTORY, Intent.DOCUMENT))

_QUOTED = re.compile(r"[“\"《「『‘][^”\"》」』’]{2,60}[”\"》」』’]")
_LATIN = re.compile(r"[a-z][a-z0-9'.-]*")
_TOKEN = re.compile(r"[A-Z](?![a-z])|[a-z]+(?:'[a-z]+)?|#|[?,:;.-]")
_WORD_EN = re.compile(r"[a-z]+")
_CUT = {"zh": re.compile(r"[,，。;；:：?？!]"), "en": re.compile(r"[,;:?!.](?:\s|$)| - ")}
_ASKING = {
    "zh": re.compile(r"什么|啥|谁|哪|几|多少|多[大久长高远]|怎|如何|何|为啥|吗|呢|是否|有没有|么|咋"),
    "en": re.compile(
        r"\b(?:what|which|who|whom|whose|how|when|where|why|whether|did|does|do|is|are|was|were|has|have|name|give|list|tell|any)\b"
    ),
}
_LEADS = frozenset(
    "what which how who whom whose when where why name give list tell did does is was were has have do are any whether".split()
)


@dataclass(frozen=True, slots=True)
class Read:
    """A question as the table reads it: its patterns, each once, what the rules make of it, and the words of the whole and of
    the clause that asks."""

    patterns: tuple[str, ...]
    hints: tuple[str, ...]
    words: tuple[str, ...]
    asking: tuple[str, ...]


def asks_of(shape: str, language: Language, hints: Iterable[str] = ()) -> dict[Want, float]:
    """Return how likely each kind is asked for (0 to 1), the likeliest first; hints are what the rules make of the question."""
    table = read_table(TABLE)
    seen = read(shape, language, hints)
    held = [table.patterns[pattern] for pattern in seen.patterns if pattern in table.patterns]
    ruled = [table.patterns[hint] for hint in seen.hints if hint in table.patterns]
    sums = table.bias + table.weights[held].sum(axis=0) * (table.scale * PATTERNS / math.sqrt(max(1, len(held))))
    sums = sums + table.weights[ruled].sum(axis=0) * (table.scale * HINT)
    for words, share in ((seen.words, 1 - CLAUSE), (seen.asking, CLAUSE)):
        known = [table.words[word] for word in words if word in table.words]
        if known:
            sums = sums + table.meanings[known].mean(axis=0) * (table.meaning_scale * share)
    likely = 1 / (1 + np.exp(-sums))
    return {Want(kind): float(likely[place]) for place, kind in sorted(enumerate(table.kinds), key=lambda pair: -likely[pair[0]])}


def likely(asked: dict[Want, float], named: Collection[Want] = ()) -> tuple[Want, ...]:
    """Return the kinds that are taken to be asked for, the likeliest first; () where none is likely. One that the rules name
    need not be as likely beside another."""
    if max(asked.values()) < LIKELY:
        return ()
    return tuple(want for want, probability in asked.items() if probability >= LIKELY or (want in named and probability >= UNLIKELY))


def intent_asked(ruled: Intent, asked: dict[Want, float], *, of_record: bool) -> Intent:
    """Return the intent: that of the rules, unless another kind of thing is surely asked for and none of its own is.

    A decision is looked up only where the rules see one; of_record tells that a session or a document is named, of which one
    that they see is not doubted.
    """
    if ruled in _OF_RULES or any(asked[want] >= UNLIKELY for want in _KINDS_OF.get(ruled, ())):
        return ruled
    want, probability = next(iter(asked.items()))
    intent = next((intent for intent, wants in _KINDS_OF.items() if want in wants), Intent.PASSAGE)
    if want is Want.PLACE and ruled is Intent.PASSAGE:  # where a thing is kept or found is nobody's name
        return ruled
    if intent is Intent.DECISION or (ruled is Intent.DECISION and of_record):
        return ruled
    if ruled is Intent.LIST and intent in (Intent.PASSAGE, Intent.DEFINITION):
        return ruled
    return intent if probability >= (SURER if intent is Intent.PASSAGE else SURE) else ruled


def agree(intent: Intent, wants: Collection[Want]) -> bool:
    """Whether an intent is one of these kinds of thing; where it is not, the rules that found it know best what it asks for."""
    own = _KINDS_OF.get(intent)
    return own is None or not wants or any(want in wants for want in own)


def read(shape: str, language: Language, hints: Iterable[str] = (), known: Container[str] | None = None) -> Read:
    """Return what is weighed of a question: shape is its text with symbols, sessions and the like as marks, known the
    Chinese words there are (those of the table, where none are given)."""
    known = read_table(TABLE).words if known is None else known
    masked = _masked(shape, language)
    clauses = [clause for clause in _CUT[language].split(masked) if clause.strip()] or [masked]
    asking = " ".join(clause for clause in clauses if _ASKING[language].search(clause)) or clauses[-1]
    patterns = _patterns_zh(masked, clauses[-1]) if language == "zh" else _patterns_en(masked, clauses)
    return Read(
        tuple(dict.fromkeys(patterns)),
        tuple(f"!{hint}" for hint in hints),
        tuple(words_of(masked, language, known)),
        tuple(words_of(asking, language, known)),
    )


def words_of(masked: str, language: Language, known: Container[str]) -> Iterator[str]:
    """Yield the words of a masked question: English ones, or the longest known Chinese ones."""
    if language == "en":
        yield from _WORD_EN.findall(masked)
        return
    start = 0
    while start < len(masked):
        ends = range(min(len(masked), start + LONGEST_WORD), start, -1)
        end = next((end for end in ends if masked[start:end] in known), None)
        if end:
            yield masked[start:end]
        start = end or start + 1


def _masked(shape: str, language: Language) -> str:
    """Put what a question is about behind signs: Q what it quotes, P a place, T a term, # a number, a letter for a mark."""
    text, out, end = _QUOTED.sub("Q", shape), "", 0
    for match in matches(text, language):
        sign = {"place": "P", "common": match.written}.get(match.term.kind, "T")
        out, end = f"{out}{text[end : match.start]}{sign}", match.end
    return with_signs(out + text[end:])


def _patterns_zh(masked: str, last: str) -> Iterator[str]:
    def runs(text: str, longest: int) -> Iterator[str]:
        for length in range(1, longest + 1):
            yield from (text[at : at + length] for at in range(len(text) - length + 1))

    plain = "".join(_LATIN.sub("N", masked).split())
    yield from runs(f"^{plain}$", 4)
    yield from (f"L|{run}" for run in runs("".join(_LATIN.sub("N", last).split()), 3))


def _patterns_en(masked: str, clauses: Sequence[str]) -> Iterator[str]:
    words = ["^", *_TOKEN.findall(masked), "$"]
    stems = [stem(word) for word in words]
    for length in (1, 2, 3):
        yield from (" ".join(stems[at : at + length]) for at in range(len(stems) - length + 1))
    for at, word in enumerate(words):
        if word in _LEADS:
            yield from (f"{word}..{other}" for other in stems[at + 1 : at + 6])
    for clause in clauses:
        opening = [stem(word) for word in _TOKEN.findall(clause)[:2]]
        yield from (f"C|{' '.join(opening[:count])}" for count in range(1, len(opening) + 1))
    yield from (f"L|{stem(word)}" for word in _TOKEN.findall(clauses[-1]))
