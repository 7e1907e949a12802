"""A follow-up takes from the turn before what it leaves out; a question that stands by itself takes nothing.

"What did session 23 decide on the web forum?" – "And at the session after?" – "那建议11呢？" – "它什么时候通过的？"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.glossary import Match, Term, matches
from assistant.intents import about_the_recommendation
from assistant.known import Known
from assistant.mentions import series_named
from assistant.model import Filters, Intent, Language, Query
from assistant.rules import Rule
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
    r"|它们?|他们|她们|^其(?!他|它|余)|[,在对为](?:其)(?!他|它|余|中)|(?:该|这|那|上述|前述|此)(?:一)?(?:个|些|项|份|届|次|篇|条|款|类|笔|家|国|项目|平台|文件|决定|建议|提案|会议|报告|条约|研究|数字|金额|段|集团|代表团)|前者|后者|上述|这(?:是|又|怎么|为什么|什么)|同一",
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
    r"^(?:before|after|next|following|previous|one|ones|same|latter|former|then|also|how|why|ok|yes|届|一|下|后|前|之|再|那么|还|以|接|来|次|它|么|另外|此外|同样|换成|至于|\d{1,2}(?:st|nd|rd|th)?|\s)+$"
)
_WHY = Rule(r"\bwhy\b|\bhow\s+come\b|为什么|为何|怎么会", flags=re.IGNORECASE)
_LEANING_WORDS = Rule(  # words that only tie a follow-up to the turn before
    r"^[\s?!,.;:'\"()。~-]*(?:(?:and|but|so|then|also|ok(?:ay)?|what\s+about|how\s+about|what\s+of|那么|那|还有|另外|此外|至于|再|而)\b\s*[,，]?\s*)+|呢(?=\s*[?。!]*$)|\b(?:it|its|they|them|their|that|this|those|these)\b|它们?|他们|她们|in\s+(?:english|chinese)(?:\s*,?\s*please)?|请?用(?:英文|中文)(?:回答)?",
    flags=re.IGNORECASE,
)
# What is asked of a thing and is no thing itself: "With what budget?", "期限多长？".
_ASPECT_WORDS = (
    r"预算|费用|成本|经费|总额|花费|期限|时长|时间|多久|多长|目标|目的|内容|名称|标题|结果|成果|进展|状况|现状|原因|理由|影响|人数|数量|规模|范围|受益国|试点|提案[方国]|提出|提交|编写"
    r"|最后|最终|实际|当时|开始|结束|启动|完成|负责|参加|参与|主持|批准|通过|国家",
    r"\b(?:budget|costs?|amount|total|duration|length|deadline|aims?|goals?|objectives?|purpose|results?|outcomes?|status|title|author|size|number|spent|spend|start(?:ed|s)?|begin|began|end(?:ed|s)?|last(?:ed|s)?"
    r"|propos(?:e|ed|al|er)|submit(?:ted)?|pa(?:y|id)|fund(?:ed|ing)?|approv(?:e|ed|al)|adopted|countries|country|participants?|members?|long|much|many|ever|finally|actually)\b",
)
_ASPECT = Rule(*_ASPECT_WORDS)
_ASPECTS_ALONE = Rule(*_ASPECT_WORDS, r"[国年月届花提写呢在是要用给被几多]", r"\b(?:in|with|take|took|year|month|session)\b")
_PARTY = re.compile(r"\b(?:Group|Union|Secretariat|GRULAC|Delegations?)\b")
_WORDS = re.compile(rf"[a-z]{{2,}}|[{HAN}]", re.IGNORECASE)
_THIN = 4  # characters of a topic that, without a term of the house, is a question's rest and no subject

_CARRIED_BY_NAME_ALONE = (Intent.DECISION, Intent.STATUS, Intent.DOCUMENT, Intent.HISTORY)  # "Session 24?" asks the same again


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
    reading = _read(query, last.intent)
    if not reading.follows:
        return query
    return _carried(query, last, reading, known)


def _read(query: Query, last_intent: Intent) -> _Reading:
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
    parties = opener and _only_parties(topic, query.language)  # "And the African Group?"
    aspect = not named and len(text) <= 40 and not _WORDS.search(_ASPECTS_ALONE.sub(" ", topic))
    what_about |= parties
    follows = points_back or what_about or (opener and (thin or named)) or (not topic and not named) or bare or aspect
    if follows and named and not (opener or what_about or points_back) and last_intent not in _CARRIED_BY_NAME_ALONE:
        follows = False
    return _Reading(follows, points_back, what_about, aspect, "" if thin and (opener or points_back) and not what_about else topic)


def _thin(topic: str, query: Query) -> bool:
    if not topic:
        return True
    if any(match.term.kind == "term" for match in matches(topic, query.language)):
        return False
    return len(re.findall(rf"[{HAN}]", topic)) <= _THIN if query.language == "zh" else len(topic.split()) <= 1


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
    before = last.topic if not reading.aspect else _cleared(last.topic) or ("" if named_before else last.topic)
    replaces = reading.what_about and not reading.aspect and not reading.points_back and matches(reading.topic, query.language)
    if _only_parties(reading.topic, query.language) and not reading.points_back:  # "And in Chile?" asks the same of another country
        topic = _joined(_without_parties(before, last.language), reading.topic)
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


def _cleared(topic: str) -> str:
    """A topic without the aspect that was asked of it."""
    return " ".join(_ASPECT.sub(" ", topic).split())


def _is_party(term: Term) -> bool:
    """A country, or a group or body that speaks like one."""
    return term.kind == "place" or bool(_PARTY.search(term.en))


def _only_parties(topic: str, language: Language) -> bool:
    """Whether a topic names countries or groups of countries and nothing else."""
    found = matches(topic, language)
    return bool(found) and all(_is_party(match.term) for match in found) and not _WORDS.search(_cut(topic, found))


def _without_parties(topic: str, language: Language) -> str:
    found = [match for match in matches(topic, language) if _is_party(match.term)]
    return " ".join(re.sub(r"^(?:[和与及、]|(?:and|or)\b)+|(?:[和与及、]|\b(?:and|or))+$", "", _cut(topic, found).strip()).split())


def _cut(topic: str, found: Sequence[Match]) -> str:
    for match in sorted(found, key=lambda match: match.start, reverse=True):
        topic = f"{topic[: match.start]} {topic[match.end :]}"
    return topic


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
    asks_itself = query.intent not in (Intent.PASSAGE, last.intent) and (reading.topic or not _only_names(query)) and not reading.what_about
    return query.intent if asks_itself else last.intent


def _only_names(query: Query) -> bool:
    """Its intent was guessed from what it names (a session: decisions; a recommendation: its status), not asked."""
    return query.intent in (Intent.DECISION, Intent.STATUS, Intent.DOCUMENT) and not query.verbs


def _filters(given: Filters, symbols: tuple[str, ...]) -> Filters:
    return replace(given, symbols=symbols) if symbols and not given.symbols else given


def _joined(first: str, second: str) -> str:
    return f"{first} {second}".strip() if first != second else first
