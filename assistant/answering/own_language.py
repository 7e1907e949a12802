"""An answer in the reader's own language, where the papers that it quotes have a version in it: the same sentences of that version."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from assistant.adapters.catalogue import Catalogue
from assistant.answering.tables.grid import CELLS
from assistant.answering.writing.draft import Draft, Passage, Quoted
from assistant.answering.writing.replies import say
from assistant.model import Language, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.symbols import find_sessions
from assistant.text import sentences

# By meaning, of a quote and what its paper's other version has in its place. Of 400 paragraphs of three papers beside their counterparts
# the least had 0.42 ("More specifically:"), one in a hundred less than 0.56; of sentences of one paragraph the next is often as near.
SAME = 0.5


def in_own_language(query: Query, draft: Draft, retriever: Retriever, catalogue: Catalogue) -> Draft:
    """Return a draft with what it quotes in the other language quoted from the papers' versions in its own, as far as these surely say
    the same and the search was not confined to a language. What was found, and whether it answers, has been told from the words that
    were found."""
    if query.filters.language:
        return draft
    return draft.with_quotes(partial(quoted_in, language=draft.language, retriever=retriever, catalogue=catalogue), _label)


def quoted_in(quoted: Quoted, language: Language, retriever: Retriever, catalogue: Catalogue) -> Quoted:
    """Return a quote as its paper's version in a language has it; the quote itself where nothing surely says the same."""
    counterpart = catalogue.versions.counterpart(quoted.passage.document, quoted.passage.paragraph.ordinal, language)
    if counterpart is None:
        return quoted
    own, there = quoted.passage.paragraph, Passage(*counterpart)
    if own.kind is ParagraphKind.ROW:  # a cell is a word or a figure, which other rows have as well
        return (_cell_of(quoted, there) or quoted) if retriever.alike(own.text, there.paragraph.text) >= SAME else quoted
    found = _counterpart_of(quoted, there, partial(retriever.alike, quoted.quote))
    same = found is not None and find_sessions(found.quote) == find_sessions(quoted.quote)
    return found if found and same and retriever.alike(quoted.quote, found.quote) >= SAME else quoted


def _cell_of(quoted: Quoted, there: Passage) -> Quoted | None:
    """The row, or the cell of a row, that stands in the place of another."""
    text, own = there.paragraph.text, quoted.passage.paragraph.text
    ours, theirs = CELLS.split(own), CELLS.split(text)
    if quoted.quote == own:
        return Quoted(text, there)
    return Quoted(theirs[ours.index(quoted.quote)], there) if quoted.quote in ours and len(ours) == len(theirs) else None


def _counterpart_of(quoted: Quoted, there: Passage, like: Callable[[str], float]) -> Quoted | None:
    """The part of a paragraph's counterpart that stands in a quote's place: the whole, the note, as many sentences, or the nearest."""
    text, own = there.paragraph.text, quoted.passage.paragraph
    if quoted.quote == own.text:
        return Quoted(text, there)
    if (at := own.text.find(quoted.quote)) < 0:
        marks = [note.mark for note in own.footnotes if quoted.quote in note.text]
        return next((Quoted(note.text, there) for note in there.paragraph.footnotes if note.mark in marks), None)
    ours, theirs = sentences(own.text), sentences(text)
    covered = [n for n, (start, end) in enumerate(ours) if start < at + len(quoted.quote) and at < end]
    if not covered or not theirs:
        return None
    if len(ours) == len(theirs):
        return Quoted(text[theirs[covered[0]][0] : theirs[covered[-1]][1]], there)
    runs = [
        text[theirs[first][0] : theirs[last][1]]
        for first in range(len(theirs))
        for last in range(first, min(first + len(covered) + 1, len(theirs)))
    ]
    return Quoted(max(runs, key=like), there)


def _label(said: str, old: Quoted, new: Quoted, language: Language) -> str:
    """What is said before a quote, with the name of a speaker as the new quote's paper prints it."""
    old_speaker, speaker = old.passage.paragraph.speaker, new.passage.paragraph.speaker
    if said == "；" and new.passage.document.language == "en":
        return "; "  # between the cells of a row
    if not old_speaker or not speaker:
        return said
    return said.replace(say("opinion", language, speaker=old_speaker), say("opinion", language, speaker=speaker))
