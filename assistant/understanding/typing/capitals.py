"""A question typed in capitals is read in small letters, with names as the glossary writes them."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.glossary import terms
from assistant.lexical import tokens
from assistant.text import HAN

_WORD = re.compile(r"(?<![A-Za-z0-9/_])(?P<word>[A-Z]+)(?P<owns>['’]S)?(?![A-Za-z0-9/_])")  # no part of a symbol
_SMALL = re.compile(rf"[a-z{HAN}]")
_A_MARK = re.compile(r"[A-Z]|[IVX]{2,4}")  # Group B, Annex II
_FEWEST, _SHORTEST = 3, 3  # words of so many letters: with fewer, names are all that is written


def in_small_letters(text: str) -> str:
    """Return an English question without a small letter as one would write it; any other as it is.

    >>> in_small_letters("HOW MANY TISCS DOES WIPO HAVE IN PERU?"), in_small_letters("TISC, WIPO GREEN")
    ('how many tiscs does WIPO have in Peru?', 'TISC, WIPO GREEN')
    """
    if _SMALL.search(text):
        return text
    words = [word for word in (match["word"] for match in _WORD.finditer(text)) if len(word) >= _SHORTEST and word.lower() not in _names()]
    return _WORD.sub(_as_written, text) if len(words) >= _FEWEST else text


def _as_written(match: re.Match[str]) -> str:
    word, owns = match.group("word", "owns")
    if not _A_MARK.fullmatch(word):
        word = word.lower()
        word = _names().get(word, word) if tokens(word) else word  # WHO asks
    return word + (owns or "").lower()


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Names of one word, by their small letters."""
    forms = (form for term in terms() for form in (*term.en_forms, *term.names))
    return {form.lower(): form for form in forms if form.isalpha() and form != form.lower()}
