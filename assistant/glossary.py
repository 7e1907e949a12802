"""The terms of the house in both languages: 936 pairs, with the other forms they are written in.

The data stand beside this file (glossary.tsv: English, Chinese, other forms, note, kind). A form is found however
it is inflected or cased in English and however wide it is printed in Chinese; the longest form wins.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from typing import Literal, cast

from assistant.model import Language
from assistant.symbols import SYMBOL
from assistant.text import HAN, fold, places_folded

Kind = Literal["term", "place", "date", "common"]  # common: a word that any meeting paper uses, no sign of a subject

_BETWEEN = "¦"  # stands in no form and is not changed by folding
_AMBIGUOUS = "*"  # behind a form that means the place only where somebody acts: "the Spanish proposal", and not "in Spanish"
_ACTS = re.compile(
    r"\s+(?:(?:and|or)\s+[A-Z]\w+\s+)?(?:revised\s+|new\s+|project\s+|pilot\s+)?(?:proposals?|delegat\w+|projects?|interventions?|requests?|initiatives?|amendments?|suggestions?|ideas?|positions?"
    r"|statements?|views?|comments?|representatives?|governments?|missions?|ambassadors?|offices?|authorit\w+|experts?|experience|drafts?|objections?|concerns?|motion)\b"
)
_HAN_CHAR = re.compile(rf"[{HAN}]")
_WORD = re.compile(r"[A-Za-zÀ-ɏ0-9]+(?:['’](?=[a-z])[a-z]+)?")
_BREAK = re.compile(r"[.;!?。；！？\n]")
_BRACKETED = re.compile(r"\s*[（(]([^（()）]+)[)）]$")
# Abbreviations that are also words: they count in capitals only.
_WORDS_OF_THEIR_OWN = frozenset(
    ["who", "eco", "case", "fit", "das", "sep", "da", "us", "las", "tot", "au", "un", "er", "abc", "caf", "gr", "ai", "ip4"]
)
_BRITISH = {"programme": "program", "centre": "center", "licence": "license", "organisation": "organization", "catalogue": "catalog"}


@dataclass(frozen=True, slots=True)
class Term:
    """One thing with its names: en and zh head their languages, *_forms hold every form, the head first.

    names are forms that are the same in both languages (TISC, PATENTSCOPE). note is for the reader of the glossary.
    """

    en: str
    zh: str
    en_forms: tuple[str, ...]
    zh_forms: tuple[str, ...]
    names: tuple[str, ...]
    note: str
    kind: Kind
    of_a_people: frozenset[str] = frozenset()  # adjectives that also name a language or a wider region: see _ACTS

    def head(self, language: Language) -> str:
        """Return the term's first form in a language."""
        return self.zh if language == "zh" else self.en

    def forms(self, language: Language) -> tuple[str, ...]:
        """Return all of the term's forms in a language, the head first."""
        return self.zh_forms if language == "zh" else self.en_forms


@dataclass(frozen=True, slots=True)
class Match:
    """A term found in a text. written is the form of the glossary; start and end are offsets, for Chinese in the
    folded text, for English in the text as given."""

    term: Term
    written: str
    start: int
    end: int


_ChineseTable = dict[str, list[tuple[str, str, Term]]]  # first two characters -> (folded form, form, term), longest first
_LatinTable = dict[str, list[tuple[tuple[str, ...], str, Term]]]  # first word -> (words, form, term), longest first


def _unbracketed(cell: str, language: Language) -> list[str]:
    """Read the forms out of one cell: "A (B)" is A, and B where B is its short form and not a remark."""
    forms: list[str] = []
    for alternative in re.split(r"\s+/\s+", cell):
        match = _BRACKETED.search(alternative)
        if not match or alternative.startswith("["):
            forms.append(alternative)
            continue
        forms.append(alternative[: match.start()])
        inside = match[1]
        short = len(inside) <= 7 and not inside.startswith("仅") if language == "zh" else bool(_abbreviation(inside))
        if short:
            forms.append(inside)
    return forms


def _abbreviation(form: str) -> bool:
    """A form both languages write alike: one Latin word with two capitals or more, or a product's whole name."""
    return bool(re.fullmatch(r"[\w.:-]*[A-Z][\w.:-]*[A-Z\d][\w.:-]*", form, re.ASCII)) or form in ("GRATK Treaty",)


