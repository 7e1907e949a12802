"""The head of a table that is only printed lines: on one line, on two, or cell by cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.text import HAN
from ingest.parsing.source import BlockKind
from ingest.structuring.heads import names_column
from ingest.structuring.joining import join_text
from ingest.structuring.lines import GAP, NARROW_GAP, Line, is_complete, width
from ingest.structuring.numbering import CAPTION, NUMBER, SECTION
from ingest.structuring.speakers import is_state

PRINTED = (BlockKind.LINE, BlockKind.PARAGRAPH)
_WORDS = re.compile(rf"[^\d，。；，;:：]*[{HAN}][^\d，。；，;:：]*")
# Before a word with a capital or a year; "Year 1", "Option B" and what stands in brackets stay with the word before.
_CAPITAL = re.compile(r"\s+(?=[A-Z][A-Za-z])(?![^(]*\))|\s+(?=(?:19|20)\d\d\b)(?![^(]*\))")
_IN_YEAR = re.compile(r"(?<=\d) (?=年)")  # extraction leaves spaces around figures
_CELL = 24  # of width: a cell of a head printed cell by cell


@dataclass(frozen=True, slots=True)
class Head:
    """The names of a table's columns and how many printed lines they stand on."""

    names: tuple[str, ...]
    lines: int


def head_over(above: Sequence[Line], first: Line, columns: int) -> Head | None:
    """Return what heads a run of figures that begins with the line first: the names on the line above or on two lines, where
    they stand over each other, or on as many lines as there are columns."""
    near = [line for line in above[-max(2, columns) :] if line.kind in PRINTED and line.annex == first.annex]
    if not near or near[-1] is not above[-1] or is_complete(near[-1].text) or CAPTION.fullmatch(near[-1].text):
        return None
    upper, lower = near[-2] if len(near) > 1 else None, near[-1]
    if names := _names(lower, columns):
        both = _beside(upper, lower, names) if upper else None
        return Head(both, 2) if both else Head(names, 1)
    if upper and (names := _names(upper, columns)) and (both := _beside(lower, upper, names, below=True)):
        return Head(both, 2)
    names = tuple(line.text for line in near[-columns:])
    return Head(names, columns) if columns > 2 and len(names) == columns and all(map(_names_alone, names)) else None


def _names(line: Line, columns: int) -> tuple[str, ...] | None:
    """The names that a line has for so many columns, parted by gaps or else by single spaces, or None."""
    for gap in (NARROW_GAP, GAP):
        names = tuple(gap.split(line.text))
        if len(names) == columns and all(map(names_column, names)):
            return names
    names = tuple(_IN_YEAR.sub("", line.text).split(" "))
    one_each = len(names) == columns and all(names) and all(map(_is_word_of_head, names[1:]))
    if one_each and (_is_word_of_head(names[0]) or not any(map(str.isalpha, names[1:]))):
        return names
    names = _with_states(_CAPITAL.split(line.text))
    capitalised = (
        columns > 2 and len(names) == columns and line.text[:1].isupper() and not (line.text.isupper() or SECTION.match(line.text))
    )
    return names if capitalised and all(map(names_column, names)) else None


def _with_states(words: Sequence[str]) -> tuple[str, ...]:
    """Words with the names of States that two of them make as one: "Viet Nam", "Sri Lanka"."""
    made: list[str] = []
    for word in words:
        if made and is_state(f"{made[-1]} {word}"):
            made[-1] = f"{made[-1]} {word}"
        else:
            made.append(word)
    return tuple(made)


def _beside(other: Line, line: Line, names: tuple[str, ...], *, below: bool = False) -> tuple[str, ...] | None:
    """The names of a line each with what another line prints over (or below) it; None where that line is no half of a head.

    What stands over no column names the group of the two columns that it stands between.
    """
    parts = NARROW_GAP.split(other.text)
    if not below and (grouped := _grouped(parts, names)):
        return grouped
    if len(other.places) != len(parts) or len(line.places) != len(names) or len(parts) > len(names) or is_complete(other.text):
        return None
    if not all(map(names_column, parts)) or (len(parts) == 1 and other.places[0][0] < line.places[0][1]):
        return None  # a title stands at the left
    added = dict[int, str]()
    for part, (start, end) in zip(parts, other.places, strict=True):
        over = [at for at, (left, right) in enumerate(line.places) if start < right and left < end]
        nearest = sorted(range(1, len(names)), key=lambda at: abs(sum(line.places[at]) - start - end))[:2]
        for at in over or nearest:
            added[at] = part
    return tuple(join_text(*((name, added[at]) if below else (added[at], name))) if at in added else name for at, name in enumerate(names))


def _grouped(groups: Sequence[str], names: tuple[str, ...]) -> tuple[str, ...] | None:
    """Names that are the same under each of several groups, each with its group; None where they are not.

    >>> _grouped(["2030", "2031"], ("Village", "Lent", "Mended", "Lent", "Mended"))
    ('Village', '2030 Lent', '2030 Mended', '2031 Lent', '2031 Mended')
    """
    size, rest = divmod(len(names) - 1, len(groups))
    if len(groups) < 2 or size < 2 or rest or names[1:] != names[1 : size + 1] * len(groups) or not all(map(names_column, groups)):
        return None
    return (names[0], *(join_text(groups[at // size], name) for at, name in enumerate(names[1:])))


def _is_word_of_head(word: str) -> bool:
    """Tell whether a word by itself names a column: English ones are seldom one word each, years always are."""
    return bool(_WORDS.fullmatch(word)) or (not word.isalpha() and names_column(word))


def _names_alone(text: str) -> bool:
    """Tell whether a short line may be one cell of a head that was printed cell by cell."""
    return width(text) <= _CELL and names_column(text) and not (is_complete(text) or NUMBER.match(text) or SECTION.match(text))
