"""An item of an agenda: what it is called, and the documents that stand under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.adapters.catalogue import Catalogue
from assistant.answering.writing.draft import Draft, Passage
from assistant.model import Document, Paragraph, ParagraphKind, Query, Status
from assistant.numerals import chinese_number, english_number
from assistant.retrieval import Retriever
from assistant.rules import Rule
from assistant.symbols import summary_of
from assistant.understanding.named.mentions import read_mentions

CLOSE = 0.35  # how much of what an item is called by must be met by its title

_TITLE = re.compile(
    r"(?:经?修订的?)?(?:临时)?议程(?:草案)?|(?:revised\s+|provisional\s+)?(?:draft\s+|provisional\s+)?agenda", re.IGNORECASE
)
_NUMBERED = Rule(
    r"议程(?:草案)?(?:的|里的?|中的?)?\s*(?:项目)?\s*第\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[项个]|议程项目?\s*(\d{1,2})",
    r"\b(?:agenda\s+)?item\s+(?:no\.?\s*|number\s+)?(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    flags=re.IGNORECASE,
)
_UNDER_ITEM = Rule(  # as a Summary begins what was done under an item, in a heading or a sentence
    r"\s*在?\s*议程第\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*项",
    r"\s*(?:Under\s+)?Agenda\s+Item\s+(\d{1,2})\b",
    flags=re.IGNORECASE,
)
_OF_AGENDA = Rule(r"议程", r"\bagenda\b", flags=re.IGNORECASE)
_DEVELOPMENT_AGENDA = Rule(r"发展议程", r"\bdevelopment\s+agenda\b", flags=re.IGNORECASE)
_DOCUMENTS_ASKED = Rule(
    r"(?:哪些|什么|哪几[份个]|几份)\s*(?:会议)?(?:文件|文档|报告)|(?:文件|文档)(?:有|是|包括)?(?:哪些|什么)|列(?:了|有|出)?(?:哪些|什么)",
    r"\b(?:which|what)\s+(?:working\s+)?(?:documents?|papers?|reports?)\b",
    flags=re.IGNORECASE,
)
_CLOSING = Rule(r"会议闭幕|闭幕", r"\bclosing\b", flags=re.IGNORECASE)
# What asks for the item as such and adds no subject.
_ABOUT_IT = Rule(
    r"\b(?:which|what|documents?|papers?|reports?|come|comes|came|are|is|was|were|been|will|be|to|under|on|for|of|in|at|the|and|listed|list|considered|discussed|taken|up|stand|stands|draft|provisional|agenda|cdip|session|about|called|does|do|deal|with|say|concern|title|it|items?|points?|full|whole|complete|everything|all|planned|next|please|show|give|me|tell|see)\b|['’]s\b",
    r"哪些|哪几|什么|啥|几[项个]|项目|事项|一共|完整|全部|安排|告诉我|给我|会议|文件|文档|报告|议程|草案|项下?|议题|内容|讨论|审议|列出|列有|列|了|要|会|将|下面|下|有|是|的|里|中|在|关于|包括|叫|名称|届|份|个|呢|吗|请",
    r"⟦.⟧|第|[\s,.?!:;'’\"“”()，。、；：？！/-]+",
    flags=re.IGNORECASE,
)


def asks_of_agenda(question: str) -> bool:
    """Whether a question speaks of an agenda or its items; the Development Agenda is none."""
    return bool(_OF_AGENDA.search(_DEVELOPMENT_AGENDA.sub(" ", question)))


def answer_agenda(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> Status | None:
    """Quote the item of an agenda that a question asks for by number, or asks the documents of by what it is called, with
    what stands under it; or all items, where nothing but the agenda is asked for. None where neither is asked for, the index holds no
    agenda of the session or it has no item called so; not found where the agenda ends before the number.
    """
    number = _NUMBERED.search(query.text)
    whole = not number and bool(_OF_AGENDA.search(query.text)) and _names_nothing_else(query.text, query)
    if not number and not whole and not (_OF_AGENDA.search(query.text) and _DOCUMENTS_ASKED.search(query.text)):
        return None
    if number and not _names_nothing_else(f"{query.text[: number.start()]} {query.text[number.end() :]}", query):
        return None
    if not (agendas := _agendas(query, catalogue)):
        return _told_in_summary(query, _number(number) if number else None, catalogue, draft)
    id_, document = agendas[0]
    items = [p for p in catalogue.paragraphs(id_) if p.annex is None and p.number and p.kind in (ParagraphKind.TEXT, ParagraphKind.ITEM)]
    if whole:
        return _whole(document, items, draft)
    wanted = _number(number) if number else _called(query, items, retriever)
    shown = [p for p in items if p.number == wanted]
    for place, paragraph in enumerate(shown):
        draft.line()
        if place == 0:
            draft.say(f"{paragraph.number}. ")
        draft.quote(paragraph.text, Passage(document, paragraph))
    if shown:
        return Status.ANSWERED
    return Status.NOT_FOUND if number and items else None


def _whole(document: Document, items: Sequence[Paragraph], draft: Draft) -> Status | None:
    """Quote every item of an agenda by what it is called, in order."""
    for place, item in enumerate(items):
        if place and items[place - 1].number == item.number:
            continue  # what stands under an item: the documents on it
        draft.line()
        draft.say(f"{item.number}. ")
        draft.quote(item.text, Passage(document, item))
        if _CLOSING.search(item.text):
            break  # what is numbered on are notes for delegates
    return Status.ANSWERED if items else None


def _told_in_summary(query: Query, wanted: str | None, catalogue: Catalogue, draft: Draft) -> Status | None:
    """Quote what the Summary by the Chair tells under an item, where the index holds no agenda of the session."""
    if wanted is None or len(query.sessions) != 1:
        return None
    symbol, language = str(summary_of(query.sessions[0])), query.answer_language or query.language
    held = [(id_, d) for id_, d in catalogue.documents_by_id.items() if d.symbol == symbol]
    for id_, document in sorted(held, key=lambda pair: pair[1].language != language):
        paragraphs = catalogue.paragraphs(id_)
        begin = [(at, _number(match)) for at, p in enumerate(paragraphs) if (match := _UNDER_ITEM.match(p.text))]
        for (start, number), (end, _) in pairwise([*begin, (len(paragraphs), None)]):
            if number == wanted:
                for paragraph in paragraphs[start:end] if _DOCUMENTS_ASKED.search(query.text) else paragraphs[start : start + 1]:
                    draft.line()
                    draft.quote(paragraph.text, Passage(document, paragraph))
                return Status.ANSWERED
    return None


def _agendas(query: Query, catalogue: Catalogue) -> list[tuple[int, Document]]:
    """The agendas of the session asked about, in the asker's language first; without a session, of the only one held."""
    held = [(id_, d) for id_, d in catalogue.documents_by_id.items() if d.session and _TITLE.fullmatch((d.title or "").strip())]
    sessions = query.sessions or tuple({d.session or 0 for _, d in held if not query.symbols or d.symbol in query.symbols})
    if len(sessions) != 1:
        return []
    wanted = query.answer_language or query.language
    own = [(id_, d) for id_, d in held if d.session == sessions[0]]
    return sorted(own, key=lambda pair: (pair[1].language != wanted, -pair[0]))


def _number(match: re.Match[str]) -> str | None:
    written = next(filter(None, match.groups()), "")
    number = int(written) if written.isdigit() else chinese_number(written) or english_number(written)
    return str(number) if number else None


def _names_nothing_else(text: str, query: Query) -> bool:
    """Whether a text names nothing but an agenda, its session and its documents."""
    shape = read_mentions(text, latest_session=None, known_symbols=frozenset(query.symbols)).shape
    return not any(character.isalnum() for character in _ABOUT_IT.sub(" ", shape))


def _called(query: Query, items: Sequence[Paragraph], retriever: Retriever) -> str | None:
    """The number of the item whose title a question's words are nearest to."""
    titles = [item for place, item in enumerate(items) if place == 0 or items[place - 1].number != item.number]
    words = " ".join(_ABOUT_IT.sub(" ", query.topic).split())
    if not titles or not words:
        return None
    close = retriever.closeness(replace(query, text=words), [title.text for title in titles])
    best = int(close.argmax())
    return titles[best].number if close[best] >= CLOSE else None
