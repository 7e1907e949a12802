"""Every quote in the reader's language, where its document is indexed in that language too: a delegate reads aloud the text in the
language of the delegation, in whatever language it was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.adapters.catalogue import Catalogue
from assistant.answering.writing.draft import Draft, Passage, Piece, Quoted
from assistant.model import Footnote, Language
from assistant.text import sentences


def in_own_language(draft: Draft, catalogue: Catalogue) -> Draft:
    """Return an answer with each quote as its document has it in the reader's language, where it is indexed in that.

    A quote whose counterpart is not known stays as it is; what is quoted by then is not quoted again.
    """
    native = [quoted for quoted in draft.quotes if quoted.passage.document.language == draft.language]
    if len(native) == len(draft.quotes):
        return draft
    own = Draft(draft.language)
    own.sure, own.in_its_place = draft.sure, draft.in_its_place
    heading: list[Piece] = []  # a line that only introduces the next one
    for line in _lines(draft.pieces):
        told = _in_language(line, draft.language, catalogue)
        if not (quotes := _quotes(told)):
            heading += told
            continue
        if told == line or not all(any(other.holds(quoted) for other in (*native, *own.quotes)) for quoted in quotes):
            own.write((*heading, *told))
        heading = []
    own.write(heading)
    return own


def _lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        lines[-1].append(piece)
        if isinstance(piece, str) and piece.endswith("\n"):
            lines.append([])
    return lines


def _quotes(line: Iterable[Piece]) -> list[Quoted]:
    return [piece[1] for piece in line if isinstance(piece, tuple)]


def _in_language(line: Sequence[Piece], language: Language, catalogue: Catalogue) -> list[Piece]:
    """Return a line with its quotes in a language, and a speaker's name as that language's text prints it."""
    told: list[Piece] = []
    for piece in line:
        if isinstance(piece, tuple) and piece[0] == piece[1].quote and (other := _counterpart(piece[1], language, catalogue)):
            ours, theirs = piece[1].passage.paragraph.speaker, other.passage.paragraph.speaker
            if ours and theirs and told and isinstance(told[-1], str):
                told[-1] = told[-1].replace(ours, theirs)
            told.append((other.quote, other))
        else:
            told.append(piece)
    return told


def _counterpart(quoted: Quoted, language: Language, catalogue: Catalogue) -> Quoted | None:
    """Return what a quote is in another language version of its document; None where that is not indexed or does not tell it."""
    ours = quoted.passage.paragraph
    version = catalogue.counterparts(quoted.passage.document, language)
    theirs = version[1].get(ours.ordinal) if version else None
    if version is None or theirs is None:
        return None
    text = _same_sentences(quoted.quote, ours.text, theirs.text) or _same_note(quoted.quote, ours.footnotes, theirs.footnotes)
    return Quoted(text, Passage(version[0], theirs)) if text else None


def _same_sentences(quote: str, ours: str, theirs: str) -> str | None:
    """Return the sentences of a text that stand where a quote stands in a text that says the same."""
    start = ours.find(quote)
    if start < 0 or quote == ours:
        return theirs if start == 0 else None
    here, there = sentences(ours), sentences(theirs)
    met = [at for at, (first, last) in enumerate(here) if first < start + len(quote) and start < last]
    return theirs[there[met[0]][0] : there[met[-1]][1]] if met and len(here) == len(there) else None


def _same_note(quote: str, ours: Sequence[Footnote], theirs: Sequence[Footnote]) -> str | None:
    at = next((at for at, note in enumerate(ours) if note.text == quote), None)
    return theirs[at].text if at is not None and len(ours) == len(theirs) else None
