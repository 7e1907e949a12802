"""What somebody who evaluated or studied a thing recommends: what one country did of its own answers no question for that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.model import Evidence, Paragraph
from assistant.rules import Rule

_I = re.IGNORECASE
_BY_ZH = r"(?:(?:审评|评价|评估)(?:报告|[人员者]|人员|专家)?|(?:研究|调查)(?:报告)?的?(?:[两几]位)?作者)"
_BY_EN = r"\b(?:evaluators?|evaluations?(?:\s+reports?)?|reviewers?|authors?\s+of\s+the\s+(?:\w+\s+){0,3}?(?:study|survey|report))\b"
_RECOMMENDED_ASKED = Rule(
    rf"{_BY_ZH}[^，。；？?有是]{{0,6}}?(?:主张|提议|呼吁|希望|要求|建议(?!书|稿|[的被中有是]|落实|采纳|接受|第?[\d一二三四五六七八九十]+(?!个|阶段|期)))",
    rf"{_BY_EN}[^?,;]{{0,60}}?\b(?:recommend(?:ed|s)?|suggest(?:ed|s)?|propos(?:e[sd]?)|call(?:ed|s)?\s+for|urge[sd]?|advise[sd]?|want(?:ed|s)?)\b",
    flags=_I,
)
_RECOMMENDS = Rule(
    r"建议|主张|提议|呼吁|应(?![用对邀])|宜",
    r"\b(?:recommend\w*|suggest\w*|propos\w+|call(?:s|ed)?\s+(?:for|on)|urg\w+|advis\w+|should|ought)\b",
    flags=_I,
)


def asks_what_is_recommended(question: str) -> bool:
    """Whether a question asks what somebody who evaluated or studied a thing recommends.

    >>> asks_what_is_recommended("评价报告建议给顾问多少津贴？"), asks_what_is_recommended("评价报告的建议3落实了吗？")
    (True, False)
    """
    return _RECOMMENDED_ASKED.search(question) is not None


def recommending(evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return what of the evidence recommends something; all of it where nothing does."""
    return [found for found in evidence if any(map(recommends, found.paragraphs))] or evidence


def recommends(paragraph: Paragraph) -> bool:
    """Whether a paragraph, or what heads it, recommends something."""
    return _RECOMMENDS.search(f"{paragraph.section or ''} {paragraph.label or ''} {paragraph.text}") is not None
