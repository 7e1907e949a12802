"""Footnotes: their definitions taken off the page, their marks out of the sentences and tied to them.

A mark in a line is written apart (marks.py) until the line's paragraph is made; then it leaves the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.model import Footnote, Link
from assistant.symbols import Symbol
from ingest.parsing.source import BlockKind
from ingest.structuring.fields import field_label
from ingest.structuring.joining import join_text
from ingest.structuring.lines import Line, Spacing, columns_of, is_complete, width
from ingest.structuring.marks import mark
from ingest.structuring.numbering import BULLET, NUMBER, recommendation_heading
from ingest.structuring.pages import ends_page, is_marker
from ingest.structuring.references import LOWERED, RAISED, REACH, SUPERSCRIPTS, has_reference, mark_references, with_last_mark

_LONE = re.compile(r"\d{1,3}")
_DEFINITION = re.compile(r"(\d{1,3})(?P<space>\s{1,})(?=[^\s\d.．、)）%])(?P<text>.*)")
_TYPED = re.compile(rf"([{SUPERSCRIPTS}]{{1,2}}|\d{{1,2}}(?= ))\s*(?P<text>[^\s\d.．、)）%].*)")
_NEXT = re.compile(r"(\d{1,3})(?:\s+\S|$)")
_WORD_MARK = re.compile(r"\[footnoteRef:(\d+)\]")
_WORD_DEFINITION = re.compile(r"\s*\[(\d+):\s*((?:[^\[\]]|\[[^\[\]]*\])*)\]")
_SAME = re.compile(r"(?P<zh>同上)|(?P<en>ibid(?:em)?\b\.?|id\.|idem\b\.?)", re.IGNORECASE)
_STOPS = ("。", ".", "！", "？", "）", ")")
_ENDED = 54  # cells, at most, of the last line of a paragraph that was ended with room for more
_LONGEST_NOTE = 14  # lines; a longer tail of a page is body text that begins with a number
_MOST_ON_PAGE = 40  # notes
_HEADER = 3  # lines above a row, where the page's header parts it from the row before
_NEAR = 6  # paragraphs above a typed note in which it is referred to
_MOST_LEFT_OUT = 30  # notes between two that are there, as in a part of a document


@dataclass(frozen=True, slots=True)
class _Found:
    """A definition on its page: the note's number, its text, and the lines first..last that hold it."""

    number: int
    text: str
    first: int
    last: int


def take_word_notes(lines: Sequence[Line]) -> tuple[list[Line], list[Footnote]]:
    """Take out notes written into the text as "[footnoteRef:2] … [2: the note]", which some converters leave."""
    referred = {n for line in lines for n in _WORD_MARK.findall(line.text)}
    if not referred:
        return list(lines), []
    notes: list[Footnote] = []

    def keep(match: re.Match[str]) -> str:
        if match[1] not in referred:
            return match[0]
        notes.append(Footnote(match[1], match[2].strip()))
        return ""

    kept = []
    for line in lines:
        text = _WORD_MARK.sub(lambda m: mark(m[1]), _WORD_DEFINITION.sub(keep, line.text)).strip()
        if text:
            kept.append(replace(line, text=text))
    return kept, notes


def take_typed_notes(lines: Sequence[Line]) -> tuple[list[Line], list[Footnote]]:
    """Take out notes typed as paragraphs of their own, "¹ Without travel.", right below the text that refers to them as "costs¹"."""
    kept: list[Line] = []
    notes: list[Footnote] = []
    for line in lines:
        match = _TYPED.fullmatch(line.text) if line.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) else None
        number = match[1].translate(LOWERED) if match else ""
        if match and (marked := _with_mark(number, kept)):
            kept[marked[0]] = marked[1]
            notes.append(Footnote(number, match["text"]))
        else:
            kept.append(line)
    return kept, notes


def _with_mark(number: str, above: Sequence[Line]) -> tuple[int, Line] | None:
    """The last of the lines near by that refers to a note by its number, raised or not: its place, and the line with the note's mark."""
    raised = re.compile(rf"(?<=\S)(?<![{SUPERSCRIPTS}]){number.translate(RAISED)}(?![{SUPERSCRIPTS}])")
    near = range(max(0, len(above) - _NEAR), len(above))
    at = next((at for at in reversed(near) if above[at].whole and raised.search(above[at].text)), None)
    if at is not None:
        return at, replace(above[at], text=raised.sub(mark(number), above[at].text, count=1))
    sure = with_last_mark([above[at] for at in near], int(number)) if all(above[at].whole for at in near) else None
    return (near[sure[0]], sure[1]) if sure else None


