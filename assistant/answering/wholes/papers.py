"""The papers that are of one project, study or roadmap: by their title, or by a section of a progress report that bears its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from itertools import pairwise

from assistant.adapters.catalogue import Catalogue
from assistant.answering.documents.papers import Paper, papers_of
from assistant.answering.reading.pieces import pieces_of
from assistant.answering.wholes.subjects import Names, Subject, named_so
from assistant.model import Document, Language, Paragraph, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.rules import Rule
from assistant.understanding.asked.wholes import OfWhole, Whole

REPORTS = 20  # progress reports that are read, the newest first
LONGEST_NAME = 160  # characters: what is longer opens no section

_I = re.IGNORECASE
KIND_NAMED: dict[Whole, Rule] = {
    Whole.PROJECT: Rule(r"项目|提案", r"\bprojects?\b|\bproposals?\b", flags=_I),
    Whole.PROPOSAL: Rule(r"提案", r"\bproposals?\b", flags=_I),
    Whole.STUDY: Rule(r"研究|调查|可行性", r"\bstud(?:y|ies)\b|\bsurvey\b|\bmapping\b|\bfeasibility\b", flags=_I),
    Whole.SCHEME: Rule(
        r"计划|提案|研究金|奖学金|进修",
        r"\b(?:fellowships?|scholarships?|schemes?|program(?:me)?|exchange|residency|proposals?)\b",
        flags=_I,
    ),
    Whole.ROADMAP: Rule(r"路线图", r"\broad\s?map\b", flags=_I),
}


class Role(IntEnum):
    """What a paper is to the thing it is on: what knows most of how it went comes last."""

    OTHER = 0
    PLAN = 1
    PROGRESS = 2
    COMPLETION = 3
    EVALUATION = 4


_ROLES = (
    (Role.EVALUATION, re.compile(r"审评|评价报告|评估报告|\bevaluation\b", _I)),
    (Role.COMPLETION, re.compile(r"完成报告|\bcompletion\s+report\b|\bfinal\s+report\b", _I)),
    (Role.PROGRESS, re.compile(r"进展|\bprogress\b", _I)),
    (Role.PLAN, re.compile(r"提案|项目文件|路线图|方案|\bproposals?\b|\bproject\s+document\b|\broad\s?map\b", _I)),
)
_PHASE = re.compile(
    r"第[二三四]\s*(?:期|阶段)|[二三四]期|后续项目|\b(?:second|third|next|follow-up)\s+phase\b|\bphase\s+(?:II|III|IV|2|3|4|two|three)\b",
    _I,
)
_CODE = re.compile(r"[（(]\s*DA[_\d]+\s*[)）]")
_OF_ONE = re.compile(r"项目|\bproject\b", _I)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What may be on the thing: what it is called, and how it is read once it is."""

    names: Names
    opened: Callable[[], Told]


@dataclass(frozen=True, slots=True)
class Told:
    """What one paper tells of the thing: all its paragraphs, or those of the section on it."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
    role: Role
    whole: bool  # the whole paper is on the thing


def told_of(asked: OfWhole, query: Query, retriever: Retriever, catalogue: Catalogue) -> list[Told]:
    """Return what the index holds on the thing that is asked about: papers of its own, then sections of reports, each the newest first.

    Of two language versions the one in the asker's language comes.
    """
    wanted = query.answer_language or query.language
    if query.filters.symbols or query.symbols:
        papers = [p for p in papers_of(catalogue) if p.name in (query.symbols or query.filters.symbols) and _is_of(asked.kind, p)]
        return [_paper(paper, wanted, catalogue) for paper in papers] if not asked.subject else []
    if not asked.subject:
        return []
    pieces = pieces_of(query, asked.subject, retriever)
    candidates = list(_candidates(asked, query, catalogue))
    subject = Subject(asked, pieces, query, retriever)
    told = [candidates[place].opened() for place in named_so(subject, [one.names for one in candidates])]
    return sorted(told, key=lambda one: (one.whole, one.document.session or 0), reverse=True)


def _candidates(asked: OfWhole, query: Query, catalogue: Catalogue) -> Iterator[_Candidate]:
    """Yield what may be on the thing: papers of its kind, and the sections of reports that have one on each thing."""
    wanted = query.answer_language or query.language
    every = [paper for paper in papers_of(catalogue) if _is_of_the_phase(query.text, paper)]
    reports = [paper for paper in every if role_of(paper.first.title or "") is Role.PROGRESS]
    for paper in every:
        if _is_of(asked.kind, paper) and paper not in reports:
            yield _Candidate(
                tuple((document.title or "", document.language) for _, document in paper.held), partial(_paper, paper, wanted, catalogue)
            )
    if asked.kind in (Whole.PROJECT, Whole.PROPOSAL):
        for paper in sorted(reports, key=lambda paper: paper.order, reverse=True)[:REPORTS]:
            yield from _sections(paper, wanted, catalogue)


def role_of(title: str) -> Role:
    """Return what a paper of this title is to what it is on.

    >>> role_of("Evaluation Report of the Project on Kelp").name, role_of("“海藻”项目完成报告").name, role_of("Study on Kelp").name
    ('EVALUATION', 'COMPLETION', 'OTHER')
    """
    return next((role for role, named in _ROLES if named.search(title)), Role.OTHER)


def _is_of(kind: Whole, paper: Paper) -> bool:
    return any(KIND_NAMED[kind].search(document.title or "") for _, document in paper.held)


def _is_of_the_phase(question: str, paper: Paper) -> bool:
    """Whether a paper is on the later phase that a question names; true where it names none."""
    return not _PHASE.search(question) or any(_PHASE.search(document.title or "") for _, document in paper.held)


def _paper(paper: Paper, wanted: Language, catalogue: Catalogue) -> Told:
    id_, document = paper.in_language(wanted)
    return Told(document, catalogue.paragraphs(id_, 0), role_of(document.title or ""), whole=True)


def _sections(paper: Paper, wanted: Language, catalogue: Catalogue) -> Iterator[_Candidate]:
    """Yield the sections of a report that bear names of their own."""
    id_, document = paper.in_language(wanted)
    paragraphs = catalogue.paragraphs(id_, 0)
    opening = [place for place, p in enumerate(paragraphs) if _opens(p)]
    for place, end in pairwise([*opening, len(paragraphs)]):
        opened = partial(Told, document, tuple(paragraphs[place:end]), Role.PROGRESS, whole=False)
        yield _Candidate(((_name(paragraphs[place]), document.language),), opened)


def _opens(paragraph: Paragraph) -> bool:
    """Whether a paragraph opens the section on one project: a heading that names it, or its title with its code."""
    if paragraph.kind is ParagraphKind.HEADING:
        return len(paragraph.text) <= LONGEST_NAME and bool(_OF_ONE.search(paragraph.text) or _CODE.search(paragraph.text))
    return bool((code := _CODE.search(paragraph.text)) and code.start() <= LONGEST_NAME)


def _name(paragraph: Paragraph) -> str:
    code = _CODE.search(paragraph.text)
    return paragraph.text[: code.start()] if code else paragraph.text
