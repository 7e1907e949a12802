"""Answers to what a word means: the sentence in which a document defines it (“X”系指…, "X" means …, is only treated as X)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.answering.draft import Draft, Passage
from assistant.concepts import Concept
from assistant.definitions import defined_in
from assistant.model import Evidence, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.text import sentences, tokens

LOOKED_THROUGH = 20  # chunks, for the question and for the word alone: a definition may stand far down
NAMED, NAMED_ACROSS = 0.99, 0.6  # of the word's weight met by what a sentence defines; in the other language

_DEFINES = re.compile(
    r"(?P<zh>[“「《][^”」》]{2,40}[”」》]|[^，。；：“”]{2,24}?)(?:一词|一语)?(?:系指|是指|意指|指的是|的定义(?:是|为))"
    r"|(?:才|方)?(?:可|能)?(?:被)?(?:视为|视作|算作|归为)(?P<zh_as>[^，。；]{2,24})"
    r"|(?P<en>[“\"][^”\"]{2,60}[”\"]|(?:[\w’-]+ ){0,5}[\w’-]+)\s+(?:means|refers\s+to|denotes|is\s+defined\s+as|are\s+defined\s+as|is\s+understood\s+(?:as|to\s+mean)|shall\s+mean|stands\s+for)\b"
    r"|\b(?:is|are|be)\s+(?:only\s+|then\s+)?(?:treated|regarded|considered|counted|classified|recorded)\s+as\s+(?P<en_as>[^,.;]{2,60})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Definition:
    """A sentence that defines something, in its chunk; met is the share of the word asked about that it defines."""

    found: Evidence
    passage: Passage
    quote: str
    met: float


def answer_definition(query: Query, retriever: Retriever, draft: Draft) -> bool:
    """Write the sentence that defines what a question wants defined; False (and nothing written) where none does."""
    word = defined_in(query.text)
    if not word:
        return False
    pieces = retriever.concepts(replace(query, text=word))
    weights = retriever.weights(pieces)
    found = [*retriever.find(query, LOOKED_THROUGH), *retriever.find(replace(query, text=word), LOOKED_THROUGH)]
    whole = retriever.concepts(query)
    all_weights = retriever.weights(whole)
    best = max(
        (one for one in _definitions(found, pieces, weights) if _defined(one, query)),
        key=lambda one: (one.met, _share(whole, all_weights, f"{one.found.document.title} {one.found.chunk.context} {one.found.chunk.text}")),
        default=None,
    )
    if best is None:
        return False
    draft.quote(best.quote, best.passage)
    return True


def _defined(one: _Definition, query: Query) -> bool:
    return one.met >= (NAMED if one.found.document.language == query.language else NAMED_ACROSS)


def _definitions(evidence: list[Evidence], pieces: tuple[Concept, ...], weights: list[float]) -> Iterator[_Definition]:
    for found in evidence:
        for paragraph in found.paragraphs:
            if paragraph.kind in (ParagraphKind.HEADING, ParagraphKind.COVER) or paragraph.speaker:
                continue
            for start, end in sentences(paragraph.text):
                sentence = paragraph.text[start:end]
                for match in _DEFINES.finditer(sentence):
                    named = next(group for group in match.groups() if group)
                    yield _Definition(found, Passage(found.document, paragraph), sentence, _share(pieces, weights, named))


def _share(concepts: tuple[Concept, ...], weights: list[float], text: str) -> float:
    held, total = set(tokens(text)), sum(weights)
    return sum(weight * concept.met_by(held) for concept, weight in zip(concepts, weights, strict=True)) / total if total else 0.0
