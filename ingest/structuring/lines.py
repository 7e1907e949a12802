"""Printed lines, cleaned: what the page shows, one Line each, with what the printing tells of its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from assistant.model import Link
from assistant.text import HAN, strip_invisible
from ingest.parsing.source import Block, BlockKind
from ingest.structuring.marks import HAN_PUNCTUATION, unmarked

_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")  # glyphs of symbol fonts: nearly always a bullet or a tick
NARROW_GAP = re.compile(r"(?<![.:;!?]) {2,}")  # parts columns, where what stands between is figures or names
GAP = re.compile(" {2,}")  # the same where a stop may only shorten a word: "No.  Harbour", "Rev.  Rev.2"
_PART = re.compile(r"\S+(?: \S+)*")  # of a line with gaps
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})  # letters that a font draws as one
_LOST_BULLET = re.compile(r"(?<=[。.；;])\s*•$")  # of an item that is not there
_MANY_SPACES = re.compile(" {4,}")
_RULE = re.compile(r"(?:[_–—=\-]\s*){4,}|(?:\*\s*){5,}")  # a line drawn over the notes or between parts: white space
_COLUMNS = re.compile("\t| {4,}")
_WORD_DEBRIS = re.compile(r"\[bookmark: [^\]]*\]")  # what some converters leave of Word's bookmarks
_LETTER_SPACED_PAIR = re.compile(rf"[{HAN}] (?=[{HAN}])")
_HAN_PAIR = re.compile(rf"[{HAN}] ?(?=[{HAN}])")
_WIDE = re.compile("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]")
_HAN_LETTER = re.compile(f"[{HAN}]")
_SPACED_HEADING = re.compile(rf"((?:[A-Z一二三四五六七八九十]{{1,3}}[.、]\s*|[A-Z] +)?)([{HAN}](?: +[{HAN}]){{1,6}})")
_SPACE_AT_PUNCTUATION = re.compile(r"(?<=\S) +(?=[，。、；：）》])|(?<=[，。、；：（《]) +(?=\S)")
_COMPLETE = re.compile(r"""(?:[。！？!?；;：:.…][”’」』）)\]》"']*|[；;，,]\s*(?:和|以及|及|或|或者|and|or))$""")


_UNWRAPPED = 180  # cells; no page is that wide, so such lines are paragraphs
_FULL = 60  # cells from which on a printed line may have been wrapped: most of these break off in a sentence
_BRACKETS = ("）", ")", "]", "】")  # what a paragraph may end with for all that
_AT_EDGE = 0.93  # of the widest line: lines that break off there, and nowhere else, are wrapped
_FEW = 2  # lines that tell nothing
_TAIL = 60  # characters at the end of a text that tell how it ends


