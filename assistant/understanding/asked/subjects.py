"""The parts of a subject that a follow-up changes: the country or group asked of, and the aspect asked for.

"And in Chile?" asks the same of another country; "With what budget?" asks another thing of the same project.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.glossary import Match, Term, matches
from assistant.model import Language
from assistant.rules import Rule
from assistant.text import HAN

# What is asked of a thing and is no thing itself: "With what budget?", "期限多长？".
_ASPECT_WORDS = (
    r"预算|费用|成本|经费|总额|花费|期限|时长|时间|多久|多长|目标|目的|内容|名称|标题|结果|成果|进展|状况|现状|原因|理由|影响|人数|数量|规模|范围|受益国|试点|提案[方国]|提出|提交|编写"
    r"|最后|最终|实际|当时|审评|评估|评价|资金|开始|结束|启动|完成|负责|参加|参与|主持|批准|通过|国家|后来|延期|延长|继续|剩余|剩下|多少钱",
    r"\b(?:budget|costs?|amount|total|duration|length|deadline|aims?|goals?|objectives?|purpose|results?|outcomes?|status|title|author|size|number|spent|spend|start(?:ed|s)?|begin|began|end(?:ed|s)?|last(?:ed|s)?"
    r"|propos(?:e|ed|al|er)|submit(?:ted)?|pa(?:y|id)|fund(?:ed|ing)?|approv(?:e|ed|al)|adopted|countries|country|participants?|members?|long|much|many|ever|finally|actually|really|altogether|so\s+far|in\s+the\s+end|eventually|later|extended|continued?|saved|left(?:\s+over)?|remaining|evaluated|evaluator|chaired)\b",
)
_ASPECT = Rule(*_ASPECT_WORDS)
_ASPECTS_ALONE = Rule(*_ASPECT_WORDS, r"[国年月届花提写呢在是要用给被几多新钱还有过到]", r"\b(?:in|with|take|took|year|month|session)\b")
_PARTY = re.compile(r"\b(?:Group|Union|Secretariat|GRULAC|Delegations?)\b")
_WORDS = re.compile(rf"[a-z]{{2,}}|[{HAN}]", re.IGNORECASE)


def only_aspects(topic: str) -> bool:
    """Whether a topic names nothing but aspects; so does an empty one."""
    return not _WORDS.search(_ASPECTS_ALONE.sub(" ", topic))


def without_aspects(topic: str) -> str:
    """Return a topic without the aspect that was asked of it."""
    return " ".join(_ASPECT.sub(" ", topic).split())


def _is_party(term: Term) -> bool:
    """A country, or a group or body that speaks like one."""
    return term.kind == "place" or bool(_PARTY.search(term.en))


def parties_in(text: str, language: Language) -> list[Match]:
    """Return where a text names countries and groups of countries."""
    return [match for match in matches(text, language) if _is_party(match.term)]


def only_parties(topic: str, language: Language) -> bool:
    """Whether a topic names countries or groups of countries and nothing else."""
    found = matches(topic, language)
    return bool(found) and all(_is_party(match.term) for match in found) and not _WORDS.search(_cut(topic, found))


def without_parties(topic: str, language: Language) -> str:
    """Return a topic without the countries and groups in it."""
    found = parties_in(topic, language)
    return " ".join(re.sub(r"^(?:[和与及、]|(?:and|or)\b)+|(?:[和与及、]|\b(?:and|or))+$", "", _cut(topic, found).strip()).split())


def _cut(topic: str, found: Sequence[Match]) -> str:
    for match in sorted(found, key=lambda match: match.start, reverse=True):
        topic = f"{topic[: match.start]} {topic[match.end :]}"
    return topic
