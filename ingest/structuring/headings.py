"""Headings: which paragraphs are one, how deep they stand, and the path of those that are open."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.text import HAN
from ingest.parsing.source import BlockKind
from ingest.structuring.breaks import SEE, counts_on, is_next_item, labels_value
from ingest.structuring.joining import Piece
from ingest.structuring.lines import is_capitals, is_complete, width
from ingest.structuring.marks import MARK
from ingest.structuring.numbering import AGENDA_ITEM, BULLET, CAPTION, LEADER, LETTER, NUMBER, recommendation_heading
from ingest.structuring.speakers import speaker_of_heading

SEPARATOR = " > "
_FIRST = re.compile(
    r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[部章]分?|[IVX]{1,5}[.．]\s+\S|(?:Part|Section|Chapter)\s+[IVX\dA-Z]+\b",
    re.IGNORECASE,
)
_SECOND = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]|[A-HJ-UWYZ][.．、]\s*\S|[A-Z][)）]\s*\S")
_BRACKETED_MARK = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]")
_BRACKETED = re.compile(r"[（(\[［【].*[)）\]］】]")
_VALUE = re.compile(
    r"\bDA_\d|(?:CHF|USD)\s*\d|\d\s*(?:months?|years?|Swiss\s+francs|个月|瑞士法郎|瑞郎|[%％])", re.IGNORECASE
)  # a label with it
_COLUMNS = re.compile(r"\S {3,}\S")  # a label and what stands beside it
_WORDLESS = re.compile(rf"[^A-Za-z{HAN}]*")
_PART_OF_ANY = re.compile(  # names a part that any paper has: no annex is called by it
    r"目\s*[录次]|内容提要|执行摘要|(?:项目)?(?:摘要|概要|简介|说明)|缩略[语词](?:表|列表)?|导\s*言|引\s*言|背景"
    r"|(?:Table\s+of\s+)?Contents|Executive\s+Summary|Abstract|(?:Project\s+)?(?:Summary|Description|Overview)|(?:List\s+of\s+)?(?:Acronyms|Abbreviations)(?:\s+and\s+\w+)?|Introduction|Background",
    re.IGNORECASE,
)
_CLUSTER = re.compile(r"(?:(?:提案|建议)?(?:集|类)\s*[A-F]|[A-F]\s*[类集]|Cluster\s+[A-F])\s*(?:[：:].*)?", re.IGNORECASE)
_LONGEST_NUMBERED = 120  # cells of a heading with a number, or over the next numbered paragraph
_LONGEST_CAPTION = 200  # cells
_PROSE = 160  # cells from which on what stands under a short numbered line is a text of its own
_QUOTED = ("http", "“", "‘", '"', "@")
_CLAUSES = re.compile(r"[，。；]|[,;]\s\S+\s\S+\s\S+\s|[a-z)]\.\s+[A-Z]")


def heading_level(piece: Piece) -> int | None:
    """Return 1 to 3 for a heading, by its numbering, or None for a paragraph that is none.

    A heading stands alone, is short, and does not end as a sentence does. Inside a recommendation's fields only
    lettered ones are headings: departments and "not applicable" are short as well.
    """
    text = piece.text
    if piece.heading or piece.kind is BlockKind.HEADING:
        return _level(text)
    if _CLUSTER.fullmatch(text) and not is_complete(text):
        return 1
    if CAPTION.fullmatch(text) and not is_complete(text) and piece.kind not in (BlockKind.ROW, BlockKind.ITEM) and not piece.field:
        return 3 if width(text) <= _LONGEST_CAPTION else None
    if piece.kind in (BlockKind.ROW, BlockKind.ITEM) or piece.label or is_complete(text) or MARK.search(text[-8:]):
        return None
    if (
        LEADER.search(text)
        or _BRACKETED.fullmatch(text)
        or _WORDLESS.fullmatch(text)
        or _VALUE.search(text)
        or (_COLUMNS.search(text) and not is_capitals(text) and not _FIRST.match(text) and not _SECOND.match(text))
        or BULLET.match(text)
        or text.startswith(_QUOTED)
        or text[:1].islower()
    ):
        return None
    numbered = bool(_FIRST.match(text) or _SECOND.match(text) or AGENDA_ITEM.match(text))
    if piece.field and not numbered:
        return None
    if speaker_of_heading(text):
        return _level(text)
    if not numbered and (
        NUMBER.match(text) or (LETTER.match(text) and not is_capitals(text)) or (_CLAUSES.search(text) and not is_capitals(text))
    ):
        return None
    limit = 120 if numbered else 240 if is_capitals(text) else 72
    return _level(text) if width(text) <= limit else None


def heading_levels(pieces: Sequence[Piece]) -> list[int | None]:
    """Return for each piece its level as a heading, or None, seen together with what stands above and below it.

    A short numbered line is a heading unless the count goes on with the next; so is an unfinished line over the next
    numbered paragraph. A guessed heading under which nothing stands is a text: a line of a list, a label and its value.
    """
    levels = levels_by_shape(pieces)
    last = headed = 0  # the number of the paragraph, and of the heading, above
    for at, piece in enumerate(pieces):
        headed = headed if at and pieces[at - 1].annex == piece.annex else 0
        below = pieces[at + 1] if at + 1 < len(pieces) and pieces[at + 1].annex == piece.annex else None
        number = printed_number(piece)
        if levels[at] is None and below and not piece.field and piece.kind is not BlockKind.ROW:
            if number:
                counted = number == str(headed + 1) and headed > 0
                levels[at] = None if _is_item(pieces, at, number, last) else _numbered_level(piece, number, below, levels[at + 1], counted)
            elif _introduces(piece, pieces[at - 1] if at and levels[at - 1] is None else None, below, last):
                levels[at] = 3
        if number and "." not in number:
            last, headed = (int(number), headed) if levels[at] is None else (last, int(number))
    for at in range(len(pieces) - 1, -1, -1):
        if (
            _is_of_form(pieces, at)
            or _is_counted(pieces, at)
            or (_is_guess(pieces[at], levels[at]) and _stands_over_nothing(pieces, levels, at))
        ):
            levels[at] = None
    return levels


def levels_by_shape(pieces: Sequence[Piece]) -> list[int | None]:
    """Return for each piece its level as a heading by its own shape; the items of a list are none."""
    return [None if _is_listed(pieces, at) else heading_level(piece) for at, piece in enumerate(pieces)]


def _is_listed(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a piece with a mark such as "（二）" stands right under, or over, one with the mark beside it: headings have text."""
    if pieces[at].heading or pieces[at].kind is BlockKind.HEADING or not _BRACKETED_MARK.match(pieces[at].text):
        return False
    return any(
        0 < below < len(pieces)
        and pieces[below - 1].annex == pieces[below].annex
        and is_next_item(pieces[below - 1].text, pieces[below].text)
        for below in (at, at + 1)
    )


