"""What a session is to discuss, as the session before it agreed: its own papers are not there yet, or are no record of it."""

from __future__ import annotations

import re

from assistant.adapters.catalogue import Catalogue
from assistant.answering.documents.papers import papers_of
from assistant.answering.lists.lists import items_below, say_mark
from assistant.answering.writing.draft import Draft, Passage
from assistant.model import Paragraph, ParagraphKind, Query
from assistant.rules import Rule
from assistant.symbols import find_sessions, sessions_with_spans
from assistant.text import sentences

MOST = 5  # sentences that are told
_ASKED = Rule(
    r"(?:将|会|要|打算|准备)?(?:讨论|审议|谈|处理)(?:些|哪些|什么|啥)+(?:议题|问题|事项|内容|文件)?[?？]?$|(?:议题|议程|主题)(?:都)?(?:是|有|包括)?(?:哪些|什么)[?？]?$|有(?:哪些|什么)议题[?？]?$",
    r"\bwhat\b.{0,40}\b(?:discuss|consider|deal\s+with|talk\s+about|take\s+up|address)(?:ed)?\b|\bwhat\b.{0,30}\bon\s+the\s+agenda\b|\bwhich\s+(?:topics?|items?|issues)\b",
    flags=re.IGNORECASE,
)
_NOTHING_ELSE = Rule(
    r"委员会|会议|产权组织|请问|计划|打算|准备|将|会|要|上|在|都|的|讨论|审议|谈|处理|什么|哪些|啥|些|议题|议程|主题|问题|事项|内容|文件|是|有|包括",
    r"\b(?:what|which|will|would|did|does|do|is|was|are|were|be|been|to|the|a|of|on|in|at|for|committee|cdip|wipo|sessions?|meeting|discuss(?:ed)?|consider(?:ed)?|deal|dealt|with|talk|about|take|taken|up|address(?:ed)?|agenda|topics?|items?|issues|planned|going|its|it)\b",
    flags=re.IGNORECASE,
)
_PUT_ON = re.compile(
    r"(?:商定|决定|同意|确定)[^。]{0,60}(?:议题|议程|清单|讨论|再行审议|继续讨论)|(?:讨论|议题|审议)[^。]{0,60}(?:商定|决定)"
    r"|\b(?:agreed|decided)\b[^.]{0,160}\b(?:list\s+of|discuss\w*|topics?|issues|agenda|revert|consider\w*)\b",
    re.IGNORECASE,
)


def answer_agreed_ahead(query: Query, catalogue: Catalogue, draft: Draft) -> bool:
    """Quote what the session before agreed that a session should discuss; False (and nothing written) where nothing of the kind is
    asked, the session has a record of its own, or the one before agreed on nothing."""
    if len(query.sessions) != 1 or query.symbols or not _ASKED.search(query.text):
        return False
    rest = query.text
    for _, start, end in sorted(sessions_with_spans(rest), key=lambda named: -named[1]):
        rest = f"{rest[:start]} {rest[end:]}"
    session = query.sessions[0]
    if any(map(str.isalnum, _NOTHING_ELSE.sub(" ", rest))) or session in _with_record(catalogue):
        return False
    told = 0
    wanted = query.answer_language or query.language
    for paper in papers_of(catalogue):
        if paper.first.session != session - 1 or told >= MOST:
            continue
        id_, document = paper.in_language(wanted)
        for paragraph in catalogue.paragraphs(id_, 0):
            if told < MOST and (quote := _agreed(paragraph, session)):
                draft.line()
                draft.quote(quote, Passage(document, paragraph))
                told += 1
                for item in items_below(Passage(document, paragraph), catalogue):
                    draft.line()
                    say_mark(item, draft)
                    draft.quote(item.text, Passage(document, item))
    return told > 0


def _with_record(catalogue: Catalogue) -> set[int]:
    """The sessions of which the index holds a record of their own."""
    return {decision.session for decision in catalogue.decisions() if decision.original}


def _agreed(paragraph: Paragraph, session: int) -> str:
    """The sentences of a paragraph from the one that puts something on a session's agenda, "" where none does."""
    if paragraph.kind not in (ParagraphKind.TEXT, ParagraphKind.ITEM) or session not in find_sessions(paragraph.text):
        return ""
    spans = list(sentences(paragraph.text))
    at = [i for i, (a, b) in enumerate(spans) if session in find_sessions(paragraph.text[a:b]) and _PUT_ON.search(paragraph.text[a:b])]
    if not at:
        return ""
    lists = len(spans) == at[0] + 2 and re.search(r"[（(]?(?:i|一|a|1)[)）]", paragraph.text[spans[at[0] + 1][0] :]) is not None
    return paragraph.text[spans[at[0]][0] : spans[at[0] + 1][1] if lists else spans[at[-1]][1]].strip()
