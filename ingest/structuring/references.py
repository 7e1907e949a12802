"""Where a footnote is referred to: which digits of a page are the mark of a note, and which are a number.

Decided by sequence (marks ascend as their notes do) and by what stands around the digits; every place gets a score
from 1 to 10, and the places of a page's notes are chosen together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from heapq import nlargest

from assistant.text import HAN
from ingest.structuring.lines import Line
from ingest.structuring.marks import HAN_PUNCTUATION, MARK, mark
from ingest.structuring.numbering import NUMBER

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LOWERED = str.maketrans(SUPERSCRIPTS, "0123456789")
REACH = 400  # lines above a page in which the marks of gathered notes are looked for
RAISED = str.maketrans("0123456789", SUPERSCRIPTS)
_MOST_PLACES = 40  # places of one mark that are weighed against each other
_LIKELY = 4  # from here on a place alone makes a mark likely
_SURE = 6  # where nothing else makes it likelier
_ALONE = 10  # a line that is nothing but the number: the mark, but perhaps the note's own number

_LETTER = re.compile("[A-Za-z]")
_HAN = re.compile(f"[{HAN}]")
_HAN_OR_STOP = re.compile(rf"[{HAN}{HAN_PUNCTUATION}]")
_AFTER_HAN = re.compile(rf"[{HAN}]( ?)$")
_STOPS = "。，；：！？、）”’」』》)],.;:!?"
_MEASURE = re.compile(r"[年月日个名项次届份种人国页段条款期部家万亿所位场件台倍天周类篇册号%％]")
_NAMED = re.compile(
    r"(?:建议|第|附件|文件|建议集|(?:^|[见附下上如据从及和与在（(、，。；])[图表]|方框|[Rr]ecommendations?|[Pp]aragraphs?|[Pp]aras?\.|[Pp]ages?|[Aa]nnex|[Ii]tems?|[Nn]os?\.|[Aa]rticles?)\s*$"
)
_COUNTING = re.compile(r"\b(?:to|and|of)\s*$")
_ENOUGH = 2  # characters that tell a word from another
_NUMBERED_NAME = re.compile(rf"([{HAN}]{{{_ENOUGH}}}) ?(\d{{1,2}})(?![\d.,%％])(?=[：:（(、，。；）]|$)")
_NUMBERED = 2  # the score of a number behind such a word
_LISTED = re.compile(r"(?:建议|[Rr]ecommendations?)\s*\d[\d\s*、,，和与及and]*$")
_YEAR = re.compile(r"(?:19|20)\d\d")

_Place = tuple[int, int, int, int]  # line, start, end, score


def has_reference(lines: Sequence[Line], number: int) -> bool:
    """Tell whether the last of these lines hold a likely mark of a note."""
    near = lines[-REACH:]
    return any(_LIKELY <= score < _ALONE for at in range(len(near)) for _, _, score in _candidates(near, at, number))


def with_last_mark(lines: Sequence[Line], number: int) -> tuple[int, Line] | None:
    """The last of a few lines that surely refers to a note, "…材料1。" or "materials1.": its place, and the line with the note's mark."""
    for at in range(len(lines) - 1, -1, -1):
        for start, end, score in _candidates(lines, at, number, _numbered_names(lines)):
            if _SURE <= score < _ALONE and start > 0:
                return at, replace(lines[at], text=lines[at].text[:start] + mark(number) + lines[at].text[end:])
    return None


def mark_references(body: Sequence[Line], numbers: Sequence[int], above: Sequence[int]) -> list[Line]:
    """Turn the likeliest digits for each note, in ascending places, into marks; lone marks join the line above.

    above tells how many lines of the body stand above each note: what stands below cannot refer to it. A note whose
    mark cannot be found is marked at the end of the line right above it.
    """
    chosen = _best_chain([_places(body[:lines], number) for number, lines in zip(numbers, above, strict=True)])
    lines = list(body)
    for at, number, place in sorted(zip(above, numbers, chosen, strict=True), key=lambda found: found[2] or (), reverse=True):
        if place:
            here, start, end, _ = place
            lines[here] = replace(lines[here], text=lines[here].text[:start] + mark(number) + lines[here].text[end:])
        elif lines:
            here = max(0, at - 1)
            lines[here] = replace(lines[here], text=lines[here].text + mark(number))
    return _lone_marks_joined(lines)


