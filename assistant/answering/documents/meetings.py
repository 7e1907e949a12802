"""When, where and how long a session met: printed on the covers of its documents, or told in a sentence.

Every document of a session has these lines, and none speaks of them: a search finds a letter that mentions the session instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.adapters.catalogue import Catalogue
from assistant.answering.writing.draft import Draft, Passage
from assistant.answering.writing.replies import say
from assistant.glossary import places_in
from assistant.model import Document, Intent, Query
from assistant.question import Known
from assistant.rules import Rule
from assistant.symbols import find_sessions, sessions_with_spans
from assistant.text import sentences, without_space
from assistant.understanding.named.dates import read_dates
from assistant.understanding.named.meeting_dates import months_named

_MOST = 3  # sessions told of at once
_WHERE_ZH = r"在哪(?:里|儿|个城市|座城市)?|哪(?:里|儿|个城市)|何地|何处|什么地方|地点"
_WHERE_EN = r"\b(?:where|place|venue|location|(?:what|which)\s+city)\b"
_WHERE = Rule(_WHERE_ZH, _WHERE_EN, flags=re.IGNORECASE)
_ASKED = Rule(
    rf"什么时候|什么时间|何时|哪[一几]?[天年届日]|哪个月|几[号月天届]|多久|多长时间|日期|会期|时间(?!表)|{_WHERE_ZH}",
    rf"\b(?:when|how\s+(?:long|many\s+days)|dates?|(?:what|which)\s+(?:day|days|month|year|session))\b|{_WHERE_EN}",
    flags=re.IGNORECASE,
)
# What a question on nothing but a session's meeting is made of, beside the session that it names.
_OF_MEETING = Rule(
    rf"什么时候|什么时间|何时|哪[一几]?[天年届日]|哪个月|第?几[号月天届]|多久|多长|日期|会期|时间|{_WHERE_ZH}",
    r"发展与知识产权|产权组织|委员会|请问|会议|会期|召开|举行|举办|开始|结束|开幕|闭幕|开会|持续|历时|一共|总共|预定|计划|以及|城市|现在|目前|这次|"
    r"最[近新]的?|[下上前本][一]?[届次]|[届会开办的是在于了呢吗啊和与到从要将会,、?。!:共]",
    r"\b(?:when|where|what|which|how|long|many|is|was|are|were|will|would|be|been|being|did|does|do|has|have|it|that|the|a|an|of|on|in|at|to|till|until|from|for|and|its|this"
    r"|held|hold|take|took|taking|place|meet|meets|met|meeting|meetings|convened?|open(?:ed|s)?|close[ds]?|start(?:ed|s)?|begin|began|end(?:ed|s)?|last(?:ed|s)?|happen(?:ed)?|scheduled|planned|going|due"
    r"|sessions?|committee|cdip|wipo|development|intellectual|property|dates?|days?|months?|years?|city|venue|location|next|latest|previous|upcoming|coming|following|most|recent|newest|current|present|now|currently|please|tell|me)\b",
    flags=re.IGNORECASE,
)
_COMMITTEE = Rule(r"委员会|会议|届", r"\b(?:committee|cdip|session|meeting)\b", flags=re.IGNORECASE)
_OF_TODAY = Rule(
    r"今天|明天|后天|昨天|今晚|上午|下午|几点", r"\b(?:today|tomorrow|yesterday|tonight|morning|afternoon|o'?clock)\b", flags=re.IGNORECASE
)


def asks_of_meeting(query: Query) -> bool:
    """Whether a question asks when, where or how long a session met, and nothing else."""
    if query.intent in (Intent.OUT_OF_SCOPE, Intent.ABOUT_ASSISTANT) or query.symbols or query.recommendation_numbers:
        return False
    if not _ASKED.search(query.text) or _OF_TODAY.search(query.text) or not (query.sessions or _COMMITTEE.search(query.text)):
        return False
    rest = query.text
    named = [*((start, end) for _, start, end in sessions_with_spans(rest)), *((start, end) for start, end, _ in read_dates(rest))]
    for start, end in sorted(named, reverse=True):
        rest = f"{rest[:start]} {rest[end:]}"
    return not any(map(str.isalnum, _OF_MEETING.sub(" ", rest))) and len(query.sessions) <= _MOST


def answer_meeting(query: Query, known: Known, catalogue: Catalogue, draft: Draft) -> bool:
    """Say when and where the sessions asked about met, of none that is named the newest; False (and nothing written) where neither a
    cover nor a sentence tells."""
    if not asks_of_meeting(query):
        return False
    newest = (known.latest_session,) if known.latest_session else ()
    dated = tuple(session for date in query.dates or map(str, query.years) for session in known.sessions_met(date))
    sessions = query.sessions or (dated if query.years else newest)
    if _told(query, sessions, catalogue, draft, labelled=not query.sessions or query.latest or len(sessions) > 1):
        return True
    # The last session is the newest of which there is a document, where of none before it anything is told.
    return query.previous and _told(query, newest, catalogue, draft, labelled=True)


def _told(query: Query, sessions: tuple[int, ...], catalogue: Catalogue, draft: Draft, *, labelled: bool) -> bool:
    for session in sessions:
        found = next(_meetings(query, session, catalogue), None)
        if found is None:
            continue
        quote, passage = found
        draft.line()
        if labelled:
            draft.say(say("session_line", draft.language, session=session))
        draft.quote(quote, passage)
    return bool(draft.quotes)


def _meetings(query: Query, session: int, catalogue: Catalogue) -> Iterator[tuple[str, Passage]]:
    """Yield what tells when a session met, and where if that is asked: covers first, the asker's language first."""
    wanted, where = query.answer_language or query.language, bool(_WHERE.search(query.text))
    held = sorted(catalogue.documents_by_id.items(), key=lambda pair: (pair[1].language != wanted, pair[0]))
    for _, document in held:
        cover = document.cover_paragraph
        if cover and document.session == session and document.session_dates and (document.place or not where):
            yield _lines(document, cover.text, session), Passage(document, cover)
    for id_, document in held:
        months = tuple(month for met, month in document.meetings if met == session)
        if not months:
            continue
        for paragraph in catalogue.paragraphs(id_, 0):
            for start, end in sentences(paragraph.text):
                sentence = paragraph.text[start:end]
                dated = session in find_sessions(sentence) and any(date.startswith(months) for date in _dates(sentence))
                if dated and (not where or places_in(sentence, document.language)):
                    yield sentence, Passage(document, paragraph)


def _dates(sentence: str) -> Iterator[str]:
    yield from (date for _, _, date in read_dates(sentence))
    yield from months_named(sentence)  # of days in a row, "May 7 to 11, 2040", only the year is read as a date


def _lines(document: Document, cover: str, session: int) -> str:
    """The lines of a cover from the one that names the session to the one that tells its days and place; the cover where they stand
    apart."""
    lines = cover.split("\n")
    told = [without_space(words) for words in (document.session_dates, document.place) if words]
    first = next((i for i, line in enumerate(lines) if session in find_sessions(line)), None)
    last = max((i for i, line in enumerate(lines) for words in told if words in without_space(line)), default=None)
    if first is None or last is None or last < first:
        return cover
    return "\n".join(lines[first : last + 1])
