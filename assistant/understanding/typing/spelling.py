"""Slips of the pen mended against the glossary: few, and only where what was written is no word of its own.

English: a word one letter (two in a long one) from exactly one word of the glossary, same first letter, that is not in
ordinary_words.txt. Chinese: four characters or more of a term with one character wrong, where the wrong one forms no
word with its neighbours (chinese_pairs.txt). A name, a number or a place is never mended.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from assistant.glossary import terms
from assistant.text import HAN
from assistant.understanding.typing.homophones import heard_right
from assistant.understanding.typing.slips import Held, is_known, words_meant

_LATIN = re.compile(r"(?<![A-Za-z0-9/@._-])[A-Za-z]{3,}(?![A-Za-z0-9/@_])")
_OTHER_LANGUAGE = re.compile(
    r"[À-ÿ]|\b(?:les|des|une|sont|dans|pour|quels?|quelles?|los|las|una|para|cual|cuales|der|und|ist|wie)\b", re.IGNORECASE
)
_HAN_RUN = re.compile(rf"[{HAN}]{{4,}}")
_SHORTEST_WORD = 5  # letters
_MOST_SLIPS, _SLIPS_OF_ALL = 3, 0.5  # in one question
_LONG_WORD = 9  # letters from which two slips are believed
_LONGEST_ABBREVIATION = 7  # letters: an unknown abbreviation is no slip of another one
_LONG_PLACE = 8  # letters: shorter place names are near to people's names, so only two letters changed over count
_SHORTEST_TERM = 4  # characters: with fewer, one wrong is no longer recognisable
_LONG_TERM = 7  # characters from which a word made by the wrong one and one neighbour is believed to be chance
_OPENERS = frozenset("的了在与和及对就从为是请问把将有于、被给让")  # characters that may stand before a term …
_CLOSERS = frozenset("的了吗呢吧有是在与和及项方平网怎如何哪什多中上里内、等会将被")  # … or after it, and tell its edge
_FUNCTION = frozenset(
    "的了着过吗呢是在有和与及或就如该各其此这那之所被把将为由对从向以而则但可能会应须要不也都还再又很更最只共每某我你他她它们"
)
_NUMERALS = frozenset("〇零一二两三四五六七八九十百千万亿第几")
# fmt: off
_ALSO = (  # words of questions and of minutes that the glossary has no entry for
    "approved", "adopted", "decided", "decision", "decisions", "agreed", "requested", "accepted", "endorsed", "committee", "session",
    "sessions", "delegation", "document", "paragraph", "recommendation", "recommendations", "implementation", "implemented",
    "participants", "participant", "registered", "platform", "secretariat", "proposal", "proposals", "evaluation", "registered",
    "organization", "intellectual", "property", "international", "development", "agenda", "member", "members", "technology", "technical",
    "number", "which", "maximum", "minimum", "option", "options", "submitted", "beneficiaries", "accredited", "inventor",
    "assistance", "country", "countries", "department", "departments", "activities", "webinars", "summary", "report", "reports",
)
# fmt: on

_USUAL_SLIPS = {  # of the small words that carry a question
    "wich": "which", "whcih": "which", "waht": "what", "wat": "what", "wehn": "when", "hwen": "when", "hwo": "how", "meny": "many", "mnay": "many",
    "teh": "the", "yaer": "year", "yera": "year", "hav": "have", "doas": "does", "whos": "who's",
}  # fmt: skip


def mend(text: str, held: Held | None = None) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return text with slips mended, and what was changed as (written, read as), in order. What the index has held is no slip.

    >>> mend("status of recomendation 10 on tecnical assistance")
    ('status of recommendation 10 on technical assistance', (('recomendation', 'recommendation'), ('tecnical', 'technical')))
    """
    mended: list[tuple[str, str]] = []
    everyday = words_meant(unknown, _words().right, held) if (unknown := _unknown(text)) else {}

    def word(match: re.Match[str]) -> str:
        meant = _word_meant(match[0].lower())
        if meant == match[0].lower() and (read := everyday.get(meant)) and not _same_family(meant, read, 1):
            meant = read
        read = _as_written(match[0], meant)
        if read != match[0]:
            mended.append((match[0], read))
        return read

    def run(match: re.Match[str]) -> str:
        read, changes = _mend_run(match[0])
        mended.extend(changes)
        return read

    text = _HAN_RUN.sub(run, _LATIN.sub(word, text))
    text, heard = heard_right(text, held)
    return text, (*mended, *heard)


