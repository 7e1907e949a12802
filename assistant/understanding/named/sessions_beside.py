"""A session told by the one before or after it: 第31届会议的下一届会议, "the next session after the 31st"."""

from __future__ import annotations

import re

from assistant.rules import Rule
from assistant.symbols import find_sessions
from assistant.text import language_of

_NUMBER_ZH = r"第\s*(?:\d{1,3}|[一二三四五六七八九十]{1,4})\s*届(?:会议|会)?"
_ORDINAL_EN = r"\b(?:\d{1,3}(?:st|nd|rd|th)|(?:twenty|thirty|forty|fifty)?-?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|twentieth|thirtieth|fortieth))"
_AFTER = Rule(
    rf"(?P<zh>{_NUMBER_ZH})(?:的|(?:之|以)?后面?的?|之后[，,]?)?\s*(?:下一?|后一|紧接着的?那?)[届次](?:会议)?",
    rf"\b(?:the\s+)?(?:next\s+)?(?:session|meeting|one)\s+(?:right\s+|just\s+|immediately\s+)?(?:after|following)\s+(?:the\s+)?(?:session\s+(?=\d))?(?P<en>{_ORDINAL_EN}|(?<=session\s)\d{{1,3}})(?:\s+(?:session|one))?\b",
    flags=re.IGNORECASE,
)
_BEFORE = Rule(
    rf"(?P<zh>{_NUMBER_ZH})(?:的|(?:之|以)?前面?的?|之前[，,]?)?\s*(?:上一?|前一)[届次](?:会议)?",
    rf"\b(?:the\s+)?(?:last\s+|previous\s+)?(?:session|meeting|one)\s+(?:right\s+|just\s+|immediately\s+)?(?:before|preceding)\s+(?:the\s+)?(?:session\s+(?=\d))?(?P<en>{_ORDINAL_EN}|(?<=session\s)\d{{1,3}})(?:\s+(?:session|one))?\b",
    flags=re.IGNORECASE,
)


def with_session_beside_named(text: str) -> str:
    """Return a question with the session that it counts from another one named by its number.

    >>> with_session_beside_named("第31届会议下一届会议什么时候开?"), with_session_beside_named("When was the session after the 31st held?")
    ('第32届会议什么时候开?', 'When was session 32 held?')
    >>> with_session_beside_named("What did the session before the twenty-third decide?"), with_session_beside_named("After the 31st session")
    ('What did session 22 decide?', 'After the 31st session')
    """
    for rule, step in ((_AFTER, 1), (_BEFORE, -1)):
        text = rule.sub(lambda match, step=step: _named(match, step), text)  # type: ignore[misc]
    return text


def _named(match: re.Match[str], step: int) -> str:
    counted_from = find_sessions(match["zh"] or f"{match['en']} session")
    if len(counted_from) != 1:
        return match[0]
    number = counted_from[0] + step
    return f"第{number}届会议" if language_of(match[0]) == "zh" else f"session {number}"
