"""What may be quoted: one to three neighbouring sentences of a paragraph, a note, or a note with the sentence it belongs to.

Every window has signs of how well it answers, as numbers in one table; what each weighs is in `selection.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.concepts import Concept
from assistant.lexical import words
from assistant.model import Evidence, Footnote, Language, Paragraph, ParagraphKind
from assistant.text import sentences

MOST = 3  # sentences in a window
NOTE_CHARACTERS = 600  # a longer note is found by search, but not read aloud
LONGEST: dict[Language, int] = {"zh": 320, "en": 760}  # characters of a window of more than one sentence
WIDTH: dict[Language, float] = {"zh": 2.5, "en": 1.0}  # a Chinese character says about as much as so many Latin ones

Table = NDArray[np.float64]

SIGNS = (
    "near",  # of the question's weight met by late interaction, by the window
    "nearest",  # the same by its best sentence alone
    "near_paragraph",  # by its paragraph
    "near_chunk",  # by its chunk
    "near_headed",  # by the window with its headings, title and speaker: what these say, every window under them speaks of
    "carried",  # what the sentence before adds to that, where the window begins by referring back to it
    "near_above",  # by what stands above it alone: a paper on the subject, or one that mentions it
    "coverage",  # of the question's pieces met in words, by the window
    "coverage_paragraph",
    "coverage_headed",  # by the window with its headings, title and speaker
    "coverage_all",  # by its chunk with these
    "support",  # of the question's meaning found in the chunk, as retrieval measured it
    "rank",  # how far up retrieval put the chunk: its fused score against the best one's
    "rare",  # the weightiest piece that the window meets, against the weightiest asked
    "told",  # how well it tells the kind of thing that is wanted
    "told_close",  # how near the question the sentence is that tells it
    "untold",  # something particular is wanted, and it tells nothing of the kind
    "open",  # nothing particular is wanted
    "conflict",  # it names years, and none of those asked about
    "opinion",  # it tells a delegation's view, and the question asks for none
    "norm",  # the wording of a recommendation: it asks for things, and tells of none that were done
    "note",
    "row",
    "item",
    "lead_in",  # it ends with a colon: what it announces is elsewhere, and no list is wanted
    "length",  # logarithm of its characters, Latin ones
    "sentences",  # beyond the first
    "foreign",  # in the other language than the question
    "read",  # log-odds that it answers, as the reader puts it; of windows that were not read, the lowest of those that were
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a whole note, in its paragraph and chunk; offsets in the text of the note or paragraph."""

    found: Evidence
    paragraph: Paragraph
    note: Footnote | None
    start: int
    end: int

    @property
    def text(self) -> str:
        return (self.note or self.paragraph).text[self.start : self.end]

    @property
    def language(self) -> Language:
        return self.found.document.language


@dataclass(frozen=True, slots=True)
class Seen:
    """The sentences of the evidence with the windows over them, each up to MOST places of sentences, the last one repeated;
    paragraphs and chunks hold the place of the first sentence of each, of and within tell which a sentence is in."""

    sentences: tuple[Sentence, ...]
    windows: NDArray[np.intp]
    paragraphs: NDArray[np.intp]
    chunks: NDArray[np.intp]
    of_paragraph: NDArray[np.intp]
    of_chunk: NDArray[np.intp]


def read(evidence: Sequence[Evidence], keep: Callable[[Paragraph], bool]) -> Seen:
    """Return the sentences of the paragraphs to keep, and the windows over them."""
    held: list[Sentence] = []
    paragraphs: list[int] = []
    chunks: list[int] = []
    windows: list[tuple[int, int, int]] = []
    for found in evidence:
        opened = len(held)
        for paragraph in filter(keep, found.paragraphs):
            first = len(held)
            held += _sentences_of(found, paragraph)
            if len(held) > first:
                paragraphs.append(first)
                windows += _windows_of(held, first)
        if len(held) > opened:
            chunks.append(opened)
    places = np.arange(len(held))
    starts, tops = np.array(paragraphs, dtype=np.intp), np.array(chunks, dtype=np.intp)
    return Seen(
        tuple(held),
        np.array(windows, dtype=np.intp).reshape(-1, MOST),
        starts,
        tops,
        np.searchsorted(starts, places, side="right") - 1,
        np.searchsorted(tops, places, side="right") - 1,
    )