def _term(row: list[str]) -> Term:
    en_cell, zh_cell, also, note, kind = row
    en, zh = _unbracketed(en_cell, "en"), _unbracketed(zh_cell, "zh")
    for form in filter(None, also.split("; ")):
        if not form.endswith(_AMBIGUOUS):
            (zh if _HAN_CHAR.search(form) else en).append(form)
    names = [form for form in en if _abbreviation(form) or any(other.startswith(form) for other in zh)] + [
        form for form in zh if not _HAN_CHAR.search(form) and form != "%"
    ]
    return Term(
        en=en_cell if len(en) > 1 and _abbreviation(en[1]) else en[0],
        zh=zh[0],
        en_forms=tuple(dict.fromkeys(en)),
        zh_forms=tuple(dict.fromkeys(zh)),
        names=tuple(dict.fromkeys(names)),
        note=note,
        kind=cast(Kind, kind),
        of_a_people=frozenset(form.rstrip(_AMBIGUOUS) for form in also.split("; ") if form.endswith(_AMBIGUOUS)),
    )


def _word(written: str) -> str:
    """Bring an English word to the form it is compared in: no case, accents, possessive, plural or British spelling."""
    plain = written.lower()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    if plain[-1] == "s" and plain[-2:-1] in ("'", "’"):
        plain = plain[:-2]
    plain = _BRITISH.get(plain, plain)
    if len(plain) > 4 and plain.endswith("ies"):
        return plain[:-3] + "y"
    if len(plain) > 3 and plain.endswith("s") and plain[-2] not in "su":
        return _BRITISH.get(plain[:-1], plain[:-1])
    return plain


def _words(form: str) -> tuple[str, ...]:
    return tuple(_word(match[0]) for match in _WORD.finditer(form))


@lru_cache(maxsize=1)
def terms() -> tuple[Term, ...]:
    """Return the whole glossary, in the order of its file."""
    lines = resources.files("assistant").joinpath("glossary.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple(_term(line.split("\t")) for line in lines)


@lru_cache(maxsize=1)
def _chinese() -> _ChineseTable:
    named = [(form, term) for term in terms() if term.kind != "date" for form in term.zh_forms if len(form) > 1]
    folded = fold(_BETWEEN.join(form for form, _ in named)).split(_BETWEEN)  # in one go: folding a thousand times takes longer
    table: _ChineseTable = {}
    for written, (form, term) in zip(folded, named, strict=True):
        if _HAN_CHAR.search(written):
            table.setdefault(written[:2], []).append((written, form, term))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


@lru_cache(maxsize=2)
def _latin(language: Language) -> _LatinTable:
    """The English forms; for Chinese text only the names that stand in it in Latin letters."""
    table: _LatinTable = {}
    for term in terms():
        for form in (*term.en_forms, *term.of_a_people) if language == "en" else term.names:
            if term.kind != "date" and (words := _words(form)):
                table.setdefault(words[0], []).append((words, form, term))
    for entries in table.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry[1] not in entry[2].of_a_people))
    return table


_LANGUAGE = re.compile(r"语|文(?!化|件|献|物|学|明|书|本)")  # 西班牙语 is spoken in many places


def _chinese_matches(text: str) -> Iterator[Match]:
    table = _chinese()
    for i in range(len(text) - 1):
        for folded, form, term in table.get(text[i : i + 2], ()):
            if term.kind == "place" and _LANGUAGE.match(text, i + len(folded)):
                continue
            if text.startswith(folded, i) and not (folded[0].isascii() and i and text[i - 1].isascii() and text[i - 1].isalnum()):
                yield Match(term, form, i, i + len(folded))
                break


def _latin_matches(text: str, table: _LatinTable, *, capitals: bool) -> Iterator[Match]:
    spans = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
    words = [_word(written) for written, _, _ in spans]
    for i, word in enumerate(words):
        for form_words, form, term in table.get(word, ()):
            last = i + len(form_words) - 1
            if tuple(words[i : last + 1]) != form_words or _is_cut_short(spans[last][0], form):
                continue
            between = text[spans[i][2] : spans[last][1]] if last > i else ""
            if _BREAK.search(between) or ("," in between and "," not in form):
                continue
            if form in term.of_a_people and not _ACTS.match(text, spans[last][2]):
                continue
            if capitals and len(form_words) == 1 and word in _WORDS_OF_THEIR_OWN and not spans[i][0].isupper():
                continue
            yield Match(term, term.en if form in term.of_a_people else form, spans[i][1], spans[last][2])
            break


