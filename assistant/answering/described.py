"""A row or column that bears a mark only ("Goal 9", 方案B) is meant where the question says what the document says of it elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant.adapters.catalogue import Catalogue
from assistant.answering.extremes import asks_for_extremes
from assistant.answering.grid import COUNTED_ON, cells_of, counted_in, name_of
from assistant.answering.selection import Choice
from assistant.model import Language, Paragraph, ParagraphKind, Query
from assistant.retrieval import Retriever

_SEVERAL = re.compile(r"比较|对比|区别|不同|各(?!方|国|届)|分别|每[个种]|\b(?:compar\w+|each|every|differ\w*|both|all)\b", re.I)
_TELLING = (ParagraphKind.TEXT, ParagraphKind.ITEM, ParagraphKind.HEADING)
SAID = 0.3  # of the question and of what the document says of the one that is meant, together, that each says of the other
APART = 0.1  # by how much less of that they share with what it says of the others


def as_marked(query: Query, table: Sequence[Paragraph], choice: Choice, retriever: Retriever, catalogue: Catalogue) -> Query:
    """Return a question with the mark of the row or column of a table that it describes put behind it; else as it is."""
    document = catalogue.document_id(choice.evidence.chunk.document_key)
    names = list(dict.fromkeys([*(name_of(row) for row in table), *(cell.column for row in table[:1] for cell in cells_of(row))]))
    marked = [(name, match) for name in names if (match := COUNTED_ON.fullmatch(name.strip()))]
    several = asks_for_extremes(query.text) or _SEVERAL.search(query.text)
    if document is None or several or len(marked) < 2 or any(counted_in(query.text, match["stem"]) for _, match in marked):
        return query
    paragraphs = catalogue.paragraphs(document)
    meant = described([name for name, _ in marked], paragraphs, query, choice.passage.document.language, retriever)
    return replace(query, text=f"{query.text} ({meant})") if meant else query


def described(names: Sequence[str], paragraphs: Sequence[Paragraph], query: Query, language: Language, retriever: Retriever) -> str | None:
    """Return the one of several marked names which the question describes in the words of the document; None in doubt."""
    told = {name: said for name in names if (said := _said_of(name, paragraphs))}
    if len(told) < 2:
        return None
    said_back = [retriever.closeness(replace(query, text=said, language=language), [query.text])[0] for said in told.values()]
    close = (retriever.closeness(query, list(told.values())) + np.array(said_back)).tolist()
    ranked = sorted(zip(close, told, strict=True), reverse=True)
    return ranked[0][1] if ranked[0][0] >= SAID and ranked[0][0] - ranked[1][0] >= APART else None


def _said_of(name: str, paragraphs: Sequence[Paragraph]) -> str:
    """What a document says of a marked name where it first does: in brackets after it, or up to the end of the sentence."""
    said = re.compile(rf"{re.escape(name.strip())}(?!\d)\s*(?:[（(]([^（）()]{{2,80}})[)）]|[：:，,]\s*([^。；;\n]{{2,200}}))", re.I)
    found = [match for p in paragraphs if p.kind in _TELLING and (match := said.search(p.text))]
    bracketed = next((match[1] for match in found if match[1]), "")
    return bracketed or next((match[2] for match in found), "")
