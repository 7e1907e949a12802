"""What an answer is composed from."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.adapters.catalogue import Catalogue
from assistant.model import Query
from assistant.question import Known
from assistant.retrieval import Retriever


@dataclass(frozen=True, slots=True)
class Desk:
    """What an answer is composed from: one query, and the generation it is asked of."""

    query: Query
    retriever: Retriever
    catalogue: Catalogue
    known: Known
    of_a_part: bool = False  # the query is a part of a larger question
