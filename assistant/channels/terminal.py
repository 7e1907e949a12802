"""What the command line shows a person: plain text from the same JSON values that --json prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.channels.doctor import Finding

Json = dict[str, Any]


def show_answer(answer: Json) -> str:
    """Return an answer with its citations below it, as a person reads it."""
    lines = [answer["query"]["understood"]] if answer["query"] and answer["query"]["understood"] else []
    lines += [answer["answer"]]
    lines += [f"  {note}" for note in answer["notes"]]
    if answer["citations"]:
        lines += ["", *(f"[{c['n']}] {place(c)}" for c in answer["citations"])]
    return "\n".join(lines)


def place(citation: Json) -> str:
    """Say where a passage stands, in the language of the passage: symbol, annex, paragraph, page, session.

    >>> place({"symbol": "CDIP/25/5", "file": "a.txt", "language": "en", "session": 25, "annex": "Annex", "paragraph": "8", "page": None, "recommendation": None})
    'CDIP/25/5, Annex, para. 8 (session 25; a.txt)'
    """
    chinese = citation["language"] == "zh"
    annex, number = citation["annex"], citation.get("paragraph") or citation.get("paragraphs")
    parts = [citation["symbol"] or citation["file"]]
    if annex:
        named = annex if annex != "Annex" else ""
        parts.append(f"附件{named}" if chinese else f"Annex {named}".strip())
    if citation.get("recommendation"):
        parts.append(f"建议 {citation['recommendation']}" if chinese else f"Recommendation {citation['recommendation']}")
    if number:
        parts.append(f"第{number}段" if chinese else f"para. {number}")
    if citation["page"]:
        parts.append(f"第{citation['page']}页" if chinese else f"p. {citation['page']}")
    known = [f"第{citation['session']}届会议" if chinese else f"session {citation['session']}"] if citation["session"] else []
    known += [citation["file"]] if citation["symbol"] else []
    return (("，" if chinese else ", ").join(parts)) + (f" ({'; '.join(known)})" if known else "")


def show_search(found: Json) -> str:
    """Return the results of a search, best first."""
    if not found["results"]:
        return "Nothing found."
    shown = []
    for result in found["results"]:
        where = place(result | {"paragraph": result["paragraphs"], "recommendation": ", ".join(result["recommendations"])})
        text = result["text"] if len(result["text"]) <= 300 else result["text"][:300] + "…"
        shown.append(f"{result['rank']}. {where}\n   {text.replace(chr(10), chr(10) + '   ')}")
    return "\n".join(shown)


def show_decisions(decisions: Sequence[Json]) -> str:
    """Return decisions session by session."""
    if not decisions:
        return "No decision is recorded in the indexed documents."
    lines: list[str] = []
    session = None
    for decision in decisions:
        if decision["session"] != session:
            session = decision["session"]
            lines.append(f"CDIP/{session}")
        source = decision["recited_in"]
        where = place(source | {"session": None, "recommendation": None})
        lines.append(
            f"  {decision['verb']}: {decision['text']}\n    {where}" + (f"; {decision['decided_in']}" if decision["decided_in"] else "")
        )
    return "\n".join(lines)


def show_statuses(statuses: Sequence[Json]) -> str:
    """Return what is reported on a recommendation, report by report."""
    if not statuses:
        return "No indexed document reports on this recommendation."
    shown = []
    for status in statuses:
        series = "Development Agenda" if status["series"] == "da" else "Independent Review"
        lines = [f"{series} recommendation {status['number']} ({place(status['source'] | {'session': None, 'recommendation': None})})"]
        lines += [status["text"]]
        lines += [f"- {highlight}" for highlight in status["highlights"]]
        for field in ("implementation", "activities", "progress"):
            if status[field]:
                lines.append(f"{field}: {status[field]}")
        shown.append("\n".join(lines))
    return "\n\n".join(shown)


def show_documents(documents: Sequence[Json]) -> str:
    """Return the indexed documents, a line each."""
    lines = [
        f"{d['symbol'] or '–':<18} {d['language']}  session {d['session'] or '–':<3} {d['chunks']:>5} chunks  {d['title'] or ''} ({d['file']})"
        for d in documents
    ]
    return "\n".join(lines) or "Nothing is indexed."


def show_findings(findings: Sequence[Finding]) -> str:
    """Return what the doctor found, a line each, with the remedy below what is not well."""
    return "\n".join(
        f"{'well  ' if f.well else 'NOT OK'} {f.what}: {f.found}" + (f"\n       {f.remedy}" if f.remedy else "") for f in findings
    )
