"""What a question is about, piece by piece, with the words each piece may appear as in either language.

Used twice: the word leg of retrieval searches the words, and the answer checks which pieces a passage really meets. A
piece that names something particular (a place, a product, a year) must be met by what is cited; see `particular`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant.cities import known_cities
from assistant.content import Translator, content
from assistant.glossary import matches
from assistant.lexical import tokens
from assistant.model import Language
from assistant.symbols import SYMBOL, sessions_with_spans
from assistant.text import as_written
from assistant.understanding.everyday import Said, everyday_in

TRANSLATION_FLOOR = 0.5  # a cosine below it translates nothing
TRANSLATIONS = 3
SAID_OTHERWISE = 0.7  # how surely an everyday word means what another of its group does
FEW = 9  # passages: a term that no more of them use names something particular

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH_EN = re.compile(
    rf"\b(?:{'|'.join(_MONTHS)})\b(?=\s+(?:\d|of\s+\d))|(?<=\d\s)(?:{'|'.join(_MONTHS)})\b|\bin\s+(?:{'|'.join(_MONTHS)})\b", re.IGNORECASE
)
_MONTH_ZH = re.compile(r"(?<!\d)(1[0-2]|[1-9])月")
_LATIN_NAME = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9]*(?:[.\-][A-Za-zÀ-ɏ0-9]+)*")
_LETTERS = re.compile(r"\b[A-Z]&[A-Z]\b")  # of two words: Q&A, R&D
_PLURAL = re.compile(r"\b([A-Z]{2,})s\b")  # GIs, NGOs
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")
_PREFIX = re.compile(r"^(?:inter|intra|multi|sub|trans|cross|over|under|post|pre|non|co|re)-?(?=[a-z]{4})")  # "Interagency"
_ROMAN = re.compile(r"[IVX]{2,5}")  # of an annex or a phase: see assistant.ordinals
_GENERIC_NAMES = frozenset(
    [
        "cdip",
        "wipo",
        "da",
        "ip",
        "ir",
        "development",
        "agenda",
        "committee",
        "secretariat",
        "session",
        "recommendation",
        "annex",
        "chair",
        "i",
    ]
)


class Kind(StrEnum):
    """What a piece of a question is."""

    TERM = "term"  # of the glossary
    PLACE = "place"
    CITY = "city"
    NAME = "name"  # a product, a programme, an organisation, in Latin letters
    YEAR = "year"
    SESSION = "session"  # of whatever body
    NUMBER = "number"
    SYMBOL = "symbol"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Concept:
    """A piece of a question. ways holds the ways it may be written, each a set of tokens that must all be there,
    with how sure we are that it means the same (1 for the question's own words)."""

    written: str
    kind: Kind
    ways: tuple[tuple[frozenset[str], float], ...]

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers that stand for a session."""
        return frozenset(int(word[1:]) for way, _ in self.ways for word in way if word.startswith("#"))

    def met_by(self, held: frozenset[str] | set[str]) -> float:
        """Return how surely a text with these tokens speaks of the concept (0 to 1)."""
        return max((sure for way, sure in self.ways if way <= held), default=0.0)


def concepts_of(text: str, language: Language, translator: Translator) -> tuple[Concept, ...]:
    """Return the pieces of a question, each once."""
    found: list[Concept] = []
    for match in SYMBOL.finditer(text):
        found.append(_of_tokens(match[0], Kind.SYMBOL))
    rest = SYMBOL.sub(" ", text)
    for numbers, start, end in sorted(sessions_with_spans(rest), key=lambda mention: -mention[1]):
        found += [Concept(rest[start:end], Kind.SESSION, ((frozenset((f"#{number}",)), 1.0),)) for number in numbers]
        rest = f"{rest[:start]} {rest[end:]}"
    for start, end, known in reversed(list(known_cities(rest, language))):
        found.append(Concept(rest[start:end], Kind.CITY, tuple(dict.fromkeys((way, 1.0) for name in known for way in _own_ways(name)))))
        rest = f"{rest[:start]} {rest[end:]}"
    found += [_of_tokens(letters, Kind.WORD) for letters in _LETTERS.findall(rest)]
    rest = content(_PLURAL.sub(r"\1", _LETTERS.sub(" ", rest)), language, translator)
    for match_ in reversed(matches(rest, language)):
        found.append(of_term(match_.term.en_forms, match_.term.zh_forms, match_.written, match_.term.kind))
        rest = f"{rest[: match_.start]} {rest[match_.end :]}"
    for said in reversed(everyday_in(rest, language)):
        found.append(_of_everyday(said, language, translator))
        rest = f"{rest[: said.start]} {rest[said.end :]}"
    rest, months = _without_months(rest)
    found += months
    for number in _NUMBER.finditer(rest):
        year = re.fullmatch(r"(?:19|20)\d\d", number[0])
        found.append(_of_tokens(number[0], Kind.YEAR if year else Kind.NUMBER))
    rest = _NUMBER.sub(" ", rest)
    names = [
        name[0]
        for name in _LATIN_NAME.finditer(rest)
        if _is_name(as_written(name[0], text, whole=True), language, not rest[: name.start()].strip(), translator)
    ]
    found += [_of_tokens(name, Kind.NAME) for name in dict.fromkeys(names)]
    for name in names:
        rest = rest.replace(name, " ")
    words = dict.fromkeys(translator.words(rest))
    found += [_of_word(word, "en" if word.isascii() else language, translator) for word in words if _own_ways(word)]
    return tuple(concept for concept in dict.fromkeys(found) if concept.ways)


def _without_months(text: str) -> tuple[str, list[Concept]]:
    """Take the months out of a text: "March 2020" is written 2020年3月 in the other language."""
    months: list[Concept] = []

    def keep(number: int, written: str) -> str:
        ways = (frozenset(tokens(_MONTHS[number - 1])), frozenset((f"#{number}", "月")))
        if all(ways):  # "may" is a word that no index holds
            months.append(Concept(written, Kind.NUMBER, tuple((way, 1.0) for way in ways)))
        return " "

    text = _MONTH_EN.sub(lambda m: keep(_MONTHS.index(m[0].split()[-1].lower()) + 1, m[0]), text)
    return _MONTH_ZH.sub(lambda m: keep(int(m[1]), m[0]), text), months


def _is_name(word: str, language: Language, opens: bool, translator: Translator) -> bool:
    """A word in Latin letters that names something: any in a Chinese question; in an English one an abbreviation, or a
    capitalised word that no dictionary knows (titles capitalise ordinary words too)."""
    if word.lower() in _GENERIC_NAMES or _ROMAN.fullmatch(word) or not _own_ways(word):
        return False
    if language == "zh":  # a plain word in small letters is no name: 有多少registered users
        known = translator.words(word) if len(word) > 3 else word in translator.words(word)
        return len(word) > 1 and not (len(word) > 2 and word.islower() and known)
    capitals = sum(c.isupper() for c in word)
    forms = {word.lower(), _PREFIX.sub("", word.lower())}
    whole = any(form in translator.words(form) for form in forms)  # a name that the vocabulary does not know falls into pieces of it
    return capitals > 1 or (capitals == 1 and not opens and not whole)


def _of_tokens(written: str, kind: Kind) -> Concept:
    held = frozenset(tokens(written)[:1] if kind is Kind.SYMBOL else tokens(written))
    return Concept(written, kind, ((held, 1.0),) if held else ())


def of_term(english: Iterable[str], chinese: Iterable[str], written: str, kind: str) -> Concept:
    ways = [way for form in (written, *english, *chinese) for way in _own_ways(form)]
    return Concept(
        written, {"place": Kind.PLACE, "common": Kind.WORD}.get(kind, Kind.TERM), tuple((way, 1.0) for way in dict.fromkeys(ways))
    )


@lru_cache(maxsize=10_000)
def _own_ways(word: str) -> tuple[frozenset[str], ...]:
    held = frozenset(tokens(word))
    return (held,) if held else ()


def _of_word(word: str, language: Language, translator: Translator) -> Concept:
    near = translator.translations(word, language, TRANSLATIONS)
    ways = [(way, 1.0) for way in _own_ways(word)]
    ways += [(way, cosine) for other, cosine in near if cosine >= TRANSLATION_FLOOR for way in _own_ways(other)]
    return Concept(word, Kind.WORD, tuple(ways))


def _of_everyday(said: Said, language: Language, translator: Translator) -> Concept:
    ways = dict(_of_word(said.written, language, translator).ways)
    for other in said.others:
        for way in _own_ways(other):
            ways[way] = max(SAID_OTHERWISE, ways.get(way, 0.0))
    return Concept(said.written, Kind.WORD, tuple(ways.items()))


def particular(concepts: Iterable[Concept], weights: Iterable[float], rare: float) -> tuple[Concept, ...]:
    """Return the pieces that name something particular, which a passage must speak of to answer the question: places,
    names, years, sessions, documents, and terms of the house that few passages use (that weigh rare or more)."""
    return tuple(
        concept
        for concept, weight in zip(concepts, weights, strict=True)
        if concept.kind in (Kind.PLACE, Kind.CITY, Kind.NAME, Kind.YEAR, Kind.SESSION, Kind.SYMBOL)
        or (concept.kind is Kind.TERM and weight >= rare)
    )