def _sentences_of(found: Evidence, paragraph: Paragraph) -> Iterator[Sentence]:
    """The sentences of a paragraph that stand in the chunk found (a long one is split into several), then its notes whole.

    A cover is read as a whole: no line of it says what it is.
    """
    for start, end in [(0, len(paragraph.text))] if paragraph.kind is ParagraphKind.COVER else sentences(paragraph.text):
        if len(found.paragraphs) > 1 or paragraph.text[start:end] in found.chunk.text:
            yield Sentence(found, paragraph, None, start, end)
    for note in paragraph.footnotes:
        if len(note.text) <= NOTE_CHARACTERS and note.text in found.chunk.text and not _REFERS.match(note.text):
            yield Sentence(found, paragraph, note, 0, len(note.text))


def _windows_of(held: Sequence[Sentence], first: int) -> Iterator[tuple[int, int, int]]:
    longest = LONGEST[held[first].language]
    body = [place for place in range(first, len(held)) if held[place].note is None]
    for at, place in enumerate(body):
        for other in body[at : at + MOST]:
            if other == place or held[other].end - held[place].start <= longest:
                yield place, min(place + 1, other), other
    for place in range(first + len(body), len(held)):
        if not body or not _QUALIFIES.match(held[place].text):
            yield place, place, place
        for host in body:
            yield host, place, place


def measure(
    seen: Seen,
    *,
    closeness: tuple[Table, Table, Table],
    concepts: Sequence[Concept],
    weights: Sequence[float],
    headed: Callable[[Evidence], str],
    told: Callable[[Sentence], Sequence[float]] | None,
    asking: Sequence[bool],
    conflict: Callable[[str], bool],
    opinion: Callable[[Sentence], bool],
    norms_wanted: bool,
    list_wanted: bool,
    language: Language,
) -> Table:
    """Return the signs of every window, shape (windows, len(SIGNS)); none is read yet.

    told tells how well a sentence tells each kind of thing wanted; a window tells what any of its sentences does. asking tells
    which concepts only ask for the kind of thing wanted: a sentence that tells it meets them. closeness holds the weights of the
    question's tokens (summing to 1) and, for each, its best cosine in each sentence and in what stands above each chunk, in the
    order of the chunks.
    """
    importance, cosines, cosines_above = closeness
    share = np.array(weights, dtype=np.float64)
    share = share / share.sum() if share.sum() > 0 else share
    held = [words(one.text) for one in seen.sentences]
    met = np.array([[concept.met_by(words) for words in held] for concept in concepts], dtype=np.float64).reshape(len(share), len(held))
    of_each = np.array([told(one) if told else (0.0,) for one in seen.sentences]).T
    tells = _of_all(of_each)
    met = np.where(np.array(asking, dtype=np.bool_)[:, None], np.maximum(met, tells), met)
    above = {id(one.found): words(headed(one.found)) for one in seen.sentences}
    context = np.array([[concept.met_by(words) for words in above.values()] for concept in concepts]).reshape(len(share), len(above))
    found = seen.of_chunk[seen.windows[:, 0]]
    inside = seen.of_paragraph[seen.windows[:, 0]]
    met_window, met_chunk = _over(met, seen.windows), np.maximum.reduceat(met, seen.chunks, axis=1)
    alone = importance @ cosines
    texts = [" ".join(seen.sentences[place].text for place in dict.fromkeys(window)) for window in seen.windows.tolist()]
    last = [seen.sentences[place] for place in seen.windows[:, -1]]
    top = max(1e-6, *(one.found.score for one in seen.sentences))
    told_window = _of_all(_over(of_each, seen.windows))
    flags = [
        [
            conflict(text),
            opinion(one),
            one.paragraph.field == "text" and not norms_wanted,
            one.note is not None,
            one.paragraph.kind is ParagraphKind.ROW,
            one.paragraph.kind is ParagraphKind.ITEM,
            bool(_LEADS_IN.search(text)) and not list_wanted,
            np.log(max(1.0, len(text) * WIDTH[one.language])),
        ]
        for text, one in zip(texts, last, strict=True)
    ]
    over = _over(cosines, seen.windows)
    near = importance @ over
    weightiest = share.max() if len(share) and share.max() > 0 else 1.0
    columns = [
        near,
        alone[seen.windows].max(axis=1),
        (importance @ np.maximum.reduceat(cosines, seen.paragraphs, axis=1))[inside],
        (importance @ np.maximum.reduceat(cosines, seen.chunks, axis=1))[found],
        importance @ np.maximum(over, cosines_above[:, found]),
        importance @ np.maximum(over, cosines[:, _before(seen)]) - near,
        (importance @ cosines_above)[found],
        share @ met_window,
        (share @ np.maximum.reduceat(met, seen.paragraphs, axis=1))[inside],
        share @ np.maximum(met_window, context[:, found]),
        (share @ np.maximum(met_chunk, context))[found],
        np.array([one.found.support for one in last]),
        np.array([max(0.0, one.found.score / top) for one in last]),
        (share[:, None] * (met_window >= 0.5)).max(axis=0, initial=0.0) / weightiest,
        told_window,
        np.where(tells >= 0.5, alone, 0.0)[seen.windows].max(axis=1),
        (told_window == 0.0) * float(told is not None),
        np.full(len(texts), float(told is None)),
        *np.array(flags, dtype=np.float64).T,
        np.array([len(set(window)) - 1 for window in seen.windows.tolist()]),
        np.array([one.language != language for one in last]),
        np.zeros(len(texts)),
    ]
    return np.column_stack(columns).astype(np.float64)


