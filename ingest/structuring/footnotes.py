"""Footnotes: their definitions taken off the page, their marks out of the sentences and tied to them.

A mark in a line is written MARK_OPEN number MARK_CLOSE until the line's paragraph is made; then it leaves the text.
Which digits are a mark and which a number is decided by sequence (notes count upwards), by the definition that stands
on the same page, and by what stands around the digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest

from assistant.model import Footnote
from assistant.symbols import Symbol
from assistant.text import HAN
from ingest.structuring.joining import join_text
from ingest.structuring.lines import Line, Spacing, is_complete
from ingest.structuring.marks import HAN_PUNCTUATION, MARK, mark
from ingest.structuring.numbering import NUMBER
from ingest.structuring.pages import ends_page, is_marker

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans("0123456789", _SUPERSCRIPTS)
_LOWERED = str.maketrans(_SUPERSCRIPTS, "0123456789")
_LONE = re.compile(r"\d{1,3}")
_DEFINITION = re.compile(r"(\d{1,3})(?P<space>\s{1,})(?=[^\s\d.．、)）%])(?P<text>.*)")
_WORD_MARK = re.compile(r"\[footnoteRef:(\d+)\]")
_WORD_DEFINITION = re.compile(r"\s*\[(\d+):\s*((?:[^\[\]]|\[[^\[\]]*\])*)\]")
_SAME = re.compile(r"(?P<zh>同上)|(?P<en>ibid(?:em)?\b\.?|id\.|idem\b\.?)", re.IGNORECASE)
_MEASURE = re.compile(r"[年月日个名项次届份种人国页段条款期部家万亿所位场件台倍天周类篇册号%％]")
_NOT_A_MARK = re.compile(
    r"(?:建议|第|附件|文件|建议集|[Rr]ecommendations?|[Pp]aragraphs?|[Pp]aras?\.|[Pp]ages?|[Aa]nnex|[Ii]tems?|[Nn]os?\.|[Aa]rticles?)\s*$"
)
_MOST_PLACES = 40  # places of one mark that are weighed against each other
_REACH = 400  # lines above the page in which the marks of gathered notes are looked for
_COUNTING = re.compile(r"\b(?:to|and|of)\s*$")
_LISTED = re.compile(r"(?:建议|[Rr]ecommendations?)\s*\d[\d\s*、,，和与及and]*$")
_LONGEST_NOTE = 14  # lines; a longer tail of a page is body text that begins with a number


_Place = tuple[int, int, int, int]  # line, start, end, score


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


def take_page_notes(lines: Sequence[Line], spacing: Spacing, symbol: Symbol | None) -> tuple[list[Line], list[Footnote]]:
    """Take definitions off the ends of pages and turn the digits that refer to them into marks."""
    kept: list[Line] = []
    notes: list[Footnote] = []
    last = 0
    for page in _pages(lines, symbol):
        found = _definitions(page, kept[-_REACH:], spacing, last)
        if not found:
            kept.extend(page)
            continue
        body, links = _body(page, found)
        if links and body:
            body[-1] = replace(body[-1], links=tuple(dict.fromkeys((*body[-1].links, *links))))
        numbers = [note.number for note in found]
        if not _has_marks(body, numbers[0]):  # notes gathered at the end of a document
            body, kept = [*kept[-_REACH:], *body], kept[:-_REACH]
        kept.extend(_marked(body, numbers))
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
    if line.whole or not line.text:
        return None
    text = line.text.translate(_LOWERED) if line.text[0] in _SUPERSCRIPTS else line.text
    if _LONE.fullmatch(text) and at + 1 < len(page) and page[at + 1].gap == 0 and page[at + 1].indent >= 2:
        number, first_text, start = int(text), "", at + 1
        safe = True
    elif match := _DEFINITION.fullmatch(text):
        number, first_text, start = int(match[1]), match["text"], at + 1
        safe = len(match["space"]) >= 2 or text != line.text
    else:
        return None
    if not (last < number <= last + 30 or number == 1):
        return None
    end = _end_of_definition(page, start, spacing, number)
    if not safe:
        if end - at > _LONGEST_NOTE or not (tail or end == len(page) or spacing is Spacing.BLANK):
            return None
        if not (_has_marks(page[:at], number) or (not tail and _has_marks(above, number))):
            return None
    for more in page[start:end]:
        first_text = join_text(first_text, more.text)
    return _Found(number, first_text.strip(), at, end - 1) if first_text.strip() else None


def _has_marks(lines: Sequence[Line], number: int) -> bool:
    return any(4 <= score < 10 for line in lines[-_REACH:] for _, _, score in _candidates(line, number))


def _end_of_definition(page: Sequence[Line], start: int, spacing: Spacing, number: int) -> int:
    """Where a note's text ends: at the next note, at a blank line where those mean something, or with the page."""
    for at in range(start, min(len(page), start + _REACH)):
        line = page[at]
        if line.whole or is_marker(line.text):
            return at
        if spacing is Spacing.BLANK and line.gap:
            return at
        following = re.match(r"(\d{1,3})(?:\s+\S|$)", line.text)
        if following and number < int(following[1]) <= number + 2 and is_complete(page[at - 1].text):
            return at
        if NUMBER.match(line.text) and is_complete(page[at - 1].text) and line.gap > (spacing is Spacing.DOUBLE):
            return at
    return min(len(page), start + _REACH)


