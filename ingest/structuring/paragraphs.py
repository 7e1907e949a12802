"""The last step: pieces become numbered Paragraphs with their section, speaker, label and notes."""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.model import Footnote, Link, Paragraph, ParagraphKind, Recommendation
from ingest.parsing.source import BlockKind
from ingest.structuring.captions import captions
from ingest.structuring.headings import Path, heading_levels, is_title
from ingest.structuring.joining import Piece
from ingest.structuring.links import links_in
from ingest.structuring.marks import without_marks
from ingest.structuring.numbering import BULLET, LEADER, LETTER, NUMBER
from ingest.structuring.slides import slide_levels
from ingest.structuring.speakers import speaker_of_heading, speaker_of_statement

_INNERMOST = 4  # level of a heading
_COUNTRIES = re.compile(  # parts of a paper that tell of each country in turn, and not what its delegation said
    r"^(?!.*(?:意见|评论|提案|来文|发言|答复)).*(?:国别|分国|按国家|各国(?:情况|活动|概况)|国家(?:说明|概况|情况|报告|活动))"
    r"|^(?!.*\b(?:comments?|views?|inputs?|statements?|submissions?|proposals?|replies|responses?)\b).*\b(?:country|countries)\b",
    re.IGNORECASE,
)
_HAS_LETTER = re.compile(r"[^\W\d_]")


class _Walk:
    """What holds for the paragraphs to come: annex, block, number, headings, speaker."""

    def __init__(self) -> None:
        self.annex: str | None = None
        self.block: tuple[Recommendation, ...] = ()
        self.field: str | None = None
        self.number: str | None = None
        self.speaker: str | None = None  # of the headings above
        self.stated: str | None = None  # of the numbered statement above
        self.path = Path()

    def enter(self, piece: Piece) -> bool:
        """Forget what does not reach into the piece's annex, block or field; tell whether an annex begins."""
        begins = piece.annex != self.annex
        if begins:
            self.path.close(0)
            self.speaker = None
        if begins or piece.recommendations != self.block:
            self.path.close(1)
            self.number = self.stated = None
        elif piece.field != self.field:
            self.path.close(2)
        self.annex, self.block, self.field = piece.annex, piece.recommendations, piece.field
        return begins

    def caption(self, level: int, text: str) -> None:
        """Take the title of a table in the midst of numbered paragraphs: the table is still told under the number above it."""
        number, stated = self.number, self.stated
        self.head(level, text)
        self.number, self.stated = number, stated

    def head(self, level: int, text: str) -> None:
        """Take a heading: what stood under the one before is over."""
        speaker = speaker_of_heading(text)
        if speaker and self.path.holds(_COUNTRIES):
            speaker, level = None, _INNERMOST
        if speaker or level <= 1:
            self.speaker = speaker
        self.number = self.stated = None
        self.path.open(level, text)


class _Notes:
    """The notes of a document by their marks; where numbering begins anew, each is given out once, in order."""

    def __init__(self, notes: Iterable[Footnote]) -> None:
        self._waiting: dict[str, deque[Footnote]] = {}
        for note in notes:
            self._waiting.setdefault(note.mark, deque()).append(note)

        self._given: set[int] = set()

    def take(self, marks: Iterable[str]) -> Iterator[Footnote]:
        """Give out the notes that some marks refer to."""
        for mark in dict.fromkeys(marks):
            if waiting := self._waiting.get(mark):
                note = waiting.popleft() if len(waiting) > 1 else waiting[0]
                self._given.add(id(note))
                yield note

    def left(self) -> tuple[Footnote, ...]:
        """The notes that no mark referred to."""
        return tuple(note for waiting in self._waiting.values() for note in waiting if id(note) not in self._given)


