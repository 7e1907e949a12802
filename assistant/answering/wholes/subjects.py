"""Whether a title is on what a question calls a thing: by its words, by a short name of it, or in the other language.

A project is asked about by a name of the asker's own: 净水 is short for 饮用水净化, the boat project is on boatbuilding. Such
a name is taken where one thing alone may be meant by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.answering.reading.pieces import Pieces
from assistant.model import Language, Query
from assistant.retrieval import Retriever
from assistant.text import HAN
from assistant.understanding.asked.subjects import parties_in, without_parties
from assistant.understanding.asked.wholes import OfWhole, Whole

NAMED = 0.75  # of a subject's weight, that a title must speak of to be on it, each piece of it at least half surely
ACROSS, ACROSS_MET = 0.5, 0.3  # how near a title in the other language is that is on it, and how much of it it speaks of
ACROSS_ALONE = 0.55  # how near it is where it is the only one that is near
EACH_ACROSS = 0.35  # how near it is to each piece of the subject, of many all but one
MANY = 3
ONE_THING = 0.6  # how near to each other two titles are that name one thing
REST: dict[Language, int] = {"zh": 2, "en": 1}  # characters or words of a subject that none of its pieces speaks of
COMPOUND = 4  # letters of a word that a longer one begins with: boat, boatbuilding
ALIKE = 0.65  # of the longer of two words, that they begin with alike: boatbuilders, boatbuilding

Names = tuple[tuple[str, Language], ...]  # a title in the languages that it is held in

_WORD, _LONG_WORD = re.compile(r"[a-z]+"), re.compile(r"[a-z]{4,}")
_RUN = re.compile(rf"[{HAN}]+")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a thing is on, as a question calls it."""

    asked: OfWhole
    pieces: Pieces
    query: Query
    retriever: Retriever

    @property
    def words(self) -> list[str]:
        """The words of a subject: as they are written, Chinese ones as its pieces."""
        pieces = [piece.written for piece in self.pieces.concepts]
        written = without_parties(self.asked.subject, self.query.language).lower().split()
        return pieces if self.query.language == "zh" else [w for w in written if any(part.lower() in w for part in pieces)]

    @property
    def unread(self) -> list[str]:
        """The words of a subject that none of its pieces speaks of."""
        left = self.asked.subject.lower()
        for word in sorted((word for piece in self.pieces.concepts for word in piece.written.lower().split()), key=len, reverse=True):
            one_form = word.rstrip("s") if len(word) > 3 else word  # one form of a word stands for the others
            left = re.sub(rf"{re.escape(one_form)}[a-z]*", " ", left)
        runs = [run for run in re.split(r"[^\u4e00-\u9fff]+|[与和及的]", left) if run]
        words = _LONG_WORD.findall(left)
        return [*runs, *words]

    @property
    def says_more(self) -> bool:
        """Whether more of a subject than a stray word is read by none of its pieces."""
        return (
            len("".join(word for word in self.unread if not word.isascii())) > REST["zh"] or sum(map(str.isascii, self.unread)) > REST["en"]
        )

    def closeness(self, text: str, titles: Sequence[str]) -> list[float]:
        """Return how near titles are to a text of the question."""
        return [float(one) for one in self.retriever.closeness(replace(self.query, text=text), titles)] if titles else []


def named_so(subject: Subject, called: Sequence[Names]) -> list[int]:
    """Return the places of the titles that are on a subject; by a short name only those of one thing."""
    sure = [place for place, names in enumerate(called) if any(_names(subject, *name) for name in names)]
    across = dict(_across(subject, called))
    near = [place for place, (_, met) in across.items() if met >= ACROSS_MET]
    if sure or near:
        return sorted({*sure, *near})
    short = [place for place, names in enumerate(called) if any(_shortened(subject, *name) for name in names)]
    if not short:
        short = [place for place, (closeness, _) in across.items() if closeness >= ACROSS_ALONE]
    return short if _are_one(subject, [called[place] for place in short]) else []


