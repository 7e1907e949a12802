"""Help for a reader whose language a quote is not in: a line that says so, and what its terms are called in theirs."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.writing.replies import say
from assistant.glossary import terms_for_quote
from assistant.model import Citation, Language

TERMS = 4  # equivalents given for each quote; twice as many for all together


def reading_help(citations: Sequence[Citation], language: Language) -> list[str]:
    """Return the notes for a reader of a language; none where everything is quoted in it."""
    foreign = [citation for citation in citations if citation.language != language]
    if not foreign:
        return []
    pairs = list(dict.fromkeys(pair for citation in foreign for pair in terms_for_quote(citation.quote, citation.language, at_most=TERMS)))
    notes = [say("in_other_language", language)] if len(foreign) == len(citations) else []
    if pairs:
        joined = ("；" if language == "zh" else "; ").join(f"{written} = {equivalent}" for written, equivalent in pairs[: 2 * TERMS])
        notes.append(say("terms", language, terms=joined))
    return notes
