"""What a question asks of one thing, whatever its words: the status of a recommendation, who chaired a session, what a project costs.

A few dozen things are asked again and again ("Where do we stand on Rec. 42?", "CDIP 34 chair?", "那个项目花多少钱"), in more ways than rules
list. A question is such a thing where nothing else stands in it than one thing named and the words that ask. The thing is masked, and a
table learned from ways of asking by several hands (`python -m ingest.training.frames`) tells which form the rest is, by its words and by
what they mean; the question is then put in the plain words of that form, which every rule of the house reads.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.model import Language, Series
from assistant.understanding.asked.forms import FORMS, Slot
from assistant.understanding.asked.learned import rows_by_name, with_signs
from assistant.understanding.asked.masking import RECOMMENDED, SPEAKER, THING, Masked, mask, patterns_of, with_speaker, without_series
from assistant.understanding.asked.subjects import parties_in
from assistant.understanding.asked.wholes import ALL
from assistant.understanding.named.mentions import Mentions

TABLE = "frames.npz"
SURE = 0.7  # likelihood from which a question is taken to be of a form
PATTERNS, MEANING = 5.0, 4.0  # lengths of the vectors of a question's patterns and of its meaning
_AKIN, _SHORTEST = 0.55, 2  # cosine of a word with one of the other language that asks; characters of such a word
_MANY = 5  # forms in which a word stands that tells of none what it asks
_QUESTION = frozenset(
    "what which how why when where who whom whose 什么 哪些 哪 怎么 怎样 如何 为什么 为何 何时 什么时候 谁 多少 几 哪里 哪儿".split()
)
_CLAUSES = re.compile(r"[,，;；:：?？。]|\band\b")
_NO_THING = re.compile(
    r"[,，;；:：?？。]|第[一二三四五六七八九十百\d]|什么|哪|谁|多少|怎|如何|何时|\b(?:what|which|how|why|when|where|who|whom|whose)\b"
)


class Lexicon(Protocol):
    """What words mean, by the bundled model."""

    def embed_question(self, text: str) -> Vector:
        """Return the vector of a text, of unit length."""
        ...

    def translations(self, word: str, language: Language) -> Sequence[tuple[str, float]]:
        """Return the nearest words of the other language with their cosines; language is the word's own."""
        ...


_MARKS = {Slot.RECOMMENDATION: RECOMMENDED, Slot.SESSION: "S", Slot.DOCUMENT: "D"}
_SERIES: Mapping[Series | None, tuple[str, str]] = {
    None: ("建议", "Recommendation "),
    "da": ("发展议程建议", "Development Agenda Recommendation "),
    "review": ("独立审查建议", "Independent Review Recommendation "),
}
_SIGN, _SIGNS = re.compile(r"[A-Z]"), re.compile(r"[A-Z#]")
_PROJECT_EN = re.compile(r"\b(?:the\s+)?projects?\b(?:\s+(?:on|for|about|entitled|called|titled))?", re.IGNORECASE)
_PROJECT_ZH = re.compile(r"项目")
_OF_ITS_OWN_KIND = re.compile(r"研究|路线图|提案|计划|\b(?:stud(?:y|ies)|road\s?map|proposal|scheme|program(?:me)?)\b", re.IGNORECASE)
_AROUND = " \t“”\"'‘’《》「」『』,，.。:：;；?？!！-–—()（）"

Vector = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Plain:
    """A question put in the plain words of a form, which form that is, and how likely it is of that form (0 to 1)."""

    form: str
    text: str
    likelihood: float


