"""The class, the thing and the number that a question names, and whether a window answers for them.

What answers names one of the class that is asked for, and not only how many there are (`instances.py`, `counted_only.py`). A
property (a figure, a date, a place, a person) is told of a thing only where its name stands near: a term that a document has named
once it need not repeat (`particulars.py`), but what it tells of one platform holds for no other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.shown import beside
from assistant.answering.kinds.counted_only import only_counts
from assistant.answering.kinds.numbers import Counting
from assistant.answering.kinds.owners import counts_another
from assistant.answering.matching.instances import holds_one, names_enough
from assistant.answering.reading.surroundings import headed
from assistant.concepts import Concept, of_term
from assistant.glossary import matches
from assistant.lexical import words
from assistant.model import Language, ParagraphKind, Query, Want
from assistant.retrieval import Retriever
from assistant.understanding.asked.classes import Class, classes_asked
from assistant.understanding.asked.outcomes import asks_for_an_outcome
from assistant.understanding.asked.wants import NUMBERS

OF_CLASS = 2.5  # in the sum of weighted signs: by how much less a window may answer that names one of the class asked for, where the best names none
# The same for one that tells the property asked for, where the nearest tells none: from there on it must surely be the answer. Of
# 34 answers to questions of eleven bodies that fell so far, 6 were right; of 638 that did not, 529.
FALLEN = 0.9
_PROPERTIES = NUMBERS | {Want.DATE, Want.DEADLINE, Want.PLACE, Want.PERSON}  # that one thing has and another has not

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


class ThingsNamed:
    """What one question names; kinds are those that it wants, counting what its numbers should count."""

    def __init__(self, query: Query, kinds: Sequence[Want], counting: Counting, retriever: Retriever) -> None:
        self._query, self._kinds, self._counting, self._retriever = query, kinds, counting, retriever
        self._classes = classes_asked(query.text)
        self._of_a_property = bool(_PROPERTIES.intersection(kinds)) and not asks_for_an_outcome(query.text)
        self._names = names_in(query.text, query.language) if self._of_a_property or self._classes else ()

    def told_by(self, choice: Choice) -> bool:
        """Whether what is shown with a window names one of each class asked for, and not only how many there are."""
        shown, language, notes = beside(choice), choice.passage.document.language, choice.passage.paragraph.footnotes
        if only_counts(self._query.text, shown, [note.text for note in notes], language):
            return False
        if Class.COUNTRY in self._classes and not names_enough(self._query.text, shown, language):
            return False
        return all(holds_one(one, self._query.text, shown, language) for one in self._classes)

    def told_in_words(self, choice: Choice) -> bool:
        """The same by the words of the window and its note alone."""
        told, language = f"{choice.quoted} {choice.note.text if choice.note else ''}", choice.passage.document.language
        return all(holds_one(one, self._query.text, told, language) for one in self._classes)

    def _stand_near(self, choice: Choice) -> bool:
        """Whether what a property is asked of is named in the paragraph of a window, in the one before, or above them."""
        if not self._names:
            return True
        paragraph, found = choice.passage.paragraph, choice.evidence.paragraphs
        at = found.index(paragraph) if paragraph in found else 0
        near = found if paragraph.kind is ParagraphKind.ROW else found[max(0, at - 1) : at + 1]
        notes = (note.text for one in near for note in one.footnotes)
        held = words("\n".join((headed(choice.evidence), *(one.text for one in near), *notes)))
        return all(name.met_by(held) for name in self._names)

    def doubtful(self, choice: Choice, nearest: Choice, fallen: float) -> bool:
        """Whether a window may tell a property of another thing: the nearest one, that stands elsewhere and answers better by fallen, tells
        none, the thing is not named near this one, or what is shown with it counts something else."""
        elsewhere = nearest.passage.place != choice.passage.place
        particular = self._of_a_property or bool(self._classes)
        if (particular and elsewhere and fallen >= FALLEN) or not self._stand_near(choice):
            return True
        return counts_another(self._query, self._counting, self._kinds, choice, beside(choice), self._retriever)
