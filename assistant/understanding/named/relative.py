"""What a follow-up counts from the turn before: the session after, the year before, the next number, another edition."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.known import Known
from assistant.model import Filters, Query
from assistant.numerals import english_number
from assistant.rules import Rule

_SAME_SESSION = Rule(r"(?:该|那|这|此|同一)(?:一)?届|(?:那|该)次会议|\b(?:that|the\s+same)\s+(?:session|meeting)\b", flags=re.IGNORECASE)
_SESSION_AFTER = Rule(
    r"(?:再)?(?:下|后)(?:面)?(?:的)?(?:那)?一?(?:届|次会议)|(?:之|以|随)后(?:的)?(?:那|下)?(?:一)?(?:届|次会议)|接下来(?:的)?(?:那)?(?:一)?(?:届|次会议)"
    r"|\b(?:session|meeting|one)\s+(?:right\s+|just\s+|immediately\s+)?(?:after|following)\b|\b(?:next|following|subsequent)\s+(?:session|meeting|one)\b|\bone\s+(?:session\s+)?later\b|^[\s?!,.;:'\"()。~-]*(?:and\s+)?(?:the\s+)?(?:next|following)\s*\??$",
    flags=re.IGNORECASE,
)
_SESSION_BEFORE = Rule(
    r"(?:再)?(?:上|前)(?:面)?(?:的)?(?:那)?一?(?:届|次会议)|(?:之|以)前(?:的)?(?:那|上)?(?:一)?(?:届|次会议)"
    r"|\b(?:session|meeting|one)\s+(?:right\s+|just\s+|immediately\s+)?before\b|\b(?:previous|preceding|prior)\s+(?:session|meeting|one)\b|\bone\s+(?:session\s+)?earlier\b",
    flags=re.IGNORECASE,
)
_YEAR_BEFORE = Rule(
    r"(?:再)?(?:上|前)(?:面)?(?:的)?(?:那)?一?年(?!度?报告)|(?:之|以)前(?:的)?(?:那|上)?一?年|\b(?:the\s+)?(?:previous|preceding|prior)\s+year\b|\b(?:the\s+|a\s+|one\s+)?year\s+(?:right\s+|just\s+)?(?:before|earlier|previously|prior)\b(?:\s+(?:that|it))?",
    flags=re.IGNORECASE,
)
_YEAR_AFTER = Rule(
    r"(?:再)?(?:下|后|次)(?:面)?(?:的)?(?:那)?一?年(?!度?报告)|(?:之|以|随)后(?:的)?(?:那|下)?一?年|第二年|\b(?:the\s+)?(?:next|following|subsequent)\s+year\b|\b(?:the\s+|a\s+|one\s+)?year\s+(?:right\s+|just\s+)?(?:after|later|following)\b(?:\s+(?:that|it))?",
    flags=re.IGNORECASE,
)
_FURTHER = Rule(r"再往(?=$|[?。])|再早一点|更早")
_BARE_NUMBER = Rule(
    r"^[\s?!,.;:'\"()。~-]*(?:(?:and|what|how|about|then|the|of|also|for|but|no\.?|number|那|那么|还有|第)\s*)*(?P<n>\d{1,2}|[a-z]+(?:-[a-z]+)?(?:th|st|nd|rd|first|second|third))(?:st|nd|rd|th)?(?:\s*(?:one|项|号|条|届|个))?\s*(?:呢)?[\s?!,.;:'\"()。~-]*$",
    flags=re.IGNORECASE,
)
_EDITION = Rule(
    r"\b(?P<original>original|unrevised|first\s+version|earlier\s+version)\b|\brevis(?:ed|ion)\b(?:\s+(?:version|one|text))?"
    r"|(?P<original_zh>原稿|原版|原文件|原件|修订前)|修订(?:版|稿|本|后的?)",
    flags=re.IGNORECASE,
)


def counted_from(query: Query, last: Query, known: Known) -> Query:
    """Return a follow-up with what it counts from the turn before put by its number."""
    query = _with_relative_session(_with_bare_number(query, last, known), last)
    return _with_edition(_with_relative_year(query, last), last, known)


def session_named(words: str, session: int, language: str) -> str:
    """Return words with the session that they count to by its number."""
    for pattern in (_SESSION_AFTER, _SESSION_BEFORE, _SAME_SESSION):
        if pattern.search(words):
            return pattern.sub(f"第{session}届会议" if language == "zh" else f"session {session}", words)
    return words


def without_counting(words: str) -> str:
    """Return words without what they count from the turn before: "the year before", 再往前一年.

    >>> without_counting("再往前一年"), without_counting("loans the year after")
    ('', 'loans ')
    """
    for pattern in (_YEAR_AFTER, _YEAR_BEFORE, _SESSION_AFTER, _SESSION_BEFORE, _SAME_SESSION):
        words = pattern.sub("", words)
    return _FURTHER.sub("", words)


def _with_relative_year(query: Query, last: Query) -> Query:
    """ "And the year before?", "那前一年呢？": counted from the year that was asked about."""
    if not last.years or query.years or query.sessions:
        return query
    for pattern, year in ((_YEAR_AFTER, max(last.years) + 1), (_YEAR_BEFORE, min(last.years) - 1)):
        if pattern.search(query.text):
            named = f"{year}年" if query.language == "zh" else str(year)
            return replace(query, text=pattern.sub(named, query.text), years=(year,), topic=" ".join(pattern.sub(" ", query.topic).split()))
    return query


def _with_bare_number(query: Query, last: Query, known: Known) -> Query:
    """ "What about the 24th?", "那11呢": the number of what was last numbered."""
    match = _BARE_NUMBER.match(query.text)
    if not match or query.sessions or query.symbols or query.recommendation_numbers:
        return query
    number = english_number(match["n"])
    if number is None:
        return query
    if last.recommendation_numbers:
        return replace(
            query, recommendation_numbers=(number,), recommendations=known.recommendations_meant((number,), last.series), topic=""
        )
    return replace(query, sessions=(number,), topic="") if last.sessions else query


def _with_edition(query: Query, last: Query, known: Known) -> Query:
    """ "And in the original?", "修订版呢？": another edition of the document that was spoken of."""
    if query.symbols or len(last.symbols) != 1 or not (edition := _EDITION.search(query.text)):
        return query
    family = last.symbols[0].split(" Rev.")[0]
    held = sorted(symbol for symbol in known.symbols if symbol == family or symbol.startswith(f"{family} Rev."))
    meant = [symbol for symbol in held if (symbol == family) == bool(edition["original"] or edition["original_zh"])]
    if not meant:
        return query
    text, topic = (" ".join(_EDITION.sub(" ", words).split()) for words in (query.text, query.topic))
    return replace(query, text=text, symbols=(meant[-1],), filters=confined(query.filters, (meant[-1],)), topic=topic)


def _with_relative_session(query: Query, last: Query) -> Query:
    """ "The session after", "前一届", "该届会议": counted from the session the conversation is at."""
    if not last.sessions or (query.sessions and not query.previous and not _SAME_SESSION.search(query.text)):
        return query
    for pattern, session in (
        (_SESSION_AFTER, (max(last.sessions) + 1,)),
        (_SESSION_BEFORE, (min(last.sessions) - 1,)),
        (_SAME_SESSION, last.sessions),
    ):
        if pattern.search(query.text) and session[0] > 0:
            topic = " ".join(
                re.sub(
                    r"\b(?:next|following|previous|before|after|one|earlier|later)\b|[下后前上再那该这此同一届次]", " ", query.topic
                ).split()
            )
            return replace(query, sessions=session, previous=False, latest=False, topic=topic)
    return query


def confined(given: Filters, symbols: tuple[str, ...]) -> Filters:
    """Return filters that confine a search to documents, unless the caller set some."""
    return replace(given, symbols=symbols) if symbols and not given.symbols else given
