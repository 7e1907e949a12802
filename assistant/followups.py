"""A follow-up takes from the turn before what it leaves out; a question that stands by itself takes nothing.

"What did session 23 decide on the web forum?" – "And at the session after?" – "那建议11呢？" – "它什么时候通过的？"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.glossary import matches
from assistant.intents import about_the_recommendation
from assistant.known import Known
from assistant.mentions import series_named
from assistant.model import Filters, Intent, Query
from assistant.rules import Rule
from assistant.subjects import only_aspects, only_parties, without_aspects, without_parties
from assistant.symbols import english_number
from assistant.text import HAN

_OPENER = Rule(
    r"^[\s?!,.;:'\"()。~-]*(?:and|also|then|or|but|so|ok(?:ay)?|yes|no|what\s+about|how\s+about|what\s+of|same|similarly)\b|^(?:那|那么|还有|而|再|另外|此外|以及|同样|换成|如果是|至于|好的?[,，])",
    flags=re.IGNORECASE,
)
_WHAT_ABOUT = Rule(
    r"^[\s?!,.;:'\"()。~-]*(?:and\s+|but\s+|then\s+|so\s+)*(?:(?:what|how)\s+about|what\s+of)\b|^[\s?!,.;:'\"()。~-]*(?:and|but|or)\s+(?:about|on|for|in|at|with|under|regarding|from)\b|呢\s*[?。!]*$|(?:又|也|还)(?:是|有)?(?:多少|什么|哪|如何|怎)",
    flags=re.IGNORECASE,
)
_POINTS_BACK = Rule(
    r"\b(?:it|its|they|them|their|theirs|he|she|his|her)\b|\b(?:this|that|these|those|the\s+same|the\s+latter|the\s+former)\b(?=\s*(?:$|[?.,!]|session|meeting|document|paper|decision|recommendation|project|one|ones|report|year|country|countries|platform|proposal|figure|number|paragraph|item|group|delegation|study|be\b|is\b|was\b|happen|cost|mean|approved|adopted))"
    r"|它们?|(?<!其)他(?!国|人|方|处|们?的确)|她|^其(?!他|它|余)|[,在对为](?:其)(?!他|它|余|中)|(?:该|这|那|上述|前述|此)(?:一)?(?:个|些|项|份|届|次|篇|条|款|类|笔|家|国|项目|平台|文件|决定|建议|提案|会议|报告|条约|研究|数字|金额|段|集团|代表团)|前者|后者|上述|这(?:是|又|怎么|为什么|什么)|同一",
    flags=re.IGNORECASE,
)
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
_BARE_NUMBER = Rule(
    r"^[\s?!,.;:'\"()。~-]*(?:(?:and|what|how|about|then|the|of|also|for|but|no\.?|number|那|那么|还有|第)\s*)*(?P<n>\d{1,2}|[a-z]+(?:-[a-z]+)?(?:th|st|nd|rd|first|second|third))(?:st|nd|rd|th)?(?:\s*(?:one|项|号|条|届|个))?\s*(?:呢)?[\s?!,.;:'\"()。~-]*$",
    flags=re.IGNORECASE,
)
_NO_TOPIC = Rule(
    r"^(?:before|after|next|following|previous|one|ones|same|latter|former|then|also|how|why|ok|yes|届|一|下|后|前|之|再|那么|还|以|接|来|次|个|项|条|份|它|么|另外|此外|同样|换成|至于|\d{1,2}(?:st|nd|rd|th)?|\s)+$"
)
_WHY = Rule(r"\bwhy\b|\bhow\s+come\b|为什么|为何|怎么会", flags=re.IGNORECASE)
_LEANING_WORDS = Rule(  # words that only tie a follow-up to the turn before
    r"^[\s?!,.;:'\"()。~-]*(?:(?:and|but|so|then|also|ok(?:ay)?|what\s+about|how\s+about|what\s+of|那么|那|还有|另外|此外|至于|再|而)\b\s*[,，]?\s*)+|呢(?=\s*[?。!]*$)|\b(?:it|its|they|them|their|that|this|those|these)\b|它们?|他们|她们|in\s+(?:english|chinese)(?:\s*,?\s*please)?|请?用(?:英文|中文)(?:回答)?",
    flags=re.IGNORECASE,
)
_STATUS_TOLD = Rule(r"落实|进展|实施|执行|\b(?:status|progress|implement\w*)\b", flags=re.IGNORECASE)
_EDITION = Rule(
    r"\b(?P<original>original|unrevised|first\s+version|earlier\s+version)\b|\brevis(?:ed|ion)\b(?:\s+(?:version|one|text))?"
    r"|(?P<original_zh>原稿|原版|原文件|原件|修订前)|修订(?:版|稿|本|后的?)",
    flags=re.IGNORECASE,
)
_THIN = 4  # characters of a topic that, without a term of the house, is a question's rest and no subject

_CARRIED_BY_NAME_ALONE = (Intent.DECISION, Intent.STATUS, Intent.DOCUMENT, Intent.HISTORY)  # "Session 24?" asks the same again


_OF_THE_DOCUMENT = (Intent.FIGURE, Intent.LIST, Intent.WHO, Intent.WHEN)  # short, these ask of the document that was read

# It asks in words of its own, whatever was asked before: "What did she recommend?".
_OWN_QUESTION = Rule(
    r"^(?:(?:and|so|but|then|ok)\s*,?\s+)*(?:what|how|why)\s+(?:did|do|does|has|have|is|are|was|were|will|would)\s+(?:\w+\s+){1,4}?(?:say|recommend|propose|suggest|think|conclude|find|want|mean|do|happen|change|ask)\w*\b"
    r"|(?:说|写|提|建议|主张|认为|做|改)了?什么",
    flags=re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """How a query leans on the turn before."""

    follows: bool
    points_back: bool
    what_about: bool
    aspect: bool  # it asks only for an aspect (the budget, who proposed it) of what was spoken of
    topic: str  # its own topic, if it has one that can stand


def resolve(query: Query, history: Sequence[Query], known: Known = Known()) -> Query:
    """Fill in what a follow-up leaves out from the last turn that was about the documents; history: last turn last.

    Named sessions, symbols and recommendations replace those of the same kind, the others stay; the intent stays where
    the follow-up shows none of its own. A question with a subject of its own changes the topic and takes nothing over.
    """
    last = next((turn for turn in reversed(history) if turn.intent not in (Intent.OUT_OF_SCOPE, Intent.ABOUT_ASSISTANT)), None)
    if last is None or query.intent in (Intent.OUT_OF_SCOPE, Intent.ABOUT_ASSISTANT):
        return query
    query = _with_relative_session(_with_bare_number(query, last, known), last)
    query = _with_edition(query, last, known)
    reading = _read(query, last.intent, last.filters)
    if not reading.follows:
        return query
    return _carried(query, last, reading, known)


def _read(query: Query, last_intent: Intent, last_filters: Filters) -> _Reading:
    text = query.text.strip()
    topic = "" if _NO_TOPIC.match(query.topic) else query.topic
    opener, what_about = bool(_OPENER.search(text)), bool(_WHAT_ABOUT.search(text))
    points_back = _points_back(query)
    if (
        series_named(query.text) and not query.recommendation_numbers and (opener or what_about or points_back)
    ):  # "独立审查的那个呢": names the series, not a subject
        topic = re.sub(r"独立审查|发展议程|independent|review|development|agenda|\bda\b|\s+", " ", topic).strip()
    named = bool(query.sessions or query.symbols or query.recommendation_numbers)
    bare = not topic and not query.verbs and len(text) <= 40
    thin = _thin(topic, query)
    parties = opener and only_parties(topic, query.language)  # "And the African Group?"
    aspect = not named and len(text) <= 40 and only_aspects(topic)
    what_about |= parties
    of_document = bool(last_filters.symbols) and not named and query.intent in _OF_THE_DOCUMENT and _names_nothing(topic, query)
    follows = points_back or what_about or (opener and (thin or named)) or (not topic and not named) or bare or aspect or of_document
    follows |= query.paragraph is not None and not query.symbols  # "And paragraph 6?"
    whole = bool(query.recommendation_numbers) and bool(_STATUS_TOLD.search(text))  # "建议10的落实情况如何?" lacks nothing
    if follows and named and not (opener or what_about or points_back) and (whole or last_intent not in _CARRIED_BY_NAME_ALONE):
        follows = False
    return _Reading(follows, points_back, what_about, aspect, "" if thin and (opener or points_back) and not what_about else topic)


def _thin(topic: str, query: Query) -> bool:
    if not topic:
        return True
    if any(match.term.kind == "term" for match in matches(topic, query.language)):
        return False
    return len(re.findall(rf"[{HAN}]", topic)) <= _THIN if query.language == "zh" else len(topic.split()) <= 1


def _names_nothing(topic: str, query: Query) -> bool:
    """Whether a short question names nothing by which it could stand alone: "How many volunteers?"."""
    if any(match.term.kind in ("term", "place") for match in matches(topic, query.language)) or re.search(r"[A-Z]", query.text[1:]):
        return False
    return len(query.text.split()) <= 6 if query.language == "en" else len(query.text) <= 14


def _points_back(query: Query) -> bool:
    """A pronoun counts where no term of the house stands before it that it could point to."""
    pronoun = _POINTS_BACK.search(query.text)
    if not pronoun or re.search(r"(?:本|这|此)届|\bthis\s+session", pronoun[0] + query.text[pronoun.end() : pronoun.end() + 8]):
        return False
    before = query.text[: pronoun.start()]
    return not query.symbols and not any(match.term.kind == "term" for match in matches(before, query.language))


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
    return replace(query, text=text, symbols=(meant[-1],), filters=_filters(query.filters, (meant[-1],)), topic=topic)


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


def _carried(query: Query, last: Query, reading: _Reading, known: Known) -> Query:
    symbols = query.symbols or (() if _new_subject(query, last) else last.symbols)
    sessions = query.sessions or (() if _new_subject(query, last) else last.sessions)
    numbers = query.recommendation_numbers or (() if _new_subject(query, last) else last.recommendation_numbers)
    series = query.series or (series_named(query.text) or last.series if numbers else None)
    named_before = bool(last.symbols or last.sessions or last.recommendation_numbers)
    before = last.topic if not reading.aspect else without_aspects(last.topic) or ("" if named_before else last.topic)
    replaces = reading.what_about and not reading.aspect and not reading.points_back and matches(reading.topic, query.language)
    if only_parties(reading.topic, query.language) and not reading.points_back:  # "And in Chile?" asks the same of another country
        topic = _joined(without_parties(before, last.language), reading.topic)
    else:
        topic = reading.topic if replaces else _joined(before, reading.topic)
    if _new_subject(query, last):
        topic = reading.topic
    carried_symbols = last.filters.symbols if not query.symbols and symbols else ()
    return replace(
        query,
        text=_search_text(query, topic, sessions),
        language=query.language if re.search(rf"[{HAN}]|[a-z]{{3,}}", re.sub(r"cdip\S*", "", query.text.lower())) else last.language,
        intent=_intent(query, last, reading),
        filters=_filters(query.filters, carried_symbols),
        sessions=sessions,
        symbols=symbols,
        recommendation_numbers=numbers,
        recommendations=known.recommendations_meant(numbers, series) if numbers else (),
        series=series,
        latest=query.latest or (last.latest and sessions == last.sessions),
        years=query.years or last.years,
        dates=query.dates or last.dates,
        answer_language=query.answer_language or last.answer_language,
        verbs=query.verbs or last.verbs,
        expansions=tuple(dict.fromkeys((*query.expansions, *last.expansions))) if topic != reading.topic else query.expansions,
        topic=topic,
        follows_up=True,
    )


def _search_text(query: Query, topic: str, sessions: tuple[int, ...]) -> str:
    """The follow-up made whole for search: the subject, the session it came to, and its own words."""
    own = _LEANING_WORDS.sub(" ", query.text)
    for pattern in (_SESSION_AFTER, _SESSION_BEFORE, _SAME_SESSION):
        if pattern.search(own) and sessions:
            label = f"第{sessions[0]}届会议" if query.language == "zh" else f"session {sessions[0]}"
            own = pattern.sub(label, own)
            break
    own = " ".join(own.split()).strip(" ?？,，.")
    return _joined(" ".join(word for word in topic.split() if word.lower() not in own.lower()), own) or query.text


def _new_subject(query: Query, last: Query) -> bool:
    """It names a recommendation where none was spoken of: the subject changes with it."""
    return bool(query.recommendation_numbers and not last.recommendation_numbers)


def _intent(query: Query, last: Query, reading: _Reading) -> Intent:
    """Its own where it asks something; the last turn's where it only names or points."""
    if _new_subject(query, last) or _WHY.search(query.text):
        return query.intent
    if (
        last.recommendation_numbers
        and query.intent in (Intent.LIST, Intent.WHO, Intent.PASSAGE, Intent.STATUS)
        and about_the_recommendation(query.text.lower())
    ):
        return last.intent
    if query.intent is Intent.PASSAGE and last.intent in (Intent.FIGURE, Intent.WHO, Intent.WHEN) and _OWN_QUESTION.search(query.text):
        return query.intent
    asks_itself = query.intent not in (Intent.PASSAGE, last.intent) and (reading.topic or not _only_names(query)) and not reading.what_about
    return query.intent if asks_itself else last.intent


def _only_names(query: Query) -> bool:
    """Its intent was guessed from what it names (a session: decisions; a recommendation: its status), not asked."""
    return query.intent in (Intent.DECISION, Intent.STATUS, Intent.DOCUMENT) and not query.verbs


def _filters(given: Filters, symbols: tuple[str, ...]) -> Filters:
    return replace(given, symbols=symbols) if symbols and not given.symbols else given


def _joined(first: str, second: str) -> str:
    return f"{first} {second}".strip() if first != second else first
