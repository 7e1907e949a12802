"""Whether what is quoted tells what is asked of its subject: who won, what it costs, how long it is kept (`understanding/aspects.py`)."""

from __future__ import annotations

from assistant.answering.draft import Draft, Quoted
from assistant.model import Query
from assistant.understanding.aspects import Aspect, aspects_asked


def tells_what_is_asked(query: Query, draft: Draft) -> bool:
    """Whether the quotes of an answer, each with what stands over it, have for each aspect asked one of the words that tell it.

    What is asked of the documents themselves is told by their catalogue.
    """
    if query.of_collection:
        return True
    asked = aspects_asked(query.text, query.language)
    return all(any(_told_in(aspect, quoted, query) for quoted in draft.quotes) for aspect in asked)


def _told_in(aspect: Aspect, quoted: Quoted, query: Query) -> bool:
    paragraph = quoted.passage.paragraph
    text = "\n".join(part for part in (paragraph.section, paragraph.speaker, quoted.quote) if part)
    return aspect.told_in(text, quoted.passage.document.language, query.text)
