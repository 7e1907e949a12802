"""What a question asks of which a passage says nothing: the passage is on the webinars, and the question is what they cost.

A question is met by its many words on the subject, and what it asks of the subject is one of them. So it is not the share that is
met that parts what answers from what is only near, but how much the weightiest word counts that is not. What is answered by yes or no
needs more: the passage must speak of what is said of the subject, not of the subject alone. So does what a service desk of the field is
asked: the house's own words stand in it, whatever it asks ("How do I register a trademark?").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from assistant.answering.reading.pieces import Pieces
from assistant.answering.reading.surroundings import headed
from assistant.lexical import words
from assistant.model import Evidence, Paragraph, Query
from assistant.retrieval import Retriever
from assistant.understanding.asked.whether import asks_only_whether

CLOSE = 0.5  # a cosine below it says nothing of a token
UNMET, UNMET_WHETHER, UNMET_DESK = 0.27, 0.24, 0.18  # a heaviest token unmet from which only a sure answer counts, by what is asked
STEEPLY = 4.0  # how much surer it must be for each share of the question that the token counts more
FOR_A_DESK = 0.4  # likelihood from which a question counts as one for a service desk


def support_needed(query: Query, unmet: float, sure: float, surer: float) -> float:
    """Return the support that an answer needs which says nothing of so heavy a token of the question; none where it is not heavy."""
    least = _least(query)
    bar = sure if least == UNMET else surer
    return bar + STEEPLY * (unmet - least) if unmet > least else 0.0


def _least(query: Query) -> float:
    """The share of a question from which a token of it that is not met counts."""
    if query.for_a_desk >= FOR_A_DESK:
        return UNMET_DESK
    return UNMET_WHETHER if asks_only_whether(query.text) else UNMET


def heaviest_unmet(
    query: Query, pieces: Pieces, asks: Callable[[str], bool], found: Evidence, paragraph: Paragraph, retriever: Retriever
) -> float:
    """Return what share of the question its heaviest token is that a paragraph under its headings does not speak of (0 to 1), in
    words or by closeness of meaning; a piece that only asks for the kind of thing wanted (asks) need not be spoken of. What is too
    light to count is not looked at closely."""
    text = "\n".join((headed(found), paragraph.text, *(note.text for note in paragraph.footnotes)))
    shares, cosines = retriever.best_cosines(query, [text])
    met = np.where(cosines[:, 0] >= CLOSE, cosines[:, 0], 0.0)
    if (far := float((shares * (1.0 - met)).max(initial=0.0))) <= _least(query):
        return far
    held, tokens = words(text), retriever.tokens_of(query)
    for concept in pieces.concepts:
        of_concept = np.isin(tokens, retriever.tokens_of(replace(query, text=concept.written)))
        met[of_concept] = np.maximum(met[of_concept], 1.0 if asks(concept.written) else concept.met_by(held))
    return float((shares * (1.0 - met)).max(initial=0.0))