def _numbered_names(lines: Sequence[Line]) -> frozenset[str]:
    """The ends of words that different numbers stand behind as in names: "产出2：", "风险3："."""
    seen: dict[str, set[str]] = {}
    for line in lines:
        for match in _NUMBERED_NAME.finditer(line.text):
            seen.setdefault(match[1], set()).add(match[2])
    return frozenset(word for word, numbers in seen.items() if len(numbers) > 1)


def _candidates(lines: Sequence[Line], at: int, number: int, names: frozenset[str] = frozenset()) -> Iterable[tuple[int, int, int]]:
    """Yield (start, end, score) for every place in a line where the number may be a mark; the higher the likelier.

    names are the words that are known to have numbers of their own.
    """
    text = lines[at].text
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    if text == str(number):
        yield 0, len(text), _ALONE
        return
    if not text.isascii():
        raised = str(number).translate(RAISED)
        for match in re.finditer(f"(?<![{SUPERSCRIPTS}]){raised}(?![{SUPERSCRIPTS}])", text):
            yield match.start(), match.end(), 9
    numbered = NUMBER.match(text)  # "1.1 Background": its own number
    for match in re.compile(rf"{number}(?!\d)").finditer(text, numbered.end() if numbered else 0):
        if score := _score(text[: match.start()], match[0], text[match.end() :], below):
            named = text[: match.start()].rstrip()[-_ENOUGH:] in names
            yield match.start(), match.end(), min(score, _NUMBERED) if named else score


def _score(before: str, number: str, after: str, below: str) -> int:
    """Score digits by the characters around them, and the line below that they may count in; 0 where they cannot be a mark."""
    a, b = before[-1:], after[:1]
    if a.isdecimal():
        if not after and _MEASURE.match(below):
            return 0
        return _score_in_figures(before, number, after)
    if _NAMED.search(before) or _COUNTING.search(before) or _is_amount(after):
        return 0
    if not a:  # a printed line that was parted before its raised mark
        return 6 if _HAN_OR_STOP.match(b) else 2
    if a == "*":
        return 9
    if a in _STOPS:
        return _score_after_stop(before, after)
    if _LETTER.match(a):
        return 0 if _LETTER.match(b) else 7
    return _score_after_han(before, after)


def _is_amount(after: str) -> bool:
    """Tell whether digits go on as a number does: "8.6", "1,324", "95%", "24-30"."""
    return after[:1] in tuple("%％-/") or (after[:1] in tuple(",.:") and after[1:2].isdecimal())


def _score_after_stop(before: str, after: str) -> int:
    """ "提案。1在", "Secretariat).1": likely; after a figure ("32.20", "1、3") only at the end of a sentence."""
    if re.search(r"\d[:：]$", before):  # a ratio or a time of day goes on: "1.6:1"
        return 0
    if re.search(r"\d[.,、，]$", before):
        return 5 if before[-1] == "." and (not after or re.match(r"\s+[A-Z]", after)) else 1
    return 8 if not after or not after[0].isalnum() or _HAN.match(after) else 0


def _score_after_han(before: str, after: str) -> int:
    """ "六个 15发展中国家" is a mark, "22 个成员国" a number: what is counted stands right behind."""
    apart = _AFTER_HAN.search(before)
    if not apart:
        return 0
    if not after or (_HAN.match(after) and not _MEASURE.match(after)):
        return 5
    if _MEASURE.match(after.lstrip()):
        return 1
    return 6 if after[0] in "。，；：、）" and not apart[1] else 1


def _score_in_figures(before: str, number: str, after: str) -> int:
    """ "1113 developing countries" is eleven and note 13, "CDIP/31/INF/51." is INF/5 and note 1."""
    run = re.search(r"\d+$", before)
    lead = before[: run.start()] if run else before
    figures = (run[0] if run else "") + number
    if _YEAR.fullmatch(figures) or _NAMED.search(lead) or _LISTED.search(lead) or _is_amount(after) or _MEASURE.match(after.lstrip()):
        return 0
    if lead.endswith("/"):
        return 5
    return 4 if len(number) > 1 else 1  # any figure may end with the one digit


def _places(body: Sequence[Line], number: int) -> list[_Place]:
    """The likeliest places of a note's mark, in reading order."""
    names = _numbered_names(body)
    found = [
        (at, start, end, score)
        for at in range(max(0, len(body) - REACH), len(body))
        if not body[at].whole
        for start, end, score in _candidates(body, at, number, names)
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