def _stands_alone(page: Sequence[Line], note: _Found, spacing: Spacing) -> bool:
    """In the middle of a page only lines set off by space below, and above or by a full stop, are a note."""
    if spacing is not Spacing.BLANK or page[note.last + 1].gap == 0:
        return False
    return page[note.first].gap > 0 or (note.first > 0 and is_complete(page[note.first - 1].text))


def _body(page: Sequence[Line], found: Sequence[_Found]) -> tuple[list[Line], list]:  # type: ignore[type-arg]
    taken = {at for note in found for at in range(note.first, note.last + 1)}
    links = [link for at in sorted(taken) for link in page[at].links]
    return [line for at, line in enumerate(page) if at not in taken], links


def _candidates(line: Line, number: int) -> Iterable[tuple[int, int, int]]:
    """Yield (start, end, score) for every place in a line where the number may be a mark; the higher the likelier."""
    text = line.text
    if text == str(number):
        yield 0, len(text), 10
        return
    if not text.isascii():
        raised = str(number).translate(_RAISED)
        for match in re.finditer(f"(?<![{_SUPERSCRIPTS}]){raised}(?![{_SUPERSCRIPTS}])", text):
            yield match.start(), match.end(), 9
    for match in re.finditer(rf"{number}(?!\d)", text):
        if score := _score(text, match.start(), match.end()):
            yield match.start(), match.end(), score


def _score(text: str, start: int, end: int) -> int:
    before, after = text[:start], text[end:]
    a, b = before[-1:], after[:1]
    if a.isdecimal():
        return _score_in_digits(before, text[start:end], after)
    if _NOT_A_MARK.search(before) or _COUNTING.search(before) or (b in ",.:" and after[1:2].isdigit()) or b in ("%", "％", "-", "/"):
        return 0
    if a == "*":
        return 9
    if a in "。，；：！？、）”’」』》)],.;:!?":
        if not a:
            return 6 if re.match(rf"[{HAN}{HAN_PUNCTUATION}]", b) else 2
        if a in ".,、，" and re.search(r"\d[.,、，]$", before):
            return 5 if a == "." and (not b or re.match(r"\s+[A-Z]", after)) else 1
        return 8 if not b or not b.isalnum() or re.match(f"[{HAN}]", b) else 0
    if re.match("[A-Za-z]", a):
        return 0 if re.match("[A-Za-z]", b) else 7
    gap_before = re.search(rf"[{HAN}]( ?)$", before)
    if gap_before:
        if not b:
            return 5
        if _MEASURE.match(after.lstrip()[:1] or " "):
            return 1
        if re.match(f"[{HAN}]", b):
            return 5
        return 6 if b in "。，；：、）" and not gap_before[1] else 1
    return 0


def _score_in_digits(before: str, number: str, after: str) -> int:
    """Score a mark glued to figures: in "1113 developing countries" the note is 13, in "CDIP/31/INF/51." it is 1."""
    run = re.search(r"\d+$", before)
    figures, lead = (run[0] if run else "") + number, before[: run.start() if run else None]
    if re.fullmatch(r"(?:19|20)\d\d", figures) or _NOT_A_MARK.search(lead) or _LISTED.search(lead):
        return 0
    if after[:1] in tuple("/-%％") or _MEASURE.match(after.lstrip()) or (after[:1] in tuple(",.，") and after[1:2].isdecimal()):
        return 0
    return 5 if lead.endswith("/") else 4


def _marked(body: Sequence[Line], numbers: Sequence[int]) -> list[Line]:
    """Turn the likeliest digits for each note, in ascending places, into marks; lone marks join the line above."""
    chosen = _best_chain([_places(body, number) for number in numbers])
    lines = list(body)
    for number, place in sorted(zip(numbers, chosen, strict=True), key=lambda pair: pair[1] or (), reverse=True):
        if place:
            at, start, end, _ = place
            lines[at] = replace(lines[at], text=lines[at].text[:start] + mark(number) + lines[at].text[end:])
    return _lone_marks_joined(lines)


def _places(body: Sequence[Line], number: int) -> list[_Place]:
    """The likeliest places of a note's mark, in reading order."""
    found = [
        (at, start, end, score)
        for at, line in enumerate(body[-_REACH:], max(0, len(body) - _REACH))
        if not line.whole
        for start, end, score in _candidates(line, number)
        if score > 1
    ]
    return sorted(nlargest(_MOST_PLACES, found, key=lambda place: place[3]))


def _best_chain(places: Sequence[Sequence[_Place]]) -> list[_Place | None]:
    """Choose one place a note, ascending, with the greatest sum of scores; None where a note has none."""
    best: list[tuple[int, tuple[int, int], list[_Place | None]]] = [(0, (-1, -1), [])]
    for options in places:
        grown = [(score, position, [*chain, None]) for score, position, chain in best]
        for option in options:
            at, start, _, worth = option
            if before := max((b for b in best if b[1] < (at, start)), key=lambda b: b[0], default=None):
                grown.append((before[0] + worth, (at, start), [*before[2], option]))
        best = nlargest(_MOST_PLACES, grown, key=lambda b: b[0])
    return max(best, key=lambda b: b[0])[2]


def _lone_marks_joined(lines: Sequence[Line]) -> list[Line]:
    joined: list[Line] = []
    for line in lines:
        if joined and MARK.fullmatch(line.text) and not line.opens_page:
            joined[-1] = replace(joined[-1], text=joined[-1].text + line.text, ended=joined[-1].ended or line.ended)
        else:
            joined.append(line)
    return joined
