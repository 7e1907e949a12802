"""What is asked of an evaluation or a study itself, and not of what it looks at: what its author recommends, and what it cost.

What one country did of its own answers no question for what the evaluator recommends, and the money of a project none for what
its evaluation cost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.currencies import CODES, CURRENCY
from assistant.model import Evidence, Paragraph
from assistant.rules import Rule
from assistant.text import sentences

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
_EVALUATION_ZH = r"(?:审评|评价|评估)(?:报告|工作|[人员者]|人员|专家)?"
_COST_ASKED = Rule(
    rf"{_EVALUATION_ZH}(?:一共|总共|究竟|到底|的)*(?:花|用|付|拿|收|得|费用|报酬|酬金|经费|成本)[^，。；？?]{{0,6}}(?:多少|几何)|(?:付|给)了?{_EVALUATION_ZH}[^，。；？?]{{0,4}}多少",
    r"\bhow\s+much\s+(?:money\s+)?(?:did|does|was|were|will|would|is)\s+(?:the\s+)?(?:\w+\s+){0,2}?(?:evaluations?\b[^?,;]*\bcost|evaluators?\b[^?,;]*\b(?:paid|cost|get|receive\w*|earn\w*))"
    r"|\b(?:cost|price|fees?)\s+of\s+(?:the\s+)?(?:\w+\s+){0,2}?evaluat(?:ion|ors?)\b",
    flags=_I,
)
_EVALUATION = Rule(
    r"(?:审评|评价|评估)(?![人员者](?:员|们)?[^，。；]{0,4}(?:认为|指出|发现|说|表示|注意))",
    r"\bevaluat(?:ion|ors?)\b(?!\s+(?:found|notes?d?|considers?|observes?|says?))",
    flags=_I,
)
_SUM = re.compile(rf"\d\s*[万千]?\s*(?:{CURRENCY})|(?:{CODES})\s*\d|\d,\d{{3}}", _I)


def asks_what_is_recommended(question: str) -> bool:
    """Whether a question asks what somebody who evaluated or studied a thing recommends.

    >>> asks_what_is_recommended("评价报告建议给顾问多少津贴？"), asks_what_is_recommended("评价报告的建议3落实了吗？")
    (True, False)
    """
    return _RECOMMENDED_ASKED.search(question) is not None


def recommending(evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return what of the evidence recommends something; all of it where nothing does."""
    return [found for found in evidence if any(map(_recommends, found.paragraphs))] or evidence


def tells_of_the_evaluation(question: str, quoted: str, paragraph: Paragraph) -> bool:
    """Whether a window recommends something where it is asked what an evaluation recommends, and gives the cost of one where that is
    asked; true for any other question.

    >>> told = "Cost of the evaluation: 9,000 Swiss francs."
    >>> tells_of_the_evaluation("How much did the evaluation of the kelp project cost?", told, Paragraph(0, told))
    True
    """
    if asks_what_is_recommended(question):
        return _recommends(paragraph)
    if not _COST_ASKED.search(question):
        return True
    told = [quoted[start:end] for start, end in sentences(quoted)]
    return any(_SUM.search(one) and _EVALUATION.search(one) for one in told)


def _recommends(paragraph: Paragraph) -> bool:
    return _RECOMMENDS.search(f"{paragraph.section or ''} {paragraph.label or ''} {paragraph.text}") is not None
