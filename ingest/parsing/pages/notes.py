"""Footnotes on the page: small high marks in the text, tied to the lines at the foot that begin with them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.model import Footnote
from ingest.parsing.pages.lines import MARK, Line, Page, body_size, run_on

_SMALLER = 0.4  # points by which notes are set smaller than the text
_SMALL_DEFINITION = re.compile(rf"(?P<mark>{MARK.pattern})[.)]?[\s\t]+(?=\S)")
_ENDED = re.compile(r"[.。!！?？;；)）”\"]$")
Place = tuple[int, int]  # page and line, both as indices
Span = tuple[int, int]


@dataclass(slots=True)
class _Note:
    """A note being put together: where the text refers to it, and the lines of its own."""

    mark: str
    references: list[tuple[Place, Span]]
    places: list[Place]
    texts: list[str]
    size: float
    foot: float  # baseline of its first line

    def goes_on(self, line: Line) -> bool:
        """Whether a line of the same page belongs to it: what stands below, in its size."""
        return line.baseline < self.foot and line.size <= self.size + _SMALLER

    def add(self, place: Place, text: str) -> None:
        self.places.append(place)
        self.texts.append(text)


def separate_notes(pages: Sequence[Page]) -> tuple[list[Page], tuple[Footnote, ...]]:
    """Return the pages without their notes, marks taken out of the text, and the notes in order of their references.

    A mark is one only if a note begins with it further down: an exponent or a lost note stays as printed.
    """
    notes = _notes(pages)
    taken = {place for note in notes for place in note.places}
    marks: dict[Place, list[Span]] = defaultdict(list)
    for note in notes:
        for place, span in note.references:
            marks[place].append(span)
    rest = [
        replace(
            page,
            lines=tuple(
                _without(line, marks.get((index, number), [])) for number, line in enumerate(page.lines) if (index, number) not in taken
            ),
        )
        for index, page in enumerate(pages)
    ]
    ordered = sorted(notes, key=lambda note: note.references[0])
    return rest, tuple(Footnote(note.mark, run_on(note.texts)) for note in ordered)


def _notes(pages: Sequence[Page]) -> list[_Note]:
    body = body_size(pages)
    waiting: dict[str, list[tuple[Place, Span]]] = defaultdict(list)  # marks met whose note has not come yet
    notes: list[_Note] = []
    for index, page in enumerate(pages):
        carried = _carried_over(notes, index, body)
        last_of_text = max((i for i, line in enumerate(page.lines) if line.size >= body - _SMALLER), default=-1)
        current: _Note | None = None
        for number, line in enumerate(page.lines):
            place = (index, number)
            if (definition := _definition(line, body)) and definition[0] in waiting:
                mark, text = definition
                current = _Note(mark, waiting.pop(mark), [place], [text], line.size, line.baseline)
                notes.append(current)
            elif current and current.goes_on(line):
                current.add(place, line.text)
            elif carried and not current and number > last_of_text:
                carried.add(place, line.text)
            else:
                for span in line.raised:
                    waiting[line.text[slice(*span)]].append((place, span))
    return notes


def _definition(line: Line, body: float) -> tuple[str, str] | None:
    """Return mark and text if a line may begin a note: with a raised mark, or in small print with a number."""
    if line.raised and line.raised[0][0] == 0:
        end = line.raised[0][1]
    elif line.size < body - _SMALLER and (match := _SMALL_DEFINITION.match(line.text)):
        return match["mark"], line.text[match.end() :]
    else:
        return None
    text = line.text[end:].strip()
    return (line.text[:end], text) if text else None


def _carried_over(notes: list[_Note], page: int, body: float) -> _Note | None:
    """The last note of the page before, if it broke off there and is told from the text by its size."""
    if notes and notes[-1].places[-1][0] == page - 1 and notes[-1].size < body - _SMALLER:
        return None if _ENDED.search(notes[-1].texts[-1]) else notes[-1]
    return None


def _without(line: Line, spans: Sequence[Span]) -> Line:
    """Take the marks at the given spans out of a line."""
    if not spans:
        return line
    text, marks, rest = line.text, list[str](), line.text
    for start, end in sorted(spans, reverse=True):
        rest = rest[:start] + rest[end:]
        marks.insert(0, text[start:end])
    return replace(line, text=rest.rstrip(), marks=tuple(marks), raised=())
