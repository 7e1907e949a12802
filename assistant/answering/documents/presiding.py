"""Who presided over a session or was its secretary, as the opening of its record tells: no question has words enough to find that
paragraph by."""

from __future__ import annotations

import re

from assistant.adapters.catalogue import Catalogue
from assistant.answering.kinds.wanted import names_person
from assistant.answering.writing.draft import Draft, Passage
from assistant.answering.writing.replies import say
from assistant.model import Intent, Paragraph, ParagraphKind, Query
from assistant.question import Known
from assistant.retrieval import Retriever
from assistant.text import sentences
from assistant.understanding.asked.wants import asks_for_an_office

_OPENING = 24  # paragraphs and headings of a record, in which it says who presided
_PRESIDES = re.compile(
    r"主持(?!人|召开|会议开幕|开幕|编)|(?:担任|出任|当选|选举|推选)[^。；]{0,80}主席|主席[^。；，]{0,6}(?:为|是|由)"
    r"|\b(?:chaired|presided)\b|\b(?:in|took)\s+the\s+chair\b|\bunder\s+the\s+chair\w*\b|\belected\b[^.;]{0,160}\b(?:vice-?)?chair|\b(?:served|acted)\s+as\s+(?:vice-?)?chair"
    r"|\bchairs?\b[^.;]{0,80}\bre-?elected\b|\b(?:vice-?)?chairs?\s+(?:was|were)\b",
    re.IGNORECASE,
)
_SECRETARY = re.compile(r"秘书(?![处长])|\bsecretary\b(?![\s-]+general)", re.IGNORECASE)
_VICE = re.compile(r"副主席|\bvice-?\s?chair", re.IGNORECASE)
# What a question on nothing but a session's officers is made of: a panel that met at a session had a chair of its own.
_OF_OFFICERS = re.compile(
    r"新一?届|现任|cdip|他|她|或|又|及|其|所属|姓名|名字|当时|会议|副?主席团?(?:成员)?|秘书(?![处长])|发展与知识产权|委员会|现在|目前|主持|选举|当选|推选|担任|出任|代表|来自|哪一?国人?|国家?|和|届"
    r"|\b(?:vice|chair\w*|presid\w*|(?:re-?)?elected|officers?|secretary|bureau|development|intellectual|property|wipo|current|currently|now|over|in|at|as|the|of|and|not|sessions?|committee|cdip|countr(?:y|ies)|new|who)\b|\W",
    re.IGNORECASE,
)
_ELECTED = re.compile(r"选|\belect", re.IGNORECASE)


def asks_of_officers(query: Query) -> bool:
    """Whether a question asks who presided over the Committee or was its secretary, and nothing else."""
    if query.intent is not Intent.WHO or _OF_OFFICERS.sub("", query.topic):
        return False
    return asks_for_an_office(query.text) or bool(_SECRETARY.search(query.text))


def answer_presided(query: Query, known: Known, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> bool:
    """Say who held the office at the one session named, where none is at the newest of which that is told; False (and nothing
    written) where the opening of no record tells."""
    if len(query.sessions) > 1 or not asks_of_officers(query):
        return False
    for session in query.sessions or tuple(reversed(known.sessions)):
        if found := _of_session(query, session, retriever, catalogue):
            if not query.sessions:
                draft.say(say("session_line", draft.language, session=session))
            draft.quote(*found)
            return True
    return False


def _of_session(query: Query, session: int, retriever: Retriever, catalogue: Catalogue) -> tuple[str, Passage] | None:
    """What the opening of a session's record tells of the office asked for, and where it stands."""
    wanted, files = query.answer_language or query.language, retriever.told_by(session)
    records = [
        (document.language != wanted, id_, document) for id_, document in catalogue.documents_by_id.items() if document.file in files
    ]
    for _, id_, document in sorted(records, key=lambda record: record[:2]):
        for paragraph in catalogue.paragraphs(id_, 0, _OPENING):
            if paragraph.kind is ParagraphKind.TEXT and (quote := _told(paragraph, query.question)):
                return quote, Passage(document, paragraph)
    return None


def _told(paragraph: Paragraph, question: str) -> str:
    """The sentences of a paragraph from the first to the last that tell who holds the office asked for; "" where none does."""
    needed = [pattern for pattern in (_VICE, _ELECTED) if pattern.search(question)]
    holds = _SECRETARY if _SECRETARY.search(question) else _PRESIDES
    told = [
        (start, end)
        for start, end in sentences(paragraph.text)
        if holds.search(paragraph.text[start:end]) and names_person(paragraph.text[start:end])
    ]
    quote = paragraph.text[told[0][0] : told[-1][1]] if told else ""
    return quote if all(pattern.search(quote) for pattern in needed) else ""
