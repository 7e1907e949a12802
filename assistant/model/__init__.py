"""The nouns of the product, frozen: what is read (documents), asked (questions) and told (answers)."""

from assistant.model.answers import Answer, Citation, Evidence, Status
from assistant.model.documents import (
    REFUSALS,
    Chunk,
    Decision,
    Document,
    Footnote,
    Language,
    Link,
    Paragraph,
    ParagraphKind,
    Recommendation,
    RecommendationStatus,
    Series,
    Source,
)
from assistant.model.questions import Asked, Cited, Filters, Intent, OfCollection, Part, Query, Want

__all__ = [
    "REFUSALS",
    "Answer",
    "Asked",
    "Chunk",
    "Citation",
    "Cited",
    "Decision",
    "Document",
    "Evidence",
    "Filters",
    "Footnote",
    "Intent",
    "Language",
    "Link",
    "OfCollection",
    "Paragraph",
    "ParagraphKind",
    "Part",
    "Query",
    "Recommendation",
    "RecommendationStatus",
    "Series",
    "Source",
    "Status",
    "Want",
]