def take_page_notes(lines: Sequence[Line], spacing: Spacing, symbol: Symbol | None) -> tuple[list[Line], list[Footnote]]:
    """Take definitions off the ends of pages and turn the digits that refer to them into marks."""
    kept: list[Line] = []
    notes: list[Footnote] = []
    last = 0
    for page in _pages(lines, symbol):
        found = _definitions(page, kept[-REACH:], spacing, last)
        if not found:
            kept.extend(page)
            continue
        body, links = _body(page, found)
        if links and body:
            body[-1] = replace(body[-1], links=tuple(dict.fromkeys((*body[-1].links, *links))))
        numbers = [note.number for note in found]
        above = _lines_above(found)
        if not has_reference(body[: above[0]], numbers[0]) and has_reference(kept, numbers[0]):  # gathered at a document's end
            above = [lines + len(kept[-REACH:]) for lines in above]
            body, kept = [*kept[-REACH:], *body], kept[:-REACH]
        kept.extend(mark_references(body, numbers, above))
        notes.extend(Footnote(str(note.number), note.text) for note in found)
        last = found[-1].number
    return kept, notes


def resolve_same(notes: Iterable[Footnote]) -> list[Footnote]:
    """Say what "ibid." stands for: the text of the note before it, in brackets after the word.

    >>> resolve_same([Footnote("6", "计划和预算。"), Footnote("7", "同上。")])[1].text
    '同上（计划和预算）。'
    """
    resolved: list[Footnote] = []
    meant = ""
    for note in notes:
        if (match := _SAME.match(note.text)) and meant:
            told = f"（{meant}）" if match["zh"] else f" ({meant})"
            note = replace(note, text=note.text[: match.end()] + told + note.text[match.end() :])
        else:
            meant = note.text.rstrip("。.")
        resolved.append(note)
    return resolved


def _pages(lines: Sequence[Line], symbol: Symbol | None) -> Iterable[list[Line]]:
    page: list[Line] = []
    for line in lines:
        if page and ends_page(line, symbol):
            yield page
            page = []
        page.append(line)
    if page:
        yield page


def _definitions(page: Sequence[Line], above: Sequence[Line], spacing: Spacing, last: int) -> list[_Found]:
    """Return the notes defined at the end of a page, in order; none where the page ends in body text."""
    found: list[_Found] = []
    at = 0
    while at < len(page):
        note = _definition_at(page, at, above, spacing, found[-1].number if found else last, tail=bool(found))
        if note is None:
            at += 1
            body_below = bool(found) and found[-1].last == at - 2 and not is_marker(page[at - 1].text)
            if body_below and not _stands_alone(page, found[-1], spacing):
                found.pop()
            continue
        found.append(note)
        at = note.last + 1
    return found


def _definition_at(page: Sequence[Line], at: int, above: Sequence[Line], spacing: Spacing, last: int, *, tail: bool) -> _Found | None:
    line = page[at]
    if line.whole or not line.text or _is_of_table([*above[-1:], *page], at + bool(above)):
        return None
    text = line.text.translate(LOWERED) if line.text[0] in SUPERSCRIPTS else line.text
    if _LONE.fullmatch(text) and at + 1 < len(page) and page[at + 1].indent >= 2 and _is_under(page, at, above, spacing):
        number, first_text, start = int(text), page[at + 1].text, at + 2
        safe = True
    elif match := _DEFINITION.fullmatch(text):
        number, first_text, start = int(match[1]), match["text"], at + 1
        safe = len(match["space"]) >= 2 or text != line.text
    else:
        return None
    if not (last < number <= last + _MOST_LEFT_OUT or number == 1):
        return None
    end = _end_of_definition(page, start, spacing, number, REACH if safe else _LONGEST_NOTE + 1)
    if not safe:
        if end - at > _LONGEST_NOTE or not (tail or spacing is Spacing.BLANK or _only_notes(page, end, number)):
            return None
        if not (has_reference(page[:at], number) or (not tail and has_reference(above, number))):
            return None
    for more in page[start:end]:
        first_text = join_text(first_text, more.text)
    return _Found(number, first_text.strip(), at, end - 1) if first_text.strip() else None


