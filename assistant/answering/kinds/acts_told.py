"""What a state or a group is asked to have done: a passage that names it, and tells nothing of the kind that it did, is no answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.glossary import Term
from assistant.model import Intent, Language, Paragraph, Query
from assistant.rules import Rule
from assistant.text import sentences
from assistant.understanding.asked.subjects import parties_in

_NEAR: dict[Language, int] = {"zh": 10, "en": 24}  # characters between a party and what it is asked to have done
_I = re.IGNORECASE
_ASKED_AND_TOLD = (
    (
        Rule(
            r"提(?:出|交|了|过)(?:了|过)?(?!.{0,6}(?:意见|看法))|提(?:什么|哪些)(?!意见)",
            r"\b(?:propos(?:e|es|ed|ing)|submit(?:s|ted|ting)?|sponsor(?:s|ed)?|put(?:ting)?\s+forward)\b",
            flags=_I,
        ),
        Rule(
            r"提(?:出|交|案|议)|建议|要求|请求|倡议",
            r"\b(?:propos\w+|submi\w+|sponsor\w*|put(?:ting)?\s+forward|present\w*|suggest\w*|request\w*|call(?:ed|s)\s+for|ask(?:ed|s))\b",
            flags=_I,
        ),
    ),
    (
        Rule(r"反对|否决|阻[止挠]", r"\b(?:oppos(?:e|es|ed|ing)|object(?:s|ed|ing)?|reject(?:s|ed|ing)?|block(?:s|ed|ing)?)\b", flags=_I),
        Rule(
            r"反对|不(?:赞成|同意|支持|接受)|否决|阻[止挠]|保留",
            r"\b(?:oppos\w+|object\w*|against|reject\w*|block\w*|disagree\w*|not\s+(?:in\s+favou?r|agree|accept|support)|reserv\w+)\b",
            flags=_I,
        ),
    ),
    (
        Rule(r"撤回|撤销|收回", r"\bwithdr(?:aw|ew|awn|awing)\b", flags=_I),
        Rule(r"撤回|撤销|收回|撤出|退出", r"\bwithdr[ae]w\w*\b", flags=_I),
    ),
)
_NOBODY = ("Secretariat", "Delegation", "Delegations")  # the one speaks in every paper, the others are any party


@dataclass(frozen=True, slots=True)
class Act:
    """What a question asks of a party: who it is, and the words by which a text tells that it did such a thing."""

    parties: tuple[Term, ...]
    told_by: Rule

    def told_in(self, paragraph: Paragraph, language: Language) -> bool:
        """Whether a sentence of a paragraph tells it of one of the parties, or one of them speaks."""
        spoken = paragraph.speaker is not None and self._names(paragraph.speaker, language)
        said = (paragraph.text[start:end] for start, end in sentences(paragraph.text))
        return spoken or any(self.told_by.search(one) and self._names(one, language) for one in said)

    def _names(self, text: str, language: Language) -> bool:
        return any(match.term in self.parties for match in parties_in(text, language))


def act_asked(query: Query) -> Act | None:
    """Return what a question asks a state or a group to have done; None where it names none that acts.

    >>> act_asked(Query(question="", text="Did Russia propose any projects?", language="en")) is None
    False
    >>> act_asked(Query(question="", text="How many proposals deal with Kenya?", language="en")) is None
    True
    """
    if query.intent not in (Intent.PASSAGE, Intent.LIST):
        return None
    near = _NEAR[query.language]
    named = [party for party in parties_in(query.text, query.language) if party.term.en not in _NOBODY]
    for asked, told in _ASKED_AND_TOLD:
        found = list(asked.finditer(query.text))
        parties = [party.term for party in named if any(0 <= verb.start() - party.end <= near for verb in found)]
        if parties:
            return Act(tuple(parties), told)
    return None
