"""What a committee does in a sentence: the word for an act of decision, whose it is, and where in the sentence it stands.

How each language says it is told in acts_zh and acts_en; here is what they share.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.recording.sessions import Mention

MASK = "\u25a1"  # stands for a character of a title or a bracket, so that offsets stay
_QUOTES = {"“": "”", "‘": "’", "「": "」", "《": "》", '"': '"'}
_BRACKETS = {"（": "）", "(": ")", "[": "]"}

# Verbs whose object says what others shall do: a session named after them is when that falls due.
DIRECTIVE = frozenset({"requested", "invited", "instructed", "encouraged", "recommended", "urged"})
# Verbs whose object may lie ahead as well.
AHEAD = DIRECTIVE | {"agreed", "decided", "deferred"}


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the Committee in a sentence; offsets are into the sentence.

    start is where its clause begins (the subject, or the verb of one that shares an earlier subject); at is the verb,
    end its end. subject is the words to put before a clause that lacks its own. attached is the session bound to the
    verb itself ("the Thirty-First Session approved", "approved at its Eighteenth Session"). clause is where the comma
    clause of the verb begins; linked tells that the subject is an earlier act's, agentless that it inherits no session.
    """

    verb: str
    start: int
    at: int
    end: int
    clause: int
    subject: str = ""
    attached: Mention | None = None
    linked: bool = False
    agentless: bool = False


def mask(text: str, opened_by_subject: re.Pattern[str]) -> str:
    """Return text with the inside of quotes and brackets masked, same length.

    A quote that opens right after the subject (matched by opened_by_subject at its end) holds the act itself, in its
    own words: only its marks are masked.
    """
    out = list(text)
    stack: list[tuple[str, bool]] = []
    for i, char in enumerate(text):
        if stack and char == stack[-1][0]:
            stack.pop()
            out[i] = MASK
            continue
        closing = _QUOTES.get(char) or _BRACKETS.get(char)
        if closing and closing in text[i + 1 :]:
            hidden = bool(stack and stack[-1][1]) or char in _BRACKETS or not opened_by_subject.search(text, max(0, i - 60), i)
            stack.append((closing, hidden))
            out[i] = MASK
        elif any(hidden for _, hidden in stack):
            out[i] = MASK
    return "".join(out)


def mention_at(mentions: Sequence[Mention], start: int, end: int) -> Mention | None:
    """Return the CDIP's mention that begins within start and end, the last if there are several."""
    found = [mention for mention in mentions if mention.ours and start <= mention.start < end]
    return found[-1] if found else None
