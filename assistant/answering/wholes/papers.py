"""The papers that are of one project, study or roadmap: by their title, or by a section of a progress report that bears its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from assistant.adapters.catalogue import Catalogue
from assistant.answering.documents.papers import Paper, papers_of
from assistant.answering.reading.pieces import Pieces, pieces_of
from assistant.model import Document, Language, Paragraph, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.rules import Rule
from assistant.text import HAN
from assistant.understanding.asked.subjects import parties_in
from assistant.understanding.asked.wholes import OfWhole, Whole

NAMED = 0.75  # of a subject's weight, that a title must speak of to be on it, each piece of it at least half surely
ACROSS, ACROSS_MET = 0.5, 0.3  # how near a title in the other language is that is on it, and how much of it it speaks of
REPORTS = 20  # progress reports that are read, the newest first
REST: dict[Language, int] = {"zh": 2, "en": 1}  # characters or words of a subject that none of its pieces speaks of
LONGEST_NAME = 160  # characters: what is longer opens no section

_I = re.IGNORECASE
KIND_NAMED: dict[Whole, Rule] = {
    Whole.PROJECT: Rule(r"项目|提案", r"\bprojects?\b|\bproposals?\b", flags=_I),
    Whole.PROPOSAL: Rule(r"提案", r"\bproposals?\b", flags=_I),
    Whole.STUDY: Rule(r"研究|调查|可行性", r"\bstud(?:y|ies)\b|\bsurvey\b|\bmapping\b|\bfeasibility\b", flags=_I),
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
_HAN, _WORDS = re.compile(rf"[{HAN}]"), re.compile(r"[a-z]{4,}")
_OF_ONE = re.compile(r"项目|\bproject\b", _I)


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
    if not pieces.concepts or _says_more(asked.subject, pieces):
        return []
    every = [paper for paper in papers_of(catalogue) if _is_of_the_phase(query.text, paper)]
    own = _titled(asked, pieces, [paper for paper in every if _is_of(asked.kind, paper)], query, retriever)
    told = [_paper(paper, wanted, catalogue) for paper in own if role_of(paper.first.title or "") is not Role.PROGRESS]
    if asked.kind in (Whole.PROJECT, Whole.PROPOSAL):
        reports = [paper for paper in every if role_of(paper.first.title or "") is Role.PROGRESS]
        newest = sorted(reports, key=lambda paper: paper.order, reverse=True)[:REPORTS]
        told += [section for paper in newest for section in _sections(asked, pieces, paper, query, retriever, catalogue)]
    return sorted(told, key=lambda one: (one.whole, one.document.session or 0), reverse=True)


def _says_more(subject: str, pieces: Pieces) -> bool:
    """Whether a subject has more words than its pieces speak of: what is asked is then no property of a whole."""
    left = subject.lower()
    for word in sorted((w for c in pieces.concepts for w in c.written.lower().split()), key=len, reverse=True):
        left = re.sub(
            rf"{re.escape(word.rstrip('s') if len(word) > 3 else word)}[a-z]*", " ", left
        )  # one form of a word stands for the others
    return len(_HAN.findall(left)) > REST["zh"] or len(_WORDS.findall(left)) > REST["en"]


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


def _titled(asked: OfWhole, pieces: Pieces, papers: Sequence[Paper], query: Query, retriever: Retriever) -> list[Paper]:
    """The papers whose title names the subject, in whichever language."""
    named = [paper for paper in papers if any(_names(pieces, asked, d.title or "", d.language, query) for _, d in paper.held)]
    if named:
        return named
    titles = [(paper, d.title) for paper in papers for _, d in paper.held if d.title and d.language != query.language]
    near = retriever.closeness(replace(query, text=asked.subject), [title for _, title in titles]) if titles else ()
    return [
        paper
        for (paper, title), closeness in zip(titles, near, strict=True)
        if closeness >= ACROSS and pieces.share(title) >= ACROSS_MET and not parties_in(asked.subject, query.language)
    ]


def _names(pieces: Pieces, asked: OfWhole, text: str, language: Language, query: Query) -> bool:
    """Whether a title is on a subject: it speaks of all of it, and what countries the subject names are all that it names."""
    if pieces.share(text) < NAMED or any(not Pieces((c,), (1.0,)).share(text) for c in pieces.concepts):
        return False
    countries = {match.term.en for match in parties_in(asked.subject, query.language)}
    return not countries or asked.kind is Whole.PROPOSAL or {match.term.en for match in parties_in(text, language)} <= countries


def _sections(asked: OfWhole, pieces: Pieces, paper: Paper, query: Query, retriever: Retriever, catalogue: Catalogue) -> Iterator[Told]:
    """Yield the sections of a report that bear the name of the thing."""
    id_, document = paper.in_language(query.answer_language or query.language)
    paragraphs = catalogue.paragraphs(id_, 0)
    opening = [place for place, p in enumerate(paragraphs) if _opens(p)]
    names = [_name(paragraphs[place]) for place in opening]
    if not names:
        return
    near = retriever.closeness(replace(query, text=asked.subject), names) if document.language != query.language else [0.0] * len(names)
    for place, name, closeness in zip(opening, names, near, strict=True):
        across = document.language != query.language and closeness >= ACROSS and pieces.share(name) >= ACROSS_MET
        if across or _names(pieces, asked, name, document.language, query):
            end = next((other for other in opening if other > place), len(paragraphs))
            yield Told(document, tuple(paragraphs[place:end]), Role.PROGRESS, whole=False)


def _opens(paragraph: Paragraph) -> bool:
    """Whether a paragraph opens the section on one project: a heading that names it, or its title with its code."""
    if paragraph.kind is ParagraphKind.HEADING:
        return len(paragraph.text) <= LONGEST_NAME and bool(_OF_ONE.search(paragraph.text) or _CODE.search(paragraph.text))
    return bool((code := _CODE.search(paragraph.text)) and code.start() <= LONGEST_NAME)


def _name(paragraph: Paragraph) -> str:
    code = _CODE.search(paragraph.text)
    return paragraph.text[: code.start()] if code else paragraph.text