# A note that only says where something stands.
_REFERS = re.compile(
    r"\s*(?:同上|见|参见|另见|详见|查阅|可登[陆录]|https?:|Ibid|See\b|Cf\b|Available)|[（(]?(?:文件\s*)?CDIP/[\w/ .]{3,14}(?:主席总结)?\s*[，,]?\s*(?:第[\d. 至到和、-]+段)?[。.）)]*$"
    r"|[^。；;]{0,100}[，,]\s*(?:查阅|可登[陆录]|可见|见|(?:is\s+)?available\b|at\b)[^。；;]{0,40}https?://\S+\s*$",
    re.I,
)
# A note that only says what the figure of its sentence takes in or leaves out: it tells no figure of its own.
_QUALIFIES = re.compile(
    r"\s*(?:[该此上]述?(?:数字|金额|费用|总数|数据))?(?:仅|只|均|尚)?(?:不包括|不包含|不含|不计|未计|未包括|包括|包含|含有?|为?(?:临时|初步|暂定|估计)数)"
    r"|\s*(?:(?:the|this|these|all)\s+(?:figures?|amounts?|sums?|costs?|totals?|numbers?)\s+)?(?:does\s+not\s+include|do\s+not\s+include|not\s+including|not\s+counting|includes?|including|excludes?|excluding|without|provisional|preliminary)\b",
    re.I,
)
_LEADS_IN = re.compile(r"[：:]\s*$")


# What a sentence begins with that goes on about what the one before it names.
_REFERS_BACK = re.compile(
    r"\s*(?:该|其|它|此|这|上述|来自|前者|后者|本(?:项目|计划)|(?:It|They|He|She|This|These|Those|Its|Their|The (?:project|session|workshop|forum|committee|study|database|conference))\b)"
)


def _before(seen: Seen) -> NDArray[np.intp]:
    """Return for each window the place of the sentence before it, its own first one where it refers back to none."""
    first = seen.windows[:, 0]
    opens = seen.paragraphs[seen.of_paragraph[first]] == first
    refers = np.array([one.note is None and bool(_REFERS_BACK.match(one.text)) for one in seen.sentences])
    return np.where(~opens & refers[first], first - 1, first)


def _of_all(of_each: Table) -> Table:
    """Return how well all kinds of thing wanted are told, kind by kind given: what tells one of two is half an answer."""
    told: Table = (of_each.min(axis=0) + of_each.max(axis=0)) / 2
    return told


def _over(values: Table, windows: NDArray[np.intp]) -> Table:
    """Return the largest value in each window, for each row of values."""
    largest: Table = values[:, windows].max(axis=2)
    return largest
