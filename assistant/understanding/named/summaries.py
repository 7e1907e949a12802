"""The Summary by the Chair as a question names it: "CDIP/34/SUMMARY", "the Chair's summary of session 34", 第34届会议主席总结."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from assistant.rules import Rule
from assistant.symbols import summary_of
from assistant.understanding.named.mentions import DOCUMENT, SESSION, Mentions
from assistant.understanding.named.pages import paragraph_asked

_S = re.escape(SESSION)
_NAMED = r"(?:summary\s+by\s+the\s+chair|chair(?:person|man)?['’]?s?\s+summary)"
_SUMMARY = Rule(
    rf"{_S}\s*(?:会议)?\s*/?\s*(?:的)?[“\"]?主席总结[”\"]?|主席总结\s*[（(,]?\s*{_S}(?:会议)?\s*[)）]?",
    rf"(?:the\s+)?{_S}\s*(?:['’]s\s+)?/?\s*(?:{_NAMED}|summary\b(?!\s+of))|(?:the\s+)?{_NAMED}\s*,?\s*(?:of|from|for|at|to)?\s*(?:the\s+)?{_S}",
)


def summary_named(mentions: Mentions, known: Collection[str]) -> str | None:
    """Return the symbol of the Summary that a question names, where the index holds it."""
    if len(mentions.sessions) != 1 or not _SUMMARY.search(mentions.shape):
        return None
    symbol = str(summary_of(mentions.sessions[0]))
    return symbol if symbol in known else None


def with_summary_named(mentions: Mentions, known: Collection[str]) -> Mentions:
    """Take a Summary for the document it is where one of its paragraphs is asked for.

    Elsewhere a Summary stands for its session: what it says is what the session decided.
    """
    symbol = summary_named(mentions, known)
    shape = _SUMMARY.sub(DOCUMENT, mentions.shape)
    if symbol is None or paragraph_asked(shape) is None:
        return mentions
    return replace(mentions, symbols=(symbol,), shape=shape)