def _as_written(written: str, meant: str) -> str:
    if meant == written.lower() or (written.isupper() and len(written) < _LONGEST_ABBREVIATION):
        return written
    usual = _words().written.get(meant, meant)
    if usual[1:] != usual[1:].lower():  # a name with capitals of its own: eTISC, PATENTSCOPE
        return usual
    return meant.upper() if written.isupper() else meant.capitalize() if written[0].isupper() else meant


# ---- English -------------------------------------------------------------------------------------------------------


def _inflected(word: str) -> set[str]:
    if word.endswith("s") and not word.endswith("ss"):
        return {word, re.sub("is$", "es", word)}
    stem = word[:-1] if word.endswith("e") else word
    plural = word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + ("es" if re.search(r"(?:s|x|z|ch|sh)$", word) else "s")
    return {word, plural, stem + "ed", stem + "ing", word + "'s"}


@dataclass(frozen=True, slots=True)
class _Words:
    written: dict[str, str]  # the glossary's own words, lower case -> as it writes them ("etisc" -> "eTISC")
    right: frozenset[str]  # these and their inflections
    by_shape: dict[tuple[str, int], tuple[str, ...]]  # what may be meant, by first letter and length
    ordinary: frozenset[str]  # words that only look like slips
    short_places: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    forms = [form for term in terms() if term.kind != "date" for form in term.en_forms]
    short_places = {
        word.lower()
        for term in terms()
        if term.kind == "place"
        for form in term.en_forms
        for word in form.split()
        if len(word) < _LONG_PLACE
    }
    written = {word.lower(): word for form in forms for word in re.findall(r"[A-Za-z]{5,}", form)} | {word: word for word in _ALSO}
    plurals = {plural for word in written for plural in _inflected(word) if re.search(r"[a-z]s$", plural)}
    by_shape: dict[tuple[str, int], list[str]] = defaultdict(list)
    for target in sorted(written.keys() | plurals):
        by_shape[target[0], len(target)].append(target)
    return _Words(
        written,
        frozenset(form for word in written for form in _inflected(word)),
        {key: tuple(value) for key, value in by_shape.items()},
        frozenset((resources.files("assistant") / "bundled" / "ordinary_words.txt").read_text(encoding="utf-8").split()),
        frozenset(short_places),
    )


@lru_cache(maxsize=4096)
def _word_meant(word: str) -> str:
    """Return the one glossary word that a misspelt word must be, else the word itself."""
    if word in _USUAL_SLIPS:
        return _USUAL_SLIPS[word]
    words = _words()
    if len(word) < _SHORTEST_WORD or word in words.right or word in words.ordinary:
        return word
    meant = near_word(word)
    return word if meant is None or _is_learned(word) else meant


def _unknown(text: str) -> list[str]:
    """The words in small letters that nothing knows; none where they are so many that the text is of another language."""
    if _OTHER_LANGUAGE.search(text):
        return []
    words = _words()
    written = [match[0] for match in _LATIN.finditer(text) if match[0].islower() or (match.start() == 0 and match[0][1:].islower())]
    unknown = [
        word
        for word in map(str.lower, written)
        if not (word in words.right or word in words.ordinary or is_known(word) or _word_meant(word) != word)
    ]
    return unknown if len(unknown) <= max(_MOST_SLIPS, _SLIPS_OF_ALL * len(written)) else []


def _is_learned(word: str) -> bool:
    """Whether the model knows the word as it is written: it is one, whatever it is near to."""
    return f"\n{word}\n".encode() in _learned()


@lru_cache(maxsize=1)
def _learned() -> bytes:
    """The vocabulary of the bundled model, a token a line."""
    return (resources.files("assistant") / "bundled" / "tokens.txt").read_bytes()


def right_words() -> frozenset[str]:
    """Return the glossary's words with their inflections, lower case."""
    return _words().right


