"""What a question's answer and results are worth against its gold: pure functions, no product code.

Gold is a passage of a document (an anchor inside it), never a chunk id, so that re-chunking leaves a set valid.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.check import evened, occurs, run_together

Row = Mapping[str, Any]
ANSWERED = ("answered", "ambiguous")


@dataclass(frozen=True, slots=True)
class Score:
    """One question scored. rank counts from 1; None where no gold passage is among the results, or there is none."""

    id: str
    language: str
    kind: str
    split: str
    answerable: bool
    rank: int | None
    status: str
    status_right: bool
    facts: float | None  # share of the key facts the answer carries
    gold_cited: bool | None  # some citation points into a gold passage
    precision: float | None  # share of the citations that point into a gold passage
    known_mistake: bool
    length: int
    quoted: int
    milliseconds: float


def golds(row: Row) -> list[Mapping[str, Any]]:
    """Return the gold passages of a question, of both language versions."""
    return [*row.get("gold", ()), *row.get("gold_en", ())]


def holds(text: str, file: str, gold: Mapping[str, Any]) -> bool:
    """Say whether a text out of a file is (part of) a gold passage: it holds the anchor, or most of it where it is cut."""
    return file == gold["file"] and run_together(gold["anchor"]) in run_together(text)


def first_rank(row: Row, results: Sequence[Mapping[str, Any]]) -> int | None:
    """Return the rank of the first result that holds a gold passage."""
    for result in results:
        if any(holds(result["text"], result["file"], gold) for gold in golds(row)):
            return int(result["rank"])
    return None


def points_at(citation: Mapping[str, Any], gold: Mapping[str, Any]) -> bool:
    """Say whether a citation names a gold passage: the same file and annex, and its paragraph, recommendation or words."""
    if citation["file"] != gold["file"]:
        return False
    if run_together(gold["anchor"]) in run_together(citation["quote"]):
        return True
    if citation["annex"] != gold["annex"]:
        return False
    if gold.get("recommendation"):
        series, number = gold["recommendation"]["series"], gold["recommendation"]["number"]
        label = f"{'DA' if series == 'da' else 'IR'} {number}"
        return label in (citation["recommendation"] or "").split(", ")
    return gold["paragraph"] is not None and citation["paragraph"] == gold["paragraph"]


def score(row: Row, answer: Mapping[str, Any], results: Sequence[Mapping[str, Any]]) -> Score:
    """Score one question's answer and search results against its gold."""
    shown = evened(answer["answer"] + "\n" + "\n".join(citation["quote"] for citation in answer["citations"]))
    facts = [any(occurs(alternative, shown) for alternative in fact) for fact in row.get("facts", ())]
    cited = [any(points_at(citation, gold) for gold in golds(row)) for citation in answer["citations"]]
    scored = row["answerable"] and golds(row)
    return Score(
        id=row["id"],
        language=row["language"],
        kind=row["kind"],
        split=row["split"],
        answerable=row["answerable"],
        rank=first_rank(row, results) if scored else None,
        status=answer["status"],
        status_right=answer["status"] in row["expected_status"],
        facts=sum(facts) / len(facts) if row["answerable"] and facts else None,
        gold_cited=any(cited) if scored else None,
        precision=sum(cited) / len(cited) if scored and cited else None,
        known_mistake=any(occurs(wrong, shown) for wrong in row.get("must_not", ())),
        length=len(answer["answer"]),
        quoted=sum(len(citation["quote"]) for citation in answer["citations"]),
        milliseconds=float(answer["timings_ms"].get("total", 0.0)),
    )


def summary(scores: Sequence[Score]) -> dict[str, float | int | None]:
    """Return the headline figures of a group of questions; both errors of refusing are always reported together."""
    ranked = [s for s in scores if s.answerable and s.gold_cited is not None]
    unanswerable = [s for s in scores if not s.answerable]
    answerable = [s for s in scores if s.answerable]

    def share(values: Sequence[bool | float]) -> float | None:
        return round(sum(values) / len(values), 3) if values else None

    return {
        "questions": len(scores),
        "R@1": share([s.rank is not None and s.rank <= 1 for s in ranked]),
        "R@5": share([s.rank is not None and s.rank <= 5 for s in ranked]),
        "R@10": share([s.rank is not None and s.rank <= 10 for s in ranked]),
        "MRR": share([1 / s.rank if s.rank else 0.0 for s in ranked]),
        "all facts": share([s.facts == 1.0 for s in scores if s.facts is not None]),
        "gold cited": share([bool(s.gold_cited) for s in ranked]),
        "citation precision": share([s.precision for s in scores if s.precision is not None]),
        "status right": share([s.status_right for s in scores]),
        "refused rightly": share([s.status not in ANSWERED for s in unanswerable]),
        "refused wrongly": share([s.status not in ANSWERED for s in answerable]),
        "known mistakes": sum(s.known_mistake for s in scores),
        "median length": sorted(s.length for s in scores)[len(scores) // 2] if scores else None,
    }
