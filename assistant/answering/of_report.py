"""What the passages of a report tell of a recommendation that its records do not answer for."""

from __future__ import annotations

from dataclasses import replace

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.passages import answer_passage
from assistant.answering.kinds.dates import periods_in
from assistant.answering.recorded.reports import rows_of_papers, rows_of_papers_named, rows_of_reports
from assistant.answering.recorded.statuses import other_reports, write_newest
from assistant.answering.writing.draft import Draft
from assistant.legs import Rows
from assistant.model import Query, Status
from assistant.retrieval import Retriever
from assistant.rules import Rule

_REPORT = Rule(r"报告(?!期)", r"(?i:\breports?\b(?!\s+period))")
# What says which report is meant, and is told by none of its sentences.
_PAPER_AND_PERIOD = Rule(
    r"(?:在|根据|按照?)?(?:(?:19|20)\d\d\s?[-–/]\s?(?:20)?\d\d(?:年度?|两年期)*的?)(?:年度)?(?:进展)?报告(?:中|里|上|期)?|(?:年度|进展)报告(?:中|里|上)?|(?:19|20)\d\d\s?[-–/]\s?(?:20)?\d\d(?:年度?|两年期)*",
    r"(?i:\b(?:(?:in|from|according\s+to|of|by)\s+)?(?:the\s+)?(?:annual\s+|progress\s+)?reports?\b(?:\s+(?:for|of|on)\b)?)",
)
_EVIDENCE = 8  # passages of one report that are read closely


def answer_of_its_report(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> bool:
    """Answer what is asked of a recommendation from the report on it; False (and nothing written) where it does not tell."""
    rows = rows_of_reports(query, catalogue)
    return bool(len(rows)) and not query.filters.symbols and _told_by(rows, query, retriever, catalogue, draft)


def answer_of_its_period(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> bool:
    """Answer what is asked of a period from the papers that report on it; False (and nothing written) where none does, or tells it."""
    periods = periods_in(query.text)
    if not periods or query.filters.symbols:
        return False
    of_it = [d for d in catalogue.documents_by_id.values() if not periods.isdisjoint(periods_in(d.period or ""))]
    if not of_it:
        return False
    bare = replace(query, text=_PAPER_AND_PERIOD.sub(" ", query.text), topic=_PAPER_AND_PERIOD.sub(" ", query.topic), years=())
    return _told_by(rows_of_papers(of_it, catalogue), bare, retriever, catalogue, draft)


def answer_of_paper_named(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> Status | None:
    """Answer from the report of the period that is named as one, or how a recommendation stands by the passages of the paper named,
    where only other reports have a block on it.

    NOT_FOUND, with these reports named, where they do not tell; None (and nothing written) where the records are not of other reports.
    """
    if _REPORT.search(query.text) and answer_of_its_period(query, retriever, catalogue, draft):
        return Status.ANSWERED
    others = other_reports(query, catalogue)
    if not others:
        return None
    if _told_by(rows_of_papers_named(query, catalogue), query, retriever, catalogue, draft):
        return Status.ANSWERED
    write_newest(others, catalogue, draft)
    return Status.NOT_FOUND


def _told_by(rows: Rows, query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> bool:
    told = Draft(draft.language)
    if answer_passage(query, retriever, catalogue, retriever.find(query, _EVIDENCE, rows), told, alone=True) is not Status.ANSWERED:
        return False
    draft.add(told)
    return True