def near_word(word: str) -> str | None:
    """Return the only glossary word within the distance believed for the word's length, or None."""
    words = _words()
    allowed = 2 if len(word) >= _LONG_WORD else 1
    lengths = range(len(word) - allowed, len(word) + allowed + 1)
    near = [target for length in lengths for target in words.by_shape.get((word[0], length), ()) if _may_be_near(word, target, allowed)]
    if not near:
        return None
    from rapidfuzz.distance import OSA  # 15 ms to import: only a question that may hold a slip pays

    ranked = sorted((OSA.distance(word, target), target not in words.written, target) for target in near)
    (distance, derived, best), rest = ranked[0], ranked[1:]
    if distance > allowed or any(other[:2] == (distance, derived) for other in rest) or _same_family(word, best, distance):
        return None
    if best in words.short_places and sorted(best) != sorted(word):
        return None
    return best


def _may_be_near(word: str, target: str, allowed: int) -> bool:
    """Cheaply tell most unlike words apart: too many letters that the other lacks."""
    return len(set(word) - set(target)) <= allowed and len(set(target) - set(word)) <= allowed


def _same_family(word: str, target: str, distance: int) -> bool:
    """British and American spelling, or another ending on one stem: no slip."""
    if word.startswith(target) or _american(word) == _american(target):
        return True
    stem = next((i for i, (a, b) in enumerate(zip(word, target, strict=False)) if a != b), min(len(word), len(target)))
    return distance > 1 and stem >= 5 and max(len(word), len(target)) - stem <= 4


def _american(word: str) -> str:
    return re.sub(
        r"re(?=s?$)", "er", word.replace("is", "iz").replace("ys", "yz").replace("our", "or").replace("mme", "m").replace("ogue", "og")
    )


# ---- Chinese -------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _chinese_terms() -> tuple[dict[str, tuple[str, ...]], tuple[int, ...], frozenset[str]]:
    """Terms by either half (the half without the slip is whole), their lengths, and all terms."""
    forms = {
        form
        for term in terms()
        if term.kind == "term"
        for form in term.zh_forms
        if len(form) >= _SHORTEST_TERM and re.fullmatch(rf"[{HAN}]+", form) and not _NUMERALS & set(form)
    }
    halves: dict[str, list[str]] = defaultdict(list)
    for form in sorted(forms):
        middle = len(form) // 2
        halves[f"{len(form)}<{form[:middle]}"].append(form)
        halves[f"{len(form)}>{form[middle:]}"].append(form)
    everything = frozenset(form for term in terms() for form in term.zh_forms)
    return {half: tuple(found) for half, found in halves.items()}, tuple(sorted({len(f) for f in forms}, reverse=True)), everything


@lru_cache(maxsize=1)
def _pairs() -> frozenset[str]:
    """Two-character words that share a character with a term."""
    lines = (resources.files("assistant") / "bundled" / "chinese_pairs.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line[0] + second for line in lines if not line.startswith("#") for second in line[1:])


def _mend_run(run: str) -> tuple[str, list[tuple[str, str]]]:
    halves, lengths, everything = _chinese_terms()
    changes: list[tuple[str, str]] = []
    start = 0
    while start <= len(run) - _SHORTEST_TERM:
        for length in lengths:
            written = run[start : start + length]
            if len(written) < length:
                continue
            if written in everything:
                start += length - 1
                break
            middle = length // 2
            for term in (*halves.get(f"{length}<{written[:middle]}", ()), *halves.get(f"{length}>{written[middle:]}", ())):
                if _is_slip(run, start, written, term):
                    run = run[:start] + term + run[start + length :]
                    changes.append((written, term))
                    break
        start += 1
    return run, changes


def _is_slip(run: str, start: int, written: str, term: str) -> bool:
    wrong = [i for i in range(len(term)) if written[i] != term[i]]
    if len(wrong) != 1 or written[wrong[0]] in _NUMERALS | _FUNCTION:
        return False
    i, last = wrong[0], len(term) - 1
    if {0: written[1:], last: written[:-1]}.get(i, "") in _chinese_terms()[2]:
        return False  # 对于总干事: a term stands there already
    before, after = run[:start], run[start + len(term) :]
    if (i == 0 and before and before[-1] not in _OPENERS) or (i == last and after and after[0] not in _CLOSERS):
        return False
    beside = [written[i - 1 : i + 1]] * (i > 0) + [written[i : i + 2]] * (i < last)
    words = sum(pair in _pairs() for pair in beside)
    return words == 0 or (words < len(beside) and len(term) >= _LONG_TERM)