@dataclass(frozen=True, slots=True)
class Table:
    """What was learned: a weight a pattern (a row) and form (a column), one a direction of meaning and form, and the words that ask by
    language, each with the forms that it stands in."""

    forms: tuple[str, ...]
    bias: Vector
    patterns: dict[str, int]
    weights: NDArray[np.int8]
    scale: float
    senses: Vector
    asking: Mapping[Language, Mapping[str, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Asking:
    """Words that ask: those of the ways of asking, and those that the other language has among them by another word ("threats", 风险)."""

    words: Container[str]
    abroad: Container[str]
    language: Language
    lexicon: Lexicon

    def __contains__(self, word: object) -> bool:
        if word in self.words:
            return True
        if not isinstance(word, str) or len(word) < _SHORTEST or word.isupper():
            return False
        return any(cosine >= _AKIN and other in self.abroad for other, cosine in self.lexicon.translations(word, self.language))


@lru_cache(maxsize=1)
def read_table() -> Table:
    """Return the table beside the bundled model."""
    with resources.as_file(resources.files("assistant").joinpath(f"bundled/{TABLE}")) as path, np.load(path) as held:
        return Table(
            tuple(str(held["forms"]).split("\n")),
            held["bias"],
            rows_by_name(held["patterns"]),
            held["weights"],
            float(held["scale"]),
            held["senses"].astype(np.float32) * float(held["senses_scale"]),
            {"zh": _words(held["zh"]), "en": _words(held["en"])},
        )


@cache  # forms by languages
def _asking_in(form: str, language: Language) -> frozenset[str]:
    """The words that ask in one form, or in so many that they tell of none what it asks."""
    asking = read_table().asking[language]
    return frozenset(word for word, forms in asking.items() if form in forms or (len(forms) >= _MANY and word not in _QUESTION))


def _words(lines: NDArray[np.str_]) -> dict[str, frozenset[str]]:
    rows = (line.split("\t") for line in str(lines).split("\n"))
    return {word: frozenset(forms.split()) for word, forms in rows}


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells the form of masked questions of one language."""

    table: Table
    language: Language
    lexicon: Lexicon

    def asking(self, form: str | None = None) -> Asking:
        """Return the words that ask, in one form or in any."""
        other: Language = "en" if self.language == "zh" else "zh"
        words, abroad = (_asking_in(form, language) if form else self.table.asking[language] for language in (self.language, other))
        return Asking(words, abroad, self.language, self.lexicon)

    def likeliest(self, masked: str) -> tuple[str, float]:
        """Return the form that a masked question is most likely of, and how likely (0 to 1)."""
        table = self.table
        held = [table.patterns[pattern] for pattern in patterns_of(masked, self.language) if pattern in table.patterns]
        sums = table.bias + table.weights[held].sum(axis=0) * (table.scale * PATTERNS / math.sqrt(max(1, len(held))))
        if words := words_of(masked):
            sums = sums + MEANING * (self.lexicon.embed_question(words) @ table.senses)
        likely = np.exp(sums - sums.max())
        best = int(likely.argmax())
        return table.forms[best], float(likely[best] / likely.sum())


def words_of(masked: str) -> str:
    """Return a masked question without its signs; "" where nothing is left.

    >>> words_of("how is Q run?"), words_of("Q #?")
    ('how is   run?', '')
    """
    words = _SIGNS.sub(" ", masked).strip()
    return words if any(character.isalnum() for character in words) else ""


def in_plain_form(mentions: Mentions, language: Language, lexicon: Lexicon) -> Plain | None:
    """Return a question in the plain words of its form; None where it is of none, or where more is asked than of one thing.

    >>> from assistant.adapters.embedder.loading import load_embedder
    >>> from assistant.understanding.named.mentions import read_mentions
    >>> read = lambda text: read_mentions(text, latest_session=None, known_symbols=frozenset())
    >>> in_plain_form(read("where do we stand on rec 42?"), "en", load_embedder()).text
    'What is the status of implementation of Recommendation 42?'
    >>> in_plain_form(read("第34届会议是谁主持的"), "zh", load_embedder()).text
    '第34届会议由谁主持？'
    """
    if mentions.dates or mentions.years:
        return None
    shape = without_series(with_signs(mentions.shape))
    if found := _form_of(shape, language, lexicon):
        name, masked, likelihood = found
        thing = _thing(masked, FORMS[name].slot, mentions, language) if FORMS[name].slot is not Slot.PARTY else ""
        return _plain(name, likelihood, language, thing) if thing else None
    return _spoken(shape, mentions, language, lexicon)


def _spoken(shape: str, mentions: Mentions, language: Language, lexicon: Lexicon) -> Plain | None:
    """A question of what one party said on a matter, in plain words; None where it is none."""
    parties = parties_in(mentions.text, language)
    if len(parties) != 1:
        return None
    party = parties[0].written
    found = _form_of(with_speaker(shape, party), language, lexicon)
    if found is None or FORMS[found[0]].slot is not Slot.PARTY:
        return None
    matter = _thing(found[1], Slot.SUBJECT, mentions, language)
    return _plain(found[0], found[2], language, party, matter) if matter else None


def _form_of(shape: str, language: Language, lexicon: Lexicon) -> tuple[str, Masked, float] | None:
    """The form that a question is surely of, with its thing masked, and how likely; None where it is of none, or asks more."""
    table = read_table()
    teller = Teller(table, language, lexicon)
    name, likelihood = teller.likeliest(mask(shape, language, teller.asking()).text)
    if name not in FORMS or likelihood < SURE:
        return None
    # What asks in other forms only may belong to the thing ("the handicraft sector"), or ask something besides.
    masked = mask(shape, language, teller.asking(name))
    if "#" in masked.text or not _is_one_thing(masked.thing) or (FORMS[name].slot is Slot.PROJECT and ALL.search(shape)):
        return None  # one year of it, one of its points; or all of a kind
    again = teller.likeliest(masked.text)
    sure = again[0] == name and again[1] >= SURE and not masked.stray and _asks_once(masked.text, teller)
    return (name, masked, again[1]) if sure and _named(masked) is FORMS[name].slot.named else None


def _is_one_thing(thing: str) -> bool:
    """Whether what a question names is no clause of its own, no point of a series and nothing that is asked for.

    >>> _is_one_thing("hand-made textiles"), _is_one_thing("传播,委员会选定了哪个方案"), _is_one_thing("灯笼委员会第十七")
    (True, False, False)
    """
    return not _NO_THING.search(thing)


def _asks_once(masked: str, teller: Teller) -> bool:
    """Whether a question has words that ask besides what it names, and its clauses, each asked of the same thing, do not ask in two forms."""
    sign = next(iter(_SIGN.findall(masked)), "")
    clauses = [clause for clause in _CLAUSES.split(masked) if clause.strip(_AROUND + sign)]
    told = [teller.likeliest(clause if sign in clause else f"{sign} {clause}") for clause in clauses]
    return bool(clauses) and len({form for form, likelihood in told if likelihood >= SURE and form in FORMS}) <= 1


def _plain(name: str, likelihood: float, language: Language, *things: str) -> Plain:
    form = FORMS[name]
    return Plain(name, (form.zh if language == "zh" else form.en).format(*things), likelihood)


def _named(masked: Masked) -> Slot | None:
    """What kind of thing is named: one recommendation, session or document, or a subject and none of these; None for more or for nothing."""
    signs = [word for word in _SIGN.findall(masked.text) if word != THING]
    if masked.thing:
        return Slot.PARTY if signs == [SPEAKER] else None if signs else Slot.SUBJECT
    return next((slot for slot, mark in _MARKS.items() if signs == [mark]), None)


def _thing(masked: Masked, slot: Slot, mentions: Mentions, language: Language) -> str:
    """What a form is asked of, as the plain form writes it; "" where more than one is named."""
    english = language == "en"
    if slot is Slot.RECOMMENDATION:
        return f"{_SERIES[mentions.series][english]}{mentions.numbers[0]}" if len(mentions.numbers) == 1 else ""
    if slot is Slot.SESSION:
        return (f"session {mentions.sessions[0]}" if english else f"第{mentions.sessions[0]}届会议") if len(mentions.sessions) == 1 else ""
    if slot is Slot.DOCUMENT:
        return mentions.symbols[0] if len(mentions.symbols) == 1 else ""
    at = mentions.text.lower().find(masked.thing)
    thing = mentions.text[at : at + len(masked.thing)].strip(_AROUND) if at >= 0 else ""
    if slot is not Slot.PROJECT:
        return thing
    thing = (_PROJECT_EN if english else _PROJECT_ZH).sub(" ", thing).strip(_AROUND)
    if not thing or _OF_ITS_OWN_KIND.search(thing):
        return thing
    return f"{thing} project" if english else f"{thing}项目"
