"""Where one paragraph ends and the next begins, seen from the white space on the page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.text import HAN
from ingest.parsing.pages.lines import Line, Page

_WIDER = 1.22  # times the usual distance of lines: paragraphs are set half a line apart, tables a little less
_ENOUGH = 5  # distances on a page before its own usual one counts
_FEWEST_WRAPPED = 2  # the same of those under full lines
_FULL_STOP = re.compile(r"[.。!！?？:：;；](?:[”’\"）)])?$")
_HANGING = re.compile(r"[^\w\s“‘（(\[]|[(（]?\w{1,4}[.)）、](?=\s|\S)")  # bullet, number or letter: the next line hangs
_FIRST_WORD = re.compile(rf"[{HAN}]|\S+?(?=[{HAN}\s]|$)")


def paragraph_starts(pages: Sequence[Page]) -> Iterator[tuple[Page, list[bool]]]:
    """Yield each page with, for each of its lines, whether white space before it says that a paragraph begins."""
    whole = Counter(distance for page in pages for distance in _distances(page))
    whole_wrapped = Counter(distance for page in pages for distance in _distances(page, wrapped=True))
    before: Line | None = None
    margins: dict[int, float] = {}
    for page in pages:
        own, own_wrapped = Counter(_distances(page)), Counter(_distances(page, wrapped=True))
        enough = own if own.total() >= _ENOUGH else whole
        usual = _usual(next((known for known in (own_wrapped, whole_wrapped) if known.total() >= _FEWEST_WRAPPED), enough))
        starts: list[bool] = []
        for place, line in enumerate(page.lines):
            above = page.lines[place - 1] if place else None
            if above is None:
                starts.append(before is not None and _ends_short(before, line, margins))
                margins = {**margins, **_right_margins(page)}
            else:
                after = page.lines[place + 1] if place + 1 < len(page.lines) else None
                starts.append(_stands_apart(above, line, usual) or _ends_short(above, line, margins) or _is_indented(above, line, after))
        before = page.lines[-1] if page.lines else before
        yield page, starts


def _distances(page: Page, *, wrapped: bool = False) -> list[float]:
    """Distances of lines that follow each other downwards, in ems, to a tenth.

    wrapped asks for those only under lines so full that they must go on: they are the ones inside paragraphs.
    """
    margin = max((line.right for line in page.lines if not line.cell), default=0.0)
    return [
        round((above.baseline - line.baseline) / line.size, 1)
        for above, line in pairwise(page.lines)
        if line.size
        and 0.8 * line.size < above.baseline - line.baseline < 3 * line.size
        and not (wrapped and (above.cell or line.cell or above.right + _first_word_of(line) < margin))
    ]


def _first_word_of(line: Line) -> float:
    """How much of a line its first word takes up."""
    word = _FIRST_WORD.match(line.text)
    return (line.right - line.left) / max(len(line.text), 1) * len(word[0] if word else line.text)


def _usual(distances: Counter[float]) -> float:
    """The most frequent distance; of several nearly as frequent ones the smallest, for gaps repeat too."""
    if not distances:
        return 1.5
    most = max(distances.values())
    return min(distance for distance, count in distances.items() if count >= most / 2)


def _stands_apart(above: Line, line: Line, usual: float) -> bool:
    distance = above.baseline - line.baseline
    return distance > _WIDER * usual * line.size or distance < -line.size  # upwards: the next column or cell


def _ends_short(above: Line, line: Line, margins: dict[int, float]) -> bool:
    """Whether a sentence, or a heading that looks unlike what follows, ended where the next word would have fitted."""
    margin = margins.get(_column(above))
    heading = above.faces[0] == above.faces[1] != line.faces[0] or abs(above.size - line.size) > 0.03 * line.size
    if margin is None or not (heading or _FULL_STOP.search(above.text)):
        return False
    return above.right + _first_word_of(line) + 1.5 * line.size < margin


def _is_indented(above: Line, line: Line, after: Line | None) -> bool:
    """Whether a line begins further in than both its neighbours, as the first of a paragraph may."""
    step = 1.2 * line.size
    return (
        not _HANGING.match(above.text)
        and line.left > above.left + step
        and after is not None
        and line.left > after.left + step
        and abs(above.left - after.left) < step
        and line.left < above.left + 5 * line.size
    )


def _right_margins(page: Page) -> dict[int, float]:
    """The right edge of each column of lines that begin at the same place; where only few do it is not known."""
    rights: dict[int, list[float]] = defaultdict(list)
    for line in page.lines:
        rights[_column(line)].append(line.right)
    return {column: max(ends) for column, ends in rights.items() if len(ends) > 3}


def _column(line: Line) -> int:
    return round(line.left / 8)
