"""Answers to what a word means: the sentence in which a document defines it (“X”系指…, "X" means …, is only treated as X)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering.choosing.shown import WHOLE
from assistant.answering.defining.describing import Says, described_in, is_abbreviation, is_entry, writes_out, written
from assistant.answering.reading.pieces import pieces_of
from assistant.answering.writing.draft import Draft, Passage
from assistant.glossary import translations_of
from assistant.lexical import tokens
from assistant.model import Evidence, Intent, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.text import sentences
from assistant.understanding.asked.definitions import asks_for_the_long_form, defined_in, name_in

LOOKED_THROUGH = 20  # chunks, for the question and for the word alone: a definition may stand far down
WHOLLY_NAMED = 0.95  # the same, where a sentence only describes what it opens with: "Under the scheme, …"
LOOKED_FOR = 4  # names of a thing: as asked, and as the other language has it
COMMON = 2.3  # weight of what a tenth of the chunks speak of
MORE = 2  # tokens that a sentence may open with beside the word it describes
NAMED, NAMED_ACROSS = 0.8, 0.5  # how near what a sentence defines is to the word by late interaction; in the other language

# What a sentence defines, by the ways to define it, the surest first.
_DEFINES = (
    re.compile(
        r"(?P<zh>[“「《][^”」》]{2,40}[”」》]|[^，。；：“”]{2,24}?)(?:一词|一语|（[^）]{1,40}）)?，?(?:系指|是指|意指|指的是|的定义(?:是|为))"
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
    """Write the sentence that tells what a question wants defined: one that defines it, writes out its letters, or describes it;
    False (and nothing written) where none does."""
    word = defined_in(query.text) if query.intent is Intent.DEFINITION else name_in(query.text)
    if not word:
        return False
    named = replace(query, text=word)
    evidence = [*retriever.find(query, LOOKED_THROUGH), *retriever.find(named, LOOKED_THROUGH)]
    letters = asks_for_the_long_form(query.text)
    told = (
        (_written_out(query, word, retriever) if letters else None)
        or _defining(query, named, evidence, retriever)
        or _described(query, word, evidence, retriever)
        or (_written_out(query, word, retriever) if is_abbreviation(word) and query.intent is Intent.DEFINITION and not letters else None)
    )
    if told is None:
        return False
    draft.quote(*told)
    return True


def _defining(query: Query, named: Query, evidence: Sequence[Evidence], retriever: Retriever) -> tuple[str, Passage] | None:
    """Return the sentence that defines a word, in so many words."""
    defined = list(_definitions(evidence))
    if not defined:
        return None
    asked = pieces_of(query, query.text, retriever)
    near = zip(retriever.closeness(named, [one.named for one in defined]), defined, strict=True)
    best = max(
        (
            (float(close), one)
            for close, one in near
            if close >= _least(one, query) and not (one.sure and _says_more(one.named, named.text))
        ),
        key=lambda pair: (-pair[1].sure, pair[0], asked.share(pair[1].surroundings)),
        default=None,
    )
    return (best[1].quote, best[1].passage) if best else None


def _described(query: Query, word: str, evidence: Sequence[Evidence], retriever: Retriever) -> tuple[str, Passage] | None:
    """Return the first sentence that says what a thing is, else what it does: in the asker's language, where there is one."""
    thing = thing_of(word, query, retriever)
    said = [
        ((says, passage.document.language == query.language, opens), (passage.paragraph.text[slice(*span)], passage))
        for passage in _passages(evidence)
        if not passage.paragraph.speaker  # what a delegation says describes nothing
        for says, opens, span in _said_in(passage, thing)
        if says >= thing.least
    ]
    best = max(said, key=lambda one: one[0], default=None)
    return best[1] if best else None


