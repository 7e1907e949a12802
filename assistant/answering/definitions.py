"""Answers to what a word means: the sentence in which a document defines it (“X”系指…, "X" means …, is only treated as X)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.answering.draft import Draft, Passage
from assistant.answering.pieces import pieces_of
from assistant.model import Evidence, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.text import sentences, tokens
from assistant.understanding.definitions import defined_in

LOOKED_THROUGH = 20  # chunks, for the question and for the word alone: a definition may stand far down
WHOLLY_NAMED = 0.95  # the same, where a sentence only describes what it opens with: "Under the scheme, …"
MORE = 2  # tokens that a sentence may open with beside the word it describes
NAMED, NAMED_ACROSS = 0.8, 0.5  # how near what a sentence defines is to the word by late interaction; in the other language

# What a sentence defines, by the ways to define it, the surest first.
_DEFINES = (
    re.compile(
        r"(?P<zh>[“「《][^”」》]{2,40}[”」》]|[^，。；：“”]{2,24}?)(?:一词|一语)?(?:系指|是指|意指|指的是|的定义(?:是|为))"
        r"|(?P<zh_quoted>[“「《][^”」》]{2,40}[”」》])(?:一词|一语)?(?:系|均|仅|则|应)?指(?![出定导南标示数派控责引])"
        r"|^(?P<zh_marked>[“「][^”」]{2,40}[”」])[^，。；]{0,12}?(?:是|即)(?!否|由)|^(?:An?\s+|The\s+(?:term\s+)?)?(?P<en_marked>[“\"][^”\"]{2,60}[”\"])[^,.;]{0,40}?\s(?:is|are)\s+(?:any|an?|the|one|those)\b"
        r"|(?:才|方)?(?:可|能)?(?:被)?(?:视为|视作|算作|归为)(?P<zh_as>[^，。；]{2,24})"
        r"|(?P<en>[“\"][^”\"]{2,60}[”\"]|(?:[\w’-]+ ){0,5}[\w’-]+)\s+(?:means|refers\s+to|denotes|is\s+defined\s+as|are\s+defined\s+as|is\s+understood\s+(?:as|to\s+mean)|shall\s+mean|stands\s+for)\b"
        r"|\b(?:is|are|be)\s+(?:only\s+|then\s+)?(?:treated|regarded|considered|counted|classified|recorded)\s+as\s+(?P<en_as>[^,.;]{2,60})",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:Under|Within|Through)\s+(?:the\s+)?(?P<under>[^,.;]{2,60}),"
        r"|^(?:The\s+|An?\s+)?(?P<is>[^,.;]{2,60}?)\s+(?:is|are)\s+(?:an?|one\s+of)\s"
        r"|^(?:根据|通过)(?P<under_zh>[^，。；的]{2,24}?)，|^(?P<is_zh>[^，。；]{2,24}?)是(?:一[种个项套类]|由|指)"
        r"|^(?P<head>[^，。,.;；:：]{2,30})[。.:：]$",
        re.IGNORECASE,
    ),
)
# "The term “X” has … uses. Here it means …": it defines what the sentence before it puts in quotation marks.
_IT_MEANS = re.compile(
    r"\b(?:it|this|the\s+(?:term|word|expression))\s+(?:here\s+)?(?:means|refers\s+to|denotes|is\s+(?:used|understood|taken)\s+(?:as|to\s+mean))\b|(?:它|此处|这里|其|本[^，。；]{1,8}[中里])(?:系|均|仅)?(?:是)?指(?![出定导南标示数派控责引])",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"\b[A-Z][\w-]*")
_GOES_ON = re.compile(r" [A-Z][\w-]*")
_IN_MARKS = re.compile(r"[“「\"]([^”」\"]{2,40})[”」\"]")


@dataclass(frozen=True, slots=True)
class _Definition:
    """A sentence that defines what it names, in its chunk; sure is 0 for the surest way to define."""

    found: Evidence
    passage: Passage
    quote: str
    named: str
    sure: int

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
        ((float(close), one) for close, one in near if close >= _least(one, query) and not (one.sure and _says_more(one.named, word))),
        key=lambda pair: (-pair[1].sure, pair[0], asked.share(pair[1].surroundings)),
        default=None,
    )
    if best is None:
        return False
    draft.quote(best[1].quote, best[1].passage)
    return True


def _says_more(named: str, word: str) -> bool:
    """Whether words name more than a word: 技术援助活动 is one kind of 活动, "LAMP Watch" not LAMP."""
    longer_name = _CAPITALISED.fullmatch(word) and len(_CAPITALISED.findall(named)) > 1
    return bool(longer_name) or len(tokens(named)) > len(tokens(word)) + MORE


def only_in_longer_names(text: str, question: str) -> bool:
    """Whether a text names what a question wants defined as a part of longer names only.

    >>> only_in_longer_names("LOFT Watch is a circle.", "What is LOFT?"), only_in_longer_names("LOFT is a circle.", "What is LOFT?")
    (True, False)
    """
    word = defined_in(question)
    if not word or not _CAPITALISED.fullmatch(word):
        return False
    named = list(re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, re.ASCII))
    return bool(named) and all(
        _GOES_ON.match(text, match.end()) or text[match.start() - 1 : match.start()] in ("《", "“") for match in named
    )


def _least(one: _Definition, query: Query) -> float:
    if one.sure:
        return WHOLLY_NAMED
    return NAMED if one.found.document.language == query.language else NAMED_ACROSS


def _definitions(evidence: Iterable[Evidence]) -> Iterator[_Definition]:
    for found in evidence:
        for paragraph in found.paragraphs:
            if paragraph.kind in (ParagraphKind.HEADING, ParagraphKind.COVER) or paragraph.speaker:
                continue
            passage, spans = Passage(found.document, paragraph), sentences(paragraph.text)
            for place, (start, end) in enumerate(spans):
                sentence = paragraph.text[start:end]
                before = spans[place - 1][0] if place else start
                if _IT_MEANS.search(sentence):
                    for quoted in _IN_MARKS.findall(paragraph.text[before:start]):
                        yield _Definition(found, passage, paragraph.text[before:end], quoted, 0)
                for sure, defines in enumerate(_DEFINES):
                    for match in defines.finditer(sentence.strip()):
                        name = next(name for name, group in match.groupdict().items() if group)
                        if name == "head" and place + 1 == len(spans):
                            continue
                        whole = paragraph.text[start : spans[place + 1][1]] if name == "head" else sentence
                        yield _Definition(found, passage, whole, match[name], sure)
