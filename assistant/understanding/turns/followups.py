"""A follow-up takes from the turn before what it leaves out; a question that stands by itself takes nothing.

"What did session 23 decide on the web forum?" – "And at the session after?" – "那建议11呢？" – "它什么时候通过的？"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.glossary import matches
from assistant.known import Known
from assistant.model import Intent, Query
from assistant.rules import Rule
from assistant.symbols import find_sessions
from assistant.text import HAN
from assistant.understanding.asked.subjects import only_parties, parties_in, without_aspects, without_parties
from assistant.understanding.asked.whether import asks_of_reporting, asks_only_whether
from assistant.understanding.collection import as_what_was_listed
from assistant.understanding.named.dates import read_dates
from assistant.understanding.named.mentions import series_named
from assistant.understanding.named.recommendations import about_the_recommendation
from assistant.understanding.named.relative import confined, counted_from, session_named
from assistant.understanding.turns.leaning import WHAT_ABOUT, Reading, is_thin, own_words, read_leaning

_ASKS_SOMETHING = Rule(r"什么|哪|谁|几|多少|如何|怎", r"\b(?:what|which|who|whom|how|where)\b", flags=re.IGNORECASE)
_TONGUE = re.compile(
    r"(?:英|中|法|俄|西班牙|阿拉伯|葡萄牙|德|日|韩)(?:文|语)(?:版本?)?|\b(?:English|Chinese|French|Russian|Spanish|Arabic|Portuguese|German|Japanese|Korean)\b(?:\s+(?:version|one|edition))?",
    re.I,
)
_TONGUE_ALONE = re.compile(rf"\s*(?:(?:and|but|or)\s+)?(?:那么?|in\s+)?\s*(?:{_TONGUE.pattern})\s*呢?\s*[?？]\s*", re.I)
_WHY = Rule(r"\bwhy\b|\bhow\s+come\b|为什么|为何|怎么会", flags=re.IGNORECASE)
_PERIOD = Rule(
    r"^[一个上前下后]*(?:报告期|两年期|期间|年度|季度|阶段)$|^(?:previous |last |next |preceding |prior |same )*(?:reporting )?(?:period|biennium|year|phase)$"
)

_OF_NO_MATTER = (Intent.OUT_OF_SCOPE, Intent.ABOUT_ASSISTANT, Intent.SOURCE)
TOLD_BY_PASSAGES = (Intent.FIGURE, Intent.LIST, Intent.WHO, Intent.WHEN, Intent.PASSAGE, Intent.DEFINITION)
SETTLED_BY = frozenset(("approved", "adopted", "endorsed", "accepted", "did not approve"))
_OF_A_SESSION = (Intent.WHO, Intent.WHEN)  # who was elected and when it met: told of each session in the same words
_ASKED_MORE_OF = (Intent.STATUS, Intent.FIGURE, Intent.LIST, Intent.WHO, Intent.WHEN)

# It asks in words of its own, whatever was asked before: "What did she recommend?".
_OWN_QUESTION = Rule(
    r"^(?:(?:and|so|but|then|ok)\s*,?\s+)*(?:what|how|why)\s+(?:did|do|does|has|have|is|are|was|were|will|would)\s+(?:\w+\s+){1,4}?(?:say|recommend|propose|suggest|think|conclude|find|want|mean|do|happen|change|ask|prefer|favou?r|choose)\w*\b"
    r"|\bwhich\s+(?:one|of\s+them)\b|(?:倾向|偏向|推荐|主张|选)(?:了|用|择|于)*哪|(?:说|写|提|建议|主张|认为|做|改)了?什么",
    flags=re.IGNORECASE,
)


def resolve(query: Query, history: Sequence[Query], known: Known = Known(), *, leans: bool = False) -> Query:
    """Fill in what a follow-up leaves out from the last turn that was about the documents; history: last turn last.
    leans tells that it was said to be on that turn.

    Named sessions, symbols and recommendations replace those of the same kind, the others stay; the intent stays where
    the follow-up shows none of its own. A question with a subject of its own changes the topic and takes nothing over.
    """
    last = next((turn for turn in reversed(history) if turn.intent not in _OF_NO_MATTER), None)
    if last is None or query.intent in (Intent.OUT_OF_SCOPE, Intent.ABOUT_ASSISTANT, Intent.COLLECTION):
        return query
    if last.intent is Intent.COLLECTION:
        last = as_what_was_listed(last)
    counted = counted_from(_of_a_version(query, last), last, known)
    reading = read_leaning(counted, last)
    if not (reading.follows or leans):
        return replace(counted, after=replace(last, before=None, after=None)) if _may_lean(counted) else counted
    carried = _carried(counted, last, reading, known)
    elsewhere = counted != query or reading.what_about or query.sessions or query.symbols or query.recommendation_numbers
    return replace(carried, before=replace(last, before=None, after=None), same_matter=not elsewhere)


def _of_a_version(query: Query, last: Query) -> Query:
    """Read "And in Chinese?" after "Is it available in Arabic?" as asking of that version, not for an answer in Chinese."""
    if query.answer_language is None or not _TONGUE.search(last.text) or not _TONGUE_ALONE.fullmatch(query.question):
        return query
    return replace(query, text=query.question, asked=query.question, answer_language=None)


def lean(query: Query, known: Known) -> Query:
    """Read a question that does not say that it leans on the turn before as one that does."""
    assert query.after is not None
    intent = Intent.PASSAGE if query.intent is Intent.DEFINITION else query.intent
    return resolve(replace(query, after=None, intent=intent, everyday=0.0, for_a_desk=0.0), (query.after,), known, leans=True)


def _may_lean(query: Query) -> bool:
    """Whether a question names nothing of the house by number, and is told by passages: it may be on what was spoken of."""
    named = query.sessions or query.symbols or query.recommendation_numbers
    return not named and query.intent in TOLD_BY_PASSAGES


def _carried(query: Query, last: Query, reading: Reading, known: Known) -> Query:
    symbols = query.symbols or (() if _new_subject(query, last) else last.symbols)
    sessions = query.sessions or (() if _new_subject(query, last) else last.sessions)
    numbers = query.recommendation_numbers or (() if _new_subject(query, last) else last.recommendation_numbers)
    series = query.series or (series_named(query.text) or last.series if numbers else None)
    named_before = bool(last.symbols or last.sessions or last.recommendation_numbers)
    before = (
        last.topic
        if not reading.aspect or (reading.what_about and not reading.topic)
        else without_aspects(last.topic) or ("" if named_before else last.topic)
    )
    taken = _taken(query, last, reading, before)
    topic = _joined(taken, reading.topic)
    again = _asked_again(query, last, reading)
    own_language = query.language if re.search(rf"[{HAN}]|[a-z]{{3,}}", re.sub(r"cdip\S*", "", query.text.lower())) else last.language
    carried_symbols = last.filters.symbols if not query.symbols and symbols else ()
    return replace(
        query,
        text=again or _search_text(query, topic, sessions),
        language=last.language if again else own_language,
        intent=_intent(query, last, reading),
        filters=confined(query.filters, carried_symbols),
        sessions=sessions,
        symbols=symbols,
        recommendation_numbers=numbers,
        recommendations=known.recommendations_meant(numbers, series) if numbers else (),
        series=series,
        latest=query.latest or (last.latest and sessions == last.sessions),
        years=query.years or last.years,
        dates=query.dates or (() if query.years else last.dates),
        answer_language=query.answer_language or (own_language if again and own_language != last.language else last.answer_language),
        verbs=query.verbs or last.verbs,
        expansions=tuple(dict.fromkeys((*query.expansions, *last.expansions))) if topic != reading.topic else query.expansions,
        topic=topic,
        taken=taken,
        root=(last.root or last.topic) if taken else "",
        follows_up=True,
    )


def _taken(query: Query, last: Query, reading: Reading, before: str) -> str:
    """What a follow-up takes over of the topic before: all, but for the country it asks of in another's place; nothing where it names a
    subject in the place of that one ("What about webinars?")."""
    if _new_subject(query, last):
        return ""
    if _of_another_party(query, last, reading):
        return without_parties(before, last.language)
    whole = reading.what_about and not reading.aspect and not reading.points_back and not _PERIOD.match(reading.topic)
    return "" if whole and matches(reading.topic, query.language) else before


def _of_another_party(query: Query, last: Query, reading: Reading) -> bool:
    """Whether a follow-up asks of another country or group: by its name alone, or first by its name: 那印度的呢，批了没有？"""
    if reading.points_back:
        return False
    if only_parties(reading.topic, query.language):
        return True
    first, _, rest = query.text.partition(",")
    named = parties_in(first, query.language) if rest and WHAT_ABOUT.search(first) else []
    return len(named) == 1 and bool(parties_in(last.topic, last.language))


def _asked_again(query: Query, last: Query, reading: Reading) -> str:
    """The last question with the one date, language or party in it changed for the follow-up's: "And in 2022?", "And Chile?"; "" where it asks
    anything else."""
    if not reading.what_about or query.sessions:
        return ""
    if only_parties(reading.topic, query.language):
        named, asked_of = parties_in(query.text, query.language), parties_in(last.text, last.language)
        if len(named) != 1 or len(asked_of) != 1:
            return ""
        party = named[0].written if query.language == last.language else named[0].term.forms(last.language)[0]
        return f"{last.text[: asked_of[0].start]}{party}{last.text[asked_of[0].end :]}"
    if query.language != last.language:
        return ""
    tongues = [list(_TONGUE.finditer(text)) for text in (query.text, last.text)]
    if all(len(named) == 1 for named in tongues) and not _TONGUE.sub("", reading.topic).strip():
        (tongue,), (before,) = tongues
        return f"{last.text[: before.start()]}{tongue[0]}{last.text[before.end() :]}"
    if reading.topic or not query.years:
        return ""
    new, old = ([(start, end) for start, end, _ in read_dates(text)] for text in (query.text, last.text))
    if len(new) != 1 or len(old) != 1:
        return ""
    return f"{last.text[: old[0][0]]}{query.text[slice(*new[0])]}{last.text[old[0][1] :]}"


def _search_text(query: Query, topic: str, sessions: tuple[int, ...]) -> str:
    """The follow-up made whole for search: the subject, the session it came to, and its own words."""
    own = own_words(query.text)
    if sessions:
        own = session_named(own, sessions[0], query.language)
    if sessions and query.intent in _OF_A_SESSION and not find_sessions(own):
        own = f"第{sessions[0]}届会议 {own}" if query.language == "zh" else f"{own} session {sessions[0]}"
    return _joined(" ".join(word for word in topic.split() if word.lower() not in own.lower()), own) or query.text


def _new_subject(query: Query, last: Query) -> bool:
    """It names a recommendation where none was spoken of: the subject changes with it."""
    return bool(query.recommendation_numbers and not last.recommendation_numbers)


def _intent(query: Query, last: Query, reading: Reading) -> Intent:
    """Its own where it asks something; the last turn's where it only names or points."""
    if _new_subject(query, last) or _WHY.search(query.text):
        return query.intent
    if SETTLED_BY.intersection(query.verbs) and asks_only_whether(query.text):  # "Did they approve it?", of a paper as of a project
        return Intent.DECISION
    if last.recommendation_numbers and asks_of_reporting(query.text):
        return Intent.STATUS
    if (
        last.recommendation_numbers
        and query.intent in (Intent.LIST, Intent.WHO, Intent.PASSAGE, Intent.STATUS)
        and about_the_recommendation(query.text.lower())
    ):
        return last.intent
    if (
        query.intent is Intent.PASSAGE
        and last.intent in (Intent.FIGURE, Intent.WHO, Intent.WHEN, Intent.LIST, Intent.DOCUMENT)
        and _OWN_QUESTION.search(query.text)
    ):
        return query.intent
    if query.intent is Intent.PASSAGE and last.intent in _ASKED_MORE_OF and _asks_in_its_own_words(query, reading):
        return query.intent
    asks_itself = query.intent not in (Intent.PASSAGE, last.intent) and (reading.topic or not _only_names(query)) and not reading.what_about
    return query.intent if asks_itself else last.intent


def _asks_in_its_own_words(query: Query, reading: Reading) -> bool:
    """Whether a follow-up asks something particular, no more of the same: 各代表团要求下一份报告分析什么？"""
    return (
        not is_thin(reading.topic, query)
        and not reading.what_about
        and not asks_only_whether(query.text)
        and bool(_ASKS_SOMETHING.search(query.text))
    )


def _only_names(query: Query) -> bool:
    """Its intent was guessed from what it names (a session: decisions; a recommendation: its status), not asked."""
    return query.intent in (Intent.DECISION, Intent.STATUS, Intent.DOCUMENT) and not query.verbs


def _joined(first: str, second: str) -> str:
    return f"{first} {second}".strip() if first != second else first
