"""One question as the page shows it: what was asked, answered and cited, the gold, and what went wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from evals.faults import faults
from evals.gate import Change
from evals.run import Asked
from evals.score import SERIES, golds, holds, part_of, wording_of

Json = Mapping[str, Any]
_MARKER = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line about a passage: where it stands, words of it, and whether it is (or holds) gold; None where none is asked."""

    name: str
    place: str
    words: str
    good: bool | None


@dataclass(frozen=True, slots=True)
class QuestionView:
    """Everything the page shows of one question."""

    asked: Asked
    anchor: str
    right: bool
    faults: tuple[str, ...]
    answer: Markup
    citations: tuple[Line, ...]
    gold: tuple[Line, ...]
    facts: tuple[Line, ...]
    results: tuple[Line, ...]
    change: str  # "better", "worse", "mixed" or "" since the run compared with


def view(one: Asked, change: Change | None = None, prefix: str = "q") -> QuestionView:
    """Return a question as the page shows it; prefix keeps two views of one question apart."""
    score = one.score
    anchor = f"{prefix}-{one.corpus}-{score.id}"
    gold = golds(one.row) if one.row["answerable"] else []
    return QuestionView(
        asked=one,
        anchor=anchor,
        right=score.right,
        faults=tuple(faults(score)),
        answer=marked_up(one.answer, anchor),
        citations=tuple(
            Line(f"[{citation['n']}]", place_of(citation), citation["quote"], hit if gold else None)
            for citation, hit in zip(one.answer["citations"], score.hits, strict=True)
        ),
        gold=tuple(Line(f"part {part_of(g)}", place_of(g), g["anchor"], part_of(g) in score.cited_parts) for g in gold),
        facts=tuple(Line("", "", " / ".join(fact), wording_of(fact, score.language) not in score.lacking) for fact in one.row["facts"]),
        results=tuple(
            Line(f"{result['rank']}", place_of(result), result["text"][:60], True if any(holds(result, g) for g in gold) else None)
            for result in one.results
        ),
        change=_direction(change),
    )


def _direction(change: Change | None) -> str:
    if change is None:
        return ""
    return "mixed" if change.worse and change.better else "worse" if change.worse else "better"


def marked_up(answer: Json, anchor: str) -> Markup:
    """Return an answer with what it quotes marked, and its markers leading to the citations.

    A citation tells where its quote stands; text that it does not tell of is the answer's own.
    """
    text, pieces, done = answer["answer"], [], 0
    for start, end in _quoted(answer["citations"], text):
        pieces += [_with_markers(text[done:start], anchor), Markup("<q>{}</q>").format(text[start:end])]
        done = end
    return Markup("").join([*pieces, _with_markers(text[done:], anchor)])


def _quoted(citations: Iterable[Json], text: str) -> list[tuple[int, int]]:
    """Where quotes stand in the text, in order and apart."""
    spans: list[tuple[int, int]] = []
    for citation in sorted(citations, key=lambda c: (c["start"] is None, c["start"])):
        start, end = citation["start"], citation["end"]
        if start is not None and text[start:end] == citation["quote"] and (not spans or start >= spans[-1][1]):
            spans.append((start, end))
    return spans


def _with_markers(text: str, anchor: str) -> Markup:
    pieces, done = [], 0
    for marker in _MARKER.finditer(text):
        link = Markup('<a class="marker" href="#{}-{}">{}</a>').format(anchor, marker[1], marker[1])
        pieces += [escape(text[done : marker.start()]), link]
        done = marker.end()
    return Markup("").join([*pieces, escape(text[done:])])


def place_of(passage: Json) -> str:
    """Say where a citation, a result or a gold passage stands.

    >>> place_of({"symbol": "CDIP/25/5", "file": "a.txt", "annex": "Annex", "paragraph": "8", "recommendation": None})
    'CDIP/25/5 · Annex · para. 8'
    """
    annex = passage.get("annex")
    number = passage.get("paragraph") or passage.get("paragraphs")
    recommendation = passage.get("recommendation") or ", ".join(passage.get("recommendations", ()))
    if isinstance(recommendation, Mapping):
        numbers = recommendation.get("group") or [recommendation["number"]]
        recommendation = f"{SERIES[recommendation['series']]} {', '.join(map(str, numbers))}"
    parts = [
        passage.get("symbol") or passage.get("file"),
        annex if annex in (None, "Annex") else f"Annex {annex}",
        f"rec. {recommendation}" if recommendation else None,
        f"para. {number}" if number else None,
        f"p. {passage['page']}" if passage.get("page") else None,
        passage.get("language"),
    ]
    return " · ".join(str(part) for part in parts if part)
