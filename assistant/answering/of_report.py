"""What the passages of a report tell of a recommendation that its records do not answer for."""

from __future__ import annotations

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.passages import answer_passage
from assistant.answering.recorded.reports import rows_of_papers_named, rows_of_reports
from assistant.answering.recorded.statuses import other_reports, write_newest
from assistant.answering.writing.draft import Draft
from assistant.legs import Rows
from assistant.model import Query, Status
from assistant.retrieval import Retriever

_EVIDENCE = 8  # passages of one report that are read closely


def answer_of_its_report(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> bool:
    """Answer what is asked of a recommendation from the report on it; False (and nothing written) where it does not tell."""
    rows = rows_of_reports(query, catalogue)
    return bool(len(rows)) and not query.filters.symbols and _told_by(rows, query, retriever, catalogue, draft)


def answer_of_paper_named(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> Status | None:
    """Answer how a recommendation stands by the passages of the paper named, where only other reports have a block on it.

    NOT_FOUND, with these reports named, where they do not tell; None (and nothing written) where the records are not of other reports.
    """
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