def _is_of_table(page: Sequence[Line], at: int) -> bool:
    """Tell whether a line has as many columns, three or more, as a line near by: its number is the row's."""
    columns = len(columns_of(page[at]))
    near = (*page[max(0, at - _HEADER) : at], *page[at + 1 : at + 2])
    return columns > 2 and any(len(columns_of(line)) == columns for line in near)


def _is_under(page: Sequence[Line], at: int, above: Sequence[Line], spacing: Spacing) -> bool:
    """Tell whether the line below a lone number is the note of that number: right under it, or over a blank line that means
    nothing, or where the text refers to it."""
    gap = page[at + 1].gap
    if page[at + 1].whole or is_marker(page[at + 1].text):
        return False
    if gap == 0 or (gap == 1 and spacing is Spacing.DOUBLE):
        return True
    return gap == 1 and has_reference([*above, *page[:at]], int(page[at].text.translate(LOWERED)))


def _only_notes(page: Sequence[Line], at: int, number: int) -> bool:
    """Tell whether nothing but the notes that follow a note stands on the rest of its page."""
    for _ in range(_MOST_ON_PAGE):
        if at == len(page) or is_marker(page[at].text):
            return True
        match = _DEFINITION.fullmatch(page[at].text)
        if not match or int(match[1]) != number + 1:
            return False
        number += 1
        at = _end_of_definition(page, at + 1, Spacing.TIGHT, number)
    return False


def _end_of_definition(page: Sequence[Line], start: int, spacing: Spacing, number: int, reach: int = REACH) -> int:
    """Where a note's text ends: at the next note, at a blank line where those mean something, or with the page; reach says
    how many lines are looked at."""
    for at in range(start, min(len(page), start + reach)):
        line = page[at]
        if line.whole or is_marker(line.text):
            return at
        if spacing is Spacing.BLANK and line.gap:
            return at
        following = _NEXT.match(line.text)
        if following and number < int(following[1]) <= number + 2 and is_complete(page[at - 1].text):
            return at
        if is_complete(page[at - 1].text) and _is_no_note(line, page[at - 1], spacing):
            return at
    return min(len(page), start + reach)


def _is_no_note(line: Line, above: Line, spacing: Spacing) -> bool:
    """Tell whether the text goes on with a line below a whole sentence of a note: notes have no numbered paragraphs, no fields."""
    if NUMBER.match(line.text) or recommendation_heading(line.text) or field_label(line.text) or BULLET.match(line.text):
        return True
    return spacing is Spacing.DOUBLE and (line.gap > 1 or (above.text.endswith(_STOPS) and width(above.text) <= _ENDED))


def _stands_alone(page: Sequence[Line], note: _Found, spacing: Spacing) -> bool:
    """In the middle of a page only lines set off by space below, and above or by a full stop, are a note.

    Where blank lines mean nothing, that is shown by the mark's own line and by what the text goes on with.
    """
    if spacing is Spacing.DOUBLE:
        return bool(_LONE.fullmatch(page[note.first].text)) and _is_no_note(page[note.last + 1], page[note.last], spacing)
    if spacing is not Spacing.BLANK or page[note.last + 1].gap == 0:
        return False
    return page[note.first].gap > 0 or (note.first > 0 and is_complete(page[note.first - 1].text))


def _lines_above(found: Sequence[_Found]) -> list[int]:
    """How many lines of its page's body stand above each note: there it is referred to."""
    taken = 0
    above: list[int] = []
    for note in found:
        above.append(note.first - taken)
        taken += note.last - note.first + 1
    return above


def _body(page: Sequence[Line], found: Sequence[_Found]) -> tuple[list[Line], list[Link]]:
    """Return a page's lines without its notes, and the links that hung on those."""
    taken = {at for note in found for at in range(note.first, note.last + 1)}
    links = [link for at in sorted(taken) for link in page[at].links]
    return [line for at, line in enumerate(page) if at not in taken], links
