"""Query rewriting: a question that found nothing is put into the documents' words by the language model, and asked again.

What the model writes is only looked up, and told to the reader as the reading it is. A rewriting that names another number,
session, document, place or product than the question, or leaves one out, is not used: it would answer a near miss.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from contextlib import closing

from assistant.adapters.chat_model import ChatModel
from assistant.answering.generating.prompting import LONGEST_QUESTION, Prompt, fence, fill, one_line
from assistant.answering.reading.facts import FactKind, facts_of
from assistant.model import Query
from assistant.text import language_of

LONGEST = 400  # characters of a rewriting; what is longer is no question put in other words
EARLIER = 4  # questions before that are shown: what a follow-up leans on stands in the last few
MOST = 2  # one in each language

_NAMING = frozenset(FactKind) - {FactKind.ACT, FactKind.CURRENCY, FactKind.QUOTE, FactKind.REFERENCE}
_LABEL = re.compile(
    r"^\s*(?:[-*\d.)]+\s+)?(?:[^:：?？]{0,20}?(?:chinese|english|question|translation|中文|英文|问题)[^:：?？]{0,12}[:：]\s*)?",
    re.IGNORECASE,
)

log = logging.getLogger(__name__)


def rewritings(model: ChatModel, query: Query, history: Sequence[Query] = ()) -> tuple[str, ...]:
    """Return the question in other words, at most one in each language, none where what the model wrote cannot be used.

    history holds the turns before, the last turn last. Raises ChatModelError.
    """
    earlier = [turn.text for turn in history[-EARLIER:]]
    written = ""
    prompt = rewrite_prompt(query.text, earlier)
    with closing(model.stream(prompt.system, prompt.user)) as pieces:  # type: ignore[type-var]  # a generator
        for piece in pieces:
            written += piece
            if len(written) > MOST * 2 * LONGEST:
                break
    lines = [_LABEL.sub("", line).strip() for line in written.splitlines()]
    kept: dict[str, str] = {}
    for line in lines:
        if not any(map(str.isalnum, line)) or len(line) > LONGEST or line.casefold() == query.text.casefold():
            continue
        if names_the_same(line, query.text, earlier):
            kept.setdefault(language_of(line), line)
        else:
            log.info("a rewriting that names other things than the question is not used")
    return tuple(kept[language] for language in sorted(kept, key=lambda held: held != query.language))


def rewrite_prompt(question: str, earlier: Sequence[str]) -> Prompt:
    """Return the prompt that asks for rewritings; the same for the same questions."""
    shown = "\n".join(f"- {one_line(text)[:LONGEST_QUESTION]}" for text in earlier) or "-"
    return fill("rewrite", question=one_line(question)[:LONGEST_QUESTION], earlier=shown, fence=fence(question, shown))


def names_the_same(rewriting: str, question: str, earlier: Sequence[str]) -> bool:
    """Whether a rewriting names everything that the question names, and nothing that neither it nor an earlier question does.

    >>> names_the_same("2023年加纳的支出是多少？", "What did Ghana spend in 2023?", [])
    True
    >>> names_the_same("What was spent in 2023?", "加纳2023年花了多少钱？", [])
    False
    """
    asked, said = _named(question), _named(rewriting)
    return asked <= said <= asked.union(*map(_named, earlier))


def _named(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((fact.kind.value, fact.value) for fact in facts_of(text) if fact.kind in _NAMING)
