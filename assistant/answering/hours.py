"""At what hour and in which room: told only by a passage that names an hour, or a room."""

from __future__ import annotations

import re

from assistant.rules import Rule

_ASKED_AND_TOLD = tuple(
    (Rule(asked, flags=re.IGNORECASE), Rule(told, flags=re.IGNORECASE))
    for asked, told in (
        (
            r"几点(?!建议|意见|要求|内容|原则|看法|结论|提案)|什么钟点|\bwhat\s+time\s+(?:of\s+day|do|does|will|is|are)\b|\bwhat\s+hour\b",
            r"\d\s*[:：]\s*[0-5]\d|[\d一二三四五六七八九十]\s*点(?![的建意要内原提方])|[上下中]午|\b\d{1,2}(?:[.:]\d\d)?\s*(?:a\.?m|p\.?m)\b|\bo['’]clock\b|\bnoon\b|\bmidnight\b",
        ),
        (
            r"会议室|会议厅|会场|\b(?:which|what|meeting|conference)\s+(?:room|hall)\b|\bvenue\b",
            r"会议室|会议厅|会场|大厅|\b(?:room|hall|venue)\b",
        ),
    )
)


def tells_hour_and_room(question: str, text: str) -> bool:
    """Whether a text names an hour or a room, where that is asked for; True where neither is.

    >>> tells_hour_and_room("会议几点开始?", "会议于3月2日开始。"), tells_hour_and_room("What time does it start?", "It starts at 10 a.m.")
    (False, True)
    """
    return all(told.search(text) for asked, told in _ASKED_AND_TOLD if asked.search(question))
