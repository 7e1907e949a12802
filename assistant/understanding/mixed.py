"""A question that mixes the languages is read in the one it is asked in: "CDIP 25 谁是 chair" asks for the 主席.

A Latin word in a Chinese question is taken for a name, which must stand in the passage as it is written; a term of the
glossary is none. What both languages write alike (TISC, eTISC) is left, and so are the words that other rules read.
"""

from __future__ import annotations

import re

from assistant.glossary import matches
from assistant.rules import Rule
from assistant.text import HAN, language_of

_READ_ELSEWHERE = Rule(
    r"^(?:sessions?|meetings?|recommendations?|recs?|documents?|papers?|annex\w*|english|chinese|cdip|wipo|development\s+agenda|independent\s+review|da|ir|latest|previous|rev|prov)$",
    flags=re.IGNORECASE,
)
_HAN_OR_NONE = re.compile(rf"[{HAN}]")


def in_one_language(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return a plain Chinese question with its English terms in Chinese, and what was read as what, in order.

    >>> in_one_language("TISC的pilot countries有哪些?")
    ('TISC的试点有哪些?', (('pilot countries', '试点'),))
    """
    if language_of(text) != "zh" or not re.search(r"[A-Za-z]{4}", text):
        return text, ()
    read: list[tuple[str, str]] = []
    for match in reversed(matches(text, "en")):
        written = text[match.start : match.end]
        chinese = match.term.zh
        if match.term.kind == "date" or not _HAN_OR_NONE.search(chinese) or written in match.term.names or _READ_ELSEWHERE.search(written):
            continue
        if len(written) < 4 or re.search(rf"[{HAN}]", written):
            continue
        text = f"{text[: match.start].rstrip()}{chinese}{text[match.end :].lstrip()}"
        read.append((written, chinese))
    return text, tuple(reversed(read))