class Spacing(StrEnum):
    """What blank lines mean in a file of printed lines."""

    DOUBLE = "double"  # a blank line after nearly every line: they mean nothing
    BLANK = "blank"  # blank lines part paragraphs
    TIGHT = "tight"  # no blank lines at all (text of a PDF page)
    UNWRAPPED = "unwrapped"  # a line is a whole paragraph


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or a whole paragraph where the format knows it (kind other than LINE).

    is_set tells that the line comes from a page set in type (a PDF), where the reader saw the white space: gap
    counts the blank lines above. opens_page tells that a page begins here; ended that the file marks the
    end of a paragraph after the line. marks are the notes the format knows to be referred to here; running the
    recommendation numbers of page headings dropped before it; inside the paragraphs of a row's cells. places are where the parts
    of a printed line with gaps begin and end, in cells. annex is filled in by pages.py.
    """

    text: str
    kind: BlockKind = BlockKind.LINE
    page: int | None = None
    is_set: bool = False
    gap: int = 0
    indent: int = 0
    opens_page: bool = False
    ended: bool = False
    label: str | None = None
    cells: tuple[str, ...] = ()
    inside: tuple[tuple[Block, ...], ...] = ()
    table: int | None = None
    marks: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    annex: str | None = None
    running: tuple[int, ...] = ()
    places: tuple[tuple[int, int], ...] = ()

    @property
    def whole(self) -> bool:
        return self.kind is not BlockKind.LINE


def columns_of(line: Line) -> tuple[str, ...]:
    """Return the parts of a printed line that gaps part; none of a whole sentence, or of what is no printed line."""
    return () if line.whole or is_complete(line.text) else tuple(GAP.split(line.text))


def clean(text: str) -> str:
    """Return a line as a reader sees it: symbol-font glyphs as bullets, letter-spacing closed, one kind of space."""
    text = _SPACES.sub(" ", _PRIVATE_USE.sub("•", strip_invisible(text))).translate(_LIGATURES).replace("\t", "    ")
    text = _MANY_SPACES.sub("   ", _WORD_DEBRIS.sub("", text)).strip()
    return _LOST_BULLET.sub("", _SPACE_AT_PUNCTUATION.sub("", _close_letter_spacing(text)))


def _close_letter_spacing(text: str) -> str:
    """Take out the spaces of a line that was stretched character by character.

    >>> [_close_letter_spacing(text) for text in ("在 该 分 议 程 项 目 下， CDIP 审 议", "B. 范 围", "B 集 团")]
    ['在该分议程项目下， CDIP 审议', 'B. 范围', 'B集团']
    """
    if match := _SPACED_HEADING.fullmatch(text):
        lead = match[1].rstrip() if match[1].strip().isalpha() else match[1]
        return lead + match[2].replace(" ", "")
    spaced = len(_LETTER_SPACED_PAIR.findall(text))
    if spaced >= 4 and 2 * spaced >= len(_HAN_PAIR.findall(text)):
        return re.sub(rf"(?<=[{HAN}{HAN_PUNCTUATION}]) (?=[{HAN}{HAN_PUNCTUATION}])", "", text)
    return text


def _places(raw: str) -> tuple[tuple[int, int], ...]:
    """Where the parts of a printed line stand that gaps part, each from its first cell to behind its last.

    >>> _places("  村庄   Kites lent")
    ((2, 6), (9, 19))
    """
    printed = _SPACES.sub(" ", raw).expandtabs()
    return tuple((width(printed[: part.start()]), width(printed[: part.end()])) for part in _PART.finditer(printed))


def width(text: str) -> int:
    """Return how many cells a line takes: two for a full-width character, one for any other."""
    return len(text) + len(_WIDE.findall(text))


def is_complete(text: str) -> bool:
    """Tell whether text ends where a sentence or clause may end; marks of notes do not count."""
    return bool(_COMPLETE.search(unmarked(text[-_TAIL:]).rstrip()))


def is_capitals(text: str) -> bool:
    """Tell whether a text is words set in capitals, as English headings are; a list of symbols is not.

    >>> is_capitals("REPORT OF THE 45TH SESSION"), is_capitals("CDIP/22/3, CDIP/22/10,")
    (True, False)
    """
    letters = sum(map(str.isalpha, text))
    return text.isupper() and len(text) > 4 and letters * 10 >= 7 * len(text.replace(" ", "")) and not _HAN_LETTER.search(text)


def spacing_of(blocks: Sequence[Block]) -> Spacing:
    """Tell what blank lines mean among a file's LINE blocks.

    Blank lines after nearly every line mean nothing where the full lines above them break off within sentences.
    """
    lines = [block.text.strip() for block in blocks if block.kind is BlockKind.LINE]
    printed = [line for line in lines if line and not line.startswith("http")]
    if not printed:
        return Spacing.TIGHT
    widths = sorted(map(width, printed))
    usual, beyond = widths[int(len(printed) * 0.9)], sum(own > _UNWRAPPED for own in widths)
    if usual > _UNWRAPPED or (beyond > 1 and beyond * 50 >= len(printed)):
        return Spacing.UNWRAPPED
    pairs = [(above, below) for above, below in pairwise(lines) if above and not above.startswith("http")]
    apart = sum(not below for _, below in pairs)
    if apart * 20 < len(pairs):
        long = [line for line in printed if width(line) >= _FULL and not _COLUMNS.search(line)]
        cut_off = [line for line in long if not (is_complete(line) or line.endswith(_BRACKETS))]
        at_edge = len(cut_off) >= _FEW and min(map(width, cut_off)) >= _AT_EDGE * widths[-1]
        unwrapped = len(long) > _FEW and len(cut_off) * 5 <= len(long) and not at_edge
        return Spacing.UNWRAPPED if unwrapped else Spacing.TIGHT
    shown = [at for at, line in enumerate(lines) if line]
    over_blank = [(lines[at], lines[below]) for at, below in pairwise(shown) if below > at + 1]
    full = [(above, below) for above, below in over_blank if width(above) >= 0.75 * usual]
    broken = sum(not is_complete(above) for above, _ in full)
    cut = sum(_is_cut(above, below) for above, below in full if width(above) >= 0.9 * usual)
    means_nothing = broken * 5 > 2 * len(full) or (cut > 1 and cut * 5 > len(full))
    return Spacing.DOUBLE if apart * 100 > 85 * len(pairs) and means_nothing else Spacing.BLANK


def _is_cut(above: str, below: str) -> bool:
    """Tell whether a sentence surely goes on from one printed line to the next: in small letters, or from one character to another."""
    if is_complete(above):
        return False
    return below[:1].islower() or bool(_HAN_LETTER.match(above[-1:]) and _HAN_LETTER.match(below[:1]) and is_complete(below))


def printed_lines(blocks: Iterable[Block], spacing: Spacing, *, set_in_type: bool = False) -> list[Line]:
    """Return the lines of a file that show something, in order; set_in_type where the reader saw the white space of its pages.

    In plain text taken from a PDF, one leading space under a line without a blank between marks a page's start;
    the same space elsewhere is what is left of a bullet. A trailing space marks the end of a paragraph there.
    """
    lines: list[Line] = []
    gap, new_page, last_page = 0, False, None
    for block in blocks:
        if block.kind is BlockKind.BREAK:
            new_page = True
            continue
        text = clean(block.text)
        if not (text or any(block.cells)) or _RULE.fullmatch(text):
            gap += 1
            continue
        raw = block.text
        indent = len(raw) - len(raw.lstrip())
        lone_space = spacing is Spacing.DOUBLE and indent == 1 and block.page is None
        opens_page = new_page or (block.page is not None and block.page != last_page) or (lone_space and gap == 0)
        heads = block.kind is BlockKind.HEADING and block.label
        label = None if heads else block.label or ("•" if lone_space and gap and lines and is_complete(lines[-1].text) else None)
        whole = block.kind is not BlockKind.LINE or spacing is Spacing.UNWRAPPED
        lines.append(
            Line(
                text=f"{block.label} {text}" if heads else text,
                kind=BlockKind.PARAGRAPH if whole and block.kind is BlockKind.LINE else block.kind,
                page=block.page,
                is_set=set_in_type and block.page is not None,
                gap=gap,
                indent=indent,
                opens_page=opens_page,
                ended=raw.endswith(" "),
                label=label,
                cells=tuple("\n".join(map(clean, cell.split("\n"))) for cell in block.cells),
                inside=block.paragraphs,
                table=block.table,
                marks=tuple(block.footnote_marks),
                links=tuple(block.links),
                places=_places(raw) if block.kind is BlockKind.LINE else (),
            )
        )
        gap, new_page, last_page = 0, False, block.page
    return lines
