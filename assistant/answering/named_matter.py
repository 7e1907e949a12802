"""The project that a question names (the seaweed project, 海藻项目): what is said of another project does not answer for it.

A question on a project that no document tells of finds the paper of another, which tells the same kinds of thing in the
same words: a budget, a manager, a rating.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant.answering.surroundings import surroundings
from assistant.model import Evidence, Query
from assistant.retrieval import Retriever

THE_MATTER, THE_MATTER_ACROSS = 0.45, 0.25  # of the matter's meaning, by a passage with what stands above it; in the other language

_NAMED_ZH = re.compile(r"(?P<name>[\u4e00-\u9fffA-Za-z“”《》·\s]{2,16}?)(?:试点)?(?:项目|提案|试点)")
_NAMED_EN = re.compile(
    r"\b(?:the|a|an)\s+(?P<name>(?:(?!(?:the|of|a|an|in|for|to|and|at|by|that|which|this|on|did|does)\b)[\w’'-]+\s+){1,4}?)(?:pilot\s+)?(?:projects?|proposals?|pilot)\b",
    re.IGNORECASE,
)
_NAMED_AFTER_EN = re.compile(
    r"\b(?:projects?|proposals?|pilot)\s+(?:on|about)\s+(?:the\s+)?(?P<name>[\w’'-]+(?:\s+[\w’'-]+){0,3}?)"
    r"(?=\s*[?,.;]|\s*$|\s+(?:and|that|which|in|to|by|was|is|were|are|did|do|does|at|from|with|has|have|had|will|can)\b)",
    re.IGNORECASE,
)
_LEADS_ZH = re.compile(
    r"^.*(?:委员会|会议|秘书处|代表团|集团|对|就|在|给|为|把|关于|针对|批准了?|通过了?|拟议的?|的|[这那此该]?[个份项]|该|哪|什么|多少|第[一二三四五六七八九十\d]+[次届期]|(?:参加|参与|加入|实施|开展)了?|了)"
)
_NO_NOUN = re.compile(r"[要把被是有了吗就都会能很起]|提$")  # a clause, no name
_NO_NAME = re.compile(
    r"(?:联合|成员国|些|几个?|[一二三四五六七八九十两]+[个项]|\d+|joint|two|three|four|five|several|all|other|此类|这类|类似|其他|上述|有关|相关|新|发展议程|知识产权|产权组织|所有|各|本|每|全部|试点|修订|后续|完成|评价|审评|第|年度|da|wipo|cdip|ip|development|agenda|new|other|pilot|first|second|third|next|final|whole|same|current|revised|biennial|proposed|\s)+",
    re.IGNORECASE,
)


def matter_named(query: Query) -> str:
    """Return what a question calls a project or a proposal by, "" where it names none.

    >>> from assistant.model import Query
    >>> matter_named(Query("", "Who manages the seaweed project?", "en")), matter_named(Query("", "海藻项目的管理人是谁?", "zh"))
    ('seaweed', '海藻')
    """
    patterns = (_NAMED_ZH,) if query.language == "zh" else (_NAMED_EN, _NAMED_AFTER_EN)
    for match in (found for pattern in patterns for found in pattern.finditer(query.text)):
        name = _LEADS_ZH.sub("", match["name"]) if query.language == "zh" else match["name"]
        name = name.strip(" “”《》")
        if len(name) > 1 and not _NO_NAME.fullmatch(name) and not _NO_NOUN.search(name):
            return name
    return ""


def of_the_matter(query: Query, evidence: Sequence[Evidence], retriever: Retriever) -> Sequence[Evidence]:
    """Keep what speaks of the matter that a question names; all where it names none."""
    name = matter_named(query)
    if not name or query.filters.symbols:
        return evidence
    met = retriever.closeness(replace(query, text=name), [surroundings(found) for found in evidence]) if evidence else np.zeros(0)
    return [
        found
        for found, share in zip(evidence, met, strict=True)
        if share >= (THE_MATTER if found.document.language == query.language else THE_MATTER_ACROSS)
    ]
