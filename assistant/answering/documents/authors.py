"""Who wrote a paper or did the study in it: its cover says so, or the paragraphs that open it or its annex, and no passage on its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.adapters.catalogue import Catalogue
from assistant.answering.kinds.wanted import names_person
from assistant.answering.reading.pieces import Pieces, pieces_of
from assistant.answering.writing.draft import Draft, Passage
from assistant.model import Document, Evidence, Paragraph, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.text import sentences

_MEANT = 0.55  # of the weight of what the question says the paper is on, that its title and opening speak of
_MEANT_ACROSS = 0.5  # of its meaning, that a title in the other language is near
_OPENING = 3  # paragraphs of the body, and of the annex, that tell whose work a paper is
_PAPER = r"(?:研究|报告|审评|评价|评估|审查|指南|手册|调查|论文|文件|材料|教材)"
_PAPER_EN = r"(?:stud(?:y|ies)|reports?|evaluations?|reviews?|assessments?|surveys?|papers?|guides?|manuals?|handbooks?|analys[ie]s)"
_WROTE = r"(?:编写|撰写|执笔|编拟|起草|写|做|开展|进行|完成|负责)"
_WROTE_EN = r"(?:wrote|written|authored|drafted|prepared|conducted|carried\s+out|did|done|made|undertook|undertaken|produced|performed)"
_PERSONS_EN = r"(?:researchers?|experts?|consultants?|authors?|scholars?|professors?|evaluators?|reviewers?|people|persons?|universit(?:y|ies)|institutes?|firms?|compan(?:y|ies))"
_WHO = r"(?:谁|哪(?:几|一|些|两)?[位名个](?!国|地区|城市|项目|阶段)|什么人|何人)(?![^，。；？?]{0,4}(?:要求|请|委托|提议|建议|批准|决定|出资|资助))"
_ASKS = re.compile(
    rf"{_PAPER}[^，。；？?]{{0,12}}{_WHO}[^，。；？?]{{0,10}}{_WROTE}|{_WHO}[^，。；？?]{{0,10}}{_WROTE}[^，。；？?]{{0,30}}{_PAPER}"
    rf"|{_PAPER}[^，。；？?]{{0,4}}(?:作者|执笔人|撰写人|编写人|审评员|评价人)[^，。；？?]{{0,4}}(?:谁|哪|什么名字)"
    rf"|\bwho\b[^?,]{{0,20}}\b{_WROTE_EN}\b[^?,]{{0,80}}\b{_PAPER_EN}\b|\b(?:which|what)\s+(?:\w+\s+){{0,2}}{_PERSONS_EN}\s+{_WROTE_EN}\b[^?,]{{0,80}}\b{_PAPER_EN}\b"
    rf"|\bby\s+whom\b[^?,]{{0,80}}\b{_PAPER_EN}\b|\b{_PAPER_EN}\b[^?,]{{0,30}}\bby\s+whom\b|\bwho(?:\s+(?:is|are|was|were)|['’]s)\s+(?:the\s+)?(?:authors?|writers?|evaluators?|reviewers?)\b",
    re.IGNORECASE,
)
_OF_ANY = re.compile(  # words of such a question that are on nothing: whose work it is, and that it is a paper of a project
    rf"谁|哪.?[位名个]|作者|执笔人|撰写人|编写人|外部|独立|专家|学者|研究人员|教授|顾问|审评员|评价人|项目|摘要|[两二三四五六七八九十\d]个?国|[这那]?[份篇本项个位]$|{_WROTE}|{_PAPER}"
    rf"|\b(?:who|which|authors?|writers?|evaluators?|reviewers?|researchers?|experts?|consultants?|professors?|scholars?|external|independent|carried|out|conducted|wrote|written|prepared|drafted|did|name|projects?|summary|two|three|four|five|(?:\w+-)?countr(?:y|ies)|{_PAPER_EN})\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"编写|撰写|执笔|编拟|起草|由[^。；]{2,60}(?:开展|进行|完成|负责)|作者(?:是|为)|(?:审评员|评价人|顾问|专家)(?:是|为)"
    r"|\b(?:written|authored|drafted|prepared|conducted|carried\s+out|done|undertaken|produced|performed|made)\s+by\b|\b(?:wrote|authored|conducted|carried\s+out|undertook)\b|\b(?:authors?|evaluators?|reviewers?|consultants?)\s+(?:is|are|was|were)\b",
    re.IGNORECASE,
)


def asks_for_authors(text: str) -> bool:
    """Whether a question asks who wrote a paper, or who did the study, review or evaluation that it tells of."""
    return bool(_ASKS.search(text))


def answer_authors(query: Query, evidence: Sequence[Evidence], retriever: Retriever, catalogue: Catalogue, draft: Draft) -> bool:
    """Say who wrote the paper that a question means; False (and nothing written) where no paper is surely meant, or it does not tell.

    A paper is meant by its symbol, or by what its title and opening say of all that the question calls it.
    """
    called = pieces_of(query, query.topic, retriever)
    on = called.without(_OF_ANY.search)
    held = {id_: found.document for found in evidence if (id_ := catalogue.document_id(found.document.key)) is not None}
    if query.symbols:
        meant = {id_: document for id_, document in catalogue.documents_by_id.items() if document.symbol in query.symbols}
    else:
        meant = {
            id_: document
            for id_, document in held.items()
            if _is_on(on, document, catalogue.paragraphs(id_, 0, _OPENING - 1), query, retriever)
        }
    ranked = sorted(meant.items(), key=lambda one: (-called.share(one[1].title or ""), one[1].language != query.language, one[0]))
    told = next((told for id_, document in ranked for told in _told(document, catalogue.paragraphs(id_))), None)
    if told is None:
        return False
    draft.quote(*told)
    return True


def _is_on(on: Pieces, document: Document, opening: Sequence[Paragraph], query: Query, retriever: Retriever) -> bool:
    """Whether a paper is on what the question says it is on, by its title and opening, or the title alone in the other language."""
    if not on.concepts:
        return False
    if on.share("\n".join((document.title or "", *(paragraph.text for paragraph in opening)))) >= _MEANT:
        return True
    asked = replace(query, text=" ".join(concept.written for concept in on.concepts))
    return document.language != query.language and float(retriever.closeness(asked, [document.title or ""])[0]) >= _MEANT_ACROSS


def _told(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, Passage]]:
    """Yield what tells the authors: the line of the cover, then sentences of the openings."""
    cover = document.cover_paragraph
    if cover and document.prepared_by and names_person(document.prepared_by):
        at = cover.text.find(document.prepared_by[:8])
        if at >= 0:
            yield cover.text[cover.text.rfind("\n", 0, at) + 1 :], Passage(document, cover)
    opened: dict[str | None, int] = {}
    for paragraph in paragraphs:
        if paragraph.kind is not ParagraphKind.TEXT or opened.setdefault(paragraph.annex, 0) >= _OPENING:
            continue
        opened[paragraph.annex] += 1
        for start, end in sentences(paragraph.text):
            told = paragraph.text[start:end]
            if _TELLS.search(told) and names_person(told):
                yield told, Passage(document, paragraph)