def _printed(piece: Piece) -> str:
    return piece.text if not piece.label or piece.text.startswith(piece.label) else f"{piece.label} {piece.text}"


def printed_number(piece: Piece) -> str | None:
    """Return the number that a piece prints before its words ("3", "3.1"), or None."""
    match = NUMBER.match(_printed(piece))
    return match[1] if match and not LEADER.search(piece.text) else None


def _numbered_level(piece: Piece, number: str, below: Piece, level_below: int | None, counted: bool) -> int | None:
    """The level of a short line with a number, or None where it is a paragraph or one of a list; counted tells that the number
    before it is that of a heading."""
    text = _printed(piece)
    words = text[NUMBER.match(text).end() :]  # type: ignore[union-attr]  # it has a number
    if is_complete(text) or LEADER.search(text) or MARK.search(text[-8:]) or width(words) > _LONGEST_NUMBERED:
        return None
    depth = number.count(".") + 1
    if is_capitals(words):
        return min(depth, 3)
    if _CLAUSES.search(words) or not words[:1].isalpha() or words[:1].islower():
        return None
    following = printed_number(below)
    if following is None:
        listed = below.kind is BlockKind.ITEM or bool(LETTER.match(below.text) or BULLET.match(below.text))
        prose = not is_complete(below.text) or width(below.text) >= _PROSE
        return min(depth, 3) if counted or level_below is not None or (not listed and (prose or depth > 1)) else None
    *upper, own = map(int, number.split("."))
    *upper_below, own_below = map(int, following.split("."))
    goes_on = upper == upper_below and own_below == own + 1
    return None if goes_on else min(depth, 3)


def _is_item(pieces: Sequence[Piece], at: int, number: str, last: int) -> bool:
    """Tell whether a numbered line is an item of an agenda: documents to see stand under it, or the item before right above."""
    below, above = pieces[at + 1], pieces[at - 1] if at else None
    if SEE.match(below.text):
        return True
    follows = above is not None and "." not in number and int(number) == last + 1 and printed_number(above) == str(last)
    return follows and above is not None and not is_complete(above.text)