def make_paragraphs(pieces: Sequence[Piece], notes: Sequence[Footnote]) -> list[Paragraph]:
    """Return the paragraphs in reading order; every note hangs on the paragraph its mark stood in.

    Notes whose mark was not found hang on the last paragraph.
    """
    walk, slides, levels = _Walk(), slide_levels(pieces), heading_levels(pieces)
    ends = captions(pieces, levels)
    known = _Notes(notes)
    made: list[Paragraph] = []
    for at, piece in enumerate(pieces):
        text, marks = without_marks(piece.text)
        begins = walk.enter(piece)
        if closed := [levels[heading] or 0 for heading, end in ends.items() if end == at]:
            walk.path.close(min(closed))
        level = slides[at] if at in slides else levels[at]
        if level is not None:
            text = f"{piece.label} {text}" if piece.label and not text.startswith(piece.label) else text
            if at in ends:
                walk.caption(level, text)
            else:
                walk.head(0 if begins and piece.annex and is_title(text) else level, text)
            kind, label = ParagraphKind.HEADING, None
        else:
            walk.path.fill()
            kind, label, text = _read_label(piece, text, walk)
            kind = ParagraphKind.SLIDE if at in slides else kind
        made.append(
            Paragraph(
                ordinal=len(made),
                text=text,
                kind=kind,
                number=walk.number,
                label=label,
                annex=piece.annex,
                page=piece.page,
                section=str(walk.path) or None,
                speaker=walk.stated or walk.speaker,
                recommendations=piece.recommendations,
                number_inferred=piece.inferred,
                field=piece.field,
                footnotes=tuple(known.take((*piece.marks, *marks))),
                links=tuple(dict.fromkeys((*links_in(text), *piece.links))),
            )
        )
    return _without_empty(made, known.left())


def _without_empty(made: Sequence[Paragraph], left: tuple[Footnote, ...]) -> list[Paragraph]:
    """Drop paragraphs without words; their notes and links go to the one above, or below at the beginning.

    The notes of a heading go to the paragraph under it: what is searched and quoted are paragraphs.
    """
    kept: list[Paragraph] = []
    notes: tuple[Footnote, ...] = ()
    links: tuple[Link, ...] = ()
    for paragraph in made:
        notes, links = (*notes, *paragraph.footnotes), (*links, *paragraph.links)
        if paragraph.kind is ParagraphKind.HEADING and paragraph.text and notes and paragraph is not made[-1]:
            kept.append(replace(paragraph, ordinal=len(kept), footnotes=(), links=tuple(dict.fromkeys(links))))
            links = ()
            continue
        if paragraph.text:
            kept.append(replace(paragraph, ordinal=len(kept), footnotes=notes, links=tuple(dict.fromkeys(links))))
        elif kept:
            above = kept[-1]
            kept[-1] = replace(above, footnotes=(*above.footnotes, *notes), links=tuple(dict.fromkeys((*above.links, *links))))
        else:
            continue
        notes, links = (), ()
    if not kept:
        return [Paragraph(at, note.text) for at, note in enumerate((*notes, *left))]
    return [*kept[:-1], replace(kept[-1], footnotes=(*kept[-1].footnotes, *left))]


def _read_label(piece: Piece, text: str, walk: _Walk) -> tuple[ParagraphKind, str | None, str]:
    """Return kind, own label and text of a paragraph that is no heading; a number is kept in the walk."""
    if piece.kind is BlockKind.ROW:
        return ParagraphKind.ROW, None, text
    own = piece.label is not None and BULLET.fullmatch(piece.label) and LETTER.match(text)  # a list of the web whose items bear marks
    is_mark = piece.label is not None and piece.field != "text" and not own
    printed = f"{piece.label} {text}" if is_mark and not text.startswith(str(piece.label)) else text
    if LEADER.search(printed):
        return ParagraphKind.HEADING, None, printed  # names a heading that stands further on
    if match := NUMBER.match(printed):
        walk.number = unicodedata.normalize("NFKC", match[1])
        walk.stated = speaker_of_statement(printed[match.end() :])
        return ParagraphKind.TEXT, None, printed[match.end() :]
    if (match := BULLET.match(printed) or LETTER.match(printed)) and (match.end() < len(printed) or not _HAS_LETTER.search(printed)):
        return ParagraphKind.ITEM, match[0].strip(), printed[match.end() :]
    if piece.kind is BlockKind.ITEM:
        return ParagraphKind.ITEM, piece.label or "•", text
    return ParagraphKind.TEXT, piece.label, text
