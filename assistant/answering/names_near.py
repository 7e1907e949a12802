"""The names that a question has of what it asks a property of: a figure, a date, a place or a person is told of a thing only where its name stands near.

A term that a document has named once it need not repeat (`particulars.py`), but what it tells of one platform holds for no other.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.concepts import Concept, of_term
from assistant.glossary import matches
from assistant.model import Language

_SMALL = frozenset("of and the for in on to a as with by".split())
_WORD = re.compile(r"[A-Za-z][\w-]*")
_ABBREVIATION = re.compile(r"[\w.-]*[A-Z][\w.-]*[A-Z\d][\w.-]*")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
# Any paper is on these, or from them.
_ANY_PAPERS = re.compile(
    r"(?:WIPO|CDIP|World Intellectual Property Organization|Committee on Development and Intellectual Property|(?:WIPO )?Development Agenda.*|Director General|(?:Vice-)?Chair|Secretariat|Member States|Program and Budget|WIPO (?:website|headquarters)|IP|DA)"
    r"(?:\s*\(.*\))?"
)


@lru_cache(maxsize=256)
def names_in(text: str, language: Language) -> tuple[Concept, ...]:
    """Return what a text names by a name of its own, as the glossary has it: a platform, a programme, a treaty, a body."""
    named = (match for match in matches(text, language) if match.term.kind == "term" and is_name(match.term.en))
    return tuple(of_term(match.term.en_forms, match.term.zh_forms, match.written, match.term.kind) for match in named)


@lru_cache(maxsize=1_024)
def is_name(term: str) -> bool:
    """Whether an English term is a thing's own name: each of its words has a capital, or it is an abbreviation.

    >>> is_name("Inventor Assistance Program (IAP)"), is_name("eTISC"), is_name("Least developed countries (LDCs)"), is_name("web forum")
    (True, True, False, False)
    """
    if _ANY_PAPERS.fullmatch(term):
        return False
    own = [word for word in _WORD.findall(_BRACKETS.sub("", term)) if word.lower() not in _SMALL]
    capitals = sum(word[0].isupper() for word in own)
    return (len(own) > 1 and capitals == len(own)) or any(_ABBREVIATION.fullmatch(word) for word in own if len(own) == 1)
