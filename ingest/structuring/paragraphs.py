"""The last step: pieces become numbered Paragraphs with their section, speaker, label and notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.model import Footnote, Language, Link, Paragraph, ParagraphKind
from ingest.parsing.source import BlockKind
from ingest.structuring.footnotes import without_marks
from ingest.structuring.headings import Path, heading_level
from ingest.structuring.joining import Piece
from ingest.structuring.lines import width
from ingest.structuring.links import links_in
from ingest.structuring.numbering import BULLET, LETTER, NUMBER
from ingest.structuring.speakers import speaker_of_heading, speaker_of_statement


class _Walk:
    """What holds for the paragraphs to come: annex, number, headings, speaker."""

    def __init__(self, slides: frozenset[str | None]) -> None:
        self.slides = slides
        self.annex: str | None = None
        self.number: str | None = None
        self.path = Path()
        self.speaker: str | None = None
        self.stated: str | None = None  # who makes the statement of the numbered paragraph
        self.block: object = ()

    def enter(self, piece: Piece) -> None:
        """Forget what does not reach into this piece's annex or recommendation block."""
        if piece.annex != self.annex:
            self.__init__(self.slides)  # type: ignore[misc]
            self.annex = piece.annex


def make_paragraphs(pieces: Sequence[Piece], notes: Sequence[Footnote], language: Language) -> list[Paragraph]:
    """Return the paragraphs in reading order; every note hangs on the paragraph its mark stood in."""
    walk = _Walk(_slide_annexes(pieces))
    known = {note.mark: note for note in notes}
    return [_paragraph(at, piece, walk, known, language) for at, piece in enumerate(pieces)]


def _paragraph(ordinal: int, piece: Piece, walk: _Walk, notes: dict[str, Footnote], language: Language) -> Paragraph:
    walk.enter(piece)
    text, marks = without_marks(piece.text)
    kind, label = ParagraphKind.TEXT, piece.label
    level = heading_level(piece)
    if level is not None:
        kind = ParagraphKind.HEADING
        speaker = speaker_of_heading(text)
        if speaker or level == 1:
            walk.speaker = speaker
        walk.number = walk.stated = None
        walk.path.open(level, text)
    else:
        walk.path.fill()
    section = str(walk.path) or None
    if kind is ParagraphKind.TEXT:
        kind, label, text = _read_label(piece, text, walk, language)
    return Paragraph(
        ordinal=ordinal,
        text=text,
        kind=kind,
        number=walk.number,
        label=label,
        annex=piece.annex,
        page=piece.page,
        section=section,
        speaker=walk.stated or walk.speaker,
        recommendations=piece.recommendations,
        number_inferred=piece.inferred,
        field=piece.field,
        footnotes=tuple(notes[mark] for mark in dict.fromkeys((*piece.marks, *marks)) if mark in notes),
        links=tuple(dict.fromkeys((*links_in(text), *piece.links))),
    )


def _read_label(piece: Piece, text: str, walk: _Walk, language: Language) -> tuple[ParagraphKind, str | None, str]:
    """Return kind, own label and text of a paragraph that is no heading; a number is kept in the walk."""
    if piece.kind is BlockKind.ROW:
        return ParagraphKind.ROW, None, _row(piece, language) if piece.cells else text
    if piece.annex in walk.slides:
        match = BULLET.match(text) or LETTER.match(text)
        return ParagraphKind.SLIDE, match[0].strip() if match else piece.label, text[match.end() :] if match else text
    own = f"{piece.label} " if piece.label and not text.startswith(piece.label) and piece.field != "text" else ""
    if match := NUMBER.match(own + text):
        walk.number = match[1]
        body = (own + text)[match.end() :]
        walk.stated = speaker_of_statement(body)
        return ParagraphKind.TEXT, None, body
    if match := BULLET.match(own + text) or LETTER.match(own + text):
        return ParagraphKind.ITEM, match[0].strip(), (own + text)[match.end() :]
    if piece.kind is BlockKind.ITEM:
        return ParagraphKind.ITEM, piece.label or "•", text
    return ParagraphKind.TEXT, piece.label, text


def _row(piece: Piece, language: Language) -> str:
    """Write a row as one readable line: "label: value"."""
    colon, stop = ("：", "；") if language == "zh" else (": ", "; ")
    cells = [re.sub(r"\s*\n\s*", " ", cell).strip() for cell in piece.cells]
    if len(cells) == 2 and cells[0]:
        return f"{cells[0]}{colon}{cells[1]}"
    return stop.join(cell for cell in cells if cell)


def _slide_annexes(pieces: Iterable[Piece]) -> frozenset[str | None]:
    """Annexes that are presentations: many short lines under headings, no numbered paragraph, no block, no speaker."""
    annexes: dict[str, list[Piece]] = {}
    for piece in pieces:
        if piece.annex:
            annexes.setdefault(piece.annex, []).append(piece)
    return frozenset(name for name, own in annexes.items() if _is_presentation(own))


def _is_presentation(pieces: Sequence[Piece]) -> bool:
    if len(pieces) < 8 or any(NUMBER.match(p.text) or p.recommendations or p.cells or speaker_of_heading(p.text) for p in pieces):
        return False
    widths = sorted(width(p.text) for p in pieces)
    headings = sum(heading_level(p) is not None for p in pieces)
    return widths[len(widths) // 2] < 60 and widths[-1] < 400 and headings * 4 >= len(pieces)
