"""Answers to what a word means: the sentence in which a document defines it (“X”系指…, "X" means …, is only treated as X)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.answering.draft import Draft, Passage
from assistant.answering.pieces import pieces_of
from assistant.definitions import defined_in
from assistant.model import Evidence, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.text import sentences

LOOKED_THROUGH = 20  # chunks, for the question and for the word alone: a definition may stand far down
NAMED, NAMED_ACROSS = 0.8, 0.5  # how near what a sentence defines is to the word by late interaction; in the other language

_DEFINES = re.compile(
    r"(?P<zh>[“「《][^”」》]{2,40}[”」》]|[^，。；：“”]{2,24}?)(?:一词|一语)?(?:系指|是指|意指|指的是|的定义(?:是|为))"
    r"|(?:才|方)?(?:可|能)?(?:被)?(?:视为|视作|算作|归为)(?P<zh_as>[^，。；]{2,24})"
    r"|(?P<en>[“\"][^”\"]{2,60}[”\"]|(?:[\w’-]+ ){0,5}[\w’-]+)\s+(?:means|refers\s+to|denotes|is\s+defined\s+as|are\s+defined\s+as|is\s+understood\s+(?:as|to\s+mean)|shall\s+mean|stands\s+for)\b"
    r"|\b(?:is|are|be)\s+(?:only\s+|then\s+)?(?:treated|regarded|considered|counted|classified|recorded)\s+as\s+(?P<en_as>[^,.;]{2,60})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Definition:
    """A sentence that defines what it names, in its chunk."""

    found: Evidence
    passage: Passage
    quote: str
    named: str

    @property
    def surroundings(self) -> str:
        return f"{self.found.document.title} {self.found.chunk.context} {self.found.chunk.text}"


def answer_definition(query: Query, retriever: Retriever, draft: Draft) -> bool:
    """Write the sentence that defines what a question wants defined; False (and nothing written) where none does."""
    word = defined_in(query.text)
    if not word:
        return False
    named = replace(query, text=word)
    defined = list(_definitions([*retriever.find(query, LOOKED_THROUGH), *retriever.find(named, LOOKED_THROUGH)]))
    if not defined:
        return False
    asked = pieces_of(query, query.text, retriever)
    near = zip(retriever.closeness(named, [one.named for one in defined]), defined, strict=True)
    best = max(
        ((float(close), one) for close, one in near if close >= (NAMED if one.found.document.language == query.language else NAMED_ACROSS)),
        key=lambda pair: (pair[0], asked.share(pair[1].surroundings)),
        default=None,
    )
    if best is None:
        return False
    draft.quote(best[1].quote, best[1].passage)
    return True


def _definitions(evidence: Iterable[Evidence]) -> Iterator[_Definition]:
    for found in evidence:
        for paragraph in found.paragraphs:
            if paragraph.kind in (ParagraphKind.HEADING, ParagraphKind.COVER) or paragraph.speaker:
                continue
            for start, end in sentences(paragraph.text):
                sentence = paragraph.text[start:end]
                for match in _DEFINES.finditer(sentence):
                    named = next(group for group in match.groups() if group)
                    yield _Definition(found, Passage(found.document, paragraph), sentence, named)
