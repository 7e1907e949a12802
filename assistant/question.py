"""A question is understood: intent, sessions, symbols, recommendations, dates, language; by rule, the same every time.

What becomes a filter. A filter is hard: what it leaves out is not searched. So it holds only what the caller set, and
a symbol of the index that the question asks the content of ("according to CDIP/25/5 …", "CDIP/30/8讲什么"). A session
named is the one that decided, and its decisions are recited in the documents of later ones; a recommendation named is
spoken of in many documents; a symbol that was decided on is, too. These are recorded in the query for ranking and for
the tables of records, never as filters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from assistant.errors import UsageError
from assistant.glossary import phrases_in
from assistant.known import Known as Known
from assistant.model import Filters, Intent, Language, Query, Want
from assistant.rules import Rule
from assistant.text import language_of
from assistant.understanding.asked.asks import agree, asks_of, intent_asked, likely
from assistant.understanding.asked.definitions import counted_as
from assistant.understanding.asked.intents import asked_topic, compares, intent_of, verbs_in
from assistant.understanding.asked.outcomes import SETTLED, acts_asked
from assistant.understanding.asked.wants import wants_by_rule
from assistant.understanding.collection import OF_THE_CATALOGUE, collection_asked, follow_up
from assistant.understanding.colloquial import in_plain_words
from assistant.understanding.instructions import set_aside_instructions
from assistant.understanding.named.described import with_recommendation_named
from assistant.understanding.named.editions import with_edition_named
from assistant.understanding.named.meeting_dates import with_sessions_named
from assistant.understanding.named.mentions import DOCUMENT, RECOMMENDATION, SESSION, Mentions, read_mentions
from assistant.understanding.named.pages import paragraph_asked, paragraph_named, without_paragraph
from assistant.understanding.named.recommendations import asks_for_its_report
from assistant.understanding.named.sessions_beside import with_session_beside_named
from assistant.understanding.named.summaries import summary_named, with_summary_named
from assistant.understanding.plain import plain
from assistant.understanding.readback import read_back
from assistant.understanding.scope import about_assistant, about_something_else, likely_everyday, likely_for_a_desk, of_the_house
from assistant.understanding.turns.followups import resolve
from assistant.understanding.turns.turns import of_the_source, turn_of
from assistant.understanding.typing.background import without_background
from assistant.understanding.typing.claims import of_a_claim
from assistant.understanding.typing.mixed import in_one_language, language_asked_in
from assistant.understanding.typing.occasions import without_occasion
from assistant.understanding.typing.spelling import mend

_NEXT_SESSION = Rule(
    r"下(?:一)?届(?:会议)?|下(?:一)?次(?:的)?会议",
    r"\b(?:the\s+)?(?:next|upcoming|coming|following)\s+(?:cdip\s+)?session\b(?!s)",
    flags=re.IGNORECASE,
)
LONGEST_QUESTION = 10_000  # characters; a longer one is a document pasted into the wrong place
READ_OF_IT = 2_000  # characters that are read: what is asked stands in them, and time stays bounded

_D = re.escape(DOCUMENT)
_CONTENT_OF = Rule(
    rf"(?:根据|依据|按照|据|按|参照|查阅|在|从)\s*(?:文件|文档)?\s*{_D}|{_D}\s*(?:号)?(?:文件|文档|报告)?(?:的)?\s*(?:中|里|内|附件|第.{{1,4}}(?:段|页)|正文|原文|全文|提到|指出|说|讲|写|载|列|介绍|报告|显示|表明|建议|规定|认为|提出|主要|内容|摘要|关于什么)"
    rf"|\b(?:according\s+to|in|from|per|under|within|of)\s+(?:the\s+)?(?:annex(?:es)?\s*\w*\s+(?:to|of)\s+)?(?:working\s+)?(?:document\s+|paper\s+|report\s+)?{_D}"
    rf"|\b(?:what|how|which|where|does|do|did)\b[^?]*\b(?:does|do|did|is|are)?\s*(?:document\s+|paper\s+|report\s+)?{_D}\s+(?:say|says|state|mention|report|contain|conclude|recommend|propose|describe|suggest|list|show|explain|cover|deal|discuss|indicate|give|note)"
)
# "CDIP/24/6 budget": what is asked beside a document's name is asked of it, unless the question tells what was done with it.
_OF_THE_NAMED = (Intent.FIGURE, Intent.LIST, Intent.DEFINITION, Intent.PASSAGE)

# A history up to a session is of the sessions before it.
_S = re.escape(SESSION)
_UNTIL = Rule(rf"{_S}(?:会议)?(?:以前|之前|为止)", rf"\b(?:before|until|till|up\s+to)\s+(?:the\s+)?{_S}(?!.*{_S})")
_OF_RECORDS = (Intent.DECISION, Intent.HISTORY, Intent.STATUS)


def understand(question: str, *, known: Known, filters: Filters = Filters(), history: Sequence[Query] = ()) -> Query:
    """Read a question in either language. history holds the conversation's earlier queries, the last one last.

    Raises UsageError for an empty question and for one of more than LONGEST_QUESTION characters.
    """
    if len(question) > LONGEST_QUESTION:
        raise UsageError(f"The question has {len(question):,} characters; at most {LONGEST_QUESTION:,} are read. Ask in a few sentences.")
    text = plain(question[:READ_OF_IT])
    if not any(character.isalnum() for character in text):
        raise UsageError("The question is empty. Ask something, for example: 第23届会议作出了什么决定？")
    language = language_asked_in(text)
    turn = turn_of(text, history)
    text, history = turn.text, turn.history
    text, injection = set_aside_instructions(text)
    text, corrected = mend(text, known.held)
    text = without_background(without_occasion(text, language), language)
    text = of_a_claim(without_occasion(text, language), language)
    text = with_edition_named(in_plain_words(text), known.symbols)
    text, translated = in_one_language(with_sessions_named(with_session_beside_named(text), known))
    mentions = read_mentions(text, latest_session=known.latest_session, known_symbols=known.symbols)
    if not (mentions.numbers or mentions.symbols or mentions.sessions):
        spoken_of = bool(history) and bool(history[-1].recommendations)
        named = with_recommendation_named(mentions.text, known, spoken_of=spoken_of)
        if named != mentions.text:
            answer_language = mentions.answer_language
            mentions = read_mentions(named, latest_session=known.latest_session, known_symbols=known.symbols)
            mentions = replace(mentions, answer_language=answer_language)
    if mentions.series is None and known.numbers_its_own(mentions.symbols):
        own = ("建议" if language == "zh" else "recommendation ") + " ".join(map(str, mentions.numbers))
        mentions = replace(mentions, numbers=(), shape=mentions.shape.replace(RECOMMENDATION, own))
    mentions = with_summary_named(_with_given(mentions, filters), known.symbols)
    query = Query(
        question=question,
        asked=turn.text,
        text=mentions.text,
        language=language_of(text) if injection and text else language,
        filters=filters,
        sessions=mentions.sessions,
        symbols=mentions.symbols,
        recommendations=known.recommendations_meant(mentions.numbers, mentions.series),
        recommendation_numbers=mentions.numbers,
        series=mentions.series,
        years=mentions.years,
        dates=mentions.dates,
        latest=mentions.latest,
        previous=mentions.previous,
        answer_language=mentions.answer_language,
        corrected=corrected + translated,
        injection=injection,
        paragraph=(paragraph := paragraph_asked(mentions.shape)),
        of_paragraph=None if paragraph else paragraph_named(mentions.shape),
    )
    if again := of_the_source(query, history) or follow_up(query, mentions.shape, history):
        return replace(again, understood=read_back(again))

    def read_as(*, learned: bool) -> Query:
        return resolve(
            _with_next_session(_with_intent(query, mentions, known, learned=learned), history, known), history, known, leans=turn.leans
        )

    # A fragment is read by rule with the turn before: its own words say too little.
    read = read_as(learned=not history)
    if history and not read.follows_up:
        read = read_as(learned=True)
    query = replace(read, topic="") if read.paragraph else read
    return replace(query, understood=read_back(query))


def _with_next_session(query: Query, history: Sequence[Query], known: Known) -> Query:
    """ "The next session" is the one after the newest indexed, unless a session was named from which to count."""
    if query.sessions or any(turn.sessions for turn in history) or not known.latest_session or not _NEXT_SESSION.search(query.text):
        return query
    return replace(query, sessions=(known.latest_session + 1,))


def _with_given(mentions: Mentions, filters: Filters) -> Mentions:
    """What the caller confines the question to counts as named, where the question names nothing of the kind."""
    marks = ""
    if filters.recommendations and not mentions.numbers:
        series = {r.series for r in filters.recommendations}
        mentions = replace(
            mentions,
            numbers=tuple(dict.fromkeys(r.number for r in filters.recommendations)),
            series=mentions.series or (series.pop() if len(series) == 1 else None),
        )
        marks += RECOMMENDATION
    if filters.sessions and not mentions.sessions:
        mentions = replace(mentions, sessions=filters.sessions)
        marks += SESSION
    if filters.symbols and not mentions.symbols:
        mentions = replace(mentions, symbols=filters.symbols)
        marks += DOCUMENT
    return replace(mentions, shape=f"{mentions.shape} {marks}") if marks else mentions


def _with_intent(query: Query, mentions: Mentions, known: Known, *, learned: bool = True) -> Query:
    shape = mentions.shape
    of_documents = bool(query.sessions or query.symbols or query.recommendation_numbers)
    of_collection = collection_asked(shape, query.years, latest=query.latest)
    if of_collection and not of_collection.matter and of_collection.asked in OF_THE_CATALOGUE:
        return replace(query, intent=Intent.COLLECTION, of_collection=of_collection)
    query = replace(query, of_collection=of_collection)
    if not of_collection and about_assistant(shape, of_documents=of_documents):
        return replace(query, intent=Intent.ABOUT_ASSISTANT)
    intent, wants = intent_of(shape, mentions), tuple[Want, ...]()
    if learned and not counted_as(shape) and not compares(shape):
        intent, wants = read_asks(query, shape, intent)
    if intent in (*_OF_THE_NAMED, Intent.WHEN) and _asks_for_its_report(replace(query, wants=wants), shape, known):
        intent, wants = Intent.STATUS, ()
    if intent is Intent.PASSAGE and query.sessions and acts_asked(query.text) == SETTLED:
        intent = Intent.DECISION
    asks_nothing = query.injection and not of_the_house(shape, query.language)
    asks_nothing &= intent is Intent.PASSAGE or not asked_topic(shape, intent)
    if asks_nothing or about_something_else(shape, query.language):
        return replace(query, intent=Intent.OUT_OF_SCOPE)
    if intent is Intent.HISTORY and _UNTIL.search(shape):
        query = replace(query, sessions=())
    verbs = verbs_in(shape) or (acts_asked(query.text) if intent is Intent.DECISION else ())
    asks_content = bool(_CONTENT_OF.search(shape)) or intent is Intent.DOCUMENT
    asks_content |= intent in _OF_THE_NAMED and not verbs and not query.sessions and known.symbols.issuperset(query.symbols)
    asks_content &= intent not in (Intent.DECISION, Intent.HISTORY)
    symbols = tuple(symbol for symbol in query.symbols if symbol in known.symbols) if asks_content else ()
    if not symbols and intent not in _OF_RECORDS and (summary := summary_named(mentions, known.symbols)):
        symbols = (summary,)
    return replace(
        query,
        intent=intent,
        wants=wants,
        topic=asked_topic(without_paragraph(shape), intent),
        verbs=verbs,
        expansions=_expansions(shape, query.language),
        everyday=likely_everyday(shape, query.language) if learned else 0.0,
        for_a_desk=likely_for_a_desk(shape, query.language) if learned else 0.0,
        filters=_with_symbols(query.filters, symbols),
    )


def _asks_for_its_report(query: Query, shape: str, known: Known) -> bool:
    """Whether a question is about one recommendation as such; of a number that both series have, about either."""
    wording = known.wording
    if wording is None or not query.recommendations:
        return False
    told = (partial(wording.beside, language=query.language, recommendation=one) for one in query.recommendations)
    return any(asks_for_its_report(query, shape, beside) for beside in told)


def read_asks(query: Query, shape: str, ruled: Intent) -> tuple[Intent, tuple[Want, ...]]:
    """Return the intent and the kinds of thing asked for, by what is learned of questions where it is sure, else by the rules."""
    named = wants_by_rule(query.text)
    asked = asks_of(shape, query.language, hints_of(ruled, named))
    if query.sessions and ruled is not Intent.WHEN and Want.SESSION not in named:
        asked = {
            want: probability for want, probability in asked.items() if want is not Want.SESSION
        }  # the one that is named is not asked for
    intent = intent_asked(ruled, asked, of_record=bool(query.sessions or query.symbols))
    wants = likely(asked, named)
    return intent, wants if agree(intent, wants) else ()


def hints_of(intent: Intent, named: Iterable[Want]) -> list[str]:
    """Return what the rules make of a question, for the table of `asks`."""
    return [f"intent:{intent.value}", *(f"rule:{want.value}" for want in named)]


def _expansions(shape: str, language: Language) -> tuple[str, ...]:
    """What the glossary calls the question's terms in the other language, most usual names first."""
    other: Language = "en" if language == "zh" else "zh"
    named = [term for term in phrases_in(shape, language) if term.kind in ("term", "place")]
    return tuple(dict.fromkeys(form for term in named for form in term.forms(other)[:3]))


def _with_symbols(filters: Filters, symbols: tuple[str, ...]) -> Filters:
    return replace(filters, symbols=symbols) if symbols and not filters.symbols else filters