def _said_in(passage: Passage, thing: Thing) -> Iterator[tuple[Says, bool, tuple[int, int]]]:
    """Yield what each sentence of a passage says of a thing, whether it opens the passage, and its place with what stands beside it: a short paragraph whole, of a long one as
    much of what follows as may be read aloud."""
    text, spans = passage.paragraph.text, sentences(passage.paragraph.text)
    longest = WHOLE[passage.document.language]
    for place, says in enumerate(described_in(text, spans, thing.names)):
        start, end = spans[place]
        before = text[slice(*spans[place - 1])] if place else ""
        if place and (is_entry(before, thing.names[0]) or not re.search(written(thing.names), text[start:end])):  # it goes on about it
            start = spans[place - 1][0]
        last = max([end, *(stop for _, stop in spans[place:] if stop - start <= longest)])
        yield says, start == spans[0][0], (0, len(text)) if len(text) <= longest else (start, last)


def _written_out(query: Query, word: str, retriever: Retriever) -> tuple[str, Passage] | None:
    """Return the shortest sentence in which a long form has its abbreviation beside it, in the asker's language where there is one."""
    names = [word, *translations_of(word, query.language)][:LOOKED_FOR]
    evidence = (found for name in names for found in retriever.find(replace(query, text=name), LOOKED_THROUGH))
    told = [
        (sentence, passage)
        for passage in _passages(evidence)
        for start, end in sentences(passage.paragraph.text)
        if writes_out(sentence := passage.paragraph.text[start:end], word)
    ]
    return min(told, key=lambda one: (one[1].document.language != query.language, len(one[0])), default=None)


def _passages(evidence: Iterable[Evidence]) -> Iterator[Passage]:
    """Yield the passages that may tell of a thing: what only heads a paper or a part of it tells nothing."""
    for found in evidence:
        for paragraph in found.paragraphs:
            if paragraph.kind not in (ParagraphKind.HEADING, ParagraphKind.COVER):
                yield Passage(found.document, paragraph)


@dataclass(frozen=True, slots=True)
class Thing:
    """What a question wants defined: its names, in either language, and what a sentence must say of it to describe it.

    What everything in the papers is about does many things, and is described by none of them.
    """

    names: tuple[str, ...]
    common: bool

    @property
    def least(self) -> Says:
        return Says.IS if self.common else Says.DOES

    def described_by(self, text: str) -> bool:
        """Whether a passage says what it is, be it only of what kind."""
        least = Says.IS if self.common else Says.CALLS
        return any(says >= least for says in described_in(text, sentences(text), self.names))

    def only_named_by(self, text: str) -> bool:
        """Whether a passage names it, and neither describes nor defines it."""
        name = re.compile(written(self.names))
        if not name.search(text) or self.described_by(text):
            return False
        defined = (group for match in _DEFINES[0].finditer(text) for group in match.groups() if group)
        return not any(name.search(group) for group in defined)

    def in_passing(self, text: str, around: str) -> bool:
        """Whether a passage only names it, opens no sentence with it, and nothing around it, nor above, names it again; or nothing names
        an abbreviation, which every language writes alike."""
        name = written(self.names)
        if not re.search(name, around):
            return is_abbreviation(self.names[0])
        opens = any(
            re.match(rf"\s*(?:[^:：]{{1,24}}[:：]\s*)?(?:The\s+)?[“\"《]?(?:{name})", text[start:end]) for start, end in sentences(text)
        )
        return self.only_named_by(text) and not opens and len(re.findall(name, around)) < 2


def thing_of(word: str, query: Query, retriever: Retriever) -> Thing:
    """Return the thing that a word of a question names."""
    names = (word, *translations_of(word, query.language))
    weights = retriever.weights(retriever.concepts(replace(query, text=word)))
    return Thing(names, (len(names) > 1 or is_abbreviation(word)) and sum(weights) < COMMON)


def thing_asked(query: Query, retriever: Retriever) -> Thing | None:
    """Return what a question wants defined, None where it asks for something else."""
    word = defined_in(query.text) if query.intent is Intent.DEFINITION else name_in(query.text) if query.intent is Intent.PASSAGE else ""
    return thing_of(word, query, retriever) if word else None


def _says_more(named: str, word: str) -> bool:
    """Whether words name more than a word: 技术援助活动 is one kind of 活动, "LAMP Watch" not LAMP."""
    longer_name = _CAPITALISED.fullmatch(word) and len(_CAPITALISED.findall(named)) > 1
    return bool(longer_name) or len(tokens(named)) > len(tokens(word)) + MORE


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
