"""Which report on a recommendation a question means: the one that it names by symbol, session or time, else the newest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.adapters.catalogue import Catalogue
from assistant.legs import Rows
from assistant.model import Document, Query, Recommendation, RecommendationStatus
from assistant.rules import Rule
from assistant.understanding.named.dates import read_dates

# A year or a session from which on something is asked names no report: what has been done since is told by the newest.
_SINCE = Rule(
    r"以来|以后|之后|至今|[年届会议]起|自从|从[^，。]{2,12}(?:开始|到现在)",
    r"(?i:\b(?:since|after|following|ever\s+since|from\s+\S+\s+on(?:wards?)?)\b)",
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names a report by; dates are ISO, as exact as written ("2020-03")."""

    symbols: frozenset[str]
    sessions: tuple[int, ...]
    dates: tuple[str, ...]


def report_meant(query: Query, catalogue: Catalogue, recommendation: Recommendation) -> RecommendationStatus | None:
    """Return the report on a recommendation that a query names, the newest where it names none; None where no report is so named."""
    reports = catalogue.statuses(recommendation.number, recommendation.series)
    named = _named(query, catalogue)
    if named.symbols:
        reports = [report for report in reports if report.source.symbol in named.symbols]
    elif named.sessions:
        reports = [report for report in reports if document_of(report, catalogue)[1].session in named.sessions]
    elif named.dates:
        reports = _of_time(reports, named.dates, catalogue)
    return _in_language([r for r in reports if _are_one_paper(r, reports[0])], query.answer_language or query.language)


def newest_report(catalogue: Catalogue, recommendation: Recommendation, wanted: str) -> RecommendationStatus | None:
    """Return the newest report on a recommendation, in the wanted language where it is held; None where none reports on it."""
    reports = catalogue.statuses(recommendation.number, recommendation.series)
    return _in_language([r for r in reports if _are_one_paper(r, reports[0])], wanted)


def rows_of_reports(query: Query, catalogue: Catalogue) -> Rows:
    """Return the rows of the chunks of the reports meant on the one recommendation that a query names; none where it names several."""
    if len(query.recommendation_numbers) != 1:
        return _joined([])
    reports = filter(None, (report_meant(query, catalogue, recommendation) for recommendation in query.recommendations))
    return _joined([catalogue.rows_between(document_of(report, catalogue)[1].key, *report.ordinals) for report in reports])


def rows_of_papers_named(query: Query, catalogue: Catalogue) -> Rows:
    """Return the rows of the chunks of the papers that a query names: by symbol, else by session, else those dated in a year or month."""
    named = _named(query, catalogue)

    def is_named(document: Document) -> bool:
        if named.symbols:
            return document.symbol in named.symbols
        if named.sessions:
            return document.session in named.sessions
        return any((document.date or "").startswith(date) for date in named.dates)

    return rows_of_papers([document for document in catalogue.documents_by_id.values() if is_named(document)], catalogue)


def rows_of_papers(papers: Sequence[Document], catalogue: Catalogue) -> Rows:
    """Return the rows of the chunks of papers, in order."""
    return _joined([catalogue.rows_between(paper.key) for paper in papers])


def _joined(rows: Sequence[Rows]) -> Rows:
    return np.unique(np.concatenate(rows)) if rows else np.zeros(0, dtype=np.intp)


def document_of(report: RecommendationStatus, catalogue: Catalogue) -> tuple[int, Document]:
    """Return the document that a report stands in, with its number in the catalogue."""
    return next((i, d) for i, d in catalogue.documents_by_id.items() if d.file == report.source.file)


def _named(query: Query, catalogue: Catalogue) -> Named:
    symbols = frozenset(catalogue.symbols_reporting().intersection(query.symbols) if query.symbols else ())
    if _SINCE.search(query.text):
        return Named(symbols, (), ())
    return Named(symbols, () if query.latest else query.sessions, query.dates or tuple(map(str, query.years)))


def _in_language(reports: Sequence[RecommendationStatus], wanted: str) -> RecommendationStatus | None:
    return next((r for r in reports if r.source.language == wanted), reports[0] if reports else None)


def _are_one_paper(one: RecommendationStatus, other: RecommendationStatus) -> bool:
    """Whether two reports stand in the same paper, be it in two languages."""
    return one.source.file == other.source.file or (one.source.symbol is not None and one.source.symbol == other.source.symbol)


def _of_time(reports: Sequence[RecommendationStatus], named: Sequence[str], catalogue: Catalogue) -> list[RecommendationStatus]:
    """Return the reports that cover all that is named (a year in part), those of papers dated in it first; papers without a period by their date."""
    covering = [report for report in reports if all(_covers(document_of(report, catalogue)[1], date) for date in named)]
    dated = [report for report in reports if (document_of(report, catalogue)[1].date or "").startswith(named[0])] if len(named) == 1 else []
    return [*dated, *(report for report in covering if report not in dated)]


def _covers(document: Document, date: str) -> bool:
    """Whether a report covers a year, a month or a day ("2020", "2020-03"), as far as its own period is told."""
    months = [told for _, _, told in read_dates(document.period or "")] or ([document.date] if document.date else [])
    if not months:
        return False
    first, last = months[0], months[-1]
    return first[: len(date)] <= date[: len(first)] and date[: len(last)] <= last[: len(date)]