def _is_cut_short(written: str, form: str) -> bool:
    """Whether a word lacks the S that an abbreviation ends in: IPA is not one of several IPAS.

    >>> _is_cut_short("IPA", "IPAS"), _is_cut_short("IPAS", "IPAS"), _is_cut_short("TISCs", "TISC"), _is_cut_short("Patent", "Patents")
    (True, False, False, False)
    """
    return form.isupper() and form.endswith("S") and not written.lower().endswith("s")


@lru_cache(maxsize=4_096)
def matches(text: str, language: Language) -> tuple[Match, ...]:
    """Return the terms found in text, in order, none overlapping: the longest form wins. Symbols hold no terms."""
    if "/" in text:  # as in every symbol
        text = SYMBOL.sub(lambda match: " " * len(match[0]), text)
    if language == "zh":
        folded = fold(text)
        found = [*_chinese_matches(folded), *_latin_matches(folded, _latin("zh"), capitals=False)]
        if found and len(folded) != len(text):
            places = places_folded(text, folded)
            found = [replace(match, start=places[match.start], end=places[match.end - 1] + 1) for match in found]
    else:
        found = list(_latin_matches(text, _latin("en"), capitals=True))
    kept: list[Match] = []
    for match in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if all(match.end <= other.start or match.start >= other.end for other in kept):
            kept.append(match)
    return tuple(sorted(kept, key=lambda m: m.start))


def phrases_in(text: str, language: Language) -> list[Term]:
    """Return the distinct terms that text names, in order of appearance.

    >>> [term.zh for term in phrases_in("Technical assistance for Least-Developed Countries and TISCs", "en")]
    ['技术援助', '最不发达国家', '技术与创新支持中心']
    """
    return list(dict.fromkeys(match.term for match in matches(text, language)))


def translations_of(phrase: str, language: Language) -> tuple[str, ...]:
    """Return what a phrase of a language is called in the other one, the usual form first; () if it is no term.

    >>> translations_of("web forums", "en")[:2], translations_of("瑞郎", "zh")
    (('网络论坛', '网页论坛'), ('Swiss franc', 'CHF'))
    """
    other: Language = "en" if language == "zh" else "zh"
    found: list[str] = []
    for term in _terms_named(phrase, language):
        found += term.forms(other)
    return tuple(dict.fromkeys(found))


def _terms_named(phrase: str, language: Language) -> list[Term]:
    if language == "zh":
        folded = fold(phrase)
        exact = [term for form, _, term in _chinese().get(folded[:2], ()) if form == folded]
        if exact:
            return exact
    words = _words(phrase)
    return [term for form_words, _, term in _latin(language).get(words[0], ()) if form_words == words] if words else []


def terms_for_quote(quote: str, from_language: Language, *, at_most: int = 6) -> tuple[tuple[str, str], ...]:
    """Return (form in the quote's language, its equivalent in the other), for a reader who lacks that language.

    Distinct, in order of appearance. Where there are more than at_most, words of any meeting paper go first, then
    place names, then the shorter terms. Left out are names that read the same in both languages, and in a Chinese
    quote what stands there in Latin letters anyway.
    """
    other: Language = "en" if from_language == "zh" else "zh"
    first: dict[Term, Match] = {}
    for match in matches(quote, from_language):
        if from_language == "en" or match.written not in match.term.names:
            first.setdefault(match.term, match)
    weight = {"term": 0, "place": 1, "date": 2, "common": 2}
    chosen = sorted(first.values(), key=lambda m: (weight[m.term.kind], -len(m.written)))[:at_most]
    pairs = [(m.written, m.term.head(other)) for m in sorted(chosen, key=lambda m: m.start)]
    return tuple(dict.fromkeys(pair for pair in pairs if fold(pair[0]) != fold(pair[1])))


@lru_cache(maxsize=4_096)
def places_in(text: str, language: Language) -> frozenset[str]:
    """Return the places of the glossary that a text names, by their English names."""
    return frozenset(match.term.en for match in matches(text, language) if match.term.kind == "place")
