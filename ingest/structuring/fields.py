"""The labels of a recommendation block: which part of the report a line or a table row begins.

The words are those of the Committee's progress reports in both languages; they changed a little over the years.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ORDER = ("text", "departments", "implementation", "highlights", "activities", "progress", "status")

_WORDS: dict[str, tuple[str, ...]] = {
    "departments": (
        r"相关(?:的)?(?:产权组织|WIPO)?(?:部门|司局|司/部门|计划|单位)",
        r"Relevant\s+(?:WIPO\s+)?(?:Sectors?|Departments?|Programs?|Divisions?)(?:\s*/\s*(?:Sectors?|Departments?|Programs?|Divisions?))*"
        r"|(?:WIPO\s+)?(?:Sectors?|Departments?)\s+(?:[Cc]oncerned|[Ii]nvolved|[Rr]esponsible)",
    ),
    "implementation": (
        r"落实工作|落实战略|实施战略|落实战略和工作|实施工作|落实情况|落实|实施策略|实施情况",
        r"Implementation(?:\s+Strateg(?:y|ies))?",
    ),
    "highlights": (r"(?:主要)?亮点|重点摘要", r"(?:Main\s+|Key\s+)?Highlights?"),
    "activities": (
        r"活动\s*[/／和与及、]\s*成[果就]|成[果就]\s*[/／和与及、]\s*活动|(?:主要)?成[果就]|活动",
        r"(?:Key\s+|Main\s+)?Activities(?:\s*(?:/|and)\s*(?:Achievements?|Outcomes?|Results?))?|(?:Key\s+|Main\s+)?Achievements?(?:\s*(?:/|and)\s*Activities)?",
    ),
    "progress": (r"进展(?:情况)?|取得的进展", r"Progress(?:\s+(?:Made|Report))?"),
    "status": (r"(?:目前|当前|落实|实施)?(?:现状|状况|状态)", r"(?:Current\s+|Implementation\s+)?Status"),
}
_LABELS = {
    name: re.compile(
        rf"(?:(?P<zh>{zh})|(?P<en>{en}|(?=[A-Z])(?i:{en})(?=\s*[:：]?\s*$)))\s*[:：]?(?P<rest>\s*$|\s+(?=[^a-z\s])|(?<=[：:])\s*)",
        re.DOTALL,
    )
    for name, (zh, en) in _WORDS.items()
}
# Words that hardly ever begin a sentence: enough by themselves to begin a new paragraph.
_DISTINCT = re.compile(
    r"相关(?:产权组织|WIPO)部门(?:\s|$)|落实工作(?:\s|$)|亮点(?:\s|$)|活动/成果(?:\s|$)|Relevant\s+WIPO\s+Sectors?\b|Activities/Achievements\b"
)
_OWN_WORDS = re.compile(
    r"(?:建议)?(?:的)?(?:内容|案文|原文|全文)\s*[：:]\s*|(?:(?:Recommendation|Full)\s+)?(?:Text|Content)\s*:\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FieldLabel:
    """A label as it was found: the field, the word as printed, and where the value begins."""

    field: str
    word: str
    end: int


def field_label(text: str) -> FieldLabel | None:
    """Return the label a paragraph begins with, or None. The value must follow after a space, or nothing at all.

    >>> field_label("亮点  产权组织").field, field_label("Implementation This Recommendation").field
    ('highlights', 'implementation')
    >>> field_label("Implementation can begin once Member States have agreed.")
    """
    for name, pattern in _LABELS.items():
        if match := pattern.match(text):
            return FieldLabel(name, match["zh"] or match["en"], match.end())
    return None


def is_distinct_label(text: str) -> bool:
    """Tell whether text begins with a label that no sentence begins with."""
    return bool(_DISTINCT.match(text))


def is_text_label(cell: str) -> bool:
    """Tell whether a cell only says that the wording of a recommendation stands beside it."""
    word = cell.strip().rstrip(":：")
    return bool(word) and not without_text_label(f"{word}: ") and not without_text_label(f"{word}：")


def without_text_label(text: str) -> str:
    """Return the wording of a recommendation without the word that only says that it is one.

    >>> without_text_label("内容：加强协调。"), without_text_label("Text: Strengthen the division.")
    ('加强协调。', 'Strengthen the division.')
    """
    match = _OWN_WORDS.match(text)
    return text[match.end() :] if match else text
