"""Whether what is quoted tells what is asked of its subject: who won, what it costs, how long it is kept (`understanding/asked/aspects.py`)."""

from __future__ import annotations

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.choices import Choice
from assistant.answering.writing.draft import Draft, Passage
from assistant.model import Intent, ParagraphKind, Query
from assistant.understanding.asked.aspects import Aspect, aspects_asked


def tells_what_is_asked(query: Query, draft: Draft, catalogue: Catalogue) -> bool:
    """Whether the quotes of an answer, each with what stands over it, have for each aspect asked one of the words that tell it.

    What is asked of the documents themselves is told by their catalogue.
    """
    asked = () if draft.in_its_place else aspects_of(query)
    read = [(quoted, f"{draft.text}\n{_line_over(quoted.passage, catalogue)}") for quoted in draft.quotes] if asked else []
    return all(any(tells(aspect, quoted.quote, quoted.passage, query, table) for quoted, table in read) for aspect in asked)


def aspects_of(query: Query) -> tuple[Aspect, ...]:
    """Return what a question asks of its subject: in its own words, not in those carried over; nothing where documents are asked for, or
    what was decided, which a decision tells in words of its own."""
    if query.of_collection or query.intent is Intent.DECISION:
        return ()
    own = query.before is not None or query.text.endswith(query.asked)
    return aspects_asked(query.asked if own else query.text, query.language)


def _line_over(passage: Passage, catalogue: Catalogue) -> str:
    """The line over the table that a row is of; nothing over what is no row."""
    id_ = catalogue.document_id(passage.document.key) if passage.paragraph.kind is ParagraphKind.ROW else None
    above = [p for p in catalogue.paragraphs(id_) if p.ordinal < passage.paragraph.ordinal] if id_ is not None else []
    return next((p.text for p in reversed(above) if p.kind is not ParagraphKind.ROW), "")


def tells(aspect: Aspect, text: str, passage: Passage, query: Query, table: str) -> bool:
    """Whether a text of a passage tells an aspect, or the heading over it does, or who speaks; a cell tells it with its table, in which
    figures stand apart from what they count."""
    row = passage.paragraph.kind is ParagraphKind.ROW
    read = (passage.paragraph.section, passage.paragraph.speaker, text, table if row else None)
    return aspect.told_in("\n".join(part for part in read if part), passage.document.language, query.text, apart=row)


def told_around(aspect: Aspect, choice: Choice, query: Query) -> bool:
    """Whether the paragraph of a window with its notes, or the table or list that it is of, tells an aspect."""
    paragraph, chunk = choice.passage.paragraph, choice.evidence.chunk
    text = paragraph.text if paragraph.kind is ParagraphKind.TEXT else f"{chunk.context}\n{chunk.text}"
    return tells(aspect, "\n".join((text, *(note.text for note in paragraph.footnotes))), choice.passage, query, "")
