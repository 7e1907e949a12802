"""What a document is to the decisions in it: their record, a report around them, a digest, or a paper that recites them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.model import Document, Paragraph, ParagraphKind
from assistant.symbols import find_sessions
from ingest.recording.listed import session_of_section

_SUMMARY = re.compile(r"主席总结|Summary\s+by\s+the\s+Chair", re.IGNORECASE)
_SUMMARY_HEADING = re.compile(r"(?:主\s*席\s*总\s*结|Summary\s+by\s+the\s+Chair)\s*", re.IGNORECASE)
_REPORT = re.compile(
    r"(?:(?:draft|final|revised\s+draft)\s+)?report(?:\s*[（(,，:：]?\s*(?:adopted\s+by|prepared\s+by).*)?|(?:经修订的)?报告(?:草案)?(?:\s*(?:[（(].*|(?:已?经|由)?(?:本?委员会|会议|秘书处)(?:审议)?(?:通过|编拟|编写)(?:的文件)?))?",
    re.IGNORECASE | re.DOTALL,
)
_DECISIONS_OF = re.compile(r"届会议的?(?:各项)?决定|decisions?\s+(?:of|taken\s+(?:at|by)|adopted\s+(?:at|by))\s+the", re.IGNORECASE)
_SUBPARAGRAPH = re.compile(r"\d{1,2}\.\d{1,2}")
_COMMITTEE_FIRST = re.compile(r"(?:the\s+(?:Committee|CDIP)\b|委员会|CDIP)", re.IGNORECASE)
_COVER = 8  # paragraphs before a reproduced Summary's heading in which its session stands


class Nature(StrEnum):
    """What a text is to a decision."""

    SUMMARY = "Summary by the Chair"  # the decisions themselves
    REPORT = "Report"  # the decisions among the statements
    DIGEST = "Digest"  # not official, but wholly about the decisions of one session
    COMPILATION = "Compilation"  # of the decisions of earlier sessions, each under a heading of its own
    PAPER = "Paper"  # recites what earlier sessions decided


@dataclass(frozen=True, slots=True)
class Record:
    """The nature of a paragraph's text, and the session it records without naming it; reproduced tells that the
    Summary is printed in another document."""

    nature: Nature
    default: int | None = None
    reproduced: bool = False


def records_in(document: Document) -> list[Record]:
    """Return for each paragraph what it is part of: mostly the document's own nature, or a Summary printed in it."""
    own = _of_document(document)
    if own.nature is Nature.SUMMARY:
        return [own] * len(document.paragraphs)
    current, records = own, []
    for n, paragraph in enumerate(document.paragraphs):
        if _SUMMARY_HEADING.fullmatch(paragraph.text):
            session = _session_above(document.paragraphs[max(0, n - _COVER) : n])
            current = Record(Nature.SUMMARY, session, reproduced=True) if session else own
        elif n and paragraph.annex != document.paragraphs[n - 1].annex:
            current = own
        listed = session_of_section(paragraph.section) if current.nature is Nature.PAPER else None
        records.append(Record(Nature.COMPILATION, listed) if listed else current)
    return records


def _of_document(document: Document) -> Record:
    title = (document.title or "").strip()
    if _SUMMARY.search(title):
        return Record(Nature.SUMMARY, document.session)
    if title and _REPORT.fullmatch(title):
        return Record(Nature.REPORT, document.session)
    sessions = find_sessions(title)
    if _DECISIONS_OF.search(title) and len(sessions) == 1:
        return Record(Nature.DIGEST, sessions[0])
    numbered = [p for p in document.paragraphs if p.annex is None and p.number and _SUBPARAGRAPH.fullmatch(p.number)]
    if len(numbered) >= 3 and sum(bool(_COMMITTEE_FIRST.match(p.text)) for p in numbered) * 2 >= len(numbered):
        return Record(Nature.SUMMARY, document.session)
    return Record(Nature.PAPER)


def _session_above(paragraphs: tuple[Paragraph, ...]) -> int | None:
    """The session on the cover of a Summary that another document reproduces."""
    for paragraph in reversed(paragraphs):
        if paragraph.kind is not ParagraphKind.ITEM and len(paragraph.text) < 200:
            sessions = find_sessions(paragraph.text)
            if len(sessions) == 1:
                return sessions[0]
    return None
