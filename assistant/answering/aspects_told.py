"""Whether what is quoted tells what is asked of its subject: who won, what it costs, how long it is kept (`understanding/aspects.py`)."""

from __future__ import annotations

from assistant.answering.draft import Draft, Passage
from assistant.model import ParagraphKind, Query
from assistant.understanding.aspects import Aspect, aspects_asked


def tells_what_is_asked(query: Query, draft: Draft) -> bool:
    """Whether the quotes of an answer, each with what stands over it, have for each aspect asked one of the words that tell it.

    What is asked of the documents themselves is told by their catalogue.
    """
    if query.of_collection:
        return True
    asked = aspects_asked(query.text, query.language)
    return all(any(tells(aspect, quoted.quote, quoted.passage, query, draft.text) for quoted in draft.quotes) for aspect in asked)


def tells(aspect: Aspect, text: str, passage: Passage, query: Query, table: str) -> bool:
    """Whether a text of a passage tells an aspect, or the heading over it does, or who speaks; a cell tells it with its table, in which
    figures stand apart from what they count."""
    row = passage.paragraph.kind is ParagraphKind.ROW
    read = (passage.paragraph.section, passage.paragraph.speaker, text, table if row else None)
    return aspect.told_in("\n".join(part for part in read if part), passage.document.language, query.text, apart=row)