def _names(subject: Subject, title: str, language: Language) -> bool:
    """Whether a title is on a subject: it speaks of all of it, and what countries the subject names are all that it names."""
    pieces, unread = subject.pieces, subject.unread
    if not (pieces.concepts or len("".join(unread)) > 1) or any(word not in title.lower() for word in unread):
        return False
    if pieces.concepts and (pieces.share(title) < NAMED or any(not Pieces((c,), (1.0,)).share(title) for c in pieces.concepts)):
        return False
    countries = _countries(subject.asked.subject, subject.query.language)
    return not countries or subject.asked.kind is Whole.PROPOSAL or _countries(title, language) <= countries


def _countries(text: str, language: Language) -> set[str]:
    return {match.term.en for match in parties_in(text, language)}


def _across(subject: Subject, called: Sequence[Names]) -> Iterator[tuple[int, tuple[float, float]]]:
    """Yield the places of the titles that are, in the other language, near a subject and each piece of it, how near they are and how
    much of it they speak of."""
    own, asked = subject.query.language, without_parties(subject.asked.subject, subject.query.language)
    countries = _countries(subject.asked.subject, own)
    others = [
        (place, title)
        for place, names in enumerate(called)
        for title, language in names
        if language != own and countries <= _countries(title, language) and _holds_all_unread(subject, names)
    ]
    if subject.says_more or not subject.pieces.concepts or not asked:
        return
    for (place, title), closeness in zip(others, subject.closeness(asked, [title for _, title in others]), strict=True):
        if closeness < ACROSS:
            continue
        apart = sum(subject.closeness(word, [title])[0] < EACH_ACROSS for word in subject.words)
        if not apart or (apart == 1 and len(subject.words) >= MANY and closeness >= ACROSS_ALONE):
            yield place, (closeness, subject.pieces.share(title))


def _holds_all_unread(subject: Subject, names: Names) -> bool:
    """Whether the title in the asker's language, where there is one, has what no piece of a subject reads: 竹家具 is no 家具."""
    return all(word in title.lower() for title, language in names if language == subject.query.language for word in subject.unread)


def _shortened(subject: Subject, title: str, language: Language) -> bool:
    """Whether a title in the asker's language has each piece of a subject, or what it is short for."""
    if language != subject.query.language or not subject.pieces.concepts or _countries(subject.asked.subject, language):
        return False
    if not _holds_all_unread(subject, ((title, language),)):
        return False
    short = [word for word in subject.words if _short_for(word.lower(), title)]
    return all(
        Pieces((piece,), (1.0,)).share(title) >= NAMED or any(piece.written.lower() in word for word in short)
        for piece in subject.pieces.concepts
    )


def _short_for(word: str, title: str) -> bool:
    """Whether a word is short for some of a title: each character of a Chinese one is there in one run, an English one begins as one of
    its words does."""
    if _RUN.fullmatch(word):
        return len(word) > 1 and any(set(word) <= set(run) for run in _RUN.findall(title))
    return any(_begin_alike(word, other) for other in _WORD.findall(title.lower()))


def _begin_alike(word: str, other: str) -> bool:
    """Whether one of two words is a compound of the other, or both of the same.

    >>> _begin_alike("boat", "boatbuilding"), _begin_alike("boatbuilders", "boatbuilding"), _begin_alike("port", "ports")
    (True, True, False)
    """
    shorter, longer = sorted((word, other), key=len)
    if longer.startswith(shorter) and len(shorter) >= COMPOUND and len(longer) - len(shorter) >= COMPOUND:
        return True
    alike = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return alike > COMPOUND and alike >= ALIKE * len(longer)


def _are_one(subject: Subject, called: Sequence[Names]) -> bool:
    """Whether titles name one thing: each is near the one before."""
    titles = [names[0][0] for names in called]
    return all(subject.closeness(one, [other])[0] >= ONE_THING for one, other in pairwise(titles))
