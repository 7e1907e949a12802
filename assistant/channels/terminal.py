"""What the command line shows a person: plain text from the same JSON values that --json prints."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from assistant.answering.writing.places import place
from assistant.answering.writing.replies import say
from assistant.model import Language

if TYPE_CHECKING:
    from assistant.channels.doctor import Finding

Json = dict[str, Any]


def show_answer(answer: Json) -> str:
    """Return an answer with its citations below it, as a person reads it."""
    lines = [answer["query"]["understood"]] if answer["query"] and answer["query"]["understood"] else []
    lines += [answer["answer"]]
    lines += [f"  {note}" for note in answer["notes"]]
    if answer["citations"]:
        lines += ["", *_sources(answer["citations"], answer["language"])]
    return "\n".join(lines)


def _sources(citations: Sequence[Json], language: Language) -> list[str]:
    """A line a place; quotes in a row from one place share it."""
    lines = []
    for where, same in groupby(citations, lambda citation: _where(citation, language)):
        numbers = [citation["n"] for citation in same]
        marks = f"[{numbers[0]}]" if len(numbers) == 1 else f"[{numbers[0]}]–[{numbers[-1]}]"
        lines.append(f"{marks} {where}")
    return lines


def _where(passage: Json, language: Language) -> str:
    """Say where a passage stands, with its session and its file.

    >>> _where({"symbol": "CDIP/25/5", "file": "a.txt", "session": 25, "annex": "Annex", "paragraph": "8", "page": None, "recommendation": None}, "en")
    'CDIP/25/5, Annex, para. 8 (session 25; a.txt)'
    """
    named = {name: passage.get(name) for name in ("annex", "recommendation", "paragraph", "page")}
    known = [say("place_session", language, session=passage["session"])] if passage.get("session") else []
    known += [passage["file"]] if passage["symbol"] else []
    comma, opening, closing = ("；", "（", "）") if language == "zh" else ("; ", " (", ")")
    return place(language, passage["symbol"] or passage["file"], **named) + (f"{opening}{comma.join(known)}{closing}" if known else "")


def show_search(found: Json) -> str:
    """Return the results of a search, best first."""
    if not found["results"]:
        return "Nothing found."
    shown = []
    for result in found["results"]:
        named = {"paragraph": result["paragraphs"], "recommendation": ", ".join(result["recommendations"])}
        where = _where(result | named, result["language"])
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
        where = _where(source, source["language"])
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
        lines = [f"{series} recommendation {status['number']} ({_where(status['source'], status['source']['language'])})"]
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
