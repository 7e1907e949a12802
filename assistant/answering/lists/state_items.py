"""What a document names as being in a state: rows of a table, items under a heading, words "status: …", sentences, its own title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from assistant.answering.lists.states_told import NAMED_IN, Thing, named_in
from assistant.answering.tables.grid import CELLS, LABEL, is_total
from assistant.answering.writing.draft import Passage
from assistant.model import Document, Paragraph, ParagraphKind
from assistant.text import HAN, fold
from assistant.understanding.asked.states import State, tellings, tells_state

SAME, SHORT = 0.85, 6  # of a name's characters and words, that another of the same thing has; a name that anything may bear
NEAR = 20  # characters between a state and the thing it is told of, in what introduces a list
_NUMERALS = frozenset("一二三四五六七八九十") | {"i", "ii", "iii", "iv", "v", "one", "two", "three", "first", "second", "third"}
_INTRODUCES = re.compile(r"[：:]\s*$")
_STATE_COLUMN = re.compile(r"(?:落实|实施|目前|当前)?(?:状态|状况|情况)|\b(?:status|state|stage)\b", re.I)
_STATED = re.compile(
    r"(?:^|[。；\s])(?:(?:落实|实施|当前|目前)?(?:状态|状况)|(?:implementation\s+)?(?:status|state))\s*[：:]\s*(?P<value>[^。；.;]+)", re.I
)
_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")
_COMPLETION = re.compile(
    r"的?完成报告|\bcompletion\s+report\s*(?:(?:of|on|for)\s+(?:the\s+)?)?|\breport\s+on\s+(?:the\s+)?completion\s+of\s+(?:the\s+)?", re.I
)
_SMALL = frozenset("the of and for on in to a an project projects".split())


@dataclass(frozen=True, slots=True)
class Item:
    """One of a list: what it is called, the words that tell its state, and the line that introduces it where that tells the state."""

    name: str
    passages: tuple[tuple[Passage, str], ...]
    lead: Passage | None = None

    def same_as(self, other: Item) -> bool:
        """Whether two items bear names that hold nearly the same, and no other number; short ones only in one place."""
        one, two = _parts(self.name), _parts(other.name)
        if one.symmetric_difference(two) & _NUMERALS or _figures(self.name) != _figures(other.name):
            return False
        if min(len(one), len(two)) < SHORT and self.place != other.place:
            return False
        return len(one & two) >= SAME * min(len(one), len(two)) > 0

    @property
    def is_row(self) -> bool:
        """Whether a row of a table tells of it, which says more than a line of its own."""
        return self.passages[0][0].paragraph.kind is ParagraphKind.ROW

    @property
    def place(self) -> tuple[str, str | None]:
        """The document that tells of it, and the annex."""
        passage = self.passages[0][0]
        return passage.document.key, passage.paragraph.annex


def items_in(document: Document, paragraphs: Sequence[Paragraph], thing: Thing, state: State) -> Iterator[Item]:
    """Yield what a document names as being in a state, in its order."""
    for place, paragraph in enumerate(paragraphs):
        if paragraph.kind is ParagraphKind.COVER:
            yield from _completed(document, paragraph, thing, state)
            continue
        if paragraph.speaker:
            continue
        if paragraph.kind is ParagraphKind.ROW:
            if _row_tells(paragraph, thing, state):
                yield Item(_name_of_row(paragraph), ((Passage(document, paragraph), paragraph.text),))
            continue
        if below := _introduced(paragraphs, place, thing, state):
            for one in below:
                name = _name_of_row(one) if one.kind is ParagraphKind.ROW else one.text
                yield Item(name, ((Passage(document, one), one.text),), Passage(document, paragraph))
        elif headed := _stated_under(paragraphs, place, thing, state):
            passages = tuple((Passage(document, one), quote) for one, quote in headed)
            yield Item(_BRACKETS.sub("", headed[0][1]), passages)
        elif thing in NAMED_IN and paragraph.kind is not ParagraphKind.HEADING:
            for name, quote in named_in(paragraph.text, document.language, thing, state):
                yield Item(name, ((Passage(document, paragraph), quote),))


def _completed(document: Document, cover: Paragraph, thing: Thing, state: State) -> Iterator[Item]:
    """Yield the project whose completion report a document is, by its title."""
    title = document.title or ""
    if state is State.DONE and thing is Thing.PROJECT and _COMPLETION.search(title):
        printed = re.search(r"\s*".join(map(re.escape, title.replace(" ", ""))), cover.text, re.I)
        if printed:
            yield Item(_COMPLETION.sub("", title), ((Passage(document, cover), printed[0]),))


def _row_tells(row: Paragraph, thing: Thing, state: State) -> bool:
    """Whether a row of a table is of one such thing, and its last column that tells a state tells this one."""
    cells = [LABEL.split(cell, maxsplit=1) for cell in CELLS.split(row.text)]
    if len(cells[0]) < 2 or not thing.pattern.search(cells[0][0]):
        return False
    values = [cell[1] for cell in cells[1:] if len(cell) == 2 and _STATE_COLUMN.search(cell[0])]
    return bool(values) and _value_tells(state, values[-1])


def _value_tells(state: State, value: str) -> bool:
    """Whether the value of a field tells a state; of what is done something else may still go on."""
    done = state is State.ONGOING and tells_state(State.DONE, re.split(r"[，,；;（(]", value)[0])
    return tells_state(state, value) and not done


def _introduced(paragraphs: Sequence[Paragraph], place: int, thing: Thing, state: State) -> list[Paragraph]:
    """The items or the rows under a line that names such things as being in a state; none where it introduces none."""
    lead = paragraphs[place]
    heading = lead.kind is ParagraphKind.HEADING
    if not (heading or _INTRODUCES.search(lead.text)) or not _names_them(lead.text, thing, state):
        return []
    below = [*takewhile(lambda p: p.annex == lead.annex and p.kind in (ParagraphKind.ITEM, ParagraphKind.ROW), paragraphs[place + 1 :])]
    if below and below[0].kind is ParagraphKind.ROW:
        headed = thing.pattern.search(LABEL.split(below[0].text)[0])
        return [row for row in below if row.kind is ParagraphKind.ROW and headed and not is_total(_name_of_row(row))]
    return [item for item in below if item.kind is ParagraphKind.ITEM]


def _names_them(text: str, thing: Thing, state: State) -> bool:
    """Whether a line tells a state right beside such things in their plural: the state of each that it introduces."""
    for match in tellings(state, text):
        near = text[max(0, match.start() - NEAR) : match.end() + NEAR]
        if thing.plural.search(near):
            return True
    return False


def _stated_under(paragraphs: Sequence[Paragraph], place: int, thing: Thing, state: State) -> list[tuple[Paragraph, str]]:
    """The heading that names one such thing, with the words "status: …" of a paragraph under it, where they tell the state."""
    paragraph = paragraphs[place]
    stated = _STATED.search(paragraph.text) if paragraph.kind is ParagraphKind.TEXT else None
    if stated is None or not _value_tells(state, stated["value"]):
        return []
    heading = next((p for p in reversed(paragraphs[:place]) if p.kind is ParagraphKind.HEADING), None)
    if heading is None or not thing.pattern.search(heading.text):
        return []
    return [(heading, heading.text), (paragraph, stated[0].lstrip("。； \n"))]


def _name_of_row(row: Paragraph) -> str:
    """The value of a row's first cell."""
    return LABEL.split(CELLS.split(row.text)[0], maxsplit=1)[-1]


@lru_cache(maxsize=1_024)
def _parts(name: str) -> frozenset[str]:
    """The characters and the words of a name, without what only writes it otherwise."""
    kept = re.sub(r"附件[一二三四五六七八九十]+[：:]|[（(][^（）()]*[)）]|的", " ", fold(name))
    return frozenset(re.findall(rf"[{HAN}]|[a-z]+", kept)) - _SMALL


def _figures(name: str) -> list[str]:
    """The figures of a name, but those in brackets."""
    return re.findall(r"\d+", _BRACKETS.sub("", name))
