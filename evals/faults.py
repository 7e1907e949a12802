"""What went wrong with an answer, said in sentences, and how bad it is."""

from __future__ import annotations

from collections.abc import Iterator

from evals.score import Score


def faults(score: Score) -> list[str]:
    """Return what is wrong with an answer, the gravest first; nothing where a reader is served."""
    return list(_faults(score))


def _faults(score: Score) -> Iterator[str]:
    if score.verbatim not in (None, 1.0):
        yield f"{1 - score.verbatim:.0%} of its quotes do not stand so in the paragraph they name"
    if score.answered and not score.answerable:
        yield "answered, though the documents hold no answer"
    elif not score.answered and score.answerable:
        yield f"refused ({score.status}), though the documents answer it"
    elif not score.status_right:
        yield f"ended as {score.status} instead of {' or '.join(score.expected)}"
    if score.mistakes:
        yield f"says {'; '.join(score.mistakes)}, a known mistake"
    if score.session_right is False:
        yield "gives the matter to another session"
    if not score.language_kept:
        yield "is not in the language of the question"
    if score.same_again is False:
        yield "differs from run to run"
    if score.answered and score.lacking:
        yield f"lacks {'; '.join(score.lacking)}"
    if score.answered and score.recall is not None and score.recall < 1:
        yield "cites no gold passage" if score.recall == 0 else f"cites {score.recall:.0%} of the gold's parts"
    if score.precision is not None and score.precision < 1 and score.recall != 0:
        yield f"{1 - score.precision:.0%} of its citations point elsewhere"
    if score.ranks and None in score.ranks:
        yield "gold not among the first ten results" if score.rank is None else "part of the gold not among the first ten results"
    elif score.ranks and (score.rank or 0) > 1 and not score.right:
        yield f"gold found at rank {score.rank}"


def severity(score: Score) -> float:
    """Return how badly a reader is served: 0 for a right answer, more for an answer that misleads than for a refusal.

    An order for the list of worst answers, not a figure to improve.
    """
    if score.right:
        return 0.0
    misleads = 3 * (score.verbatim not in (None, 1.0)) + 2.5 * (score.answered and not score.answerable)
    misleads += 2 * bool(score.mistakes) + 2 * (score.session_right is False) + (not score.language_kept)
    misses = 0.0 if not score.answerable else (1 - (score.facts or 0.0)) + (1 - (score.recall or 0.0))
    return misleads + misses + 0.5 * (not score.status_right) + 0.25 * (1 - score.precision if score.precision is not None else 0.0)
