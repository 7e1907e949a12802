"""What a paper lists under a heading of its own: its lessons, conclusions, risks, principles, all and in order.

"What lessons did the completion report draw?" is asked of what stands under LESSONS LEARNED; a passage that only mentions that
there are some, or one of them alone, is no answer to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from assistant.adapters.catalogue import Catalogue
from assistant.answering.lists.lists import write_list
from assistant.answering.writing.draft import Draft
from assistant.model import Document, Intent, Language, Paragraph, ParagraphKind, Query
from assistant.retrieval import Retriever

LOOKED_THROUGH = 20  # chunks
MOST = 12  # paragraphs; what has more under one heading is no list to be read aloud
OF_IT, OF_IT_ACROSS = 0.45, 0.3  # of what the question names beside them, by the title and heading they stand under; in the other language
STANDS_OUT = 0.08  # by how much the paper meant must be nearer than any other

_Listed = tuple[Document, list[Paragraph]]

_I = re.IGNORECASE
_MANY_ZH = r"(?:哪[些几]|什么|几)(?:[条点个项种])?(?:主要|重要|具体)?(?:的)?"
_ARE_ZH = r"(?:都|主要|分别|究竟|一共)*(?:是|有|包括)?(?:哪[些几]|什么|几[条点个项])"


# What names a paper by its kind, and what asks of it: nothing that tells it from others.
_ANY_PAPER = re.compile(
    r"项目(?:提案)?|提案|(?:完成|进展|审评|评价|评估|总结)?报告|审评|评价|评估|研究|文件|路线图|秘书处|委员会|作者|专家|总结|得出|列出|指出|提出|提到|列|主要|里"
    r"|\b(?:projects?|proposals?|(?:completion|progress|evaluation|final)\s+reports?|reports?|evaluat\w+|reviews?|stud(?:y|ies)|papers?|documents?|roadmap|secretariat|committee|authors?|experts?|"
    r"drawn?|drew|reach\w*|name[sd]?|list\w*|set|out|identif\w+|main|key|learn\w*|from|by|in|of|on|for|the|and|does|did)\b",
    _I,
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of thing that papers list under a heading: its words in a question and in the heading."""

    zh: str
    en: str

    def asked_in(self, text: str, language: Language) -> bool:
        if language == "zh":
            pattern = rf"{_MANY_ZH}(?:{self.zh})|(?:{self.zh}){_ARE_ZH}|(?:{self.zh})[，,]?(?:都|全)(?:列|说|讲)|(?:列出|列一下|说说|介绍|概述)[^，。？?]*(?:{self.zh})"
        else:
            pattern = (
                rf"\b(?:what|which)\s+(?:(?:are|were)\s+)?(?:all\s+)?(?:the\s+|its\s+)?(?:\w+\s+){{0,2}}?(?:{self.en})\b"
                rf"|^(?:please\s+)?(?:list|name|give|summari[sz]e)\b[^?]{{0,20}}\b(?:{self.en})\b"
            )
        return re.search(pattern, text, _I) is not None

    def heads(self, section: str | None) -> bool:
        last = (section or "").rpartition(" > ")[2]
        return re.search(rf"(?:{self.zh})|\b(?:{self.en})\b", last, _I) is not None

    def without(self, text: str) -> str:
        return " ".join(re.sub(rf"(?:{self.zh})|\b(?:{self.en})\b", " ", text, flags=_I).split())


_KINDS = (
    _Kind("(?:经验)?教训", "lessons(?: learn(?:ed|t))?"),
    _Kind("结论", "conclusions"),
    _Kind("风险", "risks"),
    _Kind("(?:指导)?原则", "(?:guiding )?principles"),
    _Kind("局限(?:性)?", "limitations"),
    _Kind("选项|备选(?:方案|办法)", "options|alternatives"),
    _Kind("后续(?:工作|步骤|行动)|下一步(?:工作|行动)?|今后的步骤", "next steps"),
    _Kind("(?:待决|未决|悬而未决的?)(?:问题|事项)?", "(?:points|questions|issues|matters) (?:left )?open|open (?:points|questions|issues)"),
)


def answer_under_heading(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> bool:
    """Write what the paper meant lists under the heading asked for; False (and nothing written) where none stands out."""
    if query.intent not in (Intent.LIST, Intent.PASSAGE) or query.recommendation_numbers:
        return False
    kind = next((kind for kind in _KINDS if kind.asked_in(query.text, query.language)), None)
    if kind is None:
        return False
    listed = list(_listed(kind, _documents(query, retriever, catalogue), catalogue))
    meant = listed if query.symbols else _meant(kind, listed, query, retriever)
    if not meant:
        return False
    document, paragraphs = next((one for one in meant if one[0].language == query.language), meant[0])
    write_list(paragraphs, document, draft)
    return True


def _meant(kind: _Kind, listed: Sequence[_Listed], query: Query, retriever: Retriever) -> list[_Listed]:
    """The list of the one paper, in each of its languages, whose title or heading speaks of what the question names."""
    named = " ".join(_ANY_PAPER.sub(" ", kind.without(query.topic)).split())
    if not named or not listed:
        return []
    above = [f"{document.title or ''} {paragraphs[0].section}" for document, paragraphs in listed]
    met = retriever.closeness(replace(query, text=named), above).tolist()
    best, (meant, _) = max(zip(met, listed, strict=True), key=lambda one: one[0])
    others = [share for share, (document, _) in zip(met, listed, strict=True) if document.symbol != meant.symbol]
    floor = OF_IT if meant.language == query.language else OF_IT_ACROSS
    if best < floor or max(others, default=0.0) > best - STANDS_OUT:
        return []
    return [one for one in listed if one[0].symbol == meant.symbol]


def _documents(query: Query, retriever: Retriever, catalogue: Catalogue) -> list[Document]:
    """The documents that a question names, or else those in which the search finds something."""
    if query.symbols:
        return [document for document in catalogue.documents_by_id.values() if document.symbol in query.symbols]
    return list(dict.fromkeys(found.document for found in retriever.find(query, LOOKED_THROUGH)))


def _listed(kind: _Kind, documents: Sequence[Document], catalogue: Catalogue) -> Iterator[_Listed]:
    """Yield, for each document, the paragraphs under its one heading of the kind, where they are several and no table."""
    for document in documents:
        id_ = catalogue.document_id(document.key)
        if id_ is None:
            continue
        under = (p for p in catalogue.paragraphs(id_) if kind.heads(p.section) and p.kind is not ParagraphKind.HEADING)
        sections = [list(group) for _, group in groupby(under, key=lambda p: (p.annex, p.section))]
        if len(sections) == 1 and 1 < len(sections[0]) <= MOST and all(p.kind is not ParagraphKind.ROW for p in sections[0]):
            yield document, sections[0]