def _introduces(piece: Piece, above: Piece | None, below: Piece, last: int) -> bool:
    """Tell whether an unfinished line stands between a whole paragraph and the next numbered one."""
    number = printed_number(below)
    if number is None or "." in number or int(number) != last + 1 or (above and not is_complete(above.text)):
        return False
    text = piece.text
    if piece.kind is BlockKind.ITEM or piece.label or is_complete(text) or text.startswith(_QUOTED) or text[:1].islower():
        return False
    begun = BULLET.match(text) or LETTER.match(text) or LEADER.search(text) or _BRACKETED.fullmatch(text) or _WORDLESS.fullmatch(text)
    return not begun and not MARK.search(text[-8:]) and width(text) <= _LONGEST_NUMBERED


def _is_guess(piece: Piece, level: int | None) -> bool:
    """Tell whether a heading is one only by its shape: nothing numbers it, sets it in capitals or marks it."""
    if (
        level is None
        or piece.heading
        or piece.kind is BlockKind.HEADING
        or CAPTION.fullmatch(piece.text)
        or is_capitals(piece.text)
        or not is_plain(piece.text)
    ):
        return False
    return printed_number(piece) is None and not _CLUSTER.fullmatch(piece.text) and not _PART_OF_ANY.fullmatch(piece.text)


def _is_of_form(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a piece is a label with its value, one of three such in a row."""
    if pieces[at].heading or pieces[at].kind is BlockKind.HEADING or CAPTION.fullmatch(pieces[at].text):
        return False
    near = [
        0 <= n < len(pieces)
        and pieces[n].annex == pieces[at].annex
        and pieces[n].kind is not BlockKind.ROW
        and labels_value(pieces[n].text)
        for n in range(at - 2, at + 3)
    ]
    return any(all(near[start : start + 3]) for start in range(3))


def _is_counted(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a piece is one of a list by name and number ("Output 3: …"), with the one before or after it right beside it."""
    if pieces[at].heading or pieces[at].kind is BlockKind.HEADING:
        return False
    return any(
        0 < below < len(pieces) and pieces[below - 1].annex == pieces[below].annex and counts_on(pieces[below - 1].text, pieces[below].text)
        for below in (at, at + 1)
    )


def _stands_over_nothing(pieces: Sequence[Piece], levels: Sequence[int | None], at: int) -> bool:
    if at + 1 == len(pieces) or pieces[at + 1].annex != pieces[at].annex:
        return True
    begins = at == 0 or pieces[at - 1].annex != pieces[at].annex
    return not begins and levels[at + 1] is not None and levels[at + 1] <= levels[at]  # type: ignore[operator]  # a guess has a level


def is_title(text: str) -> bool:
    """Tell whether the heading an annex begins with is its title, and not the first of its parts."""
    return is_plain(text) and not (_PART_OF_ANY.fullmatch(text) or NUMBER.match(text) or CAPTION.fullmatch(text))


def is_plain(text: str) -> bool:
    """Tell whether a heading is neither numbered nor a speaker's nor a recommendation's."""
    return not (
        _FIRST.match(text) or _SECOND.match(text) or AGENDA_ITEM.match(text) or speaker_of_heading(text) or recommendation_heading(text)
    )


def _level(text: str) -> int:
    if _FIRST.match(text) or AGENDA_ITEM.match(text) or recommendation_heading(text) or speaker_of_heading(text):
        return 1
    return 2 if _SECOND.match(text) else 3


class Path:
    """The headings that stand above a paragraph, outermost first."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []
        self._filled = True  # something stood under the last heading

    def open(self, level: int, text: str) -> None:
        """Take a heading: it closes those of its level and below; a plain one right under another goes inside it."""
        if not self._filled and self._open and self._open[-1][0] == level == 3:
            level = 4
        self.close(level)
        self._open.append((level, text))
        self._filled = False

    def holds(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether an open heading has what the pattern describes."""
        return any(pattern.search(text) for _, text in self._open)

    def fill(self) -> None:
        self._filled = True

    def close(self, level: int) -> None:
        """Close the headings of a level and below."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()

    def __str__(self) -> str:
        return SEPARATOR.join(text for _, text in self._open[-2:])
